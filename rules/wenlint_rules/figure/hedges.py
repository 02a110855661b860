r"""概数词互相抵触：近800余、约300人左右、超过5000多。
Hedges: words of approximation around one figure that contradict or repeat each other.

“近”是不到，“余”“多”是超过，“约”“左右”是上下都可能：同一个数字前后各用一个，读者就不知道实数在哪一边；两个说的是
同一个意思，也应当删去一个。

概数词可以在数字前后任何位置，中间隔着动词、单位或名词（大约需要40分钟上下）。

不报：
- “之多”：只加重语气，不再约略（近两百场之多）；
- 只有一个概数词；“高达300余人”“仅30多人”（达、仅不是概数词）；
- 表示最近一段时间的“近”：近20多年来、近三个多月；
- 词尾恰好是这些字的词：签约300余户、节约50多万元、附近200多家、赶超10余名；
- “余”“多”“左右”另成词：余额、多元化、左右两侧、上下游；
- 被遮去的数字（近xx余场）；
- “超过”之后另有宾语的（超过规定期限30日以上）；“最多的一班”；街上百余人。

出处：各类总结、简报中常见；概数词叠用是语文教材所列的典型语病。

反例：

    全年培训学员近800余名。
    到会的群众约300人左右。
    累计发放资料超过5000多份。
    项目总投资大约近3亿元。
    全镇有种植户不足百余户。
    这一带的古树树龄至少三百年以上。
    覆盖率约为百分之九十以上。
    参加活动的职工近两千多人次。
    这座桥已有近千余年历史。
    馆藏图书逾12万册左右。
    从县城开车过去大约需要40分钟上下。
    每月至少走访5户以上。
    会期最多不超过3天以内。
    有将近七成多的受访者表示支持。
    门口挤满了上百余名家长。
    获奖者共三十多余名。
    场内约有观众500余人。
    逾期超过半年以上的，取消申报资格。

正例：

    馆里一年办的讲座将近两百场之多。
    全年培训学员近800名，到会群众300人左右，发放资料5000多份。
    近20多年来，当地变化很大；近三个多月没有下雨。
    签约300余户，节约50多万元，附近200多家商铺参加。
    参会人员多达300余人，其中女性近百人。
    道路左右两侧各宽约3米，左右两边都有护栏。
    贷款约200万元，余额为零；投入近800万元，多元化经营。
    活动近xx余场。
    至少提前三日通知，金额在1000元以上。
    超过规定期限30日以上的，按放弃处理；街上百余人驻足；人数最多的班有50人左右。
    近半年来到访者增多，约半年后完工，半年以上未到岗的除名；不到半年，多人报名；超过半年度预算。
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.quantities import MAGNITUDE, UNIT
from wenlint.lexicon.hedges import (
    ABOUT,
    BEFORE,
    BEHIND,
    INSIDE,
    LEAST,
    MORE,
    MOST,
    NEARLY,
    OVER,
    PAIR_BEGINS,
    SECOND,
    UNDER,
    UP_TO,
    WITH_VERB,
    hedges_with,
    paired,
)
from wenlint.lexicon.patterns import any_of

_HAN = "零一二三四五六七八九十百千万亿两"
_NUMBER = (
    r"(?:\d[\d,]{0,20}+(?:[.．]\d{1,6}+)?|一半|半数|半(?=[个天年月]|小时)"
    rf"|(?:百分之)?[数几]?[{_HAN}]{{1,12}}+几?)"
)
_APPROXIMATE = paired(BEFORE, ABOUT, NEARLY, UNDER)
_OVER = f"{paired(BEFORE, OVER)}|{UP_TO}"
_LEAST, _MOST = paired(BEFORE, LEAST), paired(BEFORE, MOST)
_MORE, _AROUND = paired(INSIDE, MORE), paired(BEHIND, ABOUT)
_ABOVE, _BELOW = paired(BEHIND, LEAST, MORE), paired(BEHIND, MOST)
# Between a hedge and its figure a verb may stand: 大约需要40分钟, 至少开展2次.
_LINK = "[有为占达需用要在计值是]{0,2}"
_VERB = (
    rf"(?:(?<={any_of(hedges_with(WITH_VERB))})"
    rf"[^\P{{Han}}{_HAN}几数半多不第每的]{{1,4}}?|(?<=约)有\p{{Han}}{{1,4}}?|人民币)?"
)
# 六成多希望: 多 behind 成 hedges where a verb or nothing follows.
_LAST = r"[多余](?=[，。；、）)的]|(?<=成[多余])(?!\p{Han})|(?<=成多)[希的在是愿选支表认])"
_TENTHS = "成(?![为立员功果就本长熟效绩年分语都])"
_HEDGED = lazy(
    rf"""(?V1)
    (?=[{PAIR_BEGINS}\d半数{_HAN}])  # a quick way out
    (?:(?=[{PAIR_BEGINS}])
       (?:(?P<over>{_OVER})|(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<approximate>{_APPROXIMATE}))
       (?:[有为占达]?(?P<second>{any_of(hedges_with(SECOND))}))?{_VERB}{_LINK}[ ]?)?
    (?<![\d.〇{_HAN}几数第])
    {_NUMBER}[ ]?(?P<more>{_MORE})?(?P<again>[余多](?!的))?
    (?:{MAGNITUDE}(?P<more_after>{_MORE})?)?
    [ ]?(?:个(?P<more_within>多)(?:月|小时|星期)|(?P<unit>{UNIT}次?|{_TENTHS})?)
    (?:(?P<around>{_AROUND})|(?P<above>{_ABOVE})|(?P<below>{_BELOW})
      |(?P<more_last>{_LAST})
      |\p{{Han}}{{1,3}}?(?:(?P<around_it>左右|上下)|(?P<above_it>以上))(?=[，。；、）\n]|$))?
    """,
    regex.X,
)
_LEADS = ("over", "least", "most", "approximate")
_MORES = ("more", "more_after", "more_within", "more_last")
_AFTER = ("around", "above", "around_it", "above_it")
_HEDGES = (*_LEADS, *_MORES, *_AFTER, "second", "again", "below")
_MORE_SIGNS = frozenset(f"{_MORE}多余")
_CLASHES = {
    "approximate": ("second", *_MORES, *_AFTER),
    "over": ("second", *_MORES, *_AFTER),
    "least": _AFTER,
    "most": (*_AFTER, "below"),
}
_AGES = lazy(r"的?(?:历史|树龄|文化|传统|古)")
_LASTED = lazy("历时|耗时|用时|费时|长达|为期|持续|前后|花了|用了")
_TIME = lazy(r"年|个|周|天|小时|届|期")


@rule("FIG007", "hedges", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for match in _HEDGED.finditer(document.text):
        pair = _pair(match)
        if pair is None or _means_recent(match):
            continue
        span = Span(match.start(pair[0]), match.end(pair[1]))
        first, last = match[pair[0]], match[pair[1]]
        if pair[0] in _MORES or pair[1] == "again":
            span = Span(match.start(), span.end)
        if pair[1] == "second":
            span = Span(span.start, match.end("unit") if match["unit"] else match.end())
        yield Hit(
            span,
            f"“{span.of(document.text)}”里“{first}”和“{last}”两个概数词叠用，应当只留一个",
            f"{first} and {last} both hedge this figure: keep one of them",
        )


def _pair(match: regex.Match[str]) -> tuple[str, str] | None:
    """Return the groups of the two hedges that do not go together."""
    written = match[0]
    if written[0] not in PAIR_BEGINS and _MORE_SIGNS.isdisjoint(written):
        return None  # whatever stands behind it stands alone
    if sum(map(bool, match.group(*_HEDGES))) <= 1:
        return None
    lead = next((group for group in _LEADS if match[group]), None)
    if lead is not None and not (match["more"] and match["again"]):
        other = next((group for group in _CLASHES[lead] if match[group]), None)
        return (lead, other) if other else None
    more = next((group for group in _MORES if match[group]), None)
    if match["more"] and match["again"] and match["unit"]:
        return "more", "again"  # 三十多余名
    other = next((group for group in _AFTER if match[group]), None)
    return (more, other) if more and other else None


def _means_recent(match: regex.Match[str]) -> bool:
    """近 before a stretch of time means lately: 近20多年来, 近三个多月."""
    unit = match["unit"] or ("个" if match["more_within"] else "")
    if match["approximate"] != "近" or _TIME.fullmatch(unit) is None:
        return False
    if _LASTED.search(match.string, max(0, match.start() - 3), match.start()):
        return False
    long = regex.search(r"[百千万]|\d{3}", match[0]) is not None
    return not (long and _AGES.match(match.string, match.end()))
