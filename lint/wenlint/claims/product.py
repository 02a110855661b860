"""Product: what each has, times how many there are, is what there is in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product as crossed
from math import prod

from msgspec import Struct

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import explained, in_unit_of, may_be_slip, same_kind, written
from wenlint.claims.mentions import ANY, OF_THEM, Mention, Passage, Role
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, plain
from wenlint.lexicon.dimensions import FOLD, MAKE_UP, MONEY, PERCENT, POINT, SPANS, Dimension
from wenlint.lexicon.measure_sets import BODIES
from wenlint.lexicon.numerals import DIGITS, FROM_ZERO

_WORTH_IT = lazy(
    r"每|均|单价|各|月租|年租|[／/]|亩产|单产|月[供薪付费]|定价|售价|票价|学时|课时|租"
)
_TOTAL = lazy(
    r"共|计|总|应|需|付|缴|额|费用?|款|资金|支出|累计|达|产量|全[年月天]|收入|租金|每[月季年周天]|小计|所[需用]|即|合|发[放出]?|"
    r"(?:为|是|约|有|得)$|占用|存储|空间|用[电水气]"
)
_NO_TOTAL = lazy(
    r"每[^月季年周天]|均|单价|定金|预付|首付|押金|保证金|其中|另|上年|去年|补足|优惠价"
)
# Prices with steps and conditions: no product follows from them.
OTHER_TERMS = lazy(
    r"不等|起步|起(?=[，。；、）])|优惠|减免|另(?!行|计)|最高|最低|以[上下]|浮动|分别|超出|超过|满减|阶梯|不足|"
    r"加[价收]|减价|其中|的部分|每\p{Han}{1,2}[减加]|团购|满\d|缩减|(?<!不)(?<!不[作予得])调整|改为|[增减降]至|提高到|剩余|抵扣|扣除|余额|还需|未|或者?|至少|折合"
)
_DISCOUNT = lazy(rf"(?P<n>[{DIGITS}][一二三四五六七八九五]?|\d(?:\.\d)?)折(?![合叠旧])")
_PERIODS = (
    (lazy(r"[上下]?半年"), "半年"),
    (lazy(r"全年|一年|(?<!半)年租|每年|年度|(?<!半)年(?:合计|共|应)"), "年"),
    (lazy(r"每季|一季|季度?租|按季"), "季"),
    (lazy(r"每月|全月|当月|月(?:共|应|合计)"), "月"),
    (lazy(r"每周|一周|全周"), "周"),
)
_NOT_COUNTED = frozenset([PERCENT, POINT, FOLD, "倍", "分", "℃", "岁"])


_AVERAGED = lazy(r"均")


def is_averaged(each: Mention) -> bool:
    """Say whether what each has is an average, which may be rounded."""
    return _AVERAGED.search(each.clause) is not None or each.kind not in (MONEY, *SPANS.values())


class _Bound(Struct, frozen=True):
    """A price or the like, what it is multiplied with, and by how much besides."""

    each: Mention
    counts: tuple[Mention, ...]
    factor: Fraction = Fraction(1)

    @property
    def value(self) -> Fraction:
        return self.each.value * self._number

    @property
    def bounds(self) -> Bounds:
        own = self.each.bounds
        if self.each.is_exact and not is_averaged(self.each):
            own = Bounds(self.each.value, self.each.value)  # a price is agreed, not measured
        low, high = own.low * self.factor, own.high * self.factor
        for one, each in zip(self.counts, _dens(self), strict=True):
            rounded = one.bounds if one.figure.step != 1 else Bounds(one.value, one.value)
            low, high = low * rounded.low / each.scale, high * rounded.high / each.scale
        return Bounds(low, high)

    @property
    def _number(self) -> Fraction:
        counts = zip(self.counts, _dens(self), strict=True)
        return prod((one.value / each.scale for one, each in counts), start=self.factor)


def _dens(bound: _Bound) -> Sequence[Dimension]:
    """Return what each count is counted by, in the order of the counts."""
    found = []
    for one in bound.counts:
        named = [each for each in bound.each.each if each.name == one.kind]
        found.append(named[0] if named else Dimension("", one.dimension.scale))
    return found


def products(passage: Passage) -> Iterator[Contradiction]:
    """Yield the totals that are not what each has times how many there are."""
    first = passage.near[0].sentence.start
    if len(passage.near) < 2 or not _WORTH_IT.search(passage.text, first, passage.span.end):
        return
    for each in passage.near:
        plain = each.role in (Role.LEVEL, Role.PLAN) and each.is_exact
        if each.figure.value < 10 and not each.figure.number.of(each.text)[:1].isdigit():
            continue  # 每天两次 is hardly ever exact
        if each.each and plain and each.kind not in _NOT_COUNTED and each.value > 0:
            yield from _totals(passage, each)


def _totals(passage: Passage, each: Mention) -> Iterator[Contradiction]:
    """Yield the total that `each` does not make; nothing where another one is made of it."""
    found, periods = [], set[tuple[str, ...]]()
    for claim in passage.near:
        if not _may_be_total(each, claim):
            continue
        bound = list(bindings(passage, each, claim))
        if any(one.bounds.meets(claim.bounds) for one in _variants(passage, bound, claim)):
            if not claim.each:
                return
            periods.add(tuple(one.name for one in claim.each))
            continue
        if any(with_more(passage, one, claim) for one in bound):
            return
        fault = _judged(passage, bound, claim)
        if fault is not None and (claim in passage.mentions or each in passage.mentions):
            found.append((claim, fault))
    if not periods.intersection(tuple(one.name for one in fault_of.each) for fault_of, _ in found):
        yield from (fault for _, fault in found[:1])


def _judged(passage: Passage, bindings: Sequence[_Bound], claim: Mention) -> Contradiction | None:
    near = [one for one in bindings if may_be_slip(one.value, claim.value, _widest(one, claim))]
    if not near:
        return None
    best = near[0]
    used = (*best.counts, best.each)
    first, last = min(one.at for one in (claim, *used)), max(one.at for one in (claim, *used))
    between = passage.text[
        min(one.start for one in (claim, *used)) : max(one.end for one in (claim, *used)) + 8
    ]
    if "；" in between or OTHER_TERMS.search(between) or last - first > _MOST_APART:
        return None
    if _is_habit(passage, best.each, claim):
        return None
    if another_between(passage, best.each, claim) or explained(claim, passage.near, (best.each,)):
        return None
    return _told(best, claim)


def _is_habit(passage: Passage, each: Mention, claim: Mention) -> bool:
    """Say whether what happens so often a day is told in another paragraph than the total.

    That describes how things went; it sets no rate of which the total was reckoned.
    """
    return (
        each.line != claim.line
        and each.kind == "次"
        and each.role is Role.LEVEL
        and any(one.name in ("天", "日") for one in each.each)
        and _SENTENCE_ENDS.search(passage.text, each.end, claim.figure.span.start) is not None
    )


_SENTENCE_ENDS = lazy(r"。\s*\n")


def another_between(passage: Passage, each: Mention, claim: Mention) -> bool:
    """Say whether another price stands between: 前三年每年12万元，后两年每年15万元，五年合计…."""
    first, last = sorted((each.at, claim.at))
    return any(
        one.at < last
        and one is not each
        and one.each
        and same_kind(one, each)
        and (first < one.at or one.sentence == each.sentence)
        and one is not claim
        for one in passage.near
    )


def _widest(bound: _Bound, claim: Mention) -> Fraction:
    """Return how far a claim may lie off: farther where it is told right behind its factors."""
    places = sorted(one.at for one in (claim, bound.each, *bound.counts))
    beside = places[-1] - places[0] == len(places) - 1 and places[-1] == claim.at
    return _BESIDE if beside and claim.sentence == bound.each.sentence else _APART


_BESIDE, _APART = Fraction(5), Fraction(2)


def with_more(passage: Passage, bound: _Bound, claim: Mention) -> bool:
    """Say whether a product makes the claim with another amount beside it: 加上运费300元."""
    taken = {id(bound.each), id(claim), *map(id, bound.counts)}
    others = [one for one in passage.near if id(one) not in taken and same_kind(one, claim)]
    return any(
        bound.bounds.plus(one.bounds).meets(claim.bounds)
        or bound.bounds.minus(one.bounds).meets(claim.bounds)
        for one in others
    )


def _told(bound: _Bound, total: Mention) -> Contradiction:
    """Tell of the average where that is claimed of a total before it, else of the total."""
    each, used = bound.each, (*bound.counts, bound.each)
    behind = total.at < each.at and each.kind != MONEY
    averaged = behind or _AVERAGED.search(each.clause) is not None
    relation = Relation.RATIO if averaged else Relation.PRODUCT
    if not averaged or each.at < total.at:
        factors = [written(one) for one in used] + [plain(bound.factor)] * (bound.factor != 1)
        equation = "×".join(factors) + f"＝{in_unit_of(bound.value, total)}"
        return contradicts(relation, total, used, equation)
    value = total.value / bound.value * each.value
    equation = "÷".join(map(written, (total, *bound.counts))) + f"＝{in_unit_of(value, each)}"
    return contradicts(relation, each, (total, *bound.counts), equation)


_MOST_APART = 5


def _may_be_total(each: Mention, claim: Mention) -> bool:
    """Say whether `claim` may be what there is in all of what `each` has."""
    if claim is each or not same_kind(claim, each) or claim.figure.ranged:
        return False
    if claim.role not in (Role.LEVEL, Role.PLAN) or claim.value <= each.value:
        return False
    if len(claim.each) >= len(each.each) and not _periods_apart(each, claim):
        return False
    if "增" in each.lead and "增" not in claim.clause:
        return False  # 帮扶资金80万元，户均增收3500元
    said = claim.clause + claim.figure.span.of(claim.text)
    return _TOTAL.search(said) is not None and not _NO_TOTAL.search(claim.lead)


def _periods_apart(each: Mention, claim: Mention) -> bool:
    """Say whether one is paid by the month, the other by the quarter or the year."""
    one = [each_.name for each_ in each.each]
    other = [each_.name for each_ in claim.each]
    return one != other and (
        len(other) < len(one) or any((a, b) in MAKE_UP for a in one for b in other)
    )


def bindings(passage: Passage, each: Mention, claim: Mention) -> Iterator[_Bound]:
    """Yield what `each` may be multiplied with to give `claim`, the likeliest first."""
    own = {one.name for one in claim.each}
    needed = [one for one in each.each if one.name not in own]
    choices: list[list[Mention]] = []
    factor = Fraction(1)
    for one in needed:
        found = _counts(passage, each, claim, one)
        if found:
            choices.append(found)
            continue
        number = _made_up(one.name, claim)
        if number is None:
            return
        factor *= number
    if not choices and factor == 1:
        return
    for counts in crossed(*choices):
        if len(set(map(id, counts))) == len(counts):
            bound = _Bound(each, counts, factor * _discount(passage, each, claim))
            if counts or bound.factor != 1:  # what nothing is multiplied with is no product
                yield bound


def _made_up(span: str, claim: Mention) -> int | None:
    """Return how many months or quarters the claim is for; 1 where it is for one of them."""
    for longer in [one.name for one in claim.each] or [
        name for pattern, name in _PERIODS if pattern.search(claim.clause)
    ]:
        if (span, longer) in MAKE_UP:
            return MAKE_UP[span, longer]
        if span == longer:
            return 1
    return None


def _counts(passage: Passage, each: Mention, claim: Mention, of: Dimension) -> list[Mention]:
    """Return the mentions that say how many there are of what `each` is for, the nearest first."""
    found = [
        one
        for one in passage.near
        if one is not each
        and one is not claim
        and {each_.name for each_ in one.each} <= {each_.name for each_ in claim.each}
        and one.is_exact
        and one.role in (Role.LEVEL, Role.PLAN)
        and _counts_of(one, each, of)
        and (not same_kind(one, claim) or one.tail.startswith(of.name) or of.name == one.kind)
    ]
    return sorted(found, key=lambda one: (abs(one.at - each.at), one.at < each.at))


def _is_right_before(one: Mention, each: Mention) -> bool:
    """Say whether `one` counts those that `each` is for; their total may stand between."""
    apart = each.at - one.at
    return apart == 1 or (apart == 2 and one.sentence == each.sentence)


_UNIT_NOUNS = {
    "生": "学生|在校|生",
    "师": "教师|师",
    "员": "员",
    "校": "校",
    "社": "社",
    "队": "队",
}


def _counts_of(one: Mention, each: Mention, of: Dimension) -> bool:
    """Say whether `one` counts what something is for each of: 8个村 of 村均, 46套 of 每套."""
    if of is OF_THEM:
        return one.kind not in _NOT_COUNTED and one.kind != MONEY and _is_right_before(one, each)
    if of is ANY:
        return (
            one.kind not in _NOT_COUNTED
            and one.kind != MONEY
            and one.kind not in SPANS.values()
            and bool(one.unit)
        )
    if one.kind == of.name:
        return True
    if one.unit in BODIES or one.unit in ("名", "人", "位"):
        name = _UNIT_NOUNS.get(of.name, of.name)
        return any(part in one.tail[:6] or part in one.lead[-6:] for part in name.split("|"))
    return False


def _discount(passage: Passage, each: Mention, claim: Mention) -> Fraction:
    start, end = sorted((each.start, claim.figure.span.start))
    match = _DISCOUNT.search(passage.text, start, end)
    return discount(match["n"]) if match else Fraction(1)


def discount(written: str) -> Fraction:
    """Return the part that a discount leaves: 九折 is 0.9, 八五折 0.85."""
    if written[0].isdigit() and written.isascii():
        return Fraction(written) / 10
    digits = [FROM_ZERO.index(sign) for sign in written]
    return Fraction(digits[0], 10) + (Fraction(digits[1], 100) if len(digits) > 1 else 0)


def _variants(passage: Passage, bindings: Sequence[_Bound], claim: Mention) -> Iterator[_Bound]:
    """Yield the bindings, and each with one more count or without its discount."""
    yield from bindings
    for bound in bindings:
        for one in passage.near:
            taken = {id(bound.each), id(claim), *map(id, bound.counts)}
            if id(one) not in taken and not one.is_percent and one.figure.value > 0:
                yield _Bound(bound.each, bound.counts, bound.factor * one.figure.value)
        for number in MAKE_UP.values():
            yield _Bound(bound.each, bound.counts, bound.factor * number)
