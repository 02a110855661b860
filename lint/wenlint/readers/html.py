"""HTML: the prose that a browser shows, every run of it traced to the file.

The tokens come from turbohtml's tokenizer, which follows the WHATWG standard and tells where
each begins. A tree it does make as well, but one moved to where the standard wants its parts; the
few rules by which real pages leave end tags out are kept here: a paragraph ends at the next
block, an item at the next item, a cell at the next cell, all of them at the end of what holds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct, field
from turbohtml import Token, TokenType, tokenize

from wenlint.core.document import BlockKind, Document, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.source import Source
from wenlint.readers.decode import Decoded
from wenlint.readers.html_elements import (
    BLOCKS,
    CELLS,
    CODE,
    EMBEDDED,
    HEADINGS,
    ITEMS,
    KNOWN,
    LISTS,
    PREFORMATTED,
    REVISED,
    ROWS,
    UNSHOWN,
    VOID,
    Attributes,
    Frame,
    frame_of,
    is_hidden,
    is_layout,
)
from wenlint.readers.html_flow import Flow
from wenlint.readers.html_tables import Table
from wenlint.readers.plain import with_plain_line_ends
from wenlint.readers.prose import is_prose, traced

# XHTML closes these in their own tag; to the tokenizer all behind would be their text.
_EMPTY_RAW = lazy(
    r"(?i)<(?:script|style|title|textarea|iframe|noembed|noframes|xmp)\b[^<>]{0,2000}/>"
)
_PRE_END = lazy(r"(?i)</pre\b")
_TAG = lazy(r"<[^<>]*>")
_OPENS_WITH_CODE = lazy(r"(?i)\s*<(?:code|samp|kbd)\b")
# Pages that a script shows once it is loaded hide these.
_WHOLE_PAGE = frozenset({"html", "head", "body"})
# As much of a preformatted block shows whether it is prose or code.
_SAMPLE = 4000


def read_html(decoded: Decoded, path: str) -> Document:
    """Return the document of an HTML file; an XHTML one if its name or its first line says so."""
    text, plain = with_plain_line_ends(decoded)
    xml = PurePath(path).suffix.lower() == ".xhtml" or text.lstrip()[:5] == "<?xml"
    if xml:
        text = _without_empty_raw(text)
    reading = _Reading(text, xml)
    for token, start, end in _tokens(text):
        reading.take(token, start, end)
    return reading.document(decoded, path, plain)


def _tokens(text: str) -> Iterator[tuple[Token, int, int]]:
    """Yield the tokens of `text`, each with where it begins and ends."""
    starts = [0]
    while at := text.find("\n", starts[-1]) + 1:
        starts.append(at)
    for token in tokenize(text, resolve_references=False, capture_source=True):
        start = starts[token.line - 1] + token.col
        said = token.data if token.type is TokenType.TEXT else token.source
        yield token, start, start + len(said or "")


def _without_empty_raw(text: str) -> str:
    """Return `text` with spaces for the raw elements that end in their own tag."""
    return _EMPTY_RAW.sub(lambda match: " " * len(match[0]), text)


class _Mute(Struct):
    """An element that is open and whose content is no prose.

    `inside` counts the elements that were opened in it: an end tag of none of them ends it.
    """

    name: str
    start: int
    code: bool
    block: bool
    inside: Counter[str] = field(default_factory=Counter)


class _Reading:
    """The state of one pass over the tokens: the elements that are open, the prose so far."""

    def __init__(self, text: str, xml: bool) -> None:
        self._text = text
        self._xml = xml
        self._stack = [Frame("html")]
        self._flow = Flow(text, self._stack[0])
        self._blocks = self._flow.sink
        self._scopes: list[Counter[str]] = [Counter()]  # names open, one count for each open cell
        self._items = [0]  # how high the open item of each open list stands; 0 for none
        self._tables: list[Table] = []
        self._count = 0
        self._mute: _Mute | None = None
        self._raised = False
        self._pre_end = -1

    def take(self, token: Token, start: int, end: int) -> None:
        """Take the next token, which stands at `start` to `end`."""
        kind = token.type
        if kind is TokenType.START_TAG:
            self._start_tag(token, start, end)
        elif kind is TokenType.END_TAG:
            self._end_tag(token.tag or "", start, end)
        elif kind is TokenType.COMMENT:
            comment = self._text.startswith("<!--", start)
            self._flow.piece(TriviaKind.COMMENT if comment else TriviaKind.HTML, start, end)
        elif self._mute is not None:
            return
        elif kind is TokenType.CHARACTER_REFERENCE:
            self._flow.reference(token.data or "", start)
        elif kind is TokenType.TEXT and self._stack[-1].preformatted:
            self._flow.lines(start, end)
        elif kind is TokenType.TEXT:
            self._flow.words(start, end)

    # --- tags -----------------------------------------------------------------------------

    def _start_tag(self, token: Token, start: int, end: int) -> None:
        name = token.tag or ""
        empty = token.self_closing and (self._xml or name in EMBEDDED)
        if self._mute is not None and not self._ended_by_start(self._mute, name, start):
            if name not in VOID and not empty:
                self._mute.inside[name] += 1
            return
        # Most tags have no attributes; to ask for them makes a list each time.
        attributes = dict(token.attrs or ()) if end - start > len(name) + 2 else {}
        self._keep_tag(name, attributes, start, end)
        if name in VOID:
            self._void(name, attributes, start, end)
            return
        self._open(name, attributes, start)
        if empty:
            self._end_tag(name, end, end)
        elif self._mute is None and name not in _WHOLE_PAGE:
            self._silence_unshown(name, attributes, start, end)

    def _open(self, name: str, attributes: Attributes, start: int) -> None:
        if name == "table":
            self._start_table(attributes, start)
        elif name in CELLS or name in ROWS:
            self._start_table_part(name, attributes, start)
        elif name in BLOCKS:
            self._start_block(name, attributes, start)
        else:
            self._start_inline(name, attributes, start)

    def _keep_tag(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        """Keep a tag piece that says more than its name, or whose name is none of HTML's."""
        if name == "a" and "href" in attributes:
            self._flow.piece(TriviaKind.LINK, start, end, attributes["href"])
        elif name == "img":
            self._flow.piece(TriviaKind.IMAGE, start, end)
        elif attributes or name not in KNOWN:
            self._flow.piece(TriviaKind.HTML, start, end)

    def _void(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        if name == "br":
            self._flow.line_break(start)
        elif name == "hr":
            self._flow.part(start)
        elif name in ("img", "input", "embed") and attributes.get("type") != "hidden":
            self._flow.separate(start)
        elif name == "meta" and attributes.get("name", "").lower() == "description":
            self._description(attributes.get("content", ""), start, end)

    def _description(self, content: str, start: int, end: int) -> None:
        """Take the description of a page; references in an attribute are not traced one by one."""
        flow, frame = self._flow, self._flow.frame
        flow.part(start)
        flow.frame = Frame("meta", BlockKind.METADATA)
        at = self._text.find(content, start, end)
        if at >= 0:
            flow.words(at, at + len(content))
        elif words := " ".join(content.split()):
            flow.reference(words, start)
        flow.part(start)
        flow.frame = frame

    def _start_inline(self, name: str, attributes: Attributes, start: int) -> None:
        if name in CODE or name in EMBEDDED:
            self._flow.separate(start)
            self._silence(name, start, code=name in CODE or name == "math")
        elif name in UNSHOWN:
            self._silence(name, start)
        elif name in REVISED:
            self._flow.separate(start)
        elif name == "sup":
            self._raised = True
        elif name == "a" and self._raised and attributes.get("href", "").startswith("#"):
            self._silence(name, start)  # the number of a note

    def _end_tag(self, name: str, start: int, end: int) -> None:
        if self._mute is not None and self._end_in_mute(self._mute, name, start, end):
            return
        if name not in KNOWN:
            self._flow.piece(TriviaKind.HTML, start, end)
        elif name == "table":
            self._end_table(start)
        elif name in CELLS:
            self._end_cell(start)
        elif name in ROWS:
            self._end_row(start)
        elif name in BLOCKS:
            self._end_block(name, start)
        else:
            self._end_inline(name, start)

    def _end_inline(self, name: str, start: int) -> None:
        if name in REVISED:
            self._flow.separate(start)
        elif name == "sup":
            self._raised = False
        elif name == "br":  # a browser takes </br> for <br>
            self._flow.line_break(start)

    # --- what is no prose -----------------------------------------------------------------

    def _silence(self, name: str, start: int, *, code: bool = False) -> None:
        block = name in BLOCKS or name in CELLS or name in ROWS or name == "table"
        self._mute = _Mute(name, start, code, block)

    def _speak(self, end: int) -> None:
        """End what is no prose; code is kept piece."""
        mute, self._mute = self._mute, None
        if mute is not None and mute.code:
            self._flow.piece(TriviaKind.CODE, mute.start, end)

    def _ended_by_start(self, mute: _Mute, name: str, start: int) -> bool:
        """End what is no prose where the tag `name` leaves out the end tag of it or around it."""
        inside = mute.inside
        if name in CELLS or name in ROWS:
            ends = bool(self._tables) and not inside["table"]
        elif name in ITEMS:
            ends = self._item_open() > 0 and not any(inside[one] for one in LISTS)
        elif name in BLOCKS or name == "table":
            ends = mute.name == "p" or (mute.name in CODE and mute.code)
        else:
            ends = False
        if ends:
            self._speak(start)
        return ends

    def _end_in_mute(self, mute: _Mute, name: str, start: int, end: int) -> bool:
        """Take an end tag in what is no prose; say whether it ends no more than that."""
        if not self._ended_by_end(mute, name):
            mute.inside[name] -= mute.inside[name] > 0
            return True
        self._speak(end if name == mute.name else start)
        return name == mute.name and not mute.block

    def _ended_by_end(self, mute: _Mute, name: str) -> bool:
        """Say whether an end tag ends what is no prose: its own, or one of what holds it."""
        if mute.inside[name]:
            return False
        if name == mute.name:
            return True
        if name in CELLS or name in ROWS or name == "table":
            return bool(self._tables)
        return name in BLOCKS and self._scopes[-1][name] > 0

    def _silence_unshown(self, name: str, attributes: Attributes, start: int, end: int) -> None:
        """Begin what is no prose if the element is hidden, or preformatted code.

        Preformatted prose is told from code by this, that it is mostly Chinese.
        """
        if is_hidden(attributes):
            self._silence(name, start)
        elif name not in PREFORMATTED:
            return
        elif name == "pre" and self._is_prose(end):
            self._stack[-1] = self._flow.frame = self._stack[-1]._replace(preformatted=True)
        else:
            self._silence(name, start, code=True)

    def _is_prose(self, start: int) -> bool:
        if self._pre_end < start:  # searched once for all that begin before it
            found = _PRE_END.search(self._text, start)
            self._pre_end = found.start() if found else len(self._text)
        part = self._text[start : min(self._pre_end, start + _SAMPLE)]
        if _OPENS_WITH_CODE.match(part):
            return False
        return is_prose(_TAG.sub("", part))

    # --- blocks ---------------------------------------------------------------------------

    def _start_block(self, name: str, attributes: Attributes, start: int) -> None:
        self._end_paragraph(start, heading=name in HEADINGS)
        if name in ITEMS and (height := self._item_open()):
            self._cut(height - 1)
        self._push(frame_of(name, attributes, self._stack[-1]))
        if name in LISTS:
            self._items.append(0)
        elif name in ITEMS:
            self._items[-1] = len(self._stack)

    def _end_block(self, name: str, start: int) -> None:
        self._flow.part(start)
        self._raised = False
        if self._scopes[-1][name]:
            while self._stack[-1].name != name:
                self._pop()
            self._pop()
        elif name in HEADINGS and self._stack[-1].name in HEADINGS:
            self._pop()
        self._flow.frame = self._stack[-1]

    def _end_paragraph(self, start: int, *, heading: bool = False) -> None:
        """Part the prose before a block; that ends a paragraph, and a heading another one."""
        self._flow.part(start)
        self._raised = False
        top = self._stack[-1].name
        if top == "p" or (heading and top in HEADINGS):
            self._pop()

    def _item_open(self) -> int:
        """Return how high the open item of the innermost list of this cell stands, or 0."""
        base = self._tables[-1].inside or self._tables[-1].base if self._tables else 0
        return self._items[-1] if self._items[-1] > base else 0

    def _push(self, frame: Frame) -> None:
        self._stack.append(frame)
        self._scopes[-1][frame.name] += 1
        self._flow.frame = frame

    def _pop(self) -> None:
        frame = self._stack.pop()
        self._scopes[-1][frame.name] -= 1
        if frame.name in LISTS:
            self._items.pop()
        elif self._items[-1] > len(self._stack):
            self._items[-1] = 0

    def _cut(self, height: int) -> None:
        """Leave open only the `height` outermost elements."""
        while len(self._stack) > height:
            self._pop()
        self._flow.frame = self._stack[-1]

    # --- tables ---------------------------------------------------------------------------

    def _start_table(self, attributes: Attributes, start: int) -> None:
        self._end_paragraph(start)
        if self._tables:  # a table that holds tables lays out a page
            self._tables[-1].layout = True
            self._take_row(self._tables[-1])
        frame = frame_of("table", attributes, self._stack[-1])
        layout = frame.fixed or is_layout(attributes)
        self._tables.append(Table(self._count, len(self._stack), layout))
        self._count += 1
        self._push(frame)
        self._scopes.append(Counter())

    def _start_table_part(self, name: str, attributes: Attributes, start: int) -> None:
        """Begin a row or a cell; outside of a table such tags merely part the prose."""
        if not self._tables:
            self._end_paragraph(start)
        elif name == "tr":
            self._end_row(start)
            self._tables[-1].start_row()
        elif name in ROWS:
            self._end_row(start)
        else:
            self._start_cell(name, attributes, start)

    def _start_cell(self, name: str, attributes: Attributes, start: int) -> None:
        self._end_cell(start)
        self._flow.part(start)
        table = self._tables[-1]
        self._cut(table.base + 1)
        cell = table.place(attributes)
        if not table.layout:
            table.cells.append((cell, []))
            self._flow.sink = table.cells[-1][1]
        self._push(frame_of(name, attributes, self._stack[-1]))
        self._scopes.append(Counter())
        self._items.append(0)
        table.inside, table.lists = len(self._stack), len(self._items) - 1

    def _end_cell(self, start: int) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or not table.inside:
            self._end_paragraph(start)
            return
        if table.layout:
            self._flow.part(start)
        else:
            self._flow.end_cell(start)
        del self._stack[table.inside :]
        del self._items[table.lists :]
        self._scopes.pop()
        table.inside = 0
        self._raised = False
        self._flow.sink = self._blocks
        self._cut(table.base + 1)

    def _end_row(self, start: int) -> None:
        if not self._tables:
            self._end_paragraph(start)
            return
        self._end_cell(start)
        table = self._tables[-1]
        if table.cells:
            before = len(self._blocks)
            self._take_row(table)
            blank = any(b.kind is not BlockKind.TABLE_CELL for b in self._blocks[before:])
            self._flow.end_row(start, blank=blank)

    def _take_row(self, table: Table) -> None:
        self._blocks += table.take_row()
        self._flow.sink = self._blocks

    def _end_table(self, start: int) -> None:
        if not self._tables:
            self._flow.part(start)
            return
        self._end_row(start)
        table = self._tables.pop()
        if not table.layout:
            self._flow.end_row(start, blank=False)
        self._cut(table.base + 1)
        self._scopes.pop()
        self._cut(table.base)

    # --- the end --------------------------------------------------------------------------

    def document(self, decoded: Decoded, path: str, plain: Source) -> Document:
        """Return what was read; `plain` leads from the normalised text to the file."""
        end = len(self._text)
        self._speak(end)
        while self._tables:
            self._end_table(end)
        self._flow.part(end)
        flow = self._flow
        text, source, trivia = traced(flow.builder, flow.trivia, decoded, plain, markup=True)
        # Words astray between cells came before the cells, which wait for the end of their row.
        blocks = sorted(self._blocks, key=lambda block: block.span)
        return Document(path, text, tuple(blocks), source, trivia)
