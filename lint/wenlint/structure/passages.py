"""The running prose of a document, cut into the paragraphs and sentences that are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.lexicon.stops import PERIODS_OF_BOTH_WIDTHS, SENTENCE_ENDS_OF_BOTH_WIDTHS
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.parallels import spelled

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.structure.outline import Section

_SPACE = lazy(r"\s+")
# Blanks to fill in, rules of tables and leaders are no words.
_FILLING = lazy(r"[\s_\-|=~.…*—·]")
_HISTORY = lazy(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日")
_SENTENCE = lazy(f"[^{SENTENCE_ENDS_OF_BOTH_WIDTHS}]+[{PERIODS_OF_BOTH_WIDTHS}]*[”』」）]*")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Passage(Struct, frozen=True, gc=False):
    """A paragraph or a sentence: where it stands, and how it is compared.

    `key` is its words with the code and the links in it, without spaces; `block` is the place of
    its block, `section` that of its section and `article` that of its article; `in_law` is whether
    it belongs to a 条.
    """

    span: Span
    key: str
    block: int
    section: int
    article: int
    in_law: bool

    @property
    def is_quoted(self) -> bool:
        """Whether it begins a quotation, such as the new wording of an article."""
        return self.key.startswith(("“", "「"))

    @property
    def is_history(self) -> bool:
        """Whether it says when a law was passed and amended."""
        return _HISTORY.match(self.key) is not None


def paragraphs(document: Document, shortest: int) -> Iterator[Passage]:
    """Yield the paragraphs of at least `shortest` characters.

    Headings, table cells, contents and quotations are none.
    """
    for place, span in _paragraphs(document, shortest):
        yield _passage(document, strip(document.text, span), _key(document, span), place)


def _paragraphs(document: Document, shortest: int) -> Iterator[tuple[int, Span]]:
    contents = document.view(find_contents)
    text = document.text
    for place, block in enumerate(document.blocks):
        if block.kind not in _PROSE or block.quoted or len(block.span) < shortest:
            continue
        if contents is not None and contents.span.overlaps(block.span):
            continue
        if len(_FILLING.sub("", block.span.of(text))) >= shortest:
            yield place, block.span


def repeated_sentences(document: Document, shortest: int) -> Iterator[Passage]:
    """Yield the sentences of at least `shortest` characters of those paragraphs.

    Only those whose words stand in the document more than once.
    """
    found = list(_sentences(document, shortest))
    times = Counter(key for _, _, key in found)
    for block, span, key in found:
        if times[key] > 1:
            yield _passage(document, strip(document.text, span), key, block)


def _sentences(document: Document, shortest: int) -> Iterator[tuple[int, Span, str]]:
    """Yield the sentences with the places of their blocks and their words as compared."""
    text = document.text
    for block, paragraph in _paragraphs(document, shortest):
        inside = strip(text, paragraph)
        for match in _SENTENCE.finditer(text, inside.start, inside.end):
            span = Span(*match.span())
            if len(span) >= shortest and len(_FILLING.sub("", match[0])) >= shortest:
                yield block, span, _key(document, span)


def _key(document: Document, span: Span) -> str:
    """Return the words of `span` as they are compared: with its code and links, without spaces."""
    return _SPACE.sub("", spelled(document, span))


def _passage(document: Document, span: Span, key: str, block: int) -> Passage:
    outline = document.view(make_outline)
    section = outline.section_at(span.start)
    article = outline.article_at(span.start)
    return Passage(span, key, block, section.place, article.place, _in_law(document, section))


def _in_law(document: Document, section: Section) -> bool:
    while section.place:
        if section.mark is not None and section.mark.scheme is Scheme.ARTICLE:
            return True
        section = document.view(make_outline).sections[section.parent]
    return False
