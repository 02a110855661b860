"""Keeps compiled patterns from one run to the next, as Python keeps its bytecode.

Compiling takes most of the time in which a single report is checked. The file lies in the user's
own cache folder, never in a checkout, and is used only where file and folder belong to the user
and nobody else may write them: compiled patterns from elsewhere could make `regex` do anything.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import stat
import sys
from pathlib import Path

from wenlint import __version__
from wenlint.core.patterns import COMPILED, KNOWN, pickled

VARIABLE = "WENLINT_CACHE_DIR"
"""The environment variable that names the folder; empty, nothing is kept."""

_FEW = 16  # what is compiled one by one later on is not worth a file each time
_LIMIT = 20_000_000
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def recall_patterns() -> None:
    """Take to hand what other runs have compiled. Whatever is wrong with the file, it is a miss."""
    folder = _folder()
    if folder is not None and not KNOWN:
        KNOWN.update(_read(folder / _name()))


def keep_patterns(fewest: int = _FEW) -> None:
    """Add what this process has compiled to what is kept, if that is `fewest` or more.

    What another process has put there meanwhile stays; of two at once the later one wins, and the
    other's patterns are compiled once more. What cannot be written is not kept.
    """
    folder = _folder()
    new = COMPILED.keys() - KNOWN.keys()
    if folder is None or len(new) < fewest:
        return
    for key in new:
        KNOWN[key] = pickled(COMPILED[key])
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours(folder.stat()):
            path = folder / _name()
            kept = {**_read(path), **KNOWN}
            there = path.with_name(f"{path.name}.{os.getpid()}")
            handle = os.open(there, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(pickle.dumps(kept, 5))
            there.replace(path)


def _folder() -> Path | None:
    """Return the folder, or None where it cannot be known whose it is."""
    if not hasattr(os, "geteuid"):
        return None
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if Path(named).is_absolute() else None
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not Path(base).is_absolute():
        home = os.environ.get("HOME", "")
        if not Path(home).is_absolute():
            return None
        base = f"{home}/.cache"
    folder = Path(base, "wenlint")
    return None if _is_in_checkout(folder, os.environ.get("HOME", "")) else folder


def _is_in_checkout(folder: Path, home: str) -> bool:
    """Say whether the folder lies in a repository, other than one of the whole home."""
    return any((one / ".git").exists() for one in folder.parents if str(one) != home)


def _name() -> str:
    """Return the name of the file: another for each version of what makes and reads it."""
    import regex

    return f"patterns-{__version__}-{regex.__version__}-{sys.implementation.cache_tag}.pickle"


def _read(path: Path) -> dict[tuple[str, int], bytes]:
    """Return what the file holds; nothing if it is not ours alone, or is no such file."""
    try:
        if not _is_ours(path.parent.lstat()):
            return {}
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(handle)
            if not _is_ours(status) or not stat.S_ISREG(status.st_mode):
                return {}
            kept = _Plain(stream).load() if status.st_size <= _LIMIT else {}
    except Exception:  # any damage at all
        return {}
    return kept if isinstance(kept, dict) else {}


def _is_ours(status: os.stat_result) -> bool:
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_MAY_WRITE


class _Plain(pickle.Unpickler):
    """Reads plain values only."""

    def find_class(self, module: str, name: str) -> object:
        raise pickle.UnpicklingError(f"{module}.{name}")
