"""The table of contents: where it stands, its entries, what they lead to."""

from __future__ import annotations

import pytest

from wenlint.readers import read_text
from wenlint.structure.contents import (
    find_contents,
    number_of,
    title_key,
)

BODY = "一、总体要求\n坚持节水优先。\n二、重点任务\n抓好三件事。\n三、保障措施\n加强领导。\n"


def entries(text: str, name: str = "a.txt") -> list[tuple[str, int | None, str | None]] | None:
    document = read_text(text, name)
    if document.view(find_contents) is None:
        return None
    return [
        (
            one.title.of(document.text),
            one.page,
            one.target.span.of(document.text) if one.target else None,
        )
        for one in document.view(find_contents).listed
    ]


def test_entries_with_pages() -> None:
    text = "目　录\n一、总体要求……1\n二、重点任务 ........ 3\n三、保障措施\t8\n" + BODY
    assert entries(text) == [
        ("一、总体要求", 1, "一、总体要求"),
        ("二、重点任务", 3, "二、重点任务"),
        ("三、保障措施", 8, "三、保障措施"),
    ]


def test_entries_without_pages_end_where_the_first_comes_again() -> None:
    text = "目录\n一、总体要求\n二、重点任务\n三、保障措施\n" + BODY
    assert [entry[0] for entry in entries(text) or []] == [
        "一、总体要求",
        "二、重点任务",
        "三、保障措施",
    ]


def test_a_number_that_either_lacks_makes_no_difference() -> None:
    text = "目录\n总体要求\t1\n（二）重点任务\t3\n保障措施\t8\n" + BODY
    assert [entry[2] for entry in entries(text) or []] == [
        "一、总体要求",
        "二、重点任务",
        "三、保障措施",
    ]


def test_links_lead_to_headings() -> None:
    text = (
        "# 手册\n\n- [办理开户](#开户)\n- [缴费](#缴费)\n- [报修](#%E6%8A%A5%E4%BF%AE)\n\n"
        "## 开户\n\n甲。\n\n## 缴费\n\n乙。\n\n## 报修\n\n丙。\n"
    )
    assert entries(text, "a.md") == [
        ("办理开户", None, "开户"),
        ("缴费", None, "缴费"),
        ("报修", None, "报修"),
    ]


# No contents: an ordinary list of links, figures in columns, a sentence about contents.
SILENT = [
    ("- [甲](https://a.example)\n- [乙](https://b.example)\n- [丙](https://c.example)\n", "a.md"),
    ("- [甲](#甲)\n- 乙\n- 丙\n", "a.md"),
    ("供水总量  300\n售水总量  200\n", "a.txt"),
    ("东村\t120\t300\n西村\t150\t420\n南村\t90\t280\n", "a.txt"),
    ("目录见附件。\n一、甲\n二、乙\n", "a.txt"),
    (BODY, "a.txt"),
]


@pytest.mark.parametrize(("text", "name"), SILENT)
def test_no_contents(text: str, name: str) -> None:
    assert entries(text, name) is None


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("一、总则", "一、"),
        ("（二）任务", "（二）"),
        ("第三章 罚则", "第三章 "),
        ("1.2 范围", "1.2 "),
        ("总则", ""),
        ("十分重要", ""),
    ],
)
def test_number_of(title: str, number: str) -> None:
    assert number_of(title) == number


def test_titles_are_compared_without_what_is_glued_to_them() -> None:
    assert title_key("重点 任务：【更*多#尽在某某@文库】") == title_key("重点任务")
    assert title_key("重点任务XX") == title_key("重点任务")
    assert title_key("iPhoneXX") != title_key("iPhone")
