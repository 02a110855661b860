"""The pieces of a collection: the number in its title, their labels, the body."""
