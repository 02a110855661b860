"""What surrounds a figure: its clause, and whether it is a total or the size of a change."""

from __future__ import annotations

from wenlint.figures.arithmetic import bounds
from wenlint.figures.quantities import Quantity
from wenlint.patterns import lazy
from wenlint.text import Span

CHANGE = lazy(r"(?<!新)增(?![设补])|减|(?<!对)比|升|降|缩|涨|超")
"""Finds that a figure is the size of a change and no total: 比去年增加4000亿元."""

_CLAUSE = lazy(r"[，；：。！？（）()\n\x1f]")


def clause(text: str, figure: Quantity, limit: int = 60) -> Span:
    """Return the clause that `figure` stands in, at most `limit` characters to either side."""
    left = max(0, figure.span.start - limit)
    start = left
    for match in _CLAUSE.finditer(text, left, figure.span.start):
        start = match.end()
    end = min(len(text), figure.span.end + limit)
    found = _CLAUSE.search(text, figure.span.end, end)
    return Span(start, found.start() if found else end)


def before_in_clause(text: str, figure: Quantity, limit: int = 40) -> str:
    """Return what stands before `figure` in its clause."""
    span = clause(text, figure, limit)
    return text[span.start : figure.span.start]


def exceeds(part: Quantity, whole: Quantity) -> bool:
    """Say whether `part` is larger than `whole` however both are rounded."""
    return bounds(part).low > bounds(whole).high
