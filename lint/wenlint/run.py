"""Files to a report: every file read and checked, in several processes where that pays."""

from __future__ import annotations

import importlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wenlint.config import Config, ConfigError, active_rules, ignored_codes
from wenlint.core.diagnostics import diagnostic
from wenlint.core.document import Document
from wenlint.core.finding import FileReport, Message, Report
from wenlint.custom_rules import with_house_rules
from wenlint.discovery import Found
from wenlint.engine.check import ActiveRule, check, check_across
from wenlint.engine.registry import Registry, load_rules
from wenlint.engine.suppress import suppress
from wenlint.files import TooLarge, Unreadable, read_regular
from wenlint.git.ignore import BadPattern, Patterns, patterns_of
from wenlint.office import office_kind, remedy
from wenlint.readers import Undecodable, read, read_text
from wenlint.readers.decode import whole

# Starting processes costs about what checking this much text does.
_BYTES_WORTH_PROCESSES = 4_000_000

# More than any machine makes use of, and all that Windows allows.
_MOST_PROCESSES = 61

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Checker:
    """Checks one file after the other, with the rules that a configuration makes active."""

    config: Config
    registry: Registry
    rules: tuple[ActiveRule, ...]
    per_file_ignores: tuple[tuple[Patterns, frozenset[str]], ...]

    def check_file(self, found: Found) -> FileReport:
        """Read and check a file. What goes wrong is a finding of the outcome, never an error."""
        name = display_path(found.path)
        try:
            data = read_regular(found.path, self.limit)
        except TooLarge as error:
            return self.too_large(name, error.size)
        except Unreadable as error:
            return _unchecked(name, "WL001", "unreadable", _unreadable(error.why))
        return self.check_bytes(data, name, found.path)

    @property
    def limit(self) -> int:
        """The most bytes of a file."""
        return self.config.max_megabytes * 1_000_000

    def check_bytes(self, data: bytes, name: str, path: Path) -> FileReport:
        """Check the bytes of a file; `name` is what reports call it."""
        if len(data) > self.limit:
            return self.too_large(name, len(data))
        if (kind := office_kind(name)) is not None:
            return _unchecked(name, "WL001", "unreadable", remedy(name, kind))
        try:
            document = read(data, name, self.config.encoding)
        except Undecodable as error:
            return _unchecked(name, "WL002", "undecodable", Message(error.zh, error.en))
        except Exception as error:
            return _unchecked(name, "WL003", "unparsable", _unparsable(error))
        return self._check_document(document, path)

    def check_text(self, text: str, name: str, path: Path) -> FileReport:
        """Check a text at hand, an editor's for one, as what the file at `path` will hold."""
        if len(text) > self.limit:
            return self.too_large(name, len(text))
        try:
            document = read_text(whole(text), name)
        except Undecodable as error:
            return _unchecked(name, "WL002", "undecodable", Message(error.zh, error.en))
        except Exception as error:
            return _unchecked(name, "WL003", "unparsable", _unparsable(error))
        return self._check_document(document, path)

    def too_large(self, name: str, size: int) -> FileReport:
        """Return the report of a file that is larger than the settings allow."""
        return _unchecked(name, "WL005", "over-a-limit", _too_large(size, self.config))

    def _check_document(self, document: Document, path: Path) -> FileReport:
        rules = self.rules_for(path)
        if not rules:
            return FileReport(document.path, checked=False)
        alone, across = _codes(rules)
        try:
            return suppress(document, check(document, rules), self.registry, alone, across)
        except Exception as error:
            return _unchecked(document.path, "WL003", "unparsable", _unparsable(error))

    def check_across(self, files: Sequence[Found]) -> Mapping[str, FileReport]:
        """Return what the rules about several documents find, by the paths of the files.

        The files are read once more, all into this process; one that cannot be read has its
        finding from check_file already.
        """
        rules = [active for active in self.rules if active.rule.check_across is not None]
        if not rules:
            return {}
        documents: dict[str, tuple[Document, Path]] = {}
        kept = {}
        for found in files:
            name = display_path(found.path)
            try:
                data = read_regular(found.path, self.limit)
                if office_kind(name) is None:
                    documents[name] = read(data, name, self.config.encoding), found.path
            except Unreadable as error:
                kept[name] = _unchecked(name, "WL001", "unreadable", _unreadable(error.why))
            except Exception:  # told by check_file, as the former unless that came meanwhile
                continue
        reports = check_across([document for document, _ in documents.values()], rules)
        for name, (document, path) in documents.items():
            alone, across = _codes(self.rules_for(path))
            report = reports[name]
            findings = tuple(f for f in report.findings if f.code in across or f.fatal)
            report = replace(report, findings=findings)
            kept[name] = suppress(document, report, self.registry, across, alone)
        return kept

    def rules_for(self, path: Path) -> Sequence[ActiveRule]:
        if not self.per_file_ignores:
            return self.rules
        relative = _relative(path.absolute(), self.config.root.absolute())
        ignored: set[str] = set()
        for spec, codes in self.per_file_ignores:
            if spec.mean(relative):
                ignored |= codes
        return [active for active in self.rules if active.rule.code not in ignored]


def _codes(rules: Sequence[ActiveRule]) -> tuple[set[str], set[str]]:
    """Return the codes of the rules about one document, and of those about several."""
    across = {active.rule.code for active in rules if active.rule.check_across is not None}
    return {active.rule.code for active in rules} - across, across


def make_checker(config: Config, registry: Registry) -> Checker:
    """Return the checker for `config`; raises ConfigError."""
    ignores = tuple(
        (_files_meant(config, pattern), ignored_codes(config, registry, selectors))
        for pattern, selectors in config.per_file_ignores.items()
    )
    return Checker(config, registry, active_rules(config, registry), ignores)


def _files_meant(config: Config, pattern: str) -> Patterns:
    try:
        return patterns_of([pattern])
    except BadPattern as error:
        raise ConfigError(
            f"{config.source}: per-file-ignores.{pattern!r} 不是可用的模式：{error.why.zh} "
            f"(no pattern: {error.why.en})"
        ) from None


def check_files(
    files: Sequence[Found],
    config: Config,
    registry: Registry,
    *,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Report:
    """Check `files` and return the report, its files in the order of their paths.

    `jobs` processes are used; 0 means as many as the machine has, and only if there is enough
    to do. Raises ConfigError.
    """
    checker = make_checker(config, registry)
    report = check_each(files, checker, jobs=jobs, progress=progress)
    return compare_files(files, checker, report)


def check_each(
    files: Sequence[Found],
    checker: Checker,
    *,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Report:
    """Return what there is to find in each of `files` by itself."""
    started = time.perf_counter()
    reports = []
    most = max(_MOST_PROCESSES, os.cpu_count() or 1) if os.name != "nt" else _MOST_PROCESSES
    for report in _reports(files, checker, min(jobs or _jobs_worth(files), len(files), most)):
        reports.append(report)
        if progress is not None:
            progress(len(reports), len(files))
    ordered = sorted(reports, key=lambda report: report.path)
    return Report(tuple(ordered), seconds=time.perf_counter() - started)


def compare_files(files: Sequence[Found], checker: Checker, report: Report) -> Report:
    """Return `report` with what the rules about several documents find in `files` as they are."""
    started = time.perf_counter()
    across = checker.check_across(files)
    if not across:
        return report
    return replace(
        report,
        files=tuple(_joined(one, across.get(one.path)) for one in report.files),
        seconds=report.seconds + time.perf_counter() - started,
    )


def _joined(report: FileReport, other: FileReport | None) -> FileReport:
    """Return `report` with what the rules about several documents have found in its file."""
    if other is None or not other.findings:
        return report
    if any(finding.fatal for finding in report.findings):
        other = replace(other, findings=tuple(f for f in other.findings if f.code != "WL001"))
    found = {(finding.sort_key, finding.message): finding for finding in report.findings}
    found |= {(finding.sort_key, finding.message): finding for finding in other.findings}
    findings = sorted(found.values(), key=lambda finding: finding.sort_key)
    return replace(report, findings=tuple(findings), lines={**report.lines, **other.lines})


def display_path(path: Path) -> str:
    """Return `path` as reports print it: from the working directory, with `/`."""
    return _relative(path.absolute(), Path.cwd())


def _relative(path: Path, base: Path) -> str:
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def _jobs_worth(files: Sequence[Found]) -> int:
    processors = os.cpu_count() or 1
    if processors == 1 or len(files) < 2:
        return 1
    total = 0
    for found in files:
        try:
            total += found.path.stat().st_size
        except OSError:
            continue  # reported when it is read
        if total > _BYTES_WORTH_PROCESSES:
            return processors
    return 1


def _reports(files: Sequence[Found], checker: Checker, jobs: int) -> Iterator[FileReport]:
    if jobs <= 1:
        yield from map(checker.check_file, files)
        return
    from concurrent.futures.process import BrokenProcessPool  # not worth 15 ms to a single file

    try:
        done = 0
        for report in _in_processes(files, checker, jobs):
            done += 1
            yield report
    except BrokenProcessPool:  # somebody killed one: the system, when memory ran out
        yield from _one_by_one(files[done:], checker)
    except OSError:  # no more processes to be had
        yield from map(checker.check_file, files[done:])


def _one_by_one(files: Sequence[Found], checker: Checker) -> Iterator[FileReport]:
    """Check each file in a process that nothing else is lost with."""
    from concurrent.futures.process import BrokenProcessPool

    while files:
        done = 0
        try:
            for report in _in_processes(files, checker, 1):
                done += 1
                yield report
        except BrokenProcessPool:
            message = Message(
                "检查这个文件的进程被终止，可能是内存不足；请单独检查它，或在 exclude 中排除它",
                "the process that checked this file was killed, perhaps for want of memory; "
                "check it by itself, or exclude it",
            )
            name = display_path(files[done].path)
            yield _unchecked(name, "WL006", "rule-crashed", message)
            done += 1
        files = files[done:]


def _in_processes(files: Sequence[Found], checker: Checker, jobs: int) -> Iterator[FileReport]:
    from concurrent.futures import ProcessPoolExecutor

    settings = (checker.config, checker.registry.modules)
    chunk = max(1, min(64, len(files) // (jobs * 4))) if jobs > 1 else 1
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=settings)
    try:
        yield from pool.map(_work, files, chunksize=chunk)
    except BaseException:  # interrupted: nobody waits for what is under way
        from multiprocessing import active_children

        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
        raise
    pool.shutdown()


# One checker a process: a rule is a function, and functions do not travel.
_workers_own: list[Checker] = []


def _start_worker(config: Config, modules: Sequence[str]) -> None:
    _end_with_parent()
    registry = with_house_rules(load_rules(*map(importlib.import_module, modules)), config)
    _workers_own[:] = [make_checker(config, registry)]


def _end_with_parent() -> None:
    """End this process when its parent is gone, and leave the interrupt of a terminal to it."""
    import signal
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _work(found: Found) -> FileReport:
    return _workers_own[0].check_file(found)


def unread(path: str, why: Message) -> FileReport:
    """Return the report of a file that was not read, for the reason `why`."""
    return _unchecked(path, "WL001", "unreadable", why)


def _unchecked(path: str, code: str, name: str, message: Message) -> FileReport:
    return FileReport(path, (diagnostic(path, code, name, message),))


def _unparsable(error: Exception) -> Message:
    why = f"{type(error).__name__}: {error}"
    return Message(f"解析失败（{why}）", f"cannot be parsed ({why})")


def _unreadable(why: Message) -> Message:
    return Message(
        f"文件读不了（{why.zh}）；请检查权限与路径",
        f"cannot be read ({why.en}); check its permissions and its path",
    )


def _too_large(size: int, config: Config) -> Message:
    return Message(
        f"文件有 {size / 1e6:.0f} MB，超过上限 {config.max_megabytes} MB；"
        "可调高 max-megabytes，或在 exclude 中排除它",
        f"{size / 1e6:.0f} MB, over the limit of {config.max_megabytes} MB; "
        "raise max-megabytes or exclude the file",
    )
