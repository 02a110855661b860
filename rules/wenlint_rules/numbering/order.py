r"""编号颠倒：同一层级的编号先大后小，或中间写错一个。
Order: numbers of one level go back, or one of them is wrong.

同一上级标题下的编号应当从小到大。颠倒多半是移动了段落没有改号，或编号写错了一位：四、之后又是三、，
一、二、九、四、里的九、。两个编号互换只报一处，写错一个编号只报一处。

不报：
- 换了上级标题、换了文章后重新从一开始；下一层的列举（二、之下的一、）；
- 第三条之一；跨行引文里的编号；目录；
- 题号、版本号（5.x、2.3.4），从后往前数的排行；
- 同一个编号用了两次（由 NUM002 管）、少了编号（由 NUM001 管）。

修复：从最小的编号起按出现的次序整列重编；不算安全，因为也可能是段落放错了位置。

出处：规章和工作报告的修改稿。编号从小到大是通例，不是条文。

反例（全文）：

    一、总体要求
    坚持稳中求进。
    二、重点任务
    抓好三件事。
    四、组织实施
    分步推进。
    三、保障措施
    加强领导。
    五、工作要求
    按期完成。

反例（全文）：

    第一条 为了加强管理，制定本办法。
    第二条 市水务局负责实施。
    第八条 各区应当配合。
    第四条 本办法自公布之日起施行。

反例（全文）：

    ①清点库存；
    ③登记造册；
    ②核对账目；
    ④上报结果。

反例（全文）：

    案例一：坡地改梯。
    案例三：引水上山。
    案例二：封山育林。
    案例四：轮作休耕。

正例（Markdown）：

    ## 3.x

    新版。

    ## 2.x

    旧版，不再维护。

    相关题目：

    - [209. 渡河](https://oj.example.com/209)
    - [76. 分米](https://oj.example.com/76)

正例（全文）：

    二、重点任务
    一、巡查
    二、抢修
    三、保障措施
    加强领导。

正例（全文）：

    第一条 为了加强管理，制定本办法。
    第二条 各单位应当：
    （一）建立台账；
    （二）定期检查。
    第二条之一 检查结果应当公开。
    第二条之二 公开可以在网上进行。
    第三条 本办法自公布之日起施行。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.counted import counted_series
from wenlint.structure.faults import FaultKind, renumbering, shown


@rule("NUM003", "order")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series, found in counted_series(document):
        turns = (one for one in found if one.kind is FaultKind.ORDER)
        for count, fault in enumerate(turns):
            before, written = fault.before.written, fault.mark.written
            marks, due = shown(series, fault.place), fault.mark.render(fault.due)
            why_zh = f"“{before}”之后是“{written}”"
            if fault.mark.value > fault.due:
                why_zh += f"，这里应当是“{due}”"
            yield Hit(
                fault.mark.span,
                f"编号颠倒：{marks}，{why_zh}",
                f"the numbering goes back or astray: {marks}; {written} comes after {before}",
                (Related(fault.before.span, f"前一个编号是“{before}”", f"before it: {before}"),),
                None if count else renumbering(document.text, series),
            )
