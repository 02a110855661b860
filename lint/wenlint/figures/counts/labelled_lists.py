"""Declared counts before lines that labels or nothing at all mark: 第一部分, 附件一, bare names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.leads import lead_counts
from wenlint.figures.counts.lists import Listed
from wenlint.figures.pieces.labels import label_of
from wenlint.lexicon.lists import AS_FOLLOWS, PARTS_IN_ORDER, STEPS_IN_ORDER
from wenlint.lexicon.numerals import DIGITS, FROM_ZERO, UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import LABEL_SIGNS

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_LEADS = lazy(any_of(AS_FOLLOWS))
_NAMED = lazy(r"(?:名称|名单|人员|清单|名录|姓名|目录)(?:分别)?如下[：:]$")
_LONGEST_BARE = 16
_LONGEST_ITEM = 600
_FEWEST = 2
_WIDEST_SLIP = 2
_MOST_LABELS = 500  # a list that is further away is not the one announced


def labelled_claims(document: Document) -> Iterator[Claim]:
    """Yield 分四部分报告如下 before 第一部分 …, and 名称如下 before bare lines."""
    text, lines = document.text, document.lines
    for place, line in enumerate(lines[:-1]):
        leads = text[line.span.end - 1] in "：:" or _LEADS.search(
            text, line.span.start, line.span.end
        )
        if line.block.kind is BlockKind.TABLE_CELL or not leads:
            continue
        declared = _only_count(text, line)
        if declared is None:
            continue
        said = _LEADS.search(text, line.span.start, line.span.end) is not None
        items = _bare(document, place) or _labelled(document, declared, place, said=said)
        if items and abs(declared.number - len(items)) <= _WIDEST_SLIP:
            yield Claim(declared, Listed(items))


def _only_count(text: str, line: Line) -> Declared | None:
    start = max(line.span.start, line.span.end - _LONGEST_ITEM)
    sentence = text.rfind("。", start, line.span.end - 1) + 1
    counts = lead_counts(text, Span(max(start, sentence), line.span.end))
    return counts[0] if len(counts) == 1 else None


class _Labelled(Struct, frozen=True, gc=False):
    """A line that begins with a label: its place, and what is counted up to which number.

    `nth` says that it is of the form 第一部分, whose `stem` is what the lead must count.
    """

    place: int
    span: Span
    stem: str
    value: int
    nth: bool


def _labelled_lines(document: Document) -> Sequence[_Labelled]:
    """Return the lines of the document that begin with labels, in order: a view."""
    text = document.text
    found = []
    for place, line in enumerate(document.lines):
        if match := _NTH.match(text, line.span.start, line.span.end):
            number = FROM_ZERO.index(match["n"])
            found.append(_Labelled(place, line.span, match["kind"], number, True))
        elif (label := label_of(text, line.span)) is not None and len(label.stem) > 1:
            found.append(_Labelled(place, line.span, label.stem, label.value, False))
    return found


def _labelled(
    document: Document, declared: Declared, place: int, *, said: bool
) -> tuple[Span, ...]:
    """Return the lines with labels of what is counted: 第一部分, 附件一; none if they break off.

    Where no 如下 is `said` in the line at `place`, the first of them has to stand right behind, and
    to say 第一.
    """
    lines = document.view(_labelled_lines)
    first = bisect_right(lines, place, key=lambda one: one.place)
    if not said and not (
        first < len(lines) and lines[first].place == place + 1 and lines[first].nth
    ):
        return ()
    counted = declared.measure + declared.noun
    left = document.text[max(0, declared.span.start - 8) : declared.span.start]
    items: list[Span] = []
    for line in lines[first : first + _MOST_LABELS]:
        if not (counted.startswith(line.stem) if line.nth else said and line.stem in left):
            continue
        if line.value != len(items) + 1:
            return ()
        items.append(line.span)
    return tuple(items) if len(items) >= _FEWEST else ()


_NTH = lazy(
    rf"第(?P<n>[{DIGITS}])"
    rf"(?P<kind>{any_of(PARTS_IN_ORDER)}|[{STEPS_IN_ORDER}])(?=[ \u3000：:，,、]|$)"
)


def _bare(document: Document, place: int) -> tuple[Span, ...]:
    """Return the short lines that follow 名称如下：, which some other line must end."""
    text, lines = document.text, document.lines
    lead = lines[place]
    if not _NAMED.search(text, lead.span.start, lead.span.end):
        return ()
    end = place + 1
    while end < len(lines) and _is_bare(text, lines[end]):
        end += 1
    ended = end < len(lines) and text[lines[end].span.end - 1] in "。；"
    run = lines[place + 1 : end]
    return tuple(line.span for line in run) if len(run) >= _FEWEST and ended else ()


def _is_bare(text: str, line: Line) -> bool:
    return (
        line.block.kind is BlockKind.PARAGRAPH
        and len(line.span) <= _LONGEST_BARE
        and not _POINTED.search(text, line.span.start, line.span.end)
    )


_POINTED = lazy(rf"[{LABEL_SIGNS}]|^[\s（(]?[0-9{UP_TO_TEN}]+[、.．）)]")
