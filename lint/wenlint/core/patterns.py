"""Patterns that are compiled when they are first used.

Compiling the patterns of all rules takes longer than checking a report; of most documents a
good part of them never sees a line, because a plain search for one character rules them out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

import regex
from regex import _regex_core


class _Lazy:
    """Stands for a compiled pattern and becomes it: its methods are fetched once and kept."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source  # patterns are built of patterns; that needs none compiled
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _make_flags_plain()
        compiled = regex.compile(self.pattern, self._flags)
        for method in ("finditer", "findall", "search", "match", "fullmatch", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        self.__dict__.setdefault(name, getattr(compiled, name))
        return self.__dict__[name]


@lru_cache(maxsize=1)
def _make_flags_plain() -> None:
    """Make the flags that regex's parser tests plain integers.

    They are members of an enum, tested a hundred thousand times in a run, and `&` of an enum takes
    a microsecond: compiling takes half as long without. Their values stay what they are.
    """
    for name, value in list(vars(_regex_core).items()):
        if isinstance(value, regex.RegexFlag):
            setattr(_regex_core, name, int(value))


def lazy(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern `source`, to be compiled at its first use."""
    return cast("regex.Pattern[str]", _Lazy(source, flags))
