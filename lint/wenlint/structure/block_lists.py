"""Every list of a document whose items are lines, whatever shows that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.lexicon.lists import BULLETS
from wenlint.structure.inline_series import inline_series
from wenlint.structure.item_lists import item_lists
from wenlint.structure.labelled_lines import labelled_lines
from wenlint.structure.lists import BlockList, Form, Listed, line_at, listed_of
from wenlint.structure.markers import INLINE, Scheme
from wenlint.structure.series import line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_FEWEST = 2
_WORDED = INLINE - {Scheme.SEQUENCE}
_SHOWN = 8


def block_lists(document: Document) -> tuple[BlockList, ...]:
    """Return the lists of a document whose items are lines: a view."""
    return tuple(_block_lists(document))


def _block_lists(document: Document) -> Iterator[BlockList]:
    text = document.text
    for series in document.view(line_series):
        listed = listed_of(text, series, lines=True)
        if listed is not None:
            last = line_at(document, series.marks[-1].span.start)
            first = line_at(document, series.marks[0].span.start)
            yield BlockList(Form.SERIES, listed, first, last + 1)
    for series in document.view(inline_series):
        first = line_at(document, series.marks[0].span.start)
        if series.scheme not in _WORDED or not _begins(document, first, series.marks[0].span.start):
            continue
        listed = listed_of(text, series)
        if listed is not None:
            behind = line_at(document, series.marks[-1].span.end)
            yield BlockList(Form.WORDED, listed, first, behind)
    for found in labelled_lines(document):
        yield BlockList(Form.LABELLED, found.listed, found.first, found.last + 1)
    for start, listed in item_lists(document):
        first = line_at(document, start)
        yield BlockList(Form.ITEMS, listed, first, _behind_items(document, listed))
    yield from _bullets(document)
    yield from _headings(document)
    yield from _rows(document)


def _begins(document: Document, place: int, offset: int) -> bool:
    return place < len(document.lines) and document.lines[place].span.start == offset


def _behind_items(document: Document, listed: Listed) -> int:
    """Return the place of the first line behind a list of the format that is no item."""
    place = line_at(document, listed.items[-1].start)
    lines = document.lines
    while place < len(lines) and lines[place].block.item is not None:
        place += 1
    return place


# ----- bullets -----

_BULLET_SIGNS = frozenset(BULLETS)
_BULLET = lazy(rf"[{BULLETS}]{{1,2}}\s?(?=[\p{{Han}}“《A-Za-z0-9])")


def _bullets(document: Document) -> Iterator[BlockList]:
    """Yield the lists whose lines a bullet marks, or the format as items without telling which."""
    text = document.text
    run: list[int] = []
    sign = ""
    for place, line in enumerate(document.lines):
        block = line.block
        if block.kind is BlockKind.PARAGRAPH and text[line.span.start] not in _BULLET_SIGNS:
            mark = None
        else:
            mark = _bullet(document, line, go_on=bool(run))
        if mark is None and not run:
            continue
        if mark is not None and (not run or mark in ("", sign)):
            run.append(place)
            sign = mark or sign
            continue
        yield from _bullet_list(document, run)
        run, sign = ([place], mark) if mark else ([], "")
    yield from _bullet_list(document, run)


def _bullet(document: Document, line: Line, *, go_on: bool) -> str | None:
    """Return the bullet of a line; empty where it goes on with an item; None if it is none."""
    if line.block.item is not None:
        return None
    if line.block.kind is BlockKind.LIST_ITEM:
        return "" if go_on else "-"
    if line.block.kind is not BlockKind.PARAGRAPH:
        return None
    match = _BULLET.match(document.text, line.span.start, line.span.end)
    return match[0].strip() if match else None


def _bullet_list(document: Document, run: Sequence[int]) -> Iterator[BlockList]:
    if not run:
        return
    lines = [document.lines[place] for place in run]
    level = lines[0].block.level
    if lines[0].block.kind is BlockKind.LIST_ITEM:
        whole = [item for item in lines if item.block.level == level]
        firsts = {item.block.span: item for item in reversed(whole)}
        lines = sorted(firsts.values(), key=lambda item: item.span.start)
    items = tuple(_shown(one) for one in lines)
    if len(items) >= _FEWEST:
        yield BlockList(Form.BULLETS, Listed(items, marks=items), run[0], run[-1] + 1)


def _shown(line: Line) -> Span:
    return Span(line.span.start, min(line.span.end, line.span.start + _SHOWN))


# ----- headings -----


_NO_PART = lazy(
    r"前言|引言|概述|简介|背景|小结|总结|结论|结语|附录|参考|致谢|常见问题|后记|写在|其他|其它|FAQ|更新"
)


def _headings(document: Document) -> Iterator[BlockList]:
    """Yield the headings right below each heading, all of one level.

    Those that hold no part of what the section is about may be left out of the count.
    """
    text, lines = document.text, document.lines
    heads = [place for place, line in enumerate(lines) if line.block.kind is BlockKind.HEADING]
    for at in range(-1, len(heads)):
        level = lines[heads[at]].block.level if at >= 0 else 0
        below = _deeper(document, heads[at + 1 :], level)
        top = [one for one in below if lines[one].block.level == lines[below[0]].block.level]
        if len(top) < _FEWEST or any(len(lines[one].span) == 0 for one in top):
            continue
        end = heads[at + 1 + len(below)] if at + 1 + len(below) < len(heads) else len(lines)
        beside = sum(_NO_PART.search(lines[one].span.of(text)) is not None for one in top)
        spans = tuple(lines[one].span for one in top)
        numbers = frozenset(range(max(1, len(top) - beside), len(top) + 1))
        yield BlockList(Form.HEADINGS, Listed(spans, numbers), top[0], end)


def _deeper(document: Document, heads: Sequence[int], level: int) -> Sequence[int]:
    """Return the first of the headings at `heads` that are deeper than `level`."""
    return list(takewhile(lambda one: document.lines[one].block.level > level, heads))


# ----- rows of a table -----

_SUM_ROW = lazy(r"^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|平均|其他|备注|注)")
_SEVERAL = lazy(r"[、，,/；;]")


def _rows(document: Document) -> Iterator[BlockList]:
    """Yield the rows of each table, with what else it can be said to list."""
    if not [block for block in document.blocks if block.cell is not None]:
        return
    lines = document.lines
    place = 0
    while place < len(lines):
        cell = lines[place].block.cell
        if cell is None:
            place += 1
            continue
        end = place
        while (
            end < len(lines)
            and (other := lines[end].block.cell) is not None
            and other.table == cell.table
        ):
            end += 1
        listed = _listed_rows(document, lines[place:end])
        if listed is not None:
            yield BlockList(Form.ROWS, listed, place, end)
        place = end


def _listed_rows(document: Document, cells: Sequence[Line]) -> Listed | None:
    text = document.text
    columns: dict[int, list[Line]] = {}
    for line in cells:
        if line.block.cell is not None and line.block.cell.row > 0:
            columns.setdefault(line.block.cell.column, []).append(line)
    rows = columns.get(0, [])
    names = [row.span.of(text).strip() for row in rows]
    if len(rows) < _FEWEST or any(_SUM_ROW.match(name) for name in names[:-1]):
        return None
    if _SUM_ROW.match(names[-1]):
        rows, names = rows[:-1], names[:-1]
    if len(set(names)) != len(names) or "……" in names or "…" in names:
        return None
    numbers = {len(rows), len(rows) * _beside(cells, text)}
    for column in columns.values():
        written = [one.span.of(text).strip() for one in column[: len(rows)]]
        # Several in one cell, or one in several rows.
        numbers |= {len(set(written)), sum(len(_SEVERAL.split(one)) for one in written)}
    days = [_DAY.fullmatch(name) for name in names]
    units = {day["unit"] for day in days if day is not None} if all(days) else set()
    name = units.pop() if len(units) == 1 else ""
    return Listed(tuple(row.span for row in rows), frozenset(numbers), name=name)


_DAY = lazy(r"第[0-9一二三四五六七八九十]{1,3}(?P<unit>\p{Han}{1,2})")


def _beside(cells: Sequence[Line], text: str) -> int:
    """Return how often the head of a table names its first column: two lists side by side."""
    head = [
        line.span.of(text).strip()
        for line in cells
        if line.block.cell is not None and line.block.cell.row == 0
    ]
    return max(1, head.count(head[0])) if head else 1
