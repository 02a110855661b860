"""Dates in prose, in every notation: 2026年5月8日, 2026-05-08, 二〇二六年五月八日, 至12日."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

import regex
from msgspec import Struct

from wenlint.core.document import SEPARATOR
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import matches
from wenlint.language.numerals import parse_count
from wenlint.lexicon.numerals import DIGITS
from wenlint.lexicon.ranges import DASHES, WORDS
from wenlint.lexicon.stops import STATEMENT_ENDS_OF_DATES

_D = "[0-9０-９]"
_H = "〇○零一二三四五六七八九十"
_YEAR = rf"{_D}{{4}}|[{DIGITS}〇○零]{{4}}"
_FULL = lazy(
    rf"(?<![0-9０-９{_H}第])"
    rf"(?:(?:民国[ ]?(?P<roc>{_D}{{1,3}}|[{_H}元]{{1,5}})|(?P<roc_only>1[0-3]{_D})"
    rf"|(?P<year>{_YEAR}))[ ]?年[ ]?)?"
    rf"(?P<month>{_D}{{1,2}}|[{_H}]{{1,3}})[ ]?月[ ]?"
    rf"(?P<day>{_D}{{1,2}}|[{_H}]{{1,3}})[ ]?(?:[日号](?!线|楼|院|门)"
    rf"|(?=[{WORDS}、{DASHES}]{{1,2}}{_D}{{1,2}}日))"
)
# A day that takes the month of the date before it: 5月8日至12日, 5月8日、12日.
_REST = lazy(
    rf"(?:[ ]?(?:至|到|—{{1,2}}|–|-|~|～|、|和|及|与)[ ]?)(?P<day>{_D}{{1,2}})[日号](?!线|楼|院|门)"
)
# 19日（星期五） further on in the sentence of a date means its month too.
_NAMED = lazy(
    rf"(?<![月0-9０-９年])(?P<day>{_D}{{1,2}})日(?=[（(]?(?:星期|周|礼拜)[一二三四五六日天])"
)
_SENTENCE = lazy(f"[{STATEMENT_ENDS_OF_DATES}]")
_SIGNED = lazy(
    r"(?<![0-9A-Za-z./\-_])(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)"
    r"(?P<day>[0-9]{1,2})(?![0-9A-Za-z_]|[./\-][0-9A-Za-z])"
)
_SAYS_DATE = lazy(r"日期|时间|[于至到在自从]$|截[止至]|[期前]为?[：:]?$|年月日|生效|发布|签署")
_LUNAR = lazy(r"[农阴夏旧古]历|正月|腊月|闰")
_REIGN = lazy(rf"[\p{{Han}}]{{2}}[{_H}元廿卅]{{1,3}}年(?:闰)?$")
_NEXT_YEAR = lazy(r"[明次翌来去前上后][一]?年")
_ANY_YEAR = lazy(
    r"(?<![0-9０-９])(?P<y>(?:19|20)[0-9]{2})[ ]?(?:年(?:[ ]?(?P<m>1[0-2]|0?[1-9])[ ]?月)?"
    r"|[-/.](?=[0-9]{1,2}[-/.][0-9]))"
)
_LONGEST_GAP = 60
BEFORE_ROC = 1911
"""The year before the first of the Republic: 民国115年 is 2026."""


class Written(Struct, frozen=True):
    """A date as written; what it does not say itself is None, but for a month taken over.

    `follows` says that the date goes on from the one before it (至12日).
    """

    span: Span
    year: int | None
    month: int
    day: int
    follows: bool = False
    by_signs: bool = False

    def fault(self) -> tuple[str, str] | None:
        """Return what is wrong with it in every year, or in its own."""
        if not 1 <= self.month <= 12:
            return "没有这个月份", "there is no such month"
        longest = monthrange(self.year or 2024, self.month)[1]
        if 1 <= self.day <= longest:
            return None
        return f"{self.month}月只有{longest}天", f"month {self.month} has {longest} days only"

    def as_date(self, year: int | None = None) -> date | None:
        """Return the day itself; None where it does not exist or its year is not known."""
        known = self.year or year
        if known is None or not 1 <= known <= 9999 or self.fault():
            return None
        return date(known, self.month, self.day) if self._exists(known) else None

    def _exists(self, year: int) -> bool:
        return 1 <= self.day <= monthrange(year, self.month)[1]


def find_dates(text: str, dated: Sequence[Span], digits: Sequence[Span]) -> tuple[Written, ...]:
    """Return the dates of a text in order; those of the lunar calendar are left out.

    `dated` are the stretches of the text that hold 年 or 月, `digits` those with Arabic digits.
    """
    found = [*_full(text, dated), *_signed(text, digits)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _full(text: str, dated: Sequence[Span]) -> Iterator[Written]:
    for match in matches(_FULL, text, dated):
        before = text[max(0, match.start() - 12) : match.start()]
        month, day = parse_count(match["month"]), parse_count(match["day"])
        masked = match["month"].strip("○") == "" or match["day"].strip("○") == ""
        if month is None or day is None or masked or _LUNAR.search(before):
            continue
        year = _year(match)
        if year is None and _REIGN.search(before):
            continue
        yield Written(Span(match.start(), match.end()), year, month, day)
        yield from _rest(text, match, year, month, day)


def _year(match: regex.Match[str]) -> int | None:
    """Return the year that a date names, by the common era: 民国115年 is 2026."""
    if match["year"]:
        return parse_count(match["year"])
    named = match["roc"] or match["roc_only"]
    counted = parse_count(named.replace("元", "一")) if named else None
    return counted + BEFORE_ROC if counted else None


def _rest(
    text: str, match: regex.Match[str], year: int | None, month: int, day: int
) -> Iterator[Written]:
    """Yield the days that follow a date without a month of their own."""
    at = match.end()
    for _ in range(4):
        bracket = text.find("）", at, at + 12) + 1 if text[at : at + 1] in "（(" else 0
        following = _REST.match(text, bracket or at)
        if following is None:
            break
        then = int(following["day"])
        if then <= day:
            return
        start = following.start("day")
        yield Written(Span(start, following.end()), year, month, then, follows=True)
        at, day = following.end(), then
    stop = _SENTENCE.search(text, at, at + _LONGEST_GAP)
    limit = stop.start() if stop else at + _LONGEST_GAP
    for named in _NAMED.finditer(text, at, limit):
        if (then := int(named["day"])) > day and not _FULL.search(text, at, named.start()):
            span = Span(named.start(), named.end())
            yield Written(span, year, month, then, follows=True)


def _signed(text: str, digits: Sequence[Span]) -> Iterator[Written]:
    """Yield 2026-05-08, 2026/5/8 and 2026.5.8; numbers of parts and versions look like them."""
    for match in matches(_SIGNED, text, digits):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        before = text[max(0, match.start() - 10) : match.start()]
        sure = bool(_SAYS_DATE.search(before)) and month <= 19 and day <= 39
        possible = 1 <= month <= 12 and 1 <= day <= 31
        sure = sure or (month <= 12 and day <= 39 and _is_in_column(text, match))
        full = len(match["month"]) == 2 and match["sign"] == "-"
        if sure or (possible and (full or match["sign"] == "/" or _is_line(text, match))):
            yield Written(Span(*match.span()), year, month, day, by_signs=True)


def _is_line(text: str, match: regex.Match[str]) -> bool:
    before, after = (
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 1],
    )
    return after == "日" or (before in ("", "\n") and after in ("", "\n"))


_CELL = lazy(
    r"(?<=[\n\x1f])(?:19|20)[0-9]{2}([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])(?=[\x1f\n]|$)"
)
_COLUMN = 120


def _is_in_column(text: str, match: regex.Match[str]) -> bool:
    """Say whether a cell holds it alone and one near holds a date of its form."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before != SEPARATOR or after not in (SEPARATOR, "\n", ""):
        return False
    left, right = max(0, match.start() - _COLUMN), match.end() + _COLUMN
    return any(one[1] == match["sign"] for one in _CELL.finditer(text, left, right))


class Years(Struct, frozen=True, dict=True):
    """The years that a text names, to tell the year of a date that has none.

    `signed` says that the text is dated at its end, so that a year tells of all of it; `months` are
    the years that are named with a month each.
    """

    text: str
    named: tuple[tuple[int, int], ...]
    signed: bool = False
    months: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def all(self) -> frozenset[int]:
        return frozenset(year for _, year in self.named)

    def meant_by(self, one: Written) -> frozenset[int]:
        """Return the years that a date can mean; empty where nothing tells.

        Where one has been named before it, that or any other that the text names is meant; around
        the turn of the year also the next or the last.
        """
        if one.year is not None:
            return frozenset([one.year])
        before = self.text[max(0, one.span.start - 15) : one.span.start]
        if _NEXT_YEAR.search(before) or not self._tells_of(one.span.start):
            return frozenset()
        if len({year for year, month in self.months if month == one.month}) == 1:
            return self.all
        turn = {1: 1, 2: 1, 3: 1, 11: -1, 12: -1}.get(one.month, 0)
        return self.all | {year + turn for year in self.all}

    def _tells_of(self, at: int) -> bool:
        """Say whether a year is named at the head of the text or in what is told before a date."""
        return self.signed or any(
            start < at and (start < _HEAD or at - start < _TOLD_NEAR) for start, _ in self.named
        )


_HEAD = 120
_TOLD_NEAR = 400


def find_years(text: str, dates: Sequence[Written] = (), *, signed: bool = False) -> Years:
    """Return the years that a text names; `signed` says that it is dated at its end."""
    found = list(_ANY_YEAR.finditer(text))
    named = {(match.start(), int(match["y"])) for match in found}
    months = frozenset((int(match["y"]), int(match["m"])) for match in found if match["m"])
    named |= {(one.span.start, one.year) for one in dates if one.year is not None}
    return Years(text, tuple(sorted(named)), signed, months)
