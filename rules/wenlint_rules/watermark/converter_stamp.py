r"""转换印记：转换、扫描、翻译软件的试用印记留在文中。
Converter stamp: a converting, scanning or translating program left its stamp in the text.

试用版的转换软件在生成的文件里盖上自己的印记，扫描、机器翻译、听写软件也会留下一行；它们与正文无关，
有的还说明文件已被截断（created in evaluation mode）。印记连同后面的版权、网址可以放心删去；印记说
文件被截断的，须换原件核对。

不报：谈论这些印记的句子（怎样去掉“Evaluation Only”水印）、介绍软件的文章、代码、合同里的评估条款。

选项：phrases 添加别的印记，“…”代表不多于30个字，“#”代表数，“(甲|乙)”代表任一。

    [rules.WM003]
    phrases = ["由…档案系统导出"]

出处：Spire、Aspose、福昕、pdfFactory、扫描全能王、DeepL免费版导出的文件；清洗语料的程序里的词表。

反例：
    Evaluation Warning: The document was created with Spire.Doc for Python.
    第一条 为了规范管理，制定本办法。Evaluation Only. Created with Aspose.Words. Copyright 2003-2023 Aspose Pty Ltd.
    Created with an evaluation copy of Aspose.Words. To discover the full versions of our APIs please visit: https://products.aspose.com/words/
    This document was truncated here because it was created in the evaluation mode.
    Edited by Foxit PDF Editor
    Edited by Foxit Reader Copyright(C) by Foxit Software Company,2005-2006 For Evaluation Only.
    由 扫描全能王 扫描创建
    Scanned by CamScanner
    PDF 文件使用 "pdfFactory Pro" 试用版本创建 www.fineprint.cn
    通过www.DeepL.com/Translator（免费版）翻译
    字幕由Amara.org社区提供
    由某捷文档编辑器未注册版导出
    （本文由机器翻译，未经校对）

正例：
    试用版会在页首显示“Evaluation Warning: The document was created with Spire.Doc for Java”字样。
    怎样去除“Evaluation Only. Created with Aspose.Words”水印？
    本文介绍Aspose.Words与Spire.Doc两种文档库的用法。
    他用扫描全能王扫描合同，再创建一份电子档案。
    软件的免费版不能批量处理，要买正式版才行。
    The evaluation was created with the participants of 2023.

正例（Markdown）：
    未授权时输出 `Evaluation Only. Created with Aspose.Words`，授权后消失。
"""  # noqa: E501  # stamps stand as the programs print them

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint_rules.watermark.gates import lines_with
from wenlint_rules.watermark.inventory import inventory, phrase
from wenlint_rules.watermark.listing import listing
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.removal import removal
from wenlint_rules.watermark.residue import residue

# Every stamp of the inventory holds one of these.
_GATES = (
    *("valuation", "Foxit", "reated ", "canned ", "ersion", "pdfFactory", "扫描", "DeepL", "PDF"),
    *(
        "Amara",
        "otter.ai",
        "Watermark",
        "Aspose",
        "明镜与点点",
        "转换王",
        "试用版",
        "免费版",
        "未注册版",
    ),
)
# What follows a stamp: a copyright, an address, a remark in Latin letters up to the line's end.
_TAIL = lazy(r"[ \t]*[!-~©®™][ -~©®™]{0,160}+(?=\n|\Z)|[.。]")


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    """Further stamps."""


@rule(
    "WM003", "converter-stamp", inventory=listing("WM003", "converter_stamp.tsv"), options=Options
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find the stamps of programs."""
    text = document.text
    more = tuple(phrase(stamp, "软件") for stamp in options.phrases)
    known = inventory("converter_stamp.tsv")
    found = [
        (span, entry.source)
        for line in lines_with(text, _GATES)
        for entry in known
        for span in entry.find(text, line)
    ]
    found += [(span, entry.source) for entry in more for span in entry.find(text)]
    end = 0
    stamped: list[Span] = []
    for span, source in sorted(found, key=lambda stamp: stamp[0]):
        if span.start < end or is_mentioned(text, span):
            continue
        tail = _TAIL.match(text, span.end)
        end = tail.end() if tail else span.end
        start = span.start
        while start > 0 and span.of(text)[0].isascii() and " " <= text[start - 1] <= "~":
            start -= 1
        yield Hit(
            Span(start, end),
            f"这是{source}的印记，不是正文，请删去",
            "the stamp of a program, not part of the text; delete it",
            fix=removal(document, Span(start, end)),
        )
        stamped.append(Span(start, end))
    for one in document.view(residue).get("WM003", ()):
        if not any(one.span.overlaps(span) for span in stamped):
            yield Hit(
                one.span,
                "这是软件的印记，不是正文，请删去",
                "the stamp of a program, not part of the text; delete it",
                fix=removal(document, one.span, safe=False),
            )
