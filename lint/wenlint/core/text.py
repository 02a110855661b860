"""Spans and positions: the only ways in which wenlint names a place in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from wenlint.core.patterns import lazy

# Not str.splitlines(): that also breaks on U+2028, form feed and others.
_LINE_END = lazy(r"\r\n|\n|\r")


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open range of code points, `start` included, `end` excluded."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A place as people count it: row and column start at 1, columns count code points."""

    row: int
    column: int


class LineIndex:
    """Turns offsets of one text into positions, in the logarithm of its number of lines."""

    def __init__(self, text: str) -> None:
        self._starts: Sequence[int] = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._text = text

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return the position of `offset` (0 up to the length of the text)."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of `position`: the inverse of `position()`."""
        return self._starts[position.row - 1] + position.column - 1

    def line(self, row: int) -> Span:
        """Return the span of row `row`, without its line end."""
        start = self._starts[row - 1]
        end = self._starts[row] if row < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


def strip(text: str, span: Span) -> Span:
    """Return `span` without the white space at its two ends."""
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.end - (len(part) - len(part.rstrip()))))
