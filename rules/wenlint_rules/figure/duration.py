r"""时长与起止对不上：自3月1日起至5月31日止，共120天；1984年生、现年36岁。
Duration: a length of time that the two moments it lies between do not give.

起止日期、起止时刻写明了，天数、月数、年数、小时数就能推算；改了一头常忘了另一处。一句之内、相邻两句、
逐行写的标签（开工日期、竣工日期、工期）和表格都放在一起看。年龄与出生年份、年龄条件与出生日期、周年与创办年份、
“五年行动计划（2026—2028年）”也一样核对。

不报：
- 含头不含头、整月不整月、周岁虚岁，只要有一种算法对得上；放假必须含头含尾；
- 工作日：按节假日、调休留出余地，怎么算都不合才报；
- 约、近、余、不超过、以内、以上；实际、其中、每天、扣除、间隔、试用期里的时长；
- 中间有休息、分几场、跨了几段的钟点；全文有几个创办年份的；
- 计划与实际的起止：计划竣工日期与实际工期。

出处：合同工期、会议通知、公示、讣告、简历。

反例：

    集训从7月6日起至7月12日止，共9天；露营时间为7月20日—7月22日。
    比赛13:30开始，15:00结束，时长120分钟。
    他生于1936年5月，2021年3月病逝，享年75岁。
    2006年，几位农技员办起夜校，合作社由此诞生。2026年，合作社迎来成立25周年。
    聘期五年，自2024年3月1日起至2027年2月28日止。
    古井修复三年计划（2025—2029年）已经批准。

反例（全文）：

    - 开园：8:00
    - 闭园：18:00
    - 全天连续开放12小时

反例（全文）：

    开工日期：2026年3月1日
    竣工日期：2026年4月29日
    总工期：90日历天

反例（全文）：

    干部任前公示
    江一苇，女，1990年3月出生，现年26岁，拟任站长。
    2026年5月6日

反例（Markdown）：

    | 项目 | 内容 |
    | --- | --- |
    | 起始日期 | 2026年2月1日 |
    | 截止日期 | 2026年3月31日 |
    | 服务期限 | 四个月 |

正例：

    集训7月6日至7月12日，共7天；间隔6天。
    劳动节5月1日至5日放假，共5天；2025年4月1日至2025年6月29日，总工期90天。
    夜间23时至次日6时，共7小时；13:30开始，15:00结束，时长90分钟。
    他生于1936年5月，2021年3月病逝，享年86岁。
    学会成立于1921年。2019年，本刊迎来成立50周年。
    聘期三年，自2024年3月1日起至2027年2月28日止，其中试用期三个月。
    上午场9:00开始，下午场16:00结束，中间休息2小时，时长共5小时。
    公示期自2026年4月27日至5月8日，共7个工作日。
    1988年建成，1996年扩建，到2026年，足足用了三十八年。

正例（全文）：

    - 开馆：9:00
    - 闭馆：17:00
    - 中午休息一小时，每天开放7小时
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.ages import wrong_ages
from wenlint.claims.durations import wrong_durations
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule


@rule("FIG016", "duration", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for slip in (*wrong_durations(document), *wrong_ages(document)):
        yield slip.hit(document.text)
