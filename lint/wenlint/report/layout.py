"""Rows of styled text, and text folded into rows measured in terminal cells."""

from __future__ import annotations

from collections.abc import Iterator

import regex

Bit = tuple[str, str]
"""Text and the name of its rich style ("" for none)."""

Row = tuple[Bit, ...]
"""One row of a report, without its line end."""

# A word of ASCII stays whole; a mark that closes never begins a row, one that opens never
# ends it.
_TOKEN = regex.compile(
    r"[（《“‘【「『〔⟨]*(?:[!-~]+|.)[，。；：！？、）》”’】」』〕％⟩…]*", regex.DOTALL
)


def plain(row: Row) -> str:
    """Return the text of `row` without its styles."""
    return "".join(text for text, _ in row)


def fold(text: str, first: int, rest: int) -> list[str]:
    """Fold `text` into rows: at most `first` cells in the first, `rest` in the others."""
    from rich.cells import cell_len

    rows, row, room = [], "", first
    for part in _parts(text, rest):
        size = cell_len(part)
        if size > room and (row or room < rest):
            rows.append(row.rstrip())
            part = part.lstrip()
            row, room, size = "", rest, cell_len(part)
        row += part
        room -= size
    return [*rows, row.rstrip()]


def _parts(text: str, width: int) -> Iterator[str]:
    """Cut `text` where a row may end; what is wider than a row ends anywhere."""
    from rich.cells import cell_len

    for token in _TOKEN.findall(text):
        if cell_len(token) <= width:
            yield token
        else:
            yield from token
