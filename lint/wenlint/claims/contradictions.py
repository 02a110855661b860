"""What a relation answers: a figure that those it is bound to do not give."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from wenlint.claims.mentions import Mention
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span


class Relation(Enum):
    """The relations, each told by a rule of its own."""

    TOTAL = "total"
    PART = "part"
    SHARE = "share"
    RATIO = "ratio"
    PRODUCT = "product"
    CHANGE = "change"
    BALANCE = "balance"
    TABLE = "table"


class Contradiction(Struct, frozen=True):
    """What a relation found, as a rule says it."""

    relation: Relation
    hit: Hit

    @property
    def places(self) -> tuple[Span, ...]:
        """The figures that it is about, that which is claimed first."""
        return (self.hit.span, *(one.span for one in self.hit.related))


def contradicts(
    relation: Relation, claim: Mention, used: Sequence[Mention], equation: str
) -> Contradiction:
    """Return what is wrong with `claim`: `equation` is what the figures of `used` give."""
    written = claim.text[claim.figure.span.start : max(claim.end, claim.figure.span.end)].strip()
    return Contradiction(
        relation,
        Hit(
            claim.figure.span,
            f"{equation}，文中为{written}",
            f"{equation}, the text says {written}",
            tuple(Related(one.figure.span, "据此计算", "computed from this") for one in used),
        ),
    )
