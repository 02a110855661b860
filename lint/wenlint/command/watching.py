"""`wenlint check --watch`: checks anew whenever a document or a configuration file changes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wenlint.command.checking import run_check
from wenlint.command.options import STDIN, CheckOptions
from wenlint.command.settings import common_folder, settings
from wenlint.config import FILE_NAMES, ConfigError
from wenlint.core.failure import Failure
from wenlint.core.visible import visible
from wenlint.readers import READERS

_PAUSE = 0.2  # seconds between two looks at single files


def watch_check(options: CheckOptions) -> int:
    """Check, wait for a change, check again, until interrupted.

    Raises Failure for what no change can mend.
    """
    if STDIN in options.paths:
        raise Failure("标准输入不能 --watch (the standard input cannot be watched)")
    if missing := [path for path in options.paths if not path.exists()]:
        raise Failure(f"路径不存在 (no such file or folder): {missing[0]}")
    folders = [path for path in options.paths if path.is_dir()]
    looks = _looks(folders, _matters(options))
    singles = _singles(options)
    before = None
    try:
        for changed in looks:  # first a look: what changes during a check is not lost
            now = _stamps(singles)
            if changed or now != before:
                if before is not None:
                    sys.stdout.write("\n" + "─" * 40 + "\n")
                before = now
                _check_once(options)
    except KeyboardInterrupt:
        pass
    return 0


def _looks(folders: Sequence[Path], matters: Callable[[object, str], bool]) -> Iterator[bool]:
    """Yield, every now and then, whether anything that matters has changed in `folders`."""
    try:
        from watchfiles import watch
    except ImportError:
        raise Failure(
            '--watch 需要 watchfiles：pip install "wenlint[watch]" (needs the extra `watch`)'
        ) from None

    def looks() -> Iterator[bool]:
        if not folders:
            while True:
                yield False
                time.sleep(_PAUSE)
        pause = int(_PAUSE * 1000)
        for changes in watch(
            *folders, watch_filter=matters, rust_timeout=pause, yield_on_timeout=True
        ):
            yield bool(changes)

    return looks()


def _singles(options: CheckOptions) -> Sequence[Path]:
    """Return the files that are named, and the configuration files that may come to hold.

    They are looked at by name: an editor that saves by renaming puts another file in the place.
    """
    named = [path for path in options.paths if not path.is_dir()]
    named += [path for path in (options.config, options.baseline) if path is not None]
    if options.isolated or options.config is not None:
        return named
    folder = common_folder(options.paths)
    return [*named, *(top / name for top in (folder, *folder.parents) for name in FILE_NAMES)]


def _stamps(paths: Sequence[Path]) -> Sequence[tuple[int, int, int] | None]:
    stamps: list[tuple[int, int, int] | None] = []
    for path in paths:
        try:
            status = path.stat()
            stamps.append((status.st_mtime_ns, status.st_size, status.st_ino))
        except OSError:
            stamps.append(None)
    return stamps


def _check_once(options: CheckOptions) -> None:
    try:
        run_check(options)
    except (Failure, ConfigError) as error:  # the next change may mend it
        sys.stderr.write(f"Error: {visible(str(error))}\n")
    sys.stdout.flush()


def _matters(options: CheckOptions) -> Callable[[object, str], bool]:
    """Return the filter that leaves documents and configuration files, but for the reports."""
    targets = [path for _, path in options.reports]
    targets += [path for path in (options.output_file, options.write_baseline) if path is not None]
    own = {target.resolve() for target in targets}

    def matters(_: object, name: str) -> bool:
        path = Path(name)
        if path.resolve() in own or ".git" in path.parts:
            return False
        return path.name in FILE_NAMES or path.name.lower().endswith(_suffixes(options))

    return matters


def _suffixes(options: CheckOptions) -> tuple[str, ...]:
    try:
        return tuple(suffix.lower() for suffix in settings(options).suffixes)
    except (Failure, ConfigError):
        return tuple(READERS)
