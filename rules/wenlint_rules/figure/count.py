r"""所说项数与所列不符：“四个方面”后面只列到三是。
Count: a declared number of items against the items that are listed beside it.

说了几个，就要列出几个。先写“四个方面”再增删内容，最容易忘记回头改数。查的是：

- 数在前，列举在后：冒号、破折号、即、分别是、包括、括号之后的顿号、分号、逗号列举；一是、第一，、
  （一）、①、首先、其一、第一步、一方面；下面各行的编号、项目符号、表格；标题所说的数与其下各节
  （中间可以隔着引言）；附件的份数；
- 数在后，列举在前：“甲”“乙”“丙”三大工程，石桥、柳林、东岗三个村，《甲》《乙》论文共两篇，
  市、区、街道三级；
- 口号：“四个一”、“三不”、“321”、一中心四平台，与逐项的解释；
- 总括的话：这四条规矩、以上三点、四家单位各司其职、四方一致同意、连续三年、一式四份。

每种列举都有几种读法（A、B和C可以是两项），只要有一种读法与所说的数相合，就不报。

不报：
- 没有列举的名目：三个代表、四个自信、三会一课、“六个一批”机制；
- 带“等”的列举（可以少，不能多）；
- 另一个方面、第一项任务、上述三项任务、其他两类；约、近、不少于、三人以上一类估数；
- 计时计量和等次：延长二个月、二级医院、三期工程、十五大、五花八门；
- “有下列情形之一的，应当在两个月内……：”，后面列的是情形；
- 两个数挨着：下列五等十三级，三省一市，两项共四个大项；
- 动词带的数：学习、贯彻三项制度，部署、指挥甲、乙、丙三大战役；
- 数只属于最后一项的：北欧五国，湖南和贵州两省，特区和甲、乙两个直辖市；
- 件数不是种类数的：走访企业、学校、医院12家单位；
- 冒号后面是引语，或数的是字（八个字：引导、扶植、协调、建制）；
- 中间另有层次的列举：一是里面再分的（1）（2），县（市、区）一类括注，省、自治区、直辖市；
- 编号本身已经断了的列举（由 NUM 报）；讲进展的（第一批已结束，第二批正在进行）；
- 被遮去的数字（xx个方面）。

出处：公开发表的88篇报告里，照字面数一遍有18处真错；不加辨别的写法另有11处误报，都属上面几类。
又在四百八十万字的报纸和法律里逐条看过误报。

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

反例：
    现有合作社两家，分别是青禾合作社、鹿鸣合作社以及石桥合作社。
    抽查了3个乡镇（石桥镇、柳林镇、东岗镇、南坪镇），未见异常。
    今年办好五件实事：改造街巷12条；新增车位600个；建成食堂8处；更换路灯90盏。
    验收组由周立、何芳、邓强、冯燕5名同志组成。
    柳树屯、前进、红星以及东兴五个村的土地已经确权。
    换证分三步走。第一步，取号；第二步，核验；第三步，采像；第四步，缴费。
    构建“一中心四平台”，五平台指综治工作、市场监管、综合执法、便民服务。
    巡护坚持“三不”要求，不带火种，不离岗位，不漏报烟点，四条铁规人人会背。
    少开会、开短会、讲短话，这四条规矩立了一年。
    甲方、乙方、丙方经协商，四方一致同意签订本协议。
    该校2021年、2022年、2023年连续四年获奖。
    案件分为五类，劳动类占40%，合同类占35%，侵权类占25%。
    水务局负责架泵，林业局负责清障，镇政府负责看守。四家单位分工协作。
    本合同一式五份，甲乙双方各执两份。
    县里派出四个工作专班。它们各有侧重，农资专班盯价格，农技专班教管护，水利专班保灌溉。
    做到人员、经费、场地、制度“五落实”。
    校风是“严、细、实”四字诀。

反例（全文）：
    四项重点任务

    今年时间紧，各科室要倒排工期。

    （一）管网更新。更换水管四公里。
    （二）加装电梯。安排八个单元。
    （三）物业接管。引入两家公司。

反例（全文）：
    节约用电四条措施
    1.人走灯灭。
    2.空调限温。
    3.下班断电。

反例（Markdown）：
    ### 检查（3项）

    - [x] 备份
    - [ ] 切换
    - [ ] 回归
    - [ ] 公告

反例（Markdown）：
    在建项目共4个，明细见下表。

    | 项目 | 地点 |
    |---|---|
    | 城东水厂 | 城东 |
    | 南站大桥 | 城南 |
    | 北苑学校 | 城北 |

正例：
    有下列情形之一的，应当在两个月内召开会议：（一）人数不足的；（二）亏损的；（三）过半数请求的。
    职务设下列三等八级：（一）一等：一级、二级；（二）二等：三级、四级、五级；（三）三等：六级至八级。
    全体职工认真学习、深刻领会、全面贯彻十五大精神，他参与部署、指挥辽北、平东、淮南三大战役。
    四川、云南、贵州、重庆三省一市和俄、德、波兰、北欧五国派员参加。
    收治甲、乙、丙等约十家企业职工，走访企业、学校、医院5家单位，拘留盗窃、抢夺三人以上的团伙。
    体现在八个字上：引导、扶植、协调、建制。他抚慰三个孩子：“学校、村里都会照顾你们。”
    工商局、税务局、银行等8个部门，分别拿出了支持、推动就业的方案。
    镇上有两所中学：一中、二中；三所小学：中心小学、河东小学、河西小学。
    培训分三批，第一批已结束，第二批正在进行。
    大米产地五花八门：辽中、盘山、桦川、宁官……但不管产地在哪儿都一样。
    本协议一式四份，甲乙双方各执一份，其余报主管部门。
    完善中央和省、自治区、直辖市两级督察体制，落实原因、措施、责任“三到位”。

正例（全文）：
    参加情况（共96人）：
    1.第一支部34人；
    2.第二支部29人；
    3.退休支部33人。

正例（全文）：
    四项重点任务
    一、总体要求
    提高认识。
    二、任务分工
    （一）修路
    （二）架桥
    （三）通水
    （四）通电
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
