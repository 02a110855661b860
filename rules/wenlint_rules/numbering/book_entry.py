r"""书的目录里同一个文件列了两次：SUMMARY.md、mkdocs.yml 的 nav。
Book entry: the contents of a book name the same file twice.

文档仓库的目录（mdBook、GitBook 的 SUMMARY.md，docsify 的 _sidebar.md，MkDocs 的 nav）一章对一个
文件。两个题目指向同一个文件，多半是复制了上一行忘了改，真正该列的那个文件就不在书里了。章节号断号、重号
由 NUM001—NUM003 报。

不报：
- 指向同一文件的不同小节（a.md#甲、a.md#乙）；
- 上一级与它的第一个下级（“第一章”与“概述”都指向 README.md）；
- 题目相同的两处（首页、返回）；外部链接。

出处：文档仓库里从上一行复制来的目录项。

反例（SUMMARY.md）：

    # 目录

    - [造船](zaochuan.md)
    - [修船](xiuchuan.md)
    - [存船](xiuchuan.md)

正例（SUMMARY.md）：

    # 目录

    - [第一章 造船](ch1/README.md)
      - [概述](ch1/README.md)
      - [选木](ch1/xuanmu.md)
      - [下料](ch1/xuanmu.md#下料)
    - [第二章 修船](ch2/README.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.book import BookEntry, book_entries, is_in_contents
from wenlint.structure.contents import title_key


@rule("NUM018", "book-entry", severity=Severity.WARNING, triggers=(is_in_contents,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    first: dict[tuple[str, str], BookEntry] = {}
    before: BookEntry | None = None
    for entry in document.view(book_entries):
        key = (entry.file, entry.anchor)
        known = first.setdefault(key, entry)
        title, other = entry.title.of(text), known.title.of(text)
        is_again = known is not entry and title_key(title) != title_key(other)
        if is_again and not (known is before and entry.level > known.level):
            yield Hit(
                entry.title,
                f"目录里“{title}”与“{other}”指向同一个文件",
                f"“{title}” and “{other}” of the contents lead to the same file",
                (Related(known.title, "指向同一个文件", "leads to the same file"),),
                there=entry.there,
            )
        before = entry
