"""The contents and the lists of figures against the body: what either lacks, what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.page_words import PAGE_TITLES
from wenlint.structure.captions import find_captions
from wenlint.structure.contents import (
    Contents,
    Entry,
    find_contents,
    number_of,
    title_key,
)
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.structure.outline import Section

_OF_THE_PAGE = lazy(PAGE_TITLES)
_ALIKE = 0.6
_MOST_COMPARED = 20


class Difference(Struct, frozen=True):
    """An entry and the heading that it means but does not quote; None for what is not there.

    `begin` is where the list begins that the heading should be in.
    """

    entry: Span | None
    heading: Span | None
    begin: Span


def contents_differences(document: Document) -> Iterator[Difference]:
    """Yield where the contents and the headings differ.

    Only a list most of whose entries lead somewhere is taken for the contents of the body.
    """
    contents = document.view(find_contents)
    if contents is None:
        return
    listed = contents.listed
    found = [entry for entry in listed if entry.target is not None]
    if len(found) < 2 - contents.names_itself or 2 * len(found) < len(listed):
        return
    begin = contents.entries[0].title
    unlisted = _unlisted(document, contents)
    if unlisted is None:
        return
    renamed: set[int] = set()
    for entry, (start, end) in zip(listed, _ranges(document, listed), strict=True):
        if entry.target is not None:
            if _differs(document, entry.title, entry.target.span):
                yield Difference(entry.title, entry.target.span, begin)
            continue
        near = [
            one for one in unlisted if start < one.span.start < end and one.place not in renamed
        ]
        section = _alike(document, entry, near[:_MOST_COMPARED])
        if section is not None:
            renamed.add(section.place)
        yield Difference(entry.title, _line_of(section) if section else None, begin)
    for section in unlisted:
        if section.place not in renamed:
            yield Difference(None, _line_of(section), begin)


def caption_differences(document: Document) -> Iterator[Difference]:
    """Yield where the lists of figures and tables differ from the captions of the body."""
    text, listed = document.text, document.view(find_captions).listed
    kinds = {one.kind for one in listed}
    body = {
        (one.kind, one.mark.values): one
        for one in document.view(find_captions).body
        if one.kind in kinds
    }
    if not body:
        return
    begin = listed[0].mark.span
    for one in listed:
        there = body.get((one.kind, one.mark.values))
        if there is None:
            yield Difference(one.mark.span, None, begin)
        elif title_key(one.title.of(text)) != title_key(there.title.of(text)):
            yield Difference(one.title, there.title, begin)
    names = {(one.kind, one.mark.values) for one in listed}
    for key, one in body.items():
        if key not in names:
            yield Difference(None, one.mark.span, begin)


def _ranges(document: Document, listed: Sequence[Entry]) -> Sequence[tuple[int, int]]:
    """Return between which offsets of the body each entry must lead: those of its neighbours."""
    starts: list[int] = []
    for entry in listed:
        before = starts[-1] if starts else -1
        starts.append(entry.target.span.start if entry.target else before)
    ends = [len(document.text)] * len(listed)
    for place in reversed(range(len(listed) - 1)):
        target = listed[place + 1].target
        ends[place] = target.span.start if target else ends[place + 1]
    return list(zip(starts, ends, strict=True))


def _unlisted(document: Document, contents: Contents) -> Sequence[Section] | None:
    """Return the headings that should be in the contents, of the kinds that are, and are not.

    A kind is in the contents if most of its headings are. A list that has some headings, but
    of no kind most, picks parts out: it is not the contents, and None is returned.
    """
    targets = {entry.target.span.start for entry in contents.listed if entry.target is not None}
    headings = [
        one
        for one in document.view(make_outline).sections[1:]
        if one.is_heading and one.span.start > contents.span.end
    ]
    all_of = Counter(_kind(one) for one in headings)
    listed = Counter(_kind(one) for one in headings if one.span.start in targets)
    if contents.names_itself:
        # So is the heading of the contents itself, which is no section of the body.
        own = document.blocks[document.block_at(contents.span.start)]
        if own.kind is BlockKind.HEADING:
            all_of[own.level, None] += 1
            listed[own.level, None] += 1
    kinds = {kind for kind, count in listed.items() if 2 * count > all_of[kind]}
    if not kinds and +listed:
        return None
    return [
        one
        for one in headings
        if _kind(one) in kinds
        and one.span.start not in targets
        and _OF_THE_PAGE.fullmatch(title_key(_line_of(one).of(document.text))) is None
    ]


def _kind(section: Section) -> tuple[object, ...]:
    line = section.heading
    rank: object = section.rank
    if line is not None and line.block.kind is BlockKind.HEADING:
        rank = line.block.level
    return (rank, section.mark.scheme if section.mark else None)


def _line_of(section: Section) -> Span:
    return section.heading.span if section.heading else section.span


def _differs(document: Document, title: Span, there: Span) -> bool:
    """Say whether an entry and its heading differ in words, or in numbers that both have."""
    one, other = title.of(document.text), there.of(document.text)
    if title_key(one) == title_key(other):
        return False
    numbers = number_of(one), number_of(other)
    rest = [
        title_key(text[len(number) :]) for text, number in ((one, numbers[0]), (other, numbers[1]))
    ]
    return rest[0] != rest[1] or (all(numbers) and not _count_alike(*numbers))


def _count_alike(one: str, other: str) -> bool:
    """Say whether two numbers are the same, be it in another numeral: 1. and 一、."""
    if title_key(one) == title_key(other):
        return True
    if "第" in one or "第" in other:
        return False
    return parse_count(title_key(one)) == parse_count(title_key(other)) is not None


def _alike(document: Document, entry: Entry, sections: Sequence[Section]) -> Section | None:
    """Return the heading that an entry without a target most likely means."""
    text = document.text
    wanted = title_key(entry.title.of(text))
    best, likeness = None, _ALIKE
    for section in sections:
        ratio = SequenceMatcher(None, wanted, title_key(_line_of(section).of(text))).ratio()
        if ratio > likeness:
            best, likeness = section, ratio
    return best
