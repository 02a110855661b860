"""Counts of names behind the words that announce them: 获奖名单（6人）, and lines of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared
from wenlint.figures.counts.enumerations import Claim
from wenlint.language.numerals import parse_count
from wenlint.structure.lists import Listed

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_ROLL = lazy(
    r"[（(][ ]?(?:共|计|合计|总计|共计)?[ ]?(?P<n>[0-9]{1,3}|[二三四五六七八九十]{1,3})[ ]?"
    r"(?P<measure>人|名|位|家|个|本|篇|部|所|户|支|种|项)(?:单位|企业|同志|同学|学生"
    r"|作品)?[ ]?[）)][：:]?[ ]?$"
)
_PARTS = lazy(r"[、\u3000]|[ ]{2,}")
_SPACED = lazy(r"[、 \u3000]+")
_LABEL = lazy(
    r"[ \t]*(?:[-*+•·][ ]+)?(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．][ ]?)?"
    r"(?:[^，。；：:、\n]{1,12}?(?:[（(][^（）()\n]{1,10}[）)])?[：:][ ]?)?"
)
_PERSON = lazy(r"\p{Han}{2,4}|\p{Han}[ \u3000]{1,2}\p{Han}|\p{Han}{2,4}[（(][^（）()]{1,8}[）)]")
_BODY = lazy(r"[^，。；：！？、\n]{2,22}")
_TITLE = lazy(r"《[^《》\n]{1,30}》(?:[（(][^（）()]{1,12}[）)])?")
_OPEN = lazy(r"等[ ]?[。]?$|……|其他|若干|略")
_OF_PEOPLE, _OF_TITLES = frozenset("人名位"), frozenset("本篇部")
_MOST_LINES, _WIDEST_SLIP, _FEWEST = 60, 3, 3


def roll_claims(document: Document) -> Iterator[Claim]:
    """Yield the counts in brackets before lines that hold nothing but names."""
    text, lines = document.text, document.lines
    for place, line in enumerate(lines[:-1]):
        if text[line.span.end - 1 : line.span.end] not in "）)：:":
            continue
        match = _ROLL.search(text, max(line.span.start, line.span.end - 24), line.span.end)
        if match is None or line.block.kind in (BlockKind.TABLE_CELL, BlockKind.LIST_ITEM):
            continue
        number = parse_count(match["n"])
        items = list(_names(document, match["measure"], lines[place + 1 :][:_MOST_LINES]))
        if number is None or len(items) < _FEWEST or abs(number - len(items)) > _WIDEST_SLIP:
            continue
        span = Span(match.start("n"), match.end("measure"))
        declared = Declared(span, number, match["measure"], "", span.end)
        yield Claim(declared, Listed(tuple(items)))


def _names(document: Document, measure: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the names of lines on end; none at all where one of the lines holds something else."""
    found: list[Span] = []
    kind = None
    for line in lines:
        said = line.span.of(document.text)
        ends = line.block.kind in (BlockKind.HEADING, BlockKind.TABLE_CELL) or not said.strip()
        if ends or (kind is not None and line.block.kind is not kind):
            break
        if _ROLL.search(said):  # one of several that are counted each
            return
        names = _names_of(document.text, line.span, measure)
        if names is None:
            # Prose behind the roll ends it; prose right at its head says that there is none.
            break
        kind = line.block.kind
        found += names
        if _OPEN.search(said):
            return
    yield from found


def _names_of(text: str, span: Span, measure: str) -> Sequence[Span] | None:
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label else span.start
    written = text[start : span.end].rstrip(" 。；;")
    of_people = measure in _OF_PEOPLE
    pattern = _PERSON if of_people else _TITLE if measure in _OF_TITLES else _BODY
    parts = (_SPACED if of_people and "、" not in written else _PARTS).split(written)
    found, at = [], start
    for part in parts:
        at = text.find(part, at)
        if not part.strip() or pattern.fullmatch(part.strip()) is None:
            return None
        found.append(Span(at, at + len(part)))
        at += len(part)
    return found
