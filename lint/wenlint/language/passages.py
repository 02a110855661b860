"""The running prose of a document, cut into the paragraphs and sentences that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenlint.document import BlockKind
from wenlint.patterns import lazy
from wenlint.structure.markers import Scheme
from wenlint.text import Span, strip

if TYPE_CHECKING:
    from wenlint.document import Document
    from wenlint.structure.outline import Section

_SPACE = lazy(r"\s+")
_SENTENCE = lazy(r"[^。！？!?\n\x1f]+[。！？!?]*[”』」）]*")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a sentence: where it stands, and how it is compared (without spaces).

    `block` is the place of its block, `section` that of its section and `article` that of its
    article; `in_law` is whether it belongs to a 条.
    """

    span: Span
    key: str
    block: int
    section: int
    article: int
    in_law: bool


def paragraphs(document: Document, shortest: int) -> Iterator[Passage]:
    """Yield the paragraphs of at least `shortest` characters.

    Headings, table cells, contents and quotations are none.
    """
    contents = document.contents
    text = document.text
    for place, block in enumerate(document.blocks):
        if block.kind not in _PROSE or block.quoted or len(block.span) < shortest:
            continue
        if contents is not None and contents.span.overlaps(block.span):
            continue
        key = _SPACE.sub("", block.span.of(text))
        if len(key) >= shortest:
            yield _passage(document, strip(text, block.span), key, place)


def sentences(document: Document, shortest: int) -> Iterator[Passage]:
    """Yield the sentences of at least `shortest` characters of those paragraphs."""
    text = document.text
    for paragraph in paragraphs(document, shortest):
        for match in _SENTENCE.finditer(text, paragraph.span.start, paragraph.span.end):
            key = _SPACE.sub("", match[0])
            if len(key) >= shortest:
                span = strip(text, Span(*match.span()))
                yield _passage(document, span, key, paragraph.block)


def _passage(document: Document, span: Span, key: str, block: int) -> Passage:
    outline = document.outline
    section = outline.section_at(span.start)
    article = outline.article_at(span.start)
    return Passage(span, key, block, section.place, article.place, _in_law(document, section))


def _in_law(document: Document, section: Section) -> bool:
    while section.place:
        if section.mark is not None and section.mark.scheme is Scheme.ARTICLE:
            return True
        section = document.outline.sections[section.parent]
    return False
