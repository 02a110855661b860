"""Misprints: a figure that is one digit away from what the figures beside it give.

The relations judge by words and form; where these are weak, the digits themselves speak. That a
figure differs from a product or a sum of its neighbours in a single digit, or in two that changed
places, happens by chance once in thirty for three digits, once in two hundred for four. Words and
digits are added up as evidence, in bits; what reaches the bar is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import log2

from msgspec import Struct

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import explained, in_unit_of, may_be_slip, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.claims.product import (
    OTHER_TERMS,
    another_between,
    bindings,
    discount,
    with_more,
)
from wenlint.claims.total import OVERLAP, may_be_sum
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import decimals, plain, shown
from wenlint.lexicon.dimensions import FOLD, MONEY, PEOPLE, PERCENT, POINT, VISITS
from wenlint.lexicon.kinds import KINDS_APART
from wenlint.lexicon.numerals import DIGITS

_BAR = 6.0
_STRONG, _FAIR, _WEAK = 6.0, 4.0, 1.0
_DOUBT = 1.5  # what a word takes away that may bring in something else
_PER_STEP = 1.0  # what each figure costs that stands between those of a reading
_MOST = 8
_LEAST_DIGITS = 2
_LEVELS = (Role.LEVEL, Role.PLAN)
_LIKELY = 0.5  # what it tells that a figure is not a digit away, but of the right size
_NEAR = Fraction(6, 5)
_HUNDRED = Fraction(100)

_ADDED = lazy(
    r"总|合计|共|一并|累计|小计|加起来|加在一起|合起来|相加|之和|汇总|算下来|算起来|拢|满分|全[部年程村校园厂]|凑"
)
_SIDE = lazy(r"\W?、")
_APART = tuple((lazy(one), lazy(other)) for one, other in KINDS_APART)
_AMONG = lazy(r"\W*其中")
_LEFT = lazy(r"剩|余|结存|现[有存]|库存|还[有差欠]|尚[有欠余缺]|仍[有欠]|未|缺|差|留|待|存")
_BLOCKED = lazy(
    r"约(?=\d|为|有|占)|左右|以[上下内]|不[足到少超]|起步|阶梯|分别增|预计|浮动|累计|另[有外行]|不含|除外|优惠|减免|补贴"
)
_DISCOUNT = lazy(rf"(?P<n>[{DIGITS}][一二三四五六七八九五]?|\d(?:\.\d)?)折(?![合叠旧])")
_DOWN = lazy(r"减|降|跌|少|缩|回落|低于|下滑|压|收窄|节约|节省|差")


class _Reading(Struct, frozen=True):
    """What some figures give for a claim, in the smallest unit, and how much their words say.

    `sure` says that the words alone would do, if the size is right.
    """

    relation: Relation
    used: tuple[Mention, ...]
    value: Fraction
    bits: float
    equation: str
    rounded: bool = False
    sure: bool = False


def misprints(passage: Passage) -> Iterator[Contradiction]:
    """Yield the figures that are a digit away from what those beside them give."""
    if len(passage.near) < 2:
        return
    own = frozenset(passage.mentions)
    for claim in passage.near:
        if not _may_be_misprint(claim):
            continue
        readings = [
            one for one in _readings(passage, claim) if not own.isdisjoint((claim, *one.used))
        ]
        if not readings or any(_agrees(one, claim) for one in readings):
            continue
        best = max(readings, key=lambda one: one.bits + _evidence(one, claim))
        evidence = _evidence(best, claim)
        if evidence <= 0 or best.bits + evidence < _BAR:
            continue
        counted = [
            one
            for one in passage.near
            if _is_written_in_digits(one) and (one.value != claim.value or one is claim)
        ]
        if explained(claim, counted, best.used) or _is_borne_out(claim, counted):
            continue
        if best.relation is Relation.TOTAL and _balanced(claim, passage.near):
            continue
        yield contradicts(best.relation, claim, best.used, best.equation)


def _is_written_in_digits(one: Mention) -> bool:
    return one.text[one.figure.number.start].isdigit()


def _may_be_misprint(claim: Mention) -> bool:
    return (
        claim.is_exact
        and _is_written_in_digits(claim)
        and bool(claim.unit)
        and claim.role is not Role.LIMIT
        and len(_significant(claim)) >= _LEAST_DIGITS
    )


def _significant(claim: Mention) -> str:
    digits = str(int(claim.figure.value / claim.figure.step))
    return digits if claim.is_percent else digits.rstrip("0")


# ----- other relations that hold -----


def _is_borne_out(claim: Mention, near: Sequence[Mention]) -> bool:
    """Say whether a figure fits others exactly: as part of a total, as a rate, under a rate."""
    near = [one for one in near if abs(one.at - claim.at) <= _MOST]
    if claim.is_percent:
        levels = [one for one in near if not one.is_percent]
        return any(
            same_kind(one, other) and _is_rate(claim, one, other)
            for one, other in permutations(levels, 2)
        )
    alike = [one for one in near if same_kind(one, claim)]
    return _is_part(claim, alike) or any(
        _is_rate(rate, *pair)
        for rate in near
        if rate.is_percent
        for other in alike
        for pair in ((claim, other), (other, claim))
        if other is not claim
    )


def _is_part(claim: Mention, alike: Sequence[Mention]) -> bool:
    """Say whether the figures of one kind around a claim add up, with it, to another of them."""
    at = next(place for place, one in enumerate(alike) if one is claim)
    values = {one.value for one in alike}
    for first in range(at + 1):
        added = sum((one.value for one in alike[first:at]), Fraction(0))
        for last in range(at, len(alike)):
            added += alike[last].value
            if last > first and added in values:
                return True
    return False


def _tells_of(rate: Mention, base: Mention, near: Sequence[Mention]) -> bool:
    """Say whether a rate is told of its base: 体检420人，异常186人，异常率44.3%."""
    return any(same_kind(one, base) and _is_rate(rate, base, one) for one in near)


def _is_rate(rate: Mention, one: Mention, other: Mention) -> bool:
    """Say whether a percentage is the share of one figure in another, or the change between."""
    if other.value <= 0:
        return False
    share = one.value / other.value * _HUNDRED
    step = rate.figure.step
    return any(abs(value - rate.value) * 2 <= step for value in (share, abs(share - _HUNDRED)))


# ----- evidence of digits -----


def _agrees(reading: _Reading, claim: Mention) -> bool:
    step = claim.figure.step * claim.dimension.scale
    apart = abs(reading.value - claim.value)
    return apart < step if reading.rounded else apart * 2 <= step and apart < step


def _evidence(reading: _Reading, claim: Mention) -> float:
    """Return the bits by which the digits tell that a claim is a misprint of a reading; or 0."""
    step = claim.figure.step * claim.dimension.scale
    right = reading.value / step
    if right.denominator != 1:
        if not reading.rounded:
            return 0.0
        right = Fraction(int(right + Fraction(1, 2)))
    said = claim.value / step
    if right <= 0 or said <= 0 or said.denominator != 1:
        return 0.0
    ends_alike = not claim.is_percent  # 40% is as exact as 41%
    bits = misprint_bits(str(int(said)), str(int(right)), ends_alike=ends_alike)
    return bits or (_LIKELY if reading.sure and may_be_slip(right, said, _NEAR) else 0.0)


def misprint_bits(said: str, right: str, *, ends_alike: bool = True) -> float:
    """Return how many bits tell that the digits `said` are a misprint of `right`; 0 if none do.

    Noughts at the end of both tell nothing, unless `ends_alike` is false.
    """
    while ends_alike and said[-1] == right[-1] == "0":
        said, right = said[:-1], right[:-1]
    if len(said) != len(right) or said == right:
        return 0.0
    places = [at for at in range(len(said)) if said[at] != right[at]]
    first = places[0]
    swapped = (
        len(places) == 2
        and places[1] == first + 1
        and said[first] == right[first + 1]
        and said[first + 1] == right[first]
    )
    if len(places) != 1 and not swapped:
        return 0.0
    if ends_alike and said.rstrip("0") != said and len(places) == 1 and said[first] == "0":
        return 0.0  # it is rounded
    count = len(said)
    return log2(9 * 10 ** (count - 1) / (10 * count - 1))


# ----- readings -----


def _readings(passage: Passage, claim: Mention) -> Iterator[_Reading]:
    near = [one for one in passage.near if abs(one.at - claim.at) <= _MOST]
    yield from _products(passage, near, claim)
    yield from _percents(passage, near, claim)
    yield from _sums(passage, near, claim)
    yield from _differences(passage, near, claim)
    yield from _growths(passage, near, claim)
    yield from _means(passage, near, claim)
    yield from _rates(passage, near, claim)


def _cost(
    passage: Passage, claim: Mention, used: Sequence[Mention], *, chained: bool = False
) -> float:
    """Return what the distance of a reading's figures, and the words between them, take away."""
    places = [one.at for one in (claim, *used)]
    first, last = min(places), max(places)
    skipped = sum(
        first < one.at < last and one.at not in places and _is_written_in_digits(one)
        for one in passage.near
    )
    start = min(one.start for one in (claim, *used))
    end = max(one.end for one in (claim, *used))
    said = passage.text[start:end]
    blocked = _DOUBT if _BLOCKED.search(passage.text, start, end + 3) else 0.0
    stops = 0.0 if chained else 2.0 * said.count("；") + said.count("。")
    return _PER_STEP * skipped + blocked + stops


def _products(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    for each in near:
        if each is claim or not each.each or not same_kind(each, claim) or each.figure.ranged:
            continue
        if each.value <= 0 or claim.value <= each.value or _names(claim) == _names(each):
            continue
        if each.role not in _LEVELS or claim.role not in _LEVELS:
            continue
        if not _is_written_in_digits(each) or another_between(passage, each, claim):
            continue
        for bound in bindings(passage, each, claim):
            used = (*bound.counts, bound.each)
            if not _multiplies(bound.counts, each, claim):
                continue
            if not bound.counts and claim.kind in (PEOPLE, VISITS):
                continue  # 每月之星8人次、年度标兵16人
            if with_more(passage, bound, claim) or _has_terms(passage, (claim, *used)):
                continue
            factors = [written(one) for one in used] + [plain(bound.factor)] * (bound.factor != 1)
            yield _Reading(
                Relation.PRODUCT,
                used,
                bound.value,
                _STRONG
                + each.is_exact
                - _DOUBT * (not each.is_exact)
                - _cost(passage, claim, used),
                "×".join(factors) + f"＝{in_unit_of(bound.value, claim)}",
            )


_PLAIN_TERMS = ("折合",)
_BESIDE = 4


_EQUALS = lazy(r"相当于|等于|[即合]$")


def _multiplies(counts: Sequence[Mention], each: Mention, claim: Mention) -> bool:
    """Say whether what each has may be multiplied so; only money is, by the months of a year."""
    if not counts and each.kind != MONEY:
        return False
    if claim.at < each.at and claim.line != each.line:
        return False
    return all(
        one.at < claim.at or _is_written_in_digits(one) or _EQUALS.search(one.lead) is not None
        for one in counts
    )


def _has_terms(passage: Passage, used: Sequence[Mention]) -> bool:
    """Say whether the price has steps or conditions, so that no product follows from it."""
    start, end = min(one.figure.span.start for one in used), max(one.end for one in used)
    terms = OTHER_TERMS.finditer(passage.text, max(0, start - _BESIDE), end + _BESIDE)
    return any(match[0] not in _PLAIN_TERMS for match in terms)


def _names(one: Mention) -> Sequence[str]:
    return [each.name for each in one.each]


_YEARLY = ("利率", "年息", "月息")


def _percents(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    if not claim.is_level:
        return
    for base in near:
        if base is claim or base.role not in _LEVELS or not base.is_exact:
            continue
        if base.value <= claim.value:
            continue
        if not (same_kind(base, claim) or (claim.kind == PEOPLE and base.unit == "份")):
            continue
        for rate in near:
            if not rate.is_percent or rate.role is not Role.RATE or not rate.is_exact:
                continue
            between = base.at < claim.at and base.at < rate.at <= claim.at + 1
            yearly = rate.lead.endswith(_YEARLY)  # how many years it is for, another rule asks
            if not between or yearly or _tells_of(rate, base, near):
                continue
            used = (base, rate)
            value = base.value * rate.value / _HUNDRED
            relation = Relation.SHARE if claim.kind == PEOPLE else Relation.PRODUCT
            equation = f"{written(base)}×{written(rate)}＝{in_unit_of(value, claim)}"
            bits = _FAIR + (claim.at - rate.at if abs(claim.at - rate.at) == 1 else 0)
            bits -= _cost(passage, claim, used)
            yield _Reading(relation, used, value, bits, equation, claim.kind == PEOPLE)
        match = _DISCOUNT.search(passage.text, base.end, max(base.end, claim.figure.span.start))
        if match is not None and claim.kind == MONEY and claim.at > base.at:
            value = base.value * discount(match["n"])
            equation = f"{written(base)}×{match[0]}＝{in_unit_of(value, claim)}"
            bits = _STRONG - _cost(passage, claim, (base,))
            yield _Reading(Relation.PRODUCT, (base,), value, bits, equation)


_IN_TURN = lazy(r"分别|依次")


def _sums(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    if not claim.is_level or claim.kind in (PERCENT, POINT, FOLD):
        return
    at = next(place for place, one in enumerate(near) if one is claim)
    for run, ahead in ((near[:at][::-1], True), (near[at + 1 :], False)):
        parts: list[Mention] = []
        for one in run:
            if not _is_written_in_digits(one) or (one.is_percent and parts):
                continue  # 三个村加起来57趟
            if not _may_be_part(one, claim) or (
                not ahead and _goes_on_otherwise(one, claim, parts)
            ):
                break
            parts.append(one)
            told = not ahead and _is_counted(passage, claim, parts)
            if not ahead and not told and one.sentence != parts[0].sentence:
                break  # a list may go on behind what is read here
            found = tuple(parts[::-1] if ahead else parts)
            following = run[len(parts) :][:1]
            if following and _may_be_part(following[0], claim) and not told:
                continue  # it has more parts
            if _IN_TURN.search(found[0].lead):
                continue  # 总高分别为21米、36米、58米
            if len(parts) > 1 and may_be_sum(passage, claim, found, ahead=ahead):
                yield _sum(passage, claim, found, ahead=ahead, told=told)


def _may_be_part(one: Mention, claim: Mention) -> bool:
    return same_kind(one, claim) and one.is_level and one.is_exact and one.depth <= claim.depth + 1


def _goes_on_otherwise(one: Mention, claim: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether a figure is no further part: 经济类5件、城建类4件，办结12件."""
    other_sign = len(parts) > 1 and _SIDE.match(parts[-1].before) and one.before[:1] == "，"
    return one.value >= claim.value or bool(other_sign)


def _sum(
    passage: Passage, claim: Mention, parts: tuple[Mention, ...], *, ahead: bool, told: bool
) -> _Reading:
    value = sum((one.value for one in parts), Fraction(0))
    names = [one.lead for one in parts]
    exclusive = any(
        all(one.search(name) or other.search(name) for name in names)
        and any(one.search(name) and not other.search(name) for name in names)
        and any(other.search(name) for name in names)
        for one, other in _APART
    )
    cue = _ADDED.search(claim.clause if ahead else claim.clause + claim.tail)
    bits = _WEAK
    if exclusive or told or (cue is not None and (ahead or len(parts) > 2)):
        bits = _STRONG
    elif not ahead and value > claim.value and _AMONG.match(parts[0].lead) and not _overlap(names):
        bits = _FAIR
    elif len(parts) > 2:
        bits = _WEAK + 1
    equation = "＋".join(map(written, parts)) + f"＝{in_unit_of(value, claim)}"
    bits -= _cost(passage, claim, parts)
    if "兼" in passage.text[min(claim.start, parts[0].start) : max(claim.end, parts[-1].end) + 8]:
        bits -= _FAIR  # who holds two posts is counted once
    return _Reading(Relation.TOTAL, parts, value, bits, equation, sure=told)


_SPLIT = lazy(r"(?:分[成为作]?|用[于在]|由|给|拨[给付]?|投[向入])$")


def _is_counted(passage: Passage, claim: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether so many parts are announced behind the whole: 24万元分三块使用："""
    return any(
        claim.at < one.at < parts[0].at
        and one.figure.value == len(parts)
        and not _is_written_in_digits(one)
        and _SPLIT.search(one.lead) is not None
        for one in passage.near
    )


def _overlap(names: Sequence[str]) -> bool:
    return any(OVERLAP.search(name) for name in names)


def _differences(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    """Read 宅基地96宗，已批71宗，还剩29宗; 孵出84只，上一年67只，多了27只."""
    delta = claim.role is Role.DELTA
    if (claim.each and not delta) or claim.kind in (PERCENT, FOLD):
        return
    if not delta and not _LEFT.search(claim.lead):
        return
    before = _last_two(
        [
            one
            for one in near
            if one.at < claim.at
            and (same_kind(one, claim) or (claim.kind == POINT and one.is_percent))
        ]
    )
    if before is None:
        return
    one, other = before
    big, small = (one, other) if one.value > other.value else (other, one)
    value = big.value - small.value
    if not delta and _balanced(claim, near):
        return  # what there was, what came and what went
    relation = Relation.CHANGE if delta else Relation.BALANCE
    result = plain(value) + claim.unit if claim.kind == POINT else in_unit_of(value, claim)
    equation = f"{written(big)}－{written(small)}＝{result}"
    bits = _STRONG - _cost(passage, claim, before)
    yield _Reading(relation, tuple(before), value, bits, equation)


_ACCOUNT = 4


def _balanced(claim: Mention, near: Sequence[Mention]) -> bool:
    """Say whether the figures before a rest give it, some of them added, some taken away."""
    before = [one for one in near if one.at < claim.at and same_kind(one, claim)]
    for first in range(max(0, len(before) - _ACCOUNT), len(before) - 1):
        opening, *moves = before[first:]
        for signs in product((1, -1), repeat=len(moves)):
            moved = sum(sign * one.value for sign, one in zip(signs, moves, strict=True))
            if opening.value + moved == claim.value:
                return True
    return False


_TO = lazy(r"[至到][ ]?$")
_EARLIER = lazy(
    r"[去前]年|上[年月季周期届学次个]|同期|原|年初|期初|月初|前[一两次期]?|往年|初|\d年|\d月|[一二三四五六七八九十]月|由|从|试点|起"
)


_WHEN = lazy(r"[今去前]年|[本上][年月季周期]|\d{1,4}[年月]|同期|[为是有达到至由从的，]")


_FEW_PAIRS = 2


def _alike(one: Mention, other: Mention) -> bool:
    """Say whether two values are named alike, or one of them by its time alone."""
    names = sorted((_WHEN.sub("", each.clause) for each in (one, other)), key=len)
    short, long = names
    pairs = [short[at : at + 2] for at in range(len(short) - 1)]
    return len(pairs) < _FEW_PAIRS or 2 * sum(pair in long for pair in pairs) >= len(pairs)


_CHANGED = lazy(
    r"同比|环比|[比较与][^，。；\d]{0,6}?(?:相比|年|月|季度?|期)|实际|[增减升降涨跌提回扩缩下上]\p{Han}?[长加少幅降升落高大小涨跌了到至]?\p{Han}?$|[了约达为]"
)


def _growths(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    """Read 今年540条，去年450条，同比增长25%."""
    if claim.kind != PERCENT or claim.role is not Role.DELTA or _TO.search(claim.lead):
        return
    before = _last_two([one for one in near if one.at < claim.at and not one.is_percent])
    if before is None:
        return
    one, other = before
    subject = _CHANGED.sub("", claim.lead)
    pairs = [subject[at : at + 2] for at in range(len(subject) - 1)]
    if "其中" in subject or (
        pairs and not any(pair in one.clause + other.clause for pair in pairs)
    ):
        return  # 收入由5亿元增加到8亿元，利润增长30%
    if not _alike(one, other):
        return  # 发放贷款500亿元，收回贷款400亿元
    if not (_EARLIER.search(one.clause) or _EARLIER.search(other.clause)):
        return  # 预算100亿元，决算110亿元，比上年增长12%
    if one.value == other.value or min(one.value, other.value) <= 0:
        return
    down = _DOWN.search(claim.lead) is not None
    big, small = (one, other) if one.value > other.value else (other, one)
    base = big if down else small
    value = (big.value - small.value) / base.value * _HUNDRED
    result = shown(value, decimals(claim.figure)) + claim.unit
    equation = f"（{written(big)}－{written(small)}）÷{written(base)}＝{result}"
    bits = _STRONG - _cost(passage, claim, before)
    yield _Reading(Relation.CHANGE, tuple(before), value, bits, equation, rounded=True)


def _last_two(before: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return the last figure and the last one before it of its kind, if both are plain levels."""
    if not before:
        return None
    last = before[-1]
    first = next((one for one in reversed(before[:-1]) if same_kind(one, last)), None)
    if first is None:
        return None
    plain_levels = all(
        one.role in (Role.LEVEL, Role.RATE, Role.PLAN) and one.is_exact and not one.each
        for one in (first, last)
    )
    return (first, last) if plain_levels else None


_MEAN = lazy(r"平均|均[为是值分]?")


def _means(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    """Read 120毫秒、135毫秒、105毫秒，三轮平均140毫秒."""
    if claim.role is not Role.LEVEL or not _MEAN.search(claim.clause):
        return
    parts: list[Mention] = []
    for one in reversed([one for one in near if one.at < claim.at]):
        if same_kind(one, claim) and one.is_exact:
            parts.insert(0, one)
        elif _is_written_in_digits(one):
            break
    if len(parts) < 2:
        return
    value = sum((one.value for one in parts), Fraction(0)) / len(parts)
    result = shown(value / claim.dimension.scale, decimals(claim.figure)) + claim.unit
    equation = f"（{'＋'.join(map(written, parts))}）÷{len(parts)}＝{result}"
    bits = _STRONG - _cost(passage, claim, parts)
    yield _Reading(
        Relation.RATIO, tuple(parts), value, bits, equation, rounded=True, sure=len(parts) > 2
    )


_RATE = lazy(r"(?P<of>\p{Han}{2,3})率(?:[约达为是到]|仅|高达)*[ ]?")


def _rates(passage: Passage, near: Sequence[Mention], claim: Mention) -> Iterator[_Reading]:
    """Read 共80名学员，合格64人，合格率85%: what is right before a rate of its name."""
    named = _RATE.fullmatch(claim.lead.strip()) if claim.role is Role.RATE else None
    before = [one for one in near if one.at < claim.at and not one.is_percent]
    if named is None or len(before) < 2 or before[-1].at != claim.at - 1:
        return
    part = before[-1]
    whole = next((one for one in reversed(before[:-1]) if same_kind(one, part)), None)
    if whole is None or not 0 < part.value <= whole.value or named["of"] not in part.lead:
        return
    if not (part.is_level and whole.is_level and part.is_exact and whole.is_exact):
        return
    value = part.value / whole.value * _HUNDRED
    result = f"{shown(value, decimals(claim.figure))}%"
    equation = f"{written(part)}÷{written(whole)}＝{result}"
    bits = _STRONG - _cost(passage, claim, (part, whole))
    yield _Reading(Relation.RATIO, (part, whole), value, bits, equation, rounded=True)
