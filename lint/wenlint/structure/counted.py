"""All that counts at the beginnings of lines and in tables, with what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenlint.structure.cell_series import cell_series
from wenlint.structure.faults import Fault, FaultKind, faults
from wenlint.structure.labels import label_faults, label_series
from wenlint.structure.parentage import wrong_parents
from wenlint.structure.series import Series, line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document


def counted_series(document: Document) -> Sequence[tuple[Series, Sequence[Fault]]]:
    """Return the series of marks, of table cells and of labels that have faults, each with these.

    What several rules ask is looked for once.
    """
    return document.view(_counted)


def _counted(document: Document) -> Sequence[tuple[Series, Sequence[Fault]]]:
    return tuple(_with_faults(document))


def _with_faults(document: Document) -> Iterator[tuple[Series, Sequence[Fault]]]:
    astray = {(one.mark.values[-1], one.mark.span.start) for one in document.view(wrong_parents)}
    for series in (*document.view(line_series), *document.view(cell_series)):
        found = [one for one in faults(document.text, series) if not _is_there(one, astray)]
        if found:
            yield series, found
    for series in document.view(label_series):
        if found := list(label_faults(document, series)):
            yield series, found


def _is_there(fault: Fault, astray: set[tuple[int, int]]) -> bool:
    """Say whether the number that a gap leaves out stands there, with a wrong one before it."""
    between = range(fault.before.span.end, fault.mark.span.start)
    return fault.kind is FaultKind.GAP and all(
        any(value == missing and start in between for value, start in astray)
        for missing in fault.missing
    )
