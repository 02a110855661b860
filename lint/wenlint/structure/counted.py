"""All that counts at the beginnings of lines and in tables, with what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenlint.structure.cell_series import cell_series
from wenlint.structure.faults import Fault, faults
from wenlint.structure.labels import label_faults, label_series
from wenlint.structure.series import Series, line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document


def counted_series(document: Document) -> Iterator[tuple[Series, Sequence[Fault]]]:
    """Yield the series of marks, of table cells and of labels that have faults, each with these."""
    for series in (*document.view(line_series), *document.view(cell_series)):
        if found := list(faults(document.text, series)):
            yield series, found
    for series in document.view(label_series):
        if found := list(label_faults(document, series)):
            yield series, found
