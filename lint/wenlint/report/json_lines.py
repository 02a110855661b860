"""The JSON Lines report: the elements of the JSON report, one a line, for streams and logs."""

from __future__ import annotations

from typing import TextIO

from wenlint.core.finding import Report
from wenlint.report.json_format import element
from wenlint.report.json_text import json_text
from wenlint.report.write import Style


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write every finding of `report` as one JSON object on one line."""
    for finding in report.findings:
        stream.write(json_text(element(finding, style.language), stream) + "\n")
