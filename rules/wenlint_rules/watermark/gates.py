"""Finds the few lines of a document that hold one of some words, so that the rest costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from wenlint.core.text import Span
from wenlint.lexicon.anchors import Anchored, anchored

_REACH = 300


def lines_with(text: str, words: Iterable[str]) -> Iterator[Span]:
    """Yield the lines that hold one of `words`, in order, each once.

    Of an endless line come the parts around the words, cut at sentence ends where they can be.
    """
    return lines_at(text, places(text, words))


def lines_at(text: str, places: Iterable[int]) -> Iterator[Span]:
    """Yield the lines that hold one of `places`, in order, each once."""
    end = -1
    for place in sorted(places):
        if place < end:
            continue
        left, right = max(0, end, place - _REACH), min(len(text), place + _REACH)
        start = text.rfind("\n", left, place) + 1
        if not start:
            start = left if left in (0, end) else text.rfind("。", left, place) + 1 or left
        stop = text.find("\n", place, right)
        if stop < 0:
            stop = right if right == len(text) else text.rfind("。", place, right) + 1 or right
        end = stop
        yield Span(start, end)


def places(text: str, words: Iterable[str]) -> Sequence[int]:
    """Return where one of `words` stands, in order."""
    return _any_of(tuple(words)).starts(text)


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> Anchored:
    return anchored(dict.fromkeys(words, 1))
