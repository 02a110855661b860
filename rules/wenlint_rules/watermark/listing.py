"""Lists what a rule of this family knows as data: shapes of lines, phrases, their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pkgutil import get_data

from wenlint_rules.watermark.shapes import SHAPES


def listing(code: str, *files: str) -> Callable[[], Sequence[str]]:
    """Return what lists the shapes of the rule `code` and the phrases of its inventories.

    One line each: the shape or phrase, what leaves it, since when.
    """

    def lines() -> Sequence[str]:
        shapes = dict.fromkeys(
            f"[{one.zh}]\t{one.en}\t{one.since}" for one in SHAPES if one.code == code
        )
        phrases = [
            line
            for name in files
            for line in (get_data(__package__, name) or b"").decode().splitlines()
            if line.strip() and not line.startswith("//")
        ]
        return (*shapes, *phrases)

    return lines
