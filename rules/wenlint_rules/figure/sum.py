r"""分项之和与总数不符：共320个，其中180个、60个、90个。
Sum: parts that do not add up to the total that stands before or after them.

把分项加一遍。说明是全部分项的（分别为、其余、男女、赞成反对弃权、“A、B、C，共N”），和必须等于总数；只说“其中”
的，和不能大于总数。约数按其容许范围算，写到小数的允许各项末位半个单位的误差。

不报：
- 只举一部分的“其中”（和小于总数）；带“等”的；
- 互相重叠的属性（女党员、大专以上、60岁以下）；逐层的“其中”；
- 单位不同的数；“累计”“全年共”之前另有所指的数；
- 句中另有一组数正好加到总数的。

出处：统计公报、选举结果、工作总结；分项改了总数没改。

反例：

    全年新建项目共320个，其中续建180个、新开工60个、技改90个。
    会议应到代表200人，其中男代表120人，女代表90人。
    种植小麦300亩、玉米200亩、大豆100亩，共计650亩。
    获奖作品共30件：一等奖3件，二等奖8件，三等奖15件。
    三个小组分别为12人、15人、18人，共40人。
    表决结果：赞成120票，反对5票，弃权3票，共130票。
    全县共有学校86所，其中小学50所，初中20所，其余18所为高中。
    三次产业结构调整为10.2:45.3:48.5。
    一、二、三产业占比分别为12%、40%、58%。

正例：

    全年新建项目共320个，其中续建180个、新开工60个、技改80个。
    共有党员200名，其中女党员80名、大专以上学历120名、35岁以下60名。
    全年刊发信息800余篇，其中国家级6篇、省级16篇、市级135篇。
    种植小麦300亩、玉米200亩、大豆100亩，共计600亩，涉及农户120户。
    共有职工120人，其中干部40人（其中女干部15人）、工人80人。
    三次产业结构调整为6.2:45.3:48.5；按3:2:1的比例分配。
    安排赤字1.2万亿元，比去年增加4000亿元，其中中央8500亿元、地方3500亿元。
    在建项目26个，其中续建项目14个，新建项目12个，分布在3个片区。
    检出异常186人，其中高血压52人、脂肪肝98人、血糖偏高61人。
    集中学习12次，其中研讨6次，辅导3次；主题党日12次，党课4次。
    全镇下辖16个村、2个社区，共有210个村民小组。
    收到建议12件，其中经济类5件、城建类4件，办结12件。
    召开党委会5次、中心组学习12次，全年共开展活动30次。
    甲村12人、乙村15人，共27人参加，收入30元、20元不等，共发放1000元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import regex

from wenlint.document import Document
from wenlint.figures.arithmetic import bounds, plain
from wenlint.figures.claims import CHANGE, before_in_clause
from wenlint.figures.quantities import PEOPLE, PERCENT, Quantity
from wenlint.figures.sums import (
    counts_other_things,
    parts_after,
    parts_before,
    running_totals,
    total_of,
)
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span

_LEAD_TO_PARTS = lazy(r"其中|分别|包括|[：:]|^[^，。；）]{0,8}[（(]|即|实到")
_ALL = lazy(r"分别[为是有]?|由[^，。；]{0,12}组成")
_SOME = lazy(
    r"(?<![一二三四特优])等|主要|如|例如|比如|重点|包含|不含|以及其他|增|减|比|超|同|每|均|占|[由从]|(?<![实应])到"
)
_COLON_LIST = lazy(r"[^，。；：]{0,4}：[^，。；：]{0,12}")
_REST = lazy(r"其余|剩余|余下|其他|其它|另外")
_COMPLEMENTS = tuple(
    (regex.compile(one), regex.compile(other))
    for one, other in (
        ("男", "女"), ("赞成|同意", "反对|弃权"), ("上半年", "下半年"), ("正式", "预备"),
        ("专职", "兼职"), ("线上", "线下"), ("在职", "退休"), ("城镇", "农村"),
        ("实到", "请假|缺席|未到"),
    )
)  # fmt: skip
_OVERLAPPING = lazy(
    r"以[上下内]|女|男|少数民族|党员|团员|学历|岁|民族|代表|委员|困难|新增|优秀|骨干|高级|本科"
    r"|硕士|博士"
)
# Where and as what people are counted once: places of work, schools, ranks of a prize.
_EXCLUSIVE = lazy(
    r"小学|初中|高中|幼儿|[一二三]等|公务员|事业|工勤|工人|农民|正式|预备|一线|机关|企业|赞成|第[一二三]"
    r"|[村镇乡部科处班组区校院系局站所厂]$"
)
_BACK = lazy(
    r"(?:^|[，、；：（(和])[ ]?(?:(?:共计|合计|总计|总共|一共)[^，。；、\d]{0,6}"
    r"|共(?:有|计|收回|收到|发出)?)[ ]?"
)
_NOUN_AND_BACK = lazy(
    r"\p{Han}{0,6}[，、；](?:全[班校村镇院厂局组体]|以上|[两三四五六]项|各项|[两三四五六]者)?"
    r"(?:共计|合计|总计|总共|一共|共有?)[ ]?"
)
_SUMMING = lazy(r"[共计]")
_INDUSTRY = lazy(
    r"(?:产业|结构|构成)[^，。；\d]{0,16}?(?P<ratio>(\d{1,3}(?:\.\d+)?)[ ]?[:：∶]"
    r"[ ]?(\d{1,3}(?:\.\d+)?)[ ]?[:：∶][ ]?(\d{1,3}(?:\.\d+)?))"
)
_SHARES = lazy(
    r"(?:占比|比重|占|比例|构成|结构)[^，。；\d]{0,8}分别[^，。；\d]{0,4}$|分别占[^，。；\d]{0,8}$"
)


@rule("FIG004", "sum")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for sentence in document.quantities.sentences:
        figures = sentence.quantities
        for place, total in enumerate(figures):
            if total.ranged or not total.unit:
                continue
            if total.is_percent:
                yield from _shares(text, figures, place, sentence.span)
                yield from _backward(text, figures, place)
                continue
            yield from _forward(text, figures, place, sentence.span.end)
            yield from _backward(text, figures, place)
    for match in _INDUSTRY.finditer(text):
        parts = [Fraction(match[group]) for group in (2, 3, 4)]
        if Fraction(3, 20) < abs(sum(parts, Fraction(-100))) < 10:
            yield _message(Span(*match.span("ratio")), parts, "100")


def _message(
    span: Span, parts: Sequence[Fraction], written: str, related: tuple[Related, ...] = ()
) -> Hit:
    sum_ = "＋".join(map(plain, parts)) + f"＝{plain(sum(parts, Fraction(0)))}"
    return Hit(span, f"{sum_}，文中总数为{written}", f"{sum_}, the total is {written}", related)


def _hit(text: str, total: Quantity, parts: Sequence[Quantity]) -> Hit:
    place = Span(parts[0].span.start, parts[-1].span.end)
    related = (Related(place, "各分项", "the parts"),)
    return _message(total.span, [one.value for one in parts], total.span.of(text), related)


def _forward(text: str, figures: Sequence[Quantity], place: int, end: int) -> Iterator[Hit]:
    total, parts = figures[place], parts_after(text, figures, place)
    if len(parts) < 2:
        return
    if CHANGE.search(before_in_clause(text, total)[-14:]):
        return
    lead = text[total.span.end : parts[0].span.start]
    if len(lead) > 30 or not _LEAD_TO_PARTS.search(lead):
        return
    names = [lead] + [text[one.span.end : other.span.start] for one, other in pairwise(parts)]
    tail = text[parts[-1].span.end : min(end, parts[-1].span.end + 12)]
    if any(_SOME.search(name) for name in names) or tail.startswith("等"):
        return
    added, whole = total_of(parts), bounds(total)
    if added.meets(whole) or any(one.meets(whole) for one in running_totals(parts)):
        return  # in the second case what follows the parts counts something else
    told_all = len(parts) > 2 and _COLON_LIST.fullmatch(lead) and not tail.strip("\n")
    if told_all or _is_closed(names) or (added.low > whole.high and not _overlap(total, names)):
        yield _hit(text, total, parts)


def _overlap(total: Quantity, names: Sequence[str]) -> bool:
    """Say whether one may be counted under two of the names: 女党员, 大专以上, 高血压."""
    alike = all("代表" in name for name in names)
    if total.unit in PEOPLE and not alike and not any(_EXCLUSIVE.search(name) for name in names):
        return True
    return any(_OVERLAPPING.search(name.replace("代表", "") if alike else name) for name in names)


def _is_closed(names: Sequence[str]) -> bool:
    """Say whether the parts claim to be all: 分别为, 其余, or two that exclude each other."""
    if _ALL.search(names[0]) or _REST.search(names[-1]):
        return True
    return any(
        any(one.search(name) for name in names) and any(other.search(name) for name in names)
        for one, other in _COMPLEMENTS
    ) and not any(regex.search(r"以[上下]|学历|岁", name) for name in names)


def _backward(text: str, figures: Sequence[Quantity], place: int) -> Iterator[Hit]:
    """Check A、B、C，共计N: some run of figures right before has to make the total."""
    total = figures[place]
    if place < 2 or not _SUMMING.search(text, max(0, total.span.start - 12), total.span.start):
        return
    parts = parts_before(text, figures, place)
    if len(parts) < 2:
        return
    gap = text[parts[-1].span.end : total.span.start]
    if not _BACK.fullmatch(gap) and not _NOUN_AND_BACK.fullmatch(gap):
        return
    if counts_other_things(text, total, parts):
        return
    whole = bounds(total)
    if not any(one.meets(whole) for one in running_totals(parts[::-1])):
        yield _hit(text, total, parts)


def _shares(text: str, figures: Sequence[Quantity], place: int, sentence: Span) -> Iterator[Hit]:
    """Check shares that are told as a whole: 占比分别为12%、40%、58%."""
    lead = text[max(sentence.start, figures[place].span.start - 24) : figures[place].span.start]
    if not _SHARES.search(lead):
        return
    parts = [figures[place]]
    for one in figures[place + 1 :]:
        gap = text[parts[-1].span.end : one.span.start]
        if one.unit != PERCENT or gap not in ("、", "，", "和", "及", "与"):
            break
        parts.append(one)
    if len(parts) < 2 or not all(one.exact for one in parts):
        return
    added = total_of(parts)
    hundred = Fraction(100)
    closed = "产业" in text[sentence.start : figures[place].span.start] and len(parts) == 3
    if added.low > hundred or (closed and added.high < hundred):
        place_ = Span(parts[0].span.start, parts[-1].span.end)
        yield _message(place_, [one.value for one in parts], "100%")
