"""Parts of a total: which figures before or after it are its parts, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.figures.arithmetic import Bounds, bounds, comparable
from wenlint.figures.quantities import Quantity
from wenlint.patterns import lazy

_DONE = lazy(r"已|办结|完成|整改|采纳|解决|落实|处理|回收|合格|通过|提高|分别|每|均")
_MOST_PARTS = 12
_SUMMED = lazy(r"合计|共计|总计|共")
_GAP = lazy(r"[^。；\d]{0,24}")
_GENERAL_UNITS = frozenset("个项次件种类场期点处条")
_NOUN = lazy(r"\p{Han}{2,10}")


def total_of(parts: Sequence[Quantity]) -> Bounds:
    """Return what `parts` add up to."""
    added = Bounds(Fraction(0), Fraction(0))
    for part in parts:
        added = added.plus(bounds(part))
    return added


def running_totals(parts: Sequence[Quantity]) -> Iterator[Bounds]:
    """Yield the sums of the first two parts, the first three, and so on."""
    added = bounds(parts[0])
    for part in parts[1:]:
        added = added.plus(bounds(part))
        yield added


def parts_after(text: str, figures: Sequence[Quantity], place: int) -> Sequence[Quantity]:
    """Return the parts that follow a total, at its own depth of brackets and of 其中."""
    total = figures[place]
    parts: list[Quantity] = []
    at, first_depth = total.span.end, None
    depth = nested = 0
    between = ""
    for one in figures[place + 1 : place + 1 + _MOST_PARTS]:
        gap = text[at : one.span.start]
        depth += gap.count("（") - gap.count("）")
        at = one.span.end
        if parts and (len(gap) > 30 or _DONE.search(gap)):
            break
        looser = (gap[:1] == "，" and "、" in between) or (gap[:1] == "；" and "；" not in between)
        if len(parts) > 1 and looser:
            break
        between = gap if len(parts) == 1 else between
        first_depth = depth if first_depth is None else first_depth
        if depth > first_depth or one.is_percent or one.unit in ("岁", "年"):
            continue
        nested += gap.count("其中")
        if depth < first_depth or nested > 1 or not comparable(one, total) or one.ranged:
            break
        parts.append(one)
    return parts


def parts_before(text: str, figures: Sequence[Quantity], place: int) -> Sequence[Quantity]:
    """Return the figures of the total's unit that stand right before it, one behind the other."""
    total, at = figures[place], figures[place].span.start
    parts: list[Quantity] = []
    for one in reversed(figures[max(0, place - _MOST_PARTS) : place]):
        gap = text[one.span.end : at]
        summary = not parts and one.unit == "项" and _SUMMED.fullmatch(gap)  # 三项合计
        if summary or (parts and one.is_percent and not total.is_percent):
            at = at if summary else one.span.start
            continue
        if not _GAP.fullmatch(gap) or "其中" in gap or one.ranged or not comparable(one, total):
            break
        at = one.span.start
        parts.insert(0, one)
    return parts


def counts_other_things(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Say whether a total counts something that the parts do not: 16个村，共210个小组."""
    if total.unit not in _GENERAL_UNITS:
        return False
    nouns = [noun[0] if (noun := _NOUN.match(text, one.span.end)) else "" for one in parts]
    noun = _NOUN.match(text, total.span.end)
    return noun is not None and not any(noun[0][:2] in other for other in nouns)
