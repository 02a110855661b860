"""Change: what there was before, what there is, and the change that is claimed between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import explained, may_be_slip, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, decimals, plain, shown
from wenlint.lexicon.dimensions import FOLD, PERCENT, POINT, SPANS

_WORTH_IT = lazy(r"[增减升降涨跌多少长缩翻倍高低扩压]")
_DOWN = lazy(r"减|降|跌|少|缩|回落|低于|下滑|精简|压|收窄|节约|节省")
# What makes a figure the earlier one of two.
_EARLIER = lazy(
    r"去年|前年|上[年月季周届期半]|原来?|从前|以前|年初|期初|那年|[三五十]年前|此前|同期|往年|\d{4}年|旧|由|从|\p{Han}{2}前[为是]?$|\p{Han}{2}前，|[一二三四五六七八九]月|初"
)
_LATER = lazy(
    r"今年|本[年月季周届期]|现|如今|目前|去年|\d{4}年|年末|期末|当年|到了?|达到|变成|[一二三四五六七八九]月|下半年|二季度|末|后[为是]?$|后，"
)
_OTHER_CHANGE = lazy(
    r"计划|目标|任务|预算|实际增长|可比|年均|平均每|累计|分别|全[市省国]|均|其中|占|利润|别为|依次|百分比"
)
_NAMED = lazy(r"同比|环比|比[上去前]|较[上去前]|比\p{Han}{1,3}月")
_TWICE = lazy(r"翻了?一番|翻番|增加了?一倍|增长了?一倍|减半|减少了?一半|压缩了?一半|缩短了?一半")
_HUNDRED = Fraction(100)


def changes(passage: Passage) -> Iterator[Contradiction]:
    """Yield the changes that the only two values of their kind before them do not give."""
    if len(passage.near) < 3 or not _WORTH_IT.search(
        passage.text, passage.span.start, passage.span.end
    ):
        return
    for claim in passage.mentions:
        if claim.role is not Role.DELTA or claim.figure.ranged or claim.depth:
            continue
        pair = _ends(passage, claim)
        if pair is None:
            continue
        found = _judged(passage, claim, *pair)
        if found is not None:
            yield found


def _ends(passage: Passage, claim: Mention) -> tuple[Mention, Mention] | None:
    """Return the value before and the value after: the only two of one kind before `claim`."""
    before = [one for one in passage.near if one.at < claim.at and one.figure.unit != ""]
    levels = [one for one in before if one.is_level or one.role is Role.RATE]
    year = _YEAR.search(claim.lead) is not None
    if not levels or (levels[-1].at != claim.at - 1 and not year):
        return None
    after = levels[-1]
    same = [one for one in levels if same_kind(one, after)]
    same = _of_year(claim, same) or same
    if len(same) != 2 or not all(one.is_exact for one in same):
        return None
    first, last = same
    if first.sentence == last.sentence == claim.sentence:
        return None  # what one sentence tells of a change is read word by word
    if claim.kind == POINT and not first.is_percent:
        return None
    if claim.kind not in (PERCENT, POINT, FOLD) and not same_kind(claim, first):
        return None
    if claim.kind == PERCENT and first.is_percent:
        return None
    between = passage.text[first.start : claim.figure.span.start]
    if _OTHER_CHANGE.search(between) or first.depth or "；" in between:
        return None
    early, late = _told_of(passage, first), _told_of(passage, last)
    if not _EARLIER.search(early) or not _LATER.search(late) or _EARLIER_ONLY.search(late):
        return None
    return (first, last) if _of_one_thing(first, last) else None


_YEAR = lazy(r"(?P<year>(?:19|20)\d\d)年")


def _of_year(claim: Mention, same: Sequence[Mention]) -> list[Mention]:
    """Return the value of the year that a claim names, and that of the last year told."""
    base = _YEAR.search(claim.lead)
    if base is None:
        return []
    told = {match["year"]: one for one in same if (match := _YEAR.search(one.lead))}
    if len(told) != len(same) or len(told) < 2 or base["year"] not in told:
        return []
    last = max(told)
    return [told[base["year"]], told[last]] if last > base["year"] else []


def _told_of(passage: Passage, one: Mention) -> str:
    """Return the words of a figure's clause, of its sentence where it is the first figure there."""
    start = max(one.sentence.start, one.line)
    before = [other for other in passage.near if start <= other.figure.span.start < one.start]
    spans = all(other.kind in SPANS.values() for other in before)
    return passage.text[start : one.figure.span.start] if spans else one.clause


_EARLIER_ONLY = lazy(r"上[年月]|同期|往年|其中|计划|目标")
_TIME = lazy(
    r"(?:试点|改造|实施|培训|整改|改革|治理|搬迁|优化|升级|调整)[前后]|[三五十两二]年前|去年|今年|前年|上[半年月季周届期]+|本[年月季周届期]|\d{4}年|[一二三四五六七八九十\d]{1,3}月份?|那年|到了|这个数字|变成|共|"
    r"目前|如今|现在?|当年|同期|末|初|全年|达到?|为|是|有|只|已|发现|[的了，、。：\s-]"
)


def _of_one_thing(first: Mention, last: Mention) -> bool:
    """Say whether the later value names no other thing than the earlier one."""
    one, other = (_TIME.sub("", one.clause) + _TIME.sub("", one.tail[:4]) for one in (first, last))
    if not other or not one or last.tail[:2] == first.tail[:2] != "":
        return True
    pairs = [other[at : at + 2] for at in range(max(1, len(other) - 1))]
    return any(pair in one for pair in pairs)


def _judged(
    passage: Passage, claim: Mention, first: Mention, last: Mention
) -> Contradiction | None:
    if first.value <= 0 or last.value <= 0:
        return None
    down = _DOWN.search(claim.lead) is not None
    if (last.value < first.value) is not down or last.value == first.value:
        return None  # of the direction another recogniser tells
    big, small = (first, last) if down else (last, first)
    difference = big.bounds.minus(small.bounds)
    if claim.kind in (PERCENT, FOLD):
        scale = _HUNDRED if claim.kind == PERCENT else Fraction(1)
        right = difference.over(first.bounds).times(scale)
        value = (big.value - small.value) / first.value * scale
        readings = [right]
        if claim.kind == FOLD:
            readings.append(big.bounds.over(small.bounds))
        a, b = written(big), written(small)
        result = shown(value, decimals(claim.figure)) + claim.unit
        equation = f"（{a}－{b}）÷{written(first)}＝{result}"
    else:
        readings, value = [difference], (big.value - small.value)
        equation = (
            f"{written(big)}－{written(small)}＝{plain(value / claim.dimension.scale)}{claim.unit}"
        )
    said = claim.bounds
    loose = Bounds(
        said.low, max(said.high, claim.value + claim.figure.step * claim.dimension.scale)
    )
    if any(reading.meets(loose) for reading in readings):
        return None
    if not may_be_slip(value, claim.value, Fraction(3)):
        return None
    if explained(claim, passage.near, (first, last)) and claim.kind not in (PERCENT, POINT):
        return None
    return contradicts(Relation.CHANGE, claim, (first, last), equation)
