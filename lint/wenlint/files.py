"""Reads files that strangers name: regular ones only, and never more than was agreed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from wenlint.core.message import Message

SETTINGS_LIMIT = 1_000_000
"""The most bytes of a file that holds settings: far more than anybody writes."""

_KINDS = (
    (stat.S_ISDIR, Message("文件夹", "a folder")),
    (stat.S_ISFIFO, Message("管道", "a pipe")),
    (stat.S_ISSOCK, Message("套接字", "a socket")),
    (stat.S_ISCHR, Message("设备", "a device")),
    (stat.S_ISBLK, Message("设备", "a device")),
)
# A pipe is opened without waiting for its writer; Windows has neither flag's trouble.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


_PORTION = 1 << 20


class Unreadable(Exception):
    """A file that is not there, may not be read, or is no regular file; says which."""

    def __init__(self, why: Message) -> None:
        super().__init__(f"{why.zh} ({why.en})")
        self.why = why


class TooLarge(Exception):
    """A file of more bytes than agreed; `size` is what it has at least."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


def read_regular(path: Path, most: int) -> bytes:
    """Return what the file holds, at most `most` bytes. Raises Unreadable and TooLarge."""
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise Unreadable(_unopened(path, error)) from None
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise Unreadable(_kind(status.st_mode))
    with os.fdopen(handle, "rb") as stream:
        try:
            if status.st_size > most:
                raise TooLarge(status.st_size)
            data = stream.read(status.st_size + 1)
            while status.st_size < len(data) <= most and (more := stream.read(_PORTION)):
                data += more  # it grows, or lives in /proc and says it has no size
        except OSError as error:
            raise Unreadable(reason(error)) from None
    if len(data) > most:
        raise TooLarge(len(data))
    return data


def reason(error: OSError | ValueError) -> Message:
    """Return why the system refused."""
    why = (isinstance(error, OSError) and error.strerror) or str(error)
    return Message(why, why)


def _unopened(path: Path, error: OSError | ValueError) -> Message:
    """Return why a file could not be opened: sockets, and devices of others, never can."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return reason(error)
    return reason(error) if stat.S_ISREG(mode) else _kind(mode)


def _kind(mode: int) -> Message:
    what = next((name for test, name in _KINDS if test(mode)), Message("特殊文件", "special"))
    return Message(f"这是{what.zh}，不是普通文件", f"it is {what.en}, no regular file")
