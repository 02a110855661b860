"""Periods that do not exist, and quarters named beside the months of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import matches
from wenlint.language.numerals import parse_count
from wenlint.lexicon.ranges import DASHES, WORDS

_DASH = f"[{WORDS}{DASHES}]"
_QUARTER = lazy(
    r"(?P<name>第?(?P<q>[一二三四1-4])季度|[上下]半年)"
    rf"[（(](?P<first>[0-9]{{1,2}})月?{_DASH}{{1,2}}(?P<last>[0-9]{{1,2}})月(?:份)?[）)]"
)
_NO_QUARTER = lazy(r"第(?:[五六七八九]|[5-9])季度")
_NO_WEEKDAY = lazy(r"(?:星期|礼拜)[八九十]")
# They begin with the sign that is rare, and look back from it.
_NO_MONTH = lazy(
    r"月(?!\d)(?<=(?<![0-9])(?P<from>[0-9]{4})年(?P<named>[0-9]{1,2})月)"
    r"|月(?<=(?<![0-9０-９第.．])(?P<from>1[3-9]|[2-9][0-9])月)(?:份|[初底末]|[上中下]旬)"
)


class Told(Struct, frozen=True):
    """A name of a period that does not exist, or that its months contradict."""

    span: Span
    zh: str
    en: str


def wrong_names(text: str, digits: Sequence[Span]) -> Iterator[Told]:
    """Yield quarters and months that do not exist, and quarters with the months of others."""
    for match in matches(_QUARTER, text, digits):
        first, last = int(match["first"]), int(match["last"])
        if match["q"]:
            right = (3 * (parse_count(match["q"]) or 1) - 2, 3 * (parse_count(match["q"]) or 1))
        else:
            right = (1, 6) if match["name"][0] == "上" else (7, 12)
        if (first, last) != right:
            zh = f"{match['name']}是{right[0]}月至{right[1]}月"
            yield _told(match, zh, f"it runs from month {right[0]} to month {right[1]}")
    for pattern, zh, en in (
        (_NO_QUARTER, "一年只有四个季度", "a year has four quarters"),
        (_NO_WEEKDAY, "一个星期只有七天", "a week has seven days"),
    ):
        for match in pattern.finditer(text):
            yield _told(match, zh, en)
    for match in matches(_NO_MONTH, text, digits):
        if not match["named"] or not 1 <= int(match["named"]) <= 12:
            span = Span(match.start("from"), match.end())
            yield Told(span, "没有这个月份", "there is no such month")


def _told(match: regex.Match[str], zh: str, en: str) -> Told:
    return Told(Span(*match.span()), zh, en)
