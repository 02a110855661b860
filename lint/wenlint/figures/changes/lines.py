"""Lines that give one thing's value at two times, and the change: 2024年收入：… / 增长率：…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.changes.changes import Change
from wenlint.figures.changes.reading import Told, read
from wenlint.figures.changes.times import earlier
from wenlint.figures.changes.words import Role, cue_of, things_in
from wenlint.figures.quantities import Quantities, Quantity, Sentence
from wenlint.lexicon.lists import BULLETS_OF_CHANGES

_OF_CHANGE = lazy(
    rf"[ \t]*(?:[{BULLETS_OF_CHANGES}][ ])?(?:[（(]?\d{{1,2}}[.、）)])?"
    r"[^\n，。；：:]{0,8}[增减升降涨跌多少变][^\n，。；]{0,8}[：:]"
)
_LABEL = lazy(
    rf"[ \t]*(?:[{BULLETS_OF_CHANGES}][ ])?(?:[（(]?\d{{1,2}}[.、）)])?"
    r"(?P<label>[^\n：:，。；]{2,24})[：:][ ]?$"
)
_MARKS = " \t：:；;。，*-"


def changes_in_lines(
    text: str, quantities: Quantities
) -> Iterator[tuple[Change, Sequence[Quantity]]]:
    """Yield the changes that three lines with a label each tell: two values, then the change."""
    sentences = quantities.sentences
    rows = zip(sentences, islice(sentences, 1, None), islice(sentences, 2, None), strict=False)
    for row in rows:
        last = row[2]
        if not _OF_CHANGE.match(text, last.span.start) or not _are_neighbours(text, row):
            continue
        before, after, claim = (_told(text, sentence) for sentence in row)
        if before is None or after is None or claim is None:
            continue
        label, same = (_thing(text, one) for one in (before, after))
        first = earlier(before.cue.period, after.cue.period)
        if label is None or label != same or first is None or not claim.is_claim:
            continue
        ends = (before, after) if first else (after, before)
        span = Span(row[0].span.start, last.span.end)
        around = tuple(figure for sentence in row for figure in sentence.quantities)
        yield Change(span, *ends, (claim,), True), around


def _are_neighbours(text: str, row: Sequence[Sentence]) -> bool:
    gaps = (text[one.span.end : other.span.start] for one, other in pairwise(row))
    return all(not gap.strip(_MARKS + "\n") for gap in gaps)


def _told(text: str, sentence: Sentence) -> Told | None:
    """Return the one figure of a line, read as if its label stood right before it."""
    told = read(text, sentence)
    if len(told) != 1 or len(told[0].figures) != 1:
        return None
    one = told[0]
    words = one.gap.of(text).strip(_MARKS)
    cue = cue_of(words, one.figure.unit, after_from=False, in_speech_of_base=True)
    return replace(one, cue=cue)


def _thing(text: str, told: Told) -> tuple[str, ...] | None:
    """Return what the label of a line names besides its time."""
    label = _LABEL.match(text, told.gap.start, told.figure.span.start)
    if label is None or told.cue.role is not Role.VALUE:
        return None
    return things_in(label["label"])
