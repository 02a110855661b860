r"""收支结存不平：期初＋增加－减少≠期末；总数－已用≠剩余。
Balance: what there was, what came and went do not give what is left.

年初、收入、支出、年末，借款、归还、尚欠，应到、实到、请假，资产、负债、所有者权益：知道其中几个，余下的一个就定了。
每一项按自己的名称认作收、支或结存，同句、前后句、逐行列出或表格里的都算。

不报：
- 还有别的收支没有写出的（累计、预算、同比、其中）；
- 换一种认法就平的；
- 约、近、余等概数，只在其容许范围之外才报。

出处：收支公开、库存台账、会议签到、借款协议。

反例：

    年初在册120人，调入8人，退休5人，年末在册129人。
    全年总收入86.4万元，总支出79.1万元，当年结余9.3万元。
    全县应参保12.6万人，除去已参加职工医保的3.4万人，居民应参保8.9万人。

正例：

    年初在册120人，调入8人，退休5人，年末在册123人。
    全年总收入86.4万元，总支出79.1万元，当年结余7.3万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.all import hits
from wenlint.claims.contradictions import Relation
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule


@rule("FIG018", "balance", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    yield from hits(document, Relation.BALANCE)
