"""The tables of a document as grids, and the numbers in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span

if TYPE_CHECKING:
    from wenlint.core.document import Document

_D = "[0-9０-９]"
_NUMBER = lazy(
    rf"(?P<paren>[（(])?[ ]?(?:[¥￥$]|RMB)?[ ]?(?P<sign>[-－−+＋])?[¥￥]?"
    rf"(?P<digits>{_D}{{1,3}}(?:[,，]{_D}{{3}}){{1,6}}(?!{_D})|{_D}{{1,15}})"
    rf"(?:[.．](?P<decimals>{_D}{{1,6}}))?[ ]?"
    r"(?P<unit>[%％‰]|\p{Han}{1,3}|㎡|m[²³2]|k?m|kg|t|kW·?h|公顷)?[ ]?[）)]?"
)
# What these follow is a name, not an amount: 3月, 2026年, 5号楼.
_NAMED = lazy("[年月日号班级季楼层岁时点期届周龄栋单]")
_EMPTY = lazy(r"[-—–－─/／\\无空…．.〇\s]*")
_WIDTH = str.maketrans("０１２３４５６７８９％", "0123456789%", ",，")
_MARKUP = " *_\u3000\n\t"


class CellFigure(Struct, frozen=True):
    """A cell that holds a number, with its unit or without, and nothing else.

    `step` is one in its last digit.
    """

    span: Span
    value: Fraction
    step: Fraction
    unit: str


Location = tuple[int, int]
"""A row and a column."""

Grid = Mapping[Location, Span]
"""The cells of one table by row and column."""


def tables(document: Document) -> Iterable[Grid]:
    """Return the tables of `document`, in order."""
    found: dict[int, dict[Location, Span]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.cell is not None:
            cell = block.cell
            found.setdefault(cell.table, {})[cell.row, cell.column] = block.span
    return found.values()


def cell_text(text: str, grid: Grid, row: int, column: int) -> str:
    """Return what a cell says, without white space and stars."""
    span = grid.get((row, column))
    return span.of(text).strip(_MARKUP) if span else ""


def is_empty(said: str) -> bool:
    """Say whether a cell says that there is nothing to count."""
    return _EMPTY.fullmatch(said) is not None


def cell_figure(text: str, grid: Grid, place: Location) -> CellFigure | None:
    """Return the number of a cell; None where it holds none, or something else besides."""
    said = cell_text(text, grid, *place)
    match = _NUMBER.fullmatch(said)
    if match is None or bool(match["paren"]) != said.endswith(("）", ")")):
        return None
    digits, decimals = match["digits"].translate(_WIDTH), match["decimals"] or ""
    step = Fraction(1, 10 ** len(decimals))
    value = int(digits) + int(decimals.translate(_WIDTH) or 0) * step
    negative = bool(match["paren"]) or (match["sign"] or "+") not in "+＋"
    unit = (match["unit"] or "").translate(_WIDTH)
    if unit and _NAMED.match(unit):
        return None
    return CellFigure(grid[place], -value if negative else value, step, unit)


def cell_figures(text: str, grid: Grid, cells: Sequence[Location]) -> list[CellFigure] | None:
    """Return the numbers of `cells`; None where one of them holds something else."""
    found = []
    for place in cells:
        figure = cell_figure(text, grid, place)
        if figure is not None:
            found.append(figure)
        elif not is_empty(cell_text(text, grid, *place)):
            return None
    return found
