"""The GitLab report: a Code Quality artifact, which merge requests show as what is new.

GitLab tells findings apart by their fingerprints alone and shows nothing of the rule but what the
description says, so that begins with the code.
"""

from __future__ import annotations

from typing import Any, TextIO

from wenlint.core.finding import Finding, Report
from wenlint.core.hit import Severity
from wenlint.engine.fingerprint import fingerprints
from wenlint.report.json_text import json_text
from wenlint.report.saying import saying
from wenlint.report.write import Style

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_FATAL = "critical"


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write every finding of `report` as one element of an array."""
    prints = fingerprints(report.findings)
    rows = [
        _element(finding, fingerprint, style.language)
        for finding, fingerprint in zip(report.findings, prints, strict=True)
    ]
    stream.write(json_text(rows, stream, indent=2) + "\n")


def _element(finding: Finding, fingerprint: str, language: str) -> dict[str, Any]:
    return {
        "description": saying(finding, language),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _FATAL if finding.fatal else _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path,
            "lines": {"begin": finding.location.start.row, "end": finding.location.end.row},
        },
    }
