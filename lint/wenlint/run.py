"""Files to a report: every file read and checked, in several processes where that pays."""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wenlint.config import Config, active_rules, ignored_codes
from wenlint.discovery import Found
from wenlint.document import Document
from wenlint.engine import ActiveRule, check, check_across, trouble
from wenlint.finding import FileReport, Message, Report, Skipped
from wenlint.gitignore import spec_of
from wenlint.house import with_house_rules
from wenlint.readers import Undecodable, read, read_text
from wenlint.registry import Registry, load_rules
from wenlint.suppress import suppress

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Starting processes costs about what checking this much text does.
_BYTES_WORTH_PROCESSES = 4_000_000

Outcome = FileReport | Skipped
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Checker:
    """Checks one file after the other, with the rules that a configuration makes active."""

    config: Config
    registry: Registry
    rules: tuple[ActiveRule, ...]
    per_file_ignores: tuple[tuple[GitIgnoreSpec, frozenset[str]], ...]

    def check_file(self, found: Found) -> Outcome:
        """Read and check a file. What goes wrong is a finding of the outcome, never an error."""
        name = display_path(found.path)
        try:
            size = found.path.stat().st_size
            if size > self.config.max_megabytes * 1_000_000:
                return _unchecked(name, "WL005", "over-a-limit", _too_large(size, self.config))
            data = found.path.read_bytes()
        except OSError as error:
            return _unchecked(name, "WL001", "unreadable", _unreadable(error))
        return self.check_bytes(data, name, found.path, named=found.named)

    def check_bytes(self, data: bytes, name: str, path: Path, *, named: bool) -> Outcome:
        """Check the bytes of a file; `name` is what reports call it."""
        try:
            document = read(data, name, self.config.encoding)
        except Undecodable as error:
            message = Message(error.zh, error.en)
            if error.binary and not named:
                return Skipped(name, Message("二进制文件", "binary file"))
            return _unchecked(name, "WL002", "undecodable", message)
        except Exception as error:
            return _unchecked(name, "WL003", "unparsable", _unparsable(error))
        return self._check_document(document, path)

    def check_text(self, text: str, name: str, path: Path) -> FileReport:
        """Check a text at hand, an editor's for one, as what the file at `path` will hold."""
        try:
            document = read_text(text, name)
        except Exception as error:
            return _unchecked(name, "WL003", "unparsable", _unparsable(error))
        return self._check_document(document, path)

    def _check_document(self, document: Document, path: Path) -> FileReport:
        rules = self.rules_for(path)
        alone, across = _codes(rules)
        return suppress(document, check(document, rules), self.registry, alone, across)

    def check_across(self, files: Sequence[Found]) -> Mapping[str, FileReport]:
        """Return what the rules about several documents find, by the paths of the files.

        The files are read once more, all into this process; one that cannot be read has its
        finding from check_file already.
        """
        rules = [active for active in self.rules if active.rule.check_across is not None]
        if not rules:
            return {}
        documents: dict[str, tuple[Document, Path]] = {}
        for found in files:
            name = display_path(found.path)
            try:
                if found.path.stat().st_size <= self.config.max_megabytes * 1_000_000:
                    document = read(found.path.read_bytes(), name, self.config.encoding)
                    documents[name] = document, found.path
            except Exception:  # told by check_file
                continue
        reports = check_across([document for document, _ in documents.values()], rules)
        kept = {}
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
            if spec.match_file(relative):
                ignored |= codes
        return [active for active in self.rules if active.rule.code not in ignored]


def _codes(rules: Sequence[ActiveRule]) -> tuple[set[str], set[str]]:
    """Return the codes of the rules about one document, and of those about several."""
    across = {active.rule.code for active in rules if active.rule.check_across is not None}
    return {active.rule.code for active in rules} - across, across


def make_checker(config: Config, registry: Registry) -> Checker:
    """Return the checker for `config`; raises ConfigError."""
    ignores = tuple(
        (spec_of([pattern]), ignored_codes(config, registry, selectors))
        for pattern, selectors in config.per_file_ignores.items()
    )
    return Checker(config, registry, active_rules(config, registry), ignores)


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
    outcomes = []
    for outcome in _outcomes(files, checker, jobs or _jobs_worth(files)):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes), len(files))
    reports = [outcome for outcome in outcomes if isinstance(outcome, FileReport)]
    skipped = [outcome for outcome in outcomes if isinstance(outcome, Skipped)]
    return Report(
        tuple(sorted(reports, key=lambda report: report.path)),
        tuple(sorted(skipped, key=lambda skip: skip.path)),
        time.perf_counter() - started,
    )


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


def _outcomes(files: Sequence[Found], checker: Checker, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        yield from map(checker.check_file, files)
        return
    from concurrent.futures import ProcessPoolExecutor  # not worth 15 ms to a run of one file

    settings = (checker.config, checker.registry.modules)
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=settings) as pool:
        yield from pool.map(_work, files, chunksize=max(1, min(64, len(files) // (jobs * 4))))


# One checker a process: a rule is a function, and functions do not travel.
_workers_own: list[Checker] = []


def _start_worker(config: Config, modules: Sequence[str]) -> None:
    registry = with_house_rules(load_rules(*map(importlib.import_module, modules)), config)
    _workers_own[:] = [make_checker(config, registry)]


def _work(found: Found) -> Outcome:
    return _workers_own[0].check_file(found)


def _unchecked(path: str, code: str, name: str, message: Message) -> FileReport:
    return FileReport(path, (trouble(path, code, name, message),))


def _unparsable(error: Exception) -> Message:
    why = f"{type(error).__name__}: {error}"
    return Message(f"解析失败（{why}）", f"cannot be parsed ({why})")


def _unreadable(error: OSError) -> Message:
    why = error.strerror or str(error)
    return Message(
        f"文件读不了（{why}）；请检查权限与路径",
        f"cannot be read ({why}); check its permissions and its path",
    )


def _too_large(size: int, config: Config) -> Message:
    return Message(
        f"文件有 {size / 1e6:.0f} MB，超过上限 {config.max_megabytes} MB；"
        "可调高 max-megabytes，或在 exclude 中排除它",
        f"{size / 1e6:.0f} MB, over the limit of {config.max_megabytes} MB; "
        "raise max-megabytes or exclude the file",
    )
