r"""有引无文：“如下：”“有下列情形之一的：”之后没有下文，或者标题的记号后面没有标题。
Leads to nothing: words that announce a list or a table with nothing behind them.

说了“通知如下”“见下表”，接着却是下一条、下一个标题、落款，或者文件到此为止：该有的内容丢了，
多半是复制时漏了列表、表格。Markdown 里只有井号没有字的标题也在这里报。

不报：
- 下面是列表、编号、表格、代码、图片、引文或正文的；
- 下面是更深一级的标题，或同级的标题有许多（标题就是所列的内容）；手册里同级的标题；
- 下一节一开头就是表格、代码、图片的；
- 留空的表格、样表、提纲，没有正文的骨架；
- “如下”说的不是下文的：如下所述、情况如下图（图在上面）。

出处：复制到网页时丢了列表的通知和规章，会议通知的议程。

反例（全文）：

    第四条 有下列行为之一的，停止供水：
    第五条 恢复供水须重新申请。
    第六条 本办法由水务站解释。

反例（Markdown）：

    ## 评分标准

    各项分值如下：

    ## 报名办法

    填表交到教务处。

反例（全文）：

    各班组：
    现将国庆期间值班安排通知如下：

    动力车间
    九月二十八日

反例（Markdown）：

    # 净水器使用说明

    ##

    每半年更换一次滤芯。

    ## 清洗

    用清水冲洗。

正例（全文）：

    第四条 有下列行为之一的，停止供水：
    （一）私接管道的；
    （二）拖欠水费的。
    第五条 恢复供水须重新申请。

正例（Markdown）：

    ## 步骤

    步骤如下：

    ### 第一步

    关闸。

    ## 示例

    命令如下：

    ```
    make
    ```

    ## 结果

    结果见下表：

    | 项 | 值 |
    | --- | --- |
    | 甲 | 1 |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wenlint.core.document import BlockKind, Document, Line, TriviaKind
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with, on_lines
from wenlint.engine.rule import NoOptions, rule
from wenlint.lexicon.lists import AS_FOLLOWS
from wenlint.lexicon.patterns import any_of
from wenlint.structure.markers import DEPTHS, Mark, line_marks
from wenlint.structure.outline import make_outline
from wenlint.structure.parallels import trivia_in
from wenlint.structure.raw import is_hidden, prose_by

_LEADS = lazy(
    rf"(?:[^。！？\n]*(?:{any_of(AS_FOLLOWS)}(?<![%％\d元人岁度级倍米吨万亿]以下)|见下[表图]|如下[表图])[^。！？，\n]{{0,10}}"
    r"|[^。！？\n]*(?:下列|以下)[^。！？\n]{0,16}之一的?[^。！？\n]{0,16})[：:]\Z"
)
_SIGN_LAST = plain(r"#(?=[ \t]*(?:\n|\Z))")
_EMPTY_HEADING = lazy(r"(?m)^[ ]{0,3}#{1,6}[ \t]*$")
_DATE = lazy(
    r"[〇○零一二三四五六七八九十百\d]{1,4}年?[^，。]{0,12}[月日]|\p{Han}{1,3}[月]\p{Han}{1,3}日"
)
_LONGEST_SIGNATURE = 24
_FOLLOWS = frozenset({TriviaKind.CODE, TriviaKind.IMAGE, TriviaKind.HTML, TriviaKind.LIST_MARK})
_THINGS = frozenset({TriviaKind.CODE, TriviaKind.IMAGE})
_LONGEST = 160
_MOST_SECTIONS = 3


def _headings(document: Document) -> tuple[Span, ...]:
    """Return the document if a heading may be empty in it: a trigger."""
    raw = document.source.text
    return (Span(0, len(document.text)),) if "#\n" in raw or "# \n" in raw or "#\r" in raw else ()


@rule("TXT005", "leads-to-nothing", triggers=(lines_with("下"), _headings))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    if "下" in text:
        lines = document.lines
        for place, line in enumerate(lines):
            end = line.span.end
            if text[end - 1] not in "：:":
                continue
            if line.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                continue
            start = max(line.span.start, end - _LONGEST)
            if _LEADS.match(text, start, end):
                behind = lines[place + 1] if place + 1 < len(lines) else None
                if _is_cut_off(document, place, line, behind):
                    yield Hit(
                        Span(max(start, end - 20), end),
                        "这里引出的内容没有了，下面直接是别的部分",
                        "what is announced here does not follow",
                    )
    yield from _empty_headings(document)


def _marks(document: Document) -> Mapping[int, Mark]:
    """Return the marks of lines by where they begin."""
    return {mark.span.start: mark for mark in document.view(line_marks)}


def _is_cut_off(document: Document, place: int, line: Line, behind: Line | None) -> bool:
    """Say whether another part begins right behind a line that leads to something."""
    until = behind.span.start if behind is not None else len(document.text) + 1
    things = trivia_in(document, Span(line.span.end, until + 1))
    if any(piece.kind in _FOLLOWS for piece in things):
        return False
    if behind is None:
        return place > 0 and line.block.kind is BlockKind.PARAGRAPH and _is_whole(document)
    if behind.block.quoted:
        return False
    outline = document.view(make_outline)
    if behind.block.kind is BlockKind.HEADING:
        here = outline.section_at(line.span.start)
        if here.heading is None or not 0 < behind.block.level <= here.heading.block.level:
            return False
        if _holds_a_thing(document, place + 1):
            return False  # the table, the code or the figure of the next section is announced
        # Where many sections follow, they may be what is announced, whatever their level.
        later = sum(
            one.span.start > line.span.start and one.rank == here.rank
            for one in outline.children.get(here.parent, ())
        )
        technical = any(one.kind in (TriviaKind.CODE, TriviaKind.LINK) for one in document.trivia)
        return later <= _MOST_SECTIONS and not technical
    marks = document.view(_marks)
    own, next_ = marks.get(line.span.start), marks.get(behind.span.start)
    if next_ is not None:
        return own is not None and (
            next_.scheme is own.scheme or DEPTHS.get(next_.scheme, 99) < DEPTHS.get(own.scheme, 0)
        )
    return own is None and _is_signature(document, place + 1)


def _holds_a_thing(document: Document, place: int) -> bool:
    """Say whether a table, code or a figure, and no prose, begins right below a heading."""
    lines = document.lines
    heading = lines[place].span
    below = lines[place + 1] if place + 1 < len(lines) else None
    until = below.span.start if below is not None else len(document.text)
    things = trivia_in(document, Span(heading.end, until + 1))
    in_table = below is not None and below.block.kind is BlockKind.TABLE_CELL
    return in_table or any(one.kind in _THINGS for one in things)


def _is_whole(document: Document) -> bool:
    """Say whether a document is more than a fragment."""
    return len(document.lines) > 3


def _is_signature(document: Document, place: int) -> bool:
    """Say whether a name and a date, and nothing else, stand in the last lines."""
    lines, text = document.lines, document.text
    rest = [line.span.of(text) for line in lines[place : place + 4]]
    if not 2 <= len(rest) <= 3 or place + len(rest) != len(lines):
        return False
    if any(len(one) > _LONGEST_SIGNATURE or one.endswith(("。", "；", "，")) for one in rest):
        return False
    return _DATE.fullmatch(rest[-1].strip()) is not None and not any(
        sign in rest[0] for sign in "：:、，.0123456789"
    )


def _empty_headings(document: Document) -> Iterator[Hit]:
    """Yield the marks of headings in Markdown that have no words."""
    raw = document.source.text
    if document.source.markup or not any(one.kind is BlockKind.HEADING for one in document.blocks):
        return
    for match in on_lines(_EMPTY_HEADING, _SIGN_LAST, raw.replace("\r", " ")):
        if not is_hidden(document, match.start()):
            yield Hit(
                prose_by(document, match.start()),
                "标题的记号后面没有标题",
                "a mark of a heading without a heading",
                there=Span(*match.span()),
            )
