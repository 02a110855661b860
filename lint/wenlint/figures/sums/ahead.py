"""The parts, then their total: 甲村12人、乙村15人，共27人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import comparable
from wenlint.figures.quantities import Quantity
from wenlint.figures.sums.kinds import GENERAL_UNITS, NOUN, other_nouns
from wenlint.figures.sums.total import Sum, figures_of
from wenlint.figures.telling import Passage, Told
from wenlint.lexicon.measure_sets import ONE_MORE
from wenlint.lexicon.measures import PEOPLE

_MOST_PARTS = 12
_SUMMING = lazy(r"共|计|总|累计|全体|加起来")
_BACK = lazy(
    r"(?:\p{Han}{0,8}?(?:共计|合计|总计|总共|一共|加起来)\p{Han}{0,8}"
    r"|共(?:有|计|收回|收到|发出)?"
    r"|(?P<sum>\p{Han}{0,10}总(?:数|额|量|投入|投资|产值|收入|支出|面积|人数|户数))(?:为|是|达到?|有|约)*"
    r"|\p{Han}{0,4}人数共(?:有|计)?"
    r"|[两二三四五六七八]\p{Han}{1,5}(?:共|合计)\p{Han}{0,8}"
    r"|(?:实际|有效)投?票(?:数|共)*"
    r"|(?:全[班校村镇院厂局组体]|以上|[两三四五六]项|各项|[两三四五六]者)共?有?)[ ]?"
)
_AFTER_SERIES = lazy(r"\p{Han}{0,10}(?:累计|共|合计)\p{Han}{0,8}[ ]?")
_IN_TURN = lazy(
    r"分别|[一二三四]季度|上半年|下半年|\d{1,2}月|第[一二三四]|加上|[结转][转存]|旧存|年初|新收"
)
_GAP = lazy(r"[^。；\d]{0,24}")
_COMPARED = lazy(r"(?<!对)比|较|少|多(?!功能|媒体)")
_SUMMARY = lazy(r"\p{Han}{0,5}(?:合计|累计|共计|总计|共)")
_OWN_SCOPE = lazy(r"活动|会议|次数|发放|走访|惠及|受益|覆盖|参加|涉及|占地")
_WIDEST_MISS = 2
_TIGHT = lazy(r"^\p{Han}{0,6}(?:[、和及与]|，?加上)")
_EACH = lazy(r"每|均")
_ONE = lazy(f"一(?P<unit>[{ONE_MORE}])")


def parts_ahead(passage: Passage, place: int) -> Sum | None:
    """Read A12人、B15人，共27人: the run of figures right before makes the total."""
    total = passage.told[place]
    if place < 2 or not _SUMMING.search(total.lead):
        return None
    parts = _run_ahead(passage, place)
    if len(parts) < 2:
        return None
    gap = passage.between(parts[-1], total)
    in_turn = _IN_TURN.search(passage.between(parts[0], total)) or _IN_TURN.search(parts[0].clause)
    head = total.clause if len(gap) > len(total.clause) else total.lead
    told = _BACK.fullmatch(head) or (in_turn and _AFTER_SERIES.fullmatch(head))
    if not told or _cut_off(gap) or _EACH.search(head):
        return None
    gaps = [passage.between(one, other) for one, other in pairwise(parts)]
    if any(_COMPARED.search(one.lead) for one in parts):
        return None
    if _BESIDES.search("".join(gaps)) and _more_before(passage, place, parts):
        return None
    if told.groupdict().get("sum") and not all(_TIGHT.search(between) for between in gaps):
        return None
    figures = (*_ones(passage, parts[0], total), *figures_of(parts))
    if _counts_other_things(total, parts):
        return None
    whole = total.figure.value
    sums_ = [*accumulate(one.value for one in reversed(figures))][
        1:
    ]  # of every run right before it
    if not any(whole <= one * _WIDEST_MISS and one <= whole * _WIDEST_MISS for one in sums_):
        return None
    return Sum(total.figure, figures)


_BESIDES = lazy(r"另外|另需|另有|另|还[有需要]")


def _more_before(passage: Passage, place: int, parts: Sequence[Told]) -> bool:
    """Say whether the total exceeds the parts: 电池另买305元，另外还有运费549元 adds to a price."""
    return sum((one.figure.value for one in parts), Fraction(0)) < passage.told[place].figure.value


def _ones(passage: Passage, first: Told, total: Told) -> Iterator[Quantity]:
    """Yield what is one of a kind right before a list: 组长一名、副组长两名."""
    start = first.figure.span.start
    for match in _ONE.finditer(passage.text, max(passage.span.start, start - 16), start):
        if match["unit"] == total.figure.unit or {match["unit"], total.figure.unit} <= PEOPLE:
            span = Span(*match.span())
            yield Quantity(
                span, Span(span.start, span.start + 1), Fraction(1), Fraction(1), match["unit"]
            )


def _cut_off(gap: str) -> bool:
    return any(sign in gap for sign in "。；：！？") or len(gap) > 24


def _run_ahead(passage: Passage, place: int) -> Sequence[Told]:
    """Return the figures of the total's unit that stand right before it, one behind the other."""
    total, following = passage.told[place], passage.told[place]
    parts: list[Told] = []
    for one in reversed(passage.told[max(0, place - _MOST_PARTS) : place]):
        gap = passage.between(one, following)
        summary = not parts and one.figure.value < _MOST_PARTS and _SUMMARY.match(gap)
        piece = parts and one.figure.is_percent and not total.figure.is_percent
        if summary or piece:
            following = following if summary else one
            continue
        if not _GAP.fullmatch(gap) or "其中" in gap or one.figure.ranged:
            break
        if not comparable(one.figure, total.figure) or one.depth != total.depth:
            break
        following = one
        parts.insert(0, one)
    return parts


def _counts_other_things(total: Told, parts: Sequence[Told]) -> bool:
    """Say whether a total counts something that the parts do not: 16个村，共210个小组."""
    if total.figure.unit not in GENERAL_UNITS:
        return False
    if NOUN.match(total.tail) is None:
        return _OWN_SCOPE.search(total.lead) is not None and "各" not in total.lead
    return other_nouns(total, parts)
