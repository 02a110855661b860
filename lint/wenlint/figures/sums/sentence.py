"""The sums of a sentence: every way in which it tells a total and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.figures.quantities import Quantity
from wenlint.figures.sums.ahead import parts_ahead
from wenlint.figures.sums.behind import parts_behind, parts_of_the_one_before, taken_away, the_rest
from wenlint.figures.sums.pairs import two_kinds, votes
from wenlint.figures.sums.total import Sum, explained_otherwise
from wenlint.figures.telling import Passage

_NO_PARTS = frozenset(["岁", "年", "天", "周岁", "倍", "级", "届", "层", "号"])


def sums(passage: Passage) -> Iterator[Sum]:
    """Yield the sums of a sentence whose total and parts are told for sure."""
    parts: set[Quantity] = set()
    yield from _wrong(parts_of_the_one_before(passage))
    yield from _wrong(votes(passage))
    for place, one in enumerate(passage.told):
        figure = one.figure
        if figure.ranged or not figure.unit or figure.unit in _NO_PARTS:
            continue
        found = None
        if not figure.is_percent:
            found = parts_behind(passage, place, inner=figure in parts) or taken_away(
                passage, place
            )
        found = found or the_rest(passage, place) or parts_ahead(passage, place)
        found = found or two_kinds(passage, place)
        if found is None:
            continue
        parts.update(found.parts)
        yield from _wrong(found)


def _wrong(found: Sum | None) -> Iterator[Sum]:
    if found is not None and not found.holds and not explained_otherwise(found):
        yield found
