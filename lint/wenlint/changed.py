"""Changed lines, as git knows them: findings on lines that nobody touched are left out."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wenlint.finding import FileReport, Finding, Place, Report
from wenlint.patterns import lazy

_HUNK = lazy(r"@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


class GitError(Exception):
    """git could not say what changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that changed since a revision, file by file; `new` are files it did not have.

    Paths are absolute. A file that is in neither did not change.
    """

    rows: Mapping[Path, Sequence[range]]
    new: frozenset[Path]

    def touch(self, path: Path, finding: Finding) -> bool:
        """Say whether any place of `finding` stands on a line that changed."""
        if path in self.new:
            return True
        changed = self.rows.get(path, ())
        here = (related.place for related in finding.related if related.path is None)
        places = (finding.place, *here)
        return any(_meets(place, rows) for place in places for rows in changed)


def _meets(place: Place, rows: range) -> bool:
    last = place.end.row if place.end.column > 1 else max(place.start.row, place.end.row - 1)
    return place.start.row < rows.stop and rows.start <= last


def changes_since(revision: str, folder: Path, *, merge_base: bool) -> Changes:
    """Return what the working tree has changed since `revision`.

    With `merge_base`, since the current branch left it. Raises GitError outside a repository
    and for an unknown revision.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    base = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", said=revision)
    if merge_base:
        base = _git(folder, "merge-base", base.strip(), "HEAD", said=f"merge-base {revision}")
    diff = _git(
        top,
        "-c",
        "core.quotePath=false",
        "diff",
        "--unified=0",
        "--find-renames",
        "--no-color",
        "--no-ext-diff",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        base.strip(),
        "--",
    )
    untracked = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    new = frozenset(top / name for name in untracked.split("\0") if name)
    return Changes(_changed_rows(top, diff), new)


def _changed_rows(top: Path, diff: str) -> Mapping[Path, Sequence[range]]:
    rows: dict[Path, list[range]] = {}
    current: list[range] = []
    for line in diff.split("\n"):
        if line.startswith("+++ "):
            name = line[4:].rstrip("\t").strip('"')
            current = rows.setdefault(top / name.removeprefix("b/"), [])
        elif match := _HUNK.match(line):
            start, count = int(match["start"]), int(match["count"] or 1)
            # Where lines were only taken out, their neighbours count as changed.
            current.append(range(start, start + count) if count else range(start, start + 2))
    return rows


def _git(folder: Path, *arguments: str, said: str = "") -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"没有 git 或运行不了 (git cannot be run): {error}") from None
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogateescape")
    why = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in why:
        raise GitError(f"{folder} 不在 git 仓库里，无法比较改动 (not a git repository)")
    if said:
        raise GitError(
            f"git 找不到 {said}；浅克隆请先取回历史（git fetch --unshallow） "
            f"(unknown revision; a shallow clone needs its history fetched) {why}"
        )
    raise GitError(f"git 出错 (git failed): {why}")


def only_changed(report: Report, changes: Changes, folder: Path) -> Report:
    """Return `report` with the findings that touch changed lines, and all troubles (WL…)."""
    return replace(report, files=tuple(_filtered(file, changes, folder) for file in report.files))


def _filtered(file: FileReport, changes: Changes, folder: Path) -> FileReport:
    path = (folder / file.path).resolve()
    kept = tuple(f for f in file.findings if f.code.startswith("WL") or changes.touch(path, f))
    return replace(file, findings=kept)
