"""Mends the files of a run, or shows how it would."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from wenlint.command.options import CheckOptions
from wenlint.core.finding import FileReport, Report
from wenlint.core.visible import visible_lines
from wenlint.discovery import Found
from wenlint.fixing import FixError, diff, fix_bytes, read_bytes, write_fixed
from wenlint.git.worktree import leads_out, work_tree
from wenlint.linter import Linter, display_path

Accept = Callable[[Report], Report]


def mend(
    files: Sequence[Found],
    report: Report,
    linter: Linter,
    accept: Accept | None,
    options: CheckOptions,
) -> tuple[Report, Sequence[str]]:
    """Mend the files, or print the diff; return what is left and the files that failed.

    `accept` leaves what is new of a report; without, all findings are.
    """
    paths = {display_path(found.path): found for found in files}
    fixable = {
        file.path
        for file in (accept(report) if accept else report).files
        if any(f.fix and (f.fix.safe or options.unsafe_fixes) for f in file.findings)
    }
    mended: dict[str, FileReport] = {}
    failures = []
    applied = 0
    for name in sorted(fixable):
        try:
            left, count = _mend_file(paths[name], name, linter, accept, options)
        except FixError as error:
            failures.append(str(error))
            continue
        if left is not None:
            mended[name] = left
            applied += count
    if applied and not options.quiet:
        sys.stderr.write(f"已修复 (fixed): {applied}\n")
    return replace(report, files=tuple(mended.get(f.path, f) for f in report.files)), failures


def _trees(paths: Sequence[Path]) -> Sequence[Path]:
    """Return the trees of the run: the one around the working directory, and those it was given."""
    folders = [Path.cwd(), *(path for path in paths if path.is_dir())]
    return [work_tree(folder) for folder in folders]


def _leads_elsewhere(path: Path, linter: Linter, options: CheckOptions) -> bool:
    """Say whether `path` is a link out of the tree, or to what is no document in it."""
    suffixes = tuple(linter.config.suffixes)
    to_another_kind = path.is_symlink() and not os.path.realpath(path).endswith(suffixes)
    return to_another_kind or leads_out(path, _trees(options.paths))


def _mend_file(
    found: Found, name: str, linter: Linter, accept: Accept | None, options: CheckOptions
) -> tuple[FileReport | None, int]:
    """Mend one file; return what is left in it, unless all is, and how many fixes were applied."""

    def look(data: bytes) -> FileReport:
        return linter.check_bytes(data, name, found.path)

    def new(file: FileReport) -> FileReport:
        return accept(Report((file,))).files[0] if accept else file

    if not options.diff and _leads_elsewhere(found.path, linter, options):
        raise FixError(
            f"{name}: 是指向别处的链接，没有修改，请修改它所指的文件 "
            "(a link that leads elsewhere, not fixed; fix the file that it points to)"
        )
    encoding = linter.config.encoding
    before = read_bytes(found.path)
    fixed = fix_bytes(before, look, encoding, unsafe=options.unsafe_fixes, accept=new)
    if options.diff:
        sys.stdout.write(visible_lines(diff(name, before, fixed.data, encoding)))
        return None, 0
    if fixed.data != before:
        write_fixed(found.path, before, fixed.data)
    return fixed.report, fixed.applied
