"""What is wrong in a series: numbers left out, used twice, out of order, written otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.document import BlockKind, TriviaKind
from wenlint.core.hit import Edit, Fix
from wenlint.core.patterns import lazy
from wenlint.lexicon.numerals import FORMAL_DIGITS, HAN_DIGITS, SIGN_ROWS
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.structure.markers import Mark
    from wenlint.structure.series import Series

_TOLD = frozenset({Scheme.CIRCLED, Scheme.SHI})
_LONGEST_OPENING = 400
# What comes before the words of code in Markdown and HTML.
_OPENING = lazy(r"\A(?:<[^<>]{0,80}>|[`\s])*+")
# A leap over more numbers than these is shown by its first ones.
_MOST_MISSING = 30


class FaultKind(Enum):
    """What is wrong between two marks of a series."""

    GAP = "gap"
    REPEAT = "repeat"
    ORDER = "order"


class Fault(Struct, frozen=True):
    """A place where a series does not count on: `mark` should not come after `before`.

    `missing` are the numbers that a gap leaves out; `due` is the number that should stand where
    `mark` is, and `place` says which mark of the series that is. `before` is the mark right
    before it, or the one of the same number.
    """

    kind: FaultKind
    before: Mark
    mark: Mark
    place: int
    due: int
    missing: tuple[int, ...] = ()


def faults(text: str, series: Series) -> Iterator[Fault]:
    """Yield what is wrong in `series`, each defect once.

    第三条之一 counts as a part of 第三条. A number that stands inside the text between two marks,
    glued to the end of a line, is not missing. Two numbers that changed places, or one that was
    moved away, are one fault, and so are several in a row; likewise a wrong number after which
    the series counts on.
    """
    marks = series.marks
    values = [mark.values[-1] for mark in marks]
    counts_on = values == list(range(values[0], values[0] + len(values)))
    if counts_on and not any(mark.inserted for mark in marks):
        return  # nothing is
    places = [place for place, mark in enumerate(marks) if not mark.inserted]
    if len(places) > 1:
        counting = _Counting(
            "" if series.apart else text, [series.marks[place] for place in places]
        )
        for fault in counting.faults():
            yield replace(fault, place=places[fault.place])


class _Counting:
    """One pass along a series: the number reached, and what came too early."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._marks = marks
        self._later = Counter(mark.value for mark in marks)
        self._first: dict[int, Mark] = {}
        self._reached = marks[0].value
        self._wrong = self._back = -1

    def faults(self) -> Iterator[Fault]:
        self._pass(self._marks[0])
        for place in range(1, len(self._marks)):
            fault = self._fault(place)
            self._pass(self._marks[place])
            if fault is not None:
                yield fault

    def _pass(self, mark: Mark) -> None:
        self._later[mark.value] -= 1
        self._first.setdefault(mark.value, mark)

    def _fault(self, place: int) -> Fault | None:
        before, mark = self._marks[place - 1], self._marks[place]
        due = self._reached + 1
        if mark.value == due:
            self._reached = due
            # The number before came too early: 4 3 changed places, and 3 goes back.
            goes_back = before.value > due and place - 1 != self._wrong
            return Fault(FaultKind.ORDER, before, mark, place, due) if goes_back else None
        if mark.value > due:
            return self._leap(place, before, mark)
        return self._return(place, before, mark)

    def _following(self, place: int) -> int | None:
        return self._marks[place + 1].value if place + 1 < len(self._marks) else None

    def _leap(self, place: int, before: Mark, mark: Mark) -> Fault | None:
        due = self._reached + 1
        following = self._following(place)
        if following == due:
            return None  # what goes back after it will be the fault
        if following == due + 1:  # a wrong number, then right again
            self._reached = due
            self._wrong = place
            return Fault(FaultKind.ORDER, before, mark, place, due)
        missing = self._missing(before, mark)
        self._reached = mark.value
        return Fault(FaultKind.GAP, before, mark, place, due, missing) if missing else None

    def _missing(self, before: Mark, mark: Mark) -> tuple[int, ...]:
        """Return the numbers left out that stand nowhere else in the series."""
        wanted = range(self._reached + 1, min(mark.value, self._reached + 1 + _MOST_MISSING))
        lost = [value for value in wanted if value not in self._first and not self._later[value]]
        glued = _glued(self._text, before.span.end, mark) if lost else frozenset()
        # What is lost between two glued ones breaks a series on one line, not this one.
        last = max((value for value in lost if mark.render(value) in glued), default=0)
        return tuple(value for value in lost if value > last)

    def _return(self, place: int, before: Mark, mark: Mark) -> Fault | None:
        due = self._reached + 1
        runs_on, self._back = self._back == place - 1 and mark.value == before.value + 1, place
        if runs_on:
            return None  # 5 6 7 8 6 7 8 9: what was moved or doubled as a block is one fault
        if _follows_inside(self._text, before, mark):
            self._reached = mark.value
            self._first.clear()  # what was counted before belongs to another series
            return None
        same = before if before.value == mark.value else self._first.get(mark.value)
        if self._following(place) == due + 1:
            self._reached = due  # 一、二、二、四: the second 二 stands for 三
        if place > 1 and self._marks[place - 2].value == before.value == mark.value:
            return None  # a run of one number is one fault
        if same is None:
            return Fault(FaultKind.ORDER, before, mark, place, due)
        return Fault(FaultKind.REPEAT, same, mark, place, due)


def _follows_inside(text: str, before: Mark, mark: Mark) -> bool:
    """Say whether the number before `mark` stands in the text between the two.

    甲队（1）挖沟，（2）铺管；乙队（1）砌井，（2）装表 begins anew without a line of its own. Only a
    number in brackets, or a circle, or 一是 is told from a figure there.
    """
    is_told = mark.scheme in _TOLD or mark.style[-1] in "）)"
    if mark.value < 2 or not is_told:
        return False
    return text.find(mark.render(mark.value - 1), before.span.end, mark.span.start) >= 0


def stand_aside(document: Document, before: Mark, mark: Mark, values: Iterable[int]) -> bool:
    """Say whether numbers written like `mark` stand between two marks, but not in the prose.

    They do so in code (`2.LAST_ONLY`) and where Markdown itself numbers an item.
    """
    start, end = before.span.end, mark.span.start
    line = document.view(make_outline).section_at(mark.span.start).heading
    # The items of a list below a heading number no headings.
    is_heading = line is not None and line.block.kind is BlockKind.HEADING
    kinds = {TriviaKind.CODE} if is_heading else {TriviaKind.CODE, TriviaKind.LIST_MARK}
    trivia: list[str] = []
    first = bisect_left(document.trivia, start, key=lambda piece: piece.offset)
    for place in range(first, len(document.trivia)):
        piece = document.trivia[place]
        if piece.offset > end:
            break
        if piece.kind in kinds:
            trivia.append(_OPENING.sub("", piece.text[:_LONGEST_OPENING], count=1))
    return all(any(one.startswith(mark.render(value)) for one in trivia) for value in values)


def is_glued(text: str, start: int, mark: Mark) -> bool:
    """Say whether the first number of a series stands inside the text from `start` to `mark`."""
    return mark.render(1) in _glued(text, start, mark)


def _glued(text: str, start: int, mark: Mark) -> frozenset[str]:
    """Return the marks written like `mark` that stand inside the text before it."""
    pattern = _inside(mark.style)
    found = pattern.finditer(text, start, mark.span.start)
    return frozenset(match[0] for match in found)


@lru_cache(maxsize=256)
def _inside(style: str) -> regex.Pattern[str]:
    numeral = rf"(?:[{HAN_DIGITS}]+|[{FORMAL_DIGITS}]+|\d+|[A-Za-z]+|[{''.join(SIGN_ROWS)}])"
    mark = numeral.join(map(regex.escape, style.split("#")))
    # 3.x and 3.12 are versions, and no 3. of the series.
    whole = r"(?!\d|[xX](?![A-Za-z]))" if style.endswith((".", "．")) else ""
    return regex.compile(rf"(?<=[。；：:;，,\s”）)]){mark}{whole}")


# A series that is longer has been made by a machine; nobody reviews so many edits.
_LONGEST_MENDED = 1000
_MOST_SHOWN = 8
_MOST_NAMED = 3


def shown(series: Series, place: int) -> str:
    """Return the marks of `series` as written, those around `place` where they are many."""
    first = max(0, place - _MOST_SHOWN // 2)
    stop = max(_MOST_SHOWN, place + _MOST_SHOWN // 2)
    marks = [mark for mark in series.marks[first:stop] if not mark.inserted]
    more = stop < len(series.marks)
    return (
        ("… " if first else "") + " ".join(mark.written for mark in marks) + (" …" if more else "")
    )


def missing_marks(fault: Fault) -> str:
    """Return the marks that a gap leaves out, quoted; of many, the first and the last."""
    names = [f"“{fault.mark.render(value)}”" for value in fault.missing]
    return "".join(names) if len(names) <= _MOST_NAMED else f"{names[0]}—{names[-1]}"


def renumbering(text: str, series: Series) -> Fix | None:
    """Return the fix that makes the series count on from its lowest number, each mark as it is.

    None where that cannot be told: where a number is glued into the text or 第三条之一 inserted,
    where a number cannot be written as the others are.
    """
    marks = series.marks
    if len(marks) > _LONGEST_MENDED or any(mark.inserted for mark in marks):
        return None
    for before, mark in pairwise(marks):
        between = range(before.value + 1, min(mark.value, before.value + _MOST_MISSING))
        looked_at = between and not series.apart
        glued = _glued(text, before.span.end, mark) if looked_at else frozenset()
        if any(mark.render(value) in glued for value in between):
            return None
    number = min(mark.value for mark in marks) - 1
    edits: list[Edit] = []
    for mark in marks:
        number += 1
        numeral = mark.numbered(number)
        if numeral is None:
            return None
        if number != mark.value:
            edits.append(Edit(mark.number, numeral))
    last = marks[-1].render(number)
    return Fix(
        f"重新编号，到“{last}”为止", f"renumber the series, up to {last}", tuple(edits), safe=False
    )
