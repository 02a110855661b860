"""Tables: what a row or a column claims of its figures, and the text beside it of a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from msgspec import Struct

from wenlint.claims.contradictions import Contradiction, Relation
from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import decimals, plain, shown
from wenlint.figures.quantities import Quantity, find_quantities
from wenlint.figures.tables.grids import CellFigure, Grid, cell_figure, cell_text, tables
from wenlint.language.simplified import simplified

_MOST_ROWS, _MOST_COLUMNS = 200, 12
_COUNT = lazy(r"数量|数$|工程量|人数|件数|台数|用量|面积|天数|户数|课时|学时|重量|吨|次数|份数")
_PRICE = lazy(r"单价|价格|标准|每|[单定售]价|费率|/")
_AMOUNT = lazy(r"金额|合价|小计|总价|合计|费用|总额|复价|金額")
_FIRST = lazy(r"上[年月期]|去年|前年|计划|目标|期初|年初|应\p{Han}|总数|发[放出]|\d{4}")
_CHANGE = lazy(r"变[化动]|增减|增[长加幅量]|升降|同比|环比|差|涨跌|提高|百分点")
_RATE = lazy(r"[完成到达合格回收执行出勤]{2}率|完成(?:率|进度)|比例|占比|[率]$")
_AMONG = lazy(r"^[#（(]?其中[：:]?|^[—－-]{1,2}其中")
_NO_WHOLE = lazy(r"合计|总计|小计|率|比|增")
_OPENING, _CAME, _WENT, _CLOSING = (
    lazy(r"期初|年初|月初|上[年期月]\p{Han}{0,2}结[转余存]"),
    lazy(r"收入|增加|入库|购[入进]|转入|新增|调入"),
    lazy(r"支出|减少|出库|领用|转出|调出|报废"),
    lazy(r"期末|年末|月末|结余|结存"),
)
_SCORES = lazy(r"(?:总分|满分|合计)[为是：:]?[ ]?100[ ]?分?|100[ ]?分制|百分制")
_SCORE_HEAD = lazy(r"分值|分数|权重|满分|标准分")
_WHOLE_SAID = lazy(r"共|总|合计|累计|预算|资金|合[计捐]|全[年部县市镇乡村校]")
_SUM_ROW = lazy(r"合\s*计|总\s*计|小\s*计|总[数额量]|共计|平均|其中|率|比")


class _Row(Struct, frozen=True):
    """A row of a table with the figures of its cells by column."""

    place: int
    label: str
    cells: dict[int, CellFigure]


def of_tables(document: Document) -> Iterator[Contradiction]:
    """Yield what rows and columns of tables claim of their figures and do not hold."""
    if not any(one.kind is BlockKind.TABLE_CELL for one in document.blocks):
        return
    text = document.view(simplified)
    for grid in tables(document):
        rows = max(row for row, _ in grid) + 1
        columns = max(column for _, column in grid) + 1
        if rows > _MOST_ROWS or columns > _MOST_COLUMNS or rows < 3:
            continue
        heads = [cell_text(text, grid, 0, column) for column in range(columns)]
        body = [_row(text, grid, place, columns) for place in range(1, rows)]
        yield from _products(heads, body)
        yield from _rates(heads, body)
        yield from _points(heads, body)
        yield from _shares(heads, body)
        yield from _parts(body)
        yield from _balances(body)
        yield from _beside(document, text, grid, heads, body)


def _row(text: str, grid: Grid, place: int, columns: int) -> _Row:
    found = {}
    for column in range(1, columns):
        figure = cell_figure(text, grid, (place, column))
        if figure is not None:
            found[column] = figure
    return _Row(place, cell_text(text, grid, place, 0), found)


# ----- rows: one equation that all rows but one hold -----


def _products(heads: Sequence[str], body: Sequence[_Row]) -> Iterator[Contradiction]:
    """Yield the amount that number and price do not make."""
    for a, b, c in _triples(heads, _COUNT, _PRICE, _AMOUNT):
        yield from _odd_one(
            Relation.PRODUCT,
            body,
            (a, b, c),
            lambda x, y: x.value * y.value,
            lambda x, y, right: f"{plain(x.value)}×{plain(y.value)}＝{plain(right)}",
            _unit_factor(heads[c]),
        )


def _unit_factor(head: str) -> Fraction:
    return Fraction(1, 10_000) if "万元" in head else Fraction(1)


def _rates(heads: Sequence[str], body: Sequence[_Row]) -> Iterator[Contradiction]:
    """Yield the rate that two columns do not give: 计划, 完成, 完成率."""
    for c, head in enumerate(heads):
        if not _RATE.search(head) or "占" in head:
            continue
        if c < 2 or _CHANGE.search(head):
            continue
        yield from _odd_one(
            Relation.TABLE,
            [one for one in body if one.cells.get(c) and one.cells[c].unit == "%"],
            (c - 2, c - 1, c),
            lambda x, y: y.value / x.value * 100 if x.value else Fraction(-1),
            lambda x, y, right: f"{plain(y.value)}÷{plain(x.value)}＝{shown(right, 1)}%",
        )


def _points(heads: Sequence[str], body: Sequence[_Row]) -> Iterator[Contradiction]:
    """Yield the difference that two columns of percentages, or of levels, do not give."""
    for c, head in enumerate(heads):
        if c < 2 or not _CHANGE.search(head) or not _FIRST.search(heads[c - 2]):
            continue
        if _RATE.search(head) or "%" in head or "率" in head or "比例" in head:
            continue
        rows = [one for one in body if c in one.cells and one.cells[c].unit != "%"]
        yield from _odd_one(
            Relation.CHANGE,
            rows,
            (c - 2, c - 1, c),
            lambda x, y: y.value - x.value,
            lambda x, y, right: f"{plain(y.value)}－{plain(x.value)}＝{plain(right)}",
        )


_SHARE = lazy(r"占比|比例|比重|百分比|份额|占")
_FEWEST_SHARES = 2


def _shares(heads: Sequence[str], body: Sequence[_Row]) -> Iterator[Contradiction]:
    """Yield the share that is none of the whole of which all other rows tell their shares."""
    for c, head in enumerate(heads):
        if c < 2 or not _SHARE.search(head) or _CHANGE.search(head) or "率" in head:
            continue
        rows = [
            (one.cells[c - 1], one.cells[c])
            for one in body
            if c in one.cells and c - 1 in one.cells and not _SUM_ROW.search(one.label)
        ]
        if any(share.unit != "%" or share.value <= 0 for _, share in rows):
            continue
        wholes = [sum((part.value for part, _ in rows), Fraction(0))]
        wholes += [round(part.value / share.value * 100) * Fraction(1) for part, share in rows]
        for whole in wholes:
            wrong = [pair for pair in rows if not _is_share(*pair, whole)]
            if not wrong or whole <= 0:
                break
            if len(wrong) == 1 and len(rows) > _FEWEST_SHARES:
                ((part, share),) = wrong
                right = shown(part.value / whole * 100, decimals(share))
                equation = f"{plain(part.value)}÷{plain(whole)}＝{right}%"
                written = f"{plain(share.value)}%"
                yield _told(Relation.SHARE, share.span, equation, written, (part.span,))
                break


def _is_share(part: CellFigure, share: CellFigure, whole: Fraction) -> bool:
    return whole > 0 and abs(part.value / whole * 100 - share.value) < share.step


_Figures = Callable[[CellFigure, CellFigure], Fraction]
_Written = Callable[[CellFigure, CellFigure, Fraction], str]


def _odd_one(
    relation: Relation,
    body: Sequence[_Row],
    columns: tuple[int, int, int],
    compute: _Figures,
    write: _Written,
    factor: Fraction = Fraction(1),
) -> Iterator[Contradiction]:
    """Yield the one row that does not hold what all others hold."""
    held, broken = 0, []
    for row in body:
        x, y, said = (row.cells.get(column) for column in columns)
        if x is None or y is None or said is None or _SUM_ROW.search(row.label):
            continue
        right = compute(x, y) * factor
        if abs(right - said.value) <= said.step * Fraction(51, 100) + (
            0 if factor == 1 else said.step
        ):
            held += 1
        else:
            broken.append((x, y, said, right))
    if len(broken) != 1 or not held:
        return
    x, y, said, right = broken[0]
    written = f"{plain(said.value)}{said.unit}"
    equation = write(x, y, right)
    yield _told(relation, said.span, equation, written, (x.span, y.span))


def _triples(heads: Sequence[str], *names: object) -> Iterator[tuple[int, int, int]]:
    """Yield the columns whose heads say count, price and amount."""
    count, price, amount = names
    for a, b, c in permutations(range(1, len(heads)), 3):
        if c < max(a, b):
            continue
        found = (
            count.search(heads[a]),  # type: ignore[attr-defined]
            price.search(heads[b]),  # type: ignore[attr-defined]
            amount.search(heads[c]),  # type: ignore[attr-defined]
        )
        if all(found):
            yield a, b, c
            return


def _told(
    relation: Relation, span: Span, equation: str, written: str, used: Sequence[Span]
) -> Contradiction:
    return Contradiction(
        relation,
        Hit(
            span,
            f"{equation}，表中为{written}",
            f"{equation}, the table says {written}",
            tuple(Related(one, "据此计算", "computed from this") for one in used),
        ),
    )


# ----- columns -----


def _parts(body: Sequence[_Row]) -> Iterator[Contradiction]:
    """Yield the 其中 that is larger than the row above it."""
    for above, row in pairwise(body):
        if not _AMONG.search(row.label) or _AMONG.search(above.label):
            continue
        if _NO_WHOLE.search(row.label):
            continue
        for column, part in row.cells.items():
            whole = above.cells.get(column)
            if whole is None or whole.unit == "%" or not 0 < whole.value < part.value:
                continue
            one, other = plain(part.value), plain(whole.value)
            yield Contradiction(
                Relation.PART,
                Hit(
                    part.span,
                    f"部分大于整体：其中{one}，而整体是{other}",
                    f"the part {one} is larger than its whole {other}",
                    (Related(whole.span, "整体", "the whole"),),
                ),
            )


def _balances(body: Sequence[_Row]) -> Iterator[Contradiction]:
    """Yield the closing row that opening, what came and what went do not give."""
    kinds = [
        next((at for at, kind in enumerate(_KINDS) if kind.search(row.label)), None) for row in body
    ]
    if kinds != [0, 1, 2, 3]:
        return
    for column in set.intersection(*(set(row.cells) for row in body)):
        opening, came, went, closing = (row.cells[column] for row in body)
        right = opening.value + came.value - went.value
        if right != closing.value and abs(right - closing.value) > closing.step:
            equation = (
                f"{plain(opening.value)}＋{plain(came.value)}－{plain(went.value)}＝{plain(right)}"
            )
            used = (opening.span, came.span, went.span)
            yield _told(Relation.BALANCE, closing.span, equation, plain(closing.value), used)


_KINDS = (_OPENING, _CAME, _WENT, _CLOSING)


def _beside(
    document: Document, text: str, grid: Grid, heads: Sequence[str], body: Sequence[_Row]
) -> Iterator[Contradiction]:
    """Yield the total told right before or behind a table that its one column does not make."""
    columns = {column for row in body for column in row.cells}
    whole_rows = [row for row in body if _SUM_ROW.search(row.label)]
    if len(columns) != 1 or whole_rows or len(body) < 2:
        return
    (column,) = columns
    cells = [row.cells.get(column) for row in body]
    if any(cell is None or cell.unit == "%" or cell.value < 0 for cell in cells):
        return
    figures = [cell for cell in cells if cell is not None]
    added = sum((cell.value for cell in figures), Fraction(0))
    first = min(span.start for span in grid.values())
    last = max(span.end for span in grid.values())
    head = heads[column] if column < len(heads) else ""
    for figure, said in _told_beside(document, text, first, last):
        value, unit = figure.value, figure.unit
        if _MEAN.search(said):
            mean = added / len(figures)
            if len(figures) > 2 and unit and abs(mean - value) >= figure.step:
                yield _mean(figures, figure, mean, text)
            continue
        scores = unit == "分" and value == 100 and _SCORE_HEAD.search(head)
        if not scores and not (
            _WHOLE_SAID.search(said) and unit and (unit in head or _unitless(head))
        ):
            continue
        scale = _scale(figure, head)
        right = added * scale
        slack = sum((cell.step for cell in figures if cell.step < 1), Fraction(0)) * scale
        if abs(right - value) <= slack or not Fraction(2, 3) <= right / value <= Fraction(3, 2):
            continue
        if any(abs(cell.value * scale - value) <= slack for cell in figures):
            continue
        equation = "＋".join(plain(cell.value) for cell in figures) + f"＝{plain(added)}"
        written = text[figure.number.start : figure.span.end]
        yield Contradiction(
            Relation.TABLE,
            Hit(
                figure.span,
                f"表中{equation}，文中为{written}",
                f"the table adds up to {plain(added)}, the text says {written}",
                (Related(Span(figures[0].span.start, figures[-1].span.end), "各行", "the rows"),),
            ),
        )
        return


_MEAN = lazy(r"(?<!人)平均(?:分|得分|成绩)?[为是]?[ ]?\d?$")


def _mean(
    figures: Sequence[CellFigure], said: Quantity, mean: Fraction, text: str
) -> Contradiction:
    written = text[said.number.start : said.span.end]
    return Contradiction(
        Relation.RATIO,
        Hit(
            said.span,
            f"表中{len(figures)}行的平均数是{shown(mean, 1)}，文中为{written}",
            f"the mean of the rows is {shown(mean, 1)}, the text says {written}",
            (Related(Span(figures[0].span.start, figures[-1].span.end), "各行", "the rows"),),
        ),
    )


_BRACKETED = lazy(r"[（(].*[）)]|[/／]")


def _unitless(head: str) -> bool:
    """Say whether a column's head names no unit of its own."""
    return _BRACKETED.search(head) is None


def _scale(figure: Quantity, head: str) -> Fraction:
    """Return what one of the column is in the unit of the figure: 千, 万."""
    thousands = [("亿", 10**8), ("万", 10**4), ("千", 10**3)]
    for name, scale in thousands:
        if name + figure.unit in head:
            return Fraction(scale)
    return Fraction(1)


_FARTHEST = 60


def _told_beside(
    document: Document, text: str, first: int, last: int
) -> Iterator[tuple[Quantity, str]]:
    """Yield the figures of the line right before a table and of the one right behind it."""
    quantities = document.view(find_quantities)
    before = text[max(0, first - 160) : first].rstrip()
    start = first - len(text[max(0, first - 160) : first]) + before.rfind("\n") + 1
    after = text[last : last + 200]
    begin = last + len(after) - len(after.lstrip("\n| \x1f"))
    end = text.find("\n", begin)
    for span in (Span(start, first), Span(begin, end if end >= 0 else len(text))):
        found = [
            one for one in quantities.within(span) if one.exact and one.unit and one.unit != "%"
        ]
        for one in found[:3]:
            yield one, text[max(span.start, one.span.start - 16) : one.span.start + 1]
