"""Lengths of time as they are written, and those that a stretch from one moment to another has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.claims.moments import Moment
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count

_HAN = "一二两三四五六七八九十百"
_LENGTH = lazy(
    rf"(?P<n>(?<![0-9０-９.．第前后近约超逾过个每{_HAN}零〇])(?:[0-9０-９]{{1,4}}(?:\.[0-9])?|[{_HAN}]{{1,5}}))"
    r"(?P<half>个半)?[ ]?个?[ ]?"
    r"(?P<unit>日历天|日历日|自然日|自然天|工作日|整?天|日|学?周(?!岁|年|边|末)|星期|礼拜"
    r"|月(?![份初底末0-9])|(?:整|学)?年(?!代|级|度|底|初|末|[0-9])|周年|小时|钟头|分钟|刻钟)"
    r"(?P<after>半)?(?:[又零]?(?P<rest>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?P<rest_unit>分钟?|个月|天)(?!之))?"
    r"(?P<late>[以之]?[内上下前后]|左右|余|多|或|[至到~～—\-][0-9])?"
)
_UNITS = {
    "日历天": "天", "日历日": "天", "自然日": "天", "自然天": "天", "整天": "天", "日": "天",
    "学周": "周", "星期": "周", "礼拜": "周", "整年": "年", "学年": "年", "周年": "年",
    "钟头": "小时",
}  # fmt: skip
_HEDGED = lazy(
    r"(?:约|近|大约|将近|几乎|差不多|逾|超过?|不足|不到|至少|最多|不少于|不超过|每|前|首|第|提前|延长|顺延"
    r"|推迟|间隔|每隔|[至到\-—~～、])[ ]?$"
)
_MINUTES = {"小时": 60, "分钟": 1, "刻钟": 15}
_TOLERANCE = timedelta(days=1)


class Unit(Enum):
    """What a length is counted in."""

    DAYS = "天"
    WORKDAYS = "工作日"
    WEEKS = "周"
    MONTHS = "月"
    YEARS = "年"
    HOURS = "小时"
    MINUTES = "分钟"
    QUARTERS = "刻钟"


class Length(Struct, frozen=True):
    """A length of time as written: three months, 2小时30分钟 (as 150 minutes)."""

    span: Span
    value: Fraction
    unit: Unit

    @property
    def by_clock(self) -> bool:
        return self.unit in (Unit.HOURS, Unit.MINUTES, Unit.QUARTERS)


def find_lengths(text: str, within: Span) -> Iterator[Length]:
    """Yield the lengths of a part of a text that say one value."""
    for match in _LENGTH.finditer(text, within.start, within.end):
        if match["late"] or _HEDGED.search(
            text, max(within.start, match.start() - 4), match.start()
        ):
            continue
        found = _length(match)
        if found is not None:
            yield found


def _length(match: regex.Match[str]) -> Length | None:
    written = match["n"]
    counted = Fraction(written) if "." in written else parse_count(written)
    if counted is None or (counted >= _NO_YEARS and match["unit"][-1] == "年"):
        return None
    if match["unit"] == "月" and "个" not in match[0]:
        return None
    value = Fraction(counted) + (Fraction(1, 2) if match["half"] or match["after"] else 0)
    unit = Unit(_UNITS.get(match["unit"], match["unit"]))
    span = Span(match.start("n"), match.end("after") if match["after"] else match.end("unit"))
    if match["rest"]:
        rest = parse_count(match["rest"])
        share = _SHARES.get((unit, match["rest_unit"][:2]))
        if rest is None or share is None:
            return None
        value, span = value + Fraction(rest, share), Span(span.start, match.end("rest_unit"))
    return Length(span, value, unit)


_NO_YEARS = 200
_SHARES = {(Unit.HOURS, "分钟"): 60, (Unit.HOURS, "分"): 60, (Unit.YEARS, "个月"): 12}


class Readings(Struct, frozen=True):
    """The lengths that may be said of a stretch, from the least to the greatest, and in words."""

    least: Fraction
    most: Fraction
    plain: str

    def allow(self, value: Fraction) -> bool:
        return self.least <= value <= self.most


def readings(first: Moment, last: Moment, unit: Unit, *, holiday: bool = False) -> Readings | None:
    """Return what may be said of the time from one moment to another; None where nothing tells.

    `holiday` says that both days count for sure.
    """
    if unit in (Unit.HOURS, Unit.MINUTES, Unit.QUARTERS):
        return _by_clock(first, last, unit)
    one, two = _days(first, last)
    if one is not None and two is not None:
        return _by_days(one, two, unit, holiday) if one <= two else None
    if first.year is None or last.year is None:
        return _by_bare_months(first, last, unit)
    if first.month is not None and last.month is not None:
        months = 12 * (last.year - first.year) + last.month - first.month
        return _by_months(months, unit)
    years = last.year - first.year
    if unit is Unit.YEARS and years > 0:
        return _between(Fraction(years), Fraction(years + 1), "年")
    return None


def _days(first: Moment, last: Moment) -> tuple[date | None, date | None]:
    if first.day is None or last.day is None:
        return None, None
    if (first.year is None) is not (last.year is None):
        return None, None
    one = first.as_date(_NO_LEAP_YEAR)
    two = last.as_date(_NO_LEAP_YEAR)
    if first.year is None and one and two and two < one:
        two = last.as_date(_NO_LEAP_YEAR + 1)
    return one, two


_NO_LEAP_YEAR = 2025


def _between(least: Fraction, most: Fraction, unit: str) -> Readings:
    joint = "或" if most - least <= 1 else "至"
    shown = _plain(least) if least == most else f"{_plain(least)}{joint}{_plain(most)}"
    return Readings(least, most, f"{shown}{unit}")


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def _by_days(one: date, two: date, unit: Unit, holiday: bool) -> Readings | None:
    days = (two - one).days
    if unit is Unit.DAYS:
        least = Fraction(days + holiday)
        return _between(least, Fraction(days + 1), "天")
    if unit is Unit.WORKDAYS:
        return _workdays(one, two)
    if unit is Unit.WEEKS:
        return _between(Fraction(days // 7), Fraction(-(-(days + 1) // 7)), "周")
    months = _months(one, two)
    if unit is Unit.MONTHS:
        least, most = _rounded(months)
        return _between(least, most, "个月")
    if unit is Unit.YEARS:
        if all((value / 12).denominator == 1 for value in months):
            return _between(months[0] / 12, months[-1] / 12, "年")
        least, most = Fraction(int(months[0] / 12)), Fraction(-int(-months[-1] // 12))
        return _between(least, most, "年") if most else None
    return None


def _months(one: date, two: date) -> tuple[Fraction, ...]:
    """Return the whole months from one day to another, counted to the last day and past it."""
    for end in (two + timedelta(days=1), two):
        whole = 12 * (end.year - one.year) + end.month - one.month
        if end.day == one.day and whole:
            return (Fraction(whole),)
    exact = Fraction(12 * (two.year - one.year) + two.month - one.month)
    parts = exact + Fraction(two.day - one.day, 31)
    return (parts, parts + Fraction(2, 31))


def _rounded(months: tuple[Fraction, ...]) -> tuple[Fraction, Fraction]:
    if len(months) == 1:
        return months[0], months[0]
    return Fraction(int(months[0])), Fraction(-int(-months[-1] // 1))


_MONTHS = 12


def _by_months(months: int, unit: Unit) -> Readings | None:
    if months < 0:
        return None
    if unit is Unit.MONTHS:
        return _between(Fraction(months), Fraction(months + 1), "个月")
    if unit is Unit.YEARS and months:
        for whole in (months, months + 1):
            if whole % _MONTHS == 0:
                return _between(Fraction(whole, _MONTHS), Fraction(whole, _MONTHS), "年")
        least, most = Fraction(months // 12), Fraction(-(-(months + 1) // 12))
        return _between(least, most, "年")
    return None


def _by_bare_months(first: Moment, last: Moment, unit: Unit) -> Readings | None:
    if first.month is None or last.month is None or unit is not Unit.MONTHS:
        return None
    if first.year is not None or last.year is not None:
        return None
    return _by_months((last.month - first.month) % 12, unit)


def _by_clock(first: Moment, last: Moment, unit: Unit) -> Readings | None:
    if first.minute is None or last.minute is None:
        return None
    one, two = _days(first, last)
    minutes = last.minute - first.minute
    if one is not None and two is not None:
        minutes += (two - one).days * _DAY
    elif first.time and last.time and not last.time.part and "下午" in first.time.part:
        minutes += 12 * 60 if last.time.hour < 12 and minutes < 0 else 0
    if minutes <= 0:
        return None
    per = _MINUTES[unit.value]
    hours, rest = divmod(minutes, 60)
    shown = (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest else "")
    return Readings(Fraction(minutes, per), Fraction(minutes, per), shown)


_DAY = 24 * 60

# Days on which the offices may be closed, and around which weekends may be worked: month and day.
_HOLIDAYS = (
    (1, 1, 3),
    (1, 20, 31),
    (2, 1, 25),
    (4, 3, 6),
    (5, 1, 5),
    (6, 5, 25),
    (9, 10, 30),
    (10, 1, 8),
)
_SHIFTED = timedelta(days=10)


def _workdays(one: date, two: date) -> Readings:
    """Return how many working days there may be: holidays and shifted weekends are not known."""
    least = most = 0
    day = one
    while day <= two:
        free = _may_be_free(day)
        if day.weekday() < _SATURDAY:
            most += 1
            least += not free
        elif any(_may_be_free(day + timedelta(days=shift)) for shift in range(-10, 11)):
            most += 1
        day += timedelta(days=1)
        if (day - one).days > _MOST_DAYS:
            break
    return _between(Fraction(max(0, least - 1)), Fraction(most), "个工作日")


_SATURDAY = 5
_MOST_DAYS = 800


def _may_be_free(day: date) -> bool:
    return any(day.month == month and first <= day.day <= last for month, first, last in _HOLIDAYS)
