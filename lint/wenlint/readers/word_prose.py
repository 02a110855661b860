"""The prose of a Word document as it is put together, and the way back to its parts."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from wenlint.core.document import (
    SEPARATOR,
    AutomaticNumber,
    Block,
    BlockKind,
    Cell,
    Document,
    Trivia,
    TriviaKind,
)
from wenlint.core.message import Message
from wenlint.core.source import Part, PartedSource
from wenlint.core.text import Span, strip

NOWHERE = -1


class Spot(Struct, frozen=True):
    """A place in a part of the container: the byte at which a character of the prose begins."""

    part: str
    offset: int


class Piece(Struct, frozen=True):
    """Characters of the prose; from byte `origin` of part number `part` on, or NOWHERE."""

    text: str
    part: int = 0
    origin: int = NOWHERE


class WordSource(PartedSource, frozen=True, dict=True):
    """The source of a Word document: from the prose back to the bytes of its parts.

    The run of prose that begins at `run_starts[i]` stands in part `names[run_parts[i]]` from
    byte `run_origins[i]` on, or in none of them (NOWHERE: a number that Word writes).
    """

    names: tuple[str, ...] = ()
    run_starts: Sequence[int] = ()
    run_parts: Sequence[int] = ()
    run_origins: Sequence[int] = ()

    def spot(self, offset: int) -> Spot | None:
        """Return where the character of the prose at `offset` begins, if a part holds it."""
        run = bisect_right(self.run_starts, offset) - 1
        if run < 0 or self.run_origins[run] == NOWHERE:
            return None
        before = self.text[self.run_starts[run] : offset]
        return Spot(self.names[self.run_parts[run]], self.run_origins[run] + len(before.encode()))


class Prose:
    """Takes paragraphs and cells one after the other and makes the document of them."""

    def __init__(self) -> None:
        self.length = 0
        self.trivia: list[Trivia] = []
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._numbers: list[AutomaticNumber] = []
        self._parts: list[Part] = []
        self._names: list[str] = []
        self._placeholders: list[Span] = []
        self._starts = array("q")
        self._indexes = array("l")
        self._origins = array("q")

    def part(self, name: str) -> int:
        """Return the number of a part of the container, to be named in pieces."""
        self._names.append(name)
        return len(self._names) - 1

    def label(self, label: Message) -> None:
        """Say what the place is called that comes next."""
        self._parts.append(Part(self.length, label))

    def put(self, pieces: Sequence[Piece]) -> Span:
        """Append pieces; return their span."""
        start = self.length
        for piece in pieces:
            self._starts.append(self.length)
            self._indexes.append(piece.part)
            self._origins.append(piece.origin)
            self._texts.append(piece.text)
            self.length += len(piece.text)
        return Span(start, self.length)

    def mark(self, sign: str) -> None:
        """Append a sign that parts blocks."""
        self.put((Piece(sign),))

    def block(
        self,
        kind: BlockKind,
        span: Span,
        level: int = 0,
        cell: Cell | None = None,
    ) -> None:
        """Say that `span` is a block."""
        self._blocks.append(Block(kind, span, level, cell))

    def number(self, number: AutomaticNumber) -> None:
        """Keep an automatic number."""
        self._numbers.append(number)

    def aside(self, kind: TriviaKind, text: str, span: Span | None = None) -> None:
        """Keep what is no prose: at `span` of the prose, or here."""
        where = span or Span(self.length, self.length)
        self.trivia.append(Trivia(kind, where, where.start, text))

    def placeholder(self, start: int) -> None:
        """Say that what was written from `start` on is what an empty field shows."""
        if start < self.length:
            self._placeholders.append(Span(start, self.length))

    def document(self, path: str) -> Document:
        """Return what was put together."""
        text = "".join(self._texts)
        for span in (strip(text, one) for one in self._placeholders):
            self.aside(TriviaKind.PLACEHOLDER, span.of(text), span)
        source = WordSource(
            text,
            "utf-8",
            parts=tuple(self._parts),
            names=tuple(self._names),
            run_starts=self._starts,
            run_parts=self._indexes,
            run_origins=self._origins,
        )
        trivia = tuple(sorted(self.trivia, key=lambda one: one.offset))
        return Document(path, text, tuple(self._blocks), source, trivia, tuple(self._numbers))


__all__ = ["NOWHERE", "SEPARATOR", "Piece", "Prose", "Spot", "WordSource"]
