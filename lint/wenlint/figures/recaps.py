"""Counts that sum up what is named beside them in clauses: 这四条规矩, 四家单位, 四方, 连续五年."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import regex

from wenlint.figures.counts import COUNT, NUMBER, Declared, declared_at, has_neighbour, is_graded
from wenlint.figures.enumerations import Claim
from wenlint.figures.lists import Listed, from_items, mask, parallel, spans_of
from wenlint.language.numerals import parse_count
from wenlint.patterns import lazy
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document


def recap_claims(document: Document, spelled: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the counts that sum up; `spelled` are the claims already found beside their lists."""
    text = document.text
    yield from _years(text)
    yield from _parties(text)
    yield from _batches(text)
    yield from _these(text)
    yield from _these_again(text, spelled)
    yield from _doers(text)
    yield from _members(text)
    yield from _each_one(text)
    yield from _copies(text)


def _declared(match: regex.Match[str], noun: str = "") -> Declared:
    number = parse_count(match["n"]) or 0
    span = Span(match.start("n"), match.end("measure"))
    return Declared(span, number, match["measure"], noun, match.end("measure"))


_YEAR = r"(?:19|20)\d\d年?(?:度)?"
_YEARS = lazy(
    rf"(?P<list>{_YEAR}(?:(?:、|和|及|以及|，){_YEAR}){{1,30}})[，]?(?:已|均|都|已经)?连续(?P<n>{NUMBER})(?P<measure>年)"
)
_YEARS_BEHIND = lazy(
    rf"连续(?P<n>{NUMBER})(?P<measure>年)[（(](?P<list>{_YEAR}(?:(?:、|和|及|以及|，){_YEAR}){{1,30}})[）)]"
)
_ONE_YEAR = lazy(r"(?:19|20)\d\d")


def _years(text: str) -> Iterator[Claim]:
    """Yield 2019年、2020年连续三年."""
    if "连续" not in text:
        return
    for match in chain(_YEARS.finditer(text), _YEARS_BEHIND.finditer(text)):
        years = tuple(Span(*year.span()) for year in _ONE_YEAR.finditer(text, *match.span("list")))
        yield Claim(_declared(match), Listed(years))


_PARTY = lazy(r"[甲乙丙丁戊己]方")
_ALL_PARTIES = lazy(
    r"(?<![第\p{Han}])(?P<n>[三四五六])(?P<measure>方)"
    r"(?=一致|共同|同意|协商|均|各|经|就|达成|签|友好|本着|约定|确认|应|在|于|自愿|当事)"
)


def _parties(text: str) -> Iterator[Claim]:
    """Yield 甲方、乙方与丙方经协商，四方一致同意."""
    if "甲方" not in text or "乙方" not in text:
        return
    named: dict[str, Span] = {}
    for match in _PARTY.finditer(text):
        named.setdefault(match[0], Span(*match.span()))
    parties = [
        named[party] for party in ("甲方", "乙方", "丙方", "丁方", "戊方", "己方") if party in named
    ]
    for match in _ALL_PARTIES.finditer(text):
        near = max(0, match.start() - 120)
        left = max(near, text.rfind("。", near, match.start()) + 1)
        before = text[left : match.start()]
        if all(party.of(text) in before for party in parties):
            yield Claim(_declared(match), Listed(tuple(parties)))


_BATCHES = lazy(
    r"第(?P<list>[一二三四五六七八九](?:、第?[一二三四五六七八九]){0,7}(?:[、和及]第?[一二三四五六七八九]))(?P<kind>[批期组轮季次])"
)
_LONGEST_SENTENCE = 160


def _batches(text: str) -> Iterator[Claim]:
    """Yield 第一、二、三批…，四批均…."""
    for match in _BATCHES.finditer(text):
        end = match.end() + _LONGEST_SENTENCE
        stop = text.find("。", match.end(), end)
        end = min(len(text), end) if stop < 0 else stop
        again = regex.compile(
            rf"(?<=[，；])(?P<n>{NUMBER})(?P<measure>{match['kind']})(?=均|都|全|共|合计|一共)"
        ).search(text, match.end(), end)
        if again is None or f"第{len(match['list']) + 1}" in text[match.end() : end]:
            continue
        start = match.start("list")
        items = tuple(
            Span(start + at, start + at + 1)
            for at, character in enumerate(match["list"])
            if character in "一二三四五六七八九"
        )
        further = regex.compile(rf"第[一二三四五六七八九]{match['kind']}").findall(
            text[match.end() : end]
        )
        if all(one[1] in match["list"] for one in further):
            yield Claim(_declared(again), Listed(items))


_THESE = lazy(
    rf"(?:这|以上|上述|以上这|上述这)(?P<n>{NUMBER})(?P<measure>个方面|个|项|条|大|种|件|类|点|家|句|步|招|样|道|方面)"
    r"(?P<noun>\p{Han}{0,6})"
)
_SENTENCE_START = "。！？；\n：”"
_LONGEST_CLAUSE = 80
_FEWEST = 3


def _these(text: str) -> Iterator[Claim]:
    """Yield A、B、C，这四条规矩: the list is all that the sentence said before."""
    for match in _THESE.finditer(text):
        if text[match.start() - 1 : match.start()] not in ("，", "—"):
            continue
        end = match.start() - 1
        end -= text[end - 1 : end] == "—"
        left = max(0, end - _LONGEST_CLAUSE)
        start = max(text.rfind(sign, left, end) for sign in _SENTENCE_START) + 1
        if start == 0 and left:
            continue
        masked = mask(text[start:end])
        pieces = masked.split("、")
        lengths = [len(piece) for piece in pieces]
        if "，" in masked or len(pieces) < _FEWEST or max(lengths) - min(lengths) > 2:
            continue
        if max(lengths) > 10 or "等" in pieces[-1][-2:]:
            continue
        items = spans_of(pieces, start)
        yield Claim(_declared(match, match["noun"]), from_items(text, items, is_open=False))


def _these_again(text: str, spelled: Iterable[Claim]) -> Iterator[Claim]:
    """Yield “四个一”活动，即…，共63人参加这五项活动: the same thing counted again."""
    for claim in spelled:
        listed, declared = claim.listed, claim.declared
        if not claim.holds or listed.open or listed.marks:
            continue
        at = declared.after if not declared.term else declared.span.end + 1
        noun = _TWO.match(text, at)
        end = listed.items[-1].end
        again = _THESE.search(text, end, end + 60)
        if declared.term and (straight := _STRAIGHT.match(text, end)) is not None:
            yield Claim(_declared(straight), listed)
        if noun is None or again is None or "。" in text[end : again.start()]:
            continue
        if again["noun"].startswith(noun[0]) and (parse_count(again["n"]) or 0) > max(
            listed.numbers
        ):
            yield Claim(_declared(again, again["noun"]), listed)


_STRAIGHT = lazy(
    rf"[，。](?P<n>{NUMBER})(?P<measure>条|句|项)(?=\p{{Han}}{{2}})(?!.{{0,6}}以[上下内])"
)
_TWO = lazy(r"\p{Han}{2}")
_DOING = lazy(
    rf"(?<=[。，；])(?P<n>{NUMBER})(?P<measure>家|个|名|位|方|支|人|部门|单位|科室)\p{{Han}}{{0,6}}?"
    r"(?:分工|各司|各负|协[同作]|通力|密切|相互|齐心|齐抓|联手|合力|配合)"
)
_DOER = lazy(r"(?<!^.)(?:负责|主抓|主管|承担|牵头|管|出|抓|盯|守|供)")


def _doers(text: str) -> Iterator[Claim]:
    """Yield A负责…，B负责…，C负责…。四家单位分工协作."""
    for match in _DOING.finditer(text):
        end = match.start() - 1
        left = max(0, end - _LONGEST_SENTENCE)
        start = max(text.rfind(sign, left, end) for sign in "。！？\n：") + 1
        pieces = regex.split("[，；]", text[start:end])
        number, _ = parallel(pieces)
        if (
            number < 2
            or number != len(pieces)
            or any(
                "、" in _DOER.split(piece)[0] or "和" in _DOER.split(piece)[0] for piece in pieces
            )
            or not all(_DOER.search(piece) for piece in pieces)
        ):
            continue
        items = spans_of(pieces, start)
        yield Claim(_declared(match), Listed(tuple(items)))


_QUOTES = frozenset("“‘\"'『「")
_KEYED = frozenset("类组班片队线型档段块区")
_EACH = lazy(r"各有|各自|分别|各司|分工|各负|可?分[为成]|共分|实行|划分|依次|具体|[：:]")
_THEY = lazy(r"[它他她]们|各有|分工|各自|各负")
_NO_NAMES = "每各该这那本另全两三四五也还是有在出不了着过都就现被把"
_LONGEST_BETWEEN = 40
_WINDOW = 180
_SHARE = lazy(r"占[^，]{0,8}?(?P<share>\d+(?:\.\d+)?)[%％]")
_WHOLE = (99.0, 101.0)


def _members(text: str) -> Iterator[Claim]:
    """Yield 四个工作专班…：农资专班盯价格，农技专班教管护, and 五类，征地类占31%，…."""
    for match in COUNT.finditer(text):
        if text[match.start() - 1 : match.start()] in _QUOTES:
            continue
        window = text[match.end() : match.end() + _WINDOW].partition("\n")[0]
        key = _key(match["measure"], window)
        if key is None:
            continue
        declared = declared_at(text, match)
        if declared is None or is_graded(text, declared):
            continue
        found = _run_of(key, match.end(), window)
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


def _key(measure: str, window: str) -> str | None:
    """Return the word that the names of the members end in: 专班, 类."""
    head = regex.match(r"\p{Han}{0,8}", window)
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
    rf"(?P<n>{NUMBER})(?P<measure>[个名位家支件条种处])\p{{Han}}{{0,10}}[，：](?P<list>(?:[^。；\n]{{0,4}}?一(?P=measure)"
    r"[^，。；\n]{1,20}[，；。]){2,9})(?P<rest>[^。\n]{0,20})"
)
_BEGINS_ONE = r"(?:另|还有|再有|又|其中|也有)?一"


def _each_one(text: str) -> Iterator[Claim]:
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
        if len(items) >= 2 and not regex.search(r"其余|其他|另|剩|还|一", rest):
            yield Claim(_declared(match), Listed(tuple(items)))


_COPIES = lazy(
    rf"(?P<made>一式)(?P<n>{NUMBER}|[贰叁肆伍陆])(?P<measure>份)[，,](?:由)?(?P<list>[^。；，\n]{{2,50}}?)"
    rf"(?:各|分别)(?:执|持|存|保存|留存|保管)(?P<each>{NUMBER}|[一壹贰叁])份(?=[。；]|，(?:具有|均|自|效力|每份)|$)"
)
_FORMAL = {character: value for value, character in enumerate("壹贰叁肆伍陆", 1)}
_TOGETHER = lazy(r"(?P<n>[双两三四五])方$")
_TOGETHER_NUMBERS = {"双": 2, "两": 2, "三": 3, "四": 4, "五": 5}


def _copies(text: str) -> Iterator[Claim]:
    """Yield 一式四份，甲方、乙方、见证方各执一份."""
    if "一式" not in text:
        return
    for match in _COPIES.finditer(text):
        number = _FORMAL.get(match["n"]) or parse_count(match["n"]) or 0
        each = _FORMAL.get(match["each"]) or parse_count(match["each"]) or 0
        pieces = regex.split("、|和|与|及|以及", match["list"])
        together = _TOGETHER.search(match["list"])
        holders = _TOGETHER_NUMBERS[together["n"]] if together else len(pieces)
        if holders < 2 or any(len(piece) > 12 for piece in pieces):
            continue
        span = Span(match.start("n"), match.end("measure"))
        declared = Declared(span, number, "份", "", match.end("measure"))
        items = spans_of(pieces, match.start("list"))
        yield Claim(declared, Listed(tuple(items), frozenset([holders * each])))
