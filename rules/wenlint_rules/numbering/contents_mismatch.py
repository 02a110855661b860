r"""目录与正文不符：目录漏列、多列，标题不一致，页码倒退。
Contents: the table of contents and the body differ; page numbers fall.

目录里的每一项都应当在正文里找到同样的标题，正文里同级的标题也应当都在目录里。不符多半是定稿后没有更新目录，
或粘贴时目录里丢了一行。只在目录大半与正文对得上时才逐项比较，对不上的当作别的列表。

不报：
- 目录里列出的文件标题和“目录”二字（Word 自动生成的目录常有）；
- 目录只列一级标题时的下级标题，只列了几个的那一级标题；
- 标题里空格、标点、破折号宽窄的差别，标题后粘着的网站广告；
- 没有页码的目录；目录或正文一方省去的编号；题目相符而锚点不同的链接；
- 不附图题、表题的文件里的图表目录。

图目录、表目录按编号与正文的图题、表题比较；Markdown 目录里的链接按它所指的标题比较。

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

反例（Markdown）：

    # 用水手册

    - [开户办理](#开户)
    - [缴费](#缴费)
    - [报修](#报修)
    - [销户](#销户)

    ## 开户

    带身份证办理。

    ## 缴费

    可在网上缴费。

    ## 报修

    拨打热线。

反例（全文）：

    图目录
    图1 监测点位	3
    图2 各月变化	5
    图1 监测点位
    图2 各季变化

反例（全文）：

    目录
    一、总体要求	1
    二、重点任务	8
    三、保障措施	3
    一、总体要求
    坚持稳中求进。
    二、重点任务
    抓好三件事。
    三、保障措施
    加强领导。

正例（Markdown）：

    # 用水手册

    - [开户](#1-开户)
    - [缴费](#2-缴费)
    - [报修](#3-报修)

    ## 1. 开户

    带身份证办理。

    ## 2. 缴费

    可在网上缴费。

    ## 3. 报修

    拨打热线。

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

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from wenlint.captions import Caption
from wenlint.contents import Contents, Entry, number_of, title_key
from wenlint.document import BlockKind, Document
from wenlint.outline import Section
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span

_ALIKE = 0.6
_MOST_COMPARED = 20


@rule("NUM011", "contents")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    contents = document.contents
    if contents is not None:
        yield from _against_body(document, contents)
        yield from _falling_pages([(entry.title, entry.page) for entry in contents.listed])
    listed = document.captions.listed
    yield from _against_captions(document, listed)
    for one, other in pairwise(listed):
        if one.kind == other.kind:
            yield from _falling_pages([(one.mark.span, one.page), (other.mark.span, other.page)])


def _against_body(document: Document, contents: Contents) -> Iterator[Hit]:
    listed = contents.listed
    found = [entry for entry in listed if entry.target is not None]
    if len(found) < 2 or 2 * len(found) < len(listed):
        return
    unlisted = _unlisted(document, contents)
    renamed: set[int] = set()
    for entry, (start, end) in zip(listed, _ranges(document, listed), strict=True):
        if entry.target is not None:
            if _differs(document, entry.title, entry.target.span):
                yield _renamed(document, entry.title, entry.target.span)
            continue
        near = [
            one for one in unlisted if start < one.span.start < end and one.place not in renamed
        ]
        section = _alike(document, entry, near[:_MOST_COMPARED])
        if section is not None and section.heading is not None:
            renamed.add(section.place)
            yield _renamed(document, entry.title, section.heading.span)
        else:
            title = entry.title.of(document.text)
            yield Hit(
                entry.title,
                f"目录里的“{title}”在正文里没有",
                f"the contents list “{title}”, which the body does not have",
            )
    for section in unlisted:
        if section.place not in renamed:
            yield _missing(document, contents, section)


def _ranges(document: Document, listed: Sequence[Entry]) -> Sequence[tuple[int, int]]:
    """Return between which offsets of the body each entry must lead: those of its neighbours."""
    starts: list[int] = []
    for entry in listed:
        before = starts[-1] if starts else -1
        starts.append(entry.target.span.start if entry.target else before)
    ends = [len(document.text)] * len(listed)
    for place in reversed(range(len(listed) - 1)):
        target = listed[place + 1].target
        ends[place] = target.span.start if target else ends[place + 1]
    return list(zip(starts, ends, strict=True))


def _unlisted(document: Document, contents: Contents) -> Sequence[Section]:
    """Return the headings that should be in the contents, of the kinds that are, and are not.

    A kind is in the contents if most of its headings are.
    """
    targets = {entry.target.span.start for entry in contents.listed if entry.target is not None}
    headings = [one for one in _headings(document) if one.span.start > contents.span.end]
    all_of = Counter(_kind(one) for one in headings)
    listed = Counter(_kind(one) for one in headings if one.span.start in targets)
    return [
        section
        for section in headings
        if 2 * listed[_kind(section)] > all_of[_kind(section)] and section.span.start not in targets
    ]


def _headings(document: Document) -> Iterator[Section]:
    for section in document.outline.sections[1:]:
        if section.is_heading:
            yield section


def _kind(section: Section) -> tuple[object, ...]:
    line = section.heading
    rank: object = section.rank
    if line is not None and line.block.kind is BlockKind.HEADING:
        rank = line.block.level
    return (rank, section.mark.scheme if section.mark else None)


def _differs(document: Document, title: Span, there: Span) -> bool:
    """Say whether an entry and its heading differ in words, or in numbers that both have."""
    one, other = title.of(document.text), there.of(document.text)
    if title_key(one) == title_key(other):
        return False
    numbers = number_of(one), number_of(other)
    rest = [
        title_key(text[len(number) :]) for text, number in zip((one, other), numbers, strict=True)
    ]
    return rest[0] != rest[1] or (all(numbers) and title_key(numbers[0]) != title_key(numbers[1]))


def _alike(document: Document, entry: Entry, sections: Sequence[Section]) -> Section | None:
    """Return the heading that an entry without a target most likely means."""
    text = document.text
    wanted = title_key(entry.title.of(text))
    best, likeness = None, _ALIKE
    for section in sections:
        assert section.heading is not None  # a heading stands on a line
        ratio = SequenceMatcher(None, wanted, title_key(section.heading.span.of(text))).ratio()
        if ratio > likeness:
            best, likeness = section, ratio
    return best


def _renamed(document: Document, entry: Span, there: Span) -> Hit:
    listed, heading = entry.of(document.text), there.of(document.text)
    return Hit(
        entry,
        f"目录写作“{listed}”，正文写作“{heading}”",
        f"the contents say “{listed}”, the body says “{heading}”",
        (Related(there, "正文标题在这里", "the heading in the body"),),
    )


def _missing(document: Document, contents: Contents, section: Section) -> Hit:
    assert section.heading is not None  # a heading stands on a line
    span = section.heading.span
    title = span.of(document.text)
    return Hit(
        span,
        f"正文的“{title}”不在目录里",
        f"“{title}” is not in the contents",
        (Related(contents.entries[0].title, "目录从这里开始", "the contents begin here"),),
    )


def _against_captions(document: Document, listed: Sequence[Caption]) -> Iterator[Hit]:
    """Compare the lists of figures and tables with the captions."""
    text = document.text
    kinds = {one.kind for one in listed}
    body = {(one.kind, one.mark.values): one for one in document.captions.body if one.kind in kinds}
    if not body or not listed:
        return
    names = {(one.kind, one.mark.values) for one in listed}
    for one in listed:
        there = body.get((one.kind, one.mark.values))
        if there is None:
            words = one.mark.span.of(text)
            yield Hit(
                one.mark.span,
                f"图表目录里的“{words}”在正文里没有",
                f"the list has {words}, which the body does not have",
            )
        elif title_key(one.title.of(text)) != title_key(there.title.of(text)):
            yield _renamed(document, one.title, there.title)
    for key, one in body.items():
        if key not in names:
            words = one.mark.span.of(text)
            yield Hit(
                one.mark.span,
                f"正文的“{words}”不在图表目录里",
                f"{words} is not in the list",
                (Related(listed[0].mark.span, "图表目录从这里开始", "the list begins here"),),
            )


def _falling_pages(listed: Sequence[tuple[Span, int | None]]) -> Iterator[Hit]:
    for (before, page_before), (title, page) in pairwise(listed):
        if page_before is not None and page is not None and page < page_before:
            yield Hit(
                title,
                f"目录页码倒退：上一项在第{page_before}页，这一项在第{page}页",
                f"page numbers fall in the contents: {page_before}, then {page}",
                (Related(before, "上一项", "the entry before"),),
            )
