r"""Word 的自动编号中途又从头开始
Word's automatic numbers begin again in mid-series.

自动编号的标题或条款（一、 第一条）被删改、粘贴以后，后一半常常另成一个列表，从一重新数起，
打印出来便有两个“一、”。同一种写法的编号数到二以后又从一开始，中间没有更高一级的标题，就报。

不报：手打的编号（见 NUM001–NUM003）；各章之下各自从一开始的条款；附件、附录里另起的条款；
紧跟在一行标题后面的（会计岗位职责、补充协议）；
1. （1）一类随处另起的小编号；还没有数到二的编号。

出处：公开的 Word 合同、论文里，自动编号的标题重新从一开始。

正例：
    一、基本情况
    二、主要做法
    附件：一、申报条件
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from wenlint.core.document import AutomaticNumber, BlockKind, Document
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.lexicon.numerals import UP_TO_THOUSANDS
from wenlint.lexicon.stops import CLAUSE_SIGNS

# 一、 and 第一条 number a whole document; 1. and （1） begin anew wherever a list does.
_WHOLE = lazy(
    rf"[{UP_TO_THOUSANDS}]{{1,4}}[、．.]|第[{UP_TO_THOUSANDS}0-9]{{1,4}}[条章节編编部分]{{1,2}}"
)
_LONGEST_TITLE = 30
_APART = lazy(
    rf"(?m)^(?:附[件录表则]|[【\[]?第[{UP_TO_THOUSANDS}0-9]{{1,4}}[章编篇部节]"
    rf"|[{UP_TO_THOUSANDS}]{{1,3}}、)"
)


@rule("NUM016", "automatic-restart")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    before: dict[str, AutomaticNumber] = {}
    for number in document.numbers:
        if _WHOLE.fullmatch(number.span.of(document.text)) is None:
            continue
        last = before.get(number.pattern)
        if (
            last is not None
            and number.value == 1 < last.value
            and not _parted(document, last, number)
        ):
            was, now = last.span.of(document.text), number.span.of(document.text)
            yield Hit(
                number.span,
                f"自动编号数到“{was}”以后，又从“{now}”开始，请设为继续编号",
                f'the automatic numbers begin again at "{now}" behind "{was}": continue the list',
                (Related(last.span, "前一个编号在这里", "the number before"),),
            )
        before[number.pattern] = number


def _begins_text(document: Document, number: AutomaticNumber) -> bool:
    """Say whether a title stands right before a number: 会计岗位职责, 补充协议, 填空题."""
    place = document.block_at(number.span.start)
    before = document.blocks[place - 1].span if place else Span(0, 0)
    said = before.of(document.text).strip()
    at = bisect_left(document.numbers, before.start, key=lambda one: one.span.start)
    numbered = document.numbers[at].span.start == before.start
    return 1 < len(said) <= _LONGEST_TITLE and not numbered and said[-1] not in CLAUSE_SIGNS


def _parted(document: Document, last: AutomaticNumber, number: AutomaticNumber) -> bool:
    """Say whether something between the two numbers begins a text or a chapter of its own."""
    if _APART.search(document.text, last.span.end, number.span.start):
        return True
    if _begins_text(document, number):
        return True
    own = document.blocks[document.block_at(number.span.start)]
    between = document.blocks[
        document.block_at(last.span.start) + 1 : document.block_at(number.span.start)
    ]
    return any(
        block.kind is BlockKind.HEADING
        and (own.kind is not BlockKind.HEADING or block.level < own.level)
        for block in between
    ) or any(
        last.span.end <= other.span.start < number.span.start and other.level < number.level
        for other in document.numbers
    )
