"""A figure that does not follow from those that it is computed of, and how a rule says so."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.hit import Hit, Related
from wenlint.figures.quantities import Quantity


class Computed(Struct, frozen=True):
    """A figure, those that it should follow from, and the equation that they give."""

    claim: Quantity
    used: tuple[Quantity, ...]
    equation: str


def recomputed(text: str, found: Computed) -> Hit:
    """Return the hit at a figure: 13÷24＝54.2%，文中为65%, with what it is computed of."""
    written = found.claim.span.of(text)
    return Hit(
        found.claim.span,
        f"{found.equation}，文中为{written}",
        f"{found.equation}, the text says {written}",
        tuple(Related(one.span, "据此计算", "computed from this") for one in found.used),
    )
