"""Numbers of several parts against those of the parts that they stand in: 3.2 below chapter 5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.text import Span
from wenlint.structure.markers import Mark, Scheme, line_marks
from wenlint.structure.outline import Section, make_outline

if TYPE_CHECKING:
    from wenlint.core.document import Document

# The schemes of headings whose number the numbers below begin with.
_PARENTS = frozenset({Scheme.CHAPTER, Scheme.SECTION, Scheme.ARABIC, Scheme.DECIMAL, Scheme.HAN})
_NUMBERED = frozenset({Scheme.ARABIC, Scheme.DECIMAL})
_FEWEST = 2


class WrongParent(Struct, frozen=True):
    """A mark whose first numbers are not those of its parent, or of the marks beside it.

    `other` is that parent, or one of these marks; `due` is what the mark should say.
    """

    mark: Mark
    other: Mark
    due: str
    is_parent: bool


def decimal_marks(document: Document) -> tuple[Span, ...]:
    """Return where numbers of several parts stand at the beginnings of lines: a trigger."""
    return tuple(mark.span for mark in document.view(line_marks) if mark.scheme is Scheme.DECIMAL)


def wrong_parents(document: Document) -> tuple[WrongParent, ...]:
    """Return the marks of several numbers that belong to another part than they stand in.

    Of marks that count on beside each other, 3.1 3.2 2.3, one differs from the others; or all of
    those below a heading, 8.1 8.2 below 第7章, while other headings agree with what stands below
    them.
    """
    if not document.view(decimal_marks):
        return ()
    outline = document.view(make_outline)
    groups = {
        place: marks
        for place, children in outline.children.items()
        if (marks := _decimals(children))
    }
    found = [
        one
        for place, marks in groups.items()
        for run in _runs(marks)
        for one in _odd_ones(run, _number_of(outline.sections[place]))
    ]
    astray = {one.mark.span.start for one in found}
    found += _below_others(outline.sections, groups, astray)
    return tuple(sorted(found, key=lambda one: one.mark.span.start))


def _decimals(sections: Sequence[Section]) -> Sequence[Mark]:
    """Return the marks of several numbers of one length and rank that most of the parts bear."""
    kinds = Counter(
        (len(one.mark.values), one.rank)
        for one in sections
        if one.mark is not None and one.mark.scheme is Scheme.DECIMAL
    )
    if not kinds:
        return ()
    kind = kinds.most_common(1)[0][0]
    return [
        one.mark
        for one in sections
        if one.mark is not None
        and one.mark.scheme is Scheme.DECIMAL
        and (len(one.mark.values), one.rank) == kind
    ]


def _number_of(section: Section) -> tuple[int, ...]:
    mark = section.mark
    return mark.values if mark is not None and mark.scheme in _PARENTS else ()


def _runs(marks: Sequence[Mark]) -> Iterator[Sequence[Mark]]:
    """Yield the marks in runs whose last numbers count on from one."""
    run = [marks[0]]
    for before, mark in pairwise(marks):
        if mark.value != before.value + 1:
            yield run
            run = []
        run.append(mark)
    yield run


def _odd_ones(run: Sequence[Mark], parent: tuple[int, ...]) -> Iterator[WrongParent]:
    """Yield the one mark of a run that does not begin as the others do."""
    if len(run) < _FEWEST or run[0].value != 1:
        return
    prefixes = [mark.values[:-1] for mark in run]
    kinds = Counter(prefixes)
    if len(kinds) != _FEWEST:
        return
    (usual, often), (other, seldom) = kinds.most_common()
    if often == seldom and parent and other[-len(parent) :] == parent:
        usual, other = other, usual
    elif often == seldom and not (parent and usual[-len(parent) :] == parent):
        return
    if seldom == 1:
        place = prefixes.index(other)
        sample = run[place - 1 if place else 1]
        yield WrongParent(run[place], sample, _written(usual, run[place]), is_parent=False)


def _written(prefix: Sequence[int], mark: Mark) -> str:
    return ".".join(map(str, (*prefix, mark.value)))


def _below_others(
    sections: Sequence[Section], groups: Mapping[int, Sequence[Mark]], astray: set[int]
) -> Iterator[WrongParent]:
    """Yield the first mark below each heading whose number all marks below it contradict."""
    agreeing: Counter[Scheme] = Counter()
    standing = {one.mark.values for one in sections if one.mark is not None}
    wrong: list[tuple[Section, Mark, Sequence[Mark]]] = []
    for place, marks in groups.items():
        parent = sections[place].mark
        if parent is None or parent.scheme not in _PARENTS or not sections[place].is_heading:
            continue
        rest: Sequence[Mark] = [mark for mark in marks if mark.span.start not in astray]
        prefixes = {mark.values[:-1] for mark in rest}
        if any(one in standing and _lies_in(one, parent) for one in prefixes):
            continue  # 2.2.1 below 2.2, of which the heading has the same level
        if prefixes == {parent.values}:
            agreeing[parent.scheme] += 1
        elif len(prefixes) == 1 and rest[0].value == 1 and len(rest[0].values) > len(parent.values):
            wrong.append((sections[place], parent, rest))
    for section, parent, rest in wrong:
        alone = len(wrong) == 1 and not agreeing and _is_sure(section, parent)
        if (alone and len(rest) >= _FEWEST) or agreeing[parent.scheme] >= _FEWEST * len(wrong) - 1:
            yield WrongParent(rest[0], parent, _written(parent.values, rest[0]), is_parent=True)


def _lies_in(values: Sequence[int], parent: Mark) -> bool:
    """Say whether numbers belong to a part of `parent`: 2.2 to 2."""
    own = parent.values
    return len(values) > len(own) and tuple(values[: len(own)]) == own


def _is_sure(section: Section, parent: Mark) -> bool:
    """Say whether what stands below begins with the number of a part, as everybody writes it.

    Below other parts it must be seen elsewhere in the document.
    """
    line = section.heading
    in_heading = line is not None and line.block.kind is BlockKind.HEADING
    return parent.scheme is Scheme.CHAPTER or (in_heading and parent.scheme in _NUMBERED)
