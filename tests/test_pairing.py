"""Marks in pairs: what is left over of a text."""

from __future__ import annotations

import time

import pytest

from wenlint.structure.pairing import pair
from wenlint.text import Span


def left(text: str) -> list[str]:
    """Return the marks at fault with what stands around them."""
    halves = pair(text, Span(0, len(text)))
    lonely = sorted((*halves.openers, *halves.closers))
    pairs = sorted((*halves.clashes, *halves.turned))
    return [text[offset : offset + 2] for offset in lonely] + [
        text[first] + text[second] for first, second in pairs
    ]


@pytest.mark.parametrize(
    "text",
    [
        "补偿金额=(评估价－残值)×系数",
        "收货方:(签章)　日期;(年月日)",
        "v=(p+q)t，w=-(p-q)t",
        "读数为 Series([5, 8])，即 h(k[m]) 之值",
        "下标 i 落在 [first, lastIndex) 之内，温度落在(0，30]之内",
        "步长写作 step(begin[, end])，序号写作 seq([begin,] end)",
        "第一步）打开闸门；3a）记下水位。b)复核",
        "（包括 1）甲渠；2）乙渠）",
        "谢谢来信 :) 下回再聊 ;-) 祝好：）",
        "（今天又下雨 :( 不过暖和 :) 明天再去）",
        "“’87菊展”和 rock ‘n’ roll，the boys’ room，it‘s",
        "12”的屏和15”的屏各两块，另有2.5”硬盘",
        "以“（”开头，以“）”收尾（见上），不写成 '(' 或 \"【\"",
    ],
)
def test_right_texts_leave_nothing(text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("补偿金额=(评估价－残值×系数", ["(评"]),
        ("收货方:签章)，日期另填", [")，"]),
        ("读数为 Series([5, 8]，即", ["(["]),
        ("其中 h(k[m] 与前者相同", ["(k"]),
        ("（下标落在 [2, 9] 之内", ["（下"]),
        ("“五个1”和四个2”", ["”"]),
        ("渠道（含斗渠）），共三条", ["），"]),
        ("渠道（含斗渠（支渠)，共三条", ["（含", "（)"]),
        ("甲说“行“，乙说“不行”", ["““"]),
        ("乙说”不行“，甲说“行”", ["”“"]),
        ("丙说”再看”，甲说“行”", ["””"]),
        ("这种”长渠“（也叫”干渠“）要先修", ["”“", "”“"]),
        ("他说：“先修渠，后种树。再议。“", ["““"]),
        ("产业是“压舱石。要补“短板”", ["“压"]),
    ],
)
def test_wrong_texts_leave_their_marks(text: str, faults: list[str]) -> None:
    assert left(text) == faults


@pytest.mark.parametrize(
    "unit", ["（", "）", "[", "]", "“", "”", "1）", ":)", "[a,", "“（”", "(a,]"]
)
def test_hostile_texts_take_no_longer_than_their_length(unit: str) -> None:
    text = unit * 20_000
    start = time.perf_counter()
    pair(text, Span(0, len(text)))
    assert time.perf_counter() - start < 3
