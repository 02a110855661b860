"""The table of contents of a document: where it stands, its entries, what they lead to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind, TriviaKind, line_starts
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.lexicon.lists import CHAPTERS
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.placeholders import X_LATIN, X_WIDE
from wenlint.lexicon.stops import CLAUSE_SIGNS
from wenlint.structure.markers import line_marks

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_HEADING = lazy(
    r"(?i)(?:(?:本[页頁文篇站]|[页頁]面|文章|全文|[内內]容)?目[ \u3000]*[录錄次]"
    r"|contents|table of contents)[:：]?"
)
# 目录：一、借书；二、还书: all of it in the line of its name.
_NAMED_LINE = lazy(r"(?:(?:本[页文篇]|页面|文章|全文|内容)?目[录次])[:：][ ]?")
# The first sign of either.
_NAME_BEGINS = frozenset("本页文全内目cCtT")
_PIECE = lazy(r"[^；;|｜。]+")
# A title, then a tab, a leader of dots or wide space, then a page number.
_PAGED = lazy(
    r"(?P<title>\S.*?)(?:[ \u3000]*\t[ \t\u3000]*|[ \u3000]*[.．…·⋯]{2,}[ \u3000.．…·⋯]*"
    r"|[ \u3000]{2,})"
    r"[（(-]?(?P<page>\d{1,4})[)）-]?"
)
_FIGURE_CELL = lazy(r"\t[ ]?[\d.,%％]{1,12}+\Z")
_CHAPTER = lazy(r"第[一二三四五六七八九十]{1,3}[编章]")
_LONGEST_TITLE = 80
_LONGEST_LIST = 600
_MOST_STRAY_LINES = 2
_MOST_ENTRIES = 1000
_FEWEST_LINKED = 3
_FEWEST_NAMED = 2
# Of more lines that say the same, the later ones are not looked at.
_MOST_ALIKE = 50
_BRACKETED = lazy(r"[【\[〖（(][^】\]〗）)\n]{1,80}[】\]〗）)]|##\w{1,40}##|\$\$\w{1,40}\$\$")
_HAN = lazy(r"\p{Han}")
_NOISE = frozenset("#~@*^&$|")
# The number of an entry; that of the body's heading may be another.
_NUMBER = lazy(
    rf"第[^\s{CHAPTERS}]{{1,5}}[{CHAPTERS}][\s、.]*|[（(]?[{UP_TO_TEN}]{{1,3}}[）)、.]+|\d{{1,2}}(?:\.\d{{1,2}})*[、.\s]*"
)
_MASK = lazy(rf"(?<![A-Za-z])(?:[{X_LATIN}]{{2,}}|[{X_WIDE}]+)(?![A-Za-z])")
_MASK_SIGNS = frozenset(X_LATIN + X_WIDE)
_INSIGNIFICANT = lazy(r"[\s\p{P}\p{S}]+")
# What parts a link from what is said of the part that it leads to.
_SAYING = lazy(r"[ \u3000]*+(?:[-–—:：，,（(]|\.\s)")


class Entry(Struct, frozen=True):
    """One entry: its title as printed, its page if it has one, the line of the body it means.

    `own` marks an entry for the document's title or for the contents themselves, which some
    programs put in.
    """

    title: Span
    page: int | None
    target: Line | None
    own: bool


class Contents(Struct, frozen=True):
    """A table of contents; `span` reaches from its heading (or first entry) to its last entry."""

    span: Span
    entries: tuple[Entry, ...]

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The entries that mean parts of the body."""
        return tuple(entry for entry in self.entries if not entry.own)

    @property
    def names_itself(self) -> bool:
        """Whether its own heading is an entry: a program made it, of all headings."""
        return len(self.listed) < len(self.entries)

    @property
    def is_of_body(self) -> bool:
        """Whether the parts stand below; else it lists other files, and counts for itself."""
        return any(entry.target is not None for entry in self.listed)


def title_key(text: str) -> str:
    """Return `text` as titles are compared: without spaces, marks, masks and a glued advert."""
    text = without_advert(text)
    if not _MASK_SIGNS.isdisjoint(text):
        text = _MASK.sub("", text)
    return _INSIGNIFICANT.sub("", text)


def is_first_of_key(sign: str) -> bool:
    """Say whether `sign` at the beginning of a title, or at its end, is the same of its key."""
    return sign.isalnum() and sign not in _MASK_SIGNS


def without_advert(text: str) -> str:
    """Return a title without the advert in brackets that a site has glued to it."""
    return _BRACKETED.sub(lambda match: "" if _is_advert(match[0]) else match[0], text)


def _is_advert(part: str) -> bool:
    """Say whether a bracket is noise: O(n^2) is none, for an advert has words of Chinese."""
    if part[0] in "#$":
        return True
    return not _NOISE.isdisjoint(part) and _HAN.search(part) is not None


def number_of(title: str) -> str:
    """Return the number that a title begins with, as written; empty if it has none."""
    match = _NUMBER.match(title)
    return match[0] if match else ""


def find_contents(document: Document) -> Contents | None:
    """Return the table of contents.

    It stands behind a line 目录, or is three entries with pages in a row, or chapters in a row
    that come again.
    """
    lines = document.lines
    text = document.text
    linked = _linked_list(document)
    for place, line in enumerate(lines):
        start = line.span.start
        if linked is not None and start >= linked.span.start:
            return linked  # a 目录 in or behind it is an entry, or a part of the body
        if text[start] not in _NAME_BEGINS:
            continue
        if _HEADING.fullmatch(text, start, line.span.end):
            stop, found = _entries_after(text, lines, place + 1)
            if found:
                return _make(document, lines, place, stop, found)
        elif found := _named_entries(text, line):
            return _make(document, lines, place, place + 1, found)
    paged = [text[line.span.end - 1].isdigit() and _is_entry(_paged(text, line)) for line in lines]
    for place in range(len(lines) - 2) if True in paged else ():
        if paged[place] and paged[place + 1] and paged[place + 2]:
            stop, found = _entries_after(text, lines, place)
            return _make(document, lines, place, stop, found)
    return linked or _bare_chapters(document)


def lines_of_body(document: Document) -> Sequence[Line]:
    """Return the lines outside of tables and of the table of contents: a view."""
    contents = document.view(find_contents)
    listed = contents.span if contents is not None else None
    return [
        line
        for line in document.lines
        if line.block.kind is not BlockKind.TABLE_CELL
        and (listed is None or not listed.overlaps(line.span))
    ]


def _linked_list(document: Document) -> Contents | None:
    """Return contents without heading: the first list of Markdown, its items links to headings.

    Each item begins with its link; a sentence that holds one refers to a part of the text.
    """
    linked = _anchors(document, at_start=True)
    if not linked:
        return None
    lines = document.lines
    place = 0
    while place < len(lines):
        if lines[place].block.kind is not BlockKind.LIST_ITEM:
            place += 1
            continue
        stop, found = _list_entries(lines, place)
        if len(found) >= _FEWEST_LINKED and all(
            line.span.start in linked for line in lines[place:stop]
        ):
            return _make(document, lines, place, stop, found)
        place = stop
    return None


def _anchors(document: Document, *, at_start: bool = False) -> Mapping[int, str]:
    """Return the headings that the lines of the document link to, by where the lines start."""
    starts = document.view(line_starts)
    found: dict[int, str] = {}
    for piece in document.trivia:
        if piece.kind is TriviaKind.LINK and piece.text.startswith("#") and len(piece.text) > 1:
            place = bisect_right(starts, piece.offset) - 1
            if place >= 0 and not (
                at_start and _words_before(document.text, starts[place], piece.offset)
            ):
                found.setdefault(starts[place], unquote(piece.text[1:]))
    return found


def _words_before(text: str, start: int, link: int) -> bool:
    """Say whether a line says something before its link, more than a number."""
    part = text[start : min(link, start + _LONGEST_TITLE)]
    return bool(title_key(part[len(number_of(part)) :]))


def _leading_elsewhere(document: Document) -> frozenset[int]:
    """Return where the lines start that link to another file: what they name is not in this one."""
    starts = [line.span.start for line in document.lines]
    own = PurePath(document.path).name
    found = set()
    for piece in document.trivia:
        file = unquote(piece.text.partition("#")[0]) if piece.kind is TriviaKind.LINK else ""
        place = bisect_right(starts, piece.offset) - 1
        # Markdown's mark of a footnote, [^1], is a link too.
        if file and file[0] != "[" and PurePath(file).name != own and place >= 0:
            found.add(starts[place])
    return frozenset(found)


def _slug(title: str) -> str:
    """Return the name that a heading is linked to by."""
    return regex.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def _bare_chapters(document: Document) -> Contents | None:
    """Return contents without heading and pages: 第一章 第二章 … in a row, then 第一章 again.

    They may stand in a single line, and the text behind them may have lost its first headings.
    """
    text, lines = document.text, document.lines
    places = [
        place
        for place, line in enumerate(lines)
        if text[line.span.start] == "第" and _CHAPTER.match(text, line.span.start)
    ]
    if places:
        pieces = _in_one_line(text, lines[places[0]])
        if pieces:
            return _make(document, lines, places[0], places[0] + 1, pieces)
    for place, following in pairwise(places):
        if following == place + 1:
            stop, found = _bare_entries(text, lines, place)
            if not found:
                stop, found = _chapters_again(text, lines, place)
            return _make(document, lines, place, stop, found) if found else None
    return None


def _in_one_line(text: str, line: Line) -> list[_Raw]:
    """Return the entries of a line that names chapters from the first on, and says nothing else."""
    span = Span(line.span.start, min(line.span.end, line.span.start + _LONGEST_LIST))
    if span.end < line.span.end or any(sign in CLAUSE_SIGNS for sign in span.of(text)):
        return []
    starts = [match.start() for match in _CHAPTER.finditer(text, span.start, span.end)]
    if len(starts) < _FEWEST_LINKED:
        return []
    ends = [*starts[1:], span.end]
    return [
        (line, Span(start, start + len(text[start:end].rstrip())), None)
        for start, end in zip(starts, ends, strict=True)
    ]


def _named_entries(text: str, line: Line) -> list[_Raw]:
    """Return the entries of a line that begins with 目录： and names all parts behind it."""
    name = _NAMED_LINE.match(text, line.span.start, line.span.end)
    if name is None or len(line.span) > _LONGEST_LIST:
        return []
    pieces = [
        strip(text, Span(*match.span()))
        for match in _PIECE.finditer(text, name.end(), line.span.end)
    ]
    if len(pieces) < _FEWEST_NAMED or any(not 0 < len(one) <= _LONGEST_TITLE for one in pieces):
        return []
    return [(line, one, None) for one in pieces]


def _chapters_again(text: str, lines: Sequence[Line], start: int) -> tuple[int, list[_Raw]]:
    """Take chapters in a row, most of which come again behind it, though the first may not."""
    stop = start
    while stop < len(lines) and _CHAPTER.match(text, lines[stop].span.start):
        stop += 1
    row = lines[start:stop]
    if len(row) < _FEWEST_LINKED or any(len(line.span) > _LONGEST_TITLE for line in row):
        return start, []
    behind = {
        title_key(line.span.of(text)) for line in lines[stop:] if len(line.span) <= _LONGEST_TITLE
    }
    again = sum(title_key(line.span.of(text)) in behind for line in row)
    return (
        (stop, [(line, line.span, None) for line in row]) if 2 * again > len(row) else (start, [])
    )


_Raw = tuple["Line", Span, "int | None"]


def _paged(text: str, line: Line) -> regex.Match[str] | None:
    if line.block.kind is BlockKind.TABLE_CELL or len(line.span) > _LONGEST_TITLE + 40:
        return None
    if not text[line.span.end - 1 : line.span.end].strip(")）-").isdigit():
        return None
    return _PAGED.fullmatch(text, line.span.start, line.span.end)


def _is_entry(match: regex.Match[str] | None) -> bool:
    """Say whether a line is an entry, and no row of a table that ends in two figures."""
    return match is not None and _FIGURE_CELL.search(match["title"]) is None


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
    for place in range(start, min(len(lines), start + _MOST_ENTRIES)):
        span = lines[place].span
        if place > start and first and title_key(span.of(text)) == first:
            return place, [(line, line.span, None) for line in lines[start:place]]
        if len(span) > _LONGEST_TITLE or text[span.end - 1] in CLAUSE_SIGNS:
            break
    return start, []


def _make(
    document: Document, lines: Sequence[Line], first: int, stop: int, raw: Sequence[_Raw]
) -> Contents:
    text = document.text
    body = _Body(document, lines[stop:])
    anchors = _anchors(document)
    elsewhere = _leading_elsewhere(document)
    begin = raw[0][0].span.start
    head = {title_key(line.span.of(text)) for line in lines[:stop] if line.span.start < begin}
    entries = []
    for line, title, page in raw:
        if line.span.start in elsewhere:
            continue
        key = title_key(title.of(text))
        anchor = anchors.get(line.span.start)
        target = body.find(title.of(text), anchor)
        # A part of the body may be about a 目录 as well.
        own = key in head or (target is None and _HEADING.fullmatch(title.of(text)) is not None)
        if anchor and target:
            title = _linked_title(text, title, target)
        entries.append(Entry(title, page, target, own))
    return Contents(Span(lines[first].span.start, lines[stop - 1].span.end), tuple(entries))


def _linked_title(text: str, title: Span, target: Line) -> Span:
    """Return `title` without what it says of its target behind the words of that."""
    wanted = title_key(target.span.of(text))
    for match in _SAYING.finditer(text, title.start, title.end):
        said = Span(title.start, match.start())
        if title_key(said.of(text)) == wanted:
            return said
    return title


class _Body:
    """The lines behind the contents that can be titles, to be found by what they say."""

    def __init__(self, document: Document, lines: Sequence[Line]) -> None:
        self._whole: dict[str, list[Line]] = {}
        self._unnumbered: dict[str, list[Line]] = {}
        self._found: set[int] = set()
        self._linked: dict[str, Line] = {}
        text = document.text
        marks = {mark.span.start: mark for mark in document.view(line_marks)}
        for line in lines:
            if len(line.span) > _LONGEST_TITLE + 40:
                continue
            words = line.span.of(text)
            _add(self._whole, title_key(words), line)
            if (mark := marks.get(line.span.start)) is not None:
                _add(self._unnumbered, title_key(mark.body.of(text)), line)
            if line.block.kind is BlockKind.HEADING:
                self._linked.setdefault(_slug(words), line)

    def find(self, title: str, anchor: str | None) -> Line | None:
        """Return the line that an entry means: the one that says the same, or is linked to.

        A number that either of the two lacks makes no difference. Of several lines that say the
        same a heading is meant rather than a line of the text, and each by an entry of its own.
        """
        key = title_key(title)
        number = number_of(title)
        rest = title_key(title[len(number) :]) if number else ""
        saying = [*self._whole.get(key, ()), *self._unnumbered.get(key, ())]
        if len(rest) > 1:
            saying += [*self._whole.get(rest, ()), *self._unnumbered.get(rest, ())]
        if not saying:
            return self._linked.get(anchor) if anchor else None
        meant: Line = min(
            saying,
            key=lambda line: (
                line.block.kind is not BlockKind.HEADING,
                line.span.start in self._found,
            ),
        )
        self._found.add(meant.span.start)
        return meant


def _add(lines: dict[str, list[Line]], key: str, line: Line) -> None:
    known = lines.setdefault(key, [])
    if len(known) < _MOST_ALIKE:
        known.append(line)
