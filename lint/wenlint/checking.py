"""One `wenlint check`: settings, files, findings, filters, fixes, report, exit code."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import TextIO

from wenlint.atomic import write_bytes
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
from wenlint.config import Config, ConfigError, active_rules, find_config, override, read_config
from wenlint.discovery import Found, MissingPath, discover
from wenlint.finding import FileReport, Report, Skipped
from wenlint.fixing import FixError, diff, fix_bytes, write_fixed
from wenlint.house import with_house_rules
from wenlint.registry import Registry, load_rules
from wenlint.report import FORMATS, Style, write_report
from wenlint.run import Checker, Progress, check_files, display_path, make_checker

STDIN = Path("-")
PLUGINS = "wenlint.rules"
"""The entry-point group in which other packages name their rules."""

Filter = Callable[[Report], Report]


class Failure(Exception):
    """wenlint cannot do its work; the message says why, where, and what to do."""


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
    respect_gitignore: bool | None
    encoding: str | None
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


def rules_at_hand() -> Registry:
    """Return wenlint's own rules and those of installed plug-ins; raises Failure."""
    modules = ["wenlint_rules"]
    modules += sorted({entry.value.partition(":")[0] for entry in entry_points(group=PLUGINS)})
    try:
        return load_rules(*map(importlib.import_module, modules))
    except Exception as error:  # a plug-in may fail in any way
        known = ", ".join(modules[1:])
        raise Failure(
            f"规则装载失败，请检查插件 {known} (rules cannot be loaded, check the plug-ins): "
            f"{type(error).__name__}: {error}"
        ) from error


def run_check(options: CheckOptions) -> int:
    """Check what `options` ask for, report it, and return the exit code.

    Raises Failure and ConfigError.
    """
    _check_targets(options)
    config = settings(options)
    registry = with_house_rules(rules_at_hand(), config)
    if options.show_settings:
        _show_settings(config, registry)
        return 0
    if STDIN in options.paths:
        return _check_stdin(options, config, registry)
    files = _files(options, config)
    if options.show_files:
        sys.stdout.write("".join(display_path(found.path) + "\n" for found in files))
        return 0
    if not files:  # a hook whose files are all excluded
        _write_reports(Report(()), config, options)
        return 0
    progress = _progress(options.quiet)
    report = check_files(files, config, registry, jobs=options.jobs, progress=progress)
    if options.write_baseline is not None:
        return _write_baseline(options.write_baseline, report)
    baseline = _Baseline.of(options, config)
    accept = _accepting(options, baseline)
    failures: Sequence[str] = ()
    if options.fix or options.diff:
        checker = make_checker(config, registry)
        report, failures = _fix(files, report, checker, accept, options)
        if options.diff:
            return _exit_code(report, options)
    before, report = report, accept(report)
    if baseline is not None:
        report = baseline.close(before, report, update=options.update_baseline)
    _write(report, config, options)
    for failure in failures:
        sys.stderr.write(f"Error: {failure}\n")
    return 2 if failures else _exit_code(report, options)


def _check_targets(options: CheckOptions) -> None:
    """Refuse two reports into one file: the second would replace the first."""
    paths = [path for _, path in options.reports]
    paths += [options.output_file] if options.output_file else []
    twice = [path for path, count in Counter(map(Path.absolute, paths)).items() if count > 1]
    if twice:
        raise Failure(f"两份报告写到同一个文件 (two reports into one file): {twice[0]}")


def _exit_code(report: Report, options: CheckOptions) -> int:
    return 0 if options.exit_zero and report.exit_code == 1 else report.exit_code


# --- settings -----------------------------------------------------------------------------


def settings(options: CheckOptions) -> Config:
    """Return the settings of configuration files and command line together."""
    config = Config(root=Path.cwd())
    path = options.config
    if path is not None and options.isolated:
        raise Failure("--config 与 --isolated 只能取其一 (use one of them)")
    if path is not None and not path.is_file():
        raise Failure(f"--config 指定的文件不存在 (no such file): {path}")
    if path is None and not options.isolated:
        path = find_config(_common_folder(options.paths))
    if path is not None:
        config = read_config(Path(display_path(path)), config)
    if options.select is not None:  # what the file added belongs to the file's own selection
        config = replace(config, extend_select=())
    config = override(config, {name: getattr(options, name) for name in _ALSO_IN_FILES})
    _check_values(config)
    return config


_ALSO_IN_FILES = (
    "select",
    "ignore",
    "extend_select",
    "extend_ignore",
    "preview",
    "across",
    "exclude",
    "extend_exclude",
    "respect_gitignore",
    "encoding",
    "lang",
    "output_format",
)


def _check_values(config: Config) -> None:
    if config.output_format not in FORMATS:
        known = " / ".join(FORMATS)
        raise ConfigError(f"{config.source}: output-format 只能是 (must be one of) {known}")
    if config.encoding is not None:
        try:
            "".encode(config.encoding)
        except LookupError:
            raise Failure(f"没有编码 {config.encoding!r} (unknown encoding)") from None


def _common_folder(paths: Sequence[Path]) -> Path:
    """Return the deepest folder that holds all `paths`: where the search for a config begins."""
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives on Windows
        return Path.cwd()


def _show_settings(config: Config, registry: Registry) -> None:
    active = active_rules(config, registry)
    source = display_path(config.source) if config.source else "-"
    lines = [f"config = {source}"]
    for name, value in vars(config).items():
        if name not in ("source", "root"):
            shown = ", ".join(value) if isinstance(value, tuple) else value
            lines.append(f"{name.replace('_', '-')} = {shown}")
    lines.append("active rules:")
    lines += [f"  {one.rule.code} {one.rule.name} {one.severity.value}" for one in active]
    sys.stdout.write("\n".join(lines) + "\n")


# --- files --------------------------------------------------------------------------------


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
    _write(report, config, options)
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


# --- filters ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Baseline:
    """The baseline of a run: its file and what it holds."""

    path: Path
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, options: CheckOptions, config: Config) -> _Baseline | None:
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
        return apply_baseline(report, self.entries, self.path.parent).report

    def close(self, before: Report, report: Report, *, update: bool) -> Report:
        """Prune what is stale from the file, or add the findings that say so to `report`.

        `before` is the report before any filter.
        """
        filtered = apply_baseline(before, self.entries, self.path.parent)
        if update and filtered.current != self.entries:
            _write_file(self.path, dump_baseline(filtered.current), "--update-baseline")
        if update or not filtered.stale:
            return report
        name = display_path(self.path)
        return replace(report, files=(*report.files, stale_report(name, filtered.stale)))


def _accepting(options: CheckOptions, baseline: _Baseline | None) -> Filter:
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


def _write_baseline(path: Path, report: Report) -> int:
    old: tuple[Entry, ...] = ()
    if path.exists():
        try:
            old = read_baseline(path)  # for the reasons that its entries carry
        except BaselineError as error:
            raise Failure(str(error)) from None
    entries = new_baseline(report, old, path.parent)
    _write_file(path, dump_baseline(entries), "--write-baseline")
    sys.stderr.write(f"已写入基线 (baseline written): {path}, {len(entries)}\n")
    return 2 if report.exit_code == 2 else 0


# --- fixes --------------------------------------------------------------------------------


def _fix(
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
    for name in sorted(fixable):
        try:
            mended[name] = _fix_file(paths[name], name, checker, accept, options)
        except (FixError, OSError) as error:
            failures.append(str(error))
    return replace(report, files=tuple(mended.get(f.path, f) for f in report.files)), failures


def _fix_file(
    found: Found, name: str, checker: Checker, accept: Filter, options: CheckOptions
) -> FileReport:
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
        return look(before)
    if fixed.data != before:
        write_fixed(found.path, before, fixed.data)
    return look(fixed.data)


# --- reports ------------------------------------------------------------------------------


def _write(report: Report, config: Config, options: CheckOptions) -> None:
    """Write all reports, the main one last: its reader may go at any time, as `head` does."""
    try:
        _write_reports(report, config, options)
    finally:
        _write_main(report, config, options)


def _write_reports(report: Report, config: Config, options: CheckOptions) -> None:
    style = Style(config.lang, color=False, quiet=options.quiet)
    for output_format, path in options.reports:
        _write_report(report, output_format, style, path, "--report")


def _write_report(
    report: Report, output_format: str, style: Style, path: Path, option: str
) -> None:
    stream = io.StringIO()
    write_report(report, output_format, stream, style)
    _write_file(path, stream.getvalue().encode("utf-8", "surrogateescape"), option)


def _write_main(report: Report, config: Config, options: CheckOptions) -> None:
    style = Style(config.lang, options.color, quiet=options.quiet)
    if options.output_file is None:
        if options.statistics:
            sys.stdout.write(_statistics(report))
        else:
            write_report(report, config.output_format, sys.stdout, style)
        return
    _write_report(report, config.output_format, style, options.output_file, "--output-file")


def _statistics(report: Report) -> str:
    """Return how often each rule was drawn, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    fixable = Counter(f.code for f in report.findings if f.fix is not None)
    width = len(str(max(counts.values(), default=0)))
    return "".join(
        f"{count:>{width}}  {code}  {name}{'  [*]' if fixable[code] else ''}\n"
        for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _write_file(path: Path, data: bytes, option: str) -> None:
    try:
        write_bytes(path, data)
    except OSError as error:
        raise Failure(f"写不了 {option} (cannot write) {path}: {error.strerror}") from None
