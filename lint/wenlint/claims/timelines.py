"""Timelines: moments told one after the other, of which one breaks the order of all the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from wenlint.claims.moments import Moment, compare, find_moments
from wenlint.claims.slips import Slip
from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.tables.grids import cell_text, tables

# What may stand before the moment that an entry of a list begins with.
_MARK = lazy(
    r"[ \t\u3000]*(?:[-*+•·●◆][ ]+|[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)][ ]?|[①-⑳])?"
    r"[ ]?[\[【*]{0,2}(?:项目|该\p{Han}{1,4})?(?:于|在)?"
)
_LABEL = lazy(
    r"[ \t\u3000]*(?:[-*+•·●◆][ ]+|[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)][ ]?|[①-⑳])?"
    r"[ ]?\**(?P<label>[^，。；：:\n0-9]{2,14}?)\**[：:]\**[ ]?"
)
_CLAUSE_STARTS = frozenset("，。；：,;:\n\x1f")
_LEADS = lazy(r"(?:于|在|随后|后来|又|再|并)*\Z")
_SUBJECT = lazy(
    r"(?:[，。；：、\n]|\A)(?:\p{Han}{1,10}?|《[^《》\n]{1,10}》|\p{Han}{0,4}》)(?:于|在|自|是)?\Z"
)
# What is told behind these is no next entry: it goes back, compares, or begins anew.
_GOES_BACK = lazy(
    r"早在|先行|率先|预先|提前|此前|之前|先前|曾|前身|追溯|回顾|原[定为于]|本[应该]|改[为至到期]|推迟|提前|延[长期]|截[至止]|[与比较同]$|直到|上[次届]|每|或"
    r"|另|分别|同[年期]|其中|而$|如|若|因|由于|根据|依据|按照|参照|修[订正]|有效|适用|计划|预计|拟"
)
_FEWEST_IN_LISTS, _FEWEST_IN_PROSE = 4, 3
_MOST_APART, _MOST_LINES = 90, 60


class Entry(Struct, frozen=True):
    """A moment that an entry of a timeline begins with."""

    moment: Moment
    line: int


def broken_timelines(document: Document) -> Iterator[Slip]:
    """Yield the moments that break the order in which all around them are told."""
    text = document.view(find_moments).text
    for row in (*_lists(document, text), *_prose(document, text), *_columns(document, text)):
        yield from _outliers(text, row)


def _outliers(text: str, row: Sequence[Entry]) -> Iterator[Slip]:
    """Yield the one moment without which a row would go up all the way."""
    times = [entry.moment for entry in row]
    falls = [at for at, (one, other) in enumerate(pairwise(times)) if _compare(one, other) > 0]
    if len(falls) != 1:
        return
    (at,) = falls
    wrong = at + 1 if at + 1 < len(times) - 1 or at == 0 else at
    before, behind = times[: at + 1], times[at + 1 :]
    if at and _compare(before[-2], behind[0]) <= 0:
        wrong = at  # the one before it is what stands too late
    rest = [one for place, one in enumerate(times) if place != wrong]
    if any(_compare(one, other) > 0 for one, other in pairwise(rest)):
        return
    if sum(_compare(one, other) < 0 for one, other in pairwise(rest)) < len(rest) - 1:
        return
    one, other = times[at], times[at + 1]
    shown = one.span.of(text).strip()
    zh = f"排在{shown}之后，却比它早；前后各项都按时间先后排列"
    yield Slip(other.span, (one.span,), zh, f"earlier than {shown}, which is told before it")


def _compare(one: Moment, other: Moment) -> int:
    """Compare two moments told alike; times of day by the clock."""
    if one.month is None and one.year is None and one.minute is not None:
        assert other.minute is not None
        return (one.minute > other.minute) - (one.minute < other.minute)
    return compare(one, other)


# ----- entries of lists -----


def _lists(document: Document, text: str) -> Iterator[Sequence[Entry]]:
    """Yield the runs of lines that begin with a moment each, or with a label and a moment."""
    moments = document.view(find_moments)
    if len(moments.items) < _FEWEST_IN_LISTS:
        return
    rows: list[Entry] = []
    kind = ""
    for place, line in enumerate(document.lines):
        here, entry = _entry(document, text, place)
        if entry is None:
            if text[line.span.start : line.span.end].strip():
                yield from _long_enough(rows, _FEWEST_IN_LISTS)
                rows = []
            continue
        if rows and (here != kind or _level(rows[-1].moment) != _level(entry.moment)):
            yield from _long_enough(rows, _FEWEST_IN_LISTS)
            rows = []
        kind = here
        rows.append(entry)
    yield from _long_enough(rows, _FEWEST_IN_LISTS)


def _entry(document: Document, text: str, place: int) -> tuple[str, Entry | None]:
    line = document.lines[place]
    if line.block.kind in (BlockKind.HEADING, BlockKind.TABLE_CELL):
        return "", None
    span = line.span
    for kind, pattern in (("bare", _MARK), ("label", _LABEL)):
        match = pattern.match(text, span.start, span.end)
        if match is None:
            continue
        inside = document.view(find_moments).within(Span(match.end(), match.end() + 1))
        if inside and not _GOES_BACK.search(
            text, match.start(), min(span.end, inside[0].span.end + 8)
        ):
            return kind, Entry(inside[0], place)
    return "", None


def _long_enough(row: list[Entry], fewest: int) -> Iterator[Sequence[Entry]]:
    if len(row) >= fewest and len({_level(entry.moment) for entry in row}) == 1:
        yield row


def _level(one: Moment) -> tuple[bool, bool, bool]:
    """Return how a moment is told: only those told alike make a timeline."""
    return one.year is not None, one.month is not None, one.year is None and one.month is None


# ----- columns of tables -----

_EVENT_HEAD = lazy(r"(?:时间)?节点|阶段|环节|事项|工序|步骤|里程碑|进度|事件|工作内容|流程|程序")
_DATE_HEAD = lazy(r"(?:完成|计划|实际|办理)?(?:日期|时间)(?:节点|安排)?")


def _columns(document: Document, text: str) -> Iterator[Sequence[Entry]]:
    """Yield the columns of dates of the stages that the column before them names."""
    moments = document.view(find_moments)
    for grid in tables(document) if moments.items else ():
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        events = [column for column, head in heads.items() if _EVENT_HEAD.fullmatch(head)]
        dates = [column for column, head in heads.items() if _DATE_HEAD.fullmatch(head)]
        if len(events) != 1 or len(dates) != 1:
            continue
        rows = sorted({row for row, _ in grid} - {0})
        cells = [grid.get((row, dates[0])) for row in rows]
        told = [moments.within(cell) if cell is not None else () for cell in cells]
        if all(len(one) in (1, 2) for one in told):
            yield from _long_enough([Entry(one[0], 0) for one in told], _FEWEST_IN_LISTS)


# ----- clauses of prose -----


def _prose(document: Document, text: str) -> Iterator[Sequence[Entry]]:
    """Yield the runs of moments that begin a clause each, in one paragraph."""
    moments = document.view(find_moments)
    row: list[Entry] = []
    end = 0
    for one in moments.items:
        block = document.blocks[document.block_at(one.span.start)]
        if block.kind is BlockKind.TABLE_CELL:
            continue
        broken = one.span.start - end > _MOST_APART or "\n" in text[end : one.span.start]
        if row and broken:
            yield from _told_on(text, row)
            row = []
        if _begins_clause(text, one, first=not row):
            row.append(Entry(one, 0))
            end = one.span.end
        elif row:  # another moment inside the clause: what is told is no plain timeline
            row = []
    yield from _told_on(text, row)


def _told_on(text: str, row: list[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield a run if it is long enough: three are only in one sentence."""
    few = len(row) < _FEWEST_IN_LISTS
    if few and row and "。" in text[row[0].moment.span.end : row[-1].moment.span.start]:
        return
    yield from _long_enough(row, _FEWEST_IN_PROSE)


def _begins_clause(text: str, one: Moment, *, first: bool) -> bool:
    """Say whether a moment begins its clause; before the first may stand what it is told of."""
    start = one.span.start
    before = text[max(0, start - 13) : start]
    leads = _LEADS.search(before)
    ahead = (before[: leads.start()] if leads else before).rstrip(" \u3000")
    if ahead and ahead[-1] not in _CLAUSE_STARTS:
        subject = _SUBJECT.search(before) if first else None
        if subject is None or _GOES_BACK.search(subject[0]):
            return False
    return _GOES_BACK.search(text, one.span.end, one.span.end + 10) is None
