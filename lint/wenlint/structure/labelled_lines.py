"""Lists of lines with labels or words that count: 第一步， 目标一： 一标段： Q1： 甲、 首先 其次.

Numbering marks proper (一、 1. （一）) are in `markers`; a label here has a name beside its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import FIRST, LAST, ONE_SIDE, OTHER_SIDES, SECOND, THIRD
from wenlint.lexicon.numerals import CIRCLED, STEMS, UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.structure.lists import Listed
from wenlint.structure.markers import marks_at

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_DIGITS = rf"\d{{1,2}}(?!\d)|[{CIRCLED}]"
_OPEN = r"[【（(\[“]?"
_CLOSE = r"[】）)\]”》]?"
_END = rf"{_CLOSE}(?:[ \u3000]*(?:[：:，,、。．.—–|（(-]|$)|[ \u3000])"
_LABELS = (
    # 第一步，, 第1天 报到, （第三组）
    lazy(
        rf"{_OPEN}(?P<before>第)(?P<n>{_DIGITS}|[{UP_TO_TEN}]{{1,3}})[ ]?"
        rf"(?P<behind>个?\p{{Han}}{{1,4}}?){_END}"
    ),
    # 目标一：, 步骤1 开机, Q1：, 包2：, 方案A：
    lazy(
        rf"{_OPEN}(?P<before>(?![第其之]|[图表式附])\p{{Han}}{{1,6}}?|[A-Za-z]{{1,8}})[ ]?"
        rf"(?P<n>{_DIGITS}|[{UP_TO_TEN}]{{1,2}}|(?<=[\p{{Han}} ])[A-H])(?P<behind>){_END}"
    ),
    # 一标段：, 三组：
    lazy(
        rf"{_OPEN}(?P<before>)(?P<n>{_DIGITS}|[{UP_TO_TEN}]{{1,3}})"
        rf"(?P<behind>[^\P{{Han}}年月日时点分级]\p{{Han}}{{0,2}}){_CLOSE}[：:]"
    ),
    # 甲、, 乙方：, 丙组：
    lazy(
        rf"(?P<before>)(?P<n>[{STEMS}])(?P<behind>\p{{Han}}{{0,2}})"
        r"(?:[（(]\p{Han}{1,12}[）)])?[：:、．.]"
    ),
    # 其一，
    lazy(rf"(?P<before>其)(?P<n>[{UP_TO_TEN}])(?P<behind>)(?=[，,：:是])"),
    # 一靠, 一则: the word behind the number is the same on each line.
    lazy(
        rf"(?P<before>)(?P<n>[{UP_TO_TEN}]{{1,2}})"
        r"(?P<behind>[来则靠抓查看防问促建治讲练保])"
    ),
)
# What one of them counts by stands no further from its beginning.
_NUMBER = plain(rf"[\dA-H{CIRCLED}{UP_TO_TEN}{STEMS}]")
_LATEST_NUMBER = 12
_LONGEST = 24
_FURTHEST = 14
_FEWEST = 2


class _Label(Struct, frozen=True, gc=False):
    """The label of a line: what counts with it, its number, where it stands."""

    key: tuple[int, str, str]
    value: int
    span: Span
    place: int


class LabelledLines(Struct, frozen=True):
    """A list of lines with labels, and the places of its first and its last line."""

    listed: Listed
    first: int
    last: int


def labelled_lines(document: Document) -> tuple[LabelledLines, ...]:
    """Return the lists whose lines begin with labels that count from one without a gap: a view."""
    return (*_labelled(document), *_in_words(document))


def _labelled(document: Document) -> Iterator[LabelledLines]:
    text, lines = document.text, document.lines
    marked = document.view(marks_at)
    begins_inside = any(sign + "第一" in text for sign in "：。")
    runs: dict[tuple[int, str, str], list[_Label]] = {}
    for place, line in enumerate(lines):
        if line.block.kind is BlockKind.TABLE_CELL or line.block.quoted:
            continue
        label = None if line.span.start in marked else _label(text, line, place)
        label = label or (_first_inside(text, line, place) if begins_inside else None)
        if line.block.kind is BlockKind.HEADING and (label is None or label.value <= 1):
            for key in [key for key in runs if key[0] == 0 or key[0] > line.block.level]:
                yield from _done(document, runs.pop(key))
        if label is None:
            continue
        run = runs.get(label.key)
        if run is not None and label.value == run[-1].value + 1:
            run.append(label)
        else:
            # A gap is not ours to tell, but such a list is none that could be counted.
            if run is not None and label.value <= 1:
                yield from _done(document, run)
            runs.pop(label.key, None)
            if label.value <= 1:
                runs[label.key] = [label]
    for run in runs.values():
        yield from _done(document, run)


def _label(text: str, line: Line, place: int) -> _Label | None:
    start = line.span.start
    end = min(line.span.end, start + _LONGEST)
    if _NUMBER.search(text, start, min(end, start + _LATEST_NUMBER)) is None:
        return None
    level = line.block.level if line.block.kind is BlockKind.HEADING else 0
    for pattern in _LABELS:
        match = pattern.match(text, start, end)
        if match is None:
            continue
        sign = match["n"]
        value = _value(sign)
        if value is not None:
            behind = match["behind"].removeprefix("个")
            span = Span(start, max(match.end("n"), match.end("behind")))
            return _Label((level, match["before"].strip(), behind), value, span, place)
    return None


_FIRST_INSIDE = lazy(r"(?<=[：。])第一(?P<behind>个?\p{Han}{1,4}?)(?=[，,：:])")


def _first_inside(text: str, line: Line, place: int) -> _Label | None:
    """Return the first label of a list that begins inside a line: 分三步。第一步，…"""
    found = _FIRST_INSIDE.search(text, line.span.start, line.span.end)
    if found is None or line.block.kind is not BlockKind.PARAGRAPH:
        return None
    return _Label((0, "第", found["behind"].removeprefix("个")), 1, Span(*found.span()), place)


def _value(sign: str) -> int | None:
    if sign in CIRCLED:
        return CIRCLED.index(sign) + 1
    if sign in STEMS:
        return STEMS.index(sign) + 1
    if sign.isascii() and sign.isalpha():
        return ord(sign) - ord("A") + 1
    return parse_count(sign)


_LAST_ONE = lazy(r"(?:最后|还有|末)[的]?一?个?(?P<name>\p{Han}{1,4})")


def _done(document: Document, run: Sequence[_Label]) -> Iterator[LabelledLines]:
    if len(run) < _FEWEST:
        return
    _, before, behind = run[0].key
    name = behind or before.removeprefix("其")
    marks = [label.span for label in run]
    last = run[-1].place
    further = document.lines[last + 1].span if last + 1 < len(document.lines) else None
    match = _LAST_ONE.match(document.text, further.start, further.end) if further else None
    if match is not None and name and match["name"].startswith(name):
        marks.append(Span(*match.span()))
        last += 1
    yield LabelledLines(Listed(tuple(marks), marks=tuple(marks), name=name), run[0].place, last)


# ----- words -----

_BEGINS = r"(?<![^：:。；\s])"
_FIRST_WORD = lazy(rf"{_BEGINS}(?:(?P<first>{FIRST})|(?P<side>{ONE_SIDE}))")
_NEXT = lazy(rf"{_BEGINS}(?:{SECOND}|{THIRD}|然后|再者|接着|此外|另外|还有一|(?P<last>{LAST}))")
_NEXT_SIDE = lazy(_BEGINS + any_of(side for side in OTHER_SIDES if side != "同时"))


def _in_words(document: Document) -> Iterator[LabelledLines]:
    """Yield 首先 其次 最后 and 一方面 另一方面 of several lines."""
    text, lines = document.text, document.lines
    if FIRST not in text and ONE_SIDE not in text:
        return
    for place, line in enumerate(lines):
        if line.block.kind is not BlockKind.PARAGRAPH:
            continue
        firsts = list(_FIRST_WORD.finditer(text, line.span.start, line.span.end))
        if firsts:
            found = _words_from(document, place, firsts[-1])
            if found is not None:
                yield found


def _words_from(document: Document, place: int, first: regex.Match[str]) -> LabelledLines | None:
    text, lines = document.text, document.lines
    pattern = _NEXT if first["first"] else _NEXT_SIDE
    marks, last, closing = [Span(*first.span())], place, False
    for further in range(place, min(len(lines), place + _FURTHEST)):
        line = lines[further]
        start = first.end() if further == place else line.span.start
        if line.block.kind is not BlockKind.PARAGRAPH or further > last + 2:
            break
        if further > place and _FIRST_WORD.search(text, start, line.span.end):
            break
        for match in pattern.finditer(text, start, line.span.end):
            marks.append(Span(*match.span()))
            last = further
            closing = match.groupdict().get("last") is not None
        if closing:
            break
    if len(marks) < _FEWEST or last == place:
        return None  # those of one line are read with it
    # 最后，祝大家…: it may close the speech as well as the list.
    readings = frozenset({len(marks), len(marks) - closing})
    return LabelledLines(Listed(tuple(marks), readings, marks=tuple(marks)), place, last)
