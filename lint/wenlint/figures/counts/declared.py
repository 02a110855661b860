"""What declares a count: 四个方面, 三大工程, 5名同志, 理由有二."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.hedges import UNCOUNTED, hedges_with
from wenlint.lexicon.lists import AS_FOLLOWS, BEGUN_AFTER_HAS
from wenlint.lexicon.measures import DECLARING, GRADES, GROUPS, NAMES, TAKES_TWO, flagged
from wenlint.lexicon.numerals import DIGITS, FROM_TWO, UP_TO_TEN, UP_TO_THOUSANDS
from wenlint.lexicon.patterns import any_of

if TYPE_CHECKING:
    from wenlint.core.document import Document


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
    rf"(?:[{FROM_TWO}]?十[{DIGITS}]?|[{FROM_TWO}两]"
    r"|[1-9１-９][0-9０-９]|[2-9２-９])"
)
"""A pattern for a small number that may declare a count."""

FIRST = "[二三四五六七八九十两1-9１-９]"
"""What such a number begins with: a quick way out before a look back."""

_SHOWN = 4
# What before a number makes it a rank, a part or a time: no count either.
_NO_COUNT_WORDS = (
    "第 数 几 这 那 该 此 每 另 各 某 余 多 前 后 上述 以上 前述 前列 另外 其他 其它 其余"
    " 上面的 前面的 上面 前面 任何 其中 达到 满 任选 任 中的 再 又 再次 连"
    " 头 共第 获第 列第 午 晚 早 凌晨 周 星期"
    " 礼拜 (?<![本当上下这该])日 (?<![本当上下这该])月 时"
    " 年第 号 （第 仅次于 (?<![安编])排 位列 总结第 百 千 万 亿 点 近十"
)
COUNT_BEFORE = (
    rf"(?<![\d０-９{UP_TO_THOUSANDS}零〇两.．/:+\-～~×xX＋—－＊*]|[{UP_TO_TEN}两\d个项条]至"
    rf"|[{UP_TO_TEN}两\d个项条]到|\d：|[^\s\u3000][{UP_TO_TEN}\d]、"
    rf"|(?:{'|'.join([*_NO_COUNT_WORDS.split(), *hedges_with(UNCOUNTED)])})[ ]?)"
)
"""A pattern for what may stand before a number that counts."""


COUNT = lazy(
    rf"(?={FIRST}){COUNT_BEFORE}(?P<n>{NUMBER})(?:(?<=\d)[ ])?"
    rf"(?P<measure>{any_of(DECLARING)})(?!\d)"
)
"""A pattern for a small number with a measure word that declares how many there are."""


def find_counts(document: Document) -> tuple[regex.Match[str], ...]:
    """Return the matches of COUNT in `document`: a view, which several readings go through."""
    return tuple(COUNT.finditer(document.text))


TERM = lazy(rf"[“‘](?P<n>{NUMBER})(?P<key>\p{{Han}}{{1,5}})[”’]")
"""A pattern for a quoted slogan that begins with its number: “四个一”, “六联”."""

HAS = lazy(rf"(?<=\p{{Han}}有)(?P<n>[{FROM_TWO}两])(?=[：:。]|，(?:{BEGUN_AFTER_HAS}))")
"""A pattern for a number that stands alone: 理由有二."""

_NOUN = lazy(r"\p{Han}{0,12}+")
_HEDGED = lazy(r"以[上下内外]|左右|不等|之[二三前后]")
_AS_FOLLOWS = lazy(f"{any_of(AS_FOLLOWS)}的?$")
_NEIGHBOUR_BEFORE = lazy(rf"(?<![\d第]){NUMBER}个?\p{{Han}}{{1,4}}[、和共计及]?$")
_NEIGHBOUR_AFTER = lazy(
    rf"(?:\p{{Han}}{{0,1}}?一[个省市县区镇乡州院校地办]|\p{{Han}}{{0,3}}?[、和及共]?共?{NUMBER}\p{{Han}})"
)
_NOT_BEHIND = {measure: lazy(followers) for measure, followers in DECLARING.items() if followers}
_GRADED = flagged(GRADES)
_GRADES_SAID = lazy(rf"(?:分[成为设]?|为|成|共|设|有|划[分为]|{any_of(AS_FOLLOWS)}|包括|[的等])$")
_CONGRESS = 10
_FEWEST = 2
_TAKES_TWO = flagged(TAKES_TWO)


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
    people = measure == "个" and text.startswith("人", match.end())  # 四个人物 is no 个人
    if not_behind is not None and not people and not_behind.match(text, match.end()):
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
    if match["n"] == "二" and measure not in _TAKES_TWO:
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


_ATTRIBUTES = flagged(NAMES)


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
    " 手续 说明 贡献 创新点 目的 结果 情况 缺陷 故障 前提 准备 检查 清单 须知 环节 议定 体系"
    " 关键 举动 动作 创新 探索 改革 提案 条款 程度"
)
GENERAL = any_of(_GENERAL_WORDS.split())
"""A pattern for what a count is of when it announces a list: 方面, 措施, 条件."""

_OF_LISTS = lazy(rf"^(?:{GENERAL})|^(?:联[动创防控]|即|分别|组成|构成|一致|共)")
ENDS_WITH_GENERAL = lazy(rf"(?:{GENERAL}(?:等|走)?|[个项]“[^”]{{1,6}}”)$")
GROUPING = flagged(GROUPS)
"""Measure words that group whatever stands before them."""
