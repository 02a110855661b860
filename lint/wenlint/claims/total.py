"""Total: the parts of a whole, where they stand as a series, add up to it.

A series is read once, whatever its form: clauses or items side by side, a sentence of its own, the
lines of a list. What speaks for its being all of a whole (words of totals, a colon, names that
exclude each other, how even the series is, a difference that looks like a slip) is weighed
together, and no single wording is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import in_unit_of, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role, mark_of
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import together
from wenlint.lexicon.dimensions import FOLD, PEOPLE, PERCENT, POINT, SPANS
from wenlint.lexicon.kinds import KINDS_APART

# ----- words -----

_STRONG = lazy(
    r"总|合计|共|统共|拢共|累计|小计|加起来|加在一起|合起来|相加|之和|汇总|满分|合共|全[部年体县市镇乡村校院长程系班区]"
)
_WEAK = lazy(
    r"计|资金|收入|经费|费用|工期|学时|课时|现有|有效|收回|发放|应到|编制|价款|收到|受理|审结|抽检|抽查|登记|由$|[抽调]查|占地"
    r"|接收|发生|出动|录[取用]|招收|采购|[选当]|拥有|回收|样本|培育|支出|存放|参[加赛]|满"
)
_SUBTOTAL = lazy(r"合计|共计|小计|总计|累计|一共|总共|(?:^|[^公])共[为是有]?$")
_BY_KIND = lazy(
    r"按\p{Han}{1,10}|从\p{Han}{1,8}|分\p{Han}{1,8}|分布在|分别|包括|包含|涵盖|具体|明细|构成|组成|[，,][计即]|如下|来自|来源|用于|依次"
)
_LIST = lazy(r"^[^。\n]*(?:[：:]|——)[^，。；]{0,12}$|如下[^，；]{0,12}$")
_CLOSED = lazy(r"其余|余款|余下|剩余|剩下|其他|其它|另外")
_IN_TURN = lazy(r"分别|依次")
_STAGES = lazy(
    r"[上下]半年|[一二三四]季度|[上下]午|第[一二三四五六七]|[上中下]旬|\d{1,2}月|[一二三四五六七八九十]+月|[一二三四]期|[甲乙丙丁]"
)
_SOURCES = lazy(r"申请|上级|配套|自筹|补助|贷款|财政|出资|争取|筹集|拨[付款]|捐")
# What says that the figures are no parts of one whole, or that there are more of them.
_OTHER = lazy(
    r"除去|扣除|减去|亏|结余|同比|比[上去前]|较[上去]|(?<!新)[增减](?!值)|占(?!地)|每|均(?!价|已|[为系是])|超|分别增|主要|左右|如：|例如|等(?=[，。；\n]|$)"
    r"|不含|除外|重复|上年|去年|最[大小高低多少]|约|还有一?些|(?:余下|其余|剩余|剩下|其他)的?[^，。；\d]{0,8}(?=[，。；]|$)|未[^，。；\d]{0,6}统计"
)
_AMONG = lazy(r"其中|里面|当中")
_OUTSIDE = lazy(r"另[有收外含]?[^，。；\n]{0,24}(?:不|未)[在计含列编入]")
# What a clause tells besides: how a part has changed, what share it is.
_BESIDES = lazy(
    r"[，,（(](?:同比|环比|比\p{Han}{2,4}|较\p{Han}{2,4})?(?:实际)?(?:增长?|下降|减少|提高|上升|降低)\p{Han}{0,2}[\d.]+[万亿]?(?:%|\p{Han}{1,3})[）)]?"
    r"|[，,（(]?[约各]?占\p{Han}{0,8}[\d.]+%[）)]?"
)
_OTHERS = lazy(r"另|其他任务")
OVERLAP = lazy(
    r"[高宽深厚]$|女|党员|团员|学历|岁|民族|困难|优秀|骨干|高级(?!教师)|本科|硕士|博士|以[上下内]|重点|获|具有|曾|代表|委员|新增|少数"
)
# Where and as what people are counted once: places of work, schools, ranks of a prize.
_EXCLUSIVE = lazy(
    r"小学|初中|高中|幼儿|[一二三]等|公务员|事业|工勤|工人|农民|正式|预备|一线|机关|企业|赞成|第[一二三]|来自|医生|教师|正高|副高|中级"
    r"|[村镇乡部科处班组区校院系局站所厂岗队类]$|病假|事假|已|未"
)
_PLANNED = lazy(r"计划|预算|目标|任务|指标")
_SPENT = lazy(r"支出|执行|使用|拨付|完成|实现|用去|花费")
_MOVES = lazy(
    r"领取|购进|出栏|新进|调离|用[去掉]|出库|入库|调[出入]|退休|新[招增]|[转购]入|转出|户籍|外来|流[入出]"
)
_NEVER = frozenset([PERCENT, POINT, FOLD, "岁", "℃", "倍", "级", "号", "层", "年", "天:"])
_MOST = 14
_LONGEST_GAP = 40
_LOW, _HIGH = Fraction(2, 3), Fraction(3, 2)
_NEAR = Fraction(3, 2)  # beyond, no rounding makes one figure the sum of others
_NEARLY_ALL = Fraction(9, 10)
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
    def value(self) -> Fraction:
        return sum((one.value for one in self.parts), Fraction(0))


def _makes(parts: Sequence[Mention], whole: Mention) -> bool:
    """Say whether parts add up to a whole."""
    left = together([*((one.bounds, 1) for one in parts), (whole.bounds, -1)])
    return left.low <= 0 <= left.high


def totals(passage: Passage) -> Iterator[Contradiction]:
    """Yield the wholes that the series beside them do not make."""
    if len(passage.near) < 3:
        return
    kinds: dict[str, list[Mention]] = {}
    for one in passage.near:
        if _counts(one):
            kinds.setdefault(_shared(one), []).append(one)
    for found in kinds.values():
        if len(found) > 2:
            yield from _of_kind(passage, found)


def _shared(one: Mention) -> str:
    """Return what a mention counts, people for what each of them hands in: votes, answers."""
    start = max(one.sentence.start, one.line)
    paper = one.unit in ("份", "张") and _PAPER.search(one.text, start, one.end + 4) is not None
    return PEOPLE if paper or one.unit in ("人次", "票") else one.kind


_PAPER = lazy(r"票|问卷|答卷|调查表|样本")


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
        added = sum((one.value for one in parts), Fraction(0))
        near = [one for one in ms if added < one.value * _NEAR and one.value < added * _NEAR]
        if any(_makes(parts, one) for one in near if one.is_exact and one not in parts):
            told.update(map(id, parts))
            continue
        scored = [
            (score, series) for series in wholes if (score := _weighed(passage, series)) >= _ENOUGH
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
    for first, last in {*_own_sentences(ms, _together), *_own_sentences(ms, _in_one_sentence)}:
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
        subtotal = _SUBTOTAL.search(one.lead) is not None
        if one.value >= whole.twice or one.figure.ranged or (subtotal and not (ahead and parts)):
            break
        if parts and (one.depth != parts[0].depth or not _runs_on(one, whole, parts)):
            break
        if not parts and not ahead and one.depth > whole.depth + 1:
            break
        parts.append(one)
        if subtotal:
            break
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
    mark = mark_of(one)
    return mark == mark_of(parts[-1]) and (mark[0] != "" or (_is_row(one) and _is_row(parts[-1])))


_LONGEST_ROW = 30


def _is_row(one: Mention) -> bool:
    """Say whether a line without a mark is a name and its figure, no prose: 电费 2,300元."""
    end = one.text.find("\n", one.end)
    behind = one.text[one.end : end if end >= 0 else len(one.text)].strip(" 。；;，")
    return one.figure.span.start - one.line <= _LONGEST_ROW and len(behind) <= 1


def _own_sentences(
    ms: Sequence[Mention], together: Callable[[Mention, Mention], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the runs that are all of their kind in a sentence, or in a part that ；ends."""
    first = 0
    for place in range(1, len(ms) + 1):
        if place < len(ms) and together(ms[place - 1], ms[place]):
            continue
        if place - first > 1:
            yield first, place
        first = place


def _in_one_sentence(one: Mention, other: Mention) -> bool:
    return (
        one.sentence == other.sentence
        and not _SUBTOTAL.search(other.lead)
        and one.depth == other.depth
        and one.line == other.line
    )


def _together(one: Mention, other: Mention) -> bool:
    parted = "；" in one.text[one.end : other.figure.span.start]
    return _in_one_sentence(one, other) and not parted


# ----- weighing -----


def may_be_sum(passage: Passage, whole: Mention, parts: Sequence[Mention], *, ahead: bool) -> bool:
    """Say whether figures side by side may be all the parts of a whole, as far as words tell."""
    series = _Series(whole, tuple(parts), ahead, listed=False, apart=False)
    if len({one.depth for one in parts}) > 1:
        return False
    names = [_name(one) for one in parts]
    _, said = _said(passage, series)
    if _may_overlap(names) and not _complement(names):
        return False
    return _may_add_up(passage, series, names) and not _is_otherwise(passage, series, names, said)


def _weighed(passage: Passage, series: _Series) -> int:
    """Return how much speaks for a series being all of its whole, and the difference a slip."""
    names = [_name(one) for one in series.parts]
    if not _may_add_up(passage, series, names):
        return 0
    gap, said = _said(passage, series)
    if _is_otherwise(passage, series, names, said):
        return 0
    paired, closed = _complement(names), _CLOSED.search(names[-1]) is not None
    claimed = _claimed(passage, series, names, gap)
    if not claimed and not (paired or closed):
        return 0
    among = _AMONG.search(said) is not None
    if among and not _may_be_among(passage, series, sure=paired or closed):
        return 0
    score = claimed + 3 * paired + 3 * closed + _shape(series, names)
    score -= among and not (paired or closed)
    return score - _doubts(passage, series, names, among=among)


def _may_add_up(passage: Passage, series: _Series, names: Sequence[str]) -> bool:
    """Say whether the figures may be parts of the whole at all."""
    whole, parts = series.whole, series.parts
    summed = series.ahead and _STRONG.search(whole.lead) is not None
    if not all(one.is_exact and (summed or one.value < whole.value) for one in parts):
        return False
    if not _LOW <= series.value / whole.value <= _HIGH:
        return False
    if _IN_TURN.search(parts[0].lead):
        return not _of_each(passage, series)
    if _are_nested(names) or not all(names):
        return False
    if whole.kind == "长度" and names[0][-1:] in _SIZES and _differ(names):
        return False  # 高6.4米、长8米 are sizes of one thing
    return series.ahead or _complement(names) or not _is_of_row(passage, series)


def _claimed(passage: Passage, series: _Series, names: Sequence[str], gap: str) -> int:
    """Return how much words say that the whole is one, and what stands beside it its parts."""
    whole, parts = series.whole, series.parts
    claim = whole.lead if series.ahead else whole.clause
    cue = 3 if _STRONG.search(claim) else 2 if _WEAK.search(claim) else 0
    if cue < 3 and whole.kind in SPANS.values():
        return 0
    form = 0
    if not series.ahead:
        told = _LIST.search(gap) is not None or _is_composed(whole)
        by_kind = _BY_KIND.search(gap + parts[0].lead) is not None
        form = 3 if told else 2 if by_kind else 1 if _is_closed_row(series) else 0
    staged = all(_STAGES.search(name) or _SOURCES.search(name) for name in names)
    score = cue + form + 2 * staged
    if not score:
        return 0
    return score + 2 * _numbered(passage, series) - 2 * (series.ahead and cue < 3)


def _shape(series: _Series, names: Sequence[str]) -> int:
    """Return how much the form of the series, and the difference, speak for a slip."""
    whole, parts = series.whole, series.parts
    more = series.value > whole.value
    score = 2 * (len(parts) > 2) + _is_right_beside(series) + (parts[0].depth > whole.depth)
    score += not _differ(names) and _shared(whole) != PEOPLE
    return score + max(_slip(series), 0 if more else -2)


def _doubts(passage: Passage, series: _Series, names: Sequence[str], *, among: bool) -> int:
    """Return how much speaks against it: what may be counted twice, or may be left out."""
    whole, parts = series.whole, series.parts
    paired, closed = _complement(names), _CLOSED.search(names[-1]) is not None
    summed = series.ahead and _SUBTOTAL.search(whole.lead) is not None
    sure = paired or _is_composed(whole)
    score = 0
    if not (sure or summed or _IN_TURN.search(parts[0].lead)):
        score += 4 * _may_overlap(names)
    if whole.kind == PEOPLE and among and not (sure or closed):
        score += 2 * (not any(_EXCLUSIVE.search(name) for name in names))
    score += not _is_said_whole(passage, series, sure=sure or closed)
    score += 3 * (all(_TIMES.fullmatch(name) for name in names) and not series.ahead)
    score += 2 * (not (series.listed or _is_even(parts)))
    return score + 3 * (not _tail_alike(whole, parts)) + 2 * series.apart


def _is_said_whole(passage: Passage, series: _Series, *, sure: bool) -> bool:
    """Say whether no part can be left out, or there are too many already."""
    if sure or series.value > series.whole.value or series.ahead or _numbered(passage, series):
        return True
    gap, _ = _said(passage, series)
    return _LIST.search(gap) is not None and not series.listed


def _may_be_among(passage: Passage, series: _Series, *, sure: bool) -> bool:
    """Say whether figures behind 其中 are all, or make more than the whole, or nearly it."""
    whole, parts = series.whole, series.parts
    if _AMONG.search(passage.text, parts[0].figure.span.start, parts[-1].end):
        return False
    nearly = _is_closed_row(series) and series.value >= whole.value * _NEARLY_ALL
    return sure or series.value > whole.value or nearly


_COMPOSED = lazy(r"[^，。；]{0,12}(?:组成|构成)")
_TIMES = lazy(r"(?:\d{4})?年?\d{0,2}(?:月|月份)?")


_NOT = lazy(r"[不非未无副]$")
_SIZES = frozenset("高长宽深厚径")


def _are_nested(names: Sequence[str]) -> bool:
    """Say whether names say the same, or one what others are of."""
    return any(
        one.endswith(other) and not _NOT.search(one.removesuffix(other))
        for place, one in enumerate(names)
        for at, other in enumerate(names)
        if place != at
    )


def _differ(names: Sequence[str]) -> bool:
    return len({name[-1:] for name in names}) > 1


_FIRST = lazy(r"(?:第一|首)[笔批期次轮部项类处个组队季]|^[一其][是来则一]")


def _is_of_row(passage: Passage, series: _Series) -> bool:
    """Say whether the whole is one more of the row: 仓鼠450次，猫150次，猪70次，象30次."""
    whole = series.whole
    if _STRONG.search(whole.lead) or _WEAK.search(whole.lead):
        return False
    heads = {_name(one)[-1:] for one in (whole, *series.parts)}
    if _FIRST.search(whole.lead):
        return True  # 第一笔7万元；第二笔6万元；余下5万元
    return len(heads) == 1 or any(
        one.at < whole.at
        and one.sentence == whole.sentence == series.parts[0].sentence
        and one.depth == whole.depth
        and same_kind(one, whole)
        and one.value != whole.value
        for one in passage.near
    )


def _is_composed(whole: Mention) -> bool:
    return whole.lead.endswith("由") and _COMPOSED.match(whole.tail) is not None


def _may_overlap(names: Sequence[str]) -> bool:
    """Say whether one may be counted under two of the names; what all are tells nothing."""
    found = [set(OVERLAP.findall(name)) for name in names]
    return bool(set.union(*found) - set.intersection(*found))


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


def _is_closed_row(series: _Series) -> bool:
    """Say whether three parts or more stand right behind the whole, side by side, to a stop."""
    whole, parts = series.whole, series.parts
    end = parts[-1].end
    return (
        len(parts) > 2
        and not series.ahead
        and whole.sentence == parts[-1].sentence
        and parts[0].at == whole.at + 1
        and _is_even(parts)
        and parts[-1].text[end : end + 1] in ("。", "；", "\n", "")
    )


def _of_each(passage: Passage, series: _Series) -> bool:
    """Say whether there is one figure before for each part: 车90辆、船60艘，分别报废20辆和25艘."""
    first = series.parts[0]
    before = [
        one
        for one in passage.near
        if one.at < first.at and one.sentence == first.sentence and same_kind(one, first)
    ]
    return len(before) == len(series.parts)


def _said(passage: Passage, series: _Series) -> tuple[str, str]:
    """Return what stands between whole and parts, and all that is said from end to end."""
    whole, parts = series.whole, series.parts
    text, last = passage.text, series.parts[-1]
    if series.ahead:
        gap = text[last.end : whole.figure.span.start]
        return gap, _BESIDES.sub("", text[parts[0].start : whole.end])
    gap = _BESIDES.sub("", _OUTSIDE.sub("", text[whole.end : parts[0].figure.span.start]))
    behind = "" if series.listed else text[last.end : last.end + 10].partition("\n")[0]
    own = gap if whole.sentence == parts[0].sentence or series.listed else parts[0].before
    return gap, own + _BESIDES.sub("", text[parts[0].figure.span.start : last.end] + behind)


# 葱、姜、蒜共15克: what it sums it names itself.
_OF_ITS_OWN = lazy(r"(?:\p{Han}{1,4}、){1,6}\p{Han}{1,4}(?:一?共|总共|合计)[ ]?$")


def _is_otherwise(passage: Passage, series: _Series, names: Sequence[str], said: str) -> bool:
    """Say whether words tell that the series is another thing, or figures beside complete it."""
    whole, parts = series.whole, series.parts
    summed = series.ahead and _SUBTOTAL.search(whole.lead) is not None
    if _OTHER.search(said) or (not summed and _OTHERS.search(_OUTSIDE.sub("", said))):
        return True
    if series.ahead and _OF_ITS_OWN.search(whole.clause) is not None:
        return True
    spent = [_SPENT.search(one.lead) is not None for one in parts]
    if _PLANNED.search(whole.clause) and all(spent):
        return True  # a budget is no total of what was spent
    if series.ahead and _PLANNED.search(whole.lead) and any(spent):
        return True
    if _SPENT.search(whole.clause) and series.ahead and not any(spent):
        return True  # nor is what has been spent one of what was meant to be
    moved = any(_MOVES.search(name) for name in names) and not _complement(names)
    if (moved and not summed) or _is_small(whole, parts):
        return True
    gap = passage.text[whole.end : parts[0].start]
    if "；" in gap and not series.listed:
        return True
    some = not (_complement(names) or _is_composed(whole)) and _some_run(series)
    return some or _goes_on(passage, series) or _completed(passage, series)


def _name(one: Mention) -> str:
    """Return what names a part: the words before it, else those behind it."""
    lead = _LEADING.sub("", one.lead).rstrip(" （(|*").removeprefix("和").removeprefix("其中")
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
        _makes((*series.parts, one), whole) or _makes((*series.parts, whole), one)
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


_COMPLEMENTS = tuple((lazy(one), lazy(other)) for one, other in KINDS_APART)


def _complement(names: Sequence[str]) -> bool:
    """Say whether the names exclude each other in pairs, and are all there is: 男生, 女生."""
    return any(
        all(one.search(name) or other.search(name) for name in names)
        and any(one.search(name) and not other.search(name) for name in names)
        and any(other.search(name) for name in names)
        for one, other in _COMPLEMENTS
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
