"""The reports: one module a format, each loaded only when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TextIO, cast

from wenlint.core.finding import Report

_MODULES = {
    "full": "wenlint.report.terminal",
    "concise": "wenlint.report.concise",
    "grouped": "wenlint.report.grouped",
    "json": "wenlint.report.json_format",
    "json-lines": "wenlint.report.json_lines",
    "github": "wenlint.report.github",
    "gitlab": "wenlint.report.gitlab",
    "sarif": "wenlint.report.sarif",
    "junit": "wenlint.report.junit",
    "rdjson": "wenlint.report.rdjson",
    "markdown": "wenlint.report.markdown_summary",
}

FORMATS: tuple[str, ...] = tuple(_MODULES)
"""The names of the formats, the default first."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to look.

    `color` None means: only on a terminal. `width` None means: that of the terminal, or 80
    where there is none. `quiet` leaves out everything but the findings.
    """

    language: str = "zh"
    color: bool | None = None
    width: int | None = None
    quiet: bool = False


class _Writer(Protocol):
    def __call__(self, report: Report, stream: TextIO, style: Style) -> None: ...


def write_report(
    report: Report,
    format: str,  # noqa: A002  # what the option is called everywhere
    stream: TextIO,
    style: Style,
) -> None:
    """Write `report` to `stream` in `format`, one of FORMATS."""
    if format not in _MODULES:
        raise ValueError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")
    # By name and late: importing rich costs 25-70 ms, which the machine formats need not pay.
    write = cast(_Writer, import_module(_MODULES[format]).write)
    write(report, stream, style)
