"""The rdjson report: reviewdog's diagnostic format, whose columns count bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from wenlint.core.finding import FileFix, Finding, Report
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.text import Position
from wenlint.core.visible import visible
from wenlint.report.json_text import json_text
from wenlint.report.saying import placed_message, related_path
from wenlint.report.write import Style

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}

Lines = Mapping[int, str]


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write `report` as one DiagnosticResult."""
    lines = {file.path: file.lines for file in report.files}
    diagnostics = [_diagnostic(finding, lines, style.language) for finding in report.findings]
    result = {"source": {"name": "wenlint"}, "diagnostics": diagnostics}
    stream.write(json_text(result, stream, indent=2) + "\n")


def _diagnostic(finding: Finding, lines: Mapping[str, Lines], language: str) -> dict[str, Any]:
    own = lines.get(finding.path, {})
    diagnostic: dict[str, Any] = {
        "message": visible(placed_message(finding, language)),
        "location": _location(finding.path, finding.location, own),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.related:
        diagnostic["related_locations"] = list(_related(finding, lines, language))
    if finding.fix and (suggestions := list(_suggestions(finding.fix, own))):
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _related(
    finding: Finding, lines: Mapping[str, Lines], language: str
) -> Iterator[dict[str, Any]]:
    for related in finding.related:
        path = related_path(finding, related)
        yield {
            "message": visible(related.message.in_language(language)),
            "location": _location(path, related.location, lines.get(path, {})),
        }


def _suggestions(fix: FileFix, lines: Lines) -> Iterator[dict[str, Any]]:
    """Return the edits of `fix` whose columns are known; without, they would take whole lines."""
    for edit in fix.edits:
        if edit.location.start.row in lines and edit.location.end.row in lines:
            yield {"range": _range(edit.location, lines), "text": edit.content}


def _location(path: str, place: Location, lines: Lines) -> dict[str, Any]:
    return {"path": path, "range": _range(place, lines)}


def _range(place: Location, lines: Lines) -> dict[str, Any]:
    return {"start": _position(place.start, lines), "end": _position(place.end, lines)}


def _position(position: Position, lines: Lines) -> dict[str, int]:
    """Return line and column, or the line alone where its text is not at hand."""
    line = lines.get(position.row)
    if line is None:
        return {"line": position.row}
    before = line[: position.column - 1]
    line_end = position.column - 1 - len(before)  # a place may reach over CR and LF
    column = len(before.encode("utf-8", "surrogatepass")) + line_end + 1
    return {"line": position.row, "column": column}
