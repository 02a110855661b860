"""Whether a document is a manual, which says the same in several places by design.

A report, a notice or a contract is read from the beginning to the end, and says a thing once. A
manual is opened at one entry: it warns, explains and refers anew in each. It shows in what it is
made of: code, formulas, links to its other pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.core.document import TriviaKind
from wenlint.core.patterns import lazy

if TYPE_CHECKING:
    from wenlint.core.document import Document

_TECHNICAL = (TriviaKind.CODE, TriviaKind.HTML, TriviaKind.IMAGE)
_FEWEST = 3
_FEWEST_LINKS = 8
_FORMULA = lazy(
    r"\$[^$\n]{1,80}\$|\\[a-z]{2,40}+\b|(?<![a-z_])[a-z_]{1,40}+\([a-z_, ]{0,80}+\)"
    r"|<[a-zA-Z/][^<>\n]{0,200}>|&&|->|::"
)


def is_manual(document: Document) -> bool:
    """Say whether a document is a manual: it holds code, formulas or many links. A view."""
    kinds = [piece.kind for piece in document.trivia]
    if sum(kind in _TECHNICAL for kind in kinds) >= _FEWEST:
        return True
    if kinds.count(TriviaKind.LINK) >= _FEWEST_LINKS:
        return True
    found = _FORMULA.finditer(document.text)
    return sum(1 for _ in zip(found, range(_FEWEST), strict=False)) == _FEWEST
