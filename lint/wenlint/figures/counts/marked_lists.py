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
    COUNT_BEFORE,
    ENDS_WITH_GENERAL,
    GENERAL,
    NUMBER,
    TERM,
    Declared,
    has_neighbour,
    is_attribute,
)
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.leads import CLAUSE, before_sign, lead_counts
from wenlint.figures.counts.lists import Listed
from wenlint.figures.counts.recap import ABOVE, claim_above
from wenlint.figures.counts.worded_lists import in_paragraphs_behind, worded_lists
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import AS_FOLLOWS, LISTED_ALREADY, MARK_ENDS
from wenlint.lexicon.measure_sets import SIDE_BY_SIDE
from wenlint.lexicon.numerals import FROM_TWO, UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.structure.inline_series import inline_series
from wenlint.structure.lists import listed_of
from wenlint.structure.markers import Scheme

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.structure.series import Series

_ELSEWHERE = lazy(rf"{any_of(AS_FOLLOWS)}(?!的?[\d{FROM_TWO}十两])\p{{Han}}")
_FEWEST = 2
_LONGEST_WORD = 6


def marked_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts that stand right before a list with marks, told for sure."""
    text = document.text
    for series in document.view(inline_series):
        if series.scheme is Scheme.SEQUENCE and _runs_on(text, series):
            continue  # it is read whole below
        yield from claim_of(
            text, before_sign(text, series.marks[0].span.start), listed_of(text, series)
        )
        yield from _above(document, series)
    for start, listed in worded_lists(text):
        lead = before_sign(text, start)
        if lead is not None and listed.name:
            yield from named_claim(text, lead, listed)
        else:
            yield from claim_of(text, lead, listed)


def _runs_on(text: str, series: Series) -> bool:
    """Say whether paragraphs of their own go on with a list: 首先…；其次…。 此外，…."""
    return any(True for _ in in_paragraphs_behind(text, series.marks[-1].body.end))


def _above(document: Document, series: Series) -> Iterator[Claim]:
    """Match a list with the count that sums it up behind it: …。以上四点, …，做到这三点."""
    listed = listed_of(document.text, series)
    if listed is None:
        return
    start, body = series.marks[-1].span.end, series.marks[-1].body.end
    match = ABOVE.search(document.text, start, min(len(document.text), body + _RECAP_REACH))
    if match is None or document.text[match.start() - 1 : match.start()] in ("中", "前", "后"):
        return
    yield from claim_above(document.text, match, listed)


_RECAP_REACH = 12


def named_claim(text: str, lead: Span, listed: Listed) -> Iterator[Claim]:
    """Match labels with the one count of what they name: 分三个标段 before 一标段."""
    pattern = regex.compile(
        rf"{COUNT_BEFORE}(?P<n>{NUMBER})(?P<measure>个?)"
        rf"(?P<noun>\p{{Han}}{{0,4}}?{regex.escape(listed.name)})(?!以[上下内])"
    )
    left = max(lead.start, lead.end - _LONGEST_LEAD)
    found = list(pattern.finditer(text, left, lead.end))
    if len(found) != 1:
        return
    match = found[0]
    number = parse_count(match["n"]) or 0
    if abs(number - len(listed.items)) <= _WIDEST_SLIP:
        span = Span(match.start("n"), match.end("noun"))
        yield Claim(
            Declared(span, number, match["measure"], match["noun"], match.start("noun")), listed
        )


_LONGEST_LEAD = 120
_WIDEST_SLIP = 2


def claim_of(text: str, lead: Span | None, listed: Listed | None) -> Iterator[Claim]:
    """Match a list with the one count that its lead-in declares."""
    if lead is None or listed is None:
        return
    counts = [one for one in lead_counts(text, lead) if not _in_remark(text, lead, one)]
    found = [Claim(count, listed) for count in counts]
    if not found:
        yield from slogan_claim(text, lead, listed)
        return
    last = found[-1].declared
    if any(claim.holds for claim in found) or has_neighbour(text, last):
        return
    noun = last.noun.partition("之一")[0]
    sure = _AS_FOLLOWS.search(text, lead.start, last.span.start) is not None
    general = last.measure in _GENERAL_MEASURES or _OF_GENERAL.match(last.noun) is not None
    of_those = sure and general  # 符合下列三个条件的学生
    within = not general and _WITHIN.search(text, lead.start, last.span.start) is not None
    # 两个县的汇报, 四个队按抽签分组, 在三台机器上
    of_others = "的" in noun and not ENDS_WITH_GENERAL.search(noun) and not of_those
    if of_others or within or _ACTS.search(last.noun):
        return
    before = list_before(text, last)
    if before is not None and before.fits(last.number):
        return  # 甲、乙两项措施 has its list before it
    added = _broken_down(text, last, listed)
    if added is not None:
        yield Claim(last, replace(listed, readings=frozenset([added])))
        return
    if _counts_things_in(text, last, listed) or _told_by_ordinals(text, last, listed):
        return  # 报名情况（共88人）：1.合唱队31人…
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
_GENERAL_MEASURES = ("方面", "个方面", "点", "步")
_OF_GENERAL = lazy(rf"{GENERAL}的?")
_ACTS = lazy(
    r"^\p{Han}{1,6}(?:按照?|由|向|对|把|将|被|在|于)(?!象|于|外|内|手|策)"
    # 两组完成后一起操作
    r"|^\p{Han}{2,6}(?<![今此前最先落课售])后(?:一[起同并]|再|依次|按|分别|同时|共同|各|即)"
)
_WITHIN = lazy(r"(?:(?<!存)在|[给对向从]|对于|针对)$")
_AS_FOLLOWS = lazy(rf"{any_of(AS_FOLLOWS)}(?:的|[^，。；：（]{{1,10}}[（(]共?)?[ ]?$")


def _tells_of_others(text: str, lead: Span, last: Declared) -> bool:
    """Say whether a lead-in announces something else than its count, or lists that itself."""
    return (
        is_attribute(last)
        # 前序和中序都可以分为三段：, 两项检查、一次移交：
        or _OF_EACH.search(text, max(0, lead.start - 20), last.span.start) is not None
        or _SIDE_BY_SIDE.match(text, last.after, lead.end) is not None
        or _LISTED_ALREADY.search(text, last.span.end, lead.end) is not None
        or _OTHER_LIST.search(text, last.span.end, lead.end) is not None
        or _SOME_OF_THEM.search(text, last.span.end, lead.end) is not None
        or _COPIES.search(text, max(0, last.span.start - 2), last.span.start) is not None
        # 有下列情形之一的，应当在两个工作日内：
        or _ELSEWHERE.search(text, lead.start, last.span.start) is not None
    )


# 双方必须注意以下问题：, 包含两方面，一方面…，另一方面…：, 一式两份：
_OTHER_LIST = lazy(rf"{any_of(AS_FOLLOWS)}的?[^\P{{Han}}{FROM_TWO}十两]{{1,8}}[：:。]?$")
_LISTED_ALREADY = lazy(any_of(LISTED_ALREADY))
_OF_EACH = lazy(
    r"[和与及跟、][^，。；：]{1,20}?[都均各](?:可以?|能够?|会|要|应当?|需要?)?(?:划?分|有|由|含|包括)[^，。；：]{0,4}$"
)
_SIDE_BY_SIDE = lazy(rf"\p{{Han}}{{1,8}}、(?:一|{NUMBER})[{SIDE_BY_SIDE}]\p{{Han}}")
# 共有七个特性，这里挑选其中较为重要的一些：, 打破三个条件即可：
_SOME_OF_THEM = lazy(r"其中|部分|一些|即可[：:]$|挑选|举例|例如")
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


def _in_remark(text: str, lead: Span, declared: Declared) -> bool:
    """Say whether a count stands in brackets that tell of something else: （此前为三档）."""
    opened = max(text.rfind(sign, lead.start, declared.span.start) for sign in "（(")
    if opened < 0 or any(sign in text[opened : declared.span.start] for sign in "）)"):
        return False
    return text[opened + 1 : declared.span.start].strip() not in ("", "共", "计", "共计", "合计")


def _told_by_ordinals(text: str, declared: Declared, listed: Listed) -> bool:
    """Say whether the items tell of as many as are declared, several of each."""
    name = regex.escape((declared.measure + declared.noun).removeprefix("个")[:2])
    end = text.find("\n", listed.span.end)
    said = text[listed.span.start : end if end > 0 else len(text)]
    told = {parse_count(one) for one in regex.findall(rf"第([{UP_TO_TEN}]|\d)个?{name}", said)}
    return len(name) > 1 and told == set(range(1, declared.number + 1))


def _counts_things_in(text: str, declared: Declared, listed: Listed) -> bool:
    """Say whether a count may be of what the items hold, and not of the items."""
    number = max(listed.numbers)
    if declared.number > number + max(_FAR, number // 2):
        return True
    own = regex.compile(rf"\d{{1,6}}{regex.escape(declared.measure)}")
    ends = [*(mark.start for mark in listed.marks[1:]), listed.span.end + 40]
    return (
        declared.measure != ""
        and bool(listed.marks)
        and all(
            own.search(text, mark.end, min(end, mark.end + 60)) is not None
            for mark, end in zip(listed.marks, ends, strict=False)
        )
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
