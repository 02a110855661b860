"""Shares: parts, wholes, and the percentages that are said to follow from them."""
