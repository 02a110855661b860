"""Periods told twice: by their ends and by their length, by their name and by their months."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.dates.clock import Time, find_times
from wenlint.figures.dates.dates import Written, Years
from wenlint.language.numerals import parse_count
from wenlint.lexicon.ranges import DASHES, WORDS
from wenlint.lexicon.stops import CLAUSE_ENDS, STATEMENT_ENDS

_N = r"(?P<n>[0-9０-９]{1,4}(?:\.[0-9])?|[一二两三四五六七八九十百]{1,5})"
_LENGTH = lazy(
    r"(?P<cue>共计?|合计|总计|一共|为期|历时|持续|时长|片长|为时|用时|全程|总?工期|会期|展期|租期|任期"
    r"|学制|期限|合同期|有效期)(?:[为是：:]|共|总共)?[ ]?"
    rf"{_N}(?P<half>个半)?个?(?P<unit>日历天|自然日|天|日|年|月|小时|分钟)(?P<half_after>半)?"
    r"(?!以上|以内|左右|期|度|[前多余份夜底初])"
)
_DASH = f"[{WORDS}{DASHES}]"
_QUARTER = lazy(
    r"(?P<name>第?(?P<q>[一二三四1-4])季度|[上下]半年)"
    rf"[（(](?P<first>[0-9]{{1,2}})月?{_DASH}{{1,2}}(?P<last>[0-9]{{1,2}})月(?:份)?[）)]"
)
_NO_QUARTER = lazy(r"第(?:[五六七八九]|[5-9])季度")
_NO_WEEKDAY = lazy(r"(?:星期|礼拜)[八九十]")
# They begin with the sign that is rare, and look back from it.
_NO_MONTH = lazy(
    r"月(?!\d)(?<=(?<![0-9])(?P<from>[0-9]{4})年(?P<named>[0-9]{1,2})月)"
    r"|月(?<=(?<![0-9０-９第.．])(?P<from>1[3-9]|[2-9][0-9])月)(?:份|[初底末]|[上中下]旬)"
)
_TO = lazy(
    rf"[{WORDS}{DASHES}]|[起自从]|竣工|完工|结束|截止|终止|届满|结业|闭幕|止|返[回程校乡]|归来|回国|撤展|落幕|收官|离[店开会]|退房|出院|交付"
)
_NOT_ALL = lazy(r"实际|其中|有效|周末|每|扣除|除|净|休息|工作日|间隔|约|近|多|余|不|分")
_SEGMENT = lazy(f"[{STATEMENT_ENDS}]")
# Two starts and no end: 9:00、10:30两场, 首班车6:10，末班车18:45.
_LISTED = lazy(r"[ ]?(?:、|和|及|与|或|,|，)[ ]?")
_SEVERAL = lazy(
    r"首|末|第[一二三四五0-9]|另|(?<![散开入进终下])[场班次节][^，。]{0,3}[，、；]|各|均|分两|分[三四]|休息|午休|除"
)
_HOLIDAY = lazy(r"放假|调休|休假|休市")
_YEAR = "(?:18|19|20)[0-9]{2}"
_DAY_OF_YEAR = "(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
_BORN = lazy(
    rf"(?:生于|出生于|诞生于)[^。；\n0-9]{{0,6}}(?P<from>{_YEAR})年"
    rf"|(?P<since>{_YEAR})年{_DAY_OF_YEAR}(?:出生|生(?![产活于]))"
)
_DIED = lazy(
    rf"(?P<at>{_YEAR})年[^。；\n0-9]{{0,4}}{_DAY_OF_YEAR}[^。；\n0-9]{{0,24}}"
    r"(?:逝世|去世|病逝|辞世|离世|病故|牺牲|与世长辞)[^。；\n0-9]{0,12}"
    r"(?P<age>(?:享年|终年|时年|年仅)(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,4})岁?)"
)
_BUILT = "建[校院厂社馆站所]"
_FOUNDED = lazy(
    rf"(?P<year>{_YEAR})年[^。；\n0-9]{{0,40}}?"
    rf"(?:成立|创办|创建|创立|{_BUILT}|始建|诞生|组建|设立|开办|挂牌)"
    rf"|(?:成立|创办|创建|创立|始建|建成|组建|设立|开办|诞生|{_BUILT})于[^。；\n0-9]{{0,4}}"
    rf"(?P<then>{_YEAR})年"
)
_JUBILEE = lazy(
    rf"(?P<now>{_YEAR})年[^。；\n]{{0,40}}?"
    rf"(?P<what>{_BUILT}|成立|创办|创建|创立|组建|诞生)"
    r"(?P<said>(?P<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})周年)"
)
_CLAUSE_END = lazy(f"[{CLAUSE_ENDS}]")
_SUBJECT = lazy(
    r"(?P<name>[^\P{Han}年月日将要即举办行迎来]{2,3})(?:将|要|即将)?(?:迎来|举[办行])?$"
)
_SINCE = lazy(
    rf"(?P<from>{_YEAR})年(?:[0-9]{{1,2}}月)?(?![^。]{{0,12}}[至到—]{_YEAR})[^\n；0-9]{{2,40}}?"
    rf"(?:到|至|截至)(?P<to>{_YEAR})年(?:[0-9]{{1,2}}月)?(?:底|末|为止)?[，]?(?:已|前后)?"
    r"(?P<said>(?:整整|足足|历时|跨越|一干就是|一晃)(?:了|过去了?)?"
    r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,4})个?年(?!代|级|度))"
)
_MOST_DAYS = 20_000
_NEAR = 40


class Told(Struct, frozen=True):
    """A length, or another name of a period, that its ends contradict."""

    span: Span
    ends: tuple[Span, ...]
    zh: str
    en: str


def wrong_names(text: str) -> Iterator[Told]:
    """Yield quarters and months that do not exist, and quarters with the months of others."""
    for match in _QUARTER.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if match["q"]:
            right = (3 * (parse_count(match["q"]) or 1) - 2, 3 * (parse_count(match["q"]) or 1))
        else:
            right = (1, 6) if match["name"][0] == "上" else (7, 12)
        if (first, last) != right:
            zh = f"{match['name']}是{right[0]}月至{right[1]}月"
            yield _told(match, zh, f"it runs from month {right[0]} to month {right[1]}")
    for pattern, zh, en in (
        (_NO_QUARTER, "一年只有四个季度", "a year has four quarters"),
        (_NO_WEEKDAY, "一个星期只有七天", "a week has seven days"),
    ):
        for match in pattern.finditer(text):
            yield _told(match, zh, en)
    for match in _NO_MONTH.finditer(text):
        if not match["named"] or not 1 <= int(match["named"]) <= 12:
            span = Span(match.start("from"), match.end())
            yield Told(span, (), "没有这个月份", "there is no such month")


def _told(match: regex.Match[str], zh: str, en: str) -> Told:
    return Told(Span(*match.span()), (), zh, en)


def wrong_lengths(text: str, dates: Sequence[Written], years: Years) -> Iterator[Told]:
    """Yield lengths that the two dates, or the two times, right before them contradict."""
    starts = [one.span.start for one in dates]
    for match in _LENGTH.finditer(text):
        start = match.start()
        for end in _SEGMENT.finditer(text, max(0, match.start() - 120), match.start()):
            start = end.end()
        start = max(start if start != match.start() else match.start() - 120, 0)
        value = _value(match)
        if value is None or _NOT_ALL.search(text, max(start, match.start() - 8), match.end("cue")):
            continue
        if match["unit"] in ("小时", "分钟"):
            yield from _by_clock(text, start, match, value)
        else:
            inside = dates[bisect_left(starts, start) : bisect_left(starts, match.start())]
            yield from _by_calendar(text, inside, match, value, years)


def _value(match: regex.Match[str]) -> Fraction | None:
    written = match["n"]
    value = Fraction(written) if "." in written else parse_count(written)
    if value is None:
        return None
    return Fraction(value) + (Fraction(1, 2) if match["half"] or match["half_after"] else 0)


def _by_clock(text: str, start: int, match: regex.Match[str], value: Fraction) -> Iterator[Told]:
    times = list(find_times(text, start, match.start()))
    if len(times) != 2 or any(one.fault() for one in times):
        return
    first, last = times
    between = text[first.span.end : match.start()]
    if _LISTED.fullmatch(text, first.span.end, last.span.start) or _SEVERAL.search(
        text, start, match.start()
    ):
        return
    minutes = last.minutes - first.minutes
    minutes += 24 * 60 if "次日" in between or "翌日" in between else 0
    if not last.part and first.part == "下午" and last.hour < 12:
        minutes += 12 * 60
    if minutes <= 0 or minutes >= 24 * 60:
        return
    said = value * (60 if match["unit"] == "小时" else 1)
    if said != minutes:
        zh = f"从{_at(text, first)}到{_at(text, last)}是{_minutes(minutes)}"
        yield Told(_named(match), (first.span, last.span), zh, f"that is {minutes} minutes")


def _at(text: str, time: Time) -> str:
    return time.span.of(text).strip()


def _minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest else "")


def _named(match: regex.Match[str]) -> Span:
    return Span(match.start("cue"), match.end())


def _by_calendar(
    text: str,
    inside: Sequence[Written],
    match: regex.Match[str],
    value: Fraction,
    years: Years,
) -> Iterator[Told]:
    if len(inside) != 2:
        return
    first, last = inside
    between = text[first.span.end : match.start()]
    if not _TO.search(between) or len(between) > 60:
        return
    year = first.year or min(years.all, default=2025)
    one, two = first.as_date(year), last.as_date(last.year or first.year or year)
    if one is None or two is None or not 0 < (two - one).days < _MOST_DAYS:
        return
    right = _lengths(one, two, match["unit"], _HOLIDAY.search(between) is not None)
    if first.year is None and last.year is not None:
        return
    if first.year is None and one < date(year, 3, 1) <= two:
        right |= {length + 1 for length in right}
    if right and value not in right:
        shown = "或".join(f"{plain}" for plain in sorted(right))
        unit = match["unit"] if match["unit"] != "月" else "个月"
        zh = f"从{first.span.of(text)}到{last.span.of(text)}是{shown}{unit}"
        yield Told(_named(match), (first.span, last.span), zh, f"that is {shown}")


def _lengths(one: date, two: date, unit: str, holiday: bool) -> set[Fraction]:
    """Return the lengths that may be said of the time from one day to another."""
    days = (two - one).days
    if unit in ("天", "日", "日历天", "自然日"):
        return {Fraction(days + 1)} if holiday else {Fraction(days), Fraction(days + 1)}
    found = set()
    for end in (two, two + timedelta(days=1)):
        if end.day == one.day:
            months = 12 * (end.year - one.year) + end.month - one.month
            found.add(Fraction(months, 12 if unit == "年" else 1))
    return {length for length in found if length.denominator == 1}


def wrong_ages(text: str) -> Iterator[Told]:
    """Yield 享年88岁 and 建校40周年 that the years named with them contradict."""
    if "年仅" in text or "享年" in text or "终年" in text or "时年" in text:
        yield from _ages(text)
    if "周年" in text:
        yield from _jubilees(text)


def _ages(text: str) -> Iterator[Told]:
    for match in _DIED.finditer(text):
        start = max(0, match.start() - 80)
        born = list(_BORN.finditer(text, start, match.start()))
        if len(born) != 1 or "\n" in text[born[0].end() : match.start()]:
            continue
        year = int(born[0]["from"] or born[0]["since"])
        lived, age = int(match["at"]) - year, parse_count(match["n"])
        if age is not None and not lived - 1 <= age <= lived + 1 and lived > 0:
            zh = f"{year}年生，{match['at']}年去世，应为{lived}岁上下"
            yield Told(
                Span(*match.span("age")), (Span(*born[0].span()),), zh, f"about {lived} years"
            )


def wrong_spans(text: str) -> Iterator[Told]:
    """Yield 2003年参加工作，到2023年，整整三十年."""
    for match in _SINCE.finditer(text) if "年" in text else ():
        passed, said = int(match["to"]) - int(match["from"]), parse_count(match["n"])
        if said is not None and passed > 0 and not passed - 1 <= said <= passed + 1:
            ends = (Span(*match.span("from")), Span(*match.span("to")))
            zh = f"{match['from']}年到{match['to']}年是{passed}年"
            yield Told(Span(*match.span("said")), ends, zh, f"that is {passed} years")


def _jubilees(text: str) -> Iterator[Told]:
    """Check a jubilee where the text names one year of foundation and one jubilee."""
    found = list(_JUBILEE.finditer(text))
    founded = [
        one for one in _FOUNDED.finditer(text) if "周年" not in text[one.end() : one.end() + 6]
    ]
    since = {int(one["year"] or one["then"]) for one in founded}
    if len(found) != 1 or len(since) != 1 or text.count("周年") > 2:
        return
    match, year = found[0], since.pop()
    if not _same_body(text, founded[0], match):
        return
    passed, said = int(match["now"]) - year, parse_count(match["n"])
    if said is not None and passed > 0 and said not in (passed, passed + 1):
        zh = f"{year}年到{match['now']}年是{passed}周年"
        where = tuple(Span(*one.span()) for one in founded[:1])
        yield Told(Span(*match.span("said")), where, zh, f"that is {passed} years")


def _same_body(text: str, founded: regex.Match[str], jubilee: regex.Match[str]) -> bool:
    """Say whether what was founded is what has the jubilee, by the words before either."""
    stop = _CLAUSE_END.search(text, founded.end(), founded.end() + 20)
    end = stop.start() if stop else founded.end() + 20
    ahead = text[max(0, founded.start() - 30) : end]
    if jubilee["what"][0] == "建":
        return jubilee["what"][1] in ahead or (jubilee["what"] == "建校" and "中学" in ahead)
    subject = _SUBJECT.search(text[jubilee.start() : jubilee.start("what")])
    if subject is None:
        return 0 <= jubilee.start() - founded.end() < _NEAR
    return subject["name"] in ahead
