r"""数量与单价（单产、定额、月租）的乘积与金额（总量）不符：46套，每套85元，总计3810元。
Product: what each has, times how many there are, is not what there is in all.

单位自己会说明谁乘谁：元/台×台＝元，元/月×12＝元/年，公斤/亩×亩＝公斤，每人×人＝合计。“每”“各”“单价”“月租”“亩产”
或斜线说明的一个数，与同句、前几句、上下行里惟一的数量相乘，同所写的合计比较；千克与吨、元与万元自动换算；
表格里“数量×单价＝金额”逐行核算。没有“共计”一类的词时，要末一个数与乘积只差一个数字或两个数字颠倒，才报。

不报：
- 句中另有优惠、起步价、定金、分段计价等条件的；
- 数量不止一个、说不准乘哪一个的；
- 几个数用别的方法（相加、相减、乘以天数、打折）正好得出合计的；
- 相差太远、显然不是一回事的；
- 约、近、余等概数，只在其容许范围之外才报。

出处：采购请示、租赁合同、补助公示、会议经费预算。

反例：

    定制书架14组，每组620元，共计8860元。
    采购课桌120张，单价260元，合计金额36200元。
    会议室租金每天800元，租用3天，按九折结算，应付2360元。
    仓库新进灭火器54具，每具88元，用了4572元。
    拟购买雨衣36件。市场询价后单价为75元。所需经费2800元在公用经费中列支。
    铺面租金为每月1800元，全年租金共计22600元。
    全村栽种柑橘800亩，每亩收果1500公斤，总产量1300吨。
    举办夜校6期，每期28人，累计培训178人次。
    公司向四所小学各赠送字典120本，共580本。
    车位管理费每平方米每月3元，车库面积40平方米，每月应缴140元。

反例（Markdown）：

    | 物品 | 数量 | 单价（元） | 金额（元） |
    | --- | --- | --- | --- |
    | 水泵 | 4 | 1250 | 5000 |
    | 水带 | 30 | 65 | 1590 |

正例：

    采购课桌120张，单价260元，合计金额31200元；会议室每天800元，租用3天，按九折结算，应付2160元。
    定制书架14组，每组620元，共计8680元；铺面租金为每月1800元，全年租金共计21600元。
    起步价3公里10元，超出后每公里2元，全程8公里共付20元。
    全村栽种柑橘800亩，平均亩产1500公斤，总产量1200吨。
    每人发放雨衣1件，共发放1200件，支出2.4万元。
    每亩补助60元，涉及农户300户，今年共发放补助资金12万元。
    新买水泵4台，单价1250元，加上运费300元，共计5300元。
    触电每年造成90人死亡、210人受伤。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.all import hits
from wenlint.claims.contradictions import Relation
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule


@rule("FIG015", "product", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    yield from hits(document, Relation.PRODUCT)
