"""How wenlint is told that it cannot do its work."""


class Failure(Exception):
    """wenlint cannot do its work; the message says why, where, and what to do."""
