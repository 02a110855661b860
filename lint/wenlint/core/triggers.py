"""What must stand in a document before a rule about it is worth running.

A rule declares its triggers in `@rule(...)`; the engine runs it only on a document in which one
of them occurs. A trigger must be wider than the rule: what the rule finds without it, it must find
with it too. A rule without triggers runs on every document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span

Trigger = Callable[[Document], Sequence[Span]]
"""A view: the lines of the prose in which something occurs, in order."""


def lines_with(signs: str) -> Trigger:
    """Return the trigger of the lines that hold one of the characters `signs`."""
    sign = lazy(f"[{signs}]")

    def lines(document: Document) -> Sequence[Span]:
        text = document.text
        found: list[Span] = []
        end = 0
        # From sign to sign: a pattern of lines would read a line without any from each character.
        while match := sign.search(text, end):
            start = text.rfind("\n", end, match.start()) + 1 or end
            end = text.find("\n", match.end())
            end = end if end >= 0 else len(text)
            found.append(Span(start, end))
        return tuple(found)

    return lines


NUMERAL = lines_with(
    r"\p{Nd}\p{No}\p{Nl}〇零一二两兩三四五六七八九十百千万萬亿億半双雙廿卅几幾数數"
)
"""A figure, in whatever signs it is written."""

SHARE = lines_with(r"%％‰﹪比占佔率成半之分倍")
"""A word or sign of a share of something."""

BRACKET = lines_with(r"\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}")
"""A bracket or a quotation mark."""

ATTACHMENT = lines_with("附")


def cells(document: Document) -> Sequence[Span]:
    """Return the cells of tables: the trigger of what is about tables."""
    return tuple(one.span for one in document.blocks if one.kind is BlockKind.TABLE_CELL)
