"""Figures in Chinese prose: value, precision, unit and hedges, each with its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import regex
from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_han
from wenlint.language.simplified import simplified
from wenlint.lexicon.hedges import (
    ABOUT,
    BEFORE,
    BEHIND,
    INSIDE,
    LEAST,
    MORE,
    MORE_SIGNS,
    MORE_WITHIN,
    MOST,
    NEARLY,
    NO_HEDGE,
    OVER,
    UNDER,
    beside_figures,
    hedges,
)
from wenlint.lexicon.measure_sets import POINTED
from wenlint.lexicon.measures import BEHIND_FIGURES, CONTINUOUS, flagged
from wenlint.lexicon.numerals import DIGITS, FROM_TWO, FULL_WIDTH, POWERS, UP_TO_MYRIADS, UP_TO_TEN
from wenlint.lexicon.patterns import before_no_word
from wenlint.lexicon.ranges import DASHES_OF_FIGURES, WORDS
from wenlint.lexicon.stops import SENTENCE_ENDS_OF_BOTH_WIDTHS

if TYPE_CHECKING:
    from wenlint.core.document import Document

_D = r"[0-9０-９]"
_H = f"[零〇{UP_TO_MYRIADS}两]"
# 千米, 千克 and 千瓦 are units of their own; 万一 and 万物 are words.
MAGNITUDE = r"(?:万亿|百万|千万|[百千](?![米克瓦卡])|[万亿])"
"""A pattern for 万, 亿 and their like behind digits."""

PERCENT = "%"
POINT = "百分点"

UNIT = before_no_word(BEHIND_FIGURES)
"""A pattern for a measure word, a unit or a percent sign."""

# Enough to tell that a unit follows 余 多 来: 30余亩, 但30来自.
_UNIT_BEGINS = "[" + "".join(sorted({unit[0] for unit in BEHIND_FIGURES})) + "]"

# Older print has the decimal point at half height (7·1%); 5·12大地震 and 7·1讲话 are days.

_FIGURE = lazy(
    rf"""
    (?={_D})  # a quick way out: without it every character is looked back from
    (?<![0-9０-９A-Za-z./_+xX×*＊〔\[#&=第])(?<!(?<!{_D})-)(?<!{_D}[,．:：∶])(?<!第[ ])
    (?P<arabic>{_D}{{1,3}}(?:,{_D}{{3}})++(?!{_D})(?:[.．]{_D}{{1,8}}+)?
              |[０-９]{{1,3}}(?:，[０-９]{{3}})++(?!{_D})(?:[.．][０-９]{{1,8}}+)?
              |{_D}{{1,15}}+(?:[.．]{_D}{{1,8}}+|[·•]{_D}{{1,3}}+(?=[ ]?{POINTED}))?)
    (?!{_D}|[.．,/]{_D}|-[A-Za-z]{{2}}|(?!(?:kg|km|cm|mm|m|t|h|kW|MW|ml|L|kWh|mg|g)(?![A-Za-z]))[A-Za-z_+*＊×])
    [ ]?(?P<over>[{MORE_SIGNS}](?={MAGNITUDE}|{_UNIT_BEGINS}))?
    (?P<magnitude>{MAGNITUDE}(?:(?P<second>{_D}{{1,4}}+)(?P<second_magnitude>[百千]?[余多]?万|[百千](?![米克瓦])))?)?
    (?P<more>[余多](?!{MORE_WITHIN}))?
    [ ]?(?P<unit>{UNIT})?
    |
    (?<!{_H}|第|[数几])
    (?P<han>{_H}{{1,18}}+(?:点[{DIGITS}零〇]{{1,6}}+)?)
    (?:分之(?P<numerator>{_H}{{1,9}}+(?:点[{DIGITS}零〇]{{1,6}}+)?)
    |(?P<tenths>成)(?P<rest>[{DIGITS}半])?(?![为立员功果就本长熟效绩年分语])
    |(?P<han_over>[{MORE_SIGNS}](?={_UNIT_BEGINS}|[万亿]))?(?P<han_magnitude>[万亿])?(?P<han_more>[余多])?
     (?P<han_unit>{UNIT}))
    """,
    regex.X,
)
_WORTH_IT = lazy(rf"{_D}|[{FROM_TWO}十百千万亿两]")
_DATE_UNIT = lazy(r"[ ]?(?:[月日时号点届版线路∶:：/〕\]]|分[之钟]?)")

_HEDGE_BEFORE = lazy(
    rf"(?:(?P<above>{hedges(BEFORE, OVER, LEAST)})|(?P<below>{hedges(BEFORE, UNDER, MOST)})"
    rf"|(?P<nearly>{hedges(BEFORE, NEARLY)})|(?P<about>{hedges(BEFORE, ABOUT)}))[ ]?$"
)
_NO_HEDGE = lazy(NO_HEDGE)
_HEDGE_AFTER = lazy(
    rf"(?P<about>{hedges(BEHIND, ABOUT)})|(?P<above>{hedges(BEHIND, LEAST)})"
    rf"|(?P<more>{hedges(BEHIND, MORE)}|{beside_figures(INSIDE, MORE)})"
    rf"|(?P<below>{hedges(BEHIND, MOST)})"
)
_RANGE = lazy(rf"[ ]?(?:[{DASHES_OF_FIGURES}]{{1,2}}|至|到)[ ]?")
# What runs on for longer is no sentence, and work on it must not grow with its square.
_LONGEST_SENTENCE = 1200
_MOST_FIGURES = 40
_RANGE_SIGNS = DASHES_OF_FIGURES + WORDS + "、"
_NUMERALS = "0123456789" + FULL_WIDTH + UP_TO_TEN
_SENTENCE = lazy(f"[^{SENTENCE_ENDS_OF_BOTH_WIDTHS}]++")
_WIDTH = str.maketrans("０１２３４５６７８９．·•", "0123456789...", ",，")
_LONGEST_FIRST = sorted(POWERS, key=len, reverse=True)


class Hedge(Enum):
    """How a figure is said to miss the true value.

    约300 is ABOUT; 近300 NEARLY: a little less; 300余 MORE: less than one more of its last power of
    ten; 超过300 and 300以上 are ABOVE, 不足300 and 300以内 BELOW, by however much.
    """

    NONE = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE = "more"
    ABOVE = "above"
    BELOW = "below"


class Quantity(Struct, frozen=True, gc=False):
    """One figure of the prose.

    `span` covers numeral and unit with the hedges, `number` the numeral alone; `value` counts
    magnitudes in (3.5万 is 35000), percentages are in hundredths; `step` is what one more in the
    last digit shown would add. `ranged` marks an end of a range (3至5).
    """

    span: Span
    number: Span
    value: Fraction
    step: Fraction
    unit: str
    hedge: Hedge = Hedge.NONE
    ranged: bool = False

    @property
    def exact(self) -> bool:
        """Whether it stands for one value, as far as its digits say."""
        return self.hedge is Hedge.NONE and not self.ranged

    @property
    def is_percent(self) -> bool:
        return self.unit == PERCENT

    @property
    def slack(self) -> Fraction:
        """Half a unit of the last digit shown; none for a whole number of countable things."""
        countable = self.step == 1 and self.unit not in _CONTINUOUS
        return _NONE if countable else self.step / 2


_NONE = Fraction(0)
_PER_CENT = "百分之"
_CONTINUOUS = flagged(CONTINUOUS)


class Sentence(Struct, frozen=True):
    """A sentence that holds figures, with them."""

    span: Span
    quantities: tuple[Quantity, ...]


class Quantities(Struct, frozen=True, dict=True):
    """All figures of a document, in order; `list_items` are where items of lists begin."""

    text: str
    items: tuple[Quantity, ...]
    list_items: frozenset[int] = frozenset()

    def __iter__(self) -> Iterator[Quantity]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def starts(self) -> list[int]:
        return [item.span.start for item in self.items]

    def within(self, span: Span) -> tuple[Quantity, ...]:
        """Return the figures that begin inside `span`."""
        first = bisect_left(self.starts, span.start)
        return self.items[first : bisect_left(self.starts, span.end)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that hold figures."""
        found, after = [], -1
        for item in self.items:
            if item.span.start < after:
                continue
            start = _sentence_start(self.text, item.span.start)
            limit = item.span.start + _LONGEST_SENTENCE
            end = _SENTENCE.match(self.text, item.span.start, limit)
            after = max(end.end() if end else 0, item.span.end)
            inside = self.within(Span(item.span.start, after))[:_MOST_FIGURES]
            after = inside[-1].span.end if len(inside) == _MOST_FIGURES else after
            found.append(Sentence(Span(start, after), inside))
        return tuple(found)


def _sentence_start(text: str, offset: int, limit: int = 400) -> int:
    left = max(0, offset - limit)
    return max(left, *(text.rfind(sign, left, offset) + 1 for sign in SENTENCE_ENDS_OF_BOTH_WIDTHS))


def find_quantities(document: Document) -> Quantities:
    """Return the figures of `document`."""
    text = document.view(simplified)
    if not _WORTH_IT.search(text):
        return Quantities(text, ())
    listed = frozenset(b.span.start for b in document.blocks if b.kind is BlockKind.LIST_ITEM)
    return Quantities(text, tuple(_ranged(text, list(_quantities(text)))), listed)


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(text):
        found = _arabic(text, match) if match["arabic"] else _han(text, match)
        if found is not None:
            yield found


def _arabic(text: str, match: regex.Match[str]) -> Quantity | None:
    digits = match["arabic"].translate(_WIDTH)
    unit, magnitude = match["unit"] or "", match["magnitude"]
    if text.endswith(_PER_CENT, max(0, match.start() - len(_PER_CENT)), match.start()):
        step = Fraction(1, 10 ** len(digits.partition(".")[2]))
        span = Span(match.start() - len(_PER_CENT), match.end("arabic"))
        return _made(text, span, span.end, Fraction(digits), step, PERCENT, False)
    if not magnitude and (
        (not unit and _DATE_UNIT.match(text, match.end()))
        or (unit in ("年", "号", "届", "级") and len(digits) > (0 if unit == "号" else 3))
    ):
        return None
    power = POWERS[_magnitude_of(magnitude)] if magnitude else 1
    decimals = len(digits) - digits.find(".") - 1 if "." in digits else 0
    value = Fraction(int(digits.replace(".", "")) * power, 10**decimals)
    step = Fraction(power, 10**decimals)
    if second := match["second"]:
        step = Fraction(POWERS[regex.sub("[余多]", "", match["second_magnitude"])])
        value += int(second.translate(_WIDTH)) * step
    above = bool(match["over"] or match["more"])
    end = match.end("unit") if unit else match.end()
    return _made(
        text, Span(match.start("arabic"), end), match.end("arabic"), value, step, unit, above
    )


def _magnitude_of(written: str) -> str:
    """Return the magnitude at the head of `written` (万5千 is 万)."""
    return next(name for name in _LONGEST_FIRST if written.startswith(name))


def _han(text: str, match: regex.Match[str]) -> Quantity | None:
    number = Span(*match.span("han"))
    if (numerator := match["numerator"]) is not None:
        below, above = parse_number(match["han"]), parse_number(numerator)
        if not below or above is None:
            return None
        percent = below in (100, 1000, 10000)
        step = Fraction(100, int(below)) * _han_step(numerator) if percent else Fraction(4)
        span = Span(match.start(), match.end("numerator"))
        return _made(text, span, span.end, above / below * 100, step, PERCENT, False)
    value = parse_number(match["han"])
    if value is None or match["han"] in POWERS:  # 上千人, 千户企业: nobody has counted them
        return None
    if match["tenths"]:
        if not 1 <= value <= 10:
            return None
        rest = match["rest"]
        value = value * 10 + (0 if not rest else 5 if rest == "半" else parse_number(rest) or 0)
        step = Fraction(1 if rest and rest != "半" else 10)
        return _made(text, Span(*match.span()), number.end, value, step, PERCENT, False)
    unit = match["han_unit"]
    if value == 1 or (unit == "年" and value > 1000):
        return None
    step = Fraction(_han_step(match["han"]))
    if magnitude := match["han_magnitude"]:
        value, step = value * POWERS[magnitude], step * POWERS[magnitude]
    above_it = bool(match["han_over"] or match["han_more"])
    return _made(text, Span(*match.span()), number.end, value, step, unit, above_it)


def _made(
    text: str, span: Span, number_end: int, value: Fraction, step: Fraction, unit: str, more: bool
) -> Quantity:
    number = Span(span.start, number_end)
    if unit in ("%", "％"):
        unit = PERCENT
    elif unit == "‰":
        value, step, unit = value / 10, step / 10, PERCENT
    elif unit == "个百分点":
        unit = POINT
    hedge, start, end = Hedge.MORE if more else Hedge.NONE, span.start, span.end
    lead = text[max(0, start - 5) : start]
    before = _HEDGE_BEFORE.search(lead)
    if before and not _NO_HEDGE.search(lead):
        start -= len(before[0])
        hedge = _hedge(before)
    after = _HEDGE_AFTER.match(text, end)
    if after:
        end = after.end()
        hedge = _hedge(after)
    return Quantity(Span(start, end), number, value, step, unit, hedge)


_HEDGES = (
    ("above", Hedge.ABOVE),
    ("below", Hedge.BELOW),
    ("nearly", Hedge.NEARLY),
    ("more", Hedge.MORE),
    ("about", Hedge.ABOUT),
)


def _hedge(match: regex.Match[str]) -> Hedge:
    groups = match.groupdict()
    return next(hedge for name, hedge in _HEDGES if groups.get(name))


def _han_step(text: str) -> Fraction:
    """Return what one more in the last digit shown of a Chinese numeral adds."""
    if "点" in text:
        return Fraction(1, 10 ** (len(text) - text.index("点") - 1))
    return Fraction(POWERS[text[-1]] if text[-1] in "万亿" else 1)


def parse_number(text: str) -> Fraction | None:
    """Return the value of a Chinese numeral with 万, 亿 and 点; None where it is none (三四)."""
    whole, point, decimals = text.partition("点")
    value = _parse_whole(whole)
    if value is None or not point:
        return Fraction(value) if value is not None else None
    digits = "".join(str(parse_han(c)) for c in decimals)
    return value + Fraction(int(digits), 10 ** len(digits))


def _parse_whole(text: str) -> int | None:
    for sign in "亿万":
        high, found, low = text.rpartition(sign)
        if found:
            above = _parse_whole(high) if high else None
            below = _parse_whole(low.lstrip("零〇")) if low else 0
            return None if above is None or below is None else above * POWERS[sign] + below
    if len(text) > 1 and not any(c in "十百千" for c in text):
        return None
    return parse_han(text)


def _ranged(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Mark the ends of ranges."""
    ends = set()
    for place, item in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if (
            following is not None
            and item.span.end < following.span.start <= item.span.end + 4
            and _RANGE.fullmatch(text, item.span.end, following.span.start)
        ):
            ends |= {place, place + 1}
        elif text[item.span.start - 1 : item.span.start] in _RANGE_SIGNS and item.span.start:
            before = text[max(0, item.span.start - 2) : item.span.start - 1]
            if before and (before in _NUMERALS):
                ends.add(place)
    for place, item in enumerate(found):
        yield replace(item, ranged=True) if place in ends else item
