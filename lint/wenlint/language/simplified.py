"""The prose in simplified characters, so that one vocabulary reads both."""

from __future__ import annotations

from msgspec.structs import replace

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
    """Return the document with its prose and its trivia in simplified characters: a view.

    It has the same blocks, and every offset is as it was; without traditional characters it is the
    document itself.
    """
    text = document.view(simplified)
    if text is document.text:
        return document
    trivia = tuple(replace(one, text=one.text.translate(SIMPLIFIED)) for one in document.trivia)
    return replace(document, text=text, trivia=trivia)


_QUOTES = str.maketrans("「」『』", "“”‘’")


def with_curly_quotes(document: Document) -> Document:
    """Return the document in simplified characters, with 「」 and 『』 as “” and ‘’: a view.

    Every offset is as it was. A text that has the curly ones too is left as it is: there the
    others may be brackets of another kind.
    """
    plain = document.view(in_simplified)
    if "「" not in plain.text or "“" in plain.text:
        return plain
    return replace(plain, text=plain.text.translate(_QUOTES))
