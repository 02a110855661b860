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

from collections.abc import Iterator

from wenlint.document import Document
from wenlint.figures.clock import find_times
from wenlint.figures.dates import find_dates, find_years
from wenlint.figures.periods import wrong_ages, wrong_lengths, wrong_names
from wenlint.figures.weekdays import wrong_weekdays
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span


@rule("FIG009", "date")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    dates, years = find_dates(text), find_years(text)
    for one in dates:
        if fault := one.fault():
            yield _hit(text, one.span, *fault)
    for wrong in wrong_weekdays(text, dates, years):
        day = f"{wrong.year}年{wrong.one.month}月{wrong.one.day}日"
        zh = f"{day}是星期{wrong.right}，文中为“{wrong.name.of(text)}”"
        start = min(wrong.one.span.start, wrong.name.start)
        span = Span(start, max(wrong.one.span.end, wrong.name.end))
        yield Hit(span, zh, f"{day} is another weekday ({wrong.right})")
    for time in find_times(text):
        if fault := time.fault():
            yield _hit(text, time.span, *fault)
    for told in (*wrong_names(text), *wrong_lengths(text, dates, years), *wrong_ages(text)):
        places = tuple(Related(span, "起止", "its ends") for span in told.ends)
        yield _hit(text, told.span, told.zh, told.en, places)


def _hit(text: str, span: Span, zh: str, en: str, related: tuple[Related, ...] = ()) -> Hit:
    written = span.of(text)
    return Hit(span, f"“{written}”：{zh}", f"{written}: {en}", related)
