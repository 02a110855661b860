"""The file as it is written, where what is wrong is no prose: fences, marks, rows of tables."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from wenlint.core.document import TriviaKind
from wenlint.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.core.document import Document

_HIDING = (TriviaKind.CODE, TriviaKind.COMMENT, TriviaKind.METADATA)


def hidden(document: Document) -> Sequence[Span]:
    """Return the ranges of the file that are code, comments or front matter, in order: a view."""
    return sorted(piece.span for piece in document.trivia if piece.kind in _HIDING)


def is_hidden(document: Document, offset: int) -> bool:
    """Say whether the file at `offset` is code, a comment or front matter."""
    spans = document.view(hidden)
    place = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return place >= 0 and spans[place].end > offset


def prose_by(document: Document, offset: int) -> Span:
    """Return a character of the prose near `offset` of the file."""
    blocks = document.blocks
    place = bisect_right(blocks, offset, key=lambda one: document.source.offset(one.span.start))
    if not blocks:
        return Span(0, 0)
    start = blocks[min(place, len(blocks) - 1)].span.start
    return Span(start, min(len(document.text), start + 1))
