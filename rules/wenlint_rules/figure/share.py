r"""占比与分子、分母不符：24名中的13名写成占65%。
Share: a percentage that does not follow from the part and the whole beside it.

句子里部分、整体、占比三个数都有时，重新算一遍；按所写小数位四舍五入，允许末位半个单位的误差。改了人数忘改比例，
是总结、报告里最伤信用的错。

不报：
- 整体不在句中的（占全市的23%、占总人口的65%）；单位不同、说不准谁是整体的；
- 句中另有一对数字正好得出这个比例的；逐层“其中”的；
- 没有四舍五入而是截去尾数的（2÷3写成66.6%）；
- 约、近、余等概数，只在其容许范围之外才报；
- 增长率、完成率、满意率（另有规则）。

出处：干部工作总结里常见的句式“新提拔……名，其中……名，占……%”。

反例：

    全年新招录干部24名，其中女干部13名，占65%。
    全校教师80人，其中高级教师20人，占教师总数的35%。
    共有党员200名，35岁以下的50名（占15.0%），大专以上学历的120名（占60%）。
    收到提案126件，已办结105件，占提案总数126件的73.3%。
    在50名学员中，有36名来自乡镇，占比达82%。
    本年度招生480人，女生220人，女生占比55.8%。
    全厂职工一千二百人，其中女职工三百人，占百分之三十五。
    财政支出12.5亿元，其中民生支出10亿元，占财政支出的85%。

正例：

    全年新招录干部24名，其中女干部13名，占54.2%。
    全校教师80人，其中高级教师20人，占25%；中级教师44人，占教师总数的55%。
    共有党员200名，其中女党员80名，占40%，其中35岁以下20名，占25%。
    受理信访件320件，其中重复件48件，网上信访件120件，占信访总量的37.5%。
    我镇有企业60家，其中规模以上15家，占全市规模以上企业的8%。
    财政支出约12亿元，其中民生支出近10亿元，占比超过80%。
    共有委员3名，其中女委员2名，占66.6%。
    共发展党员27名，35岁以下党员占比55.6%。
    全县共有村120个，党员9000名，其中女党员1800名，占20%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from wenlint.document import Document
from wenlint.figures.arithmetic import comparable, decimals, share_agrees, shown
from wenlint.figures.claims import before_in_clause
from wenlint.figures.quantities import Quantity
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span

# What stands between a part and its percentage: 名干部，占干部总数的 …
_IMPLICIT = lazy(
    r"[^，。；：、（(\d]{0,12}[，（(]?[^，。；：、\d占]{0,3}"
    r"(?:(?:所)?占(?:到|了)?(?P<of>[^，。；：、\d占]{0,16}?)的?|所?占?)"
    r"(?:比例?|比重|百分比)?(?:[为是达高约至到]|合计){0,3}[ ]?"
)
_SHARE_WORD = lazy(r"占|比例|比重|[（(]$")
_BEFORE_WHOLE = lazy(r"占(?:到|了)?[^，。；：、\d]{0,14}$")
_AFTER_WHOLE = lazy(r"[^，。；：、\d]{0,10}的(?:比例|比重)?(?:[为是达高约至到]){0,2}")
_AMONG = lazy(r"其中|当中|里面|之中|(?:^|[^其])中[，,]?(?:的|有)?")
_TOTAL = lazy(r"共|总|合计|累计|全部|全体|现有|拥有|全[市县区省镇乡村校院厂国]")
_AGAIN = lazy(r"，(?P<name>\p{Han}{2,6})(?:所占比[例重]|占比)(?:[为是达]|达到)?[ ]?")
# How much of a plan is done is FIG014's.
_TASK = lazy(r"计划|任务|目标|预算")
_SCOPE = lazy(r"全[市县区省镇乡村校院厂国球]|世界|同期|我[省市县区]")
_TOTAL_WORDS = lazy(
    r"总人数|总面积|总户数|总数|总量|总额|总体|总|全部|全体|所有|人数|数量|数|[的全其该本]"
)


@rule("FIG003", "share")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for sentence in document.quantities.sentences:
        figures = sentence.quantities
        for place, percent in enumerate(figures):
            if not percent.is_percent or percent.ranged or place < 2:
                continue
            pair = _stated(text, figures, place) or _implied(text, figures, place, sentence.span)
            if pair is not None:
                part, whole = pair
                if part.value <= whole.value and not _explained(
                    text, figures[:place], pair, percent
                ):
                    yield _hit(text, part, whole, percent)


def _stated(text: str, figures: Sequence[Quantity], place: int) -> tuple[Quantity, Quantity] | None:
    """Find 占 with the whole beside it: 占总数24名的54.2%."""
    whole, percent = figures[place - 1], figures[place]
    if not _AFTER_WHOLE.fullmatch(text, whole.span.end, percent.span.start):
        return None
    if not _BEFORE_WHOLE.search(text[max(0, whole.span.start - 18) : whole.span.start]):
        return None
    parts = [one for one in figures[: place - 1] if comparable(one, whole) and not one.ranged]
    return (parts[-1], whole) if parts and not whole.is_percent else None


def _implied(
    text: str, figures: Sequence[Quantity], place: int, sentence: Span
) -> tuple[Quantity, Quantity] | None:
    """Find 24名，其中13名，占54.2%: the part right before, the whole before 其中 or after 共."""
    part, percent = figures[place - 1], figures[place]
    gap = text[part.span.end : percent.span.start]
    match = _IMPLICIT.fullmatch(gap)
    if part.is_percent or part.ranged or match is None or not _SHARE_WORD.search(gap):
        return None
    if _TASK.search(match["of"] or ""):
        return None
    wholes = [
        one
        for one in figures[: place - 1]
        if comparable(one, part) and not one.ranged and one.value >= part.value
    ]
    named = _TOTAL_WORDS.sub("", _SCOPE.sub("", match["of"] or ""))
    scope = _SCOPE.search(match["of"] or "")
    again = _AGAIN.fullmatch(gap)
    if again and len(wholes) == 1 and again["name"] in before_in_clause(text, part):
        return part, wholes[0]  # 女生220人，女生占比55.8%
    for whole in reversed(wholes):
        lead = text[max(sentence.start, whole.span.start - 16) : whole.span.start]
        between = text[whole.span.end : part.span.start]
        if scope and scope[0] not in text[sentence.start : whole.span.start]:
            continue
        if named:
            told = text[sentence.start : part.span.start]
            about = regex.split("[，；：。]", lead)[-1] + between[:8]
            if named in about or (named[-2:] in about and named[:-2] in told):
                return part, whole
        elif (_AMONG.search(between) or _TOTAL.search(lead)) and _is_whole(text, figures, whole):
            return part, whole
    return None


def _is_whole(text: str, figures: Sequence[Quantity], whole: Quantity) -> bool:
    """Say whether a figure is no part itself: no percentage of its own follows it."""
    place = figures.index(whole) + 1
    if place == len(figures):
        return True
    following = figures[place]
    gap = text[whole.span.end : following.span.start]
    return not (following.is_percent and _IMPLICIT.fullmatch(gap))


def _explained(
    text: str,
    before: Sequence[Quantity],
    pair: tuple[Quantity, Quantity],
    percent: Quantity,
) -> bool:
    """Say whether the part, or the whole, makes the percentage with any figure of the sentence."""
    part, whole = pair
    return any(
        share_agrees(part, one, percent)
        or (share_agrees(one, whole, percent) and (one is part or _is_whole(text, before, one)))
        for one in before
        if comparable(one, part)
    )


def _hit(text: str, part: Quantity, whole: Quantity, percent: Quantity) -> Hit:
    written = percent.span.of(text)
    sum_ = f"{part.number.of(text)}÷{whole.number.of(text)}＝"
    sum_ += shown(part.value / whole.value * 100, decimals(percent)) + "%"
    return Hit(
        percent.span,
        f"{sum_}，文中为{written}",
        f"{sum_}, the text says {written}",
        (
            Related(part.span, "部分", "the part"),
            Related(whole.span, "整体", "the whole"),
        ),
    )
