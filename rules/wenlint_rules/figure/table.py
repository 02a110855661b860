r"""表格合计与各行之和不符。
Table: a total row, or a total column, that is not the sum of its figures.

预算表、统计表的“合计”行逐列相加核对；有“小计”的，合计等于小计之和或明细之和。改了一行忘改合计，审计一眼看出。

不报：
- 比率、单价、均值、序号、年份、电话各列；含有文字的列；
- 有“其中”行、空行含义不明的表；
- 保留小数或以万、亿为单位，差额在四舍五入范围内的；
- 没有“合计”“总计”的表。

出处：预算公开表、统计公报附表。

反例（Markdown）：

    | 项目 | 金额（元） | 占比 |
    | --- | --- | --- |
    | 场地 | 3,000 | 30% |
    | 设备 | 5,000 | 50% |
    | 宣传 | 2,000 | 20% |
    | 合计 | 11,000 | 100% |

反例（Markdown）：

    | 班级 | 男生 | 女生 | 合计 |
    | --- | --- | --- | --- |
    | 一班 | 20 | 22 | 42 |
    | 二班 | 21 | 20 | 41 |
    | 三班 | 19 | 24 | 45 |

正例（Markdown）：

    | 序号 | 项目 | 单价 | 数量 | 金额（元） |
    | --- | --- | --- | --- | --- |
    | 1 | 桌子 | 300 | 2 | 600 |
    | 2 | 椅子 | 100 | 4 | 400 |
    | 合计 | | | 6 | 1000 |

正例（Markdown）：

    | 地区 | 面积（万亩） | 增长率 |
    | --- | --- | --- |
    | 东区 | 1.24 | 3.2% |
    | 西区 | 2.34 | 1.5% |
    | 南区 | 3.44 | 2.0% |
    | 合计 | 7.03 | 2.1% |

正例（Markdown）：

    | 类别 | 人数 |
    | --- | --- |
    | 合计 | 120 |
    | 其中：女 | 60 |
    | 党员 | 80 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.document import Document
from wenlint.figures.arithmetic import plain
from wenlint.figures.tables import Grid, cell_figures, cell_text, row_label, tables
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule

_TOTAL = lazy(r"(?:合|总|共)[ \u3000]*计(?:[（(].*[）)])?|总数|总和")
_SUBTOTAL = lazy(r"小[ \u3000]*计.*")
_AMONG = lazy(r"其中|#|以上|以下|占|结余|减")
_NO_SUM = lazy(
    r"率|比|均|价|序|号|年|电话|邮编|排名|名次|分数|得分|增|单位成本|费率|系数|%|％|标准|累计|日期|时间"
)
_ROUNDED = lazy(r"[万亿]|吨|公里|千|面积")
_FEWEST = 2


@rule("FIG012", "table")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for grid in tables(document):
        yield from _rows(document.text, grid)
        yield from _columns(document.text, grid)


def _rows(text: str, grid: Grid) -> Iterator[Hit]:
    """Check the total row, at the foot or right below the head."""
    last, width = max(row for row, _ in grid), max(column for _, column in grid)
    labels = [row_label(text, grid, row) for row in range(last + 1)]
    totals = [row for row in range(1, last + 1) if _TOTAL.fullmatch(labels[row])]
    if len(totals) != 1 or any(_AMONG.search(label) for label in labels[1:]):
        return
    total = totals[0]
    if total not in (1, last):
        return
    rows = range(1, total) if total > 1 else range(2, last + 1)
    subtotals = [row for row in rows if _SUBTOTAL.fullmatch(labels[row])]
    details = [row for row in rows if row not in subtotals]
    for column in range(1, width + 1):
        head = cell_text(text, grid, 0, column)
        if _NO_SUM.search(head):
            continue
        for chosen in (subtotals, details) if subtotals else (details,):
            hit = _mismatch(text, grid, [(row, column) for row in chosen], (total, column), head)
            if hit is None:
                break
        else:
            if hit is not None:
                yield hit


def _columns(text: str, grid: Grid) -> Iterator[Hit]:
    """Check a last column 合计 where all rows but one hold."""
    last, width = max(row for row, _ in grid), max(column for _, column in grid)
    heads = [cell_text(text, grid, 0, column) for column in range(width + 1)]
    if width < 1 + _FEWEST or not _TOTAL.fullmatch(heads[width]):
        return
    if any(_NO_SUM.search(head) or _AMONG.search(head) for head in heads[1:]):
        return
    hits = []
    for row in range(1, last + 1):
        cells = [(row, column) for column in range(1, width)]
        hits.append(_mismatch(text, grid, cells, (row, width), "".join(heads)))
    found = [hit for hit in hits if hit is not None]
    if len(found) == 1 and len(hits) > 1 + _FEWEST - 1:
        yield found[0]


def _mismatch(
    text: str, grid: Grid, cells: Sequence[tuple[int, int]], total: tuple[int, int], head: str
) -> Hit | None:
    parts, whole = cell_figures(text, grid, cells), cell_figures(text, grid, [total])
    if parts is None or not whole or len(parts) < _FEWEST:
        return None
    added = sum((part.value for part in parts), Fraction(0))
    one = whole[0]
    step = max(part.step for part in (*parts, one))
    rounded = step < 1 and any(part.value % 1 for part in parts)
    exact = "元" in head and "万" not in head and "亿" not in head
    allowed = step * (len(parts) + 1) / 2 if (rounded and not exact) or _ROUNDED.search(head) else 0
    if abs(added - one.value) <= allowed:
        return None
    sum_ = "＋".join(plain(part.value) for part in parts[:8]) + ("＋…" if len(parts) > 8 else "")
    sum_ += f"＝{plain(added)}"
    written = one.span.of(text).strip()
    return Hit(
        one.span,
        f"{sum_}，表中合计为{written}",
        f"{sum_}, the table says {written}",
        tuple(Related(part.span, "加数", "added") for part in parts[:8]),
    )
