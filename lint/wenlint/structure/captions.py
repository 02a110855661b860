"""The captions of figures and tables (图1 表2-1 式（3）), and the lists of figures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex
from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.document import BlockKind, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import NO_CAPTION
from wenlint.lexicon.numerals import HAN_DIGITS
from wenlint.lexicon.traditional import SIMPLIFIED
from wenlint.structure.attachments import find_attachments
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import Mark, Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.series import Series

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

LONGEST = 60
"""A longer line is a sentence, unless a colon parts a caption from its number."""
# What follows the number of a sentence about a figure: 图1所示, 表2给出, 图3和图4.
IN_SENTENCE = (
    r"(?:[所中为是显示给列说可反展描的和与及至到、，,有将则]"
    r"|[ ](?:所示|是|的|里|[和与及至到、][ ]?[图表]"
    r"|(?:给出|展示|显示|说明|表明|描述|列出|反映|概括|总结|比较|画出|演示)(?:了|出|的是)))"
)
_CAPTION = lazy(
    rf"""
    (?:(?:\$[^$\n]{{0,200}}\$|\x1f)[ ]*)?
    (?P<kind>附?[图圖]|附?表|(?i:figure|fig\.|table))[ \u3000]*
    (?P<prefix>(?:\d{{1,3}}[-－–—.．])*)(?P<number>\d{{1,3}}|(?<=[图圖表])[{HAN_DIGITS}]{{1,4}})
    (?!\d|[{NO_CAPTION}])(?P<sub>[a-z](?![a-zA-Z])|[ ]?[（(][a-z][）)])?+(?!{IN_SENTENCE})
    (?P<sign>[ \u3000]*[:：.．、]?)[ \u3000]*(?P<title>.*)
    """,
    regex.X,
)
_ALTERNATIVE = lazy(r"!\[([^\[\]\n]{1,300})\]")
_CONTINUED = lazy(r"[续續][图圖表]|[（(][续續]|[续續][）)]|(?i:continued)")
_LIST_HEADING = lazy(
    r"(?i)(?:插?[图圖]|表格?|[图圖]表|附[图圖表])[ \u3000]*(?:目[ \u3000]*[录錄次]|清[单單]|索引)"
    r"|list of (?:figures|tables)"
)
_PAGE = lazy(
    r"(?:[ \u3000]*\t\s*|[ \u3000]*[.．…·⋯]{2,}[\s.．…·⋯]*|[ \u3000]{2,})(?P<page>\d{1,4})$"
)
# A formula bears its number in brackets at the end of its line.
_FORMULA = lazy(
    r"[^\n]*[=＝≤≥<>≈][^\n]*?[\s.…·]{2,}[（(](?P<prefix>(?:\d{1,3}[-－–—.．])*)(?P<number>\d{1,3})[）)]"
)


# The signs that a caption, and the heading of a list of captions, can begin with.
_CAPTION_BEGINS = frozenset("$\x1f附图圖表fFtT")
_LIST_BEGINS = frozenset("插图圖表附lL")


class Caption(Struct, frozen=True):
    """A caption, or an entry of a list of captions; `page` only in a list.

    `part` is the letter of a figure's part: b of 图2b. `words` is what the title says.
    """

    kind: str
    mark: Mark
    title: Span
    page: int | None
    part: str | None = None
    words: str = ""


class Captions(Struct, frozen=True):
    """The captions of the body in order, and the lists of figures and tables."""

    body: tuple[Caption, ...]
    listed: tuple[Caption, ...]

    def numbers(self, kind: str) -> frozenset[tuple[int, ...]]:
        """Return the numbers of the captions of one kind."""
        return frozenset(one.mark.values for one in self.body if one.kind == kind)


_NUMBERS = lazy(r"\d+")
_KINDS = {
    "图": Scheme.FIGURE,
    "附图": Scheme.FIGURE,
    "表": Scheme.TABLE,
    "附表": Scheme.TABLE,
    "式": Scheme.FORMULA,
}
_ENGLISH = {"figure": "Figure", "fig.": "Figure", "table": "Table"}


def find_captions(document: Document) -> Captions:
    """Return the captions of `document`: short lines 图1 …, 表2.1 … that are no sentences."""
    text = document.text
    words = ("图", "圖", "表", "=", "＝", "igure", "able")
    in_pictures = any(one.kind is TriviaKind.IMAGE and one.text[2:4] for one in document.trivia)
    if not in_pictures and not any(word in text for word in words):
        return Captions((), ())
    contents = document.view(find_contents)
    apart = contents.span if contents is not None else None
    body: list[Caption] = []
    listed: list[Caption] = []
    in_list = False
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for line in document.lines:
        if apart is not None and apart.overlaps(line.span):
            continue
        start, end = line.span.start, line.span.end
        caption = _caption(text, line)
        if caption is None:
            in_list = (
                text[start] in _LIST_BEGINS
                and _LIST_HEADING.fullmatch(text, start, end) is not None
            )
            continue
        key = (caption.kind, caption.mark.values)
        # What is listed comes again in the body, and without a page where the list gives pages.
        ends = key in seen or (
            caption.page is None and bool(listed) and listed[-1].page is not None
        )
        in_list = in_list and not ends
        seen.add(key)
        if in_list or caption.page is not None:
            listed.append(caption)
        else:
            body.append(caption)
    named = {(one.kind, one.mark.values) for one in body}
    pictures = [one for one in _of_pictures(document) if (one.kind, one.mark.values) not in named]
    body += pictures
    body.sort(key=lambda one: one.mark.span.start)
    return Captions(tuple(body), tuple(listed))


def _of_pictures(document: Document) -> Iterator[Caption]:
    """Yield the captions that are the alternative texts of pictures: `![图2 码头](quay.png)`."""
    for piece in document.trivia:
        found = _ALTERNATIVE.match(piece.text) if piece.kind is TriviaKind.IMAGE else None
        match = _CAPTION.fullmatch(found[1].strip()) if found else None
        if match is None or match["kind"].translate(SIMPLIFIED) not in _KINDS:
            continue
        made = _made(match, match["kind"], Span(piece.offset, piece.offset), None)
        if made is not None:
            place = Span(piece.offset, piece.offset + 1)
            mark = replace(made.mark, span=place, number=place, body=Span(place.end, place.end))
            yield replace(made, mark=mark, part=match["sub"])


def _caption(text: str, line: Line) -> Caption | None:
    span = line.span
    if span.end - span.start > 4 * LONGEST or line.block.kind is BlockKind.TABLE_CELL:
        return None
    match = None
    if text[span.start] in _CAPTION_BEGINS:
        match = _CAPTION.fullmatch(text, span.start, span.end)
    if match is None:
        if text[span.end - 1] not in "）)":
            return None
        formula = _FORMULA.fullmatch(text, span.start, span.end)
        return _made(formula, "式", Span(span.start, span.start), None) if formula else None
    # A colon parts even a long caption from its number; without it, a long line is a sentence.
    is_long = span.end - match.start("kind") > LONGEST and "\t" not in match[0]
    signed = match["sign"].strip() in (":", "：")
    if text[span.end - 1] in "；，：" or ((text[span.end - 1] == "。" or is_long) and not signed):
        return None
    kind = _ENGLISH.get(match["kind"].lower(), match["kind"])
    paged = _PAGE.search(text, match.start("title"), span.end)
    title = Span(match.start("title"), paged.start() if paged else span.end)
    made = _made(match, kind, title, int(paged["page"]) if paged else None)
    return replace(made, part=match["sub"]) if made and match["sub"] else made


def _made(match: regex.Match[str], kind: str, title: Span, page: int | None) -> Caption | None:
    value = parse_count(match["number"])
    if not value:
        return None
    prefix = match["prefix"]
    values = (*(int(part) for part in _NUMBERS.findall(prefix)), value)
    number = Span(*match.span("number"))
    style = f"（{prefix}#）" if kind == "式" else f"{kind}{prefix}#"
    kind = kind.translate(SIMPLIFIED)
    span = Span(match.start("prefix" if kind == "式" else "kind"), number.end)
    scheme = _KINDS.get(kind) or (Scheme.FIGURE if kind == "Figure" else Scheme.TABLE)
    body = Span(number.end, match.end())
    mark = Mark(span, scheme, values, style, body, number, match["number"])
    words = match.groupdict().get("title") or ""
    return Caption(kind, mark, title, page, None, words.strip())


def caption_series(document: Document) -> tuple[Series, ...]:
    """Return the captions of the body that count together.

    They do so by kind and by the number of their chapter; each article of a compilation, each
    attachment and each chapter that counts from one again has its own. The parts of a table
    that is continued are one.
    """
    return tuple(Series(tuple(marks)) for marks in _grouped(document))


def _grouped(document: Document) -> Iterator[Sequence[Mark]]:
    text = document.text
    open_: dict[tuple[object, ...], list[Caption]] = {}
    attachments = [mark.span.start for mark in document.view(find_attachments).headings]
    for caption in document.view(find_captions).body:
        start = caption.mark.span.start
        article = document.view(make_outline).article_at(start).place
        passed = sum(at <= start for at in attachments)
        key = (caption.kind, article, passed, caption.mark.values[:-1])
        series = open_.setdefault(key, [])
        if series and (
            (
                (caption.part or caption.words == series[-1].words)
                and caption.mark.value == series[-1].mark.value
            )
            or _CONTINUED.search(text, *_around(caption))
        ):
            continue
        if caption.mark.value == 1 and series and _begins_anew(document, series, caption):
            yield [one.mark for one in series]
            series.clear()
        series.append(caption)
    for series in open_.values():
        if series:
            yield [one.mark for one in series]


def _around(caption: Caption) -> tuple[int, int]:
    return max(0, caption.mark.span.start - 2), caption.mark.body.end


def _begins_anew(document: Document, series: Sequence[Caption], caption: Caption) -> bool:
    """Say whether a second 图1 begins a chapter's own numbers."""
    if len(series) > 1:
        return True
    sections = [
        document.view(make_outline).section_at(one.mark.span.start) for one in (series[0], caption)
    ]
    return sections[0].place != sections[1].place
