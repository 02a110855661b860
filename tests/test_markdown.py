"""What of a Markdown file is prose, and as what."""

from __future__ import annotations

import pytest

from wenlint.core.document import SEPARATOR, BlockKind, Cell, TriviaKind
from wenlint.language.asterisks import runs_of
from wenlint.readers import read_text


def prose(text: str) -> str:
    return read_text(text, "a.md").text.strip()


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**重点**抓好*三件*事", "重点抓好三件事"),
        ("[目录](http://a.cn/xx.html)见后", "目录见后"),
        ("前<!-- TODO -->后", "前后"),
        ("前<b>中</b>后", "前中后"),
        ("```\nXX市 TODO\n```\n正文", "正文"),
        ("5~10天和$$paidbegin$$", "5~10天和$$paidbegin$$"),
        ("请联系<公司名称>办理", "请联系<公司名称>办理"),
        ("    按传统首行缩进四格的段落", "按传统首行缩进四格的段落"),
    ],
)
def test_the_prose_is_what_a_reader_sees(markdown: str, text: str) -> None:
    assert prose(markdown) == text


def test_code_in_a_sentence_leaves_a_separator() -> None:
    assert prose("运行`x`后") == f"运行{SEPARATOR}后"


@pytest.mark.parametrize(
    "line",
    [
        "**市深入贯彻，**区紧跟其后，**县也不落后。",
        "培训**人次，新建**个站点，达到*****％。",
        "在**镇成立**首个合作社，带动**村、**村增收。",
        "召开***次会议，印发《*****》等****个文件。",
    ],
)
def test_asterisks_that_stand_for_something_missing_stay(line: str) -> None:
    assert prose(line).count("*") == line.count("*")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("完成**12**个，占**54**%。", "完成12个，占54%。"),
        ("**市委办公室**牵头，**各乡镇**配合。", "市委办公室牵头，各乡镇配合。"),
        ("这**五**个方面都重要。", "这五个方面都重要。"),
    ],
)
def test_emphasis_vanishes(line: str, text: str) -> None:
    assert prose(line) == text


def test_emphasis_that_commonmark_does_not_close_is_no_mask() -> None:
    assert runs_of("**坚持以人为本，统筹兼顾。**这是前提。").masks == ()
    # where the document surely masks, a pair in doubt masks too
    assert len(runs_of("唱响“**人民心向党，**江畔红”，培训****人次，在**市，").masks) == 4


def test_front_matter_gives_its_prose_values_only() -> None:
    document = read_text('---\ntitle: "工作报告"\nslug: xx-city\n---\n\n# 工作报告\n', "a.md")
    assert [block.kind for block in document.blocks] == [BlockKind.METADATA, BlockKind.HEADING]
    assert "xx" not in document.text
    assert [line.span.of(document.text) for line in document.lines] == ["工作报告"]


def test_tables_become_cells_that_never_touch() -> None:
    document = read_text("| 项目 | 数量 |\n|---|---|\n| 会议 | 12 |\n", "a.md")
    cells = [(block.cell, block.span.of(document.text)) for block in document.blocks]
    assert cells == [
        (Cell(0, 0, 0), "项目"),
        (Cell(0, 0, 1), "数量"),
        (Cell(0, 1, 0), "会议"),
        (Cell(0, 1, 1), "12"),
    ]
    assert f"会议{SEPARATOR}12" in document.text


def test_lists_quotes_and_headings_are_told_apart() -> None:
    document = read_text("## 标题\n\n- 甲\n  1. 乙\n\n> 引文\n\n正文[^1]\n\n[^1]: 脚注\n", "a.md")
    kinds = [(block.kind.value, block.level, block.quoted) for block in document.blocks]
    assert kinds == [
        ("heading", 2, False),
        ("list item", 1, False),
        ("list item", 2, False),
        ("paragraph", 0, True),
        ("paragraph", 0, False),
        ("footnote", 0, False),
    ]


def test_what_is_no_prose_is_kept_aside() -> None:
    document = read_text("- [甲](http://a.cn)\n\n<!-- 说明 -->\n\n`码`<i>斜</i>\n", "a.md")
    assert {(piece.kind, piece.text) for piece in document.trivia} == {
        (TriviaKind.LIST_MARK, "-"),
        (TriviaKind.LINK, "http://a.cn"),
        (TriviaKind.COMMENT, "<!-- 说明 -->"),
        (TriviaKind.CODE, "`码`"),
        (TriviaKind.HTML, "<i>"),
        (TriviaKind.HTML, "</i>"),
    }
    for piece in document.trivia:
        if piece.kind is not TriviaKind.LINK:
            assert piece.span.of(document.source.text) == piece.text


@pytest.mark.parametrize(
    "line",
    [
        "车站的**位置**变了。",
        "每天**批量**导出，只留**元信息**（*metadata*）。",
        "- **层数**：三层",
        "## **版式**和*轮播*",
        "<b>**%**</b> 是取余",
    ],
)
def test_a_pair_that_is_rendered_emphasises_whatever_it_begins_with(line: str) -> None:
    assert "*" not in prose(line)


@pytest.mark.parametrize(
    "line",
    ["会议定于*月*日召开。", "办结**件，其中信访**件。", "评审**项，并由**镇公布。"],
)
def test_a_pair_across_a_gap_masks(line: str) -> None:
    assert prose(line).count("*") == line.count("*")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("集合 $\\{1,3\\}$ 非空", f"集合 {SEPARATOR} 非空"),
        ("系数 $a*b$ 与 $c*d$ 同", f"系数 {SEPARATOR} 与 {SEPARATOR} 同"),
        ("票价 $5 和 $6 两种", "票价 $5 和 $6 两种"),
        ("甲方：${甲方}，乙方：${乙方}", "甲方：${甲方}，乙方：${乙方}"),
        ("{{< tip >}}\n\n先关阀门\n\n{{< /tip >}}", "先关阀门"),
        ("共有 {{ list.size }} 件", f"共有 {SEPARATOR} 件"),
        ("尊敬的{{姓名}}：", "尊敬的{{姓名}}："),
        (":::tip 提示\n先关阀门\n:::", "提示\n\n先关阀门"),
        ('!!! note "提示"\n    先关阀门\n\n    - 再拧螺丝', "提示\n先关阀门\n\n再拧螺丝"),
        ("见 https://a.cn/q?w=%E4%BD%A0%20O%281%29 处", f"见 https://a.cn/q?w={SEPARATOR} 处"),
        (
            "见[百科](https://a.cn/w/%E4%BD%A0)与![图](https://a.cn/a%20b.png)两处",
            f"见百科与{SEPARATOR}两处",
        ),
        ("<p>共{{ total }}件</p>", f"共{SEPARATOR}件"),
        ("+++\ntitle = '年报'\n+++\n正文", "年报\n\n正文"),
        ("按 <kbd>Ctrl *位*</kbd> 键", f"按 {SEPARATOR} 键"),
    ],
)
def test_templates_formulas_and_directives_are_no_prose(markdown: str, text: str) -> None:
    assert prose(markdown) == text


def test_a_date_left_open_is_no_emphasis() -> None:
    assert len(runs_of("定于*月*日开班，另定**年**月结业。").masks) == 4


def test_reference_labels_in_chinese_stay_apart() -> None:
    document = read_text("[甲书]和[乙书]\n\n[甲书]: http://a.cn/甲\n", "a.md")
    assert document.text.strip() == "甲书和[乙书]"
    assert [piece.text for piece in document.trivia] == ["http://a.cn/甲"]


def test_a_list_of_lists_is_read_in_linear_time() -> None:
    deep = "* " * 20_000
    assert read_text(deep, "a.md").text.strip() == ""


def test_blocks_tell_which_item_of_which_list_they_are_part_of() -> None:
    document = read_text("- 甲\n    - 子\n    - 丑\n\n  又\n- `x`\n\n```\ny\n```\n\n- 乙\n", "a.md")
    items = [
        (
            block.span.of(document.text),
            block.level,
            block.item and (block.item.list, block.item.place),
        )
        for block in document.blocks
    ]
    assert items == [
        ("甲", 1, (0, 0)),
        ("子", 2, (1, 0)),
        ("丑", 2, (1, 1)),
        ("又", 1, (0, 0)),
        ("\x1f", 1, (0, 1)),
        ("乙", 1, (2, 0)),
    ]
