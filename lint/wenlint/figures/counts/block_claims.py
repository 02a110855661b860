"""Declared counts beside lists whose items are lines: before them, above them, behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared, counts_in
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.heading_counts import heading_count, is_heading
from wenlint.figures.counts.leads import before_sign, sentence_before
from wenlint.figures.counts.marked_lists import claim_of, named_claim, slogan_claim
from wenlint.figures.counts.summed_up import summed_up
from wenlint.lexicon.lists import AS_FOLLOWS, IN_SECTIONS
from wenlint.lexicon.patterns import any_of
from wenlint.structure.block_lists import block_lists
from wenlint.structure.lists import BlockList, Form
from wenlint.structure.markers import Scheme, line_marks
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_WIDEST_SLIP = 2
_FURTHEST = 4


def block_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts beside lists whose items are lines, told for sure."""
    for one in document.view(block_lists):
        yield from _led(document, one)
        yield from summed_up(document, one)


def _led(document: Document, one: BlockList) -> Iterator[Claim]:
    """Match a list with the count of the words that lead to it, or of the heading above it."""
    text, lines = document.text, document.lines
    if not one.first < len(lines):
        return
    if one.form is not Form.ROWS and one.listed.span.start > lines[one.first].span.start:
        yield from _inside(text, one)
        return
    before = lines[one.first - 1] if one.first else None
    if before is None or before.block.quoted != lines[one.first].block.quoted:
        return
    if one.form is Form.ROWS and not one.listed.name:
        yield from _of_rows(document, one, before)
        return
    named = list(named_claim(text, before.span, one.listed)) if one.listed.name else []
    yield from named
    if not named and one.form is not Form.ROWS:
        yield from _said_before(document, one, before)


def _inside(text: str, one: BlockList) -> Iterator[Claim]:
    """Match a list that begins inside a paragraph with the words right before it."""
    lead = before_sign(text, one.listed.span.start)
    if lead is not None and one.listed.name:
        yield from named_claim(text, lead, one.listed)
    elif lead is not None:
        yield from claim_of(text, lead, one.listed)


def _said_before(document: Document, one: BlockList, before: Line) -> Iterator[Claim]:
    lead = sentence_before(document, before, marked=one.form is not Form.HEADINGS)
    if lead is None:
        yield from _headed(document, one)
    elif not _are_sections(document, one, lead):
        yield from claim_of(document.text, lead, one.listed)


_OF_SECTIONS = lazy(any_of(IN_SECTIONS))
_COLONS = "：:"


def _are_sections(document: Document, one: BlockList, lead: Span) -> bool:
    """Say whether the items are headings of a chapter that a paragraph does not announce."""
    if document.lines[one.first].block.kind is not BlockKind.HEADING:
        return False
    if _OF_SECTIONS.search(document.text, lead.start, lead.end) is not None:
        return False
    # A colon leads to the sections behind it, but further ones may follow that it does not mean.
    counts = list(counts_in(document.text, lead.start, lead.end))
    return not (
        document.text[lead.end - 1] in _COLONS
        and len(counts) == 1
        and counts[0].number > max(one.listed.numbers)
    )


# ----- rows of a table -----

_SEE_TABLE = lazy(rf"(?:见|如)(?:下|附)?表|下表|{any_of(AS_FOLLOWS)}")
_TOTALLED = lazy(r"(?:共有?|共计|合计|总计|计有|现有|设有?|评出|选出|抽取|以下|下列)\p{Han}{0,6}$")
_CAPTION = lazy(r"表[ ]?[\d一二三四五六七八九十]{0,3}|附表")
_AMOUNTS = lazy(r"人数|数量|数目|台数|件数|合计|小计|总数|户数|次数|数额|金额|面积")


def _of_rows(document: Document, one: BlockList, before: Line) -> Iterator[Claim]:
    """Match the rows of a table with the count of the sentence or of the caption above it."""
    text, span = document.text, before.span
    head = _head(document, one)
    if before.block.kind is BlockKind.TABLE_CELL or any(_AMOUNTS.search(name) for name in head):
        return
    caption = before.block.kind is BlockKind.CAPTION or _CAPTION.match(text, span.start, span.end)
    if caption or is_heading(document, before):
        declared = heading_count(document, before, caption=True)
        counts = [declared] if declared is not None and declared.measure else []
    else:
        leads = text[span.end - 1] in "：:"
        if not leads and not _SEE_TABLE.search(text, span.start, span.end):
            return
        counts = [
            count
            for count in counts_in(text, span.start, span.end)
            if _TOTALLED.search(text, max(span.start, count.span.start - 10), count.span.start)
            or (leads and any(len(name) > 1 and name in count.noun for name in head))
            or _ENDS_IN_LIST.search(text, span.start, span.end)
        ]
    if len(counts) == 1 and abs(counts[0].number - len(one.listed.items)) <= _WIDEST_SLIP:
        yield Claim(counts[0], one.listed)


_ENDS_IN_LIST = lazy(rf"(?:名单|名录|清单|目录|篇目){any_of(AS_FOLLOWS)}[：:。]?$")


def _head(document: Document, one: BlockList) -> list[str]:
    """Return the cells of the head of a table."""
    found = []
    for line in document.lines[one.first : one.behind]:
        if line.block.cell is None or line.block.cell.row > 0:
            break
        found.append(line.span.of(document.text).strip())
    return found


# ----- headings -----

_GENERIC = lazy(
    r"目的|意义|总则|附则|背景|概述|概况|指导思想|总体要求|组织领导|组织机构|保障措施|工作目标|适用范围|基本情况|前言|引言|结语|总结"
    r"|下一步|工作要求|责任追究|监督检查|实施步骤|存在问题|工作安排|有关要求"
)
_PAPERS = frozenset("篇份本册封张")
_OF_TITLES = frozenset({Scheme.ARTICLE, Scheme.ARABIC, Scheme.HAN, Scheme.PAREN_HAN})


def _mark_starts(document: Document) -> frozenset[int]:
    """Return where the marks of lines begin: a view."""
    return frozenset(mark.span.start for mark in document.view(line_marks))


def _headed(document: Document, one: BlockList) -> Iterator[Claim]:
    """Match sections or items with the count of the heading above them, over a few paragraphs."""
    lines, text, place = document.lines, document.text, one.first
    starts = document.view(_mark_starts)
    for back in range(place - 1, max(-1, place - 1 - _FURTHEST), -1):
        line = lines[back]
        if line.block.kind in (BlockKind.TABLE_CELL, BlockKind.LIST_ITEM):
            return
        if back == place - 1 and is_heading(document, line):
            yield from slogan_claim(text, line.span, one.listed)
        declared = heading_count(document, line)
        if declared is not None:
            claim = Claim(declared, one.listed)
            if claim.holds or _is_sure(document, claim, one, back):
                yield claim
            return
        if line.span.start in starts or is_heading(document, line):
            return


def _is_sure(document: Document, claim: Claim, one: BlockList, heading: int) -> bool:
    """Say whether nothing but the list can be what the heading counts."""
    declared, text, lines = claim.declared, document.text, document.lines
    near = heading == one.first - 1
    if near and one.form in (Form.ITEMS, Form.BULLETS, Form.LABELLED, Form.WORDED):
        return True
    if one.form is Form.HEADINGS and declared.measure in _PAPERS:
        return False  # 三篇访谈: sections may tell of what they say
    if one.form is Form.HEADINGS and lines[one.first].block.level != lines[heading].block.level + 1:
        return False
    bodies = [_body(document, span) for span in one.listed.items]
    return (
        abs(declared.number - len(one.listed.items)) <= _WIDEST_SLIP
        and not any(_GENERIC.search(text[body.start : body.start + 12]) for body in bodies)
        and not _restates(document, heading + 1, one.first, declared)
        and _alone(document, one, lines[heading])
    )


def _body(document: Document, span: Span) -> Span:
    """Return the words of an item, up to the end of its line."""
    end = document.text.find("\n", span.start)
    return Span(span.end - 1, end if end > 0 else len(document.text))


def _restates(document: Document, first: int, end: int, declared: Declared) -> bool:
    """Say whether the paragraphs between a heading and its list give counts of their own."""
    return any(
        other.number != declared.number and other.measure == declared.measure
        for line in document.lines[first:end]
        for other in counts_in(document.text, line.span.start, line.span.end)
    )


def _alone(document: Document, one: BlockList, heading: Line) -> bool:
    """Say whether a list is the only one of its form below the heading."""
    section = document.view(make_outline).section_at(heading.span.start)
    end = section.span.end if section.heading is heading else len(document.text)
    mark = one.listed.marks[0] if one.listed.marks else None
    scheme = _scheme(document, mark)
    if (
        one.form is Form.SERIES
        and heading is document.view(make_outline).title
        and scheme not in _OF_TITLES
    ):
        return False
    return not any(
        other is not one
        and other.form is one.form
        and _scheme(document, other.listed.marks[0] if other.listed.marks else None) is scheme
        and one.listed.span.end < other.listed.span.start < end
        for other in document.view(block_lists)
    )


def _schemes(document: Document) -> dict[int, Scheme]:
    """Return the scheme of each mark of a line by where it begins: a view."""
    return {mark.span.start: mark.scheme for mark in document.view(line_marks)}


def _scheme(document: Document, mark: Span | None) -> Scheme | None:
    return document.view(_schemes).get(mark.start) if mark is not None else None
