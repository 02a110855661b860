r"""编号重复：同一层级的同一个编号用了两次。
Repeat: a number is used twice at one level.

行首编号在同一上级标题下各用一次。重号多半是插入一段后没有顺延，引用“第二项”时就不知指哪一项。

不报：
- 换了上级标题、换了文章后重新从一开始；同一标题下先后两个各自从一开始的列举；
- 第三条之一、第三条之二；
- 附件、引文里另起的编号；目录与正文各编一次；
- Markdown 全部写作 1. 的有序列表。

出处：工作报告、规章的拼接稿。同级不重号是通例，不是条文。

反例（全文）：

    一、总体要求
    坚持稳中求进。
    二、重点任务
    抓好三件事。
    二、保障措施
    加强领导。

反例（全文）：

    第一条 为了加强管理，制定本办法。
    第二条 市水务局负责实施。
    第二条 各区应当配合。
    第三条 本办法自公布之日起施行。

正例（全文）：

    一、工作成效
    1.抓学习
    2.抓落实
    二、存在问题
    1.学习不深
    2.落实不够

正例（全文）：

    第八条 申请人应当提交下列材料：
    （一）申请书；
    （二）身份证明。
    有下列情形之一的，不予受理：
    （一）材料不全的；
    （二）超过期限的。
    第八条之一 申请人可以委托他人办理。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.document import Document
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.series import FaultKind, faults


@rule("NUM002", "repeat")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series in document.series:
        for fault in faults(document.text, series):
            if fault.kind is FaultKind.REPEAT:
                written = fault.mark.render(fault.mark.value)
                yield Hit(
                    fault.mark.span,
                    f"编号“{written}”重复，这里应当是“{fault.mark.render(fault.mark.value + 1)}”",
                    f"the number {written} is used twice; "
                    f"{fault.mark.render(fault.mark.value + 1)} is due here",
                    (Related(fault.before.span, "前一个同号在这里", "the same number before"),),
                )
