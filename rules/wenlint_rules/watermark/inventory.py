"""Reads the phrases that sites, converters and chatbots are known to leave in documents.

An inventory is a file of lines `phrase ⇥ source ⇥ since`. In a phrase `…` stands for up to 30
characters of one sentence, `，` for any mark of punctuation or none, `#` for a number, a blank
for any white space or none, `(a|b|)` for one of several; all else stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pkgutil import get_data

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.lexicon.stops import SENTENCE_ENDS_OF_BOTH_WIDTHS

_SIGNS = {
    "…": f"[^{SENTENCE_ENDS_OF_BOTH_WIDTHS}]{{0,30}}?",
    "，": r"[，,、;；:：.。!！~～()（）“”\"《》 —-]{0,3}",
    "#": r"[0-9０-９][0-9０-９,.]{0,9}",
    " ": r"[ \t\u3000\xa0]{0,3}",
    "(": "(?:",
    "|": "|",
    ")": ")",
}
_PIECE = lazy(r"\((?P<choice>[^()]*)\)|(?P<gap>[…，# ])|(?P<literal>[^()…，# ]+)")


class Phrase(Struct, frozen=True):
    """One phrase; `gates` are in lower case: a text without all of them holds no such phrase."""

    gates: tuple[str, ...]
    pattern: regex.Pattern[str]
    source: str

    def find(self, text: str, part: Span | None = None) -> Iterator[Span]:
        """Yield where the phrase stands in `text`, or in a part of it."""
        start, end = (part.start, part.end) if part else (0, len(text))
        if self.may_stand_in(text[start:end].lower()):
            yield from (Span(*match.span()) for match in self.pattern.finditer(text, start, end))

    def may_stand_in(self, lowered: str) -> bool:
        """Say whether a text in lower case may hold the phrase."""
        return any(gate in lowered for gate in self.gates)


def phrase(text: str, source: str) -> Phrase:
    """Return the phrase that is written `text` in an inventory or in the options of a rule."""
    pattern = "".join(_SIGNS.get(sign) or regex.escape(sign) for sign in text)
    return Phrase(_gates(text.lower()), lazy(pattern, regex.IGNORECASE), source)


def _gates(text: str) -> tuple[str, ...]:
    """Return the longest words of which every text that holds the phrase holds one."""
    pieces = list(_PIECE.finditer(text))
    found: list[tuple[str, ...]] = []
    for place, piece in enumerate(pieces):
        if piece["choice"] is None:
            found.append((piece["literal"] or "",))
            continue
        before = (pieces[place - 1]["literal"] or "") if place else ""
        after = (pieces[place + 1]["literal"] or "") if place + 1 < len(pieces) else ""
        found.append(tuple(before + word + after for word in piece["choice"].split("|")))
    return max(found, key=lambda words: (min(map(len, words)), -len(words)))


@cache
def inventory(name: str) -> tuple[Phrase, ...]:
    """Return the phrases in the file `name` beside the rules; read once."""
    data = get_data(__package__, name)  # importlib.resources would take 4 ms to import
    assert data is not None  # no loader of packages is without this
    return tuple(_phrases(data.decode().splitlines()))


def _phrases(lines: Iterable[str]) -> Iterator[Phrase]:
    for line in lines:
        if line.strip() and not line.startswith("//"):
            text, source, _since = line.split("\t")
            yield phrase(text, source)
