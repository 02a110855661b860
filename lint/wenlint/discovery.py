"""Paths to files: folders walked, .gitignore and exclude respected, nothing lost silently."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from wenlint.config import Config
from wenlint.gitignore import spec_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class MissingPath(Exception):
    """A path of the command line that is not there."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check; `named` if the command line named it itself."""

    path: Path
    named: bool


def discover(paths: Sequence[Path], config: Config, *, force_exclude: bool) -> Iterator[Found]:
    """Yield the files below `paths`, each once, in order.

    A file that is named is checked whatever its suffix, and even if `exclude` means it unless
    `force_exclude`; in folders only the configured suffixes count. Raises MissingPath at the
    first path that is not there, before any file is yielded.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise MissingPath(str(path))
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found: Iterable[Path] = _walk(path, config, *_exclusion(config))
        elif force_exclude and is_excluded(path, config):
            continue
        else:
            found = (path,)
        for file in found:
            key = file.resolve() if file.exists() else file.absolute()
            if key not in seen:
                seen.add(key)
                yield Found(file, named=not path.is_dir())


def is_excluded(path: Path, config: Config) -> bool:
    """Say whether the `exclude` of `config` means the file `path`, be it there or not."""
    return _is_excluded(path, *_exclusion(config))


@lru_cache(maxsize=4)
def _exclusion_of(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return spec_of(patterns)


def _exclusion(config: Config) -> tuple[GitIgnoreSpec, Path]:
    spec = _exclusion_of((*config.exclude, *config.extend_exclude))
    return spec, config.root.resolve()


def _walk(folder: Path, config: Config, exclude: GitIgnoreSpec, root: Path) -> Iterator[Path]:
    suffixes = tuple(suffix.lower() for suffix in config.suffixes)
    for here, folders, files in os.walk(folder):
        current = Path(here)
        folders[:] = sorted(
            name
            for name in folders
            if not _is_hidden_from(current / name, config, exclude, root, folder=True)
        )
        for name in sorted(files):
            if not name.lower().endswith(suffixes):
                continue
            if not _is_hidden_from(current / name, config, exclude, root, folder=False):
                yield current / name


def _is_hidden_from(
    path: Path, config: Config, exclude: GitIgnoreSpec, root: Path, *, folder: bool
) -> bool:
    if _is_excluded(path, exclude, root, folder=folder):
        return True
    return config.respect_gitignore and _is_ignored_by_git(path, folder=folder)


def _is_excluded(path: Path, spec: GitIgnoreSpec, root: Path, *, folder: bool = False) -> bool:
    resolved = path.absolute()
    try:
        relative = resolved.relative_to(root).as_posix()
    except ValueError:
        relative = resolved.as_posix().lstrip("/")
    return spec.match_file(relative + "/" if folder else relative)


def _is_ignored_by_git(path: Path, *, folder: bool) -> bool:
    """Ask the .gitignore files from the repository's top down to the path's own folder."""
    absolute = path.absolute()
    ignored = False
    for base, spec in _specs(absolute.parent):
        relative = absolute.relative_to(base).as_posix() + ("/" if folder else "")
        verdict = spec.check_file(relative).include
        ignored = ignored if verdict is None else verdict
    return ignored


@lru_cache(maxsize=4096)
def _specs(folder: Path) -> tuple[tuple[Path, GitIgnoreSpec], ...]:
    """Return the ignore files that hold for `folder`, the repository's own first."""
    top = (folder / ".git").exists()
    above = () if top or folder.parent == folder else _specs(folder.parent)
    if not top and not above and not _in_repository(folder):
        return ()
    names = [folder / ".git" / "info" / "exclude"] if top else []
    found = [
        (folder, spec_of(_lines(name)))
        for name in [*names, folder / ".gitignore"]
        if name.is_file()
    ]
    return (*above, *found)


@lru_cache(maxsize=4096)
def _in_repository(folder: Path) -> bool:
    return any((place / ".git").exists() for place in (folder, *folder.parents))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()
