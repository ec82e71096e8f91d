"""What goes on paper and how numbers are worded; no Qt."""
