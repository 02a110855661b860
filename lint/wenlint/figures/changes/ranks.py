"""Ranks that move: 由第8位上升到第5位，前移3位. A rank rises as its number falls."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count

_N = r"(?:\d{1,4}|[一二三四五六七八九十百零]{1,6})"
_UP = "上升|提升|前移|跃升|前进|跃居|攀升|升|提高|进|晋升|跃进|跃"
_DOWN = "下降|下滑|后移|后退|滑落|跌落|退步|跌|降|退|滑|掉"
_MOVED = lazy(
    rf"[由从][^，。；\n]{{0,20}}?第(?P<a>{_N})[位名]，?(?P<verb>(?P<up>{_UP})|{_DOWN})?"
    rf"[^，。；\n\d第]{{0,5}}[到至为居][^，。；\n]{{0,12}}?第(?P<b>{_N})[位名]"
    rf"(?:[^，。；\n\d]{{0,6}}[，、（][^，。；\n\d]{{0,8}}?(?:(?P<by_up>{_UP})|{_DOWN})了?"
    rf"(?P<by>(?P<n>{_N})个?(?:位次|名次|位|名)))?"
)


class Moved(Struct, frozen=True):
    """A move of a rank that is told wrong: the place, the two ranks, the places moved."""

    place: Span
    first: int
    last: int
    ranks: tuple[Span, Span]
    turned: bool


def wrong_moves(text: str) -> Iterator[Moved]:
    """Yield the moves whose direction or size the two ranks do not give."""
    for match in _MOVED.finditer(text) if "第" in text else ():
        first, last = parse_count(match["a"]), parse_count(match["b"])
        if not first or not last or first == last:
            continue
        ranks = Span(*match.span("a")), Span(*match.span("b"))
        rises = last < first
        by = Span(*match.span("by")) if match["by"] else None
        if match["verb"] and (match["up"] is not None) is not rises:
            yield Moved(Span(*match.span("verb")), first, last, ranks, turned=True)
        elif by and (match["by_up"] is not None) is not rises:
            yield Moved(by, first, last, ranks, turned=True)
        elif by and parse_count(match["n"]) != abs(first - last):
            yield Moved(by, first, last, ranks, turned=False)
