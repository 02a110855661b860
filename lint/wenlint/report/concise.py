"""The concise report: one line a finding, for editors, grep and logs."""

from __future__ import annotations

from typing import TextIO

from wenlint.core.finding import Finding, Report
from wenlint.core.visible import visible, writable
from wenlint.report.saying import saying
from wenlint.report.write import Style


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write `path:row:column: CODE message` for every finding, and nothing else."""
    for finding in report.findings:
        stream.write(writable(line(finding, style.language), stream) + "\n")


def line(finding: Finding, language: str) -> str:
    """Return `finding` as one printable line, without its line end."""
    row, column = finding.location.start
    return f"{visible(finding.path)}:{row}:{column}: {saying(finding, language)}"
