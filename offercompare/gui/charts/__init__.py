"""Charts as pure painter functions: the same code draws on screen, on paper and into a picture."""
