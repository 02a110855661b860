"""Dates, weekdays, times of day, periods, ranges."""
