"""The lists of a document: their items, how many they can be read as, where they begin and end.

One model for every form in which lines make a list: marks (一、 1. （一） ①), words (一是, 首先),
labels (第一步, 目标一), bullets, items of the format, headings below one another, rows of a table.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import line_starts
from wenlint.core.patterns import lazy
from wenlint.core.text import Span

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.structure.series import Series


class Listed(Struct, frozen=True):
    """A list: its items as one would count them, and the other numbers it can be read as.

    A、B和C may be two (a name may hold 和). `open` is true where 等 says that there are more;
    `closed` where 和 before the last item says that there are no more; `marks` are shown in
    messages; `name` is what the marks call the items: 步 of 第一步, 标段 of 一标段; `beyond` says
    that a single item is seen, whose number is the reading.
    """

    items: tuple[Span, ...]
    readings: frozenset[int] = frozenset()
    open: bool = False
    closed: bool = False
    marks: tuple[Span, ...] = ()
    name: str = ""
    beyond: bool = False

    @property
    def numbers(self) -> frozenset[int]:
        """Every number of items that the list can be read as."""
        return self.readings or frozenset([len(self.items)])

    @property
    def span(self) -> Span:
        first = self.marks[0].start if self.marks else self.items[0].start
        return Span(first, self.items[-1].end)

    def fits(self, number: int) -> bool:
        """Say whether the list can have `number` items."""
        return number in self.numbers or (self.open and number >= min(self.numbers))


class Form(Enum):
    """How the lines of a list show that they are items."""

    SERIES = "1. 2. 3."
    WORDED = "一是 二是 三是"
    LABELLED = "第一步 第二步 第三步"
    BULLETS = "- - -"
    ITEMS = "items of the format"
    HEADINGS = "headings"
    ROWS = "rows"


class BlockList(Struct, frozen=True):
    """A list whose items are lines.

    `first` is the place of the first of them among the lines of the document, `behind` that of the
    line behind the last one.
    """

    form: Form
    listed: Listed
    first: int
    behind: int


def line_at(document: Document, offset: int) -> int:
    """Return the place of the first line that begins at `offset` or behind it."""
    return bisect_left(document.view(line_starts), offset)


_UNFINISHED = lazy(r"(?:等等?|……|…)[。；]?$|还要|还有|此外|最后|同时要")
_LONGEST_ITEM = 600
_FEWEST = 2
_NTH = "第#"


def listed_of(text: str, series: Series, *, lines: bool = False) -> Listed | None:
    """Return a series as a list if it counts from one without a fault."""
    if len(series.marks) < _FEWEST:
        return None
    marks = [mark for mark in series.marks if len(mark.values) == 1 or not mark.inserted]
    if len(marks) < _FEWEST or marks[-1].value != len(marks):
        return None
    if [mark.values[-1] for mark in marks] != list(range(1, len(marks) + 1)):
        return None
    # A mark that was not taken for one (（3）项目…) would make the list too short.
    end = marks[-1].span.end
    stop = end + _LONGEST_ITEM if lines else min(marks[-1].body.end, end + _LONGEST_ITEM)
    rest = text[end:stop].partition(marks[0].render(1))[0]  # from there on it is another list
    if marks[-1].render(len(marks) + 1) in rest:
        return None
    body = marks[-1].body
    if not lines and _UNFINISHED.search(text[body.start : min(body.end, body.start + 400)]):
        return None
    return Listed(
        tuple(Span(mark.span.start, mark.span.end + 1) for mark in marks),
        marks=tuple(mark.span for mark in marks),
        name=marks[0].style[len(_NTH) :] if marks[0].style.startswith(_NTH) else "",
    )
