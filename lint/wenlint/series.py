"""Marks that count together: 一、二、三、 under one parent, 一是 二是 三是 in one passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import regex

from wenlint.document import BlockKind
from wenlint.markers import INLINE, STRUCTURAL, Mark, Scheme
from wenlint.numerals import parse_count
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document


@dataclass(frozen=True, slots=True)
class Series:
    """Marks of one scheme, in order, that count the parts of one thing."""

    marks: tuple[Mark, ...]

    @property
    def scheme(self) -> Scheme:
        return self.marks[0].scheme


@dataclass(slots=True)
class _Open:
    """A series that may go on; `level` is that of the heading block that opened it."""

    marks: list[Mark]
    level: int

    @property
    def last(self) -> Mark:
        return self.marks[-1]


# A body's series stands below every heading block.
_BODY_LEVEL = 99
# Beyond this a number of 1. 2. 3. is more likely a figure at a line's beginning than a gap.
_WIDEST_GAP = 3
_MOST_MISSING = 30
_LOOSE = frozenset({Scheme.ARABIC, Scheme.PAREN_ARABIC, Scheme.DECIMAL, Scheme.CIRCLED})


def line_series(document: Document) -> tuple[Series, ...]:
    """Return the series of the marks at the beginnings of lines, in order of their first marks.

    Each article of a compilation counts by itself; a heading closes the series below it; 条 go
    on through chapters and sections.
    """
    grouping = _Grouping(document)
    for event in _events(document):
        grouping.take(event)
    found = [Series(tuple(series.marks)) for series in grouping.done()]
    return tuple(sorted(found, key=lambda series: series.marks[0].span.start))


@dataclass(frozen=True, slots=True)
class _Event:
    """What happens at a place: an article begins, a heading, a mark, or both of the latter."""

    start: int
    article: bool
    level: int | None
    mark: Mark | None


def _events(document: Document) -> Iterator[_Event]:
    contents = document.contents
    marks = {mark.span.start: mark for mark in document.marks}
    articles = {
        section.span.start for section in document.outline.articles if section.heading is not None
    }
    for line in document.lines:
        start = line.span.start
        if contents is not None and contents.span.overlaps(line.span):
            continue
        level = line.block.level if line.block.kind is BlockKind.HEADING else None
        mark = marks.get(start)
        if start in articles or level is not None or mark is not None:
            yield _Event(start, start in articles, level, mark)


class _Grouping:
    """The state of one pass over the marks: the series that are open, the outermost first."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._stack: list[_Open] = []
        self._laws_articles: _Open | None = None
        self._done: list[_Open] = []

    def take(self, event: _Event) -> None:
        if event.article:
            self._close(0)
            self._close_laws_articles()
        elif event.level is not None:
            self._heading(event.level, event.mark)
        if event.mark is not None:
            level = event.level if event.level is not None else _BODY_LEVEL
            if event.mark.scheme is Scheme.ARTICLE:
                self._law_article(event.mark)
            else:
                self._count(event.mark, level)

    def done(self) -> Sequence[_Open]:
        self._close(0)
        self._close_laws_articles()
        return self._done

    def _close(self, depth: int) -> None:
        """End the series from `depth` on."""
        self._done += self._stack[depth:]
        del self._stack[depth:]

    def _close_laws_articles(self) -> None:
        if self._laws_articles is not None:
            self._done.append(self._laws_articles)
        self._laws_articles = None

    def _heading(self, level: int, mark: Mark | None) -> None:
        """A heading block ends what is open below its level; without a mark, at it as well."""
        keep = [
            depth
            for depth, series in enumerate(self._stack)
            if series.level < level
            or (series.level == level and mark is not None and series.last.scheme is mark.scheme)
        ]
        self._close(keep[-1] + 1 if keep else 0)

    def _law_article(self, mark: Mark) -> None:
        """条 count through the whole document; what they list ends with each of them."""
        structural = [
            depth for depth, series in enumerate(self._stack) if series.last.scheme in STRUCTURAL
        ]
        self._close(structural[-1] + 1 if structural else 0)
        series = self._laws_articles
        if series is None or (mark.value == 1 and len(series.marks) > 1 and not mark.inserted):
            self._close_laws_articles()
            self._laws_articles = _Open([mark], _BODY_LEVEL)
        else:
            series.marks.append(mark)

    def _count(self, mark: Mark, level: int) -> None:
        for depth in reversed(range(len(self._stack))):
            series = self._stack[depth]
            if self._belongs(mark, series):
                self._close(depth + 1)
                if _restarts(mark, series):
                    self._close(depth)
                    self._stack.append(_Open([mark], level))
                else:
                    series.marks.append(mark)
                return
        self._stack.append(_Open([mark], level))

    def _belongs(self, mark: Mark, series: _Open) -> bool:
        last = series.last
        if last.scheme is not mark.scheme or last.values[:-1] != mark.values[:-1]:
            return False
        follows = mark.value == last.value + 1
        if last.style != mark.style and not follows:
            return False
        too_far = mark.scheme in _LOOSE and mark.value > last.value + _WIDEST_GAP
        return follows or not too_far


def _restarts(mark: Mark, series: _Open) -> bool:
    """Say whether `mark` begins anew rather than repeating the number before it."""
    return mark.value == 1 and len(series.marks) > 1


# 一是 stands at the beginning of a clause; 是否 and 是不是 are no items.
_SHI = regex.compile(
    r"(?<!\w)(?P<n>[一二三四五六七八九十]{1,3})(?P<kind>是|要)(?!否|不是|一[，,]|求|素|点|领|害|义|道)"
)
_ORDINAL = regex.compile(r"(?<!\w)第(?P<n>[一二三四五六七八九十]{1,2})[，,]")
_PAREN = regex.compile(
    r"(?<=[：:；;。，,])[（(](?:(?P<han>[一二三四五六七八九十]{1,3})|(?P<n>\d{1,2}))[）)]"
    r"(?=[\p{Han}“《])(?![项款目条类种号届和与至或及])"
)
_CIRCLED_SIGN = regex.compile(
    r"(?<![\w、])(?P<n>[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮])(?=[\p{Han}“《])(?![和与至或及])"
)


def inline_series(document: Document) -> tuple[Series, ...]:
    """Return the series inside paragraphs.

    一是 and the like go on over lines (a line may be broken) up to the next heading; （1） and ①
    end with their line. Each begins anew with its first number.
    """
    contents = document.contents
    open_: dict[Scheme, tuple[int, list[Mark]]] = {}
    done: list[list[Mark]] = []
    for mark in sorted(_inline_marks(document.text), key=lambda mark: mark.span.start):
        if contents is not None and contents.span.overlaps(mark.span):
            continue
        passage = (
            document.outline.section_at(mark.span.start).place
            if mark.scheme in INLINE
            else mark.body.end
        )
        before, series = open_.get(mark.scheme, (None, []))
        if before != passage or mark.value == 1:
            series = []
            done.append(series)
        series.append(mark)
        open_[mark.scheme] = (passage, series)
    return tuple(Series(tuple(series)) for series in done)


def _inline_marks(text: str) -> Iterator[Mark]:
    patterns = (
        (_SHI, "一是" in text or "二是" in text or "一要" in text),
        (_ORDINAL, "第一" in text or "第二" in text),
        (_PAREN, True),
        (_CIRCLED_SIGN, "①" in text or "②" in text),
    )
    for pattern, worth_it in patterns:
        if worth_it:
            for match in pattern.finditer(text):
                end = text.find("\n", match.end())
                yield _inline_mark(match, Span(match.end(), end if end >= 0 else len(text)))


def _inline_mark(match: regex.Match[str], body: Span) -> Mark:
    groups = match.groupdict()
    number = groups.get("n") or groups.get("han") or ""
    style = match[0].replace(number, "#", 1)
    if match.re is _CIRCLED_SIGN:
        scheme, value = Scheme.CIRCLED, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮".index(number) + 1
    else:
        scheme, value = _inline_scheme(groups, style), parse_count(number) or 0
    return Mark(Span(*match.span()), scheme, (value,), style, body)


def _inline_scheme(groups: Mapping[str, str | None], style: str) -> Scheme:
    if groups.get("kind"):
        return Scheme.SHI if groups["kind"] == "是" else Scheme.YAO
    if style.startswith("第"):
        return Scheme.ORDINAL
    return Scheme.PAREN_HAN if groups.get("han") else Scheme.PAREN_ARABIC


class FaultKind(Enum):
    """What is wrong between two marks of a series."""

    GAP = "gap"
    REPEAT = "repeat"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a series does not count on: `mark` should not come after `before`.

    `missing` are the numbers that a gap leaves out.
    """

    kind: FaultKind
    before: Mark
    mark: Mark
    missing: tuple[int, ...] = ()


def faults(text: str, series: Series) -> Iterator[Fault]:
    """Yield what is wrong in `series`, each defect once.

    第三条之一 counts as a part of 第三条. A number that stands inside the text between two marks,
    glued to the end of a line, is not missing. Two numbers that changed places are one fault.
    """
    marks = [mark for mark in series.marks if not mark.inserted]
    last = marks[0].value if marks else 0
    for place in range(1, len(marks)):
        before, mark = marks[place - 1], marks[place]
        following = marks[place + 1].value if place + 1 < len(marks) else None
        if mark.value == last + 1:
            last = mark.value
        elif mark.value > last + 1:
            if (
                following == last + 1
            ):  # the next one is the one that is missing: they changed places
                continue
            missing = tuple(
                value
                for value in range(last + 1, min(mark.value, last + _MOST_MISSING))
                if not _is_glued(text, before, mark, value)
            )
            if missing:
                yield Fault(FaultKind.GAP, before, mark, missing)
            last = mark.value
        elif mark.value == before.value:
            yield Fault(FaultKind.REPEAT, before, mark)
            # 一、二、二、四: the second 二 stands for 三, and 四 is right.
            last = last + 1 if following == last + 2 else last
        else:
            yield Fault(FaultKind.ORDER, before, mark)
            last = max(last, before.value, mark.value)


def _is_glued(text: str, before: Mark, mark: Mark, value: int) -> bool:
    """Say whether the mark for `value` stands inside the text between `before` and `mark`."""
    wanted = regex.escape(mark.render(value))
    pattern = regex.compile(rf"(?<=[。；：:;，,\s”）)]){wanted}")
    return pattern.search(text, before.span.end, mark.span.start) is not None
