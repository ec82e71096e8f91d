"""The arrays of the simulation: one place per path, in the last axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Paths = NDArray[np.float64]
Marks = NDArray[np.bool_]
