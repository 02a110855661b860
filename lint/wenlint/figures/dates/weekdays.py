"""Weekdays beside dates: 2026年5月20日（星期三）, 5月20日上午（周三）, 周三（5月20日）."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.dates.dates import Written, Years
from wenlint.figures.tables.grids import cell_text, tables
from wenlint.lexicon.ranges import DASHES, WORDS

_NAME = "(?:星期|周|礼拜)"
_PART = "[上下]午|早上|晚上|中午|凌晨|傍晚|全天"
_CLOCK = rf"(?:{_PART}|[0-9]{{1,2}}[:：时点](?:[0-9]{{2}}分?)?|[ \u3000，,]){{0,4}}"
_BEHIND = lazy(
    rf"{_CLOCK}(?:[（(](?:[^（）()，。；0-9]{{0,10}}[，,、 ])?[本下这]?)?"
    rf"(?P<name>{_NAME}(?P<day>[一二三四五六日天]))"
    rf"(?:(?P<to>[{WORDS}{DASHES}]|、|[和与及]){_NAME}?(?P<last>[一二三四五六日天]))?(?P<end>.?)"
)
# 下周三（10月27日）: the date says which one, so that the weekday can be judged.
_AHEAD = lazy(
    rf"(?<![每逢])(?:(?P<first>{_NAME}(?P<one>[一二三四五六日天]))[{WORDS}、和与及{DASHES}])?"
    rf"(?P<name>(?:{_NAME})?(?P<day>[一二三四五六日天]))(?<=[一二三四五六日天周期拜])[（(]$"
)
_AHEAD_LONGEST = 10
_DAYS = "一二三四五六日"
_WORD_GOES_ON = "末报会刊例至到期年岁边围一二三四五六日的"
_LONGEST = 40


class WrongWeekday(Struct, frozen=True):
    """A weekday that does not belong to its date; `right` is the one that does.

    `year` is None where no year is told, and the days beside it are what `right` follows from.
    """

    one: Written
    name: Span
    year: int | None
    right: str


def wrong_weekdays(text: str, dates: Sequence[Written], years: Years) -> Iterator[WrongWeekday]:
    """Yield the weekdays that are wrong in every year that the date can mean.

    Where none is told, those that do not follow from the weekdays told right before them.
    """
    undated: list[tuple[Span, str, Written]] = []
    for place in range(len(dates)):
        for name, said, day in _beside(text, dates, place):
            meant = years.meant_by(day)
            if not meant:
                undated.append((name, said, day))
            days = {year: day.as_date(year) for year in meant}
            right = {year: _DAYS[when.weekday()] for year, when in days.items() if when}
            if right and said not in right.values() and len(right) == len(meant):
                year = _nearest(years, day, right)
                yield WrongWeekday(day, name, year, right[year])

    yield from _broken_chains(text, undated)


_NEAR = 60
_A_WEEK = 7


def _broken_chains(
    text: str, undated: Sequence[tuple[Span, str, Written]]
) -> Iterator[WrongWeekday]:
    """Yield the weekdays that do not follow from the one before: 16日（星期六）、17日（星期一）."""
    odd = False
    for one, other in pairwise(undated):
        between = text[one[0].end : other[0].start]
        if len(between) > _NEAR or between.count("\n") > 1 or odd:
            odd = False
            continue
        passed = {
            (second - first).days
            for year in _PLAIN_AND_LEAP
            if (first := one[2].as_date(year)) and (second := other[2].as_date(year))
        }
        told = (_DAYS.index(other[1]) - _DAYS.index(one[1])) % _A_WEEK
        if passed and min(passed) > 0 and all(days % _A_WEEK != told for days in passed):
            right = _DAYS[(_DAYS.index(one[1]) + min(passed)) % _A_WEEK]
            odd = True
            yield WrongWeekday(other[2], other[0], None, right)


_PLAIN_AND_LEAP = (2025, 2024)


_DAY_HEAD, _WEEKDAY_HEAD = lazy("(?:日期|时间)"), lazy("星期|周次?|礼拜|星期几")
_WEEKDAY_CELL = lazy(rf"{_NAME}?(?P<day>[一二三四五六日天])")


def wrong_in_rows(
    document: Document, text: str, dates: Sequence[Written]
) -> Iterator[WrongWeekday]:
    """Yield the weekdays of a column that are not those of the dates in the column beside it."""
    starts = [one.span.start for one in dates]
    for grid in tables(document) if dates else ():
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        days = [column for column, head in heads.items() if _DAY_HEAD.fullmatch(head)]
        names = [column for column, head in heads.items() if _WEEKDAY_HEAD.fullmatch(head)]
        if len(days) != 1 or len(names) != 1:
            continue
        for row in sorted({row for row, _ in grid} - {0}):
            cell, name = grid.get((row, days[0])), grid.get((row, names[0]))
            said = _WEEKDAY_CELL.fullmatch(cell_text(text, grid, row, names[0]))
            if cell is None or name is None or said is None:
                continue
            inside = dates[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            when = inside[0].as_date() if len(inside) == 1 else None
            if when is not None and _DAYS[when.weekday()] != _day(said["day"]):
                yield WrongWeekday(inside[0], name, when.year, _DAYS[when.weekday()])


def _nearest(years: Years, one: Written, right: dict[int, str]) -> int:
    """Return the year named last before a date, of those that it can mean."""
    before = [year for at, year in years.named if at <= one.span.start and year in right]
    return before[-1] if before else min(right)


def _beside(text: str, dates: Sequence[Written], place: int) -> Iterator[tuple[Span, str, Written]]:
    """Yield the weekdays beside a date: where, which, and the date that each belongs to."""
    one = dates[place]
    yield from _ahead(text, dates, place)
    match = _BEHIND.match(text, one.span.end, one.span.end + _LONGEST)
    if match is None or (match["end"] and match["end"] in _WORD_GOES_ON):
        return
    name = Span(*match.span("name"))
    bare = "（" not in match[0] and "(" not in match[0]
    if bare and "，" in text[one.span.end : name.start] and match["end"] not in "，,）)":
        return
    before = dates[place - 1] if place else None
    pair = one.follows and before is not None and one.span.start - before.span.end < 4
    if match["last"] is None:
        if not (pair and match["to"]):
            yield name, _day(match["day"]), one
    elif pair and before is not None:
        yield name, _day(match["day"]), before
        yield Span(*match.span("last")), _day(match["last"]), one


def _ahead(text: str, dates: Sequence[Written], place: int) -> Iterator[tuple[Span, str, Written]]:
    """Yield the weekdays before a date in brackets: 周三（10月27日）, 周三和周四（27日和28日）."""
    one = dates[place]
    left = max(0, one.span.start - _AHEAD_LONGEST)
    match = _AHEAD.search(text, left, one.span.start)
    if match is None or not (match["first"] or match["name"][:-1]):
        return
    if not match["first"]:
        yield Span(*match.span("name")), _day(match["day"]), one
        return
    yield Span(*match.span("first")), _day(match["one"]), one
    behind = dates[place + 1] if place + 1 < len(dates) else None
    if behind is not None and behind.follows and behind.span.start - one.span.end < 4:
        yield Span(*match.span("name")), _day(match["day"]), behind


def _day(written: str) -> str:
    return written.replace("天", "日")
