r"""题目重复：文件、文章或附件的题目连写了两遍。
Duplicate title: the title of a document, an article or an attachment twice in a row.

题目之后紧接着（只隔空行）又是同一个题目，多半是粘贴时带上了网页标题。题目分成两三行的，整个题目比较；
题目后粘着的网站广告不算在内。

不报：
- 封面上的题目与正文前的题目：两者之间有单位、日期、目录；
- Markdown 文首元数据里的 title 与正文的一级标题；
- 目录的第一项就是题目的（自动生成的目录常有）；
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

反例（全文）：

    某市人民政府关于
    做好防汛工作的通知
    某市人民政府关于
    做好防汛工作的通知

    各区人民政府：

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

正例（Markdown）：

    # 茶园管护

    * [茶园管护](#茶园管护)
        * [修剪](#修剪)
        * [施肥](#施肥)

    ## 修剪

    春茶采完以后修剪。

    ## 施肥

    秋末施基肥。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from wenlint.core.document import BlockKind, Document, Line, TriviaKind
from wenlint.core.hit import Edit, Fix, Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.structure.contents import (
    find_contents,
    is_first_of_key,
    title_key,
)
from wenlint.structure.outline import make_outline

_SHORTEST = 4
_LONGEST = 200
_MOST_LINES = 3
_FEW = 4
_ATTACHMENT = lazy(rf"附[件录表][{UP_TO_TEN}\d]*[：:\s]")


@rule("DUP002", "title")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text, lines = document.text, document.lines
    titles = _titles(document)
    ends = {(key[0], key[-1]) for key in titles if key}
    firsts, lasts = ({pair[side] for pair in ends} for side in (0, 1))
    for place, line in enumerate(lines):
        start, end = line.span.start, line.span.end
        if text[start] != "附" and (
            _is_no_end(text[start], firsts) or _is_no_end(text[end - 1], lasts)
        ):
            continue
        if line.block.kind is BlockKind.TABLE_CELL or end - start > _LONGEST:
            continue
        words = line.span.of(text)
        attached = words.startswith("附") and _ATTACHMENT.match(text, line.span.start)
        if not attached and len(ends) <= _FEW and not _may_be_one(words, ends):
            continue
        key = title_key(words)
        if len(key) < _SHORTEST or (key not in titles and not attached):
            continue
        for count in range(1, min(_MOST_LINES + 1, len(lines) - place)):
            if title_key(lines[place + count].span.of(text)) != key:
                continue
            again = lines[place + count : place + 2 * count]
            if _keys(text, again) == _keys(text, lines[place : place + count]):
                if _is_listed(document, line, again):
                    break
                yield _hit(document, lines[place : place + count], again)
                break


def _is_no_end(sign: str, ends: Collection[str]) -> bool:
    """Say whether what begins, or ends, with `sign` is none of the titles that `ends` are of."""
    return sign not in ends and is_first_of_key(sign)


def _may_be_one(words: str, ends: Collection[tuple[str, str]]) -> bool:
    """Say whether the first and the last sign of a title are in a line: quick, and mostly not."""
    return any(first in words and last in words for first, last in ends)


def _is_listed(document: Document, title: Line, again: Sequence[Line]) -> bool:
    """Say whether the second title is an entry of the contents, which may begin with it."""
    contents, first = document.view(find_contents), again[0]
    if contents is not None and contents.span.overlaps(first.span):
        return True
    if first.block.kind is BlockKind.LIST_ITEM and title.block.kind is not BlockKind.LIST_ITEM:
        return True
    return any(
        piece.kind is TriviaKind.LINK
        and (piece.text.startswith("#") or title.block.kind is BlockKind.HEADING)
        and first.span.start <= piece.offset < first.span.end
        for piece in document.trivia
    )


def _keys(text: str, lines: Sequence[Line]) -> Sequence[str]:
    return [title_key(line.span.of(text)) for line in lines]


def _hit(document: Document, first: Sequence[Line], again: Sequence[Line]) -> Hit:
    before, after = (Span(part[0].span.start, part[-1].span.end) for part in (first, again))
    title = "".join(line.span.of(document.text) for line in again)
    return Hit(
        after,
        f"题目“{title}”连写了两遍",
        f"the title “{title}” stands twice in a row",
        (Related(before, "第一遍在这里", "first here"),),
        Fix(
            "删去第二遍",
            "remove the second one",
            (Edit(Span(before.end, after.end), ""),),
            safe=False,
        ),
    )


def _titles(document: Document) -> frozenset[str]:
    outline = document.view(make_outline)
    spans = [article.title for article in outline.articles]
    spans.append(outline.title.span if outline.title else None)
    return frozenset(title_key(span.of(document.text)) for span in spans if span)
