"""Where in a gap of a series the item stands that may have lost its number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from wenlint.core.document import SEPARATOR, BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.markers import line_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.core.document import Document, Line
    from wenlint.structure.markers import Mark

_TITLE = lazy(r"[\p{Han}A-Za-z\d、“”《》·（）]{2,40}(?<![、：])")
_SENTENCE_END = lazy(r"[。；？！;?!][”’」』）)]?+(?=\S)")
_SENTENCE_SIGNS = "。；！？;!?"
_MOST_LINES = 12
_LONGEST_ITEM = 400
_SHOWN = 12


def item_without_number(document: Document, before: Mark, mark: Mark) -> Span | None:
    """Return the one line between two marks that may be the item of the number left out.

    It is the only line there, or the only one that is short and ends without a sign as titles do.
    """
    lines = _lines_between(document, before, mark)
    if not lines:
        return _code_between(document, before, mark)
    if len(lines) > _MOST_LINES:
        return None
    marked = {one.span.start for one in document.view(line_marks)}
    bare = [line for line in lines if line.span.start not in marked]
    if len(lines) == 1:
        return bare[0].span if bare and not _is_body(document, before, bare[0]) else None
    titles = [line for line in bare if _is_title(document, line)]
    if len(titles) == 1 and titles[0] is not lines[-1]:
        return titles[0].span
    return None


def sentence_without_number(text: str, before: Mark, mark: Mark) -> Span | None:
    """Return the second of two sentences between two marks inside a line: the item of the gap."""
    start, end = before.span.end, mark.span.start
    if end - start > _LONGEST_ITEM:
        return None
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    begins = [place for place in ends if text[place:end].strip()]
    return Span(begins[0], min(end, begins[0] + _SHOWN)) if len(begins) == 1 else None


def _lines_between(document: Document, before: Mark, mark: Mark) -> Sequence[Line]:
    """Return the lines behind the one of a mark and before the one of the next."""
    first = bisect_right(document.lines, before.span.start, key=_start)
    stop = bisect_left(document.lines, mark.span.start, key=_start)
    if stop < len(document.lines) and document.lines[stop].span.start > mark.span.start:
        stop -= 1
    return document.lines[first:stop]


def _code_between(document: Document, before: Mark, mark: Mark) -> Span | None:
    """Return the one paragraph of nothing but code between two marks."""
    first, stop = document.block_at(before.span.start), document.block_at(mark.span.start)
    between = document.blocks[first + 1 : stop]
    return between[0].span if len(between) == 1 else None


def _is_body(document: Document, before: Mark, line: Line) -> bool:
    """Say whether a line is what a heading heads: it ends as a sentence does, the heading not."""
    text = document.text
    end = before.body.end - 1
    return text[line.span.end - 1] in _SENTENCE_SIGNS and text[end] not in _SENTENCE_SIGNS


def _start(line: Line) -> int:
    return line.span.start


def _is_title(document: Document, line: Line) -> bool:
    said = line.span.of(document.text)
    return (
        line.block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and SEPARATOR not in said
        and _TITLE.fullmatch(said) is not None
    )
