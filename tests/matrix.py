r"""The matrix: every wording in every kind of claim, and which of them the rules read today.

    python tests/matrix.py [WORDS ...]     print the axes whose names hold one of WORDS
    python tests/matrix.py --holes         print the holes, as tests/matrix_holes.txt lists them

An axis of `matrix_words.py` crosses wordings with claims. Each cell is a text in two versions: the
right one must draw nothing from the default set, the wrong one must draw its rule, or its family,
where the two differ. ✓ says so, · that the wrong text is missed, ! that the right
text draws a finding. The columns are numbered in the order in which they are listed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent / folder) for folder in ("lint", "rules")]

from matrix_words import AXES, Axis

import wenlint_rules
from wenlint.core.finding import Finding
from wenlint.core.location import Location
from wenlint.core.text import Position
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import load_rules
from wenlint.lexicon.traditional import TRADITIONAL
from wenlint.readers import read_text

HOLES = Path(__file__).with_name("matrix_holes.txt")
READ, MISSED, LOUD = "✓", "·", "!"

_WORD = re.compile(r"\$(\d)")
_GAP = re.compile(r"«([^»|]*)\|([^»|]*)»")
_MARKDOWN = re.compile(r"^(?:#+ |- |\* |\|)|\*\*", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """A wording in a claim: `text` holds its gaps as «right|wrong»."""

    axis: str
    row: str
    column: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.axis} / {self.row} / {self.column}"

    @property
    def code(self) -> str:
        """The code of the rule that must speak, or of its family."""
        return self.column.split()[0]

    @property
    def right(self) -> str:
        return _GAP.sub(r"\1", self.text)

    @property
    def wrong(self) -> str:
        return _GAP.sub(r"\2", self.text)


def cells(axes: Sequence[Axis] = AXES) -> Iterator[Cell]:
    """Yield the cells of the axes, row by row."""
    for axis in axes:
        for row, wording in axis.rows.items():
            for column, claim in axis.columns.items():
                text = _combined(wording, claim).replace(r"\n", "\n")
                if column.endswith("繁"):
                    text = text.translate(TRADITIONAL)
                yield Cell(axis.name, row, column, text)


def _combined(wording: str, claim: str) -> str:
    """Put the claim into the frame, or the words of the wording into the claim."""
    if "$1" in wording:
        return wording.replace("$1", claim)
    words = ["" if word == "_" else word for word in wording.split(" ")]
    return _WORD.sub(lambda match: words[int(match[1]) - 1], claim)


@cache
def _rules(code: str = "") -> Sequence[ActiveRule]:
    """Return the default rules whose codes begin with `code`."""
    return [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in load_rules(wenlint_rules).rules
        if rule.code.startswith(code) and rule.is_default
    ]


@cache
def _found(text: str, code: str = "") -> Sequence[Finding]:
    suffix = ".md" if _MARKDOWN.search(text) else ".txt"
    return check(read_text(text, f"cell{suffix}"), _rules(code)).findings


def state(cell: Cell) -> tuple[str, str]:
    """Return whether the cell is read, missed or loud, and what tells why."""
    if said := _found(cell.right):
        return LOUD, f"{cell.right}\n{[f'{one.code} {one.message.zh}' for one in said]}"
    places = _gaps(cell)
    if any(_touches(finding, places) for finding in _found(cell.wrong, cell.code)):
        return READ, ""
    return MISSED, cell.wrong


def _gaps(cell: Cell) -> Sequence[Location]:
    """Return where the wrong text differs from the right one."""
    places = []
    for match in _GAP.finditer(cell.text):
        start = len(_GAP.sub(r"\2", cell.text[: match.start()]))
        ends = (start, start + len(match[2]))
        places.append(Location(*(_position(cell.wrong, offset) for offset in ends)))
    return places


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _touches(finding: Finding, places: Sequence[Location]) -> bool:
    """Say whether the finding, or what it points to, stands where the texts differ."""
    told = [finding.location, *(related.location for related in finding.related)]
    return any(one.start <= gap.end and gap.start <= one.end for one in told for gap in places)


def holes() -> Mapping[str, str]:
    """Return the cells that are not read today, by name, as the list of holes has them."""
    lines = HOLES.read_text(encoding="utf-8").splitlines()
    return {name: mark for mark, _, name in (line.partition(" ") for line in lines)}


def main(arguments: Sequence[str]) -> None:
    """Print the holes, or tables."""
    if "--holes" in arguments:
        told = ((state(cell)[0], cell.name) for cell in cells())
        for mark, name in sorted(told, key=lambda one: one[1]):
            if mark != READ:
                print(mark, name)  # noqa: T201
        return
    for axis in AXES:
        if not arguments or any(word in axis.name for word in arguments):
            print("\n".join(_table(axis)))  # noqa: T201


def _table(axis: Axis) -> Iterator[str]:
    """Yield the lines of the table of one axis."""
    marks = {(cell.row, cell.column): state(cell)[0] for cell in cells([axis])}
    total = list(marks.values())
    yield f"{axis.name}: {total.count(READ)} of {len(total)} are read"
    for number, column in enumerate(axis.columns, 1):
        yield f"  {number:2} {column}"
    yield "   " + "".join(f"{number:3}" for number in range(1, len(axis.columns) + 1))
    for row in axis.rows:
        yield "   " + "".join(f"{marks[row, column]:>3}" for column in axis.columns) + f"  {row}"
    yield ""


if __name__ == "__main__":
    main(sys.argv[1:])
