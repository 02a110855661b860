"""The tree that a run works in, and the links that lead out of it.

Links, like names, may come with the documents from a stranger: nothing is written, and no
setting is read, through one that leads elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def work_tree(folder: Path) -> Path:
    """Return the top of the repository around `folder`; where there is none, `folder` itself."""
    return repository_of(folder) or Path(os.path.abspath(folder))  # noqa: PTH100


def repository_of(folder: Path) -> Path | None:
    """Return the top of the repository around `folder`, if there is one."""
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100 - `absolute` leaves `..` in
    places = (absolute, *absolute.parents)
    return next((place for place in places if os.path.lexists(place / ".git")), None)


def leads_out(path: Path, trees: Iterable[Path]) -> bool:
    """Say whether `path` stands in one of `trees`, but a link on the way leads out of that.

    A link into the repository's own `.git` leads out too. A path that stands in none of them
    was named by the person who runs wenlint, who may name any.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    real = Path(os.path.realpath(path))
    return any(_out_of(tree, absolute, real) for tree in trees if absolute.is_relative_to(tree))


def linked_in(path: Path, tree: Path) -> bool:
    """Say whether `path` is itself a link that came with `tree`, wherever it leads."""
    return path.is_symlink() and Path(os.path.abspath(path)).is_relative_to(tree)  # noqa: PTH100


def _out_of(tree: Path, absolute: Path, real: Path) -> bool:
    top = Path(os.path.realpath(tree))
    return not real.is_relative_to(top) or _in_git(real, top) > _in_git(absolute, tree)


def _in_git(path: Path, top: Path) -> bool:
    return ".git" in path.relative_to(top).parts
