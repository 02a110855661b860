"""A share: a part, its whole, and the percentage that is said to follow from them."""

from __future__ import annotations

from msgspec import Struct

from wenlint.figures.arithmetic import share_agrees
from wenlint.figures.quantities import Quantity


class Share(Struct, frozen=True):
    """A percentage with the part and the whole that it is said to follow from."""

    part: Quantity
    whole: Quantity
    percent: Quantity

    @property
    def agrees(self) -> bool:
        return share_agrees(self.part, self.whole, self.percent)
