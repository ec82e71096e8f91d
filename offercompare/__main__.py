"""The one entry point: ``python -m offercompare``."""

import sys

from offercompare.cli import main

if __name__ == "__main__":
    sys.exit(main())
