"""offercompare: job offers side by side, weighed by what matters to the person who has to choose."""

__version__ = "0.1.0"
PROGRAM = "offercompare"
"""What people type, and what the folders of settings, recovery copies and logs are called."""
APP_ID = "org.offercompare.OfferCompare"
"""What desktops call the program: desktop entry, icons, MIME package and metainfo carry it."""
