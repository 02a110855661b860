"""Numbering marks: what is one, what only looks like one, and how each is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.language.numerals import format_han, format_roman, numeral_like, parse_han, parse_roman
from wenlint.readers import read_text
from wenlint.structure.inline_series import inline_series
from wenlint.structure.markers import (
    Mark,
    Scheme,
    line_marks,
    mark_at,
)
from wenlint.structure.series import line_series

# Line, scheme, values, style.
FOUND = [
    ("第一编 总则", Scheme.PART, (1,), "第#编"),
    ("第二分编 物权", Scheme.SUBPART, (2,), "第#分编"),
    ("第三部分 附录", Scheme.DIVISION, (3,), "第#部分"),
    ("第十二章　法律责任", Scheme.CHAPTER, (12,), "第#章"),
    ("第 3 章 设计", Scheme.CHAPTER, (3,), "第#章"),
    ("第四节 监督", Scheme.SECTION, (4,), "第#节"),
    ("第一款 一般规定", Scheme.CLAUSE, (1,), "第#款"),
    ("第二百零五条 本编调整因物的归属产生的关系。", Scheme.ARTICLE, (205,), "第#条"),
    ("第十二条之一 鼓励志愿服务。", Scheme.ARTICLE, (12, 1), "第#条"),
    ("第15条 违约责任", Scheme.ARTICLE, (15,), "第#条"),
    ("一、总体要求", Scheme.HAN, (1,), "#、"),
    ("二十一、其他", Scheme.HAN, (21,), "#、"),
    ("一．总体要求", Scheme.HAN, (1,), "#．"),
    ("（三）监测", Scheme.PAREN_HAN, (3,), "（#）"),
    ("（三)监测", Scheme.PAREN_HAN, (3,), "（#)"),
    ("（ 四 ）预警", Scheme.PAREN_HAN, (4,), "（#）"),
    # the 顿号 behind the brackets belongs to the mark
    ("（一）、巡查", Scheme.PAREN_HAN, (1,), "（#）、"),
    ("㈢监测", Scheme.PAREN_HAN, (3,), "#"),
    ("1.河道", Scheme.ARABIC, (1,), "#."),
    ("１．河道", Scheme.ARABIC, (1,), "#．"),
    ("12、河道", Scheme.ARABIC, (12,), "#、"),
    ("⒊河道", Scheme.ARABIC, (3,), "#"),
    ("1.2 范围", Scheme.DECIMAL, (1, 2), "1.#"),
    ("3.2.11 术语", Scheme.DECIMAL, (3, 2, 11), "3.2.#"),
    ("（2）水库", Scheme.PAREN_ARABIC, (2,), "（#）"),
    ("2)水库", Scheme.PAREN_ARABIC, (2,), "#)"),
    ("⑵水库", Scheme.PAREN_ARABIC, (2,), "#"),
    ("③核对", Scheme.CIRCLED, (3,), "#"),
    ("B. 暗管", Scheme.LATIN_UPPER, (2,), "#."),
    ("B、暗管", Scheme.LATIN_UPPER, (2,), "#、"),
    ("c) 逐级审核", Scheme.LATIN_LOWER, (3,), "#)"),
    ("（c）逐级审核", Scheme.LATIN_LOWER, (3,), "（#）"),
    ("IV. 结论", Scheme.ROMAN, (4,), "#."),
    ("Ⅳ．结论", Scheme.ROMAN, (4,), "#．"),
    ("iii) 结论", Scheme.ROMAN_LOWER, (3,), "#)"),
    ("附件2", Scheme.ATTACHMENT, (2,), "附件#"),
    ("附件二：名单", Scheme.ATTACHMENT, (2,), "附件#"),
    ("附录A", Scheme.ATTACHMENT, (1,), "附录#"),
    ("[12] 张三. 供水研究[J].", Scheme.NOTE, (12,), "[#]"),
]


@pytest.mark.parametrize(("line", "scheme", "values", "style"), FOUND, ids=lambda value: str(value))
def test_a_mark(line: str, scheme: Scheme, values: tuple[int, ...], style: str) -> None:
    (mark,) = read_text(line + "\n", "a.txt").view(line_marks)
    assert (mark.scheme, mark.values, mark.style) == (scheme, values, style)
    assert mark.span.start == 0
    assert mark.number.of(line) == mark.numeral
    assert mark.body.of(line) == line[mark.span.end :]


SILENT = [
    "一、二级股份合作公司",  # grades of companies
    "1、2号楼停水",  # two buildings
    "2022.年度报告",  # a year
    "3.5万元",  # an amount
    "2.5微克每立方米",  # the rest of PM2.5, broken over lines
    "3.1%的增长",
    "第三条例",  # 条例, not 条
    "第一款规定的情形",  # 款 of a 条 in a sentence
    "第二条、第三条规定的期限",  # a sentence that begins with references
    "第五届全国人民代表大会",
    "第一部分是总论，第二部分是分论，第三部分是附论，各有侧重，互相衔接，请对照阅读，不要遗漏任何一个部分。",
    "（三）项规定的材料",  # 项 of a 条 in a sentence
    "附件2、附件3请一并报送",  # a sentence about two attachments
    "附件：名单",  # the note, without number
    "十分重要",
    "A栋",
    "一是抓早",  # inside paragraphs; see inline_series
]


@pytest.mark.parametrize("line", SILENT)
def test_no_mark(line: str) -> None:
    assert [mark.written for mark in read_text(line + "\n", "a.txt").view(line_marks)] == []


def test_table_cells_and_quotations_have_no_marks() -> None:
    table = "| 项目 | 数量 |\n|---|---|\n| 1. 甲 | 2 |\n"
    assert read_text(table, "a.md").view(line_marks) == ()
    quoted = "一、修改为：“第九条 甲。\n第十条 乙。”\n二、删去。\n"
    assert [mark.written for mark in read_text(quoted, "a.txt").view(line_marks)] == [
        "一、",
        "二、",
    ]


def test_a_quotation_left_open_hides_no_marks() -> None:
    text = "一、甲“事项\n二、乙事项\n三、丙事项\n"
    assert len(read_text(text, "a.txt").view(line_marks)) == 3


def test_headings_of_markdown_may_leave_the_sign_out() -> None:
    text = "## 1 安装\n\n## 2 使用\n\n## 7 月总结\n\n## 3 个要点\n"
    assert [mark.written for mark in read_text(text, "a.md").view(line_marks)] == ["1", "2"]


# A mark and its number made another.
RENDERED = [
    ("第 三 条 甲", 12, "第十二条"),
    ("（三)甲", 4, "（四)"),
    ("３．甲", 4, "４．"),
    ("③甲", 4, "④"),
    ("㈢甲", 4, "㈣"),
    ("1.3 甲", 4, "1.4"),
    ("C. 甲", 4, "D."),
    ("iii) 甲", 4, "iv)"),
    ("III. 甲", 9, "IX."),
    ("附件三", 4, "附件四"),
]


@pytest.mark.parametrize(("line", "value", "wanted"), RENDERED)
def test_render_keeps_the_manner(line: str, value: int, wanted: str) -> None:
    (mark,) = read_text(line + "\n", "a.txt").view(line_marks)
    assert mark.render(value) == wanted


def test_what_has_no_such_number() -> None:
    mark = mark_at("⑳甲", 0, 2)
    assert isinstance(mark, Mark)
    assert mark.numbered(21) is None
    assert numeral_like("z", 27) is None
    assert numeral_like("一", 10_000) is None


@given(st.integers(1, 9999))
def test_han_there_and_back(value: int) -> None:
    assert parse_han(format_han(value)) == value


@given(st.integers(1, 39))
def test_roman_there_and_back(value: int) -> None:
    assert parse_roman(format_roman(value)) == value
    assert parse_roman(format_roman(value).lower()) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IXI", "A", "五"])
def test_no_roman_numeral(text: str) -> None:
    assert parse_roman(text) is None


@given(st.text(alphabet="第一二三十章节条款编之、．.（）()①⑴ 123AIVxiab)附件录：“”\n", max_size=40))
def test_any_text_is_parsed(text: str) -> None:
    document = read_text(text, "a.txt")
    for mark in document.view(line_marks):
        assert mark.span.end <= mark.body.start
        assert mark.value > 0
        assert mark.number.of(document.text) == mark.numeral
    assert document.view(line_series) is not None
    assert document.view(inline_series) is not None
