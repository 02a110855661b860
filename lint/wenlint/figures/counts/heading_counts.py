"""The count that a heading, or the caption of a table, declares: 三大行动, 检查（5项）, 四要点."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import (
    COUNT_BEFORE,
    ENDS_WITH_GENERAL,
    GENERAL,
    NUMBER,
    Declared,
    counts_in,
    is_attribute,
)
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import ANNOUNCED_IN_BRACKETS, ANNOUNCED_IN_CAPTIONS
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    import regex

    from wenlint.core.document import Document, Line

_LONGEST_PHRASE = 14
_TAIL = lazy(
    rf"[（(](?:共|计|合计|总计)?[ ]?(?P<n>{NUMBER})[ ]?(?P<measure>[{ANNOUNCED_IN_BRACKETS}])[）)]$"
)
_TAIL_OF_CAPTIONS = lazy(
    rf"[（(](?:共|计|合计|总计)?[ ]?(?P<n>{NUMBER})[ ]?(?P<measure>[{ANNOUNCED_IN_CAPTIONS}])[）)]$"
)
# 交接班四要点: the number stands right before what it counts.
_BARE = lazy(
    rf"(?<!\p{{Han}}的){COUNT_BEFORE}(?P<n>{NUMBER})(?P<measure>)"
    rf"(?=\p{{Han}}{{2}})(?P<noun>{GENERAL})[：:]?$"
)
_HEADING_ENDS = lazy(r"[》”：:]+$")
_BOLD = ("**", "__")


def is_heading(document: Document, line: Line) -> bool:
    """Say whether a line is a heading: 三、抓好四项任务, ### 检查（5项）, the title."""
    if line.block.kind is BlockKind.HEADING or line is document.view(make_outline).title:
        return True
    section = document.view(make_outline).section_at(line.span.start)
    if section.is_heading and section.heading is line and section.span.start == line.span.start:
        return True
    return is_bold(document, line)


def is_bold(document: Document, line: Line) -> bool:
    """Say whether a line of Markdown is bold from end to end."""
    if line.block.kind is not BlockKind.PARAGRAPH or document.path.endswith(".txt"):
        return False
    there = document.source.span(line.span)
    source = document.source.text
    return (
        source[max(0, there.start - 2) : there.start] in _BOLD
        and source[there.end : there.end + 2] in _BOLD
    )


def heading_count(document: Document, line: Line, *, caption: bool = False) -> Declared | None:
    """Return the count in which a heading ends: 三大行动, 检查（5项）, 《七条措施》, 四要点.

    Of a `caption` only what stands in brackets.
    """
    text = document.text
    if not caption and not is_heading(document, line):
        return None
    tail = (_TAIL_OF_CAPTIONS if caption else _TAIL).search(text, line.span.start, line.span.end)
    if tail is not None:
        return _told(tail)
    if caption:
        return None
    written = line.span.of(text)
    ends = _HEADING_ENDS.search(written)
    end = line.span.start + (ends.start() if ends else len(written))
    counts = list(counts_in(text, line.span.start, end))
    if not counts and (bare := _BARE.search(text, line.span.start, line.span.end)) is not None:
        return _told(bare, bare["noun"])
    if len(counts) != 1 or text[counts[0].span.start - 1 : counts[0].span.start] == "“":
        return None
    said = text[counts[0].span.start : end]
    if _NUMBERED.match(said) and counts[0].span.start == line.span.start:
        return None  # 2 步骤, between 1 范围 and 3 回退
    # 出门前的三样准备: the count with its noun is all that the heading names.
    first = counts[0].span.start
    whole = (first == line.span.start or _is_of(text, line, first)) and _IS_NOUN.fullmatch(
        said
    ) is not None
    general = ENDS_WITH_GENERAL.search(said) and len(said) < _LONGEST_PHRASE
    whole = whole and not is_attribute(counts[0])
    return counts[0] if general or whole else None


def _told(match: regex.Match[str], noun: str = "") -> Declared:
    span = Span(match.start("n"), match.end("measure") + len(noun))
    number = parse_count(match["n"]) or 0
    return Declared(span, number, match["measure"], noun, match.end("measure"))


def _is_of(text: str, line: Line, first: int) -> bool:
    """Say whether a count names what a section is of; the title of a page may name its topic."""
    return text[first - 1] == "的" and line.block.level != 1


_NUMBERED = lazy(r"\d{1,2}[ ]\p{Han}")
# 三类常见故障: a heading that is nothing but a count.
_IS_NOUN = lazy(r"[^，。的了]{4,10}")
