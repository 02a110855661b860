r"""页眉页脚：页码、页眉混进正文。
Running head: page numbers and running heads got into the text.

从PDF或Word转成文本，每页的页眉、页码会落在正文中间，把一段话截成两段。写成“第3页 共12页”的页码单独
成行即报；破折号夹着的页码（- 3 -）和分数式页码（3/12）依次增大，或把一句话截断才
报；同一短行按页的间隔反复出现，又把句子截断，或紧挨页码，或就是文件标题，才是页眉。

不报：真正的页眉页脚、句中的页码（见第3页，共12页）、表格单元格、待填的“第　页 共　页”、目录里的
页码、各节同一位置的栏目（入口、责任单位、适用范围）、代码前后的引出语、各篇里相同的小标题（主要
做法、一、工作成效）、条文和列表里重复的话、间隔不匀的重复。

出处：转换得来的公报、试卷、汇编（“第1页 / 共49页”、“高三数学试题 第3页（共8页）”）。

反例：
    第 3 页 共 12 页
    第1页 / 共49页
    第3页（共8页）
    高三数学试题 第3页（共8页）
    Page 3 of 12

反例（全文）：
    青川航运简报第七期
    七月以来，各渡口加强巡查，
    青川航运简报第七期
    共发现险情五处，均已处置。

反例（全文）：
    各级党组织要压实责任，推动各项
    - 3 -
    部署落到实处。要加强督促检查，确保
    - 4 -
    取得实效。

反例（全文）：
    出租人应当在约定的期限内把房屋交给承租人，并保证其
    租赁手册　　第 12 页
    适于居住。承租人按月支付租金。

反例（全文）：
    二、加强组织领导，统筹推进
    2/9
    各项工作，确保责任到人。
    3/9
    三、强化保障。

反例（全文）：
    第一道工序先检查设备的温度与压力，再由值班人员
    - 7 -
    逐项记录在案，交班时由双方签字确认。

正例：
    具体要求见附件第3页，共12页。
    第　页 共　页
    第三页
    比分为3/12
    第 1 页 共 10 页的合同原件由甲方保管。

正例（全文）：
    青石县工作总结
    主要做法
    一是加强领导。
    主要做法
    二是强化保障。
    主要做法
    三是严格考核。

正例（全文）：
    第1页
    各位领导，大家好，下面汇报工作。
    第2页
    首先汇报取得的成绩。

正例（全文）：
    - 3 -
    - 12 -

正例（Markdown）：
    | 页码 | 内容 |
    | --- | --- |
    | 第 3 页 共 12 页 | 图样 |
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import regex

from wenlint.core.document import SEPARATOR, BlockKind, Document, Line, TriviaKind
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.simplified import simplified
from wenlint.lexicon.lists import BULLETS_OF_HEADS, CHAPTERS_OF_HEADS
from wenlint.lexicon.numerals import UP_TO_TEN, UP_TO_THOUSANDS
from wenlint.lexicon.stops import LAST_SIGNS
from wenlint.structure.outline import make_outline
from wenlint_rules.watermark.removal import removal

_LONGEST = 40
_SHORTEST = 4
_SURELY_PAGE = lazy(
    r"[^\n:：。，]{0,20}?[（(【\[-]?\s*第\s*(?P<n>\d{1,4})\s*页\s*[,，/、（(]?\s*(?:共|总)\s*(?P<of>\d{1,4})\s*页\s*[）)】\]-]?"
    r"|page\s*(?P<n>\d{1,4})\s*(?:of|/)\s*(?P<of>\d{1,4})",
    regex.IGNORECASE,
)
_MAYBE_PAGE = lazy(
    r"(?P<a>[-—–－‐·~])\s*(?P<n>\d{1,4})\s*(?P=a)|(?P<n>\d{1,4})\s*/\s*(?P<of>\d{1,4})|(?P<word>第)\s*(?P<n>\d{1,4})\s*页"
)
# The head of a page and its number on one line: 值班手册　　第 7 页, - 7 - 值班手册.
_HEAD_AND_PAGE = lazy(
    r"[^\n:：。，；]{2,24}?[ \t\u3000]+(?:第\s*\d{1,4}\s*页|[-—–]\s*\d{1,4}\s*[-—–])"
    r"|(?:第\s*\d{1,4}\s*页|[-—–]\s*\d{1,4}\s*[-—–])[ \t\u3000]+[^\n:：。，；]{2,24}"
)
_LAST_SIGNS = frozenset("-—–－‐·~0123456789页")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_MARK = lazy(
    rf"第[\d{UP_TO_THOUSANDS}]+[{CHAPTERS_OF_HEADS}]|[{UP_TO_TEN}]+[、.．]|[（(][\d{UP_TO_TEN}]+[)）]|\d+[、.．)）]|[①-⑳]|[{BULLETS_OF_HEADS}]"
)
_ENDED = lazy(f"[{LAST_SIGNS}]$")
_HAN = lazy(r"\p{Han}")
_TIMES = 3
_PAGE = range(150, 6000)
_UNEVEN = 2.0
_VERY_EVEN = 1.25
_LONG = 12
_LONGEST_PAGE = 14
_MANY = 100


@rule("WM006", "running-head")
def check(document: Document, options: NoOptions) -> Iterator[Hit]:  # noqa: ARG001  # has none
    """Find page numbers on lines of their own, and lines that come back page by page."""
    lines = document.lines
    text = document.view(simplified)
    short = {
        place: line.span.of(text)
        for place, line in enumerate(lines)
        if line.span.end - line.span.start <= _LONGEST and line.block.kind in _PROSE
    }
    pages = {
        place
        for place, said in short.items()
        if ("页" in said or "age" in said) and (m := _SURELY_PAGE.fullmatch(said)) and _fits(m)
    }
    pages |= _counting(document, short)
    pages |= _torn_by_one(document, short)
    for place in sorted(pages):
        said = lines[place].span.of(document.text)
        yield Hit(
            lines[place].span,
            f"“{said}”是页码，不是正文，请删去",
            f"“{said}” is a page number, not text; delete it",
            # Without its text, the mark of an item would stay.
            fix=None if _begins_an_item(lines[place]) else removal(document, lines[place].span),
        )
    told: set[int] = set()
    for places in _repeated(short):
        if _comes_by_page(document, places, pages):
            title = places[0] == 0
            told.update(places)
            for place in places[title:]:
                yield _head_hit(document, lines[place], lines[places[0]])
    for place in _titles_in_sentences(document, short):
        if place not in told:
            yield _head_hit(document, lines[place], lines[0])


def _titles_in_sentences(document: Document, short: dict[int, str]) -> Iterator[int]:
    """Yield where the first line of all comes again between two halves of a sentence."""
    title = short.get(0, "")
    if len(title) < _SHORTEST or _HAN.search(title) is None or not title[-1].isalnum():
        return
    for place, said in short.items():
        if place and said == title:
            comma = document.text[document.lines[place - 1].span.end - 1] in "，、"
            if comma and _parts_a_sentence(document, place):
                yield place


def _head_hit(document: Document, line: Line, first: Line) -> Hit:
    said = line.span.of(document.text)
    return Hit(
        line.span,
        f"“{said}”每隔一页出现一次，是页眉，不是正文，请删去",
        f"“{said}” comes back page by page: a running head, not text; delete it",
        related=(Related(first.span, "首次出现", "first seen here"),) if line != first else (),
        fix=removal(document, line.span, safe=False),
    )


def _fits(match: regex.Match[str]) -> bool:
    return match["of"] is None or 1 <= int(match["n"]) <= int(match["of"])


def _counting(document: Document, short: dict[int, str]) -> set[int]:
    """Return the lines that look like page numbers and count up by one, one after the other.

    第3页 may head the notes to a slide: it is a page number where it tears a sentence.
    """
    found = [
        (place, match)
        for place, said in short.items()
        if said[-1] in _LAST_SIGNS
        and (match := _MAYBE_PAGE.fullmatch(said))
        and (match["word"] is None or _tears(document, place, set()))
    ]
    pages: set[int] = set()
    for (place, match), (later, following) in pairwise(found):
        same_form = (match["a"], match["of"]) == (following["a"], following["of"])
        if (
            same_form
            and int(following["n"]) == int(match["n"]) + 1
            and later > place + 1
            and _fits(match)
        ):
            pages |= {place, later}
    return pages


_PAGE_SIGNS = ("页", "-", "—", "–")


def _torn_by_one(document: Document, short: dict[int, str]) -> set[int]:
    """Return single page numbers in the midst of a sentence; Markdown takes - 7 - for an item."""
    found: set[int] = set()
    for place, said in short.items():
        paged = any(sign in said for sign in _PAGE_SIGNS)
        if (
            paged
            and _HEAD_AND_PAGE.fullmatch(said)
            and _parts_a_sentence(document, place, _SHORTEST)
        ):
            found.add(place)
            continue
        if said[-1] not in _LAST_SIGNS or len(said) > _LONGEST_PAGE:
            continue
        match = _MAYBE_PAGE.fullmatch(said) or _MAYBE_PAGE.fullmatch(_as_written(document, place))
        if match and _fits(match) and _parts_a_sentence(document, place):
            found.add(place)
    return found


def _as_written(document: Document, place: int) -> str:
    """Return a line with its list mark."""
    source, line = document.source, document.lines[place]
    there = source.span(line.span)
    start = max(source.text.rfind("\n", 0, there.start) + 1, there.start - _LONGEST_PAGE)
    return source.text[start : there.end].strip()


def _parts_a_sentence(document: Document, place: int, least: int = _LONG) -> bool:
    """Say whether the lines on both sides of one are prose, and the first has no end."""
    lines = document.lines
    if not 0 < place < len(lines) - 1:
        return False
    before, after = lines[place - 1], lines[place + 1]
    # Behind a comma a sentence surely goes on, however short its halves are; likewise where they
    # are a sentence only together.
    if document.text[before.span.end - 1] in "，、" or _is_one_sentence(document, before, after):
        least = min(least, _SHORTEST)
    return (
        all(one.block.kind in _PROSE and len(one.span) >= least for one in (before, after))
        and not _ENDED.search(before.span.of(document.text))
        and _HAN.match(document.text, after.span.start) is not None
        and not _MARK.match(after.span.of(document.text))
        and not _begins_an_item(after)
        and not _has_code(document, before.span.end, after.span.start)
    )


def _is_one_sentence(document: Document, before: Line, after: Line) -> bool:
    """Say whether two lines hold clauses of one sentence: the first has a comma, the other ends."""
    first, second = before.span.of(document.text), after.span.of(document.text)
    return len(first) >= _LONG and "，" in first and second[-1] in "。！？"


def _repeated(short: dict[int, str]) -> Iterator[list[int]]:
    by_text: dict[str, list[int]] = {}
    for place, said in short.items():
        by_text.setdefault(said, []).append(place)
    for said, places in by_text.items():
        if len(places) < _TIMES or len(said) < _SHORTEST or not _HAN.search(said):
            continue
        if SEPARATOR in said or said.endswith(("，", ",", "、")):
            continue  # it names something else each time; it begins a sentence
        if not _MARK.match(said) and not _ENDED.search(said):
            yield places


def _comes_by_page(document: Document, places: Sequence[int], pages: set[int]) -> bool:
    """Say whether lines stand evenly far apart and where a page was turned."""
    lines = document.lines
    inner = places[1:] if places[0] == 0 else places
    gaps = [lines[b].span.start - lines[a].span.start for a, b in pairwise(inner)]
    if len(inner) < _TIMES or not all(gap in _PAGE for gap in gaps):
        return False
    evenness = max(gaps) / min(gaps)
    if evenness > _UNEVEN or _are_fields(document, inner):
        return False
    torn = sum(_tears(document, place, pages) for place in inner)
    is_title = places[0] == 0
    return 2 * torn >= len(inner) or (is_title and evenness <= _VERY_EVEN)


def _are_fields(document: Document, places: Sequence[int]) -> bool:
    """Say whether each line is what its section says of itself, at the same place as the others.

    Pages are turned anywhere in a section; 入口, 方式 and 责任单位 stand at the same line of each.
    """
    lines, outline = document.lines, document.view(make_outline)

    def at(offset: int) -> int:
        return bisect_left(lines, offset, key=lambda line: line.span.start)

    sections = [outline.section_at(lines[place].span.start) for place in places]
    if len({one.place for one in sections}) < len(sections) or any(
        one.heading is None for one in sections
    ):
        return False
    beginnings = {place - at(one.span.start) for place, one in zip(places, sections, strict=True)}
    ends = {at(one.span.end) - place for place, one in zip(places, sections, strict=True)}
    return len(beginnings) == 1 or len(ends) == 1


def _tears(document: Document, place: int, pages: set[int]) -> bool:
    """Say whether a line stands by a page number, or in the midst of a sentence."""
    lines = document.lines
    if place - 1 in pages or place + 1 in pages:
        return True
    if not 0 < place < len(lines) - 1:
        return False
    before, line, after = lines[place - 1 : place + 2]
    said = before.span.of(document.text), after.span.of(document.text)
    return (
        len(said[0]) >= _LONG
        and not _ENDED.search(said[0])
        and not _MARK.match(said[1])
        and len(said[1]) >= _LONG
        and before.block.kind in _PROSE
        and not any(_begins_an_item(one) for one in (line, after))
        and after.block.kind in _PROSE
        and not _has_code(document, before.span.end, after.span.start)
    )


def _begins_an_item(line: Line) -> bool:
    """Say whether a line stands behind a list mark: no sentence runs on there."""
    return line.block.kind is BlockKind.LIST_ITEM and line.span.start == line.block.span.start


def _has_code(document: Document, start: int, end: int) -> bool:
    """Say whether code or a picture stands between two lines."""
    trivia = document.trivia
    first = bisect_left(trivia, start, key=lambda piece: piece.offset)
    return any(
        piece.kind in (TriviaKind.CODE, TriviaKind.IMAGE)
        for piece in takewhile(lambda piece: piece.offset <= end, trivia[first : first + _MANY])
    )
