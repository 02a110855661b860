"""One year in two calendars: 光绪二十四年（1898年）, 民国112年（2023年）, “十四五”（2021—2025）."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.claims.slips import Slip
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_han
from wenlint.language.simplified import simplified
from wenlint.lexicon.eras import ANIMALS, BRANCHES, ERAS, PLANS, STEMS
from wenlint.lexicon.ranges import DASHES, WORDS

_NUMERAL = "[0-9]{1,3}|[元一二三四五六七八九十廿卅百]{1,4}"
_CYCLE = f"[{STEMS}][{BRANCHES}]"
_AD = r"(?:即)?(?:公元|西元|公历)?[ ]?"
# The common era in brackets behind a year of another: 光绪二十四年春（1898年）.
_BEHIND = lazy(
    rf"(?:(?P<n>{_NUMERAL})|(?P<cycle>{_CYCLE})|(?P<animal>(?<!属)[{ANIMALS}]))[ ]?年"
    r"(?P<month>(?:间?[春夏秋冬](?:季|天)?|[初末]|闰?[正一二三四五六七八九十腊冬0-9]{1,2}月)?)[ ]?"
    rf"[（(][ ]?{_AD}(?P<year>[12][0-9]{{3}}|[5-9][0-9]{{2}})[ ]?(?=[年，,；）)])"
    rf"(?!年?(?:[0-9]{{1,2}}月[0-9]{{0,2}}日?)?[ ]?(?:[{WORDS}、或]|[{DASHES}]{{1,2}}))"
)
# A year of another era in brackets behind the common one: 1898年（光绪二十四年）.
_AHEAD = lazy(
    r"(?P<year>(?<![0-9])(?:[12][0-9]{3}|[5-9][0-9]{2}))[ ]?年[ ]?[（(][ ]?(?:即|农历|夏历"
    r"|岁次)?(?:\p{Han}朝)?"
    rf"(?:(?P<era>\p{{Han}}{{2,4}}?)(?P<n>{_NUMERAL})|(?P<cycle>{_CYCLE})"
    rf"|(?P<animal>[{ANIMALS}]))[ ]?年"
    r"[ ]?(?=[，,；）)])"
)
_RANGE_BEFORE = lazy(rf"(?:[{WORDS}、]|[{DASHES}])(?:\p{{Han}}{{2}})?$")
_PLAN = lazy(
    r"[“「]?(?<!十|二)(?P<plan>十[一二三四五六]?五|[八九]五)[”」](?:规划|计划|时期"
    r"|期间)?[ ]?[（(][ ]?(?P<first>(?:19|20)[0-9]{2})"
    rf"[ ]?年?[ ]?(?:[{WORDS}]|[{DASHES}]{{1,2}})[ ]?(?P<last>(?:19|20)[0-9]{{2}})[ ]?年?[）)]"
)
_LONGEST_ERA, _SHORTEST_ERA = 4, 2
_YEARS_OF_PLAN = 5
_LATE_MONTHS = ("十一月", "十二月", "冬月", "腊月", "冬", "末", "11月", "12月")


def wrong_calendars(document: Document) -> Iterator[Slip]:
    """Yield the years of the common era that are not those of another calendar beside them."""
    text = document.view(simplified)
    if "年（" in text or "年(" in text or "月（" in text:
        for match in _BEHIND.finditer(text):
            yield from _judged(match, _era_before(text, match))
        for match in _AHEAD.finditer(text):
            era = match["era"]
            yield from _judged(match, ERAS.get(era) if era else None)
    if "五”" in text or "五」" in text:
        yield from _plans(text)


def _era_before(text: str, match: regex.Match[str]) -> int | None:
    """Return the first year of the era that is named right before a numeral."""
    if not match["n"]:
        return None
    at = match.start()
    for length in (_LONGEST_ERA, _SHORTEST_ERA):
        first = ERAS.get(text[max(0, at - length) : at])
        if first is not None:
            ahead = text[max(0, at - length - 4) : at - length]
            return None if _RANGE_BEFORE.search(ahead) else first
    return None


def _judged(match: regex.Match[str], era: int | None) -> Iterator[Slip]:
    year = int(match["year"])
    late = any(one in match[0] for one in _LATE_MONTHS)
    if match["n"]:
        counted = _counted(match["n"])
        if era is None or counted is None:
            return
        right, turn = era + counted - 1, 0
    else:
        named = (
            _place_in_cycle(match["cycle"]) if match["cycle"] else ANIMALS.index(match["animal"])
        )
        length = len(STEMS) * len(BRANCHES) // 2 if match["cycle"] else len(ANIMALS)
        if named is None:
            return
        apart = (year - _FIRST_OF_CYCLE - named) % length
        right, turn = (year - apart if apart <= length // 2 else year + length - apart), 1
    # The last month of the old calendar runs into the next year; a cycle begins in its second.
    if year == right or ((late or turn) and year == right + 1):
        return
    zh = f"“{_named(match)}”是{right}年"
    yield Slip(Span(*match.span("year")), (_place_named(match),), zh, f"that year is {right}")


_FIRST_OF_CYCLE = 4


def _place_named(match: regex.Match[str]) -> Span:
    return Span(*match.span("n" if match["n"] else "cycle" if match["cycle"] else "animal"))


def _named(match: regex.Match[str]) -> str:
    span = _place_named(match)
    start = span.start - (_SHORTEST_ERA if match["n"] else 0)
    return match.string[max(0, start) : span.end] + "年"


def _counted(written: str) -> int | None:
    if written[0].isdigit():
        return int(written)
    return parse_han(written.replace("元", "一").replace("廿", "二十").replace("卅", "三十"))


def _place_in_cycle(signs: str) -> int | None:
    """Return the place of a pair of signs among the sixty; None where there is no such pair."""
    stem, branch = STEMS.index(signs[0]), BRANCHES.index(signs[1])
    sixty = range(branch, len(STEMS) * len(BRANCHES) // 2, len(BRANCHES))
    return next((place for place in sixty if place % len(STEMS) == stem), None)


def _plans(text: str) -> Iterator[Slip]:
    for match in _PLAN.finditer(text):
        first = PLANS.get(match["plan"])
        told = int(match["first"]), int(match["last"])
        if first is None or told == (first, first + _YEARS_OF_PLAN - 1):
            continue
        right = f"{first}—{first + _YEARS_OF_PLAN - 1}"
        yield Slip(
            Span(match.start("first"), match.end("last")),
            (Span(*match.span("plan")),),
            f"“{match['plan']}”是{right}年",
            f"that plan runs {right}",
        )
