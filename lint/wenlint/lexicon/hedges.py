"""Hedges: the words of more, less and about beside a figure, and what each lets it be.

What stands right before or behind such a word and makes another word of it (签约, 多元化) stands in
its row: once where all who read the word know it, beside it where only some do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenlint.lexicon.patterns import any_of

# What the word says of the true value.
ABOUT = "about"
"""A little more or less."""
NEARLY = "nearly"
"""A little less."""
UNDER = "under"
"""Less, by however much."""
MOST = "most"
"""No more."""
OVER = "over"
"""More, by however much."""
LEAST = "least"
"""No less."""
MORE = "more"
"""More, by less than one of the last power of ten."""

# Where it stands: 约300, 300余人, 300人左右.
BEFORE, INSIDE, BEHIND = "before", "inside", "behind"

SECOND = 1
"""May come second, behind another hedge: 大约近3亿."""
WITH_VERB = 2
"""A verb may part it from its figure: 大约需要40分钟."""
UNCOUNTED = 4
"""A number behind it declares no count. Irregular: without some of the same meaning."""


ALLOWS = {ABOUT: (10, 10), NEARLY: (20, 2)}
"""How far below and above the figure the true value may lie, in per cent: 近800 of 803 too."""


class HedgeWord(NamedTuple):
    """A hedge.

    `after` and `ahead` are patterns for what, right before it or right behind it, makes another
    word. The columns below are None where the word is not read so, else a pattern for what more
    makes another word there: `figure` where a figure's bounds are asked, `pair` where two hedges of
    one figure are; for a word before the figure it is what stands before, else what follows.
    """

    word: str
    means: str
    stands: str
    after: str = ""
    ahead: str = ""
    figure: str | None = None
    pair: str | None = None
    flags: int = 0


_NO_ABOUT = "[合条预节契制签履违公特邀解誓婚]"
"""What makes another word of 约: 预约, 合约."""

HEDGES = (
    HedgeWord("大约", ABOUT, BEFORE, figure="", pair="", flags=SECOND | WITH_VERB | UNCOUNTED),
    HedgeWord("约莫", ABOUT, BEFORE, figure="", pair="", flags=WITH_VERB),
    HedgeWord("大概", ABOUT, BEFORE, figure="", pair="", flags=WITH_VERB),
    HedgeWord("大致", ABOUT, BEFORE, figure="", pair=""),
    HedgeWord("差不多", ABOUT, BEFORE, figure="", pair="", flags=WITH_VERB),
    HedgeWord(
        "约",
        ABOUT,
        BEFORE,
        after=_NO_ABOUT,
        figure="失",
        pair="[简集大]|(?<!损)失",
        flags=SECOND | UNCOUNTED,
    ),
    HedgeWord("约为", ABOUT, BEFORE, after=_NO_ABOUT, figure=""),
    HedgeWord("约占", ABOUT, BEFORE, after=_NO_ABOUT, figure=""),
    HedgeWord("约有", ABOUT, BEFORE, after=_NO_ABOUT, figure=""),
    HedgeWord("约达", ABOUT, BEFORE, after=_NO_ABOUT, figure=""),
    HedgeWord("约计", ABOUT, BEFORE, figure="", flags=WITH_VERB),
    HedgeWord("共约", ABOUT, BEFORE, flags=WITH_VERB),
    HedgeWord("预计", ABOUT, BEFORE, figure=""),
    HedgeWord("估计", ABOUT, BEFORE, figure=""),
    HedgeWord("将近", NEARLY, BEFORE, figure="", pair="", flags=SECOND | UNCOUNTED),
    HedgeWord("接近", NEARLY, BEFORE, figure="", pair="", flags=SECOND),
    HedgeWord("逼近", NEARLY, BEFORE, figure=""),
    HedgeWord(
        "近",
        NEARLY,
        BEFORE,
        after="[附靠邻最临]",
        figure="",
        pair="[亲远切贴新晚走逼]",
        flags=SECOND | UNCOUNTED,
    ),
    HedgeWord("几乎", NEARLY, BEFORE, figure="", pair=""),
    HedgeWord("不足", UNDER, BEFORE, figure="", pair="严重|明显", flags=UNCOUNTED),
    HedgeWord(
        "不到", UNDER, BEFORE, figure="", pair="[找收达看买拿等得见想说做办]", flags=UNCOUNTED
    ),
    HedgeWord("未满", UNDER, BEFORE, figure="", pair="", flags=UNCOUNTED),
    HedgeWord("未到", UNDER, BEFORE, pair=""),
    HedgeWord("不及", UNDER, BEFORE, ahead="格|时", pair=""),
    HedgeWord("低于", UNDER, BEFORE, figure="", flags=UNCOUNTED),
    HedgeWord("少于", UNDER, BEFORE, figure="", flags=UNCOUNTED),
    HedgeWord("小于", UNDER, BEFORE, figure=""),
    HedgeWord("不超过", MOST, BEFORE, figure="", pair="", flags=UNCOUNTED),
    HedgeWord("不高于", MOST, BEFORE, figure="", pair=""),
    HedgeWord("不多于", MOST, BEFORE, figure="", pair="", flags=UNCOUNTED),
    HedgeWord("不大于", MOST, BEFORE, pair=""),
    HedgeWord("至多", MOST, BEFORE, figure="", pair="", flags=WITH_VERB | UNCOUNTED),
    HedgeWord("最多", MOST, BEFORE, figure="", pair="", flags=WITH_VERB | UNCOUNTED),
    HedgeWord("顶多", MOST, BEFORE, pair="", flags=WITH_VERB),
    HedgeWord("超过", OVER, BEFORE, figure="", pair="不", flags=SECOND | UNCOUNTED),
    HedgeWord(
        "超", OVER, BEFORE, after="[赶反出入]", ahead="过", figure="", pair="高", flags=UNCOUNTED
    ),
    HedgeWord("逾", OVER, BEFORE, figure="", pair="", flags=SECOND | UNCOUNTED),
    HedgeWord("突破", OVER, BEFORE, figure="", pair=""),
    HedgeWord("多于", OVER, BEFORE, figure="", pair="不", flags=UNCOUNTED),
    HedgeWord("大于", OVER, BEFORE, figure="", pair="不", flags=UNCOUNTED),
    HedgeWord("高于", OVER, BEFORE, figure="", pair="不", flags=UNCOUNTED),
    HedgeWord("多达", OVER, BEFORE, figure=""),
    HedgeWord("不少于", LEAST, BEFORE, figure="", pair="", flags=WITH_VERB | UNCOUNTED),
    HedgeWord("不低于", LEAST, BEFORE, figure="", pair="", flags=UNCOUNTED),
    HedgeWord("不小于", LEAST, BEFORE, figure="", pair=""),
    HedgeWord("不下于", LEAST, BEFORE, pair=""),
    HedgeWord("至少", LEAST, BEFORE, figure="", pair="", flags=WITH_VERB | UNCOUNTED),
    HedgeWord("最少", LEAST, BEFORE, figure="", pair="", flags=WITH_VERB | UNCOUNTED),
    HedgeWord("起码", LEAST, BEFORE, pair="", flags=WITH_VERB),
    HedgeWord(
        "余", MORE, INSIDE, ahead="额", figure="元|样|种|个|名|家|人", pair="[款下热量粮地生]"
    ),
    HedgeWord(
        "多", MORE, INSIDE, figure="元|样|种|个|名|家|人|额", pair="元化|样|媒|功能|边|方位|层次"
    ),
    HedgeWord("左右", ABOUT, BEHIND, figure="", pair="[两二侧岸手逢臂翼]"),
    HedgeWord("上下", ABOUT, BEHIND, figure="", pair="[两级楼游联齐同班左行]"),
    HedgeWord("以上", LEAST, BEHIND, figure="", pair="述|所"),
    HedgeWord("开外", MORE, BEHIND, figure="", pair=""),
    HedgeWord("有余", MORE, BEHIND, figure="", pair=""),
    HedgeWord("出头", MORE, BEHIND, figure=""),
    # 近两百场之多: stress, no second hedge.
    HedgeWord("之多", MORE, BEHIND, figure=""),
    HedgeWord("以内", MOST, BEHIND, figure="", pair=""),
    HedgeWord("以下", MOST, BEHIND, figure="", pair=""),
    HedgeWord("以里", MOST, BEHIND, figure=""),
)

MORE_WITHIN = "元化|样|媒体|功能|方|额|款|年来"
"""A pattern for what behind 余 and 多 inside a figure makes a word. Irregular: as beside them."""

MORE_SIGNS = "余多来"
"""The signs that say more between a numeral and its unit; 来 only there: 十来个."""

UP_TO = r"(?<=^|[的了有共达，。；：、（“\n])上(?=[百千万])"
"""A pattern for 上 that says more than: 上百余名. Behind a noun it says where: 街上百余人."""


def hedges(stands: str, *means: str) -> str:
    """Return a pattern for the words of a place that say one of `means` of a figure's bounds.

    What else they may be stands in NO_HEDGE.
    """
    return any_of(one.word for one in _said(stands, means) if one.figure is not None)


def beside_figures(stands: str, *means: str) -> str:
    """As `hedges`, each neither behind nor before what makes another word of it."""
    return "|".join(
        _apart(one, one.figure) for one in _said(stands, means) if one.figure is not None
    )


def paired(stands: str, *means: str) -> str:
    """As `beside_figures`, where two hedges of one figure are asked."""
    return "|".join(_apart(one, one.pair) for one in _said(stands, means) if one.pair is not None)


def _said(stands: str, means: Sequence[str]) -> Sequence[HedgeWord]:
    """Return the words of a place that say one of `means`, the longest first."""
    found = [one for one in HEDGES if one.stands == stands and one.means in means]
    return sorted(found, key=lambda one: -len(one.word))


def _apart(one: HedgeWord, more: str) -> str:
    """Return a pattern for a word, neither behind nor before what makes another word of it."""
    before, behind = one.after, one.ahead
    if one.stands == BEFORE:
        before = "|".join(filter(None, (before, more)))
    else:
        behind = "|".join(filter(None, (behind, more)))
    return (f"(?<!{before})" if before else "") + one.word + (f"(?!{behind})" if behind else "")


NO_HEDGE = "|".join(
    f"(?:{'|'.join(filter(None, (one.after, one.figure)))}){one.word}$"
    for one in HEDGES
    if one.stands == BEFORE and one.figure is not None and one.after + one.figure
)
"""A pattern for the end of a lead whose last word only looks like a hedge: 签约, 附近."""

PAIR_BEGINS = "".join(
    sorted(
        {one.word[0] for one in HEDGES if one.stands == BEFORE and one.pair is not None} | {"上"}
    )
)
"""The first characters of what hedges before a figure where two hedges are asked, with UP_TO."""


def hedges_with(flag: int) -> Sequence[str]:
    """Return the words with a flag."""
    return [one.word for one in HEDGES if one.flags & flag]


AMOUNTS = r"[约近超逾余几上]$|不[足到]$"
"""A pattern for a lead after which an amount in words is no exact one."""
