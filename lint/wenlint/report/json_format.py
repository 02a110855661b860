"""The JSON report: the fixed array that other tools read."""

from __future__ import annotations

from typing import Any, TextIO

from wenlint.core.finding import FileFix, Finding, Place, RelatedPlace, Report
from wenlint.core.text import Position
from wenlint.report import Style
from wenlint.report.json_text import json_text


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
        **_place(finding.place),
        "related": [_related(related, language) for related in finding.related],
        "fix": _fix(finding.fix, language) if finding.fix else None,
        "place": None,
    }


def _related(related: RelatedPlace, language: str) -> dict[str, Any]:
    """Return a related place; only one in another file bears a filename."""
    file = {} if related.path is None else {"filename": related.path}
    return {"message": related.message.in_language(language), **file, **_place(related.place)}


def _fix(fix: FileFix, language: str) -> dict[str, Any]:
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "message": fix.message.in_language(language),
        "edits": [{**_place(edit.place), "content": edit.content} for edit in fix.edits],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"location": _position(place.start), "end_location": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}
