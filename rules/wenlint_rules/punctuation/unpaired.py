r"""标点不成对：引号、括号、书名号只有一半，次序颠倒，或左右宽窄不一。
Unpaired: a quotation mark, bracket or title mark without its other half, or halves of two widths.

按先后次序配对，不按数量：“建““设城区，争创“三好”街区”全文引号一样多，仍然是错的。

不报：
- 引文分段：每段以“开头、只在末段收尾；引文、括号跨行、跨段后才收尾（断行由别的规则管）；
- 英文单词里的撇号（it’s）、年份的省略号（’98）、英寸号；“1）”“a)”“第一步）”一类编号、颜文字；
- 书名号套书名号、括号套括号；代码、公式里的“f(a[i])”“x=(a+b)”“([3, 4])”；
- 半开区间“[0, n)”“(0，1]”，可选参数“(L[, P])”；
- 引号里单说的一个符号：“（”、'('；
- 表格里的格各自配对。

前后两个引号都朝一个方向、或者都反了的，只报一处，说明哪一个反了；引文有好几段的也是如此。

出处：综述“产业是……‘压舱石。”丢了后引号；述职报告网格队伍的名称丢了前引号；已公布法规题注“……修正）”
丢了前括号，“（市、区)”左右宽窄不一。GB/T 15834-2011 4.8、4.9、4.15。

反例：

    当 v=(cos a)/cos b) 时取最小值。
    产业是发展的“压舱石。要补上“短板”。
    推行两管三看”巡河办法，走访沿岸住户。
    高标准建““造厂房，争创“三好”车间。
    依照《食品安全法有关规定处理。
    （2009年8月通过 根据2019年10月决定修正））
    各县（市、区)应当配合。
    违约金=(合同价－已付款×日利率。
    受托方:签章)　年　月　日
    调用 read(buf[0]，返回读到的字数。
    先开“绿色通道“，再办手续。

正例：

    先问三件：1）闸谁管？2）钱谁出？3）水谁用？
    工序是1)晒坯，然后2)上釉，最后3)入窑。
    加强“三基”建设，落实《工作规则》（试行）的要求。
    他说：“‘一张图’管到底，‘一支笔’批到底。”
    It’s a test，句子里有 don’t 也不要紧。
    1）提交申请；2）领取证件；a)附表。
    做法一）深耕；做法二）浅耙。
    《关于转发〈管理办法〉的通知》《关于印发《实施细则》的通知》
    取值范围为(0，1]，即左开右闭；下标取 [0, size)。
    违约金=(合同价－已付款)×日利率；受托方:(签章)　年　月　日
    调用 read(buf[0])，写作 read(buf[, size])；第一步）打开文件。
    “春城’98花市”用了24”和32”两种屏，祝好 :)
    括号（如“（”）要成对，不能只写 '('。

正例（全文）：

    他在会上说：
    “第一，要抓学习。
    “第二，要抓落实。
    “第三，要抓考核。”
    会议到此结束。

正例（全文）：

    防汛物资（包括编织袋和救生衣
    [
    3
    ]
    ）由镇里统一调拨。

正例（全文）：

    公告写道：“河道管理范围由县里划定，
    公布后立碑为界。”次日，镇里又补充说：“碑距
    不大于五百米。”

正例（Markdown）：

    **1）启闭闸门**

    所需材料（包括但不限于：

    - 值班表（含电话）；
    - 水位记录；
    - 交接班签名）。

    区间 (**[旧] 上游段**) 不变。

反例（全文）：

    船工解释说，“缆绳每天要看两遍。早晨看桩子牢不牢，傍晚看绳子有没有磨断，断了一股就要整根换掉，不能凑合。“

反例：

    站名取自”the last ferry that leaves before the water rises above the second step“的缩写。

正例（全文）：

    渡口的老人说：“早先没有桥。过河全凭一根缆绳，水大的时候谁也不敢过，只好在对岸等上一两天。”

反例（全文）：

    渡口的老人说：
    ”早先没有桥，过河全凭一根缆绳。
    后来修了桥，船就拴在这里了。”

正例（全文）：

    修改为：“第五条　申请人提交材料。
    材料不全的，一次告知。”
    本决定自公布之日起施行。

反例（Markdown）：

    开工之前请先看[用工守则]](docs/hire.md)，再签到。

反例（Markdown）：

    按下"启动键，等水泵运转平稳。

反例（Markdown）：

    执行 `sluice open，打开一号闸。

反例（Markdown）：

    先读[值班须知](duty.md)]，再上岗。

反例（Markdown）：

    开闸之前，**先鸣笛*，再提升闸门。

反例（Markdown）：

    操作录像见[录像]("https://video.lock.example/a")，译名见(译名表)[names.md]。

反例（Markdown）：

    木排用竹篾捆扎^[3]，顺流而下。

    [^3]: 据乡志。

反例（Markdown）：

    ## 安装

    ```
    pump install

    装好以后重启水泵，看压力表是否归零。

反例（全文）：

    依据《关于清淤的通知》（河发〔2026〕3号）和《关于禁渔的通知》（河发[2025]8号），现通知如下。

正例（Markdown）：

    屏幕为 15.6" 宽，变量写作 $HOME，按 \\` 键。他说"好"，"行"。

    区间 [0, 1](x) 与[说明 [1]](a.md)。

    ```
    pump `run
    ```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.document import Block, BlockKind, Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.text import Span
from wenlint.core.triggers import BRACKET, lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.pairing import OPENERS, PARTNERS, is_plain, marks_in, pair
from wenlint_rules.punctuation.halves import (
    broken_markup,
    lone_formulas,
    never_closed,
    number_brackets,
    straight_halves,
    stray_brackets,
)

_QUOTES = "“‘「『"
_BRACKETS = "（("
_TURNED = ("““", "””", "”“")
# What stands before a quotation of paragraphs: nothing (offset 0), a colon, a line's beginning.
_SPEAKS = "：:，,\n \u3000"
# Over how many blocks such a quotation may run, a remark of whole paragraphs, a broken line; and
# over how many lines that are broken in mid-sentence.
_LONGEST_QUOTATION = 30
_LONGEST_REMARK = 12
_LONGEST_TURNED = 12
_LONGEST_BREAK = 2
_MOST_BROKEN_LINES = 6
# How many characters of a block count as its edge.
_EDGE = 8
# No text leaves more open at once; hostile input does.
_DEEPEST = 40
# A line of so few characters is a torn-off note mark, not a step away.
_FRAGMENT = 4
_ALONE = frozenset({BlockKind.TABLE_CELL, BlockKind.METADATA, BlockKind.HEADER, BlockKind.FOOTER})

_MARKS = lines_with('"`$*^')


def _in_file(document: Document) -> Sequence[Span]:
    """Return the document if marks of Markdown may be open in its file: a trigger."""
    raw = document.source.text
    found = any(sign in raw for sign in ("```", "~~~", "<!--", ")]", ")[", "](", "**", "^["))
    return (Span(0, len(document.text)),) if found else ()


_OTHERS = (
    straight_halves,
    lone_formulas,
    never_closed,
    stray_brackets,
    number_brackets,
    broken_markup,
)


class _Waiting(Struct, frozen=True):
    """An opener of an earlier block; `steps` says over how many blocks more it may run.

    Where it opens a remark of `whole` paragraphs, the last of them ends with its other half.
    """

    offset: int
    steps: int
    whole: bool = False
    lines: int = _MOST_BROKEN_LINES


@rule("PUN001", "unpaired", severity=Severity.WARNING, triggers=(BRACKET, _MARKS, _in_file))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    waiting: list[_Waiting] = []
    alone: list[int] = []
    before: Block | None = None
    for block in document.blocks:
        marks = "" if waiting else marks_in(text, block.span)
        if not waiting and is_plain(marks):
            before = before if marks and block.kind in _ALONE else block
            continue
        quoting = any(text[one.offset] in _QUOTES for one in waiting)
        halves = pair(text, block.span, quoting=quoting)
        yield from (_clash(text, *clash) for clash in halves.clashes)
        yield from (_turned(text, *turned) for turned in halves.turned)
        if block.kind in _ALONE:
            alone += (*halves.openers, *halves.closers)
            continue
        for offset in halves.closers:
            partner = _partner(text, waiting, block, offset)
            if partner is None:
                alone.append(offset)
            else:
                del waiting[partner]
        waiting = [one for one in waiting if not _is_taken_up(text, one, block)]
        waiting = [_one_step(text, one, before, block) for one in waiting]
        alone += (one.offset for one in waiting if _is_expired(one))
        waiting = [one for one in waiting if not _is_expired(one)]
        waiting += [_waiting(text, block, offset) for offset in halves.openers]
        before = block
    alone += (one.offset for one in waiting)
    yield from _left_over(document, sorted(alone))
    for find in _OTHERS:
        yield from find(document)


def _left_over(document: Document, alone: Sequence[int]) -> Iterator[Hit]:
    """Yield the marks without another half; two that hold paragraphs between them are turned."""
    text, place = document.text, 0
    while place < len(alone):
        if place + 1 < len(alone) and _hold_paragraphs(document, *alone[place : place + 2]):
            yield _turned(text, alone[place], alone[place + 1])
            place += 1
        else:
            yield _lonely(text, alone[place])
        place += 1


def _hold_paragraphs(document: Document, first: int, second: int) -> bool:
    """Say whether a mark begins a paragraph and another ends a later one, as of one quotation.

    Of the two at least one looks the wrong way. Nothing but paragraphs stands between them, and
    of a quotation in a block of its own they are all in that block.
    """
    text = document.text
    if text[first] + text[second] not in _TURNED:
        return False
    begin, end = document.block_at(first), document.block_at(second)
    if not begin < end <= begin + _LONGEST_TURNED:
        return False
    blocks = document.blocks[begin : end + 1]
    return (
        not text[blocks[0].span.start : first].strip()
        and not text[second + 1 : blocks[-1].span.end].strip()
        and all(block.kind is BlockKind.PARAGRAPH for block in blocks)
        and all(block.quoted == blocks[0].quoted for block in blocks)
    )


def _partner(text: str, waiting: Sequence[_Waiting], block: Block, offset: int) -> int | None:
    """Return the place of the opener of an earlier block that the mark at `offset` closes."""
    opener = OPENERS[text[offset]]
    kinds = _BRACKETS if opener in _BRACKETS else opener
    rest = text[offset + 1 : min(offset + _EDGE, block.span.end)]
    ends = block.span.end - offset <= _EDGE and not rest.strip("。；;，,、.”） \n")
    for place in reversed(range(max(0, len(waiting) - _DEEPEST), len(waiting))):
        one = waiting[place]
        if text[one.offset] in kinds and (ends or not one.whole):
            return place
    return None


def _waiting(text: str, block: Block, offset: int) -> _Waiting:
    """Say over how many blocks an opener may run on.

    Only where somebody speaks or a text is quoted may a quotation go on for paragraphs, and a
    bracket where whole paragraphs or a list stand in it; anything else may run over a broken line.
    """
    mark = text[offset]
    if mark in _QUOTES and (offset == 0 or text[offset - 1] in _SPEAKS):
        return _Waiting(offset, _LONGEST_QUOTATION)
    start, end = block.span.start, block.span.end
    if mark in _BRACKETS and text[max(offset, end - _EDGE) : end].rstrip().endswith(("：", ":")):
        return _Waiting(offset, _LONGEST_REMARK)
    if mark in _BRACKETS and offset - start < _EDGE and not text[start:offset].strip():
        return _Waiting(offset, _LONGEST_REMARK, whole=True)
    return _Waiting(offset, _LONGEST_BREAK)


def _is_taken_up(text: str, one: _Waiting, block: Block) -> bool:
    """Say whether this block takes a quotation up again by beginning with the same mark."""
    first = text[block.span.start : block.span.end].lstrip()[:1]
    return text[one.offset] == first and first in _QUOTES


def _one_step(text: str, one: _Waiting, before: Block | None, block: Block) -> _Waiting:
    """Count a block that a waiting opener has run over."""
    fragment = len(text[block.span.start : block.span.end].strip()) <= _FRAGMENT
    if fragment or (before is not None and _runs_on(text, before, block)):
        return replace(one, lines=one.lines - 1)
    return replace(one, steps=one.steps - 1)


def _runs_on(text: str, before: Block, block: Block) -> bool:
    """Say whether a block goes on in the next line with the sentence of the one before."""
    words = text[before.span.start : before.span.end].rstrip()
    next_line = text.count("\n", before.span.end, block.span.start) <= 1
    return next_line and not words.endswith(("。", "！", "？", "；", "：", "”", ")", "）"))


def _is_expired(one: _Waiting) -> bool:
    return one.steps <= 0 or one.lines <= 0


def _lonely(text: str, offset: int) -> Hit:
    mark = text[offset]
    if mark in PARTNERS:
        zh, en = f"「{mark}」之后缺「{PARTNERS[mark]}」", f"{mark} is never closed"
    else:
        zh, en = f"「{mark}」之前缺「{OPENERS[mark]}」", f"{mark} was never opened"
    return Hit(Span(offset, offset + 1), zh, en)


def _turned(text: str, first: int, second: int) -> Hit:
    """Report a quotation of which one mark, or both, look the wrong way."""
    wrong, other = (second, first) if text[first] in PARTNERS else (first, second)
    mark = text[wrong]
    right = PARTNERS.get(mark) or OPENERS[mark]
    return Hit(
        Span(wrong, wrong + 1),
        f"引号方向反了：这里的「{mark}」应为「{right}」",
        f"the mark {mark} looks the wrong way; it should be {right}",
        (Related(Span(other, other + 1), "引文的另一端在这里", "the other end"),),
    )


def _clash(text: str, opener: int, closer: int) -> Hit:
    pair = text[opener] + text[closer]
    return Hit(
        Span(closer, closer + 1),
        f"括号左右宽窄不一：「{pair}」",
        f"the two halves {pair} differ in width",
        (Related(Span(opener, opener + 1), "另一半在这里", "the other half"),),
    )
