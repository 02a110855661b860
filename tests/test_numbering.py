"""The rules of numbering on generated documents: each item deleted, doubled, swapped."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest

from wenlint.core.document import Document
from wenlint.core.hit import Fix, Hit
from wenlint.engine.registry import Registry
from wenlint.language.numerals import format_han, format_roman
from wenlint.readers import read_text

BODIES = (
    "市水务局制定年度计划，报市人民政府批准后实施。",
    "区水务局按照职责分工，做好管网的巡查和维护。",
    "供水企业应当公开服务承诺，按时抢修损坏的设施。",
    "用水单位应当安装计量设施，按照规定缴纳水费。",
    "任何单位和个人都有权举报损坏供水设施的行为。",
    "有关部门接到举报后，应当在三日内到现场处理。",
    "处理的结果应当告知举报人，并且向社会公布。",
)

SCHEMES: dict[str, Callable[[int], str]] = {
    "章": lambda n: f"第{format_han(n)}章 供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "条": lambda n: f"第{format_han(n)}条 " + BODIES[n - 1],
    "一、": lambda n: f"{format_han(n)}、供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "（一）": lambda n: f"（{format_han(n)}）供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "1.": lambda n: f"{n}.供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "1、": lambda n: f"{n}、供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "3.1": lambda n: f"3.{n} 供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "（1）": lambda n: f"（{n}）供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "1）": lambda n: f"{n}）供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "①": lambda n: f"{'①②③④⑤⑥⑦'[n - 1]}供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "A.": lambda n: f"{'ABCDEFG'[n - 1]}. 供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "a)": lambda n: f"{'abcdefg'[n - 1]}) 供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
    "I.": lambda n: f"{format_roman(n)}. 供水要求之{'甲乙丙丁戊己庚'[n - 1]}",
}
COUNT = 6


def written(scheme: str, order: Sequence[int], *, nested: bool) -> str:
    """Return a document whose items bear the numbers of `order`; each may hold a list."""
    lines = ["某市供水管理要求", ""]
    for number in order:
        lines.append(SCHEMES[scheme](number))
        if scheme != "条":
            lines.append(BODIES[number - 1])
        if nested:
            lines += ["有下列情形之一的，应当报告：", "⑴水质异常；", "⑵水压不足；", "⑶管道破裂。"]
    return "\n".join(lines) + "\n"


def hits(document: Document, registry: Registry) -> list[tuple[str, Hit]]:
    return [
        (rule.code, hit)
        for rule in registry.rules
        # NUM005 hints at the levels of the lists that are put below the items here.
        if rule.family == "NUM" and rule.code != "NUM005"
        for hit in rule.check(document, rule.options())
    ]


def codes(text: str, registry: Registry, name: str = "a.txt") -> list[str]:
    return [code for code, _ in hits(read_text(text, name), registry)]


def mended(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    return text


nesting = pytest.mark.parametrize("nested", [False, True], ids=["flat", "nested"])
every_scheme = pytest.mark.parametrize("scheme", SCHEMES)


def is_own_scheme(scheme: str, nested: bool) -> bool:
    """A list of （1） stands below these by custom; in another （1） it is one series."""
    return not nested or scheme in ("章", "条", "一、", "（一）", "1.", "1、", "3.1", "I.")


@nesting
@every_scheme
def test_an_untouched_document_is_silent(scheme: str, nested: bool, registry: Registry) -> None:
    if is_own_scheme(scheme, nested):
        text = written(scheme, range(1, COUNT + 1), nested=nested)
        assert codes(text, registry) == []


@nesting
@every_scheme
@pytest.mark.parametrize("gone", range(1, COUNT + 1))
def test_an_item_deleted(scheme: str, gone: int, nested: bool, registry: Registry) -> None:
    if not is_own_scheme(scheme, nested):
        return
    order = [number for number in range(1, COUNT + 1) if number != gone]
    found = hits(read_text(written(scheme, order, nested=nested), "a.txt"), registry)
    # Nobody can see that the last one is gone.
    wanted = {1: ["NUM004"], COUNT: []}.get(gone, ["NUM001"])
    assert [code for code, _ in found] == wanted


@nesting
@every_scheme
@pytest.mark.parametrize("twice", range(1, COUNT + 1))
def test_an_item_doubled(scheme: str, twice: int, nested: bool, registry: Registry) -> None:
    if not is_own_scheme(scheme, nested):
        return
    order = sorted([*range(1, COUNT + 1), twice])
    assert codes(written(scheme, order, nested=nested), registry) == ["NUM002"]


@nesting
@every_scheme
@pytest.mark.parametrize("first", range(1, COUNT))
def test_two_items_swapped(scheme: str, first: int, nested: bool, registry: Registry) -> None:
    if not is_own_scheme(scheme, nested):
        return
    order = list(range(1, COUNT + 1))
    order[first - 1], order[first] = order[first], order[first - 1]
    assert codes(written(scheme, order, nested=nested), registry) == ["NUM003"]


@every_scheme
@pytest.mark.parametrize(
    "order",
    [[1, 2, 4, 5], [1, 1, 2, 3], [1, 3, 2, 4], [1, 2, 2, 4, 4], [2, 1, 3], [1, 2, 5, 4], [1, 3, 5]],
    ids=str,
)
def test_a_fix_leaves_nothing_to_fix(scheme: str, order: list[int], registry: Registry) -> None:
    text = written(scheme, order, nested=False)
    found = hits(read_text(text, "a.txt"), registry)
    fixes = [hit.fix for _, hit in found if hit.fix is not None]
    assert fixes
    assert not fixes[0].safe
    assert codes(mended(text, fixes[0]), registry) == []


# Numbers, the rule that must be drawn, what its message must say.
SERIES = [
    # one is gone: the message names the series and the one that lacks
    ([1, 2, 4], "NUM001", "一、 二、 四、，缺“三、”"),
    # two are gone: one finding names both
    ([1, 4, 5], "NUM001", "缺“二、”“三、”"),
    # the second 二 stands for 三: 四 is right
    ([1, 2, 2, 4], "NUM002", "应当是“三、”"),
    # moved to the end
    ([1, 3, 4, 2], "NUM003", "“四、”之后是“二、”"),
    # a slip of the pen, and then right again
    ([1, 2, 7, 4], "NUM003", "应当是“三、”"),
    # a number comes back after others
    ([1, 2, 3, 2, 5], "NUM002", "应当是“四、”"),
]


@pytest.mark.parametrize(("order", "code", "says"), SERIES, ids=str)
def test_what_the_finding_says(order: list[int], code: str, says: str, registry: Registry) -> None:
    found = hits(read_text(written("一、", order, nested=False), "a.txt"), registry)
    assert [one for one, _ in found] == [code]
    assert says in found[0][1].zh
    assert found[0][1].related


SILENT = [
    # a list of its own under every heading
    "一、甲事项\n1.开户办理；\n2.销户办理。\n二、乙事项\n1.缴费办理；\n2.退费办理。\n",
    # 条 go on through chapters, items begin anew
    "第一章 总则\n第一条 甲。\n第二条 乙：\n（一）丙；\n（二）丁。\n"
    "第二章 附则\n第三条 戊：\n（一）己；\n（二）庚。\n",
    # 第X条之一 is an insertion
    "第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。\n",
    # glued to the end of a line
    "第一条 甲事项。\n第二条 乙事项。 第三条 丙事项。\n第四条 丁事项。\n",
    # an amendment quotes 条 and items, not all of them
    "一、将第九条修改为：“第九条 甲：\n（一）乙；\n（四）丙。\n第十二条 丁。”\n"
    "二、删去第十三条。\n",
    # the first item stands behind the word 附件
    "请按时报送。\n附件：1.名单\n2.样式\n3.说明\n",
    # a page of figures: years, amounts, versions
    "2022.年度报告\n3.5万元\n一、二级公司\n2.5微克\n1、2号楼\n",
    # the outer list goes on behind an inner one of another style
    "1、甲事项\n1.子项；\n2.子项。\n2、乙事项\n1.子项；\n2.子项。\n3、丙事项\n",
    # choices of several questions
    "1.第一题（ ）\nA.甲 B.乙\nC.丙 D.丁\n2.第二题（ ）\nA.甲 B.乙\nC.丙 D.丁\n",
    # one thing under each of two leads
    "甲方责任：\n1.提供场地。\n乙方责任：\n1.按期完工。\n",
    # a code of law: parts, chapters, articles
    "第一编 总则\n第一章 任务\n第一条 甲。\n第二章 管辖\n第二条 乙。\n"
    "第二编 执行\n第一章 申请\n第三条 丙。\n第二章 措施\n第四条 丁。\n",
    # an excerpt of a code
    "第二百零五条 甲。\n第二百零六条 乙。\n第二百零九条 丙。\n第二百二十四条 丁。\n",
    # captions per chapter, a table that is continued
    "第一章 概况\n图1-1 位置\n图1-2 边界\n"
    "第二章 水质\n图2-1 点位\n表2-1 结果\n续表2-1 结果\n图2-2 变化\n",
    # i) ii) iii) iv) v) and h) i) j)
    "i) 甲项\nii) 乙项\niii) 丙项\niv) 丁项\nv) 戊项\nvi) 己项\n",
    "f) 甲项\ng) 乙项\nh) 丙项\ni) 丁项\nj) 戊项\n",
    # initials at the beginnings of lines
    "J. Smith 主编\nA. Brown 编辑\nC. White 校对\n",
]


@pytest.mark.parametrize("text", SILENT, ids=lambda text: text[:16])
def test_silent(text: str, registry: Registry) -> None:
    found = [one for one in hits(read_text(text, "a.txt"), registry) if one[0] != "NUM012"]
    assert [(code, hit.zh) for code, hit in found if code != "NUM004"] == []


FOUND = [
    # a contract: items of an article
    ("第一条 甲：\n（一）乙；\n（二）丙；\n（四）丁。\n第二条 戊。\n", ["NUM001"]),
    # technical headings: 1.1 1.3
    ("1.1 范围\n甲。\n1.2 术语\n乙。\n1.4 要求\n丙。\n", ["NUM001"]),
    # deeper ones: 2.1.1 2.1.3
    ("2.1 范围\n2.1.1 甲\n2.1.2 乙\n2.1.4 丙\n2.2 术语\n", ["NUM001"]),
    # choices on a line of their own
    ("A.甲\nB.乙\nD.丁\n", ["NUM001"]),
    # three of 一是 in a line, the third has lost its 是
    ("一是抓早。早部署。二是抓小。早发现。三抓细。早处置。四是抓实。早见效。\n", ["NUM007"]),
    # minutes: two decisions with one number
    ("会议议定：\n（一）同意甲方案。\n（二）同意乙方案。\n（二）同意丙方案。\n", ["NUM002"]),
    # marks of two manners
    ("1.甲事项。\n2.乙事项。\n3、丙事项。\n4.丁事项。\n", ["NUM006"]),
    # captions
    ("图1 位置\n图2 边界\n图4 变化\n", ["NUM009"]),
    ("表1 甲\n表2 乙\n表2 丙\n", ["NUM009"]),
    # references beyond the end
    ("第一条 甲。\n第二条 违反本办法第九条的，责令改正。\n", ["NUM010"]),
    ("如图7所示。\n图1 位置\n图2 边界\n", ["NUM010"]),
    # attachments
    ("请报送。\n附件：1.名单\n2.样式\n4.说明\n", ["NUM013"]),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=lambda value: str(value)[:16])
def test_found(text: str, wanted: list[str], registry: Registry) -> None:
    assert codes(text, registry) == wanted


def test_markdown_lists_number_themselves(registry: Registry) -> None:
    assert codes("1. 甲\n1. 乙\n1. 丙\n\n正文。\n\n1. 丁\n3. 戊\n", registry, "a.md") == []


def compilation(articles: int) -> str:
    """Return so many articles of some 10,000 characters, each with headings and lists."""
    parts = []
    for number in range(1, articles + 1):
        parts.append(f"第{number}号水厂年度工作总结（{'甲乙丙丁'[number % 4]}类）\n\n")
        for heading in range(1, 6):
            parts.append(f"{format_han(heading)}、{'建管护用治'[heading - 1]}好供水设施\n")
            for item in range(1, 5):
                parts.append(f"（{format_han(item)}）{'甲乙丙丁'[item - 1]}类设施\n")
                names = (
                    f"{number}号水厂{heading}{item}{'甲乙丙丁戊己庚辛壬癸'[n]}" for n in range(9)
                )
                parts.append("".join(name + BODIES[(item + heading) % 7] for name in names) + "\n")
        parts.append("\n")
    return "".join(parts)


@pytest.mark.slow
def test_time_grows_with_length_only(registry: Registry) -> None:
    def seconds(text: str) -> float:
        document = read_text(text, "a.txt")
        started = time.process_time()
        for rule in registry.rules:
            if rule.family in ("NUM", "DUP"):
                assert list(rule.check(document, rule.options())) == []
        return time.process_time() - started

    small, large = compilation(50), compilation(200)
    assert len(large.encode()) > 2_000_000
    seconds(compilation(2))  # patterns and dictionaries are loaded
    quarter, whole = seconds(small), seconds(large)
    # Four times the text: four times the work, and room for a busy machine.
    assert whole < 10 * max(quarter, 0.05)


# What makes a quadratic rule hang: one defect or one mark on each of very many lines.
HOSTILE = {
    "one mark": "1、\n" * 100_000,
    "one line": "供水设施的管理" * 100_000,
    "headings": "".join(f"{n}.供水设施的管理\n" for n in range(1, 100_000)),
    "gaps": "".join(f"{format_han(n % 9000 + 1)}、供水设施的管理\n" for n in range(1, 60_000, 2)),
    "inline": "一是抓早，二是抓小，四是抓实。" * 20_000,
    "contents": "目录\n" * 50_000,
    "quotations": "“供水设施\n" * 50_000,
    "captions": "图1 位置\n图3 边界\n" * 20_000,
    "references": "第一条 甲。\n第二条 乙。\n"
    + "违反本法第九条的，依照附件3处理，见图2。\n" * 20_000,
    "paged": "".join(f"供水设施的管理{n}……{n}\n" for n in range(1, 9000)) * 3,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_done_in_time(text: str, registry: Registry) -> None:
    document = read_text(text, "a.txt")
    started = time.process_time()
    for rule in registry.rules:
        if rule.family in ("NUM", "DUP"):
            for _ in rule.check(document, rule.options()):
                pass
    assert time.process_time() - started < 30
