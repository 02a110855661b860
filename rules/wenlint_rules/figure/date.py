r"""不存在的日期、时刻，与日期不合的星期。
Date: 2月30日, 13月, 25时, 8:75; a weekday that does not belong to the date.

通知、日程里的日期错了，人就白跑一趟。月份、日数、时刻超出范围一定是错；写了星期几的，按公历推算核对。

不报：
- 农历的日子（农历二月三十）；
- 没有年份、也推不出年份的“6月18日（星期五）”；
- 24时、24:00；“每周五”“本周三”“下周一”；
- 落款日期晚于今天的；比分、比例（25:30）。

出处：会议通知、活动预告。

反例：

    请于2026年2月30日前报送。
    会议定于2026年6月18日（星期五）召开。
    截止时间为13月5日。
    报到时间：2026年5月8日上午8:75。
    系统将于2026年4月31日25时30分停机。
    活动时间为二〇二六年二月三十日。
    附件于2025-02-29上传。

正例：

    请于2028年2月29日前报送；会议定于2026年6月18日（星期四）召开。
    农历二月三十日是会期；2026年2月17日（农历正月初一，星期二）放假。
    12月31日24时截止，24:00关闭系统，比分为25:75，每周五例会。
    6月18日（周五）晚上聚会；2026年6月18日，本周五再议。
    2026年6月18日，周五例会改到周四；比分追到25:22。
    项目编号2025-45-31，第13月刊。
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import regex

from wenlint.document import Document
from wenlint.language.numerals import parse_count
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, rule
from wenlint.text import Span

_H = "〇○零一二三四五六七八九十"
_DATE = lazy(
    rf"(?<![\d{_H}第])(?:(?P<year>\d{{4}}|[〇○零一二三四五六七八九]{{4}})[ ]?年[ ]?)?"
    rf"(?P<month>\d{{1,2}}|[{_H}]{{1,3}})[ ]?月[ ]?"
    rf"(?P<day>\d{{1,2}}|[{_H}]{{1,3}})[ ]?[日号](?!线|楼|院|门)"
    r"(?:(?:[（(](?:[^（）()，。；\d]{0,10}[，,])?)?(?P<weekday>(?:星期|周|礼拜)[一二三四五六日天])"
    r"(?![至到—\-~～])|[，,](?P<then>星期[一二三四五六日天])(?=[，,]))?"
)
_MONTH = lazy(r"(?<!\d)\d{4}年(?P<month>\d{1,2})月(?!\d)")
_ISO = lazy(r"(?<![\d\-/])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(\d\d)(?![\d\-/])")
_TIME = lazy(
    r"(?<=[日号午晚晨夜]|时间[：:为])[ ]?(?P<time>(?P<hour>\d{1,2})"
    r"(?:[：:](?P<minute>\d{2})(?![\d:：])"
    r"|时(?!间|代|期|候|段|长)(?:(?P<minutes>\d{1,2})分)?))"
)
_LUNAR = lazy(r"农历|阴历|夏历|旧历|古历")
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)[ ]?年")
_WEEKDAYS = "一二三四五六日"
_NEAR = 120
_FAR = 20_000


@rule("FIG009", "date")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for match in _DATE.finditer(text):
        if not _LUNAR.search(text, max(0, match.start() - 8), match.start()):
            yield from _check_date(text, match)
    for match in _MONTH.finditer(text):
        if not 1 <= int(match["month"]) <= 12:
            yield _hit(text, Span(*match.span()), "没有这个月份", "there is no such month")
    for match in _ISO.finditer(text):
        year, month, day = map(int, match.groups())
        if not 1 <= day <= monthrange(year, month)[1] and day <= 31:
            yield _hit(text, Span(*match.span()), "没有这一天", "there is no such day")
    for match in _TIME.finditer(text):
        minute = int(match["minute"] or match["minutes"] or 0)
        if (int(match["hour"]), minute) > (24, 0) or minute > 59:
            yield _hit(text, Span(*match.span("time")), "没有这个时刻", "there is no such time")


def _hit(text: str, span: Span, zh: str, en: str) -> Hit:
    written = span.of(text)
    return Hit(span, f"“{written}”：{zh}", f"{written}: {en}")


def _check_date(text: str, match: regex.Match[str]) -> Iterator[Hit]:
    month, day = parse_count(match["month"]), parse_count(match["day"])
    year = parse_count(match["year"]) if match["year"] else None
    start = match.start("year") if match["year"] else match.start("month")
    span = Span(start, match.end("day") + 1)
    if month is None or day is None:
        return
    if not 1 <= month <= 12:
        yield _hit(text, span, "没有这个月份", "there is no such month")
        return
    longest = monthrange(year or 2024, month)[1]
    if not 1 <= day <= longest:
        zh = f"{month}月只有{longest}天"
        yield _hit(text, span, zh, f"month {month} has {longest} days only")
        return
    year = year or _year_before(text, match.start())
    group = "weekday" if match["weekday"] else "then"
    if match[group] and year and day <= monthrange(year, month)[1]:
        right = _WEEKDAYS[date(year, month, day).weekday()]
        if match[group][-1].replace("天", "日") != right:
            where = Span(*match.span(group))
            zh = f"{year}年{month}月{day}日是星期{right}，文中为“{where.of(text)}”"
            en = f"{year}-{month:02}-{day:02} is weekday {date(year, month, day):%A}"
            yield Hit(Span(span.start, where.end), zh, en)


def _year_before(text: str, offset: int) -> int | None:
    """Return the year that a date without one means, if only one has been named nearby."""
    near = _YEAR.findall(text, max(0, offset - _NEAR), offset)
    named = set(near or _YEAR.findall(text, 0, min(offset, _FAR)))
    return int(named.pop()) if len(named) == 1 else None
