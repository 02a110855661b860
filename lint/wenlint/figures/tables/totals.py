"""Totals of a table that are not the sum of its figures, where no reading makes them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.figures.tables.grids import (
    CellFigure,
    Grid,
    Location,
    cell_figure,
    cell_figures,
    cell_text,
    is_empty,
)
from wenlint.figures.tables.nested import Entry, sums
from wenlint.lexicon.numerals import UP_TO_TEN

_TOTAL = lazy(
    r"(?:全[县市区镇乡校年部省院村]|累|总)?[ \u3000]*(?:合|总|共)[ \u3000]*计"
    r"(?:[（(][^）)去约不除]*[）)])?[数:：]?|总[数和量额]|合[ \u3000]*计[金数]额?|全年"
)
_SUBTOTAL = lazy(r".{0,20}(?:小[ \u3000]*计|[^总]合[ \u3000]*计)(?:[（(].*[）)])?[:：]?")
_TOTAL_HEAD = lazy(
    r".{0,8}(?:(?:合|总|共|小)[ \u3000]*计|总[数和量额])(?:[（(][^）)去约不除]*[）)])?[数:：]?|全年"
)
_TIME_HEAD = lazy(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?|第?[一二三四1-4]季度|[上下]半年|第[一二三四五\d]周|周[一二三四五六日]"
)
_AMONG = lazy(r"[①-⑳（(]?其中|#|[—－-]{1,2}[ \u3000]?\p{Han}")
# Rows that are no parts, and rows that make a table another thing than a list of parts.
_BESIDE = lazy(
    r"平均|均值|占|同比|环比|比上年|比去年|增长|增减|人均|备注|说明|注|上年|去年|最[高低大小]"
)
_OVERLAPPING = lazy(r"以上|以下|结余|结转|减|差额|剩余|余额|净|利润")
_NO_SUM = lazy(
    r"[率均序号龄]|比[例重值率]?(?:[（(%％]|$)|占比|同比|环比|对比|配比|增[长速幅减]|单价|价格|[售市定进报原现]价"
    r"|(?<![总造合])价$|年[份度月限龄级]$|^年$|年[龄份限级]|(?:日期|时间|期限|工期)|电话|邮编|排名|名次|位次"
    r"|得分|成绩|评分|均分|分数|单位成本|费率|系数|指数|标准|累计|编码|代码|等级|温度|湿度|浓度|密度|速度"
    r"|最[高低大小]|[上下]限|余额|结存|期[初末]|库存"
)
_SHARE = lazy(r"^比例$|占比|比重|构成|份额|所占比例|占总.{0,6}比[例重]|百分比")
_ROUNDED = lazy(r"[万亿]|吨|公里|千|面积|亩|公顷|平方")
_IN_YUAN = lazy(r"(?<![万亿千百])元")
_FEWEST = 2
_LABEL_COLUMNS = 3
_MOST_ROWS = 400
_MARK = lazy(r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?[0-9]{1,2}[、）)．.]|[①-⑳]")


class _Kind(Enum):
    """What a row holds."""

    HEAD = "head"
    PART = "part"
    AMONG = "among"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    BESIDE = "beside"


class Mismatch(Struct, frozen=True):
    """A total, the figures that it should be the sum of, and what they add up to.

    `place` is the row and column of the total.
    """

    place: Location
    total: CellFigure
    parts: tuple[CellFigure, ...]
    added: Fraction


class _Table(Struct, frozen=True):
    """A table with the kinds of its rows and what stands above its columns."""

    text: str
    grid: Grid
    kinds: tuple[_Kind, ...]
    heads: tuple[str, ...]

    def rows(self, *kinds: _Kind) -> list[int]:
        return [row for row, kind in enumerate(self.kinds) if kind in kinds]

    def sums(self, column: int) -> bool:
        """Say whether the figures of a column may be added."""
        return not _NO_SUM.search(self.heads[column])


def mismatches(text: str, grid: Grid) -> list[Mismatch]:
    """Return the totals of a table that cannot be right, the rows' before the columns'."""
    table = _read(text, grid)
    if table is None:
        return []
    below = list(_below(table))
    beside = list(_beside(table))
    return [*below, *(one for one in beside if not _explained(one, below))]


def _explained(beside: Mismatch, below: Sequence[Mismatch]) -> bool:
    """Say whether a total at the end of a row is wrong by a cell that a column's total tells of."""
    cells = {beside.total.span.start, *(part.span.start for part in beside.parts)}
    return any(
        one.total.span.start in cells or any(part.span.start in cells for part in one.parts)
        for one in below
    )


def _read(text: str, grid: Grid) -> _Table | None:
    last, width = max(row for row, _ in grid), max(column for _, column in grid)
    if not 1 <= last <= _MOST_ROWS or width < 1:
        return None
    first = next((row for row in range(1, last + 1) if _has_figures(text, grid, row, width)), None)
    if first is None:
        return None
    heads = tuple(
        "".join(dict.fromkeys(cell_text(text, grid, row, column) for row in range(first)))
        for column in range(width + 1)
    )
    kinds = [_Kind.HEAD] * first + [_kind(text, grid, row) for row in range(first, last + 1)]
    return _Table(text, grid, tuple(kinds), heads)


def _has_figures(text: str, grid: Grid, row: int, width: int) -> bool:
    return any(cell_figure(text, grid, (row, column)) for column in range(1, width + 1))


def _kind(text: str, grid: Grid, row: int) -> _Kind:
    labels = [
        said
        for column in range(_LABEL_COLUMNS)
        if (said := cell_text(text, grid, row, column))
        and not is_empty(said)
        and cell_figure(text, grid, (row, column)) is None
    ]
    for pattern, kind in (
        (_TOTAL, _Kind.TOTAL),
        (_SUBTOTAL, _Kind.SUBTOTAL),
    ):
        if any(pattern.fullmatch(label) for label in labels):
            return kind
    if labels and _AMONG.match(labels[0]):
        return _Kind.AMONG
    if labels and _BESIDE.search(labels[0]):
        return _Kind.BESIDE
    return _Kind.PART


# ----- totals of columns -----


def _below(table: _Table) -> Iterator[Mismatch]:
    """Check the rows that add up others, column by column."""
    total = _total_row(table)
    if total is None and not table.rows(_Kind.SUBTOTAL):
        return
    labels = [cell_text(table.text, table.grid, row, 0) for row in range(len(table.kinds))]
    if any(_OVERLAPPING.search(label) for label in labels):
        return
    for column in range(1, len(table.heads)):
        if _SHARE.search(table.heads[column]):
            if total is not None:
                yield from _shares(table, column, total)
        elif table.sums(column):
            yield from _column(table, column, total)


def _total_row(table: _Table) -> int | None:
    totals = table.rows(_Kind.TOTAL)
    return totals[0] if len(totals) == 1 else None


def _column(table: _Table, column: int, total: int | None) -> Iterator[Mismatch]:
    """Check the subtotals of a column and its total; each must have been told otherwise."""
    groups = _groups(table, total)
    held = 0
    broken: list[Mismatch] = []
    for row, parts in groups:
        found = _sum(table, column, row, parts)
        if found is None:
            return
        if _agrees(table, column, found):
            held += 1
        else:
            broken.append(found)
    if total is not None and (main := _total(table, column, total, groups)):
        readings = _readings(table, column, total)
        if readings is None:
            return
        if not any(_near(table, column, main, value) for value in {*readings, main.added}):
            yield main
            return
        held += 1
    if len(broken) == 1 and held:
        yield broken[0]


def _groups(table: _Table, total: int | None) -> list[tuple[int, list[int]]]:
    """Return each row 小计 with the rows it adds: those before it, or those behind it."""
    rows = [row for row in range(len(table.kinds)) if table.kinds[row] is not _Kind.HEAD]
    rows = [row for row in rows if row != total]
    marked = [row for row in rows if table.kinds[row] is _Kind.SUBTOTAL]
    if not marked:
        return []
    if rows[0] == marked[0]:
        bounds = [*marked, (rows[-1] + 1)]
        spans = [range(bounds[at] + 1, bounds[at + 1]) for at in range(len(marked))]
    else:
        bounds = [rows[0] - 1, *marked]
        spans = [range(bounds[at] + 1, bounds[at + 1]) for at in range(len(marked))]
    return [
        (row, [one for one in span if table.kinds[one] is _Kind.PART])
        for row, span in zip(marked, spans, strict=True)
    ]


def _total(
    table: _Table, column: int, total: int, groups: Sequence[tuple[int, list[int]]]
) -> Mismatch | None:
    rows = [row for row, _ in groups] or _parts_of(table, total)
    return _sum(table, column, total, rows)


def _parts_of(table: _Table, total: int) -> list[int]:
    """Return the rows that a total adds: those before it, or all behind it if it comes first."""
    parts = table.rows(_Kind.PART)
    return [row for row in parts if row < total] or [row for row in parts if row > total]


def _readings(table: _Table, column: int, total: int) -> set[Fraction] | None:
    """Return every sum that the rows can be read to have; None where they are too many."""
    kinds = (_Kind.PART, _Kind.AMONG, _Kind.SUBTOTAL)
    rows = [row for row in table.rows(*kinds) if row < total]
    rows = rows or [row for row in table.rows(*kinds) if row > total]
    entries = []
    among = False
    for row in rows:
        kind = table.kinds[row]
        among = kind is _Kind.AMONG or (among and kind is _Kind.PART)
        figure = cell_figure(table.text, table.grid, (row, column))
        if figure is not None:
            added = kind is not _Kind.AMONG
            entries.append(Entry(figure.value, added, kind is not _Kind.PART or among))
    return sums(entries, nested=_is_nested(table, rows))


def _is_nested(table: _Table, rows: Sequence[int]) -> bool:
    """Say whether labels show two levels: 一、 above 1., codes of two lengths, an indent."""
    if any(table.kinds[row] is not _Kind.PART for row in rows):
        return True
    labels = [cell_text(table.text, table.grid, row, 0) for row in rows]
    marks = {_MARK.match(label) is not None and label[0] in UP_TO_TEN for label in labels}
    marked = [_MARK.match(label) is not None for label in labels]
    codes = {len(label) for label in labels if label.isdecimal() and len(label) > 2}
    raw = [span.of(table.text) for row in rows if (span := table.grid.get((row, 0)))]
    indented = {one.startswith(("\u3000", "\xa0")) for one in raw}
    return len(marks) > 1 or len(set(marked)) > 1 or len(codes) > 1 or len(indented) > 1


# ----- shares -----


def _shares(table: _Table, column: int, total: int) -> Iterator[Mismatch]:
    """Check that shares add up to the hundred that the total row gives them."""
    if table.rows(_Kind.AMONG, _Kind.SUBTOTAL):
        return
    found = _sum(table, column, total, _parts_of(table, total))
    if found is None or any(part.value > 100 for part in found.parts):
        return
    if found.total.value != 100:
        if found.added == 100 and found.total.unit in ("%", "％"):
            yield found
        return
    step = max(part.step for part in found.parts)
    if abs(found.added - 100) > step * (len(found.parts) + 1):
        yield found


# ----- totals of rows -----


def _beside(table: _Table) -> Iterator[Mismatch]:
    """Check a column 合计 where all rows but one hold."""
    width = len(table.heads)
    totals = [column for column in range(1, width) if _TOTAL_HEAD.fullmatch(table.heads[column])]
    if not totals and table.heads[-1] == "累计" and _is_of_times(table, range(1, width - 1)):
        totals = [width - 1]
    if len(totals) != 1:
        return
    total = totals[0]
    columns = [column for column in range(1, total) if _is_figures(table, column)]
    columns = columns or [c for c in range(total + 1, width) if _is_figures(table, c)]
    if len(columns) < _FEWEST or any(not table.sums(column) for column in columns):
        return
    if any(_AMONG.match(table.heads[column]) for column in columns):
        return
    broken, held = _rows_beside(table, total, columns)
    # What stands first may be counted beside the total: 编制数, then the ranks with 合计.
    for first in range(1, len(columns) - 1) if not held else ():
        broken, held = _rows_beside(table, total, columns[first:])
        if held > 1:
            break
    if len(broken) == 1 and (held or _is_of_times(table, columns)):
        yield broken[0]


def _is_of_times(table: _Table, columns: Sequence[int]) -> bool:
    """Say whether the only row gives one thing at several times: 7月, 8月, 9月, 累计."""
    single = len(table.rows(_Kind.PART)) == 1
    return single and all(_TIME_HEAD.fullmatch(table.heads[column]) for column in columns)


def _rows_beside(table: _Table, total: int, columns: Sequence[int]) -> tuple[list[Mismatch], int]:
    """Return the rows whose total is not the sum of `columns`, and how many others hold."""
    held, broken = 0, []
    for row in table.rows(_Kind.PART, _Kind.SUBTOTAL, _Kind.TOTAL):
        found = _sums(table, (row, total), [(row, column) for column in columns])
        if found is None:
            continue
        if _near(table, total, found, found.added):
            # Nothing and nothing is nothing by any reckoning.
            held += found.added != 0
        else:
            broken.append(found)
    return broken, held


def _is_figures(table: _Table, column: int) -> bool:
    """Say whether a column holds figures, and no numbers of rows."""
    rows = [row for row, kind in enumerate(table.kinds) if kind is not _Kind.HEAD]
    return any(cell_figure(table.text, table.grid, (row, column)) for row in rows)


# ----- sums -----


def _sum(table: _Table, column: int, total: int, rows: Sequence[int]) -> Mismatch | None:
    return _sums(table, (total, column), [(row, column) for row in rows])


def _sums(table: _Table, total: Location, cells: Sequence[Location]) -> Mismatch | None:
    """Return a total with its parts; None where a cell holds no figure or another unit."""
    whole = cell_figure(table.text, table.grid, total)
    parts = cell_figures(table.text, table.grid, cells)
    if whole is None or parts is None or len(parts) < _FEWEST:
        return None
    if len({part.unit for part in (*parts, whole) if part.unit}) > 1:
        return None
    added = sum((part.value for part in parts), Fraction(0))
    return Mismatch(total, whole, tuple(parts), added)


def _agrees(table: _Table, column: int, found: Mismatch) -> bool:
    return _near(table, column, found, found.added)


def _near(table: _Table, column: int, found: Mismatch, added: Fraction) -> bool:
    """Say whether a sum is the total, as far as rounded figures can tell."""
    figures = (*found.parts, found.total)
    step = max(part.step for part in figures)
    head = table.heads[column] + found.total.unit
    rounded = step < 1 and any(part.value % 1 for part in figures)
    exact = _IN_YUAN.search(head) is not None
    loose = (rounded and not exact) or _ROUNDED.search(head) is not None
    return abs(added - found.total.value) <= (step * len(figures) / 2 if loose else 0)
