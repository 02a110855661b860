"""Counts that sum up a list right behind it: 以上四点, 针对上述三个问题, 做到这三步."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import GENERAL, NUMBER, Declared, declared_at
from wenlint.figures.counts.enumerations import Claim
from wenlint.lexicon.lists import OF_TABLES, THESE
from wenlint.lexicon.measures import DECLARING
from wenlint.lexicon.patterns import any_of
from wenlint.structure.lists import Listed

if TYPE_CHECKING:
    import regex

ABOVE = lazy(
    rf"(?P<sign>{any_of((*THESE, *OF_TABLES, '前述'))})"
    rf"(?:所列|列出|提到|提出)?的?这?(?P<n>{NUMBER})(?P<measure>{any_of(DECLARING)})"
    rf"(?=(?P<noun>\p{{Han}}{{0,8}}))(?!\p{{Han}}{{0,8}}[：:])"
)
"""A pattern for a count of what stands before it."""
_GENERAL = lazy(rf"{GENERAL}|$")
_WIDEST_SLIP = 2


def claim_above(
    text: str, match: regex.Match[str], listed: Listed, *, rows: bool = False
) -> Iterator[Claim]:
    """Match the count that ABOVE has found with the list before it.

    What it says of some of the items, or of other things, is no count of them.
    """
    declared = declared_at(text, match)
    if declared is None or (match["sign"].startswith(OF_TABLES) and not rows):
        return
    most = max(listed.numbers)
    general = declared.measure in "点条项步" or _GENERAL.match(declared.noun) is not None
    # 上述两台离心设备, 对于这两个问题: two of them, or others.
    some = declared.number < most and (not general or match["sign"] == "这")
    if some or (match["sign"] == "这" and (rows or not general)):
        return
    if not (general or rows or declared.measure in _OF_PAPERS):
        return
    if abs(declared.number - most) <= _WIDEST_SLIP:
        span = Span(match.start("n"), match.end("measure"))
        yield Claim(
            Declared(span, declared.number, declared.measure, declared.noun, declared.after), listed
        )


_OF_PAPERS = "份张件样"
