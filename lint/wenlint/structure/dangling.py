"""References to divisions that a document lacks: chapters, sections, 条, 款, 项, steps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind, Trivia, TriviaKind
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified
from wenlint.lexicon.numerals import HAN_DIGITS
from wenlint.structure.contents import find_contents
from wenlint.structure.labels import whole_series
from wenlint.structure.markers import Mark, Scheme, line_marks, marks_at
from wenlint.structure.ordered_lists import ordered_lists
from wenlint.structure.references import amends, articles_told, highest, is_part
from wenlint.structure.series import Series, line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document


class Dangling(Struct, frozen=True):
    """A reference that leads to nothing, and the last part of its kind that there is."""

    span: Span
    last: Span | None = None
    written: str = ""


_N = rf"[0-9]{{1,3}}|[{HAN_DIGITS}]{{1,5}}"
# A sentence that names another work speaks of that one's parts.
_ANOTHER = lazy(
    r"[《》〈〉]|原[书著文稿]|[上下]一?[册卷部篇]|[前后]册|教材|课本|教程|课程|小说|文献|论文集|手册|丛书"
    r"|该[书文法]"
    r"|这本|那本|一书|书中|本书的?作者|作者在|官方|(?:国家|行业|团体|企业|地方)标准|协议中"
    r"|[A-Z]{2,}[ /-]?[A-Z]?[ ]?\d|RFC|译[者文]"
    r"|宪章|公约|条约(?!定)|协定|议定书|条例|法律"
    # 管理办法第五章, but 按第五章的办法处理, 处理办法见第五章
    r"|(?<![的有无]|[处办]理|解决|补救|应对|处置|计算|使用|操作|排查|变通|唯一|好)办法(?!处理|解决|[操执]作|行|做|来)|(?:民|刑|宪|税|商|水|公司|合同|劳动|行政)法|法典"
)
_CLAUSE_END = "。！？；\n"
_LONGEST_WAY = 100
_CHAPTER = plain(rf"第[ ]?(?P<n>{_N})[ ]?章")
_SECTION = plain(rf"第[ ]?(?P<n>{_N})[ ]?节(?!课)")
_DECIMAL = lazy(
    r"(?<![\d.A-Za-z§])(?:(?:第[ ]?)?(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})[ ]?小?节(?!课)"
    r"|§[ ]?(?P<sign>\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])"
    r"|(?<=符合|按照|[按见]|依据|满足)[ ]?(?P<std>\d{1,2}(?:\.\d{1,2}){1,3})[ ]?"
    r"的?(?:规定|要求|方法))"
)
_ARTICLE = lazy(
    rf"(?:(?<!合同|协议)(?:按照?|依照?|依据|根据|[详参]?见|符合|适用|违反|承担|参照|因|除)第[ ]?"
    rf"(?P<n>{_N})[ ]?条)(?!之)"
)
_OF_VOLUME = lazy(rf"本分?册第(?P<n>{_N})条")
_WITHIN = lazy(
    rf"(?:(?P<before>前条)|(?P<own>本(?:法|条例|办法|规定|规则|细则|合同|协议|章程)?)第(?P<article>{_N})条)"
    rf"(?:第(?P<clause>{_N})款)?(?:第?[（(]?(?P<item>{_N})[）)]?项)?"
)
_STEP = lazy(
    r"(?:回到|返回|退回|重复|重新执行|重做|重新做|执行|参见|详见|见|按照?|跳[到至]|转[到至]|从|重新进行)"
    rf"[ ]?第[ ]?(?P<n>{_N})[ ]?步(?!兵)"
)
_ITEM = lazy(rf"(?:其中|上述|以上|前述)的?第[ ]?(?P<n>{_N})[ ]?[项点](?!目)")
_TOLD = lazy(rf"第[ ]?({_N})[ ]?步|步骤[ ]?({_N})")
_LONGEST_STEP = 8
_FURTHEST = 3


def dangling_divisions(document: Document) -> Iterator[Dangling]:
    """Yield the references to divisions, steps and items beyond the last that there is.

    Only where the document has a whole series of them from one on, and the sentence names no
    other work.
    """
    text = document.view(simplified)
    if "章" in text or "节" in text or "§" in text or "规定" in text:
        yield from _to_divisions(document, text)
    if "条" in text and not amends(document):
        yield from _to_articles(document, text)
    if "步" in text or "项" in text or "点" in text:
        yield from _to_steps(document, text)


def names_another(text: str, span: Span) -> bool:
    """Say whether the sentence around a reference names another work."""
    start = max(0, span.start - _LONGEST_WAY)
    start = max([start, *(text.rfind(sign, start, span.start) + 1 for sign in _CLAUSE_END)])
    ends = [text.find(sign, span.end, span.end + _LONGEST_WAY) for sign in _CLAUSE_END]
    end = min([one for one in ends if one >= 0], default=span.end + _LONGEST_WAY)
    return _ANOTHER.search(text, start, end) is not None


def is_near(value: int, last: int) -> bool:
    """Say whether a number is beyond the last, but not so far that it must mean another work."""
    return last < value <= 2 * last + _FURTHEST


def _whole(series: Series) -> bool:
    """Say whether a series counts from one without a fault."""
    values = [mark.values[-1] for mark in series.marks]
    return len(values) > 1 and values == list(range(1, len(values) + 1))


def _last_of(document: Document, scheme: Scheme) -> Mark | None:
    """Return the last mark of the only series of a scheme; None unless that one is whole."""
    found = [one for one in document.view(line_series) if one.scheme is scheme]
    return found[0].marks[-1] if len(found) == 1 and _whole(found[0]) else None


def _to_divisions(document: Document, text: str) -> Iterator[Dangling]:
    contents = document.view(find_contents)
    listed = contents.span if contents else Span(0, 0)
    starts = document.view(marks_at)
    headings = _heading_numbers(document)
    chapter = _last_of(document, Scheme.CHAPTER) or headings
    for pattern, last in ((_CHAPTER, chapter), (_SECTION, _last_of(document, Scheme.SECTION))):
        if last is None:
            continue
        for match in pattern.finditer(text):
            span = Span(*match.span())
            value = parse_count(match["n"]) or 0
            if (
                is_near(value, last.value)
                and span.start not in starts
                and not listed.overlaps(span)
                and not names_another(text, span)
            ):
                yield Dangling(span, last.span, last.written)
    yield from _to_decimals(document, text, listed)


def _heading_numbers(document: Document) -> Mark | None:
    """Return the last of the bare numbers that the highest headings bear, from one on."""
    levels = [one.level for one in document.blocks if one.kind is BlockKind.HEADING]
    if not levels:
        return None
    starts = {
        one.span.start
        for one in document.blocks
        if one.kind is BlockKind.HEADING and one.level == min(levels)
    }
    for series in document.view(line_series):
        in_headings = all(mark.span.start in starts for mark in series.marks)
        if series.scheme is Scheme.ARABIC and in_headings and _whole(series):
            return series.marks[-1]
    return None


def _numbers_known(document: Document) -> Mapping[tuple[int, ...], Mark]:
    """Return the numbers of the parts, and of those that they are in, each with a mark of it."""
    known: dict[tuple[int, ...], Mark] = {}
    marks = document.view(line_marks)
    if Scheme.DECIMAL not in {mark.scheme for mark in marks}:
        return known  # bare numbers alone
    for mark in marks:
        if mark.scheme in (Scheme.DECIMAL, Scheme.ARABIC, Scheme.CHAPTER):
            for length in range(1, len(mark.values) + 1):
                known.setdefault(mark.values[:length], mark)
    return known


def _to_decimals(document: Document, text: str, listed: Span) -> Iterator[Dangling]:
    known = _numbers_known(document)
    decimals = [one for one in known if len(one) > 1]
    if not decimals:
        return
    tops = sorted(one[0] for one in known if len(one) == 1)
    for match in _DECIMAL.finditer(text):
        span = Span(*match.span())
        values = tuple(int(part) for part in regex.findall(r"\d+", match[0]))
        if values in known or 0 in values or listed.overlaps(span) or names_another(text, span):
            continue
        beside = [one for one in decimals if one[:-1] == values[:-1]]
        if beside:
            counts = len(beside) > 1 and min(beside)[-1] == 1
            last = max(beside) if counts and is_near(values[-1], max(beside)[-1]) else None
        elif len(tops) > 1 and is_near(values[0], tops[-1]):
            last = max(decimals)
        else:
            top = known.get(values[:1])
            is_bare = top is not None and len(values) == len("3.1") - 1
            last = values[:1] if top and is_bare and _is_heading(document, top) else None
        if last is not None:
            yield Dangling(span, known[last].span, known[last].written)


def _is_heading(document: Document, mark: Mark) -> bool:
    block = document.blocks[document.block_at(mark.span.start)]
    return block.kind is BlockKind.HEADING


def _to_articles(document: Document, text: str) -> Iterator[Dangling]:
    articles = [one for one in document.view(line_series) if one.scheme is Scheme.ARTICLE]
    if len(articles) != 1 or len(articles[0].marks) < 2:
        return
    marks = [mark for mark in articles[0].marks if len(mark.values) == 1]  # none put in later
    if _whole(articles[0]) and not document.view(is_part):
        last = highest(articles[0])
        for match in _articles_led_to(document, text):
            span = Span(*match.span())
            if is_near(parse_count(match["n"]) or 0, last.value) and not names_another(text, span):
                yield Dangling(
                    Span(text.rfind("第", span.start, match.start("n")), span.end),
                    last.span,
                    last.written,
                )
    yield from _in_own_volume(text, marks)
    yield from _into_articles(document, text, marks)


def _in_own_volume(text: str, marks: Sequence[Mark]) -> Iterator[Dangling]:
    """Yield the references to 条 of this volume that stand in another: 本分册第三十条."""
    if "册第" not in text:
        return
    values = [mark.value for mark in marks]
    if len(values) < 2 or values != list(range(values[0], values[-1] + 1)):
        return
    for match in _OF_VOLUME.finditer(text):
        value = parse_count(match["n"]) or 0
        if value and not values[0] <= value <= values[-1]:
            near = marks[-1] if value > values[-1] else marks[0]
            yield Dangling(Span(match.start("n") - 1, match.end()), near.span, near.written)


def _articles_led_to(document: Document, text: str) -> Iterator[regex.Match[str]]:
    """Yield the matches of `_ARTICLE`, which is looked for right before what it is about."""
    for at in document.view(articles_told):
        match = (_ARTICLE.match(text, at - 2) if at > 1 else None) or _ARTICLE.match(text, at - 1)
        if match is not None:
            yield match


def _into_articles(document: Document, text: str, marks: Sequence[Mark]) -> Iterator[Dangling]:
    """Yield the references to 项 and 款 beyond the last of their 条."""
    items: Mapping[int, Mark] | None = None
    paragraphs: Mapping[int, int] | None = None
    begins = [mark.span.start for mark in marks]
    for match in _WITHIN.finditer(text):
        if not (match["item"] or match["clause"]):
            continue
        article = _article_meant(match, marks, begins)
        span = Span(*match.span())
        if article is None or names_another(text, span):
            continue
        number, clause = (parse_count(match[one] or "") or 0 for one in ("item", "clause"))
        if text != document.text and clause and not number:
            number, clause = clause, 0  # 款 are the items of a law in traditional characters
        if number and match["before"]:
            items = _items(document) if items is None else items
            below = items.get(article.span.start)
            if below is not None and is_near(number, below.value):
                yield Dangling(span, below.span, below.written)
        elif clause and not number:
            paragraphs = _paragraphs(document, marks) if paragraphs is None else paragraphs
            if is_near(clause, paragraphs.get(article.span.start, clause)):
                yield Dangling(span, article.span, article.written)


def _items(document: Document) -> Mapping[int, Mark]:
    """Return the last item of each 条 that has any, by where the 条 begins."""
    found: dict[int, Mark] = {}
    for series in document.view(line_series):
        if series.parent is not None and series.parent.scheme is Scheme.ARTICLE:
            last = highest(series)
            known = found.get(series.parent.span.start)
            if known is None or known.value < last.value:
                found[series.parent.span.start] = last
    return found


def _article_meant(
    match: regex.Match[str], marks: Sequence[Mark], begins: Sequence[int]
) -> Mark | None:
    """Return the 条 that a reference means: by its number, or the one before its own.

    `begins` is where the 条 of `marks` begin.
    """
    if match["article"]:
        value = parse_count(match["article"])
        return next((mark for mark in marks if mark.value == value), None)
    place = bisect_left(begins, match.start())
    return marks[place - 2] if place > 1 else None


def _paragraphs(document: Document, marks: Sequence[Mark]) -> Mapping[int, int]:
    """Return how many paragraphs each 条 but the last has, its items not counted."""
    begins = [mark.span.start for mark in marks]
    starts = document.view(marks_at)
    own = frozenset(begins)
    text = document.text
    found: Counter[int] = Counter()
    for line in document.lines:
        start = line.span.start
        counts = (start not in starts or start in own) and text[line.span.end - 1] in "。：:；"
        place = bisect_right(begins, start) if counts else 0
        if 0 < place < len(begins):
            found[begins[place - 1]] += 1
    return found


def _to_steps(document: Document, text: str) -> Iterator[Dangling]:
    matches = [*(_STEP.finditer(text) if _has_steps(text) else ()), *_ITEM.finditer(text)]
    if not matches:
        return
    lists = [one.series.marks for one in document.view(ordered_lists)]
    lists += [one.marks for one in document.view(line_series)]
    longest = max((max(mark.value for mark in marks) for marks in lists), default=0)
    places = [one.item.place + 1 for one in document.blocks if one.item is not None]
    longest = max([longest, *places])
    if not places:
        longest = max(longest, sum(one.kind is BlockKind.LIST_ITEM for one in document.blocks))
    labelled = [one for one in document.view(whole_series) if one.marks[0].style == "第#步"]
    longest = max([longest, *(one.marks[-1].value for one in labelled)])
    if longest < 2:
        return
    told = Counter(parse_count(one[1] or one[2]) for one in _TOLD.finditer(text))
    for match in matches:
        value = parse_count(match["n"]) or 0
        span = Span(*match.span())
        if not is_near(value, longest) or told[value] > 1 or names_another(text, span):
            continue
        # The steps may stand in the comments of code.
        if not any(regex.search(rf"(?<!\d){value}[.、)）]", one.text) for one in _code(document)):
            yield Dangling(span)


def _has_steps(text: str) -> bool:
    """Say whether a 第三步 may stand in a text."""
    at = text.find("步")
    while at >= 0:
        if text.rfind("第", max(0, at - _LONGEST_STEP), at) >= 0:
            return True
        at = text.find("步", at + 1)
    return False


def _code(document: Document) -> Iterator[Trivia]:
    return (one for one in document.trivia if one.kind is TriviaKind.CODE)
