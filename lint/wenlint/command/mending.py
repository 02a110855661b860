"""Mends the files of a run, or shows how it would."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from wenlint.command.accepting import Filter
from wenlint.command.options import CheckOptions
from wenlint.discovery import Found
from wenlint.finding import FileReport, Report
from wenlint.fixing import FixError, diff, fix_bytes, write_fixed
from wenlint.run import Checker, display_path


def mend(
    files: Sequence[Found], report: Report, checker: Checker, accept: Filter, options: CheckOptions
) -> tuple[Report, Sequence[str]]:
    """Mend the files, or print the diff; return what is left and the files that failed."""
    paths = {display_path(found.path): found for found in files}
    fixable = {
        file.path
        for file in accept(report).files
        if any(f.fix and (f.fix.safe or options.unsafe_fixes) for f in file.findings)
    }
    mended: dict[str, FileReport] = {}
    failures = []
    applied = 0
    for name in sorted(fixable):
        try:
            mended[name], count = _mend_file(paths[name], name, checker, accept, options)
            applied += count
        except (FixError, OSError) as error:
            failures.append(str(error))
    if applied and not options.quiet:
        sys.stderr.write(f"已修复 (fixed): {applied}\n")
    return replace(report, files=tuple(mended.get(f.path, f) for f in report.files)), failures


def _mend_file(
    found: Found, name: str, checker: Checker, accept: Filter, options: CheckOptions
) -> tuple[FileReport, int]:
    """Mend one file; return what is left in it and how many fixes were applied."""

    def look(data: bytes) -> FileReport:
        outcome = checker.check_bytes(data, name, found.path, named=True)
        assert isinstance(outcome, FileReport)  # only unnamed files are skipped
        return outcome

    def look_at_new(data: bytes) -> FileReport:
        return accept(Report((look(data),))).files[0]

    before = found.path.read_bytes()
    fixed = fix_bytes(before, look_at_new, checker.config.encoding, unsafe=options.unsafe_fixes)
    if options.diff:
        sys.stdout.write(diff(name, before, fixed.data, checker.config.encoding))
        return look(before), 0
    if fixed.data != before:
        write_fixed(found.path, before, fixed.data)
    return look(fixed.data), fixed.applied
