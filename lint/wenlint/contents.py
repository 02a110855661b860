"""The table of contents of a document: where it stands, its entries, what they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from wenlint.document import BlockKind
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document, Line

_HEADING = regex.compile(r"(?i)(?:目[ \u3000]*[录次]|contents|table of contents)[:：]?")
# A title, then a tab, a leader of dots or wide space, then a page number.
_PAGED = regex.compile(
    r"(?P<title>\S.*?)(?:[ \u3000]*\t[ \t\u3000]*|[ \u3000]*[.．…·⋯]{2,}[ \u3000.．…·⋯]*|[ \u3000]{2,})"
    r"[（(-]?(?P<page>\d{1,4})[)）-]?"
)
_CHAPTER = regex.compile(r"第[一二三四五六七八九十]{1,3}[编章]")
_SENTENCE_END = "。；，！？"
_LONGEST_TITLE = 80
_MOST_STRAY_LINES = 2
_NOISE = regex.compile(
    r"[【\[〖（(][^】\]〗）)\n]*[#~@*^&$|][^】\]〗）)\n]*[】\]〗）)]|##\w+##|\$\$\w+\$\$"
)
_INSIGNIFICANT = regex.compile(r"[\s\p{P}\p{S}]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its title as printed, its page if it has one, the line of the body it means.

    `own` marks an entry for the document's title or for the contents themselves, which some
    programs put in.
    """

    title: Span
    page: int | None
    target: Line | None
    own: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents; `span` reaches from its heading (or first entry) to its last entry."""

    span: Span
    entries: tuple[Entry, ...]

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The entries that mean parts of the body."""
        return tuple(entry for entry in self.entries if not entry.own)


def title_key(text: str) -> str:
    """Return `text` as titles are compared: without spaces, marks and a glued advert."""
    return _INSIGNIFICANT.sub("", _NOISE.sub("", text))


def find_contents(document: Document) -> Contents | None:
    """Return the table of contents.

    It stands behind a line 目录, or is three entries with pages in a row, or chapters in a row
    that come again.
    """
    lines = document.lines
    text = document.text
    for place, line in enumerate(lines):
        if _HEADING.fullmatch(text, line.span.start, line.span.end):
            stop, found = _entries_after(text, lines, place + 1)
            if found:
                return _make(document, lines, place, stop, found)
    paged = [place for place, line in enumerate(lines) if _paged(text, line)]
    for place in paged:
        if place + 1 in paged and place + 2 in paged:
            stop, found = _entries_after(text, lines, place)
            return _make(document, lines, place, stop, found)
    return _bare_chapters(document)


def _bare_chapters(document: Document) -> Contents | None:
    """Return contents without heading and pages: 第一章 第二章 … in a row, then 第一章 again."""
    text, lines = document.text, document.lines
    for place, (line, following) in enumerate(pairwise(lines)):
        if _CHAPTER.match(text, line.span.start) and _CHAPTER.match(text, following.span.start):
            stop, found = _bare_entries(text, lines, place)
            return _make(document, lines, place, stop, found) if found else None
    return None


_Raw = tuple["Line", Span, "int | None"]


def _paged(text: str, line: Line) -> regex.Match[str] | None:
    if line.block.kind is BlockKind.TABLE_CELL or len(line.span) > _LONGEST_TITLE + 40:
        return None
    if not text[line.span.end - 1 : line.span.end].strip(")）-").isdigit():
        return None
    return _PAGED.fullmatch(text, line.span.start, line.span.end)


def _entries_after(text: str, lines: Sequence[Line], start: int) -> tuple[int, list[_Raw]]:
    """Return the entries from `start` on, and the place of the first line behind them."""
    if start < len(lines) and _paged(text, lines[start]):
        return _paged_entries(text, lines, start)
    if start < len(lines) and lines[start].block.kind is BlockKind.LIST_ITEM:
        return _list_entries(lines, start)
    return _bare_entries(text, lines, start)


def _paged_entries(text: str, lines: Sequence[Line], start: int) -> tuple[int, list[_Raw]]:
    """Take entries with page numbers; a stray line or two among them are passed over."""
    found: list[_Raw] = []
    stop, stray = start, 0
    for place in range(start, len(lines)):
        match = _paged(text, lines[place])
        if match is not None:
            found.append((lines[place], Span(*match.span("title")), int(match["page"])))
            stop, stray = place + 1, 0
            continue
        stray += 1
        if stray > _MOST_STRAY_LINES:
            break
    return stop, found


def _list_entries(lines: Sequence[Line], start: int) -> tuple[int, list[_Raw]]:
    """Take the items of the Markdown list that begins at `start`."""
    stop = start
    while stop < len(lines) and lines[stop].block.kind is BlockKind.LIST_ITEM:
        stop += 1
    return stop, [(line, line.span, None) for line in lines[start:stop]]


def _bare_entries(text: str, lines: Sequence[Line], start: int) -> tuple[int, list[_Raw]]:
    """Take bare titles up to the line where the first of them comes again: the body begins."""
    if start >= len(lines):
        return start, []
    first = title_key(lines[start].span.of(text))
    for place in range(start, len(lines)):
        span = lines[place].span
        if place > start and first and title_key(span.of(text)) == first:
            return place, [(line, line.span, None) for line in lines[start:place]]
        if len(span) > _LONGEST_TITLE or text[span.end - 1] in _SENTENCE_END:
            break
    return start, []


def _make(
    document: Document, lines: Sequence[Line], first: int, stop: int, raw: Sequence[_Raw]
) -> Contents:
    text = document.text
    body = _by_key(text, lines[stop:])
    begin = raw[0][0].span.start
    head = {title_key(line.span.of(text)) for line in lines[:stop] if line.span.start < begin}
    entries = []
    for _, title, page in raw:
        key = title_key(title.of(text))
        own = key in head or _HEADING.fullmatch(title.of(text)) is not None
        entries.append(Entry(title, page, body.get(key), own))
    return Contents(Span(lines[first].span.start, lines[stop - 1].span.end), tuple(entries))


def _by_key(text: str, lines: Sequence[Line]) -> Mapping[str, Line]:
    """Return the lines that can be titles by their keys, the first of each."""
    found: dict[str, Line] = {}
    for line in lines:
        if len(line.span) <= _LONGEST_TITLE + 40:
            found.setdefault(title_key(line.span.of(text)), line)
    return found
