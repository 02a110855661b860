"""What of a report is new: not in the baseline, on a line that changed."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from wenlint.command.options import CheckOptions
from wenlint.command.outputs import tell_failures, write_file
from wenlint.command.settings import common_folder
from wenlint.config import inside_tree
from wenlint.core.failure import Failure
from wenlint.core.finding import Report
from wenlint.core.visible import visible
from wenlint.engine.baseline import (
    BaselineError,
    Entry,
    Matcher,
    Scope,
    apply_baseline,
    dump_baseline,
    new_baseline,
    read_baseline,
    stale_report,
)
from wenlint.engine.changed import Changes, only_changed
from wenlint.git.diff import GitError, changes_since
from wenlint.linter import Linter, display_path


class Known(Struct):
    """What a run knows already: the findings of a baseline, and lines that did not change.

    `accepted` is how many findings the last look took out for that.
    """

    baseline: RunBaseline | None
    changes: Changes | None
    folder: Path
    accepted: int = 0

    def accept(self, report: Report) -> Report:
        """Return what is new in `report`: not in the baseline, on a changed line."""
        before = len(report.findings)
        if self.baseline is not None:
            report, _ = self.baseline.matcher.match(report)
        if self.changes is not None:
            report = only_changed(report, self.changes, self.folder)
        self.accepted = before - len(report.findings)
        return report

    def close(self, report: Report, options: CheckOptions) -> Report:
        """Return what is new, and what is stale in the baseline unless that is pruned."""
        new = self.accept(report)
        if self.baseline is None:
            return new
        return self.baseline.close(report, new, options)


class RunBaseline(Struct, frozen=True, dict=True):
    """The baseline of a run: its file, what it holds, and what the run looks at."""

    path: Path
    entries: tuple[Entry, ...]
    scope: Scope

    @classmethod
    def of(cls, options: CheckOptions, linter: Linter) -> RunBaseline | None:
        """Return the baseline that the command line names, else that of the configuration."""
        path, config = options.baseline, linter.config
        if path is None and config.baseline is not None:
            path = config.root / config.baseline
            inside_tree(config.source or config.root, "baseline", path)
        if path is None:
            if options.update_baseline:
                raise Failure("--update-baseline 要同 --baseline 一起用 (needs --baseline)")
            return None
        try:
            return cls(path, read_baseline(path), scope_of(options, linter))
        except BaselineError as error:
            raise Failure(str(error)) from None

    @cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.entries, self.path.parent)

    def close(self, report: Report, new: Report, options: CheckOptions) -> Report:
        """Prune the entries that are stale, or add the findings that say so to `new`."""
        filtered = apply_baseline(report, self.entries, self.path.parent, self.scope)
        if options.update_baseline:
            if filtered.current != self.entries:
                write_file(self.path, dump_baseline(filtered.current), "--update-baseline")
            if not options.quiet:
                count = len(filtered.stale)
                path = visible(str(self.path))
                sys.stderr.write(f"已清理基线 (baseline pruned): {path}, -{count}\n")
            return new
        if not filtered.stale or options.diff:
            return new
        told = stale_report(display_path(self.path), filtered.stale)
        return replace(new, files=(*new.files, told))


def scope_of(options: CheckOptions, linter: Linter) -> Scope:
    """Return what the run looks at, so that it judges no entry that it could not find again."""
    active = {one.rule.code for one in linter.rules}
    return Scope(options.paths, frozenset(linter.registry.by_code) - active)


def known_of(options: CheckOptions, linter: Linter) -> Known:
    """Return what the run knows already. Raises Failure."""
    revision = options.new_from or options.new_from_merge_base
    if options.new_from and options.new_from_merge_base:
        raise Failure("--new-from 与 --new-from-merge-base 只能取其一 (use one of them)")
    baseline = RunBaseline.of(options, linter)
    folder = Path.cwd()
    if not revision:
        return Known(baseline, None, folder)
    merge_base = options.new_from_merge_base is not None
    try:
        changes = changes_since(revision, common_folder(options.paths), merge_base=merge_base)
    except GitError as error:
        raise Failure(str(error)) from None
    return Known(baseline, changes, folder)


def write_baseline(options: CheckOptions, linter: Linter, report: Report) -> int:
    """Write what `report` has found into the baseline; return the exit code.

    What could not be checked is told: its findings are not in the baseline.
    """
    path = options.write_baseline
    assert path is not None  # or it would not be called
    old: tuple[Entry, ...] = ()
    if path.exists():
        try:
            old = read_baseline(path)  # for the reasons that its entries carry
        except BaselineError as error:
            raise Failure(str(error)) from None
    entries = new_baseline(report, old, path.parent, scope_of(options, linter))
    write_file(path, dump_baseline(entries), "--write-baseline")
    tell_failures(report, linter.config.lang)
    if not options.quiet:
        shown = visible(str(path))
        sys.stderr.write(f"已写入基线 (baseline written): {shown}, {len(entries)}\n")
    return 2 if report.exit_code == 2 else 0
