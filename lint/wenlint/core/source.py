"""The file behind a document: what was decoded, and how the prose maps back to it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.patterns import lazy
from wenlint.core.text import LineIndex, Span

_REFERENCE = lazy(r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});?")
# What stands before an edit may not become markup with what stands behind it.
_MARKUP_BEGINS = lazy(r"[<&][^<>&;\s]*")
_LONGEST_NAME = 40


class Source(Struct, frozen=True, dict=True):
    """The decoded file and the way back to it from the prose.

    `text` is the file as decoded, line ends untouched, without its byte order mark.
    `starts` and `origins` are parallel: the run of prose that begins at `starts[i]` stands in
    the file from `origins[i]` on, character by character. A negative origin `-1 - k` is a run
    that the file spells otherwise (an entity, a rendered number): all of it points at `k` and
    no fix may touch it. `markup` says that the file writes `<` and `&` as references.
    """

    text: str
    encoding: str
    bom: bytes = b""
    starts: Sequence[int] = (0,)
    origins: Sequence[int] = (0,)
    markup: bool = False

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self.text)

    def locate(self, span: Span) -> Location:
        """Return where in the file the prose of `span` stands: the only way to rows and columns."""
        return self.locate_raw(self.span(span))

    def locate_raw(self, there: Span) -> Location:
        """Return where a range of the file stands, such as that of an piece."""
        return Location(self._index.position(there.start), self._index.position(there.end))

    def line(self, row: int) -> str:
        """Return what a row of the file says, without its line end."""
        return self._index.line(row).of(self.text)

    def line_around(self, offset: int) -> Span:
        """Return the range of the line of the file that holds `offset`, without its line end."""
        return self._index.line(self._index.position(offset).row)

    def range_of(self, location: Location) -> Span:
        """Return the range of the file at `location`: the inverse of `locate_raw`."""
        return Span(self._index.offset(location.start), self._index.offset(location.end))

    def offset(self, offset: int) -> int:
        """Return where in the file the prose at `offset` stands."""
        run = bisect_right(self.starts, offset) - 1
        origin = self.origins[run]
        return origin + offset - self.starts[run] if origin >= 0 else -1 - origin

    def span(self, span: Span) -> Span:
        """Return the range of the file that holds the prose of `span`."""
        start = self.offset(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._end(span.end - 1)))

    def _end(self, offset: int) -> int:
        """Return where in the file the prose at `offset` ends: a reference, behind all of it."""
        there = self.offset(offset)
        if self.origins[bisect_right(self.starts, offset) - 1] < 0:
            reference = _REFERENCE.match(self.text, there)
            return reference.end() if reference else there + 1
        return there + 1

    def is_literal(self, span: Span) -> bool:
        """Say whether the file holds the prose of `span` letter by letter, without markup."""
        return self.edit_range(span) is not None

    def edit_range(self, span: Span) -> Span | None:
        """Return the range of the file that an edit of `span` replaces, line ends whole.

        None where the file does not hold that prose letter by letter, without markup.
        """
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, max(span.start, span.end - 1)) - 1
        if any(origin < 0 for origin in self.origins[first : last + 1]):
            return None
        there = self.span(span)
        if self.text[there.start - 1 : there.start + 1] == "\r\n" and len(span):
            there = Span(there.start - 1, there.end)
        held = self.text[there.start : there.end].replace("\r\n", "\n")
        if len(held) != len(span) or (self.markup and self._follows_markup(there.start)):
            return None
        return there

    def _follows_markup(self, offset: int) -> bool:
        """Say whether `<` or `&` stands before `offset` that other words behind it would close."""
        start = max(0, offset - _LONGEST_NAME)
        at = max(self.text.rfind(sign, start, offset) for sign in "<&")
        return at >= 0 and _MARKUP_BEGINS.fullmatch(self.text, at, offset) is not None

    def spelled(self, content: str) -> str:
        """Return how the file writes `content`."""
        if not self.markup:
            return content
        from html import escape  # and its table of entities: only where a page is fixed

        return escape(content).encode(self.encoding, "xmlcharrefreplace").decode(self.encoding)

    def through(self, inner: Source, length: int) -> Source:
        """Return the way from this prose, `length` long, through `inner` to inner's file."""
        starts: list[int] = []
        origins: list[int] = []
        for run, (start, origin) in enumerate(zip(self.starts, self.origins, strict=True)):
            if origin < 0:
                starts.append(start)
                origins.append(-1 - inner.offset(-1 - origin))
                continue
            end = origin + (self.starts[run + 1] if run + 1 < len(self.starts) else length) - start
            at = bisect_right(inner.starts, origin) - 1
            while at < len(inner.starts) and (inner.starts[at] < end or inner.starts[at] <= origin):
                piece = max(origin, inner.starts[at])
                starts.append(start + piece - origin)
                origins.append(inner.origins[at] + piece - inner.starts[at])
                at += 1
        return replace(inner, starts=tuple(starts), origins=tuple(origins), markup=self.markup)


class Part(Struct, frozen=True):
    """A stretch of prose from `start` on, with a name in words and perhaps a source of its own.

    A paragraph (第14段), a header (页眉), a footnote, a cell of a sheet.
    """

    start: int
    label: Message
    source: Source | None = None


class PartedSource(Source, frozen=True, dict=True):
    """The source of a document without rows of its own, such as an office document.

    `text` is the prose that was taken out of it, part after part; rows and columns are those of
    it, and each place has the name of its part. `parts` are in the order of the prose. What the
    prose says stands in sources that no edit of text can reach, so no fix may touch it.
    """

    parts: tuple[Part, ...] = ()

    def part_at(self, offset: int) -> Part | None:
        """Return the part that the prose at `offset` belongs to."""
        place = bisect_right(self.parts, offset, key=lambda part: part.start)
        return self.parts[place - 1] if place else None

    def locate_raw(self, there: Span) -> Location:
        """Return where a range of the prose stands, with the name of its part."""
        part = self.part_at(there.start)
        location = super().locate_raw(there)
        return location if part is None else replace(location, label=part.label)

    def is_literal(self, span: Span) -> bool:  # noqa: ARG002  # all of it is
        """Return True: nothing was rendered."""
        return True

    def edit_range(self, span: Span) -> Span | None:  # noqa: ARG002  # it reaches no span
        """Return None: no edit of text reaches it."""
        return None


class RunBuilder:
    """Collects prose run by run and makes the text and its way back to the file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._next = -1  # where the file goes on with what was added last, if that is exact
        self.length = 0

    def add(self, part: str, origin: int, *, exact: bool = True) -> None:
        """Append `part`, which stands in the file at `origin` (exactly, or spelled otherwise)."""
        if not part:
            return
        size = len(part)
        if not exact or origin != self._next:
            self._starts.append(self.length)
            self._origins.append(origin if exact else -1 - origin)
        self._next = origin + size if exact else -1
        self._parts.append(part)
        self.length += size

    @property
    def text(self) -> str:
        """The prose so far."""
        return "".join(self._parts)

    def build(
        self, text: str, encoding: str, bom: bytes, *, markup: bool = False
    ) -> tuple[str, Source]:
        """Return the prose and the source of the file `text`."""
        # Packed: a file has a run for almost every line.
        starts, origins = (array("q", runs or [0]) for runs in (self._starts, self._origins))
        return "".join(self._parts), Source(text, encoding, bom, starts, origins, markup)
