"""Bounds: a value that is said to keep within a limit, and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.claims.slips import Slip
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.quantities import Hedge, Quantities, Quantity, find_quantities
from wenlint.figures.tables.grids import Grid, cell_figure, cell_text, tables

# ----- values, and what all of them are said to be -----

_BELOW, _AT_MOST = "低于|小于|少于", "不超过|不高于|不大于|不多于|未超过?|没有超过|控制在"
_ABOVE, _AT_LEAST = "高于|超过|大于|多于|超出", "不低于|不小于|不少于|达到"
_ALL_ARE = lazy(
    r"[，,]?[ ]?(?:各项|三[组项者]|两[组项者]|全部)?(?P<all>均|都|全部|全)"
    rf"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<below>{_BELOW})|(?P<above>{_ABOVE}))了?"
    r"[^，。；、0-9（(]{0,8}$"
)
_PARTS_THEM = lazy(r"其中|比[上去]|同比|上年|去年|计划|增|减|升|降|涨|跌|至|到|另|相差")


class Bound(Struct, frozen=True):
    """What a value may be: from `least` to `most`, the ends in it or not."""

    least: Fraction | None
    most: Fraction | None
    open: bool = False

    def holds(self, value: Fraction) -> bool:
        if self.least is not None and (value <= self.least if self.open else value < self.least):
            return False
        return self.most is None or (value < self.most if self.open else value <= self.most)


def wrong_bounds(document: Document) -> Iterator[Slip]:
    """Yield the values that a limit told with them does not allow."""
    quantities = document.view(find_quantities)
    text = quantities.text
    if _CUES.search(text):
        yield from _compared(text, quantities)
        yield from _judged(text, quantities)
        yield from _over_full(text, quantities)
        yield from _over_places(text, quantities)
    if "限价" in text or "控制价" in text or "预算" in text:
        yield from _over_price(text, quantities)
    yield from _in_tables(document, text)


_CUES = lazy("[均都]|符合|合格|达标|满足|未超|没有超|满分|上限|限额|容纳|限报|名额|定员|尚有")


def _compared(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check 12.1%、12.6%和12.8%，均低于13%."""
    for sentence in quantities.sentences:
        figures = sentence.quantities
        for place, limit in enumerate(figures):
            if not place or limit.hedge.value not in ("exact", "above", "below"):
                continue
            before = figures[place - 1]
            said = _ALL_ARE.search(text[before.span.end : limit.number.start])
            if said is None or not limit.unit:
                continue
            if said.start() and not _alike(text, before, said.start()):
                continue
            bound = Bound(
                limit.value if said["least"] or said["above"] else None,
                limit.value if said["most"] or said["below"] else None,
                open=bool(said["below"] or said["above"]),
            )
            values = _row_before(text, figures[:place], limit)
            wrong = [one for one in values if not bound.holds(one.value)]
            if len(values) < _TWO or not wrong or len(wrong) * _TWO > len(values):
                continue
            words = text[before.span.end + said.start("all") : limit.span.end]
            yield Slip(
                wrong[0].span,
                (limit.span,),
                f"与“{words.strip()}”不符",
                f"does not agree with {limit.span.of(text)}",
            )


_TWO = 2


def _alike(text: str, before: Quantity, words: int) -> bool:
    """Say whether little stands between a value and what is said of all: 12.8%的水平，均."""
    between = text[before.span.end : before.span.end + words]
    return len(between) <= _FEW_WORDS and not any(sign in between for sign in "。；\n")


_FEW_WORDS = 6


def _row_before(text: str, figures: Sequence[Quantity], limit: Quantity) -> Sequence[Quantity]:
    """Return the values of the unit of a limit that stand in a row right before it."""
    row: list[Quantity] = []
    for one in reversed(figures):
        if one.unit != limit.unit:
            if not one.unit or row:
                break
            continue
        if not one.exact or (row and row[-1].span.start - one.span.end > _ROW_GAP):
            break
        if row and _PARTS_THEM.search(text, one.span.end, row[-1].span.start):
            break
        row.append(one)
    return row


_ROW_GAP = 24

# ----- values, and the verdict on them -----

_VERDICT = lazy(
    r"(?:均|都|全部|完全|基本|也)?(?P<yes>符合|合格|达标|满足"
    r"|(?:未|没有|并未)(?:超标|超出?|超过|超[员限载重高]|突破)|在(?:正常|允许|规定|标准)范围)"
    r"(?![率性条件证的与否程度线]|[^，。；]{0,4}[0-9])"
)
_NO_VERDICT = lazy(
    r"(?:不|未|是否|否则|须|应当?|必须|要|才|方可|如|若|经|待|为|非|能|不能|确保|保证|以|且)$"
)
# What says that a figure is the most that may be, the least, or an end of what may be.
_HIGH = lazy(
    r"(?:不[得应能可]?(?:超过|高于|大于|多于)|≤|<=|至多|<|＜|(?:限值|上限|限额|限载|限重|限高|额定|核载|核定|定员|容纳)"
    r"[^，。；、0-9]{0,6})(?:为|是)?[ ]?$"
)
_LOW = lazy(r"(?:不[得应]?(?:低于|少于|小于)|≥|>=|至少|>|＞|下限(?:为|是)?)[ ]?$")
_RANGE_OF = lazy(r"标准|限值|允许|规定|要求|范围|参考|正常|控制|条件|年龄|应[为在]")
_FARTHEST, _LONGEST_VERDICT = 60, 120


def _judged(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check 标准为0.3至1.0毫克/升，实测0.6毫克/升，符合标准."""
    for verdict in _VERDICT.finditer(text):
        if _NO_VERDICT.search(text, max(0, verdict.start() - 3), verdict.start()):
            continue
        left = max(0, verdict.start() - _LONGEST_VERDICT)
        start = max(left, text.rfind("\n", left, verdict.start()))
        figures = quantities.within(Span(start, verdict.start()))
        if not _TWO <= len(figures) <= _FEW_FIGURES:
            continue
        if verdict.start() - figures[-1].span.end <= _FEW_WORDS * _TWO:
            yield from _against(text, figures)


_FEW_FIGURES = 6


def _against(text: str, figures: Sequence[Quantity]) -> Iterator[Slip]:
    """Compare the figures right before a verdict with the limits of their unit told before them."""
    values: list[Quantity] = []
    unit = ""
    for one in reversed(figures):
        if one.ranged or not one.exact or _is_limit(text, one):
            break
        own = _unit(text, one)
        if not unit and own and any(_may_be_limit(text, two, own) for two in figures):
            unit = own
        if unit and own == unit:
            values.append(one)
    before = [one for one in figures if values and one.span.end <= values[-1].span.start]
    limits = [one for one in before if _may_be_limit(text, one, unit)]
    bound = _bound_by(text, limits)
    if bound is None or len(before) - len(limits) > 1:
        return
    for value in reversed(values):
        if not bound.holds(value.value):
            place = tuple(one.span for one in limits)
            zh = "超出前面所说的限值，却说合乎要求"
            yield Slip(value.span, place, zh, "beyond the limit before it")
            return


_ALIKE_UNITS = {"周岁": "岁", "名": "人", "位": "人"}


def _is_limit(text: str, one: Quantity) -> bool:
    before = text[max(0, one.number.start - 14) : one.number.start]
    return _HIGH.search(before) is not None or _LOW.search(before) is not None


_OTHER_UNIT = lazy(r"[ ]?(?:[A-Za-zμ%]{1,5}(?:/[A-Za-z]{1,2})?|\p{Han}{1,2}/\p{Han}{1,3})")


def _unit(text: str, one: Quantity) -> str:
    """Return the unit of a figure, one that no table has too."""
    if one.unit:
        return _ALIKE_UNITS.get(one.unit, one.unit)
    match = _OTHER_UNIT.match(text, one.number.end)
    return match[0].strip() if match else ""


def _may_be_limit(text: str, one: Quantity, unit: str) -> bool:
    if one.ranged and not _unit(text, one):  # 18至35周岁
        return True
    return _unit(text, one) == unit and (
        one.ranged or one.hedge in (Hedge.ABOVE, Hedge.BELOW) or _is_limit(text, one)
    )


def _bound_by(text: str, limits: Sequence[Quantity]) -> Bound | None:
    """Return what the limits allow; None where that is not told for sure."""
    ranged = [one for one in limits if one.ranged]
    if len(ranged) == _TWO == len(limits):
        start = limits[0].number.start
        stated = _RANGE_OF.search(text, max(0, start - 16), start)
        low, high = limits[0].value, limits[1].value
        return Bound(low, high) if stated and low < high else None
    least: Fraction | None = None
    most: Fraction | None = None
    for one in limits:
        before = text[max(0, one.number.start - 14) : one.number.start]
        if _HIGH.search(before) or one.hedge is Hedge.BELOW:
            most = one.value
        elif _LOW.search(before) or one.hedge is Hedge.ABOVE:
            least = one.value
    if ranged or (least is None and most is None) or len(limits) > _TWO:
        return None
    return None if least is not None and most is not None and least > most else Bound(least, most)


# ----- scores and places -----

_FULL = lazy(r"(?:满分|总分)(?:为|是|：)?$")
_SCORED = lazy(
    r"(?:考|得|获|拿|打|评)(?:了|到|出|得)?(?:高分)?$|(?:得分|成绩|分数|最[高低]分|平均分)(?:为|是|：)?$"
)


def _over_full(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check a score above the one full mark of its paragraph."""
    for at, full in enumerate(quantities.items):
        if full.unit != "分" or not _FULL.search(
            text, max(0, full.number.start - 4), full.number.start
        ):
            continue
        end = min(len(text), full.span.end + _FARTHEST * _TWO)
        line = text.find("\n", full.span.end, end)
        end = line if line >= 0 else end
        around = text[max(0, full.span.start - _FARTHEST) : end]
        if "附加" in around or "加分" in around or text.count("满分", full.span.end, end):
            continue
        for score in quantities.items[at + 1 : at + 5]:
            if score.span.start >= end:
                break
            before = text[max(0, score.number.start - 6) : score.number.start]
            if score.unit == "分" and score.value > full.value and _SCORED.search(before):
                yield Slip(
                    score.span, (full.span,), f"高于满分{full.span.of(text)}", "above full marks"
                )
                break


_PLACES = lazy(
    r"(?P<cap>(?:上限|限额|名额|定员|核载|核定载客|额定载客)(?:人数)?(?:为|是|：|共)?|(?:可|能|最多)(?:同时)?容纳|限报|仅限)$"
)
_TAKEN = lazy(r"(?:已有|已报|报名|实到|入住|乘坐|载客|安排|录取|现有|已收|已招)[^，。；0-9]{0,6}$")
_STILL_FREE = lazy(r"[^。；\n]{0,16}?(?:尚有|仍有|还有|还剩|未满|未超|没有超|有余|空余|剩余)")
_MAY_BE = lazy(r"不[得能应可](?:超过|多于|超出)[ ]?$")


def _over_places(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check more people than there are places, of which some are said to be free."""
    items = quantities.items
    for at, cap in enumerate(items):
        if not cap.unit or not _PLACES.search(
            text, max(0, cap.number.start - 10), cap.number.start
        ):
            continue
        for one in items[at + 1 : at + 4]:
            between = text[cap.span.end : one.number.start]
            if len(between) > _FARTHEST or between.count("\n") > 1:
                break
            if one.unit != cap.unit or one.value <= cap.value:
                continue
            before = between[-12:]
            free = _STILL_FREE.match(text, one.span.end) and _TAKEN.search(before)
            if free or _MAY_BE.search(before):
                zh = f"多于所能容纳的{cap.span.of(text)}"
                yield Slip(one.span, (cap.span,), zh, f"more than {cap.span.of(text)}")
                break


# ----- prices -----

_CAP = lazy(
    r"(?:最高(?:投标)?限价|招标控制价|控制价|拦标价|采购预算|预算金额|项目预算)(?:金额)?(?:为|是"
    r"|：|人民币|[ ])*$"
)
_WON = lazy(
    r"(?:中标(?:价|金额|价格)|成交(?:价|金额|价格))(?:为|是|：|人民币|[ ])*$"
    r"|以(?:人民币)?(?:总价)?$"
)
_WINS = lazy(
    r"(?:的?(?:价格|报价|总价|投标价|低价|最低价|最低报价))?[^，。；\n0-9]{0,4}(?:中标|成交)"
)
_LOTS = lazy("[标包]段|第[一二三四1-9][标包]|[一二三四1-9A-Z]包|分包|[A-Z]包|年度|追加|变更")


def _over_price(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check what a tender was won for against the only highest price."""
    caps, won = [], []
    for one in quantities.items:
        if not one.unit.endswith("元") or not one.exact:
            continue
        before = text[max(0, one.number.start - 16) : one.number.start]
        if _CAP.search(before):
            caps.append(one)
        elif (match := _WON.search(before)) and (
            not match[0].startswith("以") or _WINS.match(text, one.span.end)
        ):
            won.append(one)
    lowest = {one.value for one in caps}
    if not caps or len(won) != 1 or len(lowest) > _TWO or _LOTS.search(text):
        return
    cap = max(caps, key=lambda one: one.value)
    if won[0].value > cap.value:
        zh = f"高于最高限价或预算{cap.span.of(text)}"
        yield Slip(won[0].span, (cap.span,), zh, f"above {cap.span.of(text)}")


# ----- tables of tests -----

_LIMIT_HEAD = lazy(
    r"(?:国家|技术|质量|标准|合格|规定|允许|参考|控制|限量|设计)*(?:标准|限值|限量|要求|指标|范围|偏差|值)(?:要求|值|范围)?(?:[（(].{0,10}[）)])?"
)
_VALUE_HEAD = lazy(
    r"(?:实际|本次|现场)?(?:实测|检测|检验|测定|测试|化验|监测)(?:结果|数据|值|数值)?(?:[（(].{0,10}[）)])?"
)
_VERDICT_HEAD = lazy(r"(?:单项|检验|检测)?(?:结论|判定|评定|评价|是否合格|是否达标)(?:结果)?")
_N = r"[-−]?[0-9]{1,7}(?:\.[0-9]{1,6})?"
_LIMIT_CELL = lazy(
    rf"(?:(?P<most>≤|<=|不大于|不超过|不高于|小于等于)|(?P<below><|＜|小于|低于)"
    rf"|(?P<least>≥|>=|不小于|不低于|不少于|大于等于)|(?P<above>>|＞|大于"
    rf"|高于))?[ ]?(?P<a>{_N})[ ]?"
    rf"(?:[～~—–至-]{{1,2}}[ ]?(?P<b>{_N})|±[ ]?(?P<pm>{_N}))?[ ]?[^0-9，；]{{0,8}}"
)
_GOOD, _BAD = (
    ("合格", "符合", "达标", "符合要求", "正常", "√", "是"),
    ("不合格", "不符合", "超标", "不达标", "×", "否"),
)


def _in_tables(document: Document, text: str) -> Iterator[Slip]:
    """Check the verdicts of a table of tests against its limits and values."""
    for grid in tables(document):
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        columns = [
            [column for column, head in heads.items() if pattern.fullmatch(head)]
            for pattern in (_LIMIT_HEAD, _VALUE_HEAD, _VERDICT_HEAD)
        ]
        if [len(one) for one in columns] == [1, 1, 1]:
            yield from _wrong_verdicts(text, grid, [one[0] for one in columns])


def _wrong_verdicts(text: str, grid: Grid, columns: Sequence[int]) -> Iterator[Slip]:
    limits, values, verdicts = columns
    wrong: list[Slip] = []
    told = 0
    for row in sorted({row for row, _ in grid} - {0}):
        bound = _bound_of(cell_text(text, grid, row, limits))
        value = cell_figure(text, grid, (row, values))
        verdict = cell_text(text, grid, row, verdicts)
        if bound is None or value is None or verdict not in (*_GOOD, *_BAD):
            continue
        told += 1
        if bound.holds(value.value) is not (verdict in _GOOD):
            limit = cell_text(text, grid, row, limits)
            zh = f"与限值“{limit}”和结论“{verdict}”不符"
            wrong.append(
                Slip(
                    value.span, (grid[row, limits], grid[row, verdicts]), zh, f"{limit}: {verdict}?"
                )
            )
    if len(wrong) == 1 or len(wrong) * 3 <= told:
        yield from wrong


def _bound_of(said: str) -> Bound | None:
    match = _LIMIT_CELL.fullmatch(said)
    if match is None:
        return None
    first = Fraction(match["a"].replace("−", "-"))
    if match["b"]:
        last = Fraction(match["b"].replace("−", "-"))
        return Bound(first, last) if first <= last and not _signed(match) else None
    if match["pm"]:
        return Bound(first - Fraction(match["pm"]), first + Fraction(match["pm"]))
    if match["most"] or match["below"]:
        return Bound(None, first, open=bool(match["below"]))
    if match["least"] or match["above"]:
        return Bound(first, None, open=bool(match["above"]))
    return None


def _signed(match: regex.Match[str]) -> bool:
    return any(match[name] for name in ("most", "below", "least", "above"))
