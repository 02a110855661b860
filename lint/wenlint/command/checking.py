"""One `wenlint check`: settings, files, findings, what is new, fixes, reports, exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from wenlint.command.options import STDIN, CheckOptions, Failure
from wenlint.command.outputs import tell_failures, write_all, write_extra
from wenlint.command.plugins import rules_at_hand
from wenlint.command.settings import settings, show_settings
from wenlint.command.targets import check_targets, refuse_overwriting
from wenlint.config import Config
from wenlint.discovery import Found, MissingPath, discover
from wenlint.finding import Report, Skipped
from wenlint.house import with_house_rules
from wenlint.registry import Registry
from wenlint.report.visible import visible
from wenlint.run import (
    Checker,
    Progress,
    check_each,
    compare_files,
    display_path,
    make_checker,
)

if TYPE_CHECKING:
    from wenlint.command.accepting import Known


def run_check(options: CheckOptions) -> int:
    """Check what `options` ask for, report it, and return the exit code.

    Raises Failure and ConfigError.
    """
    check_targets(options)
    config = settings(options)
    registry = with_house_rules(rules_at_hand(), config)
    if options.show_settings:
        show_settings(config, registry)
        return 0
    if STDIN in options.paths:
        return _check_stdin(options, config, registry)
    files = _files(options, config)
    if options.show_files:
        sys.stdout.write("".join(visible(display_path(found.path)) + "\n" for found in files))
        return 0
    if not files:  # a hook whose files are all excluded
        write_extra(Report(()), config, options)
        return 0
    refuse_overwriting(options, config, files)
    return _check_found(files, make_checker(config, registry), options)


def _check_found(files: Sequence[Found], checker: Checker, options: CheckOptions) -> int:
    known = _known(options, checker)  # first: what is wrong with it should be told at once
    progress = _progress(options.quiet)
    report = check_each(files, checker, jobs=options.jobs, progress=progress)
    failures: Sequence[str] = ()
    if options.fix or options.diff:
        from wenlint.command.mending import mend

        report, failures = mend(files, report, checker, known.accept if known else None, options)
    report = compare_files(files, checker, report)  # as mended, if they were
    if options.write_baseline is not None:
        from wenlint.command.accepting import write_baseline

        return write_baseline(options, checker, report)
    if known is not None:
        report = known.close(report, options)
    if options.diff:  # took the place of the report
        write_extra(report, checker.config, options)
        tell_failures(report, checker.config.lang)
    else:
        write_all(report, checker.config, options)
    for failure in failures:
        sys.stderr.write(f"Error: {visible(failure)}\n")
    return 2 if failures else _exit_code(report, options)


def _known(options: CheckOptions, checker: Checker) -> Known | None:
    """Return what tells known findings from new ones, if anything was asked to."""
    if options.diff:
        _refuse_beside("--diff", options, "update_baseline")
    if options.write_baseline is not None:
        _refuse_beside("--write-baseline", options, "fix", "diff", "update_baseline", *_NEW)
        return None
    asked = (options.baseline, options.update_baseline, options.new_from)
    if not any((*asked, options.new_from_merge_base, checker.config.baseline)):
        return None
    from wenlint.command.accepting import known_of  # brings json and subprocess

    return known_of(options, checker)


_NEW = ("new_from", "new_from_merge_base")


def _refuse_beside(this: str, options: CheckOptions, *others: str) -> None:
    for other in others:
        if getattr(options, other):
            name = "--" + other.replace("_", "-")
            raise Failure(f"{this} 与 {name} 不能同用 ({this} and {name} cannot go together)")


def _exit_code(report: Report, options: CheckOptions) -> int:
    return 0 if options.exit_zero and report.exit_code == 1 else report.exit_code


def _files(options: CheckOptions, config: Config) -> list[Found]:
    try:
        files = list(discover(options.paths, config, force_exclude=options.force_exclude))
    except MissingPath as error:
        raise Failure(f"路径不存在 (no such file or folder): {error}") from None
    if not files and not options.force_exclude:
        suffixes = " ".join(config.suffixes)
        raise Failure(
            f"没有可检查的文件：这些路径下没有 {suffixes} 文件，或都被排除了"
            f" (no file to check: none with {suffixes}, or all are excluded)"
        )
    return files


def _check_stdin(options: CheckOptions, config: Config, registry: Registry) -> int:
    if len(options.paths) > 1:
        raise Failure("“-”不能与其他路径同用 (`-` stands alone)")
    writing = ("fix", "diff", "write_baseline", "update_baseline")
    _refuse_beside("-", options, *writing, *_NEW)
    checker = make_checker(config, registry)
    known = _known(options, checker)
    name = options.stdin_filename or "stdin.txt"
    outcome = checker.check_bytes(sys.stdin.buffer.read(), name, Path(name), named=True)
    report = Report(()) if isinstance(outcome, Skipped) else Report((outcome,))
    if known is not None:
        report = known.accept(report)
    write_all(report, config, options)
    return _exit_code(report, options)


def _progress(quiet: bool) -> Progress | None:
    """Return what shows progress on the terminal, if there is one to show it on."""
    if quiet or not sys.stderr.isatty():
        return None
    stream: TextIO = sys.stderr

    def show(done: int, total: int) -> None:
        if total >= 200 and (done % 50 == 0 or done == total):
            stream.write("\r\x1b[K" if done == total else f"\r{done}/{total} ")
            stream.flush()

    return show
