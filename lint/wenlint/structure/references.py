"""References of a document to its own parts: 本法第九条, 见附件5, 如图7所示, 第三条第（五）项."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified
from wenlint.lexicon.measure_sets import NO_REFERENCE
from wenlint.lexicon.numerals import HAN_DIGITS, UP_TO_TEN
from wenlint.structure.attachments import find_attachments
from wenlint.structure.captions import find_captions
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.series import line_series

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line
    from wenlint.structure.markers import Mark
    from wenlint.structure.series import Series


class Part(Enum):
    """What a reference leads to."""

    ARTICLE = "条"
    ITEM = "项"
    ATTACHMENT = "附件"
    FIGURE = "图"
    TABLE = "表"


class Reference(Struct, frozen=True):
    """A reference to a part of the document itself.

    `values` are its numbers: of an item, the 条 and the item; of 图2-3, both numbers.
    """

    span: Span
    part: Part
    values: tuple[int, ...]


_N = rf"[{HAN_DIGITS}]{{1,7}}|\d{{1,4}}"
# The words by which a document names itself.
_OWN_NAMES = (
    "法|条例|办法|规定|规则|细则|解释|合同|协议|章程|规程|方案|制度|准则|公约|守则|意见|通知|安排|标准"
    "|规范|预案|指南|手册|规约|协定"
)
_OWN = rf"本(?:{_OWN_NAMES})(?:的|中|之)?"
_LONGEST_ITEM = 2000
# A verb before 第九条 that no name of another work can stand in.
_LEADS = "依照|按照|根据|违反|依据|适用|符合|参照|参见|详见|见|按|除"
_LEAD = rf"(?<!\p{{Han}})(?:{_LEADS})"
_CHAINS = "、|和|及|以及|或者|或|至|到"
_ARTICLE = lazy(
    rf"""
    (?:(?P<own>{_OWN})|(?P<lead>{_LEAD})|(?P<chain>{_CHAINS}))
    第(?P<article>{_N})条(?:之[{UP_TO_TEN}]+)?
    (?:第(?:{_N})款)?
    (?:第?[（(]?(?P<item>{_N})[）)]?项)?
    (?:(?:、|和|或者|或)第?[（(]?(?:{_N})[）)]?[款项])*
    """,
    regex.X,
)
# What stands right before 第九条 in a reference, here and where others look for one.
_BEFORE_ARTICLE = frozenset("的中之依担因") | {
    word[-1] for word in f"{_OWN_NAMES}|{_LEADS}|{_CHAINS}".split("|")
}
_LONGEST_BEFORE = 4
_LONGEST_NUMBER = 8
_SAME_ARTICLE = lazy(rf"(?:本条|前款|本款)(?:第(?:{_N})款)?第?[（(]?(?P<item>{_N})[）)]?项")
_OTHER_WORK = lazy(r"》|\d[ ]?页|[法典]第|条例第|公约第|(?<!本)(?:办法|规定|解释|细则)第")
_CHANGED = lazy(r"[^。；\n]{0,12}(?:修改为|修正为|改为|删去|删除|增加)")
_AMENDMENT = lazy(r"修正案|修改[^\n]{0,40}的?决定|关于修改")
_ATTACHMENT = lazy(
    rf"(?:(?P<own>{_OWN})|(?<=[见如按附填以报由在将和与及至、，。；：（(\n]))附件(?P<number>{_N})(?!\d|[-－.．]\d)"
)
_CAPTION = lazy(
    r"(?<=[见如由从据按以在于入和与及至照看阅考用合成、，。；：（(\n])(?:上|下)?(?P<kind>图|表)"
    r"[ ]?(?P<number>\d{1,3}(?:[-－–—.．]\d{1,3})*)"
    rf"(?![\d%％.]|[ ]?[{NO_REFERENCE}])"
)


_CAPTION_NUMBER = plain(r"[图表][ ]?\d")
# What begins a line is a caption unless it goes on as a sentence.
_BEGUN = lazy(
    r"(?P<kind>图|表)[ ]?(?P<number>\d{1,3}(?:[-－–—.．]\d{1,3})*)"
    r"(?!\d|[ ]?[所中为是显示给列说可反展描的和与及至到将则])"
)
# A part of a law says so in its title, or leaves out the rest in a line of its own.
_PART = lazy(
    rf"节[选录]|摘[录编选]|选[登录]|[（(]第[{UP_TO_TEN}]+(?:编|分编|章|部分)"
    r"|[（(][上中下一二三四五六][）)]$|[（(]续"
    rf"|[·•・][ ]?(?:总则|分则|罚则|附则|第[{UP_TO_TEN}]+(?:编|章))$"
    r"|(?:[为是系见]|另一)[^，。；、不无]{0,8}分册|(?:其余|其他)[^，。；]{0,6}[章条编][^，。；]{0,2}(?:另|见)"
)
_LEFT_OUT = lazy(
    r"[（(]?(?:…{1,2}|\.{6}|(?:以下|其余|下略|余)?(?:条文|部分|内容)?从?略)[）)]?"
    r"|[（(][^（()）\n]{0,30}(?:另见|另载|另发|另册|另行|见另|分册|待续|未完|略)[^（()）\n]{0,10}[）)]"
)


# How such a line begins and ends, which says of most that they are none.
_LEFT_OUT_BEGINS = frozenset("（(….以其下余条部内从略")
_LEFT_OUT_ENDS = frozenset("）)….略")
_HEAD_LINES = 3
_LONGEST_HEAD = 60


def _ends(line: Line) -> tuple[int, int]:
    return line.span.start, line.span.end


def is_part(document: Document) -> bool:
    """Say whether a document is a part of a longer one, where its other 条 stand: a view."""
    text = document.view(simplified)
    heads = [line for line in document.lines[:_HEAD_LINES] if len(line.span) <= _LONGEST_HEAD]
    if any(_PART.search(line.span.of(text)) for line in heads):
        return True
    for line in document.lines:
        start, end = line.span.start, line.span.end
        if (
            text[start] in _LEFT_OUT_BEGINS
            and text[end - 1] in _LEFT_OUT_ENDS
            and _LEFT_OUT.fullmatch(text, start, end)
        ):
            return True
    return False


def references(document: Document) -> Iterator[Reference]:
    """Yield the references of `document` to its own 条, items, attachments, figures and tables.

    Those into other works are left out, and so are all 条 in a decision that amends a law.
    """
    text = document.view(simplified)
    if "条" in text and not amends(document):
        yield from _to_articles(document)
    for match in _ATTACHMENT.finditer(text) if "附件" in text else ():
        value = parse_count(match["number"])
        if value and not _is_another_works(text, match.start()):
            yield Reference(Span(*match.span()), Part.ATTACHMENT, (value,))
    for match in _captions(text):
        values = tuple(int(part) for part in regex.findall(r"\d+", match["number"]))
        part = Part.FIGURE if match["kind"] == "图" else Part.TABLE
        if not _is_another_works(text, match.start()):
            yield Reference(Span(match.start("kind"), match.end()), part, values)


def _captions(text: str) -> Iterator[regex.Match[str]]:
    """Yield the matches of `_CAPTION`, which is looked for where there is a number to it."""
    for place in _CAPTION_NUMBER.finditer(text):
        kind = place.start()
        match = _CAPTION.match(text, kind - 1) if text[kind - 1 : kind] in ("上", "下") else None
        match = match or _CAPTION.match(text, kind)
        if match is not None:
            yield match


def articles_told(document: Document) -> Sequence[int]:
    """Return where a 第九条 begins before which something stands that may lead to it: a view."""
    text = document.view(simplified)
    found: list[int] = []
    at = -1
    for before, behind in pairwise(text.split("第")):
        at += len(before) + 1
        if before[-1:] in _BEFORE_ARTICLE and "条" in behind[:_LONGEST_NUMBER]:
            found.append(at)
    return found


def _articles_led_to(document: Document, text: str) -> Iterator[regex.Match[str]]:
    """Yield the matches of `_ARTICLE`, which is looked for right before what it is about."""
    end = 0
    for at in document.view(articles_told):
        for start in range(max(end, at - _LONGEST_BEFORE), at):
            match = _ARTICLE.match(text, start)
            if match is not None:
                end = match.end()
                yield match
                break


def amends(document: Document) -> bool:
    title = document.view(make_outline).title
    return title is not None and _AMENDMENT.search(title.span.of(document.text)) is not None


def _to_articles(document: Document) -> Iterator[Reference]:
    text = document.view(simplified)
    end_of_own = -1
    for match in _articles_led_to(document, text):
        if match["chain"] and match.start() != end_of_own:
            continue
        if match["lead"] and _is_another_works(text, match.start()):
            continue
        if match["own"] and match.start() and text[match.start() - 1] in "《“":
            continue
        if _CHANGED.match(text, match.end()):
            continue
        end_of_own = match.end()
        article = parse_count(match["article"])
        if not article:
            continue
        start = match.start("article") - 1
        yield Reference(Span(start, match.end()), Part.ARTICLE, (article,))
        item = parse_count(match["item"]) if match["item"] else None
        if item:
            yield Reference(Span(start, match.end()), Part.ITEM, (article, item))
    for match in _SAME_ARTICLE.finditer(text):
        article, item = _article_at(document, match.start()), parse_count(match["item"])
        if article and item:
            yield Reference(Span(*match.span()), Part.ITEM, (article, item))


def _is_another_works(text: str, start: int) -> bool:
    """Say whether the sentence has named another work before `start`."""
    begin = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), start - 120) + 1
    return _OTHER_WORK.search(text, begin, start + 4) is not None


def _article_at(document: Document, offset: int) -> int | None:
    section = document.view(make_outline).section_at(offset)
    while section.place and not (section.mark and section.mark.scheme is Scheme.ARTICLE):
        section = document.view(make_outline).sections[section.parent]
    mark = section.mark
    return mark.value if mark is not None and not mark.inserted else None


def highest(series: Series) -> Mark:
    """Return the first of the marks of a series whose number is the highest."""
    found, value = series.marks[0], series.marks[0].values[-1]
    for mark in series.marks:
        if mark.values[-1] > value:
            found, value = mark, mark.values[-1]
    return found


class Targets:
    """The parts of a document that references may lead to: the last of each kind."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._articles: Mark | None = None
        self._items: dict[int, Series] = {}
        for series in document.view(line_series):
            self._take(series)
        attachments = document.view(find_attachments)
        marks = (*attachments.listed, *attachments.headings)
        self._glued: dict[tuple[Part, tuple[int, ...]], bool] = {}
        self._begun: frozenset[tuple[str, tuple[int, ...]]] | None = None
        self._captions: dict[tuple[str, tuple[int, ...]], Mark] = {}
        for caption in document.view(find_captions).body:
            key = (caption.kind, caption.mark.values[:-1])
            known = self._captions.setdefault(key, caption.mark)
            if known.value < caption.mark.value:
                self._captions[key] = caption.mark
        self._attachment = max(marks, key=lambda mark: mark.value, default=None)
        if self._articles is not None and document.view(is_part):
            self._articles = None

    def _lines_begun(self) -> frozenset[tuple[str, tuple[int, ...]]]:
        """Return the figures and tables that a line begins with: a caption, however long."""
        text = self._document.text
        matches = (
            _BEGUN.match(text, *_ends(line))
            for line in self._document.lines
            if text[line.span.start] in "图表"
        )
        return frozenset(
            (match["kind"], tuple(int(part) for part in regex.findall(r"\d+", match["number"])))
            for match in matches
            if match is not None
        )

    def _take(self, series: Series) -> None:
        parent = series.parent
        if series.scheme is Scheme.ARTICLE:
            # What does not begin with 第一条 is an excerpt: the others may stand elsewhere.
            if series.marks[0].value == 1 and len(series.marks) > 1:
                last = highest(series)
                if self._articles is None or self._articles.value < last.value:
                    self._articles = last
        elif parent is not None and parent.scheme is Scheme.ARTICLE and not parent.inserted:
            known = self._items.get(parent.value)
            if known is None or highest(known).value < highest(series).value:
                self._items[parent.value] = series

    def last(self, reference: Reference) -> Mark | None:
        """Return the last part that there is, if `reference` leads beyond it."""
        mark = self._last(reference)
        if mark is None or reference.values[-1] <= mark.value:
            return None
        if self._begun is None:
            self._begun = self._lines_begun()
        if (reference.part.value, reference.values) in self._begun:
            return None
        key = (reference.part, reference.values)
        if key not in self._glued:
            self._glued[key] = self._is_glued(reference, mark)
        return None if self._glued[key] else mark

    def _is_glued(self, reference: Reference, mark: Mark) -> bool:
        """Say whether the part is there after all, its mark glued to the end of a line."""
        wanted = regex.escape(mark.render(reference.values[-1]))
        end = len(self._document.text)
        if reference.part is Part.ITEM:
            end = min(end, mark.body.end + _LONGEST_ITEM)
        pattern = rf"(?<=[。；：:;\s]){wanted}"
        return regex.search(pattern, self._document.text, 0, mark.body.start, end) is not None

    def _last(self, reference: Reference) -> Mark | None:
        if reference.part is Part.ARTICLE:
            return self._articles
        if reference.part is Part.ATTACHMENT:
            return self._attachment
        if reference.part is Part.ITEM:
            series = self._items.get(reference.values[0])
            return highest(series) if series else None
        return self._captions.get((reference.part.value, reference.values[:-1]))
