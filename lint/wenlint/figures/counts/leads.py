"""The sentence that leads to a list, and the counts in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import (
    ENDS_WITH_GENERAL,
    GENERAL,
    HAS,
    NUMBER,
    Declared,
    counts_in,
    plain,
)
from wenlint.figures.counts.heading_counts import heading_count
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import AS_FOLLOWS
from wenlint.lexicon.measures import DECLARING
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import STATEMENT_ENDS

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_VERB = lazy(r"采取|开展|进行|提高|取得|推进|完成")
_SENTENCE = lazy(f"[{STATEMENT_ENDS}]")
CLAUSE = lazy(r"[，,：:（]")
_LONGEST_LEAD = 120
_FEWEST = 2


_THESE = lazy(
    rf"(?<![在除对于])这(?P<n>{NUMBER})(?P<measure>{any_of(DECLARING)})(?P<noun>(?:{GENERAL})?)(?=[：:]$)"
)


def lead_counts(text: str, lead: Span) -> Sequence[Declared]:
    """Return the counts of a lead-in; quoted slogans are names, not counts."""
    found = [
        declared
        for declared in counts_in(text, lead.start, lead.end)
        if not _expresses(text, lead, declared)
        and text.rfind("“", lead.start, declared.span.start)
        <= text.rfind("”", lead.start, declared.span.start)
    ]
    for match in HAS.finditer(text, lead.start, lead.end):  # 原因有三：
        number = parse_count(match["n"]) or 0
        found.append(Declared(Span(*match.span()), number, "", "", match.end()))
    these = _THESE.search(text, lead.start, lead.end)
    if these is not None and not found:  # 我做了这五件事：
        found.append(plain(these, these["noun"]))
    return found


# Things that have states: so many of them together stand for more than there are of them.
_CARRIERS = (
    "bits? 比特位? 二进制位?数? 二進位(?:制)? 位元 字节 位 字符 字元 数码 开关 開關"
    " 指示灯 信号灯 灯 燈 旗 引脚 导线 触点 标志位? 旗标 布尔\\p{Han}{0,3} 寄存器 硬币 手指"
)
_WITH = lazy(r"(?:用|以|拿|靠|凭|占用?|借助|通过|透過|[使采利]用)(?:了|到|这|上)?[ ]?$")
_EXPRESSES = lazy(
    rf"[ ]?(?:{'|'.join(_CARRIERS.split())})[^，。；：\n]{{0,10}}?"
    r"(?:表[示达達征]|[记記][录錄]|区分|區分|[标標][识識记記示]|[编編][码碼]|存[储儲放]?|保存|描述|代表|[传傳][达達递遞])"
)


def _expresses(text: str, lead: Span, declared: Declared) -> bool:
    """Say whether a count is of what expresses the items: 用两个开关表示下列档位."""
    start = declared.span.start
    return (
        _WITH.search(text, max(lead.start, start - 6), start) is not None
        and _EXPRESSES.match(text, declared.after - (declared.measure == "位"), lead.end)
        is not None
    )


def before_sign(text: str, start: int) -> Span | None:
    """Return the sentence that leads to a list inside a paragraph."""
    if start < _FEWEST or text[start - 1] not in "：:。，—":
        return None
    left = max(0, start - _LONGEST_LEAD)
    ends = [m.end() for m in _SENTENCE.finditer(text, left, start - 1)]
    lead = Span(ends[-1] if ends else left, start)
    if text[start - 1] == "。":
        # 采取四项措施。一是 …: the count has to end the sentence.
        return lead if ends_in_count(text, Span(lead.start, start - 1)) else None
    if text[start - 1] == "，":
        commas = [m.end() for m in CLAUSE.finditer(text, lead.start, start - 1)]
        return Span(commas[-1] if commas else lead.start, start)
    return lead


def ends_in_count(text: str, lead: Span) -> bool:
    """Say whether a sentence ends in its only count: 提两点希望, 分三步走."""
    counts = lead_counts(text, lead)
    if len(counts) != 1:
        return False
    if not counts[0].measure:
        return True
    said = text[counts[0].after : lead.end]
    written = _DONE.sub("", text[counts[0].span.start : lead.end])
    return ENDS_WITH_GENERAL.search(written) is not None and not _VERB.search(_DONE.sub("", said))


_DONE = lazy(r"(?:进行|实施|开展|推进|组成|构成|走|完成|如下)$")


# ----- the line before a list -----

_AHEAD = lazy(
    rf"{any_of(AS_FOLLOWS)}|主要|重点|具体|从|抓好|做好|分|采取|提出|突出|着力|坚持|推进|实施|开展|进行|落实|有|为|成|是|需|要|讲"
)
_AS_FOLLOWS = lazy(f"{any_of(AS_FOLLOWS)}的?[ ]?$")
_LONGEST_PHRASE = 14
_IS_LIST = lazy(
    r"(?:步骤|步|环节|条件|要求|事项|要点|事|措施|问题|原则|材料|证件|阶段|内容|流程|规定)$"
)
_BY = lazy(r"(?:通过|可以?|支持|提供|采用|用|按|满足|符合|需要?|须|经过?)$")
_GENERAL_THEN = lazy(rf"(?:{GENERAL})(?![的、和与])")


def sentence_before(document: Document, line: Line, *, marked: bool) -> Span | None:
    """Return the last sentence of the line before a list, if it leads to it.

    `marked` says that the items stand out as a list does, not as sections do.
    """
    text, end = document.text, line.span.end
    if line.block.kind is BlockKind.TABLE_CELL:
        return None
    left = max(line.span.start, end - _LONGEST_LEAD)
    ends = [m.end() for m in _SENTENCE.finditer(text, left, end - 1)]
    lead = Span(ends[-1] if ends else left, end)
    if text[end - 1] in "：:":
        return lead
    if text[end - 1] not in "。；" or heading_count(document, line) is not None:
        return None
    counts = lead_counts(text, lead)
    if len(counts) != 1:
        return None
    said = text[lead.start : counts[0].span.start]
    rest = text[counts[0].span.start : end - 1]
    if _AS_FOLLOWS.search(said) and len(rest) < _LONGEST_PHRASE and "，" not in rest:
        return lead
    if ends_in_count(text, Span(lead.start, end - 1)) and len(rest) < _LONGEST_PHRASE:
        return lead if marked or _AHEAD.search(said) else None
    # 全部过程只有五个步骤，大约耗时15分钟。
    comma = text.find("，", counts[0].span.end, end)
    phrase = text[counts[0].span.start : comma] if comma > 0 else ""
    short = 0 < len(phrase) < _LONGEST_PHRASE and _AHEAD.search(said) is not None
    if marked and short and ENDS_WITH_GENERAL.search(phrase):
        return Span(lead.start, comma)
    # 可以通过三种方式联系我们。
    noun = _GENERAL_THEN.match(text, counts[0].after, end)
    if marked and noun is not None and comma < 0 and _BY.search(said):
        return Span(lead.start, noun.end())
    return None
