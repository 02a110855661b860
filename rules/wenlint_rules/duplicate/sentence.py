r"""句子重复：同一篇里同一个长句（25字以上）出现了两次。
Duplicate sentence: the same sentence of 25 characters or more twice in one article.

同一篇里两处一字不差的长句（不计空白），多半是拼接时用了两遍同一段材料。

不报：
- 整段都相同的（由 DUP003 管）；不满25字的口号、套话；
- 法律条文、合同各条里的同一句；表格里的格、目录、引文；
- 汇编里不同文章的同一句。

出处：88篇已公布的报告里有4篇重复了一个长句；有的是有意的呼应，所以这条规则在预览里。

选项：shortest，句子至少多少字才比较，默认25。

    [rules.DUP005]
    shortest = 40

反例（全文）：

    一、成效
    全年新建改建农村供水工程四十二处，惠及群众十六万人，农村自来水普及率达到百分之九十六。群众满意度提高。
    二、打算
    去年成绩明显。全年新建改建农村供水工程四十二处，惠及群众十六万人，农村自来水普及率达到百分之九十六。

正例（全文）：

    一、成效
    全年新建改建农村供水工程四十二处，惠及群众十六万人。
    二、打算
    明年再建二十处，农村自来水普及率达到百分之九十八。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import rule
from wenlint.structure.parallels import Parallels
from wenlint.structure.passages import Passage, sentences

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Options:
    shortest: int = 25


@rule("DUP005", "sentence", severity=Severity.WARNING, preview=True, options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    first: dict[tuple[int, str], Passage] = {}
    same: dict[tuple[int, int], bool] = {}  # blocks once compared
    parallels = document.view(Parallels)
    for one in sentences(document, options.shortest):
        before = first.setdefault((one.article, one.key), one)
        if before is one or one.in_law:
            continue
        blocks = before.block, one.block
        if blocks not in same:
            same[blocks] = before.block != one.block and _are_alike(document, *blocks)
        if same[blocks]:
            continue
        if parallels.by_design(*blocks):
            continue
        if before.section != one.section and parallels.is_entry(one.section):
            continue
        shown = one.span.of(document.text)[:_SHOWN]
        yield Hit(
            one.span,
            f"句子“{shown}…”前面已经有过",
            f"the sentence “{shown}…” stands a second time",
            (Related(before.span, "前一次在这里", "the time before"),),
        )


def _are_alike(document: Document, one: int, other: int) -> bool:
    """Say whether two paragraphs are the same as a whole, which another rule reports."""
    spans = (document.blocks[block].span for block in (one, other))
    texts = ["".join(span.of(document.text).split()) for span in spans]
    return texts[0] == texts[1]
