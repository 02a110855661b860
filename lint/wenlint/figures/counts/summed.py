"""Counts that sum up what the clauses or titles right before them name, all made alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import (
    GENERAL,
    NUMBER,
    Declared,
    declared_at,
    find_counts,
    plain,
)
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.lists import Listed, mask, spans_of
from wenlint.lexicon.lists import AS_ABOVE
from wenlint.lexicon.measure_sets import RECAPPED_HEADS, RECAPPED_WORDS
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import SENTENCE_ENDS_OF_RUNS

if TYPE_CHECKING:
    from wenlint.core.document import Document

_LONGEST_SENTENCE = 160
_LONGEST_CLAUSE = 16
_FEWEST = 3
_WIDEST_SLIP = 1
_HEADS = 3
_BETWEEN = 60


def summed_claims(document: Document) -> Iterator[Claim]:
    """Yield 春有花会，夏有灯会，秋有庙会，四场…; 《甲》，《乙》和《丙》，两种图书…; 四个“起来”."""
    text = document.text
    for match in document.view(find_counts):
        if text[match.start() - 1 : match.start()] != "，":
            continue
        sentence = _sentence_before(text, match.start() - 1)
        titles, clauses = _titles(text, sentence, match), _clauses(text, sentence)
        listed = titles or clauses
        declared = declared_at(text, match) if listed is not None else None
        if declared is not None and titles is None and not _counts_clauses(text, declared, clauses):
            continue
        if declared is not None and listed is not None and _is_near(declared, listed):
            yield Claim(declared, listed)
    yield from _shared_words(text)
    yield from _shared_heads(text)


def _is_near(declared: Declared, listed: Listed) -> bool:
    return declared.noun != "" and abs(declared.number - len(listed.items)) <= _WIDEST_SLIP


_OF_CLAUSES = lazy(rf"(?:{GENERAL})")


def _counts_clauses(text: str, declared: Declared, clauses: Listed | None) -> bool:
    """Say whether clauses can be what is counted: 四个层面; 四场灯会 where each ends in 会.

    老人有了食堂，孩子有了书屋，四个社区… counts something else.
    """
    if clauses is None or _OF_CLAUSES.match(declared.noun):
        return clauses is not None
    return all(item.of(text).endswith(declared.noun[-1:]) for item in clauses.items)


def _sentence_before(text: str, end: int) -> Span:
    """Return the part of a sentence before `end`; empty where it begins too far before."""
    left = max(0, end - _LONGEST_SENTENCE)
    start = max(text.rfind(sign, left, end) for sign in SENTENCE_ENDS_OF_RUNS) + 1
    return Span(end, end) if start == 0 and left else Span(start, end)


# ----- clauses made alike -----


_AMOUNT = lazy(r"\p{Han}[0-9]+(?:\.[0-9]+)?(?P<unit>%|\p{Han}{1,2})$")


def _clauses(text: str, sentence: Span) -> Listed | None:
    """Return the clauses of a sentence if all of them are made alike beyond doubt."""
    masked = mask(sentence.of(text))
    separators = {mark for mark in "，、；" if mark in masked}
    if len(separators) != 1 or "：" in masked:
        return None
    pieces = masked.split(separators.pop())
    lengths = [len(piece) for piece in pieces]
    if len(pieces) < _FEWEST or max(lengths) > _LONGEST_CLAUSE or min(lengths) < _FEWEST:
        return None
    if any(piece.startswith("其中") for piece in pieces):
        return None
    if not (_same_pattern(pieces) or ("，" not in masked and _same_unit(pieces))):
        return None
    return Listed(spans_of(pieces, sentence.start))


def _same_pattern(pieces: Sequence[str]) -> bool:
    """Say whether clauses of one length have a character in one place: 春有花会，夏有灯会."""
    lengths = {len(piece) for piece in pieces}
    return (
        max(lengths) - min(lengths) <= 1
        and max(lengths) <= _LONGEST_CLAUSE // 2
        and any(len({piece[at] for piece in pieces}) == 1 for at in range(_HEADS))
    )


def _same_unit(pieces: Sequence[str]) -> bool:
    """Say whether every piece is a name with an amount of one unit: 涨价多付18万元."""
    found = [_AMOUNT.search(piece) for piece in pieces]
    return all(found) and len({one["unit"] for one in found if one is not None}) == 1


# ----- titles in clauses of their own -----

_TITLE = lazy(r"《[^《》\n]{1,40}》")
_OF_WORKS = lazy(
    r"\p{Han}{0,4}?(?:图书|书籍|著作|专著|文集|读物|画册|教材|刊物|论文|文章|作品|歌曲|剧目|影片|文件|制度|办法|规定|方案|报告)"
)


def _titles(text: str, sentence: Span, match: regex.Match[str]) -> Listed | None:
    """Return the titles of a sentence if each of its clauses names one and works are counted."""
    if "《" not in sentence.of(text) or not _OF_WORKS.match(text, match.end()):
        return None
    titles = [Span(*one.span()) for one in _TITLE.finditer(text, sentence.start, sentence.end)]
    clauses = mask(sentence.of(text)).split("，")
    each = len(titles) == len(clauses) > 1 and all(piece.endswith("＿") for piece in clauses)
    return Listed(tuple(titles)) if each and len({one.of(text) for one in titles}) > 1 else None


# ----- a word that all items share, counted by name -----

# It begins with the measure word before a quotation and looks back from it.
_NAMED_WORD = lazy(
    rf"[{RECAPPED_WORDS}](?=[“‘])(?<=(?P<n>{NUMBER})(?P<measure>.))[“‘](?P<word>\p{{Han}}{{1,3}})[”’]"
)


def _shared_words(text: str) -> Iterator[Claim]:
    """Yield 让数据跑起来，让窗口少起来，让笑脸多起来。…四个“起来”."""
    for match in _NAMED_WORD.finditer(text):
        start = match.start("n")
        stop = text.rfind("。", max(0, start - _BETWEEN), start)
        if stop < 0 or "\n" in text[stop:start]:
            continue
        sentence = _sentence_before(text, stop)
        pieces = sentence.of(text).split("，")
        word = match["word"]
        alike = all(piece.endswith(word) for piece in pieces) or all(
            piece.startswith(word) for piece in pieces
        )
        if len(pieces) > 1 and alike and all(piece.count(word) == 1 for piece in pieces):
            yield Claim(plain(match, word), Listed(spans_of(pieces, sentence.start)))


_HEADED = lazy(
    r"(?<=[“：，。\n])(?P<list>\p{Han}{0,3}(?P<head>\p{Han})(?:、\p{Han}{1,3}(?P=head)){2,8})(?=[”，。])"
)


def _shared_heads(text: str) -> Iterator[Claim]:
    """Yield 耐心、细心、热心，…这六颗心: what the items are is what is counted."""
    for match in _HEADED.finditer(text):
        pieces = match["list"].split("、")
        if any(len(piece) < _FEWEST - 1 for piece in pieces):
            continue
        end = match.end() + _BETWEEN
        again = regex.compile(
            rf"(?:这|{any_of(AS_ABOVE)})(?P<n>{NUMBER})(?P<measure>[{RECAPPED_HEADS}])(?P<noun>{match['head']})"
        ).search(text, match.end(), end)
        if again is not None and not regex.search("[。\n]", text[match.end() : again.start()]):
            yield Claim(plain(again, again["noun"]), Listed(spans_of(pieces, match.start("list"))))
