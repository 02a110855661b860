"""Changes: the value before, the value after, and what is said of their difference."""
