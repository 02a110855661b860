"""All that is found in the figures of a document, each contradiction once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from wenlint.claims.balance import balances
from wenlint.claims.change import changes
from wenlint.claims.contradictions import Contradiction, Relation
from wenlint.claims.hundred import hundreds
from wenlint.claims.mentions import Passage, passages, stretches
from wenlint.claims.misprints import misprints
from wenlint.claims.part import parts
from wenlint.claims.product import products
from wenlint.claims.proportion import proportions
from wenlint.claims.recognised import recognised
from wenlint.claims.share import shares
from wenlint.claims.tables import of_tables
from wenlint.claims.total import totals
from wenlint.core.document import Document
from wenlint.core.hit import Hit

_OF_PASSAGES: Sequence[Callable[[Passage], Iterator[Contradiction]]] = (
    parts,
    shares,
    products,
    changes,
    hundreds,
    proportions,
)


def contradictions(document: Document) -> tuple[Contradiction, ...]:
    """Return what the recognisers and the relations find: a view.

    Of one contradiction only the first to speak is heard: the others find its figures again.
    """
    told = list(document.view(recognised))
    found = chain.from_iterable(
        (
            *(
                relation(stretch)
                for stretch in document.view(stretches)
                for relation in (totals, balances)
            ),
            *(
                relation(passage)
                for passage in document.view(passages)
                for relation in _OF_PASSAGES
            ),
            of_tables(document),
            *(misprints(passage) for passage in document.view(passages)),
        )
    )
    for one in found:
        if not any(_same(one, other) for other in told):
            told.append(one)
    return tuple(told)


_TOGETHER = 2


def _same(one: Contradiction, other: Contradiction) -> bool:
    """Say whether two speak of one contradiction: of the same claim, or of the same figures."""
    if one.hit.span == other.hit.span:
        return True
    mine, others = one.places, other.places
    shared = sum(any(a.start < b.end and b.start < a.end for b in others) for a in mine)
    return shared >= min(_TOGETHER, len(mine))


def hits(document: Document, *relations: Relation) -> Iterator[Hit]:
    """Yield what some relations find."""
    for one in document.view(contradictions):
        if one.relation in relations:
            yield one.hit
