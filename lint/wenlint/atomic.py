"""Writes files so that a reader never sees half of one."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the file `path` by `data`, keeping owner and permissions; of a link, its target.

    A device or a pipe (/dev/null, /dev/stdout) is written to, never replaced. Raises OSError;
    then the file is as it was.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.write(data)
        return
    target = Path(os.path.realpath(path))
    with _unwinding_at_end():
        # Not by the name of the target, which may be as long as names can be.
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".wenlint-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            if target.exists():
                _keep_owner(target, name)
                shutil.copymode(target, name)
            else:
                Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _keep_owner(target: Path, name: str) -> None:
    """Leave a file to whom it belongs: in a container, root writes those of others."""
    if hasattr(os, "chown"):
        status = target.stat()
        with suppress(OSError):
            os.chown(name, status.st_uid, status.st_gid)


@contextmanager
def _unwinding_at_end() -> Iterator[None]:
    """Let a signal that ends the process raise, so that nothing half done stays behind."""
    numbers = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    if threading.current_thread() is not threading.main_thread():
        numbers = []  # only there may handlers be set
    defaults = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    for number in defaults:
        signal.signal(number, _raise_exit)
    try:
        yield
    finally:
        for number in defaults:
            signal.signal(number, signal.SIG_DFL)


def _raise_exit(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
