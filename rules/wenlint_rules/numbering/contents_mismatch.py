r"""目录与正文不符：目录漏列、多列，标题不一致，页码倒退。
Contents: the table of contents and the body differ; page numbers fall.

目录里的每一项都应当在正文里找到同样的标题，正文里同级的标题也应当都在目录里。不符多半是定稿后没有更新目录，
或粘贴时目录里丢了一行。只在目录大半与正文对得上时才逐项比较，对不上的当作别的列表。

不报：
- 目录里列出的文件标题和“目录”二字（Word 自动生成的目录常有）；正文里讲“目录”的一节；
- 目录用 1.、正文用一、而数目相同的编号；只挑出几节的链接，句子里的链接；
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

反例（HTML）：

    <h1>渡口指南</h1>
    <p>本页目录：</p>
    <ul><li>船票</li><li>时刻</li><li>行李</li></ul>
    <h2>船票</h2>
    <p>上船时买。</p>
    <h2>时刻</h2>
    <p>半点一班。</p>
    <h2>友情链接</h2>

反例（HTML）：

    <p>目录：一、船票；二、时刻；三、行李</p>
    <h2>一、船票</h2>
    <p>上船时买。</p>
    <h2>二、时刻</h2>
    <p>半点一班。</p>

正例（HTML）：

    <h1>渡口指南</h1>
    <p>本页目录：</p>
    <ul><li>船票</li><li>时刻</li></ul>
    <h2>船票</h2>
    <p>上船时买。</p>
    <h2>时刻</h2>
    <p>半点一班。</p>
    <h2>友情链接</h2>
    <p>县航运站</p>

反例（Markdown）：
    # 养船笔记

    ## 目录

    - [养船笔记](#养船笔记)
      - [目录](#目录)
      - [刮底](#刮底)

    ## 刮底

    先晒三日。

    ## 上油

    桐油两遍。

正例（Markdown）：

    # 档案

    * [档案](#档案)
        * [一、整理](#一整理)
            * [概述](#概述)
            * [目录](#目录)
        * [二、借阅](#二借阅)
            * [概述](#概述-1)

    ## 一、整理

    分清两件事：

    - 概述；

    ### 概述

    先分类。

    ### 目录

    逐件登记。

    ## 二、借阅

    ### 概述

    先审批。

正例（Markdown）：

    # 供水手册

    - [开户](#开户) - 要带哪些证件
    - [缴费](#缴费)：网上和窗口
    - [报修](#报修)

    ## 开户

    带身份证办理。

    ## 缴费

    可在网上缴费。

    ## 报修

    拨打热线。

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

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.captions import find_captions
from wenlint.structure.contents import find_contents
from wenlint.structure.contents_match import Difference, caption_differences, contents_differences


@rule("NUM011", "contents")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for difference in contents_differences(document):
        yield _hit(document, difference, "目录", "the contents")
    for difference in caption_differences(document):
        yield _hit(document, difference, "图表目录", "the list")
    contents = document.view(find_contents)
    listed = contents.listed if contents else ()
    yield from _falling_pages([(entry.title, entry.page) for entry in listed])
    captions = document.view(find_captions).listed
    for kind in sorted({one.kind for one in captions}):
        pages = [(one.mark.span, one.page) for one in captions if one.kind == kind]
        yield from _falling_pages(pages)


def _hit(document: Document, difference: Difference, name_zh: str, name_en: str) -> Hit:
    entry, heading = difference.entry, difference.heading
    title = entry.of(document.text) if entry else ""
    there = heading.of(document.text) if heading else ""
    if entry is None:
        assert heading is not None  # a difference has an end
        return Hit(
            heading,
            f"正文的“{there}”不在{name_zh}里",
            f"“{there}” is not in {name_en}",
            (Related(difference.begin, f"{name_zh}从这里开始", f"{name_en} begins here"),),
        )
    if heading is None:
        return Hit(
            entry,
            f"{name_zh}里的“{title}”在正文里没有",
            f"“{title}” of {name_en} is not in the body",
        )
    return Hit(
        entry,
        f"{name_zh}写作“{title}”，正文写作“{there}”",
        f"“{title}” in {name_en}, “{there}” in the body",
        (Related(heading, "正文标题在这里", "the heading in the body"),),
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
