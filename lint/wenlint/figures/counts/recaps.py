"""Counts that sum up what is named beside them in clauses: 这四条规矩, 四家单位, 四方, 连续五年."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import FIRST, NUMBER, Declared, plain
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.lists import Listed, from_items, mask, spans_of
from wenlint.figures.counts.parallels import parallel
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import THESE
from wenlint.lexicon.measure_sets import RECAPPED, RECAPPED_BARE, RECAPPED_DOERS
from wenlint.lexicon.numerals import DIGITS
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import STATEMENT_STARTS

if TYPE_CHECKING:
    from wenlint.core.document import Document


def recap_claims(document: Document, spelled: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the counts that sum up; `spelled` are the claims already found beside their lists."""
    text = document.text
    yield from _years(text)
    yield from _parties(text)
    yield from _batches(text)
    yield from _these(text)
    yield from _these_again(text, spelled)
    yield from _doers(text)
    yield from _copies(text)


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
        yield Claim(plain(match), Listed(years))


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
            yield Claim(plain(match), Listed(tuple(parties)))


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
        further = regex.compile(rf"第[{DIGITS}]{match['kind']}").findall(text[match.end() : end])
        if all(one[1] in match["list"] for one in further):
            yield Claim(plain(again), Listed(items))


_THESE = lazy(
    rf"{any_of(THESE)}(?P<n>{NUMBER})(?P<measure>{any_of(RECAPPED)})"
    r"(?P<noun>\p{Han}{0,6})"
)
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
        start = max(text.rfind(sign, left, end) for sign in STATEMENT_STARTS) + 1
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
        yield Claim(plain(match, match["noun"]), from_items(text, items, is_open=False))


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
            yield Claim(plain(straight), listed)
        if noun is None or again is None or "。" in text[end : again.start()]:
            continue
        if again["noun"].startswith(noun[0]) and (parse_count(again["n"]) or 0) > max(
            listed.numbers
        ):
            yield Claim(plain(again, again["noun"]), listed)


_STRAIGHT = lazy(
    rf"[，。](?P<n>{NUMBER})(?P<measure>[{RECAPPED_BARE}])(?=\p{{Han}}{{2}})(?!.{{0,6}}以[上下内])"
)
_TWO = lazy(r"\p{Han}{2}")
_DOING = lazy(
    rf"(?={FIRST})(?<=[。，；])(?P<n>{NUMBER})(?P<measure>{any_of(RECAPPED_DOERS)})\p{{Han}}{{0,6}}?"
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
        yield Claim(plain(match), Listed(tuple(items)))


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
