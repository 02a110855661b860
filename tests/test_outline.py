"""The outline: headings and items, articles, lost numbers, captions, attachments, references."""

from __future__ import annotations

import pytest

from wenlint.readers import read_text
from wenlint.structure.attachments import find_attachments
from wenlint.structure.captions import caption_series
from wenlint.structure.lost_headings import lost_headings
from wenlint.structure.outline import (
    heading_key,
    make_outline,
)
from wenlint.structure.references import Part, references


def headings(text: str, name: str = "a.txt") -> list[str]:
    document = read_text(text, name)
    return [
        one.title.of(document.text)
        for one in document.view(make_outline).sections[1:]
        if one.is_heading and one.title is not None
    ]


# Text, its headings.
HEADINGS = [
    # items of a 条 and of a list are no headings
    ("第一章 总则\n第一条 甲：\n（一）乙；\n（二）丙。\n", ["总则"]),
    ("1.清点库存；\n2.核对账目。\n", []),
    ("a) 按季填报\nb) 按年汇总\n[1] 张三. 供水[M].\n", []),
    # a heading may run into its paragraph
    ("一、成效\n（一）抓学习。全年学习十次。\n", ["成效", "抓学习"]),
    ("1.1 范围\n甲。\n1.2 术语\n乙。\n", ["范围", "术语"]),
]


@pytest.mark.parametrize(("text", "wanted"), HEADINGS, ids=lambda value: str(value)[:12])
def test_headings(text: str, wanted: list[str]) -> None:
    assert headings(text) == wanted


def test_an_advert_or_a_mask_does_not_hide_a_heading() -> None:
    text = (
        "一、主要做法\n甲。\n二、主要做法【更#多范文@尽在某某~文库】\n乙。\n三、主要做法XX\n丙。\n"
    )
    document = read_text(text, "a.txt")
    keys = {heading_key(document, one) for one in document.view(make_outline).sections[1:]}
    assert keys == {"主要做法"}


def test_articles_of_a_compilation() -> None:
    article = "\n{0}水厂年度工作总结\n\n一、成效\n甲。\n二、不足\n乙。\n"
    text = "".join(article.format(name) for name in "东西南北")
    document = read_text(text, "a.txt")
    titles = [one.title.of(text) for one in document.view(make_outline).articles if one.title]
    assert titles == [f"{name}水厂年度工作总结" for name in "东西南北"]
    assert document.view(make_outline).is_compilation


HEAD = "一、完善供水管网守护饮水安全\n管网改造三十公里。\n"
TAIL = (
    "二、整治黑臭水体改善河湖环境\n整治任务十二条。\n"
    "三、健全防汛体系保障群众平安\n转移群众三千人。\n"
)

# What stands between the first and the second heading, and the heading that lost its number.
LOST = [
    ("水质合格。\n推进智慧水务提升治理能力\n建成监测站点。\n", "推进智慧水务提升治理能力"),
    # much shorter than the headings around
    ("水质合格。\n建设先行\n建成监测站点。\n", None),
    # ends like a sentence
    ("水质合格。\n推进智慧水务提升治理能力。\n建成监测站点。\n", None),
    # the document's manner: it comes again
    (
        "水质合格。\n推进智慧水务提升治理能力\n建成站点。\n加强队伍建设提升服务水平\n培训职工。\n",
        None,
    ),
    # two lines of a heading
    ("水质合格。\n推进智慧水务提升治理能力\n守护居民饮水安全底线\n建成站点。\n", None),
    # a figure, a date, a label
    ("水质合格。\n2022年供水总量九千万吨\n建成监测站点。\n", None),
    ("水质合格。\n责任编辑：推进智慧水务张三\n建成监测站点。\n", None),
]


@pytest.mark.parametrize(("between", "wanted"), LOST, ids=lambda value: str(value)[:20])
def test_lost_headings(between: str, wanted: str | None) -> None:
    document = read_text("某市水务综述\n\n" + HEAD + between + TAIL, "a.txt")
    found = [lost.line.span.of(document.text) for lost in lost_headings(document)]
    assert found == ([wanted] if wanted else [])


def captions(text: str) -> list[list[str]]:
    document = read_text(text, "a.txt")
    return [[mark.written for mark in one.marks] for one in caption_series(document)]


CAPTIONS = [
    ("图1 位置\n表1 结果\n图2 边界\n", [["图1", "图2"], ["表1"]]),
    ("图2-1 位置\n图2-2 边界\n图3-1 点位\n", [["图2-1", "图2-2"], ["图3-1"]]),
    (
        "Figure 1 Site\nFigure 2 Area\n图1 位置\n图2 边界\n",
        [["Figure1", "Figure2"], ["图1", "图2"]],
    ),
    # sentences, lists of captions, tables that go on
    ("图1所示为位置。\n表2给出结果\n图3和图4见附录\n", []),
    ("表1 结果\n续表1 结果\n表1（续） 结果\n表2 结论\n", [["表1", "表2"]]),
    ("图目录\n图1 位置\t3\n图2 边界\t4\n图1 位置\n图2 边界\n", [["图1", "图2"]]),
    # each attachment has its own
    ("附件1\n表1 名单\n表2 样式\n附件2\n表1 物资\n", [["表1", "表2"], ["表1"]]),
    # formulas bear their numbers at the end of the line
    ("y = ax + b  （1）\nz = cy + d  （2）\n", [["（1）", "（2）"]]),
]


@pytest.mark.parametrize(("text", "wanted"), CAPTIONS, ids=lambda value: str(value)[:12])
def test_captions(text: str, wanted: list[list[str]]) -> None:
    assert captions(text) == wanted


# The note, the numbers listed, those of the headings.
ATTACHMENTS = [
    ("附件：1.名单\n2.样式\n", [1, 2], []),
    ("附件：1.名单 2.样式\n", [1, 2], []),
    ("附件：\n1.名单\n2.样式\n", [1, 2], []),
    ("附件：名单\n", [], []),
    ("附件1：名单\n附件2：样式\n", [1, 2], []),
    ("附件：1.名单\n2.样式\n某局\n附件1\n名单\n附件2\n样式\n", [1, 2], [1, 2]),
]


@pytest.mark.parametrize(
    ("text", "listed", "heads"), ATTACHMENTS, ids=lambda value: str(value)[:12]
)
def test_attachments(text: str, listed: list[int], heads: list[int]) -> None:
    found = read_text("请报送。\n" + text, "a.txt").view(find_attachments)
    assert [mark.value for mark in found.listed] == listed
    assert [mark.value for mark in found.headings] == heads


# A sentence, the references to the document's own parts in it.
REFERENCES = [
    ("违反本办法第九条规定的，责令改正。", [(Part.ARTICLE, (9,))]),
    ("依照第三条、第五条处理。", [(Part.ARTICLE, (3,)), (Part.ARTICLE, (5,))]),
    (
        "依照本法第三条第二款第（四）项处理。",
        [(Part.ARTICLE, (3,)), (Part.ITEM, (3, 4))],
    ),
    ("名单见附件5。", [(Part.ATTACHMENT, (5,))]),
    ("如图7所示，详见表2-3。", [(Part.FIGURE, (7,)), (Part.TABLE, (2, 3))]),
    # other works
    ("依照《供水条例》第九条处理。", []),
    ("依照刑法第九条、第十条处理。", []),
    ("依照该条例第九条处理。", []),
    ("依照《供水条例》作出处罚的，按照第九条执行。", []),
    ("将第九条修改为：甲。", []),
    ("样式见《通知》附件5、蓝图2和代表3名。", []),
]


@pytest.mark.parametrize(("text", "wanted"), REFERENCES, ids=lambda value: str(value)[:12])
def test_references(text: str, wanted: list[tuple[Part, tuple[int, ...]]]) -> None:
    document = read_text("某市供水管理办法\n\n" + text + "\n", "a.txt")
    assert [(one.part, one.values) for one in references(document)] == wanted
