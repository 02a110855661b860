"""The words that give a figure its part in a change: the value before or after, or the change."""

from __future__ import annotations

from enum import Enum
from functools import cached_property, lru_cache

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy, plain
from wenlint.figures.changes.times import SIGNS, Period, period_in
from wenlint.figures.quantities import PERCENT, POINT
from wenlint.lexicon.patterns import any_of

_UP_WORDS = (
    "增加 增长 增 提高 提升 上升 攀升 跃升 上涨 扩大 扩充 扩 延长 涨 升 壮大 发展"
    " 上浮 上调 调增 加快 提速 递增 拓展 上扬 加大 猛增 剧增 激增 净增 增幅 涨幅 升幅 回升 上行"
    " 增多 增大 走高 抬升 冒升 多增 新增 拓宽 攀高 增速 扩增 扩展 扩容 推高 放大"
    " 增添 新添 增派 增配 扩编"
    " 抬高 提至 飙升 突增 陡增 高出 多出"
)
_DOWN_WORDS = (
    "减少 下降 降低 下跌 下滑 压减 压缩 缩短 缩减 缩小 精简 回落 削减 下调 下浮 收窄 降 减 跌 缩"
    " 压 净减 降幅 跌幅 减幅 收缩 萎缩 核减 调减 调降 裁减 滑落 走低 递减 压降 少 放缓"
    " 减轻 节省 下探 减量 缩水 砍掉 少增 少收 下行 裁撤"
    " 节约 省下 少用 精减 下挫 缩编 调低 走弱 低"
)
UP, DOWN = any_of(_UP_WORDS.split()), any_of(_DOWN_WORDS.split())
_NOUN = r"(?:幅度?|比例|比率|率|速度?|额|量|数|面)?"
_LINK = r"(?:[了为达约仅又共近]|达到|高达|实现|出){0,3}"
# 增长率, 降幅, 压缩比例 name a change; after them 为 and 达到 give its size.
_SIZE = lazy(
    rf"(?:(?P<up>增[幅速长]|涨幅|升幅|{UP}(?:幅度|比例|比率|率|速度))"
    rf"|(?P<down>[降跌减]幅|{DOWN}(?:幅度|比例|比率|率)))度?[为是达约在到仅]{{0,3}}$"
)
_BY = lazy(rf"(?:(?P<up>{UP}|多)|(?P<down>{DOWN}))幅?{_LINK}[ ]?(?P<object>\p{{Han}}{{0,4}})$")
# 不多, 大多 and 至少 say no change.
_NO_MORE = lazy(r"[不大许众至最很颇诸繁太过减缺]$|[多少](?:为|数|种|样|家|年|次|个)")
_GOAL = lazy("^[到至成]|[到至]$")
_TO = lazy(
    rf"^(?:（[^）]{{0,12}}）)?[，]?[^，。；：、]{{0,12}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))?"
    r"(?:了|变|调整?|整合|转|合并|改|优化|核定|修订|变更)?(?:[到至为成]|达到?)(?P<rest>[^，。；、]{0,16})$"
)
_REACHES = lazy(
    rf"(?:(?:(?P<up>{UP})|(?P<down>{DOWN}))?(?:[到至]|达到)|达)(?:了)?(?P<rest>[^，。；、\d]{{0,6}})$"
)
_FROM = lazy(r"(?:[由从](?![于此而业事])|自(?=20|19|年|去|上|原))[^，。；、]{0,24}$")
_OF_IT = lazy(r"^[^，。；、]{0,10}的$")
_RATIO = lazy(
    r"(?:是|为|相当于|占|达|[到至成]|[只仅]有|剩|等于|抵)(?:(?:19|20)\d\d年)?[^，。；、\d]{0,8}的$"
)
_THAN = lazy(r"比|较|同(?![时样志步意])|与|跟|相比")
_COMPARED = lazy(r"(?:比|较|与|同(?!期|样|时)|和|跟)[^，。；、]{1,20}$")
_OTHER_BASE = lazy(
    r"(?:比|较|高于|低于|超)(?!例|重|率|去|上|前|原|年|同|期|往|此|以|过|为|大|快|好|高|低|多|少|增|减)\p{Han}"
)
_AVERAGED = lazy(
    r"年均|年平均|平均每|每[年天日周月季]|[日周月季]均|年递|月均|平均增|平均递|累计|实际|可比|同口径|按.{0,8}(?:口径|基数|价)|复合"
)
# What an audit takes off a bill is no change of it.
_SETTLED = lazy("[审核]减")
# 减亏 of a loss, 提标 of a standard: what changes is named by the second character.
_OF_NAMED = lazy(
    rf"(?:(?P<up>[增提涨升加扩])|(?P<down>[减降缩压节省]))"
    rf"(?P<named>(?![到至为成达了出])\p{{Han}})(?:幅度?|额|量)?{_LINK}[ ]?$"
)
# A rise of 20% told with its verb behind it: 有20%的增长.
_BEHIND = lazy(
    rf"(?:的|得到|得以|予以|被)(?:同比)?(?:(?P<up>{UP})|(?P<down>{DOWN}|消除|化解))"
    r"(?:幅度?)?(?=[，。；、）]|$)"
)
_OF_ITS_OWN = lazy("[增减][收产支利]")
_MINUS = lazy(r"[-−－–—][ ]?$")
# What tells nothing of a thing: adverbs, copulas, names of sums. The one-character words of the
# second list are those that hardly ever are part of a noun.
_FILLER_WORDS = (
    "年均 平均 年平均 每年 同比 环比 相比 对比 比较 比起 共计 合计 总计 累计 一共 总共 已经"
    " 也就是 相当于 总体 整体 总的 幅度 数量 总量 总数 总额 规模 数字 数据 水平 数目 达到 仅有"
    " 只有 仅为 只是 分别 依次 期间 时间 年间 全年 实际 基础上 在此 由此 因此 从而 由于 将近 大约"
    " 超过 因而 双双 两者 二者 换算 折算 计算 下来 大幅度 小幅 略有 有所 绝对值 绝对额 变化 变动"
    " 情况 相差 倍数 经过 通过 初期 比上 这个 数值 这一 左右 期内 直接 首次 目前 仅仅 以来 拥有"
    " 录得 实现 完成 持续 大幅 稳步 显著 明显 进一步 迅速 快速 逐步 不断 正好 刚好 恰好 足足 整整"
    " 共有 均为 均达 各为 半年间 半年 当时 之后 年度 学年 届时 可以 可谓 反而 累积 合共 减量 增量"
    " 名义"
    " 增减 期末 期初 只剩 现有 建成 时期 阶段 累进 左近 同期 相应 年内 接近 逐年 逐渐 大大 较快"
    " 较大 进而 随后 后来 最终 最后 直至 突破 一举 单位 增速 绝对 净值 还是 依然 已有 已达"
)
_FILLER_CHARACTERS = (
    "比较为是的了有仅只就则又也都再而但并且其该这那已即共到至于由"
    "从将近约以及却才还更达净总同与和猛剧骤"
)
_FILLER = plain(f"{any_of(_FILLER_WORDS.split())}|[{_FILLER_CHARACTERS}]")
_CHANGES = plain(any_of(word for word in (_UP_WORDS + _DOWN_WORDS).split() if len(word) > 1))
_STRETCH = lazy(r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})(?:多?年|个?多?月|天)[间内来里中]?")
_CLAUSE = lazy("[，；（(]")
# How it came about: 本年度把服务延伸到村组，共开展49场.
_ADVERBIAL = lazy(
    r"[，；][\p{Han}\d]{0,6}?(?:把|通过|随着|由于|因为|经过|借助|依托|得益于|面对|围绕|针对|根据|按照|受)"
    r"[^，；。]{2,24}(?=，)"
)
_THING = lazy(r"\p{Han}{2,}")
_FIRST_STOP = lazy(r"[，；：、（(。]")
_BRACKET = lazy(r"^（[^（）]{0,12}）")
_TAIL = 32  # the patterns that reach to the end of the words are all shorter


FOLD = "番"
"""The unit of 翻一番: each doubles."""


class Role(Enum):
    """The part of a figure in a change."""

    FROM = "from"
    TO = "to"
    VALUE = "value"
    BY = "by"
    TIMES = "times"


class Cue(Struct, frozen=True, dict=True):
    """What the words before a figure make of it.

    `up` is the direction that they give, if any. `time` are the words that may name the time of a
    value or what a change is counted from, `named` such a time if it is known; `about` are those
    that may name a thing. They are read only where it matters. `other_base` says that a change is
    counted from something else than an earlier value (比计划), `averaged` that it is no plain one
    (年均, 实际), `reaches` that the value is a result (达到), `compared` that it is what another
    is compared with (比上届的).
    """

    role: Role
    up: bool | None = None
    time: str = ""
    about: str = ""
    named: Period | None = None
    other_base: bool = False
    averaged: bool = False
    reaches: bool = False
    compared: bool = False

    @cached_property
    def period(self) -> Period | None:
        """The time of a value, or the time that a change is counted from."""
        if self.named is not None:
            return self.named
        return _base(self.time) if self.role is Role.BY else period_in(self.time)

    @cached_property
    def subject(self) -> tuple[str, ...]:
        """The words left over that name a thing: what the figure is about."""
        stop = _FIRST_STOP.search(self.about)
        return things_in(_ADVERBIAL.sub("", self.about[stop.start() :])) if stop else ()


def cue_of(
    gap: str,
    unit: str,
    *,
    after_from: bool,
    in_speech_of_base: bool,
    known: str = "",
    behind: str = "",
) -> Cue:
    """Read `gap`, the words between the figure before and a figure of `unit`.

    `after_from` says that the figure before is a start (由40家); `in_speech_of_base` that it is
    one that this is compared with (比上年的40家); `known` is what was told
    before `gap`, `behind` what follows the figure.
    """
    words = _BRACKET.sub("", gap) if gap.startswith("（") else gap
    tail = max(0, len(words) - _TAIL)
    if after_from and (to := _TO.search(words)) is not None:
        return Cue(Role.TO, _direction(to), to["rest"])
    if unit == FOLD:
        return Cue(Role.BY, True, words, words)
    if unit == "倍" and in_speech_of_base and _OF_IT.match(words):
        return Cue(Role.TIMES)
    if unit in (PERCENT, "倍") and (of := _RATIO.search(words, tail)) is not None:
        period = period_in(of[0])
        if period is not None and (period.turn == -1 or period.year):
            return Cue(Role.TIMES, None, of[0], words[: of.start()], period)
    by = _by(words, unit, in_speech_of_base, known, settled=after_from)
    if by is not None:
        lead = words[: by.start()]
        averaged = _AVERAGED.search(words) is not None
        other = _OTHER_BASE.search(lead) is not None and _base(lead) is None
        # 新增床位20张 names its thing behind the verb; 多借出20册 does not.
        thing = "" if by[0][0] in "多少" else (by.groupdict().get("object") or "")
        about = f"{lead}，{thing}"
        return Cue(Role.BY, _direction(by), lead, about, other_base=other, averaged=averaged)
    if unit in (PERCENT, "倍", POINT) and (told := _BEHIND.match(behind)) is not None:
        return Cue(Role.BY, _direction(told), words, words)
    if _FROM.search(words, tail):
        return Cue(Role.FROM, None, words, words)
    if (to := _REACHES.search(words, tail)) is not None:
        return Cue(Role.VALUE, _direction(to), words, words[: to.start()], reaches=True)
    return Cue(Role.VALUE, None, words, words, compared=_COMPARED.search(words, tail) is not None)


def _by(
    words: str, unit: str, in_speech_of_base: bool, known: str, *, settled: bool
) -> regex.Match[str] | None:
    """Match the words that make a figure the size of a change."""
    tail = max(0, len(words) - _TAIL)
    if _MINUS.search(words, tail) or (_SETTLED.search(words) and not settled):
        return None
    if (size := _SIZE.search(words, tail)) is not None:
        return size
    found: regex.Match[str] | None = _BY.search(words, tail)
    named = _named_change(words, known)
    if found is None:
        return named
    return _checked(words, unit, in_speech_of_base, found, known) or (
        named if found["object"] and unit in (PERCENT, "倍", POINT) else None
    )


def _named_change(words: str, known: str) -> regex.Match[str] | None:
    """Match a change that names its thing, where that was told before: 亏损…，减亏."""
    found: regex.Match[str] | None = _OF_NAMED.search(words, max(0, len(words) - _TAIL))
    return found if found and found["named"] in known + words[: found.start()] else None


def _checked(
    words: str, unit: str, in_speech_of_base: bool, found: regex.Match[str], known: str
) -> regex.Match[str] | None:
    """Return `found` unless the words around its verb make something else of it."""
    word, thing = found["up"] or found["down"], found["object"]
    if thing and (_GOAL.search(thing) or unit in (PERCENT, "倍", POINT)):
        return None
    if _OF_ITS_OWN.match(word + thing) and (word + thing)[1] not in known + words[: found.start()]:
        return None
    if word in ("多", "少"):
        lead = words[: found.start()]
        compared = in_speech_of_base or _THAN.search(lead)
        if not compared or _NO_MORE.search(lead) or _NO_MORE.match(words, found.start()):
            return None
    if found[0].endswith(("为", "达到")) and unit not in (PERCENT, "倍", POINT):
        return None
    return found


def _base(words: str) -> Period | None:
    """Return the time that a change is counted from, where it is named."""
    clause = _CLAUSE.split(words)[-1]
    if "环比" in clause:
        return Period(None, -1, "last")
    for than in reversed(list(_THAN.finditer(clause))):
        if (found := period_in(clause[than.start() :])) is not None:
            return found
    if "同比" in clause:
        return Period(None, -1, "year")
    return None


def _direction(match: regex.Match[str]) -> bool | None:
    if match["up"]:
        return True
    return False if match["down"] else None


def things_in(words: str) -> tuple[str, ...]:
    """Return the words that are left of `words` without times, changes and what tells nothing."""
    return tuple(thing for clause in words.split("，") for thing in _things_of(clause))


def names_things(words: str) -> bool:
    """Say whether any such words are left."""
    return any(map(_things_of, words.split("，")))


@lru_cache(maxsize=64)  # what is known grows by a clause at a time
def _things_of(clause: str) -> tuple[str, ...]:
    if _THING.search(clause) is None:
        return ()
    left = _FILLER.sub(" ", _CHANGES.sub(" ", _STRETCH.sub(" ", SIGNS.sub(" ", clause))))
    things = (thing if len(thing) < 3 else thing.rstrip("量数额") for thing in _THING.findall(left))
    return tuple(thing for thing in things if len(thing) > 1)
