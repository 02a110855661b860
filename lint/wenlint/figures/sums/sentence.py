"""The sums of a sentence: every way in which it tells a total and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import comparable
from wenlint.figures.sums.ahead import parts_ahead
from wenlint.figures.sums.behind import parts_behind, parts_of_the_one_before, taken_away, the_rest
from wenlint.figures.sums.pairs import two_kinds, votes
from wenlint.figures.sums.total import Sum, explained_otherwise
from wenlint.figures.telling import Passage

_NO_PARTS = frozenset(["岁", "年", "天", "周岁", "倍", "级", "届", "层", "号"])


def sums(passage: Passage) -> Iterator[Sum]:
    """Yield the sums of a sentence whose total and parts are told for sure."""
    parts: set[int] = set()
    yield from _wrong(passage, parts_of_the_one_before(passage))
    yield from _wrong(passage, votes(passage))
    for place, one in enumerate(passage.told):
        figure = one.figure
        if figure.ranged or not figure.unit or figure.unit in _NO_PARTS:
            continue
        found = None
        if not figure.is_percent:
            found = parts_behind(passage, place, inner=figure.span.start in parts) or taken_away(
                passage, place
            )
        found = found or the_rest(passage, place) or parts_ahead(passage, place)
        found = found or two_kinds(passage, place)
        if found is None:
            continue
        parts.update(part.span.start for part in found.parts)
        yield from _wrong(passage, found)


_AGAIN = lazy(r"(?:[那这该此]|上述|以上|前述|前)[ ]?$")
_RESPECTIVELY = lazy(r"分别[^，。；\d]{0,8}$")
_ITEMS = lazy(r"[^，。；\d]{0,10}[、和与及][^，。；\d]{0,10}$")
_FURTHER = lazy(r"[（(](?:含|包括|另)?[^（）()\d]{0,8}$")
_DISTANCE = lazy(r"[之以]?内?(?:范围|半径)|以[内外远]|之内")
_LENGTHS = frozenset(["米", "公里", "千米"])


def _named_again(passage: Passage, found: Sum) -> bool:
    """Say whether a part is the total told again, or the same part twice: 这6个请求."""
    text = passage.text
    told = (found.total, *found.parts)
    if any(_AGAIN.search(text, max(0, one.span.start - 4), one.span.start) for one in told):
        return True
    if found.total.unit in _LENGTHS and any(_DISTANCE.match(text, one.span.end) for one in told):
        return True
    return any(one.value == found.total.value for one in found.parts) and len(found.parts) > 1


def _completed(passage: Passage, found: Sum) -> bool:
    """Say whether what stands beside completes a sum: 共9人（含主任1名）; two items in turn."""
    text, total, parts = passage.text, found.total, found.parts
    like = [
        one.figure
        for one in passage.all
        if one.figure not in parts and one.figure is not total and comparable(one.figure, total)
    ]
    missing = total.value - sum(part.value for part in parts)
    for one in like:
        lead = text[max(0, one.span.start - 12) : one.span.start]
        behind = one.span.start > total.span.end
        if one.value == missing and (not behind or _FURTHER.search(lead)):
            return True
    # 旧炉120座、旧窑80座，分别淘汰30座和35座: one for each of the two.
    before = [one for one in like if one.span.end <= total.span.start][-1:]
    in_turn = _RESPECTIVELY.search(text, total.span.end, parts[0].span.start)
    return (
        len(parts) == len(before) + 1
        and in_turn is not None
        and _ITEMS.match(text, before[0].span.end, total.span.start) is not None
    )


def _wrong(passage: Passage, found: Sum | None) -> Iterator[Sum]:
    if found is None or found.holds or explained_otherwise(found):
        return
    if not _named_again(passage, found) and not _completed(passage, found):
        yield found
