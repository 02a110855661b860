"""Tells forms and templates, which are meant to be filled, from documents left unfinished.

Two things are told: whether a document is a form as a whole (holes with labels, little running
prose), and which parts of a document are specimens (`附件：文书参考样式`, the annexes of a law) or
sheets to be filled by hand (`附件：报名表`, `第六章 响应文件格式`). What calls itself a specimen in
its title (样表, 示范文本) is meant to be empty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import takewhile

import regex
from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import on_lines
from wenlint.language.annexes import annexes, format_sections, is_law, sheets_led_to
from wenlint.language.blanks import blanks
from wenlint.language.masks import letter_masks
from wenlint.language.symbols import symbol_masks
from wenlint.language.words import places_of
from wenlint.lexicon.stops import CLAUSE_SIGNS, LINE_ENDS
from wenlint.lexicon.traditional import SIMPLIFIED

_VARIABLE = lazy(r"\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}|«[^«»\n]{1,30}»")
_SPECIMEN = lazy(r"样式|式样|格式|范本|示范|文本|模[板版]|样本|样表|样例|示例|文书")
_FILLED_BY_HAND = lazy(
    r"(?:表|回执|单|卡|书|函|协议|合同|名册|台账|记录|样式|式样|格式|范本|文本|模[板版]|样本)(?:[（(].{0,12}[）)])?[：:]?\s*\Z"
)
_DECLARED = lazy(
    r"示范文本|格式文本|参考文本|范本|样表|文书样式|参考样式|参考格式|空白表|模[板版](?:[（(].{0,8}[）)])?$"
    r"|(?:申请|登记|审批|报名|推荐|备案|调查)表$|回执$"
)
_LABEL = lazy(r"[ \t\u3000]*+[^：:，。；]{1,16}[：:]")
_IS_SENTENCE = lazy(rf"[{CLAUSE_SIGNS}]|^.{{1,3}}[、.．]")
_FIELD_LENGTH = 24
_TITLE_LINES = 3
_FEW = 3
_MANY = 8
_DENSE = 12
_SHORT = 40
_PAGE = 1500
_PER_HOLE = 60
_SAYS_SO = lazy(
    r"示范文本|格式文本|参考文本|范本|[表式]样|样[表本张]|文书样式|参考样式|参考格式|空白[表样]|[（(](?:示例|样例|例)[）)]|(?:格式|样式|模[板版])(?:[）)]|\Z)"
)
_EXPLAINS_ITSELF = lazy(
    r"(?m)^[ \t\u3000#*>]*+(?:模[板版]|样[表本]|范本)(?:使用)?(?:说明|用法)[*：:]"
    r"|本(?:文档?|表|页|文件|合同)(?:为|是)[^。\n]{0,12}(?:模[板版]|样[表本]|范本|示范文本)"
)
_NAMES_ITSELF = plain("模[板版]|样[表本]|范本|示范文本")


class Hole(Enum):
    """What marks a place to be filled."""

    LETTERS = "letters"
    SYMBOLS = "symbols"
    BLANKS = "blanks"
    VARIABLES = "variables"


class Form(Struct, frozen=True):
    """What a text has of a form; `holes` counts the places to be filled if it is one as a whole.

    `leading` is the commonest kind of hole: the rule of that kind speaks for the whole form,
    unless it is `declared` to be a specimen (样表, 示范文本): then nobody forgot anything.
    """

    leading: Hole | None
    holes: int
    declared: bool
    specimens: tuple[Span, ...]
    sheets: tuple[Span, ...]

    def in_specimen(self, span: Span) -> bool:
        """Say whether `span` lies in an annex that shows how a document is to look."""
        return any(part.covers(span) for part in self.specimens)

    def in_sheet(self, span: Span) -> bool:
        """Say whether `span` lies in an annex to be filled in by hand, or in a specimen."""
        return any(part.covers(span) for part in self.sheets) or self.in_specimen(span)

    def as_hit(self, span: Span, least: int = 0) -> Hit:
        """Return the one finding that says that the document is a form, at its first hole.

        A rule that has found more places than the form counts says how many it knows of.
        """
        holes = max(self.holes, least)
        return Hit(
            span,
            f"整篇是待填写的表单或模板，共有{holes}处空位；填好再发布，若本就是空白样本可忽略",
            f"the whole document is a form or template with {holes} places to fill; "
            "fill them before it is published, or ignore this if a blank is meant",
        )


def form_of(document: Document) -> Form:
    """Return what the document has of a form."""
    text = document.text
    kinds = {
        Hole.LETTERS: document.view(letter_masks),
        Hole.SYMBOLS: document.view(symbol_masks),
        Hole.BLANKS: document.view(blanks),
        Hole.VARIABLES: _variables(text),
    }
    specimens: list[Span] = []
    sheets = list(document.view(format_sections))
    annexed = False
    law = document.view(is_law) and not _holes_outside(document, kinds)
    for title, part, doubtful in document.view(annexes):
        inside = sum(part.covers(hole) for holes in kinds.values() for hole in holes)
        prescribed = law and (annexed or not doubtful)
        if inside < (2 * _FEW if doubtful else _FEW) and not prescribed:
            continue  # what follows is the end of the document that only names its annex
        annexed = annexed or prescribed
        if prescribed or _SPECIMEN.search(title):
            specimens.append(part)
        if _FILLED_BY_HAND.search(title):
            sheets.append(part)
    holes = sorted(
        hole
        for found in kinds.values()
        for hole in found
        if not any(part.covers(hole) for part in specimens)
    )
    sheets += sheets_led_to(document, holes)
    leading = max(kinds, key=lambda kind: len(kinds[kind])) if _is_form(text, holes) else None
    declared = _says_so(text) and (leading is not None or is_dense(text, holes))
    if declared and leading is None:
        leading = max(kinds, key=lambda kind: len(kinds[kind]))
    return Form(leading, len(holes), declared, tuple(specimens), tuple(sheets))


def _variables(text: str) -> list[Span]:
    if not any(sign in text for sign in ("{{", "${", "«")):
        return []
    return [Span(*match.span()) for match in _VARIABLE.finditer(text)]


def unfilled(
    document: Document,
    masks: Sequence[Span],
    kind: Hole,
    *,
    each_in_forms: bool,
    allowed: Sequence[str],
) -> tuple[Hit | None, Sequence[Span]]:
    """Return what to report of `masks`: one finding for the whole form, or the masks one by one.

    Masks in a specimen and within the `allowed` words are none; of a form the rule of its
    commonest `kind` of hole speaks, unless each is wanted.
    """
    if not masks:
        return None, ()
    form = document.view(form_of)
    words = places_of(allowed, document.text)
    left = [
        mask
        for mask in masks
        if not form.in_specimen(mask) and not any(word.covers(mask) for word in words)
    ]
    if form.leading is None or each_in_forms:
        return None, left
    speaks = left and form.leading is kind and not form.declared
    return (form.as_hit(left[0]) if speaks else None), ()


def is_dense(text: str, holes: Sequence[Span]) -> bool:
    """Say whether a short text is full of holes: a specimen of a letter, a receipt, a notice."""
    return len(holes) >= _FEW and len(text) <= min(_PAGE, _PER_HOLE * len(holes))


def _holes_outside(document: Document, kinds: Mapping[Hole, Sequence[Span]]) -> bool:
    """Say whether something is left out in the body of a text, before and between its annexes."""
    parts = [part for _, part, _ in document.view(annexes)]
    return any(
        not any(part.covers(hole) for part in parts) for holes in kinds.values() for hole in holes
    )


def _is_form(text: str, holes: Sequence[Span]) -> bool:
    if len(holes) < _FEW:
        return False
    lines = _lines(text)
    starts = [line.start for line in lines]
    inside = [0] * len(lines)
    for hole in holes:
        inside[bisect_right(starts, hole.start) - 1] += 1
    prose = labelled = 0
    for line, count in zip(lines, inside, strict=True):
        if count and _is_field(line.of(text)):
            labelled += count
        elif len(line) > _SHORT and len(line) > _DENSE * count:
            prose += len(line)
    titles = _titles(text, lines)
    if _says_so(text) or any(_DECLARED.search(title) for title in titles):
        return 3 * labelled >= len(holes)
    crosses = sum(hole.of(text)[0] in "×_" for hole in holes)
    many = _MANY if 2 * crosses > len(holes) else 2 * _MANY
    return (
        len(holes) >= many and 3 * labelled >= 2 * len(holes) and prose <= 2 * _DENSE * len(holes)
    )


def _titles(text: str, lines: Sequence[Span]) -> list[str]:
    """Return the short ones of the first lines that are not empty."""
    first = [line.of(text).strip(" \t\u3000#*") for line in lines if len(line)][:_TITLE_LINES]
    return [line for line in first if len(line) <= _SHORT]


def _says_so(text: str) -> bool:
    """Say whether the text calls itself a specimen, in its title or in a note on its use."""
    head = text[: _TITLE_LINES * _SHORT * 4]
    titles = list(takewhile(lambda title: "。" not in title, _titles(head, _lines(head))))
    # A file that begins with 附件 is the annex itself; further down the title of one is none of it.
    own = [title for place, title in enumerate(titles) if not place or not title.startswith("附")]
    return (
        any(_SAYS_SO.search(title.translate(SIMPLIFIED)) for title in own)
        or next(on_lines(_EXPLAINS_ITSELF, _NAMES_ITSELF, text), None) is not None
    )


def _is_field(line: str) -> bool:
    """Say whether a line is a field of a form: a label and its hole, or hardly more than holes."""
    return _LABEL.match(line) is not None or (
        len(line) <= _FIELD_LENGTH and not _IS_SENTENCE.search(line)
    )


def _lines(text: str) -> list[Span]:
    lines, start = [], 0
    for line in regex.split(f"[{LINE_ENDS}]", text):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return lines
