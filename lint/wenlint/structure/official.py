"""What official documents are made of: who signs, which kind a title names, how it closes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.simplified import simplified
from wenlint.lexicon.official import AGENCIES, CLOSINGS, KINDS
from wenlint.lexicon.patterns import any_of

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_SIGNER = lazy(
    rf"[\p{{Han}}（）、 \u3000]{{1,40}}(?:{any_of(AGENCIES)})[）]?(?:[（(](?:盖|公|印)?章[）)])?"
)
_LONGEST_TITLE = 60
_TITLE = lazy(
    rf"(?=[^。；！？，：:]{{2,60}}\Z)(?:[^。；！？，：:]{{0,30}}关于)?[^。；！？，：:]{{0,50}}?的?"
    rf"(?P<kind>{any_of(KINDS)})(?:[（(][^（()）]{{1,12}}[）)])?"
)
_OF_TITLE = ("关于", "的")
_CLOSING = lazy("|".join(f"(?P<{name}>{words})" for name, words in CLOSINGS.items()))


class Closing(Struct, frozen=True):
    """A formula that closes a document: of which `kind` it is, and the title above it."""

    span: Span
    kind: str
    title: Span
    title_kind: str


def signs(said: str) -> bool:
    """Say whether a line, in simplified characters, is the name of who signs a document."""
    return _SIGNER.fullmatch(said) is not None


def closings(document: Document) -> Iterator[Closing]:
    """Yield the closing formulas of documents whose title says of which kind they are."""
    text = document.view(simplified)
    title, kind = None, ""
    for line in document.lines:
        if line.block.kind is BlockKind.TABLE_CELL or line.block.quoted:
            continue
        named = _title_kind(text, line)
        if named:
            title, kind = line.span, named
            continue
        if title is None:
            continue
        for match in _CLOSING.finditer(text, line.span.start, line.span.end):
            yield Closing(Span(*match.span()), KINDS_OF[match.lastgroup or ""], title, kind)


KINDS_OF = {name: name.rstrip("1234") for name in CLOSINGS}


def _title_kind(text: str, line: Line) -> str:
    """Return the kind of document that a line names as its title, if it is one."""
    said = line.span.of(text)
    if len(said) > _LONGEST_TITLE:
        return ""
    match = _TITLE.fullmatch(said)
    if match is None:
        return ""
    is_title = (
        any(word in said for word in _OF_TITLE)
        or line.block.kind is BlockKind.HEADING
        or not text[: line.span.start].strip()
        or said == match["kind"]
    )
    return match["kind"] if is_title else ""
