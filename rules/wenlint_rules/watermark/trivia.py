"""Where in the prose a piece of trivia stands, for what is no prose has no place there."""

from __future__ import annotations

from wenlint.core.document import Document, Trivia
from wenlint.core.text import Span


def place_of(document: Document, piece: Trivia) -> Span:
    """Return the character of the prose at which `piece` stood."""
    end = min(len(document.text), piece.offset + 1)
    return Span(max(0, end - 1), end)
