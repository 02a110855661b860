r"""成文日期写法：月、日编了虚位，年份只写两位，用点号、横线或汉字代替年月日。
Date of issue: padded, with a short year, in dots or dashes, or in Chinese numerals.

成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位（1不编为01）。印发日期也一样。

不报：
- 正文里的日期：只看落款（署名的下一行、署名的同一行、正文之后单独一行）和印发日期；
- 2012年7月以前成文、当时规定用汉字的；
- 题目下面的日期，日记、更新记录里单独一行的日期，表格里的日期。

修复：改成“2026年8月1日”的样子；年份只写两位的、缺日子的不改。

出处：GB/T 9704-2012 7.3.5.4、7.4.3。

反例（全文）：

    关于清理河道的通知
    各村：
    汛期将至，请抓紧清理。
    阳坡县水务局
    2026年08月01日

反例（全文）：

    以上事项，请遵照执行。

    石桥镇人民政府办公室
    二〇二六年八月一日

反例（全文）：

    请于月底前报送。

    2026.8.1
    附件：名单

反例（全文）：

    妥否，请批示。
    渡口管理站　26年8月1日

反例（全文）：

    抄送：县委办公室。
    阳坡县水务局办公室　2026-08-01印发

反例（全文）：

    特此通知。
    石橋鎮人民政府辦公室
    二〇二六年八月一日

正例（全文）：

    关于清理河道的通知
    汛期将至，请于2026年08月01日前清理完毕。
    阳坡县水务局
    2026年8月1日

正例（全文）：

    决定自发布之日起施行。
    石桥镇人民政府
    一九九八年三月五日

正例（全文）：

    更新记录
    2026-08-01
    修了渡口的栏杆。
    2026-08-09
    换了两条缆绳。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from wenlint.core.document import BlockKind, Document, Line
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified
from wenlint.lexicon.stops import PERIODS
from wenlint.structure.official import signs

_H = "〇○零Oo一二三四五六七八九十"
_S = r"[ \t\u3000]*+"
_DATE = (
    rf"(?:(?P<year>\d{{2}}|\d{{4}}){_S}年{_S}(?P<month>\d{{1,2}}){_S}月(?:{_S}(?P<day>\d{{1,2}}){_S}日)?"
    rf"|(?P<signed>\d{{4}}(?P<sign>[-./])\d{{1,2}}(?P=sign)\d{{1,2}})"
    rf"|(?P<han>[{_H}0]{{2,4}}){_S}年{_S}(?P<han_month>[{_H}]{{1,2}}){_S}月{_S}(?P<han_day>[{_H}]{{1,3}}){_S}日)"
)
_ALONE = lazy(_DATE)
_SIGNED = lazy(rf"(?P<signer>\p{{Han}}[\p{{Han}}（）]{{2,29}})[ \t\u3000]++{_DATE}")
_PRINTED = lazy(rf"(?:(?P<signer>\p{{Han}}{{2,30}})[ \t\u3000]++)?{_DATE}{_S}印发")
_BEHIND = lazy(r"附|抄送|[（(]|印发|联系|主题词|主送|\Z")
_LONGEST = 60
_ARABIC_SINCE = (2012, 7)


@rule("GW002", "date-of-issue", severity=Severity.WARNING, opt_in=True, triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.view(simplified)
    for place, line in enumerate(document.lines):
        if len(line.span) > _LONGEST or line.block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _date_of(text, document.lines, place)
        found = _fault(match) if match else None
        if match is None or found is None:
            continue
        zh, en, due = found
        start = match.start("year") if match["year"] else match.start("signed")
        start = match.start("han") if match["han"] else start
        end = max(match.end("month") + 1, match.end("day") + 1, match.end("signed"))
        span = Span(start, max(end, match.end("han_day") + 1 if match["han"] else 0))
        fix = Fix(f"改为“{due}”", f"write {due}", (Edit(span, due),), safe=False) if due else None
        yield Hit(
            span,
            f"成文日期{zh}（GB/T 9704 7.3.5.4）",
            f"date of issue: {en} (GB/T 9704 7.3.5.4)",
            fix=fix,
        )


def _date_of(text: str, lines: Sequence[Line], place: int) -> regex.Match[str] | None:
    """Return the date of issue on the line at `place`, or the date of its printing."""
    line = lines[place]
    span = line.span
    if printed := _PRINTED.fullmatch(text, span.start, span.end):
        return printed
    signed = _SIGNED.fullmatch(text, span.start, span.end)
    if signed is not None:
        return signed if signs(signed["signer"]) and _has_body(text, lines, place) else None
    match = _ALONE.fullmatch(text, span.start, span.end)
    if match is None or not _has_body(text, lines, place):
        return None
    above = lines[place - 1].span.of(text)
    if signs(above):
        return match
    following = lines[place + 1].span.of(text) if place + 1 < len(lines) else ""
    return match if above[-1] in PERIODS and _BEHIND.match(following) else None


def _has_body(text: str, lines: Sequence[Line], place: int) -> bool:
    """Say whether one of the lines right above ends a sentence: what is signed has been said."""
    return any(text[line.span.end - 1] in PERIODS for line in lines[max(0, place - 4) : place])


def _fault(match: regex.Match[str]) -> tuple[str, str, str] | None:
    """Return what is wrong with the date in both languages, and how it should look if known."""
    if match["signed"]:
        year, month, day = match["signed"].split(match["sign"])
        due = f"{year}年{int(month)}月{int(day)}日"
        return "应当写明年、月、日", "it is written with 年, 月 and 日", due
    if match["han"]:
        return _han_fault(match)
    short = len(match["year"]) <= 2
    if match["day"] is None:
        return "缺了日子", "the day is missing", ""
    due = f"{match['year']}年{int(match['month'])}月{int(match['day'])}日"
    if short:
        return "的年份应当写四位", "the year has four digits", ""
    if match["month"].startswith("0") or match["day"].startswith("0"):
        return "的月、日不编虚位", "month and day are not padded", due
    return None


def _han_fault(match: regex.Match[str]) -> tuple[str, str, str] | None:
    def read(group: str) -> int | None:
        return parse_count(regex.sub("[○Oo0]", "〇", match[group]))

    year, month, day = read("han"), read("han_month"), read("han_day")
    if year is None or month is None or day is None or (year, month) < _ARABIC_SINCE:
        return None
    due = f"{year}年{month}月{day}日"
    return "应当用阿拉伯数字", "it is written in Arabic digits", due
