"""Declared counts whose lists stand in lines of their own: marks, bullets, sections, tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import (
    ENDS_WITH_GENERAL,
    NUMBER,
    Declared,
    counts_in,
    is_attribute,
)
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.item_lists import item_lists
from wenlint.figures.counts.leads import ends_in_count, lead_counts
from wenlint.figures.counts.lists import Listed
from wenlint.figures.counts.marked_lists import (
    above_claim,
    claim_of,
    listed_of,
    slogan_claim,
)
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import AS_FOLLOWS, BULLETS, IN_SECTIONS
from wenlint.lexicon.measure_sets import ANNOUNCED_IN_BRACKETS
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import STATEMENT_ENDS
from wenlint.structure.markers import (
    Scheme,
    line_marks,
)
from wenlint.structure.outline import make_outline
from wenlint.structure.series import line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line
    from wenlint.structure.series import Series

_SENTENCE = lazy(f"[{STATEMENT_ENDS}]")
_AHEAD = lazy(
    rf"{any_of(AS_FOLLOWS)}|主要|重点|具体|从|抓好|做好|分|采取|提出|突出|着力|坚持|推进|实施|开展|进行|落实|有|为|成|是|需|要|讲"
)
_LONGEST_LEAD = 120
_FEWEST = 2
_WIDEST_SLIP = 2
_FURTHEST = 4


def line_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts before lists whose items are lines, told for sure."""
    text = document.text
    for series in document.view(line_series):
        listed = listed_of(text, series, lines=True)
        if listed is None:
            continue
        lead = _line_before(document, series.marks[0].span.start)
        if lead is not None and _are_sections(document, series, lead):
            continue
        if lead is not None:
            yield from claim_of(text, lead, listed)
        else:
            yield from _headed(document, series, listed)
        yield from _summed_up(document, series, listed)
    yield from _below(document)
    for start, listed in (*item_lists(document), *_bullets(document)):
        lead = _line_before(document, start, bullets=True)
        if lead is not None:
            yield from claim_of(text, lead, listed)
        else:
            yield from _under_heading(document, start, listed)


_OF_SECTIONS = lazy(any_of(IN_SECTIONS))


def _are_sections(document: Document, series: Series, lead: Span) -> bool:
    """Say whether the items are headings of a chapter that a paragraph does not announce."""
    place = _place(document, series.marks[0].span.start)
    line = document.lines[min(place, len(document.lines) - 1)]
    return (
        line.block.kind is BlockKind.HEADING
        and _OF_SECTIONS.search(document.text, lead.start, lead.end) is None
    )


def _summed_up(document: Document, series: Series, listed: Listed) -> Iterator[Claim]:
    """Match a list with 以上四个问题 at the beginning of the line behind it."""
    last = series.marks[-1].body.end
    place = bisect_left(document.lines, last, key=lambda line: line.span.start)
    if place < len(document.lines):
        yield from above_claim(document.text, document.lines[place].span.start, listed)


def _under_heading(document: Document, start: int, listed: Listed) -> Iterator[Claim]:
    """Match bullets with the count of the heading right above them."""
    place = _place(document, start)
    declared = _heading_count(document, document.lines[place - 1]) if place else None
    if declared is not None:
        yield Claim(declared, listed)


def _place(document: Document, start: int) -> int:
    return bisect_left(document.lines, start, key=lambda line: line.span.start)


def _line_before(document: Document, start: int, *, bullets: bool = False) -> Span | None:
    """Return the last sentence of the line before a list, if it leads to it."""
    place = _place(document, start)
    if not 0 < place < len(document.lines):
        return None
    line, text = document.lines[place - 1], document.text
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
    if text[end - 1] != "。" or _heading_count(document, line) is not None:
        return None
    counts = lead_counts(text, lead)
    if len(counts) != 1:
        return None
    said = text[lead.start : counts[0].span.start]
    rest = text[counts[0].span.start : end - 1]
    if _AS_FOLLOWS.search(said) and len(rest) < _LONGEST_PHRASE and "，" not in rest:
        return lead
    if ends_in_count(text, Span(lead.start, end - 1)) and len(rest) < _LONGEST_PHRASE:
        return lead if _AHEAD.search(said) else None
    # 全部过程只有五个步骤，大约耗时15分钟。
    comma = text.find("，", counts[0].span.end, end)
    phrase = text[counts[0].span.start : comma] if comma > 0 else ""
    short = 0 < len(phrase) < _LONGEST_PHRASE and _IS_LIST.search(phrase) is not None
    return Span(lead.start, comma) if bullets and short and _AHEAD.search(said) else None


_AS_FOLLOWS = lazy(f"{any_of(AS_FOLLOWS)}$")
_LONGEST_PHRASE = 14
_IS_LIST = lazy(
    r"(?:步骤|步|环节|条件|要求|事项|要点|事|措施|问题|原则|材料|证件|阶段|内容|流程|规定)$"
)
_TAIL = lazy(
    rf"[（(](?:共|计|合计|总计)?(?P<n>{NUMBER})(?P<measure>[{ANNOUNCED_IN_BRACKETS}])[）)]$"
)
_HEADING_ENDS = lazy(r"[》”：:]+$")
_GENERIC = lazy(
    r"目的|意义|总则|附则|背景|概述|概况|指导思想|总体要求|组织领导|组织机构|保障措施|工作目标|适用范围|基本情况|前言|引言|结语|总结"
    r"|下一步|工作要求|责任追究|监督检查|实施步骤|存在问题|工作安排|有关要求"
)


def _is_heading(document: Document, line: Line) -> bool:
    """Say whether a line is a heading: 三、抓好四项任务, ### 检查（5项）, the title."""
    if line.block.kind is BlockKind.HEADING or line is document.view(make_outline).title:
        return True
    section = document.view(make_outline).section_at(line.span.start)
    return section.is_heading and section.heading is line and section.span.start == line.span.start


def _heading_count(document: Document, line: Line) -> Declared | None:
    """Return the count in which a heading ends: 三大行动, 检查（5项）, 《七条措施》."""
    text = document.text
    if not _is_heading(document, line):
        return None
    tail = _TAIL.search(text, line.span.start, line.span.end)
    if tail is not None:
        number = parse_count(tail["n"]) or 0
        span = Span(tail.start("n"), tail.end("measure"))
        return Declared(span, number, tail["measure"], "", tail.end("measure"))
    written = line.span.of(text)
    ends = _HEADING_ENDS.search(written)
    end = line.span.start + (ends.start() if ends else len(written))
    counts = list(counts_in(text, line.span.start, end))
    if len(counts) != 1 or text[counts[0].span.start - 1 : counts[0].span.start] == "“":
        return None
    said = text[counts[0].span.start : end]
    # 出门前的三样准备: the count with its noun is all that the heading names.
    first = counts[0].span.start
    whole = (first == line.span.start or _is_of(text, line, first)) and _IS_NOUN.fullmatch(
        said
    ) is not None
    general = ENDS_WITH_GENERAL.search(said) and len(said) < _LONGEST_PHRASE
    whole = whole and not is_attribute(counts[0])
    return counts[0] if general or whole else None


def _is_of(text: str, line: Line, first: int) -> bool:
    """Say whether a count names what a section is of; the title of a page may name its topic."""
    return text[first - 1] == "的" and line.block.level > 1


# 三类常见故障: a heading that is nothing but a count.
_IS_NOUN = lazy(r"[^，。的了]{4,10}")


def _mark_starts(document: Document) -> frozenset[int]:
    """Return where the marks of lines begin: a view."""
    return frozenset(mark.span.start for mark in document.view(line_marks))


def _headed(document: Document, series: Series, listed: Listed) -> Iterator[Claim]:
    """Match sections or items with the count of the heading above them, over a few paragraphs."""
    place = _place(document, series.marks[0].span.start)
    lines, text = document.lines, document.text
    starts = document.view(_mark_starts)
    for back in range(place - 1, max(-1, place - 1 - _FURTHEST), -1):
        line = lines[back]
        if line.block.kind in (BlockKind.TABLE_CELL, BlockKind.LIST_ITEM):
            return
        if _is_heading(document, line) and back == place - 1:
            yield from slogan_claim(text, line.span, listed)
        declared = _heading_count(document, line)
        if declared is not None:
            claim = Claim(declared, listed)
            if claim.holds or (
                abs(declared.number - len(listed.items)) <= _WIDEST_SLIP
                and not any(_GENERIC.search(mark.body.of(text)[:12]) for mark in series.marks)
                and not _restates(document, lines[back + 1 : place], declared)
                and _alone(document, series, line)
            ):
                yield claim
            return
        if line.span.start in starts or _is_heading(document, line):
            return


def _below(document: Document) -> Iterator[Claim]:
    """Match the headings below a heading that is a count with its number."""
    heads = [line for line in document.lines if line.block.kind is BlockKind.HEADING]
    for place, line in enumerate(heads):
        level = line.block.level
        under = _deeper(heads, place + 1, level)
        if len(under) < _FEWEST or any(one.block.level != level + 1 for one in under):
            continue
        declared = _heading_count(document, line)
        names = [one.span.of(document.text) for one in under]
        if declared is None or any(_GENERIC.search(name) for name in names):
            continue
        if declared.measure in _PAPERS:
            continue  # 三篇访谈: sections may tell of what they say
        if abs(declared.number - len(under)) <= _WIDEST_SLIP:
            yield Claim(declared, Listed(tuple(one.span for one in under)))


def _deeper(heads: Sequence[Line], start: int, level: int) -> Sequence[Line]:
    """Return the headings from `start` on that are deeper than `level`, up to the first other."""
    end = start
    while end < len(heads) and heads[end].block.level > level:
        end += 1
    return heads[start:end]


def _restates(document: Document, between: Sequence[Line], declared: Declared) -> bool:
    """Say whether the paragraphs between a heading and its list give counts of their own."""
    return any(
        other.number != declared.number and other.measure == declared.measure
        for line in between
        for other in counts_in(document.text, line.span.start, line.span.end)
    )


def _alone(document: Document, series: Series, heading: Line) -> bool:
    """Say whether a series is the only one of its kind below the heading."""
    section = document.view(make_outline).section_at(heading.span.start)
    end = section.span.end if section.heading is heading else len(document.text)
    if heading is document.view(make_outline).title and series.scheme not in _OF_TITLES:
        return False
    return not any(
        other is not series
        and other.scheme is series.scheme
        and series.marks[-1].span.start < other.marks[0].span.start < end
        for other in document.view(line_series)
    )


_PAPERS = frozenset("篇份本册封张")
_OF_TITLES = frozenset({Scheme.ARTICLE, Scheme.ARABIC, Scheme.HAN, Scheme.PAREN_HAN})
_BULLET = lazy(rf"[{BULLETS}]\s?(?=[\p{{Han}}“《A-Za-z0-9])")


def _bullets(document: Document) -> Iterator[tuple[int, Listed]]:
    """Yield the lists whose lines a bullet marks, or the format as items without telling which."""
    run: list[Line] = []
    sign = ""
    for line in (*document.lines, None):
        mark = _bullet(document, line, run) if line is not None else None
        if line is not None and mark is not None and (not run or mark in ("", sign)):
            run.append(line)
            sign = mark or sign
            continue
        yield from _bullet_list(run)
        run, sign = ([line], mark or "") if line is not None and mark else ([], "")


def _bullet(document: Document, line: Line, run: Sequence[Line]) -> str | None:
    """Return the bullet of a line; empty where it goes on with an item; None if it is none."""
    if line.block.item is not None:
        return None
    if line.block.kind is BlockKind.LIST_ITEM:
        return "" if run else "-"
    if line.block.kind is not BlockKind.PARAGRAPH:
        return None
    match = _BULLET.match(document.text, line.span.start, line.span.end)
    return match[0].strip() if match else None


def _bullet_list(run: Sequence[Line]) -> Iterator[tuple[int, Listed]]:
    if not run:
        return
    level = run[0].block.level
    if run[0].block.kind is BlockKind.LIST_ITEM:
        whole = [item for item in run if item.block.level == level]
        firsts = {item.block.span: item for item in reversed(whole)}
        lines = sorted(firsts.values(), key=lambda item: item.span.start)
    else:
        lines = list(run)
    items = tuple(Span(one.span.start, min(one.span.end, one.span.start + 8)) for one in lines)
    if len(items) >= _FEWEST:
        yield run[0].span.start, Listed(items, marks=items)
