r"""句子重复：同一句话紧挨着写了两遍，或者一个长句在同一段、同一篇里又出现一次。
Duplicate sentence: a sentence twice in a row, or a long one again in its paragraph or article.

紧挨着的两句一字不差（不计空白），或只差一个同义的词（“进一步加强”“进一步强化”），多半是改稿时新旧两句都留下了。
不挨着的，同一段里15字以上、同一篇里25字以上才报。

不报：
- 整段都相同的（由 DUP003 管）；短的呼喊、对白、叠句（“等一等。等一等。”），引号里的话，诗词；
- 说两样东西的排比（“左岸设一处……右岸设一处……”），相反的两句（打开、关闭，读入、写入）；
- 法律条文、合同各条里不挨着的同一句；表格里的格、目录、引文；
- 手册、教程里不挨着的同一句（有代码、公式、许多链接的文件，一句话常要在几处各说一遍）；
- 汇编里不同文章的同一句。

出处：会议纪要、通知、用户手册里连写两遍的句子；88篇已公布的报告里有4篇重复了一个长句。

选项：shortest，同一篇里句子至少多少字才比较，默认25。

    [rules.DUP005]
    shortest = 40

反例：

    下水前先热身。救生衣须全程穿好。救生衣须全程穿好。儿童由家长看护。
    逾期未領者，視同放棄。逾期未領者，視同放棄。
    在培训方面，切实加强对值机员的业务考核，合格后方可上岗。在培训方面，切实强化对值机员的业务考核，合格后方可上岗。
    这个命令无需联网，离线也能完成全部检查。这个命令不需要联网，离线也能完成全部检查。
    各船收工以后检查缆绳，关好舱门，关好舱门，方可离船。
    苗圃年产树苗二十万株，是全区最大的育苗基地。工人们一早就进了棚。苗圃年产树苗二十万株，是全区最大的育苗基地。
    岸边的灯虽小，照着夜归人的路。去年冬天老叶换了灯芯。岸边的灯虽小，照着夜归人的路。
    每天开船前要点清人数，超员不走。每天开船之前要点清人数，超员不走。

反例（全文）：

    一、成效
    全年新建改建农村供水工程四十二处，惠及群众十六万人，农村自来水普及率达到百分之九十六。群众满意度提高。
    二、打算
    去年成绩明显。全年新建改建农村供水工程四十二处，惠及群众十六万人，农村自来水普及率达到百分之九十六。

正例：

    他喊道：“有人落水了。有人落水了。”岸上的人都跑过来。
    再等等。再等等。天就要亮了。
    划到对岸，划到对岸，划到对岸，孩子们唱着上了船。他对我说放心上船吧，放心上船吧，天就要亮了。
    东闸设值班室一间，由一队负责看守。西闸设值班室一间，由一队负责看守。
    指示灯亮时打开进水阀，并记录水位读数。指示灯亮时关闭进水阀，并记录水位读数。
    开始时把数据读入缓冲区，再检查长度。开始时把数据写入缓冲区，再检查长度。

正例（全文）：

    一、成效
    全年新建改建农村供水工程四十二处，惠及群众十六万人。
    二、打算
    明年再建二十处，农村自来水普及率达到百分之九十八。

正例（Markdown）：

    ## 备份

    先执行 `stop`，再执行 `dump`。执行时不要断电，否则写到一半的文件会损坏。最后执行 `start`。

    ## 恢复

    先执行 `stop`，再执行 `load`。执行时不要断电，否则写到一半的文件会损坏。最后执行 `start`。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint.structure.manuals import is_manual
from wenlint.structure.parallels import Parallels
from wenlint.structure.passages import Passage, repeated_sentences
from wenlint_rules.duplicate.neighbours import Neighbours, alike, doubled_clauses, repeated

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Options:
    shortest: int = 25


@rule("DUP005", "sentence", severity=Severity.WARNING, options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    told: set[Span] = set()
    for one in chain(repeated(document), alike(document), doubled_clauses(document)):
        if one.span not in told:
            told.add(one.span)
            yield _hit(document, one)
    spans = sorted(told)
    for again in _apart(document, options.shortest):
        # Sentences follow one another: only the last that begins before the end can overlap.
        last = bisect_left(spans, again.span.end, key=lambda span: span.start) - 1
        if last < 0 or not spans[last].overlaps(again.span):
            yield _hit(document, again)


def _hit(document: Document, one: Neighbours) -> Hit:
    shown = one.span.of(document.text)
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    zh, en = f"句子“{shown}”前面已经有过", f"the sentence “{shown}” stands a second time"
    if one.change is not None:
        was, now = one.change
        spot = f"前面是“{was}”，这里是“{now}”" if was and now else f"一个“{was or now}”"
        zh = f"句子“{shown}”与前一句只差一处：{spot}"
        en = f"the sentence “{shown}” differs from the one before in one spot: {was}, {now}"
    return Hit(one.span, zh, en, (Related(one.before, "前一次在这里", "the time before"),))


def _apart(document: Document, shortest: int) -> Iterator[Neighbours]:
    """Yield the long sentences that stand again further down in one article."""
    first: dict[tuple[int, str], Passage] = {}
    same: dict[tuple[int, int], bool] = {}  # blocks once compared
    parallels = document.view(Parallels)
    for one in repeated_sentences(document, shortest):
        before = first.setdefault((one.article, one.key), one)
        if before is one or one.in_law:
            continue
        if document.view(is_manual):
            return
        blocks = before.block, one.block
        if blocks not in same:
            same[blocks] = before.block != one.block and _are_alike(document, *blocks)
        if same[blocks]:
            continue
        if parallels.by_design(*blocks):
            continue
        if before.section != one.section and parallels.is_entry(one.section):
            continue
        yield Neighbours(one.span, before.span)


def _are_alike(document: Document, one: int, other: int) -> bool:
    """Say whether two paragraphs are the same as a whole, which another rule reports."""
    spans = (document.blocks[block].span for block in (one, other))
    texts = ["".join(span.of(document.text).split()) for span in spans]
    return texts[0] == texts[1]
