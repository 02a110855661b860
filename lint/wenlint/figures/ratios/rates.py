"""Rates that the two figures they are of do not give: 计划80，完成60，完成率85%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import comparable, decimals, plain, share_agrees, shown
from wenlint.figures.quantities import Quantity
from wenlint.figures.ratios.rate_names import ANY_PREFIX, ANY_STEM, KNOWN, NO_RATE, RATES
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told, like
from wenlint.lexicon.measure_sets import SEATS

_RATE = lazy(
    r"(?P<of>\p{Han}{0,10}?(?:率|系数|亏损面|[化龄]程度))"
    r"(?:[仅只]?[为达约是]|达到|高达|已达)?了?[ ]?$"
)
_GENERIC = frozenset("应实已共全的有总达新为率")
_MOVED = lazy(r"[增减升降涨跌][为到至加少长]|[由从]")
_PLAN = lazy(r"计划|任务|目标|预算|指标|下达")
_OF_PLAN = lazy(
    r"(?:完成|占|为|达到?|实现)(?:了)?\p{Han}{0,12}?"
    r"(?:计划|任务|目标|预算|指标)(?:任务|数|量|总数|总量|值|数的)?的?[ ]?$"
    r"|^(?:已|累计|总体)?完成(?:了|率|率为)?[ ]?$|^\p{Han}{0,4}进度(?:[为达]|达到)?[ ]?$"
)
_DONE = lazy(r"完成|实际|实现|已|新增|达到?|累计|支出|落实|到位|为")
_REACH = 6


def rates(passage: Passage) -> Iterator[Computed]:
    """Yield the rates of a sentence that its figures do not give."""
    for place, one in enumerate(passage.told):
        if not one.figure.is_percent or one.figure.ranged:
            continue
        pair = _of_rate(passage, place) or _of_plan(passage, place) or _of_the_two(passage, place)
        if pair is None:
            continue
        part, whole = pair
        if whole.value <= 0 or share_agrees(part, whole, one.figure):
            continue
        if _explained(passage.until(place), one.figure, part):
            continue
        right = shown(part.value / whole.value * 100, decimals(one.figure))
        sum_ = f"{plain(part.value)}÷{plain(whole.value)}＝{right}%"
        yield Computed(one.figure, (whole, part), sum_)


def _explained(before: Sequence[Told], claim: Quantity, part: Quantity) -> bool:
    """Say whether any two of the figures before make the rate, or these two another one."""
    figures = [t.figure for t in like(before, part)][-_REACH:]
    others = [t.figure for t in before if t.figure.is_percent and not t.figure.ranged]
    if _of_all(figures, claim, part):
        return True
    return any(
        share_agrees(one, other, claim)
        or (one is part and any(share_agrees(one, other, rate) for rate in others))
        for one in figures
        for other in figures
        if one is not other
    )


def _of_all(figures: Sequence[Quantity], claim: Quantity, part: Quantity) -> bool:
    """Say whether the parts up to `part` make the rate together: 上半年46%，…，全年97%."""
    whole, *parts = figures or [part]
    while len(parts) > 1:
        added = replace(part, value=sum((one.value for one in parts), Fraction(0)))
        if share_agrees(added, whole, claim):
            return True
        parts = parts[1:]
    return False


def _of_rate(passage: Passage, place: int) -> tuple[Quantity, Quantity] | None:
    """Find the numerator and the denominator of 合格率, by what their clauses say."""
    named = _RATE.search(passage.told[place].lead)
    if named is None:
        return None
    name = named["of"].removesuffix("率")
    for known, numerator, denominator in KNOWN:
        if known.fullmatch(name):
            return _figures_of(_pair(passage, place, numerator, denominator))
    if NO_RATE.search(name):
        return None
    for stem, numerator, denominator in RATES:
        match = stem.search(name)
        if match is None:
            continue
        prefix = name[: match.start()]
        found = (
            _pair(passage, place, numerator, denominator)
            or _adjacent(passage, place, match[0])
            or (_adjacent(passage, place, prefix) if match[0] in ANY_STEM else None)
        )
        if found is None:
            return None
        told = found[0].label + found[1].label
        return _figures_of(found) if _qualified(told, prefix) else None
    return _figures_of(_adjacent(passage, place, name)) if len(name) <= 4 else None


def _figures_of(found: tuple[Told, Told] | None) -> tuple[Quantity, Quantity] | None:
    return (found[0].figure, found[1].figure) if found else None


def _qualified(told: str, prefix: str) -> bool:
    """Say whether what stands before 就业率 is told of the figures: 对口 may be a part of them."""
    if not prefix or prefix in ANY_PREFIX:
        return True
    pairs = [prefix[at : at + 2] for at in range(max(1, len(prefix) - 1))]
    return 3 * sum(pair in told for pair in pairs) >= len(pairs)


def _adjacent(passage: Passage, place: int, stem: str) -> tuple[Told, Told] | None:
    """Return the two figures right before, if the second is told with a sign of the stem."""
    if place < 2:
        return None
    whole, part = passage.told[place - 2 : place]
    alike = comparable(whole.figure, part.figure) and not whole.figure.is_percent
    signs = [sign for sign in stem if sign not in _GENERIC]
    if not alike or whole.figure.ranged or part.figure.ranged or whole.depth != part.depth:
        return None
    if _MOVED.search(passage.between(whole, part)):
        return None
    told = part.label + whole.label
    known = sum(sign in told for sign in signs)
    named = any(sign in part.clause for sign in signs) and 2 * known >= len(signs)
    return (part, whole) if named else None


def _pair(
    passage: Passage, place: int, numerator: regex.Pattern[str], denominator: regex.Pattern[str]
) -> tuple[Told, Told] | None:
    """Return the figure that the numerator's words tell, and the last whole of its kind."""
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        part = passage.told[at]
        if part.figure.is_percent or part.figure.ranged:
            continue
        if not numerator.search(part.lead + part.figure.unit + part.tail[:6]):
            continue
        wholes = [
            t
            for t in passage.until(at)[-_REACH:]
            if (comparable(t.figure, part.figure) or _seats(t.figure, part.figure))
            and not t.figure.ranged
            and denominator.search(t.lead + t.tail[:6])
        ]
        return (part, wholes[-1]) if wholes else None
    return None


def _seats(whole: Quantity, part: Quantity) -> bool:
    """Say whether people fill what is counted: 床位400张，入住372人."""
    return whole.unit in SEATS and part.unit in ("人", "名", "位", "张")


def _of_plan(passage: Passage, place: int) -> tuple[Quantity, Quantity] | None:
    """Find what was done and what was planned: 完成年度计划9亿元的80%, 为预算的107%."""
    one = passage.told[place]
    if _OF_PLAN.search(one.lead):
        before = [t for t in passage.until(place) if not t.figure.is_percent][-_REACH:]
        return _planned(before)
    if not place or one.lead.strip() != "的" or not _OF_PLAN.search(passage.told[place - 1].lead):
        return None
    whole = passage.told[place - 1]
    parts = like(passage.until(place - 1), whole.figure)
    return (parts[-1].figure, whole.figure) if parts else None


_DONE_RATE = lazy(
    r"^(?:已|共|累计|总体)?完成(?:了|率)?(?:[为达约]|达到)?[ ]?$"
    r"|^(?:执行|完成|支出)率(?:[为达约是]|达到)?[ ]?$"
)
_NOT_DONE = lazy(r"[增减升降涨跌比每均余剩]|同期|未|另|[超还]")


def _of_the_two(passage: Passage, place: int) -> tuple[Quantity, Quantity] | None:
    """Find the only two figures before 完成65%: 招600名，第一批录取360名，完成60%."""
    one = passage.told[place]
    if place < _TWO or not _DONE_RATE.search(one.lead):
        return None
    whole, part = passage.told[place - 2 : place]
    if len(like(passage.told[:place], part.figure)) != _TWO or place > _TWO:
        return None
    if not comparable(whole.figure, part.figure) or whole.figure.value < part.figure.value:
        return None
    if whole.figure.ranged or part.figure.ranged or whole.depth or part.depth:
        return None
    if _NOT_DONE.search(part.lead) or _NOT_DONE.search(whole.lead):
        return None
    return (part.figure, whole.figure)


_TWO = 2


def _planned(before: Sequence[Told]) -> tuple[Quantity, Quantity] | None:
    if len(before) < 2:
        return None
    if _PLAN.search(before[-1].lead) and _DONE.search(before[-2].lead):
        before = [*before[:-2], before[-1], before[-2]]
    part = before[-1]
    wholes = [
        t for t in before[:-1] if comparable(t.figure, part.figure) and _PLAN.search(t.clause)
    ]
    if not wholes or part.figure.ranged or wholes[-1].figure.ranged:
        return None
    done = _DONE.search(part.clause) and not _PLAN.search(part.lead)
    return (part.figure, wholes[-1].figure) if done else None
