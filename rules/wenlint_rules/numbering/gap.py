r"""编号缺号：同一层级的编号中间少了一个或几个。
Gap: a series of numbers at one level leaves one or more out.

章、节、条、一、（一）、1.、1.1、（1）、① 等行首编号，在同一上级标题下应当连续。缺号多半是删稿、
拼接时丢了一段，或改了编号没有改全，读者会去找并不存在的那一项。报告写明整个序列、缺的是哪一个，
并指出前后两处。

不报：
- 换了上级标题、换了文章后重新从一开始的编号；法律的条文跨章连续编号；
- 第三条之一（修法插入的条文）；
- 缺的编号其实粘在上一行末尾（“……决定。 第十六条……”）；
- 行首的年份、数量（“2022.”“3.5万元”“一、二级公司”）；目录里的编号；表格里的数字；
- Markdown 有序列表自动编的号。

出处：洛阳、浙江等地已公布法规中“（四）”后接“（六）”、第二章后接第四章；工作报告的拼接稿。
GB/T 9704-2012 7.3.3 规定层次序数；同级编号连续是通例，不是条文。

反例（全文）：

    一、总体要求
    坚持稳中求进。
    二、重点任务
    抓好三件事。
    四、保障措施
    加强领导。

反例（全文）：

    第一条 为了加强管理，制定本办法。
    第二条 有下列情形之一的，不予受理：
    （一）材料不全的；
    （三）超过期限的。

反例（Markdown）：

    ## 第二章 规划

    规划由市人民政府编制。

    ## 第四章 保护

    保护区内不得采砂。

正例（全文）：

    一、工作成效
    （一）抓学习
    （二）抓落实
    二、存在问题
    （一）学习不深
    （二）落实不够

正例（全文）：

    第一章 总则
    第一条 为了规范管理，制定本办法。
    第二章 职责
    第二条 市水务局负责本办法的实施。 第三条 各区应当配合。
    第四条 街道按照分工做好工作。
    第四条之一 社区协助街道工作。
    第五条 本办法自公布之日起施行。

正例（全文）：

    年度安排如下：
    2023. 启动建设
    2026. 建成投用
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.document import Document
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.series import Fault, FaultKind, Series, faults

_MOST_SHOWN = 8


@rule("NUM001", "gap")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series in document.series:
        for fault in faults(document.text, series):
            if fault.kind is FaultKind.GAP:
                yield _hit(series, fault)


def _hit(series: Series, fault: Fault) -> Hit:
    missing = "".join(f"“{fault.mark.render(value)}”" for value in fault.missing)
    shown = _around(series, fault)
    return Hit(
        fault.mark.span,
        f"编号不连续：{shown}，缺{missing}",
        f"the numbering has a gap: {shown} lacks {missing}",
        (
            Related(
                fault.before.span,
                f"前一个编号是“{fault.before.render(fault.before.value)}”",
                f"the number before is {fault.before.render(fault.before.value)}",
            ),
        ),
    )


def _around(series: Series, fault: Fault) -> str:
    """Return the series as written, around the fault."""
    place = series.marks.index(fault.mark)
    first = max(0, place - _MOST_SHOWN // 2)
    marks = series.marks[first : place + _MOST_SHOWN // 2]
    shown = " ".join(mark.render(mark.value) for mark in marks if not mark.inserted)
    more = place + _MOST_SHOWN // 2 < len(series.marks)
    return ("… " if first else "") + shown + (" …" if more else "")
