r"""层次序数的次序：（1）之下用（一），一、之下直接用（1）。
Level order: the levels of an official document are skipped or turned round.

公文结构层次依次用一、（一）1.（1）。选定从哪一层开始以后顺着往下用，不宜反过来再用更高的层次。跳级只作提示。

不报：
- 全文只有一种跳法的两层短文（一、之下直接用1.，或（一）之下用（1））；
- 条款项目（第一条之下用（一））；
- ① A. a) 等不在这套次序里的记号；
- 列表项里另起的小列表：只看同一处上下级；“说明：”“备注：”之后另编的号。

出处：GB/T 9704-2012 7.3.3（依次可以用），GB/T 15834-2011 附录B.3.8（不宜反过来）。

反例（全文）：

    1.巡查
    （1）河道
    （一）主河道
    （二）支流
    （2）水库
    2.抢修

反例（全文）：

    一、巡查
    （1）河道
    （2）水库
    二、抢修
    （一）人员
    1.值班
    2.备勤
    （二）物资

反例（全文）：

    1.準備
    （1）材料
    （一）竹子
    （二）繩子
    （2）工具
    2.動工

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

    1.盐酸
    2.硫酸
    说明：
    一、上述物质的盐类也纳入管制。
    二、医用的另行规定。

正例（全文）：

    一、总体要求
    1.坚持预防为主。
    2.坚持群防群治。
    二、组织领导
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.patterns import lazy
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.level_order import ORDER, level_steps
from wenlint.structure.series import line_series

_FEWEST_LEVELS = 3
_NOTES = lazy(
    r"(?:说明|备?注|附注)[：:]?\s*\Z"
)  # what is numbered behind it is no part of the item
_NEAR = 12


@rule("GW007", "level-order", severity=Severity.WARNING, opt_in=True, triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    used = {series.scheme for series in document.view(line_series)} & set(ORDER)
    for step in level_steps(document):
        if step.mark.scheme is step.parent.scheme:
            continue  # 6. over 1.: two countings, of which neither is the higher
        above, below = step.parent.written, step.mark.written
        related = (Related(step.parent.span, "上一级在这里", "the level above"),)
        if step.skipped is None:
            if _NOTES.search(
                document.text, max(0, step.mark.span.start - _NEAR), step.mark.span.start
            ):
                continue
            yield Hit(
                step.mark.span,
                f"“{above}”之下不宜反过来用“{below}”（GB/T 15834 B.3.8）",
                f"{below} should not stand below {above} (GB/T 15834 B.3.8)",
                related,
            )
        elif len(used) >= _FEWEST_LEVELS:
            yield Hit(
                step.mark.span,
                f"“{above}”之下一般先用“{step.skipped.value}”再用“{below}”（GB/T 9704 7.3.3）",
                f"below {above} comes {step.skipped.value} before {below} (GB/T 9704 7.3.3)",
                related,
                severity=Severity.INFO,
            )
