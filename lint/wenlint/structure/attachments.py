"""The attachments of a document: the note that lists them, and the headings they bear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.contents import lines_of_body
from wenlint.structure.markers import (
    Mark,
    Scheme,
    line_marks,
    mark_at,
    marks_at,
)

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_NOTE = lazy(r"附[ \u3000]*件[ \u3000]*[:：][ \u3000]*")
_ITEM = lazy(r"(?<=[\s；;：:])[0-9０-９]{1,2}[.．、](?![0-9])")
_LONGEST_ITEM = 80


class Attachments(Struct, frozen=True):
    """What a document says about its attachments.

    `listed` are the marks of the note 附件：1.… 2.…, `headings` the 附件1, 附件2 that stand over
    the attachments themselves; `unnumbered` is whether the note names a single one without a
    number.
    """

    note_span: Span | None
    listed: tuple[Mark, ...]
    headings: tuple[Mark, ...]
    unnumbered: bool

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers that a reference may give."""
        found = {mark.value for mark in (*self.listed, *self.headings)}
        return frozenset(found | ({1} if self.unnumbered else set()))


def find_attachments(document: Document) -> Attachments:
    """Return the attachments of `document`; of several notes, as in a compilation, none."""
    if "附" not in document.text:
        return Attachments(None, (), (), False)
    marks = document.view(marks_at)
    lines = document.view(lines_of_body)
    notes = [place for place, line in enumerate(lines) if _is_note(document.text, line)]
    listed: Sequence[Mark] = ()
    span, unnumbered = None, False
    if len(notes) == 1:
        stop, listed = _listed(document.text, lines, notes[0], marks)
        span = Span(lines[notes[0]].span.start, lines[stop - 1].span.end)
        unnumbered = not listed
    headings = [mark for mark in document.view(line_marks) if mark.scheme is Scheme.ATTACHMENT]
    if adjacent := _adjacent(lines, headings):
        listed = [*listed, *adjacent]
        # Looked up by place: a search through the row for each would be quadratic.
        in_row = {mark.span.start for mark in adjacent}
        headings = [mark for mark in headings if mark.span.start not in in_row]
    return Attachments(span, tuple(listed), tuple(headings), unnumbered and not adjacent)


def _is_note(text: str, line: Line) -> bool:
    start = line.span.start
    return text[start] == "附" and _NOTE.match(text, start, line.span.end) is not None


def _listed(
    text: str, lines: Sequence[Line], place: int, marks: Mapping[int, Mark]
) -> tuple[int, Sequence[Mark]]:
    """Return the items of the note at `place`, and the place of the first line behind it."""
    found = list(_items(text, lines[place]))
    stop = place + 1
    while stop < len(lines) and len(lines[stop].span) <= _LONGEST_ITEM:
        if found and _runs_on(text, Span(found[-1].span.start, lines[stop - 1].span.end)):
            stop += 1
            continue
        mark = marks.get(lines[stop].span.start)
        if mark is None or mark.scheme is not Scheme.ARABIC:
            break
        if not found and mark.value != 1:
            break
        found += [mark, *(one for one in _items(text, lines[stop]) if one.span != mark.span)]
        stop += 1
    return stop, found


def _runs_on(text: str, item: Span) -> bool:
    """Say whether an item goes on in the next line: a bracket in it is still open."""
    if len(item) > 2 * _LONGEST_ITEM:
        return False
    said = item.of(text)
    return said.count("（") + said.count("(") > said.count("）") + said.count(")")


def _items(text: str, line: Line) -> Iterator[Mark]:
    for match in _ITEM.finditer(text, line.span.start, line.span.end):
        mark = mark_at(text, match.start(), line.span.end)
        if mark is not None:
            yield mark


def _adjacent(lines: Sequence[Line], headings: Sequence[Mark]) -> Sequence[Mark]:
    """Return the 附件1：… 附件2：… that stand in rows: a list, not the attachments themselves."""
    if len(headings) <= 1:
        return []
    starts = {mark.span.start: mark for mark in headings}
    found: dict[int, Mark] = {}
    for line, following in pairwise(lines):
        one, other = starts.get(line.span.start), starts.get(following.span.start)
        if one is not None and other is not None:
            found[one.span.start] = one
            found[other.span.start] = other
    return list(found.values())
