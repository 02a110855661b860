r"""标题里的篇数与实际不符：题为（14篇），目录或正文只有13篇。
Title count: the number of articles that a title announces against the contents and the body.

汇编的题目写明“（14篇）”“案例选编（6则）”，就要与目录条数、正文篇数都对得上。增删篇目后最容易忘的就是题目和目录。

不报：
- 单篇文章题目里的数字（“十条措施”“第3篇”）；
- 篇目认不准的：没有目录而各篇格式不一，或相差太多；
- 目录里列的是章节而不是篇目。

出处：网上下载的综述汇编：题为14篇，目录列13条，正文14篇。

反例（全文）：

    基层单位工作总结汇编（3篇）

    目录
    东风站年度工作总结
    红旗站年度工作总结

    东风站年度工作总结

    一、工作成效
    平稳运行。
    二、主要不足
    人手偏紧。

    红旗站年度工作总结

    一、工作成效
    超额完成。
    二、主要不足
    设备老化。

反例（全文）：

    优秀讲稿选编
    （四篇）

    东风站年度工作总结

    一、成效
    平稳运行。

    红旗站年度工作总结

    一、成效
    超额完成。

    曙光站年度工作总结

    一、成效
    稳中有进。

正例（全文）：

    基层单位工作总结汇编（2篇）

    目录
    东风站年度工作总结
    红旗站年度工作总结

    东风站年度工作总结

    一、工作成效
    平稳运行。

    红旗站年度工作总结

    一、工作成效
    超额完成。

正例（全文）：

    关于做好第3篇章征文工作的通知

    一、时间
    三月。
    二、数量
    每个站报送作品5篇。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.document import Document
from wenlint.language.numerals import parse_count
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.structure.contents import Entry
from wenlint.text import Span

_COUNT = lazy(
    r"(?<!第|[\d〇零一二三四五六七八九十])(?P<count>(?P<n>\d{1,3}|[一二两三四五六七八九十百]{1,4})[篇则例])(?![章幅外如])"
)
_TITLE_LINES = 3
_FEWEST_ARTICLES = 3
_WIDEST_MISS = 2


@rule("FIG002", "title-count")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    found = _declared(document)
    if found is None:
        return
    span, declared = found
    entries = _articles_listed(document)
    articles = [one for one in document.outline.articles if one.heading is not None]
    if entries and len(entries) != declared:
        place = Span(entries[0].title.start, entries[-1].title.end)
        body = f"，正文有{len(articles)}篇" if articles else ""
        yield Hit(
            span,
            f"标题写“{span.of(document.text)}”，目录列出{len(entries)}篇{body}",
            f"the title announces {declared} articles, the contents list {len(entries)}",
            (Related(place, f"目录共{len(entries)}条", f"{len(entries)} entries"),),
        )
    elif not entries and _sure(len(articles), declared) and articles[0].heading:
        yield Hit(
            span,
            f"标题写“{span.of(document.text)}”，正文有{len(articles)}篇",
            f"the title announces {declared} articles, the body has {len(articles)}",
            (Related(articles[0].heading.span, "第一篇从这里开始", "the first one begins here"),),
        )


def _declared(document: Document) -> tuple[Span, int] | None:
    """Return the number of articles in the title, which may run over two or three lines."""
    title = document.outline.title
    for line in document.lines[:_TITLE_LINES]:
        match = _COUNT.search(document.text, line.span.start, line.span.end)
        alone = match is not None and len(line.span) <= len(match[0]) + 4
        if match is not None and (line is title or alone):
            number = parse_count(match["n"])
            return (Span(*match.span("count")), number) if number else None
    return None


def _articles_listed(document: Document) -> tuple[Entry, ...]:
    """Return the entries of the contents if they mean articles, not chapters."""
    if document.contents is None or not document.outline.is_compilation:
        return ()
    starts = {one.span.start for one in document.outline.articles}
    listed = document.contents.listed
    known = [entry for entry in listed if entry.target and entry.target.span.start in starts]
    return listed if 2 * len(known) > len(listed) else ()


def _sure(articles: int, declared: int) -> bool:
    """Say whether a miss is a slip of counting rather than articles not recognised."""
    return articles >= _FEWEST_ARTICLES and 0 < abs(articles - declared) <= _WIDEST_MISS
