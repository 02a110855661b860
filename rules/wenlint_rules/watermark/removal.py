"""The fix that deletes residue: the residue alone, or its line where nothing else stands on it."""

from __future__ import annotations

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix
from wenlint.core.text import Span


def removal(document: Document, span: Span, *, safe: bool = True) -> Fix:
    """Return the fix that deletes `span`, and its line break if the line holds no more."""
    line = _whole_line(document.text, span)
    if line is not None and document.source.is_literal(line):
        return Fix("删去整行", "delete the line", (Edit(line, ""),), safe)
    return Fix("删去", "delete it", (Edit(span, ""),), safe)


def _whole_line(text: str, span: Span) -> Span | None:
    """Return the line of `span` with one line break, or None if something else stands on it."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in " \t\u3000":
        start -= 1
    while end < len(text) and text[end] in " \t\u3000":
        end += 1
    if (start > 0 and text[start - 1] != "\n") or (end < len(text) and text[end] != "\n"):
        return None
    if end < len(text):
        return Span(start, end + 1)
    return Span(max(0, start - 1), end)
