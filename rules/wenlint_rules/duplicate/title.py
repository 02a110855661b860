r"""题目重复：文件、文章或附件的题目连写了两遍。
Duplicate title: the title of a document, an article or an attachment twice in a row.

题目之后紧接着（只隔空行）又是同一个题目，多半是粘贴时带上了网页标题。

不报：
- 封面上的题目与正文前的题目：两者之间有单位、日期、目录；
- Markdown 文首元数据里的 title 与正文的一级标题；
- 汇编的总题目与第一篇的题目不同；重复的正文短句（由 DUP003 管）。

出处：一篇工作综述，第1行与第3行是同一个题目；一件已公布的司法解释，“附件：”一行连写两遍。

反例（全文）：

    某校年度工作总结

    某校年度工作总结

    一年来，学校抓实教学工作，质量稳步提高。

反例（全文）：

    本规定自公布之日起施行。

    附件：文书参考样式

    附件：文书参考样式

反例（Markdown）：

    # 安全生产月活动方案

    # 安全生产月活动方案

    为做好有关工作，制定本方案。

正例（全文）：

    某校年度工作总结
    教务处
    2025年12月

    某校年度工作总结

    一年来，学校抓实教学工作，质量稳步提高。

正例（Markdown）：

    ---
    title: 安全生产月活动方案
    ---

    # 安全生产月活动方案

    为做好有关工作，制定本方案。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from wenlint.contents import title_key
from wenlint.document import Document
from wenlint.rule import Hit, NoOptions, Related, rule

_SHORTEST = 4
_ATTACHMENT = regex.compile(r"附[件录表][一二三四五六七八九十\d]*[：:\s]")


@rule("DUP002", "title")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    titles = _titles(document)
    text = document.text
    for before, line in pairwise(document.lines):
        key = title_key(line.span.of(text))
        if len(key) < _SHORTEST or key != title_key(before.span.of(text)):
            continue
        if key in titles or _ATTACHMENT.match(text, line.span.start):
            title = line.span.of(text)
            yield Hit(
                line.span,
                f"题目“{title}”连写了两遍",
                f"the title “{title}” stands twice in a row",
                (Related(before.span, "第一遍在这里", "first here"),),
            )


def _titles(document: Document) -> frozenset[str]:
    outline = document.outline
    spans = [article.title for article in outline.articles]
    spans.append(outline.title.span if outline.title else None)
    return frozenset(title_key(span.of(document.text)) for span in spans if span)
