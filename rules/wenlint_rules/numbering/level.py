r"""层次跳级或倒置：一、之下直接用 1.，（1）之下用（一）。
Level: the order of numbering marks skips a level or is turned round.

公文的层次依次是一、（一）1.（1）。跳过一级常见于只有两层的短文，标准只说“可以”“一般”，所以这里只作提示；
倒过来用（（1）之下又有（一））会让读者分不清谁管谁。同一种跳级在一份文件里只提示一次。

不报：
- 法律的条之下用（一）、（一）之下用 1.；章、节、条；
- ① A. a) 等不在这套次序里的记号；
- 1.1 1.1.1 这一套数字编号；一、之下只有一层时用（1）以外的常见写法。

出处：GB/T 9704-2012 7.3.3（层次序数可以依次用……），GB/T 15834-2011 B.3.8。

反例（全文）：

    一、总体要求
    1.坚持预防为主。
    2.坚持群防群治。
    二、组织领导

反例（全文）：

    1.巡查
    （1）河道
    （一）主河道
    （二）支流
    （2）水库
    2.抢修

正例（全文）：

    一、总体要求
    （一）坚持预防为主
    1.落实责任
    （1）签订责任书
    （2）开展检查
    2.加强演练
    （二）坚持群防群治
    二、组织领导

正例（全文）：

    第一条 有下列情形之一的，不予受理：
    （一）材料不全的；
    （二）超过期限的。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.level_order import level_steps


@rule("NUM005", "level", severity=Severity.INFO, preview=True)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for step in level_steps(document):
        above, below = step.parent.written, step.mark.written
        if step.skipped is not None:
            due = step.skipped.value
            zh = f"“{above}”之下直接用“{below}”，中间跳过了“{due}”这一级"
            en = f"{below} stands right below {above}; the level {due} is skipped"
        else:
            zh = f"层次倒置：“{above}”之下用了更高一级的“{below}”"
            en = f"the levels are turned round: {below} below {above}"
        yield Hit(
            step.mark.span, zh, en, (Related(step.parent.span, "上一级在这里", "the level above"),)
        )
