"""Marks at the beginnings of lines that count together: 一、二、三、 under one parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

from wenlint.core.document import BlockKind, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.structure.attachments import find_attachments
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import (
    DEPTHS,
    LETTERED,
    Mark,
    Scheme,
    is_one_off,
    marks_at,
    read_as,
)
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    from wenlint.core.document import Document
    from wenlint.core.text import Span


class Series(Struct, frozen=True):
    """Marks of one scheme, in order, that count the parts of one thing.

    `parent` is the mark of the part that they are in, where that has one. `apart` is whether what
    stands between the marks belongs to others, as it does down the column of a table.
    """

    marks: tuple[Mark, ...]
    parent: Mark | None = None
    apart: bool = False

    @property
    def scheme(self) -> Scheme:
        return self.marks[0].scheme


class _Open(Struct):
    """A series that may go on; `level` is that of the heading block that opened it.

    `anew` is the series of whose end its 1 was taken for a new beginning, with nothing said
    between the two that would lead to one. `due` is the series that its first number is the
    next of, though it is written in another way.
    """

    marks: list[Mark]
    level: int
    indent: int
    parent: Mark | None = None
    anew: _Open | None = None
    due: _Open | None = None
    styles: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.styles.update(mark.style for mark in self.marks)

    @property
    def last(self) -> Mark:
        return self.marks[-1]

    def add(self, mark: Mark) -> None:
        self.marks.append(mark)
        self.styles.add(mark.style)


# A body's series stands below every heading block.
_BODY_LEVEL = 99
# Beyond this a number of 1. 2. 3. is more likely a figure at a line's beginning than a gap.
_WIDEST_GAP = 3
_LONGEST_LEAD = 25
_LOOSE = LETTERED | {
    Scheme.ARABIC,
    Scheme.PAREN_ARABIC,
    Scheme.DECIMAL,
    Scheme.CIRCLED,
    Scheme.NOTE,
}
_ANSWERS = lazy(
    r"[（(【\[]?(?:参考|正确|标准)?(?:答案?|解答|解析|选)[】\])）]?[ \u3000]*[：:]?[ \u3000]*"
    r"[A-H](?:[ \u3000]*[、,，和及]?[ \u3000]*[A-H])*+[ \u3000]*[。）)]?(?![A-Za-z])"
)
_NAMING = frozenset({Scheme.ARABIC, Scheme.DECIMAL})
_RUNNING = frozenset({Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARABIC, Scheme.PAREN_ARABIC})
_FEWEST_NAMES = 2
_SPARSE = 3
_FIRST_TWO = 2
_FEWEST_BEFORE_STRAY = 3
_FEWEST_FOR_A_SLIP = 4
_FEWEST_PAIRS = 3
# What may stand in the place of one another by a slip.
_EXCHANGED = frozenset({Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARABIC, Scheme.PAREN_ARABIC})
# A list does not begin so late, but what is picked from a collection may.
_LATE = 10
_SAME_CASE = {
    Scheme.LATIN_UPPER: Scheme.ROMAN,
    Scheme.ROMAN: Scheme.LATIN_UPPER,
    Scheme.LATIN_LOWER: Scheme.ROMAN_LOWER,
    Scheme.ROMAN_LOWER: Scheme.LATIN_LOWER,
}


def line_series(document: Document) -> tuple[Series, ...]:
    """Return the series of the marks at the beginnings of lines, in order of their first marks.

    Each article of a compilation counts by itself, and so does a block quotation; a heading
    closes the series below it; 条 go on through chapters and sections; an attachment begins
    anew.
    """
    body = _Grouping(document)
    done: list[_Open] = []
    aside: _Grouping | None = None
    for event in _events(document):
        if event.quoted:
            aside = aside or _Grouping(document)
            aside.take(event)
            continue
        if aside is not None:
            done += aside.done()
            aside = None
        body.take(event)
    done += [*(aside.done() if aside else ()), *body.done()]
    linked = _linked_elsewhere(document)
    found = [
        Series(marks, series.parent)
        for series in _run_on(_taken_in(done))
        for marks in _parted(series.marks)
        if not _are_names(marks, linked)
    ]
    return tuple(sorted(found, key=lambda series: series.marks[0].span.start))


def _taken_in(done: Sequence[_Open]) -> Sequence[_Open]:
    """Put single numbers that went astray into the series that they are of.

    So is a 1. that nothing leads to, at the end of 1. 2. 3. or where their 4. is due; a 3) where
    the 3. of others is due; and the 9. of 1. 2. 9. 4.
    """
    kept: list[_Open] = []
    for series in done:
        before = series.anew
        if before is not None and _is_stray(before, series):
            before.marks += series.marks
            before.styles |= series.styles
        else:
            kept.append(series)
    ends = {(one.last.scheme, one.last.style, one.last.value) for one in kept}
    found: list[_Open] = []
    for series in kept:
        home = series.due
        first = series.marks[0]
        if (first.scheme, first.style, first.value - 1) in ends:
            home = None  # it goes on with a series that was closed too early
        place = _place_due(home, series) if home is not None and len(series.marks) == 1 else None
        if home is not None and place is not None:
            home.marks.insert(place, first)
            home.styles |= series.styles
        else:
            found.append(series)
    return found


def _is_stray(before: _Open, series: _Open) -> bool:
    values = [mark.value for mark in before.marks]
    counts = values == list(range(1, len(values) + 1))
    if len(series.marks) == 1:
        return counts and len(values) >= _FEWEST_BEFORE_STRAY
    return counts and len(values) > 1 and series.marks[1].value == len(values) + 2


def _place_due(home: _Open, series: _Open) -> int | None:
    """Return where in `home` the one mark of `series` belongs: between 2. and 4., or at its end."""
    mark = series.marks[0]
    values = [one.value for one in home.marks]
    place = next(
        (at for at, one in enumerate(home.marks) if one.span.start > mark.span.start), len(values)
    )
    due = place + 1
    whole = [*values[:place], due, *values[place:]]
    if len(values) == 1 or whole != list(range(1, len(whole) + 1)):
        return None
    # A figure far too high is the number that is due if the one after that follows.
    alike = home.marks[0].scheme is mark.scheme and place < len(values)
    return place if alike or mark.value == due else None


def _run_on(done: Sequence[_Open]) -> Sequence[_Open]:
    """Join the series that run on through the parts of a document: （三） below 二、 after （二）.

    The first of them begins at one, and each of the others with the number that is due; once two
    parts have been joined so, a part may also leave out a number or two.
    """
    found: list[_Open] = []
    running: dict[tuple[Scheme, str, Scheme | None, int], _Open] = {}
    joined: set[int] = set()
    for series in sorted(done, key=lambda one: one.marks[0].span.start):
        first = series.marks[0]
        if first.scheme not in _RUNNING:
            found.append(series)
            continue
        parent = series.parent.scheme if series.parent is not None else None
        key = (first.scheme, first.style, parent, series.level)
        before = running.get(key)
        leap = first.value - before.last.value if before is not None else 0
        if before is not None and (leap == 1 or (id(before) in joined and 1 < leap <= _WIDEST_GAP)):
            before.marks.extend(series.marks)
            before.styles |= series.styles
            joined.add(id(before))
            continue
        if first.value == 1:
            running[key] = series
        else:
            running.pop(key, None)
        found.append(series)
    return found


def _parted(marks: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Yield the series that `marks` are: 2 1 3 is one, but 2 1 2 is an end and a beginning.

    Two letters that do not follow each other are initials of names.
    """
    values = [mark.value for mark in marks]
    counts_on = any(after == before + 1 for before, after in pairwise(values))
    may_be_initials = marks[0].scheme in LETTERED and marks[0].style in ("#.", "#．")
    if len(marks) == 2 and not counts_on and may_be_initials:
        return
    if values[:2] == [2, 1] and values[2:3] != [3]:
        yield (marks[0],)
        marks = marks[1:]
    yield tuple(marks)


def _linked_elsewhere(document: Document) -> frozenset[int]:
    """Return where the words of links begin that lead out of the document."""
    return frozenset(
        piece.offset
        for piece in document.trivia
        if piece.kind is TriviaKind.LINK and not piece.text.startswith("#")
    )


def _are_names(marks: Sequence[Mark], linked: frozenset[int]) -> bool:
    """Say whether the numbers are names: of problems, of versions, of other documents.

    A series counts: most of its numbers follow each other, and they begin near one. Names fall
    (the newest version first), or lie far apart, or begin anywhere and leave numbers out.
    """
    if len(marks) < _FEWEST_NAMES:
        return False
    values = [mark.value for mark in marks]
    steps = [after - before for before, after in pairwise(values)]
    if steps.count(0) >= _FEWEST_PAIRS and steps.count(0) >= steps.count(1) - 1 > 0:
        return True  # 第一章 第一章 第二章 第二章: the chapters, and the exercises to each
    if marks[0].scheme not in _NAMING:
        return False
    counting = sum(step == 1 for step in steps)
    if counting == len(steps) or (len(values) >= _FEWEST_FOR_A_SLIP and is_one_off(values)):
        return False
    sparse = max(values) - min(values) > _SPARSE * len(values) and 2 * counting < len(steps)
    in_links = sum(mark.span.start in linked for mark in marks)
    return (
        all(step < 0 for step in steps)
        or (not counting and 2 * in_links > len(marks))
        or sparse
        or (values[0] >= _LATE and 4 * counting < 3 * len(steps))
        or (values[0] > _FIRST_TWO and not counting)
        or (values[0] > 1 and all(step > 1 for step in steps))
        or (values[0] > 1 and 2 * in_links > len(marks))
    )


class _Event(Struct, frozen=True, gc=False):
    """What happens at a line: an article begins, a heading, a mark, or the text goes on.

    `leads` is whether the line leads in a list: it bears no mark, and is short without an end
    mark or ends in a colon; `answers` is whether it gives the letters of the right answers.
    """

    article: bool
    level: int | None
    mark: Mark | None
    indent: int
    quoted: bool
    leads: bool
    answers: bool = False


def _events(document: Document) -> Iterator[_Event]:
    text, contents, note = (
        document.text,
        document.view(find_contents),
        document.view(find_attachments).note_span,
    )
    listed = contents.span if contents is not None and contents.is_of_body else None
    elsewhere = [part for part in (listed, note) if part is not None]
    marks = document.view(marks_at)
    articles = {
        section.span.start
        for section in document.view(make_outline).articles
        if section.heading is not None
    }
    for line in document.lines:
        span, block = line.span, line.block
        if elsewhere and any(part.overlaps(span) for part in elsewhere):
            continue
        start = span.start
        level = block.level if block.kind is BlockKind.HEADING else None
        mark = marks.get(start)
        if mark is not None:
            indent = _indent(text, start)
            yield _Event(start in articles, level, mark, indent, block.quoted, False)
        elif (leads := _leads(text, span)) or level is not None or start in articles:
            answers = leads and _ANSWERS.match(text, start, span.end) is not None
            yield _Event(start in articles, level, None, 0, block.quoted, leads, answers)


def _leads(text: str, line: Span) -> bool:
    end = text[line.end - 1]
    return end in "：:" or (line.end - line.start <= _LONGEST_LEAD and end not in "。；，、！？”")


def _indent(text: str, begin: int) -> int:
    """Return how far the line that begins at `begin` is set in."""
    start = begin
    while start and text[start - 1] in " \t\u3000":
        start -= 1
    return begin - start


def _is_next(last: Mark, mark: Mark) -> bool:
    """Say whether a mark goes on with the number of one that may be written otherwise."""
    return last.value + 1 == mark.value and {last.scheme, mark.scheme} <= _EXCHANGED


class _Grouping:
    """The state of one pass over the marks: the series that are open, the outermost first."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._stack: list[_Open] = []
        self._laws_articles: _Open | None = None
        self._led = False
        self._explained = False
        self._done: list[_Open] = []

    def take(self, event: _Event) -> None:
        mark = event.mark
        if event.answers or event.level is not None or (mark and mark.scheme not in LETTERED):
            self._explained = event.answers
        if self._explained and mark is not None:
            return  # the letters name the answers that were given above; nobody counts there
        if event.article or (mark is not None and mark.scheme is Scheme.ATTACHMENT):
            self._close(0)
            self._close_laws_articles()
        elif event.level is not None:
            self._heading(event.level, mark)
        if mark is not None and mark.scheme is not Scheme.ATTACHMENT:
            level = event.level if event.level is not None else _BODY_LEVEL
            if mark.scheme is Scheme.ARTICLE:
                self._law_article(mark)
            else:
                self._count(mark, level, event.indent)
        self._led = event.leads

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
            or (
                series.level == level
                and mark is not None
                and (series.last.scheme is mark.scheme or _is_next(series.last, mark))
            )
        ]
        self._close(keep[-1] + 1 if keep else 0)

    def _law_article(self, mark: Mark) -> None:
        """条 count through the whole document; what they list ends with each of them."""
        for depth, below in enumerate(self._stack):
            if below.parent is not None and below.parent.scheme is Scheme.ARTICLE:
                self._close(depth)
                break
        series = self._laws_articles
        if series is None or (mark.value == 1 and len(series.marks) > 1 and not mark.inserted):
            self._close_laws_articles()
            self._laws_articles = _Open([mark], _BODY_LEVEL, 0)
        else:
            series.add(mark)

    def _count(self, mark: Mark, level: int, indent: int) -> None:
        mark = self._read_in_context(mark)
        depth = self._home(mark, level)
        if depth is None:
            due = self._due(mark, level, indent)
            self._open(mark, level, indent)
            self._stack[-1].due = due
            return
        series = self._stack[depth]
        if self._restarts(mark, series, level, indent):
            nested = indent > series.indent and len(series.marks) == 1
            led = self._led or indent != series.indent or level != series.level
            self._close(depth + nested)
            self._open(mark, level, indent)
            self._stack[-1].anew = None if nested or led else series
        else:
            self._close(depth + 1)
            series.add(mark)

    def _open(self, mark: Mark, level: int, indent: int) -> None:
        parent = self._stack[-1].last if self._stack else None
        article = self._laws_articles.last if self._laws_articles else None
        if (
            article is not None
            and DEPTHS[article.scheme] < DEPTHS[mark.scheme]
            and (parent is None or parent.span.start < article.span.start)
        ):
            parent = article
        self._stack.append(_Open([mark], level, indent, parent))

    def _home(self, mark: Mark, level: int) -> int | None:
        """Return which open series the mark goes on with: the innermost that it just follows.

        Of those, one written like it before one written otherwise; where it follows none, the
        innermost written like it that it does not lie too far from. Arabic numbers of headings
        of different levels, or of a heading and the text below it, do not count together.
        """
        otherwise = alike = None
        for depth in reversed(range(len(self._stack))):
            series = self._stack[depth]
            last = series.last
            if mark.value == 1 and DEPTHS[last.scheme] < DEPTHS[mark.scheme]:
                break  # a first item below a higher mark begins a list of its own
            if last.scheme is not mark.scheme or last.values[:-1] != mark.values[:-1]:
                continue
            follows = mark.value == last.value + 1
            if series.due is not None and not follows:
                continue  # it may be a stray number of an outer series, which goes on
            if series.level != level and (mark.scheme in _LOOSE or not follows):
                continue
            if mark.style not in series.styles:
                otherwise = depth if follows and otherwise is None else otherwise
            elif follows:
                return depth
            elif mark.scheme not in _LOOSE or mark.value <= last.value + _WIDEST_GAP:
                alike = depth if alike is None else alike
        return alike if otherwise is None else otherwise

    def _due(self, mark: Mark, level: int, indent: int) -> _Open | None:
        """Return the series that the number is the next of, but that it is written otherwise.

        Or too high by far, a slip that only what follows can tell.
        """
        if mark.value == 1 or mark.scheme not in _EXCHANGED:
            return None
        for series in reversed(self._stack):
            last = series.last
            if (series.level, series.indent) == (level, indent):
                alike = last.scheme is mark.scheme and last.style == mark.style
                return series if _is_next(last, mark) or alike else None
        return None

    def _restarts(self, mark: Mark, series: _Open, level: int, indent: int) -> bool:
        """Say whether `mark` begins anew rather than repeating the number before it."""
        if mark.value != 1:
            return False
        if mark.scheme is Scheme.DECIMAL and level != _BODY_LEVEL:
            return False  # a chapter of another number would have closed the series
        goes_back = series.last.value > (2 if len(series.marks) == 1 else 1)
        return goes_back or self._led or indent != series.indent

    def _read_in_context(self, mark: Mark) -> Mark:
        """Read I. after H. as a letter, and an i) before ii) as a number."""
        other = _SAME_CASE.get(mark.scheme)
        if other is None or not self._stack:
            return mark
        for series in reversed(self._stack):
            last = series.last
            if last.scheme is other and series.styles == {mark.style}:
                read = read_as(mark, other)
                if read is not None and read.value == last.value + 1:
                    return read
                first = read_as(last, mark.scheme)
                if first is not None and len(series.marks) == 1 and first.value + 1 == mark.value:
                    series.marks[0] = first
        return mark
