"""The pieces of a collection, in its contents and in its body, where they are told for sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.pieces.counts import Announced
from wenlint.figures.pieces.labels import label_of
from wenlint.lexicon.measure_sets import PIECES
from wenlint.structure.contents import find_contents
from wenlint.structure.markers import (
    DEPTHS,
    Mark,
    Scheme,
    line_marks,
)

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_CONTENTS = lazy(r"目[ \u3000]*[录次][:：]?")
# What belongs to a collection but is none of its pieces.
_MATTER = lazy(
    r"(?:目[ \u3000]*[录次]|前[ \u3000]*言|序[ \u3000]*[言一二]?|[引导][ \u3000]*[言语读]|卷首语"
    r"|编者(?:按|的话)|编辑?说明|编后.{0,4}|后[ \u3000]*记|跋|结[ \u3000]*语|结束语|尾声"
    r"|附[ \u3000]*[录件].{0,20}|参考(?:文献|资料)|致[ \u3000]*谢|写在[前后最].{0,6}|说[ \u3000]*明"
    r"|版权.{0,6}|索引|封面|扉页|出版说明|凡[ \u3000]*例)[：:]?"
)
_OFFICE = "(?:部|处|室|办|局|会|科|院|校|公司|中心|支部|委|厅|府|组)"
_FRONT = lazy(
    r"(?:来源|整理|编者|编辑|编印|编写|作者|供稿|选编|本[文刊集书]|说明|前言|引言|导语|导读|序|单位|时间"
    r"|日期|更新|汇编|主办|文[/／]|注[：:]|附件|[（(—-]|[0-9]{4}[ ]?年|[二〇零一]{4}年)"
    r"|[^\n]{0,200}(?:[如以]下|供.{0,8}参考|收录|现将)|[^\n]{0,200}[：:]$"
    rf"|.{{2,30}}{_OFFICE}[ \u3000]*(?:[0-9]{{4}}[ ]?年.{{0,8}})?$"
)
_BACK = lazy(
    r"后记|编后|结语|附|说明|备注|注[：:]|来源|整理|[（(【]|以上|编辑|作者|供稿|责编|[0-9]{4}[ ]?年"
    rf"|[二〇零一]{{4}}年|每[^\n]{{1,30}}$|.{{2,24}}{_OFFICE}$"
)
# The sections of one article bear such names, the pieces of a collection hardly.
_SECTION = lazy(
    r"情况|背景|成效|成绩|不足|问题$|存在的|下一?步|打算|计划|措施|建议|收获|体会|认识|差距|努力方向"
    r"|目标|原则|要求|原因|分析|总结|结论|意义|保障|组织领导|方面$|概况|启示|展望|思路|任务|做法|特点"
    r"|数据|方法|写在|缘起|延伸|注意事项|时间|地点|人员|对象|内容|范围|步骤|安排"
)
_ASKS = lazy(r"(?:问|Q|q|问题|提问)[：:]")
_BRACKETED = lazy(r"【[^】\n]{1,20}】")
_WORK = lazy(r"《[^》\n]{1,40}》[^，。；：\n]{0,12}")
_SLOGANS = lazy(r"标语|口号|对联|春联|谚语|金句|短信|祝福语|名言|警句|歇后语|谜语|绕口令")
_NAME_OF_PIECE = lazy(r"名称|标题|题目|题名|篇名|篇目|制度|案例|文件|作品|文章|书名|标语|故事")
_SERIAL = lazy(r"序[ \u3000]*号|编[ \u3000]*号|No\.?|#|篇[ \u3000]*[号次序]")
_TOTAL = lazy(r"[合总共][ \u3000]*计.*")
_SIGNS = frozenset("•●◆★▲■◎○☆※·▪□◇△▶➤✦-*")
_LONGEST_LINE = 60
_FEWEST = 2
_CONTENTS_LINES = 3
_MOST_HEADINGS = 300
_PLAIN = frozenset(
    {Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARABIC, Scheme.PAREN_ARABIC, Scheme.CIRCLED}
)


class Listing(Struct, frozen=True):
    """The pieces that one place lists, the contents or the body: what names each of them."""

    pieces: tuple[Span, ...]
    in_contents: bool = False


class _Body(Struct, frozen=True):
    """The lines of a document, or the last of them, with the marks that they begin with."""

    text: str
    lines: Sequence[Line]
    marks: Mapping[int, Mark]

    def after(self, place: int) -> _Body:
        return _Body(self.text, self.lines[place:], self.marks)

    def matches(self, pattern: regex.Pattern[str], line: Line) -> bool:
        return pattern.match(self.text, line.span.start, line.span.end) is not None

    def is_all(self, pattern: regex.Pattern[str], line: Line) -> bool:
        return pattern.fullmatch(self.text, line.span.start, line.span.end) is not None

    def mark(self, line: Line) -> Mark | None:
        return self.marks.get(line.span.start)

    def without_matter(self, titles: Sequence[Span]) -> list[Span]:
        return [one for one in titles if not _MATTER.fullmatch(self.text, one.start, one.end)]


def listings(document: Document, title: Announced) -> Iterator[Listing]:
    """Yield where the pieces that `title` announces are listed."""
    marks = {mark.span.start: mark for mark in document.view(line_marks)}
    contents, body = _contents(
        document, _Body(document.text, document.lines[title.line + 1 :], marks)
    )
    if contents is not None:
        yield Listing(contents, in_contents=True)
    if not body.lines:
        return
    found = _labelled(body, title)
    if found is None and not title.reports(document.text):
        found = _alike(body, title)
    if found is not None:
        yield Listing(found)


def _counts(values: Sequence[int]) -> bool:
    """Say whether numbers count from one without a gap."""
    return len(values) >= _FEWEST and list(values) == list(range(1, len(values) + 1))


# ----- the contents -----


def _contents(document: Document, body: _Body) -> tuple[tuple[Span, ...] | None, _Body]:
    """Return the pieces that the contents name, and the body behind the contents."""
    known = document.view(find_contents)
    if known is not None and body.lines and known.span.start >= body.lines[0].span.start:
        inside = [line for line in body.lines if known.span.overlaps(line.span)]
        behind = [line for line in body.lines if line.span.start >= known.span.end]
        titles = _top_items(inside) or [entry.title for entry in known.listed]
        return _entries(body, titles), _Body(body.text, behind, body.marks)
    for place, line in enumerate(body.lines[:_CONTENTS_LINES]):
        if body.is_all(_CONTENTS, line):
            return _bare_contents(body.after(place + 1))
    return None, body


def _bare_contents(body: _Body) -> tuple[tuple[Span, ...] | None, _Body]:
    """Read a document that is nothing but its contents."""
    if any(
        line.block.kind is BlockKind.TABLE_CELL
        or len(line.span) > _LONGEST_LINE
        or body.text[line.span.end - 1] in "。！？"
        for line in body.lines
    ):
        return None, body
    titles = _top_items(body.lines) or [line.span for line in body.lines]
    return _entries(body, titles), body.after(len(body.lines))


def _top_items(lines: Sequence[Line]) -> list[Span]:
    items = [line for line in lines if line.block.kind is BlockKind.LIST_ITEM]
    top = min((line.block.level for line in items), default=0)
    return [line.span for line in items if line.block.level == top]


def _entries(body: _Body, titles: Sequence[Span]) -> tuple[Span, ...] | None:
    """Return the entries that are pieces; None where they may be chapters as well."""
    pieces = body.without_matter(titles)
    labels = [label_of(body.text, one) for one in pieces]
    marks = [body.marks.get(one.start) for one in pieces]
    stems = {label.stem if label else None for label in labels}
    schemes = {mark.scheme if mark else None for mark in marks}
    if stems == {None} and schemes == {None}:
        sure = len(pieces) >= _FEWEST
    elif len(stems) == 1 and None not in stems:
        sure = _counts([label.value for label in labels if label])
    else:
        sure = len(schemes) == 1 and _counts([mark.value for mark in marks if mark])
    return tuple(pieces) if sure else None


# ----- pieces with labels -----


def _labelled(body: _Body, title: Announced) -> tuple[Span, ...] | None:
    """Return the pieces by labels that count from one without a gap: 篇一, 篇二 …"""
    named = title.title.of(body.text)
    series: dict[str, list[tuple[int, Span]]] = {}
    for line in body.lines:
        if line.block.kind is BlockKind.TABLE_CELL:
            continue
        label = label_of(body.text, line.span)
        if label is not None and label.names_a_piece(named, title.measure):
            series.setdefault(label.stem, []).append((label.value, line.span))
    found = [run for items in series.values() if (run := _single_run(items))]
    for run in found:
        if len(run) == title.number:
            return run
    return min(found, key=lambda run: run[0].start, default=None)


def _single_run(items: Sequence[tuple[int, Span]]) -> tuple[Span, ...] | None:
    """Return the places of a run from one; a list of the same before the pieces is passed over."""
    values = [value for value, _ in items]
    spans = tuple(span for _, span in items)
    half = len(values) // 2
    if half >= _FEWEST and values[:half] == values[half:]:
        values, spans = values[half:], spans[half:]
    return spans if _counts(values) else None


# ----- pieces without labels -----


def _alike(body: _Body, title: Announced) -> tuple[Span, ...] | None:
    """Return the pieces by what all of them begin with: 一、 1. 【…】 《…》 问："""
    ahead = _front_lines(body)
    rest = body.after(ahead)
    for find in (_rows, _items, _numbered, _asked, _headed, _signed, _works, _slogans):
        found = find(rest, title)
        if len(found) >= _FEWEST:
            return found
    return None


def _front_lines(body: _Body) -> int:
    """Return how many lines of a preface or of notes stand before the first piece."""
    ahead = 0
    while ahead < len(body.lines):
        line = body.lines[ahead]
        matter = body.is_all(_MATTER, line)
        if line.block.kind is BlockKind.TABLE_CELL or body.mark(line) or body.matches(_ASKS, line):
            break
        if not matter and not body.matches(_FRONT, line):
            break
        ahead += 1
        # What a preface says belongs to it.
        while matter and ahead < len(body.lines) and len(body.lines[ahead].span) > _LONGEST_LINE:
            ahead += 1
    return ahead


def _rows(body: _Body, _: Announced) -> tuple[Span, ...]:
    """Take the rows of a table of titles that is all there is."""
    cells = [line for line in body.lines if line.block.kind is BlockKind.TABLE_CELL]
    others = [line for line in body.lines if line.block.kind is not BlockKind.TABLE_CELL]
    if not cells or body.lines[0] is not cells[0]:
        return ()
    if any(not body.matches(_BACK, line) for line in others):
        return ()
    if len({line.block.cell.table for line in cells if line.block.cell}) != 1:
        return ()
    head = [line for line in cells if line.block.cell and line.block.cell.row == 0]
    if not any(_NAME_OF_PIECE.search(line.span.of(body.text)) for line in head):
        return ()
    first = [
        line.span
        for line in cells
        if line.block.cell and line.block.cell.column == 0 and line.block.cell.row > 0
    ]
    first = [one for one in first if not _TOTAL.fullmatch(body.text, one.start, one.end)]
    said = [one.of(body.text) for one in first]
    if body.is_all(_SERIAL, head[0]):
        sure = all(one.isdecimal() for one in said) and _counts([int(one) for one in said])
    else:
        sure = len(set(said)) == len(said)
    return tuple(first) if sure else ()


def _items(body: _Body, _: Announced) -> tuple[Span, ...]:
    """Take the items of a list of Markdown that is all there is."""
    items = [line for line in body.lines if line.block.kind is BlockKind.LIST_ITEM]
    if not items or body.lines[0] is not items[0]:
        return ()
    others = body.lines[body.lines.index(items[-1]) + 1 :]
    if len(items) + len(others) != len(body.lines):
        return ()
    if any(not body.matches(_BACK, line) for line in others):
        return ()
    return tuple(_top_items(items))


def _numbered(body: _Body, title: Announced) -> tuple[Span, ...]:
    """Take the marks of the uppermost series: 一、 二、 … or 1. 2. …"""
    marks = [mark for line in body.lines if (mark := body.mark(line))]
    if not marks or not body.lines or body.mark(body.lines[0]) is not marks[0]:
        return ()
    scheme = marks[0].scheme
    own = [mark for mark in marks if mark.scheme is scheme]
    if scheme not in _PLAIN or not _counts([mark.value for mark in own]):
        return ()
    if any(DEPTHS.get(mark.scheme, 99) < DEPTHS[scheme] for mark in marks):
        return ()
    if not _nothing_else(body, {mark.span.start for mark in own}):
        titles = [mark.body.of(body.text).strip() for mark in own]
        if title.measure in "篇份套" and any(len(one) > _LONGEST_LINE for one in titles):
            return ()
        if any(_SECTION.search(one[:_LONGEST_LINE]) for one in titles):
            return ()
    return tuple(Span(mark.span.start, mark.body.end) for mark in own)


def _nothing_else(body: _Body, starts: set[int]) -> bool:
    """Say whether the lines of the body are the pieces, but for a note at its end."""
    places = [place for place, line in enumerate(body.lines) if line.span.start in starts]
    others = [line for line in body.lines[: places[-1]] if line.span.start not in starts]
    return not others and all(body.matches(_BACK, line) for line in body.lines[places[-1] + 1 :])


def _asked(body: _Body, title: Announced) -> tuple[Span, ...]:
    """Take the questions: 问：…"""
    if (
        title.measure not in "问题个条则例"
        or not body.lines
        or not body.matches(_ASKS, body.lines[0])
    ):
        return ()
    return tuple(line.span for line in body.lines if body.matches(_ASKS, line))


def _headed(body: _Body, _: Announced) -> tuple[Span, ...]:
    """Take the headings of Markdown below the title, all of one level and without numbers."""
    heads = [line for line in body.lines if line.block.kind is BlockKind.HEADING]
    if not heads or heads[0] is not body.lines[0] or len(heads) > _MOST_HEADINGS:
        return ()
    top = min(line.block.level for line in heads)
    titles = body.without_matter([line.span for line in heads if line.block.level == top])
    if heads[0].block.level != top or any(one.start in body.marks for one in titles):
        return ()
    if any(_SECTION.search(one.of(body.text)) for one in titles):
        return ()
    return tuple(titles)


def _signed(body: _Body, _: Announced) -> tuple[Span, ...]:
    """Take lines that all begin with 【…】, or with the same sign."""
    if all(body.matches(_BRACKETED, line) for line in body.lines):
        return tuple(line.span for line in body.lines)
    signs = {body.text[line.span.start] for line in body.lines}
    return tuple(line.span for line in body.lines) if len(signs) == 1 and signs <= _SIGNS else ()


def _works(body: _Body, title: Announced) -> tuple[Span, ...]:
    """Take titles that stand on lines of their own: 《初雪》."""
    if title.measure not in PIECES or not body.lines or not body.is_all(_WORK, body.lines[0]):
        return ()
    return tuple(line.span for line in body.lines if body.is_all(_WORK, line))


def _slogans(body: _Body, title: Announced) -> tuple[Span, ...]:
    """Take slogans, one a line."""
    if title.measure not in "条句副则" or not _SLOGANS.search(title.title.of(body.text)):
        return ()
    if any(
        body.mark(line)
        or body.matches(_BACK, line)
        or len(line.span) > _LONGEST_LINE
        or line.block.kind is BlockKind.HEADING
        for line in body.lines
    ):
        return ()
    return tuple(line.span for line in body.lines)
