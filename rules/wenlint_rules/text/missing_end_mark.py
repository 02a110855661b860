r"""缺句末标点：别的段落都有句号，这一段没有。
Missing end mark: a paragraph without one among paragraphs that have it.

不报：
- 标题、清单、诗词、地址、落款；没有句号的短句；
- 不少段落都没有句末标点的文件；不到六段正文的文件；手册、教程；
- 断在句子中间的段落（由 TXT001 管）。

出处：工作总结的汇编里漏了句号的段落。

反例（全文）：

    春季共植树三千棵，成活率九成以上。各村划片管护，责任到人。
    夏季抗旱浇灌五次，出动水车四十台，保住了新栽的树苗。
    秋季补栽六百棵，全部为本地树种。林业站派员到现场指导，讲解修剪和防虫的要领，受到群众欢迎
    冬季清理林下杂草，消除火灾隐患，落实护林员十二名。
    全年投入资金四十万元，其中社会捐款八万元。
    明年继续扩大面积，把荒坡全部绿化。
    希望各村早作准备，不误农时。

正例（全文）：

    春季共植树三千棵，成活率九成以上。各村划片管护，责任到人。
    夏季抗旱浇灌五次，出动水车四十台，保住了新栽的树苗。
    秋季补栽六百棵，全部为本地树种。林业站派员到现场指导，受到群众欢迎。
    冬季清理林下杂草，消除火灾隐患，落实护林员十二名。
    林业站
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.paragraphs_cut import Cut, cut_paragraphs


@rule("TXT002", "missing-end-mark", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for one in document.view(cut_paragraphs):
        if one.kind is Cut.UNENDED:
            end = Edit(Span(one.span.end, one.span.end), "。")
            yield Hit(
                one.span,
                f"这一段以“{one.span.of(document.text)}”结尾，没有句末标点",
                f"the paragraph ends with “{one.span.of(document.text)}” and no end mark",
                fix=Fix("加上句号", "add a full stop", (end,), safe=False),
            )
