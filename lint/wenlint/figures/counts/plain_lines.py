"""Declared counts before lines that nothing marks: names, pieces that end in ；, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.leads import lead_counts
from wenlint.lexicon.lists import AS_FOLLOWS
from wenlint.lexicon.measures import PEOPLE
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import LABEL_SIGNS
from wenlint.structure.block_lists import block_lists
from wenlint.structure.lists import Listed

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_LEADS = lazy(any_of(AS_FOLLOWS))
_LONGEST_LEAD = 120
_LONGEST_BARE = 20
_FEWEST = 2
_WIDEST_SLIP = 2
_MOST = 60


def plain_claims(document: Document) -> Iterator[Claim]:
    """Yield the counts of lines that announce the unmarked lines behind them: 以下四个单位："""
    text, lines = document.text, document.lines
    marked = document.view(_marked)
    for place, line in enumerate(lines[:-1]):
        if text[line.span.end - 1] not in "：:" or line.block.kind is BlockKind.TABLE_CELL:
            continue
        behind = lines[place + 1]
        if place + 1 in marked or behind.block.kind is not BlockKind.PARAGRAPH:
            continue
        start = max(line.span.start, line.span.end - _LONGEST_LEAD)
        start = text.rfind("。", start, line.span.end) + 1 or start
        if _LEADS.search(text, start, line.span.end) is None:
            continue
        counts = lead_counts(text, Span(start, line.span.end))
        if len(counts) == 1:
            yield from _claims(document, counts[0], lines[place + 1 : place + 1 + _MOST])


def _marked(document: Document) -> frozenset[int]:
    """Return the places of the lines with which lists begin: a view."""
    return frozenset(one.first for one in document.view(block_lists))


def _claims(document: Document, declared: Declared, lines: Sequence[Line]) -> Iterator[Claim]:
    text = document.text
    listed = (
        (_people(text, lines) if declared.measure in PEOPLE else None)
        or _pieces(text, lines)
        or _bare(text, lines)
        or _labelled(text, declared, lines)
    )
    if listed is not None and abs(declared.number - max(listed.numbers)) <= _WIDEST_SLIP:
        yield Claim(declared, listed)


def _pieces(text: str, lines: Sequence[Line]) -> Listed | None:
    """Read lines that end in ；, up to the one that ends in 。."""
    run = list(takewhile(lambda line: text[line.span.end - 1] in "；;", lines))
    last = lines[len(run)] if len(run) < len(lines) else None
    if not run or last is None or text[last.span.end - 1] != "。":
        return None
    return Listed(tuple(line.span for line in (*run, last)))


_POINTED = lazy(rf"[{LABEL_SIGNS}]|^[\s（(]?[0-9{UP_TO_TEN}]+[、.．）)]")
_DATE = lazy(r"[0-9〇零一二三四五六七八九十]{2,4}年.{1,6}[日月]$")


def _bare(text: str, lines: Sequence[Line]) -> Listed | None:
    """Read short lines without marks and stops, which a blank line or some other line ends."""
    run: list[Line] = []
    for line in lines:
        if (
            line.block.kind is not BlockKind.PARAGRAPH
            or len(line.span) > _LONGEST_BARE
            or _POINTED.search(text, line.span.start, line.span.end)
            or (run and line.blank_before != run[0].blank_before and len(run) > 1)
        ):
            break
        run.append(line)
    items = [line for line in run if not _DATE.search(line.span.of(text))]
    if len(items) < _FEWEST:
        return None
    # Who signs stands above the date.
    numbers = {len(items), len(items) - 1} if len(items) < len(run) else {len(items)}
    after = lines[len(run)] if len(run) < len(lines) else None
    if after is not None and not after.blank_before and text[after.span.end - 1] not in "。；":
        return None
    return Listed(tuple(line.span for line in items), frozenset(numbers))


_LABEL = lazy(r"[\p{Han}A-Za-z0-9“”《》]{2,10}[：:]\S")


def _labelled(text: str, declared: Declared, lines: Sequence[Line]) -> Listed | None:
    """Read lines that begin with words and a colon; behind them others may stand."""
    run = list(takewhile(lambda line: _LABEL.match(text, line.span.start, line.span.end), lines))
    if len(run) < _FEWEST or declared.number < len(run):
        return None
    return Listed(tuple(line.span for line in run))


_BLANK = lazy(r"[ \t\u3000、，]+")
_NAME = lazy(r"[\p{Han}·]{2,5}")


def _people(text: str, lines: Sequence[Line]) -> Listed | None:
    """Read the names of people that blanks part, on a line or several."""
    items: list[Span] = []
    for line in lines:
        names = people_in(text, line.span)
        if names is None or (items and line.blank_before):
            break
        items += names
    return Listed(tuple(items)) if len(items) >= _FEWEST else None


def people_in(text: str, span: Span) -> Sequence[Span] | None:
    """Return the names that blanks part and that fill `span`; 陈　立 is one. None if others do."""
    pieces, at = [], span.start
    for match in _BLANK.finditer(text, span.start, span.end):
        pieces.append(Span(at, match.start()))
        at = match.end()
    pieces.append(Span(at, span.end - (text[span.end - 1] in "。；")))
    names: list[Span] = []
    half: Span | None = None
    for piece in pieces:
        if len(piece) == 1 and half is None:
            half = piece
        elif len(piece) == 1 and half is not None:
            names.append(Span(half.start, piece.end))
            half = None
        elif half is not None or not _NAME.fullmatch(text, piece.start, piece.end):
            return None
        else:
            names.append(piece)
    return names if half is None and len(names) >= _FEWEST else None
