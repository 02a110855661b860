"""Patterns that are compiled when they are first used.

Compiling the patterns of all rules takes longer than checking a report; of most documents a
good part of them never sees a line, because a plain search for one character rules them out.
What another run has compiled is taken from `KNOWN`, which `compiled.py` fills and keeps.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import regex

Key = tuple[str, int]
"""A pattern as it is written, and its flags."""

KNOWN: dict[Key, bytes] = {}
"""Compiled patterns as `pickled` gives them, at hand without compiling."""

COMPILED: dict[Key, regex.Pattern[str]] = {}
"""What this process had to compile."""


class _Lazy:
    """Stands for a compiled pattern and becomes it: its methods are fetched once and kept."""

    def __init__(self, source: str, flags: int, compiling: Callable[[str, int], Any]) -> None:
        self.pattern = source  # patterns are built of patterns; that needs none compiled
        self._flags = int(flags)  # members of an enum otherwise
        self._compiling = compiling

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self._compiling(self.pattern, self._flags)
        for method in ("finditer", "findall", "search", "match", "fullmatch", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        self.__dict__.setdefault(name, getattr(compiled, name))
        return self.__dict__[name]


def lazy(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern `source`, to be compiled at its first use."""
    return cast("regex.Pattern[str]", _Lazy(source, flags, _compiled))


def plain(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the same for a pattern that the standard library matches faster.

    These are alternatives of many words, which `regex` tries one after the other at every
    character, and back-references; on nearly all others `regex` is the faster.
    """
    return cast("regex.Pattern[str]", _Lazy(source, flags, re.compile))


def _compiled(source: str, flags: int) -> regex.Pattern[str]:
    import regex  # takes 8 ms, which some commands need not

    known = KNOWN.get((source, flags))
    if known is not None:
        with contextlib.suppress(Exception):  # damaged: it is compiled anew
            found = _Unpickler(io.BytesIO(known)).load()
            if isinstance(found, regex.Pattern):
                return found
    compiled = regex.compile(source, flags)
    COMPILED[source, flags] = compiled
    return compiled


def pickled(pattern: regex.Pattern[str]) -> bytes:
    """Return a compiled pattern as bytes."""
    return pickle.dumps(pattern, 5)


class _Unpickler(pickle.Unpickler):
    """Reads what `pickled` has written, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != ("regex._regex", "compile"):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
