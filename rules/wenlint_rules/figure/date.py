r"""不存在的日期、时刻，与日期不合的星期。
Date: 2月30日, 13月, 25时, 8:75; a weekday that does not belong to the date.

通知、日程里的日期错了，人就白跑一趟。月份、日数、时分秒超出范围一定是错；写了星期几的，按公历推算核对。
各种写法都认：2026-02-30、2026/2/30、二月三十日、6月25日至31日、13月中旬、星期五（6月18日）。

“第三季度（7—9月）”“上午15:00”一类说法也核对；起止日期与时长见 FIG016，先后见 FIG017。

不报：
- 农历、年号纪年的日子（农历二月三十、光绪三年二月三十日）；
- 没有年份、也推不出年份的“6月18日（星期五）”（前后几天的星期互相矛盾的仍报）；全文提到几个年份的，
  哪一年都对不上才报；
- 24时、24:00；“每周五”“本周三”“下周一”；“最晚14:00”；
- 落款日期晚于今天的；比分、比例（25:30）；版本号、编号（2023.2.30、2025-45-31）；

出处：会议通知、活动预告。

反例：

    请于2026年2月30日前报送。
    会议定于2026年6月18日（星期五）召开。
    截止时间为13月5日。
    报到时间：2026年5月8日上午8:75。
    系统将于2026年4月31日25时30分停机。
    活动时间为二〇二六年二月三十日。
    附件于2025-02-29上传。
    请于6月25日至31日到村委会签字；第二批材料13月上旬送达。
    周六（2026年6月18日）全天停水；检验日期：2026/2/30。
    值班安排：白班8时至20时，夜班20时至26时。
    第四季度（9—12月）报表；第五季度汇总。
    值班：9月12日（周六）老郑，9月13日（周一）小胡。
    早上14:00集合；末班船17:65返航；打卡时间为12:30:75。

正例：

    请于2028年2月29日前报送；会议定于2026年6月18日（星期四）召开。
    农历二月三十日是会期；2026年2月17日（农历正月初一，星期二）放假。
    12月31日24时截止，24:00关闭系统，比分为25:75，每周五例会。
    6月18日（周五）晚上聚会；2026年6月18日，本周五再议。
    2026年6月18日，周五例会改到周四；比分追到25:22。
    项目编号2025-45-31，第13月刊。
    光绪三年二月三十日；版本2023.2.30；6月18日至20日，最晚14:00离店；上午12:00闭馆。
    2024年度总结会定于1月10日（星期五）召开。集训7月6日至7月12日，共7天；间隔6天。
    劳动节5月1日至5日放假，共5天；2025年4月1日至2025年6月29日，总工期90天。
    夜间23时至次日6时，共7小时；13:30开始，15:00结束，时长90分钟。
    第三季度（7至9月）；他生于1936年5月，2021年3月病逝，享年86岁。
    学会成立于1921年。2019年，本刊迎来成立50周年。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.moments import find_dating, find_days
from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL, WITH_DIGITS
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.dates.clock import find_times, wrong_seconds
from wenlint.figures.dates.dates import find_years
from wenlint.figures.dates.periods import wrong_names
from wenlint.figures.dates.weekdays import wrong_in_rows, wrong_weekdays
from wenlint.language.simplified import simplified


@rule("FIG009", "date", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text, digits = document.view(simplified), document.view(WITH_DIGITS)
    dates = document.view(find_days)
    signed = bool(dates) and document.view(find_dating).signed is not None
    years = find_years(text, dates, signed=signed)
    for one in dates:
        if fault := one.fault():
            yield _hit(document.text, one.span, *fault)
    for wrong in (*wrong_weekdays(text, dates, years), *wrong_in_rows(document, text, dates)):
        year = f"{wrong.year}年" if wrong.year else ""
        day = f"{year}{wrong.one.month}月{wrong.one.day}日"
        zh = f"{day}{'是' if year else '应是'}星期{wrong.right}，文中为“{wrong.name.of(text)}”"
        start = min(wrong.one.span.start, wrong.name.start)
        span = Span(start, max(wrong.one.span.end, wrong.name.end))
        yield Hit(span, zh, f"{day} is another weekday ({wrong.right})")
    for time in find_times(text, digits):
        if fault := time.fault():
            yield _hit(text, time.span, *fault)
    for span in wrong_seconds(text, digits):
        yield _hit(text, span, "一分钟只有六十秒", "a minute has sixty seconds")
    for told in wrong_names(text, digits):
        yield _hit(text, told.span, told.zh, told.en)


def _hit(text: str, span: Span, zh: str, en: str) -> Hit:
    written = span.of(text)
    return Hit(span, f"“{written}”：{zh}", f"{written}: {en}")
