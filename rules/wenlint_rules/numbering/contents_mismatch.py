r"""目录与正文不符：目录漏列、多列，标题不一致，页码倒退。
Contents: the table of contents and the body differ; page numbers fall.

目录里的每一项都应当在正文里找到同样的标题，正文里同级的标题也应当都在目录里。不符多半是定稿后没有更新目录，
或粘贴时目录里丢了一行。只在目录大半与正文对得上时才逐项比较，对不上的当作别的列表。

不报：
- 目录里列出的文件标题和“目录”二字（Word 自动生成的目录常有）；
- 目录只列一级标题时的下级标题；
- 标题里空格、标点、破折号宽窄的差别，标题后粘着的网站广告；
- 没有页码的目录。

出处：14篇综述的汇编，目录只有13项，第2篇不在其中。

反例（全文）：

    学校工作汇编
    目录
    强基固本办好学校——甲校年度工作综述	1
    提质增效服务师生——乙校年度工作综述	5
    守正创新再开新局——丙校年度工作综述	9

    强基固本办好学校——甲校年度工作综述

    一年来，甲校抓实教学工作。

    凝心聚力促进均衡——丁校年度工作综述

    一年来，丁校抓实教研工作。

    提质增效服务师生——乙校年度工作综述

    一年来，乙校抓实德育工作。

    守正创新再开新局——丙校年度工作综述

    一年来，丙校抓实后勤工作。

反例（全文）：

    目录
    第一章 总则……1
    第二章 采购方式……4
    第三章 验收与付款……9
    第一章 总则
    本办法适用于本单位。
    第二章 采购的方式
    采购采取公开招标。
    第三章 验收与付款
    验收合格后付款。

正例（全文）：

    目　录
    一、总体要求	1
    二、重点任务	3
    三、保障措施	8
    一、总体要求
    坚持稳中求进。
    （一）基本原则
    坚持问题导向。
    二、重点任务【更*多范文#尽在某某@文库】
    抓好三件事。
    三、保障措施
    加强领导。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from wenlint.contents import Contents, Entry, title_key
from wenlint.document import Document
from wenlint.outline import Section
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span

_ALIKE = 0.7


@rule("NUM011", "contents")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    contents = document.contents
    if contents is None:
        return
    listed = contents.listed
    found = [entry for entry in listed if entry.target is not None]
    if len(found) < 2 or 2 * len(found) < len(listed):
        return
    unlisted = _unlisted(document, contents)
    for entry in listed:
        if entry.target is None:
            yield _lost(document, entry, unlisted)
    renamed = {entry.place for entry in (_alike(document, e, unlisted) for e in listed) if entry}
    for section in unlisted:
        if section.place not in renamed:
            yield _missing(document, contents, section)
    yield from _falling_pages(listed)


def _unlisted(document: Document, contents: Contents) -> Sequence[Section]:
    """Return the headings that should be in the contents, of the kinds that are, and are not."""
    targets = {entry.target.span.start for entry in contents.listed if entry.target is not None}
    kinds = {_kind(one) for one in _headings(document) if one.span.start in targets}
    return [
        section
        for section in _headings(document)
        if _kind(section) in kinds
        and section.span.start not in targets
        and section.span.start > contents.span.end
    ]


def _headings(document: Document) -> Iterator[Section]:
    for section in document.outline.sections[1:]:
        if section.is_heading:
            yield section


def _kind(section: Section) -> tuple[object, ...]:
    return (section.rank, section.mark.scheme if section.mark else None)


def _alike(document: Document, entry: Entry, sections: Sequence[Section]) -> Section | None:
    """Return the heading that an entry without a target most likely means."""
    if entry.target is not None:
        return None
    text = document.text
    wanted = title_key(entry.title.of(text))
    best, likeness = None, _ALIKE
    for section in sections:
        assert section.heading is not None  # a heading stands on a line
        ratio = SequenceMatcher(None, wanted, title_key(section.heading.span.of(text))).ratio()
        if ratio > likeness:
            best, likeness = section, ratio
    return best


def _lost(document: Document, entry: Entry, unlisted: Sequence[Section]) -> Hit:
    title = entry.title.of(document.text)
    section = _alike(document, entry, unlisted)
    if section is None or section.heading is None:
        return Hit(
            entry.title,
            f"目录里的“{title}”在正文里没有",
            f"the contents list “{title}”, which the body does not have",
        )
    there = section.heading.span.of(document.text)
    return Hit(
        entry.title,
        f"目录写作“{title}”，正文写作“{there}”",
        f"the contents say “{title}”, the body says “{there}”",
        (Related(section.heading.span, "正文标题在这里", "the heading in the body"),),
    )


def _missing(document: Document, contents: Contents, section: Section) -> Hit:
    assert section.heading is not None  # a heading stands on a line
    span = section.heading.span
    title = span.of(document.text)
    first = contents.entries[0].title
    return Hit(
        span,
        f"正文的“{title}”不在目录里",
        f"“{title}” is not in the contents",
        (Related(Span(first.start, first.end), "目录从这里开始", "the contents begin here"),),
    )


def _falling_pages(listed: Sequence[Entry]) -> Iterator[Hit]:
    for before, entry in pairwise(listed):
        if before.page is not None and entry.page is not None and entry.page < before.page:
            yield Hit(
                entry.title,
                f"目录页码倒退：上一项在第{before.page}页，这一项在第{entry.page}页",
                f"page numbers fall in the contents: {before.page}, then {entry.page}",
                (Related(before.title, "上一项", "the entry before"),),
            )
