"""Headings that lost their number: lines between two numbered headings that look like them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind, TriviaKind, line_starts
from wenlint.core.patterns import lazy
from wenlint.structure.markers import DEPTHS, Mark, Scheme
from wenlint.structure.outline import (
    Section,
    make_outline,
)
from wenlint.structure.series import line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line
    from wenlint.structure.series import Series

_SCHEMES = frozenset({Scheme.HAN, Scheme.PAREN_HAN, Scheme.CHAPTER, Scheme.SECTION, Scheme.ARABIC})
_SCHEMES_OF_BLOCKS = _SCHEMES | {Scheme.DECIMAL}
_SCHEMES_OF_LAST = frozenset({Scheme.HAN, Scheme.CHAPTER})
_FIRST_OF_LIST = lazy(r"第一[，、]|其一[，、]|一是|首先[，,]")
_LAST_TITLE = lazy(r"\p{Han}{3,12}")
_LONGEST_HEADING, _SHORTEST = 24, 3
# 十一、一次只做一件事, 6.5 版本号: a number that is none of the marks.
_NUMBERED = lazy(r"[（(第]?[\d０-９一二三四五六七八九十]")
_BLOCK = 1
_ASKS = lazy(r"[？?吗嗎呢]$")
_HAN = lazy(r"\p{Han}+")
_SHORT = 8
_FEWEST_NEIGHBOURS = 2
_FEWEST_NUMBERED = 3
# A heading that says so stands for itself between the numbered ones.
_STANDS_APART = lazy(
    r"(?i)小[结結]|总结|總結|[结結]论|[说說]明|注意|提示|附|[补補]充|[参參]考|前言|引言|后[记話话]|番外|彩蛋"
    r"|目[录錄]|[练練]习|思考|[习習]题|作业|答案|FAQ|[问問]题$|\x1f|^[\x00-\x7f]+$|其他|其它|相关|更多|插曲"
)
_TITLE = lazy(r"(?!图为|图片|来源|供稿|摄影|作者)[\p{Han}，、“”《》·]{5,40}(?<![，、])")
_BODY_END = "。！？；…：）”"
_SLACK = 2


class LostHeading(Struct, frozen=True):
    """A line between two numbered headings, or behind the last, without a number of its own."""

    line: Line
    before: Mark
    after: Mark | None


def lost_headings(document: Document) -> tuple[LostHeading, ...]:
    """Return the lines that must be headings without their number.

    Such a line is a paragraph by itself, as long as the headings of its series, spaced as they
    are, and has no other like it in its article: headings without numbers that come again and
    again are the document's manner. Or it is a heading of the format, the only one without a
    number between its numbered neighbours.
    """
    return (
        *_lost_headings(document),
        *_lost_among_blocks(document),
        *_lost_behind_the_last(document),
    )


def _lost_headings(document: Document) -> Iterator[LostHeading]:
    lines = HeadingLines(document)
    for series in document.view(line_series):
        look = lines.look_of(series)
        if look is None:
            continue
        found = [
            LostHeading(line, before, after)
            for before, after in pairwise(series.marks)
            for line in lines.between(before, after, look)
        ]
        if len(found) == 1 and _follows(found[0]):
            yield found[0]


def _follows(lost: LostHeading) -> bool:
    return lost.after is not None and lost.after.value == lost.before.value + 1


def _lost_behind_the_last(document: Document) -> Iterator[LostHeading]:
    """Yield the line behind the last numbered heading under which its list begins anew.

    二、问题 第一，… 第二，… 对策 第一，…: only a heading parts two lists that both begin with one.
    """
    text, lines = document.text, document.lines
    starts = document.view(line_starts)
    for series in document.view(line_series):
        if series.parent is not None or series.scheme not in _SCHEMES_OF_LAST:
            continue
        if len(series.marks) < _FEWEST_NEIGHBOURS:
            continue
        heads = [lines[bisect_right(starts, mark.span.start) - 1] for mark in series.marks]
        if any(len(one.span) > _LONGEST_HEADING or not _is_title(text, one) for one in heads):
            continue
        last = bisect_right(starts, heads[-1].span.start)
        firsts = document.view(_firsts_of_lists)
        first = bisect_left(firsts, (last, ""))
        opens = firsts[first : first + 3]  # those of a single list are two
        if len(opens) != 2 or opens[0][1] != opens[1][1] or opens[1][0] - opens[0][0] < _SHORTEST:
            continue
        line = lines[opens[1][0] - 1]
        said = line.span.of(text)
        alike = (line.blank_before, line.blank_after) == (
            heads[-1].blank_before,
            heads[-1].blank_after,
        )
        # A list under a heading of its own has one, too: 设备方面 第一，… 经费方面 第一，…
        parted = any(_LAST_TITLE.fullmatch(one.span.of(text)) for one in lines[last : opens[0][0]])
        if parted or not alike or _STANDS_APART.search(said):
            continue
        if _LAST_TITLE.fullmatch(said):
            yield LostHeading(line, series.marks[-1], None)


def _firsts_of_lists(document: Document) -> Sequence[tuple[int, str]]:
    """Return the places of the lines that begin a list in words, with its first mark: a view."""
    text = document.text
    return [
        (place, match[0])
        for place, line in enumerate(document.lines)
        if (match := _FIRST_OF_LIST.match(text, line.span.start, line.span.end))
    ]


def _is_title(text: str, line: Line) -> bool:
    return text[line.span.end - 1] not in _BODY_END + "，、,"


def _lost_among_blocks(document: Document) -> Iterator[LostHeading]:
    """Yield the headings of the format that alone among their neighbours bear no number."""
    text = document.text
    for children in document.view(make_outline).children.values():
        rows = [one for one in children if one.heading is not None and one.rank[0] == _BLOCK]
        if len(rows) <= _FEWEST_NUMBERED or len({one.rank for one in rows}) > 1:
            continue
        marks = [one.mark for one in rows]
        numbered = [place for place, mark in enumerate(marks) if mark is not None]
        if len(numbered) < _FEWEST_NUMBERED or len(numbered) < numbered[-1] - numbered[0]:
            continue
        inner = [at for at in range(numbered[0], numbered[-1]) if marks[at] is None]
        if len(inner) != 1:
            continue
        line, before, after = rows[inner[0]].heading, marks[inner[0] - 1], marks[inner[0] + 1]
        assert line is not None  # the root stands in no row
        if before is None or after is None or not _goes_past(before, after):
            continue
        values = [mark.value for mark in marks if mark is not None]
        said = line.span.of(text)
        if before.value + 1 < after.value:  # its number is the one that is left out
            values = sorted([*values, before.value + 1])
            alike = _NUMBERED.match(said) is None
        else:
            titles = [one.title.of(text) for one in rows if one.mark is not None and one.title]
            alike = _are_alike(titles, said) and not _STANDS_APART.search(said)
        if alike and values == list(range(values[0], values[0] + len(values))):
            yield LostHeading(line, before, after)


def _are_alike(titles: Sequence[str], said: str) -> bool:
    """Say whether a heading is put as the others are: all ask, or all are a few words as long."""
    if all(_ASKS.search(one) for one in (*titles, said)):
        return True
    lengths = [len(one) for one in titles]
    short = min(lengths) - 1 <= len(said) <= min(_SHORT, max(lengths) + 1)
    return short and _HAN.fullmatch(said) is not None


def _goes_past(before: Mark, after: Mark) -> bool:
    """Say whether two marks of headings follow each other, or leave out one number."""
    return (
        before.scheme is after.scheme
        and before.scheme in _SCHEMES_OF_BLOCKS
        and before.values[:-1] == after.values[:-1]
        and after.value - before.value in (1, 2)
    )


class Look(Struct, frozen=True):
    """How the headings of a series look: their lengths, whether commas stand in them, spacing."""

    shortest: int
    longest: int
    commas: bool
    spaced: tuple[bool, bool]


class HeadingLines:
    """The lines of a document, ready to be asked for those that look like headings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = document.view(line_starts)
        self._shown = [
            piece.offset
            for piece in document.trivia
            if piece.kind in (TriviaKind.CODE, TriviaKind.IMAGE)
        ]
        self._sections = {
            section.heading.span.start: section
            for section in document.view(make_outline).sections
            if section.heading is not None
        }

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """How often a line says the same."""
        return Counter(line.span.of(self._document.text) for line in self._document.lines)

    def look_of(self, series: Series) -> Look | None:
        """Return how the headings of `series` look, if all of them have lines of their own."""
        if series.scheme not in _SCHEMES or len(series.marks) < _FEWEST_NEIGHBOURS:
            return None
        titles: list[str] = []
        spacing: Counter[tuple[bool, bool]] = Counter()
        for mark in series.marks:
            section = self._sections.get(mark.span.start)
            if section is None or not _has_own_line(section):
                return None
            if section.heading is not None and section.heading.block.kind is BlockKind.HEADING:
                return None  # a paragraph does not look like a heading of Markdown
            assert section.title is not None  # it has a line of its own
            assert section.heading is not None
            titles.append(section.title.of(self._document.text))
            spacing[section.heading.blank_before, section.heading.blank_after] += 1
        lengths = [len(title) for title in titles]
        commas = any("，" in title for title in titles)
        return Look(min(lengths), max(lengths), commas, spacing.most_common(1)[0][0])

    def between(self, before: Mark, after: Mark, look: Look) -> Iterator[Line]:
        """Yield the lines between two marks that look so and stand between body text."""
        document = self._document
        text, lines = document.text, document.lines
        first = bisect_right(self._starts, before.span.start) + 1
        stop = bisect_right(self._starts, after.span.start) - 2
        for place in range(first, stop):
            line = lines[place]
            if (
                self._looks(line, look)
                and _is_body(text, lines[place - 1])
                and _is_body(text, lines[place + 1])
                and not self._leads_to_code(line, lines[place + 1])
            ):
                section = document.view(make_outline).section_at(line.span.start)
                if section.mark is None or DEPTHS[section.mark.scheme] <= DEPTHS[before.scheme]:
                    yield line

    def _leads_to_code(self, line: Line, following: Line) -> bool:
        """Say whether code or a picture stands between two lines: the first leads to it."""
        first = bisect_right(self._shown, line.span.end - 1)
        return first < len(self._shown) and self._shown[first] <= following.span.start

    def _looks(self, line: Line, look: Look) -> bool:
        if not look.shortest - _SLACK <= len(line.span) <= look.longest + _SLACK:
            return False
        if line.block.kind is not BlockKind.PARAGRAPH or line.block.quoted:
            return False
        words = line.span.of(self._document.text)
        return (
            _TITLE.fullmatch(words) is not None
            and ("，" not in words or look.commas)
            and (line.blank_before, line.blank_after) == look.spaced
            and self._counts[words] == 1
        )


def _has_own_line(section: Section) -> bool:
    line, title = section.heading, section.title
    return bool(section.is_heading and line and title and title.end == line.span.end)


def _is_body(text: str, line: Line) -> bool:
    return text[line.span.end - 1] in _BODY_END
