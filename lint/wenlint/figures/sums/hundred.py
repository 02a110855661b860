"""Shares that are told as a whole, and do not make a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import Bounds, bounds
from wenlint.figures.quantities import Quantity
from wenlint.figures.telling import Passage

_INDUSTRY = lazy(
    r"(?:产业|结构|构成)[^。；]{0,16}?[^，。；\d](?:[\d.:：∶ ]{5,24}[^，。；\d]{1,8})?"
    r"(?P<ratio>(?<![\d.])(?P<a>\d{1,3}(?:\.\d+)?)[ ]?[:：∶]"
    r"[ ]?(?P<b>\d{1,3}(?:\.\d+)?)[ ]?[:：∶][ ]?(?P<c>\d{1,3}(?:\.\d+)?))"
)
_SHARES = lazy(
    r"(?:占比|比重|比例|构成|结构)[^，。；\d]{0,8}分别[^，。；\d]{0,4}$|分别占[^，。；\d]{0,8}$"
)
_OF_ONE_WHOLE = lazy(r"产业|来源|结构|构成|类|出资|持股|股权|份额|权重|分别占(?:总|全部)")
_HUNDRED = Fraction(100)
_NEAR = Fraction(25)


def ratio_of_industries(text: str) -> Iterator[tuple[Span, tuple[Fraction, ...]]]:
    """Yield 三次产业结构为10.2:45.3:48.5 where the three do not add up to a hundred."""
    for match in _INDUSTRY.finditer(text):
        parts = tuple(Fraction(match[group]) for group in "abc")
        if Fraction(3, 20) < abs(sum(parts, -_HUNDRED)) < 10:
            yield Span(*match.span("ratio")), parts


def shares_of_all(passage: Passage) -> Iterator[tuple[Quantity, ...]]:
    """Yield shares that are told as a whole and do not add up: 占比分别为12%、40%、58%."""
    for place, one in enumerate(passage.told):
        if not one.figure.is_percent or not _SHARES.search(one.clause):
            continue
        parts = [one]
        for other in passage.told[place + 1 :]:
            joint = passage.between(parts[-1], other)
            if not other.figure.is_percent or joint not in ("、", "，", "和", "及", "与"):
                break
            parts.append(other)
        figures = tuple(part.figure for part in parts)
        said = passage.text[
            max(passage.span.start, one.figure.span.start - 40) : one.figure.span.start
        ]
        if len(parts) < 3 or not all(f.exact for f in figures) or not _OF_ONE_WHOLE.search(said):
            continue
        added = Bounds(Fraction(0), Fraction(0))
        for figure in figures:
            added = added.plus(bounds(figure))
        closed = "产业" in said and len(parts) == 3
        near = added.low - _HUNDRED < _NEAR and _HUNDRED - added.high < _NEAR
        if near and (added.low > _HUNDRED or (closed and added.high < _HUNDRED)):
            yield figures
