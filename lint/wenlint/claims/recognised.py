"""What the recognisers of single wordings find: those of `figures`, each with its message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from wenlint.claims.contradictions import Contradiction, Relation
from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.figures.arithmetic import decimals, plain, shown
from wenlint.figures.changes.changes import changes_in
from wenlint.figures.changes.faults import Contradiction as Wrong
from wenlint.figures.changes.faults import Fault
from wenlint.figures.changes.lines import changes_in_lines
from wenlint.figures.changes.nets import wrong_nets
from wenlint.figures.changes.ranks import Moved, wrong_moves
from wenlint.figures.changes.sums import contradictions
from wenlint.figures.changes.tables import wrong_rows
from wenlint.figures.changes.trends import averaged_rows, broken_trends
from wenlint.figures.parts.sentence import parts_too_large
from wenlint.figures.quantities import Quantity, find_quantities
from wenlint.figures.ratios.averages import averages
from wenlint.figures.ratios.equations import teaching_ratios, written_products
from wenlint.figures.ratios.means import means
from wenlint.figures.ratios.prices import dues, taxes
from wenlint.figures.ratios.rates import rates
from wenlint.figures.recomputed import recomputed
from wenlint.figures.shares.sentence import explained, shares
from wenlint.figures.shares.share import Share
from wenlint.figures.sums.hundred import ratio_of_industries, shares_of_all
from wenlint.figures.tables.grids import tables
from wenlint.figures.tables.totals import Mismatch, mismatches
from wenlint.figures.telling import passages
from wenlint.language.simplified import simplified


def recognised(document: Document) -> tuple[Contradiction, ...]:
    """Return what the recognisers find in `document`: a view."""
    found = chain(
        ((Relation.SHARE, hit) for hit in _shares(document)),
        ((Relation.TOTAL, hit) for hit in _sums(document)),
        ((Relation.PART, hit) for hit in _parts(document)),
        ((Relation.CHANGE, hit) for hit in _changes(document)),
        ((Relation.TABLE, hit) for hit in _tables(document)),
        ((Relation.RATIO, hit) for hit in _ratios(document)),
    )
    return tuple(Contradiction(*one) for one in found)


# ----- shares, sums, parts -----


def _shares(document: Document) -> Iterator[Hit]:
    for passage in document.view(passages):
        seen = set()
        for share in shares(passage):
            told = share.percent.span
            if not share.agrees and told not in seen and not explained(passage, share):
                seen.add(told)
                yield _share(document.text, share)


def _share(text: str, share: Share) -> Hit:
    written = share.percent.span.of(text)
    sum_ = f"{share.part.number.of(text)}÷{share.whole.number.of(text)}＝"
    sum_ += shown(share.part.value / share.whole.value * 100, decimals(share.percent)) + "%"
    return Hit(
        share.percent.span,
        f"{sum_}，文中为{written}",
        f"{sum_}, the text says {written}",
        (
            Related(share.part.span, "部分", "the part"),
            Related(share.whole.span, "整体", "the whole"),
        ),
    )


def _sums(document: Document) -> Iterator[Hit]:
    for passage in document.view(passages):
        for parts in shares_of_all(passage):
            yield _added(_around(parts), [one.value for one in parts], "100%")
    for span, values in ratio_of_industries(document.view(simplified)):
        yield _added(span, values, "100")


def _around(figures: Sequence[Quantity]) -> Span:
    return Span(figures[0].span.start, figures[-1].span.end)


def _added(span: Span, parts: Sequence[Fraction], written: str) -> Hit:
    sum_ = "＋".join(map(plain, parts)) + f"＝{plain(sum(parts, Fraction(0)))}"
    return Hit(span, f"{sum_}，文中总数为{written}", f"{sum_}, the total is {written}")


def _parts(document: Document) -> Iterator[Hit]:
    text = document.text
    for passage in document.view(passages):
        for found in parts_too_large(passage):
            one, other = found.part.span.of(text), found.whole.span.of(text)
            yield Hit(
                found.part.span,
                f"部分大于整体：其中{one}，而整体是{other}",
                f"the part {one} is larger than its whole {other}",
                (Related(found.whole.span, "整体", "the whole"),),
            )


# ----- rates -----


def _ratios(document: Document) -> Iterator[Hit]:
    for passage in document.view(passages):
        kinds = (rates, averages, means, taxes, dues, teaching_ratios)
        for found in chain.from_iterable(kind(passage) for kind in kinds):
            yield recomputed(document.text, found)
    for found in written_products(document.view(simplified)):
        yield recomputed(document.text, found)


# ----- tables -----

_MOST_SHOWN = 8


def _tables(document: Document) -> Iterator[Hit]:
    if not any(one.kind is BlockKind.TABLE_CELL for one in document.blocks):
        return
    for grid in tables(document):
        for found in mismatches(document.view(simplified), grid):
            yield _mismatch(document.text, found)


def _mismatch(text: str, found: Mismatch) -> Hit:
    parts = found.parts[:_MOST_SHOWN]
    more = "＋…" if len(found.parts) > _MOST_SHOWN else ""
    sum_ = "＋".join(plain(part.value) for part in parts) + more + f"＝{plain(found.added)}"
    written = found.total.span.of(text).strip()
    return Hit(
        found.total.span,
        f"{sum_}，表中合计为{written}",
        f"{sum_}, the table says {written}",
        tuple(Related(part.span, "加数", "added") for part in found.parts),
    )


# ----- changes -----


def _changes(document: Document) -> Iterator[Hit]:
    text, quantities = document.view(simplified), document.view(find_quantities)
    changes = chain(
        changes_in(text, quantities),
        averaged_rows(text, quantities),
        changes_in_lines(text, quantities),
    )
    told = chain.from_iterable(contradictions(text, *change) for change in changes)
    rows = chain.from_iterable(wrong_rows(text, grid) for grid in tables(document))
    seen: set[Span] = set()
    for wrong in chain(wrong_nets(text, quantities), rows, told):
        turned = wrong.fault is Fault.DIRECTION
        if turned and "结转" in text[max(0, wrong.before.start - 8) : wrong.after.end]:
            continue  # what opens and what closes an account, with what came and went between
        if wrong.place not in seen:
            seen.add(wrong.place)
            yield _changed(document.text, wrong)
    for moved in wrong_moves(text):
        yield _moved(document.text, moved)
    for broken in broken_trends(text, quantities):
        spans = (broken.trend, broken.before.span, broken.after.span)
        trend, before, after = (one.of(document.text) for one in spans)
        yield Hit(
            broken.trend,
            f"{before}之后是{after}，与“{trend}”不符",
            f"{before} is followed by {after}, which is not {trend}",
            _ends(broken.before.span, broken.after.span),
        )


def _changed(text: str, wrong: Wrong) -> Hit:
    spans = (wrong.place, wrong.before, wrong.after)
    written, before, after = (one.of(text).strip() for one in spans)
    related = _ends(wrong.before, wrong.after)
    if wrong.fault is Fault.DIRECTION:
        return Hit(
            wrong.place,
            f"从{before}到{after}，与文中所写的方向相反",
            f"from {before} to {after} is the opposite of what the text says",
            related,
        )
    return Hit(
        wrong.place,
        f"{wrong.sum}，文中为{written}",
        f"{wrong.sum}, the text says {written}",
        related,
    )


def _moved(text: str, moved: Moved) -> Hit:
    written, first, last = moved.place.of(text), moved.first, moved.last
    if moved.turned:
        zh = f"从第{first}到第{last}，与“{written}”的方向相反"
        en = f"from rank {first} to rank {last} is the opposite of {written}"
    else:
        zh = f"从第{first}到第{last}是{abs(first - last)}位，文中为{written}"
        en = f"from rank {first} to {last} it is {abs(first - last)}, the text says {written}"
    return Hit(moved.place, zh, en, _ends(*moved.ranks))


def _ends(before: Span, after: Span) -> tuple[Related, Related]:
    return (
        Related(before, "起点", "the value before"),
        Related(after, "终点", "the value after"),
    )
