"""The same thing counted twice in a document: what is counted, of what, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.quantities import (
    Quantity,
    find_quantities,
)
from wenlint.language.tokenizer import words
from wenlint.lexicon.measure_sets import COUNTED_AGAIN
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.stops import CLAUSE_ENDS_AND_BRACKETS, STATEMENT_ENDS
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    from wenlint.core.document import Document

# What a thing has one of; everything else must be said to be the whole (共有, 全队).
_ATTRIBUTE = lazy(
    r"(?:总投资额?|投资总额|注册资[本金]|全长|总长度?|总面积|占地面积|建筑面积|用地面积|耕地面积|户籍人口|常住人口"
    r"|总人口|总户数|质保期|保修期|质量保证期|保证金|押金|定金|试用期|年休假|年假|租赁期限?|租期|总?工期"
    r"|合同总?价|中标价|合同金额|起拍价|装机容量|总库容|建筑高度|总高|学制|定员|处理能力|生产能力"
    r"|学费|报名费|入会费)$"
)
# How many were examined is said once in a study; its groups are others.
_SAMPLE = lazy(r"(?:患者|病例|样本|问卷|受试者|调查对象)$")
_SAMPLED = lazy(r"(?:选取|纳入|入选|抽取|发放|收集)(?!.*组)")
_TERM = lazy(r"(?:质保期|保修期|质量保证期|保证金|试用期|年休假|年假|租赁期限?|租期|注册资[本金])$")
_LINK = lazy(r"(?:[:：]|为|是|达到?|共有?|计|有|人民币|分别)*$")
_RUN_BEFORE = lazy(r"[\p{Han}“”]{2,14}$")
_RUN_BEHIND = lazy(r"(?:的)?(?P<run>\p{Han}{2,14})")
_WHOLE = lazy(
    r"(?:全[\p{Han}]{1,2}|共有?|现有|总共|总计|合计|在册|编制|拥有|设有|下辖|下设)[\p{Han}]{0,3}$"
)
_WHOLE_NOUN = lazy(r"现有|共有|总共|全[体县市镇乡村校院局厂队省国区所]|拥有|在册|下辖|下设")
# A figure of another time, another part, another kind, or a wish: nothing to compare.
_OTHER = lazy(
    r"其中|每|各|[A-Z甲乙丙丁一二三四五六][包标]|平均|人均|新增|增[加长至到]|减少|下降|提高|降[低至到]|调整|由|从|原[来有定]?|旧|新(?:的|办法|标准)|计划|预计|目标|规划|拟|(?<!供)应当?|力争"
    rf"|实际|去年|上年|今年|明年|同比|环比|比[上去]|首[批期次]|第[{UP_TO_TEN}0-9]+[批期包标档级类段次]|[一二三]期"
    rf"|末|底|截[至止]|年初|上半年|下半年|季度|[0-9{UP_TO_TEN}]月|[以之][上下内外]|不[足少超低]|超过?|约|近|余|多|另|剩|部分|已|尚|分别|至少|最[多少高低]"
    r"|参[加训]|当[时年]|曾|最初|后来|目前|累计|如果|假如|例如|若|仅|只"
)
_OTHER_BEHIND = lazy(r"[以之][上下内外]|左右|上下|[多余]|的?(?:[0-9]|一半|部分)")
_YEAR = lazy(r"(?<![0-9])(?:1[89]|20)[0-9]{2}年")
_HAN = lazy(r"\p{Han}{3,}")
_ALL_OF = lazy(r"全(?P<of>[队县市镇乡村校院局厂省国区所社司站班])")
_PLACE_TAGS = frozenset(["ns", "nt"])
_CLAUSE = lazy(f"[{CLAUSE_ENDS_AND_BRACKETS}]")
_SENTENCE = lazy(f"[{STATEMENT_ENDS}]")
_SHORTEST, _LONGEST = 3, 8
_MOST_MENTIONS = 6
_CONTEXT = 60
_SHARED = 3
_ARTICLE = lazy(r"第[一二三四五六七八九十百0-9]{1,4}条[ \u3000]*")
_MOST_APART = 2
_TWO = 2
_SAME_THING = lazy(r"全\p{Han}|村里|[本我该这此其]|上述|前述")
_MOST_PAIRS = 40


class Mention(Struct, frozen=True):
    """A figure with the words right before it (joined by 为, ： …) and right behind its unit."""

    figure: Quantity
    place: int
    before: str
    behind: str

    def keys(self) -> Iterator[str]:
        """Yield the ends of what precedes and the beginnings of what follows, longest first."""
        for length in range(_LONGEST, _SHORTEST - 2, -1):
            if len(self.before) >= length:
                yield self.before[-length:]
            if len(self.behind) >= length:
                yield self.behind[:length]


class Restated(Struct, frozen=True):
    """Two values of the same thing; `key` are the words that both have."""

    key: str
    first: Quantity
    second: Quantity


def restated(document: Document) -> Iterator[Restated]:
    """Yield the figures that give another value to what an earlier one counted."""
    told: set[int] = set()
    for key, mentions in _candidates(document)[:_MOST_PAIRS]:
        for first, second in combinations(mentions, 2):
            if first.figure.value == second.figure.value or told & {id(first), id(second)}:
                continue
            if _same(document.text, key, first, second):
                told |= {id(first), id(second)}
                yield Restated(key, first.figure, second.figure)


def _candidates(document: Document) -> list[tuple[str, list[Mention]]]:
    """Return the words that count two values of one unit in one article, the longest first."""
    groups: dict[tuple[int, str, str], list[Mention]] = {}
    for figure in document.view(find_quantities):
        mention = _mention(document, figure)
        if mention is not None:
            for key in dict.fromkeys(mention.keys()):
                groups.setdefault((mention.place, figure.unit, key), []).append(mention)
    found = [
        (key, mentions)
        for (_, _, key), mentions in groups.items()
        if 1 < len(mentions) <= _MOST_MENTIONS
        and len({mention.figure.value for mention in mentions}) == _TWO
        and (len(key) > _SHORTEST or _ATTRIBUTE.search(key) or _SAMPLE.fullmatch(key))
    ]
    return sorted(found, key=lambda item: -len(item[0]))


def _mention(document: Document, figure: Quantity) -> Mention | None:
    text = document.text
    if not figure.exact or figure.is_percent or not figure.unit or figure.value < 2:
        return None
    if figure.unit in ("号", "级", "届"):  # names
        return None
    start, end = figure.span.start, figure.span.end
    before = text[max(0, start - 24) : start]
    link = _LINK.search(before)
    if link is not None:
        before = before[: link.start()]
    run = _RUN_BEFORE.search(before)
    behind = _RUN_BEHIND.match(text, end, end + 16)
    if run is None and behind is None:
        return None
    place = document.view(make_outline).article_at(start).place
    return Mention(figure, place, run[0] if run else "", behind["run"] if behind else "")


def _same(text: str, key: str, first: Mention, second: Mention) -> bool:
    """Say whether two figures count the same whole of the same thing at the same time."""
    both = (first, second)
    if not _may_be_slip(first.figure.value, second.figure.value):
        return False
    if not _of_the_same(_owner(text, first, key), _owner(text, second, key)):
        return False
    if any(_is_other(text, one, key) for one in both):
        return False
    if _SAMPLE.search(key):
        sampled = all(_SAMPLED.search(_before(text, one, "")) for one in both)
        return sampled and all(_begins_a_word(one, key) for one in both)
    attribute = _ATTRIBUTE.search(key) is not None
    years = [_years(text, one) for one in both]
    if years[0] != years[1] and (not attribute or (years[0] and years[1])):
        return False
    # Words are cut last: few pairs come as far as this.
    if not all(_begins_a_word(one, key) for one in both):
        return False
    if not attribute and not (_counts_people(key, first) and _are_wholes(text, both, key)):
        return False
    return _TERM.search(key) is not None or _shares_subject(text, key, first, second)


def _is_other(text: str, one: Mention, key: str) -> bool:
    """Say whether a figure is one of another time or part, a plan, or a limit."""
    behind = _OTHER_BEHIND.match(text, one.figure.span.end)
    return behind is not None or _OTHER.search(_before(text, one, key)) is not None


def _counts_people(key: str, one: Mention) -> bool:
    return one.figure.unit in COUNTED_AGAIN and words(key)[-1].tag.startswith("n")


def _are_wholes(text: str, mentions: Sequence[Mention], key: str) -> bool:
    return all(_is_whole(text, one, key) for one in mentions)


def _may_be_slip(one: Fraction, two: Fraction) -> bool:
    """Say whether two values are near enough, or a power of ten apart."""
    ratio = max(one, two) / min(one, two)
    return ratio < _MOST_APART or ratio in (10, 100, 1000, 10_000)


def _begins_a_word(one: Mention, key: str) -> bool:
    """Say whether the key is cut from the words before the figure where a word begins."""
    if not one.before.endswith(key):
        return True
    at, start = 0, len(one.before) - len(key)
    for word in words(one.before):
        if at >= start:
            break
        at += len(word.text)
    return at == start


def _owner(text: str, one: Mention, key: str) -> str:
    """Return what stands before the key in its clause: whose 户籍人口 it is."""
    before = _ARTICLE.sub("", _before(text, one, ""))
    return before.rpartition(key)[0] if key in before else before


def _of_the_same(one: str, other: str) -> bool:
    """Say whether two owners can be the same: one is not named, or is part of the other."""
    if not one or not other or _SAME_THING.search(one) or _SAME_THING.search(other):
        return True
    return one in other or other in one


def _before(text: str, one: Mention, key: str) -> str:
    """Return the clause before a figure but for the key itself."""
    start = one.figure.span.start
    left = max(0, start - 24)
    for match in _CLAUSE.finditer(text, left, start):
        left = match.end()
    return text[left:start].replace(key, "")


def _years(text: str, one: Mention) -> frozenset[str]:
    sentence = _sentence(text, one.figure.span)
    return frozenset(_YEAR.findall(text, sentence.start, sentence.end))


def _is_whole(text: str, one: Mention, key: str) -> bool:
    """Say whether a figure is said to be the whole: 现有党员86名, 全队86名党员."""
    start = one.figure.span.start
    if one.before.endswith(key):
        return _WHOLE_NOUN.search(one.before[: -len(key)]) is not None
    return _WHOLE.search(text, max(0, start - 8), start) is not None


def _sentence(text: str, span: Span) -> Span:
    left = max(0, span.start - _CONTEXT)
    for match in _SENTENCE.finditer(text, left, span.start):
        left = match.end()
    end = min(len(text), span.end + _CONTEXT // 2)
    stop = _SENTENCE.search(text, span.end, end)
    return Span(left, stop.start() if stop else end)


def _shares_subject(text: str, key: str, first: Mention, second: Mention) -> bool:
    """Say whether what stands around both figures names the same thing, and no two places."""
    one, two = (_around(text, key, mention) for mention in (first, second))
    for mention, other in ((first, two), (second, one)):
        whole = _ALL_OF.search(mention.before)
        if whole is not None and whole["of"] in other:
            return True
    if not any(one[at : at + _SHARED] in two for at in _runs(one)):
        return False
    names = [_names(part) for part in (one, two)]
    return not all(names) or not names[0].isdisjoint(names[1])


def _around(text: str, key: str, mention: Mention) -> str:
    span = mention.figure.span
    around = text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
    return around.replace(key, "\x1f")


def _runs(text: str) -> Iterator[int]:
    """Yield where runs of Chinese characters stand that are long enough to be a name."""
    for match in _HAN.finditer(text):
        yield from range(match.start(), match.end() - _SHARED + 1)


def _names(text: str) -> frozenset[str]:
    """Return the names of places and bodies."""
    found = set()
    for start in range(0, len(text), 60):
        found |= {word.text for word in words(text[start : start + 60]) if word.tag in _PLACE_TAGS}
    return frozenset(found)
