"""Parts that cannot be larger than their wholes: 其中, and what was done with the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.figures.arithmetic import bounds, comparable
from wenlint.figures.quantities import PERCENT, POINT, Quantity
from wenlint.figures.telling import Passage, Told
from wenlint.patterns import lazy


@dataclass(frozen=True, slots=True)
class Part:
    """A figure with the one that it is part of."""

    part: Quantity
    whole: Quantity

    @property
    def exceeds(self) -> bool:
        """Whether the part is larger however both are rounded."""
        return bounds(self.part).low > bounds(self.whole).high


_AMONG = lazy(
    r"其中(?!的)|当中|内含|内有|(?<=[，,])[中内里]有|者中有|(?<=[（(])(?:含|包括)|^[^到入于在从，。；]{0,8}中(?:，的?|有)"
)
_AMONG_NAMED = lazy(r"^[，,；](?P<name>\p{Han}{2,8}?)当?中(?!学|心|级|小|央|等|专|层)")
_NO_PART = lazy(
    r"增|减|(?<!对)比(?!例)|多(?!功能|媒体)|降|升|提高|占(?!地)|均|每|第|[从由]|超|亏|负(?!责)|利润"
)
_NEVER = frozenset(
    {
        PERCENT,
        POINT,
        "年",
        "岁",
        "周岁",
        "倍",
        "度",
        "级",
        "大",
        "",
        "字",
        "℃",
        "届",
        "个月",
        "天",
        "小时",
    }
)
# What these measure words count has to be looked at; the others say it themselves.
_GENERAL_UNITS = frozenset("个项条次件种类场期点处分套")
_NOUN = lazy(r"[\p{Han}]{0,12}")
_PROCESSED = lazy(
    r"办结|答复|办复|立案|整改|采纳|落实|解决|化解|调解|合格|审结|执结|(?:完成|通过|成功|有效)的?$"
)
_CHANGE = lazy(
    r"(?<!新)增(?![设补加]\p{Han})|减|(?<!对)比|升|降|缩|涨|超|计划|预计|目标|每|均|亩产|单产|单价"
)
_LOSS = lazy(r"亏|负数|-\d|－\d|上年结|结转|流出|净")
_LONGEST_LEAD = 26


def parts(passage: Passage) -> Iterator[Part]:
    """Yield the parts of a sentence whose wholes are told for sure."""
    if _LOSS.search(passage.text, passage.span.start, _end(passage)):
        return
    for place, part in enumerate(passage.told):
        figure = part.figure
        if figure.unit in _NEVER or figure.ranged:
            continue
        whole = _whole_of(passage, place)
        if whole is not None:
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
        or _outcome(passage, place)
    )


# ----- 共24名，其中女干部13名 -----


def _after_among(passage: Passage, place: int) -> Told | None:
    part = passage.told[place]
    lead_start = passage.told[place - 1].figure.span.end if place else passage.span.start
    lead = passage.text[lead_start : part.figure.span.start]
    among = next(reversed(list(_AMONG.finditer(lead))), None) or _named(passage, place, lead)
    if among is None or len(lead) - among.end() > _LONGEST_LEAD:
        return None
    inside = lead[among.end() :]
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
        whole = _nearest(passage, place, len(lead) - among.start())
    if whole is None or not comparable(whole.figure, part.figure) or whole.figure.ranged:
        return None
    if _CHANGE.search(whole.clause[-14:]) or not _same_thing(whole, part, inside):
        return None
    return whole


def _named(passage: Passage, place: int, lead: str) -> regex.Match[str] | None:
    """Match 小学131所，小学中寄宿制学校47所: the whole named again."""
    among = _AMONG_NAMED.match(lead)
    named = among is not None and place and among["name"] in passage.told[place - 1].clause
    return among if named else None


def _nearest(passage: Passage, place: int, reach: int) -> Told | None:
    """Return the figure right before 其中, or the one that another 其中 of the sentence is of."""
    part = passage.told[place]
    earlier = [
        t for t in passage.told[:place] if not t.figure.is_percent and not _CHANGE.search(t.lead)
    ]
    if not earlier:
        return None
    before = earlier[-1]
    if comparable(before.figure, part.figure):
        return None if _multiplied(passage, before) else before
    # 受理32件，涉及金额5万元，其中当场办结27件: one figure of this kind stands before.
    same = [t for t in earlier if comparable(t.figure, part.figure)]
    if len(same) != 1 or reach > _LONGEST_LEAD + 4:
        return None
    together = passage.between(same[0], before) in ("", "、")  # 76户211人
    return same[0] if together or before.figure.unit in _ASIDE else None


_ASIDE = frozenset(["元", "公里", "美元"])


def _multiplied(passage: Passage, one: Told) -> bool:
    """Say whether a figure is that of each of several: 两台33万千瓦机组."""
    return any(t.figure.span.end == one.figure.span.start for t in passage.told)


def _same_thing(whole: Told, part: Told, inside: str) -> bool:
    """Say whether two figures with 个 or 项 count the same things."""
    if whole.figure.unit not in _GENERAL_UNITS:
        return True
    after_part, after_whole = _noun(part), _noun(whole)
    if after_part or after_whole:
        return after_part == after_whole or (not after_part and inside.endswith(after_whole))
    head = whole.clause[-2:]
    same_head = inside[-2:] == head or inside[-1:] == head[-1:]
    of_them = not inside.strip("，有为是") or inside.endswith("的")
    return of_them or same_head or _PROCESSED.search(inside) is not None


def _noun(one: Told) -> str:
    match = _NOUN.match(one.tail)
    said = match[0] if match else ""
    return "" if said[:1] in "，其当中的" else said


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
            sure = told and not whole.figure.ranged and not _CHANGE.search(whole.clause[-14:])
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


# ----- 现有宿舍18栋，去年完成改造的有12栋: those of them that … -----

_THOSE = lazy(r"^[^，。；：]{2,20}(?<!其余|剩余|其他|新增|上年|结转|另外)的(?:有|就有|达|为)?$")
_WHOLE_LEAD = lazy(r"共(?!同)|总|现有|全|拥有|征集|收到|受理|下辖|在册")
_NOT_OF_THEM = lazy(
    r"未|不|无|非|另|退|新|外|以[上下]|超|上年|结转|每|均|[至变升]|到(?!位|岗)|年的|目前|现在|今后"
)


def _of_that_kind(passage: Passage, place: int) -> Told | None:
    """Find 完成改造的 of what was told right before: a relative clause without its noun."""
    part = passage.told[place]
    if not place or not _THOSE.match(part.lead) or _NOT_OF_THEM.search(part.lead):
        return None
    whole = passage.told[place - 1]
    gap = passage.between(whole, part)
    beside = gap[: len(gap) - len(part.lead)]
    told = comparable(whole.figure, part.figure) and beside.endswith(("，", ","))
    told = told and not any(sign in beside for sign in "。；")
    if not told or whole.figure.ranged or _CHANGE.search(whole.clause[-14:]) or _noun(part):
        return None
    return whole if _WHOLE_LEAD.search(whole.clause) else None


# ----- 抽检420批次，合格412批次: what was done with a whole -----

_OUTCOMES = (
    (r"应到|应参加|应出席|应参会", r"实到|实际到会|实际出席|到会|出席|参会"),
    (r"抽检|抽查|检测|检验|抽样|送检", r"合格|不合格|达标|问题"),
    (r"发出|发放|印发", r"收回|回收|有效"),
    (r"收回|回收", r"有效"),
    (r"查出|发现|查处|追缴|挪用|违规|问题|反馈|交办|指出", r"追回|整改|收回|退还|归还|销号"),
    (r"征集|收到|提案|建议|议案", r"立案|采纳"),
    (r"征集|参赛|作品|报名|提名|申报|候选", r"入围|获奖|评出|入选|当选"),
    (r"病例|患者|确诊", r"治愈|出院"),
    (r"登记|在册|建档|应检|应种", r"完成|接种|体检|已检"),
    (r"报考|参考|考生|参加\p{Han}{0,6}(?:考试|考核|鉴定|测试)", r"合格|通过|及格|取得|优秀"),
    (r"录取|招生|录用", r"报到|到岗"),
    (r"教职工|职工|员工|在编|在岗", r"专任教师|(?:技术|生产|管理|研发|销售|医务|护理|后勤)人员"),
    (r"贷款余额", r"不良贷款余额|不良贷款"),
    (r"论文", r"收录|核心期刊"),
    (r"选民", r"参加投票|参选"),
)
_OUTCOME_PATTERNS = tuple((lazy(one), lazy(other)) for one, other in _OUTCOMES)
_MORE = lazy(r"列席|上年|往年|历年|累计|补|另|含|复")


def _outcome(passage: Passage, place: int) -> Told | None:
    """Find the whole of what was done with it: 合格 of 抽检, 实到 of 应到, 收回 of 发出."""
    part = passage.told[place]
    said = part.lead + part.figure.unit + part.tail[:6]
    for one, other in _OUTCOME_PATTERNS:
        if not other.search(said):
            continue
        for at in range(place - 1, max(-1, place - 4), -1):
            whole = passage.told[at]
            if not comparable(whole.figure, part.figure):
                continue
            gap = passage.between(whole, part)
            if _MORE.search(gap) or "。" in gap or "；" in gap:
                break
            if not one.search(whole.lead):
                continue
            if whole.figure.ranged or _CHANGE.search(whole.clause[-14:]):
                break
            if _other_noun(whole, part):
                break
            return whole
    return None


def _other_noun(whole: Told, part: Told) -> bool:
    """Say whether the two count different things: 检查企业80家，发现问题120个."""
    one, other = _noun(whole), _noun(part)
    return bool(one and other) and one[:2] not in other and other[:2] not in one
