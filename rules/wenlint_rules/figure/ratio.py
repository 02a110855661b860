r"""完成率、人均等与两个数不符：计划80，完成60，完成率85%；8个村共240万元，村均40万元。
Ratio: a rate of completion, an average, a tax, that the two figures beside it do not give.

率＝完成数÷计划数，均＝总量÷个数，金额＝单价×数量，税额＝金额×税率，应缴＝基数×比例。几个数都在一起时重新算一遍，
允许末位半个单位的误差。分子、分母由它们自己的说法认定：合格率的分子说“合格”“通过”，城镇化率的分子说“城镇”。

不报：
- 分子、分母不在句中的；同句里另有一对数字得出这个结果的；
- 增长率、失业率、利率、贡献率等不是两数之比的；
- 人均收入一类另行统计的平均数；没有天数的日均；一年按365天或工作日算都可以；
- 率前面另有限定的（对口就业率、一次合格率）；同一对数字已经得出前一个率的；
- 有优惠、定金、最低消费等别的条件的价款；
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
    采购课桌120张，单价260元，合计金额36200元。
    会议室租金每天800元，租用3天，按九折结算，应付2360元。
    合同含税总价113万元，税率13%，税额18万元。
    投标保证金按预算金额的2%收取，预算金额250万元，应缴保证金6万元。
    五位评委打分依次为88分、91分、90分、86分、95分，平均得分93分。
    学校在校学生1240人，专任教师80人，生师比为18.5:1。
    年末常住人口40万人，其中城镇人口22万人，城镇化率65%。
    示范田120亩，总产量66吨，平均亩产650公斤。
    课桌20张×260元＝5800元。
    全年接诊73000人次，日均接诊500人次。

正例：

    采购课桌120张，单价260元，合计金额31200元；会议室每天800元，租用3天，按九折结算，应付2160元。
    合同含税总价113万元，税率13%，税额13万元；五位评委打分依次为88分、91分、90分、86分、95分，平均得分90分。
    示范田120亩，总产量66吨，平均亩产550公斤；全年接诊73000人次，日均接诊200人次。
    通过中级工鉴定312人，评出技术能手48名，鉴定合格率91.2%。
    达标17.4万人，达标率94%，优良率43.6%，参加测试的18.5万人。
    给予每亩60元的补助，连片种植50亩以上的每亩再补20元。
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

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.ratios.averages import averages
from wenlint.figures.ratios.equations import teaching_ratios, written_products
from wenlint.figures.ratios.means import means
from wenlint.figures.ratios.prices import dues, multiples, products, taxes
from wenlint.figures.ratios.rates import rates
from wenlint.figures.recomputed import recomputed
from wenlint.figures.telling import passages
from wenlint.language.simplified import simplified

_KINDS = (rates, averages, means, products, multiples, taxes, dues, teaching_ratios)


@rule("FIG014", "ratio", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for passage in document.view(passages):
        for found in chain.from_iterable(kind(passage) for kind in _KINDS):
            yield recomputed(document.text, found)
    for found in written_products(document.view(simplified)):
        yield recomputed(document.text, found)
