"""Words written twice in a row that are right so: speech doubles them, or two words meet.

Three questions, in the order of what they cost. `is_spoken` knows doubled words by their own
form: one by one (一条一条), for stress (非常非常), whatever (要多少要多少), years (二〇二〇).
`is_joint` knows where two words meet with the same character, by those beside them: 校验和|和.
Of what is left the words are cut: `is_tried` tells a verb doubled to try it (演练演练) from one
written twice, `is_compound` an agent or a means from the deed behind it (谷歌翻译|翻译文字),
`is_owned` what belongs to its like (子公司的子公司的担保) from an attribute written twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from wenlint.core.patterns import lazy
from wenlint.language.tokenizer import Word
from wenlint.lexicon.measure_sets import DOUBLED_WHOLE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SPOKEN = lazy(
    # One by one; a numeral that repeats its digits; and sounds, written with a mouth.
    r"(?!两[侧岸地国级旁端者院])[一几每半两三四五六七八九十百千].{1,2}|逐(?![渐步])\p{Han}|[一二两三四五六七八九十][个次项件户名家]\p{Han}{1,3}|[口-噻]{2,4}"
    r"|一(?![定起直些旦律贯致般是]|方面)\p{Han}{3,5}|[〇零一二三四五六七八九十百千]{2,4}"
    rf"|[整大小成满长半][{DOUBLED_WHOLE}]"
    # Whatever one wants: verb and question word.
    r"|\p{Han}{1,2}(?:啥|什么|多少|谁|哪[里儿个]?|几\p{Han}|怎[么样])"
    r"|(?:怎么|什么|哪[里儿]|多少)\p{Han}{1,2}"
    # Stress.
    r"|(?![随沿本])\p{Han}{1,2}着|[很最极太请挺]\p{Han}{1,2}|(?:非常|特别|十分|相当|格外)\p{Han}{1,2}"
    r"|[那这]么|多少万|非常|特别|十分|[很好许]多|多少|什么|怎[么样]|如何|如此|这般|哪[里些儿]|切记|大概|永远|真的|常常|马上|立刻|赶[紧快]|终于|千万"
    r"|慢慢|渐渐|好好|早早|等等|刚刚|偏偏|往往|纷纷|谁谁|某某|彼此|[大小多少来往快]{2}"
    # Courtesies and cries.
    r"|恭喜|谢谢|多谢|你好|再见|加油|努力|胜利|万岁|前进|[久幸]会|久[违仰]|拜托|抱歉|惭愧|佩服|失[敬礼]|岂敢"
    r"|非也|也罢|善哉|妙哉|罪过|可惜|不[敢必用错行要是]|厉害|辛苦|承让"
    # Verbs that jieba takes for nouns, and those often doubled.
    r"|研究|讨论|考虑|商量|学习|休息|锻炼|打听|了解|感受|体验|观察|交流|介绍|收拾|打扫|准备|整理|琢磨|活动|熟悉|照顾"
    r"|尝试|检查|放松|调整|合计|盘算|思考|反省|回忆|参谋|比较|走动|意思|算计|教育|表现|[认见]识|教训|宣传|帮助|关心"
    r"|欣赏|品味|试验|指点|开导|评[论说]|说道|打扮|运动|凑合|轻松|高兴|热闹|痛快|暖和|凉快|清静|总结|体会|实验|折腾|分析"
)
# Two words that meet with the same character: 可以|以, 目的|的, 和|和平, 从而|而.
_JOINT = lazy(
    r"(?<=[可所予加得足难借用])以以|(?<=[目似有标])的的|(?<=是正|是负|[^\p{Han}]快)的的|(?<=[所没持含具享拥占共国还只])有有"
    r"|有有(?=组织|[关效机限利益害毒序偿色形意趣用力名志识罪])"
    r"|(?<=[作成行因认以视称分])为为|(?<=[就还但求于只正都总可凡若])是是|和和(?=[平谐睦气解美])"
    r"|和和(?=\p{Han}{1,6}和(?:[^\p{Han}\w]|\Z|[的都各均相之为是时等]|分别))"
    r"|(?<=[前后]缀|部分|[校检]验|累加|求|[之的]|总|数列|级数|平方|区间|内角|无穷|加权|[温饱平缓柔中共亲随调])和和"
    r"|(?<=[参给])与与|与与(?=会)|(?<=[存现正所内潜实好旨意重贵志])在在|(?<=[为除罢终])了了|了了(?=解)"
    r"|(?<=[针面相绝核应反值词数钥])对对|对对(?=[于象应比接账话手方策外联口位照立等岸称齐])"
    r"|(?<=[以涉普顾触])及及|及及(?=[时格])|(?<=[合吞兼])并并"
    r"|(?<=[服自听随主])从从|从从(?=[事严前机节库服站表属业犯])|(?<=[方导面取志倾定走])向向"
    r"|(?<=[自理事缘案])由由|(?<=[关由对至])于于"
    r"|(?<=[从因反])而而|(?<=[成造])就就|(?<=[首古成全花旧])都都|(?<=[人刚方天英口德成])才才|(?<=不|非)但但"
    r"|(?<=[了退忘冷推])却却|将将(?=[够好能军来领士帅就才要有])"
)
# 管理|管理办法, 推进|推进会, 满足|满足度: the second copy begins a compound.
_SUFFIX = lazy(
    r"[会法部局厅处科组员者率性型化院所站室度值器量数机键串符码帧式力页框栏包流座架仪件环夹杆]"
)
# The same term where the 和 in it is plain: 行和的较大者, for 取行和和列和.
_SUM = lazy(r"和(?:[^\p{Han}\w]|\Z|[的为是等都均])")
_SUM_REACH = 2000
# 留出|出, 达到|到: the complement of a verb a second time; 看出|出了问题 is something else.
_COMPLEMENT_AGAIN = lazy(
    r"(?<=[备设建配装印附])有有(?![\p{Han}]?(?:效|关|机))|(?P<end>[出到成入在开])(?P=end)(?![岗关始放发通车会门展工业水支心口玩学拓编册押逃校职线建了过现来去期时处场达達來過現時處場發國])"
)
# Words for deeds that jieba takes for things or for qualities.
_DEEDS = _set(
    """
    核实 指导 参观 关照 温习 装饰 彩排 整顿 规划 计划 分类 联络 联系 清理 清点 盘点 护理 核算
    设想 想象 问候 散步 透气 热身 较量 比划 形容 汇报 报告 交代 更新 美化 绿化 净化 软化 细化
    体悟 领悟 领略 领会 品鉴 筹划 谋划 策划 计议 商议 协商 润色 勾画 涂抹 平整 摇晃 调剂 缓和
    舒缓 通融 同情 心疼 心算 照料 陪伴 历练 化验 印证 论证 辩论 弹奏 歌唱 舞动 跑步 爬山 钓鱼
    聊天 检点 规范 见面 聚会 接济 周济 救济 补贴 安抚 布置 装点 铺垫 体贴 关怀 散心 动脑 动手
    出力 带队 领路 指路 问路 探路 开路 冷静 安静 清醒 亲热 亲近 温存 温暖 充实 丰富 壮大 方便
    严肃 针灸 把脉 号脉 丈量 议论 考量 权衡 估量 数落 责备 宽慰 领教 求教 鞭策 周旋 座谈 通风 摸底
    效仿 思量 寻思 思索 晃悠 唠叨 絮叨 嘀咕 嘟囔 泡脚 陈述 勾勒
    """
)
# What no noun ends with, so that a second copy of it is no deed of the first: 结果|没有没有.
_NEVER_A_TAIL = _set(
    """
    没有 认为 以为 觉得 属于 应当 应该 可以 可能 能够 必须 需要 具有 具备 享有 依照 根据 按照
    因为 所以 如果 但是 已经 仍然 必然 成为 作为 进行 予以 对于 关于 以及 或者 并且 而且 虽然
    由于 不得 不能 不会 有关 依法 一律 各级 各类 各项 最高 主要 重大 特别 尤其 及时 积极 切实 认真
    全国 全省 全市 全县 全区 全镇 全村 全体 全校 全院 全厂 全球 省级 市级 县级 乡级 村级
    """
)
# Words that name the doer as well as the deed.
_AGENTS = _set(
    """
    组织 领导 代表 编辑 导演 翻译 指挥 教练 监理 裁判 主持 主编 导航 助理 代理
    """
)
# Of them, those that name a person alone: 教练教练只说.
_DOERS = _set("教练 裁判 导演 监理 主编 助理 代表")
_MEANS = _set(
    """
    通过 使用 利用 用 以 由 根据 按 按照 依 对 将 把 从 在 向 经 经由 凭 靠 运用 采用 借助
    """
)
# Whom one tells something is who does something: 告诉他们|他们作为成员要做什么.
_TELLING = lazy(r"(?:告诉|提醒|通知|问|教会|说服|知会|转告|叮嘱|安慰|相信)$")
_TERMS_IN_SUM = _set("前缀 后缀 部分 校验 检验 累加 数列 级数 平方 区间")
_PRONOUNS = _set(
    """
    我 你 他 她 我们 你们 他们 她们 它们 咱们 大家 人们
    """
)
# Before a verb that is doubled to try it: who does it, how, and that one will or should.
_BEFORE_DEED = ("r", "d", "k", "t", "zg", "y", "uv")
_HANDLING = _set(
    """
    把 将 给 帮 让 请 替 跟 陪 为
    """
)
# What an office does, and what it may or may not: nobody does a little of it.
_FORMAL = _set(
    """
    不得 应予 依法 擅自 予以 加以 给予 责令 拒不 严禁 禁止 有权 应当 加强 做好 开展 推进 完善 提高
    强化 落实 优化 健全 扩大 深化 促进 实施 规范 加大 提升 建立 进行 支持 鼓励 保障 确保 加快
    增强 培养
    """
)
_SURELY_WILLING = _set(
    """
    来 去 先 再 多 好好
    """
)
_WILLING = _set(
    """
    来 去 要 想 能 会 该 得 让 帮 给 请 叫 可 可以 应该 应当 需要 愿意 打算 准备 值得 不妨 好
    记得 能不能 可不可以 要不要 想不想
    先 再 多 也 就 都 是 无非 一起 一块儿 一同 顺便 顺带 顺手 随手 有空 得空 抽空 没事 闲时 趁机
    互相 相互 最好 不如 何不 干脆 帮忙 自己 大伙 大伙儿
    """
)
_SPOKEN_TO = _set("你 您 咱 咱们")
# Where somebody goes to do it: 去器材室挑选挑选球拍.
_GOING = _set("去 来 到 上 回")
_BODIES = _set("机关 部门 机构 单位 人员 工作 制度 机制 办法 条例 标准 合同 费用 委员会 公司 中心")
_PLACE = ("n", "s", "f")
# With an object such words make an instruction, and of those one does not a little: 需要遍历各行.
_OBLIGED = _set("要 该 得 应 应该 应当 需要 须 必须")
# What goes on or is done already is not tried: 正在缓冲, 被访问.
_GOING_ON = _set(
    """
    在 正在 被 已 已经 曾 曾经 了 的 地 仍 仍旧 将 自动
    """
)
# 拆下来冲洗冲洗: what has been brought somewhere is handled there.
_DIRECTIONS = ("下来", "出来", "过来", "起来", "上来", "进来", "回来", "过去", "出去", "回去")
_THEN_IS_WELL = _set("才 再 再说 就 也 看 吧")
_WHICH = _set("这次 此次 本次 这 此 该 本 其 各 每 某 这个 那个 各项 各类")
# What has a result, a state, or is said of machines and offices: nobody does a little of it.
_NOT_TRIED = lazy(
    r"\p{Han}[到得成入出为于有加现动定立全善足进强高快载除]|使用|访问|设置|选择|保留|支持|包括|需要|认为|通过|创建"
    r"|没有|结合|存在|执行|运行|调用|返回|点击|输入|输出|登录|填写|提交|打开|关闭|安装|下载|上传|删除|复制|搜索|注册|提供|生成|发送|接收|开展|落实|实施|保障|确保|坚持|强化|深化|建设|贯彻|做好|组织"
    r"|截[至止]|直至|预计|竣工|[开完]工|[共累]计|投[产放入]|[修始]建|[建位始终]于|开始|结束|[发公颁]布|印发|[修制]订|施行|签[订署]|届满|参照|例如|特别是"
    r"|停[止放运产]|减[少免]|发挥|符合|违反|吊销|追缴|没收|堆放|倾倒|采取|编制|监管|施工|投资|融资|就业|救护"
    r"|改正|处罚|处[理置分]|保[障护]|开拓|适用|履行|承担|缴[纳费]|征收|查[处封]|扣押|公示|公告|批准|许可|登记|备案|验收|整改"
    r"|提升|鼓励|实行|避免|领取|移交|贮藏|销售|生产|审[议计批]|好转|执勤|检察|分配|发展|预警|缔结|享受|废止|赔偿|继续|举办|标示|置换|挪用|运输|审理"
    r"|属于|具备|享有|变成|以为|觉得|希望|负责|承担|依照|根据|按照|应当|可能|能够|必须|发生|产生|规定|要求|服务|管理|工作"
)


def is_spoken(word: str) -> bool:
    """Say whether speech doubles a word on purpose, whatever stands around it."""
    return _SPOKEN.fullmatch(word) is not None or len(set(word)) == 1 < len(word)


def is_joint(text: str, at: int) -> bool:
    """Say whether two words meet with the single character that stands twice at `at`."""
    if _JOINT.match(text, at) is not None:
        return True
    if not at or text[at] != "和" or not text[at - 1].isalnum():
        return False
    term, start = text[at - 1 : at + 1], max(0, at - _SUM_REACH)
    place = text.find(term, start, at + _SUM_REACH)
    while place >= 0:
        if place + 1 != at and _SUM.match(text, place + 1):
            return True
        place = text.find(term, place + 1, at + _SUM_REACH)
    return False


def is_complement_again(text: str, at: int) -> bool:
    """Say whether a verb's complement may stand twice at `at`: 留出|出."""
    return _COMPLEMENT_AGAIN.match(text, at) is not None


def never_ends_a_noun(word: str) -> bool:
    """Say whether no noun ends with a word, whatever longer word jieba knows: 本院认为."""
    return word in _NEVER_A_TAIL


def is_owned(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether a thing belongs to its like: 误差|的|误差|的|估计; a quality does not."""
    if last >= len(found):
        return False
    thing = found[first]
    if first + 6 == last and [one.text for one in found[first + 1 : first + 3]] == ["和", "的"]:
        return thing.text in _TERMS_IN_SUM  # 前缀和的前缀和的定义
    if first + 4 != last or found[first + 1].text != "的":
        return False
    if len(thing.text) == 1:  # 组的组的成员: jieba takes such a thing for a measure word
        return thing.tag in ("n", "ng", "q")
    return thing.tag in ("n", "nr", "nz", "vn", "l", "j")


def is_suffix(word: str) -> bool:
    """Say whether a word behind a verb makes a noun of it: 办法 of 办, 满足度 of 满足."""
    return _SUFFIX.fullmatch(word) is not None


def is_tried(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the verb that stands twice is doubled to try it: 先演练演练, 帮我阐述阐述.

    `found` are the words of the clause, `first` and `last` the first copy and what is behind the
    second. So are verbs of doing, by somebody who will do it; and they close their clause, or
    have a bare object.
    """
    word, tag = found[first]
    if word in _DOERS:
        return False
    before = found[first - 1] if first else None
    ends = (
        last >= len(found)
        or found[last].tag.startswith("y")
        or found[last].text in _THEN_IS_WELL
        or (found[last].text == "了" and last + 1 == len(found))
    )
    if _nobody_tries(found, first, last, ends=ends):
        return False
    if word in _DEEDS and not tag.startswith("v"):
        if before is not None and _is_object(found, first):
            return False
        tag = "n"
    elif not tag.startswith("v"):
        return ends and before is not None and before.text in _SURELY_WILLING
    handled = any(one.text in _HANDLING for one in found[:first]) or (
        before is not None
        and before.tag.startswith(_PLACE)
        and any(one.text in _GOING for one in found[:first])
    )
    willing = before is not None and (
        before.text in _WILLING
        or before.text.endswith(_DIRECTIONS)
        or before.tag.startswith(_BEFORE_DEED)
        or handled
    )
    if before is not None and before.text in _OBLIGED:
        willing = ends or (first > 1 and found[first - 2].text in _SPOKEN_TO)
    if ends:
        return willing if tag == "vn" and before is not None else _NOT_TRIED.fullmatch(word) is None
    if _NOT_TRIED.fullmatch(word) or found[last].tag.startswith(("ul", "uz", "ug", "uv", "ud")):
        return False
    return willing or (before is None and found[last].tag != "v")


def _nobody_tries(found: Sequence[Word], first: int, last: int, *, ends: bool) -> bool:
    """Say whether the words before a doubled verb, or behind it, tell of a deed in earnest."""
    if not first:
        return last < len(found) and found[last].text in _BODIES  # 测绘测绘机构
    before, tag = found[first - 1], found[first].tag
    owes = first > 1 and found[first - 2].text in ("也", "就", "都", "又")  # 也该清理清理了
    if before.text in _WHICH and tag != "v" and not owes:
        return True  # 这次培训培训: a noun
    if before.text in _GOING_ON:
        return True
    if not ends or not before.tag.startswith(("n", "vn", "c", "d", "v")):
        return False
    earlier = [one.text for one in found[:first]]  # 依法处罚处罚, 加强水源保护保护
    return any(one in _FORMAL for one in earlier) and not any(one in _HANDLING for one in earlier)


def is_governed(before: Word) -> bool:
    """Say whether a noun behind a word begins a phrase, so that it ends no compound: 增强|人民."""
    return before.text in _FORMAL and before.text not in ("进行", "给予", "予以", "加以", "依法")


def _is_object(found: Sequence[Word], first: int) -> bool:
    """Say whether a verb before a noun has it for its object: 加强|指导, 做好|产品|规划."""
    before = found[first - 1]
    if before.text in _WILLING or before.text in _HANDLING or before.text in _GOING:
        return False
    if before.tag.startswith(("v", "uj", "c", "p", "m", "q")):
        return True
    return before.tag.startswith("n") and any(
        one.tag.startswith(("v", "p"))
        and one.text not in _WILLING
        and one.text not in _HANDLING
        and one.text not in _GOING
        for one in found[: first - 1]
    )


def is_compound(found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the first copy ends a noun and the second does something, or two clauses meet.

    使用备份存储|存储账册, 专业组织|组织培训, 告诉他们|他们要做什么.
    """
    if not first or last >= len(found):
        return False
    word, tag = found[first]
    before, after = found[first - 1], found[last]
    if word in _NEVER_A_TAIL:
        return False
    if word in _PRONOUNS:
        return _TELLING.search(before.text) is not None and after.tag.startswith(("v", "d", "p"))
    if not tag.startswith(("v", "j")) and word not in _AGENTS:
        return False
    if not before.tag.startswith(("n", "b", "eng", "a", "vn")) and before.text not in "该此本其":
        return False
    if word in _AGENTS:
        return True
    governed = any(one.text in _MEANS for one in found[: first - 1])
    return governed and (after.tag.startswith(("n", "r", "m")) or after.text in ("到", "成", "出"))
