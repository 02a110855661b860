"""Numbering marks (第一章 一、 （一） 1. （1） ① 1.1 A. 一是 第一， …) to scheme, value and style.

Every mark of a document is parsed here, once; the rules ask `document.view(line_marks)` and
`document.view(line_series)`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from string import ascii_letters, digits
from typing import TYPE_CHECKING

import regex
from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.document import BlockKind, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import (
    format_roman,
    numeral_like,
    parse_arabic,
    parse_formal,
    parse_han,
    parse_roman,
)
from wenlint.lexicon.measure_sets import NO_HEADING
from wenlint.lexicon.numerals import (
    CIRCLED,
    FORMAL_DIGITS,
    FULL_WIDTH,
    HAN_DIGITS,
    PAREN_ARABIC_SIGNS,
    PAREN_HAN_SIGNS,
    ROMAN_SIGNS,
    STOPPED_SIGNS,
    UP_TO_TEN,
)
from wenlint.structure.quotations import quotations

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line


class Scheme(Enum):
    """A kind of numbering; marks of one scheme count together."""

    __hash__ = object.__hash__  # they are looked up for every mark; that of an `Enum` is slow

    ATTACHMENT = "附件"
    DIVISION = "部分"
    PART = "编"
    SUBPART = "分编"
    CHAPTER = "章"
    SECTION = "节"
    CLAUSE = "款"
    ARTICLE = "条"
    ROMAN = "I."
    HAN = "一、"
    PAREN_HAN = "（一）"
    ARABIC = "1."
    DECIMAL = "1.1"
    PAREN_ARABIC = "（1）"
    CIRCLED = "①"
    LATIN_UPPER = "A."
    LATIN_LOWER = "a)"
    ROMAN_LOWER = "i)"
    NOTE = "[1]"
    SHI = "一是"
    YAO = "一要"
    ORDINAL = "第一，"
    SEQUENCE = "首先"
    FIGURE = "图"
    TABLE = "表"
    FORMULA = "式"
    LABEL = "步骤1"


STRUCTURAL = frozenset(
    {Scheme.DIVISION, Scheme.PART, Scheme.SUBPART, Scheme.CHAPTER, Scheme.SECTION, Scheme.CLAUSE}
)
"""The schemes that only headings carry."""

INLINE = frozenset({Scheme.SHI, Scheme.YAO, Scheme.ORDINAL, Scheme.SEQUENCE})
"""The schemes that stand inside paragraphs."""

LETTERED = frozenset({Scheme.LATIN_UPPER, Scheme.LATIN_LOWER, Scheme.ROMAN, Scheme.ROMAN_LOWER})
"""The schemes whose numbers are letters, and so may be initials or variables."""


DEPTHS: Mapping[Scheme, float] = {
    Scheme.ATTACHMENT: 0,
    Scheme.DIVISION: 0.5,
    Scheme.PART: 1,
    Scheme.SUBPART: 2,
    Scheme.CHAPTER: 3,
    Scheme.SECTION: 4,
    Scheme.CLAUSE: 4.5,
    Scheme.ARTICLE: 5,
    Scheme.ROMAN: 5.5,
    Scheme.HAN: 6,
    Scheme.PAREN_HAN: 7,
    Scheme.ARABIC: 8,
    Scheme.DECIMAL: 8,
    Scheme.PAREN_ARABIC: 9,
    Scheme.CIRCLED: 10,
    Scheme.LATIN_UPPER: 11,
    Scheme.LATIN_LOWER: 11.5,
    Scheme.ROMAN_LOWER: 12,
    Scheme.NOTE: 13,
}
"""How deep a mark at the beginning of a line stands by custom; the smaller holds the greater."""


class Mark(Struct, frozen=True, gc=False):
    """A numbering mark.

    `values` are its numbers from the outermost in: (3,) for 三、, (1, 2) for 1.2, (3, 1) for
    第三条之一. `style` is the mark as written, without spaces, with `#` for its last number;
    `number` is where that number stands and `numeral` how it is written. `body` is the span of
    what the mark numbers, up to the end of the line (or to the next mark of an inline series).
    """

    span: Span
    scheme: Scheme
    values: tuple[int, ...]
    style: str
    body: Span
    number: Span
    numeral: str

    @property
    def value(self) -> int:
        return self.values[-1]

    @property
    def inserted(self) -> bool:
        """Whether it is a 第三条之一, put between two others by an amendment."""
        return self.scheme is Scheme.ARTICLE and len(self.values) > 1

    @property
    def written(self) -> str:
        """The mark as it stands, without spaces."""
        return self.render(self.value)

    def numbered(self, value: int) -> str | None:
        """Return `value` written as this mark writes its number; None if it has no such number."""
        if self.scheme in (Scheme.ROMAN, Scheme.ROMAN_LOWER) and self.numeral.isascii():
            text = format_roman(value)
            if value > _LAST_ROMAN:
                return None
            return text if self.numeral.isupper() else text.lower()
        if self.scheme is Scheme.SEQUENCE:
            return "首其再"[value - 1] if value <= len("首其再") else None
        return numeral_like(self.numeral, value)

    def render(self, value: int) -> str:
        """Return this mark as it would look with the number `value`."""
        return self.style.replace("#", self.numbered(value) or str(value), 1)


_LAST_ROMAN = 39
_N = rf"[{HAN_DIGITS}]{{1,9}}"
_FORMAL = rf"[{FORMAL_DIGITS}]{{1,3}}"
_D = r"[0-9０-９]"
_ROMAN_LETTERS = "(?:[IVX]{1,5}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ])"

# 一、二级公司 and 1、2号楼 at a line's beginning are no marks. Spaces within a mark (第 三 条,
# （ 一 ）) belong to it. After the number of 1. or 1.1 no digit and no unit may follow: 2022. and
# 3.5万元 at a line's beginning are figures, 5.x and 2.3.4 (2021-06-08) versions.
_LINE_MARK = lazy(
    rf"""
    第[ \u3000]*(?P<number>{_N}|{_D}{{1,4}})[ \u3000]*
        (?P<kind>分[编編]|部分|[编編]|章|[节節]|[条條]|款(?=[ \u3000]))
        (?:之(?P<sub>[{UP_TO_TEN}]{{1,3}})(?![一-鿿]))?(?![款项項例规規第课課辑輯、，。；和与與至到的之是])
  | 附[ \u3000]*[件录錄][ \u3000]*(?P<attachment>{_D}{{1,2}}|{_N}|[A-Z])
        (?![.．]{_D})
        (?=[ \u3000]*(?:$|[:：])|[ \u3000.．]+\S|[\p{{Han}}《“--[和与及至到的中所为是]])
  | (?P<han>{_N}|{_FORMAL})[ ]?[、．.](?![{HAN_DIGITS}]+[、级类季期号等档线层产次届]|{_D})
  | [（(][ \u3000]*
        (?:(?P<phan>{_N}|{_FORMAL})|(?P<parabic>{_D}{{1,3}})|(?P<platin>[A-Za-z]))[ \u3000]*[）)]
        (?![款项項目]|[、至和][（(])[、．.]?
  | (?P<halfparen>{_D}{{1,2}})[）)][、．.]?
  | (?P<decimal>{_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{1,4}})
        (?![.．]?{_D}|[%％万亿元倍个米吨亩克℃、至到~～+-]|微|毫|厘|兆|公[里斤顷分]|[平立]方|小时|千[瓦克米]
          |[ ]*(?:英[寸尺里]|版|[KMGT]i?(?:B|b|bps)\b|[kKMG]?Hz\b|[mckn]m\b|[mk]?[gVWA]\b)
          |[ \u3000]*[（(]?(?:19|20)\d\d[-./年])
        (?P<dot>[.．](?!{_D}))?(?:(?=[ \u3000]*[\p{{Han}}“《])|(?=[ \u3000]+\S))
  | (?P<arabic>{_D}{{1,3}})(?:、(?!{_D})|[.．](?!{_D}|[xX](?![A-Za-z0-9]))|。(?=\p{{Han}}))
  | (?P<roman>{_ROMAN_LETTERS})[.．、](?=[ \u3000]*\p{{Han}}|[ \u3000]+\S)
  | (?P<latin>[A-Z])(?:[.．、](?=[ \u3000]*\p{{Han}}|[ \u3000]+\S)(?![ ]?[A-Z]\b)|[）)])
  | (?P<lower>[a-z]|[ivx]{{1,5}})(?:[）)]|[.．](?=[ \u3000]+\S|\p{{Han}}))
  | (?P<circled>[{CIRCLED}])
  | (?P<sign>[{PAREN_HAN_SIGNS}{PAREN_ARABIC_SIGNS}{STOPPED_SIGNS}])
  | [\[［](?P<note>{_D}{{1,3}})[\]］](?=[ \u3000]*\S)
    """,
    regex.X | regex.V1,
)
# The signs that a mark can begin with, those of the bare numbers below among them.
_MARK_BEGINS = frozenset(
    f"第附（([［{HAN_DIGITS}{FORMAL_DIGITS}{digits}{FULL_WIDTH}{ascii_letters}{ROMAN_SIGNS}"
    f"{CIRCLED}{PAREN_HAN_SIGNS}{PAREN_ARABIC_SIGNS}{STOPPED_SIGNS}"
)
# A heading of Markdown may leave the mark's own sign out: ## 1 安装. 7 月 and 3 个 are figures.
_BARE_HEADING_NUMBER = lazy(
    r"(?P<arabic>[0-9]{1,2})(?=[ \u3000]+[\p{Han}A-Za-z])"
    rf"(?![ ]*(?:{NO_HEADING}))"
)

_KINDS = {
    "部分": Scheme.DIVISION,
    "分编": Scheme.SUBPART,
    "分編": Scheme.SUBPART,
    "编": Scheme.PART,
    "編": Scheme.PART,
    "章": Scheme.CHAPTER,
    "节": Scheme.SECTION,
    "節": Scheme.SECTION,
    "款": Scheme.CLAUSE,
    "条": Scheme.ARTICLE,
    "條": Scheme.ARTICLE,
}
_GROUPS = {
    "attachment": Scheme.ATTACHMENT,
    "han": Scheme.HAN,
    "phan": Scheme.PAREN_HAN,
    "parabic": Scheme.PAREN_ARABIC,
    "halfparen": Scheme.PAREN_ARABIC,
    "decimal": Scheme.DECIMAL,
    "arabic": Scheme.ARABIC,
    "roman": Scheme.ROMAN,
    "latin": Scheme.LATIN_UPPER,
    "lower": Scheme.LATIN_LOWER,
    "platin": Scheme.LATIN_LOWER,
    "circled": Scheme.CIRCLED,
    "note": Scheme.NOTE,
}
_SIGNS = (
    (PAREN_HAN_SIGNS, Scheme.PAREN_HAN),
    (PAREN_ARABIC_SIGNS, Scheme.PAREN_ARABIC),
    (STOPPED_SIGNS, Scheme.ARABIC),
)
_SPACE = lazy(r"[ \u3000]+")
_SPACES = " \t\u3000"
_CELL = lazy(r"(?i)</?(tr|table|(?<=<)t[dh])\b")
_SECOND_CELL = 2
# A 第一部分 that opens a sentence is no heading.
_LONGEST_DIVISION = 40


def line_marks(document: Document) -> tuple[Mark, ...]:
    """Return the marks at the beginnings of the lines of prose.

    Table cells have none (of a table in HTML, all but the first of a row), and what stands in a
    quotation over several lines numbers the parts of another work.
    """
    return tuple(_line_marks(document))


def marks_at(document: Document) -> Mapping[int, Mark]:
    """Return the marks of `line_marks` by where they begin, in order: a view."""
    return {mark.span.start: mark for mark in document.view(line_marks)}


def _line_marks(document: Document) -> Iterator[Mark]:
    text = document.text
    spans = iter(document.view(quotations))
    quotation = next(spans, None)
    cells = _later_cells(document)
    for line in document.lines:
        start = line.span.start
        if text[start] not in _MARK_BEGINS or line.block.kind is BlockKind.TABLE_CELL:
            continue
        while quotation is not None and quotation.end <= start:
            quotation = next(spans, None)
        if quotation is not None and quotation.start <= start:
            continue
        if cells and _is_inside(cells, start):
            continue
        mark = _line_mark(text, line)
        if mark is not None:
            yield mark


def _later_cells(document: Document) -> Sequence[Span]:
    """Return the parts of the prose that stand in rows of HTML behind their first cells."""
    found: list[Span] = []
    cells, start = 0, -1
    for piece in document.trivia:
        tag = _CELL.match(piece.text) if piece.kind is TriviaKind.HTML else None
        if tag is None:
            continue
        if tag[1].lower() in ("td", "th"):
            cells += 1
            if cells == _SECOND_CELL:
                start = piece.offset
            continue
        if start >= 0:
            found.append(Span(start, piece.offset))
        cells, start = 0, -1
    return found


def _is_inside(parts: Sequence[Span], offset: int) -> bool:
    place = bisect_right(parts, offset, key=lambda part: part.start) - 1
    return place >= 0 and offset < parts[place].end


def _line_mark(text: str, line: Line) -> Mark | None:
    span = line.span
    match = _LINE_MARK.match(text, span.start, span.end)
    if match is None and line.block.kind is BlockKind.HEADING:
        match = _BARE_HEADING_NUMBER.match(text, span.start, span.end)
    if match is None:
        return None
    mark = _mark(match, Span(match.end(), span.end))
    if mark is not None and mark.scheme in STRUCTURAL and _opens_sentence(text, line, mark):
        return None
    return mark


def _opens_sentence(text: str, line: Line, mark: Mark) -> bool:
    """Say whether a 第一部分 or 第七节 opens a sentence and heads nothing."""
    if mark.scheme is Scheme.DIVISION and len(line.span) > _LONGEST_DIVISION:
        return True
    if line.block.kind is BlockKind.HEADING:
        return False
    parted = text[mark.span.end : mark.span.end + 1] in _SPACES
    return not parted and text[line.span.end - 1] in "。；"


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """Return the mark that begins at `start`, inside a line that ends at `end`."""
    match = _LINE_MARK.match(text, start, end)
    return _mark(match, Span(match.end(), end)) if match else None


class _Reading(Struct, frozen=True, gc=False):
    """What a mark says, wherever it stands; `at` is where its number begins in it."""

    scheme: Scheme
    values: tuple[int, ...]
    style: str
    at: int
    numeral: str


def _mark(match: regex.Match[str], body: Span) -> Mark | None:
    # Of the groups of a mark the last one says which it is.
    group = match.lastgroup or ""
    kind = sub = ""
    if group == "dot":
        group = "decimal"
    if group in ("kind", "sub"):
        group, kind, sub = "number", match["kind"], match["sub"] or ""
    start, end = match.span()
    reading = _read(match[0], group, match.start(group) - start, match[group], kind, sub)
    if reading is None:
        return None
    at = start + reading.at
    return Mark(
        Span(start, end),
        reading.scheme,
        reading.values,
        reading.style,
        body,
        Span(at, at + len(reading.numeral)),
        reading.numeral,
    )


@lru_cache(maxsize=4096)  # a document writes a few marks very often
def _read(
    written: str, group: str, start: int, numerals: str, kind: str, sub: str
) -> _Reading | None:
    """Read the mark `written`, whose number is in `group`; None if that is not well formed."""
    scheme = _scheme(group, numerals, kind)
    parts = numerals.replace("．", ".").split(".")
    values = [_value(part, scheme) for part in parts]
    numbers = tuple(value for value in values if value)
    if len(numbers) != len(values):
        return None
    inserted = parse_han(sub) if sub else None
    at = start + len(numerals) - len(parts[-1])
    style = _SPACE.sub("", written[:at] + "#" + written[at + len(parts[-1]) :])
    if scheme is Scheme.DECIMAL:
        style = style.rstrip(".．")  # 4.2.1. and 4.2.2 stand side by side in many a manual
    return _Reading(
        scheme,
        (*numbers, inserted) if inserted else numbers,
        f"第#{kind}" if kind else style,
        at,
        parts[-1],
    )


def _scheme(group: str, numerals: str, kind: str) -> Scheme:
    if kind:
        return _KINDS[kind]
    if group == "sign":
        return next(scheme for signs, scheme in _SIGNS if numerals in signs)
    if group == "platin" and numerals.isupper():
        return Scheme.LATIN_UPPER
    if group == "lower" and len(numerals) > 1:
        return Scheme.ROMAN_LOWER
    return _GROUPS[group]


def _value(numeral: str, scheme: Scheme) -> int | None:
    for signs in (CIRCLED, *(signs for signs, _ in _SIGNS)):
        if numeral in signs:
            return signs.index(numeral) + 1
    if scheme in (Scheme.ROMAN, Scheme.ROMAN_LOWER):
        return parse_roman(numeral)
    if numeral.isascii() and numeral.isalpha():
        if len(numeral) > 1:
            return None
        return ord(numeral.lower()) - ord("a") + 1
    if numeral[0] in FORMAL_DIGITS:
        return parse_formal(numeral)
    return parse_han(numeral) if numeral[0] in HAN_DIGITS else parse_arabic(numeral)


def is_one_off(values: Sequence[int]) -> bool:
    """Say whether the numbers between the first and the last count, but for a single one."""
    due = range(values[0], values[0] + len(values))
    return values[-1] == due[-1] and sum(a != b for a, b in zip(values, due, strict=True)) == 1


def read_as(mark: Mark, scheme: Scheme) -> Mark | None:
    """Return a lettered mark read by another scheme of letters: I. is one or the ninth letter."""
    value = _value(mark.numeral, scheme) if mark.numeral.isascii() else None
    return replace(mark, scheme=scheme, values=(value,)) if value else None
