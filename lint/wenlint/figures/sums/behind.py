"""A total, then its parts: 共320个，其中180个、60个、80个."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import comparable
from wenlint.figures.sums.kinds import (
    EXAMPLES,
    MORE_PARTS,
    NO_PART,
    OTHERS,
    REST,
    SEXES,
    TOTAL_LEAD,
    TWICE,
    WHOLE_LEAD,
    are_posts,
    complement,
    counted_once,
    is_closed,
    other_nouns,
    overlap,
)
from wenlint.figures.sums.total import Claim, Sum, figures_of
from wenlint.figures.telling import CHANGE, Passage, Told
from wenlint.lexicon.measures import PEOPLE

_MOST_PARTS = 12
_DONE = lazy(
    r"已|立案|审[查核]|批准|办结|完成|整改|采纳|解决|落实|处理|回收|合格|通过|提高|分别|每|均|实现|同期|上年|去年"
)
_LEADS = lazy(
    r"其中|^[^\p{Han}]*\p{Han}{0,4}(?:分别|依次)|包括|包含|涵盖|[：:]|(?<![立随当旋])即|实到|含"
)
_RESPECTIVELY = lazy(r"分别|依次")
_CLASSED = lazy(r"按\p{Han}{1,8}(?:划?分|统计)(?:类|别|布|析)?[，：:]")
_EACH = lazy(r"每|均")
_COMPOSED = lazy(r"由[^，。；]{0,16}$")
_COMPOSED_OF = lazy(r"^，由")
_COMPOSED_END = lazy(r"[^，。；\d]{0,6}(?:组成|构成)")
_COLON_LIST = lazy(r"[^，。；：]{0,6}[）)]?[：:][^，。；：]{0,12}")
_NAMED = lazy(r"\p{Han}")
_TOTALLED = lazy(r"共计|合计|总计|^共")


def parts_behind(passage: Passage, place: int, *, inner: bool) -> Sum | None:
    """Read 共320个，其中180个、60个、80个 and its like.

    `inner` says that the total is a part itself: only brackets behind it can hold its parts.
    """
    total = passage.told[place]
    if CHANGE.search(total.clause[-14:]) or _EACH.search(total.clause):
        return None
    parts = _run_behind(passage, place)
    if len(parts) < 2 or (inner and parts[0].depth == total.depth) or _in_order(total, parts):
        return None
    lead = passage.between(total, parts[0])
    names = [lead] + [passage.between(one, other) for one, other in pairwise(parts)]
    if _PLANNED.search(total.clause) and all(_SPENT.search(one.lead) for one in parts):
        return None  # a budget is no total of what was spent
    if len(lead) > 30 or "；" in lead or other_nouns(total, parts):
        return None
    if any(NO_PART.search(name) for name in [_COMPOSED_OF.sub("", lead), *names[1:]]):
        return None
    kinds = _of_two_kinds(parts)
    if kinds:
        parts, names = parts[:kinds], names[:kinds]
    claim = _claim(passage, place, parts, names)
    return Sum(total.figure, figures_of(parts), claim) if claim else None


_PLANNED = lazy(r"计划|预算|目标|任务|指标")
_SPENT = lazy(r"支出|执行|使用|拨付|完成|实现|用去|花费")


def _in_order(total: Told, parts: Sequence[Told]) -> bool:
    """Say whether the figures behind a total number its parts: 分三期：一期…，二期…，三期…."""
    values = [one.figure.value for one in parts]
    return values[-1] == total.figure.value and all(b - a == 1 for a, b in pairwise(values))


def _of_two_kinds(parts: Sequence[Told]) -> int:
    """Return how many parts are of two kinds that exclude each other: 男生, 女生 | 少数民族学生."""
    if not complement([one.lead for one in parts[:2]], *SEXES):
        return 0
    return 2


def _claim(
    passage: Passage, place: int, parts: Sequence[Told], names: Sequence[str]
) -> Claim | None:
    """Return what the words between a total and the figures behind it claim of these."""
    total = passage.told[place]
    lead, tail = names[0], tail_of(passage, parts[-1], 14)
    whole = WHOLE_LEAD.search(total.clause) is not None
    respectively = whole and _RESPECTIVELY.search(lead) is not None
    led = _LEADS.search(lead) is not None or parts[0].depth > total.depth or respectively
    composed = _COMPOSED.search(lead) and _COMPOSED_END.match(tail)
    beside = whole and lead.startswith("，") and len(lead) < 14
    examples = EXAMPLES.search("".join(names))
    if MORE_PARTS.match(tail) or examples or REST.search(tail):
        return Claim.SOME if (led or examples) and not overlap(total, names) else None
    if composed or _CLASSED.search(lead) or are_posts(names):
        return Claim.ALL
    if (led or beside) and (respectively or is_closed(names, parts, led=led)):
        return Claim.ALL
    ends = tail[:1] in ("", "。", "；", "\n", "）")
    if led and len(parts) > 2 and _COLON_LIST.fullmatch(lead) and ends:
        return Claim.ALL
    enough = len(parts) > 2 or (whole and counted_once([one.lead for one in parts]))
    told = (TOTAL_LEAD.search(total.clause) or len(parts) == 2) and enough
    if not led and not (told and lead.startswith("，")):
        return Claim.NEAR if _is_list(passage, place, parts, names) else None
    if not overlap(total, names):
        doubtful = total.figure.unit in PEOPLE and len(parts) == 2
        return Claim.LISTED if led and not doubtful else Claim.SOME
    if any(TWICE.search(name) for name in names) or len(parts) < 3:
        return None
    # Who is counted under two heads is counted twice: these sums may be larger.
    return Claim.LISTED if "包括" in lead else Claim.LIKELY


def _is_list(passage: Passage, at: int, parts: Sequence[Told], names: Sequence[str]) -> bool:
    """Say whether figures right behind a total look like its parts, though no word says so.

    There are three or more, each with a name of its own, none larger than the total, and the
    total is not one of them.
    """
    total = passage.told[at]
    if len(parts) < 3 or names[0][:1] not in "，：。":
        return False
    if not all(_NAMED.search(one.lead) for one in parts) or overlap(total, names):
        return False
    among = "其中" in total.lead or (
        at == 0 and _STARTS_AMONG.match(passage.text, passage.span.start) is not None
    )
    if among or any(one.figure.value > total.figure.value for one in parts):
        return False
    sibling = at and comparable(passage.told[at - 1].figure, total.figure)
    if _is_sibling(total, parts):
        return False
    end = parts[-1].figure.span.end + 12
    return not sibling and not _LEFT_OVER.search(passage.text, passage.span.start, end)


def _is_sibling(total: Told, parts: Sequence[Told]) -> bool:
    """Say whether a first figure is of one kind beside the others: 青砖…，红砖…，花砖…."""
    name = total.lead[-2:]
    heads = {one.lead[-1:] for one in parts}
    return len(name) > 1 and heads == {name[-1:]} and all(name not in one.lead for one in parts)


_LEFT_OVER = lazy(r"亏|结余|透支|支出|节余|剩|差额|[年期]初|[年期]末|[转调][入出]|退休")


def tail_of(passage: Passage, one: Told, length: int) -> str:
    end = one.figure.span.end
    return passage.text[end : end + length]


def _run_behind(passage: Passage, place: int) -> Sequence[Told]:
    """Return the parts that follow a total, at its own depth of brackets and of 其中."""
    total = passage.told[place]
    parts: list[Told] = []
    first_depth, between = None, ""
    previous = total
    for one in passage.told[place + 1 : place + 1 + _MOST_PARTS]:
        gap, previous = passage.between(previous, one), one
        if parts and (len(gap) > 30 or (_DONE.search(gap) and not OTHERS.search(gap))):
            break
        if _TOTALLED.search(one.lead) or ("；" in gap[7:] and parts):
            break
        looser = (gap[:1] == "，" and "、" in between) or (gap[:1] == "；" and "；" not in between)
        if len(parts) > 1 and looser:
            break
        between = gap if len(parts) == 1 else between
        first_depth = one.depth if first_depth is None else first_depth
        figure = one.figure
        if one.depth > first_depth or figure.is_percent or figure.unit in ("岁", "年"):
            continue
        if one.depth < first_depth or figure.ranged or (parts and "其中" in gap):
            break
        if parts and (figure.unit == "票") != (parts[-1].figure.unit == "票"):
            break
        if not comparable(figure, total.figure):
            if any(t.figure.span.start == figure.span.end for t in passage.told):
                continue  # 地上七层7850平方米
            break
        parts.append(one)
    return parts


_STARTS_AMONG = lazy(r"其中|当中")


def parts_of_the_one_before(passage: Passage) -> Sum | None:
    """Read 其中 at the head of a sentence: its figures are parts of the one figure before it."""
    told, first = passage.told, passage.told[0]
    if not _STARTS_AMONG.match(passage.text, passage.span.start) or not passage.before:
        return None
    if first.figure.is_percent:
        return None
    wholes = [one for one in passage.before if comparable(one.figure, first.figure)]
    if len(wholes) != 1 or wholes[0].figure.ranged or CHANGE.search(wholes[0].clause[-14:]):
        return None
    whole = wholes[0]
    parts = [
        one for one in told if comparable(one.figure, first.figure) and one.depth == first.depth
    ]
    names = [one.clause for one in parts]
    gaps = [passage.between(one, other) for one, other in pairwise(parts)]
    if len(parts) < 2 or any(NO_PART.search(name) for name in [*names, *gaps]):
        return None
    tail = tail_of(passage, parts[-1], 14)
    if MORE_PARTS.match(tail) or REST.search(tail) or overlap(whole, names):
        return None
    closed = is_closed(["其中", *names[1:]], parts, led=True)
    return Sum(whole.figure, figures_of(parts), Claim.ALL if closed else Claim.LISTED)


def the_rest(passage: Passage, place: int) -> Sum | None:
    """Read 其余 with what was told before it: the first figure of the sentence is the whole."""
    rest = passage.told[place]
    if not REST.match(rest.lead) or place < 2 or rest.depth:
        return None
    inside = [
        one
        for one in passage.told[:place]
        if comparable(one.figure, rest.figure) and one.depth == rest.depth
    ]
    if any("另" in one.lead for one in inside):
        return None  # 5户搬走，另有3户空置，余下20户
    if not 2 <= len(inside) <= 4 or any(one.figure.ranged for one in inside):
        return None
    total, *parts = inside
    if _IN_TURN.search(passage.text, passage.span.start, total.figure.span.start):
        return _rest_of_all(passage, inside, rest)
    if max(one.figure.value for one in inside) != total.figure.value:
        return None
    if _AND_MORE.search(passage.between(inside[-1], rest)):
        return None
    found = [Sum(one.figure, (*figures_of(inside[at + 1 :]), rest.figure))
             for at, one in enumerate(inside[:-1])]  # fmt: skip
    if any(one.holds for one in found) or NO_PART.search(passage.between(inside[0], rest)):
        return None
    return Sum(total.figure, (*figures_of(parts), rest.figure))


def _rest_of_all(passage: Passage, inside: Sequence[Told], rest: Told) -> Sum | None:
    """Read 共18万元。 before 第一笔7万元；第二笔6万元；余下5万元: the only figure told before."""
    before = [one for one in passage.before if comparable(one.figure, rest.figure)]
    wholes = {one.figure.value for one in before}
    if len(wholes) != 1 or before[0].figure.ranged or rest.figure.ranged:
        return None
    if wholes.pop() < max(one.figure.value for one in inside):
        return None
    return Sum(before[0].figure, (*figures_of(inside), rest.figure))


# 第一笔7万元；第二笔6万元；余下5万元: the first is one of them.
_IN_TURN = lazy(r"(?:第一|首)[笔批期次轮部项类处个组队季]|(?<!\p{Han})[一其][是来则一]")
_TAKEN = lazy(r"^(?:除去|扣除|减去|剔除|除|扣减)\p{Han}{0,12}$")
# 除去两把备用的，和一把坏的，剩下…: what is taken beside has no figure.
_AND_MORE = lazy(r"[，、](?:以?及|[和与]|还有|并)")
_LEFT = lazy(r"[，后]\p{Han}{0,12}(?:还有|还剩|剩余|剩|余|应|净|实际)\p{Han}{0,8}[ ]?")


def taken_away(passage: Passage, place: int) -> Sum | None:
    """Read 45.2万人，除去7.9万人，应参保37.3万人: the first is the sum of the other two."""
    if place + 2 >= len(passage.told):
        return None
    whole, taken, left = passage.told[place : place + 3]
    if not (comparable(whole.figure, taken.figure) and comparable(whole.figure, left.figure)):
        return None
    if taken.figure.ranged or left.figure.ranged or not _TAKEN.search(taken.lead):
        return None
    between = passage.between(taken, left)
    if not _LEFT.search(between) or _AND_MORE.search(between):
        return None
    return Sum(whole.figure, (taken.figure, left.figure))
