"""View Negotiate: what to ask for, by when, and the words to ask it with."""
