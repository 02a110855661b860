"""Products that are written out: 20张×850元＝17000元, and the ratio of two figures: 生师比15:1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import bounds, plain, shown
from wenlint.figures.quantities import Quantity
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage
from wenlint.lexicon.measure_sets import SCALES

_FACTOR = (
    r"(?P<{0}>\d[\d,]{{0,18}}+(?:\.\d{{1,6}}+)?)[ ]?(?P<{0}_power>[万亿])?"
    r"(?P<{0}_unit>[%％㎡]|\p{{Han}}{{1,4}}(?:/\p{{Han}}{{1,3}})?)?[ ]?"
)
_PRODUCT = lazy(
    r"(?<![\d.,×xX*+\-－])"
    + _FACTOR.format("a")
    + "[×xX*＊✕][ ]?"
    + _FACTOR.format("b")
    + "(?:[×xX*＊✕][ ]?"
    + _FACTOR.format("c")
    + ")?[=＝][ ]?"
    + _FACTOR.format("total")
    + r"(?![\d×xX*]|[ ]?[+＋−÷/])"
)
# 64 - 3 - 14 * 2 = 33: the product is a term of a longer sum.
_MORE_TERMS = lazy(r"[+＋\-－−–÷/×*^)）][ ]?$|[(（]$")
_POWERS = {"万": 10**4, "亿": 10**8, None: 1}
_TEACHING = lazy(r"生师比(?:例)?[为达到约是]{0,2}(?P<n>\d{1,3}(?:\.\d{1,2})?)[ ]?[:：∶][ ]?1(?!\d)")
_PUPILS = lazy(r"学生|在校生|本科生")
_TEACHERS = lazy(r"教师|专任")


def written_products(text: str) -> Iterator[Computed]:
    """Yield the products that a text writes out and gets wrong; only those with a unit."""
    if "=" not in text and "＝" not in text:
        return
    for match in _PRODUCT.finditer(text):
        if match["total_unit"] is None and match["total_power"] is None:
            continue
        if _MORE_TERMS.search(text, max(0, match.start() - 3), match.start()):
            continue
        names = [name for name in "abc" if match[name]]
        right = Fraction(1)
        for name in names:
            right *= _value(match, name)
        right *= _conversion([match[name + "_unit"] for name in names], match["total_unit"])
        total = _value(match, "total")
        decimals = len(match["total"].partition(".")[2])
        step = Fraction(_POWERS[match["total_power"]], 10**decimals)
        if abs(right - total) <= step / 2:
            continue
        span = Span(
            match.start("total"), match.end("total_unit" if match["total_unit"] else "total")
        )
        factors = "×".join(match[name] + (match[name + "_power"] or "") for name in names)
        said = Quantity(span, Span(*match.span("total")), total, step, match["total_unit"] or "")
        yield Computed(said, (), f"{factors}＝{plain(right)}")


def _conversion(units: Sequence[str | None], total: str | None) -> Fraction:
    """Return what turns the unit of a factor into that of the product: 24×30分钟＝12小时."""
    for measure in SCALES:
        known = [unit for unit in units if unit in measure]
        if total in measure and len(known) == 1 and known[0] is not None and total is not None:
            return Fraction(measure[known[0]], measure[total])
    return Fraction(1)


def _value(match: regex.Match[str], name: str) -> Fraction:
    value = Fraction(match[name].replace(",", "")) * _POWERS[match[name + "_power"]]
    return value / 100 if match[name + "_unit"] in ("%", "％") else value


def teaching_ratios(passage: Passage) -> Iterator[Computed]:
    """Yield 生师比18:1 where the pupils and teachers of the sentence give another."""
    match = _TEACHING.search(
        passage.text, passage.span.start, passage.told[-1].figure.span.end + 40
    )
    if match is None:
        return
    pupils = [t.figure for t in passage.told if _PUPILS.search(t.lead)]
    teachers = [t.figure for t in passage.told if _TEACHERS.search(t.lead)]
    if len(pupils) != 1 or len(teachers) != 1 or not teachers[0].value:
        return
    decimals = len(match["n"].partition(".")[2])
    step = Fraction(1, 10**decimals)
    span = Span(*match.span("n"))
    said = Quantity(span, span, Fraction(match["n"]), step, "倍")
    if bounds(pupils[0]).over(bounds(teachers[0])).meets(bounds(said)):
        return
    right = shown(pupils[0].value / teachers[0].value, max(decimals, 1))
    sum_ = f"{plain(pupils[0].value)}÷{plain(teachers[0].value)}＝{right}"
    yield Computed(said, (pupils[0], teachers[0]), sum_)
