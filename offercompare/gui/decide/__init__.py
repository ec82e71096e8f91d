"""View Decide: which offer leads, why, how sure that is, and what would change it."""
