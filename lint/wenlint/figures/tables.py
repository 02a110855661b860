"""The tables of a document as grids, and the numbers in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from wenlint.document import BlockKind
from wenlint.patterns import lazy
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document

_NUMBER = lazy(
    r"[¥￥]?[ ]?(?P<sign>-)?(?P<digits>\d[\d,]{0,18}(?:\.(?P<decimals>\d{1,6}))?)[ ]?"
    r"(?:元|万元|人|个|件|户|亩)?"
)
_EMPTY = lazy(r"[-—–/\\无\s]*")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A cell that holds a number and nothing else; `step` is one in its last digit."""

    span: Span
    value: Fraction
    step: Fraction


Grid = Mapping[tuple[int, int], Span]
"""The cells of one table by row and column."""


def tables(document: Document) -> Iterable[Grid]:
    """Return the tables of `document`, in order."""
    found: dict[int, dict[tuple[int, int], Span]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.cell is not None:
            cell = block.cell
            found.setdefault(cell.table, {})[cell.row, cell.column] = block.span
    return found.values()


def cell_text(text: str, grid: Grid, row: int, column: int) -> str:
    """Return what a cell says, without white space and stars."""
    span = grid.get((row, column))
    return span.of(text).strip(" *\u3000\n\t") if span else ""


def row_label(text: str, grid: Grid, row: int) -> str:
    """Return the label of a row: its first cell that is no number."""
    for column in range(2):
        said = cell_text(text, grid, row, column)
        if said and not _NUMBER.fullmatch(said):
            return said
    return ""


def cell_figures(
    text: str, grid: Grid, cells: Sequence[tuple[int, int]]
) -> list[CellFigure] | None:
    """Return the numbers of `cells`; None where one of them holds something else."""
    found = []
    for cell in cells:
        said = cell_text(text, grid, *cell)
        match = _NUMBER.fullmatch(said)
        if match is not None:
            value = Fraction(match["digits"].replace(",", ""))
            step = Fraction(1, 10 ** len(match["decimals"] or ""))
            found.append(CellFigure(grid[cell], -value if match["sign"] else value, step))
        elif not _EMPTY.fullmatch(said):
            return None
    return found
