"""Slogans that begin with their number, and the lists that spell them out: “四个一”, “321”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import FIRST, NUMBER, TERM, Declared, plain
from wenlint.figures.counts.enumerations import CLOSING, Claim
from wenlint.figures.counts.lists import Listed, from_items, read_list, spans_of
from wenlint.figures.counts.parallels import parallel
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import ANNOUNCED_BEHIND_SLOGANS, ANNOUNCED_TERMS
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.stops import PHRASE_ENDS, SENTENCE_ENDS

if TYPE_CHECKING:
    from wenlint.core.document import Document

_NUMERAL = lazy(rf"[{UP_TO_TEN}两](?<!^个一)")
_LEADS = lazy(
    r"[”’](?:\p{Han}{0,10}?)(?:(?P<sign>[：:]|——)|[，,。]?(?:即|就是|分别[是为指]|包括|具体[为是])[：:]?|(?P<bracket>[（(【\[]))"
)
_COMMA = lazy(r"[”’]\p{Han}{0,6}，")
_STOP = lazy(f"[{SENTENCE_ENDS}]")
_LONGEST_LIST = 400


def slogan_claims(document: Document) -> Iterator[Claim]:
    """Yield the quoted slogans that a list beside them spells out."""
    text = document.text
    for match in TERM.finditer(text):
        key = match["key"]
        if _NUMERAL.search(key.replace("统一", "")):  # 三重一大: several counts in one
            continue
        number = parse_count(match["n"]) or 0
        span = Span(match.start("n"), match.end("key"))
        declared = Declared(span, number, key[0], key, match.start("key"), term=True)
        listed = _spelled_out(text, match)
        listed = _all_begin_with(text, key, listed) if listed is not None else None
        if listed is not None and (
            _fits_term(text, key, listed) or _DEFINED.match(text, match.end())
        ):
            yield Claim(declared, listed)
        elif text[match.end() : match.end() + 1] in "中里":
            continue  # “五到位”中的前四项
        elif listed is None and (before := _list_before(text, key, match.start())) is not None:
            yield Claim(declared, before)


_DEFINED = lazy(r"\p{Han}{0,6}(?:即|分别是|分别为|是|包括|是指|指的是)[：:]")
_STATES_WORDS = (
    "到位 落实 统一 结合 同步 联动 融合 公开 达标 合一 兼顾 并重 并举 保障 配套 过硬 齐全 分离 挂钩"
)
_STATES = _STATES_WORDS.split()
_BOUNDARY = lazy(f"[{PHRASE_ENDS}]")
_LONGEST_BEFORE = 60


def _list_before(text: str, key: str, end: int) -> Listed | None:
    """Return the list that a slogan sums up: 人员、经费、场地“三落实”, 人防、物防、技防“三防”."""
    comma = text[end - 1 : end] == "，"
    end -= comma
    left = max(0, end - _LONGEST_BEFORE)
    start = left
    for match in _BOUNDARY.finditer(text, left, end):
        start = match.end()
    pieces = text[start:end].split("、")
    sign = key.removeprefix("个")
    if len(pieces) <= 2 or (start == left and left):
        return None
    shares = all(any(c in piece for c in sign) for piece in pieces)
    lengths = [len(piece) for piece in pieces[1:]]
    if max(lengths) - min(lengths) > 1 or not (shares or (sign in _STATES and not comma)):
        return None
    items = spans_of(pieces, start)
    return from_items(text, items, is_open=False)


def _spelled_out(text: str, match: regex.Match[str]) -> Listed | None:
    at = match.end() - 1
    sign = _LEADS.match(text, at)
    if sign is None:
        return _clauses(text, match, at)
    if sign["bracket"]:
        close = CLOSING[sign["bracket"]]
        end = text.find(close, sign.end(), sign.end() + _LONGEST_LIST)
        inside = text[sign.end() : end]
        return read_list(text, Span(sign.end(), end)) if end > 0 and "（" not in inside else None
    return read_list(text, Span(sign.end(), _stop(text, sign.end())))


def _clauses(text: str, match: regex.Match[str], at: int) -> Listed | None:
    """Read “三不”要求，不带火种，不离岗位，不漏报烟点: clauses that all begin with the key."""
    comma = _COMMA.match(text, at)
    if comma is None:
        return None
    key = match["key"].removeprefix("个")
    spans, start = [], comma.end()
    for piece in regex.split("[，、；]", text[start : _stop(text, start)]):
        if not piece.startswith(key[:2]):
            break
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + 1
    return Listed(tuple(spans)) if len(spans) >= 2 else None


def _stop(text: str, start: int) -> int:
    """Return where the sentence ends; `start` where it goes on for too long."""
    stop = _STOP.search(text, start, start + _LONGEST_LIST)
    if stop is None:
        return len(text) if len(text) <= start + _LONGEST_LIST else start
    return stop.start()


def _all_begin_with(text: str, key: str, listed: Listed) -> Listed:
    """Take off every other reading of a list whose items all begin with the slogan's word."""
    word = key.removeprefix("个")
    surely = all(item.of(text).startswith(word) for item in listed.items)
    return replace(listed, readings=frozenset()) if surely else listed


def _fits_term(text: str, key: str, listed: Listed) -> bool:
    """Say whether a list spells a slogan out: most of its items hold a character of it."""
    if key[0] in "步招":  # 四步工作法（摸底、建账、整改、销号）
        return True
    sign = "一" if key == "个一" else key.removeprefix("个")
    holding = sum(any(c in item.of(text) for c in sign) for item in listed.items)
    return 5 * holding >= 3 * len(listed.items)


_COMPOUND = lazy(rf"[“‘](?:{NUMBER}(?P<keys>[^\P{{Han}}{UP_TO_TEN}两]{{1,2}})){{2,4}}[”’]")
_PAIR = lazy(rf"(?P<n>{NUMBER})(?P<key>[^\P{{Han}}{UP_TO_TEN}两]{{1,2}})")


_LEADS_TO = lazy(r"[，,]?(?:即|就是|指)[：:]?")


def compound_claims(text: str) -> Iterator[Claim]:
    """Yield the parts of a slogan whose keys begin items: “两不三公开”：不加价、不掺假，公开…."""
    for match in _COMPOUND.finditer(text):
        stop = _stop(text, match.end())
        pairs = list(_PAIR.finditer(text, match.start() + 1, match.end() - 1))
        found = {pair["key"]: list[Span]() for pair in pairs}
        leads = _LEADS_TO.match(text, match.end())
        at = leads.end() if leads else match.end()
        for piece in regex.split("[，、；：（）]", text[at:stop]):
            key = next(
                (key for key in found if piece.startswith(key) and len(piece) > len(key)), ""
            )
            if key:
                found[key].append(Span(at, at + len(piece)))
            at += len(piece) + 1
        if len(found) == len(pairs) and all(len(items) > 1 for items in found.values()):
            for pair in pairs:
                span, number = Span(*pair.span()), parse_count(pair["n"]) or 0
                key = pair["key"]
                declared = Declared(span, number, key[0], key, pair.start("key"), term=True)
                yield Claim(declared, Listed(tuple(found[key])))


_DIGIT = lazy(
    r"[“‘](?P<n>[2-9二三四五六七八九])[”’](?:即|是指|是|指|为|就是|代表|表示)(?P<said>[^；。\n]{4,120})"
)
_SAID = lazy(rf"{NUMBER}\p{{Han}}{{1,8}}(?:[：:]|——|，?(?:即|分别[是为]))")
_PART = lazy(
    rf"(?={FIRST})(?<=[，；：。“、])(?P<n>{NUMBER})(?P<noun>\p{{Han}}{{1,4}}?)[”’]?(?:即|是指|指(?![数标导挥示向令定南])|就是|分别[是为]|(?P<weak>[是为]))(?P<said>[^；。，\n]{{3,120}})"
)


def part_claims(text: str) -> Iterator[Claim]:
    """Yield the parts of a slogan beside what each stands for: “3”即甲、乙两支队伍, 五平台指…."""
    for match in _DIGIT.finditer(text):
        yield from _digit(text, match)
    for match in _PART.finditer(text):
        if match["noun"][:1] in ("级", "期", "类", "等"):
            continue  # 二级保护区是指甲路以东、乙河以南
        number = parse_count(match["n"]) or 0
        span = Span(match.start("n"), match.end("noun"))
        listed = read_list(text, Span(*match.span("said")))
        if listed is not None and match["weak"]:
            kind = match["noun"][-1]
            if not all(item.of(text).endswith(kind) for item in listed.items):
                continue
        if listed is not None and (
            number > 2 * len(listed.items) + _FAR or listed.items[-1].of(text).endswith("的")
        ):
            continue  # 二十七本书分别是写给少儿、家长的
        if number > 1 and listed is not None and not _END_COUNT.search(match["said"]):
            declared = Declared(span, number, match["noun"], match["noun"], match.start("noun"))
            yield Claim(declared, listed)


_FAR = 3
_END_COUNT = lazy(rf"{NUMBER}个?\p{{Han}}{{1,8}}$")


def _digit(text: str, match: regex.Match[str]) -> Iterator[Claim]:
    """Compare “3”即四支队伍：… by its own count, else by the list."""
    digit = parse_count(match["n"]) or 0
    declared = Declared(Span(*match.span("n")), digit, "", "", match.end("n"), digits=True)
    said = match.start("said")
    own = _SAID.match(text, said, match.end("said"))
    stated = _OWN_COUNT.match(text, said, match.end("said"))
    if stated is not None and parse_count(stated["n"]) != digit:  # “4”是指三级联防
        listed = _levels_or_list(text, stated.end(), match.end("said"))
        if listed is not None and listed.fits(digit):
            yield Claim(plain(stated), listed)
            return
    if own is not None:  # “3”即三支队伍：…
        listed = read_list(text, Span(own.end(), match.end("said")))
        if listed is not None:
            yield Claim(declared, listed)
        return
    counts = list(_SAID_BEHIND.finditer(text, said, match.end("said")))
    if counts:
        end = counts[-1].start()
        listed = read_list(text, Span(said, end - (text[end - 1] == "等")))
        if listed is not None:
            yield Claim(declared, listed)
        return
    listed = read_list(text, Span(said, match.end("said")))
    if listed is not None and parallel([item.of(text) for item in listed.items]):
        yield Claim(declared, listed)


_OWN_COUNT = lazy(
    rf"(?P<n>{NUMBER})(?P<measure>[{ANNOUNCED_TERMS}])\p{{Han}}{{0,6}}(?:，?(?:即|分别[是为])|[：:])"
)


def _levels_or_list(text: str, start: int, end: int) -> Listed | None:
    """Read a list whose last piece may go on with what it does: 县、乡、村、组层层设岗."""
    pieces = text[start:end].partition("，")[0].split("、")
    if len(pieces) < _FEWEST:
        return read_list(text, Span(start, end))
    return Listed(spans_of(pieces, start))


_FEWEST = 2
_SAID_BEHIND = lazy(rf"{NUMBER}[{ANNOUNCED_BEHIND_SLOGANS}]")
