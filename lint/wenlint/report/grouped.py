"""The grouped report: findings under the path of their file, plain text for logs and letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from wenlint.core.finding import FileReport, Finding, Report
from wenlint.core.visible import visible, writable
from wenlint.report.layout import plain
from wenlint.report.saying import place_of, related_sayings
from wenlint.report.summary import summary
from wenlint.report.words import words_in
from wenlint.report.write import Style

_WIDTH = 80


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write each file with its findings in aligned columns, then the summary."""
    lines = [line for file in report.files for line in _section(file, style.language)]
    if not style.quiet:
        lines += (plain(row) for row in summary(report, words_in(style.language), _WIDTH))
    for line in lines:
        stream.write(writable(line, stream) + "\n")


def _section(file: FileReport, language: str) -> Iterator[str]:
    """Return the lines of one file and an empty one; none if nothing was found in it."""
    if not file.findings:
        return
    width = max(len(_at(finding, language)) for finding in file.findings)
    yield f"{visible(file.path)}:"
    for finding in file.findings:
        said = visible(f"{finding.code} {finding.message.in_language(language)}")
        yield f"  {_at(finding, language):<{width}}  {said}"
        for related in related_sayings(finding, language):
            yield f"  {'':<{width}}    {related}"
    yield ""


def _at(finding: Finding, language: str) -> str:
    return visible(place_of(finding.location, language))
