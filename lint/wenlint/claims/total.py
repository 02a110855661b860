"""Total: the parts of a whole, where they stand as a series, add up to it.

A series is read once, whatever its form: clauses or items side by side, a sentence of its own, the
lines of a list. What speaks for its being all of a whole (words of totals, a colon, names that
exclude each other, how even the series is, a difference that looks like a slip) is weighed
together, and no single wording is asked for.
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
from wenlint.lexicon.dimensions import FOLD, PEOPLE, PERCENT, POINT, SPANS

# ----- words -----

_STRONG = lazy(
    r"总|合计|共|统共|拢共|累计|小计|加起来|加在一起|合起来|相加|之和|汇总|满分|合共|全[部年体县市镇乡村校院长程系班区]"
)
_WEAK = lazy(
    r"计|资金|收入|经费|费用|工期|学时|课时|现有|有效|收回|发放|应到|编制|价款|收到|受理|审结|抽检|抽查|登记|由$|[抽调]查|占地"
    r"|接收|发生|出动|录[取用]|招收|采购|[选当]|拥有|回收|样本|培育|支出|存放|参[加赛]|满"
)
_SUBTOTAL = lazy(r"合计|共计|小计|总计|累计|一共|总共|[^公]共[为是有]?$")
_BY_KIND = lazy(
    r"按\p{Han}{1,10}|从\p{Han}{1,8}|分\p{Han}{1,8}|分布在|分别|包括|包含|涵盖|具体|明细|构成|组成|[计即]$|如下|来自|来源|用于|依次"
)
_LIST = lazy(r"^[^。\n]*(?:[：:]|——)[^，。；]{0,12}$|如下[^，；]{0,12}$")
_CLOSED = lazy(r"其余|余款|余下|剩余|剩下|其他|其它|另外")
_STAGES = lazy(
    r"[上下]半年|[一二三四]季度|[上下]午|第[一二三四五]|[上中下]旬|\d{1,2}月|[一二三四五六七八九十]+月|[一二三四]期|[甲乙丙丁]"
)
_SOURCES = lazy(r"申请|上级|配套|自筹|补助|贷款|财政|出资|争取|筹集|拨[付款]|捐")
# What says that the figures are no parts of one whole, or that there are more of them.
_OTHER = lazy(
    r"除去|扣除|减去|亏|结余|同比|比[上去前]|较[上去]|(?<!新)[增减](?!值)|占(?!地)|每|均(?!价)|超|分别增|主要|左右|如：|例如|等(?=[，。；\n]|$)"
    r"|不含|除外|重复|上年|去年|最[大小高低多少]|约|还有一?些|未[^，。；\d]{0,6}统计"
)
_AMONG = lazy(r"其中|里面|当中")
_OUTSIDE = lazy(r"另[有收外含]?[^，。；\n]{0,24}(?:不|未)[在计含列编入]")
_OTHERS = lazy(r"另|其他任务")
_OVERLAP = lazy(
    r"[高宽深厚]$|女|党员|团员|学历|岁|民族|困难|优秀|骨干|高级(?!教师)|本科|硕士|博士|以[上下内]|重点|获|具有|曾|代表|委员|新增|少数|[都均]"
)
_PLANNED = lazy(r"计划|预算|目标|任务|指标")
_SPENT = lazy(r"支出|执行|使用|拨付|完成|实现|用去|花费")
_MOVES = lazy(r"出库|入库|调[出入]|退休|新[招增]|[转购]入|转出|户籍|外来|流[入出]")
_NEVER = frozenset([PERCENT, POINT, FOLD, "岁", "℃", "倍", "级", "号", "层", "年", "天:"])
_MOST = 14
_LONGEST_GAP = 40
_LOW, _HIGH = Fraction(2, 3), Fraction(3, 2)
_BACK = 4

_ENOUGH = 4


class _Series(Struct, frozen=True):
    """Figures of one kind side by side, none of them the whole of the others.

    `ahead` says that they stand before `whole`, `listed` that each has a line of its own, `apart`
    that other figures of the kind stand between whole and parts.
    """

    whole: Mention
    parts: tuple[Mention, ...]
    ahead: bool
    listed: bool
    apart: bool

    @property
    def bounds(self) -> Bounds:
        return _added(self.parts)

    @property
    def value(self) -> Fraction:
        return sum((one.value for one in self.parts), Fraction(0))


def _added(parts: Sequence[Mention]) -> Bounds:
    added = Bounds(Fraction(0), Fraction(0))
    for one in parts:
        added = added.plus(one.bounds)
    return added


def totals(passage: Passage) -> Iterator[Contradiction]:
    """Yield the wholes that the series beside them do not make."""
    if len(passage.near) < 3:
        return
    kinds: dict[str, list[Mention]] = {}
    for one in passage.near:
        if _counts(one):
            kinds.setdefault(_SHARED.get(one.kind, one.kind), []).append(one)
    for found in kinds.values():
        if len(found) > 2:
            yield from _of_kind(passage, found)


_SHARED = {"人次": PEOPLE, "份": PEOPLE, "票": PEOPLE, "张": PEOPLE}


def _counts(one: Mention) -> bool:
    return (
        one.unit != ""
        and one.kind not in _NEVER
        and one.role not in (Role.DELTA, Role.LIMIT)
        and not one.each
        and one.value > 0
    )


def _of_kind(passage: Passage, ms: Sequence[Mention]) -> Iterator[Contradiction]:
    told: set[int] = set()
    for parts, wholes in _runs(ms):
        if told.intersection(map(id, parts)):
            continue
        added = _added(parts)
        if any(one.bounds.meets(added) for one in ms if one not in parts):
            told.update(map(id, parts))
            continue
        scored = [
            (score, series)
            for series in wholes
            if (score := _weighed(passage, series)) >= _ENOUGH
        ]
        if not scored:
            continue
        _, best = max(scored, key=lambda pair: pair[0])
        told.update(map(id, parts))
        equation = "＋".join(map(written, parts)) + f"＝{in_unit_of(best.value, best.whole)}"
        yield contradicts(Relation.TOTAL, best.whole, parts, equation)


# ----- series -----


def _runs(ms: Sequence[Mention]) -> Iterator[tuple[Sequence[Mention], Sequence[_Series]]]:
    """Yield each run of parts with what may be its whole, the longest runs first."""
    found: dict[tuple[int, int], list[_Series]] = {}
    for place, whole in enumerate(ms):
        if not whole.is_exact:
            continue
        for ahead in (False, True):
            parts = _beside(ms, place, ahead=ahead)
            _note(found, ms, whole, parts, ahead=ahead)
    for first, last in _own_sentences(ms):
        parts = ms[first:last]
        for whole in ms[max(0, first - _BACK) : first][::-1]:
            if whole.sentence != parts[0].sentence and whole.is_exact:
                _note(found, ms, whole, parts, ahead=False)
    for key in sorted(found, key=lambda key: key[0] - key[1]):
        yield found[key][0].parts, found[key]


def _note(
    found: dict[tuple[int, int], list[_Series]],
    ms: Sequence[Mention],
    whole: Mention,
    parts: Sequence[Mention],
    *,
    ahead: bool,
) -> None:
    if not 2 <= len(parts) < _MOST:
        return
    lines = {one.line for one in parts}
    listed = len(lines) == len(parts) and whole.line not in lines
    key = (parts[0].at, parts[-1].at)
    if any(one.whole is whole for one in found.get(key, ())):
        return
    first, last = (parts[-1], whole) if ahead else (whole, parts[0])
    apart = any(first.at < one.at < last.at and one.value != whole.value for one in ms)
    found.setdefault(key, []).append(_Series(whole, tuple(parts), ahead, listed, apart))


def _beside(ms: Sequence[Mention], place: int, *, ahead: bool) -> Sequence[Mention]:
    """Return the figures side by side that follow `ms[place]`, or stand before it."""
    whole, parts = ms[place], list[Mention]()
    row = ms[max(0, place - _MOST) : place][::-1] if ahead else ms[place + 1 : place + 1 + _MOST]
    for one in row:
        if parts and one.depth > parts[0].depth:
            continue  # 小学20所（其中民办3所）
        if one.value >= whole.twice or one.figure.ranged or _SUBTOTAL.search(one.lead):
            break
        if parts and (one.depth != parts[0].depth or not _runs_on(one, whole, parts)):
            break
        if not parts and not ahead and one.depth > whole.depth + 1:
            break
        parts.append(one)
    return parts[::-1] if ahead else parts


def _runs_on(one: Mention, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether `one` is in the sentence of the parts, or each of them on a line of its own."""
    if len(one.before) > _LONGEST_GAP + 10:
        return False
    if one.sentence == parts[-1].sentence and one.line == parts[-1].line:
        return len(parts) < 2 or parts[-1].sentence == parts[-2].sentence
    if len(parts) > 1 and parts[-1].line == parts[-2].line:
        return False
    lines = [part.line for part in parts]
    if one.line in lines or whole.line in lines or one.line == whole.line:
        return False
    mark = _mark(one)
    return mark == _mark(parts[-1]) and (mark[0] != "" or (_is_row(one) and _is_row(parts[-1])))


_LONGEST_ROW = 30


def _is_row(one: Mention) -> bool:
    """Say whether a line without a mark is a name and its figure, no prose: 电费 2,300元."""
    end = one.text.find("\n", one.end)
    behind = one.text[one.end : end if end >= 0 else len(one.text)].strip(" 。；;，")
    return one.figure.span.start - one.line <= _LONGEST_ROW and len(behind) <= 1


_MARK = lazy(r"[ \t　]*(?P<mark>[-*•·●]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳])?")


def _mark(one: Mention) -> tuple[str, int]:
    """Return the kind of mark that the line of a mention begins with, and its indent."""
    match = _MARK.match(one.text, one.line)
    if match is None or not match["mark"]:
        return ("-" if one.item else ""), 0
    said = "".join("1" if sign.isdigit() or sign in _HAN else sign for sign in match["mark"])
    return said.replace("11", "1"), match.start("mark") - one.line


_HAN = frozenset("一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")


def _own_sentences(ms: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield the runs that are all of their kind in a sentence, or in a part of one that a ；ends."""
    first = 0
    for place in range(1, len(ms) + 1):
        if place < len(ms) and _together(ms[place - 1], ms[place]):
            continue
        if place - first > 1:
            yield first, place
        first = place


def _together(one: Mention, other: Mention) -> bool:
    return (
        one.sentence == other.sentence
        and not _SUBTOTAL.search(other.lead)
        and one.depth == other.depth
        and "；" not in one.text[one.end : other.figure.span.start]
        and one.line == other.line
    )


# ----- weighing -----


def _weighed(passage: Passage, series: _Series) -> int:
    """Return how much speaks for a series being all of its whole, and the difference a slip."""
    whole, parts = series.whole, series.parts
    if any(one.value >= whole.value or not one.is_exact for one in parts):
        return 0
    if not _LOW <= series.value / whole.value <= _HIGH:
        return 0
    names = [_name(one) for one in parts]
    if len(set(names)) < len(names) or not all(names):
        return 0
    gap, said = _said(passage, series)
    if _is_otherwise(passage, series, names, said):
        return 0
    more = series.value > whole.value
    paired, closed = _complement(names), _CLOSED.search(names[-1]) is not None
    among = _AMONG.search(said) is not None
    inside = passage.text[parts[0].figure.span.start : parts[-1].end]
    if among and (_AMONG.search(inside) or not (more or paired or closed)):
        return 0
    numbered = _numbered(passage, series)
    composed = _COMPOSED.match(whole.tail) is not None and whole.lead.endswith("由")
    overlap = not (paired or composed) and any(_OVERLAP.search(name) for name in names)
    said_all = more or series.ahead or paired or closed or composed or numbered
    in_list = _LIST.search(gap) is not None and not series.ahead
    cue = 3 if _STRONG.search(whole.clause) else 2 if _WEAK.search(whole.clause) else 0
    form = 3 if in_list or composed else 2 if _BY_KIND.search(gap + names[0]) else 0
    if not (cue or form or paired or closed) or (cue < 3 and whole.kind in SPANS.values()):
        return 0
    score = cue + form
    score += 3 if paired else 2 if numbered else 0
    score += 1 if _is_right_beside(series) else 0
    score += 2 if closed else 0
    score += 2 if len(parts) > 2 else 0
    score += 2 if all(_STAGES.search(name) or _SOURCES.search(name) for name in names) else 0
    score += 1 if parts[0].depth > whole.depth else 0
    score += _slip(series)
    score -= 4 if overlap else 0
    score -= 0 if said_all or (in_list and not series.listed) else 1
    score -= 3 if all(_TIMES.fullmatch(name) for name in names) and not series.ahead else 0
    score -= 1 if among and not paired else 0
    score -= 0 if series.listed or _is_even(parts) else 2
    score -= 0 if _tail_alike(whole, parts) else 3
    score -= 2 if series.apart else 0
    score -= 2 if series.ahead and cue < 3 else 0
    return score


_COMPOSED = lazy(r"[^，。；]{0,12}(?:组成|构成)")
_TIMES = lazy(r"(?:\d{4})?年?\d{0,2}(?:月|月份)?")


def _is_right_beside(series: _Series) -> bool:
    """Say whether no other figure stands between whole and parts."""
    return series.parts[0].at - series.whole.at == 1 or series.whole.at - series.parts[-1].at == 1


def _numbered(passage: Passage, series: _Series) -> bool:
    """Say whether it is told before the parts how many there are: 用于两处：."""
    first, parts = series.parts[0], series.parts
    return any(
        one.figure.value == len(parts) and not same_kind(one, first)
        for one in passage.near
        if first.at - 2 <= one.at < first.at
    )


def _said(passage: Passage, series: _Series) -> tuple[str, str]:
    """Return what stands between whole and parts, and all that is said from end to end."""
    whole, parts = series.whole, series.parts
    text, last = passage.text, series.parts[-1]
    if series.ahead:
        gap = text[last.end : whole.figure.span.start]
        return gap, text[parts[0].start : whole.end]
    gap = _OUTSIDE.sub("", text[whole.end : parts[0].figure.span.start])
    behind = "" if series.listed else text[last.end : last.end + 10].partition("\n")[0]
    own = gap if whole.sentence == parts[0].sentence or series.listed else parts[0].before
    return gap, own + text[parts[0].figure.span.start : last.end] + behind


def _is_otherwise(
    passage: Passage, series: _Series, names: Sequence[str], said: str
) -> bool:
    """Say whether words tell that the series is another thing, or figures beside complete it."""
    whole, parts = series.whole, series.parts
    if _OTHER.search(said) or _OTHERS.search(_OUTSIDE.sub("", said)):
        return True
    spent = [_SPENT.search(one.lead) is not None for one in parts]
    if _PLANNED.search(whole.clause) and all(spent):
        return True  # a budget is no total of what was spent
    if _SPENT.search(whole.clause) and series.ahead and not any(spent):
        return True  # nor is what has been spent one of what was meant to be
    moved = any(_MOVES.search(name) for name in names) and not _complement(names)
    if moved or _is_small(whole, parts):
        return True
    gap = passage.text[whole.end : parts[0].start]
    if "；" in gap and not series.listed:
        return True
    some = not _complement(names) and _some_run(series)
    return some or _goes_on(passage, series) or _completed(passage, series)


def _name(one: Mention) -> str:
    """Return what names a part: the words before it, else those behind it."""
    lead = _LEADING.sub("", one.lead).rstrip(" （(|*").removeprefix("和")
    if len(lead) > 1:
        return lead
    return one.clause[-_LONGEST_NAME:] if lead else one.tail


_LONGEST_NAME = 12
_LEADING = lazy(r"^[-*·•● \t　（(）)|.．]+")


def _slip(series: _Series) -> int:
    """Say how much the difference looks like one mistyped digit, or two exchanged: -2 to 3."""
    step = min(one.figure.step * one.dimension.scale for one in (series.whole, *series.parts))
    missing = abs(series.value - series.whole.value) / step
    digits = len(str(int(series.whole.value / step)).rstrip("0"))
    if missing.denominator != 1 or digits < 2:
        return 0
    written_ = str(missing.numerator).rstrip("0")
    alike = len(written_) == 1 or (len(written_) == 2 and int(written_) % 9 == 0)
    if digits == 2:
        return 0
    return min(3, digits - 1) if alike else -min(2, digits - 2)


def _completed(passage: Passage, series: _Series) -> bool:
    """Say whether one more figure beside the series makes it the whole."""
    whole = series.whole
    taken = {id(whole), *map(id, series.parts)}
    return any(
        series.bounds.plus(one.bounds).meets(whole.bounds)
        or series.bounds.plus(whole.bounds).meets(one.bounds)
        for one in passage.near
        if id(one) not in taken and same_kind(one, whole) and abs(one.at - whole.at) < _MOST
    )


def _some_run(series: _Series) -> bool:
    """Say whether some of the parts, side by side, make the whole."""
    parts = series.parts
    for first in range(len(parts)):
        for last in range(first + 2, len(parts) + 1):
            if sum(one.value for one in parts[first:last]) == series.whole.value:
                return True
    return False


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
    if not series.listed or series.ahead:
        return False
    end = passage.text.find("\n", last.end)
    following = passage.text[end:].lstrip()[:400].partition("\n")[0] if end >= 0 else ""
    return _GOES_ON.search(following) is not None and last.unit in following


_GOES_ON = lazy(r"\d{2,}[ ]?[万亿]?\p{Han}")


def _is_small(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Say whether there are small numbers in words among them, which count anything."""
    return any(
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
