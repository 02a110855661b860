"""Growth told as a yearly average: whether two values so many years apart give it."""

from __future__ import annotations

import math
from fractions import Fraction

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, bounds, comparable, decimals, plain, shown
from wenlint.figures.changes.changes import Change
from wenlint.figures.changes.faults import Contradiction, Fault, difference, is_at_prices
from wenlint.figures.changes.reading import Told
from wenlint.figures.quantities import Quantity

_YEARLY = lazy(r"年均|年平均|平均每年|年递")
_NOT_EVEN = lazy("实际|可比|累计")


def averaged(
    text: str, change: Change, claim: Told, figure: Quantity, ends: tuple[Quantity, Quantity]
) -> Contradiction | None:
    """Check 年均增长: the growth of so many years, compounded (or divided) evenly."""
    first, last = ends
    years = _years(change)
    words = claim.gap.of(text)
    if years < 2 or first.is_percent:
        return None
    if not _YEARLY.search(words) or _NOT_EVEN.search(words) or is_at_prices(text, change):
        return None
    if (last.value > first.value) is not claim.cue.up:
        return None
    if not figure.is_percent:
        return _average_amount(figure, first, last, years) if comparable(figure, last) else None
    start, end, said = bounds(first), bounds(last), bounds(figure).times(Fraction(1, 100))
    if start.low <= 0 or first.unit == "元":
        return None
    multiple, sign = end.over(start), Fraction(1 if claim.cue.up else -1)
    low, high = sorted((1 + sign * said.low, 1 + sign * said.high))
    for spans in (years - 1, years, years + 1):
        if multiple.meets(Bounds(_power(low, spans), _power(high, spans))):
            return None
        if multiple.meets(Bounds(1 + (low - 1) * spans, 1 + (high - 1) * spans)):
            return None
    rate = abs(float(last.value / first.value) ** (1 / years) - 1) * 100
    a, b = plain(first.value), plain(last.value)
    sum_ = f"{a}到{b}，{years}年年均{shown(Fraction(rate), decimals(figure))}%"
    return Contradiction(Fault.SIZE, figure.span, sum_, first.span, last.span)


def _average_amount(
    figure: Quantity, first: Quantity, last: Quantity, years: int
) -> Contradiction | None:
    """Check 年均增加3万册: the difference, divided by the years, which may be counted otherwise."""
    change = difference(first, last)
    if any(
        change.times(Fraction(1, span)).meets(bounds(figure))
        for span in range(max(1, years - 1), years + 2)
    ):
        return None
    right = abs(last.value - first.value) / years
    a, b = sorted((first.value, last.value))
    sum_ = f"（{plain(b)}－{plain(a)}）÷{years}＝{plain(right)}"
    return Contradiction(Fault.SIZE, figure.span, sum_, first.span, last.span)


def _power(base: Fraction, times: int) -> Fraction:
    return math.prod([base] * times, start=Fraction(1))


def _years(change: Change) -> int:
    """Return how many years lie between the two values; 0 where it is not told."""
    before, after = change.before, change.after
    start = before.cue.period.year if before and before.cue.period else None
    end = after.cue.period.year if after and after.cue.period else None
    return end - start if start and end else 0
