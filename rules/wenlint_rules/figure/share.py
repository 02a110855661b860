r"""占比与分子、分母不符：24名中的13名写成占65%。
Share: a percentage that does not follow from the part and the whole beside it.

部分、整体、占比三个数都有时，重新算一遍；按所写小数位四舍五入，允许末位半个单位的误差。改了人数忘改比例，是总结、
报告里最伤信用的错。整体可以在本句、前面的句子或列表的引导行里，由“其中”“……中”“共”或所占之物的名称认定；占比可以
写在部分之后、之前或括号里，写成百分数、成数、分数、过半；“分别占”的逐项核对；一串占比里只有一个不合的，指出那一个。

不报：
- 整体不在文中的（占全市的23%、占总人口的65%）；单位不同、说不准谁是整体的；
- 占比说的是另一件事：“其中女干部29名、青年干部18名，本科以上占37.5%”；“压缩比例”等变化的幅度；
- 句中另有一对数字正好得出这个比例的；逐层“其中”的；
- 没有四舍五入而是截去尾数的（2÷3写成66.6%）；
- 约、近、余等概数，只在其容许范围之外才报；
- 增长率、完成率、满意率（另有规则）。

出处：干部工作总结里常见的句式“新提拔……名，其中……名，占……%”。

反例：

    全年新招录干部24名，其中女干部13名，占65%。
    全校教师80人，其中高级教师20人，占教师总数的35%。
    共有党员200名，35岁以下的50名（占15.0%），大专以上学历的120名（占60%）。
    收到提案126件，已办结105件，占提案总数126件的73.3%。
    在50名学员中，有36名来自乡镇，占比达82%。
    本年度招生480人，女生220人，女生占比55.8%。
    全厂职工一千二百人，其中女职工三百人，占百分之三十五。
    财政支出12.5亿元，其中民生支出10亿元，占财政支出的85%。
    年初登记在册商户640户。截至目前已签承诺书480户，占登记商户的65%。
    研究生12人、本科生68人，分别占教师总数80人的15%、95%。
    按来源分，来信48件（40%）、来访30件（25%）、网上42件（45%）。
    会议应到理事31名，候选人甲得票12票，超过应到理事的半数。
    在册会员250家，制造业企业占46%，计105家。

正例：

    年初登记在册商户640户。截至目前已签承诺书480户，占登记商户的75%。
    研究生12人、本科生68人，分别占教师总数80人的15%、85%。
    共有党员420名，其中女党员96名、青年党员88名，大专以上学历者占37.5%。
    公路总里程1.2万公里，其中高速公路412公里，国省道1130公里，农村公路占近九成。
    材料由16份减为6份，压缩比例为62.5%。
    企业5.2万户、占全国的30%；从业人员3.1万人，占全国的12%。
    全年新招录干部24名，其中女干部13名，占54.2%。
    全校教师80人，其中高级教师20人，占25%；中级教师44人，占教师总数的55%。
    共有党员200名，其中女党员80名，占40%，其中35岁以下20名，占25%。
    受理信访件320件，其中重复件48件，网上信访件120件，占信访总量的37.5%。
    我镇有企业60家，其中规模以上15家，占全市规模以上企业的8%。
    财政支出约12亿元，其中民生支出近10亿元，占比超过80%。
    共有委员3名，其中女委员2名，占66.6%。
    共发展党员27名，35岁以下党员占比55.6%。
    全县共有村120个，党员9000名，其中女党员1800名，占20%。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.triggers import SHARE
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.arithmetic import decimals, shown
from wenlint.figures.shares.sentence import explained, shares
from wenlint.figures.shares.share import Share
from wenlint.figures.telling import passages


@rule("FIG003", "share", triggers=(SHARE,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for passage in document.view(passages):
        seen = set()
        for share in shares(passage):
            told = share.percent.span
            if not share.agrees and told not in seen and not explained(passage, share):
                seen.add(told)
                yield _hit(document.text, share)


def _hit(text: str, share: Share) -> Hit:
    written = share.percent.span.of(text)
    sum_ = f"{share.part.number.of(text)}÷{share.whole.number.of(text)}＝"
    sum_ += shown(share.part.value / share.whole.value * 100, decimals(share.percent)) + "%"
    return Hit(
        share.percent.span,
        f"{sum_}，文中为{written}",
        f"{sum_}, the text says {written}",
        (
            Related(share.part.span, "部分", "the part"),
            Related(share.whole.span, "整体", "the whole"),
        ),
    )
