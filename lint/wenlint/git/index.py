"""Which files git tracks, read from its index: no program is run, no setting is obeyed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from wenlint.files import TooLarge, Unreadable, read_regular

_LIMIT = 512_000_000
_HASHES = ((20, hashlib.sha1), (32, hashlib.sha256))
_HEAD = 12
_FIXED = 40  # times, device, mode, owner and size stand before the hash of an entry
_EXTENDED = 0x4000


class NoIndex(Exception):
    """An index that cannot be read; the message says why."""


class Tracked(Struct, frozen=True):
    """The files that git tracks below a repository's top, and the folders that hold them."""

    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


def tracked_in(top: Path) -> Tracked:
    """Return what git tracks in the repository at `top`. Raises NoIndex."""
    index = _git_folder(top) / "index"
    if not os.path.lexists(index):  # nothing was ever added
        return Tracked()
    files = frozenset(map(os.fsdecode, _entries(index)))
    folders: set[str] = set()
    for name in files:
        while (name := name.rpartition("/")[0]) and name not in folders:
            folders.add(name)
    return Tracked(files, frozenset(folders))


def _git_folder(top: Path) -> Path:
    """Return the folder of git's own files; a worktree and a submodule only name theirs."""
    there = top / ".git"
    if os.path.isdir(there):
        return there
    text = os.fsdecode(_read(there, 10_000))
    return top / text.removeprefix("gitdir:").strip()


def _read(path: Path, most: int) -> bytes:
    try:
        return read_regular(path, most)
    except (Unreadable, TooLarge) as error:
        raise NoIndex(str(error)) from None


def _entries(index: Path) -> Iterator[bytes]:
    """Yield the paths of an index, and those of the one that it shares with others."""
    data = _read(index, _LIMIT)
    try:
        width, end = _measures(data)
        yield from _paths(data, width)
        at = _end_of_paths(data, width)
        while at + 8 <= end:
            size = int.from_bytes(data[at + 4 : at + 8], "big")
            if data[at : at + 4] == b"link":
                shared = index.with_name("sharedindex." + data[at + 8 : at + 8 + width].hex())
                yield from _paths(_read(shared, _LIMIT), width)
            at += 8 + size
    except (IndexError, ValueError):
        raise NoIndex("index file corrupt") from None


def _measures(data: bytes) -> tuple[int, int]:
    """Return how long hashes are in an index, and where its own begins."""
    if data[:4] != b"DIRC" or not 2 <= int.from_bytes(data[4:8], "big") <= 4:
        raise ValueError
    for width, make in _HASHES:
        own = data[-width:]
        if own in (bytes(width), make(data[:-width], usedforsecurity=False).digest()):
            return width, len(data) - width
    raise ValueError


def _paths(data: bytes, width: int) -> Iterator[bytes]:
    return (path for path, _ in _walk(data, width))


def _end_of_paths(data: bytes, width: int) -> int:
    return max((end for _, end in _walk(data, width)), default=_HEAD)


def _walk(data: bytes, width: int) -> Iterator[tuple[bytes, int]]:
    """Yield each path with the place behind its entry."""
    version = int.from_bytes(data[4:8], "big")
    at, path = _HEAD, b""
    for _ in range(int.from_bytes(data[8:12], "big")):
        start = at
        at += _FIXED + width
        flags = int.from_bytes(data[at : at + 2], "big")
        at += 4 if flags & _EXTENDED else 2
        if version == 4:  # what the path shares with the one before is left out
            less, at = _number(data, at)
            kept = path[: max(0, len(path) - less)]
        else:
            kept = b""
        end = data.index(b"\0", at)
        path = kept + data[at:end]
        at = end + 1 if version == 4 else start + (end - start + 8) // 8 * 8
        yield path, at


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length, and the place behind it."""
    byte = data[at]
    value = byte & 0x7F
    while byte & 0x80:
        at += 1
        byte = data[at]
        value = ((value + 1) << 7) | (byte & 0x7F)
    return value, at + 1
