"""Declared counts whose lists carry marks inside a paragraph: 一是 二是, 第一，, ①, 首先 其次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from wenlint.figures.before import list_before
from wenlint.figures.counts import (
    ENDS_WITH_GENERAL,
    HAS,
    NUMBER,
    TERM,
    Declared,
    counts_in,
    has_neighbour,
)
from wenlint.figures.enumerations import Claim
from wenlint.figures.lists import Listed
from wenlint.language.numerals import format_han, parse_count
from wenlint.patterns import lazy
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document
    from wenlint.structure.series import Series

_VERB = lazy(r"采取|开展|进行|提高|取得|推进|完成")
_SENTENCE = lazy(r"[。！？；\n\x1f]")
_CLAUSE = lazy(r"[，,：:（]")
_UNFINISHED = lazy(r"(?:等等?|……|…)[。；]?$|还要|此外|最后|同时要")
_ELSEWHERE = lazy(r"(?:下列|以下|如下)(?!的?[\d二三四五六七八九十两])\p{Han}")
_LONGEST_LEAD = 120
_LONGEST_ITEM = 600
_FEWEST = 2
_LONGEST_WORD = 6


def marked_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts that stand right before a list with marks, told for sure."""
    text = document.text
    for series in document.inline_series:
        yield from claim_of(
            text, _before_sign(text, series.marks[0].span.start), listed_of(text, series)
        )
        yield from _above(text, series)
    for start, listed in _worded(text):
        yield from claim_of(text, _before_sign(text, start), listed)


_ABOVE = lazy(
    rf"(?:以上|上述)(?:这)?(?P<n>{NUMBER})(?P<measure>个方面|个问题|个环节|个|点|条|项|件|种|方面)(?P<noun>\p{{Han}}{{0,2}})"
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
        yield from _slogan(text, lead, listed)
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
    if _counts_things_in(text, last, listed):
        return  # 报名情况（共88人）：1.合唱队31人…
    if _ELSEWHERE.search(text, lead.start, last.span.start):
        return  # 有下列情形之一的，应当在两个工作日内：
    clause_start = max(
        (m.end() for m in _CLAUSE.finditer(text, lead.start, lead.end - 1)), default=0
    )
    rest = text[last.span.end : lead.end].rstrip("：:。，,—")
    comma = lead.of(text).endswith("，")
    widest = 3 if comma else 16
    near = last.span.start >= clause_start and len(rest) <= widest
    near = near and _COUNTED.fullmatch(rest) is not None
    if near or (
        not comma
        and len(found) == 1
        and ENDS_WITH_GENERAL.search(text[last.span.start : last.span.end])
    ):
        yield found[-1]


_COUNTED = lazy(r"[^，。；：\d]{0,16}")
_FAR = 3


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


def _slogan(text: str, lead: Span, listed: Listed) -> Iterator[Claim]:
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


def lead_counts(text: str, lead: Span) -> Sequence[Declared]:
    """Return the counts of a lead-in; quoted slogans are names, not counts."""
    found = [
        declared
        for declared in counts_in(text, lead.start, lead.end)
        if text.rfind("“", lead.start, declared.span.start)
        <= text.rfind("”", lead.start, declared.span.start)
    ]
    for match in HAS.finditer(text, lead.start, lead.end):  # 原因有三：
        number = parse_count(match["n"]) or 0
        found.append(Declared(Span(*match.span()), number, "", "", match.end()))
    return found


def _before_sign(text: str, start: int) -> Span | None:
    """Return the sentence that leads to a list inside a paragraph."""
    if start < _FEWEST or text[start - 1] not in "：:。，—":
        return None
    left = max(0, start - _LONGEST_LEAD)
    ends = [m.end() for m in _SENTENCE.finditer(text, left, start - 1)]
    lead = Span(ends[-1] if ends else left, start)
    if text[start - 1] == "。":
        # 采取四项措施。一是 …: the count has to end the sentence.
        return lead if ends_in_count(text, Span(lead.start, start - 1)) else None
    if text[start - 1] == "，":
        commas = [m.end() for m in _CLAUSE.finditer(text, lead.start, start - 1)]
        return Span(commas[-1] if commas else lead.start, start)
    return lead


def ends_in_count(text: str, lead: Span) -> bool:
    """Say whether a sentence ends in its only count: 提两点希望, 分三步走."""
    counts = lead_counts(text, lead)
    if len(counts) != 1:
        return False
    if not counts[0].measure:
        return True
    said = text[counts[0].after : lead.end]
    written = _DONE.sub("", text[counts[0].span.start : lead.end])
    return ENDS_WITH_GENERAL.search(written) is not None and not _VERB.search(_DONE.sub("", said))


_DONE = lazy(r"(?:进行|实施|开展|推进|组成|构成|走|完成|如下)$")


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


_ORDER = ("其次", "再次|再者|然后", "最后")
_FIRST = lazy(r"(?<=[：:。，])首先[，,是要]?")
_ITS = lazy(
    r"(?<=[：:。，；])(?:其(?P<n>[一二三四五六七八九])(?=[，,是：:])|(?P<n>[一二三四五六七八九])曰)"
)
_NTH = lazy(
    r"(?<=[：:，。；\n])第一(?P<kind>个?(?:部分|阶段|环节|步骤|方面|\p{Han}))(?P<noun>意思|问题|任务|内容)?"
)
# 分三批，第一批已结束，第二批正在进行: what is told is how far they are, not what they are.
_STATUS = lazy(r"\p{Han}{0,4}?(?:已|正在|将|尚|计划|预计|刚|即将|还|于|由)|\p{Han}{0,4}\d")
_ONE_SIDE = lazy(r"(?<=[：:，。；])一方面")
_OTHER_SIDES = lazy(r"(?<=[：:，。；、])(?:另一方面|再一方面|还有一方面|又一方面|第三方面|同时)")
_MOST_NTH = 20


def _worded(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists of one paragraph that count in words: 首先 其次, 其一 其二, 第一步 第二步."""
    for match in _FIRST.finditer(text):
        end = _line_end(text, match.end())
        spans, at = [Span(match.start(), match.start() + 2)], match.end()
        for words in _ORDER:
            found = regex.compile(rf"(?<=[。；，])(?:{words})").search(text, at, end)
            if found is not None:
                spans.append(Span(*found.span()))
                at = found.end()
        if len(spans) >= _FEWEST and "首先" not in text[match.end() : end]:
            yield match.start(), _marked(spans)
    yield from _its(text)
    yield from _nth(text)
    yield from _sides(text)


def _marked(spans: Sequence[Span]) -> Listed:
    return Listed(tuple(spans), marks=tuple(spans))


def _line_end(text: str, offset: int, limit: int = 2000) -> int:
    end = text.find("\n", offset, offset + limit)
    return min(len(text), offset + limit) if end < 0 else end


def _its(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 其一 其二 其三 of one paragraph each."""
    series: list[Span] = []
    for match in (*_ITS.finditer(text), None):
        number = "一二三四五六七八九".index(match["n"]) if match else 0
        follows = (
            match is not None
            and bool(series)
            and number == len(series)
            and "\n" not in text[series[-1].end : match.start()]
        )
        if not follows:
            if len(series) >= _FEWEST:
                yield series[0].start, _marked(series)
            series = []
        if match is not None and (follows or number == 0):
            series.append(Span(match.start(), match.end()))


def _nth(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 第一期 第二期, 第一步 第二步, 第一章 第二章 of one paragraph each."""
    for match in _NTH.finditer(text):
        end = _line_end(text, match.end())
        lead = _before_sign(text, match.start())
        kind = match["kind"].removeprefix("个")
        if lead is None or not any(
            (one.measure + one.noun).startswith(kind)
            or one.noun.startswith(kind)
            or one.measure.endswith(kind)
            for one in lead_counts(text, lead)
        ):
            continue
        spans, at = [Span(match.start(), match.end("kind"))], match.end()
        while len(spans) < _MOST_NTH and (
            (found := text.find(f"第{format_han(len(spans) + 1)}{match['kind']}", at, end)) >= 0
        ):
            at = found + 2 + len(match["kind"])
            spans.append(Span(found, at))
        if len(spans) >= _FEWEST:
            told = any(_STATUS.match(text, span.end) for span in spans)
            yield match.start(), Listed(tuple(spans), open=told, marks=tuple(spans))


def _sides(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 一方面 另一方面 再一方面."""
    for match in _ONE_SIDE.finditer(text):
        end = _line_end(text, match.end(), _LONGEST_ITEM)
        spans = [Span(*match.span())]
        for other in _OTHER_SIDES.finditer(text, match.end(), end):
            if other[0] == "同时":
                break
            spans.append(Span(*other.span()))
        if len(spans) >= _FEWEST:
            yield match.start(), _marked(spans)
