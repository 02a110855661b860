"""Makes patterns of words and tables of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    return (
        "(?:"
        + "|".join(map(regex.escape, sorted(words, key=lambda word: (-len(word), word))))
        + ")"
    )


def before_no_word(words: Mapping[str, str]) -> str:
    """Return a pattern for one of `words` that does not begin a word of its own.

    Each comes with the characters that make one right behind it. Single characters that begin none
    go into one class, which is tried last.
    """
    plain = "".join(word for word, begins in words.items() if len(word) == 1 and not begins)
    others = sorted((word for word in words if word not in plain), key=len, reverse=True)
    alternatives = [
        regex.escape(word) + (f"(?![{words[word]}])" if words[word] else "") for word in others
    ]
    return "(?:" + "|".join(alternatives + [f"[{plain}]"] * bool(plain)) + ")"
