"""Proportion: two figures stand to each other as it is told, 1:18 or 3比2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.claims.contradictions import Contradiction, Relation
from wenlint.claims.explain import same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import plain

_RATIO = lazy(
    r"(?:之|[\p{Han}]的?)比(?:例|值|重)?(?:约?[为是]|达到?|＝|=|：)?[ ]?"
    r"(?P<a>\d{1,4}(?:\.\d{1,2})?)[ ]?(?:[:：∶]|比)[ ]?(?P<b>\d{1,4}(?:\.\d{1,2})?)(?![\d:：∶.比%])"
)
_SHORT = lazy(r"(?P<one>[师生幼男女医护床干甲乙])(?P<other>[师生幼男女医护床干甲乙])$")
_LONG = lazy(
    r"(?P<one>\p{Han}{1,6})[与和同跟、对](?P<other>\p{Han}{1,6}?)(?:的?\p{Han}{2}|之|的|\p{Han}{2}之)?$"
)
_NAMES = {
    "师": "教师|老师|师", "生": "学生|生", "幼": "幼儿|孩|幼", "男": "男", "女": "女",
    "医": "医生|医师", "护": "护士", "床": "床", "干": "干部", "甲": "甲", "乙": "乙",
}  # fmt: skip
_LEAST, _MOST = Fraction(2, 5), Fraction(5, 2)
_WIDE = 24


def proportions(passage: Passage) -> Iterator[Contradiction]:
    """Yield the proportions that the two figures named beside them do not stand in."""
    end = passage.span.end
    if "比" not in passage.text[passage.span.start : end] or len(passage.near) < 2:
        return
    for match in _RATIO.finditer(passage.text, passage.span.start, min(end + 1, len(passage.text))):
        pair = _pair(passage, match)
        if pair is not None:
            yield from _judged(match, *pair)


def _pair(passage: Passage, match: regex.Match[str]) -> tuple[Mention, Mention] | None:
    """Return the two figures that a proportion is told of: by their names, or right before it."""
    text, start = passage.text, match.start()
    levels = [
        one
        for one in passage.near
        if one.is_level and one.is_exact and one.unit and one.role is Role.LEVEL and one.value > 0
        if not match.start("a") <= one.figure.span.start < match.end()
    ]
    said = text[max(passage.span.start, start - _WIDE) : start + 1].removesuffix("之")
    said = said[max(said.rfind(sign) for sign in "，。；：\n") + 1 :]
    short, long = _SHORT.search(said), _LONG.search(said)
    for found, table in ((short, _NAMES), (long, {})):
        if found is None:
            continue
        pair = [_named(levels, table.get(found[key], found[key])) for key in ("one", "other")]
        if pair[0] is not None and pair[1] is not None and pair[0] is not pair[1]:
            return pair[0], pair[1]
    before = [one for one in levels if one.end <= start][-2:]
    if len(before) == 2 and before[1].sentence == passage.span and same_kind(*before):
        return (before[0], before[1]) if before[1].at == before[0].at + 1 else None
    return None


def _named(levels: Sequence[Mention], name: str) -> Mention | None:
    """Return the one figure that words name so."""
    names = name.split("|")
    found = [one for one in levels if one.lead in names]
    if not found:
        found = [one for one in levels if one.lead.endswith(tuple(names))]
    if not found:
        found = [one for one in levels if any(part in one.lead + one.tail[:6] for part in names)]
    values = {one.value for one in found}
    return found[-1] if len(values) == 1 else None


def _judged(match: regex.Match[str], one: Mention, other: Mention) -> Iterator[Contradiction]:
    a, b = Fraction(match["a"]), Fraction(match["b"])
    if not a or not b:
        return
    said, right = a / b, one.value / other.value
    if _rounds(right, a, b, match) or _rounds(1 / right, a, b, match):
        return
    if not _LEAST <= said / right <= _MOST:
        return
    span = Span(match.start("a"), match.end("b"))
    equation = f"{written(one)}∶{written(other)}＝{_as_told(a, b, right)}"
    claim = match[0][match.start("a") - match.start() :]
    yield Contradiction(
        Relation.RATIO,
        Hit(
            span,
            f"{equation}，文中为{claim}",
            f"{equation}, the text says {claim}",
            tuple(
                Related(each.figure.span, "据此计算", "computed from this") for each in (one, other)
            ),
        ),
    )


def _rounds(right: Fraction, a: Fraction, b: Fraction, match: regex.Match[str]) -> bool:
    """Say whether a∶b is the right quotient, as far as its digits say."""
    steps = [Fraction(1, 10 ** len(match[key].partition(".")[2])) for key in ("a", "b")]
    if a == 1:
        return abs(b - 1 / right) < steps[1]
    if b == 1:
        return abs(a - right) < steps[0]
    if "." not in match["a"] + match["b"]:
        return a == right * b
    return abs(a - right * b) < steps[0] or abs(b - a / right) < steps[1]


def _as_told(a: Fraction, b: Fraction, right: Fraction) -> str:
    """Return the right proportion in the form of the one that is told: 1∶15."""
    if a == 1 and right < 1:
        return f"1∶{plain(1 / right)}"
    if b == 1:
        return f"{plain(right)}∶1"
    return f"{right.numerator}∶{right.denominator}"
