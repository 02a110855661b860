"""Numbering within tables: the items of one cell, and the rows that their first cells number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.language.numerals import parse_count
from wenlint.lexicon.numerals import HAN_DIGITS
from wenlint.structure.markers import Mark, Scheme, is_one_off, mark_at
from wenlint.structure.series import Series

if TYPE_CHECKING:
    from wenlint.core.document import Document

_SCHEMES = frozenset(
    {Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARABIC, Scheme.PAREN_ARABIC, Scheme.CIRCLED}
)
_TAG = lazy(r"(?i)<(/?)(table|tr|td|th)\b")
_LINE = lazy(r"[^\n\x1f]+")
_FEWEST = 3
_IS_COUNTED = lazy(r"序[号號]?|编号|編號|[项項]次|次序|[顺順]序号?|步[骤驟]|(?i:no\.?)|#|号|號")
_BARE = lazy(rf"[0-9]{{1,3}}|[{HAN_DIGITS}]{{1,4}}")


class _Cell(Struct, frozen=True):
    """A cell: the place of its table, and of itself in its row, with the prose in it."""

    table: int
    column: int
    span: Span


def cell_series(document: Document) -> tuple[Series, ...]:
    """Return the numbers that count in tables: those within a cell, and those down a column.

    A column counts only if each of its cells that holds anything below the head bears such a mark,
    and no number in it begins anew. Bare numbers count below a head that says so: 序号.
    """
    found: list[Series] = []
    columns: dict[tuple[int, int], list[Mark | None]] = {}
    bare: dict[tuple[int, int], list[Mark | None]] = {}
    for cell in _cells(document):
        marks = list(_marks(document, cell.span))
        first = marks[0] if marks and marks[0].span.start == cell.span.start else None
        place = cell.table, cell.column
        if place not in columns and _IS_COUNTED.fullmatch(cell.span.of(document.text)):
            bare[place] = []
        elif place in bare:
            bare[place].append(_number(document.text, cell.span))
        columns.setdefault(place, []).append(first)
        if first is not None and len(marks) >= _FEWEST and _are_one(marks):
            found.append(Series(tuple(marks)))
    for firsts in columns.values():
        rows = firsts if firsts[0] is not None else firsts[1:]
        marks = [mark for mark in rows if mark is not None]
        if len(marks) == len(rows) >= _FEWEST and _are_one(marks):
            found.append(Series(tuple(marks), apart=True))
    for numbers in bare.values():
        rows = numbers[:-1] if numbers and numbers[-1] is None else numbers  # 合计
        marks = [mark for mark in rows if mark is not None]
        if len(marks) == len(rows) >= _FEWEST and _is_slip(marks):
            found.append(Series(tuple(marks), apart=True))
    return tuple(sorted(found, key=lambda one: one.marks[0].span.start))


def _are_one(marks: Sequence[Mark]) -> bool:
    """Say whether marks are written alike and count from one, but for a slip."""
    values = [mark.value for mark in marks]
    counting = sum(after == before + 1 for before, after in pairwise(values))
    return (
        len({(mark.scheme, mark.style) for mark in marks}) == 1
        and values[0] == 1
        and 1 not in values[1:]
        and len(values) <= 2 * counting + 1
    )


def _is_slip(marks: Sequence[Mark]) -> bool:
    """Say whether the numbers count from one but for one of them, or two that changed places."""
    values = [mark.value for mark in marks]
    due = range(1, len(values) + 1)
    astray = sum(after != before + 1 for before, after in pairwise(values))
    if values[0] == 1 and 1 not in values[1:] and (astray <= 1 or is_one_off(values)):
        return astray < len(values) - 1 or is_one_off(values)
    return (
        sorted(values) == list(due) and sum(a != b for a, b in zip(values, due, strict=True)) == 2
    )


def _number(text: str, span: Span) -> Mark | None:
    """Return the mark of a cell that holds a number and nothing else."""
    written = span.of(text)
    value = parse_count(written) if _BARE.fullmatch(written) else None
    if not value:
        return None
    scheme = Scheme.ARABIC if written[0].isdigit() else Scheme.HAN
    return Mark(span, scheme, (value,), "#", Span(span.end, span.end), span, written)


def _marks(document: Document, span: Span) -> Iterator[Mark]:
    """Yield the marks at the beginnings of the lines of a cell."""
    for match in _LINE.finditer(document.text, span.start, span.end):
        line = strip(document.text, Span(*match.span()))
        mark = mark_at(document.text, line.start, line.end) if line else None
        if mark is not None and mark.scheme in _SCHEMES:
            yield mark


def _cells(document: Document) -> Iterator[_Cell]:
    """Yield the cells that hold anything, whether the reader or tags of HTML say where they are."""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.cell is not None:
            span = strip(document.text, block.span)
            if span:
                yield _Cell(block.cell.table, block.cell.column, span)
    yield from _tagged_cells(document)


def _tagged_cells(document: Document) -> Iterator[_Cell]:
    table, column, start = 0, -1, -1
    for piece in document.trivia:
        tag = _TAG.match(piece.text) if piece.kind is TriviaKind.HTML else None
        if tag is None:
            continue
        span = strip(document.text, Span(start, piece.offset)) if start >= 0 else None
        if span:
            yield _Cell(-table, column, span)
        start, name = -1, tag[2].lower()
        table += name == "table"
        if name == "tr":
            column = -1
        elif name != "table" and not tag[1]:
            column += 1
            start = piece.offset
