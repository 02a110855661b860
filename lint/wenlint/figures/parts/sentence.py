"""Parts that cannot be larger than their wholes: 其中, and what was done with the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import bounds, comparable
from wenlint.figures.parts.outcomes import is_no_whole, outcome
from wenlint.figures.quantities import PERCENT, POINT, Hedge, Quantity
from wenlint.figures.telling import CHANGE, Passage, Told, counted, named_before
from wenlint.lexicon.measure_sets import MONEY_OF_PARTS
from wenlint.lexicon.measures import GENERAL_OF_PARTS, flagged


class Part(Struct, frozen=True):
    """A figure with the one that it is part of."""

    part: Quantity
    whole: Quantity


_AMONG = lazy(
    r"其中(?!的)|当中|内含|内有|(?<=[，,])[中内里]有|者中有|(?<=[（(])(?:含|包括)"
    r"|^[^到入于在从，。；]{0,8}中(?:，的|有)|中(?:选|评|抽|挑|遴选|产生)[取出]?"
)
_AMONG_NAMED = lazy(r"^[，,；](?P<name>\p{Han}{2,8}?)当?中(?!学|心|级|小|央|等|专|层)")
# Each match of these two holds one of them.
_OF_AMONG = frozenset("中内含包")
_NO_PART = lazy(
    r"增|减|(?<!对)比(?!例)|多(?!功能|媒体)|降|升|提高|占(?!地)|均|每|第|[从由]|超(?!过)|亏|负(?!责)|利润"
)
_NEVER_WORDS = "年 岁 周岁 倍 度 级 大 字 ℃ 届 个月 天 小时"
_NEVER = frozenset([PERCENT, POINT, "", *_NEVER_WORDS.split()])
# What these measure words count has to be looked at; the others say it themselves.
_GENERAL_UNITS = flagged(GENERAL_OF_PARTS)
_NO_WHOLE = lazy(r"每|均|亩产|单产|单价")
_LOSS = lazy(r"亏|负数|-\d|－\d|上年结|结转|流出|净")
_LONGEST_LEAD = 26


def parts_too_large(passage: Passage) -> Iterator[Part]:
    """Yield the parts of a sentence that are larger than their wholes, however both are rounded."""
    if _LOSS.search(passage.text, passage.span.start, _end(passage)):
        return
    for place, part in enumerate(passage.told):
        figure = part.figure
        if figure.unit in _NEVER or figure.ranged:
            continue
        whole = _whole_of(passage, place)
        if whole is not None and _is_larger(part, whole) and _count_the_same(whole, part):
            yield Part(figure, whole.figure)


def _end(passage: Passage) -> int:
    return passage.told[-1].figure.span.end


def _whole_of(passage: Passage, place: int) -> Told | None:
    """Return the whole of the figure at `place`, if it is a part."""
    return (
        _after_among(passage, place)
        or _only(passage, place)
        or _member(passage, place)
        or _of_that_kind(passage, place)
        or _within(passage, place)
        or outcome(passage, place)
    )


# ----- 共24名，其中女干部13名 -----


def _after_among(passage: Passage, place: int) -> Told | None:
    part, place = passage.told[place], _behind_bounds(passage, place)
    lead_start = passage.told[place - 1].figure.span.end if place else passage.span.start
    lead = passage.text[lead_start : part.figure.span.start]
    if _OF_AMONG.isdisjoint(lead):
        return None
    among = next(reversed(list(_AMONG.finditer(lead))), None) or _named(passage, place, lead)
    if among is None or len(lead) - among.end() > _LONGEST_LEAD:
        return None
    inside = lead[among.end() :]
    priced = (
        place and passage.told[place - 1].figure.unit in MONEY_OF_PARTS and lead.startswith("的")
    )
    if priced and not among[0].startswith("其中"):
        return None
    if _NO_PART.search(inside) or any(sign in inside for sign in "；："):
        return None
    if not place:
        # 其中 at the head of a sentence: the sentence before tells one figure of this kind.
        before = [t for t in passage.before if comparable(t.figure, part.figure)]
        begins = lead.strip().startswith(("其中", "当中"))
        whole = (
            before[0] if begins and len(before) == 1 and before == [passage.before[-1]] else None
        )
    else:
        again = "；" in lead[: among.start()]
        whole = _nearest(passage, part, place, len(lead) - among.start(), again=again)
    if whole is None or not comparable(whole.figure, part.figure) or whole.figure.ranged:
        return None
    return (
        None if _NO_WHOLE.search(whole.clause[-14:]) or CHANGE.search(whole.clause[-14:]) else whole
    )


def _named(passage: Passage, place: int, lead: str) -> regex.Match[str] | None:
    """Match 小学131所，小学中寄宿制学校47所: the whole named again."""
    among = _AMONG_NAMED.match(lead)
    named = among is not None and place and among["name"] in passage.told[place - 1].clause
    return among if named else None


def _behind_bounds(passage: Passage, place: int) -> int:
    """Return the place behind which only bounds stand: 其中60岁以上党员, 超过20万元的村."""
    part = passage.told[place]
    while place and not comparable(passage.told[place - 1].figure, part.figure):
        bound = passage.told[place - 1].figure
        if bound.unit not in ("岁", "周岁") and bound.hedge not in (Hedge.ABOVE, Hedge.BELOW):
            break
        place -= 1
    return place


def _nearest(passage: Passage, part: Told, place: int, reach: int, *, again: bool) -> Told | None:
    """Return the figure right before 其中, or the one that another 其中 of the sentence is of.

    `again` says that a semicolon ends what was told before: 船员40人，其中学徒6人；其中持证者31人.
    """
    # 党员32名（含预备党员2名），其中女党员11名: the bracket is closed.
    earlier = [
        t
        for t in passage.told[:place]
        if not t.figure.is_percent and not CHANGE.search(t.lead) and t.depth <= part.depth
    ]
    first = next((at for at, t in enumerate(earlier) if _AMONG.search(t.lead)), 0)
    if again and first:
        earlier = earlier[:first]
    if not earlier:
        return None
    before = earlier[-1]
    if first and _goes_back(earlier[first - 1], before, part):
        return earlier[first - 1]
    if comparable(before.figure, part.figure):
        if _multiplied(passage, before) or _of_both(passage, earlier, part):
            return None
        return before
    # 受理32件，涉及金额5万元，其中当场办结27件: one figure of this kind stands before.
    same = [t for t in earlier if comparable(t.figure, part.figure)]
    if len(same) != 1 or reach > _LONGEST_LEAD + 4:
        return None
    together = passage.between(same[0], before) in ("", "、")  # 76户211人
    return same[0] if together or before.figure.unit in _ASIDE else None


def _goes_back(whole: Told, before: Told, part: Told) -> bool:
    """Say whether a second 其中 is of the whole of the first one: else it would be too large."""
    return (
        comparable(whole.figure, part.figure)
        and comparable(before.figure, part.figure)
        and whole.depth == before.depth == part.depth
        and bounds(part.figure).low > bounds(before.figure).high
    )


_ASIDE = frozenset(["元", "公里", "美元"])


def _of_both(passage: Passage, earlier: Sequence[Told], part: Told) -> bool:
    """Say whether a part may be of the last two figures: 在岗120人，退休45人，其中会员60人."""
    if len(earlier) < _TWO or not comparable(earlier[-2].figure, part.figure):
        return False
    one, other = earlier[-2:]
    gap = passage.between(one, other)
    beside = len(gap) < _FARTHEST and gap[:1] in "，、；和与及" and "其中" not in gap
    both = one.figure.value + other.figure.value
    return beside and one.depth == other.depth and part.figure.value <= both


_TWO = 2


def _multiplied(passage: Passage, one: Told) -> bool:
    """Say whether a figure is that of each of several: 两台33万千瓦机组."""
    return any(t.figure.span.end == one.figure.span.start for t in passage.told)


def _count_the_same(whole: Told, part: Told) -> bool:
    """Say whether two figures in 个 or 项 count the same noun, if both have one."""
    if whole.figure.unit not in _GENERAL_UNITS:
        return True
    one = counted(whole) or named_before(whole)
    other = counted(part) or named_before(part)
    return not one or not other or bool({*one[-2:]} & {*other[-2:]}) or other[-2:] in whole.clause


# ----- 仅北部三个乡就占去29公里 -----


_ONLY = lazy(
    r"^[，,](?:(?:仅|光|单是?)[^，。；\d]{0,6}\d{0,2}[^，。；\d]{0,10}就|\p{Han}{2,6}(?<![年月日天])就有)"
    r"(?:占去?|有|达)?[^，。；\d]{0,4}$"
)


def _only(passage: Passage, place: int) -> Told | None:
    part = passage.told[place]
    for whole in reversed(passage.told[max(0, place - 2) : place]):
        if comparable(whole.figure, part.figure):
            told = _ONLY.search(passage.between(whole, part)) and part.figure.unit != "元"
            sure = told and not whole.figure.ranged and not is_no_whole(whole)
            return whole if sure else None
    return None


# ----- 第一书记43名，是全县131名驻村干部中的骨干 -----

_IS_AMONG = lazy(r"\p{Han}{0,8}(?:当中|中)的")


def _member(passage: Passage, place: int) -> Told | None:
    if place + 1 >= len(passage.told):
        return None
    part, whole = passage.told[place], passage.told[place + 1]
    is_of = whole.clause[:1] == "是" and _IS_AMONG.match(whole.tail)
    return whole if is_of and comparable(whole.figure, part.figure) else None


# ----- 现有宿舍18栋，完成改造的有12栋; 18个小组，有6个装上了路灯: those of them that … -----

_THOSE = lazy(r"^[^，。；：]{2,20}的(?:[就只仅却已也还]?有|达|为)?$|^[也就却仅只已]?有$")
# 除16条已经通车以外; 据十二个乡的统计: these are no wholes.
_APART = lazy(r"除|以外|之外|(?:统计|调查|普查|测算|估计|观测|推算)$")
_NOT_OF_THEM = lazy(
    r"其余|剩|余下|其他|新增|上年|往年|结转|另|外(?![卖来语资])|超(?![概标重])|每|均|[至变升]|到(?![位岗期])"
    r"|[年月日]的|目前|现在|今后|退休的|增|减|合计|共|[比较]|同期|去年|前年|线上|^(?:并|还|又)?[对与在以给把将向由被从为和]"
)
_LISTED = lazy(r"[的有]$")
_FARTHEST = 14


def _of_that_kind(passage: Passage, place: int) -> Told | None:
    """Find 完成改造的 of what was told right before: a relative clause without its noun."""
    part = passage.told[place]
    if not place or not _THOSE.match(part.lead) or _NOT_OF_THEM.search(part.lead):
        return None
    whole = passage.told[place - 1]
    gap = passage.between(whole, part)
    beside = gap[: len(gap) - len(part.lead)]
    told = comparable(whole.figure, part.figure) and beside.endswith(("，", ","))
    if not told or any(sign in beside for sign in "。；：") or len(beside) > _FARTHEST:
        return None
    if _APART.search(beside.rstrip("，,")):
        return None
    if whole.figure.ranged or part.figure.unit in MONEY_OF_PARTS or _LISTED.search(whole.lead):
        return None
    if _is_opposite(whole, part):
        return None
    if place > 1 and _JOINED.match(passage.between(passage.told[place - 2], whole)):
        return None  # 4个淀粉厂和1个饲料厂，已有4个建成
    if is_no_whole(whole) or not _is_larger(part, whole):
        return None
    return None if counted(part) else whole


# 已签收210件，尚未签收的有260件: those of which the opposite is told are others.
_NOT_DONE = lazy(r"(?:[未没沒不]|没有|尚待|有待)(?P<done>\p{Han}{2})")


def _is_opposite(whole: Told, part: Told) -> bool:
    """Say whether the part is of those of which the opposite is told as of the whole."""
    denied = _NOT_DONE.search(part.lead)
    if denied is not None:
        return denied["done"] in whole.clause and not _NOT_DONE.search(whole.clause)
    told = _NOT_DONE.search(whole.clause)
    return told is not None and told["done"] in part.lead


def _is_larger(part: Told, whole: Told) -> bool:
    """Say whether a part is too large: only then its words are worth cutting."""
    return bounds(part.figure).low > bounds(whole.figure).high


_JOINED = lazy(r"^[^，。；]{0,12}[、和与及][^，。；]{0,8}$")


# ----- 三百名志愿者里，“00后”一百一十人 -----

_OF_THEM = lazy(r"^[^到至变为升增减扩和与及，。；、\d]{1,8}的$")
_WITHIN = lazy(r"^[^到入于在从以，。；]{0,10}[里中](?:，|面，)[^，。；：]{0,12}$")


_LATIN = lazy(r"[ ]?[A-Za-z]")


def _after(one: Told) -> int:
    return one.figure.span.end


def _within(passage: Passage, place: int) -> Told | None:
    """Find the figure whose group a clause names: 35个大类中，28个实现正增长."""
    if not place:
        return None
    part, whole = passage.told[place], passage.told[place - 1]
    gap = passage.between(whole, part)
    within, of_them = _WITHIN.match(gap), _OF_THEM.match(gap)
    if not (within or of_them) or not comparable(whole.figure, part.figure):
        return None
    if not _is_larger(part, whole):
        return None
    told = within or (not counted(part) and not _LATIN.match(passage.text, _after(part)))
    # 3美元的盒子中: a price tells of each.
    if told and whole.figure.unit in MONEY_OF_PARTS and gap.startswith("的"):
        return None
    if not told or whole.figure.ranged or _NO_PART.search(part.lead):
        return None
    return None if is_no_whole(whole) else whole
