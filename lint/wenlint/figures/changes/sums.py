"""Whether the change that is claimed follows from the values before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import Bounds, bounds, comparable, decimals, plain, shown
from wenlint.figures.changes.changes import Change
from wenlint.figures.changes.faults import Contradiction, Fault, difference, is_at_prices
from wenlint.figures.changes.reading import Told
from wenlint.figures.changes.times import Period
from wenlint.figures.changes.words import FOLD, Role
from wenlint.figures.changes.years import averaged
from wenlint.figures.quantities import PERCENT, POINT, Hedge, Quantity

# A rank rises as its number falls, and a loss that grows is no fall.
_UPSIDE_DOWN = lazy(r"负增|负数|负值|为负|排[名位在]|名次|位次|[位名]列|[位名]居|居第|零下|温")
# A speed told as a time rises as its seconds fall.
_SPEED = lazy(r"速度|速率|效率|性能|快到")
_TIMES = frozenset(["秒", "分钟", "小时", "天", "毫秒", "个月"])
# A loss falls as any figure does, as long as nothing turns it into a gain.
_LOSS, _GAIN = lazy("亏|逆差|赤字"), lazy("盈|顺差|利润|扭亏|净")
_NO_SIZE = frozenset(["级", "类", "位", "号", "届", "℃", "档"])
# Two values side by side are not those of one thing if one is a multiple of the other.
_FAR = 8
# How many figures around a claim may explain it.
_NEAR = 16


def contradictions(
    text: str, change: Change, around: Sequence[Quantity]
) -> Iterator[Contradiction]:
    """Yield what `change` says wrong; a figure `around` that explains a claim acquits it."""
    for wrong in _contradictions(text, change, around):
        if change.is_doubtful:
            return
        yield wrong


def _contradictions(
    text: str, change: Change, around: Sequence[Quantity]
) -> Iterator[Contradiction]:
    before, after = change.before, change.after
    if before is None or after is None:
        if after is not None:
            yield from _implied(text, change, after, around)
        return
    told = text[change.span.start : change.span.end]
    upside_down = _is_upside_down(told) or before.figure.unit in _NO_SIZE
    upside_down = upside_down or (
        before.figure.unit in _TIMES | {""} and _SPEED.search(told) is not None
    )
    for place, (first, last) in enumerate(zip(before.figures, after.figures, strict=True)):
        if first.value <= 0 or (upside_down and not first.is_percent):
            continue
        turned = _turned(change, first, last)
        if turned is not None and not upside_down:
            yield turned
            continue
        for claim in change.claims:
            figure = claim.figures[place] if len(claim.figures) == len(before.figures) else None
            if figure is None or figure.ranged or not _same_base(claim, before, after):
                continue
            wrong = _judged(text, change, claim, figure, (first, last), around)
            if wrong is not None:
                yield wrong
                break


def _is_upside_down(told: str) -> bool:
    """Say whether a figure that falls may tell of a rise."""
    loss = _LOSS.search(told) is not None and _GAIN.search(told) is not None
    return loss or _UPSIDE_DOWN.search(told) is not None


def _turned(change: Change, first: Quantity, last: Quantity) -> Contradiction | None:
    """Find 由43下降到86: the verb says one direction, the values the other."""
    after = change.after
    if after is None or after.cue.up is None:
        return None
    if {claim.cue.up for claim in change.claims} >= {True, False}:
        return None  # 增加60万元，减少30万元，结转下年70万元
    one, other = bounds(first), bounds(last)
    if not (one.low > other.high if after.cue.up else one.high < other.low):
        return None
    if last.unit in _TIMES and after.cue.up:
        return None  # 百米成绩由12秒提高到11秒: the shorter, the better
    return Contradiction(Fault.DIRECTION, last.span, "", first.span, last.span)


def _judged(
    text: str,
    change: Change,
    claim: Told,
    figure: Quantity,
    ends: tuple[Quantity, Quantity],
    around: Sequence[Quantity],
) -> Contradiction | None:
    """Compare one claim with the two values."""
    first, last = ends
    if claim.cue.averaged:
        return averaged(text, change, claim, figure, ends)
    right = _right(claim, figure, first, last)
    if not right:
        return None
    if figure.is_percent and not first.is_percent and is_at_prices(text, change):
        return None
    if figure.unit == "倍" and len(change.claims) > 1:
        right = right[:1]  # 增长两倍，年均增长14.9%: who reckons so finely says to 1, not by 1
    rises = last.value > first.value
    said = _said(figure, ends)
    if any(one.meets(said) for one in right):
        up = claim.cue.up
        one, other = bounds(first), bounds(last)
        apart = not one.meets(other)
        if claim.cue.role is Role.BY and up is not None and up != rises and apart:
            place = Span(claim.gap.end - len(_verb(text, claim)), figure.span.end)
            return Contradiction(Fault.DIRECTION, place, "", first.span, last.span)
        return None
    on_base = claim.cue.period is not None and _is_timed(change.before)
    sure = change.plain or (
        (claim.cue.up is None or claim.cue.up == rises or on_base)
        and max(first.value, last.value) <= _FAR * min(first.value, last.value)
    )
    if not sure or _explained(figure, claim, ends, around):
        return None
    return Contradiction(
        Fault.SIZE, figure.span, _sum(claim, figure, first, last), first.span, last.span
    )


def _is_timed(told: Told | None) -> bool:
    return told is not None and told.cue.period is not None


def _verb(text: str, claim: Told) -> str:
    return text[claim.gap.end - 2 : claim.gap.end]


def _rounding(figure: Quantity, ends: tuple[Quantity, Quantity]) -> int:
    """Return to what a difference of finer values was rounded: 1700 of 8200 and 6442 to 100."""
    if figure.is_percent or figure.unit in (POINT, "倍", FOLD):
        return 0
    power = _zeros(figure)
    rough = 100 <= power <= figure.value / 10 and min(map(_zeros, ends)) < power
    return power if rough else 0


def _zeros(figure: Quantity) -> int:
    """Return the power of ten that a figure is a multiple of, in units of its last digit."""
    count, power = int(figure.value / figure.step), 1
    while count and count % (power * 10) == 0:
        power *= 10
    return int(power * figure.step)


def _said(figure: Quantity, ends: tuple[Quantity, Quantity]) -> Bounds:
    """Return what a claim can stand for; digits cut off (28.5 for 28.57) pass for rounded."""
    said = bounds(figure)
    if rounded := _rounding(figure, ends):
        return Bounds(said.low - Fraction(rounded, 2), said.high + rounded)
    if figure.unit == "倍" and figure.value == 1:
        return bounds(replace(figure, step=Fraction(1, 2)))
    if figure.is_percent and figure.hedge is Hedge.NONE and figure.step < 1:
        return Bounds(said.low, max(said.high, figure.value + figure.step * Fraction(99, 100)))
    return said


def _right(claim: Told, figure: Quantity, first: Quantity, last: Quantity) -> list[Bounds]:
    """Return what the claim can rightly be; nothing where it cannot be judged."""
    start, end = bounds(first), bounds(last)
    if start.low <= 0:
        return []
    multiple = end.over(start)
    if claim.cue.role is Role.TIMES:
        percent = figure.is_percent
        return [] if first.is_percent else [multiple.times(Fraction(100)) if percent else multiple]
    change = difference(first, last)
    rate = change.over(start)
    if figure.unit == PERCENT:
        percent_rate = rate.times(Fraction(100))
        return [change, percent_rate] if first.is_percent else [percent_rate]
    if figure.unit == POINT:
        return [change] if first.is_percent else []
    if figure.unit == FOLD:
        return [] if claim.cue.up is False else _folds(figure, multiple)
    if figure.unit == "倍":
        return [] if first.is_percent else [rate] if figure.value == 1 else [rate, multiple]
    # No change is larger than both its ends: 能耗由0.28吨降至0.24吨，全年节约1.6万吨.
    beyond = figure.value > max(first.value, last.value)
    return [] if beyond or first.is_percent or not comparable(figure, last) else [change]


def _folds(figure: Quantity, multiple: Bounds) -> list[Bounds]:
    """Answer 翻N番 itself where the multiple fits it: nobody says it to the digit."""
    times = Fraction(2) ** int(figure.value)
    low, high = times * Fraction(4, 5), times * Fraction(5, 4)
    if figure.hedge is Hedge.ABOVE:
        low, high = times, times * 2
    elif figure.hedge is Hedge.ABOUT:
        low, high = times * Fraction(7, 10), times * Fraction(21, 20)
    fits = multiple.meets(Bounds(low, high))
    return [bounds(figure)] if fits else [Bounds(Fraction(-1), Fraction(-1))]


def _explained(
    figure: Quantity, claim: Told, ends: tuple[Quantity, Quantity], around: Sequence[Quantity]
) -> bool:
    """Say whether two other figures near by give the claim, in its direction."""
    near = sorted(around, key=lambda one: abs(one.span.start - figure.span.start))[:_NEAR]
    unlike = {(one.value, one.step, one.unit, one.hedge): one for one in near if one != figure}
    said, up = _said(figure, ends), claim.cue.up
    told = {one.value for one in ends}
    if _balanced(figure, ends, near):
        return True
    for one, other in permutations(unlike.values(), 2):
        if {one.value, other.value} == told or not comparable(one, other):
            continue
        if up is not None and (other.value > one.value) is not up:
            continue
        if any(right.meets(said) for right in _right(claim, figure, one, other)):
            return True
    return False


def _balanced(figure: Quantity, ends: tuple[Quantity, Quantity], near: Sequence[Quantity]) -> bool:
    """Say whether another figure between the ends balances them: 200，增60，减25，余235."""
    first, last = ends
    moved = last.value - first.value
    start, end = sorted(one.span.start for one in ends)
    beside = [
        one
        for one in near
        if one not in ends
        and one != figure
        and comparable(one, figure)
        and comparable(one, last)
        and start < one.span.start < end
    ]
    sums_ = {figure.value - one.value for one in beside}
    sums_ |= {figure.value + one.value for one in beside}
    return not figure.is_percent and any(abs(moved) == abs(one) for one in sums_)


def _same_base(claim: Told, before: Told, after: Told) -> bool:
    """Say whether a claim is counted from the value before and from nothing else."""
    if claim.cue.other_base:
        return False
    base, start, end = claim.cue.period, before.cue.period, after.cue.period
    if base is None or start is None:
        return True
    if base.year is not None:
        return start.year == base.year or start.year is None
    if base.is_start:
        return start.is_start or start.kind in ("year", "origin")
    if base.kind == "year":
        return _year_before(start, end)
    if base.kind == "last":
        return start.kind == "last" or (start.part is not None and start.turn != -1)
    return start.turn == -1 or start.part is not None or base.kind == "origin"


def _year_before(start: Period, end: Period | None) -> bool:
    if start.year is not None:
        return end is not None and end.year is not None and end.year - start.year == 1
    return start.kind in ("year", "term") or (start.kind == "origin" and start.turn == -1)


def _implied(
    text: str, change: Change, after: Told, around: Sequence[Quantity]
) -> Iterator[Contradiction]:
    """Check 收入250万元，同比增加50万元，增长40%: the base is 250 less 50."""
    by = [one for one in change.claims if one.cue.role is Role.BY and len(one.figures) == 1]
    amounts = [one for one in by if comparable(one.figure, after.figure)]
    rates = [one for one in by if one.figure.is_percent]
    if len(after.figures) != 1 or len(amounts) != 1 or len(rates) != 1 or after.figure.is_percent:
        return
    amount, rate = amounts[0], rates[0]
    same = rate.cue.period is None or rate.cue.period == amount.cue.period
    odd = any(one.cue.other_base or one.cue.averaged or one.figure.ranged for one in by)
    told = text[change.span.start : change.span.end]
    if not same or odd or after.figure.ranged or _is_upside_down(told):
        return
    if amount.cue.up is None or rate.cue.up is not amount.cue.up or is_at_prices(text, change):
        return
    size, now = bounds(amount.figure), bounds(after.figure)
    base = now.minus(size) if amount.cue.up else now.plus(size)
    ends = (amount.figure, after.figure)
    if base.low <= 0:
        return
    if size.over(base).times(Fraction(100)).meets(_said(rate.figure, ends)):
        return
    if _explained(rate.figure, rate, ends, around):
        return
    signed = amount.figure.value if amount.cue.up else -amount.figure.value
    whole = after.figure.value - signed
    right = shown(amount.figure.value / whole * 100, decimals(rate.figure))
    sum_ = f"{plain(amount.figure.value)}÷{plain(whole)}＝{right}%"
    yield Contradiction(Fault.SIZE, rate.figure.span, sum_, amount.figure.span, after.figure.span)


def _sum(claim: Told, figure: Quantity, first: Quantity, last: Quantity) -> str:
    """Write the sum that gives the right figure."""
    a, b = plain(first.value), plain(last.value)
    places = decimals(figure)
    high, low = (b, a) if last.value >= first.value else (a, b)
    if claim.cue.role is Role.TIMES and figure.is_percent:
        return f"{b}÷{a}＝{shown(last.value / first.value * 100, places)}%"
    if figure.unit in ("倍", FOLD):
        return f"{b}÷{a}＝{shown(last.value / first.value, max(places, 1))}"
    if figure.is_percent and not first.is_percent:
        rate = abs(last.value - first.value) / first.value * 100
        return f"（{high}－{low}）÷{a}＝{shown(rate, places)}%"
    return f"{high}－{low}＝{plain(abs(last.value - first.value))}"
