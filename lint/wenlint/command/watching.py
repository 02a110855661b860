"""`wenlint check --watch`: checks anew whenever a document or a configuration file changes."""

from __future__ import annotations

import sys
from pathlib import Path

from wenlint.command.checking import run_check
from wenlint.command.options import STDIN, CheckOptions, Failure
from wenlint.config import FILE_NAMES, ConfigError
from wenlint.readers import READERS


def watch_check(options: CheckOptions) -> int:
    """Check, wait for a change, check again, until interrupted.

    Raises Failure for what no change can mend.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise Failure(
            '--watch 需要 watchfiles：pip install "wenlint[watch]" (needs the extra `watch`)'
        ) from None
    if STDIN in options.paths:
        raise Failure("标准输入不能 --watch (the standard input cannot be watched)")
    if missing := [path for path in options.paths if not path.exists()]:
        raise Failure(f"路径不存在 (no such file or folder): {missing[0]}")
    _check_once(options)
    for _ in watch(*options.paths, watch_filter=_matters, raise_interrupt=False):
        sys.stdout.write("\n" + "─" * 40 + "\n")
        _check_once(options)
    return 0


def _check_once(options: CheckOptions) -> None:
    try:
        run_check(options)
    except (Failure, ConfigError) as error:  # the next change may mend it
        sys.stderr.write(f"Error: {error}\n")
    sys.stdout.flush()


def _matters(_: object, path: str) -> bool:
    file = Path(path)
    return file.suffix.lower() in READERS or file.name in FILE_NAMES
