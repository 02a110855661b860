"""Finds the lines of a document that have a shape of page residue, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from wenlint.core.document import SEPARATOR, BlockKind, Document, Line, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.simplified import simplified
from wenlint.lexicon.adverts import OTHER_VOICE
from wenlint.structure.manuals import is_manual
from wenlint.structure.outline import make_outline
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.shapes import (
    BESIDE_CODE,
    EDGE,
    FIRST,
    IMPERSONAL,
    INSERTED,
    LAST,
    Shape,
    lines_of_words,
    shape_of,
    shapes_of_words,
)

_LONGEST = 90
_ENDS = 3
_LEADS = lazy(r"[：:]\s*\Z")
_SENTENCE = lazy(r"[。！？…”]\s*\Z")
_HAN = lazy(r"\p{Han}")
_WRAPPED = lazy(r"[（(【\[*_>\s]*(.*?)[）)】\]*_\s]*")
_INTRODUCES = lazy("对话|推荐|分享|思考")
_OTHERS = lazy(OTHER_VOICE)
_SPEAKS = lazy("我(?![国省市县区镇乡局厅院校司部所厂村队军])|[你您咱]")
_PICTURED = lazy("码|扫描|长按|识别")
_OWN_WORK = lazy("[该本此](?:项目|教程|仓库|书|手册|笔记|课程|系列|丛书|译本|指南|教材|题解)")
_ABOUT_US = lazy("关注|联系|交流|加群|公众号|社群|支持|赞助|订阅|社区")
_OF_USERS = lazy(r"用户只?[能可须要]|用户可以|未登录的|读者可以|会员可以")
_PROSE = 14
_TURNS = 6
_IMAGE = TriviaKind.IMAGE


class Residue(Struct, frozen=True):
    """A line with a shape."""

    span: Span
    shape: Shape


def residue(document: Document) -> Mapping[str, Sequence[Residue]]:
    """Return the lines that a page or a program added, by the code of the rule: a view."""
    text = document.view(simplified)
    lines = document.lines
    places = {
        line.span: place
        for place, line in enumerate(lines)
        if len(line.span) <= _LONGEST and line.block.kind is BlockKind.PARAGRAPH
    }
    at_ends = frozenset(line.span for line in (*lines[:_ENDS], *lines[-_ENDS:]))
    found: list[Residue] = []
    for span in lines_of_words(text, list(places), at_ends):
        said = span.of(text)
        if SEPARATOR in said:
            continue
        for shape in shapes_of_words(said):
            if shape_of(said, shape) and _stands(document, places[span], shape):
                found.append(Residue(span, shape))
                break
    if sum(one.shape.zh.startswith("对话") for one in found) >= _TURNS:
        found = [one for one in found if not one.shape.zh.startswith("对话")]
    by_code = sorted(found, key=lambda one: one.shape.code)
    return {code: tuple(some) for code, some in groupby(by_code, lambda one: one.shape.code)}


def _stands(document: Document, place: int, shape: Shape) -> bool:
    """Say whether a line stands where a line of its shape is residue."""
    lines = document.lines
    line = lines[place]
    text = document.text
    said = line.span.of(text)
    if is_mentioned(text, line.span) or f"“{said}”" in text:
        return False
    before = lines[place - 1].span.of(text) if place else ""
    if shape.where == BESIDE_CODE:
        return said[-1] not in ":：" and _is_beside(document, line, TriviaKind.CODE)
    if _LEADS.search(before) and not shape.zh.startswith("附言"):
        return False
    if said[-1] in ":：" and not _INTRODUCES.search(shape.zh):
        return False  # it leads to what follows
    if said[-1] in ":：" and shape.code == "WM005" and _is_bold(document, line):
        return False  # a label of the writer's own
    if _is_own(document, line, shape) or _is_of_a_sample(document, place, shape):
        return False
    if line.block.quoted and shape.code not in ("WM002", "WM009"):
        return False
    return _in_place(document, place, shape.where)


def _is_of_a_sample(document: Document, place: int, shape: Shape) -> bool:
    """Say whether a remark on samples is of one that is shown: a table, or code, before it."""
    if not shape.zh.startswith("附言") or shape.where != IMPERSONAL or not place:
        return False
    above, line = document.lines[place - 1], document.lines[place]
    return above.block.kind is BlockKind.TABLE_CELL or _is_beside(document, line, TriviaKind.CODE)


def _is_own(document: Document, line: Line, shape: Shape) -> bool:
    """Say whether the document itself says a line, to its readers or about its own terms."""
    said = line.span.of(document.view(simplified))
    if shape.code == "WM001":
        return _OF_USERS.search(said) is not None
    if shape.code == "WM002":
        pictured = _PICTURED.search(said) is not None and _is_beside(document, line, _IMAGE)
        if pictured or _OTHERS.search(said) is not None:
            return True  # the code is there to be scanned
        return _under_own_heading(document, line)
    return shape.code == "WM009" and _OWN_WORK.search(said) is not None


def _under_own_heading(document: Document, line: Line) -> bool:
    """Say whether the section is about how to reach the writer: `## 关注我们`."""
    heading = document.view(make_outline).section_at(line.span.start).heading
    return (
        heading is not None
        and heading.block.kind is BlockKind.HEADING
        and _ABOUT_US.search(heading.span.of(document.view(simplified))) is not None
    )


def _in_place(document: Document, place: int, where: str) -> bool:
    """Say whether a line stands where its shape wants it."""
    count = len(document.lines)
    if where == FIRST:
        return place < _ENDS
    if where == LAST:
        return place >= count - 2
    if where == EDGE:
        return place < _ENDS or place >= count - _ENDS
    if where == IMPERSONAL:
        return not document.view(is_manual) and not _is_spoken_around(document, place)
    return where != INSERTED or _heads_nothing(document, place)


def _heads_nothing(document: Document, place: int) -> bool:
    """Say whether what follows a line is prose that goes on, or nothing: no list, no titles."""
    lines = document.lines
    if place + 1 == len(lines):
        return True
    after = lines[place + 1]
    if after.block.kind is BlockKind.HEADING and lines[place].block.kind is BlockKind.PARAGRAPH:
        return True
    said = after.span.of(document.text)
    return (
        after.block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and (place < _ENDS or (len(said) >= _PROSE and _SENTENCE.search(said) is not None))
        and "《" not in said[:3]
    )


def _is_spoken_around(document: Document, place: int) -> bool:
    """Say whether somebody says 我 or 你 in a document outside a line."""
    span, text = document.lines[place].span, document.text
    return any(not span.start <= match.start() < span.end for match in _SPEAKS.finditer(text))


def _is_bold(document: Document, line: Line) -> bool:
    source = document.source
    start = source.span(line.span).start
    return source.text[max(0, start - 2) : start] in ("**", "__")


def _is_beside(document: Document, line: Line, kind: TriviaKind) -> bool:
    """Say whether code or a picture is right before or behind a line, with nothing between."""
    text = document.text
    return any(
        piece.kind is kind
        and not text[min(piece.offset, line.span.end) : line.span.start].strip()
        and not text[line.span.end : max(piece.offset, line.span.start)].strip()
        for piece in document.trivia
    )
