"""Where in the prose an aside stands, for what is no prose has no place of its own there."""

from __future__ import annotations

from wenlint.core.document import Aside, Document
from wenlint.core.text import Span


def place_of(document: Document, aside: Aside) -> Span:
    """Return the character of the prose at which `aside` stood."""
    end = min(len(document.text), aside.offset + 1)
    return Span(max(0, end - 1), end)
