"""Copies and parties: 一式四份，甲乙双方各执两份; 三方 of 甲方 乙方 丙方."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared, plain
from wenlint.figures.counts.enumerations import Claim
from wenlint.language.numerals import parse_count, parse_formal
from wenlint.lexicon.numerals import FORMAL_DIGITS, STEMS, UP_TO_TEN
from wenlint.structure.block_lists import block_lists
from wenlint.structure.lists import Form, Listed

if TYPE_CHECKING:
    from wenlint.core.document import Document

_N = rf"(?:\d{{1,2}}|[{UP_TO_TEN}两]{{1,3}}|[{FORMAL_DIGITS}]{{1,3}})"
_OF_EACH_KIND = lazy(rf"[一壹]式[ ]?(?P<n>{_N})[ ]?(?P<measure>份)")
_LONGEST = 160
# 甲方执三份, 双方各执一份, 登记机关备案一份, 一份交社区, 其中正本一份
_CLAUSE = lazy(
    rf"(?:其中|由|并|另|报|存|送|交)?(?P<who>[^，；。份]{{1,40}}?)(?P<each>各|分别)?(?:自)?"
    rf"(?P<verb>留存|保存|保管|备案|存档|归档|备查|收执|[执持存留收领保管得用])?(?:有)?"
    rf"[ ]?(?P<n>{_N})[ ]?份"
    r"(?:为凭|为据|备案|备查|存档|存查|归档|留存|保存|存执|为证|收执)?"
)
_FIRST_THEN = lazy(rf"(?P<n>{_N})[ ]?份[^，；。]{{1,20}}")
_KINDS = lazy(rf"(?P<kind>正本|副本)[ ]?(?P<n>{_N})[ ]?份")
_REST = lazy(r"其余|余下|剩余|余者|剩下|另行|若干|其他|其它|另存|多余")
_SEPARATE = lazy(r"、|和|与|及|以及|暨")
_NO_WORD = lazy(r"具有|具同等|效力|签字|盖章|生效|自|均为|每份")
_TOGETHER = lazy(rf"(?P<named>[{STEMS}]{{2,6}})?(?P<n>[双两二三四五六])方$")
_OF_TOGETHER = {"双": 2, "两": 2}


def copies_claims(text: str) -> Iterator[Claim]:
    """Yield 一式四份，甲乙双方各执两份: the copies of each holder are all of them."""
    if "式" not in text or "份" not in text:
        return
    for match in _OF_EACH_KIND.finditer(text):
        number = _value(match["n"])
        listed = _held(text, match.end())
        if number is not None and listed is not None:
            span = Span(match.start("n"), match.end("measure"))
            yield Claim(Declared(span, number, "份", "", match.end()), listed)


def _value(written: str) -> int | None:
    return parse_formal(written) if written[0] in FORMAL_DIGITS else parse_count(written)


def _held(text: str, start: int) -> Listed | None:
    """Return the clauses that say who holds how many, with how many these are together.

    None where a clause tells of copies in another way, or the rest of them is told of.
    """
    stop = regex.compile("[。\n]").search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    said = text[start:end]
    if _REST.search(said):
        return None
    kinds = [(one["kind"], _value(one["n"]) or 0, one) for one in _KINDS.finditer(text, start, end)]
    names = [kind for kind, _, _ in kinds]
    items: list[Span] = []
    total = 0
    if kinds and names == ["正本", "副本"]:
        items = [Span(*one.span()) for _, _, one in kinds]
        total = sum(number for _, number, _ in kinds)
    elif not kinds:
        at = start
        for piece in regex.split("[，；,;：:（）()]", said):
            if "份" in piece:
                copies = _of_clause(piece)
                if copies is None:
                    return None
                total += copies
                items.append(Span(at, at + len(piece)))
            at += len(piece) + 1
    several = len(items) > 1 or (len(items) == 1 and "各" in items[0].of(text))
    return Listed(tuple(items), frozenset([total])) if several else None


def _of_clause(piece: str) -> int | None:
    """Return how many copies a clause gives away: 甲、乙双方各执两份 four of them."""
    match = _CLAUSE.fullmatch(piece)
    if match is None:
        first = _FIRST_THEN.fullmatch(piece)
        return _value(first["n"]) if first is not None else None
    copies = _value(match["n"])
    if copies is None or _NO_WORD.search(piece):
        return None
    who = match["who"].removesuffix("均").strip()
    holders = _holders(who)
    if match["each"]:
        return None if holders is None or holders < 2 else holders * copies
    return copies if match["verb"] or holders == 1 else None


def _holders(who: str) -> int | None:
    """Return how many hold copies each: 甲乙双方及见证人 three of them; None where it is unsure."""
    total = 0
    pieces = _SEPARATE.split(who)
    if any(not piece or len(piece) > 12 for piece in pieces):
        return None
    for place, piece in enumerate(pieces):
        together = _TOGETHER.search(piece)
        if together is None:
            total += 1
            continue
        number = _OF_TOGETHER.get(together["n"]) or parse_count(together["n"]) or 0
        named = len(together["named"]) if together["named"] else 0
        if named and named != number:
            return None
        before = place if not named and place and number == place + 1 else 0
        total += number - before  # 甲、乙双方
    return total


# ----- parties -----

_PARTY = lazy(r"[甲乙丙丁戊己]方")
_AGREE = "(?=一致|共同|同意|协商|均|各|经|就|达成|签|友好|本着|约定|确认|应|在|于|自愿|当事)"
_ALL_PARTIES = lazy(rf"(?<![第\p{{Han}}])(?P<n>[三四五六])(?P<measure>方){_AGREE}")
_OPENING = lazy(
    r"(?<![第\p{Han}、])(?P<n>[双两三四五六])(?P<measure>方)(?=经|就|本着|达成|一致|共同|自愿|友好|同意)"
)
_BESIDE = lazy(r"担保|见证|鉴证|监管|中介|居间|保证|监护|代理|公证")
_NEAR = 120
_REACH = 200


def party_claims(document: Document) -> Iterator[Claim]:
    """Yield 甲方、乙方与丙方经协商，四方一致同意, and 四方 below the lines 甲方： 乙方： 丙方：."""
    text = document.text
    if "甲方" not in text or "乙方" not in text:
        return
    yield from _parties_of_heads(document)
    named: dict[str, Span] = {}
    for match in _PARTY.finditer(text):
        named.setdefault(match[0], Span(*match.span()))
    parties = [named[party] for party in (f"{stem}方" for stem in STEMS) if party in named]
    for match in _ALL_PARTIES.finditer(text):
        near = max(0, match.start() - _NEAR)
        before = text[max(near, text.rfind("。", near, match.start()) + 1) : match.start()]
        if all(party.of(text) in before for party in parties):
            yield Claim(plain(match), Listed(tuple(parties)))


def _parties_of_heads(document: Document) -> Iterator[Claim]:
    """Match the parties that lines of their own name with the first words about all of them."""
    text = document.text
    for one in document.view(block_lists):
        lines = document.lines[one.first : one.behind]
        if one.listed.name != "方" or one.form is not Form.LABELLED or not lines:
            continue
        end = lines[-1].span.end
        match = _OPENING.search(text, end, end + _REACH)
        if match is not None and not _BESIDE.search(text, lines[0].span.start, match.start()):
            number = _OF_TOGETHER.get(match["n"]) or parse_count(match["n"]) or 0
            span = Span(*match.span())
            yield Claim(Declared(span, number, "方", "", match.end()), one.listed)
