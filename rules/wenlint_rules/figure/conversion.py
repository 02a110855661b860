r"""换算不对：5400秒（2.5小时）、90亩（合9公顷）、三分之二（75%）。
Conversion: one quantity, or year, written twice in two units that do not agree.

同一个量用两种单位各写一遍，后者由前者换算而来，改了一头常忘了另一头。时间、长度、面积、质量、体积、
存储、速度、功率、压力，元与万元、亿元，分数、成、折与百分比，都按单位表重算。年号、民国纪年、干支、生肖与
公元年份，“十四五”这类五年规划与起止年份，也是一事两写。

不报：
- 亩与公顷、英里与公里这类除不尽的，出入在百分之三以内；“约”“相当于”出入在一成以内；
- 1 MB 按1024 KB 或1000 KB 都算对；一天按24小时或一个工作日，一月按28至31天，一周按7天或5天；
- 括号里不止这个量的（其中、含、休息半小时），单位不能互换的（元与美元）；
- 两边单位相同、数字又不同的：可能是两个量。

出处：接口文档的超时时间、合同的保修期、土地公告、审计报告。

反例：

    令牌有效期为10800秒（2小时），刷新间隔45秒。
    单个文件上限 8 MB（即 8912 KB）。
    本次出让土地75亩（合7公顷）。
    应收账款2460000元（24.6万元）尚未收回。
    整机质保四年（36个月），电池质保半年（180天）。
    环湖路全长12公里，合14华里。
    须经全体业主五分之三（即65%）以上同意。
    门票打八五折，即原价的80%。
    每次冲洗1小时20分钟（90分钟）；冷却150秒（2分30秒）。
    泵房水压0.6兆帕（60千帕）。
    道光十八年（1848年）立碑，1924年（民国十五年）迁至今址。
    庙会始于丁卯年（1986年），“十三五”期间（2015—2020年）中断。

正例：

    令牌有效期为10800秒（3小时），每天（24小时）刷新一次，培训两天（16小时）。
    单个文件上限 8 MB（即 8192 KB），总量 2 GB（2000 MB）。
    本次出让土地75亩（合5公顷），其中水面10亩（0.67公顷）。
    应收账款2460000元（246万元），合同额3亿元（预付6000万元）。
    整机质保四年（48个月），押一付三，租期一年（365天）。
    环湖路全长12公里（24华里），步行约3小时（休息20分钟）。
    须经全体业主三分之二（约67%）以上同意，打八折（优惠20%）。
    道光十八年（1838年）立碑，1924年（民国十三年）迁至今址。
    庙会始于丁卯年（1987年），“十三五”期间（2016—2020年）中断；光绪元年至三年（1875—1877年）大旱。
    桥限高11英尺8英寸（3.56米），飞行117小时52分钟（近5天）。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.claims.calendars import wrong_calendars
from wenlint.claims.conversions import wrong_conversions
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule


@rule("FIG019", "conversion", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for slip in chain(wrong_conversions(document), wrong_calendars(document)):
        yield slip.hit(document.text)
