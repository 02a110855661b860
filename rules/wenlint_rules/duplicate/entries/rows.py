"""Rows that stand twice in one table, and keys that stand for two things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.entries import Row, Table, tables
from wenlint_rules.duplicate.entries.repetition import Repetition

_COUNTS = lazy(r"(?:序号?|编号|号|項次|項目|No\.?|#|№|排名|名次|\s*)", 2)
_NUMBER = lazy(r"\d{1,4}[.、]?")
# What names one thing each: two things with the same one are told apart by nothing.
_NAMES_ONE = lazy(
    r"(?:\p{Han}{0,4}(?:编[号码]|代[码号]|错误码|返回码|工号|学号|证号|档号|货号|条码|标识|標識|編號|代碼|代號|錯誤碼|學號|工號)|(?i:code|id))"
)
_CODE = lazy(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{1,24}")
_STATUS = lazy(r"[1-5]\d\d")
_FEWEST = 3
_WORD = lazy(r"\p{Han}|[A-Za-z]{2}")


def repeated_rows(document: Document) -> Iterator[Repetition]:
    """Yield the rows that stand a second time in a table whose rows are told by their key."""
    for table in document.view(tables):
        counted = _is_counted(table)
        rows = [Row(row.span, row.cells[counted:]) for row in table.rows]
        if len(rows) < _FEWEST:
            continue
        copy = _only_copy([row.cells for row in rows])
        if copy is None or len({row.cells[:1] for row in rows}) != len(rows) - 1:
            continue
        first, second = copy
        cells = rows[second].cells
        if sum(1 for cell in cells if cell.strip("\0-—/")) < 2 or not _WORD.search("".join(cells)):
            continue
        yield Repetition(
            rows[second].span,
            rows[first].span,
            "表格里“{}”这一行写了两遍",
            "the row “{}” stands twice in one table",
        )


def _is_counted(table: Table) -> int:
    """Return 1 if the first column only counts the rows, else 0."""
    firsts = [row.cells[0] for row in table.rows]
    counts = all(_NUMBER.fullmatch(one) for one in firsts) and len(set(firsts)) == len(firsts)
    return int(counts and len(table.header) > 2 and _COUNTS.fullmatch(table.header[0]) is not None)


def _only_copy(keys: Sequence[object]) -> tuple[int, int] | None:
    """Return the places of the one thing that stands twice, if there is one."""
    first: dict[object, int] = {}
    found: tuple[int, int] | None = None
    for place, key in enumerate(keys):
        before = first.setdefault(key, place)
        if before != place:
            if found is not None:
                return None
            found = before, place
    return found


def repeated_keys(document: Document) -> Iterator[Repetition]:
    """Yield the keys of tables and glossaries that stand for two things."""
    for table in document.view(tables):
        for column, name in enumerate(table.header[:2]):
            if _NAMES_ONE.fullmatch(name):
                yield from _keys_twice(table, column)
    yield from _abbreviations_twice(document)


def _keys_twice(table: Table, column: int) -> Iterator[Repetition]:
    rows = [row for row in table.rows if column < len(row.cells)]
    keys = [row.cells[column].replace("\0", "").replace("`", "").strip() for row in rows]
    copy = _only_copy(keys)
    if copy is None or len(keys) < _FEWEST or rows[copy[0]].cells == rows[copy[1]].cells:
        return
    if not all(_CODE.fullmatch(key) for key in keys) or all(map(_STATUS.fullmatch, keys)):
        return
    first, second = copy
    yield _two_things(rows[first].span, rows[second].span, keys[second])


def _two_things(first: Span, second: Span, key: str) -> Repetition:
    return Repetition(
        second,
        first,
        f"“{key}”代表了两样东西，这里是第二样“{{}}”",
        f"“{key}” stands for two things, the second is “{{}}”",
    )


_ABBREVIATION = lazy(
    r"(?P<key>(?=[^—=：:]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9.\-]{0,10})[ \t]*"
    r"(?P<sign>—+|--|[=＝：:])[ \t]*(?P<words>\p{Han}.*)"
)
_OF_KEYS = lazy(r"图例|图示|代[号码]|缩写|简称|符号|字母|标识|术语|编号|圖例|代號|縮寫|符號|代碼")


def _abbreviations_twice(document: Document) -> Iterator[Repetition]:
    text = document.text
    found: list[tuple[int, str, str, Span]] = []
    for place, line in enumerate(document.lines):
        if not "0" <= text[line.span.start] <= "z":
            continue  # no letter or digit of ASCII
        if line.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            match = _ABBREVIATION.fullmatch(text, line.span.start, line.span.end)
            if match is not None:
                found.append((place, match["key"], match["sign"], line.span))
    for _, group in groupby(enumerate(found), lambda pair: pair[1][0] - pair[0]):
        run = [one for _, one in group]
        copy = _only_copy([key for _, key, _, _ in run])
        if copy is None or len(run) < _FEWEST:
            continue
        first, second = (run[place] for place in copy)
        if text[first[3].start : first[3].end] == text[second[3].start : second[3].end]:
            continue
        above = document.lines[run[0][0] - 1].span.of(text) if run[0][0] else ""
        spoken = any(sign in "：:" for _, _, sign, _ in run)
        if _OF_KEYS.search(above) or (not spoken and all(len(key) > 1 for _, key, _, _ in run)):
            yield _two_things(first[3], second[3], second[1])
