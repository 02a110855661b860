"""Declared counts before lines that labels or nothing at all mark: 第一部分, 附件一, bare names."""

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
        behind = lines[place + 1 :]
        said = _LEADS.search(text, line.span.start, line.span.end) is not None
        items = _bare(text, line, behind) or _labelled(text, declared, behind, said=said)
        if items and abs(declared.number - len(items)) <= _WIDEST_SLIP:
            yield Claim(declared, Listed(items))


def _only_count(text: str, line: Line) -> Declared | None:
    start = max(line.span.start, line.span.end - _LONGEST_ITEM)
    sentence = text.rfind("。", start, line.span.end - 1) + 1
    counts = lead_counts(text, Span(max(start, sentence), line.span.end))
    return counts[0] if len(counts) == 1 else None


def _labelled(
    text: str, declared: Declared, lines: Sequence[Line], *, said: bool
) -> tuple[Span, ...]:
    """Return the lines with labels of what is counted: 第一部分, 附件一; none if they break off.

    Where no 如下 is `said`, the first of them has to stand right behind, and to say 第一.
    """
    if not said and not _NTH.match(text, lines[0].span.start, lines[0].span.end):
        return ()
    counted = declared.measure + declared.noun
    left = text[max(0, declared.span.start - 8) : declared.span.start]
    items: list[Span] = []
    for line in lines:
        match = _NTH.match(text, line.span.start, line.span.end)
        label = label_of(text, line.span)
        if match is not None and counted.startswith(match["kind"]):
            value = FROM_ZERO.index(match["n"])
        elif (
            said
            and match is None
            and label is not None
            and len(label.stem) > 1
            and label.stem in left
        ):
            value = label.value
        else:
            continue
        if value != len(items) + 1:
            return ()
        items.append(line.span)
    return tuple(items) if len(items) >= _FEWEST else ()


_NTH = lazy(
    rf"第(?P<n>[{DIGITS}])"
    rf"(?P<kind>{any_of(PARTS_IN_ORDER)}|[{STEPS_IN_ORDER}])(?=[ \u3000：:，,、]|$)"
)


def _bare(text: str, lead: Line, lines: Sequence[Line]) -> tuple[Span, ...]:
    """Return the short lines that follow 名称如下：, which some other line must end."""
    if not _NAMED.search(text, lead.span.start, lead.span.end):
        return ()
    run = list(takewhile(lambda line: _is_bare(text, line), lines))
    ended = len(run) < len(lines) and text[lines[len(run)].span.end - 1] in "。；"
    return tuple(line.span for line in run) if len(run) >= _FEWEST and ended else ()


def _is_bare(text: str, line: Line) -> bool:
    return (
        line.block.kind is BlockKind.PARAGRAPH
        and len(line.span) <= _LONGEST_BARE
        and not _POINTED.search(text, line.span.start, line.span.end)
    )


_POINTED = lazy(rf"[{LABEL_SIGNS}]|^[\s（(]?[0-9{UP_TO_TEN}]+[、.．）)]")
