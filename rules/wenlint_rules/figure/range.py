r"""范围的起点大于终点：8%至6%、2026年3月至2021年3月。
Range: a range that begins after, or above, its end; a value beyond its limit.

起止写反，或改了一头忘了另一头。表示范围的“至”“到”“～”“—”两头应当由小到大、由先到后。说在限值以内
（均低于、符合标准、未超满分、尚有余额、中标价）而数值越出限值的，也在这里报。

不报：
- 由……降到……、从……缩短至……一类依次叙述的变化；
- 省略写法（2019—20年、第105—7页）、比分、算式、电话、编号；
- 零下、负数、气温（25℃～18℃也可指最高和最低）、海拔，跨年的月份（11月至3月）、跨夜的钟点；
- 上午到下午的钟点，公元前的年份，路线和车次（从G65至G50），倒数；
- 图表按章编的号（图2-1、表3—2）；
- “15～30%”这类前一个数省去单位的写法。

出处：GB/T 15835-2011 对数值范围写法的规定；工作计划、招标公告中常见。

反例：

    装窑以前应当阴干9～4天。
    窑址面积约800～600平方米。
    预计增长8%至6%。
    工期为2026年3月至2021年3月。
    每亩补助500元～300元。
    年龄在45至35岁之间。
    会期为9月28日至26日。
    按照第十二条至第九条的规定办理。
    任期为2026年—2021年。
    报名时间：2026年5月8日至2026年5月3日。
    报名时间为5月28日至5月20日。
    公示期为2026.5.20—2026.5.10。
    上午10:30—9:00闭馆整理。
    详见手册第46页至第31页。
    收据编号为B0230至B0118。
    详见附表7至附表5、图9～4。
    奖励标准为5至3万元。
    保存期限一般为五年至三年。
    水样的pH值应为8.5～6.5，良好为90—80分。

    四个泵房的噪声为48分贝、51分贝、57分贝和50分贝，均低于55分贝。
    出厂水浊度标准为不超过1 NTU，本次检测1.6 NTU，符合标准。
    作文满分60分，他得了63分。
    讲座名额为80人，目前已有95人预约，仍有空位。
    本项目最高限价72万元，经评审，由远山公司以73.5万元中标。

反例（Markdown）：

    | 检验项目 | 标准值 | 检测结果 | 结论 |
    | --- | --- | --- | --- |
    | 水分 | ≤13.5% | 14.8% | 合格 |
    | 杂质 | ≤1.0% | 0.6% | 合格 |
    | 黄粒米 | ≤1.0% | 0.4% | 合格 |

正例：

    四个泵房的噪声为48分贝、51分贝、53分贝和50分贝，均低于55分贝。
    出厂水浊度标准为不超过1 NTU，本次检测0.6 NTU，符合标准。
    作文满分60分，他得了53分；讲座名额为80人，已有75人预约，仍有空位。
    本项目最高限价72万元，经评审，由远山公司以71.5万元中标。
    开工前约90～60天送审。
    预计增长6%至8%，每亩补助300～500元，工期为2021年3月至2026年3月。
    不良率由8%至6%，再到4%，逐年下降。
    主队以3—1取胜，电话0771—2345678，第105—7页，2019—20年赛季。
    气温零下5℃至零下10℃，夜间22时至6时，11月至3月供暖。
    收入从9000元至1.2万元不等，体重50至80公斤。
    见第3-1条，图 4-2 和表5—3，气温25℃～18℃。
    会期为9月28日至10月3日。
    每晚22:00至6:00封路，上午11时至下午1时休息，供暖期为11月15日至3月15日。
    成绩为11秒80至11秒20，从G65至G50有互通，奖励5至8万元，海拔2000米至800米。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.claims.bounds import wrong_bounds
from wenlint.claims.limits import wrong_limits
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL, WITH_DIGITS
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.dates.ranges import (
    crossed_limits,
    reversed_clocks,
    reversed_counts,
    reversed_dates,
    reversed_labels,
    reversed_numbers,
    reversed_scores,
    reversed_values,
)
from wenlint.figures.quantities import find_quantities


@rule("FIG010", "range", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text, digits = document.text, document.view(WITH_DIGITS)
    found = chain(
        reversed_counts(text, digits),
        reversed_values(text, document.view(find_quantities)),
        reversed_dates(text, digits),
        reversed_clocks(text, digits),
        reversed_numbers(text, digits),
        reversed_scores(text, digits),
        reversed_labels(text),
        crossed_limits(text),
    )
    for span in found:
        written = span.of(text)
        yield Hit(
            span,
            f"范围“{written}”的起点大于终点",
            f"the range {written} begins above its end",
        )
    for slip in chain(wrong_limits(document), wrong_bounds(document)):
        yield slip.hit(text)
