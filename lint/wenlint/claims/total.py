"""Total: the parts of a whole, where they stand as a series, add up to it.

A series is read once, whatever its form: clauses or items side by side, lines of a list. Its whole
is the one figure of its kind right before it or right behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import in_unit_of, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds
from wenlint.figures.sums.kinds import COMPLEMENTS
from wenlint.lexicon.dimensions import FOLD, PERCENT, POINT

_SUMMING = lazy(
    r"共|计|总|累计|全[年部体县市镇乡村校院]|加起来|加在一起|合起来|相加|之和|汇总|满分|资金|收入|经费|费用|工期|学时|课时"
)
_SUMMED = lazy(
    r"总|合计|共计|一共|总共|统共|拢共|累计|小计|加起来|加在一起|合起来|相加|之和|汇总|^共|[两三四五六七八九十]\p{Han}{0,4}共|合共|总计"
)
_OTHER = lazy(
    r"除去|扣除|减去|支出|亏|结余|其中|同比|比[上去前]|较[上去]|[增减]|占|每|均(?!价)|超|其他任务|另|分别增|主要|左右|如：|例如|等(?=[，。；])|不含|除外|重复|上年|去年|最[大小高低多少]|约"
)
_OVERLAP = lazy(
    r"[高宽深厚]$|女|党员|团员|学历|岁|民族|困难|优秀|骨干|高级(?!教师)|本科|硕士|博士|以[上下内]|重点|获|具有|曾|代表|委员|新增|少数"
)
_CLOSED = lazy(r"其余|余款|余下|剩余|剩下|其他|另外")
_KINDS_OF_TIME = lazy(
    r"[上下]半年|[一二三四]季度|[上下]午|第[一二三四五]|[上中下]旬|\d{1,2}月|[一二三四五六七八九十]+月"
)
_BY_KIND = lazy(
    r"按\p{Han}{1,10}|分\p{Han}{1,6}看|分布在|分别|由|包括|包含|涵盖|具体|明细|构成|组成|[计即]$|如下|：|——"
)
_SOURCES = lazy(r"申请|上级|配套|自筹|补助|贷款|财政|出资|争取|筹集")
_APART = lazy(r"^(?:[^\p{Han}]*[、，；和与及\n\s·\-—*•（(]|\p{Han}{0,6}[和与及、，；])")
_NEVER = frozenset([PERCENT, POINT, FOLD, "岁", "℃", "倍", "级", "号", "层", "年", "天:"])
_PLANNED = lazy(r"计划|预算|目标|任务|指标")
_SPENT = lazy(r"支出|执行|使用|拨付|完成|实现|用去|花费")
_MOST = 14
_LONGEST_GAP = 30
_LOW, _HIGH = Fraction(7, 10), Fraction(4, 3)


class _Series(Struct, frozen=True):
    """Figures of one kind side by side, none of them the whole of the others."""

    parts: tuple[Mention, ...]

    @property
    def bounds(self) -> Bounds:
        added = Bounds(Fraction(0), Fraction(0))
        for one in self.parts:
            added = added.plus(one.bounds)
        return added

    @property
    def value(self) -> Fraction:
        return sum((one.value for one in self.parts), Fraction(0))


def totals(passage: Passage) -> Iterator[Contradiction]:
    """Yield the wholes that the series right beside them does not make."""
    near = passage.near
    if len(near) < 3:
        return
    own = frozenset(passage.mentions)
    for place, whole in enumerate(near):
        if whole.kind in _NEVER or whole.each or not whole.is_exact or whole.role is Role.DELTA:
            continue
        for series, ahead in ((_behind(near, place), False), (_ahead(near, place), True)):
            if len(series) < 2 or own.isdisjoint((whole, *series)):
                continue
            found = _judged(passage, whole, _Series(tuple(series)), ahead=ahead)
            if found is not None:
                yield found
                return


def _behind(near: Sequence[Mention], place: int) -> Sequence[Mention]:
    """Return the figures of the kind of `near[place]` that follow it side by side."""
    whole, parts, skipped = near[place], list[Mention](), False
    for one in near[place + 1 : place + 1 + _MOST]:
        if parts and one.is_percent and one.sentence == parts[-1].sentence:
            continue
        if not parts and not skipped and not same_kind(one, whole) and one.tail:
            skipped = True  # 分布在三个村：
            continue
        if not _may_join(one, whole, parts) or not _runs_on(one, whole, parts):
            break
        parts.append(one)
    return parts if len(parts) < _MOST else ()


def _ahead(near: Sequence[Mention], place: int) -> Sequence[Mention]:
    whole, parts = near[place], list[Mention]()
    for one in reversed(near[max(0, place - _MOST) : place]):
        if not _may_join(one, whole, parts) or not _runs_on(one, whole, parts[::-1]):
            break
        parts.insert(0, one)
    return parts if len(parts) < _MOST else ()


def _may_join(one: Mention, whole: Mention, parts: Sequence[Mention]) -> bool:
    if not same_kind(one, whole) or one.each or one.figure.ranged:
        return False
    if one.role is Role.DELTA or one.depth != (parts[0].depth if parts else one.depth):
        return False
    return len(one.before) <= _LONGEST_GAP + 10 and one.value < whole.twice


def _runs_on(one: Mention, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether `one` is in the sentence of the parts, or each of them on a line of its own."""
    if not parts or one.sentence == parts[-1].sentence:
        return len(parts) < 2 or parts[-1].sentence == parts[-2].sentence
    lines = [part.line for part in parts]
    return one.line not in lines and len(set(lines)) == len(lines) and whole.line not in lines


def _judged(
    passage: Passage, whole: Mention, series: _Series, *, ahead: bool
) -> Contradiction | None:
    parts = series.parts
    if any(one.value >= whole.value or not one.is_exact for one in parts):
        return None
    if series.bounds.meets(whole.bounds) or not _LOW <= series.value / whole.value <= _HIGH:
        return None
    names = [one.lead for one in parts]
    if _PLANNED.search(whole.clause) and all(_SPENT.search(one.lead) for one in parts):
        return None  # a budget is no total of what was spent
    start, end = min(whole.start, parts[0].start), max(whole.end, parts[-1].end)
    said = passage.text[start:end] + passage.text[end : end + 10]
    if _OTHER.search(said) or "；" in passage.text[whole.end : parts[0].start]:
        return None
    if len(set(names)) < len(names) or _goes_on(passage, series) or _is_small(whole, parts):
        return None
    if any(_OVERLAP.search(name) for name in names) and not _complement(names):
        return None
    if (
        _some_run(series, whole)
        or _completed(passage, whole, series)
        or not _is_claimed(passage, whole, parts, ahead=ahead)
    ):
        return None
    equation = "＋".join(map(written, parts)) + f"＝{in_unit_of(series.value, whole)}"
    return contradicts(Relation.TOTAL, whole, parts, equation)


def _completed(passage: Passage, whole: Mention, series: _Series) -> bool:
    """Say whether one more figure beside the series makes it the whole."""
    taken = {id(whole), *map(id, series.parts)}
    return any(
        series.bounds.plus(one.bounds).meets(whole.bounds)
        or series.bounds.plus(whole.bounds).meets(one.bounds)
        for one in passage.near
        if id(one) not in taken and same_kind(one, whole) and abs(one.at - whole.at) < _MOST
    )


def _some_run(series: _Series, whole: Mention) -> bool:
    """Say whether some of the parts, side by side, make the whole."""
    parts = series.parts
    for first in range(len(parts)):
        for last in range(first + 2, len(parts) + 1):
            if _Series(parts[first:last]).bounds.meets(whole.bounds):
                return True
    return False


def _is_claimed(passage: Passage, whole: Mention, parts: Sequence[Mention], *, ahead: bool) -> bool:
    """Say whether words or form claim that the series is all of the whole."""
    names = [one.lead for one in parts]
    if any(len(name.strip("- *·")) < 1 for name in names):
        return False
    gap = passage.text[whole.end : parts[0].figure.span.start]
    if ahead:
        return (
            _SUMMED.search(whole.clause) is not None
            and _is_even(parts)
            and _tail_alike(whole, parts)
        )
    lines = {one.line for one in parts}
    listed = len(lines) == len(parts) and whole.line not in lines
    if listed:
        return _SUMMING.search(whole.clause) is not None and len(parts) > 1
    complement = _complement(names)
    if len(parts) == 2:
        timed = all(_KINDS_OF_TIME.search(name) for name in names)
        paid = all(_SOURCES.search(name) for name in names)
        return complement or timed or paid or _CLOSED.search(names[-1]) is not None
    cued = _SUMMING.search(whole.clause) is not None or _BY_KIND.search(gap) is not None
    return _is_even(parts) and (cued or complement) and _tail_alike(whole, parts)


def _complement(names: Sequence[str]) -> bool:
    """Say whether the names exclude each other in pairs, and are all there is: 男生, 女生."""
    return any(
        all(one.search(name) or other.search(name) for name in names)
        and any(one.search(name) and not other.search(name) for name in names)
        and any(other.search(name) for name in names)
        for one, other in COMPLEMENTS
    )


def _goes_on(passage: Passage, series: _Series) -> bool:
    """Say whether the line behind a list has one more figure of its kind, too far to be read."""
    last = series.parts[-1]
    if last.line == series.parts[0].line:
        return False
    end = passage.text.find("\n", last.end)
    following = passage.text[end:].lstrip()[:400].partition("\n")[0] if end >= 0 else ""
    return _GOES_ON.search(following) is not None and last.unit in following


_GOES_ON = lazy(r"\d{2,}[ ]?[万亿]?\p{Han}")


def _is_small(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether all are small numbers in words, which count anything."""
    return all(
        one.figure.value < 10 and not one.figure.number.of(one.text)[:1].isdigit()
        for one in (whole, *parts)
    )


def _is_even(parts: Sequence[Mention]) -> bool:
    """Say whether the parts stand side by side in one way: by 、, by commas, by lines."""
    gaps = [other.before if one.line == other.line else "" for one, other in pairwise(parts)]
    heads = {gap.strip()[:1] if gap.strip() else "\n" for gap in gaps}
    return all(len(gap) <= _LONGEST_GAP for gap in gaps) and len(heads - {"和", "与", "及"}) <= 1


def _tail_alike(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether what is counted behind the figures is not another thing for the whole."""
    noun = whole.tail[:2]
    tails = [one.tail[:2] for one in parts if one.tail]
    return (
        not noun
        or not tails
        or whole.unit not in "个项件种条处"
        or any(noun == tail for tail in tails)
    )
