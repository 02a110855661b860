"""Marks in pairs: what is left over of a text."""

from __future__ import annotations

import time

import pytest

from wenlint.core.text import Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text
from wenlint.structure.pairing import pair


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
    text = unit * 5_000
    start = time.process_time()
    pair(text, Span(0, len(text)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("（所需证件：\n\n身份证；\n\n户口簿）一并带齐。", "（所需证件：\n\n身份证；\n\n户口簿。"),
        (
            "（记者按：本文有删节。\n\n图片另发。\n\n来源见文末。）",
            "（记者按：本文有删节。\n\n图片另发。\n\n来源（县报）见文末。",
        ),
        ("他说：“先放水。\n\n“再清淤。”", "他说：先放水。\n\n再清淤。”"),
        ("渠水漫到 [0, 5) 米，见（上图\n\n与下图）。", "渠水漫到 [0, 5] 米，见（上图\n\n与下图。"),
    ],
)
@pytest.mark.parametrize("form", ["md", "list.md", "txt", "html"])
def test_marks_pair_over_blocks_in_every_format(
    right: str, wrong: str, form: str, registry: Registry
) -> None:
    rules = [ActiveRule(one, one.options(), one.severity) for one in registry.rules]
    rules = [one for one in rules if one.rule.code == "PUN001"]
    for text, good in ((right, True), (wrong, False)):
        parts = text.split("\n\n")
        match form:
            case "list.md":
                text = "\n".join("- " + part for part in parts)
            case "html":
                text = "".join(f"<p>{part}</p>" for part in parts)
            case "txt":
                text = "\n".join(parts)
        found = check(read_text(text, f"a.{form}"), rules).findings
        assert bool(found) is not good


def test_hostile_blocks_take_no_longer_than_their_length(registry: Registry) -> None:
    rules = [ActiveRule(one, one.options(), one.severity) for one in registry.rules]
    rules = [one for one in rules if one.rule.code == "PUN001"]
    start = time.process_time()
    check(read_text("“" * 3_000 + "（" * 3_000 + "\n" + "）”》" * 3_000), rules)
    check(read_text("（：\n" * 3_000), rules)
    assert time.process_time() - start < 10
