"""Averages that their totals and counts do not give: 8个村共240万元，村均40万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, bounds, comparable, plain, shown
from wenlint.figures.quantities import Hedge, Quantity
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told
from wenlint.lexicon.measure_sets import BODIES, WEIGHTS
from wenlint.lexicon.measures import PEOPLE

_AVERAGE = lazy(
    r"(?:(?P<of>[户人生村镇乡校社企班所店家亩场日月件次组])(?:均|(?<=亩)产)"
    r"|平均(?P<of>亩)产|每(?P<mean>(?P<each>\p{Han}{1,3}?)平均)|(?P<mean>平均|折合|合)?每(?=(?P<each>\p{Han}{1,12})))"
    r"(?P<what>\p{Han}{0,12}?)(?:[为达约是]|达到)?[ ]?$"
)
_UNITS_OF = {
    "户": ("户",), "人": ("人", "名", "位"), "村": ("个",), "镇": ("个",), "乡": ("个",),
    "校": ("所", "个"), "社": ("个", "家"), "企": ("家", "个", "户"), "班": ("个",),
    "所": ("所",), "店": ("家", "个"), "家": ("家",), "日": ("天",), "天": ("天",), "月": ("个月",),
    "次": ("人次", "次", "例次"), "生": ("人", "名"),
}  # fmt: skip
_POSSIBLE = {"日": (365, 366, *range(240, 263)), "天": (365, 366), "月": (12,)}
_YEAR = lazy(r"全年|一年|去年|上年|年度|本年|(?:19|20)\d\d年(?!\d|来|以来|底|末|初)")
_TOTAL = lazy(r"总|共|合计|累计|发放|投入|补贴|补助|分红|增收|收入|迎来|接待|完成|拉动|实现")
_EACH = lazy(r"每|均|各(?:[给发补奖得获]|\p{Han}{0,2}$)")
_TWICE = lazy(r"每.{0,3}每|人均.{0,4}每")
_STANDARD = lazy(r"标准|另|最[高低]|以[上下]|超[出过]|起步|之后|续|[高低]于|多于|少于")
_COMPARED = lazy(
    r"(?:(?<!对)比(?!例)|超过|高于|低于|多于|少于|不及|相当于|好于)了?[^，。；]{0,12}(?:平均|均)"
)
_STEPS = lazy(r"起步|起价|首[重公]|起租")


def averages(passage: Passage) -> Iterator[Computed]:
    """Yield the averages of a sentence that its total and its count do not give."""
    for place, one in enumerate(passage.told):
        claim = one.figure
        if claim.is_percent or claim.ranged or not place:
            continue
        named = _AVERAGE.search(one.lead)
        if named is None or _TWICE.search(one.lead) or _STANDARD.search(one.lead):
            continue
        if _COMPARED.search(
            passage.text, max(0, one.figure.span.start - 24), one.figure.span.start
        ):
            continue  # 高于此前五年年均新增6.4万吨的水平
        before = _same_part(passage, place)
        if before and _STEPS.search(before[0].lead):
            continue  # 起步价3公里10元，然后每公里1.8元
        found = next(
            (
                found
                for of, what in _readings(named)
                if (
                    found := _total_and_count(
                        before, claim, of, what, mean=bool(named["mean"]), named=bool(named["of"])
                    )
                )
            ),
            None,
        )
        if found is None:
            of = named["of"] or (named["each"][:1] if named["mean"] else "")
            if yearly := _over_a_year(passage, before, one, of):
                yield yearly
            continue
        total, count = found
        if "增" in named["what"] and "增" not in total.clause:
            continue  # 帮扶资金80万元，户均增收3500元
        factor = _factor(total.figure, claim)
        quotient = bounds(total.figure).times(factor).over(bounds(count.figure))
        if quotient.meets(_as_rounded(claim)):
            continue
        right = _rounded(total.figure.value * factor / count.figure.value, claim)
        sum_ = f"{_written(total.figure)}÷{plain(count.figure.value)}＝{right}"
        yield Computed(claim, (total.figure, count.figure), sum_)


def _as_rounded(claim: Quantity) -> Bounds:
    """Return what an average can stand for: even whole people are rounded in it."""
    said = bounds(claim)
    half = claim.step / 2
    return Bounds(min(said.low, claim.value - half), max(said.high, claim.value + half))


def _same_part(passage: Passage, place: int) -> tuple[Told, ...]:
    """Return the figures before the one at `place` back to the last semicolon."""
    start = passage.text.rfind("；", passage.span.start, passage.told[place].figure.span.start)
    return tuple(t for t in passage.told[:place] if t.figure.span.start > start)


_UNBOUNDED = {Hedge.ABOVE, Hedge.BELOW}
_MEASURES = ("亩", "股", "平方公里", "公里")
_OF_ONE = ("平方公里", "平方米", "公里", "亩", "股", "户", "人", "场", "张", "件", "天", "棵", "班")


def _readings(named: regex.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield what an average can be of, and what it is an average of: 每个小组|2公里."""
    if named["of"]:
        yield named["of"], named["what"]
        return
    said = named["each"].removesuffix("为").removesuffix("达").removesuffix("约")
    for length in range(min(len(said), 5), 0, -1):
        of = said[:length].removeprefix("个")
        if of and (named["mean"] or of in _OF_ONE or (said[0] == "个" and of == "村")):
            yield of, said[length:]


def _written(figure: Quantity) -> str:
    return plain(figure.value) + (figure.unit if figure.unit in WEIGHTS else "")


def _rounded(value: Fraction, claim: Quantity) -> str:
    power = claim.step if claim.step > 1 else Fraction(1)
    return plain(Fraction(shown(value / power, 2)) * power)


def _factor(total: Quantity, claim: Quantity) -> Fraction:
    """Return what turns the unit of the total into that of the average: 吨 into 公斤."""
    if total.unit == claim.unit or total.unit not in WEIGHTS or claim.unit not in WEIGHTS:
        return Fraction(1)
    return Fraction(WEIGHTS[total.unit], WEIGHTS[claim.unit])


def _total_and_count(
    before: Sequence[Told], claim: Quantity, of: str, what: str, *, mean: bool, named: bool
) -> tuple[Told, Told] | None:
    """Return the one total and the one count that an average can be of."""
    units = _UNITS_OF.get(of, (of, of[-1], *BODIES))
    totals = [
        t
        for t in before
        if (t.figure.unit == claim.unit or {t.figure.unit, claim.unit} <= set(WEIGHTS))
        or {t.figure.unit, claim.unit} <= PEOPLE
    ]
    totals = [t for t in totals if not _EACH.search(t.lead)]
    counts = [t for t in before if t.figure.unit in units and t not in totals]
    if len(totals) != 1 or len(counts) != 1 or counts[0].figure.value < 2:
        return None
    total, count = totals[0], counts[0]
    if (
        total.figure.ranged
        or count.figure.ranged
        or _UNBOUNDED & {f.figure.hedge for f in (total, count)}
    ):
        return None
    beside = named and tuple(before[-2:]) in ((total, count), (count, total))
    spoken = mean or beside or _TOTAL.search(total.label) or of in _MEASURES
    if (what and not _of_it(total.label, what)) or not (spoken or what):
        return None
    tells_of = of in count.figure.unit + count.tail[:8] + count.lead[-8:] or of in "人日月"
    return (total, count) if tells_of else None


_LOOSE_WHAT = lazy(
    r"^(?:时长|用时|摊|凑|出资|要|需|跑|行驶|行走|人口|拥有|造价|成本|带动|分得|获得|享受|达|得|可得|领取|补助|增收|消费|收益|投资|费用|手术|产量|单产)*$"
)


def _of_it(label: str, what: str) -> bool:
    """Say whether an average is of what the total is of: 人均收入 of a total 收入."""
    return (
        what in label
        or any(what[at : at + 2] in label for at in range(len(what) - 1))
        or (_LOOSE_WHAT.match(what) is not None and "收入" not in what)
    )


def _over_a_year(passage: Passage, before: Sequence[Told], one: Told, of: str) -> Computed | None:
    """Check 全年18250台，日均50台."""
    if of not in _POSSIBLE:
        return None
    totals = [
        t
        for t in before
        if comparable(t.figure, one.figure) and not t.figure.ranged and not _EACH.search(t.lead)
    ]
    if len(totals) != 1:
        return None
    end = totals[0].figure.span.start
    if not _YEAR.search(passage.text, max(passage.span.start, end - 40), end):
        return None
    total, said = totals[0].figure, _as_rounded(one.figure)
    if any(bounds(total).times(Fraction(1, days)).meets(said) for days in _POSSIBLE[of]):
        return None
    days = _POSSIBLE[of][0]
    sum_ = f"{plain(total.value)}÷{days}＝{_rounded(total.value / days, one.figure)}"
    return Computed(one.figure, (total,), sum_)
