"""Several values of one thing in the order of time, and what is said of all: 逐年上升, 年均增长."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import bounds, comparable
from wenlint.figures.changes.changes import Change
from wenlint.figures.changes.reading import Told, read
from wenlint.figures.changes.times import Period, earlier
from wenlint.figures.changes.words import DOWN, UP, Role
from wenlint.figures.quantities import Quantities, Quantity, Sentence
from wenlint.lexicon.ranges import DASHES

_OF_TREND = lazy(
    r"逐[年月季届次期周日]|连年|年年|连续|一[届年期次批季月代天]比一|节节|步步|接连|持续|不断|稳步|一路|年均|年平均|年递"
)
_TREND = lazy(
    r"[^。；，\d]{0,8}[，、：]?[^。；，\d]{0,6}?(?P<trend>(?:逐[年月季届次期周日]|连年|年年|连续(?:\d|[一二三四五六七八九两]){1,2}[年月]|一(?P<each>[届年期次批季月代天])比一(?P=each)|节节|步步|接连|持续|不断|稳步|一路)"
    rf"(?:[稳快持大小明不].)?(?:(?P<up>{UP}|[多高大快强]|走强|升高|攀)|(?P<down>{DOWN}|[少低小慢弱]|走弱)))"
)
_YEARS = lazy(rf"(?:19|20)\d\d(?=年|[至{DASHES}])")


class BrokenTrend(Struct, frozen=True):
    """Two neighbours of a row that do not go the way that is told of the row."""

    trend: Span
    before: Quantity
    after: Quantity


def broken_trends(text: str, quantities: Quantities) -> Iterator[BrokenTrend]:
    """Yield the trends (逐年上升) that the values told just before them do not follow."""
    for row in _rows_in(text, quantities):
        figures = _figures(row)
        match = _TREND.match(text, figures[-1].span.end)
        if match is None:
            continue
        rises = match["up"] is not None
        for one, other in pairwise(figures):
            a, b = bounds(one), bounds(other)
            if (b.high < a.low) if rises else (b.low > a.high):
                yield BrokenTrend(Span(*match.span("trend")), one, other)
                break


def averaged_rows(text: str, quantities: Quantities) -> Iterator[tuple[Change, Sequence[Quantity]]]:
    """Yield the rows with the yearly growth told behind them, as changes from first to last."""
    for sentence in _sentences(text, quantities):
        told = read(text, sentence)
        for row in _rows(told):
            behind = told.index(row[-1]) + 1
            ends = _ends(text, row)
            if behind < len(told) and told[behind].cue.averaged and ends is not None:
                span = Span(row[0].gap.start, told[behind].span.end)
                yield Change(span, *ends, (told[behind],), True), sentence.quantities


def _ends(text: str, row: Sequence[Told]) -> tuple[Told, Told] | None:
    """Return the first and the last value of a row with their years."""
    if len(row) > 1:
        return row[0], row[-1]
    only = row[0]
    years = [int(year) for year in _YEARS.findall(only.gap.of(text))]
    if len(years) < 2 or years[-1] - years[0] != len(only.figures) - 1:
        return None
    return (
        replace(only, figures=only.figures[:1], cue=replace(only.cue, named=Period(years[0]))),
        replace(only, figures=only.figures[-1:], cue=replace(only.cue, named=Period(years[-1]))),
    )


def _sentences(text: str, quantities: Quantities) -> Iterator[Sentence]:
    if _OF_TREND.search(text) is None:
        return
    for sentence in quantities.sentences:
        if _OF_TREND.search(text, sentence.span.start, sentence.span.end + 20):
            yield sentence


def _rows_in(text: str, quantities: Quantities) -> Iterator[Sequence[Told]]:
    for sentence in _sentences(text, quantities):
        yield from _rows(read(text, sentence))


def _figures(row: Sequence[Told]) -> Sequence[Quantity]:
    return row[0].figures if len(row) == 1 else [told.figure for told in row]


def _rows(told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """Yield the rows: three values or more of one thing, listed or each with its later time."""
    row: list[Told] = []
    for one in told:
        if row and _follows(row[-1], one):
            row.append(one)
            continue
        if len(row) >= 3:
            yield row
        row = [one]
        if len(one.figures) >= 3 and one.cue.role is Role.VALUE and _is_even(one.figures):
            yield row
    if len(row) >= 3:
        yield row


def _is_even(figures: Sequence[Quantity]) -> bool:
    return all(comparable(figures[0], one) and not one.ranged for one in figures)


def _follows(one: Told, other: Told) -> bool:
    return (
        one.cue.role is other.cue.role is Role.VALUE
        and len(one.figures) == len(other.figures) == 1
        and _is_even((one.figure, other.figure))
        and not other.cue.subject
        and earlier(one.cue.period, other.cue.period) is True
    )
