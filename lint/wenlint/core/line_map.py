"""Rows of a text that was edited, and the rows of the file on the disk that they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from wenlint.core.text import LineIndex, Span

LineMap = Sequence[range]
"""For each row of a text, from the first, the rows of the file that it came from."""


def edited_text(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Return `text` after `edits`, which are in order and do not overlap."""
    parts, end = [], 0
    for span, content in edits:
        parts += [text[end : span.start], content]
        end = span.end
    return "".join([*parts, text[end:]])


def line_map_of(
    text: str, edits: Sequence[tuple[Span, str]], before: LineMap | None = None
) -> LineMap:
    """Return the origins of the rows of `text` after `edits`, which are in order.

    `before` are those of `text` itself; without, it is the file.
    """
    index = LineIndex(text)
    back = _Back(edits)
    edited = LineIndex(edited_text(text, edits))
    origins = []
    for row in range(1, len(edited) + 1):
        line = edited.line(row)
        first = index.position(back.of(line.start, end=False)).row
        last = max(first, index.position(back.of(line.end, end=True)).row)
        if before is not None:
            first, last = before[first - 1].start, before[last - 1].stop - 1
        origins.append(range(first, last + 1))
    return origins


class _Back:
    """The way from offsets of an edited text back to those of the text before."""

    def __init__(self, edits: Sequence[tuple[Span, str]]) -> None:
        self._edits = edits
        self._starts: list[int] = []
        moved = 0
        for span, content in edits:
            self._starts.append(span.start + moved)
            moved += len(content) - len(span)

    def of(self, offset: int, *, end: bool) -> int:
        """Return where `offset` was, which begins a row, or with `end` ends one."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return offset
        span, content = self._edits[number]
        behind = offset - self._starts[number] - len(content)
        if behind > 0 or (behind == 0 and (content or not end)):
            return span.end + behind
        return span.end if end and content else span.start
