"""The forms of the window: one offer, the person with the assumptions, and the fields that both are made of."""
