"""What the command line asks of `wenlint check`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

STDIN = Path("-")


@dataclass(frozen=True)
class CheckOptions:
    """The options of `wenlint check`, as the command line gives them; None is left open."""

    paths: tuple[Path, ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    extend_select: tuple[str, ...] | None
    extend_ignore: tuple[str, ...] | None
    preview: bool | None
    across: bool | None
    exclude: tuple[str, ...] | None
    extend_exclude: tuple[str, ...] | None
    force_exclude: bool
    allow_empty: bool
    strict_files: bool
    respect_gitignore: bool | None
    encoding: str | None
    tracked: str | None
    final: bool
    annotate: Path | None
    force: bool
    config: Path | None
    isolated: bool
    output_format: str | None
    output_file: Path | None
    reports: tuple[tuple[str, Path], ...]
    stdin_filename: str | None
    exit_zero: bool
    quiet: bool
    jobs: int
    show_settings: bool
    show_files: bool
    statistics: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: Path | None
    write_baseline: Path | None
    update_baseline: bool
    new_from: str | None
    new_from_merge_base: str | None
    color: bool | None
    lang: str | None
