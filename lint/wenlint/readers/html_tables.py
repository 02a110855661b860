"""Tables of HTML: the place of each cell in the grid, and which cells hold prose of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from wenlint.core.document import Block, BlockKind, Cell
from wenlint.core.text import Span
from wenlint.readers.html_elements import Attributes

# The standard's own limits, and the column up to which cells that reach down are minded:
# no table of a document is wider, and hostile ones stay cheap.
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534
_WIDEST = 64
# The only cell of a row that holds so many paragraphs holds a document: an old page's layout.
_PARAGRAPHS_OF_A_PAGE = 3


class Table(Struct):
    """A table that is open: the cells of its row so far, each with the blocks in it.

    `base` is how many elements were open before it, `inside` how many are in the cell that is
    open, itself counted, and `lists` how many lists; `inside` is 0 where none is.
    """

    number: int
    base: int
    layout: bool
    inside: int = 0
    lists: int = 0
    row: int = -1
    cells: list[tuple[Cell, list[Block]]] = field(default_factory=list)
    _column: int = 0
    _free: dict[int, int] = field(default_factory=dict)

    def start_row(self) -> None:
        """Go to the next row."""
        self.row, self._column = self.row + 1, 0

    def place(self, attributes: Attributes) -> Cell:
        """Return the place of the next cell of the row: the next that no cell reaches into."""
        if self.row < 0:
            self.start_row()
        columns = _count(attributes.get("colspan", ""), 1, _MOST_COLUMNS)
        rows = _count(attributes.get("rowspan", ""), _MOST_ROWS, _MOST_ROWS)
        while self._free.get(self._column, 0) > self.row:
            self._column += 1
        cell = Cell(self.number, self.row, self._column)
        if rows > 1:
            for column in range(self._column, min(self._column + columns, _WIDEST)):
                self._free[column] = self.row + rows
        self._column += columns
        return cell

    def take_row(self) -> Iterator[Block]:
        """Yield the blocks of the row that ends: one a cell, save where the cell is a page."""
        filled = sum(bool(blocks) for _, blocks in self.cells)
        for cell, blocks in self.cells:
            if self.layout or _is_page(blocks, alone=filled == 1):
                yield from blocks
            elif blocks:
                span = Span(blocks[0].span.start, blocks[-1].span.end)
                yield Block(BlockKind.TABLE_CELL, span, 0, cell, blocks[0].quoted)
        self.cells.clear()


def _is_page(blocks: Sequence[Block], *, alone: bool) -> bool:
    """Say whether a cell holds a part of the document, not a value of a table."""
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return True
    return alone and len(blocks) >= _PARAGRAPHS_OF_A_PAGE


def _count(value: str, of_zero: int, most: int) -> int:
    """Return how many columns or rows an attribute says, 1 where it says nothing of use."""
    digits = value.strip()[:6]
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(int(digits) or of_zero, most)
