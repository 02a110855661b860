"""The prose of an HTML page as a browser lays it out: white space collapsed, blocks parted."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.document import SEPARATOR, Block, BlockKind, Trivia, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.source import RunBuilder
from wenlint.core.text import Span
from wenlint.readers.html_elements import Frame

# What collapses; a no-break space and an ideographic one do not.
_WHITE = " \t\n\r\f"
_WORDS = lazy(r"[^ \t\n\r\f]++(?: [^ \t\n\r\f]++)*+")
_WIDE = lazy(
    r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
    r"“”‘’…—·]"
)
_INDENT = "\u3000\u00a0"
_INDENTS = lazy(r"[\u3000\u00a0]|&nbsp|&emsp")
# So many line breaks in a row end a paragraph, to the writers of old pages.
_PARTING = 2


class _Gap(Struct):
    """White space that waits for the word behind it."""

    origin: int
    plain: bool
    broken: bool


class Flow:
    """Takes the prose piece by piece and makes text and blocks of it.

    `frame` is what the prose is that comes next; `sink` takes the blocks that end.
    """

    def __init__(self, text: str, frame: Frame) -> None:
        self._text = text
        self.frame = frame
        self.builder = RunBuilder()
        self.sink: list[Block] = []
        self.trivia: list[Trivia] = []
        self._start = 0
        self._last = ""
        self._gap: _Gap | None = None
        self._breaks = 0

    def words(self, start: int, end: int) -> None:
        """Take a part of the file as prose; its white space collapses."""
        at = start
        for match in _WORDS.finditer(self._text, start, end):
            self._space(at, match.start())
            self._put(match[0], match.start())
            at = match.end()
        self._space(at, end)

    def lines(self, start: int, end: int) -> None:
        """Take a part of the file as prose whose white space is meant."""
        part = self._text[start:end]
        if self._last or not part.isspace():
            self._put(part, start)

    def reference(self, value: str, origin: int) -> None:
        """Take what a character reference stands for."""
        if value in _WHITE:
            self._gap = self._gap or _Gap(origin, plain=False, broken=False)
        else:
            self._put(value, origin, exact=False)

    def separate(self, origin: int) -> None:
        """Take something that is no prose and parts the words at its sides."""
        self._put(SEPARATOR, origin, exact=False)

    def line_break(self, origin: int) -> None:
        """Take a line break; in a heading it says no more than white space does."""
        if self.frame.kind is BlockKind.HEADING:
            self._gap = _Gap(origin, plain=False, broken=True)
        elif self._last:
            self._breaks += 1

    def piece(self, kind: TriviaKind, start: int, end: int, text: str | None = None) -> None:
        """Keep a part of the file aside: `text`, or as it is written."""
        if self._breaks and (self._breaks >= _PARTING or _INDENTS.match(self._text, end)):
            self.part(start)  # or a comment before a paragraph would stand behind the last one
        said = self._text[start:end] if text is None else text
        self.trivia.append(Trivia(kind, Span(start, end), self.builder.length, said))

    def part(self, origin: int) -> None:
        """End the block that is open, and part it from the next by a blank line."""
        if self._close():
            self._mark("\n\n", origin)

    def end_cell(self, origin: int) -> None:
        """End the block that is open, and part it from the next cell."""
        self._close()
        self._mark(SEPARATOR, origin)

    def end_row(self, origin: int, *, blank: bool) -> None:
        """End a row of a table, with a blank line behind it where prose stood in it."""
        self._mark("\n\n" if blank else "\n", origin)

    def _close(self) -> bool:
        holds = self.builder.length > self._start
        if holds:
            frame, span = self.frame, Span(self._start, self.builder.length)
            self.sink.append(Block(frame.kind, span, frame.level, None, frame.quoted))
        self._gap, self._breaks, self._last = None, 0, ""
        self._start = self.builder.length
        return holds

    def _mark(self, sign: str, origin: int) -> None:
        self.builder.add(sign, origin, exact=False)
        self._start = self.builder.length

    def _space(self, start: int, end: int) -> None:
        if start == end:
            return
        broken = "\n" in self._text[start:end]
        if self._gap is None:
            self._gap = _Gap(start, plain=self._text[start:end] == " ", broken=broken)
        else:
            self._gap.plain, self._gap.broken = False, self._gap.broken or broken

    def _put(self, part: str, origin: int, *, exact: bool = True) -> None:
        if self._breaks:
            self._settle_breaks(part, origin)
        elif self._gap is not None and self._last:
            self._settle_gap(part[0], self._gap)
        self._gap = None
        self.builder.add(part, origin, exact=exact)
        self._last = part[-1]

    def _settle_breaks(self, part: str, origin: int) -> None:
        """Write the line breaks that stood before `part`: an indent shows a new paragraph."""
        if self._breaks >= _PARTING or part[0] in _INDENT:
            self.part(origin)
        else:
            self.builder.add("\n", origin, exact=False)
            self._breaks = 0

    def _settle_gap(self, following: str, gap: _Gap) -> None:
        """Write one space for white space, or none.

        Where a line of the file ends between two Chinese characters its writer or his editor
        wrapped it: the word goes on (Firefox shows it so, and CSS Text 3, 4.1.3 allows it).
        Only a space that is one in the file too may be edited.
        """
        if gap.broken and _WIDE.match(self._last) and _WIDE.match(following):
            return
        self.builder.add(" ", gap.origin, exact=gap.plain)
