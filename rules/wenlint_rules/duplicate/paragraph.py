r"""段落重复：同一个段落（30字以上）出现了两次。
Duplicate paragraph: the same paragraph of 30 characters or more twice.

同一节里或紧挨着的两个段落一字不差（不计空白），多半是粘贴了两次。

不报：
- 不同标题下的同一段套话、免责声明、条款（法律各条下的同一段，合同各章下的同一段）；
- 不满30字的短句、口号；表格里的格；目录；引文；
- 只差一个数字或一个词的段落（另有近似段落规则）。

出处：综述汇编末尾连贴两遍的网站广告；已公布文件中异节重复的九处都属正常。

选项：shortest，段落至少多少字才比较，默认30。

    [rules.DUP003]
    shortest = 50

反例（全文）：

    一、基本情况
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达标。
    各水厂运行平稳。
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达标。

正例（全文）：

    一、甲方责任
    任何一方违反本合同约定，给对方造成损失的，应当赔偿对方因此受到的全部直接损失。
    二、乙方责任
    任何一方违反本合同约定，给对方造成损失的，应当赔偿对方因此受到的全部直接损失。

正例（全文）：

    实干争先，奋勇争先。
    全场起立。
    实干争先，奋勇争先。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.document import BlockKind, Document
from wenlint.rule import Hit, Related, rule
from wenlint.text import Span, strip

_SPACE = regex.compile(r"\s+")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Options:
    shortest: int = 30


@rule("DUP003", "paragraph", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    contents = document.contents
    last: dict[str, tuple[int, Span]] = {}
    for place, block in enumerate(document.blocks):
        if block.kind not in _PROSE or block.quoted or len(block.span) < options.shortest:
            continue
        if contents is not None and contents.span.overlaps(block.span):
            continue
        key = _SPACE.sub("", block.span.of(document.text))
        if len(key) < options.shortest:
            continue
        span = strip(document.text, block.span)
        before = last.get(key)
        last[key] = (place, span)
        if before is not None and (
            before[0] == place - 1 or _same_section(document, before[1], span)
        ):
            shown = span.of(document.text)[:_SHOWN]
            yield Hit(
                span,
                f"段落“{shown}…”与前面一段完全相同",
                f"the paragraph “{shown}…” stands a second time",
                (Related(before[1], "前一次在这里", "the time before"),),
            )


def _same_section(document: Document, one: Span, other: Span) -> bool:
    outline = document.outline
    return outline.section_at(one.start).place == outline.section_at(other.start).place
