"""Every sum that a column of figures can have, when some of them are heads of those behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

_MOST = 200
_MOST_NESTED = 120


class Entry(Struct, frozen=True):
    """A figure of the column; `counts` says whether it may be added, `omits` whether left out."""

    value: Fraction
    counts: bool
    omits: bool


def sums(entries: Sequence[Entry], nested: bool) -> set[Fraction] | None:
    """Return the sums that the entries can have; None where they are too many to tell.

    A figure may be the head of those behind it that add up to it. Where nothing but the figures
    says so (`nested` is false), all at the top must be such heads.
    """
    if len(entries) > _MOST_NESTED:
        return None if nested else {sum((one.value for one in entries), Fraction(0))}
    ends: dict[int, set[int]] = {}
    flat: list[set[Fraction]] = [set() for _ in entries] + [{Fraction(0)}]
    heads: list[set[Fraction]] = [set() for _ in entries] + [{Fraction(0)}]
    for at in range(len(entries) - 1, -1, -1):
        one = entries[at]
        ends[at] = _ends(entries, ends, at)
        steps = ends[at] if nested else {at + 1}
        if one.omits:
            flat[at] |= flat[at + 1]
        if one.counts:
            flat[at] |= {one.value + rest for end in steps for rest in flat[end]}
        heads[at] = {one.value + rest for end in ends[at] if end > at + 2 for rest in heads[end]}
        if len(flat[at]) > _MOST or len(heads[at]) > _MOST:
            return None
    return flat[0] | heads[0]


def _ends(entries: Sequence[Entry], ends: Mapping[int, set[int]], at: int) -> set[int]:
    """Return where what belongs to `at` can end: behind itself, or behind its parts.

    `ends` holds the same for the entries behind it.
    """
    value = entries[at].value
    found = {at + 1}
    reached: dict[int, set[Fraction]] = {at + 1: {Fraction(0)}}
    place = at + 1
    while place <= max(reached):
        here = reached.get(place, set())
        if place > at + 1 and value and value in here:
            found.add(place)
        if place < len(entries):
            further = {one + entries[place].value for one in here}
            further = {one for one in further if one <= value}
            if len(further) > _MOST:
                return found
            for end in ends[place] if further else ():
                reached.setdefault(end, set()).update(further)
        place += 1
    return found
