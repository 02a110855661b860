r"""小标题照抄题目：一节的标题与所在文章自己的题目相同。
Heading is title: a section heading repeats the title of its own article.

小标题（不计编号）与题目相同，或与题目被破折号、冒号、空格隔开的一半相同，多半是排版时把题目当成了最后一节的标题。

不报：
- Markdown 里紧跟题目、起题目作用的第一个标题；
- 短于6个字的重合（“工作总结”）；
- 题目里并列的关键词单独作小标题（不是题目的整段），夹在中文里的外文词。

出处：综述汇编最后一篇，“六、”后面就是该文题目的前半句。

反例（全文）：

    铸魂强基促发展——区图书馆年度工作综述

    一年来，区图书馆服务读者。
    一、丰富馆藏
    新增图书。
    二、铸魂强基促发展
    来年再接再厉。

正例（全文）：

    铸魂强基促发展——区图书馆年度工作综述

    一年来，区图书馆服务读者。
    一、以铸魂强基推动发展
    新增图书。
    二、年度工作
    办好讲座。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.contents import title_key
from wenlint.structure.outline import (
    heading_key,
    make_outline,
)

_SHORTEST = 6
# A space beside a Latin word parts no halves: 使用 nn.Layer 组网.
_PARTS = lazy(r"\s*[—–―：:|｜]+\s*|\s-\s|(?<=[\p{Han}，！？])\s+(?=\p{Han})")


@rule("DUP007", "heading-is-title")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    outline = document.view(make_outline)
    text = document.text
    known: dict[Span, frozenset[str]] = {}
    for section in outline.sections[1:]:
        if section.mark is None or section.title is None or not section.is_heading:
            continue
        article = outline.article_at(section.span.start)
        title = article.title or (outline.title.span if outline.title else None)
        if not title or title.overlaps(section.title):
            continue
        keys = known.get(title)
        if keys is None:
            keys = known[title] = _keys(text, title)
        if keys and heading_key(document, section) in keys:
            words = section.title.of(text)
            yield Hit(
                section.title,
                f"小标题“{words}”与本文题目相同",
                f"the heading “{words}” repeats the title of its article",
                (Related(title, "题目在这里", "the title"),),
            )


def _keys(text: str, title: Span) -> frozenset[str]:
    """Return what a heading must not be: the title, or one of its halves."""
    whole = title.of(text)
    keys = {title_key(part) for part in (whole, *_PARTS.split(whole))}
    return frozenset(key for key in keys if len(key) >= _SHORTEST)
