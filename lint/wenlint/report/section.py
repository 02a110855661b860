"""The findings of one file as rows: what is wrong, the line, and the other end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len

from wenlint.core.finding import FileReport, Finding, RelatedLocation
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Span
from wenlint.core.visible import visible
from wenlint.report.excerpt import Look, Window, windows
from wenlint.report.layout import Row, fold, plain
from wenlint.report.words import Words, amount

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_RELATED_COLOR = "magenta"
_RELATED_WIDTH = 52  # the excerpt of a related place is a short one


class _Note(Struct, frozen=True):
    """What some findings of a group say alike: how many they are, and where the first stands."""

    message: Message
    related: tuple[RelatedLocation, ...]
    place: Location
    count: int


class _Page(Struct, frozen=True):
    """What every row needs to know: the lines of the file, the words, the width."""

    file: FileReport
    words: Words
    width: int


def section(file: FileReport, words: Words, width: int) -> Iterator[list[Row]]:
    """Return the rows of `file`, one list for each group of findings, the path above the first.

    Findings of one rule on one line are a group: they share an excerpt.
    """
    page = _Page(file, words, width)
    for number, group in enumerate(_groups(file.findings)):
        header = [] if number else [_header(page)]
        yield [*header, *_group_rows(group, page)]


def _groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    groups: dict[tuple[int, str, Severity], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.location.start.row, finding.code, finding.severity].append(finding)
    return list(groups.values())


def _notes(group: list[Finding]) -> list[_Note]:
    """Return what the findings of a group say, each thing once."""
    alike: dict[tuple[Message, tuple[RelatedLocation, ...]], list[Finding]] = defaultdict(list)
    for finding in group:
        alike[finding.message, finding.related].append(finding)
    return [
        _Note(message, related, findings[0].location, len(findings))
        for (message, related), findings in alike.items()
    ]


def _header(page: _Page) -> Row:
    found = amount(page.words.found, len(page.file.findings))
    return (visible(page.file.path), "bold underline"), (f"  {found}", "dim")


def _group_rows(group: list[Finding], page: _Page) -> Iterator[Row]:
    color = _COLORS[group[0].severity]
    first, *others = _notes(group)
    yield from _headline(group[0], _says(first, page), page)
    places = [finding.location for finding in group]
    yield from _excerpt(page, places, indent=4, width=page.width, mark=("^", f"bold {color}"))
    yield from _related(first, page)
    for note in others:
        prefix = (("    ", ""), (_at(note.place, page), "bold"), ("  ", ""))
        yield from _hanging(prefix, _says(note, page), 6, page.width)
        yield from _related(note, page)


def _headline(finding: Finding, message: str, page: _Page) -> Iterator[Row]:
    """Return place, severity, code, name and message: the message below where it is long."""
    color = _COLORS[finding.severity]
    prefix: Row = (
        ("  ", ""),
        (_at(finding.location, page), "bold"),
        (" ", ""),
        (page.words.severities[finding.severity], color),
        (" ", ""),
        (finding.code, f"bold {color}"),
        (" ", ""),
        (finding.name, "dim"),
    )
    if cell_len(plain(prefix)) + 2 + cell_len(message) <= page.width:
        yield (*prefix, ("  ", ""), (message, ""))
    else:
        yield prefix
        yield from _hanging((("    ", ""),), message, 4, page.width)


def _hanging(prefix: Row, message: str, indent: int, width: int) -> Iterator[Row]:
    """Return `message` behind `prefix`, its further rows set in by `indent`."""
    first, *others = fold(message, width - cell_len(plain(prefix)), width - indent)
    yield (*prefix, (first, ""))
    for row in others:
        yield ((" " * indent + row, ""),)


def _says(note: _Note, page: _Page) -> str:
    """Return the message of `note`, with the number of places where it is not one."""
    message = visible(note.message.in_language(page.words.language))
    if note.count == 1:
        return message
    return message + page.words.times.format(places=amount(page.words.places, note.count))


def _related(note: _Note, page: _Page) -> Iterator[Row]:
    for related in note.related:
        file = "" if related.path is None else visible(related.path) + ":"
        at = file + _at(related.location, page)
        prefix = (("    → ", _RELATED_COLOR), (at, "bold"), ("  ", ""))
        message = visible(related.message.in_language(page.words.language))
        yield from _hanging(prefix, message, 6, page.width)
        if related.path is not None:
            continue
        width = min(page.width, _RELATED_WIDTH)
        mark = ("~", f"bold {_RELATED_COLOR}")
        yield from _excerpt(page, [related.location], indent=6, width=width, mark=mark)


def _excerpt(
    page: _Page, places: Sequence[Location], *, indent: int, width: int, mark: tuple[str, str]
) -> Iterator[Row]:
    """Return the line of `places` with all of them underlined, in several windows if need be."""
    row = places[0].start.row
    line = page.file.lines.get(row)
    if not line:  # missing, or nothing to see
        return
    spots = [_spot(place, line) for place in places]
    # Several windows of one line bear their columns; those of the last are the widest.
    label = len(_label(row, spots[-1].start)) + 1
    shown = windows(line, spots, width - indent - 2, label)
    for window in shown:
        text = _label(row, window.offset).rjust(label - 1) + " " if len(shown) > 1 else ""
        yield from _window_rows(window, " " * indent, text, mark)


def _window_rows(window: Window, indent: str, label: str, mark: tuple[str, str]) -> Iterator[Row]:
    sign, color = mark
    styles = {Look.PLAIN: "", Look.SPOT: color, Look.CUT: "dim"}
    text = ((piece.text, styles[piece.look]) for piece in window.pieces)
    yield ((indent + label + "│ ", "dim"), *text)
    yield ((indent + " " * len(label) + "│ ", "dim"), (window.underline(sign), color))


def _spot(place: Location, line: str) -> Span:
    """Return the part of `line`, where the place starts, that it covers."""
    start = place.start.column - 1
    end = place.end.column - 1 if place.end.row == place.start.row else len(line)
    return Span(start, max(start, end))


def _label(row: int, offset: int) -> str:
    return f"{row}:{offset + 1}"


def _at(location: Location, page: _Page) -> str:
    """Return the place in words where the format has no rows."""
    if location.label is not None:
        return visible(location.label.in_language(page.words.language))
    return f"{location.start.row}:{location.start.column}"
