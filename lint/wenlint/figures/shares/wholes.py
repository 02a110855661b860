"""The whole that a part of a passage belongs to."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from wenlint.core.patterns import lazy
from wenlint.figures.quantities import Quantity
from wenlint.figures.shares.cues import cue_of, is_of
from wenlint.figures.telling import Passage, Told, bare, like, tells

AMONG = lazy(r"其中|当中|里面|之中|(?:^|[^其])中[，,]?(?:的|有)?|[中里][，,]?[\p{Han}“”]{0,14}有$")
_TOTAL = lazy(r"共|总|合计|累计|全部|全体|现有|拥有|全[市县区省镇乡村校院厂国]")
_ALL_OF = lazy(r"全部|所有|总|其")
_STARTS_AMONG = lazy(r"(?:其中|当中|按|从)")
_SCOPE = lazy(r"全[市县区省镇乡村校院厂国球]|世界|同期|我[省市县区]|同类|国内|当地")
MOST_NEAR = 12
_NEAR = 60
_CHANGED = lazy(r"[增减升降涨跌]|比上年|较上年|结转|新增")


def whole_of(passage: Passage, part: Told, at: int, of: str) -> Quantity | None:
    """Return the whole that a part at `at` belongs to; `of` is what the share is said to be of."""
    inside = like(passage.told[:at], part.figure)
    outside = like(passage.before, part.figure)
    scope = _SCOPE.search(of)
    first = passage.all[0].figure.span.start
    told = passage.text[max(0, min(first, passage.span.start) - 40) : part.figure.span.start]
    if scope and scope[0] not in told:
        return None
    name = bare(_SCOPE.sub("", of))
    wholes = [t for t in (*outside, *inside) if 0 < t.figure.value >= part.figure.value]
    wholes = wholes[-MOST_NEAR:]
    if scope and not name:
        wholes = [t for t in wholes if scope[0] in t.clause]
    if name:
        found = [t for t in wholes if tells(t.label, name)]
        if not found and _ALL_OF.match(of):  # 来信来访248件，其中…，占全部信访件的
            found = [
                t
                for t in wholes
                if t in inside
                and "其中" in passage.between(t, part)
                and any(sign in t.clause for sign in name)
            ]
        return found[-1].figure if found else None
    for whole in reversed([t for t in wholes if t in inside]):
        between = passage.between(whole, part)
        total = _TOTAL.search(whole.clause) or AMONG.search(between)
        if total and not has_its_own(passage, whole):
            return whole.figure
    only = only_whole(passage, part, at) if not scope and not of else None
    if only is not None:
        return only
    if inside or len(outside) != 1 or has_its_own(passage, outside[0]):
        return None
    leads = _STARTS_AMONG.match(passage.text, passage.span.start)
    listed = passage.led
    named = bool(of) and _TOTAL.search(outside[0].clause) is not None
    return outside[0].figure if wholes and (leads or listed or named) else None


def only_whole(passage: Passage, part: Told, at: int) -> Quantity | None:
    """Return the one larger figure of the passage that has no share of its own."""
    found = [
        t
        for t in like(passage.until(at)[-MOST_NEAR:], part.figure)
        if t.figure.value > part.figure.value
        and not has_its_own(passage, t)
        and not _CHANGED.search(t.lead)
    ]
    if len(found) != 1 or part.figure.unit in ("个", "项"):
        return None
    near = part.figure.span.start - found[0].figure.span.end < _NEAR
    return found[0].figure if near else None


def has_its_own(passage: Passage, one: Told) -> bool:
    """Say whether a percentage of its own follows a figure: 96件（40%）."""
    return id(one) in _with_their_own(passage)


@lru_cache(maxsize=2)
def _with_their_own(passage: Passage) -> frozenset[int]:
    """Return the identities of the figures of a passage that have percentages of their own."""
    found = set()
    for group in (passage.before, passage.told):
        for this, following in pairwise(group):
            if following.figure.is_percent:
                cue = cue_of(following, passage.between(this, following))
                if cue is not None and is_of(cue, this):
                    found.add(id(this))
    return frozenset(found)
