r"""标题重复：同一上级标题下有两个相同的标题。
Duplicate heading: the same heading twice under the same parent.

比较时不看编号、空格、末尾标点，标题后粘着的网站广告也不算在内。同一上级标题下两个标题相同，多半是复制了一节
忘了改，或同一节贴了两次。

不报：
- 汇编里每篇文章各有的“一、工作成效”“二、主要不足”；
- 不同上级标题下的同名小节（各章都有的“一般规定”“注意事项”）；
- 各自从一开始的两组编号（“城区”“乡镇”之下各有“1.基本情况”）；
- 按同一格式写的各个案例、问答（每个案例都有的“基本案情”“典型意义”）；
- 题目相同、各注了不同日期的几个文件（历年的决定、公告）；
- 法律条文下列举的项（“其他情形”可以一再出现）；列表项、表头、目录。

出处：22篇述职报告的汇编（每篇三个同名标题，都对）；司法解释末尾连写两遍的“附件”标题。

反例（全文）：

    一、总体情况
    全年平稳。
    二、主要做法
    抓好培训。
    三、主要做法
    抓好考核。

反例（Markdown）：

    # 用户手册

    ## 安装

    下载后运行。

    ## 使用

    点击开始。

    ## 安装

    下载后运行。

正例（全文）：

    第一篇工作综述

    一、工作成效
    一是抓学习。
    二、主要不足
    学得不深。

    第二篇工作综述

    一、工作成效
    一是抓调研。
    二、主要不足
    调研不深。

反例（全文）：

    一、总体情况
    全年平稳。
    二、主要做法【更*多范文#尽在某某@文库】
    抓好培训。
    三、主要做法
    抓好考核。

正例（Markdown）：

    # 本会公告

    ## 关于调整会费的公告

    （2012年4月）

    会费调为八十元。

    ## 关于调整会费的公告

    （2019年4月）

    会费调为一百元。

正例（全文）：

    城区
    1.基本情况
    2.主要做法
    乡镇
    1.基本情况
    2.主要做法

正例（Markdown）：

    ## 案例一

    ## 基本案情

    某公司排放污水。

    ## 典型意义

    震慑违法。

    ## 案例二

    ## 基本案情

    某厂偷排废渣。

    ## 典型意义

    强化监管。

正例（全文）：

    一、城区
    （一）基本情况
    人口十万。
    二、乡镇
    （一）基本情况
    人口三万。

正例（全文）：

    第一条 有下列情形之一的，不予受理：
    （一）材料不全；
    （二）其他情形。
    第二条 有下列情形之一的，予以注销：
    （一）期限届满；
    （二）其他情形。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from wenlint.document import Document
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.structure.outline import Section, heading_key

_SHORTEST = 2
_DATED = lazy(r"\s*([（(〔][^\n]{0,60}\d{4}[^\n]{0,60}[）)〕])[ \u3000]*(?:\n|\Z)")


@rule("DUP001", "heading")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    counted = {
        mark.span.start: place for place, one in enumerate(document.series) for mark in one.marks
    }
    for sections in document.outline.children.values():
        headings = [
            (key, section)
            for section in sections
            if section.is_heading and len(key := heading_key(document, section)) >= _SHORTEST
        ]
        form = _is_form(headings)
        first: dict[tuple[str, int | None], Section] = {}
        for key, section in headings:
            series = counted.get(section.mark.span.start) if section.mark else None
            before = first.setdefault((key, series), section)
            if before is section or not section.title or not before.title:
                continue
            if section.mark is None and form:
                continue
            dates = _date_below(document, before), _date_below(document, section)
            if all(dates) and dates[0] != dates[1]:
                continue
            title = section.title.of(document.text)
            yield Hit(
                section.title,
                f"标题“{title}”在同一上级标题下出现了两次",
                f"the heading “{title}” stands twice under the same parent",
                (Related(before.title, "第一次出现在这里", "first here"),),
            )


def _date_below(document: Document, section: Section) -> str:
    """Return the line in brackets that dates what a heading is over, （2004年3月2日通过）."""
    if section.heading is None:
        return ""
    match = _DATED.match(document.text, section.heading.span.end)
    return match[1] if match else ""


def _is_form(headings: Sequence[tuple[str, Section]]) -> bool:
    """Say whether headings without numbers recur as a form does: 案情 and 评析 in every case."""
    counts = Counter(key for key, section in headings if section.mark is None)
    repeated = [count for count in counts.values() if count > 1]
    return len(repeated) > 1 or any(count > 2 for count in repeated)
