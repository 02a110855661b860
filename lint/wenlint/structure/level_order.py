"""The order of levels 一、 （一） 1. （1）: where a level is skipped, or they are turned round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.structure.markers import Mark, Scheme
from wenlint.structure.series import line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document

ORDER = (Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARABIC, Scheme.PAREN_ARABIC)
"""The levels of official documents from the outermost in."""


class Step(Struct, frozen=True):
    """A step from one level to one that is not the next.

    `skipped` is the level that should come between, or None where the lower one holds the upper.
    """

    parent: Mark
    mark: Mark
    skipped: Scheme | None


def level_steps(document: Document) -> Iterator[Step]:
    """Yield the first step of each kind that leaves the order."""
    told: set[tuple[Scheme, Scheme]] = set()
    for series in document.view(line_series):
        parent, mark = series.parent, series.marks[0]
        if parent is None or parent.scheme not in ORDER or mark.scheme not in ORDER:
            continue
        step = ORDER.index(mark.scheme) - ORDER.index(parent.scheme)
        pair = (parent.scheme, mark.scheme)
        if step == 1 or len(series.marks) < 2 or pair in told:
            continue
        told.add(pair)
        skipped = ORDER[ORDER.index(parent.scheme) + 1] if step > 1 else None
        yield Step(parent, mark, skipped)
