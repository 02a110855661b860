"""Moments: days, months, years and times of day in one kind of value, and what dates a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import WITH_DATES, WITH_DIGITS, matches
from wenlint.figures.dates.clock import Time, find_times
from wenlint.figures.dates.dates import BEFORE_ROC, Written, find_dates
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified
from wenlint.lexicon.numerals import DIGITS
from wenlint.lexicon.ranges import DASHES, WORDS
from wenlint.structure.outline import make_outline

_Y = "(?:1[5-9]|20)[0-9]{2}"
_H = f"{DIGITS}〇○零"
_JOINED = rf"[ ]?(?:[{WORDS}]|[{DASHES}]{{1,2}})[ ]?"
# A year, or a month, and no day: those of the days are read with them.
_COARSE = lazy(
    rf"(?<![0-9.第])(?P<year>{_Y}|[一二][{_H}]{{3}})[ ]?年(?!代|级|版|款|制)"
    rf"(?:[ ]?(?P<month>1[0-2]|0?[1-9]|[一二三四五六七八九十]{{1,2}})[ ]?月(?:份)?)?"
    rf"(?![0-9 ]{{0,4}}[日号]|[{_H}十]{{1,3}}[日号])"
    rf"|(?<![0-9.第])(?:民国[ ]?(?P<roc>[0-9]{{1,3}})|(?P<roc_only>1[0-3][0-9]))[ ]?年(?!代|级)"
    rf"(?:[ ]?(?P<roc_month>1[0-2]|0?[1-9])[ ]?月(?:份)?)(?![0-9 ]{{0,4}}日)"
    rf"|(?<![0-9.\-/A-Za-z])(?P<bare>{_Y})(?={_JOINED}{_Y}(?![0-9]|[./-][0-9]))"
    rf"|(?<=(?<![0-9.\-/]){_Y}年?[ ]?[{WORDS}{DASHES}]{{1,2}}[ ]?)"
    rf"(?P<last>{_Y})(?![0-9年]|[./\-][0-9])"
)
_MONTH = lazy(
    r"(?<![0-9年第.个])(?P<month>1[0-2]|[1-9])月(?:份)?(?![0-9]{1,2}[日号]|[租薪均供息报刊考度票球饼光])"
)
_TO_CLOCK = lazy(
    r"[ ]?(?:[（(][^（）()，。\n]{0,8}[）)])?[ ，,]?(?:(?:星期|周)[一二三四五六日天])?[ ]?"
)
_AS_WORDED = lazy(r"[ \t\u3000*_>#|]*")
_DATE_LINE = lazy(r"[（(]?(?:[发成印公]?[文布告]?日期|发布时间|时间|日期)?[：:]?")
_DATED = lazy("(?:发文|发布|成文|印发|公告)(?:日期|时间)[：:]")
_HEADS = 8
_LONGEST_SIGNATURE = 24
_SIGNED_WITHIN = 5
_INHERITS = 80


class Moment(Struct, frozen=True):
    """A point of time as written, as exact as it is told; what it leaves open is None.

    `minute` counts from midnight. `inherited` says that the year is that of the moment before it.
    """

    span: Span
    year: int | None
    month: int | None = None
    day: int | None = None
    minute: int | None = None
    inherited: bool = False
    time: Time | None = None

    def as_date(self, year: int | None = None) -> date | None:
        """Return the day; `year` stands in for one that is not told."""
        known = self.year or year
        if known is None or self.month is None or self.day is None:
            return None
        try:
            return date(known, self.month, self.day)
        except ValueError:
            return None


def compare(one: Moment, other: Moment) -> int:
    """Return -1, 0 or 1: which is the earlier; 0 where that cannot be told.

    Of two months without a year, those more than half a year apart may belong to two years.
    """
    if (one.year is None) is not (other.year is None):
        return 0
    if (
        one.year is None
        and one.month is not None
        and other.month is not None
        and abs(one.month - other.month) > _HALF_A_YEAR
    ):
        return 0
    parts = (
        (one.year, other.year),
        (one.month, other.month),
        (one.day, other.day),
        (one.minute, other.minute),
    )
    for place, (mine, its) in enumerate(parts):
        if mine is None or its is None:
            if place:
                return 0
            continue
        if mine != its:
            return -1 if mine < its else 1
    return 0


_HALF_A_YEAR = 6


class Moments(Struct, frozen=True, dict=True):
    """The moments of a document in order."""

    text: str
    items: tuple[Moment, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.items]

    def within(self, span: Span) -> Sequence[Moment]:
        """Return the moments that begin inside `span`."""
        first = bisect_left(self._starts, span.start)
        return self.items[first : bisect_left(self._starts, span.end)]

    @cached_property
    def years(self) -> frozenset[int]:
        return frozenset(one.year for one in self.items if one.year is not None)


def find_days(document: Document) -> tuple[Written, ...]:
    """Return the days of a document as they are written."""
    return find_dates(
        document.view(simplified), document.view(WITH_DATES), document.view(WITH_DIGITS)
    )


def find_moments(document: Document) -> Moments:
    """Return the moments of a document."""
    text, digits = document.view(simplified), document.view(WITH_DIGITS)
    days = [_of_day(text, one) for one in document.view(find_days) if not one.fault()]
    taken = sorted(days, key=lambda one: one.span.start)
    found = [*taken, *_free(taken, _coarse(text))]
    found.sort(key=lambda one: one.span.start)
    found += _free(found, _months(text, digits))
    found.sort(key=lambda one: one.span.start)
    found += _free(found, _clocks(text, digits))
    found.sort(key=lambda one: one.span.start)
    return Moments(text, tuple(_inheriting(text, found)))


def _of_day(text: str, one: Written) -> Moment:
    """Return a day with the time of day right behind it."""
    behind = _TO_CLOCK.match(text, one.span.end)
    start = behind.end() if behind else one.span.end
    clock = next(find_times(text, [Span(start, start + 14)]), None)
    if clock is None or clock.span.start > start or clock.fault():
        return Moment(one.span, one.year, one.month, one.day, inherited=one.follows)
    span = Span(one.span.start, clock.span.end)
    return Moment(span, one.year, one.month, one.day, clock.minutes, one.follows, clock)


def _coarse(text: str) -> Iterator[Moment]:
    for match in _COARSE.finditer(text):
        roc = match["roc"] or match["roc_only"]
        year = match["year"] or match["bare"] or match["last"]
        month = match["month"] or match["roc_month"]
        known = int(roc) + BEFORE_ROC if roc else parse_count(year)
        yield Moment(Span(*match.span()), known, parse_count(month) if month else None)


def _months(text: str, digits: Sequence[Span]) -> Iterator[Moment]:
    for match in matches(_MONTH, text, digits):
        yield Moment(Span(*match.span()), None, int(match["month"]))


def _clocks(text: str, digits: Sequence[Span]) -> Iterator[Moment]:
    for time in find_times(text, digits):
        if not time.fault():
            yield Moment(time.span, None, None, None, time.minutes, time=time)


def _free(taken: Sequence[Moment], found: Iterator[Moment]) -> list[Moment]:
    """Return what of `found` overlaps none of `taken`, which is in order."""
    starts = [one.span.start for one in taken]
    free = []
    for one in found:
        place = bisect_left(starts, one.span.end)
        if not place or taken[place - 1].span.end <= one.span.start:
            free.append(one)
    return free


def _inheriting(text: str, found: Sequence[Moment]) -> Iterator[Moment]:
    """Give a day or month without a year that of the moment before it in its line."""
    before: Moment | None = None
    for one in found:
        if one.month is None and one.year is None:  # a time of day
            yield one
            continue
        if (
            one.year is None
            and before is not None
            and before.year is not None
            and one.span.start - before.span.end < _INHERITS
            and "\n" not in text[before.span.end : one.span.start]
        ):
            late = before.month is not None and (one.month or 0) < before.month
            turn = late and (before.month or 0) - (one.month or 0) > _HALF_A_YEAR
            before = replace(one, year=before.year + turn, inherited=True)
            yield before
            continue
        before = one
        yield one


class Dating(Struct, frozen=True):
    """What a document says of its own time.

    `signed` is the date that stands alone on one of its last lines, `titled` the year that its
    title names once.
    """

    signed: Moment | None
    titled: int | None

    @property
    def year(self) -> int | None:
        """The year in which the document was written, as far as it tells."""
        return self.signed.year if self.signed else self.titled


def find_dating(document: Document) -> Dating:
    """Return what a document says of its own time."""
    return Dating(_signature(document), _titled(document))


def _signature(document: Document) -> Moment | None:
    moments = document.view(find_moments)
    lines = [line for line in document.lines if line.block.cell is None]
    last = [line for line in reversed(lines[-_SIGNED_WITHIN:]) if line.span != lines[0].span]
    heads = [line for line in lines[:_HEADS] if _DATED.match(moments.text, line.span.start)]
    for line in (*last, *heads):
        if len(line.span) > _LONGEST_SIGNATURE:
            continue
        found = moments.within(line.span)
        if len(found) == 1 and found[0].month is not None and found[0].year is not None:
            span = found[0].span
            ahead = moments.text[line.span.start : span.start].replace("中华", "")
            if _DATE_LINE.fullmatch(ahead.strip()) and not moments.text[
                span.end : line.span.end
            ].strip("）) 印发"):
                return found[0]
    return None


def _titled(document: Document) -> int | None:
    title = document.view(make_outline).title
    if title is None:
        return None
    years = {one.year for one in document.view(find_moments).within(title.span)} - {None}
    return years.pop() if len(years) == 1 else None
