"""Rows and columns in code points as the lines and characters that an editor counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from lsprotocol import types
from msgspec import Struct

from wenlint.core.location import Location
from wenlint.core.text import LineIndex, Position, Span

Count = Callable[[str], int]


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_UNITS: Mapping[str, Count] = {"utf-8": _utf8, "utf-16": _utf16, "utf-32": len}


class Ruler(Struct, frozen=True, dict=True):
    """Measures one text in the units agreed with the editor: utf-8, utf-16 or utf-32."""

    text: str
    encoding: str = "utf-16"

    @cached_property
    def index(self) -> LineIndex:
        return LineIndex(self.text)

    def position(self, position: Position) -> types.Position:
        """Return `position` as the editor counts: from 0, in its units."""
        start = self.index.offset(Position(position.row, 1))
        before = self.text[start : start + position.column - 1]
        return types.Position(position.row - 1, _UNITS[self.encoding](before))

    def place(self, place: Location) -> types.Range:
        """Return the editor's range for a place of a finding."""
        return types.Range(self.position(place.start), self.position(place.end))

    def span(self, span: Span) -> types.Range:
        """Return the editor's range for a span of the text."""
        start, end = self.index.position(span.start), self.index.position(span.end)
        return self.place(Location(start, end))
