"""The prose in simplified characters, so that one vocabulary reads both."""

from __future__ import annotations

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.lexicon.traditional import SIMPLIFIED, TELLING

_TRADITIONAL = lazy(f"[{TELLING}]")


def simplified(document: Document) -> str:
    """Return the prose of `document` in simplified characters, each at its place: a view.

    A text without traditional characters is returned as it is.
    """
    text = document.text
    return text.translate(SIMPLIFIED) if _TRADITIONAL.search(text) else text
