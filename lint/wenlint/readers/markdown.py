"""Markdown: the prose without its markup, every run of it traced to the file.

What is no prose (code, raw tags, comments, link targets, list marks) becomes asides. The parser
is CommonMark with tables, footnotes, task lists and front matter; a single `~` and `$` stay
text, since 5~10天 and $$paidbegin$$ are no markup to the writers of these documents.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

import pyromark
import regex

from wenlint.document import BARRIER, Aside, AsideKind, Block, BlockKind, Cell, Document
from wenlint.language.asterisks import masking_runs
from wenlint.patterns import lazy
from wenlint.readers.decode import Decoded
from wenlint.readers.plain import read_plain
from wenlint.readers.prose import is_prose, traced
from wenlint.source import RunBuilder, Source
from wenlint.text import Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_FRONT_MATTER_PROSE = lazy(
    r"(?m)^[ \t]*(?:title|subtitle|description|summary|标题|摘要)[ \t]*:"
    r"[ \t]*([\"']?)(\S.*?)\1[ \t]*$"
)
_TAG = lazy(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z][^<>]*>|<[!?][^<>]*>",
    regex.S,
)
# Their tags end a line; those of <b> and the like stand inside one.
_BREAKING_TAG = lazy(r"</?(?:br|p|div|li|tr|h\d|td|th|table|ul|ol|section)\b", regex.I)


def read_markdown(decoded: Decoded, path: str) -> Document:
    """Return the document of a Markdown file."""
    plain = read_plain(decoded, path)  # line ends as \n, with the way back to the file
    reading = _Reading(plain.text)
    # Texts come unmerged: that is the default, and pyromark 0.9, Python 3.10's, has no other way.
    for event, place in pyromark.events_with_range(_without_masks(plain.text), options=_OPTIONS):
        reading.take(event, place["start"], place["end"])
    return reading.document(decoded, path, plain.source)


def _without_masks(text: str) -> str:
    """Return `text` with the asterisks of masks as letters, so that no parser pairs them."""
    parts, end = [], 0
    for span in masking_runs(text):
        parts += [text[end : span.start], "x" * len(span)]
        end = span.end
    return "".join([*parts, text[end:]])


class _Reading:
    """The state of one pass over the parser's events.

    Events and tags are strings, or dicts of one key; the library has no types to name them.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._offsets = _CharacterOffsets(text)
        self._builder = RunBuilder()
        self._blocks: list[Block] = []
        self._asides: list[Aside] = []
        self._kind = (BlockKind.PARAGRAPH, 0)
        self._block_start = 0
        self._cell: Cell | None = None
        self._table = self._row = self._column = -1
        self._lists = self._quotes = self._images = 0
        self._code: str | None = None
        self._in_metadata = self._in_footnote = False

    def take(self, event: Any, start_byte: int, end_byte: int) -> None:
        name, value = _parts(event)
        start, end = self._offsets.of(start_byte), self._offsets.of(end_byte)
        if name == "Start":
            tag, value = _parts(value)
            _STARTS.get(tag, _ignore)(self, value, start, end)
        elif name == "End":
            _ENDS.get(_parts(value)[0], _ignore)(self, None, start, end)
        elif name == "Text":
            self._text(value, start, end)
        elif name in ("SoftBreak", "HardBreak"):
            self._builder.add("\n", start, exact=self.text[start : start + 1] == "\n")
        elif name == "Code":
            self._aside(AsideKind.CODE, start, end, barrier=True)
        elif name == "InlineHtml":
            self._html(start, end)
        elif name == "FootnoteReference":
            self._aside(AsideKind.LINK, start, end)

    def _start_heading(self, value: Any, start: int, end: int) -> None:
        self._open(BlockKind.HEADING, int(value["level"][1:]), start)

    def _start_paragraph(self, value: Any, start: int, end: int) -> None:
        kind = BlockKind.LIST_ITEM if self._lists else BlockKind.PARAGRAPH
        self._open(BlockKind.FOOTNOTE if self._in_footnote else kind, self._lists, start)

    def _start_html(self, value: Any, start: int, end: int) -> None:
        self._start_paragraph(value, start, end)
        self._html(start, end)  # whole, for its events come line by line

    def _start_list(self, value: Any, start: int, end: int) -> None:
        self._break_block(start)
        self._lists += 1

    def _end_list(self, value: Any, start: int, end: int) -> None:
        self._lists -= 1

    def _start_item(self, value: Any, start: int, end: int) -> None:
        self._open(BlockKind.LIST_ITEM, self._lists, start)
        mark = (self.text[start:end].split(maxsplit=1) or [""])[0]
        self._aside(AsideKind.LIST_MARK, start, start + len(mark))

    def _start_quote(self, value: Any, start: int, end: int) -> None:
        self._break_block(start)
        self._quotes += 1

    def _end_quote(self, value: Any, start: int, end: int) -> None:
        self._quotes -= 1

    def _start_footnote(self, value: Any, start: int, end: int) -> None:
        self._break_block(start)
        self._in_footnote = True

    def _end_footnote(self, value: Any, start: int, end: int) -> None:
        self._in_footnote = False

    def _start_table(self, value: Any, start: int, end: int) -> None:
        self._table, self._row = self._table + 1, -1

    def _start_row(self, value: Any, start: int, end: int) -> None:
        self._break_block(start)
        self._row, self._column = self._row + 1, -1

    def _end_row(self, value: Any, start: int, end: int) -> None:
        self._builder.add("\n", end, exact=False)
        self._block_start = self._builder.length

    def _start_cell(self, value: Any, start: int, end: int) -> None:
        self._column += 1
        self._open(BlockKind.TABLE_CELL, 0, start)
        self._cell = Cell(self._table, self._row, self._column)

    def _end_cell(self, value: Any, start: int, end: int) -> None:
        self._close()
        self._cell = None
        self._builder.add(BARRIER, end, exact=False)
        self._block_start = self._builder.length

    def _start_code(self, value: Any, start: int, end: int) -> None:
        self._code = _parts(value)[0]
        self._open(BlockKind.PARAGRAPH, 0, start)

    def _end_code(self, value: Any, start: int, end: int) -> None:
        self._code = None
        self._break_block(end)

    def _start_metadata(self, value: Any, start: int, end: int) -> None:
        self._in_metadata = True

    def _end_metadata(self, value: Any, start: int, end: int) -> None:
        self._in_metadata = False

    def _start_link(self, value: Any, start: int, end: int) -> None:
        target = Aside(AsideKind.LINK, Span(start, end), self._builder.length, value["dest_url"])
        self._asides.append(target)

    def _start_image(self, value: Any, start: int, end: int) -> None:
        self._aside(AsideKind.IMAGE, start, end, barrier=True)
        self._images += 1

    def _end_image(self, value: Any, start: int, end: int) -> None:
        self._images -= 1

    def _end_block(self, value: Any, start: int, end: int) -> None:
        self._break_block(end)

    def _text(self, value: str, start: int, end: int) -> None:
        if self._images:
            return
        if self._in_metadata:
            self._metadata(start, end)
        elif self._code and not (self._code == "Indented" and is_prose(value)):  # by hand
            self._aside(AsideKind.CODE, start, end)
        elif end - start == len(value):
            self._builder.add(self.text[start:end], start)
        else:  # an entity
            self._builder.add(value, start, exact=False)

    def _metadata(self, start: int, end: int) -> None:
        self._aside(AsideKind.METADATA, start, end)
        for match in _FRONT_MATTER_PROSE.finditer(self.text, start, end):
            self._open(BlockKind.METADATA, 0, match.start(2))
            self._builder.add(match[2], match.start(2))
            self._break_block(match.end(2))

    def _html(self, start: int, end: int) -> None:
        """Keep the words between tags, put the tags themselves aside."""
        at = start
        for match in _TAG.finditer(self.text, start, end):
            self._builder.add(self.text[at : match.start()], at)
            kind = AsideKind.COMMENT if match[0].startswith("<!--") else AsideKind.HTML
            self._aside(kind, match.start(), match.end())
            if _BREAKING_TAG.match(match[0]):
                self._builder.add("\n", match.start(), exact=False)
            at = match.end()
        self._builder.add(self.text[at:end], at)

    def _aside(self, kind: AsideKind, start: int, end: int, *, barrier: bool = False) -> None:
        self._asides.append(
            Aside(kind, Span(start, end), self._builder.length, self.text[start:end])
        )
        if barrier:
            self._builder.add(BARRIER, start, exact=False)

    def _open(self, kind: BlockKind, level: int, start: int) -> None:
        self._break_block(start)
        self._kind = (kind, level)

    def _close(self) -> None:
        """End the block that is open, if it holds anything."""
        kind, level = self._kind
        self._kind = (BlockKind.PARAGRAPH, 0)
        if self._builder.length > self._block_start:
            span = Span(self._block_start, self._builder.length)
            self._blocks.append(Block(kind, span, level, self._cell, self._quotes > 0))

    def _break_block(self, origin: int) -> None:
        """End the block that is open and part it from the next by a blank line."""
        holds = self._builder.length > self._block_start
        self._close()
        if holds:
            self._builder.add("\n\n", origin, exact=False)
        self._block_start = self._builder.length

    def document(self, decoded: Decoded, path: str, plain: Source) -> Document:
        """Return what was read; `plain` leads from the normalised text to the file."""
        self._break_block(len(self.text))
        text, source, asides = traced(self._builder, self._asides, decoded, plain)
        return Document(path, text, tuple(self._blocks), source, asides)


class _CharacterOffsets:
    """Turns byte offsets into UTF-8 into offsets of characters."""

    _STEP = 256

    def __init__(self, text: str) -> None:
        self._data = b"" if text.isascii() else text.encode("utf-8", "surrogatepass")
        lengths = (
            len(text[at : at + self._STEP].encode("utf-8", "surrogatepass"))
            for at in range(0, len(text), self._STEP)
        )
        self._bytes = list(accumulate(lengths, initial=0)) if self._data else []

    def of(self, byte: int) -> int:
        if not self._data:
            return byte
        step = min(bisect_right(self._bytes, byte), len(self._bytes) - 1) - 1
        part = self._data[self._bytes[step] : byte]
        return step * self._STEP + len(part.decode("utf-8", "surrogatepass"))


def _parts(value: Any) -> tuple[str, Any]:
    """Return name and value of an event or tag."""
    if isinstance(value, dict):
        name, inner = next(iter(value.items()))
        return str(name), inner
    return str(value), None


def _ignore(reading: _Reading, value: Any, start: int, end: int) -> None:
    """Emphasis and the like leave no trace in the prose."""


_Take = Callable[[_Reading, Any, int, int], None]
_STARTS: Mapping[str, _Take] = {
    "Heading": _Reading._start_heading,
    "Paragraph": _Reading._start_paragraph,
    "HtmlBlock": _Reading._start_html,
    "List": _Reading._start_list,
    "Item": _Reading._start_item,
    "BlockQuote": _Reading._start_quote,
    "FootnoteDefinition": _Reading._start_footnote,
    "Table": _Reading._start_table,
    "TableHead": _Reading._start_row,
    "TableRow": _Reading._start_row,
    "TableCell": _Reading._start_cell,
    "CodeBlock": _Reading._start_code,
    "MetadataBlock": _Reading._start_metadata,
    "Link": _Reading._start_link,
    "Image": _Reading._start_image,
}
_ENDS: Mapping[str, _Take] = {
    "Heading": _Reading._end_block,
    "Paragraph": _Reading._end_block,
    "HtmlBlock": _Reading._end_block,
    "List": _Reading._end_list,
    "Item": _Reading._end_block,
    "BlockQuote": _Reading._end_quote,
    "FootnoteDefinition": _Reading._end_footnote,
    "Table": _Reading._end_row,
    "TableHead": _Reading._end_row,
    "TableRow": _Reading._end_row,
    "TableCell": _Reading._end_cell,
    "CodeBlock": _Reading._end_code,
    "MetadataBlock": _Reading._end_metadata,
    "Image": _Reading._end_image,
}
