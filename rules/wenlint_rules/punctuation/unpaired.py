r"""标点不成对：引号、括号、书名号只有一半，次序颠倒，或左右宽窄不一。
Unpaired: a quotation mark, bracket or title mark without its other half, or halves of two widths.

按先后次序配对，不按数量：“建““设城区，争创“三好”街区”全文引号一样多，仍然是错的。

不报：
- 引文分段：每段以“开头、只在末段收尾；引文跨行、跨段后才收尾（断行由别的规则管）；
- 英文单词里的撇号（it’s）、英寸号；“1）”“a)”一类编号、颜文字；
- 书名号套书名号、括号套括号；代码、公式、区间“(0，1]”；
- 表格里的格各自配对。

出处：综述“产业是……‘压舱石。”丢了后引号；述职报告网格队伍的名称丢了前引号；已公布法规题注“……修正）”
丢了前括号，“（市、区)”左右宽窄不一。GB/T 15834-2011 4.8、4.9、4.15。

反例：

    产业是发展的“压舱石。要补上“短板”。
    推行两管三看”巡河办法，走访沿岸住户。
    高标准建““造厂房，争创“三好”车间。
    依照《食品安全法有关规定处理。
    （2009年8月通过 根据2019年10月决定修正））
    各县（市、区)应当配合。

正例：

    加强“三基”建设，落实《工作规则》（试行）的要求。
    他说：“‘一张图’管到底，‘一支笔’批到底。”
    It’s a test，句子里有 don’t 也不要紧。
    1）提交申请；2）领取证件；a)附表。
    《关于转发〈管理办法〉的通知》《关于印发《实施细则》的通知》
    取值范围为(0，1]，即左开右闭。

正例（全文）：

    他在会上说：
    “第一，要抓学习。
    “第二，要抓落实。
    “第三，要抓考核。”
    会议到此结束。

正例（全文）：

    修改为：“第五条　申请人提交材料。
    材料不全的，一次告知。”
    本决定自公布之日起施行。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenlint.document import Block, BlockKind, Document
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, Severity, rule
from wenlint.text import Span

_PARTNERS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_PARTNERS |= {"（": "）", "(": ")"}
_OPENERS = {closer: opener for opener, closer in _PARTNERS.items()}
_QUOTES = "“‘「『"
_MARK = lazy(r"[“”‘’《》〈〉【】〔〕「」『』（）()]")
_SENTENCE_END = lazy(r"[。！？]")
# What stands right before a closing bracket that has no other half and needs none.
_NEEDS_NO_OPENER = lazy(
    r"(?:^|[\s。；：，、;,“.])(?:[\da-zA-Zⅰ-ⅹ]{1,3}|[一二三四五六七八九十]{1,3})$|[:;=][-^]?$|\[[^\]]{1,12}$"
)
_INTERVAL = lazy(r"[^（）()\n]{1,12}[\]］]|(?<=[:;=][-^]?\()")
# What stands before a quotation of paragraphs: nothing (offset 0), a colon, a line's beginning.
_SPEAKS = "：:，,\n \u3000"
# Over how many paragraphs such a quotation may run, and over how many lines a broken one.
_LONGEST_QUOTATION = 30
_LONGEST_BREAK = 2
# No sentence nests deeper; hostile input does.
_DEEPEST = 20
_ALONE = frozenset({BlockKind.TABLE_CELL, BlockKind.METADATA, BlockKind.HEADER, BlockKind.FOOTER})


@dataclass(frozen=True, slots=True)
class _Halves:
    """What one block leaves over: openers and closers without their other half, in order."""

    openers: Sequence[int]
    closers: Sequence[int]
    clashes: Sequence[tuple[int, int]]


@rule("PUN001", "unpaired", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    waiting: list[tuple[int, int]] = []  # openers of earlier blocks: place of the block, offset
    for place, block in enumerate(document.blocks):
        halves = _pair(text, block.span)
        yield from (_clash(text, *clash) for clash in halves.clashes)
        if block.kind in _ALONE:
            yield from (_lonely(text, offset) for offset in (*halves.openers, *halves.closers))
            continue
        for offset in halves.closers:
            partner = _last_waiting(text, waiting, _OPENERS[text[offset]])
            if partner is None:
                yield _lonely(text, offset)
            else:
                waiting.remove(partner)
        waiting = list(_still_waiting(text, waiting, place, block))
        yield from (_lonely(text, w[1]) for w in _expired(text, waiting, place))
        waiting = [w for w in waiting if w not in set(_expired(text, waiting, place))]
        waiting += [(place, offset) for offset in halves.openers]
    yield from (_lonely(text, offset) for _, offset in waiting)


def _pair(text: str, span: Span) -> _Halves:
    """Pair the marks of one block in their order."""
    open_: list[int] = []
    openers: list[int] = []
    closers: list[int] = []
    clashes: list[tuple[int, int]] = []
    for match in _MARK.finditer(text, span.start, span.end):
        mark, offset = match[0], match.start()
        if mark in _PARTNERS:
            if _leaves_unclosed(text, span, open_, mark, offset):
                openers.append(open_.pop())
            if not (mark == "(" and _INTERVAL.match(text, offset + 1, span.end)):
                open_.append(offset)
            continue
        depth = _depth_of_partner(text, open_, mark)
        if depth is not None:
            openers += open_[depth + 1 :]
            if _PARTNERS[text[open_[depth]]] != mark:
                clashes.append((open_[depth], offset))
            del open_[depth:]
        elif not _stands_alone(text, span, mark, offset):
            closers.append(offset)
    return _Halves(sorted(openers + open_), closers, clashes)


def _depth_of_partner(text: str, open_: Sequence[int], closer: str) -> int | None:
    wanted = {"）": "（(", ")": "（("}.get(closer, _OPENERS[closer])
    for depth in reversed(range(max(0, len(open_) - _DEEPEST), len(open_))):
        if text[open_[depth]] in wanted:
            return depth
    return None


def _leaves_unclosed(text: str, span: Span, open_: Sequence[int], mark: str, offset: int) -> bool:
    """Say whether a quotation that opens here shows that the one before was never closed.

    A quotation inside another is fine where somebody speaks (a colon, or the whole paragraph)
    or within one sentence.
    """
    if mark != "“" or not open_ or text[open_[-1]] != "“":
        return False
    before = open_[-1]
    if before + 1 == offset:
        return True
    speaks = before == span.start or text[before - 1] in _SPEAKS
    return not speaks and _SENTENCE_END.search(text, before, offset) is not None


def _stands_alone(text: str, span: Span, mark: str, offset: int) -> bool:
    """Say whether a closing mark needs no opening one: 1） a) it’s :) [0, 1)."""
    before = text[max(span.start, offset - 14) : offset]
    if mark in "）)":
        return _NEEDS_NO_OPENER.search(before) is not None
    return mark == "’" and before[-1:].isalnum() and before[-1:].isascii()


def _last_waiting(
    text: str, waiting: Sequence[tuple[int, int]], opener: str
) -> tuple[int, int] | None:
    kinds = "（(" if opener in "（(" else opener
    return next((one for one in reversed(waiting) if text[one[1]] in kinds), None)


def _still_waiting(
    text: str, waiting: Sequence[tuple[int, int]], place: int, block: Block
) -> Iterator[tuple[int, int]]:
    """Drop the quotations that this block takes up again by beginning with the same mark."""
    first = text[block.span.start : block.span.end].lstrip()[:1]
    for one in waiting:
        if not (text[one[1]] == first and first in _QUOTES and one[0] < place):
            yield one


def _expired(
    text: str, waiting: Sequence[tuple[int, int]], place: int
) -> Iterator[tuple[int, int]]:
    """Yield what cannot be closed any more after the block at `place`.

    Only where somebody speaks or a text is quoted may a quotation go on for paragraphs; anything
    else may run over a broken line or two.
    """
    for one in waiting:
        quotes = text[one[1]] in _QUOTES and text[one[1] - 1 : one[1]] in _SPEAKS
        if place - one[0] >= (_LONGEST_QUOTATION if quotes else _LONGEST_BREAK):
            yield one


def _lonely(text: str, offset: int) -> Hit:
    mark = text[offset]
    if mark in _PARTNERS:
        zh, en = f"「{mark}」之后缺「{_PARTNERS[mark]}」", f"{mark} is never closed"
    else:
        zh, en = f"「{mark}」之前缺「{_OPENERS[mark]}」", f"{mark} was never opened"
    return Hit(Span(offset, offset + 1), zh, en)


def _clash(text: str, opener: int, closer: int) -> Hit:
    pair = text[opener] + text[closer]
    return Hit(
        Span(closer, closer + 1),
        f"括号左右宽窄不一：「{pair}」",
        f"the two halves {pair} differ in width",
        (Related(Span(opener, opener + 1), "另一半在这里", "the other half"),),
    )
