"""Cuts short Chinese spans into words with their parts of speech: the only door to jieba.

jieba cuts 0.7 MB/s, so it is loaded when first asked, and asked only for the few characters around
a candidate that a pattern has found. Its dictionary takes a second to read, four times as long as
all else: of that only the words are read that begin with a character of what is cut.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

_LIMIT = 64
# Lines of the dictionary (word, frequency, tag) whose words begin with the same character.
_SAME_HEAD = re.compile(r"(?m)^(.).*(?:\n\1.*)*")
_FREQUENCY = re.compile(r" ([0-9]+) ")
# The sum of all frequencies of jieba 0.42.1, by the length of its dictionary.
_TOTALS = {5_071_852: 60_101_967}


class Word(NamedTuple):
    """A word and its part of speech in jieba's tags: n noun, v verb, m numeral, q measure …"""

    text: str
    tag: str


@lru_cache(maxsize=4096)
def words(span: str) -> tuple[Word, ...]:
    """Return the words of a short span; raises ValueError if it is not short."""
    if len(span) > _LIMIT:
        raise ValueError(f"{len(span)} characters; only spans up to {_LIMIT} are cut")
    return tuple(Word(pair.word, pair.flag) for pair in _cutter().cut(span))


def is_listed(word: str) -> bool:
    """Say whether the dictionary holds a word; a name that it does not hold has been guessed."""
    return _cutter().is_listed(word)


class _Cutter:
    """jieba's tokenizer with as much of its dictionary as it has been asked for."""

    def __init__(self) -> None:
        posseg, tokenizer = _jieba()
        with tokenizer.get_dict_file() as file:
            written = file.read()
        self._lines = written.decode("utf-8")
        self._parts: dict[str, list[tuple[int, int]]] = {}
        for part in _SAME_HEAD.finditer(self._lines):
            self._parts.setdefault(part[1], []).append(part.span())
        tokenizer.total = _TOTALS.get(len(written)) or sum(
            int(frequency) for frequency in _FREQUENCY.findall(self._lines)
        )
        tokenizer.initialized = True
        self._tokenizer = posseg.POSTokenizer(_without_dictionary(tokenizer))

    def cut(self, span: str) -> list[Any]:
        """Return the words of `span` as jieba has them, with `word` and `flag`."""
        self._look_up(span)
        return self._tokenizer.lcut(span)  # type: ignore[no-any-return]  # untyped

    def is_listed(self, word: str) -> bool:
        self._look_up(word)
        return bool(self._tokenizer.tokenizer.FREQ.get(word))

    def _look_up(self, span: str) -> None:
        """Give the tokenizer the words that begin with a character of `span`.

        The beginnings of words belong to them, with a frequency of 0: jieba looks for longer
        words as long as it finds some.
        """
        frequencies, tags = self._tokenizer.tokenizer.FREQ, self._tokenizer.word_tag_tab
        for character in self._parts.keys() & set(span):
            for start, end in self._parts[character]:
                for line in self._lines[start:end].split("\n"):
                    word, frequency, tag = line.split(" ")
                    frequencies[word], tags[word] = int(frequency), tag
                    for length in range(1, len(word)):
                        frequencies.setdefault(word[:length], 0)
            del self._parts[character]


@lru_cache(maxsize=1)
def _cutter() -> _Cutter:
    return _Cutter()


def _jieba() -> tuple[Any, Any]:
    """Import jieba, quietly, and return its module of parts of speech and a new tokenizer."""
    import logging

    with _absent("pkg_resources"):  # jieba can do without, and it takes 0.1 s
        import jieba

    jieba.setLogLevel(logging.CRITICAL)
    whole = jieba.dt
    if "jieba.posseg" in sys.modules:
        return sys.modules["jieba.posseg"], jieba.Tokenizer()
    _without_dictionary(whole)
    import jieba.posseg

    del whole.get_dict_file
    _read_when_asked(jieba.posseg.dt)
    return jieba.posseg, jieba.Tokenizer()


def _without_dictionary(tokenizer: Any) -> Any:
    """Return `tokenizer` with an empty dictionary: for its tags jieba reads it at once."""
    tokenizer.get_dict_file = io.BytesIO
    return tokenizer


def _read_when_asked(tokenizer: Any) -> None:
    """Let jieba's own tokenizer of parts of speech, for whoever else uses it, read its tags."""

    def read() -> None:
        del tokenizer.makesure_userdict_loaded
        tokenizer.load_word_tag(tokenizer.tokenizer.get_dict_file())
        tokenizer.makesure_userdict_loaded()

    tokenizer.makesure_userdict_loaded = read


@contextmanager
def _absent(module: str) -> Iterator[None]:
    """Let imports do without a module that has not been imported."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # so Python marks what is absent
    try:
        yield
    finally:
        del sys.modules[module]
