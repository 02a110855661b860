r"""完成率、人均等与两个数不符：计划80，完成60，完成率85%；8个村共240万元，村均40万元。
Ratio: a rate of completion, an average, a tax, that the two figures beside it do not give.

率＝完成数÷计划数，均＝总量÷个数，税额＝金额×税率。三个数都在一句里时重新算一遍，允许末位半个单位的误差。

不报：
- 分子、分母不在句中的；同句里另有一对数字得出这个结果的；
- 增长率、失业率、利率、贡献率等不是两数之比的；
- 人均收入一类另行统计的平均数；月均、日均、年均；
- 约、近、余等概数，只在其容许范围之外才报。

出处：项目进度、会议签到、集体经济收入；合同里的税额。

反例：

    全年计划改造老旧小区80个，完成60个，完成率85%。
    8个村集体经济总收入240万元，村均40万元。
    应到代表120人，实到114人，到会率为96%。
    共抽检样品200批次，合格190批次，合格率达到90%。
    发放问卷500份，收回480份，回收率92.0%。
    为120户发放补贴36万元，户均2500元。
    不含税金额100万元，税率13%，税额15万元。
    计划投资80亿元，已完成60亿元，占年度计划的85%。

正例：

    全年计划改造老旧小区80个，完成60个，完成率75%。
    8个村集体经济总收入240万元，村均30万元。
    应到代表120人，实到114人，到会率95%；同比增长12%，失业率5.2%。
    投资300万元新建蔬菜大棚，惠及1200人，人均收入达2.1万元。
    全村320户、1200人，人均收入2.1万元。
    毕业生500人，就业450人，对口就业率80%。
    受理申请300件，办结280件，群众满意率99%。
    不含税金额100万元，税率13%，税额13万元。
    计划投资80亿元，已完成60亿元，占年度计划的75%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.document import Document
from wenlint.figures.arithmetic import bounds, comparable, decimals, plain, share_agrees, shown
from wenlint.figures.claims import before_in_clause
from wenlint.figures.quantities import Quantity
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule

_RATE = lazy(
    r"(?P<stem>\p{Han}{1,4}?)率(?:[为达约是]|达到|高达|已达){0,2}[ ]?$"
    r"|(?:完成|占|为|达到|实现)(?:了)?(?:全年|年度|当年|年初|总|既定|目标|全部)*"
    r"(?:计划|任务|目标)(?:任务|数|量|总数|总量)?的?[ ]?$"
)
_NO_STEM = lazy(r"增长|增幅|下降|失业|利|税|贡献|汇|概|费|增|满意|死亡|出生|覆盖|渗透|负债|毛利")
_GENERIC = frozenset("应实已共全的有总达新")
_AVERAGE = lazy(
    r"(?:(?P<of>[户人村镇乡校社企班所店家亩])(?:均|(?<=亩)产)|平均每(?P<each>个?\p{Han}{1,2}))"
    r"(?P<what>\p{Han}{0,6}?)(?:[为达约]|达到)?[ ]?$"
)
_UNITS_OF = {
    "户": ("户",), "人": ("人", "名", "位"), "村": ("个",), "镇": ("个",), "乡": ("个",),
    "校": ("所", "个"), "社": ("个", "家"), "企": ("家", "个", "户"), "班": ("个",),
    "所": ("所",), "店": ("家", "个"), "家": ("家",),
}  # fmt: skip
_TOTAL = lazy(r"总|共|合计|累计|发放|投入|补贴|补助|分红|增收")
_TAX = lazy(r"税额(?:[为是计]|共计)?[ ]?$")
_TAX_RATE = lazy(r"税率(?:[为是按])?[ ]?$")


@rule("FIG014", "ratio")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for sentence in document.quantities.sentences:
        figures = sentence.quantities
        for place in range(2, len(figures)):
            claim = figures[place]
            if claim.ranged:
                continue
            lead = text[figures[place - 1].span.end : claim.span.start]
            if claim.is_percent:
                yield from _rate(text, figures[:place], claim, lead)
            else:
                yield from _average(text, figures[:place], claim, lead)
                yield from _tax(text, figures[:place], claim, lead)


def _rate(text: str, before: Sequence[Quantity], claim: Quantity, lead: str) -> Iterator[Hit]:
    named = _RATE.search(lead)
    whole, part = before[-2:]
    if named is None or len(lead) > 24 or not _are_pair(whole, part):
        return
    stem = named["stem"]
    if stem is not None:
        # 对口就业率 and 一次合格率 are shares of something else.
        whole_stem = regex.search(r"[^，。；、（]*$", lead[: named.start("stem")])
        if _NO_STEM.search(stem) or len(stem) > 3 or (whole_stem and whole_stem[0]):
            return
        said = before_in_clause(text, part)
        if not any(c in said for c in stem if c not in _GENERIC):
            return
    elif not regex.search(r"计划|任务|目标", before_in_clause(text, whole)):
        return
    if _explained(before, claim):
        return
    right = shown(part.value / whole.value * 100, decimals(claim))
    sum_ = f"{plain(part.value)}÷{plain(whole.value)}＝{right}%"
    yield _hit(text, claim, sum_, (part, whole))


def _are_pair(whole: Quantity, part: Quantity) -> bool:
    return (
        comparable(whole, part)
        and not whole.is_percent
        and not (whole.ranged or part.ranged)
        and whole.value > 0
        and whole.unit not in ("年", "岁")
    )


def _explained(before: Sequence[Quantity], claim: Quantity) -> bool:
    last = before[-6:]
    return any(
        share_agrees(one, other, claim)
        for one in last
        for other in last
        if one is not other and comparable(one, other)
    )


def _average(text: str, before: Sequence[Quantity], claim: Quantity, lead: str) -> Iterator[Hit]:
    named = _AVERAGE.search(lead)
    if named is None or len(lead) > 20:
        return
    of = named["of"] or named["each"].removeprefix("个")
    units = _UNITS_OF.get(of, (of,) if len(of) == 1 else ("个", "家", "所", "支"))
    totals = [one for one in before if one.unit == claim.unit and not one.ranged]
    counts = [one for one in before if one.unit in units and not one.ranged and one not in totals]
    if len(totals) != 1 or len(counts) != 1 or counts[0].value < 2:
        return
    total, count = totals[0], counts[0]
    about = before_in_clause(text, total)
    what = named["what"]
    if (what and what not in about) or not (_TOTAL.search(about) or what or named["each"]):
        return
    if of not in text[count.span.start : count.span.end + 8] + before_in_clause(text, count)[-8:]:
        return
    if not bounds(total).over(bounds(count)).meets(bounds(claim)):
        power = claim.step if claim.step > 1 else Fraction(1)
        right = plain(Fraction(shown(total.value / count.value / power, 2)) * power)
        yield _hit(
            text, claim, f"{plain(total.value)}÷{plain(count.value)}＝{right}", (total, count)
        )


def _tax(text: str, before: Sequence[Quantity], claim: Quantity, lead: str) -> Iterator[Hit]:
    base, rate = before[-2:]
    if not _TAX.search(lead) or not rate.is_percent or base.unit != claim.unit:
        return
    if not _TAX_RATE.search(text, base.span.end, rate.span.start):
        return
    right = base.value * rate.value / 100
    if abs(right - claim.value) > max(claim.slack, Fraction(1, 200)):
        sum_ = f"{plain(base.value)}×{plain(rate.value)}%＝{plain(right)}"
        yield _hit(text, claim, sum_, (base, rate))


def _hit(text: str, claim: Quantity, sum_: str, used: Sequence[Quantity]) -> Hit:
    written = claim.span.of(text)
    return Hit(
        claim.span,
        f"{sum_}，文中为{written}",
        f"{sum_}, the text says {written}",
        tuple(Related(one.span, "据此计算", "computed from this") for one in used),
    )
