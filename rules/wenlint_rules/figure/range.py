r"""范围的起点大于终点：8%至6%、2026年3月至2021年3月。
Range: a range that begins after, or above, its end.

起止写反，或改了一头忘了另一头。表示范围的“至”“到”“～”“—”两头应当由小到大、由先到后。

不报：
- 由……降到……、从……缩短至……一类依次叙述的变化；
- 省略写法（2019—20年、第105—7页）、比分、算式、电话、编号；
- 零下、负数，跨年的月份（11月至3月）、跨夜的钟点；
- “15～30%”这类前一个数省去单位的写法。

出处：GB/T 15835-2011 对数值范围写法的规定；工作计划、招标公告中常见。

反例：

    预计增长8%至6%。
    工期为2026年3月至2021年3月。
    每亩补助500元～300元。
    年龄在45至35岁之间。
    会期为9月28日至26日。
    按照第十二条至第九条的规定办理。
    任期为2026年—2021年。
    报名时间：2026年5月8日至2026年5月3日。

正例：

    预计增长6%至8%，每亩补助300～500元，工期为2021年3月至2026年3月。
    不良率由8%至6%，再到4%，逐年下降。
    主队以3—1取胜，电话0771—2345678，第105—7页，2019—20年赛季。
    气温零下5℃至零下10℃，夜间22时至6时，11月至3月供暖。
    收入从9000元至1.2万元不等，体重50至80公斤。
    见第3-1条，气温25℃～18℃。
    会期为9月28日至10月3日。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wenlint.document import Document
from wenlint.figures.arithmetic import comparable
from wenlint.figures.quantities import PERCENT, Quantity
from wenlint.language.numerals import parse_count
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, rule
from wenlint.text import Span

_TO = r"[ ]?(?:[~～–—－-]{1,2}|至|到)[ ]?"
_SEPARATOR = lazy(_TO)
_HAN = "[一二三四五六七八九十百零〇]"
_UNITS_WORDS = (
    "% 元 人 名 位 个 小时 天 岁 米 公里 厘米 毫米 吨 公斤 千克 斤 克 亩"
    " 公顷 平方米 平方公里 立方米 个月 美元 倍 次 户 家 分钟 周岁 场 项"
    " 件"
)
_UNITS = frozenset(_UNITS_WORDS.split())
_SURE_UNITS = frozenset(["%", "岁", "周岁", "元", "℃", "天", "小时"])
_TOLD = lazy(r"[由从降减缩跌落退负调压]|零下|下|回|收窄|比分|[-−]$")
_AFTER = lazy(r"[^，。；]{0,6}(?:下降|递减|降低|减少|缩短|之比|比例)|[ ]?[~～–—－-]|班")
_YEARS = lazy(
    rf"(?<![\d前第])(?P<y1>(?:19|20)\d\d)[ ]?年?(?:(?P<m1>\d{{1,2}})月(?:(?P<d1>\d{{1,2}})日)?)?"
    rf"{_TO}(?P<y2>(?:19|20)\d\d)[ ]?年(?:(?P<m2>\d{{1,2}})月(?:(?P<d2>\d{{1,2}})日)?)?"
)
_DAYS = lazy(rf"(?P<m>\d{{1,2}})月(?P<d1>\d{{1,2}})日?{_TO}(?P<d2>\d{{1,2}})日")
_MONTHLY = lazy(r"每月|每年|次月|下月|农历$")
_CLAUSES = lazy(
    rf"第(?P<a>\d{{1,4}}|{_HAN}{{1,6}})(?P<k>[条款项章节页])?"
    rf"(?:[至到]第?|{_TO}第)(?P<b>\d{{1,4}}|{_HAN}{{1,6}})(?P<l>[条款项章节])"
)


@rule("FIG010", "range")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    items = document.quantities.items
    for first, last in pairwise(items):
        if first.ranged and last.ranged and _is_reversed(text, first, last):
            yield _hit(text, Span(first.number.start, last.span.end))
    for match in _YEARS.finditer(text):
        pairs = [
            (int(match[a]), int(match[b]))
            for a, b in (("y1", "y2"), ("m1", "m2"), ("d1", "d2"))
            if match[a] and match[b]
        ]
        if [a for a, _ in pairs] > [b for _, b in pairs] and not _told(text, match.start()):
            yield _hit(text, Span(*match.span()))
    for match in _DAYS.finditer(text):
        said = text[max(0, match.start() - 6) : match.start()]
        if int(match["d1"]) > int(match["d2"]) and not _MONTHLY.search(said):
            yield _hit(text, Span(*match.span()))
    for match in _CLAUSES.finditer(text):
        a, b = parse_count(match["a"]), parse_count(match["b"])
        same = match["k"] in (None, match["l"])
        if a and b and a > b and same and len(match["a"]) <= len(match["b"]) + 1:
            yield _hit(text, Span(*match.span()))


def _hit(text: str, span: Span) -> Hit:
    written = span.of(text)
    return Hit(
        span,
        f"范围“{written}”的起点大于终点",
        f"the range {written} begins above its end",
    )


def _told(text: str, offset: int) -> bool:
    return _TOLD.search(text, max(0, offset - 8), offset) is not None


def _is_reversed(text: str, first: Quantity, last: Quantity) -> bool:
    """Say whether two figures with 至 or a dash between them go down as no story tells."""
    between = text[first.span.end : last.span.start]
    if not _SEPARATOR.fullmatch(between) or last.unit not in _UNITS or first.value <= last.value:
        return False
    if first.unit and not comparable(first, last):
        return False
    if not first.unit and (first.step == 1 and first.value >= 1000 and last.unit != PERCENT):
        return False  # 1995—96: the second one is cut short
    if "-" in between and not first.unit and last.unit not in _SURE_UNITS:
        return False
    return not _told(text, first.span.start) and not _AFTER.match(text, last.span.end)
