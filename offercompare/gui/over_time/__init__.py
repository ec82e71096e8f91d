"""View Over time: pay by year, what is kept if one leaves then, and what leaving after some months means."""
