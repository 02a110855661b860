"""The parts of a line around its spots: windows as wide as the terminal, spots underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex
from msgspec import Struct
from rich.cells import cell_len

from wenlint.core.document import SEPARATOR
from wenlint.core.text import Span
from wenlint.core.visible import visible

_CUT = "…"
_CONTEXT = 8  # cells kept free on both sides of the spots of a window
# Terminals disagree on the width of an emoji with a variation selector, not on one without.
_EMOJI_STYLE = regex.compile(r"(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]")


class Look(Enum):
    """What a piece of a window is: text beside a spot, a spot, or the sign of a cut."""

    PLAIN = "plain"
    SPOT = "spot"
    CUT = "cut"


class Piece(NamedTuple):
    """Printable text of one look; `marked` says whether the underline runs under it."""

    text: str
    look: Look
    marked: bool


class Window(Struct, frozen=True):
    """One row of an excerpt; `offset` is where in the line its first spot begins."""

    offset: int
    pieces: tuple[Piece, ...]

    def underline(self, mark: str) -> str:
        """Return the row that goes below: `mark` in every cell below a spot."""
        cells = ((mark if piece.marked else " ") * cell_len(piece.text) for piece in self.pieces)
        return "".join(cells).rstrip()


def windows(line: str, spots: Sequence[Span], width: int, label: int = 0) -> list[Window]:
    """Return the windows of at most `width` cells that show all `spots` of `line`.

    One window shows the whole line where it fits; where several are needed, each leaves `label`
    cells free for a label. Time grows with the number of spots and the width, never with the
    length of the line.
    """
    spots = _merged(line, spots)
    end = max(len(line), spots[-1].end)
    if _reach(line, 0, end, width)[0] == end:
        return [Window(spots[0].start, tuple(_pieces(line, Span(0, len(line)), spots, width)))]
    groups = list(_groups(line, spots, _room(width)))
    if len(groups) > 1:
        width -= label
        groups = list(_groups(line, spots, _room(width)))
    # Windows part in the middle between their spots, so that no text is shown twice.
    middles = [(left.spots[-1].end + right.spots[0].start) // 2 for left, right in pairwise(groups)]
    return [
        Window(group.spots[0].start, tuple(_window(line, group, Span(floor, ceiling), width)))
        for group, floor, ceiling in zip(groups, [0, *middles], [*middles, len(line)], strict=True)
    ]


def _room(width: int) -> int:
    """Return the cells for spots in a window: without two cuts and some text on both sides."""
    return max(8, width - 2 - 2 * min(_CONTEXT, width // 6))


class _Group(NamedTuple):
    """Spots that share a window, and the cells from the first to the last."""

    spots: tuple[Span, ...]
    cells: int


def _merged(line: str, spots: Sequence[Span]) -> list[Span]:
    """Return the spots in order, inside the line, joined where they touch, none empty.

    A spot at the end of the line covers the one column behind it.
    """
    merged: list[Span] = []
    for spot in sorted(spots):
        start = min(max(spot.start, 0), len(line))
        end = max(start + 1, min(spot.end, len(line)))
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


def _groups(line: str, spots: Sequence[Span], room: int) -> Iterator[_Group]:
    """Put as many spots into one window as `room` cells hold."""
    group: list[Span] = []
    used = 0
    for spot in spots:
        if group:
            at, cells = _reach(line, group[-1].end, spot.end, room - used)
            if at == spot.end:
                group.append(spot)
                used += cells
                continue
            yield _Group(tuple(group), used)
        group = [spot]
        at, used = _reach(line, spot.start, spot.end, room)
        if at < spot.end:
            used = room  # cut in the middle when shown
    if group:
        yield _Group(tuple(group), used)


def _window(line: str, group: _Group, limits: Span, width: int) -> Iterator[Piece]:
    """Return the pieces of one group with as much of the text around it as there is room for."""
    first, last = group.spots[0].start, min(group.spots[-1].end, len(line))
    spare = width - 2 - group.cells
    start, left = _reach(line, first, limits.start, spare // 2)
    stop, right = _reach(line, last, max(last, limits.end), spare - left)
    if right < spare - left:  # what the right side cannot use goes to the left
        start, _ = _reach(line, first, limits.start, spare - right)
    if start > 0:
        yield Piece(_CUT, Look.CUT, False)
    yield from _pieces(line, Span(start, stop), group.spots, _room(width))
    if stop < len(line):
        yield Piece(_CUT, Look.CUT, False)


def _pieces(line: str, shown: Span, spots: Sequence[Span], room: int) -> Iterator[Piece]:
    """Cut the part `shown` of the line into spots and what is between them."""
    at = shown.start
    for spot in spots:
        if at < spot.start:
            yield Piece(_printable(line[at : spot.start]), Look.PLAIN, False)
        yield from _spot(line, spot, room)
        at = spot.end
    if at < shown.end:
        yield Piece(_printable(line[at : shown.end]), Look.PLAIN, False)


def _spot(line: str, spot: Span, room: int) -> Iterator[Piece]:
    """Return the pieces of one spot: where it is wider than `room`, its two ends."""
    if _reach(line, spot.start, spot.end, room)[0] == spot.end:
        yield Piece(_underlinable(line[spot.start : spot.end]), Look.SPOT, True)
        return
    head, used = _reach(line, spot.start, spot.end, (room - 1) * 2 // 3)
    tail, _ = _reach(line, spot.end, head, room - 1 - used)
    yield Piece(_underlinable(line[spot.start : head]), Look.SPOT, True)
    yield Piece(_CUT, Look.CUT, True)
    yield Piece(_underlinable(line[tail : spot.end]), Look.SPOT, True)


def _reach(line: str, start: int, goal: int, room: int) -> tuple[int, int]:
    """Walk from `start` towards `goal` as far as `room` cells allow; return where, and cells."""
    step = 1 if goal > start else -1
    at, used = start, 0
    while at != goal:
        index = at if step > 0 else at - 1
        size = _cells(line[index : index + 1])  # a slice: a spot may reach one behind the line
        if used + size > room:
            break
        at, used = at + step, used + size
    return at, used


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    """Return the cells of one character; at least one, which bounds every walk."""
    return max(1, cell_len(_printable(character)))


def _printable(text: str) -> str:
    """Return `text` as it may go to a terminal: nothing hidden, nothing of unknown width."""
    text = _EMOJI_STYLE.sub("", text).replace("\t", "    ").replace(SEPARATOR, "┊")
    return visible(text)


def _underlinable(text: str) -> str:
    """Return the printable text of a spot, with a cell to underline even where it has none."""
    text = _printable(text)
    if cell_len(text):
        return text
    return f"◌{text}" if text else " "
