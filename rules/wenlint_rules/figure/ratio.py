r"""完成率、人均等与两个数不符：计划80，完成60，完成率85%；8个村共240万元，村均40万元。
Ratio: a rate of completion, an average, a tax, that the two figures beside it do not give.

率＝完成数÷计划数，均＝总量÷个数，税额＝金额×税率。三个数都在一句里时重新算一遍，允许末位半个单位的误差。

不报：
- 分子、分母不在句中的；同句里另有一对数字得出这个结果的；
- 增长率、失业率、利率、贡献率等不是两数之比的；
- 人均收入一类另行统计的平均数；月均、日均、年均；
- 约、近、余等概数，只在其容许范围之外才报。

出处：项目进度、会议签到、集体经济收入；合同里的税额。

反例：

    全年计划改造老旧小区80个，完成60个，完成率85%。
    8个村集体经济总收入240万元，村均40万元。
    应到代表120人，实到114人，到会率为96%。
    共抽检样品200批次，合格190批次，合格率达到90%。
    发放问卷500份，收回480份，回收率92.0%。
    为120户发放补贴36万元，户均2500元。
    不含税金额100万元，税率13%，税额15万元。
    计划投资80亿元，已完成60亿元，占年度计划的85%。

正例：

    全年计划改造老旧小区80个，完成60个，完成率75%。
    8个村集体经济总收入240万元，村均30万元。
    应到代表120人，实到114人，到会率95%；同比增长12%，失业率5.2%。
    投资300万元新建蔬菜大棚，惠及1200人，人均收入达2.1万元。
    全村320户、1200人，人均收入2.1万元。
    毕业生500人，就业450人，对口就业率80%。
    受理申请300件，办结280件，群众满意率99%。
    不含税金额100万元，税率13%，税额13万元。
    计划投资80亿元，已完成60亿元，占年度计划的75%。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.document import Document
from wenlint.figures.equations import teaching_ratios, written_products
from wenlint.figures.prices import dues, products, taxes
from wenlint.figures.ratios import averages, means, rates
from wenlint.figures.recomputed import recomputed
from wenlint.rule import Hit, NoOptions, rule

_KINDS = (rates, averages, means, products, taxes, dues, teaching_ratios)


@rule("FIG014", "ratio")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for passage in document.quantities.passages:
        for found in chain.from_iterable(kind(passage) for kind in _KINDS):
            yield recomputed(document.text, found)
    for found in written_products(document.text):
        yield recomputed(document.text, found)
