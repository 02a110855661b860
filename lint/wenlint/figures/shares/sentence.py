"""The shares of a sentence: every way in which it tells a part, a whole and a percentage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import share_agrees
from wenlint.figures.quantities import Hedge, Quantity
from wenlint.figures.shares.cues import GROWTH, IS, LOOSE, cue_of, is_of, same_thing
from wenlint.figures.shares.halves import halves
from wenlint.figures.shares.rows import parallel, respective
from wenlint.figures.shares.share import Share
from wenlint.figures.shares.wholes import AMONG, MOST_NEAR, has_its_own, whole_of
from wenlint.figures.telling import Passage, Told, bare, like, tells

_OF_STATED = lazy(rf"[^，。；：、\d]{{0,10}}[）)]?的(?:比例|比重)?{IS}")
_TAKES = lazy(r"占(?:到|了)?[^，。；：、\d]{0,14}[（(]?$")
_IS_OF = lazy(r"^(?:即|为|是|系|相当于|约为|仅为|按)\p{Han}{2,12}$")
_FOLLOWING = lazy(r"[）)]?[，,]?(?:计|即|共计?|为|有|达)?|[（(](?:计|即|共)?")
_UNIT_IN_LETTERS = lazy(r"[ ]?(?P<unit>[A-Za-zμ]{1,4})(?![A-Za-z0-9])")
# How much of a plan is done is FIG014's, and shares of what lies outside the text are nobody's.
_STRETCHES = frozenset(["年", "个月", "岁", "周岁", "届", "期"])
_TASK = lazy(r"计划|任务|目标|指标|预算$")


def shares(passage: Passage) -> Iterator[Share]:
    """Yield the shares of a sentence whose part and whole are told for sure."""
    for place, one in enumerate(passage.told):
        if not one.figure.is_percent or one.figure.ranged:
            continue
        found = _stated(passage, place) or _following(passage, place) or _preceding(passage, place)
        if found is not None and found.part.unit in _STRETCHES:
            continue  # 头两年完成的，占五年总投资的32%
        if found is not None and _letters(passage, found.part) != _letters(passage, found.whole):
            continue  # 650MB and 2GB
        if found is not None and 0 < found.whole.value >= found.part.value:
            yield found
    yield from respective(passage)
    yield from halves(passage)
    yield from parallel(passage)


def _letters(passage: Passage, figure: Quantity) -> str:
    """Return the unit in letters that no table has: MB, GB."""
    match = _UNIT_IN_LETTERS.match(passage.text, figure.number.end)
    return match["unit"] if match and not figure.unit else ""


def explained(passage: Passage, share: Share) -> bool:
    """Say whether part or whole make the percentage with any other figure of the passage.

    Or with those right before the part: 七、八两月为180毫米和146毫米，占全年的50.9%.
    """
    if _together(passage, share):
        return True
    return any(
        (one.figure is not share.part and share_agrees(share.part, one.figure, share.percent))
        or (
            one.figure is not share.whole
            and share_agrees(one.figure, share.whole, share.percent)
            and not has_its_own(passage, one)
        )
        for one in like(_near(passage, share.percent), share.part)
    )


def _together(passage: Passage, share: Share) -> bool:
    """Say whether the part and those told right before it, side by side, make the percentage."""
    told = [one.figure for one in like(passage.told, share.part)]
    at = told.index(share.part) if share.part in told else 0
    added = share.part
    for place in range(at - 1, max(-1, at - _MOST_TOGETHER), -1):
        gap = passage.text[told[place].span.end : told[place + 1].span.start]
        if not gap.startswith(("、", "和", "与", "及")):
            return False
        added = replace(added, value=added.value + told[place].value)
        if share_agrees(added, share.whole, share.percent):
            return True
    return False


_MOST_TOGETHER = 5


def _near(passage: Passage, figure: Quantity) -> Sequence[Told]:
    """Return the figures around one: in an endless sentence the others tell nothing of it."""
    told = passage.all
    at = bisect_left([one.figure.span.start for one in told], figure.span.start)
    return told[max(0, at - MOST_NEAR) : at + MOST_NEAR]


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
    cue = cue_of(one, "")
    among = one.lead.endswith(("有", "中")) and gap.startswith(("（", "("))
    if (cue is None or gap in ("", "，")) and not among:
        return None
    if cue is not None and place and is_of(cue, passage.told[place - 1]):
        return None  # 13名，占54.2%，计 …: the share is that of the figure before
    whole = whole_of(passage, part, place, cue.of if cue else "")
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
    cue = cue_of(one, gap)
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
    if place - at > 1 and not all(GROWTH.search(t.lead) for t in passage.told[at + 1 : place]):
        return None
    if cue.bracket and (place - at > 1 or len(gap.strip("（( ")) > 8 or _cut(gap)):
        return None
    if not cue.bracket and len(passage.between(part, one)) > 60:
        return None
    who = bare(AMONG.sub("", cue.who))
    beside = passage.text[part.figure.span.end : one.figure.number.start - len(one.lead)]
    if not LOOSE.match(cue.who) and not same_thing(who, part.label + beside[:12]):
        return None
    whole = whole_of(passage, part, at, cue.of)
    if whole is None and not cue.of and len(who) > 1 and tells(part.label, who):
        # 招生480人，女生220人，女生占比45.8%: there is one whole only.
        others = [
            t for t in like(passage.told[:at], part.figure) if t.figure.value > part.figure.value
        ]
        whole = others[0].figure if len(others) == 1 and at == 1 else None
    percent = one.figure if cue.hedge is Hedge.NONE else replace(one.figure, hedge=cue.hedge)
    return Share(part.figure, whole, percent) if whole else None


def _cut(gap: str) -> bool:
    return any(sign in gap for sign in "，。；：、")
