"""The running prose of a document, cut into the paragraphs and sentences that are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span, strip
from wenlint.lexicon.stops import PERIODS_OF_BOTH_WIDTHS, SENTENCE_ENDS_OF_BOTH_WIDTHS
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.parallels import is_all_said, spelled

if TYPE_CHECKING:
    from wenlint.core.document import Document

_SPACE = lazy(r"\s+")
# Blanks to fill in, rules of tables and leaders are no words. Spaces are those of `_SPACE`.
_FILLING = plain(r"[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000_\-|=~.…*—·]")
_HISTORY = lazy(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日")
_SENTENCE = plain(f"[^{SENTENCE_ENDS_OF_BOTH_WIDTHS}]+[{PERIODS_OF_BOTH_WIDTHS}]*[”』」）]*")


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


def paragraphs(document: Document, shortest: int, *, in_laws: bool = True) -> Iterator[Passage]:
    """Yield the paragraphs of at least `shortest` characters; unless `in_laws`, those of no 条.

    Headings, table cells, contents and quotations are none.
    """
    blocks: Iterable[tuple[int, Span]] = _blocks(document, shortest)
    if not in_laws and document.view(_law_sections):
        blocks = _outside_of_laws(document, blocks)
    for place, span in _long(document, blocks, shortest):
        yield _passage(document, strip(document.text, span), _key(document, span), place)


def repeated_paragraphs(document: Document, shortest: int) -> Iterator[Passage]:
    """Yield those of `paragraphs` whose words stand in the document more than once."""
    found = _blocks(document, shortest)
    # A little more is dropped than from the key: what has the same key is the same here too.
    words = ["".join(spelled(document, span).split()) for _, span in found]
    times = Counter(words)
    if len(times) == len(words):
        return
    again = [one for one, said in zip(found, words, strict=True) if times[said] > 1]
    for place, span in _long(document, again, shortest):
        yield _passage(document, strip(document.text, span), _key(document, span), place)


def _blocks(document: Document, shortest: int) -> Sequence[tuple[int, Span]]:
    """Return the blocks of prose of at least `shortest` characters, with their places."""
    contents = document.view(find_contents)
    listed = contents.span if contents is not None else None
    found = []
    for place, block in enumerate(document.blocks):
        span = block.span
        if span.end - span.start < shortest or block.quoted:
            continue
        if block.kind is not BlockKind.PARAGRAPH and block.kind is not BlockKind.LIST_ITEM:
            continue
        if listed is None or not listed.overlaps(span):
            found.append((place, span))
    return found


def _long(
    document: Document, blocks: Iterable[tuple[int, Span]], shortest: int
) -> Iterator[tuple[int, Span]]:
    """Yield those of `blocks` that have so many characters, blanks to fill in not counted."""
    text = document.text
    for place, span in blocks:
        if len(_FILLING.sub("", text[span.start : span.end])) >= shortest:
            yield place, span


def repeated_sentences(document: Document, shortest: int) -> Iterator[Passage]:
    """Yield the sentences of at least `shortest` characters of those paragraphs.

    Only those whose words stand in the document more than once.
    """
    blocks = _blocks(document, shortest)
    if document.view(is_all_said):
        repeating = _repeating(document, shortest)
        blocks = [one for one in blocks if one[0] in repeating] if repeating else ()
    found = list(_sentences(document, blocks, shortest))
    times = Counter(key for _, _, key in found)
    for block, span, key in found:
        if times[key] > 1:
            yield _passage(document, strip(document.text, span), key, block)


def _repeating(document: Document, shortest: int) -> Collection[int]:
    """Return the places of the blocks with a long sentence that stands in the text once more.

    In a document whose sentences are compared as they stand there, no code or link in them.
    """
    text = document.text
    words = ["".join(said.split()) for said in _SENTENCE.findall(text) if len(said) >= shortest]
    times = Counter(words)
    if len(times) == len(words):
        return ()
    long = (match for match in _SENTENCE.finditer(text) if len(match[0]) >= shortest)
    ends = (match.end() for match in long)
    return {
        document.block_at(end - 1) for end, said in zip(ends, words, strict=True) if times[said] > 1
    }


def _sentences(
    document: Document, blocks: Sequence[tuple[int, Span]], shortest: int
) -> Iterator[tuple[int, Span, str]]:
    """Yield the sentences of `blocks` with the places of these and their words as compared."""
    text = document.text
    for block, paragraph in _long(document, blocks, shortest):
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
    in_law = section.place in document.view(_law_sections)
    return Passage(span, key, block, section.place, article.place, in_law)


def _law_sections(document: Document) -> Collection[int]:
    """Return the places of the sections that are 条 or lie below one: a view."""
    found: set[int] = set()
    for section in document.view(make_outline).sections[1:]:  # the parents before their children
        mark = section.mark
        if section.parent in found or (mark is not None and mark.scheme is Scheme.ARTICLE):
            found.add(section.place)
    return found


def _outside_of_laws(
    document: Document, blocks: Iterable[tuple[int, Span]]
) -> Iterator[tuple[int, Span]]:
    """Yield those of `blocks` that belong to no 条."""
    text, outline = document.text, document.view(make_outline)
    in_law = document.view(_law_sections)
    for place, span in blocks:
        said = text[span.start : span.end]
        begin = span.start + len(said) - len(said.lstrip())
        if outline.section_at(begin).place not in in_law:
            yield place, span
