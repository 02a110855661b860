"""Lists whose items the format marks, with every number of items that a reader may count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct, field

from wenlint.core.document import SEPARATOR, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.structure.lists import Listed

if TYPE_CHECKING:
    from wenlint.core.document import Block, Document, Trivia

_FEWEST = 2
_SHOWN = 8


class _List(Struct):
    """A list: the blocks that its items begin with, the lists in them, those that continue it."""

    sign: str
    level: int
    firsts: list[Block]
    items: int = 0
    inner: list[_List] = field(default_factory=list)
    later: list[_List] = field(default_factory=list)


def item_lists(document: Document) -> Iterator[tuple[int, Listed]]:
    """Yield where each list begins that the format marks, and what it lists."""
    marks = {one.offset: one for one in document.trivia if one.kind is TriviaKind.LIST_MARK}
    if not marks:
        return
    code = _code_ahead(document, marks)
    found = _lists(document, marks)
    for one, behind in zip(found, [*found[1:], None], strict=True):
        start = one.firsts[0].span.start
        if start in code or (behind is not None and _goes_on(one, behind, marks)):
            continue
        listed = _listed(document.text, one)
        if max(listed.numbers) >= _FEWEST:
            yield start, listed


def _lists(document: Document, marks: Mapping[int, Trivia]) -> Sequence[_List]:
    """Return the lists in their order, but those that only continue one before them."""
    found: list[_List] = []
    known: dict[int, _List] = {}
    last: list[_List] = []  # the list of each level that is open, or could be continued
    for block in document.blocks:
        item = block.item
        if item is None or block.level < 1:
            if _is_said(document.text, block):
                last.clear()
            continue
        here = known.get(item.list)
        if here is None:
            mark = marks.get(block.span.start)
            here = known[item.list] = _List(mark.text[-1] if mark else "", block.level, [])
            before = last[block.level - 1] if len(last) >= block.level else None
            if before is not None and before.sign == here.sign:
                before.later.append(here)
            else:
                found.append(here)
                del last[block.level - 1 :]
                if last:
                    last[-1].inner.append(here)
                last.append(here)
        elif not block.quoted:
            del last[block.level :]
        if item.place >= here.items:
            here.firsts.append(block)
            here.items = item.place + 1
    return found


def _is_said(text: str, block: Block) -> bool:
    """Say whether a block ends the lists before it: prose that is no note between two items."""
    return not block.quoted and block.span.of(text).strip(SEPARATOR + " \n") != ""


def _code_ahead(document: Document, marks: Mapping[int, Trivia]) -> frozenset[int]:
    """Return where lists begin behind a block of code, to which the words before it lead."""
    return frozenset(
        one.offset
        for one in document.trivia
        if one.kind is TriviaKind.CODE
        and (mark := marks.get(one.offset)) is not None
        and one.span.start < mark.span.start
    )


def _goes_on(one: _List, behind: _List, marks: Mapping[int, Trivia]) -> bool:
    """Say whether the numbers of a list go on behind a paragraph: 1. 2. … 3."""
    mark = marks.get(behind.firsts[0].span.start)
    first = marks.get(one.firsts[0].span.start)
    return (
        mark is not None
        and first is not None
        and first.text[:1].isdigit()
        and mark.text[:-1] == f"{sum(each.items for each in (one, *one.later)) + 1}"
    )


def _listed(text: str, one: _List) -> Listed:
    """Return a list with its readings: alone, with what continues it, with its labels."""
    blocks = [block for each in (one, *one.later) for block in each.firsts]
    spans = tuple(_shown(block) for block in blocks)
    numbers = set(accumulate(each.items for each in (one, *one.later)))
    # The functions `f` and `g` both …: one item that names two.
    # The fields `f` and `g`: … too.
    several = sum(_OF_SEVERAL.match(text, *_bounds(block)) is not None for block in blocks)
    numbers |= {number + more for number in numbers for more in range(several + 1)}
    labelled = _labelled(text, one)
    return Listed(spans, frozenset(numbers | {labelled} if labelled else numbers), marks=spans)


def _bounds(block: Block) -> tuple[int, int]:
    return block.span.start, min(block.span.end, block.span.start + 80)


def _shown(block: Block) -> Span:
    return Span(block.span.start, min(block.span.end, block.span.start + _SHOWN))


_OF_SEVERAL = lazy(
    r"[^，。；：\n]{1,30}(?:以及|[和与及、])[^，。；：\n]{1,30}(?:[均都各]|分别|两者|二者)"
    r"|[^\p{Han}\n，。：]{1,30}(?:和|与|及|、)[^\p{Han}\n，。：]{1,30}[，：:]"
)
_COUNTED = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])"
_LABEL = lazy(
    rf"(?:第{_COUNTED}(?P<stem>\p{{Han}}{{1,4}})|(?P<stem>\p{{Han}}{{1,6}}){_COUNTED})[：:、，,. ]"
)


def _labelled(text: str, one: _List) -> int:
    """Return how many labels count on over a list and the lists in it; 0 if they do not.

    - 状态一；- 不持有，分两种：  - 状态二  - 状态三；- 状态四
    """
    within = (one, *one.later)
    blocks = [block for each in within for inner in (each, *each.inner) for block in inner.firsts]
    blocks.sort(key=lambda block: block.span.start)
    found = [_LABEL.match(text, *_bounds(block)) for block in blocks]
    labels = [label for label in found if label is not None]
    values = [_value(label["n"]) for label in labels]
    alike = len({label["stem"] for label in labels}) == 1
    return len(values) if alike and values == list(range(1, len(values) + 1)) else 0


def _value(sign: str) -> int:
    return ord(sign) - ord("A") + 1 if sign.isalpha() and sign.isascii() else parse_count(sign) or 0
