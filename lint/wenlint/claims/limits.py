"""Limits: the least and the most that may be of one thing, told side by side or in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.claims.slips import Slip
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import plain
from wenlint.figures.quantities import parse_number
from wenlint.figures.tables.grids import CellFigure, Grid, cell_figure, cell_text, tables
from wenlint.language.simplified import simplified
from wenlint.lexicon.numerals import POWERS

_N = (
    r"[-−－]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[-−－零]?(?:下)?[0-9]{1,9}(?:\.[0-9]{1,4})?"
    r"|[二两三四五六七八九十百千]{1,5}|一(?=[百千万个名家年])[百千]?"
)
_LEAST = "不[得应]?(?:低于|少于|小于)|不得少于|至少|最少|最低|最小|下限"
_MOST = "不[得应]?(?:高于|多于|超过|大于|超)|不得多于|至多|最多|最高|最大|上限"
_WORDS = lazy(_LEAST + "|" + _MOST)
_LIMIT = (
    rf"(?P<@noun>\p{{Han}}{{0,6}}?)(?P<@side>{_LEAST}|{_MOST})(?P<@name>\p{{Han}}{{0,5}}?)"
    rf"(?:[为是：:]|可?达|设为|控制在|提供|申请)?[ ]?(?P<@n>{_N})[ ]?(?P<@m>[万亿])?[ ]?"
    r"(?P<@u>个月|℃|°C|周?岁|平方米|公里|公斤|小时|分钟|毫米|厘米|度|人|名|元|天|日|年|倍|个|家|字|分(?!之|别)"
    r"|次|米|吨|页|项|件|篇|级|%|％|MB|KB|GB|mm|cm|m|kg|V|A|W|Hz|MPa|kPa)?"
)
_PAIR = lazy(
    _LIMIT.replace("@", "a")
    + r"(?:[（(][^（）()\n]{0,10}[）)])?[ ]?[，,、；;]?[ ]?(?:且|并且|但|和|至|也|亦|并)?"
    + _LIMIT.replace("@", "b")
)
_LONGEST_NOUN, _LONGEST_PAIR = 6, 120
_LEAST_ONLY = lazy(_LEAST)
# One rate is for another case, or another day.
_OTHER = lazy(r"的|每|其中|昨|今|明|后天|第|另|否则|分别|原|旧|前者|后者|比|若|如")
_NO_PAIR = lazy(r"以[上下]|倍以|予以|处以|警告|免[予于除收]|奖励|扣")
_LOW_HEAD = lazy(
    r".{0,6}(?:下限|最小值?|最低值?|最少|起点|起始值|低限|min|Min|MIN)(?:[（(].{0,8}[）)])?"
)
_HIGH_HEAD = lazy(
    r".{0,6}(?:上限|最大值?|最高值?|最多|终点|截止值|高限|max|Max|MAX)(?:[（(].{0,8}[）)])?"
)
_FEW_ROWS = 2

_SUM = r"[0-9][0-9,]{0,12}(?:\.[0-9]{1,6})?"
_BUDGET = lazy(
    rf"(?:采购|项目)?预算(?:金额)?(?:[为是：:]|人民币|[ ])*(?P<a>{_SUM})[ ]?(?P<am>[万亿])?元"
    r"[^0-9\n]{0,6}[，,；;。\n][ \t\u3000*\-0-9.、）)（(]{0,8}"
    r"(?:本项目)?(?P<what>最高(?:投标)?限价|招标控制价|拦标价)"
    rf"(?:[为是：:]|人民币|[ ])*(?P<b>{_SUM})[ ]?(?P<bm>[万亿])?元"
)


class Limit(Struct, frozen=True):
    """One end of what may be: where, which end, its value and unit."""

    span: Span
    least: bool
    value: Fraction
    unit: str


def wrong_limits(document: Document) -> Iterator[Slip]:
    """Yield the limits of which the least is above the most."""
    text = document.view(simplified)
    if _WORDS.search(text):
        yield from _in_prose(text)
        if "预算" in text:
            yield from _over_budget(text)
    yield from _in_tables(document, text)


def _pairs(text: str) -> Iterator[regex.Match[str]]:
    """Yield the pairs, looked for only around the words of limits: their nouns may be any words."""
    after = 0
    for word in _WORDS.finditer(text):
        if word.start() < after:
            continue
        start = max(after, word.start() - _LONGEST_NOUN)
        match = _PAIR.search(text, start, word.end() + _LONGEST_PAIR)
        if match is not None:
            after = match.end()
            yield match


def _in_prose(text: str) -> Iterator[Slip]:
    for match in _pairs(text):
        one, other = (_limit(match, side) for side in "ab")
        if one is None or other is None or one.least is other.least:
            continue
        if not _alike(one, other) or _OTHER.search(match["bnoun"] + match["bname"]):
            continue
        if not _of_one(match["anoun"], match["bnoun"]) or match["aname"] != match["bname"]:
            continue
        if _NO_PAIR.search(text, match.end("an"), match.start("bside")) or _NO_PAIR.match(
            text, match.end(), match.end() + 3
        ):
            continue
        low, high = (one, other) if one.least else (other, one)
        if low.value > high.value:
            zh = f"下限“{low.span.of(text)}”高于上限“{high.span.of(text)}”"
            yield Slip(other.span, (one.span,), zh, "the least is above the most")


def _limit(match: regex.Match[str], side: str) -> Limit | None:
    value = _value(match[side + "n"], match[side + "m"])
    if value is None:
        return None
    end = match.end(side + "u") if match[side + "u"] else match.end(side + "n")
    least = _LEAST_ONLY.fullmatch(match[side + "side"]) is not None
    return Limit(Span(match.start(side + "side"), end), least, value, match[side + "u"] or "")


def _alike(one: Limit, other: Limit) -> bool:
    return one.unit == other.unit or not one.unit


def _of_one(noun: str, other: str) -> bool:
    """Say whether the second end names no other thing than the first."""
    return not other or other in noun or noun.endswith(other) or other in ("且", "但")


def _value(written: str, magnitude: str | None) -> Fraction | None:
    power = POWERS.get(magnitude or "", 1)
    digits = written.replace(",", "").replace("−", "-").replace("－", "-")
    sign = 1
    if digits[:2] == "零下":
        digits, sign = digits[2:], -1
    if digits and (digits[0].isdigit() or digits[0] == "-"):
        return Fraction(digits) * power * sign
    counted = parse_number(digits) if digits else None
    return counted * power if counted is not None else None


def _over_budget(text: str) -> Iterator[Slip]:
    for match in _BUDGET.finditer(text):
        budget, limit = _value(match["a"], match["am"]), _value(match["b"], match["bm"])
        if budget is not None and limit is not None and limit > budget:
            zh = f"{match['what']}高于预算{plain(budget)}元"
            span = Span(match.start("b"), match.end())
            yield Slip(span, (Span(*match.span("a")),), zh, "the highest price is above the budget")


def _in_tables(document: Document, text: str) -> Iterator[Slip]:
    for grid in tables(document):
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        low = [column for column, head in heads.items() if _LOW_HEAD.fullmatch(head)]
        high = [column for column, head in heads.items() if _HIGH_HEAD.fullmatch(head)]
        if len(low) == len(high) == 1:
            yield from _crossed(text, grid, low[0], high[0])


def _crossed(text: str, grid: Grid, low: int, high: int) -> Iterator[Slip]:
    rows: Sequence[int] = sorted({row for row, _ in grid} - {0})
    pairs: list[tuple[CellFigure, CellFigure]] = []
    for row in rows:
        least, most = cell_figure(text, grid, (row, low)), cell_figure(text, grid, (row, high))
        if least is not None and most is not None and (least.unit == most.unit or not least.unit):
            pairs.append((least, most))
    crossed = [pair for pair in pairs if pair[0].value > pair[1].value]
    if len(crossed) * _FEW_ROWS > len(pairs):
        return
    for least, most in crossed:
        zh = f"下限{least.span.of(text).strip()}高于上限{most.span.of(text).strip()}"
        yield Slip(most.span, (least.span,), zh, "the least is above the most")
