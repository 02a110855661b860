"""Shares: a part, its whole, and the percentage that is said to follow from them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from wenlint.figures.arithmetic import share_agrees
from wenlint.figures.quantities import PERCENT, Hedge, Quantity
from wenlint.figures.telling import Passage, Told, bare, like, tells
from wenlint.patterns import lazy
from wenlint.text import Span


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with the part and the whole that it is said to follow from."""

    part: Quantity
    whole: Quantity
    percent: Quantity

    @property
    def agrees(self) -> bool:
        return share_agrees(self.part, self.whole, self.percent)


_IS = r"(?:[为是达到至已有约仅只高]|分别|合计){0,4}[ ]?"
_OCCUPIES = lazy(
    rf"(?P<who>[^占]{{0,16}}?)所?占(?:到|了|有|据)?(?:比(?![例重率]))?(?P<of>[^占\d]{{0,22}}?)的?"
    rf"(?:比例|比重|比率|百分比|份额)?{_IS}$"
)
_PROPORTION = lazy(rf"(?P<who>\p{{Han}}{{0,12}}?)(?:所?占)?(?:占比|比例|比重|占){_IS}$")
_OF_NAMED = lazy(
    r"^(?:(?P<below>不足|不到|未达)|(?P<above>超过|超)|达到|约为|接近|相当于|即|为|仅为|只有|不过"
    r"|[恰正刚]好是|(?P<who>\p{Han}{0,8})(?:比例|占比|比重|份额)(?:为|是|达到?))?"
    rf"(?P<of>(?!完成)\p{{Han}}{{2,12}})的{_IS}$"
)
_HELD = lazy(r"^(?:持股|占股|持有股份)(?:比例)?[为达约]?[ ]?$")
_GAVE = lazy(r"(?:贡献|占据|占去)了?[ ]?$")
_OF_STATED = lazy(rf"[^，。；：、\d]{{0,10}}[）)]?的(?:比例|比重)?{_IS}")
_TAKES = lazy(r"占(?:到|了)?[^，。；：、\d]{0,14}[（(]?$")
_IS_OF = lazy(r"^(?:即|为|是|系|相当于|约为|仅为|按)\p{Han}{2,12}$")
_FOLLOWING = lazy(r"[）)]?[，,]?(?:计|即|共计?|为|有|达)?|[（(](?:计|即|共)?")
_AMONG = lazy(r"其中|当中|里面|之中|(?:^|[^其])中[，,]?(?:的|有)?|[中里][，,]?[\p{Han}“”]{0,14}有$")
_TOTAL = lazy(r"共|总|合计|累计|全部|全体|现有|拥有|全[市县区省镇乡村校院厂国]")
_STARTS_AMONG = lazy(r"(?:其中|当中|按|从)")
# How much of a plan is done is FIG014's, and shares of what lies outside the text are nobody's.
_TASK = lazy(r"计划|任务|目标|指标|预算$")
_SCOPE = lazy(r"全[市县区省镇乡村校院厂国球]|世界|同期|我[省市县区]|同类|国内|当地")
_LOOSE = lazy(r"^(?:[其约已也仅共且并就均各还]*|持股|入股|出资)$")
_SHORT = 2
_JOINT = lazy(r"[、，和与及]")
_HALF = lazy(
    r"(?P<cue>超过|超|过|达到|达|占|不足|不到|未过|(?:恰好|正好|刚好)(?:是|占)?)(?P<of>[^，。；：\d占过]{0,10}?)的?"
    r"(?P<half>半数|(?<=[过足到])半(?!年|天|小时|月|径|个|价|程|山|路|夜|点)|一半)(?P<more>以上)?"
)
_ADVERBS = lazy(r"^(?:整整|足足|几乎|将近|差不多|大约)")
_GROWTH = lazy(r"[增减升降涨跌压缩]|同比|环比|比上年|较上年")


def shares(passage: Passage) -> Iterator[Share]:
    """Yield the shares of a sentence whose part and whole are told for sure."""
    for place, one in enumerate(passage.told):
        if not one.figure.is_percent or one.figure.ranged:
            continue
        found = _stated(passage, place) or _following(passage, place) or _preceding(passage, place)
        if found is not None and found.part.value <= found.whole.value:
            yield found
    yield from _respective(passage)
    yield from _halves(passage)
    yield from _parallel(passage)


def explained(passage: Passage, share: Share) -> bool:
    """Say whether part or whole make the percentage with any other figure of the passage."""
    return any(
        (one.figure is not share.part and share_agrees(share.part, one.figure, share.percent))
        or (
            one.figure is not share.whole
            and share_agrees(one.figure, share.whole, share.percent)
            and not _has_its_own(passage, one)
        )
        for one in like(_near(passage, share.percent), share.part)
    )


_MOST_NEAR = 12


def _near(passage: Passage, figure: Quantity) -> Sequence[Told]:
    """Return the figures around one: in an endless sentence the others tell nothing of it."""
    told = passage.all
    at = bisect_left([one.figure.span.start for one in told], figure.span.start)
    return told[max(0, at - _MOST_NEAR) : at + _MOST_NEAR]


def _has_its_own(passage: Passage, one: Told) -> bool:
    """Say whether a percentage of its own follows a figure: 96件（40%）."""
    return id(one) in _with_their_own(passage)


@lru_cache(maxsize=2)
def _with_their_own(passage: Passage) -> frozenset[int]:
    """Return the identities of the figures of a passage that have percentages of their own."""
    found = set()
    for group in (passage.before, passage.told):
        for this, following in pairwise(group):
            if following.figure.is_percent:
                cue = _cue(following, passage.between(this, following))
                if cue is not None and _is_of(cue, this):
                    found.add(id(this))
    return frozenset(found)


def _is_of(cue: _Cue, one: Told) -> bool:
    """Say whether a percentage is told as the share of a figure before it, or of nothing else."""
    return _LOOSE.match(cue.who) is not None or _same_thing(bare(cue.who), one.label)


@dataclass(frozen=True, slots=True)
class _Cue:
    """What a percentage says of itself: whose share it is, and of what."""

    who: str
    of: str
    bracket: bool = False
    hedge: Hedge = Hedge.NONE


def _cue(one: Told, gap: str) -> _Cue | None:
    """Return what the words before a percentage say; None where it is no share."""
    if _GROWTH.search(one.lead):
        return None
    if match := _OCCUPIES.search(one.lead):
        return _Cue(match["who"], _ADVERBS.sub("", match["of"]))
    if match := _PROPORTION.search(one.lead):
        return _Cue(match["who"], "")
    if match := _OF_NAMED.search(one.lead):
        hedge = Hedge.BELOW if match["below"] else Hedge.ABOVE if match["above"] else Hedge.NONE
        return _Cue(match["who"] or "", match["of"], hedge=hedge)
    if _HELD.search(one.lead) or _GAVE.search(one.lead):
        return _Cue("", "")
    if gap.endswith(("（", "(")) and not one.lead:
        return _Cue("", "", bracket=True)
    return None


def _stated(passage: Passage, place: int) -> Share | None:
    """Read 占总数24名的54.2% and 即总价120万元的30%: the whole stands inside."""
    if not place:
        return None
    whole, percent = passage.told[place - 1], passage.told[place].figure
    between = passage.between(whole, passage.told[place])
    if whole.figure.is_percent or whole.figure.ranged or not _OF_STATED.fullmatch(between):
        return None
    start = whole.figure.span.start
    said = passage.text[max(passage.span.start, start - 20) : start]
    if not _TAKES.search(said) and not _IS_OF.search(whole.clause):
        return None
    if _TASK.search(whole.clause):
        return None
    before = [t for t in passage.until(place - 1) if not t.figure.is_percent]
    parts = like(before, whole.figure)
    if not parts or before[-1] is not parts[-1]:
        return None
    return Share(parts[-1].figure, whole.figure, percent)


def _following(passage: Passage, place: int) -> Share | None:
    """Read 占43.6%，计136家 and 有四成（200名）: the part stands behind."""
    if place + 1 >= len(passage.told):
        return None
    one, part = passage.told[place], passage.told[place + 1]
    gap = passage.between(one, part)
    if part.figure.is_percent or part.figure.ranged or not _FOLLOWING.fullmatch(gap):
        return None
    cue = _cue(one, "")
    among = one.lead.endswith(("有", "中")) and gap.startswith(("（", "("))
    if (cue is None or gap in ("", "，")) and not among:
        return None
    if cue is not None and place and _is_of(cue, passage.told[place - 1]):
        return None  # 13名，占54.2%，计 …: the share is that of the figure before
    whole = _whole(passage, part, place, cue.of if cue else "")
    return Share(part.figure, whole, one.figure) if whole else None


def _preceding(passage: Passage, place: int) -> Share | None:
    """Read 24名，其中13名，占54.2%: the part stands before, percentages of its growth between."""
    one = passage.told[place]
    at = place - 1
    while at >= 0 and passage.told[at].figure.is_percent:
        at -= 1
    if at < 0:
        return None
    part = passage.told[at]
    gap = passage.between(passage.told[place - 1], one)
    cue = _cue(one, gap)
    if (
        cue is None
        or "分别" in one.lead
        or part.figure.ranged
        or _TASK.search(cue.of)
        or _TAKES.search(part.clause)
    ):
        return None
    if any(sign in passage.between(part, one) for sign in "；;"):
        return None
    if place - at > 1 and not all(_GROWTH.search(t.lead) for t in passage.told[at + 1 : place]):
        return None
    if cue.bracket and (place - at > 1 or len(gap.strip("（( ")) > 8 or _cut(gap)):
        return None
    if not cue.bracket and len(passage.between(part, one)) > 60:
        return None
    who = bare(_AMONG.sub("", cue.who))
    beside = passage.text[part.figure.span.end : one.figure.number.start - len(one.lead)]
    if not _LOOSE.match(cue.who) and not _same_thing(who, part.label + beside[:12]):
        return None
    whole = _whole(passage, part, at, cue.of)
    if whole is None and not cue.of and len(who) > 1 and tells(part.label, who):
        # 招生480人，女生220人，女生占比45.8%: there is one whole only.
        others = [
            t for t in like(passage.told[:at], part.figure) if t.figure.value > part.figure.value
        ]
        whole = others[0].figure if len(others) == 1 and at == 1 else None
    percent = one.figure if cue.hedge is Hedge.NONE else replace(one.figure, hedge=cue.hedge)
    return Share(part.figure, whole, percent) if whole else None


def _same_thing(who: str, label: str) -> bool:
    """Say whether a share is that of a figure: 女生占比 of 女生220人, 通车比例 of 通了公交."""
    return tells(label, who) or (len(who) <= _SHORT and any(sign in label for sign in who))


def _cut(gap: str) -> bool:
    return any(sign in gap for sign in "，。；：、")


def _whole(passage: Passage, part: Told, at: int, of: str) -> Quantity | None:
    """Return the whole that a part at `at` belongs to; `of` is what the share is said to be of."""
    inside = like(passage.told[:at], part.figure)
    outside = like(passage.before, part.figure)
    scope = _SCOPE.search(of)
    first = passage.all[0].figure.span.start
    told = passage.text[max(0, min(first, passage.span.start) - 40) : part.figure.span.start]
    if scope and scope[0] not in told:
        return None
    name = bare(_SCOPE.sub("", of))
    wholes = [t for t in (*outside, *inside) if t.figure.value >= part.figure.value][-_MOST_NEAR:]
    if scope and not name:
        wholes = [t for t in wholes if scope[0] in t.clause]
    if name:
        found = [t for t in wholes if tells(t.label, name)]
        return found[-1].figure if found else None
    for whole in reversed([t for t in wholes if t in inside]):
        between = passage.between(whole, part)
        total = _TOTAL.search(whole.clause) or _AMONG.search(between)
        if total and not _has_its_own(passage, whole):
            return whole.figure
    only = _only_whole(passage, part, at) if not scope and not of else None
    if only is not None:
        return only
    if inside or len(outside) != 1:
        return None
    leads = _STARTS_AMONG.match(passage.text, passage.span.start)
    listed = passage.led
    named = bool(of) and _TOTAL.search(outside[0].clause) is not None
    return outside[0].figure if wholes and (leads or listed or named) else None


_CHANGED = lazy(r"[增减升降涨跌]|比上年|较上年|结转|新增")


def _only_whole(passage: Passage, part: Told, at: int) -> Quantity | None:
    """Return the one larger figure of the passage that has no share of its own."""
    found = [
        t
        for t in like(passage.until(at)[-_MOST_NEAR:], part.figure)
        if t.figure.value > part.figure.value
        and not _has_its_own(passage, t)
        and not _CHANGED.search(t.lead)
    ]
    if len(found) != 1 or part.figure.unit in ("个", "项"):
        return None
    near = part.figure.span.start - found[0].figure.span.end < _NEAR
    return found[0].figure if near else None


_NEAR = 60


def _parallel(passage: Passage) -> Iterator[Share]:
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
        and not _GROWTH.search(percent.lead)
    ]
    if len(pairs) < _ROW or len(like([p for p, _ in pairs], pairs[0][0].figure)) < len(pairs):
        return
    skeletons = {_UNITS.sub("", passage.between(*pair)) for pair in pairs}
    if len(skeletons) > 1:
        return
    parts = [part.figure for part, _ in pairs]
    wholes = [t.figure for t in like(passage.all, parts[0]) if t.figure not in parts]
    added = sum((one.value for one in parts), Fraction(0))
    wholes.append(replace(parts[0], value=added, hedge=Hedge.NONE))
    for whole in wholes:
        found = [Share(part.figure, whole, percent.figure) for part, percent in pairs]
        wrong = [share for share in found if not share.agrees]
        if not wrong:
            return
        if len(wrong) == 1 and wrong[0].part.value <= whole.value:
            yield wrong[0]
            return


_CLOSE = 10
_ROW = 3
_UNITS = lazy(r"^[万亿]?\p{Han}{0,3}")


def _respective(passage: Passage) -> Iterator[Share]:
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
        match = _OCCUPIES.search(one.lead)
        of = match["of"] if match else ""
        whole = told[end].figure if stated else _whole(passage, parts[0], end - count, of)
        if whole is None:
            continue
        found = [
            Share(part.figure, whole, percent.figure)
            for part, percent in zip(parts, told[first:last], strict=True)
        ]
        wrong = [share for share in found if not share.agrees]
        if len(wrong) == 1:
            yield from wrong


def _halves(passage: Passage) -> Iterator[Share]:
    """Read 赞成票86票，超过应到代表的半数: a half in words."""
    text = passage.text
    for match in _HALF.finditer(text, passage.span.start, _end(passage)):
        earlier = [t for t in passage.told if t.figure.span.end <= match.start()]
        if not earlier or match.start() - earlier[-1].figure.span.end > 16:
            continue
        part = earlier[-1]
        if part.figure.is_percent or part.figure.ranged:
            continue
        at = len(earlier) - 1
        whole = _whole(passage, part, at, match["of"])
        if whole is not None and part.figure.value <= whole.value:
            yield Share(part.figure, whole, _half(Span(*match.span()), match["cue"], match["more"]))


_EXACTLY = lazy(r"占|[恰正刚]好[是占]?")


def _half(span: Span, cue: str, more: str | None) -> Quantity:
    below = cue in ("不足", "不到", "未过")
    hedge = (
        Hedge.BELOW
        if below
        else Hedge.ABOUT
        if _EXACTLY.fullmatch(cue) and not more
        else Hedge.ABOVE
    )
    return Quantity(span, span, Fraction(50), Fraction(0), PERCENT, hedge)


def _end(passage: Passage) -> int:
    return passage.told[-1].figure.span.end + 24
