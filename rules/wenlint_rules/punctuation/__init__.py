"""PUN: punctuation that cannot be right."""
