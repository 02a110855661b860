"""A total with its parts, and what the words claim of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction
from itertools import accumulate

from msgspec import Struct

from wenlint.figures.arithmetic import Bounds, bounds
from wenlint.figures.quantities import Quantity
from wenlint.figures.telling import Told


class Claim(Enum):
    """What the words claim of the parts.

    ALL: they are all there is. LISTED: they are listed, and a slip shows where their sum misses the
    total by little or by one digit. NEAR: no word says that they are parts, but three or more stand
    right behind the total and their sum is near it. LIKELY: the same of what may be counted twice,
    where the sum is nearer. SOME: there may be others, their sum can only be smaller.
    """

    ALL = "all"
    LISTED = "listed"
    NEAR = "near"
    LIKELY = "likely"
    SOME = "some"


class Sum(Struct, frozen=True):
    """A total with its parts, and what is claimed of them."""

    total: Quantity
    parts: tuple[Quantity, ...]
    claim: Claim = Claim.ALL

    @property
    def holds(self) -> bool:
        added, whole = total_of(self.parts), bounds(self.total)
        if added.meets(whole):
            return True
        if self.claim is Claim.ALL:
            return False
        if self.claim in _WINDOWS:
            least, most = _WINDOWS[self.claim]
            return not (added.high >= whole.low * least and added.low <= whole.high * most)
        if added.low > whole.high:  # of a single part that is too large another rule tells
            return any(bounds(one).low > whole.high for one in self.parts)
        return self.claim is Claim.SOME or not (
            added.high >= whole.low * _CLOSE or _one_digit_off(self.total, self.parts)
        )


_WINDOWS = {
    Claim.NEAR: (Fraction(4, 5), Fraction(5, 4)),
    Claim.LIKELY: (Fraction(9, 10), Fraction(11, 10)),
}
# Published lists that leave something out miss their totals by more than a tenth.
_CLOSE = Fraction(9, 10)
_FEWEST_DIGITS = 4


def _one_digit_off(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Say whether one digit of a long total, or of a part, was mistyped: 326.20 for 276.20.

    Two digits that have changed places are one slip too.
    """
    if not all(one.exact for one in (total, *parts)):
        return False
    step = min(one.step for one in (total, *parts))
    missing = abs(total.value - sum((one.value for one in parts), Fraction(0))) / step
    if len(str(total.value // step)) < _FEWEST_DIGITS or missing.denominator != 1:
        return False
    if len(str(missing.numerator).rstrip("0")) == 1:
        return True
    signed = (total.value - sum((one.value for one in parts), Fraction(0))) / step
    return any(_exchanged(one.value / step, signed) for one in parts)


def _exchanged(value: Fraction, missing: Fraction) -> bool:
    """Say whether two neighbouring digits of `value`, exchanged, add `missing`."""
    digits = str(value.numerator)
    return any(
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) - int(digits) == missing
        for at in range(len(digits) - 1)
    )


def total_of(parts: Iterable[Quantity]) -> Bounds:
    """Return what `parts` add up to."""
    added = Bounds(Fraction(0), Fraction(0))
    for part in parts:
        added = added.plus(bounds(part))
    return added


def explained_otherwise(found: Sum) -> bool:
    """Say whether those nearest to the total make it: the farther ones count something else."""
    whole, parts = bounds(found.total), [bounds(part) for part in found.parts]
    nearest = parts if found.total.span.start < found.parts[0].span.start else parts[::-1]
    runs = [*accumulate(nearest, Bounds.plus)][1:-1]
    if len(parts) > 2 and found.claim is not Claim.ALL:
        added = total_of(found.parts)
        runs += [Bounds(added.low - one.low, added.high - one.high) for one in parts]
    return any(run.meets(whole) for run in runs)


def figures_of(told: Iterable[Told]) -> tuple[Quantity, ...]:
    return tuple(one.figure for one in told)
