r"""书的目录与各章的文件不符：目录所指的文件没有，题目与文件对错了。
Book files: the contents of a book lead to a file that is not there, or to that of another title.

文档仓库的目录（SUMMARY.md、_sidebar.md、mkdocs.yml 的 nav）一项对一个文件。文件改了名、挪了地方而
目录没有改，读者点开是空的；题目和文件对错了，读者点开是另一章。默认关闭，用 --across 或配置
across = true 打开。

题目与文件里的标题字面不同的很多（目录里写得短），所以只在明摆着错了的时候报：题目是书里另一个文件的标题；
或者字都相同而章节号不同。

不报：
- 目录的大半都不在这次检查的文件里（只检查了几个文件，或换了构建目录）；所指的文件夹整个没有检查；
- 外部链接、锚点、不是 Markdown 的文件；只写了题目、还没有链接的草稿；
- 题目写得比标题短、长、措辞不同；文件里没有标题。

出处：文档仓库里改名、拆章以后没有更新的目录。

反例（多份）：

    ==== SUMMARY.md
    # 目录

    - [前言](README.md)
    - [选木](zaochuan/xuanmu.md)
    - [下料](zaochuan/xialiao.md)
    - [拼板](zaochuan/pinban.md)
    ==== README.md
    # 前言
    ==== zaochuan/xuanmu.md
    # 选木
    ==== zaochuan/xia-liao.md
    # 下料
    ==== zaochuan/pinban.md
    # 拼板

反例（多份）：

    ==== SUMMARY.md
    # 目录

    - [选木](xuanmu.md)
    - [下料](pinban.md)
    - [拼板](xialiao.md)
    ==== xuanmu.md
    # 选木
    ==== xialiao.md
    # 下料
    ==== pinban.md
    # 拼板

反例（多份）：

    ==== SUMMARY.md
    # 目录

    - [2.1 查漏](chalou.md)
    - [2.2 补漏](bulou.md)
    - [2.3 上漆](shangqi.md)
    ==== chalou.md
    # 2.1 查漏
    ==== bulou.md
    # 2.2 补漏
    ==== shangqi.md
    # 2.4 上漆

正例（多份）：

    ==== SUMMARY.md
    # 目录

    - [前言](README.md)
    - [怎样选木](zaochuan/xuanmu.md)
    - [2 下料](zaochuan/xialiao.md#下料)
    - [拼板](pinban/pinban.md)
    - [上漆]()
    - [造船史](https://example.com/shi.md)
    ==== README.md
    # 一叶小舟
    ==== zaochuan/xuanmu.md
    # 选木的学问
    ==== zaochuan/xialiao.md
    # 第二章 下料
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule_across
from wenlint.language.numerals import parse_count
from wenlint.structure.book import BookEntry, book_entries
from wenlint.structure.contents import number_of, title_key

_FEWEST = 3
_SHORTEST = 2


@rule_across("NUM019", "book-files", severity=Severity.WARNING)
def check(documents: Sequence[Document], _: NoOptions) -> Iterator[tuple[Document, Hit]]:
    files = {document.path.replace("\\", "/"): document for document in documents}
    for document in documents:
        entries = document.view(book_entries)
        known = [entry for entry in entries if entry.file in files]
        if len(known) >= _FEWEST - 1 and 2 * len(known) >= len(entries):
            for hit in (*_missing(entries, files), *_wrong(document, known, files)):
                yield document, hit


def _missing(entries: Sequence[BookEntry], files: Mapping[str, Document]) -> Iterator[Hit]:
    """Yield the entries whose file is not there, though others of its folder are."""
    folders = {posixpath.dirname(file) for file in files}
    by_case = {file.casefold(): file for file in files}
    for entry in entries:
        if entry.file in files or posixpath.dirname(entry.file) not in folders:
            continue
        near = by_case.get(entry.file.casefold())
        name = posixpath.basename(entry.file)
        zh = f"目录所指的文件“{name}”不存在"
        en = f"the contents lead to {name}, which is not there"
        if near:
            zh += f"，有一个大小写不同的“{posixpath.basename(near)}”"
            en += f"; its case differs from {posixpath.basename(near)}"
        yield Hit(entry.title, zh, en, there=entry.there)


def _wrong(
    document: Document, known: Sequence[BookEntry], files: Mapping[str, Document]
) -> Iterator[Hit]:
    """Yield the entries that lead to the file of another title, or of another number."""
    headings = {entry.file: _heading(files[entry.file]) for entry in known}
    named: dict[str, list[str]] = {}
    for file, heading in headings.items():
        if heading is not None:
            named.setdefault(_words(heading.of(files[file].text)), []).append(file)
    for entry in known:
        heading = headings[entry.file]
        if heading is None or not len(entry.title) or entry.anchor:
            continue
        title, said = entry.title.of(document.text), heading.of(files[entry.file].text)
        related = (
            Related(heading, f"文件的标题是“{said}”", f"its heading: {said}", files[entry.file]),
        )
        others = [file for file in named.get(_words(title), ()) if file != entry.file]
        if _words(title) == _words(said):
            if not _count_alike(title, said):
                yield Hit(
                    entry.title,
                    f"目录写作“{title}”，文件的标题是“{said}”",
                    f"“{title}” in the contents, “{said}” in the file",
                    related,
                    there=entry.there,
                )
        elif len(others) == 1 and len(_words(title)) >= _SHORTEST:
            name, other = posixpath.basename(entry.file), posixpath.basename(others[0])
            yield Hit(
                entry.title,
                f"目录里的“{title}”指向“{name}”，标题相同的文件却是“{other}”",
                f"“{title}” leads to {name}, but the file of that title is {other}",
                related,
                there=entry.there,
            )


def _heading(document: Document) -> Span | None:
    """Return the first heading of a file, if it is its title."""
    first = next((one for one in document.blocks if one.kind is not BlockKind.METADATA), None)
    return first.span if first and first.kind is BlockKind.HEADING else None


def _words(title: str) -> str:
    return title_key(title[len(number_of(title)) :])


def _count_alike(one: str, other: str) -> bool:
    """Say whether two titles bear the same number, or only one of them bears one."""
    numbers = [number_of(title) for title in (one, other)]
    if not all(numbers):
        return True
    said = [title_key(number) for number in numbers]
    values = [_value(number) for number in numbers]
    return said[0] == said[1] or values[0] == values[1] or None in values


def _value(number: str) -> tuple[int, ...] | None:
    """Return the numbers of 第二章, 2.1 or 一、; None if they cannot be read."""
    parts = number.strip("第编章节篇回讲课条部分 、.（）()　").split(".")
    found = [parse_count(part.strip()) for part in parts]
    return None if None in found else tuple(one for one in found if one is not None)
