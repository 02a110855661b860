r"""编号重复：同一层级的同一个编号用了两次。
Repeat: a number is used twice at one level.

行首编号在同一上级标题下各用一次。重号多半是插入一段后没有顺延，引用“第二项”时就不知指哪一项。

不报：
- 换了上级标题、换了文章后重新从一开始；同一标题下先后两个各自从一开始的列举；
- 第三条之一、第三条之二；
- 附件、引文里另起的编号；目录与正文各编一次；
- Markdown 自动编号的有序列表，全部写作 1. 的有序列表；纯文本里全部写作同一个号的列表只报一处；
- 标题里写成一行、或写成一串标题的目录；答案之下又说一遍的选项（“答案：B、D”之后的 B. D. C.）；
- 一列之后另起的 1.，除非前面没有引导句、小标题，后面也没有 2.；
- 引导句、小标题之后只有一项的列举（“乙方责任：”之后又从 1. 开始），缩进更深的下一层。

修复：从第一个编号起整列重编，只改编号本身；不算安全。

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

反例（全文）：

    入园须知
    1、凭票入园；
    2、不带宠物；
    3、不折花木；
    1、闭园前半小时停止入园。

反例（Markdown）：

    ## 5.1 竹

    易劈。

    ## 5.2 藤

    耐磨。

    ## 5.1 棕

    防水。

反例（全文）：

    动议一：改选会计。
    附议三人，通过。
    动议一：延长闭馆时间。
    附议二人，未通过。

反例（全文）：

    第一條　本社名為聽濤詩社。
    第二條　社址設於舊燈塔。
    第二條　凡愛詩者皆可入社。

反例（Markdown）：

    - [7.1 掘土](a.md)
    - [7.2 淘洗](b.md)
    - [7.2 阴干](c.md)
    - [7.4 入窑](d.md)

正例（Markdown）：

    - [第一章 云](1.md)
    - [第一章 习题](1q.md)
    - [第二章 雨](2.md)
    - [第二章 习题](2q.md)
    - [第三章 雪](3.md)
    - [第三章 习题](3q.md)

正例（全文）：

    一、工作成效
    1.抓学习
    2.抓落实
    二、存在问题
    1.学习不深
    2.落实不够

正例（Markdown）：

    ## 1. 收购

    **1. 过秤**

    去皮计重。

    **2. 验质**

    按等级收。

    ## 2. 入库

    **1. 码放**

    离墙一尺。

正例（Markdown）：

    <table>
    <tr><td>1. 茶园</td><td>1. 阳坡<br>2. 阴坡</td></tr>
    <tr><td>2. 果园</td><td>1. 平地</td></tr>
    </table>

正例（Markdown）：

    # 古井保护办法

    ## 第一章 总则 第二章 普查 第三章 修缮 第四章 附则

    ## 第一章 总则

    第一条 古井由市人民政府登记。

    ## 第二章 普查

    第二条 每五年普查一次。

    ## 第三章 修缮

    第三条 修缮不得改动井栏。

    ## 第四章 附则

    第四条 本办法自公布之日起施行。

正例（Markdown）：

    ### 第一题

    下列做法哪些是对的？

    A. 播种以前晒种。

    B. 用开水浸种。

    C. 出苗以前浇透水。

    D. 出苗以后遮阴。

    答案：A、C

    道理如下，先说不选的两项。

    B. 开水会烫死种子。

    D. 遮阴会使苗徒长。

    C. 种子吸足水才能出苗。

正例（全文）：

    甲方责任：
    1. 提供场地。
    乙方责任：
    1. 按期完工。

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

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.counted import counted_series
from wenlint.structure.faults import FaultKind, renumbering, shown, stand_aside


@rule("NUM002", "repeat")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series, found in counted_series(document):
        repeats = (one for one in found if one.kind is FaultKind.REPEAT)
        for count, fault in enumerate(repeats):
            before = series.marks[fault.place - 1]
            if stand_aside(document, before, fault.mark, [fault.mark.value - 1]):
                continue
            written, due = fault.mark.written, fault.mark.render(fault.due)
            marks = shown(series, fault.place)
            yield Hit(
                fault.mark.span,
                f"编号“{written}”重复：{marks}，这里应当是“{due}”",
                f"the number {written} is used twice: {marks}; {due} is due here",
                (Related(fault.before.span, "前一个同号在这里", "the same number before"),),
                None if count else renumbering(document.text, series),
            )
