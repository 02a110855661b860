"""Which files are checked: suffixes, .gitignore, exclude, and nothing lost silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenlint.config import Config, override
from wenlint.discovery import MissingPath, discover


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("正文\n", encoding="utf-8")


def names(root: Path, *paths: str, force_exclude: bool = False, **settings: object) -> list[str]:
    config = override(Config(root=root), settings)
    given = [root / path for path in paths]
    found = discover(given, config, force_exclude=force_exclude)
    return [one.path.relative_to(root).as_posix() for one in found.files]


def test_folders_are_walked_for_the_known_suffixes(tmp_path: Path) -> None:
    tree(tmp_path, "b.md", "a.TXT", "c.py", "sub/d.txt", "node_modules/e.md", ".git/f.md")
    assert names(tmp_path, ".") == ["a.TXT", "b.md", "sub/d.txt"]


def test_a_named_file_is_checked_whatever_its_suffix_and_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.rst", "b.md")
    assert names(tmp_path, "a.rst", "b.md", ".", "a.rst") == ["a.rst", "b.md"]


def test_gitignore_is_respected_down_the_tree(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "draft/b.md", "sub/c.md", "sub/keep.md", "sub/deep/d.md", "e.txt")
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("e.txt\n")
    (tmp_path / ".gitignore").write_text("draft/\n*.md\n!a.md\n")
    (tmp_path / "sub" / ".gitignore").write_text("!keep.md\n")
    assert names(tmp_path, ".") == ["a.md", "sub/keep.md"]
    assert len(names(tmp_path, ".", respect_gitignore=False)) == 6


def test_exclude_is_relative_to_the_configuration(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "old/b.md", "sub/old.md")
    assert names(tmp_path, ".", extend_exclude=("/old",)) == ["a.md", "sub/old.md"]
    # a named file is meant, unless the hook says otherwise
    assert names(tmp_path, "old/b.md", extend_exclude=("old",)) == ["old/b.md"]
    assert names(tmp_path, "old/b.md", extend_exclude=("old",), force_exclude=True) == []


def test_a_missing_path_stops_before_anything_is_checked(tmp_path: Path) -> None:
    tree(tmp_path, "a.md")
    with pytest.raises(MissingPath, match="nowhere"):
        names(tmp_path, "a.md", "nowhere.md")
