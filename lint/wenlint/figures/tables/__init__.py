"""Tables: their cells as figures, their totals."""
