"""One `wenlint check`: settings, files, findings, what is new, fixes, reports, exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from wenlint.command.options import STDIN, CheckOptions, Failure
from wenlint.command.outputs import check_targets, write_all, write_extra
from wenlint.command.plugins import rules_at_hand
from wenlint.command.settings import settings, show_settings
from wenlint.config import Config
from wenlint.discovery import Found, MissingPath, discover
from wenlint.finding import Report, Skipped
from wenlint.house import with_house_rules
from wenlint.registry import Registry
from wenlint.run import Progress, check_files, display_path, make_checker


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
        sys.stdout.write("".join(display_path(found.path) + "\n" for found in files))
        return 0
    if not files:  # a hook whose files are all excluded
        write_extra(Report(()), config, options)
        return 0
    progress = _progress(options.quiet)
    report = check_files(files, config, registry, jobs=options.jobs, progress=progress)
    if options.write_baseline is not None:
        from wenlint.command.accepting import write_baseline

        return write_baseline(options.write_baseline, report)
    report, failures = _new_and_mended(files, report, options, config, registry)
    if options.diff:
        return _exit_code(report, options)
    write_all(report, config, options)
    for failure in failures:
        sys.stderr.write(f"Error: {failure}\n")
    return 2 if failures else _exit_code(report, options)


def _new_and_mended(
    files: Sequence[Found],
    report: Report,
    options: CheckOptions,
    config: Config,
    registry: Registry,
) -> tuple[Report, Sequence[str]]:
    """Mend what is to be mended, leave out what is known; return also the files that failed."""
    narrow = (
        options.baseline,
        config.baseline,
        options.update_baseline,
        options.new_from,
        options.new_from_merge_base,
    )
    if not any(narrow) and not options.fix and not options.diff:
        return report, ()
    from wenlint.command.accepting import RunBaseline, accepting

    baseline = RunBaseline.of(options, config)
    accept = accepting(options, baseline)
    failures: Sequence[str] = ()
    if options.fix or options.diff:
        from wenlint.command.mending import mend

        checker = make_checker(config, registry)
        report, failures = mend(files, report, checker, accept, options)
    left = accept(report)
    if baseline is not None and not options.diff:
        left = baseline.close(report, left, update=options.update_baseline)
    return left, failures


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
    if options.fix or options.write_baseline or options.new_from or options.new_from_merge_base:
        raise Failure("标准输入只能检查 (the standard input can only be checked)")
    name = options.stdin_filename or "stdin.txt"
    checker = make_checker(config, registry)
    outcome = checker.check_bytes(sys.stdin.buffer.read(), name, Path(name), named=True)
    report = Report(()) if isinstance(outcome, Skipped) else Report((outcome,))
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
