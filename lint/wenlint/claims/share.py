"""Share: a part of a whole is so many hundredths of it, whichever of the three is told last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import in_unit_of, may_be_slip, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.claims.product import discount
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, decimals, plain, shown
from wenlint.lexicon.dimensions import MONEY, PEOPLE
from wenlint.lexicon.numerals import DIGITS

_HUNDRED = Fraction(100)
# 合同总价的95%, 按最高限价的2%: what the percentage is of.
_OF = lazy(r"(?P<of>\p{Han}{2,8}?)的?[ ]?$")
_RESULT = lazy(
    r"(?:即|计|为|共|合|应[付缴收交得发]?|金额|需|实[收付]|折合|利息|违约金|定金|保证金|预付款|首付款?|质保金|佣金|提成)"
)
_FOLLOWS = lazy(r"^(?:之\p{Han}{1,6}|的\p{Han}{1,8}|\p{Han}{1,12})?[，,（(：:。]?\p{Han}{0,10}$")
_OTHER = lazy(
    r"[增减升降涨跌]|超过|不低|不[高超]|以[上下内]|另|浮动|同比|分别|累计|滞纳|剩余|余下|其余|扣除"
)
_INTEREST = lazy(r"年利率|年息")
_PRINCIPAL = lazy(r"本金|借款|贷款|存款|存入")
_YIELD = lazy(r"利息")
_ONE_YEAR = lazy(r"一年|1年|12个月|十二个月")
_DISCOUNT = lazy(rf"(?P<n>[{DIGITS}][一二三四五六七八九五]?|\d(?:\.\d)?)折(?![合叠旧])")
_BEFORE_DISCOUNT = lazy(r"原价|标价|定价|挂牌价|零售价|市场价|票价|学费")
_AFTER_DISCOUNT = lazy(r"实[收付]|现价|折后|只需|仅需|应[付收缴]|优惠价|到手")


def shares(passage: Passage) -> Iterator[Contradiction]:
    """Yield what percentages, interest and discounts of an amount do not give."""
    yield from _discounted(passage)
    for rate in passage.near:
        if rate.is_percent and rate.role is Role.RATE and rate.is_exact and rate.value < 100:
            found = _part_of(passage, rate) or _interest(passage, rate) or _of_listed(passage, rate)
            if found is not None:
                yield found


def _part_of(passage: Passage, rate: Mention) -> Contradiction | None:
    """Read 合同总价68000元，支付合同总价的95%，即64600元: base, rate, and the part behind it."""
    behind = [one for one in passage.near if rate.at < one.at <= rate.at + 2]
    part = behind[0] if behind else rate
    bases = _bases(passage, rate, part)
    if not bases and len(behind) > 1:
        part = behind[1]
        bases = [one for one in _bases(passage, rate, part) if one is behind[0]]
    if not bases or part not in passage.mentions or part.role is not Role.LEVEL:
        return None
    gap = passage.text[rate.end : part.figure.number.start]
    said = passage.text[rate.figure.number.start : part.end + 2]
    if len(gap) > _FARTHEST or _OTHER.search(said) or part.each or not part.is_exact:
        return None
    if not _RESULT.search(gap) and not gap.startswith("的"):
        return None
    parts = [one.bounds.times(rate.value / _HUNDRED) for one in bases]
    if any(one.meets(part.bounds) for one in parts):
        return None
    base = bases[-1]
    if base.figure.value < _LEAST:
        return None
    value = base.value * rate.value / _HUNDRED
    if not may_be_slip(value, part.value):
        return None
    if _elsewhere(passage, part, (base, rate)):
        return None
    equation = f"{written(base)}×{written(rate)}＝{in_unit_of(value, part)}"
    relation = Relation.SHARE if part.kind == PEOPLE else Relation.PRODUCT
    return contradicts(relation, part, (base, rate), equation)


_FARTHEST, _LEAST = 36, 10


def _bases(passage: Passage, rate: Mention, part: Mention) -> Sequence[Mention]:
    """Return the amounts of which `rate` may be told, by the name before or behind it."""
    same = [
        one
        for one in passage.near
        if one not in (rate, part)
        and not one.each
        and _comparable(one, part)
        and one.value > part.value
    ]
    of = _OF.search(rate.lead)
    names = {of["of"][at : at + 2] for at in range(len(of["of"]) - 1)} if of else set()
    named = [one for one in same if one.at != part.at and any(name in one.clause for name in names)]
    after = [one for one in same if one.at == part.at - 1 and one.at > rate.at]
    if named:
        return named
    among = _AMONG.search(passage.text, rate.sentence.start, rate.figure.span.start) is not None
    if among and len(same) == 1:
        return same
    return after if len(same) == 1 else ()


_AMONG = lazy(r"(?:受访者|被访者|其|他们|这些\p{Han}{1,4}|问卷|学员|居民|员工)(?:中|当中|里)")


def _comparable(one: Mention, other: Mention) -> bool:
    """Say whether one may be part of the other: people of questionnaires are."""
    return same_kind(one, other) or (other.kind == PEOPLE and one.unit == "份")


def _elsewhere(passage: Passage, part: Mention, bound: Sequence[Mention]) -> bool:
    """Say whether another rate and base give the part."""
    rates = [one for one in passage.near if one.is_percent and one not in bound]
    bases = [one for one in passage.near if _comparable(one, part) and one is not part]
    return any(
        base.bounds.times(rate.value / _HUNDRED).meets(part.bounds)
        for rate in rates
        for base in bases
    )


_TAKES = lazy(r"^占(?:比|总\p{Han}{1,3})?[为约的]*$")
_NAMED_RATE = lazy(r"(?P<of>\p{Han}{2})率(?:约|达到?|仅|均?[为是])*$")
_IN_ALL = lazy(r"共|收|总|计|发放|抽|应|参加|访")


def _of_listed(passage: Passage, rate: Mention) -> Contradiction | None:
    """Read a list of parts with their shares under the line that tells the whole; 有效率."""
    before = [one for one in passage.near if one.at < rate.at and not one.is_percent]
    named = _NAMED_RATE.search(rate.lead)
    if rate not in passage.mentions or not before or not before[-1].unit:
        return None
    if before[-1].at != rate.at - 1 or not (named or _TAKES.match(rate.lead)):
        return None
    part = before[-1]
    wholes = [one for one in before[:-1] if _comparable(one, part) and _may_be_whole(one, part)]
    if named:
        here = [one for one in wholes if one.sentence == part.sentence]
        wholes = here or wholes
        if named["of"] not in part.clause or len({one.value for one in wholes}) != 1:
            return None
    else:
        wholes = [one for one in wholes if one.line != part.line]
        if len(wholes) != 1:
            return None
    whole = wholes[0]
    parted = "；" in passage.text[whole.end : rate.figure.span.start]
    if (
        parted
        or not _IN_ALL.search(whole.clause)
        or _OTHER.search(passage.text, part.start, rate.end)
    ):
        return None
    right = part.bounds.over(whole.bounds).times(_HUNDRED)
    said = rate.bounds
    if right.meets(Bounds(said.low, max(said.high, rate.value + rate.figure.step))):
        return None
    value = part.value / whole.value * _HUNDRED
    if not may_be_slip(value, rate.value):
        return None
    equation = f"{written(part)}÷{written(whole)}＝{shown(value, decimals(rate.figure))}%"
    return contradicts(Relation.RATIO if named else Relation.SHARE, rate, (part, whole), equation)


def _may_be_whole(whole: Mention, part: Mention) -> bool:
    return whole.is_level and whole.is_exact and part.is_exact and whole.value >= part.value > 0


def _interest(passage: Passage, rate: Mention) -> Contradiction | None:
    """Read 本金20万元，年利率4%，借期一年，利息8000元."""
    if not _INTEREST.search(rate.lead):
        return None
    money = [one for one in passage.near if one.kind == MONEY]
    if (
        len(money) != 2
        or not _PRINCIPAL.search(money[0].clause)
        or not _YIELD.search(money[1].lead)
    ):
        return None
    base, part = money
    start, end = base.start, part.end
    years = _years(passage, start, end)
    if not years or part not in passage.mentions:
        return None
    right = base.bounds.times(rate.value * years / _HUNDRED)
    value = base.value * rate.value * years / _HUNDRED
    exact = Bounds(value, value) if base.is_exact else right
    if exact.meets(part.bounds) or not may_be_slip(value, part.value):
        return None
    times = f"×{plain(years)}" if years != 1 else ""
    equation = f"{written(base)}×{written(rate)}{times}＝{in_unit_of(value, part)}"
    return contradicts(Relation.PRODUCT, part, (base, rate), equation)


def _years(passage: Passage, start: int, end: int) -> Fraction:
    """Return for how many years interest is due; 0 where that is not told."""
    told = {
        one.figure.value
        for one in passage.near
        if one.kind == "年" and one.is_exact and start <= one.figure.span.start < end
    }
    if len(told) == 1:
        return told.pop()
    return Fraction(1 if not told and _ONE_YEAR.search(passage.text, start, end) else 0)


def _discounted(passage: Passage) -> Iterator[Contradiction]:
    """Read 原价650元，八折，实收520元."""
    money = [one for one in passage.mentions if one.kind == MONEY]
    if len(money) != 2:
        return
    base, part = money
    match = _DISCOUNT.search(passage.text, base.end, part.figure.span.start)
    if match is None or not _BEFORE_DISCOUNT.search(base.clause):
        return
    said = passage.text[base.start : part.end]
    if not _AFTER_DISCOUNT.search(part.lead) or _OTHER.search(said) or base.each != part.each:
        return
    value = base.value * discount(match["n"])
    if abs(value - part.value) < 1 or not may_be_slip(value, part.value):
        return
    equation = f"{written(base)}×{match[0]}＝{in_unit_of(value, part)}"
    yield contradicts(Relation.PRODUCT, part, (base,), equation)
