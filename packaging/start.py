"""Where the frozen program begins."""

import sys

from offercompare.__main__ import main

sys.exit(main())
