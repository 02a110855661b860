"""Declared counts whose lists carry marks: 一是 二是, 第一，, （一）, bullets, 首先 其次 最后."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from wenlint.document import BlockKind
from wenlint.figures.enumerations import COUNT, TERM, Claim, Declared, Listed, declared_at
from wenlint.language.numerals import format_han, parse_count
from wenlint.language.words import any_of
from wenlint.patterns import lazy
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document, Line
    from wenlint.structure.series import Series

# What a count is of when it announces a list as such.
_GENERAL_WORDS = (
    "方面 措施 举措 工作 任务 环节 问题 步骤 步 阶段 建议 意见 要求 做法 特点"
    " 原因 体会 经验 内容 原则 部分 事 实事 难题 短板 不足 困难 重点 目标 关"
    " 关系 机制 抓手 路径 行动 工程 要点 情形 条件 方式 方法 途径 类型 层面"
    " 维度 转变 提升 点 条 项 类 种 大 件 强化 着力 坚持 聚焦 突出 注重 到位"
    " 能力 事情 文章 优势 成效 成绩 变化 突破 亮点 启示 思考"
)
_GENERAL = any_of(_GENERAL_WORDS.split())
_ENDS_WITH_GENERAL = lazy(rf"{_GENERAL}(?:等)?$")
_AHEAD = lazy(
    r"以下|如下|下列|主要|重点|具体|从|抓好|做好|分|采取|提出|突出|着力|坚持|推进|实施|开展|进行|落实|有"
)
_VERB = lazy(r"采取|开展|进行|提高|取得|推进")
_SENTENCE = lazy(r"[。！？；\n\x1f]")
_CLAUSE = lazy(r"[，,：:（]")
_UNFINISHED = lazy(r"(?:等等?|……|…)[。；]?$|还要|此外|最后|同时要")
_ORDER = (("首先",), ("其次",), ("再次", "再者", "然后"), ("最后",))
_FIRST = lazy(r"(?<=[：:。，])首先[，,是要]?")
_NTH = lazy(r"(?<=[：:，。；])第一(?P<kind>个?(?:部分|阶段|环节|步骤|方面|\p{Han}))")
_HAS = lazy(r"(?<=\p{Han}有)(?P<n>[二三四五六七八九两])(?=[：:。])")
_ITS = lazy(r"(?<=[：:。，；])其(?P<n>[一二三四五六七八九])[，,是]")
_LONGEST_LEAD = 120
_LONGEST_ITEM = 600
_FEWEST = 2
_MOST_NTH = 20


def marked_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts that stand right before a list with marks, told for sure."""
    text = document.text
    for series in document.inline_series:
        yield from _claim(
            text, _before_sign(text, series.marks[0].span.start), _listed(text, series)
        )
    for series in document.series:
        start = series.marks[0].span.start
        lead = _line_before(document, start)
        if lead is not None:
            yield from _claim(text, lead, _listed(text, series, lines=True))
    for start, listed in _worded(text):
        yield from _claim(text, _before_sign(text, start), listed)
    for start, listed in _bullets(document):
        lead = _line_before(document, start)
        if lead is not None and text[lead.end - 1] not in "。":
            yield from _claim(text, lead, listed)


def attachment_claims(document: Document) -> Iterator[Claim]:
    """Yield 附件3份 beside the note that lists the attachments."""
    text = document.text
    if "附件" not in text:
        return
    marks = document.attachments.listed
    if [mark.value for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < _FEWEST:
        return
    spans = tuple(mark.body for mark in marks)
    for match in _ATTACHED.finditer(text):
        number = parse_count(match["n"]) or 0
        declared = Declared(Span(match.start("n"), match.end()), number, match["measure"], "附件")
        yield Claim(declared, Listed(spans, len(spans)))


_ATTACHED = lazy(
    r"附件(?:共|计)?(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,3})(?P<measure>[份件个])(?!月|工作日)"
)


def _claim(text: str, lead: Span | None, listed: Listed | None) -> Iterator[Claim]:
    """Match a list with the one count that its lead-in declares."""
    if lead is None or listed is None:
        return
    counts = _counts(text, lead)
    found = [Claim(count, listed) for count in counts]
    if not found:
        yield from _slogan(text, lead, listed)
        return
    if any(claim.holds for claim in found):
        return
    last = found[-1].declared
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
        and _ENDS_WITH_GENERAL.search(text[last.span.start : last.span.end])
    ):
        yield found[-1]


_COUNTED = lazy(r"[^，。；：\d]{0,16}")


def _slogan(text: str, lead: Span, listed: Listed) -> Iterator[Claim]:
    """Match a list with the slogan that it spells out: “三个结合”：一是与中心工作结合."""
    said = text[lead.start : lead.end]
    for match in TERM.finditer(text, lead.start, lead.end):
        key = match["key"].removeprefix("个")
        after = said[match.end() - lead.start :].rstrip("：:。，")
        if len(key) < _FEWEST or not _COUNTED.fullmatch(after) or len(after) > 6 or "“" in after:
            continue
        bodies = tuple(Span(one.end, min(one.end + 40, len(text))) for one in listed.marks)
        if sum(key[:2] in body.of(text).split("\n")[0] for body in bodies) == len(bodies):
            span = Span(match.start("n"), match.end("key"))
            declared = Declared(span, parse_count(match["n"]) or 0, key[0], key, term=True)
            claim = Claim(declared, listed)
            if not claim.holds:
                yield claim


def _counts(text: str, lead: Span) -> Sequence[Declared]:
    """Return the counts of a lead-in; quoted slogans are names, not counts."""
    found = [
        declared_at(text, match)
        for match in COUNT.finditer(text, lead.start, lead.end)
        if text.rfind("“", lead.start, match.start()) <= text.rfind("”", lead.start, match.start())
    ]
    for match in _HAS.finditer(text, lead.start, lead.end):  # 原因有三：
        found.append(Declared(Span(*match.span()), parse_count(match["n"]) or 0, "", ""))
    return found


def _before_sign(text: str, start: int) -> Span | None:
    """Return the sentence that leads to a list inside a paragraph."""
    if start < 2 or text[start - 1] not in "：:。，—":
        return None
    left = max(0, start - _LONGEST_LEAD)
    ends = [m.end() for m in _SENTENCE.finditer(text, left, start - 1)]
    lead = Span(ends[-1] if ends else left, start)
    if text[start - 1] == "。":
        # 采取四项措施。一是 …: the count has to end the sentence.
        counts = _counts(text, lead)
        ends_so = counts and _ENDS_WITH_GENERAL.search(text[counts[-1].span.start : start - 1])
        said = text[counts[-1].span.end : start - 1] if counts else ""
        return lead if ends_so and len(counts) == 1 and not _VERB.search(said) else None
    if text[start - 1] == "，":
        commas = [m.end() for m in _CLAUSE.finditer(text, lead.start, start - 1)]
        return Span(commas[-1] if commas else lead.start, start)
    return lead


def _line_before(document: Document, start: int) -> Span | None:
    """Return the last sentence of the line before a list, if it leads to it."""
    lines = document.lines
    place = bisect_left(lines, start, key=lambda line: line.span.start)
    if not 0 < place < len(lines):
        return None
    line, text = lines[place - 1], document.text
    if line.block.kind is BlockKind.TABLE_CELL:
        return None
    end = line.span.end
    ends = [
        m.end()
        for m in _SENTENCE.finditer(text, max(line.span.start, end - _LONGEST_LEAD), end - 1)
    ]
    lead = Span(ends[-1] if ends else max(line.span.start, end - _LONGEST_LEAD), end)
    if text[end - 1] in "：:":
        return lead
    counts = _counts(text, lead)
    if len(counts) == 1 and _is_heading(document, line):
        return lead if _ENDS_WITH_GENERAL.search(text[counts[0].span.start : end]) else None
    if len(counts) != 1 or text[end - 1] != "。":
        return None
    said = text[lead.start : counts[0].span.start]
    rest = text[counts[0].span.start : end - 1]
    return (
        lead if _ENDS_WITH_GENERAL.search(rest) and len(rest) < 14 and _AHEAD.search(said) else None
    )


def _is_heading(document: Document, line: Line) -> bool:
    """Say whether a line is a heading: 三、抓好四项任务, and the items below it."""
    if line.block.kind is BlockKind.HEADING:
        return True
    section = document.outline.section_at(line.span.start)
    return section.is_heading and section.heading is line and section.span.start == line.span.start


def _listed(text: str, series: Series, *, lines: bool = False) -> Listed | None:
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
        len(marks),
        marks=tuple(mark.span for mark in marks),
    )


def _worded(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 首先 其次 再次 最后 and 其一 其二 of one paragraph each."""
    for match in _FIRST.finditer(text):
        end = _line_end(text, match.end())
        spans, at = [Span(match.start(), match.start() + 2)], match.end()
        for words in _ORDER[1:]:
            found = regex.compile(rf"(?<=[。；，])(?:{'|'.join(words)})").search(text, at, end)
            if found is not None:
                spans.append(Span(*found.span()))
                at = found.end()
        if len(spans) >= _FEWEST and "首先" not in text[match.end() : end]:
            yield match.start(), Listed(tuple(spans), len(spans), marks=tuple(spans))
    yield from _nth(text)
    series: list[Span] = []
    for match in _ITS.finditer(text):
        number = "一二三四五六七八九".index(match["n"])
        if number != len(series):
            if len(series) >= _FEWEST and number == 0:
                yield series[0].start, Listed(tuple(series), len(series), marks=tuple(series))
            series = []
            if number:
                continue
        series.append(Span(match.start(), match.end("n")))
    if len(series) >= _FEWEST:
        yield series[0].start, Listed(tuple(series), len(series), marks=tuple(series))


def _line_end(text: str, offset: int, limit: int = 2000) -> int:
    end = text.find("\n", offset, offset + limit)
    return min(len(text), offset + limit) if end < 0 else end


def _nth(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 第一期 第二期, 第一步 第二步 of one paragraph each."""
    for match in _NTH.finditer(text):
        end = _line_end(text, match.end())
        lead = _before_sign(text, match.start())
        kind = match["kind"].removeprefix("个")
        if lead is None or not any(one.measure.endswith(kind) for one in _counts(text, lead)):
            continue
        spans, at = [Span(match.start(), match.end())], match.end()
        while len(spans) < _MOST_NTH and (
            (found := text.find(f"第{format_han(len(spans) + 1)}{match['kind']}", at, end)) >= 0
        ):
            at = found + 2 + len(match["kind"])
            spans.append(Span(found, at))
        if len(spans) >= _FEWEST:
            yield match.start(), Listed(tuple(spans), len(spans), marks=tuple(spans))


def _bullets(document: Document) -> Iterator[tuple[int, Listed]]:
    """Yield the lists whose items the format itself marks."""
    run: list[Line] = []
    for line in (*document.lines, None):
        if line is not None and line.block.kind is BlockKind.LIST_ITEM:
            run.append(line)
            continue
        if run:
            level = run[0].block.level
            blocks = {item.block.span: item for item in run if item.block.level == level}
            items = tuple(
                Span(i.span.start, min(i.span.end, i.span.start + 8)) for i in blocks.values()
            )
            if len(items) >= _FEWEST:
                yield run[0].span.start, Listed(items, len(items), marks=items)
        run = []
