"""The calculation of MODEL.md as pure functions with a trail for each number."""
