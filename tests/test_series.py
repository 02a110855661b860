"""Marks that count together, and what is wrong in a series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.language.numerals import format_han
from wenlint.readers import read_text
from wenlint.structure.faults import FaultKind, faults, is_glued, renumbering
from wenlint.structure.inline_series import inline_series
from wenlint.structure.markers import line_marks
from wenlint.structure.series import (
    Series,
    line_series,
)


def series_of(text: str, name: str = "a.txt") -> list[list[str]]:
    return [[mark.written for mark in one.marks] for one in read_text(text, name).view(line_series)]


# Text, the series in it.
GROUPED = [
    # nested lists end with their parent
    (
        "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊\n",
        [["一、", "二、"], ["（一）", "（二）"], ["（一）"]],
    ),
    # a list of one and the same mark below a higher one
    ("二、甲\n一、乙\n二、丙\n三、丁\n", [["二、"], ["一、", "二、", "三、"]]),
    # 条 go on through chapters; their items do not
    (
        "第一章 甲\n第一条 乙：\n（一）丙；\n第二章 丁\n第二条 戊：\n（一）己；\n",
        [["第一章", "第二章"], ["第一条", "第二条"], ["（一）"], ["（一）"]],
    ),
    # headings 一、二、 over 条 go on as well
    (
        "一、甲\n第一条 乙：\n（一）丙；\n二、丁\n第二条 戊。\n",
        [["一、", "二、"], ["第一条", "第二条"], ["（一）"]],
    ),
    # another style at the same place goes on only where it just follows
    ("1.甲\n2、乙\n3.丙\n", [["1.", "2、", "3."]]),
    ("1、甲\n1.乙\n2.丙\n2、丁\n", [["1、", "2、"], ["1.", "2."]]),
    # what is lost between keeps the outer list
    ("1.甲\n（1）乙\n（2）丙\n3.丁\n", [["1.", "3."], ["（1）", "（2）"]]),
    # a lead begins anew, and so does a deeper indent
    ("甲方：\n1.甲\n乙方：\n1.乙\n", [["1."], ["1."]]),
    ("1.甲\n    1.乙\n", [["1."], ["1."]]),
    # the same number twice is a slip, not two lists
    ("1.甲\n1.乙\n2.丙\n", [["1.", "1.", "2."]]),
    # an attachment begins anew
    ("一、甲\n二、乙\n附件1\n一、丙\n", [["一、", "二、"], ["一、"]]),
    # decimal numbers by their prefix
    (
        "1.1 甲\n1.2 乙\n1.2.1 丙\n1.2.2 丁\n1.3 戊\n",
        [["1.1", "1.2", "1.3"], ["1.2.1", "1.2.2"]],
    ),
    # far away: a figure at a line's beginning
    ("1.甲\n2.乙\n98.丙\n3.丁\n", [["1.", "2.", "3."], ["98."]]),
    # I. is one, but the ninth letter after H.; i) is one before ii)
    ("G. 甲\nH. 乙\nI. 丙\n", [["G.", "H.", "I."]]),
    ("i) 甲\nii) 乙\niii) 丙\n", [["i)", "ii)", "iii)"]]),
]


@pytest.mark.parametrize(("text", "wanted"), GROUPED, ids=lambda value: str(value)[:20])
def test_grouping(text: str, wanted: list[list[str]]) -> None:
    assert series_of(text) == wanted


def test_headings_of_markdown_close_what_is_below() -> None:
    text = "## 甲\n\n一、乙\n\n二、丙\n\n## 丁\n\n二、戊\n"
    assert series_of(text, "a.md") == [["一、", "二、"], ["二、"]]


def test_a_block_quotation_counts_by_itself() -> None:
    text = "（一）甲\n\n> （一）乙\n>\n> （三）丙\n\n（二）丁\n"
    assert series_of(text, "a.md") == [["（一）", "（二）"], ["（一）", "（三）"]]


def test_a_series_knows_its_parent() -> None:
    document = read_text("第一条 甲：\n（一）乙；\n1.丙；\n2.丁。\n第二条 戊。\n", "a.txt")
    parents = {
        one.marks[0].written: one.parent and one.parent.written
        for one in document.view(line_series)
    }
    assert parents == {"第一条": None, "（一）": "第一条", "1.": "（一）"}


# Numbers, the faults: kind, the number it stands at, the number due, what is missing.
FAULTS = [
    ([1, 2, 3], []),
    ([5, 6, 7], []),  # an excerpt
    ([1, 2, 4], [("gap", 4, 3, (3,))]),
    ([1, 5, 6], [("gap", 5, 2, (2, 3, 4))]),
    ([1, 2, 2, 3], [("repeat", 2, 3, ())]),
    ([1, 2, 2, 4], [("repeat", 2, 3, ())]),
    ([1, 1, 1, 1], [("repeat", 1, 2, ())]),  # a list all written 1.
    ([1, 3, 2, 4], [("order", 2, 2, ())]),
    ([2, 1, 3], [("order", 1, 3, ())]),
    ([1, 2, 4, 3], [("order", 3, 3, ())]),
    ([1, 3, 4, 2, 5], [("order", 2, 5, ())]),  # 2 was moved down
    ([1, 4, 2, 3, 5], [("order", 2, 2, ())]),  # 4 was moved up
    ([1, 2, 9, 4], [("order", 9, 3, ())]),  # a slip of the pen
    ([1, 2, 4, 4, 5], [("order", 4, 3, ())]),
    ([1, 2, 5, 6, 3, 4, 7], [("order", 3, 7, ())]),  # a block was moved
    ([1, 2, 3, 2, 3, 4], [("repeat", 2, 4, ())]),  # a block was doubled
    ([1, 3, 5], [("gap", 3, 2, (2,)), ("gap", 5, 4, (4,))]),
]


def han(order: list[int]) -> str:
    # The first line is no 1, so that no series restarts before the order is known.
    return "".join(f"第{format_han(number)}章 甲\n" for number in order)


@pytest.mark.parametrize(("order", "wanted"), FAULTS, ids=str)
def test_faults(order: list[int], wanted: list[tuple[str, int, int, tuple[int, ...]]]) -> None:
    document = read_text(han(order), "a.txt")
    found = [
        (fault.kind.value, fault.mark.value, fault.due, fault.missing)
        for series in document.view(line_series)
        for fault in faults(document.text, series)
    ]
    assert found == wanted


@pytest.mark.parametrize(("order", "wanted"), FAULTS, ids=str)
def test_what_is_renumbered_has_no_fault(order: list[int], wanted: object) -> None:
    document = read_text(han(order), "a.txt")
    for series in document.view(line_series):
        fix = renumbering(document.text, series)
        assert fix is not None
        text = document.text
        for edit in reversed(fix.edits):
            text = text[: edit.span.start] + edit.content + text[edit.span.end :]
        again = read_text(text, "a.txt")
        assert [list(faults(text, one)) for one in again.view(line_series)] == [[]]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=14))
def test_a_series_counts_on_exactly_where_there_is_no_fault(order: list[int]) -> None:
    document = read_text(han(order), "a.txt")
    for series in document.view(line_series):
        values = [mark.value for mark in series.marks]
        counts_on = values == list(range(values[0], values[0] + len(values)))
        assert counts_on is not any(faults(document.text, series))


def test_what_is_glued_to_a_line_is_not_missing() -> None:
    text = "第一条 甲。\n第二条 乙。 第三条 丙。\n第四条 丁。\n第六条 戊。\n"
    document = read_text(text, "a.txt")
    (series,) = document.view(line_series)
    (fault,) = faults(text, series)
    assert (fault.kind, fault.missing) == (FaultKind.GAP, (5,))
    # It would count on wrongly behind the one that is glued.
    assert renumbering(text, series) is None
    assert is_glued(
        "甲：1.乙\n2.丙\n", 0, read_text("甲：1.乙\n2.丙\n", "a.txt").view(line_marks)[0]
    )


def test_insertions_are_neither_counted_nor_renumbered() -> None:
    text = "第一条 甲。\n第一条之一 乙。\n第二条 丙。\n第四条 丁。\n"
    document = read_text(text, "a.txt")
    (series,) = document.view(line_series)
    assert [fault.missing for fault in faults(text, series)] == [(3,)]
    assert renumbering(text, series) is None


def inline(text: str) -> list[list[str]]:
    found = read_text(text, "a.txt").view(inline_series)
    return [[mark.written for mark in one.marks] for one in found if len(one.marks) > 1]


INLINE = [
    ("一是甲，二是乙，三是丙。", [["一是", "二是", "三是"]]),
    # a broken line does not end it; 原因：一是 begins anew
    (
        "一是甲，二是\n乙，三是丙。原因：一是丁，二是戊。",
        [["一是", "二是", "三是"], ["一是", "二是"]],
    ),
    ("第一，甲。第二，乙。", [["第一", "第二"]]),
    ("第一是甲；第二是乙。", [["第一", "第二"]]),
    ("首先，甲。其次，乙。再次，丙。", [["首", "其", "再"]]),
    ("包括：（1）甲；（2）乙。", [["（1）", "（2）"]]),
    ("包括：①甲；②乙。", [["①", "②"]]),
    ("1.甲；2.乙；3.丙。", [["1.", "2.", "3."]]),
    ("A.甲 B.乙 C.丙", [["A.", "B.", "C."]]),
    # no items: doubts, demands, references, 再次 without a comma
    ("一是否合理，二要求明确，第一款第（一）、（二）项；会议再次强调。", []),
    ("水压为1.5、2.5兆帕；2.5微克。", []),
]


@pytest.mark.parametrize(("text", "wanted"), INLINE, ids=lambda value: str(value)[:12])
def test_inline_series(text: str, wanted: list[list[str]]) -> None:
    assert inline(text + "\n") == wanted


def test_series_is_made_of_marks() -> None:
    (series,) = read_text("一、甲\n二、乙\n", "a.txt").view(line_series)
    assert isinstance(series, Series)
    assert series.scheme is series.marks[0].scheme
