r"""名次、最值、走势与数据不符：第二名得分高于第一名，石壁村47吨“最多”而柳湾52吨。
Rank: a place, a superlative or a trend that the figures beside it contradict.

数据改了，“居第一”“最多”“逐月上升”常忘了跟着改。看三处：按名次列出的得分（表格、逐行、分号隔开的）；
一句之内同一单位的几个数与其后的名次、最值；表格前后一句里点名的最多、最少。

不报：
- 用时、报价一类越小越靠前的；并列名次；名次与得分有两处以上不合的（可能按别的排）；
- 另有“人均”“增速”“比上年”的；“除……外最大”“之一”“历史最高”；
- 一句里数的单位不一，或约、近、余的；百分比；
- “总体上升”“波动上升”。

出处：中标候选人公示、成绩公布、工作简报。

反例：

    第一名：青禾合作社，总分92.5分；第二名：远帆合作社，总分94.1分；第三名：金穗合作社，总分88.0分。
    三个支行中，城南揽储4200万元，居第一；城北揽储4600万元，居第二；河东揽储3900万元，居第三。
    甲库存粮310吨，乙库存粮290吨，丙库存粮335吨，其中乙库存粮最多。
    2023年、2024年、2025年全站接诊分别为14万人次、16万人次、15万人次，连续三年增长。

反例（Markdown）：

    | 名次 | 单位 | 得分 |
    | --- | --- | --- |
    | 1 | 东站 | 96 |
    | 2 | 西站 | 90 |
    | 3 | 南站 | 93 |

反例（Markdown）：

    | 站点 | 借书（册） |
    | --- | --- |
    | 码头站 | 620 |
    | 新村站 | 580 |

    两个站点中，新村站借书最多。

正例：

    第一名：青禾合作社，报价88万元，总分94.5分；第二名：远帆合作社，报价82万元，总分92.1分。
    城南揽储4600万元，居第一；城北揽储4200万元，居第二，增速居第一。
    甲库存粮310吨，乙库存粮290吨，丙库存粮335吨，丙库最多，除丙库外甲库最多。
    三年接诊分别为14万人次、16万人次、15万人次，总体呈上升趋势。

正例（Markdown）：

    | 名次 | 选手 | 用时 |
    | --- | --- | --- |
    | 1 | 甲 | 58 |
    | 2 | 乙 | 61 |
    | 3 | 丙 | 60 |
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.ranks import wrong_ranks
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule


@rule("FIG020", "rank", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for slip in wrong_ranks(document):
        yield slip.hit(document.text)
