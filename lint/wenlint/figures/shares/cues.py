"""What the words before a percentage say: whose share it is, and of what."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.figures.quantities import Hedge
from wenlint.figures.telling import Told, bare, tells

IS = r"(?:[为是达到至已有约仅只高]|分别|合计){0,4}[ ]?"
OCCUPIES = lazy(
    rf"(?P<who>[^占]{{0,16}}?)所?占(?:到|了|有|据)?(?:比(?![例重率]))?(?P<of>[^占\d]{{0,22}}?)的?"
    rf"(?:比例|比重|比率|百分比|份额)?{IS}$"
)
_PROPORTION = lazy(rf"(?P<who>\p{{Han}}{{0,12}}?)(?:所?占)?(?:占比|比例|比重|占){IS}$")
_OF_NAMED = lazy(
    r"^(?:(?P<below>不足|不到|未达)|(?P<above>超过|超)|达到|约为|接近|相当于|即|为|仅为|只有|不过"
    r"|[恰正刚]好是|(?P<who>\p{Han}{0,8})(?:比例|占比|比重|份额)(?:为|是|达到?))?"
    rf"(?P<of>(?!完成)\p{{Han}}{{2,12}})的{IS}$"
)
_HELD = lazy(r"^(?:持股|占股|持有股份)(?:比例)?[为达约]?[ ]?$")
_GAVE = lazy(r"(?:贡献|占据|占去)了?[ ]?$")
_ADVERBS = lazy(r"^(?:整整|足足|几乎|将近|差不多|大约)")
GROWTH = lazy(r"[增减升降涨跌压缩]|同比|环比|比上年|较上年")
LOOSE = lazy(r"^(?:[其约已也仅共且并就均各还]*|持股|入股|出资)$")
_SHORT = 2


class Cue(Struct, frozen=True):
    """What a percentage says of itself: whose share it is, and of what."""

    who: str
    of: str
    bracket: bool = False
    hedge: Hedge = Hedge.NONE


def cue_of(one: Told, gap: str) -> Cue | None:
    """Return what the words before a percentage say; None where it is no share."""
    if GROWTH.search(one.lead):
        return None
    if match := OCCUPIES.search(one.lead):
        return Cue(match["who"], _ADVERBS.sub("", match["of"]))
    if match := _PROPORTION.search(one.lead):
        return Cue(match["who"], "")
    if match := _OF_NAMED.search(one.lead):
        hedge = Hedge.BELOW if match["below"] else Hedge.ABOVE if match["above"] else Hedge.NONE
        return Cue(match["who"] or "", match["of"], hedge=hedge)
    if _HELD.search(one.lead) or _GAVE.search(one.lead):
        return Cue("", "")
    if gap.endswith(("（", "(")) and not one.lead:
        return Cue("", "", bracket=True)
    return None


def is_of(cue: Cue, one: Told) -> bool:
    """Say whether a percentage is told as the share of a figure before it, or of nothing else."""
    return LOOSE.match(cue.who) is not None or same_thing(bare(cue.who), one.label)


def same_thing(who: str, label: str) -> bool:
    """Say whether a share is that of a figure: 女生占比 of 女生220人, 通车比例 of 通了公交."""
    return tells(label, who) or (len(who) <= _SHORT and any(sign in label for sign in who))
