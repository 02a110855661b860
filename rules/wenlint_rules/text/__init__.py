"""TXT: broken text."""
