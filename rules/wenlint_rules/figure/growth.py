r"""增减与前后两个数不符：由200增加到250，增长30%；由43下降到86。
Growth: a rate, a difference, a multiple or a direction that the two values beside it do not give.

写明起点和终点的增减，可以重算：增长率＝（终点－起点）÷起点，净增＝终点－起点，倍数＝终点÷起点；“下降到”之后
的数应当更小。允许所写小数位的末位半个单位误差。

不报：
- 实际增长、可比增长、年均增长，国内生产总值一类按不变价计算的增速；
- 起点不在句中的（同比增长25%）；
- 百分比的变化：由60%提高到75%，提高15个百分点（或15%）；
- 约、近、余等概数，只在其容许范围之外才报；
- 名次、排位的升降；“增长3倍”与“增长到3倍”两种说法都对得上其一的。

出处：统计公报、述职报告中常见；改了基数忘改增幅，或“增加”“减少”写反。

反例：

    社员由200户增加到250户，增长30%。
    投诉量由43件下降到86件。
    销售额达到250万元，比上年的200万元增长35%。
    编制由120名精简到100名，净减少30名。
    入园企业从40家增加到120家，增长5倍。
    产量达到900吨，是2020年300吨的4倍。
    国务院组成部门由40个减少到29个，净减少12个。
    2024年接待游客120万人次，2025年接待游客150万人次，同比增长35%。
    全年新增商户1200户，注销300户，净增800户。
    合格率由90%提高到96%，提高8个百分点。
    实现收入250万元，同比增加50万元，增长40%。

正例：

    社员由200户增加到250户，增长25%；投诉量由86件下降到43件，下降50%。
    国内生产总值由54万亿元增加到82.7万亿元，年均增长7.1%。
    销售额达到250万元，比上年的200万元增长25%，同比多50万元。
    从40家增加到120家，增长2倍；由60%提高到75%，提高15个百分点。
    产量达到900吨，是2020年300吨的3倍；排名由第5位上升到第3位。
    局属科室由40个减少到29个，编制压缩四分之一。
    由亏损300万元增加到盈利200万元；排名由12名上升到5名；对口就业从三级提升到一级。
    时间由5天缩短到2天，压缩60%；从2019年的30人增加到去年的50多人。
    实现收入250万元，同比增加50万元，增长25%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.document import Document
from wenlint.figures.arithmetic import Bounds, bounds, comparable, decimals, plain, shown
from wenlint.figures.quantities import PERCENT, POINT, Quantity
from wenlint.language.numerals import parse_count
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span

_UP = r"增加|增长|增|提高|提升|上升|攀升|跃升|上涨|扩大|扩充|扩|延长|涨|升|壮大|发展"
_DOWN = r"减少|下降|降低|下跌|下滑|压减|压缩|缩短|缩减|缩小|精简|回落|削减|下调|收窄|降|减|跌|缩|压"
_TO = lazy(
    rf"[^，。；、\d]{{0,10}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了)?[到至为成][^，。；、\d]{{0,12}}(?:\d{{4}}年[^，。；、\d]{{0,8}})?"
)
_FROM = lazy(r"[由从][^，。；]{0,24}$")
_THEN = lazy(
    r"[^，。；、\d]{0,6}[，、（(](?:同比|环比|增幅|降幅|比上年|较上年|比原来|较原来|幅度|共|合计|已|即|总体){0,2}"
    rf"(?P<net>净)?(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<fold>翻))"
    r"(?:幅度?)?(?:[了为达约]|达到){0,2}[ ]?"
)
_THAN = lazy(
    r"[^，。；\d]{0,8}[，、]?(?:比|较|同比)(?:去年|上年|前年|年初|上月|上季度|年前|此前|过去|原来|建园时)?"
    r"(?:同期|全年|末|底)?的?(?:\d{4}年(?:的)?)?[^，。；、\d]{0,6}"
)
_RATE = lazy(
    rf"[^，。；、\d]{{0,4}}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:[了为达约]|达到){{0,2}}[ ]?"
)
_TIMES = lazy(r"[^，。；、\d]{0,6}[，、][^，。；\d]{0,8}?(?:是|为|相当于|达到)[^，。；、]{0,12}?")
_OF_IT = lazy(r"[^，。；、\d]{0,4}的")
_MORE_BY = lazy(
    rf"[^，。；、\d]{{0,6}}[，、](?:同比|比上年|比去年|较上年|较去年)"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[了]?[ ]?"
)
_LAST_YEAR = lazy(r"[，（(](?:去年|上年)(?:同期)?(?:[为是]|仅为)?")
_THEN_RATE = lazy(
    rf"[）)]?[，,](?:同比)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:[了为达]|达到){{0,2}}[ ]?"
)
_THIS_YEAR = lazy(r"[^，。；、\d]{0,6}[，；](?:(?P<year>\d{4})年|今年|本年度?)[^，。；、\d]{0,10}")
_YEAR_BEFORE = lazy(r"(?:(?P<year>\d{4})年|去年|上年)[^，。；、\d]{0,12}$")
_DOUBLED = lazy(r"[^，。；、\d]{0,6}[，、](?:净|实现)?翻(?:了)?(?P<n>[一两二三四])番")
_GAINED = lazy(r"(?:新增|增加|新发展|引进|流入|调入|招录|新建|新设)[^，。；\d]{0,10}$")
_LOST = lazy(
    r"[^，。；\d]{0,8}[，、；][^，。；\d]{0,6}(?:注销|减少|退出|流出|离职|调出|关停|核减|清退|撤销)"
    r"[^，。；\d]{0,6}"
)
_NET = lazy(r"[^，。；\d]{0,6}[，、；]净增[长加]?[^，。；\d]{0,6}")
# A rank rises as its number falls, and a loss that grows is no fall.
_NO_DIRECTION = lazy(r"亏|负|逆差|赤字|排|名次|位次|位列|名列|居|级")
_NOT_NOMINAL = lazy(r"实际|可比|不变价|年均|平均|每年|生产总值|GDP|增加值|累计|翻")


@rule("FIG006", "growth")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for sentence in document.quantities.sentences:
        figures = sentence.quantities
        told = text[sentence.span.start : sentence.span.end]
        for place in range(len(figures) - 1):
            yield from _changed(text, figures[place:], told)
            if place + 2 < len(figures):
                yield from _compared(text, figures[place : place + 3])
                yield from _net(text, figures[place : place + 3])
                yield from _years(text, figures[place : place + 3])


def _changed(text: str, figures: Sequence[Quantity], told: str) -> Iterator[Hit]:
    """Check 由A增加到B，增长C: the direction, then what follows."""
    first, last = figures[0], figures[1]
    to = _TO.fullmatch(text, first.span.end, last.span.start)
    lead = text[max(0, first.span.start - 26) : first.span.start]
    if to is None or not _FROM.search(lead) or not _same_kind(first, last):
        return
    one, other = bounds(first), bounds(last)
    if _NO_DIRECTION.search(lead) or last.unit in ("级", "类", "位"):
        return
    if (one.low > other.high) if to["up"] else (one.high < other.low):
        word = to["up"] or to["down"]
        yield Hit(
            last.span,
            f"从{first.span.of(text)}到{last.span.of(text)}，与“{word}”的方向相反",
            f"from {first.span.of(text)} to {last.span.of(text)} is the opposite of {word}",
            (Related(first.span, "起点", "where it starts"),),
        )
        return
    yield from _doubled(text, first, last)
    if len(figures) < 3:
        return
    claim = figures[2]
    then = _THEN.fullmatch(text, last.span.end, claim.span.start)
    if then is None or claim.ranged or _NOT_NOMINAL.search(text[last.span.end : claim.span.start]):
        return
    if claim.unit in (PERCENT, POINT) and not first.is_percent and _NOT_NOMINAL.search(told):
        return
    yield from _against(text, first, last, claim)


def _doubled(text: str, first: Quantity, last: Quantity) -> Iterator[Hit]:
    """Check 翻一番 and 翻两番, which nobody says to the digit."""
    match = _DOUBLED.match(text, last.span.end)
    if match is None or first.value <= 0:
        return
    times = Fraction(2 ** (parse_count(match["n"]) or 1))
    if not Fraction(4, 5) * times <= last.value / first.value <= Fraction(5, 4) * times:
        right = shown(last.value / first.value, 1)
        a, b = plain(first.value), plain(last.value)
        written = f"翻{match['n']}番"
        yield Hit(
            Span(match.end() - 3 - (match[0][-3] == "了"), match.end()),
            f"{b}÷{a}＝{right}，文中为“{written}”（{times}倍）",
            f"{b}÷{a}＝{right}, the text says {times} times",
            (Related(first.span, "起点", "the value before"),),
        )


def _same_kind(first: Quantity, last: Quantity) -> bool:
    if first.ranged or last.ranged:
        return False
    return comparable(first, last) or (not first.unit and not last.is_percent)


def _against(text: str, first: Quantity, last: Quantity, claim: Quantity) -> Iterator[Hit]:
    """Compare a claim with the change from `first` to `last`."""
    start, end, said = bounds(first), bounds(last), bounds(claim)
    if start.low <= 0:
        return
    change = end.minus(start) if end.low >= start.low else start.minus(end)
    rate = change.over(start).times(Fraction(100))
    if claim.unit == PERCENT and first.is_percent:
        right = [change, rate]
    elif claim.unit == PERCENT:
        right = [rate]
    elif claim.unit == POINT and first.is_percent:
        right = [change]
    elif claim.unit == "倍" and not first.is_percent:
        right = [change.over(start), end.over(start)]
    elif comparable(claim, last) and not claim.is_percent:
        right = [change]
    else:
        return
    if not any(one.meets(said) for one in right):
        yield _hit(text, first, last, claim)


def _compared(text: str, figures: Sequence[Quantity]) -> Iterator[Hit]:
    """Check B，比上年的A增长C, B是A的C倍, and B，同比增加K，增长C."""
    one, two, claim = figures
    if one.ranged or two.ranged or claim.ranged or one.is_percent or not comparable(one, two):
        return
    between = text[one.span.end : two.span.start]
    after = text[two.span.end : claim.span.start]
    if _NOT_NOMINAL.search(after) or _NOT_NOMINAL.search(between):
        return
    nominal = not _NOT_NOMINAL.search(text[max(0, one.span.start - 30) : one.span.start])
    rate = _rate_between(between, after)
    if rate is not None:
        told = claim.unit == one.unit or (claim.unit == PERCENT and nominal)
        if told and bool(rate["up"]) is (two.value <= one.value):
            yield from _against(text, two, one, claim)
    elif claim.unit == "倍" and _TIMES.fullmatch(between) and _OF_IT.fullmatch(after):
        if not bounds(one).over(bounds(two)).meets(bounds(claim)):
            yield _hit(text, two, one, claim)
    elif claim.unit == PERCENT and nominal and _THEN.fullmatch(after):
        more = _MORE_BY.fullmatch(between)
        if more is not None and one.value > two.value:
            yield from _by(text, one, two, claim, up=more["up"] is not None)


def _years(text: str, figures: Sequence[Quantity]) -> Iterator[Hit]:
    """Check 2024年A，2025年B，同比增长C."""
    one, two, claim = figures
    lead = text[max(0, one.span.start - 24) : one.span.start]
    if claim.unit != PERCENT or one.is_percent or not comparable(one, two) or one.ranged:
        return
    before = _YEAR_BEFORE.search(lead)
    this = _THIS_YEAR.fullmatch(text, one.span.end, two.span.start)
    rate = _THEN_RATE.fullmatch(text, two.span.end, claim.span.start)
    if before is None or this is None or rate is None or _NOT_NOMINAL.search(lead):
        return
    same = before["year"] is None and this["year"] is None
    if this["year"] and before["year"]:
        same = int(this["year"]) == int(before["year"]) + 1
    if same and bool(rate["up"]) is (two.value >= one.value):
        yield from _against(text, one, two, claim)


def _rate_between(between: str, after: str) -> regex.Match[str] | None:
    """Match B，比上年的A增长 and B，去年同期A，同比增长."""
    if _THAN.fullmatch(between):
        return _RATE.fullmatch(after)
    return _THEN_RATE.fullmatch(after) if _LAST_YEAR.fullmatch(between) else None


def _net(text: str, figures: Sequence[Quantity]) -> Iterator[Hit]:
    """Check 新增A，注销B，净增C."""
    gain, loss, claim = figures
    if (
        comparable(gain, loss)
        and comparable(gain, claim)
        and _LOST.fullmatch(text, gain.span.end, loss.span.start)
        and _NET.fullmatch(text, loss.span.end, claim.span.start)
        and _GAINED.search(text[max(0, gain.span.start - 20) : gain.span.start])
        and not bounds(gain).minus(bounds(loss)).meets(bounds(claim))
    ):
        yield _hit(text, loss, gain, claim)


def _by(text: str, now: Quantity, change: Quantity, claim: Quantity, *, up: bool) -> Iterator[Hit]:
    """Check 收入250万元，同比增加50万元，增长25%: the base is 250 less 50."""
    base = bounds(now).minus(bounds(change)) if up else bounds(now).plus(bounds(change))
    if base.low <= 0 or _percent(bounds(change), base).meets(bounds(claim)):
        return
    whole = now.value - change.value if up else now.value + change.value
    right = shown(change.value / whole * 100, decimals(claim))
    yield _message(text, claim, f"{plain(change.value)}÷{plain(whole)}＝{right}%", change)


def _percent(part: Bounds, base: Bounds) -> Bounds:
    return part.over(base).times(Fraction(100))


def _hit(text: str, first: Quantity, last: Quantity, claim: Quantity) -> Hit:
    a, b = plain(first.value), plain(last.value)
    places = decimals(claim)
    if claim.unit == PERCENT and not first.is_percent:
        right = shown(abs(last.value - first.value) / first.value * 100, places)
        high, low = (b, a) if last.value >= first.value else (a, b)
        return _message(text, claim, f"（{high}－{low}）÷{a}＝{right}%", first)
    if claim.unit == "倍":
        times = shown(last.value / first.value, max(places, 1))
        return _message(text, claim, f"{b}÷{a}＝{times}", first)
    change = abs(last.value - first.value)
    minuend, subtrahend = (b, a) if last.value >= first.value else (a, b)
    return _message(text, claim, f"{minuend}－{subtrahend}＝{plain(change)}", first)


def _message(text: str, claim: Quantity, sum_: str, base: Quantity) -> Hit:
    written = claim.span.of(text)
    return Hit(
        claim.span,
        f"{sum_}，文中为{written}",
        f"{sum_}, the text says {written}",
        (Related(base.span, "起点", "the value before"),),
    )
