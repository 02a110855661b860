"""The document as every rule sees it: prose in one string, cut into blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import zip_longest
from typing import Any, TypeVar

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.source import Source
from wenlint.core.text import LineIndex, Span, strip

T = TypeVar("T")

SEPARATOR = "\x1f"
"""Parts table cells and stands for what was cut out of a sentence (code, an image, a footnote
mark): a character that no pattern matches, so that neighbours never meet."""

STATEMENT_ENDS = "。！？；\n" + SEPARATOR
"""The signs that end what is said as one; with its kin in `lexicon.stops`."""

_LINE = lazy(r"[^\n]+")
_SENTENCE_END = lazy(f"[{STATEMENT_ENDS}]")


class BlockKind(Enum):
    """What a block is to its reader."""

    __hash__ = object.__hash__  # they are looked up for every line; that of an `Enum` is slow

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    CONTENTS_ENTRY = "contents entry"
    FOOTNOTE = "footnote"
    METADATA = "metadata"


_APART = frozenset({BlockKind.METADATA, BlockKind.HEADER, BlockKind.FOOTER})


class Cell(Struct, frozen=True, gc=False):
    """The place of a table cell: which table of the document, row and column, all from 0."""

    table: int
    row: int
    column: int


class Item(Struct, frozen=True, gc=False):
    """The place of a list item: which list of the document, and which of its items, all from 0."""

    list: int
    place: int


class Block(Struct, frozen=True, gc=False):
    """A part of the text that stands by itself.

    `level` is the level of a heading or the depth of a list item where the format says so,
    else 0; `quoted` is true inside a block quotation. `item` is the list item that the block is
    part of, where the format tells.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    cell: Cell | None = None
    quoted: bool = False
    item: Item | None = None


class TriviaKind(Enum):
    """What a piece of trivia is in its format."""

    __hash__ = object.__hash__  # as of `BlockKind`

    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    HTML = "html"
    COMMENT = "comment"
    LIST_MARK = "list mark"
    METADATA = "metadata"
    PLACEHOLDER = "placeholder"  # words that an empty field shows, in the prose as well
    REMARK = "remark"  # a comment of a reader, beside the document
    INSERTION = "insertion"  # a change that nobody has accepted
    DELETION = "deletion"
    HIDDEN = "hidden"
    WATERMARK = "watermark"  # words across the page


class Trivia(Struct, frozen=True, gc=False):
    """Something of the file that is no prose but may hold a defect.

    `span` is a range of the file (`document.source.text`), `offset` the place in the prose
    where it stood, `text` what it says.
    """

    kind: TriviaKind
    span: Span
    offset: int
    text: str


class AutomaticNumber(Struct, frozen=True, gc=False):
    """A number that the program writes: `span` is where the prose has it, none of it in the file.

    `list` is the list whose paragraphs count on from one another, `level` (from 0) its level in
    it, `pattern` how the list writes it (第%1条), `value` the number of that level.
    """

    span: Span
    list: int
    level: int
    value: int
    pattern: str


class Line(Struct, frozen=True, gc=False):
    """One line of the prose that is not blank, without the white space at its ends."""

    span: Span
    block: Block
    blank_before: bool
    blank_after: bool


class Document(Struct, frozen=True, dict=True):
    """One file, read: `text` is its clean prose in one string, the same for every format.

    A rule runs its patterns over `text` and answers with spans of it. `source` leads back to
    the file, `trivia` are what is no prose. What else is to be known of it, a view tells: a
    function of the document, asked through `view`.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    source: Source
    trivia: tuple[Trivia, ...] = ()
    numbers: tuple[AutomaticNumber, ...] = ()

    @cached_property
    def _views(self) -> dict[Callable[[Document], Any], Any]:
        return {}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the prose that are not blank, in order.

        Left out are front matter and what stands around the document on each of its pages.
        """
        return tuple(_lines(self))

    @cached_property
    def index(self) -> LineIndex:
        """Rows and columns of the prose itself."""
        return LineIndex(self.text)

    def view(self, make: Callable[[Document], T]) -> T:
        """Return what `make` tells of this document, made when first asked for, then kept.

        `make` must be pure; it may ask for other views.
        """
        kept = self._views
        if make not in kept:
            kept[make] = make(self)
        return kept[make]  # type: ignore[no-any-return]  # it is what `make` returned

    def block_at(self, offset: int) -> int:
        """Return the place in `blocks` of the block that `offset` lies in or behind."""
        return max(0, bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1)

    def sentence(self, span: Span, limit: int = 200) -> Span:
        """Return the sentence around `span`, at most `limit` code points to either side."""
        left = max(0, span.start - limit)
        start = left
        for match in _SENTENCE_END.finditer(self.text, left, span.start):
            start = match.end()
        end = min(len(self.text), span.end + limit)
        found = _SENTENCE_END.search(self.text, span.end, end)
        return strip(self.text, Span(start, found.end() if found else end))


def line_starts(document: Document) -> Sequence[int]:
    """Return where the lines of a document begin: a view."""
    return [line.span.start for line in document.lines]


def _words(text: str, span: Span) -> Span:
    """Return `span` without the white space at its ends; to Python the separator is such, here not.

    So what stands behind code at the beginning of a line does not begin the line.
    """
    words = strip(text, span)
    first = text.find(SEPARATOR, span.start, words.start)
    last = text.rfind(SEPARATOR, words.end, span.end)
    return Span(first if first >= 0 else words.start, last + 1 if last >= 0 else words.end)


def _lines(document: Document) -> Iterator[Line]:
    """Cut the blocks into lines; a table's cells are lines of their own."""
    text = document.text
    has_holes = SEPARATOR in text
    found: list[tuple[Span, Block]] = []
    for block in document.blocks:
        if block.kind in _APART:
            continue
        start, end = block.span.start, block.span.end
        said = text[start:end]
        if "\n" not in said and not has_holes:  # the common case, in fewer steps
            said = said.rstrip()
            if said:
                end = start + len(said)
                found.append((Span(end - len(said.lstrip()), end), block))
            continue
        for match in _LINE.finditer(text, start, end):
            if match[0].strip():
                found.append((_words(text, Span(match.start(), match.end())), block))
    blank = True
    for (span, block), behind in zip_longest(found, found[1:]):
        if behind is None:
            yield Line(span, block, blank, True)
            continue
        gap = behind[0].start - span.end
        blank_after = gap > 1 and text.count("\n", span.end, behind[0].start) > 1
        yield Line(span, block, blank, blank_after)
        blank = blank_after
