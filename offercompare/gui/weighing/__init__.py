"""The ways to weights: trade-off questions, swings, typed numbers, and what goes with them (MODEL 12.1)."""
