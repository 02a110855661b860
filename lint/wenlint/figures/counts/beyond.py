"""Numbers beyond the total told before them: 共6期，已办到第8期; 全书共4册，这是第6册."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared
from wenlint.figures.counts.enumerations import Claim
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import NUMBERED_IN_A_WHOLE
from wenlint.lexicon.numerals import UP_TO_HUNDREDS
from wenlint.lexicon.patterns import any_of
from wenlint.structure.lists import Listed

_N = rf"(?:\d{{1,3}}|[{UP_TO_HUNDREDS}两]{{1,4}})"
_UNIT = any_of(NUMBERED_IN_A_WHOLE)
_WHOLE = lazy(
    rf"(?:由(?=[^，。]{{2,6}}[组构]成)|共有?|总共|一共|共计|全书|全剧|全片|分成|分为|划分为"
    rf"|(?<![部划])分)[ ]?(?P<n>{_N})[ ]?个?(?P<unit>{_UNIT})"
    r"(?!以|多|余|左右|次|度|别|员|目(?!标)|会|学)"
)
_REACH = 60
_SENTENCES = 2
# Something else is told of: another year, another book, what has been there before.
_OTHERS = lazy(
    r"[另《]|其他|其它|同一|此外|除此|每[^，。]{0,8}共?$|去年|今年|上年|往年|明年|此前|以前|历[年届次]|"
    r"上[一]?[届期次季]|下[一]?[届期次季]|前[几两三]|原[有来]?|曾|累计|续|旧|至今|\d{4}年"
)
_NEW_NUMBER = lazy(r"增至|增加到|改为|扩至|调整为|又|再")


def beyond_claims(text: str) -> Iterator[Claim]:
    """Yield totals beside a number of the same unit that is greater: 分三个阶段…第五阶段为验收."""
    if "第" not in text:
        return
    for match in _WHOLE.finditer(text):
        total = parse_count(match["n"])
        if total is None or total < _FEWEST:
            continue
        before = text[max(0, match.start() - 16) : match.start()]
        before = regex.split("[。\n；]", before)[-1]
        end = min(len(text), match.end() + _REACH)
        after = _sentences(text[match.end() : end])
        if _OTHERS.search(before):
            continue
        number = regex.compile(
            rf"(?<!\p{{Han}}第)第[ ]?(?P<n>{_N})[ ]?个?{match['unit']}(?![\p{{Nd}}])"
        )
        for found in number.finditer(text, match.end(), match.end() + len(after)):
            between = text[match.end() : found.start()]
            value = parse_count(found["n"])
            if value is None or _OTHERS.search(between) or _NEW_NUMBER.search(between):
                break
            if value > total:
                span = Span(match.start("n"), match.end("unit"))
                declared = Declared(span, total, match["unit"], "", match.end())
                item = Span(*found.span())
                yield Claim(declared, Listed((item,), frozenset([value]), beyond=True))
                break


_FEWEST = 2


def _sentences(text: str) -> str:
    """Return the rest of a sentence and the next one, which may stand in the next line."""
    ends = [match.end() for match in regex.finditer("[。！？]", text)][:_SENTENCES]
    return text[: ends[-1]] if len(ends) == _SENTENCES else text
