"""Ratios: rates, averages, prices, taxes: figures that two others have to give."""
