"""Counts that sum up a list of lines right behind it: 以上四点, 针对上述三个问题, 表中五种茶."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wenlint.core.document import BlockKind
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.recap import ABOVE, claim_above
from wenlint.structure.block_lists import block_lists
from wenlint.structure.lists import BlockList, Form
from wenlint.structure.markers import line_marks
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    import regex

    from wenlint.core.document import Document

_REACH = 24
_FURTHEST = 3


def summed_up(document: Document, one: BlockList) -> Iterator[Claim]:
    """Yield the count that sums up a list of lines, in the first line behind it."""
    text, lines = document.text, document.lines
    starts = document.view(_starts)
    if one.first >= len(lines) or lines[one.first].block.kind is BlockKind.HEADING:
        return  # what stands behind the last mark is in its section
    for place in range(one.behind, min(len(lines), one.behind + _FURTHEST)):
        line = lines[place]
        if line.block.kind in (BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM):
            return
        match = ABOVE.search(text, line.span.start, min(line.span.end, line.span.start + _REACH))
        if match is not None:
            yield from _claim(document, match, one)
            return
        if line.span.start in starts or one.form is not Form.SERIES or not _has_bodies(one):
            return


def _has_bodies(one: BlockList) -> bool:
    """Say whether the items of a list are more than a line each."""
    return one.behind - one.first > len(one.listed.items)


def _starts(document: Document) -> frozenset[int]:
    """Return where the marks of lines begin: a view."""
    return frozenset(mark.span.start for mark in document.view(line_marks))


def _claim(document: Document, match: regex.Match[str], one: BlockList) -> Iterator[Claim]:
    """Match the count with the list, or with all lists of its section so far."""
    readings = one.listed.numbers | _so_far(document, one)
    for claim in claim_above(document.text, match, one.listed, rows=one.form is Form.ROWS):
        yield Claim(claim.declared, replace(one.listed, readings=readings))


def _so_far(document: Document, one: BlockList) -> frozenset[int]:
    """Return how many items the lists hold that stand before one in its section, together."""
    section = document.view(make_outline).section_at(one.listed.span.start).span.start
    total, found = len(one.listed.items), set()
    for other in reversed(document.view(block_lists)):
        if section <= other.listed.span.start and other.behind <= one.first:
            total += len(other.listed.items)
            found.add(total)
    return frozenset(found)
