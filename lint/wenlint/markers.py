"""Numbering marks (第一章 一、 （一） 1. （1） ① 1.1 一是 第一， …) to scheme, value and style.

Every mark of a document is parsed here, once; the rules ask `document.marks` and
`document.series`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import regex

from wenlint.document import BlockKind
from wenlint.numerals import HAN_DIGITS, format_han, parse_arabic, parse_han
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document, Line


class Scheme(Enum):
    """A kind of numbering; marks of one scheme count together."""

    PART = "编"
    SUBPART = "分编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    HAN = "一、"
    PAREN_HAN = "（一）"
    ARABIC = "1."
    DECIMAL = "1.1"
    PAREN_ARABIC = "（1）"
    CIRCLED = "①"
    SHI = "一是"
    YAO = "一要"
    ORDINAL = "第一，"


STRUCTURAL = frozenset({Scheme.PART, Scheme.SUBPART, Scheme.CHAPTER, Scheme.SECTION})
"""The schemes that only headings carry."""

INLINE = frozenset({Scheme.SHI, Scheme.YAO, Scheme.ORDINAL})
"""The schemes that stand inside paragraphs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark.

    `values` are its numbers from the outermost in: (3,) for 三、, (1, 2) for 1.2, (3, 1) for
    第三条之一. `style` is the mark as written with `#` for its last number; `body` is the span of
    what it numbers, up to the end of the line (or to the next mark of an inline series).
    """

    span: Span
    scheme: Scheme
    values: tuple[int, ...]
    style: str
    body: Span

    @property
    def value(self) -> int:
        return self.values[-1]

    @property
    def inserted(self) -> bool:
        """Whether it is a 第三条之一, put between two others by an amendment."""
        return self.scheme is not Scheme.DECIMAL and len(self.values) > 1

    def render(self, value: int) -> str:
        """Return this mark as it would look with the number `value`."""
        return self.style.replace("#", _number_like(self.scheme, self.style, value), 1)


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PAREN_HAN_SIGNS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_PAREN_ARABIC_SIGNS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_SIGNS = {
    Scheme.PAREN_HAN: _PAREN_HAN_SIGNS,
    Scheme.PAREN_ARABIC: _PAREN_ARABIC_SIGNS,
    Scheme.CIRCLED: _CIRCLED,
}
_N = rf"[{HAN_DIGITS}]{{1,9}}"
_D = r"[0-9０-９]"

# 一、二级公司 at a line's beginning is no mark. Spaces within a mark (第 三 条, （ 一 ）) belong to it. After a number of 1. or 1.1 no digit and
# no unit may follow: 2022. and 3.5万元 at a line's beginning are figures.
_LINE_MARK = regex.compile(
    rf"""
    第[ \u3000]*(?P<number>{_N}|{_D}{{1,4}})[ \u3000]*(?P<kind>分编|编|章|节|条)
        (?:之(?P<sub>[一二三四五六七八九十]{{1,3}})(?![一-鿿]))?(?![款项例规第课辑、，。；和与至到的之])
  | (?P<han>{_N})[ ]?[、．](?![{HAN_DIGITS}]+[、级类季期号等档线层产次届])
  | [（(][ \u3000]*(?:(?P<phan>{_N})|(?P<parabic>{_D}{{1,3}}))[ \u3000]*[）)]
  | (?P<halfparen>{_D}{{1,2}})[）)]
  | (?P<decimal>{_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{1,4}})(?![.．]?{_D}|[%％万亿元倍个米吨亩℃、至到~～+-])
        (?=[ \u3000]*\p{{Han}}|[ \u3000]+\S)
  | (?P<arabic>{_D}{{1,3}})(?:、|[.．](?!{_D})|。(?=\p{{Han}}))
  | (?P<circled>[{_CIRCLED}])
  | (?P<sign>[{_PAREN_HAN_SIGNS}{_PAREN_ARABIC_SIGNS}])
    """,
    regex.X,
)

_KINDS = {
    "分编": Scheme.SUBPART,
    "编": Scheme.PART,
    "章": Scheme.CHAPTER,
    "节": Scheme.SECTION,
    "条": Scheme.ARTICLE,
}


def line_marks(document: Document) -> tuple[Mark, ...]:
    """Return the marks at the beginnings of the lines of prose; table cells have none."""
    found = (
        _line_mark(document.text, line)
        for line in document.lines
        if line.block.kind is not BlockKind.TABLE_CELL
    )
    return tuple(mark for mark in found if mark is not None)


def _line_mark(text: str, line: Line) -> Mark | None:
    match = _LINE_MARK.match(text, line.span.start, line.span.end)
    return _mark(match, Span(match.end(), line.span.end)) if match else None


def _mark(match: regex.Match[str], body: Span) -> Mark | None:
    span = Span(*match.span())
    written = match[0]
    if (number := match["number"]) is not None:
        values = [_value(number)]
        if match["sub"]:
            values.append(parse_han(match["sub"]))
        style = f"第#{match['kind']}"
        return _checked(span, _KINDS[match["kind"]], values, style, body)
    for group, scheme, read in _GROUPS:
        if (number := match[group]) is not None:
            values = read(number)
            last = regex.split(r"[.．]", number)[-1] if scheme is Scheme.DECIMAL else number
            at = written.rindex(last)
            style = written[:at] + "#" + written[at + len(last) :]
            return _checked(span, scheme, values, regex.sub(r"[ \u3000]", "", style), body)
    return _sign(span, match["sign"], body)


def _checked(
    span: Span, scheme: Scheme, values: list[int | None], style: str, body: Span
) -> Mark | None:
    numbers = tuple(value for value in values if value is not None)
    return Mark(span, scheme, numbers, style, body) if len(numbers) == len(values) else None


def _value(number: str) -> int | None:
    return parse_han(number) if number[0] in HAN_DIGITS else parse_arabic(number)


_Read = Callable[[str], list[int | None]]
_GROUPS: tuple[tuple[str, Scheme, _Read], ...] = (
    ("han", Scheme.HAN, lambda number: [parse_han(number)]),
    ("phan", Scheme.PAREN_HAN, lambda number: [parse_han(number)]),
    ("parabic", Scheme.PAREN_ARABIC, lambda number: [parse_arabic(number)]),
    ("halfparen", Scheme.PAREN_ARABIC, lambda number: [parse_arabic(number)]),
    (
        "decimal",
        Scheme.DECIMAL,
        lambda number: [parse_arabic(part) for part in regex.split(r"[.．]", number)],
    ),
    ("arabic", Scheme.ARABIC, lambda number: [parse_arabic(number)]),
    ("circled", Scheme.CIRCLED, lambda number: [_CIRCLED.index(number) + 1]),
)


def _sign(span: Span, sign: str, body: Span) -> Mark:
    if sign in _PAREN_HAN_SIGNS:
        return Mark(span, Scheme.PAREN_HAN, (_PAREN_HAN_SIGNS.index(sign) + 1,), "#", body)
    value = _PAREN_ARABIC_SIGNS.index(sign) + 1
    return Mark(span, Scheme.PAREN_ARABIC, (value,), "#", body)


def _number_like(scheme: Scheme, style: str, value: int) -> str:
    signs = _SIGNS.get(scheme, "") if style == "#" else ""
    if value <= len(signs):
        return signs[value - 1]
    if scheme in (Scheme.ARABIC, Scheme.DECIMAL, Scheme.PAREN_ARABIC, Scheme.CIRCLED):
        return str(value)
    return format_han(value)
