r"""分项之和与总数不符：共320个，其中180个、60个、90个。
Sum: parts that do not add up to the total that stands before or after them.

把分项加一遍。说明是全部分项的（分别为、其余、由……组成、男女、进出口、赞成反对弃权、“A、B、C，共N”、列表逐行），
和必须等于总数；只说“其中”“包括”的，和不能大于总数，差不到一成或只差一个数字的也指出来。收支结余、人员进出
（年初＋增－减＝年末）同样核算。约数按其容许范围算，写到小数的允许各项末位半个单位的误差。

不报：
- 只举一部分的“其中”（和小于总数）；带“等”的；
- 互相重叠的属性（女党员、大专以上、60岁以下）；逐层的“其中”；
- 只说“其中”而和差得远的；前面几项已够总数、后面另说一事的；带“主要”的（不能多）；
- 分项与总数不是一回事的（16个村，共210个小组；经审查立案208件，其中……）；比较的数（较上年多12件）；
- 单位不同的数；“累计”“全年共”之前另有所指的数；
- 句中另有一组数正好加到总数的。

出处：统计公报、选举结果、工作总结；分项改了总数没改。

反例：

    全年新建项目共320个，其中续建180个、新开工60个、技改90个。
    会议应到代表200人，其中男代表120人，女代表90人。
    种植小麦300亩、玉米200亩、大豆100亩，共计650亩。
    获奖作品共30件：一等奖3件，二等奖8件，三等奖15件。
    三个小组分别为12人、15人、18人，共40人。
    表决结果：赞成120票，反对5票，弃权3票，共130票。
    全县共有学校86所，其中小学50所，初中20所，其余18所为高中。
    三次产业结构调整为10.2:45.3:48.5。
    一、二、三产业占比分别为12%、40%、58%。
    年初在册120人，调入8人，退休5人，年末在册129人。
    全年总收入86.4万元，总支出79.1万元，当年结余9.3万元。
    注册资本500万元，甲公司出资260万元，乙公司出资150万元，丙公司出资100万元。
    经费支出36.82万元，其中运行维护费21.37万元，公务接待费5.45万元，培训费9.00万元。
    全年进出口总额51.6亿元，增长6%。出口32.4亿元，进口17.2亿元。
    全县应参保12.6万人，除去已参加职工医保的3.4万人，居民应参保8.9万人。

反例（全文）：

    参加人员（共62人）：
    1. 机关支部24人；
    2. 企业支部21人；
    3. 社区支部19人。

正例：

    年初在册120人，调入8人，退休5人，年末在册123人。
    共收到提案96件，经审查立案81件，其中集体提案17件、委员提案64件。
    演出收入3.2万元，支出场租1.4万元、劳务1.6万元、道具0.9万元，亏空由剧团自筹。
    应到代表118名，比上届少12名，上届代表总数为130名。
    大桥全长1.8公里，主桥长740米，东、西两段引桥分别为610米和450米。
    三个季度平均产值4.2亿元，依次为3.9亿元、4.1亿元、4.6亿元，累计12.6亿元。
    专班设组长一名、副组长两名、成员九名，全体十二人集中办公。
    全年新建项目共320个，其中续建180个、新开工60个、技改80个。
    共有党员200名，其中女党员80名、大专以上学历120名、35岁以下60名。
    全年刊发信息800余篇，其中国家级6篇、省级16篇、市级135篇。
    种植小麦300亩、玉米200亩、大豆100亩，共计600亩，涉及农户120户。
    共有职工120人，其中干部40人（其中女干部15人）、工人80人。
    三次产业结构调整为6.2:45.3:48.5；按3:2:1的比例分配。
    安排赤字1.2万亿元，比去年增加4000亿元，其中中央8500亿元、地方3500亿元。
    在建项目26个，其中续建项目14个，新建项目12个，分布在3个片区。
    检出异常186人，其中高血压52人、脂肪肝98人、血糖偏高61人。
    集中学习12次，其中研讨6次，辅导3次；主题党日12次，党课4次。
    全镇下辖16个村、2个社区，共有210个村民小组。
    收到建议12件，其中经济类5件、城建类4件，办结12件。
    召开党委会5次、中心组学习12次，全年共开展活动30次。
    甲村12人、乙村15人，共27人参加，收入30元、20元不等，共发放1000元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.arithmetic import plain
from wenlint.figures.quantities import Quantity
from wenlint.figures.recomputed import recomputed
from wenlint.figures.sums.balances import balance
from wenlint.figures.sums.hundred import ratio_of_industries, shares_of_all
from wenlint.figures.sums.lists import listed_sums
from wenlint.figures.sums.sentence import sums
from wenlint.figures.sums.total import Sum
from wenlint.figures.telling import passages
from wenlint.language.simplified import simplified


@rule("FIG004", "sum", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    told = document.view(passages)
    for passage in told:
        for found in sums(passage):
            yield _hit(text, found)
        left = balance(passage)
        if left is not None:
            yield recomputed(text, left)
        for shares in shares_of_all(passage):
            yield _message(_around(shares), [one.value for one in shares], "100%")
    for found in listed_sums(told):
        yield _hit(text, found)
    for span, parts in ratio_of_industries(document.view(simplified)):
        yield _message(span, parts, "100")


def _hit(text: str, found: Sum) -> Hit:
    related = (Related(_around(found.parts), "各分项", "the parts"),)
    parts = [one.value for one in found.parts]
    return _message(found.total.span, parts, found.total.span.of(text), related)


def _around(figures: Sequence[Quantity]) -> Span:
    return Span(figures[0].span.start, figures[-1].span.end)


def _message(
    span: Span, parts: Sequence[Fraction], written: str, related: tuple[Related, ...] = ()
) -> Hit:
    sum_ = "＋".join(map(plain, parts)) + f"＝{plain(sum(parts, Fraction(0)))}"
    return Hit(span, f"{sum_}，文中总数为{written}", f"{sum_}, the total is {written}", related)
