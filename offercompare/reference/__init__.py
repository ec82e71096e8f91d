"""Bundled facts: places, price levels, exchange rates, rubrics, defaults."""
