"""PH: something was to be filled in."""
