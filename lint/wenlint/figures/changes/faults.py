"""What is wrong with a change, and what keeps a change from being judged by its figures."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import Bounds, bounds
from wenlint.figures.changes.changes import Change
from wenlint.figures.quantities import Quantity

# Growth of these is told at comparable prices.
_REAL = lazy(
    "不变价|可比|生产总值|GDP|ＧＤＰ|增加值|总产值|国民收入|同口径|扣除|剔除|折算|物价|修订|核实后"
)


class Fault(Enum):
    """What is wrong with a change."""

    DIRECTION = "direction"
    SIZE = "size"


class Contradiction(Struct, frozen=True):
    """A claim that does not follow: the figure to blame, the sum, the values it follows from."""

    fault: Fault
    place: Span
    sum: str
    before: Span
    after: Span


def difference(first: Quantity, last: Quantity) -> Bounds:
    start, end = bounds(first), bounds(last)
    return end.minus(start) if last.value >= first.value else start.minus(end)


def is_at_prices(text: str, change: Change) -> bool:
    return is_real(text[max(0, change.span.start - 40) : change.span.end])


def is_real(words: str) -> bool:
    """Say whether words name what grows at comparable prices, or otherwise than by its figures."""
    return _REAL.search(words) is not None
