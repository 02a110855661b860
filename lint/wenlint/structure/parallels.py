"""Whether a document that repeats itself does so by design: the parallel parts of a manual.

A report that holds one paragraph twice was pasted twice. A manual says the same of each of its
entries, and the signs of that stand in the file, not in the words:

- *panes*: tabs, boxes and components (`=== "网页"`, `:begin_tab:`, `:::`, `<TabItem>`) of which the
  reader sees one at a time; two passages with the edge of a pane between them are alternatives;
- *labels*: lines like 甲方： right above either, or a warning that stands before each step;
- *parts of a section* without headings of their own: items of different lists with a lead-in
  (`GPU 版：`), sub-items of different items, what stands below different lines in bold or below
  方法一 and 方法二;
- *announced* copies: the line above them says that something is said again (说三遍：);
- *derivations*: a line that is a formula by itself may come again further down;
- *captions*: words on the picture beside them (上图是…), each on its own; a lead-in that ends in a
  colon before code or a picture, a short line between two pieces of code, a line that says where
  the thing beside it comes from;
- *entries*: sections beside each other whose headings are names of code, or half of which hold
  code, or most of which have the same sub-heading.

The limits (a bold line of 40 characters, a caption of 45, three entries, half, two thirds) were set
on 30 repositories of Markdown manuals, 8 million characters, and on reports with a paragraph pasted
twice, which must stay found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from wenlint.core.document import SEPARATOR, Block, BlockKind, Trivia, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.outline import make_outline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenlint.core.document import Document
    from wenlint.structure.outline import Section

_PANE = lazy(
    r"(?im)^[ \t>]{0,12}(?:={3}[!+]{0,2} ?\"|:(?:begin|end)_tab:|:{3,}"
    r"|(?:!{3}|\?{3}\+?)[ \t]|@tab\b"
    r"|<!--[ \t]*(?:end[-_ ]?)?tabs?\b|\{[{%][<%]?[ \t]*/?[ \t]*(?:end)?(?:tab|pane|codetab)"
    r"|</?(?-i:[A-Z])[\w.-]{0,40}(?:[ \t][^<>\n]{0,200})?/?>[ \t]*$"
    r"|</?(?:details|div|section|template|tab|pane|[a-z]+-[\w-]{1,40})\b[^<>\n]{0,200}>)"
)
_PANE_OF_PAGE = lazy(
    r"(?i)</?details\b|<[a-z][^<>]{0,200}?(?:\brole=[\"']?tabpanel\b|\bclass=[^<>]{0,80}?\btab-?pane)"
)
_WARNING = lazy(r"[【（(*]{0,2}(?:警告|危险|小心|当心|注意)[】）)*]{0,2}[：:!！]")
_CREDIT = lazy(
    r"来[源自]|出处|图源|摄影?[：:）)]|供[图稿]|提供|转载|版权|许可|授权|[译摘引取改选]自|改编|绘制"
    r"|https?://"
)
_POINTER = lazy(r"[^，。]{0,14}(?:[详参]?见|位于|下载)(?:[本附配该上下文第]|仓库|网[站盘址]|源码)")
_NOTE = lazy(r"[（(]?(?:出处|(?:资料|数据|图片|文字)?来源|[备附图表]?注)[：:]")
_POINTS_BACK = lazy(r"(?:如|由)?(?:上|左|右|该|此|这[张幅个])面?[图表]")
_POINTS_AHEAD = lazy(r"(?:如|由)?(?:下|左|右|该|此|这[张幅个])面?[图表]")
_SAID_AGAIN = lazy(
    r"(?:[两二三四五六几多好数2-6][遍次回]|(?:再|又|重新?|反复)[\p{Han}]{0,3}(?:一?[遍次]|强调|重复|申明)"
    r"|重复(?:如下|一遍)|重申|复述)[^，。！？；\n]{0,10}[：:。！!]?\Z"
)
_MOST_SAID = 6
_EQUALS = lazy(r"[=≈≤≥≠⇒→∈]")
# 文件名：src/pump/main.c: what the code below a line is in.
_PATH = lazy(r"[\w.-]+(?:/[\w.-]+)+/?")
_RUNNING_WORDS = lazy(r"(?:[A-Za-z]{2,}[ ,]+){3}")
_NUMBER = r"[一二三四五六七八九十甲乙丙丁\dA-Da-d]{1,3}"
_WAY = lazy(
    rf"(?:方[法案式]|做法|办法|路线|途径|选项|情[形况]|场景)[ \t]?{_NUMBER}(?!\p{{Han}})"
    rf"|第{_NUMBER}种"
)
_NAME = lazy(r"[\p{Han}\w ]{2,12}")
_HAN = lazy(r"\p{Han}")
_BOLD = ("**", "__")
_LONGEST_LABEL = 40
_LONGEST_NAME = 20
_LONGEST_CAPTION = 45
_FEWEST_ENTRIES = 3


def spelled(document: Document, span: Span) -> str:
    """Return the words of `span` with its inline code and the targets of its links."""
    text = document.text
    if document.view(is_all_said):
        return text[span.start : span.end]
    parts, at = [], span.start
    for piece in trivia_in(document, Span(span.start, span.end + 1)):
        if piece.kind is TriviaKind.LINK or _stands_within(document, piece):
            parts += [text[at : piece.offset], piece.text]
            at = piece.offset
    return "".join([*parts, text[at : span.end]])


def is_all_said(document: Document) -> bool:
    """Say whether nothing was cut out of sentences, no code and no link: a view."""
    return SEPARATOR not in document.text and not any(
        piece.kind is TriviaKind.LINK for piece in document.trivia
    )


def _stands_within(document: Document, piece: Trivia) -> bool:
    """Say whether `piece` stands within a line: a separator is in its place, or before it."""
    return SEPARATOR in document.text[max(0, piece.offset - 1) : piece.offset + 1]


def trivia_in(document: Document, span: Span) -> Sequence[Trivia]:
    """Return the trivia that stand in `span` of the prose."""
    if not document.trivia:
        return ()
    offsets = document.view(_offsets)
    first = bisect_left(offsets, span.start)
    return document.trivia[first : bisect_left(offsets, span.end, first)]


def _offsets(document: Document) -> Sequence[int]:
    """Return where the trivia stand: a view."""
    return [piece.offset for piece in document.trivia]


class Parallels:
    """The parallel parts of a document; made where a repetition has been found."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def by_design(self, one: int, other: int) -> bool:
        """Say whether a block repeats one before it by design; both by their places."""
        first, second = (self._document.blocks[place] for place in (one, other))
        return (
            self._has_edge(first.span, second.span)
            or (self._is_caption(one) and self._is_caption(other))
            or self._point_beside(one, other)
            or self._parted(one, other)
            or self._are_labelled(one, other)
            or self._is_announced(other)
            or (other > one + 1 and self._is_formula(other))
        )

    def in_panes(self, one: int, other: int) -> bool:
        """Say whether a copy is an alternative to a block before it, or announced as a copy."""
        first, second = (self._document.blocks[place] for place in (one, other))
        return self._has_edge(first.span, second.span) or self._is_announced(other)

    def _is_announced(self, place: int) -> bool:
        """Say whether the line above a passage, and above its copies, says that it comes again."""
        blocks, text = self._document.blocks, self._document.text
        said = blocks[place].span.of(text).strip()
        for above in range(place - 1, max(-1, place - 1 - _MOST_SAID), -1):
            words = blocks[above].span.of(text).strip()
            if words != said:
                return _SAID_AGAIN.search(words, max(0, len(words) - _LONGEST_LABEL)) is not None
        return False

    def _is_formula(self, place: int) -> bool:
        """Say whether a passage is a formula by itself, a line of a derivation."""
        said = self._document.blocks[place].span.of(self._document.text)
        return (
            _EQUALS.search(said) is not None
            and not _HAN.search(said)
            and not _RUNNING_WORDS.search(said)
        )

    def _point_beside(self, one: int, other: int) -> bool:
        """Say whether two passages speak of the pictures beside them, each of another one."""
        said = self._document.blocks[other].span.of(self._document.text).strip()
        for pattern, step in ((_POINTS_BACK, -1), (_POINTS_AHEAD, 1)):
            if pattern.match(said):
                first, second = (self._things_by(place, step) for place in (one, other))
                if first and second and first != second:
                    return True
        return False

    def _are_labelled(self, one: int, other: int) -> bool:
        """Say whether two passages follow labels that differ (甲方：), or warn before each step."""
        blocks, text = self._document.blocks, self._document.text
        said = blocks[one].span.of(text)
        if other > one + 1 and _WARNING.match(said):
            return self._goes_on_behind(other)
        if other > one + 1 and _NOTE.match(said):
            return True  # two things come from one source, or need the same note
        labels = [
            blocks[place - 1].span.of(text).strip() if place else "" for place in (one, other)
        ]
        return labels[0] != labels[1] and all(
            len(label) <= _LONGEST_NAME and label.endswith(("：", ":")) for label in labels
        )

    def _goes_on_behind(self, place: int) -> bool:
        """Say whether a step stands behind a warning: it warns of nothing where a section ends."""
        blocks, outline = self._document.blocks, self._document.view(make_outline)
        if place + 1 >= len(blocks) or blocks[place + 1].kind is BlockKind.HEADING:
            return False
        here, behind = (outline.section_at(blocks[at].span.start) for at in (place, place + 1))
        return here.place <= behind.place and (
            behind.heading is None or behind.place == here.place or behind.parent == here.place
        )

    def _has_edge(self, one: Span, other: Span) -> bool:
        """Say whether a pane begins or ends between two passages."""
        offset = self._document.source.offset
        return bisect_right(self._edges, offset(one.start)) != bisect_right(
            self._edges, offset(other.start)
        )

    @cached_property
    def _edges(self) -> Sequence[int]:
        source = self._document.source
        pattern = _PANE_OF_PAGE if source.markup else _PANE
        return [match.start() for match in pattern.finditer(source.text)]

    def _is_caption(self, place: int) -> bool:
        """Say whether a passage belongs to the code or the picture beside it."""
        said = self._document.blocks[place].span.of(self._document.text).strip()
        before, after = self._stands_by(place, -1), self._stands_by(place, 1)
        if (before or self._follows_a_table(place)) and (
            _CREDIT.search(said) or _POINTER.match(said)
        ):
            return True
        if (before or after) and _CREDIT.search(said):
            return True
        if after and (said.endswith(("：", ":")) or _PATH.search(said)):
            return True
        return before and after and len(said) <= _LONGEST_CAPTION

    def _follows_a_table(self, place: int) -> bool:
        return place > 0 and self._document.blocks[place - 1].kind is BlockKind.TABLE_CELL

    def _stands_by(self, place: int, step: int) -> bool:
        """Say whether code or a picture is what stands before, or behind, a passage."""
        return bool(self._things_by(place, step))

    def _things_by(self, place: int, step: int) -> Sequence[str]:
        """Return the code and the pictures that stand right before, or behind, a passage."""
        blocks, text = self._document.blocks, self._document.text
        beside = place + step
        while 0 <= beside < len(blocks) and not blocks[beside].span.of(text).strip():
            beside += step
        if step < 0:
            start = blocks[beside].span.end if beside >= 0 else 0
            between = Span(start, blocks[place].span.start + 1)
        else:
            end = blocks[beside].span.start if beside < len(blocks) else len(text)
            between = Span(blocks[place].span.end, end + 1)
        return [piece.text for piece in trivia_in(self._document, between) if self._is_thing(piece)]

    def _is_thing(self, piece: Trivia) -> bool:
        if piece.kind is TriviaKind.HTML:
            return piece.text.startswith("<img")
        alone = not _stands_within(self._document, piece)
        return piece.kind is TriviaKind.IMAGE or (piece.kind is TriviaKind.CODE and alone)

    def _parted(self, one: int, other: int) -> bool:
        """Say whether a label, a lead-in or an item above begins a part between two blocks."""
        blocks = self._document.blocks
        if _any_between(self._labels, one, other) or self._have_names(one, other):
            return True
        if not blocks[one].kind is blocks[other].kind is BlockKind.LIST_ITEM:
            return False
        level = min(blocks[one].level, blocks[other].level)
        return _any_between(self._leads, one, other) or any(
            above < level and _any_between(places, one, other)
            for above, places in self._items.items()
        )

    @cached_property
    def _labels(self) -> Sequence[int]:
        return [at for at, block in enumerate(self._document.blocks) if self._is_label(block)]

    def _have_names(self, one: int, other: int) -> bool:
        """Say whether plain lines name two parts, the first above the one: 台式机, 壁挂机."""
        last = bisect_right(self._names, one) - 1
        if last < 0 or not _any_between(self._names, one, other):
            return False
        section = self._document.view(make_outline).section_at
        first, second = (
            section(self._document.blocks[at].span.start) for at in (self._names[last], one)
        )
        return first.place == second.place

    @cached_property
    def _names(self) -> Sequence[int]:
        text = self._document.text
        return [
            at
            for at, block in enumerate(self._document.blocks)
            if block.kind is BlockKind.PARAGRAPH and _NAME.fullmatch(block.span.of(text).strip())
        ]

    @cached_property
    def _leads(self) -> Sequence[int]:
        text = self._document.text
        return [
            at
            for at, block in enumerate(self._document.blocks)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            and block.span.of(text).rstrip().endswith(("：", ":"))
        ]

    @cached_property
    def _items(self) -> Mapping[int, Sequence[int]]:
        """The places of the items of lists by their level."""
        found: dict[int, list[int]] = {}
        for at, block in enumerate(self._document.blocks):
            if block.kind is BlockKind.LIST_ITEM:
                found.setdefault(block.level, []).append(at)
        return found

    def _is_label(self, block: Block) -> bool:
        """Say whether a block is a heading in all but its form: in bold, 方法一; or only code."""
        text, source = self._document.text, self._document.source
        said = block.span.of(text).strip()
        if block.kind is BlockKind.HEADING:
            return not said
        if block.kind is BlockKind.LIST_ITEM:
            return not said and SEPARATOR in block.span.of(text)
        if block.kind is not BlockKind.PARAGRAPH or not 0 < len(said) <= _LONGEST_LABEL:
            return False
        there = source.span(block.span)
        bold = source.text[max(0, there.start - 2) : there.start] in _BOLD
        return bold or _WAY.match(said) is not None

    def is_entry(self, section: int) -> bool:
        """Say whether a section, by its place, is an entry of a manual or lies in one."""
        sections = self._document.view(make_outline).sections
        while section and section not in self._entries:
            section = sections[section].parent
        return section > 0

    @cached_property
    def _entries(self) -> frozenset[int]:
        found: set[int] = set()
        for sections in self._document.view(make_outline).children.values():
            headings = [one for one in sections if one.is_heading]
            if len(headings) >= _FEWEST_ENTRIES and self._are_entries(headings):
                found.update(one.place for one in headings)
        return frozenset(found)

    def _are_entries(self, sections: Sequence[Section]) -> bool:
        """Say whether sections beside each other are named by code, hold it, or are built alike."""
        document = self._document
        named = sum(
            SEPARATOR in one.heading.span.of(document.text)
            or not _HAN.search(document.text, one.heading.span.start, one.heading.span.end)
            for one in sections
            if one.heading
        )
        coded = sum(
            any(self._is_thing(piece) for piece in trivia_in(document, one.span))
            for one in sections
        )
        if 2 * max(named, coded) >= len(sections):
            return True
        below = Counter(
            title
            for one in sections
            for title in {
                child.title.of(document.text)
                for child in document.view(make_outline).children.get(one.place, ())
                if child.title
            }
        )
        return any(3 * count >= 2 * len(sections) for count in below.values())


def _any_between(places: Sequence[int], one: int, other: int) -> bool:
    at = bisect_right(places, one)
    return at < len(places) and places[at] < other
