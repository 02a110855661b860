"""The numbers that the writer gave to the items of the lists of Markdown: 1. 2. 3.

A renderer numbers such a list anew from its first item, so these numbers are no prose; but
whoever wrote 1. 2. 4. has lost an item, or counted wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind, Trivia, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.markers import Mark, Scheme
from wenlint.structure.series import Series

if TYPE_CHECKING:
    from wenlint.core.document import Document

_ORDERED = lazy(r"(\d{1,4})([.)])")
_QUOTE = lazy(r"[ ]{0,3}>[ ]?")
_TAB = 4
_WIDEST_MARGIN = 200
# Items of one list may stand a column apart: those of 9. and 10. do.
_SAME_COLUMN = 1
# Further apart than this, a list after a heading is another one.
_WIDEST_LEAP = 3
# So many lists may stand in each other without standing further in.
_MOST_BESIDE = 4
_FEWEST_BEFORE_STRAY = 3


class OrderedList(Struct, frozen=True):
    """The items of one list, as marks whose spans are the first characters of their words.

    `places` are where the marks themselves stand in the file.
    """

    series: Series
    places: tuple[Span, ...]


class _Open(Struct):
    """A list that may go on; `joined` says how often it went on below another heading.

    `item_list` is the list that a renderer makes of it, and `anew` the list before it in the same
    one, of which its 1. makes another.
    """

    quotes: int
    column: int
    marks: list[Mark]
    places: list[Span]
    joined: int = 0
    item_list: int | None = None
    anew: _Open | None = None

    def add(self, mark: Mark, place: Span) -> None:
        self.marks.append(mark)
        self.places.append(place)


def ordered_lists(document: Document) -> tuple[OrderedList, ...]:
    """Return the ordered lists of a document of Markdown, in order of their first items.

    An item goes on with the list that stands as far in as it does; what stands between the items
    does not matter, but a heading does: a list goes on below it only with the number that is due.
    Each 1. begins a list of its own, so that a list that is 1. throughout is none.
    """
    found = sorted(_with_strays(list(_lists(document))), key=lambda one: one.places[0].start)
    return tuple(OrderedList(Series(tuple(one.marks)), tuple(one.places)) for one in found)


def _with_strays(lists: Sequence[_Open]) -> Iterator[_Open]:
    """Yield the lists, a single 1. that a renderer counts on with put into the list before it.

    So it is at the end of 1. 2. 3. 1., and in 1. 2. 1. 4. as well.
    """
    for one in lists:
        before = one.anew
        if before is not None and _is_stray([mark.value for mark in before.marks], one):
            before.marks += one.marks
            before.places += one.places
        else:
            yield one


def _is_stray(values: Sequence[int], one: _Open) -> bool:
    if values != list(range(1, len(values) + 1)):
        return False
    if len(one.marks) == 1:
        return len(values) >= _FEWEST_BEFORE_STRAY
    return len(values) > 1 and one.marks[1].value == len(values) + 2


def _lists(document: Document) -> Iterator[_Open]:
    headings = iter(
        [block.span.start for block in document.blocks if block.kind is BlockKind.HEADING]
    )
    heading = next(headings, None)
    stack: list[_Open] = []
    above: _Open | None = None  # the outermost list that a heading has closed
    for piece in document.trivia:
        if piece.kind is not TriviaKind.LIST_MARK:
            continue
        while heading is not None and heading <= piece.offset:
            above = stack[0] if stack else above
            stack.clear()
            heading = next(headings, None)
        quotes, column = _place(document.source.text, piece.span.start)
        while stack and (stack[-1].quotes != quotes or stack[-1].column > column + _SAME_COLUMN):
            stack.pop()
        mark = _mark(document, piece)
        if mark is None:
            continue
        series = _home(stack, mark, column)
        if not stack and above is not None and _goes_on(above, mark, quotes, column):
            above.joined += 1
            series = above
            stack.append(above)
        above = None
        if series is None:
            item = document.blocks[document.block_at(piece.offset)].item
            here = item.list if item is not None else None
            before = stack[-1] if stack and stack[-1].item_list == here is not None else None
            series = _Open(quotes, column, [], [], item_list=here, anew=before)
            stack.append(series)
            yield series
        series.add(mark, piece.span)


def _home(stack: list[_Open], mark: Mark, column: int) -> _Open | None:
    """Return the list that the mark goes on with, the last of `stack`; None if it begins one.

    A list may hold another that stands no further in, 1. and 0. 1. 2. and then the outer 2.:
    what the mark just follows comes before what is nearest.
    """
    if not stack or stack[-1].column + _SAME_COLUMN < column:
        return None
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - _MOST_BESIDE), -1):
        if stack[place].column + _SAME_COLUMN < column:
            break
        if stack[place].marks[-1].value + 1 == mark.value:
            del stack[place + 1 :]
            return stack[place]
    return None if mark.value <= 1 else stack[-1]


def _goes_on(above: _Open, mark: Mark, quotes: int, column: int) -> bool:
    """Say whether a list goes on below a heading: with the next number, or nearly so again."""
    if (above.quotes, above.column) != (quotes, column):
        return False
    leap = mark.value - above.marks[-1].value
    return leap == 1 or (above.joined > 0 and 1 < leap <= _WIDEST_LEAP)


def _place(text: str, start: int) -> tuple[int, int]:
    """Return how many quotations a mark of the file stands in, and in which column."""
    at = text.rfind("\n", max(0, start - _WIDEST_MARGIN), start) + 1
    at = at or max(0, start - _WIDEST_MARGIN)
    quotes = 0
    while (quote := _QUOTE.match(text, at, start)) is not None:
        quotes += 1
        at = quote.end()
    return quotes, len(text[at:start].expandtabs(_TAB))


def _mark(document: Document, piece: Trivia) -> Mark | None:
    match = _ORDERED.fullmatch(piece.text)
    if match is None:
        return None
    at = min(piece.offset, max(0, len(document.text) - 1))
    span = Span(at, min(len(document.text), at + 1))
    body = Span(span.end, span.end)
    numeral, sign = match[1], match[2]
    return Mark(span, Scheme.ARABIC, (int(numeral),), f"#{sign}", body, span, numeral)


def is_cut(document: Document, ordered: OrderedList, place: int) -> bool:
    """Say whether something that belongs to no item stands before the item at `place`.

    Then a renderer begins a list anew there, with the number that is written.
    """
    text = document.source.text
    between = text[ordered.places[place - 1].end : ordered.places[place].start]
    lines = between.split("\n")[1:-1]
    after_blank = False
    for line in lines:
        if not line.strip(" \t>"):
            after_blank = True
            continue
        inside = line[:1] in " \t" or line[:1] == ">"
        if not inside and (after_blank or line.startswith(("```", "~~~", "---", "***", "#", "<"))):
            return True
        after_blank = False
    return False
