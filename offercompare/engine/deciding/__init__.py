"""The analysis of a choice (MODEL 12) on the simulated outcomes: numpy loads with it, so import it where it is used."""
