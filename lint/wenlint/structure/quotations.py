"""Quotations over several lines: what stands in them belongs to another work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenlint.core.patterns import lazy
from wenlint.core.text import Span

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_MARK = lazy(r"[“”「」]")
_OPENERS = "“「"
# A quotation that goes on for longer has more likely lost its closing mark.
_MOST_LINES = 60


def quotations(document: Document) -> tuple[Span, ...]:
    """Return the quotations that begin a line or follow a colon, and run over line ends.

    Every paragraph of a quotation may begin with a mark of its own; only the last one has the
    closing mark.
    """
    if not any(sign in document.text for sign in _OPENERS):
        return ()
    return tuple(_quotations(document.text, document.lines))


def _quotations(text: str, lines: tuple[Line, ...]) -> Iterator[Span]:
    start, deadline = -1, 0
    for place, line in enumerate(lines):
        if start >= 0 and place <= deadline:
            end = _closed(text, line)
            if end is not None:
                yield Span(start, end)
                start = -1
            continue
        start, deadline = _opened(text, line), place + _MOST_LINES


def _opened(text: str, line: Line) -> int:
    """Return where a quotation begins that the line leaves open, or -1."""
    open_: list[int] = []
    for match in _MARK.finditer(text, line.span.start, line.span.end):
        if match[0] in _OPENERS:
            open_.append(match.start())
        elif open_:
            open_.pop()
    if len(open_) != 1:
        return -1
    before = text[line.span.start : open_[0]].rstrip()
    return open_[0] if not before or before[-1] in "：:" else -1


def _closed(text: str, line: Line) -> int | None:
    """Return where the quotation that is open at the line's beginning ends in it."""
    depth = 1
    for match in _MARK.finditer(text, line.span.start, line.span.end):
        if match[0] not in _OPENERS:
            depth -= 1
        elif match.start() > line.span.start:
            depth += 1
        if depth == 0:
            return match.end()
    return None
