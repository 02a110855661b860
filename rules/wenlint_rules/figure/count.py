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
- 几个分句只是并列，数的是别的（修路，架桥，挖渠，三个月干完）；
- 件数不是种类数的：走访企业、学校、医院12家单位；
- 冒号后面是引语，或数的是字（八个字：勤俭、守信、互助、自强）；
- 中间另有层次的列举：一是里面再分的（1）（2），县（市、区）一类括注，省、自治区、直辖市；
- 编号本身已经断了的列举（由 NUM 报）；讲进展的（第一批已结束，第二批正在进行）；
- 几个数并列的引语（两项清点、一次交接：），说的是每一个的（晨读和晚读都分三段：）；
- 句中顺带提到的第三个（两个参数，第一个…，第二个…；远程时需指定第三个参数）；
- 被遮去的数字（xx个方面）。

出处：公开发表的88篇报告里，照字面数一遍有18处真错；不加辨别的写法另有11处误报，都属上面几类。
又在四百八十万字的报纸和法律里逐条看过误报。

反例：

    此次调整出于三点考虑：一则方便群众，二则节省开支。
    评选设置三个奖项【创新奖、贡献奖、新人奖、团队奖】。
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
    全年落实三个惠农项目，有效带动了蔬菜种植和乡村旅游。

    老人有了食堂，孩子有了书屋，妇女有了舞台，四个社区都换了模样。
    项目分两期：一期建厂房，二期建宿舍；三期规划正在论证。
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
    工具有两个旋钮，第一个旋钮调快慢，第二个旋钮调轻重。出口机型另需要第三个旋钮。

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
    现有培训机构两家，分别是启明学堂、博文书院以及新知讲堂。
    抽查了3个乡镇（石桥镇、柳林镇、东岗镇、南坪镇），未见异常。
    年内落实五项扶持：减免房租30万元；补贴水电18万元；培训店员240名；开通专线2条。
    编写组由钱松、孙敏、郑波、吴倩5名教师组成。
    上河、下河、大湾以及小湾五个村已经通气。
    搬迁分三步走。第一步，签约；第二步，腾房；第三步，过渡；第四步，入住。
    建设“一馆四厅”，五厅指序言厅、农耕厅、商埠厅、工坊厅。
    窗口执行“三不”承诺，不推诿，不拖延，不刁难，四条承诺贴在柜台上。
    早准备、勤检查、常提醒，这四条经验得来不易。
    甲方、乙方、丙方经协商，四方一致同意签订本协议。
    该校2021年、2022年、2023年连续四年获奖。
    案件分为五类，劳动类占40%，合同类占35%，侵权类占25%。
    报社负责采写，电台负责播报，书店负责销售。四家单位协作紧密。
    本合同一式五份，甲乙双方各执两份。
    剧团组建四支小分队。它们各有侧重，戏曲小分队下乡，杂技小分队进校，曲艺小分队驻村。
    做到师资、课时、教材、考核“五落实”。
    师傅教给他“看、听、摸”四字诀。

反例（全文）：
    五项教研任务

    新学期节奏快，各教研组要早作安排。

    （一）集体备课。每周一次。
    （二）课例研讨。每月一次。
    （三）命题比赛。期中举行。
    （四）成果汇编。期末完成。

反例（全文）：
    图书馆文明阅览四条规定
    1.保持安静。
    2.爱护图书。
    3.不占座位。

反例（Markdown）：
    ### 检查（3项）

    - [x] 备份
    - [ ] 切换
    - [ ] 回归
    - [ ] 公告

反例（Markdown）：
    馆藏展品共4个，名录见下表。

    | 展品 | 展厅 |
    |---|---|
    | 青铜鼎 | 一厅 |
    | 白瓷瓶 | 二厅 |
    | 木雕屏 | 三厅 |

正例：
    有下列情形之一的，应当在两个月内召开会议：（一）人数不足的；（二）亏损的；（三）过半数请求的。
    技工分下列三等八级：（一）高等：一级、二级；（二）中等：三级、四级、五级；（三）初等：六级至八级。
    他参与策划、组织春种、夏管、秋收三大会战，带头学习、贯彻三项制度。
    湖北、湖南、江西、上海三省一市派员参加，蒙古、缅甸、尼泊尔、中亚五国发来贺信。
    走访企业、学校、医院5家单位，甲、乙、丙等约十家企业受邀，聘用木工、瓦工三人以上的须备案。
    归结为八个字：勤俭、守信、互助、自强。他劝慰两位老人：“街道、居委会、派出所都会帮忙。”
    教育局、文旅局、体育局等8个部门，分别制定了支持、鼓励研学的办法。
    园里有两座温室：甲室、乙室；三片苗圃：东圃、西圃、北圃。
    培训分三批，第一批已结束，第二批正在进行。
    摊上的货五花八门：竹篮、草帽、瓦罐、木梳……样样都有人要。
    本协议一式四份，甲乙双方各执一份，其余报主管部门。
    实行国家和省、自治区、直辖市两级评审，落实原因、措施、责任“三到位”。

正例（全文）：
    报名情况（共88人）：
    1.合唱队31人；
    2.舞蹈队29人；
    3.书画班28人。

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

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.counts.beyond import beyond_claims
from wenlint.figures.counts.block_claims import block_claims
from wenlint.figures.counts.copies import copies_claims, party_claims
from wenlint.figures.counts.enumerations import Claim, inline_claims
from wenlint.figures.counts.marked_lists import marked_claims
from wenlint.figures.counts.members import each_one_claims, member_claims
from wenlint.figures.counts.plain_lines import plain_claims
from wenlint.figures.counts.recaps import recap_claims
from wenlint.figures.counts.rolls import roll_claims
from wenlint.figures.counts.slogans import compound_claims, part_claims, slogan_claims
from wenlint.figures.counts.summed import summed_claims
from wenlint.figures.counts.table_lists import attachment_claims
from wenlint.figures.counts.told_later import is_told_later
from wenlint.figures.pieces.counts import announced
from wenlint.figures.pieces.pieces import listings
from wenlint.language.simplified import with_curly_quotes

_MOST_SHOWN = 6
_LONGEST_SHOWN = 12


@rule("FIG001", "count", as_written=True, triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    written, document = document.text, document.view(with_curly_quotes)
    beside = [*inline_claims(document), *slogan_claims(document)]
    claims = (
        marked_claims(document),
        block_claims(document),
        plain_claims(document),
        beside,
        part_claims(document.text),
        compound_claims(document.text),
        recap_claims(document, beside),
        roll_claims(document),
        member_claims(document),
        each_one_claims(document.text),
        attachment_claims(document),
        copies_claims(document.text),
        party_claims(document),
        beyond_claims(document.text),
        summed_claims(document),
    )
    found: dict[Span, list[Claim]] = {}
    for claim in chain.from_iterable(claims):
        found.setdefault(claim.declared.span, []).append(claim)
    title = announced(document)
    if title is not None and tuple(listings(document, title)):
        found = {span: told for span, told in found.items() if not span.overlaps(title.span)}
    for told in found.values():
        # A count that agrees with one of the lists it may be of is right.
        if not any(one.holds for one in told) and not is_told_later(document.text, told[0]):
            yield _hit(written, told[0])


def _hit(text: str, claim: Claim) -> Hit:
    declared, listed = claim.declared, claim.listed
    written = declared.span.of(text)
    if listed.beyond:
        number = listed.items[0].of(text)
        return Hit(
            declared.span,
            f"共“{written}”，文中却有“{number}”",
            f"the total is “{written}”, the text tells of “{number}”",
            (Related(listed.span, f"“{number}”", f"“{number}”"),),
        )
    items = _items(text, claim)
    count = len(listed.items)
    return Hit(
        declared.span,
        f"列出{count}项（{items}），文中为“{written}”",
        f"{count} items are listed ({items}), the text says “{written}”",
        (Related(listed.span, f"列出的{count}项", f"the {count} items"),),
    )


def _items(text: str, claim: Claim) -> str:
    """Return the items as a message shows them: their marks, or their words cut short."""
    spans = claim.listed.marks or claim.listed.items
    shown = [span.of(text).strip(" ，、：:") for span in spans[:_MOST_SHOWN]]
    short = [one if len(one) <= _LONGEST_SHOWN else one[:_LONGEST_SHOWN] + "…" for one in shown]
    return "、".join(short) + ("……" if len(spans) > _MOST_SHOWN else "")
