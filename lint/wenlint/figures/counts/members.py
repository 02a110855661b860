"""Counts of members that clauses behind them name: 四个专班…：农资专班盯价格，…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import (
    NUMBER,
    declared_at,
    find_counts,
    has_neighbour,
    is_graded,
    plain,
)
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.lists import Listed
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import ANNOUNCED_EACH

if TYPE_CHECKING:
    from wenlint.core.document import Document

_QUOTES = frozenset("“‘\"'『「")
_KEYED = frozenset("类组班片队线型档段块区")
_EACH = lazy(r"各有|各自|分别|各司|分工|各负|可?分[为成]|共分|实行|划分|依次|具体|[：:]")
_THEY = lazy(r"[它他她]们|各有|分工|各自|各负")
_NO_NAMES = "每各该这那本另全两三四五也还是有在出不了着过都就现被把"
_LONGEST_BETWEEN = 40
_WINDOW = 600
_SHARE = lazy(r"占[^，]{0,8}?(?P<share>\d+(?:\.\d+)?)[%％]")
_WHOLE = (99.0, 101.0)


def member_claims(document: Document) -> Iterator[Claim]:
    """Yield 四个工作专班…：农资专班盯价格，农技专班教管护, and 五类，征地类占31%，…."""
    text = document.text
    for match in document.view(find_counts):
        if text[match.start() - 1 : match.start()] in _QUOTES:
            continue
        window = text[match.end() : match.end() + _WINDOW].partition("\n")[0]
        key = _key(match["measure"], window)
        if key is None:
            continue
        declared = declared_at(text, match)
        if declared is None or is_graded(text, declared):
            continue
        found = None if _beside(key, window) else _run_of(key, match.end(), window)
        if found is None:
            continue
        items, lead, rest = found
        number = len(items)
        claim = Claim(declared, Listed(tuple(items)))
        if claim.holds or has_neighbour(text, declared) or _more_of(key, rest):
            continue
        lead = text[max(0, match.start() - 6) : match.start()] + lead
        if declared.number < number or _shares_add_up(text, items) or _EACH.search(lead):
            yield claim


_HEAD = lazy(r"\p{Han}{0,8}")
_CLAUSE = lazy(r"[^，。；：]*+")


def _beside(key: str, window: str) -> bool:
    """Say whether others with the same name are counted beside: 五个训练批次和一个测试批次."""
    clause = _CLAUSE.match(window)
    return clause is not None and (
        regex.search(rf"[、和与及](?:一|{NUMBER})\p{{Han}}{{1,9}}?{key}", clause[0]) is not None
    )


def _key(measure: str, window: str) -> str | None:
    """Return the word that the names of the members end in: 专班, 类."""
    head = _HEAD.match(window)
    noun = head[0] if head else ""
    for at in range(len(noun) - 1):
        pair = noun[at : at + 2]
        if window.count(pair, at + 2) >= 2:
            return pair
    if measure in _KEYED and window.count(measure) >= 2:
        return measure
    return None


def _run_of(key: str, start: int, window: str) -> tuple[Sequence[Span], str, str] | None:
    """Return the clauses in a row that begin with a name in `key`, and what is around them."""
    name = regex.compile(
        rf"(?:第?(?P<nth>{NUMBER}|[一1])[小大]?|[^\P{{Han}}{_NO_NAMES}]{{1,5}}?){key}(?![和与、的]|$)[^：]"
    )
    items: list[Span] = []
    at, lead_end, rest = 0, 0, ""
    for piece in regex.split("[，；。：]", window):
        found = name.match(piece) if at else None
        if found and (not found["nth"] or parse_count(found["nth"]) == len(items) + 1):
            if not items:
                lead_end = at
            items.append(Span(start + at, start + at + len(piece)))
        elif items:
            rest = window[at:]
            break
        at += len(piece) + 1
    if not rest and len(window) == _WINDOW:
        return None  # where the run ends is not seen
    lead = window[:lead_end]
    if len(items) < 2 or lead_end > _LONGEST_BETWEEN:
        return None
    if "。" in lead.rstrip("。") and not _THEY.search(lead):
        return None
    return items, lead, rest


def _more_of(key: str, rest: str) -> bool:
    """Say whether further members are named behind the run."""
    return regex.search(rf"(?<![每各两三四五该本全]){key}", rest.partition("。")[0]) is not None


def _shares_add_up(text: str, items: Sequence[Span]) -> bool:
    shares = [_SHARE.search(text, item.start, item.end) for item in items]
    if not all(shares):
        return False
    total = sum(float(share["share"]) for share in shares if share is not None)
    return _WHOLE[0] <= total <= _WHOLE[1]


_ONE_EACH = lazy(
    rf"(?P<n>{NUMBER})(?P<measure>[{ANNOUNCED_EACH}])\p{{Han}}{{0,10}}[，：](?P<list>(?:[^。；\n]{{0,4}}?一(?P=measure)"
    r"[^，。；\n]{1,20}[，；。]){2,9})(?P<rest>[^。\n]{0,20})"
)
_BEGINS_ONE = r"(?:另|还有|再有|又|其中|也有)?一"


_NOUN_OF = lazy(r"\p{Han}{1,10}(?=，)")
_OTHER_THING = lazy(
    r"一\p{Han}(?![在是为设由叫到从建放位归用去来管])(?P<thing>\p{Han}{2,8})[，；。]?$"
)


def each_one_claims(text: str) -> Iterator[Claim]:
    """Yield 设三个分会场，一个在县城，一个在石桥."""
    for match in _ONE_EACH.finditer(text):
        one = regex.compile(_BEGINS_ONE + match["measure"])
        items, at = [], match.start("list")
        for piece in regex.split("[，；。]", match["list"] + match["rest"]):
            if not one.match(piece):
                break
            items.append(Span(at, at + len(piece)))
            at += len(piece) + 1
        rest = text[at : at + 30].partition("。")[0]
        noun = _NOUN_OF.match(text, match.end("measure"))
        other = _OTHER_THING.match(items[0].of(text)) if items else None
        if noun and other and noun[0][-1:] != other["thing"][-1:]:
            continue  # 四个风扇，一个电源
        if len(items) >= 2 and not regex.search(r"其余|其他|另|剩|还|一", rest):
            yield Claim(plain(match), Listed(tuple(items)))
