"""One `wenlint check`: settings, files, findings, what is new, fixes, reports, exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec.structs import replace

from wenlint.command.notes import OFFICE, RULES_OFF, notes
from wenlint.command.options import STDIN, CheckOptions
from wenlint.command.outputs import tell_failures, write_all, write_extra
from wenlint.command.plugins import rules_at_hand
from wenlint.command.settings import settings, show_settings
from wenlint.command.targets import check_targets, refuse_overwriting
from wenlint.compiled import keep_patterns, recall_patterns
from wenlint.config import Config
from wenlint.core.failure import Failure
from wenlint.core.finding import FileReport, Report
from wenlint.core.message import Message
from wenlint.core.visible import visible
from wenlint.custom_rules import with_custom_rules
from wenlint.discovery import Discovery, Found, MissingPath, discover, is_excluded
from wenlint.engine.registry import Registry
from wenlint.files import reason
from wenlint.linter import Linter, display_path, make_linter, unread
from wenlint.readers import is_word
from wenlint.run import Progress, check_each, compare_files

if TYPE_CHECKING:
    from wenlint.command.accepting import Known


def run_check(options: CheckOptions) -> int:
    """Check what `options` ask for, report it, and return the exit code.

    Raises Failure and ConfigError.
    """
    recall_patterns()
    try:
        return _run_check(options)
    finally:
        keep_patterns()


def _run_check(options: CheckOptions) -> int:
    check_targets(options)
    config = settings(options)
    registry = with_custom_rules(rules_at_hand(), config)
    if options.show_settings:
        show_settings(config, registry)
        return 0
    if STDIN in options.paths:
        return _check_stdin(options, config, registry)
    there = _discovered(options, config)
    if options.show_files:
        files = (visible(display_path(found.path)) for found in there.files)
        sys.stdout.write("".join(f"{file}\n" for file in files))
        tell_failures(Report(there.diagnostics), config.lang)
        return 2 if there.diagnostics else 0
    given = (Found(path, named=True) for path in options.paths)  # some may be excluded
    refuse_overwriting(options, config, [*there.files, *given])
    if _hook_without_files(options, there):
        write_extra(Report(()), config, options)
        return 0
    return _check_found(there, make_linter(config, registry), options)


def _hook_without_files(options: CheckOptions, there: Discovery) -> bool:
    """Say whether the given files, and no folder among them, are all excluded."""
    return (
        options.force_exclude
        and not there.files
        and not any(path.is_dir() for path in options.paths)
    )


def _check_found(there: Discovery, linter: Linter, options: CheckOptions) -> int:
    files = there.files
    known = _known(options, linter)  # first: what is wrong with it should be told at once
    copies = _copies(files, options)
    progress = _progress(options.quiet)
    report = check_each(files, linter, jobs=options.jobs, progress=progress)
    report = _with_the_rest(report, there, options)
    failures: Sequence[str] = ()
    if options.fix or options.diff:
        from wenlint.command.mending import mend

        report, failures = mend(files, report, linter, known.accept if known else None, options)
    report = compare_files(files, linter, report)  # as mended, if they were
    if options.write_baseline is not None:
        from wenlint.command.accepting import write_baseline

        if _is_empty(report, options):
            raise Failure(_nothing_checked(report))
        return write_baseline(options, linter, report)
    if known is not None:
        report = known.close(report, options)
    if copies:
        from wenlint.command.copies import write_copies

        failures = [*failures, *write_copies(copies, files, report, linter)]
    report = replace(report, notes=notes(linter, report, known))
    if options.diff:  # took the place of the report
        write_extra(report, linter.config, options)
        tell_failures(report, linter.config.lang)
    else:
        write_all(report, linter.config, options)
    for failure in failures:
        sys.stderr.write(f"Error: {visible(failure)}\n")
    return 2 if failures else _exit_code(report, options)


def _copies(files: Sequence[Found], options: CheckOptions) -> dict[str, Path]:
    """Return where annotated copies go, if any were asked for; refuse to mend Word documents."""
    if options.fix and (words := [f for f in files if f.named and is_word(f.path.name)]):
        raise Failure(
            f"{words[0].path}: --fix 不改 Word 文档；要在副本里加批注，用 --annotate FILE "
            "(--fix leaves Word documents alone; --annotate FILE writes a copy with comments)"
        )
    if options.annotate is None:
        return {}
    _refuse_beside("--annotate", options, "fix", "diff", "write_baseline")
    from wenlint.command.copies import copies_asked

    return copies_asked(files, options)


def _with_the_rest(report: Report, there: Discovery, options: CheckOptions) -> Report:
    """Return `report` with what the run could not look at, and what it left out."""
    diagnostics, skipped = list(there.diagnostics), there.skipped
    if options.strict_files:
        diagnostics += (unread(one.path, one.reason) for one in skipped)
        skipped = ()
    return replace(
        report,
        files=tuple(sorted((*report.files, *diagnostics), key=lambda file: file.path)),
        skipped=skipped,
        left_out=there.left_out,
    )


def _known(options: CheckOptions, linter: Linter) -> Known | None:
    """Return what tells known findings from new ones, if anything was asked to."""
    if options.diff:
        _refuse_beside("--diff", options, "update_baseline")
    if options.write_baseline is not None:
        _refuse_beside("--write-baseline", options, "fix", "diff", "update_baseline", *_NEW)
        return None
    asked = (options.baseline, options.update_baseline, options.new_from)
    if not any((*asked, options.new_from_merge_base, linter.config.baseline)):
        return None
    from wenlint.command.accepting import known_of  # brings json and subprocess

    return known_of(options, linter)


_NEW = ("new_from", "new_from_merge_base")


def _refuse_beside(this: str, options: CheckOptions, *others: str) -> None:
    for other in others:
        if getattr(options, other):
            name = "--" + other.replace("_", "-")
            raise Failure(f"{this} 与 {name} 不能同用 ({this} and {name} cannot go together)")


def _exit_code(report: Report, options: CheckOptions) -> int:
    if _is_empty(report, options):
        sys.stderr.write(f"Error: {_nothing_checked(report)}\n")
        return 2
    return 0 if options.exit_zero and report.exit_code == 1 else report.exit_code


def _is_empty(report: Report, options: CheckOptions) -> bool:
    return not (report.checked or report.exit_code or options.allow_empty)


def _nothing_checked(report: Report) -> str:
    """Return why a run that checked nothing is no success, and what to do."""
    whys = [(one.reason, one.count) for one in report.left_out]
    if off := sum(not file.checked for file in report.files):
        whys.append((RULES_OFF, off))
    if report.skipped:
        whys.append((OFFICE, len(report.skipped)))
    zh = "、".join(f"{why.zh} {count}" for why, count in whys)
    en = ", ".join(f"{count} {why.en}" for why, count in whys)
    return (
        f"没有检查任何文件{f'（{zh}）' if zh else ''}；请核对路径与设置，"
        f"确实没有文件可查时加 --allow-empty (no file was checked{f': {en}' if en else ''}; "
        "check the paths and the settings, or allow it with --allow-empty)"
    )


def _discovered(options: CheckOptions, config: Config) -> Discovery:
    try:
        return discover(options.paths, config, force_exclude=options.force_exclude)
    except MissingPath as error:
        raise Failure(f"路径不存在 (no such file or folder): {error}") from None


def _check_stdin(options: CheckOptions, config: Config, registry: Registry) -> int:
    if len(options.paths) > 1:
        raise Failure("“-”不能与其他路径同用 (`-` stands alone)")
    writing = ("fix", "diff", "write_baseline", "update_baseline", "annotate")
    _refuse_beside("-", options, *writing, *_NEW)
    name = options.stdin_filename or "stdin.txt"
    refuse_overwriting(options, config, [Found(Path(name), named=True)])
    linter = make_linter(config, registry)
    known = _known(options, linter)
    if options.force_exclude and is_excluded(Path(name), config):
        write_extra(Report(()), config, options)
        return 0
    report = Report((_stdin_report(linter, name),))
    if known is not None:
        report = known.accept(report)
    report = replace(report, notes=notes(linter, report, known))
    write_all(report, config, options)
    return _exit_code(report, options)


def _stdin_report(linter: Linter, name: str) -> FileReport:
    """Check the standard input, of which no more is read than of a file."""
    try:
        data = sys.stdin.buffer.read(linter.limit + 1)
    except (OSError, ValueError, AttributeError) as error:  # closed, or a folder
        why = reason(error) if isinstance(error, OSError) else _CLOSED
        return unread(name, why)
    return linter.check_bytes(data, name, Path(name))


_CLOSED = Message("标准输入已关闭", "the standard input is closed")


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
