r"""列表编号跳号、重号：Markdown 有序列表里写的编号没有逐个数下去。
List number: the numbers written in an ordered list of Markdown skip or repeat.

Markdown 的有序列表由网页重新编号，源文件里写的 1. 2. 4. 显示出来是 1. 2. 3.，看不出少了一项；列表
被代码、图片、段落隔断时，断号就照写的显示。跳号、重号多半是删了一项，或插入一项后没有顺延。消息里
说明网页上显示成什么。

不报：
- 全部写作 1. 或 0. 的列表，每遇 1. 重新开始；
- 题号、版本号、单数题的答案：整列看来不是逐个数下去的；
- 编号从 2. 以后开始、往下数的列表（接着别处的列表，或摘录）；隔了标题又正好接上的，算同一列；
- 一项之内另有一列（0. 1. 2.），缩进与外层相同，其后外层继续；
- 缺的编号在代码、图片说明或正文里；
- 纯文本和网页里的编号，由 NUM001、NUM002、NUM003 管。

出处：技术文档、操作手册的修改稿。逐个数下去是通例，不是条文。

反例（Markdown）：

    和面的步骤：

    1. 称面
    2. 加水
    4. 揉透
    5. 醒发

反例（Markdown）：

    1. 接通电源：

    ```sh
    power on
    ```

    2. 打开阀门：

    ```sh
    valve open
    ```

    4. 读取压力。

反例（Markdown）：

    两种走法：

    2. 坐船
    2. 走桥

反例（Markdown）：

    1. 松土
    2. 点种
    3. 覆土
    1. 浇水

反例（Markdown）：

    1. 取号
    2. 候诊
    2. 就诊
    3. 缴费

反例（Markdown）：

    ## 上午

    1. 签到
    2. 开幕

    ## 下午

    3. 分组讨论
    4. 汇报

    ## 晚上

    6. 观摩

正例（Markdown）：

    1. 甲
    1. 乙
    1. 丙

    下标从零开始：

    0. 日
    1. 月
    2. 星

正例（Markdown）：

    ## 单数题答案

    1. 四十
    3. 略
    5. 二分之一

    ## 摘录

    3. 渡口
    4. 石桥
    7. 古柏

正例（Markdown）：

    1. 确定含义

    状态写作数字：

    0. 未开始
    1. 进行中
    2. 已结束

    2. 确定顺序
    3. 推演一遍

正例（Markdown）：

    1. 打开终端；
    2. 进入目录；
    `3. make` 编译；
    4. 运行。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wenlint.core.document import Document, TriviaKind
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.faults import Fault, FaultKind, faults, missing_marks, shown, stand_aside
from wenlint.structure.lost_items import item_without_number
from wenlint.structure.markers import Mark
from wenlint.structure.ordered_lists import OrderedList, is_cut, ordered_lists

_LATEST_START = 1
_FEWEST = 3
# Where there are several faults, so many numbers must count on for each of them.
_COUNTING_FOR_A_FAULT = 3
_OTHER_SIGNS = (".", "．", "、", ")", "）")


@rule("NUM015", "list-number", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    if not any(piece.kind is TriviaKind.LIST_MARK for piece in document.trivia):
        return
    for ordered in document.view(ordered_lists):
        marks = ordered.series.marks
        if [mark.value for mark in marks[:2]] == [2, 2]:
            yield _twice_from_two(document, ordered)
            continue
        if len(marks) < _FEWEST or marks[0].value > _LATEST_START:
            continue
        found = [one for one in faults(document.text, ordered.series) if _is_real(document, one)]
        if not found or not _counts(marks, found):
            continue
        for fault in found:
            yield _hit(document, ordered, fault)


def _is_real(document: Document, fault: Fault) -> bool:
    """Say whether the numbers that a gap leaves out stand nowhere before it."""
    if fault.kind is not FaultKind.GAP:
        return True
    before, mark = fault.before, fault.mark
    if stand_aside(document, before, mark, fault.missing):
        return False
    between = document.text[before.span.end : mark.span.start]
    return not all(
        any(f"{value}{sign}" in between for sign in _OTHER_SIGNS) for value in fault.missing
    )


def _counts(marks: Sequence[Mark], found: Sequence[Fault]) -> bool:
    """Say whether most numbers of a list count on, so that the others are slips."""
    counting = sum(after.value == before.value + 1 for before, after in pairwise(marks))
    wanted = 1 if len(found) == 1 else _COUNTING_FOR_A_FAULT * len(found)
    return counting >= wanted


def _hit(document: Document, ordered: OrderedList, fault: Fault) -> Hit:
    marks, written = shown(ordered.series, fault.place), fault.mark.written
    due = fault.mark.render(fault.due)
    if fault.kind is FaultKind.GAP:
        missing = missing_marks(fault)
        zh = f"列表编号不连续：{marks}，缺{missing}"
        en = f"the numbers of the list have a gap: {marks} lacks {missing}"
    elif fault.kind is FaultKind.REPEAT:
        zh = f"列表编号“{written}”重复：{marks}，这里应当是“{due}”"
        en = f"{written} is used twice in the list: {marks}; {due} is due here"
    else:
        zh = f"列表编号颠倒：{marks}，这里应当是“{due}”"
        en = f"the numbers of the list go back or astray: {marks}; {due} is due here"
    if not is_cut(document, ordered, fault.place):
        zh += f"；网页上显示为“{due}”"
        en += f"; a browser shows {due}"
    before = ordered.series.marks[fault.place - 1]
    related = [
        Related(before.span, f"前一个编号是“{before.written}”", f"before it: {before.written}")
    ]
    if fault.kind is FaultKind.GAP:
        bare = item_without_number(document, before, fault.mark)
        if bare is not None:
            related.append(
                Related(bare, "可能是这一行丢了编号", "this line may have lost its number")
            )
    return Hit(
        fault.mark.span,
        zh,
        en,
        tuple(related),
        there=ordered.places[fault.place],
    )


def _twice_from_two(document: Document, ordered: OrderedList) -> Hit:
    """Return the hit of a list that begins with 2. 2., whose first number must be a slip."""
    first, second = ordered.series.marks[:2]
    written, due = first.written, first.render(1)
    cut = is_cut(document, ordered, 1)
    return Hit(
        first.span,
        f"列表从“{written}”开始，下一项又是“{written}”，这里应当是“{due}”"
        + ("" if cut else f"；网页上从“{written}”起逐个数下去"),
        f"the list begins with {written} twice; {due} is due here"
        + ("" if cut else f"; a browser counts on from {written}"),
        (Related(second.span, "后一个同号在这里", "the same number after it"),),
        there=ordered.places[0],
    )
