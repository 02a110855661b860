"""What declares a count: 四个方面, 三大工程, 5名同志, 理由有二."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.language.words import any_of


class Declared(Struct, frozen=True):
    """A count as the text gives it: 四个方面, 三大工程, “六联”.

    `span` is what a message shows; `noun` is the run of characters behind the measure word, and
    `after` where it begins; `term` is true for a quoted slogan that begins with its number,
    `digits` for a number in digits.
    """

    span: Span
    number: int
    measure: str
    noun: str
    after: int
    term: bool = False
    digits: bool = False


NUMBER = (
    r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九两]"
    r"|[1-9１-９][0-9０-９]|[2-9２-９])"
)
"""A pattern for a small number that may declare a count."""

_SHOWN = 4
# Each measure word with what makes, right behind it, a word of its own, a unit or a time (个月).
_MEASURES = {
    "个": "月 小时 工作日 交易日 自然日 日 星期 礼拜 学期 学年 年(?!级|度|轻) 季度 世纪 百分点 基点"
    " 标准(?:箱|大气压|桶|煤|床|间|班) 周(?!期|报|边) 钟头 昼夜 多 半 人 来回 百 千 万 亿 别",
    "大": "会(?!战) 学(?!科|习|段) 家 小 型 量 约 概 多 力(?!量) 气 厅 街 道(?!路|德)"
    " 路(?!径) 队(?!伍) 部(?=分|队) 厦 院 桥 专(?!项|业|班|题|区) 报告 精神 以来 代表"
    " 召 闭幕 开幕 提出 的 后 前 上 中(?!心) 党章 期间 确定 胜利 [，。、；：）]"
    " ”(?!\\p{Han})",
    "项": "目(?!标)",
    "种": "植 子 养 粮 田 业",
    "类": "似 别",
    "条": "例 款 目 约 文 理",
    "点": "名 评 赞 击 钟 半 整 多 前 后 开 到 至 \\d 左 之 零 办 上(?![：:，。]) 下 起"
    " ，(?:起|开|出)",
    "件": "套",
    "级": "别 差 以 （",
    "步": "入 伐 行",
    "支": "部 持 付 出 撑 书 委 队(?=委) 援 行",
    "位": "置 于 居 列 数",
    "部": "门 分(?!别|[为是]) 署 委 队(?=[伍员]) 长 级 曲",
    "名": "次 额 牌 录",
    "人": "次 才 民 员 大 事 工 类 群 物 均 间 格 力 口 士 际 生 份 以",
    "家": "庭 长 园 乡 具 属 教 访 畜 禽 畜",
    "户": "籍 口 均",
    "处": "理 罚 置 长 级 于 在 境",
    "所": "有 以 谓 在 得 长 需 述 能 致",
    "份": "额 子",
    "篇": "幅",
    "门": "诊 店 户 槛 票 牌",
    "场": "所 地 景 馆 面 次 域",
    "期": "间 限 待 望 货 权 工程 项目 建设 款 （",
    "批": "准 评 复 发 示 次",
    "套": "餐 路 用",
    "座": "谈 椅 右",
    "章": "程",
    "节": "约 能 假 日 水 目 点",
    "段": "时 落",
    "块": "钱",
    "层": "次 级 面 高 楼 以 （",
    "句": "子",
    "道": "路 德 理",
    "关": "于 键 系 注 心 爱 节 口 联",
    "字": "体 母 数",
    "组": "织 长 成 建 合",
    "队": "伍 员 长 列",
    "站": "点 在 台 长 立",
    "厂": "长 房",
    "院": "长 校 士",
    "校": "长 区 园 友",
    "局": "长 面 部",
    "国": "家 际 内 外 企 有 道 债 庆 时期 演义 志 鼎立 杀 赔",
    "省": "委 政 级 内 外 份 长 直 会 略 钱",
    "市": "委 政 级 场 民 内 区 长 容 值",
    "县": "委 政 级 城 长 域 内",
    "区": "委 政 级 域 别 内 块 分 间 长",
    "镇": "政 长 上 静",
    "乡": "村 亲 愁 土 里 下 情 音 镇(?=政)",
    "村": "民 委 庄 落 级 干 支 里 口 两",
    "地": "区 块 方 址 点 级 面 带 段 图 位 理 铁 市 形 质 板 税 产 下 上 处",
    "方": "面(?!问题|面) 向 便 针 法 案 式 位 可 能 才 米 圆 言",
    "本": "科 级 次 报 来 人 地 市 省 县 区 位 金 领 质",
    "册": "子",
    "张": "口",
    "首": "次 先 要 届 都",
    "轮": "流 换 船 胎",
    "路": "线(?=图) 径 段 口 程 面",
    "线": "城市 以 上 下 员 品牌 明星",
    "栋": "梁",
    "班": "子 级 主 车",
    "版": "权 面 本",
    "例": "如 外 会 行 （",
    "宗": "旨 教",
    "款": "项 式 待 额",
    "样": "本 板 品 式 子 张",
    "卷": "入 宗",
    "起": "来 草 步 到 码 点 诉 飞 止 因",
    "色": "彩 泽",
    "型": "号",
    "重": "要 点 大 视 新 复 建",
    "驾": "驶",
    "台": "阶 湾 账 帐 风 州 历 词 下 上",
    "辆": "",
    "间": "隔 接 距",
    "幢": "",
    "档": "案 次 期 位",
    "季": "度 节 刊 军 后",
    "幅": "员 度 面",
    "科": "技 学 室 目 研 员 长 普 教 级 协",
    "证": "书 明 券 据 件 监 实 人 言 照",
    "课": "程 题 堂 文 后 时",
    "只": "是 有 要 能 会 为 需",
}
_LONG = ["个方面", "方面", "部分"]
_HEDGES_WORDS = (
    "第 数 几 这 那 该 此 每 另 各 某 余 多 前 后 上述 以上 前述 前列 另外 其他 其它 其余 任何"
    " 其中 达到 约 近 超 超过 不足 不到 满 未满 至少 最少 不少于 不多于 不低于 不超过 最多 至多"
    " 少于 多于 大于 低于 高于 逾 大约 将近 任选 任 中的 再 又 再次 连 头 共第 获第 列第 午 晚 早"
    " 凌晨 周 星期 礼拜 日 月 时 年第 号 （第 仅次于 排 位列 总结第 百 千 万 亿 点 近十"
)
_BEFORE = (
    r"(?<![\d０-９十百千零〇一二三四五六七八九两.．/:+\-～~×xX＋—－＊*]|[一二三四五六七八九十两\d个项条]至"
    r"|[一二三四五六七八九十两\d个项条]到|\d：|[^\s\u3000][一二三四五六七八九十\d]、"
    rf"|{'|'.join(_HEDGES_WORDS.split())})"
)


COUNT = lazy(rf"{_BEFORE}(?P<n>{NUMBER})(?P<measure>{any_of([*_LONG, *_MEASURES])})(?!\d)")
"""A pattern for a small number with a measure word that declares how many there are."""

TERM = lazy(rf"[“‘](?P<n>{NUMBER})(?P<key>\p{{Han}}{{1,5}})[”’]")
"""A pattern for a quoted slogan that begins with its number: “四个一”, “六联”."""

HAS = lazy(r"(?<=\p{Han}有)(?P<n>[二三四五六七八九两])(?=[：:。]|，(?:一[是要曰]|其一|第一|首先))")
"""A pattern for a number that stands alone: 理由有二."""

_NOUN = lazy(r"\p{Han}{0,12}+")
_HEDGED = lazy(r"以[上下内外]|左右|不等|之[二三前后]")
_AS_FOLLOWS = lazy(r"(?:下列|以下|如下)的?$")
_NEIGHBOUR_BEFORE = lazy(rf"(?<![\d第]){NUMBER}个?\p{{Han}}{{1,4}}[、和共计及]?$")
_NEIGHBOUR_AFTER = lazy(
    rf"(?:\p{{Han}}{{0,1}}?一[个省市县区镇乡州院校地办]|\p{{Han}}{{0,3}}?[、和及共]?共?{NUMBER}\p{{Han}})"
)
_NOT_BEHIND = {
    measure: lazy("|".join(followers.split()))
    for measure, followers in _MEASURES.items()
    if followers
}
_GRADED = frozenset("级期类等线档层段")
_GRADES_SAID = lazy(r"(?:分[成为设]?|为|成|共|设|有|划[分为]|下列|以下|如下|包括|[的等])$")
_CONGRESS = 10
_FEWEST = 2
_WITH_TWO = ("个", "项", "种", "个方面", "方面", "点", "名", "件")


def counts_in(text: str, start: int, end: int) -> Iterator[Declared]:
    """Yield the counts between two offsets, hedged ones and grades left out."""
    for match in COUNT.finditer(text, start, end):
        declared = declared_at(text, match)
        if declared is not None:
            yield declared


def declared_at(text: str, match: regex.Match[str]) -> Declared | None:
    """Return the count that COUNT has matched; None if it measures, grades or estimates."""
    number = parse_count(match["n"]) or 0
    measure = match["measure"]
    not_behind = _NOT_BEHIND.get(measure)
    if not_behind is not None and not_behind.match(text, match.end()):
        return None
    if measure == "字" and text[match.start() - 1 : match.start()] == "红":
        return None
    noun = _noun(text, match.end())
    if number < _FEWEST or _HEDGED.search(noun[:8]) or noun.startswith(("多", "余")):
        return None
    if "之一" in noun and not _AS_FOLLOWS.search(text, max(0, match.start() - 3), match.start()):
        return None  # 四大古都之一, but 下列三种情形之一
    if measure == "大" and number > _CONGRESS:  # 十五大
        return None
    # 二级医院, 二期工程: a grade or a phase; counts say 两.
    if match["n"] == "二" and measure not in _WITH_TWO:
        return None
    if measure == "点" and match["n"][0].isdigit() and not noun.startswith(_SAID_POINTS):
        return None
    shown = len(noun) if len(noun) <= _SHOWN else 0
    span = Span(match.start(), match.end() + shown)
    return Declared(span, number, measure, noun, match.end(), digits=match["n"][0].isdigit())


def plain(match: regex.Match[str], noun: str = "") -> Declared:
    """Return the count of a match with the groups n and measure, as it is written."""
    number = parse_count(match["n"]) or 0
    span = Span(match.start("n"), match.end("measure"))
    return Declared(span, number, match["measure"], noun, match.end("measure"))


_SAID_POINTS = ("要求", "建议", "意见", "体会", "希望", "启示", "做法", "想法", "认识", "思考")


def _noun(text: str, at: int) -> str:
    match = _NOUN.match(text, at)
    return match[0] if match else ""


def is_graded(text: str, declared: Declared) -> bool:
    """Say whether 三级, 三类 may be a grade: nothing says 分为 or the like before it."""
    left = max(0, declared.span.start - 4)
    if declared.measure == "类" and text[declared.span.start : declared.span.start + 1] == "两":
        return False  # who grades says 二
    return declared.measure in _GRADED and not _GRADES_SAID.search(text, left, declared.span.start)


_ATTRIBUTES = frozenset("路色轮级方维元相核驾轴")


def is_attribute(declared: Declared) -> bool:
    """Say whether a number is part of a name: 三路归并, 两色垃圾桶, 三轮车, 三方协议."""
    return (
        declared.measure in _ATTRIBUTES
        and declared.noun != ""
        and _OF_LISTS.search(declared.noun) is None
    )


def has_neighbour(text: str, declared: Declared) -> bool:
    """Say whether another count stands right beside it: 三省两市, 五等十三级, 两项共4个大项."""
    start, end = declared.span.start, declared.after
    if _NEIGHBOUR_BEFORE.search(text, max(0, start - 7), start):
        return True
    return _NEIGHBOUR_AFTER.match(text, end, end + 8) is not None


# What a count is of when it announces a list as such.
_GENERAL_WORDS = (
    "方面 措施 举措 工作 任务 环节 问题 步骤 步 阶段 建议 意见 要求 做法 特点 原因 体会 经验"
    " 内容 原则 部分 事 实事 难题 短板 不足 困难 重点 目标 关 关系 机制 抓手 路径 行动 工程 要点"
    " 情形 条件 方式 方法 途径 类型 层面 维度 转变 提升 点 条 项 类 种 大 件 强化 着力 坚持 聚焦"
    " 突出 注重 到位 能力 事情 文章 优势 成效 成绩 变化 突破 亮点 启示 思考 希望 意思 话 想法"
    " 看法 感受 感想 收获 教训 理由 好处 优点 缺点 弱点 需求 请求 倡议 承诺 打算 思路 期望 期待"
    " 认识 判断 结论 趋势 矛盾 风险 隐患 诉求 事项 议程 程序 流程 规定 规矩 纪律 禁令 标准 指标"
    " 材料 资料 证件 文件 方案 渠道 策略 对策 办法 招 法宝 秘诀 窍门 因素 缘由 用途 功能 作用"
    " 职责 职能 权利 义务 责任 特征 特性 规律 定位 战役 硬仗 结合 统一 统筹 支撑 保障 计划 议题"
    " 课题 模块 板块 层次 层 句 方 样 弊端 痛点 堵点 难点 误区 倾向 现象 表现 选择 方向 领域 要素"
    " 关键 举动 动作 创新 探索 改革 提案 条款 程度"
)
GENERAL = any_of(_GENERAL_WORDS.split())
"""A pattern for what a count is of when it announces a list: 方面, 措施, 条件."""

_OF_LISTS = lazy(rf"^(?:{GENERAL})|^(?:联[动创防控]|即|分别|组成|构成|一致|共)")
ENDS_WITH_GENERAL = lazy(rf"(?:{GENERAL}(?:等|走)?|[个项]“[^”]{{1,6}}”)$")
GROUPING = frozenset(
    [
        "个方面",
        "方面",
        "部分",
        "大",
        "步",
        "级",
        "道",
        "种",
        "类",
        "关",
        "样",
        "门",
        "款",
        "色",
        "证",
        "科",
        "季",
        "档",
    ]
)
"""Measure words that group whatever stands before them."""
