"""Tells forms and templates, which are meant to be filled, from documents left unfinished.

Two things are told: whether a document is a form as a whole (holes with labels, little running
prose), and which annexes of a document are specimens (`附件：文书参考样式`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import regex

from wenlint.language.blanks import blanks
from wenlint.language.masks import letter_masks
from wenlint.language.symbols import symbol_masks
from wenlint.language.words import places_of
from wenlint.patterns import lazy
from wenlint.rule import Hit
from wenlint.text import Span

_VARIABLE = lazy(r"\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}|«[^«»\n]{1,30}»")
_HEAD = "[ \t\u3000#*]*+"
_ANNEX = lazy(
    rf"(?m)^{_HEAD}附[件录表][ \u3000]*+[一二三四五六七八九十\d]*+[-—\d]*+"
    r"(?P<colon>[：:]?)[、. \u3000]*+(?P<title>[^\n]{0,40})$"
    rf"(?:\n[ \t\u3000]*+)*+"
)
_SPECIMEN = lazy(r"样式|格式|范本|示范|文本|模[板版]|样本|样表|样例|示例|文书")
_FILLED_BY_HAND = lazy(
    r"(?:表|回执|单|卡|书|函|协议|合同|名册|台账|样式|格式|范本|文本|模[板版]|样本)(?:[（(].{0,12}[）)])?[：:]?\s*\Z"
)
_DECLARED = lazy(
    r"示范文本|格式文本|参考文本|范本|样表|文书样式|参考样式|参考格式|空白表|模[板版](?:[（(].{0,8}[）)])?$"
    r"|(?:申请|登记|审批|报名|推荐|备案|调查)表$|回执$"
)
_LABEL = lazy(r"[ \t\u3000]*+[^：:，。；]{1,16}[：:]")
_IS_SENTENCE = lazy(r"[，。；！？]|^.{1,3}[、.．]")
_FIELD_LENGTH = 24
_TITLE_LINES = 3
_FEW = 3
_MANY = 8
_DENSE = 12
_SHORT = 40


class Hole(Enum):
    """What marks a place to be filled."""

    LETTERS = "letters"
    SYMBOLS = "symbols"
    BLANKS = "blanks"
    VARIABLES = "variables"


@dataclass(frozen=True, slots=True)
class Form:
    """What a text has of a form; `holes` counts the places to be filled if it is one as a whole.

    `leading` is the commonest kind of hole: the rule of that kind speaks for the whole form.
    """

    leading: Hole | None
    holes: int
    specimens: tuple[Span, ...]
    sheets: tuple[Span, ...]

    def in_specimen(self, span: Span) -> bool:
        """Say whether `span` lies in an annex that shows how a document is to look."""
        return any(part.covers(span) for part in self.specimens)

    def in_sheet(self, span: Span) -> bool:
        """Say whether `span` lies in an annex to be filled in by hand, or in a specimen."""
        return any(part.covers(span) for part in self.sheets) or self.in_specimen(span)

    def as_hit(self, span: Span) -> Hit:
        """Return the one finding that says that the document is a form, at its first hole."""
        return Hit(
            span,
            f"整篇是待填写的表单或模板，共有{self.holes}处空位；填好再发布，若本就是空白样本可忽略",
            f"the whole document is a form or template with {self.holes} places to fill; "
            "fill them before it is published, or ignore this if a blank is meant",
        )


@lru_cache(maxsize=4)
def form_of(text: str) -> Form:
    """Return what `text` has of a form."""
    kinds = {
        Hole.LETTERS: letter_masks(text),
        Hole.SYMBOLS: symbol_masks(text),
        Hole.BLANKS: blanks(text),
        Hole.VARIABLES: [Span(*match.span()) for match in _VARIABLE.finditer(text)],
    }
    specimens, sheets = [], []
    for title, part, doubtful in _annexes(text):
        inside = sum(part.covers(hole) for holes in kinds.values() for hole in holes)
        if inside < (2 * _FEW if doubtful else _FEW):
            continue  # what follows is the end of the document that only names its annex
        if _SPECIMEN.search(title):
            specimens.append(part)
        if _FILLED_BY_HAND.search(title):
            sheets.append(part)
    holes = sorted(
        hole
        for found in kinds.values()
        for hole in found
        if not any(part.covers(hole) for part in specimens)
    )
    leading = max(kinds, key=lambda kind: len(kinds[kind])) if _is_form(text, holes) else None
    return Form(leading, len(holes), tuple(specimens), tuple(sheets))


def unfilled(
    text: str, masks: Sequence[Span], kind: Hole, *, each_in_forms: bool, allowed: Sequence[str]
) -> tuple[Hit | None, Sequence[Span]]:
    """Return what to report of `masks`: one finding for the whole form, or the masks one by one.

    Masks in a specimen and within the `allowed` words are none; of a form the rule of its
    commonest `kind` of hole speaks, unless each is wanted.
    """
    if not masks:
        return None, ()
    form = form_of(text)
    words = places_of(allowed, text)
    left = [
        mask
        for mask in masks
        if not form.in_specimen(mask) and not any(word.covers(mask) for word in words)
    ]
    if form.leading is None or each_in_forms:
        return None, left
    return (form.as_hit(left[0]) if left and form.leading is kind else None), ()


def _annexes(text: str) -> Iterator[tuple[str, Span, bool]]:
    """Yield the annexes with their titles, which may stand in the line below.

    The third value is true where the line might only name the annex, which follows later.
    """
    if "附" not in text:
        return
    heads = list(_ANNEX.finditer(text))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        title = head["title"].strip(" \t\u3000*#")
        if not title:
            line_end = text.find("\n", head.end(), head.end() + _SHORT)
            title = text[head.end() : line_end].strip() if line_end >= 0 else ""
        listing = head["colon"] != "" and (title[:1].isdigit() or not title)
        if not listing:
            yield title, Span(head.end(), end), head["colon"] != ""


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
    titles = [line.of(text).strip(" \t#*") for line in lines if len(line)][:_TITLE_LINES]
    if any(len(title) <= _SHORT and _DECLARED.search(title) for title in titles):
        return 3 * labelled >= len(holes)
    crosses = sum(hole.of(text)[0] in "×_" for hole in holes)
    many = _MANY if 2 * crosses > len(holes) else 2 * _MANY
    return (
        len(holes) >= many and 3 * labelled >= 2 * len(holes) and prose <= 2 * _DENSE * len(holes)
    )


def _is_field(line: str) -> bool:
    """Say whether a line is a field of a form: a label and its hole, or hardly more than holes."""
    return _LABEL.match(line) is not None or (
        len(line) <= _FIELD_LENGTH and not _IS_SENTENCE.search(line)
    )


def _lines(text: str) -> list[Span]:
    lines, start = [], 0
    for line in regex.split(r"[\n\x1f]", text):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return lines
