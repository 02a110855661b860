r"""概数词互相抵触：近800余、约300人左右、超过5000多。
Hedges: words of approximation around one figure that contradict or repeat each other.

“近”是不到，“余”“多”是超过，“约”“左右”是上下都可能：同一个数字前后各用一个，读者就不知道实数在哪一边；两个说的是
同一个意思，也应当删去一个。

不报：
- 只有一个概数词；“高达300余人”“仅30多人”（达、仅不是概数词）；
- 表示最近一段时间的“近”：近20多年来、近三个多月；
- 词尾恰好是这些字的词：签约300余户、节约50多万元、附近200多家、赶超10余名；
- “余”“多”“左右”另成词：余额、多元化、左右两侧、上下游；
- 被遮去的数字（近xx余场）。

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

正例：

    全年培训学员近800名，到会群众300人左右，发放资料5000多份。
    近20多年来，当地变化很大；近三个多月没有下雨。
    签约300余户，节约50多万元，附近200多家商铺参加。
    参会人员多达300余人，其中女性近百人。
    道路左右两侧各宽约3米，左右两边都有护栏。
    贷款约200万元，余额为零；投入近800万元，多元化经营。
    活动近xx余场。
    至少提前三日通知，金额在1000元以上。
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.document import Document
from wenlint.figures.quantities import MAGNITUDE, UNIT
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, rule
from wenlint.text import Span

_NUMBER = (
    r"(?:\d[\d,]{0,20}+(?:[.．]\d{1,6}+)?|(?:百分之)?[零一二三四五六七八九十百千万亿两]{1,12}+)"
)
# 签约, 附近 and 高超 end in the same characters and hedge nothing; nor does 找不到.
_APPROXIMATE = (
    r"将近|接近|(?<![附靠邻最临亲远切贴新晚走逼])近|大约|约莫|大概|差不多"
    r"|(?<![合条预节契制签履违公特邀解誓婚失简集大])约|(?<!严重|明显)不足|(?<![找收达看买拿等得见想说做办])不到"
)
_OVER = r"(?<!不)超过|(?<![赶反出入高])超(?!过)|逾|突破"
_LEAST = "不少于|不低于|至少|最少"
_MOST = "不超过|不高于|至多|最多"
_SECOND = "将近|接近|近|大约|约|超过|逾"
_MORE = "余(?![额款下热量粮地生])|多(?!元化|样|媒|功能|边|方位|层次)"
_AROUND = "左右(?![两二侧岸手逢臂翼])|上下(?![两级楼游联齐同班左行])"
_HEDGED = lazy(
    rf"""(?V1)
    (?:(?=[将接近大约差不超逾突至最])(?:(?P<approximate>{_APPROXIMATE})|(?P<over>{_OVER})|(?P<least>{_LEAST})|(?P<most>{_MOST}))
       (?:[有为占达]?(?P<second>{_SECOND}))?[有为占达]?[ ]?)?
    (?<![\d.〇零一二三四五六七八九十百千万亿两几数第])
    {_NUMBER}[ ]?(?P<more>{_MORE})?(?:{MAGNITUDE}(?P<more_after>{_MORE})?)?
    [ ]?(?:个(?P<more_within>多)(?:月|小时|星期)|(?P<unit>{UNIT})?)
    (?:(?P<around>{_AROUND})|(?P<above>以上)|(?P<more_last>多)(?=[，。；、）)的]))?
    """,
    regex.X,
)
_LEADS = ("approximate", "over", "least", "most")
_MORES = ("more", "more_after", "more_within", "more_last")
_CLASHES = {
    "approximate": ("second", *_MORES, "around", "above"),
    "over": ("second", *_MORES, "around", "above"),
    "least": ("around", "above"),
    "most": ("around", "above"),
}
_AGES = lazy(r"的?(?:历史|树龄|文化|传统|古)")
_TIME = lazy(r"年|个|周|天|小时|届|期")


@rule("FIG007", "hedges")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for match in _HEDGED.finditer(document.text):
        pair = _pair(match)
        if pair is None or _means_recent(match):
            continue
        span = Span(match.start(pair[0]), match.end(pair[1]))
        first, last = match[pair[0]], match[pair[1]]
        if pair[0] in _MORES:
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
    lead = next((group for group in _LEADS if match[group]), None)
    if lead is not None:
        other = next((group for group in _CLASHES[lead] if match[group]), None)
        return (lead, other) if other else None
    more = next((group for group in _MORES if match[group]), None)
    other = next((group for group in ("around", "above") if match[group]), None)
    return (more, other) if more and other else None


def _means_recent(match: regex.Match[str]) -> bool:
    """近 before a stretch of time means lately: 近20多年来, 近三个多月."""
    unit = match["unit"] or ("个" if match["more_within"] else "")
    if match["approximate"] != "近" or _TIME.fullmatch(unit) is None:
        return False
    long = regex.search(r"[百千万]|\d{3}", match[0]) is not None
    return not (long and _AGES.match(match.string, match.end()))
