"""A report in the format asked for, and how it is to look."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, TextIO, cast

from msgspec import Struct

from wenlint.core.finding import Report
from wenlint.report.formats import FORMATS, MODULES


class Style(Struct, frozen=True):
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
    if format not in MODULES:
        raise ValueError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")
    # By name and late: importing rich costs 25-70 ms, which the machine formats need not pay.
    write = cast(_Writer, import_module(MODULES[format]).write)
    write(report, stream, style)
