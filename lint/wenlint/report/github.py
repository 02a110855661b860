"""The GitHub report: workflow commands that annotate the changed files, and the full list.

The escapes are those of @actions/core. GitHub shows 10 errors and 10 warnings of a step and drops
the others, so every finding is printed as a plain line as well. These lines hold text of
documents, and a runner obeys a `##[command]` anywhere in a line: the commands are stopped for
them, with a token that nobody can guess.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import TextIO

from wenlint.core.finding import Finding, Report
from wenlint.core.hit import Severity
from wenlint.core.visible import visible, writable
from wenlint.report.concise import line
from wenlint.report.saying import related_sayings, saying
from wenlint.report.write import Style

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write an annotation for every finding, then all findings as plain lines."""
    for text in _lines(report, style.language):
        stream.write(writable(text, stream) + "\n")


def _lines(report: Report, language: str) -> Iterator[str]:
    if not report.findings:
        return
    for finding in report.findings:
        yield _annotation(finding, language)
    token = secrets.token_hex(16)
    yield f"::stop-commands::{token}"
    for finding in report.findings:
        yield line(finding, language)
    yield f"::{token}::"


def _annotation(finding: Finding, language: str) -> str:
    properties = ",".join(
        f"{name}={visible(value.translate(_PROPERTY))}" for name, value in _properties(finding)
    )
    message = "\n".join((saying(finding, language), *related_sayings(finding, language)))
    return f"::{_COMMANDS[finding.severity]} {properties}::{message.translate(_DATA)}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    start, end = finding.location.start, finding.location.end
    yield "title", f"wenlint ({finding.code})"
    yield "file", finding.path
    yield "line", str(start.row)
    yield "endLine", str(end.row)
    if start.row == end.row:  # GitHub knows columns within one line only
        yield "col", str(start.column)
        yield "endColumn", str(end.column)
