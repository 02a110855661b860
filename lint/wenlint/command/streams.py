"""The standard streams: whatever state they are in, what is written is told apart from a file."""

from __future__ import annotations

import contextlib
import io
import os
import sys


class _Closed(io.StringIO):
    """Stands for a stream that the caller closed: what is written to it is lost, and said so."""

    def write(self, _: str) -> int:
        raise OSError(None, "标准输出已关闭 (the standard output is closed)")


def ready_streams() -> None:
    """Make reports UTF-8 wherever they go; a terminal keeps its encoding but never fails.

    The places of streams that the caller closed are taken, or the next file to be opened would
    be in the place of one and get what is meant for it.
    """
    with contextlib.suppress(OSError):
        while (place := os.open(os.devnull, os.O_RDWR)) < 3:
            pass
        os.close(place)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def tell(text: str) -> None:
    """Write `text` to the standard error, if that takes it."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def forget_output() -> None:
    """Let nothing more go to the standard output: it does not take it, and the exit would fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
