"""Every wording in every kind of claim: `matrix_holes.txt` lists what the rules do not read yet.

A hole must fail, and in the way that the list says. Who clears one strikes it out there.
"""

from __future__ import annotations

from itertools import groupby

import pytest
from matrix import LOUD, MISSED, READ, Cell, cells, holes, state
from matrix_words import AXES

from wenlint.lexicon.measures import MEASURES
from wenlint.lexicon.traditional import TRADITIONAL

pytestmark = pytest.mark.slow  # some thousand texts: ten seconds

_CELLS = {cell.name: cell for cell in cells()}
_HOLES = holes()
_ROWS = {
    f"{axis} / {row}": [cell for cell in group if cell.name not in _HOLES]
    for (axis, row), group in groupby(_CELLS.values(), lambda cell: (cell.axis, cell.row))
}


class Missed(pytest.fail.Exception):
    """The wrong text does not draw its rule where it is wrong."""


class Loud(pytest.fail.Exception):
    """The right text draws a finding."""


_KINDS = {MISSED: Missed, LOUD: Loud}


def _hole(name: str, mark: str) -> object:
    xfail = pytest.mark.xfail(strict=True, raises=_KINDS[mark])
    return pytest.param(_CELLS[name], id=name, marks=xfail)


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in _ROWS.items() if row])
def test_the_claims_of_a_wording_are_read(row: list[Cell]) -> None:
    states = {cell.name: state(cell) for cell in row}
    assert {name: why for name, (mark, why) in states.items() if mark != READ} == {}


@pytest.mark.parametrize("cell", [_hole(name, mark) for name, mark in _HOLES.items()])
def test_a_hole_is_cleared(cell: Cell) -> None:
    mark, why = state(cell)
    if mark != READ:
        raise _KINDS[mark](why, pytrace=False)


def test_the_list_of_holes_is_sorted() -> None:
    assert list(_HOLES) == sorted(_HOLES)


def test_the_units_and_measure_words_stand_in_the_lexicon() -> None:
    words = {one.word for one in MEASURES}
    words |= {magnitude + word for magnitude in "万亿" for word in words}
    words |= {word.translate(TRADITIONAL) for word in words}
    crossed = {axis.name: {row.split()[0] for row in axis.rows.values()} for axis in AXES}
    assert crossed["measure word"] <= words
    assert {
        row.split()[1] for axis in AXES if axis.name == "unit" for row in axis.rows.values()
    } <= words
