"""Labels that count: 步骤一 步骤二, 案例1, Q1, 第一天 第二天, 第 305 期, 代码 3-1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import format_han, parse_count
from wenlint.lexicon.lists import (
    AGENDA_ITEMS,
    LABELS_IN_LATIN,
    LISTINGS,
    NO_LABELS,
    NO_UNITS_OF_LABELS,
)
from wenlint.lexicon.measures import BEHIND_FIGURES
from wenlint.lexicon.numerals import HAN_DIGITS
from wenlint.lexicon.patterns import any_of, before_no_word
from wenlint.structure.captions import IN_SENTENCE, LONGEST
from wenlint.structure.contents import find_contents
from wenlint.structure.faults import Fault, FaultKind, faults
from wenlint.structure.markers import Mark, Scheme, is_one_off
from wenlint.structure.series import Series

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_N = rf"[0-9]{{1,4}}|[{HAN_DIGITS}]{{1,5}}"
_LABELLED = lazy(
    rf"""
    (?=第|\p{{Han}}{{1,6}}?[ ]?[0-9{HAN_DIGITS}]|[^\p{{Han}}])  # a quick way out
    (?:第[ ]?(?P<ordinal>{_N})[ ]?
       (?P<unit>(?!{any_of(NO_UNITS_OF_LABELS)}|[{HAN_DIGITS}])\p{{Han}}{{1,2}}?)
      |(?P<label>(?!第)(?:\p{{Han}}{{1,6}}?(?<![{HAN_DIGITS}])|{any_of(LABELS_IN_LATIN)}))
       [ ]?
       (?P<prefix>(?:[0-9]{{1,2}}[-－–.．])*)(?P<number>{_N}))
    (?:(?<=第[^，\n]{{1,6}}步)(?=，)
      |(?!{IN_SENTENCE}|[ ]中[的，])(?=[ \u3000\t：:、（(【\[《“]|[.．)）](?!\d)|$))
    """,
    regex.X,
)
# 取 3 粒蒜: no label with its number, but so many of a thing.
_QUANTITY = lazy(rf"[ ]{before_no_word(BEHIND_FIGURES)}")
_LATIN_BEGINS = frozenset(label[0] for label in LABELS_IN_LATIN)
_FEWEST = 3
_FEWEST_SWAPPED = 4
# So many numbers count on for each that does not, where there are several of these.
_COUNTING_FOR_A_FAULT = 3
_WIDEST_GAP = 2


def label_series(document: Document) -> tuple[Series, ...]:
    """Return the series that labels at the beginnings of lines count, other than captions.

    A label that counts stands before the same kind of line again and again: a heading, an item of
    a list, a paragraph. A new 1 begins a new series. What counts down, the newest first, is given
    from its end. Only what is sure to count is given: nearly all of its numbers follow each other.
    """
    return tuple(_counting(document, listings=False))


def listing_series(document: Document) -> tuple[Series, ...]:
    """Return the series of the captions of code and of examples, as `label_series` does others."""
    return tuple(_counting(document, listings=True))


def whole_series(document: Document) -> tuple[Series, ...]:
    """Return the labels of both kinds that count without a fault: what references may lead to."""
    found = []
    for marks in document.view(_grouped):
        values = [mark.value for mark in marks]
        if len(values) > 1 and values == list(range(1, len(values) + 1)):
            found.append(Series(tuple(marks), apart=True))
    return tuple(found)


def label_faults(document: Document, series: Series) -> Iterator[Fault]:
    """Yield what is wrong in a series of labels: what no other reading of it explains."""
    found = [one for one in faults("", series) if _is_slip(document, series, one)]
    good = sum(after.value == before.value + 1 for before, after in pairwise(series.marks))
    if len(found) > 1 and good < _COUNTING_FOR_A_FAULT * len(found):
        return
    yield from found


def _counting(document: Document, *, listings: bool) -> Iterator[Series]:
    for marks in document.view(_grouped):
        is_listing = marks[0].style.startswith(LISTINGS)
        if is_listing is listings and len(marks) > 1:
            ordered = _from_the_lowest(marks)
            if _counts(document.text, ordered):
                yield Series(ordered, apart=True)


def _grouped(document: Document) -> tuple[Sequence[Mark], ...]:
    """Return the labels in groups: those written alike at lines of one kind."""
    text = document.text
    contents = document.view(find_contents)
    listed = contents.span if contents is not None and contents.is_of_body else None
    groups: dict[tuple[object, ...], list[list[Mark]]] = {}
    for line in document.lines:
        if _begins_none(text[line.span.start]) or line.block.kind is BlockKind.TABLE_CELL:
            continue
        mark = _mark(text, line)
        if mark is None or (listed and listed.overlaps(line.span)):
            continue
        kind = line.block.kind, line.block.level, line.block.quoted
        series = groups.setdefault((mark.style, mark.values[:-1], kind), [[]])
        if mark.value == 1 and series[-1] and not mark.style.startswith(AGENDA_ITEMS):
            series.append([])
        series[-1].append(mark)
    return tuple(marks for series in groups.values() for marks in series)


def _begins_none(sign: str) -> bool:
    """Say whether no label begins with a sign: it is no Chinese character, nor a Latin label's."""
    return (sign < "\u2e80" or "\ufe00" <= sign <= "\uffff") and sign not in _LATIN_BEGINS


def _mark(text: str, line: Line) -> Mark | None:
    match = _LABELLED.match(text, line.span.start, line.span.end)
    if match is None or (match["label"] or "").endswith(NO_LABELS):
        return None
    if match["label"] in LISTINGS and _is_sentence(text, match.end(), line.span.end):
        return None
    group = "ordinal" if match["ordinal"] else "number"
    # 步骤四 点卤: no space stands between a Chinese numeral and its measure word.
    counts = match["label"] and match[group].isdecimal()
    if counts and _QUANTITY.match(text, match.end()):
        return None
    value = parse_count(match[group])
    if value is None:
        return None
    prefix = match["prefix"] or ""
    parts = regex.findall(r"\d+", prefix) if prefix else ()
    values = (*map(int, parts), value)
    style = f"第#{match['unit']}" if match["unit"] else f"{match['label']}{prefix}#"
    body = Span(match.end(), line.span.end)
    number = Span(*match.span(group))
    return Mark(Span(*match.span()), Scheme.LABEL, values, style, body, number, match[group])


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Say whether what follows the number of a listing tells of it: 示例 5-7 中的代码会打印…

    A colon parts even a long caption, or one with a full stop, from its number.
    """
    if text[start : start + 1] in ("：", ":"):
        return False
    return end - start > LONGEST or text[end - 1] in "。；，：:！？"


def _from_the_lowest(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    falling = sum(after.value < before.value for before, after in pairwise(marks))
    rising = sum(after.value > before.value for before, after in pairwise(marks))
    return tuple(reversed(marks)) if falling > rising else tuple(marks)


def _counts(text: str, marks: Sequence[Mark]) -> bool:
    """Say whether the numbers count: from one, or all of them but a single one follow each other.

    Two labels count only if they are all that their lines say.
    """
    values = [mark.value for mark in marks]
    if len(marks) < _FEWEST:
        said = [text[mark.body.start : mark.body.end].strip() for mark in marks]
        bare = not any(said) and values == [1, 3]
        return bare or (values == [1, 1] and said[0] != said[1])
    good = sum(after == before + 1 for before, after in pairwise(values))
    wrong = len(values) - 1 - good
    if values[0] > 1 and not (marks[0].style[0] == "第" or len(marks[0].values) > 1):
        return False
    if values[0] > 1 and good < 2:
        return is_one_off(values)
    return (
        (good > 0 and wrong <= 1)
        or 2 * good >= 3 * wrong
        or is_one_off(values)
        or _is_swapped(values)
    )


def _is_swapped(values: Sequence[int]) -> bool:
    """Say whether the numbers count from one, but for two neighbours that changed places."""
    if len(values) < _FEWEST_SWAPPED or sorted(values) != list(range(1, len(values) + 1)):
        return False
    astray = [place for place, value in enumerate(values) if value != place + 1]
    return len(astray) == 2 and astray[0] + 1 == astray[1]


def _is_slip(document: Document, series: Series, fault: Fault) -> bool:
    """Say whether a fault is a slip: what is left out stands nowhere, a repeat tells of others."""
    marks, place = series.marks, fault.place
    follows = place + 1 < len(marks) and marks[place + 1].value == fault.due + 1
    if fault.kind is FaultKind.GAP:
        return len(fault.missing) <= _WIDEST_GAP and not any(
            _stands_between(document, fault.before, fault.mark, value) for value in fault.missing
        )
    if fault.kind is FaultKind.REPEAT:
        said, again = (one.body.of(document.text).strip() for one in (fault.before, fault.mark))
        adjacent = marks[place - 1].value == fault.mark.value
        return (said != again or not said) and (adjacent or follows)
    return follows or place + 1 == len(marks) or marks[place + 1].value > fault.mark.value


def _stands_between(document: Document, before: Mark, mark: Mark, value: int) -> bool:
    """Say whether a label stands in the file between two others, be it in code or in a sentence."""
    first, last = sorted((before, mark), key=lambda one: one.span.start)
    start = document.source.offset(first.span.start)
    end = document.source.offset(last.span.start)
    left, right = (regex.escape(part) for part in mark.style.split("#"))
    numbers = f"(?:{value}|{format_han(value)})" if value else "0"
    pattern = rf"{left}[ ]?{numbers}[ ]?{right}(?!\d)"
    return regex.search(pattern, document.source.text, 0, start, end) is not None
