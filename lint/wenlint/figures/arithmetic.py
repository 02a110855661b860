"""Exact arithmetic on figures as they are shown: what each can stand for, and whether two agree."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from wenlint.figures.quantities import Hedge, Quantity
from wenlint.lexicon.hedges import ABOUT, ALLOWS, NEARLY
from wenlint.lexicon.measure_sets import HEADS

_ABOUT = Fraction(ALLOWS[ABOUT][0], 100)
_NEARLY, _PAST = (Fraction(part, 100) for part in ALLOWS[NEARLY])
_UNLIMITED = 10**6
# Published figures are often cut off, not rounded: 2÷3 as 66.6%.
_CUT = Fraction(99, 100)


class Bounds(Struct, frozen=True):
    """The values that a figure, or a result of figures, can stand for."""

    low: Fraction
    high: Fraction

    def meets(self, other: Bounds) -> bool:
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def minus(self, other: Bounds) -> Bounds:
        return Bounds(self.low - other.high, self.high - other.low)

    def times(self, factor: Fraction) -> Bounds:
        return Bounds(self.low * factor, self.high * factor)

    def over(self, other: Bounds) -> Bounds:
        """Return the quotients; `other` is positive."""
        return Bounds(self.low / other.high, self.high / other.low)


def bounds(figure: Quantity) -> Bounds:
    """Return what `figure` can stand for: its rounding, and what its hedge allows."""
    slack = figure.slack
    low, high = (figure.value - slack, figure.value + slack) if slack else (figure.value,) * 2
    if figure.hedge is Hedge.ABOUT:
        return Bounds(low - low * _ABOUT, high + high * _ABOUT)
    if figure.hedge is Hedge.NEARLY:
        return Bounds(low - low * _NEARLY, high + high * _PAST)
    if figure.hedge is Hedge.MORE:
        return Bounds(low, high + max(_last_power(figure.value), high * _ABOUT))
    if figure.hedge is Hedge.ABOVE:
        return Bounds(low, high * _UNLIMITED)
    if figure.hedge is Hedge.BELOW:
        return Bounds(Fraction(0), high)
    return Bounds(low, high)


_FEW, _SEVERAL = 5, 12


def together(values: Iterable[tuple[Bounds, int]]) -> Bounds:
    """Return what figures come to, each added or taken away, as rounding leaves it.

    Each may be half a step off, but all of them hardly ever one way: a few together miss by one.
    """
    low = high = widest = Fraction(0)
    count = 0
    for one, sign in values:
        added = one if sign > 0 else one.times(Fraction(-1))
        low, high = low + min(added.low, added.high), high + max(added.low, added.high)
        widest = max(widest, abs(one.high - one.low))
        count += 1
    most = widest * (1 if count < _FEW else 2 if count < _SEVERAL else 3)
    middle = (low + high) / 2
    return Bounds(max(low, middle - most), min(high, middle + most))


def _last_power(value: Fraction) -> Fraction:
    """Return the power of ten of the last digit that is no zero: 100 for 1300."""
    power = Fraction(1)
    while value >= 10 * power and value % (10 * power) == 0:
        power *= 10
    return power


def comparable(one: Quantity, other: Quantity) -> bool:
    """Say whether two figures count in the same unit."""
    return one.unit == other.unit or (one.unit in HEADS and other.unit in HEADS)


def share_agrees(part: Quantity, whole: Quantity, percent: Quantity) -> bool:
    """Say whether `part` can be `percent` of `whole`; digits cut off (66.6%) pass for rounded."""
    if whole.value <= 0 or bounds(whole).low <= 0:
        return False
    right = bounds(part).over(bounds(whole)).times(Fraction(100))
    said = bounds(percent)
    return right.meets(Bounds(said.low, max(said.high, percent.value + percent.step * _CUT)))


class Stepped(Protocol):
    """A figure of prose or of a cell: `step` is one in its last digit."""

    @property
    def step(self) -> Fraction: ...


def decimals(figure: Stepped) -> int:
    """Return how many decimals a figure shows, at most four."""
    return next((places for places in range(4) if figure.step * 10**places >= 1), 4)


def shown(value: Fraction, places: int = 0) -> str:
    """Return `value` rounded half up to `places` decimals."""
    scaled = value * 10**places
    whole = (abs(scaled) + Fraction(1, 2)).__floor__()
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if scaled < 0 and whole else ""
    return sign + (digits[:-places] + "." + digits[-places:] if places else digits)


def plain(value: Fraction) -> str:
    """Return `value` with 万 or 亿 and no more decimals than it needs."""
    for power, name in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= power and (value * 100 % power == 0):
            return plain(value / power) + name
    places = next((n for n in range(4) if (value * 10**n).denominator == 1), 4)
    return shown(value, places)
