"""Lists as the entries that they hold: items of lists, marked lines, bullets, rows of tables.

An entry is compared by its `key`: its words without mark, end sign and white space, with the code,
the links and the pictures in it, and with all that is nested below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import SEPARATOR, BlockKind, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.lexicon.lists import BULLETS
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import STRUCTURAL, Scheme, marks_at
from wenlint.structure.outline import make_outline
from wenlint.structure.parallels import spelled, trivia_in
from wenlint.structure.series import line_series

if TYPE_CHECKING:
    from wenlint.core.document import Block, Document, Line
    from wenlint.structure.outline import Section

_SPACE = lazy(r"\s+")
_BULLET_SIGNS = frozenset(BULLETS)
_END_SIGNS = "。；;，,.！!、"
_BULLET = lazy(rf"(?P<sign>[{BULLETS}])(?!(?P=sign))[ \t\u3000]*+(?=\S)")
_IN_ENTRIES = (TriviaKind.CODE, TriviaKind.IMAGE, TriviaKind.LINK)
_NO_ITEMS = STRUCTURAL | {Scheme.ARTICLE}
_FEWEST = 2
_LONGEST_LEAD = 60
_FURTHEST = 400
_WHITE = " \t\n\u3000"


class Entry(Struct, frozen=True, gc=False):
    """An entry of a list: where it stands and how it is compared; empty if it says nothing."""

    span: Span
    key: str


class Row(Struct, frozen=True, gc=False):
    """A row of a table: where it stands, and its cells as they are compared."""

    span: Span
    cells: tuple[str, ...]


class EntryList(Struct, frozen=True):
    """The entries of a list in order.

    `lead` is the line above it and `heading` that of its section, empty if there is none;
    `is_ordered` is whether the entries bear numbers.
    """

    entries: tuple[Entry, ...]
    lead: str
    heading: str
    is_ordered: bool


class Table(Struct, frozen=True):
    """A table: its header and the rows below it; `heading` is that of its section."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: str


def repeated_lines(document: Document) -> frozenset[str]:
    """Return the words that stand as a block or a marked line by themselves more than once.

    A view; nothing is a repeated entry that is not among them.
    """
    text = document.text
    marks = document.view(marks_at)
    found: list[str] = []
    for block in document.blocks:
        start = block.span.start
        whole = text[start : block.span.end]
        said = whole.strip()
        if not said:
            found.append("")
            continue
        if whole[0] != said[0]:
            start += len(whole) - len(whole.lstrip())
        mark = marks.get(start)
        if mark is not None:
            said = text[mark.body.start : mark.body.end]
        elif said[0] in _BULLET_SIGNS and (bullet := _BULLET.match(text, start, start + len(said))):
            said = text[bullet.end() : start + len(said)]
        found.append(said)
    words = _words_of_all(found)
    times = Counter(words)
    if len(times) == len(words):
        return frozenset()
    return frozenset(said for said, count in times.items() if count > 1)


def _words(said: str) -> str:
    return _SPACE.sub("", said).rstrip(_END_SIGNS)


def _words_of_all(found: Sequence[str]) -> Sequence[str]:
    """Return the `_words` of each, made of all at once."""
    words = [one.rstrip(_END_SIGNS) for one in _SPACE.sub("", "\0".join(found)).split("\0")]
    return words if len(words) == len(found) else [_words(said) for said in found]


def key_of(document: Document, span: Span) -> str:
    """Return the words of `span` as they are compared, with code, links and pictures."""
    words = _words(spelled(document, span))
    behind = Span(span.start, span.end + 1)
    held = [one.text for one in trivia_in(document, behind) if one.kind in _IN_ENTRIES]
    return "\0".join([words, *held])


def entry_lists(document: Document) -> tuple[EntryList, ...]:
    """Return the lists of a document in which some words stand more than once: a view."""
    if not document.view(repeated_lines):
        return ()
    found = [*_format_lists(document), *_marked_lists(document), *_bulleted_lists(document)]
    return tuple(sorted(found, key=lambda one: one.entries[0].span.start))


def _entry_list(
    document: Document, spans: Sequence[Span], start: int, *, is_ordered: bool
) -> EntryList | None:
    """Return the list of the entries at `spans`, or None if no words in it stand twice.

    `start` is where it begins, with its first mark.
    """
    text, again = document.text, document.view(repeated_lines)
    if len(spans) < _FEWEST:
        return None
    firsts = [_words(_first_line(span.of(text))) for span in spans]
    if not any(one in again for one in firsts):
        return None
    entries = tuple(Entry(strip(text, span), key_of(document, span)) for span in spans)
    section = document.view(make_outline).section_at(max(0, start - 1))
    heading = section.heading.span.of(text) if section.heading else ""
    return EntryList(entries, lead_of(document, start), heading, is_ordered)


def _first_line(said: str) -> str:
    return said.strip().split("\n", 1)[0]


def lead_of(document: Document, start: int) -> str:
    """Return the end of the line of prose right above `start`; empty if there is none."""
    text = document.text
    before = text[max(0, start - _FURTHEST) : start].rstrip(BULLETS + _WHITE)
    return before.rpartition("\n")[2][-_LONGEST_LEAD:]


def _format_lists(document: Document) -> Iterator[EntryList]:
    """Yield the lists that the format marks."""
    marks = {one.offset: one.text for one in document.trivia if one.kind is TriviaKind.LIST_MARK}
    for places in _spans_of_items(document):
        ordered = marks.get(places[0].start, "-")[0].isdigit()
        found = _entry_list(document, places, places[0].start, is_ordered=ordered)
        if found is not None:
            yield found


def _spans_of_items(document: Document) -> Sequence[Sequence[Span]]:
    """Return the items of each list, with the lists nested in them."""
    spans: dict[int, list[Span]] = {}
    open_: list[tuple[int, int, int]] = []  # list, place, level
    for block in document.blocks:
        if block.kind is not BlockKind.LIST_ITEM and block.item is None:
            open_.clear()
            continue
        while open_ and open_[-1][2] > block.level:
            open_.pop()
        beside = open_.pop() if open_ and open_[-1][2] == block.level else None
        here = _item(block, beside, -1 - len(spans))
        open_.append(here)
        places = spans.setdefault(here[0], [])
        if here[1] == len(places):
            places.append(block.span)
        for list_, place, _ in open_:
            if place == len(spans[list_]) - 1:
                spans[list_][place] = Span(spans[list_][place].start, block.span.end)
    return [places for places in spans.values() if places]


def _item(block: Block, beside: tuple[int, int, int] | None, new: int) -> tuple[int, int, int]:
    """Return the list, the place and the level of an item.

    Where the format numbers no lists, it goes on with the item `beside` it, or begins list `new`.
    """
    if block.item is not None:
        return block.item.list, block.item.place, block.level
    if beside is not None:
        return beside[0], beside[1] + 1, block.level
    return new, 0, block.level


def _marked_lists(document: Document) -> Iterator[EntryList]:
    """Yield the series of marked lines, each entry with what stands below its line."""
    contents = document.view(find_contents)
    sections = {
        section.heading.span.start: section
        for section in document.view(make_outline).sections
        if section.heading is not None
    }
    for series in document.view(line_series):
        if series.scheme in _NO_ITEMS:
            continue
        spans: list[Span] = []
        last = series.marks[-1]  # what stands below it may be no part of it
        for mark in series.marks:
            section = sections.get(mark.span.start)
            block = document.blocks[document.block_at(mark.span.start)]
            if (
                section is None
                or (section.is_heading and mark is not last and _has_body(document, section))
                or block.kind in (BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM)
                or (contents is not None and contents.span.overlaps(mark.span))
            ):
                spans = []
                break
            spans.append(mark.body)
        start = series.marks[0].span.start
        found = _entry_list(document, spans, start, is_ordered=True)
        if found is not None:
            yield found


def _has_body(document: Document, section: Section) -> bool:
    end = section.heading.span.end if section.heading else section.span.start
    return bool(document.text[end : section.span.end].strip())


def _bulleted_lists(document: Document) -> Iterator[EntryList]:
    """Yield the lists of lines that begin with a bullet which the format knows nothing of."""
    text = document.text

    def bullet(line: Line) -> str:
        if line.block.kind is not BlockKind.PARAGRAPH:
            return ""
        return text[line.span.start] if _BULLET.match(text, line.span.start, line.span.end) else ""

    if not any(sign in text for sign in BULLETS):
        return
    for sign, lines in groupby(document.lines, bullet):
        if not sign:
            continue
        spans = []
        for line in lines:
            match = _BULLET.match(text, line.span.start, line.span.end)
            if match is not None:
                spans.append(Span(match.end(), line.span.end))
        start = spans[0].start if spans else 0
        found = _entry_list(document, spans, start, is_ordered=False)
        if found is not None:
            yield found


def tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of a document whose first row heads the others: a view."""
    return tuple(_tables(document))


def _tables(document: Document) -> Iterator[Table]:
    cells = [block for block in document.blocks if block.cell is not None]
    for _, table in groupby(cells, lambda block: block.cell.table if block.cell else -1):
        rows = [
            tuple(row)
            for _, row in groupby(table, lambda block: block.cell.row if block.cell else -1)
        ]
        if len(rows) <= _FEWEST or not _has_repeated_cell(document, rows):
            continue
        start = rows[0][0].span.start
        section = document.view(make_outline).section_at(max(0, start - 1))
        heading = section.heading.span.of(document.text) if section.heading else ""
        first, *others = (_row(document, row) for row in rows)
        yield Table(first.cells, tuple(others), heading)


def _has_repeated_cell(document: Document, rows: Sequence[Sequence[Block]]) -> bool:
    """Say whether something stands twice in one of the first two columns, or code may do so."""
    for column in range(2):
        said = [row[column].span.of(document.text).strip() for row in rows if column < len(row)]
        if len(set(said)) < len(said) or any(SEPARATOR in one for one in said):
            return True
    return False


def _row(document: Document, blocks: Sequence[Block]) -> Row:
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    return Row(span, tuple(_cell(document, block) for block in blocks))


def _cell(document: Document, block: Block) -> str:
    said = block.span.of(document.text)
    if SEPARATOR not in said and said.strip():
        return _SPACE.sub("", said)
    return key_of(document, block.span)
