"""Files to a report: every file read and checked, in several processes where that pays."""

from __future__ import annotations

import importlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from wenlint.compiled import keep_patterns, recall_patterns
from wenlint.config import Config
from wenlint.core.finding import FileReport, Report
from wenlint.core.message import Message
from wenlint.custom_rules import with_custom_rules
from wenlint.discovery import Found
from wenlint.engine.registry import Registry, load_rules
from wenlint.linter import Linter, display_path, make_linter, unchecked

# Starting processes costs about what checking this much text does.
_BYTES_WORTH_PROCESSES = 4_000_000

# More than any machine makes use of, and all that Windows allows.
_MOST_PROCESSES = 61

# What a process compiles at first it keeps at once, and then not each file's few.
_MANY_PATTERNS = 64

Progress = Callable[[int, int], None]


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
    linter = make_linter(config, registry)
    report = check_each(files, linter, jobs=jobs, progress=progress)
    return compare_files(files, linter, report)


def check_each(
    files: Sequence[Found],
    linter: Linter,
    *,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Report:
    """Return what there is to find in each of `files` by itself."""
    started = time.perf_counter()
    reports = []
    most = max(_MOST_PROCESSES, os.cpu_count() or 1) if os.name != "nt" else _MOST_PROCESSES
    for report in _reports(files, linter, min(jobs or _jobs_worth(files), len(files), most)):
        reports.append(report)
        if progress is not None:
            progress(len(reports), len(files))
    ordered = sorted(reports, key=lambda report: report.path)
    return Report(tuple(ordered), seconds=time.perf_counter() - started)


def compare_files(files: Sequence[Found], linter: Linter, report: Report) -> Report:
    """Return `report` with what the rules about several documents find in `files` as they are."""
    started = time.perf_counter()
    across = linter.check_across(files)
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


def _reports(files: Sequence[Found], linter: Linter, jobs: int) -> Iterator[FileReport]:
    if jobs <= 1:
        yield from map(linter.check_file, files)
        return
    from concurrent.futures.process import BrokenProcessPool  # not worth 15 ms to a single file

    try:
        done = 0
        for report in _in_processes(files, linter, jobs):
            done += 1
            yield report
    except BrokenProcessPool:  # somebody killed one: the system, when memory ran out
        yield from _one_by_one(files[done:], linter)
    except OSError:  # no more processes to be had
        yield from map(linter.check_file, files[done:])


def _one_by_one(files: Sequence[Found], linter: Linter) -> Iterator[FileReport]:
    """Check each file in a process that nothing else is lost with."""
    from concurrent.futures.process import BrokenProcessPool

    while files:
        done = 0
        try:
            for report in _in_processes(files, linter, 1):
                done += 1
                yield report
        except BrokenProcessPool:
            message = Message(
                "检查这个文件的进程被终止，可能是内存不足；请单独检查它，或在 exclude 中排除它",
                "the process that checked this file was killed, perhaps for want of memory; "
                "check it by itself, or exclude it",
            )
            name = display_path(files[done].path)
            yield unchecked(name, "WL006", "rule-crashed", message)
            done += 1
        files = files[done:]


def _in_processes(files: Sequence[Found], linter: Linter, jobs: int) -> Iterator[FileReport]:
    from concurrent.futures import ProcessPoolExecutor

    settings = (linter.config, linter.registry.modules)
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


# One linter a process: a rule is a function, and functions do not travel.
_workers_own: list[Linter] = []


def _start_worker(config: Config, modules: Sequence[str]) -> None:
    _end_with_parent()
    recall_patterns()
    registry = with_custom_rules(load_rules(*map(importlib.import_module, modules)), config)
    _workers_own[:] = [make_linter(config, registry)]


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
    report = _workers_own[0].check_file(found)
    keep_patterns(_MANY_PATTERNS)
    return report
