"""Pay with its chances: job loss, prices, exits, drawn many times and worked through alike (MODEL 4 to 6, 8, 9).

numpy is imported in here alone, so that the window is painted before it is loaded.
"""
