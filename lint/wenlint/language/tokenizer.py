"""Cuts short Chinese spans into words with their parts of speech: the only door to jieba.

jieba takes 0.9 s to load and cuts 0.7 MB/s, so it is loaded when first asked, and asked only for
the few characters around a candidate that a pattern has found.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_LIMIT = 64


class Word(NamedTuple):
    """A word and its part of speech in jieba's tags: n noun, v verb, m numeral, q measure …"""

    text: str
    tag: str


@lru_cache(maxsize=4096)
def words(span: str) -> tuple[Word, ...]:
    """Return the words of a short span; raises ValueError if it is not short."""
    if len(span) > _LIMIT:
        raise ValueError(f"{len(span)} characters; only spans up to {_LIMIT} are cut")
    return tuple(Word(pair.word, pair.flag) for pair in _cutter()(span))


def is_listed(word: str) -> bool:
    """Say whether the dictionary holds a word; a name that it does not hold has been guessed."""
    import jieba

    _cutter()
    return bool(jieba.dt.FREQ.get(word))


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], Iterable[Any]]:
    import logging

    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    import jieba.posseg

    folder = _cache_folder()
    jieba.dt.tmp_dir = str(folder)
    jieba.dt.cache_file = f"jieba-{jieba.__version__}.cache"
    return jieba.posseg.dt.cut  # type: ignore[no-any-return]  # untyped; another takes 65 MB more


def _cache_folder() -> Path:
    """Return a folder of the user's own: jieba's default is shared, and it loads what it finds."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA", tempfile.gettempdir()))
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    folder = root / "wenlint"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="wenlint-"))
