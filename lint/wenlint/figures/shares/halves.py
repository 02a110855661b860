"""Halves in words: 过半数, 一半以上."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.quantities import PERCENT, Hedge, Quantity
from wenlint.figures.shares.share import Share
from wenlint.figures.shares.wholes import whole_of
from wenlint.figures.telling import Passage

_HALF = lazy(
    r"(?P<cue>超过|超|过|达到|达|占|不足|不到|未过|(?:恰好|正好|刚好)(?:是|占)?)(?P<of>[^，。；：\d占过]{0,10}?)的?"
    r"(?P<half>半数|(?<=[过足到])半(?!年|天|小时|月|径|个|价|程|山|路|夜|点)|一半)(?P<more>以上)?"
)


def halves(passage: Passage) -> Iterator[Share]:
    """Read 赞成票86票，超过应到代表的半数: a half in words."""
    text = passage.text
    for match in _HALF.finditer(text, passage.span.start, _end(passage)):
        earlier = [t for t in passage.told if t.figure.span.end <= match.start()]
        if not earlier or match.start() - earlier[-1].figure.span.end > 16:
            continue
        part = earlier[-1]
        if part.figure.is_percent or part.figure.ranged:
            continue
        at = len(earlier) - 1
        whole = whole_of(passage, part, at, match["of"])
        if whole is not None and part.figure.value <= whole.value:
            yield Share(part.figure, whole, _half(Span(*match.span()), match["cue"], match["more"]))


_EXACTLY = lazy(r"占|[恰正刚]好[是占]?")


def _half(span: Span, cue: str, more: str | None) -> Quantity:
    below = cue in ("不足", "不到", "未过")
    hedge = (
        Hedge.BELOW
        if below
        else Hedge.ABOUT
        if _EXACTLY.fullmatch(cue) and not more
        else Hedge.ABOVE
    )
    return Quantity(span, span, Fraction(50), Fraction(0), PERCENT, hedge)


def _end(passage: Passage) -> int:
    return passage.told[-1].figure.span.end + 24
