"""offercompare: job offers side by side, weighed by what matters to the person who has to choose."""

__version__ = "0.1.0"
APP_ID = "org.offercompare.OfferCompare"
"""What desktops call the program: desktop entry, icons, MIME package and metainfo carry it."""
