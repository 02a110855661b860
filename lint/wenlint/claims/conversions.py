"""Conversions: one quantity written twice in two units, 7200秒（2小时）, 流转90亩，合6公顷."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex
from msgspec import Struct
from msgspec.structs import replace

from wenlint.claims.slips import Slip
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import plain
from wenlint.figures.quantities import parse_number
from wenlint.language.simplified import simplified
from wenlint.lexicon.conversions import DAYS_OF_MONTHS, NO_UNITS, ROUNDED, UNITS, WORKING_HOURS
from wenlint.lexicon.numerals import POWERS
from wenlint.lexicon.patterns import any_of

_WORDS = {unit for units in UNITS.values() for unit in units} - NO_UNITS
_UNIT = (
    f"(?:{any_of(unit for unit in _WORDS if not unit.isascii())}"
    rf"|{any_of(unit for unit in _WORDS if unit.isascii())}(?![A-Za-z]))"
)
_HAN = "[一二两三四五六七八九十百千零半]"
_N = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,15}}+)(?:\.[0-9]{{1,6}}+)?|{_HAN}{{1,7}}+"
_ABOUT = "约|近|大约|将近|大概|超过?|逾|不足|不到|接近|≈"
_ONE = (
    rf"(?P<@n>{_N})[ ]?(?P<@m>百万|千万|万亿|[万亿千百])?(?P<@more>[余多])?[ ]?"
    rf"(?P<@u>{_UNIT})(?P<@half>半)?"
)
_PERCENT = r"[0-9]{1,3}(?:\.[0-9]{1,4})?"
_RATIO = (
    rf"{_HAN}{{1,3}}+分之{_HAN}{{1,3}}+|[1-9]/[2-9]|[一二三四五六七八九]成(?:半)?"
    "|[五六七八九][一二三四五六七八九]?折"
)
_FIRST = lazy(
    rf"(?<![0-9.,/第每－\-—~～至到×x*+a-zA-Z]|{_HAN})(?P<ahead>{_ABOUT})?[ ]?(?:"
    + _ONE.replace("@", "a")
    + rf"(?P<late>左右|以上|以内|以下)?|(?P<ratio>{_RATIO})(?:优惠|计收?|收取|结算)?)$"
)
# What a first side can end with: quick, and mostly something else.
_LAST = frozenset("".join(unit[-1] for unit in _WORDS) + _HAN + "23456789半右上内下惠计收取算折成")
_SAYS = "即|合|折合|约合|相当于|等于|也就是|换算[成为]|折算[成为]|[=＝≈]"
_BEGINS = f"[0-9{_HAN[1:-1]}约近大将超逾不接≈]"
_JOINT = lazy(
    rf"[ ]?[（(][ ]?(?:{_SAYS}|折|计|亦即|换算|折算)?[：:]?[ ]?(?={_BEGINS})"
    rf"|[，,、]?[ ]?(?:{_SAYS})[：:]?[ ]?(?={_BEGINS}|\p{{Han}}{{1,8}}?{_PERCENT}[%％])"
)
_SECOND = lazy(
    rf"(?P<ahead>{_ABOUT})?[ ]?(?:"
    + _ONE.replace("@", "b")
    + rf"(?:[零又]?(?P<cn>{_N})(?P<cu>个月|分钟|分|秒钟?))?(?P<late>左右|以上|以内|以下)?"
    rf"(?![0-9/／每])|(?P<percent>{_PERCENT})[ ]?[%％]"
    rf"|\p{{Han}}{{1,8}}?(?P<of>{_PERCENT})[ ]?[%％])"
)
_ENDS = lazy(r"[ ]?(?:[）)，。；、,;\n\x1f]|$|[以之]上|起|左右)")
_CLOSES = lazy(r"[ ]?[）)，,；;、]")
_NOT_SAME = lazy(r"单价|其中|含|另|剩|还|比|[至到~～—-][ ]?$|\d[ ]?[×x*][ ]?$")
_HIGHER = lazy(
    rf"(?P<n>(?<![0-9.]|{_HAN})(?:[0-9]{{1,6}}|{_HAN}{{1,3}}+))[ ]?(?P<u>{_UNIT})[又零]?[ ]?$"
)
_LOOSELY = lazy("约|相当于|接近|≈|差不多|几乎")
_WATER = lazy("水|污水|奶|油")
_TO_THE = lazy(r"减|优惠|免|降|让利|省|折扣率")
_LONGEST, _BEFORE = 30, 8


class Amount(Struct, frozen=True):
    """One side of a conversion: its number, half of one in its last place, unit, and a hedge."""

    span: Span
    value: Fraction
    slack: Fraction
    unit: str
    digits: str
    magnitude: str
    hedged: bool


def wrong_conversions(document: Document) -> Iterator[Slip]:
    """Yield the second sides of conversions that the first does not give."""
    text = document.view(simplified)
    for joint in _JOINT.finditer(text):
        start = max(0, joint.start() - _LONGEST)
        ahead = text[start : joint.start()]
        if ahead.removesuffix("\n")[-1:] not in _LAST:
            continue
        first = _FIRST.search(ahead)
        if first is None or _NOT_SAME.search(ahead[: first.start()][-_BEFORE:]):
            continue
        second = _SECOND.match(text, joint.end(), joint.end() + _LONGEST)
        if second is None:
            continue
        bracket = "（" in joint[0] or "(" in joint[0]
        if not (_CLOSES if bracket else _ENDS).match(text, second.end()):
            continue
        place = Span(start + first.start("an" if first["an"] else "ratio"), joint.start())
        found = (
            _wrong_ratio(text, first, second, place)
            if first["ratio"]
            else _wrong_unit(text, first, second, start, joint[0])
        )
        if found is not None:
            yield found


# ----- parts of a whole -----


def _wrong_ratio(
    text: str, first: regex.Match[str], second: regex.Match[str], place: Span
) -> Slip | None:
    said = second["percent"] or second["of"]
    ratio = _ratio(first["ratio"])
    if said is None or ratio is None:
        return None
    if not first["ratio"].endswith("折") and second["of"]:
        return None
    percent = Fraction(said)
    step = Fraction(1, 10 ** len(said.partition(".")[2]))
    right = {ratio * 100}
    if first["ratio"].endswith("折") and _TO_THE.search(second[0]):
        right = {100 - ratio * 100}
    loose = (
        first["ahead"]
        or second["ahead"]
        or (ratio.denominator >= _TENTH and first["ratio"][-1] not in "折成半")
    )
    tolerance = max(step, ratio * _TENTH) if loose else step
    if all(abs(percent - one) < tolerance for one in right):
        return None
    shown = plain(right.pop())
    digit = "percent" if second["percent"] else "of"
    span = Span(second.start(digit), second.end())
    return Slip(span, (place,), f"{place.of(text)}是{shown}%", f"that is {shown}%")


_TENTH = 10


def _ratio(written: str) -> Fraction | None:
    if "分之" in written:
        below, _, above = written.partition("分之")
        parts = parse_number(above), parse_number(below)
    elif "/" in written:
        above, _, below = written.partition("/")
        parts = Fraction(above), Fraction(below)
    elif written[-1] == "折":
        digits = [parse_number(digit) for digit in written[:-1]]
        if any(digit is None for digit in digits):
            return None
        return sum(
            ((digit or 0) / 10 ** (place + 1) for place, digit in enumerate(digits)), Fraction(0)
        )
    else:
        tenths = parse_number(written[0])
        if tenths is None:
            return None
        return (tenths + (Fraction(1, 2) if written.endswith("半") else 0)) / 10
    if not parts[0] or not parts[1] or parts[0] >= parts[1]:
        return None
    return parts[0] / parts[1]


# ----- units -----


def _wrong_unit(
    text: str, first: regex.Match[str], second: regex.Match[str], start: int, joint: str
) -> Slip | None:
    if second["bu"] is None:
        return None
    one, other = _whole(text, first, start), _amount(second, "b", 0)
    if one is None or other is None:
        return None
    if one == _amount(first, "a", start) and not _differ(one, other, joint):
        return None
    loose = one.hedged or other.hedged or _LOOSELY.search(joint) is not None
    ahead = text[max(0, one.span.start - 20) : one.span.start]
    right = _worths(one, other.unit, water=_WATER.search(ahead) is not None)
    if not right:
        return None
    extra = _extra(second, other.unit)
    if extra is None or any(_agrees(one, other, worth, extra, loose) for worth in right):
        return None
    ends = (right[0][0], right[-1][1])
    shown = "或".join(dict.fromkeys(_shown(worth) + other.unit for worth in ends))
    written = one.span.of(text)
    return Slip(other.span, (one.span,), f"{written}是{shown}", f"{written} is {shown}")


def _whole(text: str, first: regex.Match[str], start: int) -> Amount | None:
    """Return the first amount, with a part in a higher unit before it: 1小时20分钟."""
    one = _amount(first, "a", start)
    higher = _HIGHER.search(text, start, start + first.start()) if one else None
    if one is None or higher is None:
        return one
    digits = higher["n"]
    counted = Fraction(digits) if digits[0].isdigit() else parse_number(digits)
    for units in UNITS.values():
        if counted is not None and one.unit in units and higher["u"] in units:
            more = counted * units[higher["u"]] / units[one.unit]
            return replace(one, span=Span(higher.start(), one.span.end), value=one.value + more)
    return None


def _shown(worth: Fraction) -> str:
    return plain(worth) if worth.denominator == 1 else f"{float(worth):.6g}"


def _amount(match: regex.Match[str], side: str, start: int) -> Amount | None:
    digits, magnitude = match[side + "n"].replace(",", ""), match[side + "m"] or ""
    power = POWERS.get(magnitude, 1)
    if digits[0].isdigit():
        value, step = Fraction(digits), Fraction(1, 10 ** len(digits.partition(".")[2]))
    elif digits == "半":
        value, step = Fraction(1, 2), Fraction(0)
    else:
        counted = parse_number(digits)
        if counted is None:
            return None
        value, step = counted, Fraction(0)
    if match[side + "half"]:
        value += Fraction(1, 2)
    end = match.end("late") if match["late"] else match.end(side + "u")
    span = Span(start + match.start(side + "n"), start + end)
    hedged = bool(match["ahead"] or match[side + "more"] or match["late"])
    exact = step == 1 and magnitude == ""
    slack = Fraction(0) if exact else step * power / 2
    unit = match[side + "u"]
    return Amount(
        span,
        value * power,
        slack,
        unit,
        digits.rstrip("0").replace(".", "").strip("0"),
        magnitude,
        hedged,
    )


def _differ(one: Amount, other: Amount, joint: str) -> bool:
    """Say whether two amounts are written in two units, and not two amounts of one."""
    if one.unit != other.unit:
        return True
    if one.magnitude == other.magnitude:
        return False
    bracket = "（" in joint or "(" in joint
    return one.digits == other.digits or not bracket


def _worths(one: Amount, unit: str, *, water: bool) -> list[tuple[Fraction, Fraction]]:
    """Return what an amount is worth in another unit, from and to, in each way of counting."""
    found: list[Fraction] = []
    for name, units in UNITS.items():
        if one.unit in units and unit in units:
            found.append(one.value * units[one.unit] / units[unit])
            if name == "存储":
                found += _decimal(one.value, units[one.unit], units[unit])
    if found:
        found += _at_work(one, unit)
        return sorted((worth, worth) for worth in found)
    for stretch, days in DAYS_OF_MONTHS.items():
        if one.unit == stretch and unit in _IN_DAYS:
            return [(one.value * days[0] / _IN_DAYS[unit], one.value * days[1] / _IN_DAYS[unit])]
        if unit == stretch and one.unit in _IN_DAYS:
            told = one.value * _IN_DAYS[one.unit]
            return [(told / days[1], told / days[0])]
    if water and (one.unit, unit) in _OF_WATER:
        return [(one.value, one.value)]
    return []


def _at_work(one: Amount, unit: str) -> list[Fraction]:
    """Return what days of eight hours, or weeks of five days, are worth."""
    if {one.unit, unit} <= {"天", "日", "小时", "个小时"}:
        if unit.endswith("小时"):
            return [one.value * hours for hours in WORKING_HOURS]
        return [one.value / hours for hours in WORKING_HOURS]
    if {one.unit, unit} <= set(_IN_DAYS) and one.unit != unit:
        return [one.value * _WORKDAYS if unit in _DAYS else one.value / _WORKDAYS]
    return []


_IN_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "个星期": 7}
_OF_WATER = (("立方米", "吨"), ("吨", "立方米"), ("公斤", "升"), ("升", "公斤"))
_STEP, _WORKDAYS = 1024, 5


def _decimal(value: Fraction, size: Fraction, other: Fraction) -> list[Fraction]:
    """Return what an amount of storage is worth where a step is counted as 1000."""
    ratio, steps = size / other, 0
    while ratio >= _STEP:
        ratio, steps = ratio / _STEP, steps + 1
    while ratio < 1 and ratio * _STEP <= 1:
        ratio, steps = ratio * _STEP, steps - 1
    exact = size / other
    return (
        [value * exact * Fraction(1000, 1024) ** count for count in range(1, abs(steps) + 1)]
        if (steps >= 0)
        else [value * exact * Fraction(1024, 1000) ** count for count in range(1, abs(steps) + 1)]
    )


def _extra(second: regex.Match[str], unit: str) -> Fraction | None:
    """Return what 30 of 1分30秒 adds, in the unit before it; 0 where nothing follows."""
    if not second["cn"]:
        return Fraction(0)
    low = second["cu"]
    for units in UNITS.values():
        if unit in units and low in units:
            digits = second["cn"]
            counted = Fraction(digits) if digits[0].isdigit() else parse_number(digits)
            return None if counted is None else counted * units[low] / units[unit]
    return None


_HEDGED, _ROUNDED = Fraction(12, 100), Fraction(3, 100)


def _agrees(
    one: Amount, other: Amount, worths: tuple[Fraction, Fraction], extra: Fraction, loose: bool
) -> bool:
    least, worth = worths
    said = other.value + extra
    slack = other.slack + (one.slack * worth / one.value if one.value else 0)
    if {one.unit, other.unit} & _DAYS and {one.unit, other.unit} & _HOURS:
        slack += _HALF * (worth / one.value if one.unit in _DAYS else 1)
    if loose:
        slack += worth * _HEDGED
    elif any(one.unit in UNITS[name] for name in ROUNDED) and one.unit != other.unit:
        slack += worth * _ROUNDED + (Fraction(1, 2) if other.value >= _SMALL else 0)
    return least - slack <= said <= worth + slack


_SMALL = 10
_HALF = Fraction(49, 100)
_DAYS, _HOURS = frozenset("天日"), frozenset(["小时", "个小时", "分钟"])
