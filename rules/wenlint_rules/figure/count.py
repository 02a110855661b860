r"""所说项数与所列不符：“四个方面”后面只列到三是。
Count: a declared number of items against the items that are listed beside it.

说了几个，就要列出几个。先写“四个方面”再增删内容，最容易忘记回头改数。列举可以是一是、第一，、（一）、①、首先，可以是
冒号或“即”后面、括号里的顿号列举，也可以在数的前面：“甲”“乙”“丙”三大工程，交通、邮政两个部门。

不报：
- 没有列举的名目：三个代表、四个自信、三会一课、“六个一批”机制；
- 带“等”的列举（可以少，不能多）；
- 另一个方面、第一项任务、上述三项任务、其他两类；
- 中间另有层次的列举：一是里面再分的（1）（2），县（市、区）一类括注；
- 编号本身已经断了的列举（由 NUM 报）；读法不止一种的“和”“与”；
- 被遮去的数字（xx个方面）。

出处：公开发表的88篇报告里，照字面数一遍有18处真错；不加辨别的写法另有11处误报，都属上面几类。

反例：

    今后要抓好四个方面的工作：一是扩面，二是提质，三是增效。
    公司推出三项措施。第一，降本。第二，增效。
    大厅推行“四个一”服务（一张笑脸、一声问候、一次办结）。
    实施“春风”“夏雨”“秋实”“冬藏”三大工程。
    建立区、街道、社区、小区五级联动体系。
    全镇建立五项机制，即会商研判机制、信息报送机制、人员转移机制、物资调度机制。
    园区统筹实施流程再造、数据共享、窗口提速、代办帮办三大工程。
    本书分三个部分：首先是总论，其次是分论，再次是个案，最后是附录。
    印发《管理办法》《实施细则》《考核方案》等两项制度。
    推行“四个一”做法。即：开展一次走访，开展一次回访，开展一次评议。

正例：

    今后要抓好三个方面的工作：一是扩面，二是提质，三是增效。
    建立学习、调研、考核等六项制度，落实“三会一课”，增强“四个意识”。
    另一个方面，上述三项任务要同时推进：一是学，二是干。
    全县12个县直部门、8个乡镇（街道、园区）参加。
    交通、邮政两个部门和市、县（区）、乡、村四级联动。
    实施“连片治理、分段包干”五大工程。
    统筹教育、科技和人才三项工作，兼顾城乡发展和安全、改革和稳定两个大局。
    培育“六联”品牌（联建、联动等）。
    收集意见、建议三条，获得国家、省级荣誉五项。
    民生实事十件：新建幼儿园2所、改造农贸市场3个。
    从xx个方面推进：一是抓学习，二是抓落实。

正例（全文）：

    一、主要做法
    主要抓了两个方面的工作。
    （一）抓学习
    1.集中学
    2.自主学
    3.比着学
    （二）抓整改
    边学边改。

反例（全文）：

    一、主要做法
    重点抓好以下三个方面：
    （一）抓学习
    集中学习。
    （二）抓整改
    边学边改。

反例（Markdown）：

    报名需要三样材料，准备好以下三类证件：

    - 身份证
    - 户口簿

反例：
    建立“32”工作机制：“3”即党员、志愿者两支队伍；“2”即热线、邮箱两条渠道。
    推行“四步工作法”（摸底、建账、整改），群众满意。

反例（全文）：
    二、抓好三项重点任务
    （一）扩大规模。新建校舍两栋。
    （二）提升质量。开展培训十场。

反例（全文）：
    现报送附件3份。

    附件：1.名单
          2.预算表

反例（Markdown）：
    ## 三大行动

    - 清河行动
    - 净土行动

正例：
    建立“32”工作机制：“3”即党员、志愿者、网格员三支队伍；“2”即热线、邮箱两条渠道。

正例（全文）：
    二、抓好三项重点任务
    （一）扩大规模。新建校舍两栋。
    （二）提升质量。开展培训十场。
    （三）办好食堂。改造后厨两间。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.document import Document
from wenlint.figures.enumerations import Claim, inline_claims
from wenlint.figures.line_lists import attachment_claims, line_claims
from wenlint.figures.marked_lists import marked_claims
from wenlint.figures.recaps import recap_claims
from wenlint.figures.slogans import compound_claims, part_claims, slogan_claims
from wenlint.rule import Hit, NoOptions, Related, rule

_MOST_SHOWN = 6
_LONGEST_SHOWN = 12


@rule("FIG001", "count")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    beside = [*inline_claims(document), *slogan_claims(document)]
    claims = (
        marked_claims(document),
        line_claims(document),
        beside,
        part_claims(document.text),
        compound_claims(document.text),
        recap_claims(document, beside),
        attachment_claims(document),
    )
    seen = set()
    for claim in chain.from_iterable(claims):
        if not claim.holds and claim.declared.span not in seen:
            seen.add(claim.declared.span)
            yield _hit(document.text, claim)


def _hit(text: str, claim: Claim) -> Hit:
    declared, listed = claim.declared, claim.listed
    written = declared.span.of(text)
    items = _items(text, claim)
    number = len(listed.items)
    return Hit(
        declared.span,
        f"列出{number}项（{items}），文中为“{written}”",
        f"{number} items are listed ({items}), the text says “{written}”",
        (Related(listed.span, f"列出的{number}项", f"the {number} items"),),
    )


def _items(text: str, claim: Claim) -> str:
    """Return the items as a message shows them: their marks, or their words cut short."""
    spans = claim.listed.marks or claim.listed.items
    shown = [span.of(text).strip(" ，、：:") for span in spans[:_MOST_SHOWN]]
    short = [one if len(one) <= _LONGEST_SHOWN else one[:_LONGEST_SHOWN] + "…" for one in shown]
    return "、".join(short) + ("……" if len(spans) > _MOST_SHOWN else "")
