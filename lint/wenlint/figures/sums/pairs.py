"""Kinds that are all there is, with their total somewhere before: 城镇人口, 乡村人口; votes."""

from __future__ import annotations

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import comparable
from wenlint.figures.sums.kinds import ANY_KIND, ATTRIBUTES, COMPLEMENTS, complement
from wenlint.figures.sums.total import Sum, figures_of
from wenlint.figures.telling import CHANGE, Passage, Told

_REACH = 12
# A budget is no total of what was spent.
_PLANNED = lazy(r"计划|预算|目标|任务|指标")
_COMMON = lazy(r"[为有是约达共计的]|其中|完成|实现")


def two_kinds(passage: Passage, place: int) -> Sum | None:
    """Read two figures whose names exclude each other, with the total somewhere before."""
    if not place:
        return None
    other = passage.told[place]
    if other.figure.is_percent or not ANY_KIND.search(other.lead):
        return None
    at = place - 1
    while at >= 0 and passage.told[at].figure.is_percent:
        at -= 1
    one = passage.told[at]
    between = (one, other)
    if at < 0 or not comparable(one.figure, other.figure) or one.depth != other.depth:
        return None
    gap = passage.between(one, other)
    if one.figure.ranged or other.figure.ranged or len(gap) > 24 or "：" in gap:
        return None
    pair = next((p for p in COMPLEMENTS if complement([t.lead for t in between], *p)), None)
    if pair is None or ATTRIBUTES.search(one.lead + other.lead):
        return None
    wholes = [
        t
        for t in passage.until(at)[-_REACH:]
        if comparable(t.figure, one.figure)
        and not t.figure.ranged
        and t.figure.value >= max(one.figure.value, other.figure.value)
        and not CHANGE.search(t.lead)
        and not (_PLANNED.search(t.clause) and not _PLANNED.search(one.lead + other.lead))
    ]
    sums_ = [Sum(t.figure, (one.figure, other.figure)) for t in wholes]
    if any(found.holds for found in sums_):
        return None
    words = [match[0] for p in pair for t in between if (match := p.search(t.lead))]
    name = _COMMON.sub("", pair[0].sub("", one.lead, 1) or pair[1].sub("", other.lead, 1))
    both = [t for t in wholes if _speaks_of(t, name, "".join(words))]
    return Sum(both[-1].figure, (one.figure, other.figure)) if both else None


def _speaks_of(whole: Told, name: str, kinds: str) -> bool:
    """Say whether a figure is the whole of two kinds: 进出口总额, 常住人口."""
    if all(sign in whole.clause for sign in kinds):
        return True
    return len(name) > 1 and name in whole.label


_FOR = lazy(r"赞成|同意")
_AGAINST = lazy(r"反对|不同意")
_ABSTAINED = lazy(r"弃权")
_PRESENT = lazy(r"实到|实际出席|实际到会|到会|出席|收回|有效")


_BALLOTS = ("票", "人", "张", "名", "位", "股")


def votes(passage: Passage) -> Sum | None:
    """Read 同意141票，反对3票，弃权5票 beside 实到157人: who is there votes."""
    ballots = [one for one in passage.told if one.figure.unit in _BALLOTS]
    found = [
        next((one for one in ballots if kind.search(one.lead)), None)
        for kind in (_FOR, _AGAINST, _ABSTAINED)
    ]
    told = [one for one in found if one is not None]
    if len(told) < len(found) or any(one.figure.ranged for one in told):
        return None
    others = [
        one
        for one in passage.all
        if one not in told and one.figure.unit in _BALLOTS and not one.figure.ranged
    ]
    shares = told[0].figure.unit == "股"
    if shares:
        others = [one for one in others if one.figure.unit == "股"]
    figures = figures_of(told)
    present = [one for one in others if _PRESENT.search(one.clause)]
    if not present or any(Sum(one.figure, figures).holds for one in others):
        return None
    return Sum(present[-1].figure, figures)
