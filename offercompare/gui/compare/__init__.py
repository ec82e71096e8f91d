"""View Compare: offers as columns, attributes as rows."""
