"""What a run writes: never over what it reads, never out of the tree, nothing twice."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from wenlint.command.options import CheckOptions
from wenlint.config import Config
from wenlint.core.failure import Failure
from wenlint.discovery import Found
from wenlint.git.worktree import leads_out, linked_in, work_tree

_SETTINGS = (".gitignore", ".gitattributes", ".gitmodules")

Target = tuple[str, Path]
"""An option and the file that it has written."""


def check_targets(options: CheckOptions) -> None:
    """Refuse two targets that are one file, one that is a link here, and one that holds settings.

    Raises Failure.
    """
    tree = work_tree(Path.cwd())
    seen: dict[str, str] = {}
    for option, path in _targets(options):
        if leads_out(path, [tree]) or (linked_in(path, tree) and not _is_stream(path)):
            raise Failure(
                f"{path}: {option} 指的是 {tree} 里的链接，没有写入，请写明真实的路径 "
                "(a link in the tree, not written; name the real path)"
            )
        if _holds_settings(path):
            raise Failure(
                f"{path}: {option} 会覆盖配置，没有写入，请换一个文件名 "
                "(would replace settings; name another)"
            )
        # To macOS and Windows these names are one, and nobody needs two reports of such names.
        key = normalize("NFC", os.path.realpath(path)).casefold()
        if key in seen and not _is_stream(path):
            raise Failure(
                f"{path}: {seen[key]} 与 {option} 写到同一个文件，请分开 "
                "(two reports into one file; name two)"
            )
        seen[key] = option


def refuse_overwriting(options: CheckOptions, config: Config, files: Sequence[Found]) -> None:
    """Refuse a target that is one of the documents `files`, or that the run reads otherwise.

    Raises Failure.
    """
    targets = {_identity(path): (option, path) for option, path in _targets(options)}
    targets.pop(None, None)
    if not targets:
        return
    for path in (*(found.path for found in files), *_settings(config)):
        target = targets.get(_identity(path))
        if target is not None and not (_is_baseline(path, config) and "baseline" in target[0]):
            option, place = target
            raise Failure(
                f"{place}: {option} 会覆盖一个要检查或要读取的文件，没有写入，请换一个文件名，"
                "或用 exclude 排除它 (would replace a file that is checked or read; "
                "name another, or exclude this one)"
            )


def _targets(options: CheckOptions) -> Iterator[Target]:
    for _, path in options.reports:
        yield "--report", path
    if options.output_file is not None:
        yield "--output-file", options.output_file
    if options.write_baseline is not None:
        yield "--write-baseline", options.write_baseline
    if options.baseline is not None:  # nothing else may be written into it
        yield "--baseline", options.baseline


def _settings(config: Config) -> Iterator[Path]:
    if config.source is not None:
        yield config.source
    if config.baseline is not None:
        yield config.root / config.baseline


def _is_baseline(path: Path, config: Config) -> bool:
    return config.baseline is not None and path == config.root / config.baseline


def _holds_settings(path: Path) -> bool:
    """Say whether `path` is a file of settings, of wenlint or git, whoever reads them."""
    settings = path.suffix.lower() == ".toml" or path.name.lower() in _SETTINGS
    return settings and os.path.lexists(path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells one file from all others; None for one that is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if path.is_file() else None


def _is_stream(path: Path) -> bool:
    """Say whether `path` is a device or a pipe, as /dev/stdout is: they are not replaced."""
    return path.exists() and not path.is_file()
