r"""数值范围与年份写法：15～30%、9～16亿、26年8月、.5%。
Form of figures: 15～30%, 9～16亿, short years, bare decimals.

数值范围里前一个数省去单位会有歧义的不能省：百分比写作15%～30%，万、亿写作9亿～16亿；四位数字的年份不简写
为两位；纯小数写出小数点前的0。

不报：
- 单位不成倍数、省了也没有歧义的（100～150千克、5～8天）；
- 前一个数本来就更大的（500～1万元），比分、编号、日期、电话；
- 年数（学制25年、有期徒刑12年3个月）、年号（民国26年8月）；
- 版本号、后缀名（.7z）。

修复：补上前一个数的“%”“万”“亿”，小数点前补0；年份不改。

出处：GB/T 15835-2011 5.1（纯小数、数值范围、年份不应简写各款）。

反例：

    水费下调15～30%。
    总投资9～16亿元。
    亩产比上年高5-8%。
    每户补助3至5万元。
    渡口自26年8月起停航。
    损耗率为.5%。
    26年度修桥计划
    總投資9～16億元。

正例：

    水费下调15%～30%，总投资9亿～16亿元，重100～150千克，晒5～8天。
    每户补助500～1万元，主队3-1胜，2025-2026年两个年度。
    学制25年，判处有期徒刑12年3个月，近10年8月都有洪水。
    民国26年8月建成，一共用了26年8个月。
    工具是v.5版，压缩包后缀.7z。
    电话0771-3万没有接通，第3-5万册已经售完，零件B3-5%号。
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import DIGIT, WITH_DIGITS, matches
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.simplified import simplified
from wenlint.lexicon.ranges import DASHES_OF_FIGURES, WORDS

_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_RANGE = lazy(
    rf"(?=\d)(?<![\d.,:：/第A-Za-z_\-])(?P<low>{_NUMBER})(?P<sign>[{WORDS}{DASHES_OF_FIGURES}]{{1,2}})"
    rf"(?P<high>{_NUMBER})(?P<unit>[%％‰]|[万亿])(?![册号A-Za-z\d])"
)
_SHORT_YEAR = lazy(
    r"(?=\d)(?<=^|[\s，。；：、（(“《于自从至到在止截为])(?P<year>\d\d)年"
    r"(?=(?:1[0-2]|[1-9])月(?![份]?[龄])|度|[上下]半年|全年|[一二三四]季度)"
)
_AGE = lazy(r"(?:近|约|达|满|共|历时|为期|学制|期|刑|龄|用了?|民国|在)\s*\Z")
_DECIMAL = lazy(
    r"(?<=[\p{Han}\s，。；：、（(~～—－-]|^)\.\d{1,3}(?=[%％‰]|[万亿元倍个吨米亩人](?!\p{Latin}))"
)
_BEFORE = 6
_DATE_LIKE = 1900


@rule("GW006", "figures-form", severity=Severity.WARNING, opt_in=True, triggers=(DIGIT,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text, digits = document.view(simplified), document.view(WITH_DIGITS)
    for match in matches(_RANGE, text, digits):
        if (hit := _range(text, match)) is not None:
            yield hit
    for match in matches(_SHORT_YEAR, text, digits):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if not _AGE.search(before):
            yield Hit(
                Span(match.start(), match.end()),
                f"年份“{match[0]}”应当写四位（GB/T 15835 5.1）",
                f"the year {match[0]} has four digits (GB/T 15835 5.1)",
            )
    for match in matches(_DECIMAL, text, digits):
        span = Span(*match.span())
        yield Hit(
            span,
            f"纯小数“{match[0]}”的小数点前应当有0（GB/T 15835 5.1）",
            f"the decimal {match[0]} lacks its 0 (GB/T 15835 5.1)",
            fix=Fix("补上0", "write the 0", (Edit(Span(span.start, span.start), "0"),), safe=False),
        )


def _range(text: str, match: regex.Match[str]) -> Hit | None:
    low, high, unit = float(match["low"]), float(match["high"]), match["unit"]
    if not low < high or (low >= _DATE_LIKE and float(match["low"]).is_integer()):
        return None  # 500～1万 is no short form of 500万～1万
    end = Span(match.start("low"), match.end("unit"))
    due = f"{match['low']}{unit}{match['sign']}{match['high']}{unit}"
    at = Span(match.end("low"), match.end("low"))
    written = end.of(text)
    return Hit(
        end,
        f"数值范围“{written}”应当写作“{due}”（GB/T 15835 5.1）",
        f"the range {written} is written {due} (GB/T 15835 5.1)",
        fix=Fix(f"改为“{due}”", f"write {due}", (Edit(at, unit),), safe=False),
    )
