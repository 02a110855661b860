"""Events: what is said to happen at a moment, by the words before it, behind it, or in its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from wenlint.claims.moments import Moment, find_moments
from wenlint.core.document import Block, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.lexicon.ranges import DASHES, WORDS
from wenlint.lexicon.stages import PLANNED, STAGES

Stage = tuple[str, int]
"""A process and the place of the stage in it."""

_ALL = lazy("|".join(f"(?:{words})" for words in dict.fromkeys(STAGES.values())))
_EACH = {stage: lazy(f"(?:{words})") for stage, words in STAGES.items()}
_CLAUSE = lazy(r"[，。；！？、\n\x1f|（）()]")
_LABEL_ENDS = lazy(
    r"(?:结果)?(?:的|之)?(?:具体)?(?:时间|日期|日|之日)?[ ]?"
    r"(?:[（(][^（）()\n]{0,8}[）)])?(?:[：:]|为|是|于|在|即|定于|安排在|暂定|截至|至)*[ \t*]*"
    r"(?:自|从|于)?"
)
_RANGE = lazy(
    rf"(?:[（(](?:星期|周)?[一二三四五六日天][）)])?[ ]?(?:起|开始|始)?[，,]?[ ]?"
    rf"(?:[{WORDS}]|截[至止]|[{DASHES}]{{1,2}}|——)[ ]?(?:次日|翌日|第二天|当[日天])?于?[ ]?"
)
_LATE = lazy(r"(?:之|以)?前(?!往|来|期|后)|以后|之?后(?!续)|初|底|末|[上中下]旬")
_ABOUT = lazy(r"左右|许|前后|多(?!\p{Han}{0,3}[年月日])")
_PLANNED = lazy(PLANNED)
_BEFORE, _BEHIND = 28, 18


class Period(Struct, frozen=True):
    """Two moments joined as a range, or one that is both ends.

    `at` is the place of the first among the moments of the document.
    """

    first: Moment
    last: Moment
    at: int

    @property
    def span(self) -> Span:
        return Span(self.first.span.start, self.last.span.end)

    @property
    def is_range(self) -> bool:
        return self.first is not self.last


class Event(Struct, frozen=True):
    """A period with what happens then; `words` is where that is said.

    `labelled` says that the words stand before it as its name, `loose` that it is a limit or a
    stretch around the moment (3月2日前, 3月底), `about` that it is near it (8时许), `planned` that
    it is a wish.
    """

    period: Period
    stages: frozenset[Stage]
    words: Span
    labelled: bool
    loose: bool
    planned: bool
    block: Block
    about: bool = False

    def rank(self, process: str) -> int | None:
        """Return its place in a process, if it has one and no other there."""
        ranks = [rank for name, rank in self.stages if name == process]
        return ranks[0] if len(ranks) == 1 else None


def find_periods(document: Document) -> tuple[Period, ...]:
    """Return the moments of a document, those joined as ranges together."""
    moments = document.view(find_moments)
    items, found, place = moments.items, [], 0
    while place < len(items):
        first = items[place]
        last = items[place + 1] if place + 1 < len(items) else None
        joined = (
            last is not None
            and last.span.start - first.span.end < _LONGEST_JOINT
            and _RANGE.fullmatch(moments.text, first.span.end, last.span.start)
        )
        found.append(Period(first, last if joined and last is not None else first, place))
        place += 2 if joined else 1
    return tuple(found)


_LONGEST_JOINT = 16


def find_events(document: Document) -> tuple[Event, ...]:
    """Return the events of a document in order."""
    text = document.view(find_moments).text
    if not _ALL.search(text):
        return ()
    cells = _cells(document)
    periods = document.view(find_periods)
    return tuple(
        event
        for place, period in enumerate(periods)
        if (event := _event(document, text, cells, periods, place)) is not None
    )


def _cells(document: Document) -> Mapping[tuple[int, int, int], Span]:
    return {
        (block.cell.table, block.cell.row, block.cell.column): block.span
        for block in document.blocks
        if block.cell is not None
    }


def _event(
    document: Document,
    text: str,
    cells: Mapping[tuple[int, int, int], Span],
    periods: Sequence[Period],
    place: int,
) -> Event | None:
    period = periods[place]
    block = document.blocks[document.block_at(period.span.start)]
    before = _clause_before(text, period, periods[place - 1] if place else None)
    behind = _clause_behind(text, period, periods[place + 1] if place + 1 < len(periods) else None)
    named = _named_before(text, before)
    loose = _LATE.match(text, period.span.end) is not None
    about = _ABOUT.match(text, period.span.end) is not None
    planned = _PLANNED.search(text, before.start, before.end) is not None
    if named is not None and text[named.end : before.end].strip(" *")[-1:] in _COLONS:
        return Event(period, _stages(text, named), named, True, loose, planned, block, about)
    told = _ALL.search(text, behind.start, behind.end)
    # 生产日期2025年8月15日，保质期至……: what a comma parts from it is named by the next moment.
    apart = told is not None and "，" in text[period.span.end : told.start()]
    if told is not None and not (apart and named is not None):
        words = Span(*told.span())
        stages = _stages(text, words) | (_stages(text, named) if named else frozenset())
        return Event(period, stages, words, False, loose, planned, block, about)
    if named is None and block.cell is not None:
        named = _named_in_row(text, cells, block)
    if named is None:
        return None
    return Event(period, _stages(text, named), named, True, loose, planned, block, about)


_COLONS = ("：", ":", "为", "是")


def _clause_before(text: str, period: Period, before: Period | None) -> Span:
    start = period.span.start
    left = max(0, start - _BEFORE, before.span.end if before else 0)
    for match in _CLAUSE.finditer(text, left, start):
        left = match.end()
    return Span(left, start)


def _clause_behind(text: str, period: Period, after: Period | None) -> Span:
    end = period.span.end
    right = min(len(text), end + _BEHIND, after.span.start if after else len(text))
    if text[end : end + 1] in "（(":
        closed = text.find("）", end, end + 10)
        end = closed + 1 if closed >= 0 else end
    stop = _CLAUSE.search(text, end, right)
    if stop and stop[0] == "，" and text[end : stop.start()] in _NO_WORDS:  # 8时许，主变跳闸
        end, stop = stop.end(), _CLAUSE.search(text, stop.end(), right)
    return Span(end, max(end, stop.start() if stop else right))


_NO_WORDS = ("", "许", "左右", "起", "当天", "当日")


def _named_before(text: str, clause: Span) -> Span | None:
    """Return the last words of an event before a moment if they lead to it: 开标时间：."""
    found = None
    for match in _ALL.finditer(text, clause.start, clause.end):
        if _LABEL_ENDS.fullmatch(text, match.end(), clause.end):
            found = Span(*match.span())
            break
    return found


def _named_in_row(
    text: str, cells: Mapping[tuple[int, int, int], Span], block: Block
) -> Span | None:
    """Return the words that the first cell of a row, or the head of a column, names it by."""
    assert block.cell is not None
    table, row, column = block.cell.table, block.cell.row, block.cell.column
    for place in ((table, row, column - 1), (table, row, 0), (table, 0, column)):
        span = cells.get(place)
        if span is None or place == (table, row, column) or len(span) > _LONGEST_LABEL:
            continue
        match = _ALL.search(text, span.start, span.end)
        if match is not None:
            return Span(*match.span())
    return None


_LONGEST_LABEL = 16


def _stages(text: str, words: Span) -> frozenset[Stage]:
    """Return the stages that certain words name; look-arounds see the whole text."""
    return frozenset(
        stage
        for stage, pattern in _EACH.items()
        if any(
            match.start() == words.start
            for match in pattern.finditer(text, words.start, words.start + _BEHIND)
        )
    )
