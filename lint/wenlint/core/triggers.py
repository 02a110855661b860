"""What must stand in a document before a rule about it is worth running.

A rule declares its triggers in `@rule(...)`; the engine runs it only on a document in which one
of them occurs. A trigger must be wider than the rule: what the rule finds without it, it must find
with it too. A rule without triggers runs on every document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import plain
from wenlint.core.text import Span

if TYPE_CHECKING:
    import regex

Trigger = Callable[[Document], Sequence[Span]]
"""A view: the lines of the prose in which something occurs, in order."""

_LITTLE = 48  # fewer characters between two lines are read faster than gone round


def lines_with(signs: str) -> Trigger:
    """Return the trigger of the lines that hold one of the characters `signs`."""
    sign = plain(f"[{signs}]")  # which looks a sign up, where `regex` goes through the class

    def lines(document: Document) -> Sequence[Span]:
        text = document.text
        return _Lines(text, sign) if sign.search(text) else ()

    return lines


class _Lines(Sequence[Span]):
    """The lines of a text with a sign; most who ask want to know only that there are any."""

    def __init__(self, text: str, sign: regex.Pattern[str]) -> None:
        self._text, self._sign = text, sign

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> Span: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Span]: ...
    def __getitem__(self, place: int | slice) -> Span | Sequence[Span]:
        return self._lines[place]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._lines)

    @cached_property
    def _lines(self) -> Sequence[Span]:
        text, search = self._text, self._sign.search
        found: list[Span] = []
        end = 0
        # From sign to sign: a pattern of lines would read a line without any from each character.
        while match := search(text, end):
            at = match.start()
            start = text.rfind("\n", end, at) + 1 or end
            end = text.find("\n", at + 1)
            end = end if end >= 0 else len(text)
            found.append(Span(start, end))
        return tuple(found)


def stretches(trigger: Trigger) -> Trigger:
    """Return the view of the lines of `trigger`, each with its end, joined with near neighbours.

    A pattern that needs what the trigger is about is run over these few spans (`matches`) rather
    than over the whole text.
    """

    def joined(document: Document) -> Sequence[Span]:
        return tuple(_joined(document.view(trigger), len(document.text)))

    return joined


def _joined(lines: Sequence[Span], length: int) -> Iterator[Span]:
    start = end = -1
    for line in lines:
        if start >= 0 and line.start - end > _LITTLE:
            yield Span(start, end)
            start = -1
        start = line.start if start < 0 else start
        end = min(line.end + 1, length)
    if start >= 0:
        yield Span(start, end)


def matches(
    pattern: regex.Pattern[str], text: str, where: Iterable[Span]
) -> Iterator[regex.Match[str]]:
    """Yield the matches of `pattern` in the spans `where` of `text`.

    It sees what stands before a span, and nothing behind it.
    """
    for span in where:
        yield from pattern.finditer(text, span.start, span.end)


def lines_at(sign: regex.Pattern[str], text: str) -> Iterator[Span]:
    """Yield the lines of `text` on which `sign` matches, each with its end."""
    end = 0
    while found := sign.search(text, end):
        start = text.rfind("\n", end, found.start()) + 1 or end
        end = text.find("\n", found.end())
        end = end + 1 if end >= 0 else len(text)
        yield Span(start, end)


def on_lines(
    pattern: regex.Pattern[str], sign: regex.Pattern[str], text: str
) -> Iterator[regex.Match[str]]:
    """Yield the matches of `pattern` on the lines of `text` on which `sign` matches."""
    return matches(pattern, text, lines_at(sign, text))


# Digits and numbers of any script, and what stands beside them in Unicode.
_NUMBERS = (
    r"\d\xb2\xb3\xb9\xbc-\xbe\u0660-\u1fff\u2070-\u218f\u2460-\u24ff\u2776-\u2793\u2c00-\u2fff"
    r"\u3007\u3021-\u3029\u3038-\u303a\u3190-\u33ff\ua000-\uabff\U00010000-\U0010ffff"
)

NUMERAL = lines_with(_NUMBERS + "〇零一二两兩三四五六七八九十百千万萬亿億半双雙廿卅几幾数數")
"""A figure, in whatever signs it is written."""

DIGIT = lines_with(r"\d")
"""An Arabic digit of any script and width."""

WITH_DIGITS = stretches(DIGIT)
"""The stretches of lines with Arabic digits."""

WITH_DATES = stretches(lines_with("年月"))
"""The stretches of lines that may tell a date in words: 二〇二六年, 5月8日."""

SHARE = lines_with(r"%％‰﹪比占佔率成半之分倍")
"""A word or sign of a share of something."""

BRACKET = lines_with(r"“”‘’《》〈〉【】〔〕「」『』（）()\[\]［］")
"""A bracket or a quotation mark."""

ATTACHMENT = lines_with("附")

REFERENCE = lines_with(r"附表图圖方\[")
"""What a text may refer to without a figure: 见附件, 见下表, 丙方, a note."""


def cells(document: Document) -> Sequence[Span]:
    """Return the cells of tables: the trigger of what is about tables."""
    return tuple(one.span for one in document.blocks if one.kind is BlockKind.TABLE_CELL)
