"""What joins the two ends of a range: 5至8, 5～8.

The signs end in the hyphen, so that they stand last in the class of a pattern: `[至到{DASHES}]`.
"""

from __future__ import annotations

WORDS = "至到"
DASHES = "—–~～-"
"""The signs of ranges, as times and dates are joined."""
DASHES_OF_FIGURES = "－" + DASHES
"""As DASHES, the wide minus too, as figures are joined. Irregular: times know it not."""
DASHES_OF_SPREADS = "—～~-"
"""Irregular: as DASHES, between two words before a figure: 三至五月."""
