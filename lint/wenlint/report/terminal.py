"""The full report for people at a terminal: decides on colour and width, and prints."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from wenlint.core.finding import Report
from wenlint.core.visible import writable
from wenlint.report.layout import Row, plain
from wenlint.report.summary import summary
from wenlint.report.words import words_in
from wenlint.report.write import Style

if TYPE_CHECKING:
    from rich.console import Console

_DEFAULT_WIDTH = 80
_MIN_WIDTH = 30


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the findings of `report`, then its summary."""
    if report.findings:
        width = max(_MIN_WIDTH, style.width or _width_of(stream))
        console = _console(stream, style.color, width) if _may_colour(stream, style) else None
        for rows in _portions(report, style, width):
            if console is None:
                _print_plain(rows, stream)
            else:
                _print(console, rows, stream)
    elif not style.quiet:
        _print_plain(summary(report, words_in(style.language), _DEFAULT_WIDTH), stream)


def _may_colour(stream: TextIO, style: Style) -> bool:
    """Say whether there can be colour; if not, rich need not be imported."""
    if style.color is None:
        return stream.isatty() or "FORCE_COLOR" in os.environ
    return style.color


def _portions(report: Report, style: Style, width: int) -> Iterator[list[Row]]:
    """Return the rows of the report in the portions in which they are printed."""
    from wenlint.report.section import section

    words = words_in(style.language)
    blank: Row = ()
    parted = False
    for file in report.files:
        for rows in section(file, words, width):
            yield [blank, *rows] if parted else rows
            parted = True
    if not style.quiet:
        yield [blank, *summary(report, words, width)]


def _width_of(stream: TextIO) -> int:
    """Return the width of the terminal behind `stream`, or 80."""
    try:
        # Not shutil's nor rich's way: they ask other streams when this one goes into a pipe.
        return os.get_terminal_size(stream.fileno()).columns or _DEFAULT_WIDTH
    except (OSError, ValueError):  # no terminal, or no file at all
        return _DEFAULT_WIDTH


def _console(stream: TextIO, color: bool | None, width: int) -> Console:
    from rich.console import Console

    if color is None:
        return Console(file=stream, width=width)
    if color:
        # Stronger than the variables NO_COLOR and TERM; the report needs no more than 8 colours.
        return Console(
            file=stream, width=width, force_terminal=True, color_system="standard", no_color=False
        )
    return Console(file=stream, width=width, color_system=None)


def _print_plain(rows: Iterable[Row], stream: TextIO) -> None:
    for row in rows:
        stream.write(writable(plain(row), stream) + "\n")


def _print(console: Console, rows: Iterable[Row], stream: TextIO) -> None:
    """Print `rows` as segments: never read as markup, as text of documents must not be.

    rich's Text would do too, but took twice as long on 10,000 findings (5.6 s, not 2.6 s).
    """
    from rich.segment import Segment, Segments

    segments = []
    for row in rows:
        for text, style in row:
            look = console.get_style(style) if style else None
            segments.append(Segment(writable(text, stream), look))
        segments.append(Segment.line())
    console.print(Segments(segments), end="", soft_wrap=True)
