"""Rates and averages: a figure that two others of the sentence, divided, have to give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.figures.arithmetic import (
    Bounds,
    bounds,
    comparable,
    decimals,
    plain,
    share_agrees,
    shown,
)
from wenlint.figures.quantities import PEOPLE, Hedge, Quantity
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told, like
from wenlint.patterns import lazy

# ----- rates -----

_RATE = lazy(
    r"(?P<of>\p{Han}{0,10}?(?:率|系数|亏损面|[化龄]程度))"
    r"(?:[仅只]?[为达约是]|达到|高达|已达)?了?[ ]?$"
)
_NO_RATE = lazy(
    r"增长|增幅|下降|失业|利润?$|税|贡献|汇|概|费|增|(?<![核审])减|满意|出生|负债|毛利|周转|拨备|换手|死亡|效$"
)
# A rate, what its numerator says, what its denominator says.
_RATES = tuple(
    (lazy(rf"(?:{stem})$"), lazy(part), lazy(whole))
    for stem, part, whole in (
        (
            r"完成|执行|支出|进度",
            r"完成|实际|支出|执行|落实|实现|新增",
            r"计划|任务|目标|预算|安排|下达|指标|应",
        ),
        (r"到会|出席|出勤|到课|参会|到岗|参训", r"实到|实际|到会|出席|到场|出勤|参加", r"应|通知"),
        (
            r"合格|及格|通过|达标",
            r"(?<!不)合格|(?<!不)及格|通过|取得|(?<!不)达标|(?<!不)符合",
            r"检|查|考|参加|共|测|申报",
        ),
        (r"优良|优秀", r"优良|优秀", r"检|查|考|参加|共|测|全"),
        (r"核减|审减|节约|节支", r"减|节约", r"送审|送审|概算|预算|估算"),
        (r"回收|收回", r"收回|回收", r"发"),
        (r"有效", r"有效", r"收回|回收|发"),
        (
            r"办结|办复|结案|审结|答复|化解|整改|解决|采纳|立案|销号|调解",
            r"办结|办复|结|答复|化解|整改|解决|采纳|立案|销号|成功",
            r"受理|收|接|反馈|发现|共|排查|指出|交办|任务|计划|问题",
        ),
        (r"就业|落实|签约|升学", r"就业|落实|签约|升学|录取", r"毕业|学员|共"),
        (r"报到", r"报到", r"录取|招"),
        (r"到位", r"到位|到账|拨付", r"计划|应|筹|安排|下达|总"),
        (r"录取|上线", r"录取|上线|达到", r"考|报名"),
        (r"参选|投票", r"投票|参选|参加", r"选民|登记"),
        (r"接种|体检|签约|建档", r"接种|体检|签约|建档|完成", r"应|登记|在册|共|常住"),
        (
            r"中标|命中|成活|入住|出租|使用|入驻|上座|投产|开工|竣工|流转|改造|覆盖|普及",
            r"中标|命中|成活|入住|出租|使用|入驻|售出|投产|开工|竣工|流转|改造|覆盖|普及",
            r"共|总|计划|全|现有|投标|拥有|建有",
        ),
        (
            r"发生|感染|患病|检出|阳性",
            r"发生|感染|患病|检出|阳性",
            r"共|总|全年|检|查|患者",
        ),
    )
)
# Rates of statistics whose two figures bear other names.
_KNOWN = tuple(
    (lazy(name), lazy(part), lazy(whole))
    for name, part, whole in (
        (r"(?:人口)?(?:老龄化?|老年人口?)(?:程度|比)?", r"60|65|老年", r"人口|常住|户籍"),
        (r"(?:常住人口)?城镇化", r"城镇", r"人口|常住"),
        (r"森林覆盖", r"森林|林地", r"国土|土地|总面积|面积"),
        (r"(?:建成区)?绿[化地](?:覆盖)?", r"绿[化地]", r"用地|占地|总面积|面积"),
        (r"(?:产品)?产销", r"销售", r"总产值|产值|产量"),
        (r"亏损面|(?:企业)?亏损面", r"亏损", r"企业"),
        (r"资产负债", r"负债", r"资产"),
        (r"不良(?:贷款)?", r"不良", r"贷款"),
        (r"恩格尔系数", r"食品", r"消费支出"),
        (r"毛利", r"毛利", r"收入|销售额"),
        (r"(?:销售)?净利(?:润)?", r"净利", r"收入|销售额"),
        (r"毕业去向落实", r"落实|就业|签约|升学", r"毕业|学员"),
        (r"出勤", r"出勤|到岗|实到", r"应|在册|在岗"),
        (r"得票", r"得", r"选票|收回|有效"),
        (r"成活|存活", r"成活|存活", r"放流|栽|种|植|移|共"),
    )
)
# What these say of the numerator stands in what precedes them: 森林覆盖率, 限额使用率.
_ANY_STEM = frozenset(["覆盖", "使用", "利用", "到位", "执行", "完成", "达标"])
_ANY_PREFIX = frozenset(
    ["总", "综合", "平均", "实际", "资金", "任务", "项目", "工程", "经费", "整体", "总体"]
)
_GENERIC = frozenset("应实已共全的有总达新为率")
_MOVED = lazy(r"[增减升降涨跌][为到至加少长]|[由从]")
_PLAN = lazy(r"计划|任务|目标|预算|指标|下达")
_OF_PLAN = lazy(
    r"(?:完成|占|为|达到?|实现)(?:了)?(?:全年|年度|当年|年初|总|既定|预期|目标|全部|市下达|省下达|\p{Han}{0,6})*"
    r"(?:计划|任务|目标|预算|指标)(?:任务|数|量|总数|总量|值|数的)?的?[ ]?$"
    r"|^(?:已|累计|总体)?完成(?:了|率|率为)?[ ]?$|^\p{Han}{0,4}进度(?:[为达]|达到)?[ ]?$"
)
_DONE = lazy(r"完成|实际|实现|已|新增|达到?|累计|支出|落实|到位|为")
_REACH = 6


def rates(passage: Passage) -> Iterator[Computed]:
    """Yield the rates of a sentence that its figures do not give."""
    for place, one in enumerate(passage.told):
        if not one.figure.is_percent or one.figure.ranged:
            continue
        pair = _of_rate(passage, place) or _of_plan(passage, place)
        if pair is None:
            continue
        part, whole = pair
        if whole.value <= 0 or _explained(passage.until(place), one.figure, part):
            continue
        right = shown(part.value / whole.value * 100, decimals(one.figure))
        sum_ = f"{plain(part.value)}÷{plain(whole.value)}＝{right}%"
        yield Computed(one.figure, (whole, part), sum_)


def _explained(before: Sequence[Told], claim: Quantity, part: Quantity) -> bool:
    """Say whether any two of the figures before make the rate, or these two another one."""
    figures = [t.figure for t in like(before, part)][-_REACH:]
    others = [t.figure for t in before if t.figure.is_percent and not t.figure.ranged]
    return any(
        share_agrees(one, other, claim)
        or (one is part and any(share_agrees(one, other, rate) for rate in others))
        for one in figures
        for other in figures
        if one is not other
    )


def _of_rate(passage: Passage, place: int) -> tuple[Quantity, Quantity] | None:
    """Find the numerator and the denominator of 合格率, by what their clauses say."""
    named = _RATE.search(passage.told[place].lead)
    if named is None:
        return None
    name = named["of"].removesuffix("率")
    for known, numerator, denominator in _KNOWN:
        if known.fullmatch(name):
            return _figures_of(_pair(passage, place, numerator, denominator))
    if _NO_RATE.search(name):
        return None
    for stem, numerator, denominator in _RATES:
        match = stem.search(name)
        if match is None:
            continue
        prefix = name[: match.start()]
        found = (
            _pair(passage, place, numerator, denominator)
            or _adjacent(passage, place, match[0])
            or (_adjacent(passage, place, prefix) if match[0] in _ANY_STEM else None)
        )
        if found is None:
            return None
        told = found[0].label + found[1].label
        return _figures_of(found) if _qualified(told, prefix) else None
    return _figures_of(_adjacent(passage, place, name)) if len(name) <= 4 else None


def _figures_of(found: tuple[Told, Told] | None) -> tuple[Quantity, Quantity] | None:
    return (found[0].figure, found[1].figure) if found else None


def _qualified(told: str, prefix: str) -> bool:
    """Say whether what stands before 就业率 is told of the figures: 对口 may be a part of them."""
    if not prefix or prefix in _ANY_PREFIX:
        return True
    pairs = [prefix[at : at + 2] for at in range(max(1, len(prefix) - 1))]
    return 3 * sum(pair in told for pair in pairs) >= len(pairs)


def _adjacent(passage: Passage, place: int, stem: str) -> tuple[Told, Told] | None:
    """Return the two figures right before, if the second is told with a sign of the stem."""
    if place < 2:
        return None
    whole, part = passage.told[place - 2 : place]
    alike = comparable(whole.figure, part.figure) and not whole.figure.is_percent
    signs = [sign for sign in stem if sign not in _GENERIC]
    if not alike or whole.figure.ranged or part.figure.ranged or whole.depth != part.depth:
        return None
    if _MOVED.search(passage.between(whole, part)):
        return None
    told = part.label + whole.label
    known = sum(sign in told for sign in signs)
    named = any(sign in part.clause for sign in signs) and 2 * known >= len(signs)
    return (part, whole) if named else None


def _pair(
    passage: Passage, place: int, numerator: regex.Pattern[str], denominator: regex.Pattern[str]
) -> tuple[Told, Told] | None:
    """Return the figure that the numerator's words tell, and the last whole of its kind."""
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        part = passage.told[at]
        if part.figure.is_percent or part.figure.ranged:
            continue
        if not numerator.search(part.lead + part.figure.unit + part.tail[:6]):
            continue
        wholes = [
            t
            for t in passage.until(at)[-_REACH:]
            if comparable(t.figure, part.figure)
            and not t.figure.ranged
            and denominator.search(t.lead + t.tail[:6])
        ]
        return (part, wholes[-1]) if wholes else None
    return None


def _of_plan(passage: Passage, place: int) -> tuple[Quantity, Quantity] | None:
    """Find what was done and what was planned: 完成年度计划9亿元的80%, 为预算的107%."""
    one = passage.told[place]
    if _OF_PLAN.search(one.lead):
        before = [t for t in passage.until(place) if not t.figure.is_percent][-_REACH:]
        return _planned(before)
    if not place or one.lead.strip() != "的" or not _OF_PLAN.search(passage.told[place - 1].lead):
        return None
    whole = passage.told[place - 1]
    parts = like(passage.until(place - 1), whole.figure)
    return (parts[-1].figure, whole.figure) if parts else None


def _planned(before: Sequence[Told]) -> tuple[Quantity, Quantity] | None:
    if len(before) < 2:
        return None
    if _PLAN.search(before[-1].lead) and _DONE.search(before[-2].lead):
        before = [*before[:-2], before[-1], before[-2]]
    part = before[-1]
    wholes = [
        t for t in before[:-1] if comparable(t.figure, part.figure) and _PLAN.search(t.clause)
    ]
    if not wholes or part.figure.ranged or wholes[-1].figure.ranged:
        return None
    done = _DONE.search(part.clause) and not _PLAN.search(part.lead)
    return (part.figure, wholes[-1].figure) if done else None


# ----- averages -----

_AVERAGE = lazy(
    r"(?:(?P<of>[户人生村镇乡校社企班所店家亩场日月件次组])(?:均|(?<=亩)产)"
    r"|平均(?P<of>亩)产|每(?P<mean>(?P<each>\p{Han}{1,3}?)平均)|(?P<mean>平均|折合|合)?每(?=(?P<each>\p{Han}{1,12})))"
    r"(?P<what>\p{Han}{0,12}?)(?:[为达约是]|达到)?[ ]?$"
)
_UNITS_OF = {
    "户": ("户",), "人": ("人", "名", "位"), "村": ("个",), "镇": ("个",), "乡": ("个",),
    "校": ("所", "个"), "社": ("个", "家"), "企": ("家", "个", "户"), "班": ("个",),
    "所": ("所",), "店": ("家", "个"), "家": ("家",), "日": ("天",), "天": ("天",), "月": ("个月",),
    "次": ("人次", "次", "例次"), "生": ("人", "名"),
}  # fmt: skip
_POSSIBLE = {"日": (365, 366, *range(240, 263)), "天": (365, 366), "月": (12,)}
_YEAR = lazy(r"全年|一年|年度|本年")
_TOTAL = lazy(r"总|共|合计|累计|发放|投入|补贴|补助|分红|增收|收入|迎来|接待|完成|拉动|实现")
_EACH = lazy(r"每|均|各(?:[给发补奖得获]|\p{Han}{0,2}$)")
_TWICE = lazy(r"每.{0,3}每|人均.{0,4}每")
_STANDARD = lazy(r"标准|另|最[高低]|以[上下]")
_WEIGHTS = {"吨": Fraction(1000), "公斤": Fraction(1), "千克": Fraction(1), "斤": Fraction(1, 2)}


def averages(passage: Passage) -> Iterator[Computed]:
    """Yield the averages of a sentence that its total and its count do not give."""
    for place, one in enumerate(passage.told):
        claim = one.figure
        if claim.is_percent or claim.ranged or not place:
            continue
        named = _AVERAGE.search(one.lead)
        if named is None or _TWICE.search(one.lead) or _STANDARD.search(one.lead):
            continue
        before = _same_part(passage, place)
        found = next(
            (
                found
                for of, what in _readings(named)
                if (
                    found := _total_and_count(
                        before, claim, of, what, mean=bool(named["mean"]), named=bool(named["of"])
                    )
                )
            ),
            None,
        )
        if found is None:
            of = named["of"] or (named["each"][:1] if named["mean"] else "")
            if yearly := _over_a_year(before, one, of):
                yield yearly
            continue
        total, count = found
        factor = _factor(total.figure, claim)
        quotient = bounds(total.figure).times(factor).over(bounds(count.figure))
        if quotient.meets(_as_rounded(claim)):
            continue
        right = _rounded(total.figure.value * factor / count.figure.value, claim)
        sum_ = f"{_written(total.figure)}÷{plain(count.figure.value)}＝{right}"
        yield Computed(claim, (total.figure, count.figure), sum_)


def _as_rounded(claim: Quantity) -> Bounds:
    """Return what an average can stand for: even whole people are rounded in it."""
    said = bounds(claim)
    half = claim.step / 2
    return Bounds(min(said.low, claim.value - half), max(said.high, claim.value + half))


def _same_part(passage: Passage, place: int) -> tuple[Told, ...]:
    """Return the figures before the one at `place` back to the last semicolon."""
    start = passage.text.rfind("；", passage.span.start, passage.told[place].figure.span.start)
    return tuple(t for t in passage.told[:place] if t.figure.span.start > start)


_UNBOUNDED = {Hedge.ABOVE, Hedge.BELOW}
_MEASURES = ("亩", "股", "平方公里", "公里")
_OF_ONE = ("平方公里", "平方米", "公里", "亩", "股", "户", "人", "场", "张", "件", "天", "棵", "班")


def _readings(named: regex.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield what an average can be of, and what it is an average of: 每个小组|2公里."""
    if named["of"]:
        yield named["of"], named["what"]
        return
    said = named["each"].removesuffix("为").removesuffix("达").removesuffix("约")
    for length in range(min(len(said), 5), 0, -1):
        of = said[:length].removeprefix("个")
        if of and (named["mean"] or of in _OF_ONE or (said[0] == "个" and of == "村")):
            yield of, said[length:]


def _written(figure: Quantity) -> str:
    return plain(figure.value) + (figure.unit if figure.unit in _WEIGHTS else "")


def _rounded(value: Fraction, claim: Quantity) -> str:
    power = claim.step if claim.step > 1 else Fraction(1)
    return plain(Fraction(shown(value / power, 2)) * power)


def _factor(total: Quantity, claim: Quantity) -> Fraction:
    """Return what turns the unit of the total into that of the average: 吨 into 公斤."""
    if total.unit == claim.unit or total.unit not in _WEIGHTS or claim.unit not in _WEIGHTS:
        return Fraction(1)
    return _WEIGHTS[total.unit] / _WEIGHTS[claim.unit]


def _total_and_count(
    before: Sequence[Told], claim: Quantity, of: str, what: str, *, mean: bool, named: bool
) -> tuple[Told, Told] | None:
    """Return the one total and the one count that an average can be of."""
    units = _UNITS_OF.get(of, (of, of[-1], "个", "家", "所", "支", "座", "栋"))
    totals = [
        t
        for t in before
        if (t.figure.unit == claim.unit or {t.figure.unit, claim.unit} <= set(_WEIGHTS))
        or {t.figure.unit, claim.unit} <= PEOPLE
    ]
    totals = [t for t in totals if not _EACH.search(t.lead)]
    counts = [t for t in before if t.figure.unit in units and t not in totals]
    if len(totals) != 1 or len(counts) != 1 or counts[0].figure.value < 2:
        return None
    total, count = totals[0], counts[0]
    if (
        total.figure.ranged
        or count.figure.ranged
        or _UNBOUNDED & {f.figure.hedge for f in (total, count)}
    ):
        return None
    beside = named and tuple(before[-2:]) in ((total, count), (count, total))
    spoken = mean or beside or _TOTAL.search(total.label) or of in _MEASURES
    if (what and not _of_it(total.label, what)) or not (spoken or what):
        return None
    tells_of = of in count.figure.unit + count.tail[:8] + count.lead[-8:] or of in "人日月"
    return (total, count) if tells_of else None


_LOOSE_WHAT = lazy(
    r"^(?:时长|用时|摊|凑|出资|要|需|跑|行驶|行走|人口|拥有|造价|成本|带动|分得|获得|享受|达|得|可得|领取|补助|增收|消费|收益|投资|费用|手术|产量|单产)*$"
)


def _of_it(label: str, what: str) -> bool:
    """Say whether an average is of what the total is of: 人均收入 of a total 收入."""
    return (
        what in label
        or any(what[at : at + 2] in label for at in range(len(what) - 1))
        or (_LOOSE_WHAT.match(what) is not None and "收入" not in what)
    )


def _over_a_year(before: Sequence[Told], one: Told, of: str) -> Computed | None:
    """Check 全年18250台，日均50台."""
    if of not in _POSSIBLE:
        return None
    totals = [
        t
        for t in before
        if comparable(t.figure, one.figure) and not t.figure.ranged and not _EACH.search(t.lead)
    ]
    if len(totals) != 1 or not _YEAR.search(totals[0].clause):
        return None
    total, said = totals[0].figure, _as_rounded(one.figure)
    if any(bounds(total).times(Fraction(1, days)).meets(said) for days in _POSSIBLE[of]):
        return None
    days = _POSSIBLE[of][0]
    sum_ = f"{plain(total.value)}÷{days}＝{_rounded(total.value / days, one.figure)}"
    return Computed(one.figure, (total,), sum_)


# ----- the mean of a list -----

_MEAN = lazy(r"平均(?:得分|分|成绩|值|数|温度|产量)?(?:[为是达]|达到)?[ ]?$|均分(?:[为是达])?[ ]?$")
_DROPPED = lazy(r"去掉|去除|剔除")
_FEWEST = 3


def means(passage: Passage) -> Iterator[Computed]:
    """Yield the means of a list that the list does not give: 88分、91分、90分，平均93分."""
    for place, one in enumerate(passage.told):
        if place < _FEWEST or one.figure.ranged or not _MEAN.search(one.lead):
            continue
        run = [passage.told[place - 1]]
        for earlier in reversed(passage.told[: place - 1]):
            if passage.between(earlier, run[0]) not in ("、", "和", "，", ",", ", "):
                break
            run.insert(0, earlier)
        figures = [t.figure for t in run]
        if len(run) < _FEWEST or not all(comparable(f, one.figure) for f in figures):
            continue
        values = sorted(f.value for f in figures)
        if _DROPPED.search(passage.text, passage.span.start, one.figure.span.start):
            values = values[1:-1]
        mean = sum(values, Fraction(0)) / len(values)
        if abs(mean - one.figure.value) > max(
            one.figure.step / 2, Fraction(1, 2) if one.figure.step == 1 else 0
        ):
            added = "＋".join(plain(value) for value in values)
            sum_ = f"（{added}）÷{len(values)}＝{shown(mean, 2)}"
            yield Computed(one.figure, tuple(figures), sum_)
