"""One open document: named pure edits, history, results kept fresh; no Qt."""
