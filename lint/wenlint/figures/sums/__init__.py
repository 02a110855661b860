"""Sums: totals, and the figures that are told as their parts."""
