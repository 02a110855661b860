"""Paragraphs that end without a mark while the others of the document have one."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import SEPARATOR, BlockKind, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.language.simplified import simplified
from wenlint.structure.contents import find_contents
from wenlint.structure.manuals import is_manual
from wenlint.structure.markers import marks_at
from wenlint.structure.parallels import trivia_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from wenlint.core.document import Block, Document

_ENDS = "。！？；：!?;:…”’）)》】」』.—~～"
_WORD_END = lazy(r"[\p{Han}\dA-Za-z%％，、]\Z")
_SHORTEST = 40
_SHORTEST_OTHER = 10
_SHORTEST_BROKEN = 15
_SHORTEST_OPEN = 6
_FEWEST_OTHERS = 1
_FEWEST_FOR_WORDS = 2
_FEWEST_FOR_MARKS = 5
_LARGEST_SHARE = 0.2
_WRAPPED = 0.4
# Lines that are all this narrow were broken by hand, where a clause or a phrase ends.
_NARROW = 26
_WORD_LONGEST = 6
_PAIRS = (("“", "”"), ("「", "」"), ("《", "》"), ("（", "）"), ("『", "』"))
# Words that a sentence cannot end with.
_GOES_ON = lazy(
    r"(?:(?<![之总])和|[的与及或把被并]|以及|并且|通过|根据|关于|对于|坚持|围绕|按照|为了|因为|由于|包括|进一步|不断|积极"
    r"|[，们院校局司会所市县镇村厂站馆今]将|正在|必须|应当|能够|以便|从而|使得|其中|例如|比如|[特尤]其?别?是|不仅|而且|但是"
    r"|如果|虽然|尽管|无论|除了|随着|经过|[在属用鉴]于|有关)\Z"
)
_NO_VERB = lazy(r"(?:[，们院校局司会所市县镇村厂站馆今]将|正在|必须|应当)\Z")
_MEASURE = lazy(
    r"[名个人家件次项户吨元万亿亩条项篇场期天年月日号级类种位岁公里米台套座处所批起笔户%％]"
)
_HAN = lazy(r"\p{Han}")
_BEGINS = lazy(r"[\p{Han}“「《\dA-Za-z％%]")
_NO_PROSE = lazy(
    r"[（(]?(?:责任编辑|来源|作者|附件?|抄送|联系|电话|地址|网址|编辑|记者|通讯员|图|表|注|出处)|.{0,12}[：:]|.{0,30}https?:"
)
# “水费的收取, with paragraphs below it: a quotation of several paragraphs that begins with a title.
_TITLE_QUOTED = lazy(r"[“「『][^，。；：、“”「」『』]{2,20}(?<![的和与及或把被并])")
_QUOTE_OF_PARAGRAPHS = lazy(r"[。！？；：][”」』]?[。；，]?\Z")


class Cut(Enum):
    """What is wrong with the end of a paragraph."""

    BROKEN = "broken"
    UNENDED = "unended"


class CutParagraph(Struct, frozen=True):
    """A paragraph that ends too early: its last words, where the next begins, what is wrong."""

    span: Span
    behind: Span
    kind: Cut


def cut_paragraphs(document: Document) -> tuple[CutParagraph, ...]:
    """Return the paragraphs that are cut or lack their end mark, unless many do: a view.

    A file whose lines are wrapped by hand ends most of them without a mark.
    """
    text = document.text
    blocks = document.blocks
    places = [place for place, one in enumerate(blocks) if _is_prose(text, one)]
    if len(places) < _FEWEST_OTHERS + 1:
        return ()
    spans = [blocks[place].span for place in places]
    ended = [
        place
        for place, span in zip(places, spans, strict=True)
        if text[span.start : span.end].rstrip()[-1] in _ENDS
    ]
    open_ = len(places) - len(ended)
    if len(ended) < _FEWEST_OTHERS or open_ > max(1, _WRAPPED * len(places)):
        return ()
    marks = document.view(marks_at)
    known = frozenset(ended)
    cut = [
        place
        for place, block in enumerate(blocks)
        if place not in known and block.kind is BlockKind.PARAGRAPH and not block.quoted
    ]
    prose = frozenset(places)
    few = open_ <= max(1, _LARGEST_SHARE * len(places))
    precise = few and len(ended) >= _FEWEST_FOR_MARKS and not document.view(is_manual)
    sure = len(ended) >= _FEWEST_FOR_WORDS
    cuts = tuple(_cuts(document, cut, marks, prose, sure=sure, precise=precise))
    if cuts and all(len(strip(text, block.span)) <= _NARROW for block in document.blocks):
        return tuple(one for one in cuts if _cuts_a_word(text, one))
    return cuts


def _bounds(span: Span) -> tuple[int, int]:
    return max(span.start, span.end - 1), span.end


def _is_prose_line(text: str, span: Span) -> bool:
    """Say whether a line is prose: no formula, no assignment (a[0] = 1，b = 2，)."""
    said = span.of(text)
    return "=" not in said or len(_HAN.findall(said)) * 2 > len(said)


def _ends_in_link(document: Document, span: Span) -> bool:
    """Say whether the last words of a line are those of a link: its target stands behind them."""
    behind = trivia_in(document, Span(span.end, span.end + 1))
    return any(one.kind is TriviaKind.LINK for one in behind)


def _is_prose(text: str, block: Block) -> bool:
    start, end = block.span.start, block.span.end
    if end - start < _SHORTEST_OTHER or block.kind is not BlockKind.PARAGRAPH or block.quoted:
        return False
    said = text[start:end]
    return ("，" in said or "。" in said) and "__" not in said


def _cuts(
    document: Document,
    places: Sequence[int],
    marks: Container[int],
    prose: frozenset[int],
    *,
    sure: bool,
    precise: bool,
) -> Iterator[CutParagraph]:
    text, blocks = document.view(simplified), document.blocks
    contents = document.view(find_contents)
    for place in places:
        if place + 1 >= len(blocks):
            continue
        one, other = strip(text, blocks[place].span), strip(text, blocks[place + 1].span)
        if (
            len(one) < _SHORTEST_OPEN
            or "__" in one.of(text)
            or not _WORD_END.search(text, *_bounds(one))
            or not _is_prose_line(text, one)
            or _ends_in_link(document, one)
        ):
            continue
        if contents is not None and contents.span.overlaps(one):
            continue
        if one.start in marks and "。" not in one.of(text) and text[one.end - 1] not in "，、":
            continue  # a heading
        behind = blocks[place + 1]
        quotes = behind.quoted and text[one.end - 1] == "，"  # 他常说，: the quotation goes on
        if behind.kind is not BlockKind.PARAGRAPH or other.start in marks or quotes:
            continue
        if not _may_follow(document, one, other):
            continue
        last = Span(max(one.start, one.end - 8), one.end)
        if _is_open(text, one, other) or (
            (len(one) >= _SHORTEST_BROKEN or _NO_VERB.search(one.of(text)) is not None)
            and place in prose
            and sure
            and _goes_on(text, one, other)
        ):
            yield CutParagraph(last, other, Cut.BROKEN)
        elif precise and place in prose and len(one) >= _SHORTEST and "。" in one.of(text)[:-1]:
            yield CutParagraph(last, other, Cut.UNENDED)


def _may_follow(document: Document, one: Span, other: Span) -> bool:
    """Say whether the line behind is running prose, with nothing between."""
    text = document.text
    said = other.of(text)
    if not _BEGINS.match(said) or _NO_PROSE.match(said) or len(other) < 4:
        return False
    if SEPARATOR in text[one.end - 1 : other.start + 1]:
        return False
    if trivia_in(document, Span(one.end - 1, other.start + 1)):
        return False
    return "，" in said or said.endswith(("。", "！", "？", "；"))


def _is_open(text: str, one: Span, other: Span) -> bool:
    """Say whether a quotation or a bracket is open at a line's end that the next one closes."""
    said, behind = one.of(text), other.of(text)
    if _TITLE_QUOTED.fullmatch(said) and _QUOTE_OF_PARAGRAPHS.search(behind):
        return False
    for opener, closer in _PAIRS:
        if said.rfind(opener) > said.rfind(closer) and closer in behind:
            return behind.find(closer) < (behind.find(opener) if opener in behind else len(behind))
    return False


def _cuts_a_word(text: str, cut: CutParagraph) -> bool:
    """Say whether a cut goes through a list, a quoted word, or between a number and its unit.

    A clause or a long remark in brackets is broken like that on purpose, in a file of short lines.
    """
    said, behind = cut.span.of(text), cut.behind.of(text)
    if said[-1] == "、" or said[-1].isdigit():
        return True
    for opener, closer in _PAIRS:
        if opener != "（" and said.rfind(opener) > said.rfind(closer):
            first, rest = said[said.rfind(opener) + 1 :], behind[: max(0, behind.find(closer))]
            return max(len(first), len(rest)) <= _WORD_LONGEST and "，" not in first + rest
    return False


def _goes_on(text: str, one: Span, other: Span) -> bool:
    """Say whether the sentence of a line runs on in the next one."""
    said, behind = one.of(text), other.of(text)
    last = said[-1]
    if last in "，、":
        return True
    if last.isdigit() and last.isascii():
        return _MEASURE.match(behind) is not None
    return _GOES_ON.search(said) is not None and "。" in behind
