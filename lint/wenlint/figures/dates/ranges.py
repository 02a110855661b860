"""Ranges that begin above, or after, their end: values, dates, times of day, numbered things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import matches
from wenlint.figures.arithmetic import comparable
from wenlint.figures.lookalikes import in_address
from wenlint.figures.quantities import PERCENT, Hedge, Quantities, Quantity, parse_number
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import NUMBERED_PARTS
from wenlint.lexicon.measures import RANGED, RANGED_ALONE, flagged
from wenlint.lexicon.numerals import UP_TO_HUNDREDS
from wenlint.lexicon.ranges import DASHES_OF_FIGURES, WORDS

_TO = r"[ ]?(?:~{1,2}|～{1,2}|–{1,2}|—{1,2}|－{1,2}|-{1,2}|至|到)[ ]?"
_SEPARATOR = lazy(_TO)
_HAN = f"[{UP_TO_HUNDREDS}零〇]"

# ----- values -----

_UNITS = flagged(RANGED)
_SURE_UNITS = flagged(RANGED_ALONE)
# Told in order: 由8%降至6%.
_TOLD = lazy(
    r"[由从降减缩跌落退负调压]|零下|(?<![以之上])下(?=[^月列述单面边属设载午乡班游级周期厅岗雨雪课])|回|收窄|比分|[-−－–—]$"
    r"|倒[序数排]|逆序|海拔|高程"
)
# 1. 6升 is 1.6升 broken, 11秒80 is one time.
_MEASURE_BEFORE = lazy(
    r"(?:pH值?|PH值?|酸碱度|容重|比重|密度|坡比|水灰比|系数)"
    r"(?:应|宜)?(?:控制|保持|维持)?[在为：:]?[ ]?$"
)
_HALVED = lazy(r"\d(?:[.．][ ]?|[秒分点时米])$")
_AFTER = lazy(
    r"[^，。；]{0,6}(?:下降|递减|降低|减少|缩短|之比|比例|不断|逐渐|倒序)"
    rf"|[ ]?[{DASHES_OF_FIGURES}]|班|年?代|[ ]?[:：]\d"
)


def reversed_values(text: str, quantities: Quantities) -> Iterator[Span]:
    """Yield the ranges of two figures that go down as no story tells."""
    found = []
    for first, last in pairwise(quantities.items):
        if first.ranged and last.ranged and _goes_down(text, first, last):
            found.append((first, last))
    for first, last in found:
        if not (
            _counts_down(text, first, last)
            or _is_band(text, (first, last), found)
            or in_address(text, first.number.start)
        ):
            yield Span(first.number.start, last.span.end)


# 距今3.8万～1.8万年, 提前100米至50米, 届满前90至30日: what is counted back to a point.
_BACK_FROM = lazy(
    r"(?:距(?:离)?|离)[^，。；：\d]{0,10}$|(?<![目当日年先])前(?!应|须|需|要|必|用|可|宜|先|把|将|在)[^，。；：\d]{0,10}$"
)
_AHEAD_OF = lazy(r"[ ]?[之以]?前(?!往|来|进|提|期|后|者|景|台|端|排|沿|言|线|述)")


def _counts_down(text: str, first: Quantity, last: Quantity) -> bool:
    """Say whether a range tells how far before a point something lies: the farther end first."""
    return _is_before(text, first.span.start, last.span.end)


def _is_before(text: str, start: int, end: int) -> bool:
    return (
        _BACK_FROM.search(text, max(0, start - 14), start) is not None
        or _AHEAD_OF.match(text, end) is not None
    )


def _is_band(
    text: str, one: tuple[Quantity, Quantity], found: Sequence[tuple[Quantity, Quantity]]
) -> bool:
    """Say whether a range is one of bands told from the top down: 90%至60%；60%至50%."""
    for other in found:
        above, below = (one, other) if one[0].span.start < other[0].span.start else (other, one)
        if (
            other != one
            and other[1].unit == one[1].unit
            and above[1].value >= below[0].value
            and below[0].span.start - above[1].span.end < _NEAR
            and "\n\n" not in text[above[1].span.end : below[0].span.start]
        ):
            return True
    return False


_NEAR = 80


def _goes_down(text: str, first: Quantity, last: Quantity) -> bool:
    between = text[first.span.end : last.span.start]
    if not _SEPARATOR.fullmatch(between) or not (
        last.unit in _UNITS
        or (last.unit not in ("", "℃", "度") and between.strip() in _WAVES)
        or _is_measure(text, first, last)
    ):
        return False
    start = first.span.start
    if first.hedge not in (Hedge.NONE, Hedge.ABOUT) or _HALVED.search(
        text, max(0, start - 4), start
    ):
        return False
    if _size(text, first, last) <= last.value or (first.unit and not comparable(first, last)):
        return False
    if not first.unit and (first.step == 1 and first.value >= 1000 and last.unit != PERCENT):
        return False  # 1995—96: the second one is cut short
    if "-" in between and not first.unit and last.unit not in _SURE_UNITS:
        return False
    return not _told(text, start) and not _AFTER.match(text, last.span.end)


_WAVES = frozenset(["~", "～"])  # which join nothing but the ends of a range


def _is_measure(text: str, first: Quantity, last: Quantity) -> bool:
    """Say whether two bare numbers are values of one measure: pH值6.5—5.8."""
    start = first.span.start
    measure = _MEASURE_BEFORE.search(text, max(0, start - 16), start)
    return not first.unit and not last.unit and first.step == last.step and measure is not None


def _size(text: str, first: Quantity, last: Quantity) -> Fraction:
    """Return the first value, with the magnitude of the last where it borrows it: 5至3万元."""
    digits = last.number.of(text).replace(",", "")
    if first.unit or not last.value or not regex.fullmatch(r"\d{1,4}(?:\.\d+)?", digits):
        return first.value
    power = last.value / Fraction(digits)
    if power > 1 and first.value < 100 and first.step <= 1 and first.value < 10 * Fraction(digits):
        return first.value * power
    return first.value


# The last sentence that ends: 见下文。坡度为… tells nothing of a fall.
_ENDED = lazy(r"[。；\n](?!.*[。；\n])")


def _told(text: str, offset: int) -> bool:
    begin = max(0, offset - 8)
    ended = _ENDED.search(text, begin, offset)
    return _TOLD.search(text, ended.end() if ended else begin, offset) is not None


# 六至五毫米; 60～45 日, which are no days of a month.
_SURE_MEASURE = (
    "毫米|厘米|公里|公斤|千克|平方米|吨|斤|克|米|元|岁|天|个月|小时|分钟|年(?![级代轻])|倍|人|亩|%"
)
_IN_HAN = lazy(
    rf"(?<![第月年周{_HAN[1:-1]}])(?P<a>{_HAN}{{1,3}})[至到～~](?P<b>{_HAN}{{1,3}})(?:{_SURE_MEASURE})"
)
_TIMES_OR_DAYS = lazy(
    r"(?<![\d.:：月年/-])(?P<a>\d{1,3})[ ]?[～~][ ]?(?P<b>\d{1,3})"
    r"[ ]?(?P<unit>[遍趟回日](?![布地月期历]))"
)
_LAST_DAY = 31


def reversed_counts(text: str, digits: Sequence[Span]) -> Iterator[Span]:
    """Yield the ranges that the figures do not hold: in words, of times, of more than a month."""
    for match in _IN_HAN.finditer(text):
        a, b = parse_count(match["a"]), parse_count(match["b"])
        down = a and b and a > b and not _told(text, match.start())
        if down and not _AFTER.match(text, match.end()) and not _is_before(text, *match.span()):
            yield Span(*match.span())
    for match in matches(_TIMES_OR_DAYS, text, digits):
        a, b = int(match["a"]), int(match["b"])
        sure = match["unit"] != "日" or a > _LAST_DAY
        if (
            a > b
            and sure
            and not _told(text, match.start())
            and not _is_before(text, *match.span())
        ):
            yield Span(*match.span())


# ----- dates -----

_Y = r"(?:19|20)\d\d"
_ON = rf"(?:起|开始)?[，]?{_TO}"
_YEARS = lazy(
    rf"(?<![\d前第])(?P<y1>{_Y})[ ]?年?(?:(?P<m1>\d{{1,2}})月(?:(?P<d1>\d{{1,2}})日)?)?"
    rf"{_ON}(?P<y2>{_Y})[ ]?(?:学?年|财年)(?:(?P<m2>\d{{1,2}})月(?:(?P<d2>\d{{1,2}})日)?)?"
)
_POINTED = lazy(
    rf"(?<![\d.])(?P<y1>{_Y})(?P<sign>[./-])(?P<m1>1[0-2]|0?[1-9])(?:(?P=sign)(?P<d1>[0-3]?\d))?"
    rf"{_TO}(?P<y2>{_Y})(?P=sign)(?P<m2>1[0-2]|0?[1-9])(?:(?P=sign)(?P<d2>[0-3]?\d))?(?![\d.])"
)
_MONTHS = lazy(
    rf"(?:(?P<y>{_Y})年)?(?<!\d)(?P<m1>\d{{1,2}})月(?:(?P<d1>\d{{1,2}})日?)?"
    rf"{_ON}(?:(?P<m2>\d{{1,2}})月)?(?:(?P<d2>\d{{1,2}})日)?"
)
_RETURNS = lazy(r"每月|每年|次[月年]|下月|翌年|农历$|腊月|学年|学期|跨年|每逢|周期")
# The school year and the winter begin in autumn and end in spring without saying so.
_AUTUMN = 9


def reversed_dates(text: str, digits: Sequence[Span]) -> Iterator[Span]:
    """Yield the ranges of dates whose end comes before their beginning."""
    for pattern in (_YEARS, _POINTED):
        for match in matches(pattern, text, digits):
            one, other = (_date(match, end) for end in "12")
            depth = min(len(one), len(other))
            if one[:depth] > other[:depth] and not _told(text, match.start()):
                yield Span(*match.span())
    for match in matches(_MONTHS, text, digits):
        if not match["m2"] and not match["d2"]:
            continue
        lead = text[max(0, match.start() - 12) : match.start()]
        if _is_backward(match) and not _RETURNS.search(lead) and not _told(text, match.start()):
            yield Span(*match.span())


def _date(match: regex.Match[str], end: str) -> list[int]:
    return [int(match[part + end]) for part in "ymd" if match[part + end]]


def _is_backward(match: regex.Match[str]) -> bool:
    month, day = int(match["m1"]), int(match["d1"] or 0)
    last_month, last_day = int(match["m2"] or month), int(match["d2"] or 0)
    if not (1 <= month <= 12 and 1 <= last_month <= 12):
        return False
    if month == last_month:
        return day > last_day > 0
    if month < last_month or month >= _AUTUMN or bool(day) is not bool(last_day):
        return False
    return match["y"] is not None or (day > 0 and month - last_month <= 2)


# ----- times of day -----

_HALF = "上午|早上|早晨|清晨|中午|下午|傍晚|晚上|晚间|夜间|晚|夜|凌晨|每晚|当晚"
_AT = (
    r"(?P<h{0}>[01]?\d|2[0-4])"
    r"(?:[:：](?P<m{0}>[0-5]\d)|[时点](?:(?P<k{0}>[0-5]?\d)分|(?P<b{0}>半))?)"
)
_CLOCK = lazy(
    rf"(?<!\d)(?<!\d[:：.])(?P<half>{_HALF})?[ ]?{_AT.format(1)}"
    rf"{_TO}(?P<other>{_HALF}|次日|翌日|第二天|当日)?[ ]?{_AT.format(2)}(?![\d:：])"
)
_HOURS = lazy(rf"\d(?:[:：]\d\d|[时点](?:\d{{1,2}}分|半)?){_TO}")  # few documents hold any
_NIGHT = lazy(r"夜|晚|凌晨|值班|通宵|宵禁|隔日|跨日|次日|比分")
_SCORE = lazy(r"[比胜负]|战平")


def reversed_clocks(text: str, digits: Sequence[Span]) -> Iterator[Span]:
    """Yield the ranges of times of one half of a day whose end comes before their beginning."""
    told = [span for span in digits if _HOURS.search(text, span.start, span.end)]
    for match in matches(_CLOCK, text, told):
        half, other = match["half"] or "", match["other"] or ""
        lead = text[max(0, match.start() - 10) : match.start()]
        if other or _NIGHT.search(half + lead) or _SCORE.search(lead):
            continue
        one, last = (_minutes(match, end) for end in "12")
        if one > last and _in_one_half(half, one, last):
            yield Span(*match.span())


def _minutes(match: regex.Match[str], end: str) -> int:
    minutes = match["m" + end] or match["k" + end] or (30 if match["b" + end] else 0)
    return int(match["h" + end]) * 60 + int(minutes)


def _in_one_half(half: str, one: int, last: int) -> bool:
    """Say whether two times certainly are of the same half of a day."""
    if one // 60 == last // 60:
        return True
    if half in ("下午", "傍晚"):
        return (last >= 60 and one < 8 * 60) or last >= 12 * 60
    return last // 60 >= 6 and (one <= 12 * 60 or last >= 12 * 60) and one <= 18 * 60


# ----- numbered things -----

_KINDS = f"(?:[{NUMBERED_PARTS}]|季度)"
_CLAUSES = lazy(
    # A quick way out comes first.
    rf"第(?=(?:\d{{1,4}}+|{_HAN}{{1,6}}+){_KINDS}?+[ ]?[{WORDS}{DASHES_OF_FIGURES}])"
    rf"(?P<a>\d{{1,4}}|{_HAN}{{1,6}})(?P<k>{_KINDS})?(?P<to>[至到]第?|{_TO}第|{_TO})"
    rf"(?P<b>\d{{1,4}}|{_HAN}{{1,6}})(?P<l>{_KINDS})"
)
_SERIALS = lazy(
    rf"(?<![A-Za-z\d])(?P<head>[A-Za-z]{{0,4}}[.]?[-]?)(?P<a>\d{{2,10}})(?P<k>号)?(?P<to>{_TO})(?P=head)"
    r"(?P<b>\d{2,10})(?![\d.%％A-Za-z])(?P<l>号)?"
)
_NUMBERED = lazy(r"(?:编[号码]|序号|号码|[证书单卡票货批学考座]号|号段|座位)[^，。；\d]{0,6}$")
_PAGES = lazy(
    rf"(?<![A-Za-z])[Pp]{{1,2}}[.]?[ ]?(?P<a>\d{{1,4}})"
    rf"{_TO}[Pp]{{1,2}}[.]?[ ]?(?P<b>\d{{1,4}})(?!\d)"
)


_LABELLED = lazy(
    rf"(?P<w>附[表件图录]|(?<!\p{{Han}})[表图])[ ]?(?P<a>\d{{1,3}}|{_HAN}{{1,3}})"
    rf"(?P<to>{_TO})(?P<again>(?P=w))?[ ]?(?P<b>\d{{1,3}}|{_HAN}{{1,3}})(?![\d.\-号])"
)


def reversed_labels(text: str) -> Iterator[Span]:
    """Yield the ranges of tables, figures and annexes that run backward: 附表7至附表5."""
    for match in _LABELLED.finditer(text):
        if not match["again"] and match["to"] in "-－–—":
            continue  # 图2-1 is the first figure of chapter 2
        a, b = parse_count(match["a"]), parse_count(match["b"])
        # 图3-1 is the first figure of the third chapter.
        range_ = match["again"] or match["to"].strip() in _SAYS_RANGE
        if a and b and a > b and range_ and not _told_of_numbers(text, match):
            yield Span(*match.span())


_SAYS_RANGE = frozenset(["至", "到", "~", "～"])
# 分为 is a verb too, so that the figures know no unit here.
_SCORES = lazy(
    rf"(?<![\d.])(?P<a>\d{{2,3}}){_TO}(?P<b>\d{{2,3}})分(?=为(?:优|良|合格|及格|中|不|差|达标|[一二三四五]))"
)


def reversed_scores(text: str, digits: Sequence[Span]) -> Iterator[Span]:
    """Yield the bands of scores that run backward where others run forward."""
    bands = list(matches(_SCORES, text, digits))
    down = [one for one in bands if int(one["a"]) > int(one["b"])]
    # 100—90分为优，89—80分为良 is another way to write them.
    if len(down) < len(bands) or len(bands) == 1:
        yield from (Span(*one.span()) for one in down)


# ----- limits -----

_LIMIT = r"[0-9][0-9,.]{0,12}[百千万亿]{0,2}|[一二三四五六七八九十百千万两]{1,6}"
_LIMITS = lazy(
    rf"(?P<a>{_LIMIT})(?P<u>元|年|日|倍|个月|平方米|公里|吨)[（(]?(?:不?含[^）)]{{0,4}}[）)])?以上"
    rf"[、，]?(?P<b>{_LIMIT})(?P=u)[（(]?(?:不?含[^）)]{{0,4}}[）)])?以下(?!或|和|及|、|均|都|的?分别|的?两)"
)


def crossed_limits(text: str) -> Iterator[Span]:
    """Yield lower limits above the upper ones: 500万元以上、200万元以下的项目."""
    for match in _LIMITS.finditer(text) if "以上" in text else ():
        a, b = _amount(match["a"]), _amount(match["b"])
        if a is not None and b is not None and a > b:
            yield Span(*match.span())


def _amount(written: str) -> Fraction | None:
    digits = written.rstrip("百千万亿")
    if not digits or not digits[0].isdigit():
        return parse_number(written)
    power = parse_number("一" + written[len(digits) :])
    plain = digits.replace(",", "").rstrip(".")
    return Fraction(plain) * power if power and plain.count(".") < 2 else None


def reversed_numbers(text: str, digits: Sequence[Span]) -> Iterator[Span]:
    """Yield the ranges of clauses, pages and serial numbers that run backward."""
    for match in _CLAUSES.finditer(text):
        a, b = parse_count(match["a"]), parse_count(match["b"])
        same = match["k"] in (None, match["l"])
        # 第105—7页 is short for 第105—107页.
        if "第" in match["to"] or match["to"] in "至到":
            whole = len(match["a"]) <= len(match["b"]) + 1
        else:
            whole = match["l"] == "页" and 1 < len(match["a"]) == len(match["b"])
        if a and b and a > b and same and whole and not _told_of_numbers(text, match):
            yield Span(*match.span())
    for match in matches(_SERIALS, text, digits):
        same = len(match["a"]) == len(match["b"]) and (match["k"] in (None, match["l"]))
        # 2025-0318 is one number.
        parted = match["to"] != "-" or match["head"] or match["k"]
        down = same and parted and int(match["a"]) > int(match["b"])
        if down and _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
            yield Span(*match.span())
    for match in matches(_PAGES, text, digits):
        if int(match["a"]) > int(match["b"]):
            yield Span(*match.span())


def _told_of_numbers(text: str, match: regex.Match[str]) -> bool:
    lead = text[max(0, match.start() - 8) : match.start()]
    return regex.search("倒|逆|降|退|后移|下滑|落", lead) is not None
