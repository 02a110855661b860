"""The prose in simplified characters, so that one vocabulary reads both."""

from __future__ import annotations

from wenlint.core.document import Document
from wenlint.core.patterns import plain
from wenlint.lexicon.traditional import SIMPLIFIED

_TRADITIONAL = plain(f"[{''.join(chr(sign) for sign, one in SIMPLIFIED.items() if sign != one)}]")


def simplified(document: Document) -> str:
    """Return the prose of `document` in simplified characters, each at its place: a view.

    A text without traditional characters is returned as it is.
    """
    text = document.text
    return text.translate(SIMPLIFIED) if _TRADITIONAL.search(text) else text


def in_simplified(document: Document) -> Document:
    """Return the document with its prose in simplified characters: a view.

    It has the same blocks, and every offset is as it was; without traditional characters it is the
    document itself.
    """
    text = document.view(simplified)
    if text == document.text:
        return document
    return Document(document.path, text, document.blocks, document.source, document.trivia)
