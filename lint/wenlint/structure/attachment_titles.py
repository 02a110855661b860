"""The attachments that follow a document against the names by which it lists them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.attachments import find_attachments
from wenlint.structure.markers import line_marks

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_ALONE = lazy(r"附[ \u3000]*件[ \u3000]*[:：]?")
_NOTE = lazy(r"附[ \u3000]*件[ \u3000]*[:：][ \u3000]*")
_NO_NAME = lazy(
    r"[（(][^（()）]{0,40}[）)]|[一二两三四五]?[份张套]$|[^\p{L}\d]+|\.(?:docx?|xlsx?|pdf|zip)$"
)
_HEAD_LINES = 3
_LONGEST_TITLE = 40
_SHORTEST_NAME = 3


class OtherTitle(Struct, frozen=True):
    """The title of an attachment, and the name of another one where it is listed."""

    title: Span
    name: Span


def lone_headings(document: Document) -> Sequence[Line]:
    """Return the lines behind the note of attachments that say 附件 and nothing else."""
    note = document.view(find_attachments).note_span
    start = note.end if note else 0
    text = document.text
    return [
        line
        for line in document.lines
        if text[line.span.start] == "附"
        and line.span.start >= start
        and line.block.kind is not BlockKind.TABLE_CELL
        and _ALONE.fullmatch(text, line.span.start, line.span.end)
    ]


def other_titles(document: Document) -> Iterator[OtherTitle]:
    """Yield the attachments whose title shares nothing with the name in the note."""
    attachments = document.view(find_attachments)
    if attachments.note_span is None:
        return
    text = document.text
    alone = lone_headings(document)
    pairs: list[tuple[Span, int]] = []
    if attachments.unnumbered and len(alone) == 1 and not attachments.headings:
        note = _NOTE.match(text, attachments.note_span.start)
        if note is not None:
            pairs.append((Span(note.end(), attachments.note_span.end), alone[0].span.end))
    elif len(attachments.listed) == len(attachments.headings):
        for listed, heading in zip(attachments.listed, attachments.headings, strict=True):
            said = text[heading.body.start : heading.body.end].strip(" ：:\u3000")
            if listed.value == heading.value and not said:
                pairs.append((listed.body, heading.span.end))
    for name, start in pairs:
        title = _title(document, start)
        if title is not None and "\n" not in name.of(text) and _differs(text, name, title):
            yield OtherTitle(title[0].span, name)


def _title(document: Document, start: int) -> Sequence[Line] | None:
    """Return the lines that may hold the title of what begins at `start`, if they look like one."""
    lines = [line for line in document.lines if line.span.start >= start][:_HEAD_LINES]
    if not lines or lines[0].block.kind is BlockKind.TABLE_CELL:
        return None
    first = lines[0]
    marked = {mark.span.start for mark in document.view(line_marks)}
    said = first.span.of(document.text)
    looks = len(said) <= _LONGEST_TITLE and regex.search(r"[。；，：:、\t|]", said) is None
    if not looks or first.span.start in marked:
        return None
    stop = next((at for at, line in enumerate(lines, 1) if line.blank_after), None)
    return lines[:stop] if stop is not None else None


def _differs(text: str, name: Span, title: Sequence[Line]) -> bool:
    wanted = _NO_NAME.sub("", name.of(text).strip())
    first = _NO_NAME.sub("", title[0].span.of(text))
    if min(len(wanted), len(first)) < _SHORTEST_NAME:
        return False
    found = "".join(_NO_NAME.sub("", line.span.of(text)) for line in title)
    shared = sum((Counter(wanted) & Counter(found)).values())
    return wanted not in found and 2 * shared < min(len(wanted), len(first))
