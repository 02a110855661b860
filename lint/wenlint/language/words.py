"""What wants a figure or a name before it, and where the words stand that a user has listed."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.lexicon.measures import BEHIND_FIGURES, BEHIND_GAPS, BEHIND_NAMES
from wenlint.lexicon.patterns import any_of, before_no_word


def measure_of(characters: str) -> str:
    """Return a pattern for those of the measure words `characters` that begin no word here."""
    return before_no_word({word: BEHIND_GAPS[word] for word in characters})


MEASURE = before_no_word(BEHIND_GAPS)
"""A pattern for a measure word, a unit or a percent sign that wants a figure before it."""

PLACE = before_no_word(BEHIND_NAMES)
"""A pattern for a suffix that wants the name of a place before it."""

GAP_AFTER = lazy(f"[余多]?{MEASURE}|{PLACE}")
"""Matches where, grammatically, a figure or a name has to stand just before."""

BEHIND_A_FIGURE = lazy(
    rf"[余多]?[百千万亿]{{0,2}}[余多]?(?:{before_no_word(BEHIND_FIGURES)}|{MEASURE})|{PLACE}"
)
"""Matches any word that may stand behind a figure, where something else tells that it does."""


def places_of(words: Iterable[str], text: str) -> list[Span]:
    """Return where `words`, which a user has listed, stand in `text`."""
    listed = [word for word in words if word]
    if not listed:
        return []
    return [Span(*match.span()) for match in regex.finditer(any_of(listed), text)]
