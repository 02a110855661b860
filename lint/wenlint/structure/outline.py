"""The structure of a document: its title, its articles, the tree of its sections."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.text import Span
from wenlint.structure.contents import (
    find_contents,
    lines_of_body,
    title_key,
)
from wenlint.structure.markers import (
    DEPTHS,
    LETTERED,
    STRUCTURAL,
    Mark,
    Scheme,
    marks_at,
)

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

Rank = tuple[int, float]
"""How deep a heading stands: the smaller is the parent of the greater."""

_ROOT_RANK: Rank = (-1, 0)
_ARTICLE_RANK: Rank = (0, 0)
_BLOCK_HEADING = 1
_MARKED_LINE = 2
_RUN_IN = STRUCTURAL | {Scheme.HAN, Scheme.PAREN_HAN}
# What bears these marks is a condition, a note or a choice.
_NO_HEADINGS = LETTERED - {Scheme.ROMAN} | {Scheme.ARTICLE, Scheme.NOTE}
_LONGEST_TITLE = 60
_NO_TITLE_ENDS = "。；，：、…"
_NO_TITLE_STARTS = ("—", "-", "（", "(", "【", "#", "附")
_SHARED_WORDS = 4


class Section(Struct, frozen=True, gc=False):
    """A heading and all below it.

    `heading` is the line it stands on, `title` its words without mark and end mark; the root,
    always the first section, has neither. `is_heading` is false for what merely carries a mark,
    the items of a list and the 条 of a law. `parent` is the place of the section that holds
    this one among the sections of the outline; the root is its own.
    """

    place: int
    parent: int
    heading: Line | None
    title: Span | None
    mark: Mark | None
    rank: Rank
    is_heading: bool
    span: Span


class Outline(Struct, frozen=True, dict=True):
    """The sections of a document in order, the root first.

    `title` is the line of the document's title. `articles` are the articles of a compilation,
    each with headings and numbering of its own; of any other document, the root alone.
    """

    title: Line | None
    sections: tuple[Section, ...]

    @cached_property
    def articles(self) -> tuple[Section, ...]:
        found = tuple(one for one in self.sections if one.rank == _ARTICLE_RANK)
        return found or self.sections[:1]

    @property
    def is_compilation(self) -> bool:
        return len(self.articles) > 1

    @cached_property
    def children(self) -> Mapping[int, Sequence[Section]]:
        """The sections right below each, by its place."""
        found: dict[int, list[Section]] = {}
        for section in self.sections[1:]:
            found.setdefault(section.parent, []).append(section)
        return found

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [section.span.start for section in self.sections]

    def section_at(self, offset: int) -> Section:
        """Return the innermost section that holds `offset`."""
        return self.sections[max(0, bisect_right(self._starts, offset) - 1)]

    def article_at(self, offset: int) -> Section:
        """Return the article that holds `offset`, or the root before the first article."""
        section = self.section_at(offset)
        while section.rank > _ARTICLE_RANK:
            section = self.sections[section.parent]
        return section


class _Heading(Struct, frozen=True, gc=False):
    """A section before its place in the tree is known."""

    line: Line
    title: Span
    mark: Mark | None
    rank: Rank


def make_outline(document: Document) -> Outline:
    """Return the outline of `document`."""
    lines = document.view(lines_of_body)
    marks = document.view(marks_at)
    articles = _article_starts(document, lines, marks)
    headings = [
        heading
        for line in lines
        if (
            line.span.start in marks
            or line.block.kind is BlockKind.HEADING
            or line.span.start in articles
        )
        and (heading := _heading(document.text, line, marks, articles))
    ]
    title = lines[0] if lines and _can_be_title(document.text, lines[0], marks) else None
    return Outline(title, tuple(_tree(document, headings)))


def _heading(
    text: str, line: Line, marks: Mapping[int, Mark], articles: frozenset[int]
) -> _Heading | None:
    mark = marks.get(line.span.start)
    title = _title_span(text, mark.body if mark else line.span)
    if line.span.start in articles:
        return _Heading(line, title, mark, _ARTICLE_RANK)
    if line.block.kind is BlockKind.HEADING:
        return _Heading(line, title, mark, (_BLOCK_HEADING, line.block.level))
    if mark is None or line.block.kind is BlockKind.FOOTNOTE:
        return None
    depth = (len(mark.values) - 1) / 10 if mark.scheme is Scheme.DECIMAL else 0
    return _Heading(line, title, mark, (_MARKED_LINE, DEPTHS[mark.scheme] + depth))


def _title_span(text: str, span: Span) -> Span:
    """Return the words of a heading: up to its first full stop, without spaces and end mark."""
    start, end = span.start, text.find("。", span.start, span.end)
    part = text[start : end if end >= 0 else span.end]
    end = start + len(part.rstrip(" \t\u3000：:；"))
    start += len(part) - len(part.lstrip())
    return Span(start, end if end > start else start)


def _tree(document: Document, headings: Sequence[_Heading]) -> Iterator[Section]:
    """Yield the sections; each lies below the nearest one before it of a smaller rank."""
    text = document.text
    yield Section(0, 0, None, None, None, _ROOT_RANK, False, Span(0, len(text)))
    ends = _ends(headings, len(text))
    above: list[tuple[Rank, int, Scheme | None]] = [(_ROOT_RANK, 0, None)]
    for place, (heading, end) in enumerate(zip(headings, ends, strict=True), 1):
        while above[-1][0] >= heading.rank:
            above.pop()
        _, parent, scheme_above = above[-1]
        span = Span(heading.line.span.start, end)
        is_heading = _is_heading(text, heading, scheme_above)
        mark, rank = heading.mark, heading.rank
        yield Section(place, parent, heading.line, heading.title, mark, rank, is_heading, span)
        above.append((rank, place, mark.scheme if mark else None))


def _ends(headings: Sequence[_Heading], length: int) -> Sequence[int]:
    """Return where each section ends: at the next heading that is not below it."""
    ends = [length] * len(headings)
    open_: list[int] = []
    for place, heading in enumerate(headings):
        while open_ and headings[open_[-1]].rank >= heading.rank:
            ends[open_.pop()] = heading.line.span.start
        open_.append(place)
    return ends


def _is_heading(text: str, heading: _Heading, scheme_above: Scheme | None) -> bool:
    """Tell a heading from an item of a list and from a 条."""
    if heading.rank[0] < _MARKED_LINE:
        return True
    mark = heading.mark
    if mark is None or mark.scheme in _NO_HEADINGS or scheme_above is Scheme.ARTICLE:
        return False
    if not 0 < len(heading.title) <= _LONGEST_TITLE or text[mark.body.end - 1] in "；;，":
        return False
    return mark.scheme in _RUN_IN or heading.title.end == heading.line.span.end


def _can_be_title(text: str, line: Line, marks: Mapping[int, Mark]) -> bool:
    """Say whether a line can be the title of a document or of an article."""
    if line.span.start in marks:
        return False
    part = line.span.of(text)
    return line.block.kind is BlockKind.HEADING or (
        line.block.kind is BlockKind.PARAGRAPH
        and 4 <= len(part) <= _LONGEST_TITLE
        and part[-1] not in _NO_TITLE_ENDS
        and not part.startswith(_NO_TITLE_STARTS)
        and not _is_speech(part)
    )


def _is_speech(part: str) -> bool:
    """Say whether a line is one quotation from end to end: somebody speaks."""
    return part[0] == "“" and part[-1] == "”" and part.count("“") == 1


def _article_starts(
    document: Document, lines: Sequence[Line], marks: Mapping[int, Mark]
) -> frozenset[int]:
    """Return where the articles of a compilation begin; empty for any other document."""
    found = _listed_articles(document, lines, marks) or _restarted_articles(document, lines, marks)
    return frozenset(line.span.start for line in found) if len(found) > 1 else frozenset()


def _listed_articles(
    document: Document, lines: Sequence[Line], marks: Mapping[int, Mark]
) -> Sequence[Line]:
    """Find the articles by a table of contents whose entries have no numbers.

    A line that the contents lack is an article too if it looks like the others: blank lines
    around it as around them, and words that most of their titles share.
    """
    contents = document.view(find_contents)
    if contents is None:
        return []
    targets = [entry.target for entry in contents.listed if entry.target is not None]
    # Of nested entries only the outermost can be articles, the others are their parts.
    level = min((one.block.level for one in targets if _is_block_heading(one)), default=0)
    listed = [
        one
        for one in targets
        if not (_is_block_heading(one) and one.block.level > level)
        and _can_be_title(document.text, one, marks)
    ]
    if len(listed) < 2 or 2 * len(listed) < len(contents.listed):
        return []
    starts = {line.span.start for line in listed}
    shared = _shared_words(document.text, listed)
    blank = sum(line.blank_before for line in listed), sum(line.blank_after for line in listed)
    style = tuple(2 * count > len(listed) for count in blank)
    return [
        line
        for line in lines
        if line.span.start in starts
        or (
            line.span.start > contents.span.end
            and (line.blank_before, line.blank_after) == style
            and _can_be_title(document.text, line, marks)
            and any(word in line.span.of(document.text) for word in shared)
        )
    ]


def _is_block_heading(line: Line) -> bool:
    return line.block.kind is BlockKind.HEADING


def _shared_words(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """Return the runs of characters that stand in more than half of the lines."""
    counts: dict[str, int] = {}
    for line in lines:
        part = line.span.of(text)
        for word in {part[at : at + _SHARED_WORDS] for at in range(len(part) - _SHARED_WORDS + 1)}:
            counts[word] = counts.get(word, 0) + 1
    return frozenset(
        word for word, count in counts.items() if 2 * count > len(lines) and _is_words(word)
    )


def _is_words(part: str) -> bool:
    return regex.fullmatch(r"\p{Han}+", part) is not None


def _restarted_articles(
    document: Document, lines: Sequence[Line], marks: Mapping[int, Mark]
) -> Sequence[Line]:
    """Find the articles by their numbering: a title, then 一、 again.

    The title is the line right before 一、, or the last one standing by itself since the
    headings before it.
    """
    firsts = [one for one in marks.values() if one.scheme is Scheme.HAN and one.value == 1]
    if len(firsts) < 2:
        return []
    restarts = [
        place
        for place, line in enumerate(lines)
        if (mark := marks.get(line.span.start)) and mark.scheme is Scheme.HAN and mark.value == 1
    ]
    if len(restarts) < 2:
        return []
    found = []
    for before, place in pairwise([-1, *restarts]):
        candidates = [
            line
            for line in lines[_after_marks(lines, marks, before, place) : place]
            if _can_be_title(document.text, line, marks)
            and (line is lines[place - 1] or (line.blank_before and line.blank_after))
        ]
        if candidates:
            found.append(candidates[-1])
    return found if 2 * len(found) > len(restarts) else []


def _after_marks(lines: Sequence[Line], marks: Mapping[int, Mark], before: int, place: int) -> int:
    """Return the place behind the last marked line between two restarts."""
    marked = [at for at in range(before + 1, place) if lines[at].span.start in marks]
    return (marked[-1] if marked else before) + 1


def heading_key(document: Document, section: Section) -> str:
    """Return the title of `section` as headings are compared."""
    return title_key(section.title.of(document.text)) if section.title else ""
