"""The JSON report: the fixed array that other tools read."""

from __future__ import annotations

import json
from typing import Any, TextIO

import regex

from wenlint.finding import FileFix, Finding, Place, Report
from wenlint.report import Style
from wenlint.text import Position

_SURROGATE = regex.compile(r"\p{Cs}")


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write every finding of `report` as one element of an array."""
    rows = [_finding(finding, style.language) for finding in report.findings]
    encoding = getattr(stream, "encoding", None) or "utf-8"
    text = json.dumps(rows, ensure_ascii=not encoding.lower().startswith("utf"), indent=2)
    # A lone surrogate cannot be encoded, but JSON may escape it, and it stands only in strings.
    stream.write(_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "filename": finding.path,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message.in_language(language),
        **_place(finding.place),
        "related": [
            {"message": related.message.in_language(language), **_place(related.place)}
            for related in finding.related
        ],
        "fix": _fix(finding.fix, language) if finding.fix else None,
        "place": None,
    }


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
