"""Marks inside paragraphs that count together: 一是 二是, 第一，, （1）, ①, A. B. C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import FIRST, LAST, SECOND, SEQUENCE, SHI, SHI_IS_NONE, THIRD
from wenlint.lexicon.numerals import CIRCLED, PAREN_ARABIC_SIGNS, UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import INLINE, Mark, Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.series import Series

if TYPE_CHECKING:
    from wenlint.core.document import Document

_H = f"[{UP_TO_TEN}]"
# 一是 stands at the beginning of a clause; 是否 and 是不是 are no items.
_SHI = lazy(rf"(?<!\w)(?P<n>{_H}{{1,3}})(?P<kind>{any_of(SHI)})(?!{SHI_IS_NONE})")
_AMONG = lazy(r"(?<!\w)其(?P<n>[一二三四五六七])(?=[，,、：:]|是(?!否|不是)|在[于於])")
_ORDINAL = lazy(rf"(?<!\w)第(?P<n>{_H}{{1,2}})(?:[，,：:]|、(?!第|{_H}|\d)|是(?!否|不是))")
# 再次 without a comma is “once more”, unless 最后 closes the sentence.
_SEQUENCE = lazy(
    rf"(?<!\w)(?P<n>{FIRST}|{SECOND}|{THIRD}(?=[，,]|[^。；！？\n]{{0,60}}[，,]{LAST}))[，,]?"
)
_BEFORE_MARK = r"(?<=[：:；;。，,？！?!\n]|\A)"
# 第一款第（三）项, （一）至（三）: a reference; but （3）项目建设 and （4）条件保障 are items.
_NO_REFERENCE = (
    "(?!项(?!目)|款|目(?!标|录|的)|条(?!件|例)|类(?!型|别)|种(?!植|子|质|类|粮)"
    "|[号届与或]|和(?!谐|美)|至(?!今)|及(?!时))"
)
_PAREN = lazy(
    _BEFORE_MARK + rf"[（(](?:(?P<han>{_H}{{1,3}})|(?P<n>\d{{1,2}}))[）)]"
    rf"(?=[ ]?[\p{{Han}}“《]){_NO_REFERENCE}"
)
_HAN = lazy(
    rf"(?<=[：:；;。？！\n]|\A)(?P<n>{_H}{{1,3}})、(?!{_H}+[、级类季期号等档线层产次届])(?=[\p{{Han}}“《])"
)
_ARABIC = lazy(
    r"(?<=[：:；;。？！\n]|\A)(?P<n>\d{1,2})(?:[.．](?!\d)|、(?!\d))(?=[ ]?[\p{Han}“《])"
)
# Alder, K., Brook, B. (2012): an initial follows a name or a comma, and no words follow it.
_LATIN = lazy(
    r"(?<=[\s：:；;。，（(]|\A)(?<!\p{Latin}[,，]?[ ])(?P<n>[A-H])[.．、]"
    r"(?=[ ]?[^\s.．、，,;；&\)）\(A-Z])"
)
# 1）甲？2）乙 and (a) 甲；(b) 乙: one sign before the number or none, one behind it.
_HALF = lazy(r"(?<=[：:；;。？！?!\n]|\A)[ ]?(?P<n>[1-9]\d?)[）)](?=[ ]?[\p{Han}“《])")
_LOWER = lazy(r"(?<=[：:；;。？！?!\n]|\A)[ ]?[（(]?(?P<n>[a-h])[）)](?=[ ]?[\p{Han}“《])")
_UPPER = lazy(r"(?<=[：:；;。？！?!\n]|\A)[ ]?[（(](?P<n>[A-H])[）)](?=[ ]?[\p{Han}“《])")
# 步骤一：甲；步骤二：乙, 第一步，甲；第二步，乙: labels within a line.
_LABELS = ("步骤", "环节", "任务", "措施", "案例", "阶段", "情形", "方案", "要点", "做法", "流程")
_LABEL = lazy(rf"(?<=[：:；;。\n]|\A){any_of(_LABELS)}[ ]?(?P<n>{_H}{{1,2}}|\d{{1,2}})(?=[：:，,])")
_STEP = lazy(
    rf"(?<=[：:；;。，\n]|\A)第[ ]?(?P<n>{_H}{{1,2}}|\d{{1,2}})"
    r"(?:(?:步|阶段|环节|关)(?=[：:，,])|[天日年批轮期课](?=[：:]))"
)
_LABELLED = plain(rf"(?:{'|'.join(_LABELS)})[二2三3]")
_STEPS = plain("第[二2三3][步阶环关天日年批轮期课]")
_CIRCLED_SIGN = lazy(rf"(?<![\w、])(?P<n>[{CIRCLED}])(?=[\p{{Han}}“《])(?![和与至或及])")
_BRACKETED_SIGN = lazy(
    rf"(?<![\w、])(?P<n>[{PAREN_ARABIC_SIGNS}])(?=[\p{{Han}}“《])(?![和与至或及])"
)
_ENDS = lazy(r"[。！？\n]")
_LONGEST_SENTENCE = 200
_NO_NUMERALS = frozenset({Scheme.SEQUENCE, Scheme.CIRCLED, Scheme.LATIN_UPPER, Scheme.LATIN_LOWER})
_PAIR = 2
# Each with what it cannot be without.
_PATTERNS: tuple[tuple[regex.Pattern[str], Scheme, tuple[str, ...] | regex.Pattern[str]], ...] = (
    (_SHI, Scheme.SHI, ("一是", "二是", "一要", "二要")),
    (_ORDINAL, Scheme.ORDINAL, ("第一", "第二", "第三")),
    (_AMONG, Scheme.ORDINAL, ("其一", "其二")),
    (_SEQUENCE, Scheme.SEQUENCE, (FIRST, SECOND)),
    (_PAREN, Scheme.PAREN_ARABIC, ("（", "(")),
    (_HAN, Scheme.HAN, ("二、", "三、")),
    (_ARABIC, Scheme.ARABIC, ("2.", "2．", "2、", "3.", "3．", "3、")),
    (_LATIN, Scheme.LATIN_UPPER, ("B.", "B．", "B、")),
    (_HALF, Scheme.ARABIC, ("2）", "2)", "3）", "3)")),
    (_LOWER, Scheme.LATIN_LOWER, ("b）", "b)", "c）", "c)")),
    (_LABEL, Scheme.LABEL, _LABELLED),
    (_STEP, Scheme.LABEL, _STEPS),
    (_UPPER, Scheme.LATIN_UPPER, ("（B）", "(B)", "（C）", "(C)")),
    (_CIRCLED_SIGN, Scheme.CIRCLED, ("①", "②")),
    (_BRACKETED_SIGN, Scheme.CIRCLED, ("⑴", "⑵")),
)


def inline_series(document: Document) -> tuple[Series, ...]:
    """Return the series inside paragraphs.

    一是 and the like go on over lines (a line may be broken) up to the next heading; the others
    end with their line. Each begins anew with its first number. A mark that stands first in its
    line counts too, so that the whole of 1.甲；2.乙 is a series.
    """
    contents = document.view(find_contents)
    open_: dict[tuple[Scheme, str], tuple[int, list[Mark]]] = {}
    done: list[list[Mark]] = []
    listed = contents.span if contents is not None else None
    marks = sorted(_inline_marks(document.text), key=lambda mark: mark.span.start)
    for place, mark in enumerate(marks):
        if listed is not None and listed.overlaps(mark.span):
            continue
        passage = (
            document.view(make_outline).section_at(mark.span.start).place
            if mark.scheme in INLINE
            else mark.body.end
        )
        key = (mark.scheme, mark.style)
        before, series = open_.get(key, (None, []))
        if before != passage or (
            mark.value == 1
            and series
            and not _is_again(document.text, series[-1], mark)
            and not _stands_for_two(document.text, series, marks[place : place + 2])
        ):
            series = []
        if not series:
            done.append(series)
        series.append(mark)
        open_[key] = (passage, series)
    return tuple(Series(_with_bodies(series)) for series in done)


def _is_again(text: str, last: Mark, mark: Mark) -> bool:
    """Say whether a second 其一 of one sentence goes on with the first: a sentence has one list."""
    if last.style != "其#" or mark.span.start - last.span.end > _LONGEST_SENTENCE:
        return False
    return not _ENDS.search(text, last.span.end, mark.span.start)


def _stands_for_two(text: str, series: Sequence[Mark], marks: Sequence[Mark]) -> bool:
    """Say whether a second 1 of one sentence stands for 2, as 3 follows: (1)…；(1)…；(3)."""
    if len(series) != 1 or len(marks) != _PAIR or marks[0].style[-1] not in "）)":
        return False
    first, (again, third) = series[0], marks
    return (
        (third.scheme, third.style, third.value) == (again.scheme, again.style, 3)
        and first.value == 1
        and third.span.end - first.span.start <= _LONGEST_SENTENCE
        and _ENDS.search(text, first.span.end, third.span.start) is None
    )


def _with_bodies(marks: list[Mark]) -> tuple[Mark, ...]:
    """Return `marks`, the body of each ending where the next one on its line begins."""
    shortened = [
        mark
        if mark.body.end <= following.span.start
        else replace(mark, body=Span(mark.body.start, following.span.start))
        for mark, following in pairwise(marks)
    ]
    return (*shortened, marks[-1])


def _inline_marks(text: str) -> Iterator[Mark]:
    for pattern, scheme, signs in _PATTERNS:
        if _occur(signs, text):
            end = -1
            for match in pattern.finditer(text):
                if end < match.end():  # a line may hold very many marks
                    end = text.find("\n", match.end())
                    end = end if end >= 0 else len(text)
                yield _inline_mark(match, scheme, Span(match.end(), end))


def _occur(signs: tuple[str, ...] | regex.Pattern[str], text: str) -> bool:
    """Say whether one of `signs` occurs: that one of its last characters does not is seen fast."""
    if not isinstance(signs, tuple):
        return signs.search(text) is not None
    return any(sign[-2:][0] in text and sign[-1] in text and sign in text for sign in signs)


def _inline_mark(match: regex.Match[str], scheme: Scheme, body: Span) -> Mark:
    group = "n"
    if scheme is Scheme.PAREN_ARABIC and match["n"] is None:
        group, scheme = "han", Scheme.PAREN_HAN
    numeral = match[group]
    number = Span(*match.span(group))
    if scheme is Scheme.SHI and match["kind"] == "要":
        scheme = Scheme.YAO
    if scheme not in _NO_NUMERALS:
        value = parse_count(numeral) or 0
    elif scheme is Scheme.SEQUENCE:
        value = SEQUENCE.index(numeral) + 1
        # 首先 其次 再次 differ in both characters: the second is a part of no number.
        number, numeral = Span(number.start, number.start + 1), numeral[:1]
    elif scheme is Scheme.CIRCLED:
        signs = CIRCLED if numeral in CIRCLED else PAREN_ARABIC_SIGNS
        value = signs.index(numeral) + 1
    elif scheme is Scheme.LATIN_UPPER:
        value = ord(numeral) - ord("A") + 1
    else:
        value = ord(numeral) - ord("a") + 1
    return Mark(
        Span(*match.span()), scheme, (value,), _style(match, numeral, scheme), body, number, numeral
    )


def _style(match: regex.Match[str], numeral: str, scheme: Scheme) -> str:
    if scheme is Scheme.SEQUENCE:
        return "#"
    style = match[0].strip().replace(numeral, "#", 1)
    # 第一，and 第二： count together.
    return f"{style[0]}#" if scheme is Scheme.ORDINAL else style
