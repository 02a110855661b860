"""Other readings: what else the figures nearby give, so that only what no reading gives is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations

from wenlint.claims.mentions import ANY, Mention, Role
from wenlint.figures.arithmetic import Bounds, plain
from wenlint.lexicon.dimensions import PEOPLE, PERCENT, VISITS

_MOST = 9
_WIDEST = Fraction(2)
_POWERS = tuple(Fraction(10) ** n for n in (-4, -3, -2, -1, 1, 2, 3, 4))
_HUNDRED = Fraction(100)


def same_kind(one: Mention, other: Mention) -> bool:
    """Say whether two mentions measure the same: people and visits of people do."""
    kind, others = one.kind, other.kind
    return kind == others or {kind, others} == {PEOPLE, VISITS}


def may_be_slip(right: Fraction, said: Fraction, widest: Fraction = _WIDEST) -> bool:
    """Say whether `said` is near enough to `right` to be a slip of it, or powers of ten away."""
    if right <= 0 or said <= 0:
        return False
    ratio = said / right
    return 1 / widest <= ratio <= widest or any(
        Fraction(99, 100) < ratio / power < Fraction(101, 100) for power in _POWERS
    )


def written(one: Mention) -> str:
    """Return a figure as it stands in the text, without its hedges."""
    return one.text[one.figure.number.start : one.end].strip()


def in_unit_of(value: Fraction, one: Mention) -> str:
    """Return `value`, in the smallest unit, as it would stand in the place of `one`."""
    return plain(value / one.dimension.scale) + one.unit


def explained(claim: Mention, near: Sequence[Mention], but: Sequence[Mention] = ()) -> bool:
    """Say whether any other reading of the mentions near `claim` gives it.

    `but` are those that the relation binds: their own sum or difference is no other reading.
    """
    others = [
        one
        for one in near
        if one is not claim and same_kind(one, claim) and one.role is not Role.LIMIT
    ][-_MOST:]
    bound = {id(one) for one in but}
    return any(reading.meets(claim.bounds) for reading in _readings(claim, others, bound)) or any(
        reading.meets(claim.bounds) for reading in _of_percents(claim, others, near)
    )


def _readings(claim: Mention, others: Sequence[Mention], bound: set[int]) -> Iterator[Bounds]:
    """Yield the value again, sums of neighbours, and differences of two."""
    for one in others:
        if id(one) not in bound and one.each == claim.each:
            yield one.bounds
    for first in range(len(others)):
        run = others[first:]
        for length, added in enumerate(accumulate((one.bounds for one in run), Bounds.plus), 1):
            if length > 1 and not bound.issuperset(map(id, run[:length])):
                yield added
    for one, other in combinations(others, 2):
        if not bound.issuperset({id(one), id(other)}):
            yield one.bounds.minus(other.bounds)
            yield other.bounds.minus(one.bounds)


def _of_percents(
    claim: Mention, others: Sequence[Mention], near: Sequence[Mention]
) -> Iterator[Bounds]:
    """Yield what percentages make of the values."""
    for rate in near:
        if rate.kind != PERCENT or rate is claim:
            continue
        part = rate.figure.value / _HUNDRED
        for one in others:
            yield one.bounds.times(part)
            yield one.bounds.times(1 - part) if part < 1 else one.bounds
            yield one.bounds.times(1 + part)


def counts_of(near: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions that count something, of which there may be a price or an average."""
    return [
        one
        for one in near
        if one.unit and not one.each and one.kind not in (PERCENT, ANY.name) and one.is_exact
    ]
