r"""标题、图注末尾有句号。
Heading stop: a heading or a caption ends in a full stop.

单独成行的标题末尾不用句号，图和表的说明文字末尾也不用。

不报：
- 标题与正文同在一行的（“一、加强领导。各村要……”）；
- 列表、条款里本来就是句子的一项（下面没有正文）；
- 问号、叹号、省略号；
- 一句话自成一节的法条。

修复：删去句号。

出处：GB/T 15834-2011 附录B.4（文章标题的末尾通常不用标点符号，所以只作提示）、附录A.1。

反例（全文）：

    一、总体情况。
    全年修渡口三处，换缆绳五条，没有发生事故。
    二、存在问题。
    部分渡口栏杆老化，夜间没有照明。

反例（Markdown）：

    # 渡口安全工作总结。

    全年修渡口三处。

反例（Markdown）：

    ## 三、下一步打算。

    逐个渡口装灯。

反例（全文）：

    渡口的分布见图1。
    图1 渡口分布。

正例（全文）：

    一、总体情况
    全年修渡口三处。
    二、加强领导。各村要明确专人。
    三、为什么要换缆绳？
    旧缆绳已经用了十年。

正例（全文）：

    一、各村应当每月检查一次缆绳。
    二、渡工应当持证上岗。
    三、夜间停止摆渡。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.captions import IN_SENTENCE, LONGEST
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import Section, make_outline

_HEADING_SCHEMES = frozenset(
    {
        Scheme.HAN,
        Scheme.PAREN_HAN,
        Scheme.ARABIC,
        Scheme.DECIMAL,
        Scheme.CHAPTER,
        Scheme.SECTION,
        Scheme.DIVISION,
    }
)
_INSIDE = lazy(r"[。；，：:！？]")
_CAPTION = lazy(
    rf"[图圖表][ ]?\d{{1,3}}(?:[-—–.]\d{{1,3}}){{0,2}}(?!{IN_SENTENCE})[ \u3000：:][^。；！？]*。"
)
_SENTENCE = lazy(r"[将把]|应当|不得|可以|修改|删[去除]|作为|负责|包括|是指|属于|[的了]。")
_LONGEST = 24


@rule("GW005", "heading-stop", severity=Severity.INFO, opt_in=True, triggers=(lines_with("。"),))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    outline = document.view(make_outline)
    for section in outline.sections:
        if section.heading is None or not _is_stopped(text, section):
            continue
        beside = outline.children.get(section.parent, ())
        if section.heading.block.kind is BlockKind.HEADING or _are_headings(text, section, beside):
            yield _hit(section.heading.span.end, "标题", "a heading", "B.4")
    for line in document.lines:
        if len(line.span) <= LONGEST and _CAPTION.fullmatch(text, line.span.start, line.span.end):
            yield _hit(line.span.end, "图、表的说明文字", "a caption", "A.1")


def _is_stopped(text: str, section: Section) -> bool:
    """Say whether the line of a section is a few words with a full stop behind them."""
    line, mark = section.heading, section.mark
    if line is None or text[line.span.end - 1] != "。":
        return False
    said = Span(mark.body.start if mark else line.span.start, line.span.end - 1)
    return len(said) <= _LONGEST and not _INSIDE.search(text, said.start, said.end)


def _are_headings(text: str, section: Section, beside: Sequence[Section]) -> bool:
    """Say whether a marked line and those that count with it head texts: no items, no sentences."""
    line, mark = section.heading, section.mark
    if line is None or mark is None or mark.scheme not in _HEADING_SCHEMES:
        return False
    alike = [one for one in beside if one.mark is not None and one.mark.scheme is mark.scheme]
    return (
        len(alike) > 1
        and _SENTENCE.search(text, mark.body.start, line.span.end) is None
        and all(_has_body(text, one) for one in alike)
    )


def _has_body(text: str, section: Section) -> bool:
    line = section.heading
    below = text[line.span.end : section.span.end].strip() if line else ""
    return line is not None and len(below.split("\n", 1)[0]) > len(line.span)


def _hit(end: int, zh: str, en: str, clause: str) -> Hit:
    span = Span(end - 1, end)
    return Hit(
        span,
        f"{zh}末尾不用句号（GB/T 15834 {clause}）",
        f"no full stop at the end of {en} (GB/T 15834 {clause})",
        fix=Fix("删去句号", "remove the full stop", (Edit(span, ""),), safe=True),
    )
