"""The baseline: findings that are known and accepted, so that only new ones are reported.

A finding is known by its path, its code, the sentence it stands in (without white space) and its
ordinal among equals: it stays known when lines move, and a second mask in another sentence is
new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from wenlint.core.diagnostics import diagnostic
from wenlint.core.finding import FileReport, Finding, Report
from wenlint.core.hit import Severity
from wenlint.core.message import Message
from wenlint.core.visible import escaped_in_json
from wenlint.engine.fingerprint import normalised
from wenlint.files import TooLarge, Unreadable, read_regular

VERSION = 1
_LIMIT = 256_000_000
_SHOWN = 30


class BaselineError(Exception):
    """A baseline that cannot be used; the message names the file and the remedy."""


class Entry(Struct, frozen=True, order=True):
    """A known finding: the `ordinal`th of its code in its sentence, from 1."""

    path: str
    code: str
    sentence: str
    ordinal: int
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str, int]:
        return self.path, self.code, self.sentence, self.ordinal

    @property
    def moved_key(self) -> tuple[str, str, int]:
        """What is left of the key when the file has another name."""
        return self.code, self.sentence, self.ordinal


class Scope(Struct, frozen=True):
    """What a run looks at: the files below `paths`, by all rules but those of the codes `idle`."""

    paths: tuple[Path, ...] | None = None  # None: everything
    idle: frozenset[str] = frozenset()

    def covers(self, path: Path) -> bool:
        """Say whether a file at `path`, be it there or not, is among those looked at."""
        if self.paths is None:
            return True
        return any(path.resolve().is_relative_to(top.resolve()) for top in self.paths)


_EVERYTHING = Scope()


def entries_of(findings: Iterable[Finding], folder: Path) -> tuple[tuple[Finding, Entry], ...]:
    """Return each finding with the entry that it would have; diagnostics (WL…) have none.

    Entries name their files from `folder`, where the baseline lies: it means the same files
    wherever wenlint is started.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in findings:
        if finding.code.startswith("WL"):
            continue
        key = (_path_from(folder, finding.path), finding.code, normalised(finding.sentence))
        seen[key] += 1
        found.append((finding, Entry(*key, seen[key])))
    return tuple(found)


def _path_from(folder: Path, path: str) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive on Windows
        return Path(path).absolute().as_posix()


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a baseline file; raises BaselineError."""
    try:
        if not os.path.lexists(path):
            raise BaselineError(
                f"{path}: 基线文件不存在，可用 --write-baseline 生成 "
                "(no such baseline; make one with --write-baseline)"
            )
        data = json.loads(read_regular(path, _LIMIT).decode("utf-8"))
    except (Unreadable, TooLarge, ValueError, RecursionError) as error:
        raise BaselineError(
            f"{path}: 基线文件读不了，请恢复，或删去后用 --write-baseline 重新生成 "
            f"(cannot be read; restore it, or delete it and write it anew): {error}"
        ) from None
    if not isinstance(data, dict):
        raise _no_baseline(path, "应当是 {…} (must be an object)")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BaselineError(
            f"{path}: 基线由更新版本的 wenlint 写成（格式 {version}），请升级 wenlint "
            f"(written by a newer wenlint, format {version}; upgrade)"
        )
    if isinstance(version, bool) or version != VERSION:
        raise _no_baseline(path, f"version: {version!r}")
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise _no_baseline(path, "findings 应当是数组 (must be an array)")
    entries = []
    for number, item in enumerate(findings, 1):
        entry = _entry(item)
        if entry is None:
            shown = json.dumps(item, ensure_ascii=False)[:_SHOWN]
            raise _no_baseline(path, f"findings 第{number}项 (entry {number}): {shown}")
        entries.append(entry)
    return tuple(entries)


def _no_baseline(path: Path, why: str) -> BaselineError:
    return BaselineError(
        f"{path}: 不是 wenlint 的基线文件，请恢复，或删去后用 --write-baseline 重新生成 "
        f"(not a baseline of wenlint; restore it, or delete it and write it anew): {why}"
    )


def _entry(item: Any) -> Entry | None:
    """Return the entry that `item` spells, or None."""
    try:
        entry = Entry(**item)
    except TypeError:  # no table, or not with these keys
        return None
    texts = (entry.path, entry.code, entry.sentence, entry.reason)
    well = all(isinstance(text, str) and "\0" not in text for text in texts)
    well = well and type(entry.ordinal) is int
    return entry if well else None


def dump_baseline(entries: Iterable[Entry]) -> bytes:
    """Return a baseline file: sorted, one entry a line, so that it is easy to review."""
    lines = []
    for entry in sorted(set(entries)):
        item = asdict(entry)
        if not entry.reason:
            del item["reason"]
        lines.append("    " + escaped_in_json(json.dumps(item, ensure_ascii=False)))
    body = ",\n".join(lines)
    findings = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'.encode()


def new_baseline(
    report: Report, old: Sequence[Entry], folder: Path, scope: Scope = _EVERYTHING
) -> tuple[Entry, ...]:
    """Return the baseline in `folder` for `report`.

    Reasons of `old` are kept, and so are its entries that this run cannot judge: those of files
    that it did not check to the end, and of rules that it did not run.
    """
    reasons: dict[tuple[object, ...], str] = {entry.key: entry.reason for entry in old}
    reasons |= {entry.moved_key: entry.reason for entry in _gone(old, folder)}
    found = [entry for _, entry in entries_of(report.findings, folder)]
    known = {entry.key for entry in found}
    settled = {*_judged(report, old, folder, scope), *apply_baseline(report, old, folder).matched}
    return (
        *(replace(e, reason=reasons.get(e.key) or reasons.get(e.moved_key, "")) for e in found),
        *(e for e in old if e not in settled and e.key not in known),
    )


def _judged(
    report: Report, entries: Sequence[Entry], folder: Path, scope: Scope
) -> Collection[Entry]:
    """Return the entries of which this run can tell whether they still stand."""
    read = {
        _path_from(folder, file.path)
        for file in report.files
        if not any(finding.fatal for finding in file.findings)
    }
    gone = {entry.path for entry in _gone(entries, folder)}
    read |= {path for path in gone if scope.covers(folder / path)}
    return {entry for entry in entries if entry.path in read and entry.code not in scope.idle}


class Filtered(Struct, frozen=True):
    """A report without the known findings, which `matched` are.

    `stale` are the entries that nothing matched, `current` the others, under the paths that
    their files have now.
    """

    report: Report
    matched: frozenset[Entry]
    stale: tuple[Entry, ...]
    current: tuple[Entry, ...]


def apply_baseline(
    report: Report, baseline: Sequence[Entry], folder: Path, scope: Scope = _EVERYTHING
) -> Filtered:
    """Take the findings of `baseline`, which lies in `folder`, out of `report`.

    An entry is stale if this run could have found it, or its file is gone, and nothing
    matched it.
    """
    left, matched = Matcher(baseline, folder).match(report)
    judged = _judged(report, baseline, folder, scope)
    stale = {entry for entry in judged if entry not in matched}
    return Filtered(
        left,
        frozenset(matched),
        tuple(entry for entry in baseline if entry in stale),
        tuple(replace(e, path=matched.get(e, e.path)) for e in baseline if e not in stale),
    )


class Matcher:
    """Finds findings in a baseline; one for many reports looks through its entries once."""

    def __init__(self, baseline: Sequence[Entry], folder: Path) -> None:
        self._baseline = baseline
        self._folder = folder
        self._known = {entry.key: entry for entry in baseline}

    def match(self, report: Report) -> tuple[Report, Mapping[Entry, str]]:
        """Return `report` without the known findings, and the entries that they matched.

        Each entry comes with the path of its finding: the findings of a file that is gone are
        known again in the file that it became.
        """
        matched: dict[Entry, str] = {}
        files = []
        for file in report.files:
            kept = []
            for finding, entry in entries_of(file.findings, self._folder):
                old = self._known.get(entry.key) or self._moved(entry, matched)
                if old is None or old in matched:
                    kept.append(finding)
                else:
                    matched[old] = entry.path
            diagnostics = (finding for finding in file.findings if finding.code.startswith("WL"))
            ordered = sorted((*diagnostics, *kept), key=lambda finding: finding.sort_key)
            files.append(replace(file, findings=tuple(ordered)))
        return replace(report, files=tuple(files)), matched

    def _moved(self, entry: Entry, matched: Mapping[Entry, str]) -> Entry | None:
        """Return the entry that became `entry`: best of a file of that name, else of any."""
        key = entry.moved_key
        for like in ((*key, Path(entry.path).name), key):
            for old in self._gone.get(like, ()):
                if old not in matched:
                    return old
        return None

    @cached_property
    def _gone(self) -> Mapping[tuple[object, ...], Sequence[Entry]]:
        """The entries of files that are gone, by what they are known by, with and without name."""
        found: dict[tuple[object, ...], list[Entry]] = {}
        for entry in _gone(self._baseline, self._folder):
            key = entry.moved_key
            for like in ((*key, Path(entry.path).name), key):
                found.setdefault(like, []).append(entry)
        return found


def _gone(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the entries whose files are not there any more."""
    entries = tuple(entries)
    gone = {path for path in {entry.path for entry in entries} if not (folder / path).exists()}
    return [entry for entry in entries if entry.path in gone]


def stale_report(path: str, stale: Sequence[Entry]) -> FileReport:
    """Return the findings (WL008, info) that say which entries of the baseline are stale."""
    found = tuple(_stale_finding(path, entry) for entry in stale)
    return FileReport(path, found, checked=False)


def _stale_finding(path: str, entry: Entry) -> Finding:
    shown = entry.sentence[:_SHOWN] + ("…" if len(entry.sentence) > _SHOWN else "")
    message = Message(
        f"基线里的 {entry.path} {entry.code}（{shown}）已不存在，可用 --update-baseline 清理",
        f"the baseline's {entry.path} {entry.code} ({shown}) is gone; "
        "prune it with --update-baseline",
    )
    found = diagnostic(path, "WL008", "stale-baseline-entry", message)
    return replace(found, severity=Severity.INFO)
