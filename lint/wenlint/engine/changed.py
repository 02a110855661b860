"""Changed lines: findings on lines that nobody touched are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.finding import Finding, Report
from wenlint.core.line_map import LineMap
from wenlint.core.location import Location


class Changes(Struct, frozen=True):
    """The rows that changed since a revision, file by file; `tracked` are the files git knows.

    Paths are absolute. A file that git does not know is new, and every row of it.
    """

    rows: Mapping[Path, Sequence[range]]
    tracked: frozenset[Path]

    def touch(self, path: Path, place: Location, origins: LineMap | None) -> bool:
        """Say whether `place` in the file `path` stands on a line that changed."""
        if path not in self.tracked:
            return True
        rows = _rows(place, origins)
        return any(_meets(rows, changed) for changed in self.rows.get(path, ()))


def _rows(place: Location, origins: LineMap | None) -> range:
    """Return the rows of a place, those that they came from where fixes have moved them."""
    first, end = place.start.row, place.end
    last = end.row if end.column > 1 else max(first, end.row - 1)
    if origins is None:
        return range(first, last + 1)
    return range(origins[first - 1].start, origins[last - 1].stop)


def _meets(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def only_changed(report: Report, changes: Changes, folder: Path) -> Report:
    """Return `report` with the findings that touch changed lines, and all diagnostics (WL…)."""
    moved = {file.path: file.origins for file in report.files}

    @cache  # a file may have many findings, and links take time to follow
    def absolute(path: str) -> Path:
        return (folder / path).resolve()

    def touched(finding: Finding) -> bool:
        places = [(finding.path, finding.location)]
        places += [(other.path or finding.path, other.location) for other in finding.related]
        return any(changes.touch(absolute(path), place, moved.get(path)) for path, place in places)

    return replace(
        report,
        files=tuple(
            replace(
                file,
                findings=tuple(
                    finding
                    for finding in file.findings
                    if finding.code.startswith("WL") or touched(finding)
                ),
            )
            for file in report.files
        ),
    )
