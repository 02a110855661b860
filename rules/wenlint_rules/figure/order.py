r"""先后颠倒：开标在投标截止之前，验收在完工之前，报告写了落款日期以后的事。
Order of events: what must come later is told to happen before.

一件事的几个环节有先后：开工、竣工、验收，报名截止、开赛，立案、开庭、宣判，入院、手术、出院，生产、到期。
日期改了一处，先后就乱了。一句之内的、逐行写的标签和表格都看。文件自己的日期也是一个环节：已经发生的事
不会晚于落款，“定于”的日子不会早于落款，本文件的文号不会是另一年。

不报：
- 计划的与实际的；延期、变更、补报名、重新招标、第二次；
- 分几个标段、几期、几批的，另有主语的；
- 写“前”“以后”“旬”“底”的日期，同一个环节有几个日期而不在一句里的；
- 落款以后的整改期限、拟开展的事；汇编；年初发文用上年文号的；引用别的文件的文号。

出处：招标公告、活动通知、判决书、检查报告、病历。

反例：

    幼儿园2025年3月开工，2025年1月竣工。
    患者于3月8日入院，3月12日手术，3月6日出院。
    本院于2026年2月9日开庭，2026年3月3日立案。

反例（全文）：

    报名截止：2026年9月20日
    比赛时间：2026年9月12日

反例（全文）：

    巡查报告
    2026年10月24日，巡查组到东闸查看，发现闸门漏水，当场责令修理。
    水利站
    2026年10月4日

反例（全文）：

    松岗镇人民政府文件
    松政发〔2023〕7号
    关于开展春季植树的通知
    松岗镇人民政府
    2026年3月1日

反例（Markdown）：

    | 事项 | 时间 |
    | --- | --- |
    | 投标截止时间 | 2026年8月6日10:00 |
    | 开标时间 | 2026年8月6日9:00 |

正例：

    幼儿园2025年1月开工，2026年3月竣工，4月通过验收。
    一标段2025年3月竣工，二标段2025年5月开工；原定5月竣工，实际4月已投入使用。
    计划2026年9月竣工，2026年7月已通过验收。
    报名截止2026年9月20日，9月25日现场补报名。

正例（全文）：

    巡查报告
    2026年10月4日，巡查组到东闸查看，责令10月24日前修好。10月25日将再次查看。
    水利站
    2026年10月6日

正例（全文）：

    松岗镇人民政府文件
    松政发〔2025〕60号
    关于2026年元旦放假的通知
    2026年1月1日放假一天，1月2日照常上班。
    松岗镇人民政府
    2025年12月26日
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.order import wrong_orders
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule


@rule("FIG017", "order-of-events", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for slip in wrong_orders(document):
        yield slip.hit(document.text)
