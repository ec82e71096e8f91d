"""Frozen values of a comparison and what changed between two of them."""
