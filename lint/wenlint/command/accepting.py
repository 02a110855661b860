"""What of a report is new: not in the baseline, on a line that changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from wenlint.baseline import (
    BaselineError,
    Entry,
    apply_baseline,
    dump_baseline,
    new_baseline,
    read_baseline,
    stale_report,
)
from wenlint.changed import GitError, changes_since, only_changed
from wenlint.command.options import CheckOptions, Failure
from wenlint.command.outputs import write_file
from wenlint.config import Config
from wenlint.finding import Report
from wenlint.run import display_path

Filter = Callable[[Report], Report]


@dataclass(frozen=True)
class RunBaseline:
    """The baseline of a run: its file and what it holds."""

    path: Path
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, options: CheckOptions, config: Config) -> RunBaseline | None:
        """Return the baseline that the command line names, else that of the configuration."""
        path = options.baseline
        if path is None and config.baseline is not None:
            path = config.root / config.baseline
        if path is None:
            if options.update_baseline:
                raise Failure("--update-baseline 要同 --baseline 一起用 (needs --baseline)")
            return None
        try:
            return cls(path, read_baseline(path))
        except BaselineError as error:
            raise Failure(str(error)) from None

    def accept(self, report: Report) -> Report:
        """Return `report` without what the baseline knows."""
        return apply_baseline(report, self.entries, self.path.parent).report

    def close(self, before: Report, report: Report, *, update: bool) -> Report:
        """Prune what is stale from the file, or add the findings that say so to `report`.

        `before` is the report before any filter.
        """
        filtered = apply_baseline(before, self.entries, self.path.parent)
        if update and filtered.current != self.entries:
            write_file(self.path, dump_baseline(filtered.current), "--update-baseline")
        if update or not filtered.stale:
            return report
        name = display_path(self.path)
        return replace(report, files=(*report.files, stale_report(name, filtered.stale)))


def accepting(options: CheckOptions, baseline: RunBaseline | None) -> Filter:
    """Return the filter that leaves what is new: not in the baseline, on a changed line."""
    filters: list[Filter] = [baseline.accept] if baseline else []
    revision = options.new_from or options.new_from_merge_base
    if options.new_from and options.new_from_merge_base:
        raise Failure("--new-from 与 --new-from-merge-base 只能取其一 (use one of them)")
    if revision:
        folder = Path.cwd()
        try:
            changes = changes_since(
                revision, folder, merge_base=options.new_from_merge_base is not None
            )
        except GitError as error:
            raise Failure(str(error)) from None
        filters.append(lambda report: only_changed(report, changes, folder))

    def accept(report: Report) -> Report:
        for one in filters:
            report = one(report)
        return report

    return accept


def write_baseline(path: Path, report: Report) -> int:
    """Write what `report` has found into a baseline; return the exit code."""
    old: tuple[Entry, ...] = ()
    if path.exists():
        try:
            old = read_baseline(path)  # for the reasons that its entries carry
        except BaselineError as error:
            raise Failure(str(error)) from None
    entries = new_baseline(report, old, path.parent)
    write_file(path, dump_baseline(entries), "--write-baseline")
    sys.stderr.write(f"已写入基线 (baseline written): {path}, {len(entries)}\n")
    return 2 if report.exit_code == 2 else 0
