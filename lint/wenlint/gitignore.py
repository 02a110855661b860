"""Patterns as .gitignore has them; what understands them is imported when there are any."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return what says which paths the patterns `lines` mean."""
    from pathspec import GitIgnoreSpec  # not worth 11 ms to a run of named files

    return GitIgnoreSpec.from_lines(lines)
