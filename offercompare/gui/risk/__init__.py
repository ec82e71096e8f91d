"""View Risk: how far pay may range, how often one offer beats another, and what would change that."""
