"""Declared counts and the lists that they count."""
