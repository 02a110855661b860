"""Declared counts whose lists carry marks inside a paragraph: 一是 二是, 第一，, ①, 首先 其次."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.before import list_before
from wenlint.figures.counts.declared import (
    ENDS_WITH_GENERAL,
    NUMBER,
    TERM,
    Declared,
    has_neighbour,
    is_attribute,
)
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.leads import CLAUSE, before_sign, lead_counts
from wenlint.figures.counts.lists import Listed
from wenlint.figures.counts.worded_lists import worded_lists
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import AS_ABOVE, AS_FOLLOWS, AS_FOLLOWS_BEFORE, LISTED_ALREADY, MARK_ENDS
from wenlint.lexicon.measure_sets import RECAPPED_ABOVE, SIDE_BY_SIDE
from wenlint.lexicon.numerals import FROM_TWO, UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.structure.inline_series import inline_series

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.structure.series import Series

_UNFINISHED = lazy(r"(?:等等?|……|…)[。；]?$|还要|还有|此外|最后|同时要")
_ELSEWHERE = lazy(rf"{any_of(AS_FOLLOWS)}(?!的?[\d{FROM_TWO}十两])\p{{Han}}")
_LONGEST_ITEM = 600
_FEWEST = 2
_LONGEST_WORD = 6


def marked_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts that stand right before a list with marks, told for sure."""
    text = document.text
    for series in document.view(inline_series):
        yield from claim_of(
            text, before_sign(text, series.marks[0].span.start), listed_of(text, series)
        )
        yield from _above(text, series)
    for start, listed in worded_lists(text):
        yield from claim_of(text, before_sign(text, start), listed)


_ABOVE = lazy(
    rf"{any_of(AS_ABOVE)}(?:这)?(?P<n>{NUMBER})(?P<measure>{any_of(RECAPPED_ABOVE)})(?P<noun>\p{{Han}}{{0,2}})"
)


def above_claim(text: str, at: int, listed: Listed) -> Iterator[Claim]:
    """Match a list with the count that sums it up right behind it: 以上四点."""
    match = _ABOVE.match(text, at)
    if match is not None:
        span = Span(match.start("n"), match.end("measure"))
        number = parse_count(match["n"]) or 0
        yield Claim(
            Declared(span, number, match["measure"], match["noun"], match.end("measure")), listed
        )


def _above(text: str, series: Series) -> Iterator[Claim]:
    end = text.find("。", series.marks[-1].span.end, series.marks[-1].body.end)
    listed = listed_of(text, series) if end >= 0 else None
    if listed is not None:
        yield from above_claim(text, end + 1 + text[end + 1 : end + 2].count("\n"), listed)


def claim_of(text: str, lead: Span | None, listed: Listed | None) -> Iterator[Claim]:
    """Match a list with the one count that its lead-in declares."""
    if lead is None or listed is None:
        return
    counts = lead_counts(text, lead)
    found = [Claim(count, listed) for count in counts]
    if not found:
        yield from slogan_claim(text, lead, listed)
        return
    last = found[-1].declared
    if any(claim.holds for claim in found) or has_neighbour(text, last):
        return
    noun = last.noun.partition("之一")[0]
    if "的" in noun and not ENDS_WITH_GENERAL.search(noun):
        return  # 两个县的汇报
    before = list_before(text, last)
    if before is not None and before.fits(last.number):
        return  # 甲、乙两项措施 has its list before it
    added = _broken_down(text, last, listed)
    if added is not None:
        yield Claim(last, replace(listed, readings=frozenset([added])))
        return
    if _counts_things_in(text, last, listed):
        return  # 报名情况（共88人）：1.合唱队31人…
    sure = _AS_FOLLOWS.search(text, lead.start, last.span.start) is not None
    if not sure and _tells_of_others(text, lead, last):
        return
    clause_start = max(
        (m.end() for m in CLAUSE.finditer(text, lead.start, lead.end - 1)), default=0
    )
    rest = text[last.span.end : lead.end].rstrip("：:。，,—")
    comma = lead.of(text).endswith("，")
    widest = 3 if comma else 16
    near = last.span.start >= clause_start and len(rest) <= widest
    near = near and _COUNTED.fullmatch(rest) is not None
    if (
        near
        or (sure and len(found) == 1)
        or (
            not comma
            and len(found) == 1
            and ENDS_WITH_GENERAL.search(text[last.span.start : last.span.end])
        )
    ):
        yield found[-1]


# 下列四种情况, 下列行为之一（共三项）: whatever stands behind them.
_AS_FOLLOWS = lazy(rf"{any_of(AS_FOLLOWS)}(?:的|[^，。；：（]{{1,10}}[（(]共?)?$")


def _tells_of_others(text: str, lead: Span, last: Declared) -> bool:
    """Say whether a lead-in announces something else than its count, or lists that itself."""
    return (
        is_attribute(last)
        # 前序和中序都可以分为三段：, 两项检查、一次移交：
        or _OF_EACH.search(text, max(0, lead.start - 20), last.span.start) is not None
        or _SIDE_BY_SIDE.match(text, last.after, lead.end) is not None
        or _LISTED_ALREADY.search(text, last.span.end, lead.end) is not None
        or _OTHER_LIST.search(text, last.span.end, lead.end) is not None
        or _COPIES.search(text, max(0, last.span.start - 2), last.span.start) is not None
        # 有下列情形之一的，应当在两个工作日内：
        or _ELSEWHERE.search(text, lead.start, last.span.start) is not None
    )


# 双方必须注意以下问题：, 包含两方面，一方面…，另一方面…：, 一式两份：
_OTHER_LIST = lazy(rf"{any_of(AS_FOLLOWS_BEFORE)}的?[^\P{{Han}}{FROM_TWO}十两]{{1,8}}[：:。]?$")
_LISTED_ALREADY = lazy(any_of(LISTED_ALREADY))
_OF_EACH = lazy(
    r"[和与及跟、][^，。；：]{1,20}?[都均各](?:可以?|能够?|会|要|应当?|需要?)?(?:划?分|有|由|含|包括)[^，。；：]{0,4}$"
)
_SIDE_BY_SIDE = lazy(rf"\p{{Han}}{{1,8}}、(?:一|{NUMBER})[{SIDE_BY_SIDE}]\p{{Han}}")
_COPIES = lazy(r"一式$")
_COUNTED = lazy(r"[^，。；：\d]{0,16}")
_FAR = 3


_OWN_NUMBER = lazy(
    r"[^\p{Han}\d]{0,4}(?P<n>\d{1,4}|[一二三四五六七八九十两]{1,3})(?P<measure>\p{Han})"
)


def _broken_down(text: str, declared: Declared, listed: Listed) -> int | None:
    """Return what the items add up to where each begins with a count: 4种工具…; 2种绳索…."""
    total = 0
    for item in listed.items:
        start = item.end if _MARK.fullmatch(item.of(text).strip()) else item.start
        own = _OWN_NUMBER.match(text, max(start - 1, item.start) if start == item.end else start)
        if own is None or own["measure"] != declared.measure[-1:]:
            return None
        total += parse_count(own["n"]) or 0
    return total


_MARK = lazy(rf"[（(]?[\d{UP_TO_TEN}]{{1,3}}[{MARK_ENDS}]\S?")


def _counts_things_in(text: str, declared: Declared, listed: Listed) -> bool:
    """Say whether a count may be of what the items hold, and not of the items."""
    if declared.number > 2 * len(listed.items) + _FAR:
        return True
    own = regex.compile(rf"\d{{1,6}}{regex.escape(declared.measure)}")
    ends = [*(mark.start for mark in listed.marks[1:]), listed.span.end + 40]
    return declared.measure != "" and all(
        own.search(text, mark.end, min(end, mark.end + 60)) is not None
        for mark, end in zip(listed.marks, ends, strict=False)
    )


def slogan_claim(text: str, lead: Span, listed: Listed) -> Iterator[Claim]:
    """Match a list with the slogan that it spells out: “三个结合”：一是与中心工作结合."""
    said = text[lead.start : lead.end]
    for match in TERM.finditer(text, lead.start, lead.end):
        key = match["key"].removeprefix("个")
        after = said[match.end() - lead.start :].rstrip("：:。，")
        if (
            len(key) < _FEWEST
            or not _COUNTED.fullmatch(after)
            or len(after) > _LONGEST_WORD
            or "“" in after
        ):
            continue
        bodies = tuple(Span(one.end, min(one.end + 40, len(text))) for one in listed.marks)
        if sum(key[:2] in body.of(text).split("\n")[0] for body in bodies) == len(bodies):
            span = Span(match.start("n"), match.end("key"))
            number = parse_count(match["n"]) or 0
            declared = Declared(span, number, key[0], key, match.start("key"), term=True)
            claim = Claim(declared, listed)
            if not claim.holds:
                yield claim


def listed_of(text: str, series: Series, *, lines: bool = False) -> Listed | None:
    """Return a series as a list if it counts from one without a fault."""
    marks = [mark for mark in series.marks if not mark.inserted]
    if len(marks) < _FEWEST or [mark.value for mark in marks] != list(range(1, len(marks) + 1)):
        return None
    # A mark that was not taken for one (（3）项目…) would make the list too short.
    end = marks[-1].span.end
    stop = end + _LONGEST_ITEM if lines else min(marks[-1].body.end, end + _LONGEST_ITEM)
    rest = text[end:stop].partition(marks[0].render(1))[0]  # from there on it is another list
    if marks[-1].render(len(marks) + 1) in rest:
        return None
    body = marks[-1].body
    if not lines and _UNFINISHED.search(text[body.start : min(body.end, body.start + 400)]):
        return None
    return Listed(
        tuple(Span(mark.span.start, mark.span.end + 1) for mark in marks),
        marks=tuple(mark.span for mark in marks),
    )
