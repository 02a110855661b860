"""Fields left empty in a document that is filled otherwise: labels, cells of tables.

A form is empty all over; in a record, minutes or a contact list the one field without a value has
been forgotten. It is told by its neighbours: a run of labels with values, a column of filled cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from wenlint.core.document import Block, BlockKind, Document, Line
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import on_lines
from wenlint.language.simplified import simplified

_SHORT_VALUES = (
    "(?:时间|地点|日期|天气|气温|主持人?|主席|记录人?|记录整理|整理|纪录|列席|出席|联系人"
    "|联系电话|电话|手机|联络人|责任人|负责人|承办人|经办人|交班人|接班人"
    "|值班人?|值班员|作者|编者|译者|出版社|出版年|校对|审核人?|班次|活动时间|活动地点|集合地点"
    "|集合时间|领队|讲师|主讲人?|报名电话|编号|单价|数量|金额"
    "|邮箱|地址|网址|单位|温度|湿度|开始时间|结束时间|发生时间|恢复时间|处理人|报告人|填报人"
    "|组长|会议时间|会议地点|主办|承办|页数|定价)"
)
_FIELD = lazy(r"[ \u3000*_]*(?P<label>[\u4e00-\u9fffA-Za-z/ ]{2,10}?)[*_ ]*[：:](?P<value>[^\n]*)")
_LABEL = lazy(  # 开标地点, 报名截止时间
    rf"{_SHORT_VALUES}|[\u4e00-\u9fff]{{2,6}}(?:时间|地点|日期|电话|地址|联系人|编号|金额|邮箱|网址)"
)
_SIGNED = lazy(
    r"签字|签名|签章|盖章|印章|备注|附件|附注|抄送|主送|意见|说明|事由|议题|内容|摘要|结论|原因"
    r"|要求|措施|经过|决议"
)
_COLUMN = lazy(
    "姓名|班主任|主任|教师|老师|人员|负责人|责任人|联系人|组长|主讲|讲师|电话|手机|时间|日期|地点|房间|人数|数量|金额"
    "|单价|单位|班次|校对|作者|值班|主持|科室|部门|页码|得分|产量|销售额|进度"
)
_FREE = lazy("备注|说明|其他|附注|要求|注")
_INLINE = lazy(
    rf"(?:^|(?<=[\n\u3000 ]))(?P<label>{_SHORT_VALUES})[：:](?P<gap>[ \u3000]{{1,12}})"
    rf"(?=[\u4e00-\u9fff]{{2,6}}[：:][^\s：:])"
)
_GAP = plain("[：:](?=[ \u3000])")
_RUN, _PAIR = 3, 2
_ROWS = 3


class _Row(Struct, frozen=True):
    line: Line
    label: str
    value: str


def empties(document: Document) -> tuple[tuple[Span, str], ...]:
    """Return the labels and rows whose value is missing, each with what is missing: a view."""
    text = document.view(simplified)
    return tuple(sorted({*_labels(document, text), *_inline(text), *_cells(document, text)}))


def _labels(document: Document, text: str) -> Iterator[tuple[Span, str]]:
    rows = [_row(text, line) for line in document.lines]
    if not any(rows):
        return
    elsewhere = sum(row is not None and row.value != "" for row in rows) - 1
    for is_field, some in groupby(enumerate(rows), key=lambda one: one[1] is not None):
        run = [(at, row) for at, row in some if row is not None]
        if not is_field or len(run) < _PAIR:
            continue
        empty = [(at, row) for at, row in run if not row.value]
        # A pair is judged by the fields of the rest: minutes have some at both ends.
        filled = len(run) if len(run) >= _RUN else elsewhere
        if not empty or 3 * len(empty) > filled or len(empty) == len(run):
            continue
        for at, row in empty:
            wanted = not _SIGNED.search(row.label) and _LABEL.fullmatch(row.label)
            if wanted and not _goes_on(rows, document.lines, at, text):
                yield row.line.span, row.label


def _row(text: str, line: Line) -> _Row | None:
    span, kind = line.span, line.block.kind
    if span.end - span.start > _LINE or kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return None
    said = span.of(text)
    if "：" not in said and ":" not in said:
        return None
    match = _FIELD.fullmatch(said)
    return _Row(line, match["label"].strip(), match["value"].strip()) if match else None


_LINE = 60


def _goes_on(rows: Sequence[_Row | None], lines: Sequence[Line], at: int, text: str) -> bool:
    """Say whether the value stands on the next line: a short one that is no label, or an item."""
    if at + 1 >= len(lines):
        return False
    here, after = lines[at], lines[at + 1]
    if after.block.kind is BlockKind.LIST_ITEM and after.block.level > here.block.level:
        return True
    if rows[at + 1] is not None:
        return False
    said = after.span.of(text)
    name = len(said) <= _NAME and _NAME_LINE.fullmatch(said) is not None
    # Where blank lines part all of the labels, one parts a label from its value, too.
    apart = here.blank_after and not (at and rows[at - 1] is not None and here.blank_before)
    return len(said) <= _VALUE or (name and not apart)


_VALUE = 8
_NAME = 40
_NAME_LINE = lazy(r"(?![（(]?[一二三四五六七八九十\d]{1,3}[、.．）)])[^，。；：:！？]+")


def _inline(text: str) -> Iterator[tuple[Span, str]]:
    for match in on_lines(_INLINE, _GAP, text):
        yield Span(*match.span("label")), match["label"]


def _cells(document: Document, text: str) -> Iterator[tuple[Span, str]]:
    """Yield the rows of a table that lack one value in a column that is filled otherwise."""
    cells = [block for block in document.blocks if block.cell is not None]
    for _, some in groupby(cells, key=lambda block: block.cell.table if block.cell else -1):
        yield from _empty_of(list(some), text)


def _empty_of(cells: Sequence[Block], text: str) -> Iterator[tuple[Span, str]]:
    grid: dict[tuple[int, int], Block] = {
        (block.cell.row, block.cell.column): block for block in cells if block.cell
    }
    rows = 1 + max(row for row, _ in grid)
    columns = 1 + max(column for _, column in grid)
    if rows - 1 < _ROWS or columns > _WIDEST:
        return
    missing = [
        (row, column)
        for row in range(1, rows)
        for column in range(columns)
        if (row, column) not in grid or not grid[row, column].span.of(text).strip(" \u3000\n\x1f")
    ]
    if len(missing) != 1:
        return
    row, column = missing[0]
    head, first = grid.get((0, column)), grid.get((row, 0))
    if head is None or first is None or not column:
        return
    name = head.span.of(text).strip()
    if _COLUMN.search(name) and not _FREE.search(name):
        yield first.span, name


_WIDEST = 8
