"""Tables with a column for each of two times and one for the change between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import decimals, plain, shown
from wenlint.figures.changes.faults import Contradiction, Fault, is_real
from wenlint.figures.changes.times import earlier, period_in
from wenlint.figures.tables.grids import CellFigure, Grid, cell_figure, cell_text

_CHANGE_HEAD = lazy(
    r"(?:与|同|较|比)?(?:上年|去年|上年度|去年同期|上年同期|同期|上期|上月|年初)?(?:相?比|同比|环比)?"
    r"(?:同比|环比|增[长加减幅速量]|变[动化]|升降|涨跌|[涨升降跌减]幅|净增|下降|减少){1,2}"
    r"(?:额|量|数|值|比例|幅度|率|情况)?(?:[（(][^）)]{1,8}[）)])?"
)
_RATE_HEAD = lazy(r"[率幅速%％]|比例")
_FALL_HEAD = lazy(r"下降|减少|降幅|跌幅|减幅")
_PLANNED = lazy(r"计划|预算|目标|预[计测]|任务")
_MOST_ROWS = 200


class _Columns(Struct, frozen=True):
    """Where a table has the value before, the value after and the change; what heads the last."""

    before: int
    after: int
    change: int
    head: str


def wrong_rows(text: str, grid: Grid) -> Iterator[Contradiction]:
    """Yield the one row of a table whose change is not that of its two values."""
    columns = _columns(text, grid)
    rows = max(row for row, _ in grid)
    if columns is None or rows > _MOST_ROWS:
        return
    judged = [_judged(text, grid, row, columns) for row in range(1, rows + 1)]
    broken = [one for one in judged if isinstance(one, Contradiction)]
    held = sum(one is True for one in judged)
    if len(broken) == 1 and (held or rows == 1):
        yield broken[0]


def _columns(text: str, grid: Grid) -> _Columns | None:
    """Find the columns by their heads: two times, the later one last in time, and one change."""
    width = max(column for _, column in grid) + 1
    heads = [cell_text(text, grid, 0, column) for column in range(width)]
    changes = [at for at, head in enumerate(heads) if _CHANGE_HEAD.fullmatch(head)]
    times = [(at, period_in(head)) for at, head in enumerate(heads) if at not in changes and at]
    named = [
        (at, time) for at, time in times if time is not None and not _PLANNED.search(heads[at])
    ]
    if len(changes) != 1 or len(named) != 2 or len(times) != 2:
        return None
    (a, one), (b, other) = named
    first = earlier(one, other)
    if first is None:
        return None
    before, after = (a, b) if first else (b, a)
    return _Columns(before, after, changes[0], heads[changes[0]])


def _judged(text: str, grid: Grid, row: int, columns: _Columns) -> Contradiction | bool | None:
    """Return what is wrong with a row, True where it holds, None where nothing can be told."""
    first, last, said = (
        cell_figure(text, grid, (row, column))
        for column in (columns.before, columns.after, columns.change)
    )
    label = cell_text(text, grid, row, 0)
    if first is None or last is None or said is None or first.value <= 0 or last.value < 0:
        return None
    if is_real(label) or first.unit != last.unit:
        return None
    rate = said.unit == "%" or _RATE_HEAD.search(columns.head) is not None
    percents = first.unit == "%" or "%" in label or "率" in label or "％" in label
    readings = [_rate(first, last)] if rate and not percents else [_difference(first, last)]
    if percents or not (rate or said.unit):
        readings = [_rate(first, last), _difference(first, last)]
    if any(_agrees(said, *reading, columns.head) for reading in readings):
        return True
    a, b = plain(first.value), plain(last.value)
    if rate:
        right = shown(readings[0][0], decimals(said))
        sum_ = f"（{b}－{a}）÷{a}＝{right}%"
    else:
        sum_ = f"{b}－{a}＝{plain(last.value - first.value)}"
    return Contradiction(Fault.SIZE, said.span, sum_, first.span, last.span)


def _rate(first: CellFigure, last: CellFigure) -> tuple[Fraction, Fraction]:
    """Return the growth in hundredths, and by how much the rounding of the values may move it."""
    rate = (last.value - first.value) / first.value * 100
    return rate, (first.step + last.step * last.value / first.value) / first.value * 50


def _difference(first: CellFigure, last: CellFigure) -> tuple[Fraction, Fraction]:
    return last.value - first.value, first.step + last.step


def _agrees(said: CellFigure, right: Fraction, slack: Fraction, head: str) -> bool:
    sides: Sequence[Fraction] = (right,)
    if _FALL_HEAD.search(head):
        sides = (right, -right)
    exact = right.denominator == 1 and slack == 2
    allowed = Fraction(0) if exact and not said.unit and said.step == 1 else slack + said.step
    return any(abs(said.value - side) <= allowed for side in sides)
