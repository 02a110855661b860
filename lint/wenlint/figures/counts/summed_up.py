"""Counts that sum up a list of lines right behind it: 以上四点, 针对上述三个问题, 表中五种茶."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import GENERAL, NUMBER, Declared, declared_at
from wenlint.figures.counts.enumerations import Claim
from wenlint.lexicon.lists import THESE
from wenlint.lexicon.measures import DECLARING
from wenlint.lexicon.patterns import any_of
from wenlint.structure.block_lists import block_lists
from wenlint.structure.lists import BlockList, Form
from wenlint.structure.markers import line_marks
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    import regex

    from wenlint.core.document import Document

_ABOVE = lazy(
    rf"(?P<sign>{any_of((*THESE, '上表', '上列', '前述', '表中', '表内'))})"
    rf"(?:所列|列出|提到|提出)?的?这?(?P<n>{NUMBER})(?P<measure>{any_of(DECLARING)})"
    rf"(?=(?P<noun>\p{{Han}}{{0,8}}))(?!\p{{Han}}{{0,8}}[：:])"
)
_REACH = 24
_FURTHEST = 3
_WIDEST_SLIP = 2


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
        match = _ABOVE.search(text, line.span.start, min(line.span.end, line.span.start + _REACH))
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


_GENERAL = lazy(rf"{GENERAL}|$")
_OF_TABLES = ("上表", "表中", "表内", "上列")


def _claim(document: Document, match: regex.Match[str], one: BlockList) -> Iterator[Claim]:
    """Match the count with the list, or with all lists of its section so far.

    What it says of some of the items, or of other things, is no count of them.
    """
    declared = declared_at(document.text, match)
    if declared is None:
        return
    rows = one.form is Form.ROWS
    general = declared.measure in "点条项步" or _GENERAL.match(declared.noun) is not None
    if match["sign"].startswith(_OF_TABLES) and not rows:
        return
    if not general and not rows:
        return
    most = max(one.listed.numbers)
    if match["sign"] == "这" and declared.number < most:
        return  # 对于这两个问题: two of them, or others
    if not general and declared.number < most:
        return  # 上述两台离心设备: some of them
    if abs(declared.number - most) > _WIDEST_SLIP or (match["sign"] == "这" and rows):
        return
    span = Span(match.start("n"), match.end("measure"))
    found = Declared(span, declared.number, declared.measure, declared.noun, declared.after)
    yield Claim(found, replace(one.listed, readings=one.listed.numbers | _so_far(document, one)))


def _so_far(document: Document, one: BlockList) -> frozenset[int]:
    """Return how many items the lists hold that stand before one in its section, together."""
    section = document.view(make_outline).section_at(one.listed.span.start).span.start
    total, found = len(one.listed.items), set()
    for other in reversed(document.view(block_lists)):
        if section <= other.listed.span.start and other.behind <= one.first:
            total += len(other.listed.items)
            found.add(total)
    return frozenset(found)
