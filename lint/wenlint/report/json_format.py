"""The JSON report: the fixed array that other tools read."""

from __future__ import annotations

from typing import Any, TextIO

from wenlint.core.finding import FileFix, Finding, RelatedLocation, Report
from wenlint.core.location import Location
from wenlint.core.text import Position
from wenlint.report.json_text import json_text
from wenlint.report.write import Style


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write every finding of `report` as one element of an array."""
    rows = [element(finding, style.language) for finding in report.findings]
    stream.write(json_text(rows, stream, indent=2) + "\n")


def element(finding: Finding, language: str) -> dict[str, Any]:
    """Return the element of the array for `finding`."""
    return {
        "filename": finding.path,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message.in_language(language),
        **_place(finding.location),
        "related": [_related(related, language) for related in finding.related],
        "fix": _fix(finding.fix, language) if finding.fix else None,
        "place": _label(finding.location, language),
    }


def _related(related: RelatedLocation, language: str) -> dict[str, Any]:
    """Return a related place; only one in another file bears a filename."""
    file = {} if related.path is None else {"filename": related.path}
    label = _label(related.location, language)
    named = {} if label is None else {"place": label}
    return {
        "message": related.message.in_language(language),
        **file,
        **_place(related.location),
        **named,
    }


def _fix(fix: FileFix, language: str) -> dict[str, Any]:
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "message": fix.message.in_language(language),
        "edits": [{**_place(edit.location), "content": edit.content} for edit in fix.edits],
    }


def _place(place: Location) -> dict[str, Any]:
    return {"location": _position(place.start), "end_location": _position(place.end)}


def _label(location: Location, language: str) -> str | None:
    return None if location.label is None else location.label.in_language(language)


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}
