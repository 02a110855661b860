"""The rules of duplicates, beyond the examples of their docstrings."""

from __future__ import annotations

import random

import pytest

import wenlint_rules
from wenlint.engine.check import ActiveRule, check_across
from wenlint.engine.registry import Registry, load_rules
from wenlint.engine.rule import Rule
from wenlint.engine.ruledoc import parse_doc
from wenlint.language.similarity import near_pairs, one_change
from wenlint.readers import read_text

LONG = "全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准。"
OTHER = "一年来，各水厂坚持安全第一，完成检修四百台次，处理漏点一千二百处，群众满意度稳步提高。"


def found(code: str, text: str, registry: Registry, name: str = "a.txt") -> list[str]:
    rule = registry.by_code[code]
    document = read_text(text, name)
    return [hit.span.of(document.text) for hit in rule.check(document, rule.options())]


HEADINGS = [
    # one form for every case, with numbers of its own
    ("案例甲\n一、案情\n甲。\n二、评析\n乙。\n案例乙\n一、案情\n丙。\n二、评析\n丁。\n", []),
    # one series, one heading twice
    ("一、概况\n甲。\n二、做法\n乙。\n三、概况\n丙。\n", ["概况"]),
    # run into the paragraph
    ("一、概况\n（一）抓学习。甲。\n（二）抓学习。乙。\n", ["抓学习"]),
    # parts of different chapters
    ("第一章 城区\n第一节 一般规定\n第二章 乡镇\n第一节 一般规定\n", []),
]


@pytest.mark.parametrize(("text", "wanted"), HEADINGS, ids=lambda value: str(value)[:12])
def test_headings(text: str, wanted: list[str], registry: Registry) -> None:
    assert found("DUP001", text, registry) == wanted


PARAGRAPHS = [
    (LONG + "\n" + LONG + "\n", 1),
    (LONG + "\n\n" + OTHER + "\n\n" + LONG + "\n", 1),
    # under another heading: a formula
    (f"一、甲\n{LONG}\n二、乙\n{LONG}\n", 0),
    # right behind, though a heading parts them not
    (f"一、甲\n{LONG}\n{LONG}\n二、乙\n", 1),
    ("实干争先。\n实干争先。\n", 0),
]


@pytest.mark.parametrize(("text", "count"), PARAGRAPHS, ids=lambda value: str(value)[:12])
def test_paragraphs(text: str, count: int, registry: Registry) -> None:
    assert len(found("DUP003", text, registry)) == count


def test_tables_and_quotations_repeat_freely(registry: Registry) -> None:
    table = f"| 甲 | 乙 |\n|---|---|\n| {LONG} | {LONG} |\n| {LONG} | {LONG} |\n"
    quoted = f"> {LONG}\n\n> {LONG}\n"
    for code in ("DUP003", "DUP004", "DUP005"):
        assert found(code, table, registry, "a.md") == []
        assert found(code, quoted, registry, "a.md") == []


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (LONG, LONG.replace("十二", "十三"), ("二", "三")),
        (LONG, LONG.replace("全部", ""), ("全部", "")),
        (LONG, LONG, ("", "")),
        (LONG, OTHER, None),
        # two spots that lie far apart are two changes
        (LONG, LONG.replace("十二", "十三").replace("国家", "地方"), None),
    ],
)
def test_one_change(one: str, other: str, wanted: tuple[str, str] | None) -> None:
    assert one_change(one, other) == wanted


def test_near_pairs_meet_wherever_they_differ() -> None:
    chance = random.Random(4)
    letters = [chr(0x4E00 + n) for n in range(3000)]
    texts = ["".join(chance.choices(letters, k=90)) for _ in range(300)]
    for place in range(0, 90, 6):
        text = texts[place]
        texts.append(text[:place] + "改" + text[place + 1 :])
    pairs = list(near_pairs(texts))
    assert [(pair.first, pair.second) for pair in pairs] == [
        (place, 300 + place // 6) for place in range(0, 90, 6)
    ]


DOUBLED = [
    ("要进一步进一步加强管理。", ["进一步进一步"]),
    ("按照按照要求完成任务。", ["按照按照"]),
    ("水厂的的设备已经更新。", ["的的"]),
    ("会议由由主任主持。", ["由由"]),
    ("违反第第三条的规定。", ["第第"]),
    ("以及以及其他单位。", ["以及以及"]),
    # reduplication, names, sounds, cries
    ("家家户户人人参与，研究研究再说，一个一个来，谢谢谢谢。", []),
    ("大家高喊“加油加油！胜利胜利！”", []),
    ("从哔哩哔哩网站到组织部组织部分干部，都对对方负责，将将领与与会代表请来。", []),
    ("讨论不了了之，是是非非难断；和和平平地商议。", []),
    ("快快快，哈哈哈哈，等等。", []),
]


@pytest.mark.parametrize(("text", "wanted"), DOUBLED, ids=lambda value: str(value)[:10])
def test_doubled_words(text: str, wanted: list[str], registry: Registry) -> None:
    assert found("DUP006", text + "\n", registry) == wanted


def across(registry: Registry, *texts: str) -> dict[str, list[tuple[str, str | None]]]:
    rule = registry.by_code["DUP008"]
    documents = [read_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    reports = check_across(documents, [ActiveRule(rule, rule.options(), rule.severity)])
    return {
        path: [(finding.code, finding.related[0].path) for finding in report.findings]
        for path, report in reports.items()
    }


def test_across_files_each_paragraph_is_told_once(registry: Registry) -> None:
    shared = LONG + OTHER
    assert across(registry, f"甲\n\n{shared}\n", f"乙\n\n{shared}\n") == {
        "0.txt": [],
        "1.txt": [("DUP008", "0.txt")],
    }
    # what three have is a form; within one file it is DUP003's
    assert not any(across(registry, *[f"甲\n\n{shared}\n"] * 3).values())
    assert not any(across(registry, f"{shared}\n\n{shared}\n", "乙\n").values())
    # a copy of a whole file is told once
    copy = f"{shared}\n\n{shared[::-1]}\n"
    assert sum(map(len, across(registry, copy, copy).values())) == 1


OWN = [rule for rule in load_rules(wenlint_rules).rules if rule.family in ("NUM", "DUP")]


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_a_fix_applied_to_a_bad_example_leaves_nothing_to_fix(rule: Rule) -> None:
    for example in parse_doc(rule.doc).examples:
        text, name = example.text, "a" + example.suffix
        for _ in range(8):
            document = read_text(text, name)
            fixes = [hit.fix for hit in rule.check(document, rule.options()) if hit.fix]
            if not fixes or example.suffix != ".txt":
                break
            for edit in sorted(fixes[0].edits, key=lambda edit: -edit.span.start):
                text = text[: edit.span.start] + edit.content + text[edit.span.end :]
        else:
            pytest.fail(f"{rule.code} goes on fixing {example.text!r}: {text!r}")


STEP = "先关掉电源，再把旧滤芯逆时针拧下，换上新滤芯以后通水三分钟，直到出水清亮为止。"
LEAD = "在仓库的根目录下执行下面的命令，等到最后一行出现“完成”二字为止，其间不要关闭窗口："
CREDIT = "样例改自县图书馆公开的借阅系统，遵循宽松的开源许可，可以自由修改，也可以再次发布。"

BY_DESIGN = [
    # panes
    f":::tabs\n\n@tab 台式\n\n{STEP}\n\n@tab 立式\n\n{STEP}\n\n:::\n",
    f"<Panes>\n<PaneA>\n\n{STEP}\n\n</PaneA>\n<PaneB>\n\n{STEP}\n\n</PaneB>\n</Panes>\n",
    f'=== "台式"\n\n    {STEP}\n\n=== "立式"\n\n    {STEP}\n',
    # lists with a lead-in, items below items, ways
    f"台式：\n\n- 打开前盖。\n- {STEP}\n\n立式：\n\n- 拆下后板。\n- {STEP}\n",
    f"- 台式\n  - {STEP}\n- 立式\n  - {STEP}\n",
    f"方法一：从正面更换。\n\n{STEP}\n\n方法二：从背面更换。\n\n{STEP}\n",
    # what belongs to the code beside it
    f"{LEAD}\n\n```sh\nmake a\n```\n\n{LEAD}\n\n```sh\nmake b\n```\n",
    f"{CREDIT}\n\n```py\na\n```\n\n{CREDIT}\n\n```py\nb\n```\n",
    # labels, and a warning before each step
    f"台式机：\n\n{STEP}\n\n立式机：\n\n{STEP}\n",
    f"注意：{STEP}\n\n打开前盖。\n\n注意：{STEP}\n\n打开后盖。\n",
    # headings of code alone
    f"# 参数\n\n## `pump_on`\n\n{STEP}\n\n## `pump_off`\n\n{STEP}\n",
]
PASTED = [
    f"{STEP}\n\n装回前盖。\n\n{STEP}\n",
    f"- 打开前盖。\n- {STEP}\n- 装回前盖。\n- {STEP}\n",
    f"{STEP}\n\n![](1.png)\n\n{STEP}\n\n![](2.png)\n",
    f"# 参数\n\n## `pump_on`\n\n{STEP}\n\n改后重启。\n\n{STEP}\n",
]


@pytest.mark.parametrize("text", BY_DESIGN)
def test_manuals_repeat_themselves(text: str, registry: Registry) -> None:
    assert found("DUP003", text, registry, "a.md") == []


@pytest.mark.parametrize("text", PASTED)
def test_what_is_pasted_twice_in_a_manual(text: str, registry: Registry) -> None:
    assert found("DUP003", text, registry, "a.md") == [STEP]


def test_many_repetitions_in_linear_time(registry: Registry) -> None:
    paragraphs = [
        f"第{at}段说的是同一件事情的不同方面，各有各的道理，也各有各的难处，不能一概而论。"
        for at in range(4000)
    ]
    assert len(found("DUP003", "\n\n".join(paragraphs * 2), registry, "a.md")) == 4000
