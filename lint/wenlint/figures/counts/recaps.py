"""Counts that sum up what is named beside them in clauses: 这四条规矩, 四家单位, 四方, 连续五年."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import FIRST, NUMBER, plain
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.lists import CONJUNCTION, Listed, from_items, mask, spans_of
from wenlint.figures.counts.parallels import parallel
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import THESE
from wenlint.lexicon.measure_sets import RECAPPED_BARE, RECAPPED_DOERS, RECAPPED_KINDS
from wenlint.lexicon.measures import DECLARING
from wenlint.lexicon.numerals import DIGITS
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import CLAUSE_ENDS_AND_COLONS as CLAUSE_STARTS

if TYPE_CHECKING:
    from wenlint.core.document import Document


def recap_claims(document: Document, spelled: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the counts that sum up; `spelled` are the claims already found beside their lists."""
    text = document.text
    yield from _years(text)
    yield from _batches(text)
    yield from _these(text)
    yield from _these_again(text, spelled)
    yield from _doers(text)


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
    rf"{any_of(THESE)}(?P<n>{NUMBER})(?P<measure>{any_of(DECLARING)})"
    r"(?P<noun>\p{Han}{0,6})"
)
_IN_ALL = lazy(
    rf"(?P<joint>[，（](?:一共|共计?|总共|合计))(?P<n>{NUMBER})(?P<measure>[{RECAPPED_KINDS}]|方面)"
    r"(?P<noun>\p{Han}{2,6})"
)
_LONGEST_CLAUSE = 80
_LONGEST_PIECE = 12
_WIDEST_SPREAD = 4
_FEWEST = 3
_WIDEST_SLIP = 2
_SOME = lazy(r"\d|[二三四五六七八九十两][个名位家条项件种类处场次]|[的了]$|等$")


def _these(text: str) -> Iterator[Claim]:
    """Yield A、B、C，这四条规矩; A、B和C这四样; A、B、C，共四类物资: all that was said before."""
    for match in chain(_THESE.finditer(text), _IN_ALL.finditer(text)):
        sign = text[match.start() - 1 : match.start()]
        end = match.start() - (sign in ("，", "—"))
        end -= text[end - 1 : end] == "—"
        listed = _all_before(text, end)
        if (
            listed is not None
            and abs(max(listed.numbers) - (parse_count(match["n"]) or 0)) <= _WIDEST_SLIP
        ):
            yield Claim(plain(match, match["noun"]), listed)


def _all_before(text: str, end: int) -> Listed | None:
    """Return the list that the clause before `end` is, behind its first words."""
    left = max(0, end - _LONGEST_CLAUSE)
    masked = mask(text[left:end])
    starts = [masked.rfind(sign) for sign in CLAUSE_STARTS]
    start = max(starts) + 1
    if start == 0 and left:
        return None
    pieces = masked[start:].split("、")
    tails = [half for piece in pieces[1:] for half in CONJUNCTION.split(piece)]
    lengths = [len(tail) for tail in tails]
    if len(tails) < _FEWEST - 1 or not min(lengths) or max(lengths) > _LONGEST_PIECE:
        return None
    if max(lengths) - min(lengths) > _WIDEST_SPREAD or any(map(_SOME.search, pieces)):
        return None
    return from_items(text, list(spans_of(pieces, left + start)), is_open=False)


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
