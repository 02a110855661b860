r"""部分大于整体：共24名，其中女干部35名。
Part exceeds: a part larger than the whole that it is part of.

“其中”“……中”“……的有”后面的数是前面那个数的一部分，不会比它大；应到与实到、抽检与合格、发出与收回、查出与追回
也是这样。两个数改了一个，或看错了行，就会颠倒。

不报：
- 单位不同的；同是“个”“项”而所数的东西不同的（5个园区，其中入驻企业30个）；
- 约、近、余等概数，只在其容许范围之外才报；
- 利润、净流入一类部分可以大于整体的（另有亏损、流出）；期限（三个月，其中……六个月）；
- 由……增加到……、较上年的……、计划与完成；并列的两项（……的有21人，……的有160人）；
- “其中”前面不止一个数、说不准哪个是整体的；
- “其中……增长”“其中……同比”一类不是部分的数。

出处：统计公报、工作总结中常见；改数字时漏改一处。

反例：

    全年新招录干部24名，其中女干部35名。
    项目总投资5000万元，其中中央补助6500万元。
    共办理提案126件（其中重点提案162件）。
    全村耕地一千二百亩，其中水田一千五百亩。
    到会代表180人。其中，女代表210人。
    会议应到代表86名，请假4名，实到92名。
    共抽检样品240批次，264批次合格。
    小区有车位320个，已安装充电桩的有350个。
    35个行业大类中，38个实现增长。
    发出选票160张，收回选票183张。
    审计查出违规资金430万元，已追回512万元。
    新改建公路36公里，仅北部山区就占去48公里。

正例：

    会议应到代表86名，请假4名，实到82名；抽检样品240批次，231批次合格。
    受理信访件98件，较去年同期的140件减少42件；资产由40万元增加到目前的130万元。
    查摆问题52条，制定整改措施130条；家长到场210人，线上收看的有1800余人。
    利润总额1.2亿元，其中主业利润1.5亿元，对外投资亏损0.3亿元。
    应当自受理之日起三个月内答复，其中特殊情形可以在六个月内答复。
    硕士以上的有21人，大学学历的有160人；4个淀粉厂和1个饲料厂，已有4个建成。
    全年新招录干部24名，其中女干部13名。
    建成5个园区，其中入驻企业30个。
    发展党员27名，其中5个村发展党员35岁以下的15名。
    项目总投资约5000万元，其中中央补助5200万元。
    增加值20亿元，其中工业增长25%。
    全县120个村、9000名党员，其中女党员1800名。
    安排赤字1.2万亿元，比去年增加4000亿元，其中中央赤字8500亿元。
    财政收入12亿元，其中税收比上年增加15亿元以上的目标没有实现。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.parts.sentence import parts_too_large
from wenlint.figures.telling import passages


@rule("FIG005", "part-exceeds", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for passage in document.view(passages):
        for found in parts_too_large(passage):
            one, other = found.part.span.of(text), found.whole.span.of(text)
            yield Hit(
                found.part.span,
                f"部分大于整体：其中{one}，而整体是{other}",
                f"the part {one} is larger than its whole {other}",
                (Related(found.whole.span, "整体", "the whole"),),
            )
