"""Rows of shares: 分别占, and parts in a row that are of one whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise

from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.figures.quantities import Hedge
from wenlint.figures.shares.cues import GROWTH, OCCUPIES
from wenlint.figures.shares.share import Share
from wenlint.figures.shares.wholes import MOST_NEAR, whole_of
from wenlint.figures.telling import Passage, like

_JOINT = lazy(r"[、，和与及]")


def respective(passage: Passage) -> Iterator[Share]:
    """Read 31人、87人、28人，分别占21.2%、59.6%、19.2%, of the total before or behind."""
    told = passage.told
    for first, one in enumerate(told):
        stated = one.lead == "的" and first > 1 and "分别占" in told[first - 1].clause
        if not one.figure.is_percent or not (first and ("分别占" in one.lead or stated)):
            continue
        last = first + 1
        while (
            last < len(told)
            and told[last].figure.is_percent
            and _JOINT.fullmatch(passage.between(told[last - 1], told[last]))
        ):
            last += 1
        count, end = last - first, first - stated
        parts = told[max(0, end - count) : end]
        if count < 2 or len(parts) < count or len(like(parts, parts[0].figure)) < count:
            continue
        match = OCCUPIES.search(one.lead)
        of = match["of"] if match else ""
        whole = told[end].figure if stated else whole_of(passage, parts[0], end - count, of)
        if whole is None:
            continue
        found = [
            Share(part.figure, whole, percent.figure)
            for part, percent in zip(parts, told[first:last], strict=True)
        ]
        wrong = [share for share in found if not share.agrees]
        if len(wrong) == 1:
            yield from wrong


_CLOSE = 10
_ROW = 3
_UNITS = lazy(r"^[万亿]?\p{Han}{0,3}")


def parallel(passage: Passage) -> Iterator[Share]:
    """Read a row of parts with their shares: all but one are of one whole, or of their sum."""
    told = passage.told
    pairs = [
        (part, percent)
        for part, percent in pairwise(told)
        if percent.figure.is_percent
        and not part.figure.is_percent
        and not percent.figure.ranged
        and not part.figure.ranged
        and len(passage.between(part, percent)) < _CLOSE
        and not GROWTH.search(percent.lead)
    ]
    if len(pairs) < _ROW or len(like([p for p, _ in pairs], pairs[0][0].figure)) < len(pairs):
        return
    skeletons = {_UNITS.sub("", passage.between(*pair)) for pair in pairs}
    if len(skeletons) > 1:
        return
    parts = [part.figure for part, _ in pairs]
    wholes = [t.figure for t in like(passage.all, parts[0]) if t.figure not in parts][:MOST_NEAR]
    added = sum((one.value for one in parts), Fraction(0))
    wholes.append(replace(parts[0], value=added, hedge=Hedge.NONE))
    for whole in wholes:
        found = (Share(part.figure, whole, percent.figure) for part, percent in pairs)
        wrong = list(islice((share for share in found if not share.agrees), 2))
        if not wrong:
            return
        if len(wrong) == 1 and wrong[0].part.value <= whole.value:
            yield wrong[0]
            return
