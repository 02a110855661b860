r"""部分大于整体：共24名，其中女干部35名。
Part exceeds: a part, after 其中, larger than the whole that it is part of.

“其中”后面的数是前面那个数的一部分，不会比它大。两个数改了一个，或看错了行，就会这样。

不报：
- 单位不同的；同是“个”“项”而所数的东西不同的（5个园区，其中入驻企业30个）；
- 约、近、余等概数，只在其容许范围之外才报；
- “其中”前面不止一个数、说不准哪个是整体的；
- “其中……增长”“其中……同比”一类不是部分的数。

出处：统计公报、工作总结中常见；改数字时漏改一处。

反例：

    全年新招录干部24名，其中女干部35名。
    项目总投资5000万元，其中中央补助6500万元。
    共办理提案126件（其中重点提案162件）。
    全村耕地一千二百亩，其中水田一千五百亩。
    到会代表180人。其中，女代表210人。

正例：

    全年新招录干部24名，其中女干部13名。
    建成5个园区，其中入驻企业30个。
    发展党员27名，其中5个村发展党员35岁以下的15名。
    项目总投资约5000万元，其中中央补助5200万元。
    增加值20亿元，其中工业增长25%。
    全县120个村、9000名党员，其中女党员1800名。
    安排赤字1.2万亿元，比去年增加4000亿元，其中中央赤字8500亿元。
    财政收入12亿元，其中税收比上年增加15亿元以上的目标没有实现。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.document import Document
from wenlint.figures.arithmetic import comparable
from wenlint.figures.claims import CHANGE, before_in_clause, exceeds
from wenlint.figures.quantities import PERCENT, POINT, Quantity
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule

_AMONG = lazy(r"其中")
_NO_PART = lazy(r"增|减|比|多|少|降|升|提高|占|均|每|第|从|由|超")
_NOUN = lazy(r"\p{Han}{0,12}")
# What these measure words count has to be looked at; the others say it themselves.
_GENERAL_UNITS_WORDS = "个 项 条 次 件 种 类 场 期 点 处 级 分 倍 年 岁 天 小时 度 大"
_GENERAL_UNITS = frozenset(_GENERAL_UNITS_WORDS.split())
_NEVER = frozenset({PERCENT, POINT, "年", "岁", "倍", "分", "度", "天", "小时", "级", "大", ""})


@rule("FIG005", "part-exceeds")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    before: Sequence[Quantity] = ()
    end_before = -1
    for sentence in document.quantities.sentences:
        among = _AMONG.search(text, sentence.span.start, sentence.span.end)
        if among:
            wholes = [one for one in sentence.quantities if one.span.end <= among.start()]
            starts = text[sentence.span.start : among.start()].strip() == ""
            if starts and sentence.span.start - end_before <= 2 and len(before) == 1:
                wholes = list(before)
            parts = [one for one in sentence.quantities if one.span.start >= among.end()]
            if wholes and parts:
                yield from _compare(text, wholes[-1], parts[0], among.end())
        before, end_before = sentence.quantities, sentence.span.end


def _compare(text: str, whole: Quantity, part: Quantity, start: int) -> Iterator[Hit]:
    lead = text[start : part.span.start]
    if whole.unit in _NEVER or not comparable(whole, part) or whole.ranged or part.ranged:
        return
    if len(lead) > 24 or _NO_PART.search(lead) or not _same_thing(text, whole, part, lead):
        return
    if CHANGE.search(before_in_clause(text, whole)[-14:]):
        return
    if exceeds(part, whole):
        one, other = part.span.of(text), whole.span.of(text)
        yield Hit(
            part.span,
            f"部分大于整体：其中{one}，而整体是{other}",
            f"the part {one} is larger than its whole {other}",
            (Related(whole.span, "整体", "the whole"),),
        )


def _same_thing(text: str, whole: Quantity, part: Quantity, lead: str) -> bool:
    """Say whether two figures with 个 or 项 count the same things."""
    if whole.unit not in _GENERAL_UNITS:
        return True
    after_part, after_whole = _noun(text, part), _noun(text, whole)
    if after_part or after_whole:
        return after_part == after_whole or (not after_part and lead.endswith(after_whole))
    head = text[max(0, whole.span.start - 2) : whole.span.start]
    return not lead.strip("，有为是") or lead[-2:] == head or lead[-1:] == head[-1:]


def _noun(text: str, figure: Quantity) -> str:
    match = _NOUN.match(text, figure.span.end)
    return match[0] if match else ""
