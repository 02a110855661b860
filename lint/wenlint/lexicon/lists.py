"""Lists: what leads to one, what marks its items, what sums it up.

Words stand as tuples, single characters as strings. What is called irregular lacks some of its kind
for no reason that is known.
"""

from __future__ import annotations

# ----- what leads to a list -----

AS_FOLLOWS = ("如下", "以下", "下列")
"""Says that a list follows: 如下, 以下四项."""
AS_FOLLOWS_BEFORE = ("以下", "下列")
"""Those that stand before what is listed: 以下问题."""
IN_SECTIONS = (
    *(*AS_FOLLOWS, "下面", "后文", "本章", "本节", "本文", "本篇", "本部", "本书", "全文", "全书"),
    *(
        "本手册",
        "本说明",
        "本指南",
        "本教程",
        "本规范",
        "本报告",
        "本方案",
        "本规程",
        "本指引",
        "本课",
    ),
)
"""Says that the sections below are the list."""

# ----- what sums a list up -----

AS_ABOVE = ("以上", "上述")
THESE = ("这", *AS_ABOVE, "以上这", "上述这")
"""Says that a count is of the list before it: 这三项, 上述三项."""

OF_TABLES = ("上表", "表中", "表内", "上列")
"""Says that a count is of the rows of the table before it."""

# ----- marks in words -----

FIRST, SECOND, THIRD, LAST = "首先", "其次", "再次", "最后"
SEQUENCE = (FIRST, SECOND, THIRD)
"""The marks that have an order, but no number."""
SEQUENCE_IN_PROSE = ((SECOND,), (THIRD, "再者", "然后"), (LAST,))
"""What may follow 首先 in prose, one after the other."""
ONE_SIDE = "一方面"
OTHER_SIDES = ("另一方面", "再一方面", "还有一方面", "又一方面", "第三方面", "同时")
SHI = ("是", "要")
"""Make a mark of the number before them: 一是, 一要."""
SHI_IS_NONE = "否|不是|一[，,]|求|素|点|领|害|义|道"
"""A pattern for what follows 是 or 要 that makes no mark: 是否, 要求."""
SHI_IS_NONE_IN_LISTS = "否|方面"
"""Irregular: as SHI_IS_NONE, among the items of a list."""
PARTS_IN_ORDER = ("部分", "阶段", "环节", "步骤", "方面")
"""What is counted in order in prose: 第一阶段."""
STEPS_IN_ORDER = "步关项点类种招"
"""Those of one character, in lines of their own."""
LISTED_ALREADY = (ONE_SIDE, "一是", "一种是", FIRST, "其一", "第一")
"""Says that a list has begun."""
BEGUN_AFTER_HAS = "一[是要曰]|其一|第一|首先"
"""A pattern for the first mark right behind 理由有二，."""

# ----- signs -----

MARK_ENDS = "、.．）)"
"""The signs that end a number at the beginning of an item."""
BULLETS = "-–—*•·●○■□◆◇▪➢✓√"
BULLETS_OF_FIGURES = "-*•·●"
"""Irregular: as BULLETS, where figures are told in items."""
BULLETS_OF_CHANGES = "-*•·"
"""Irregular: as BULLETS_OF_FIGURES, where changes are."""
BULLETS_OF_HEADS = "-*•·"
"""Irregular: as BULLETS, in lines that are no running head."""

# ----- divisions of a text -----

DIVISIONS = ("部分", "分编", "编", "章", "节", "款", "条")
"""What 第一… at the beginning of a line numbers."""
CHAPTERS = "章编节条"
"""The divisions that a table of contents lists."""
CHAPTERS_OF_HEADS = "章节条编篇"
"""As CHAPTERS, in running heads. Irregular: 篇 too."""
CHAPTERS_OF_FORMATS = "编章节"
"""As CHAPTERS, in tenders. Irregular: without 条."""
CHAPTERS_OF_MASKS = "章节条款项篇编回卷部届轮"
"""What 第X… numbers."""
NUMBERED_PARTS = "条款项章节页号届期集讲课卷册段篇编批"
"""What a range of numbers is of: 第三至五条."""

NUMBERED_IN_A_WHOLE = (
    *("部分", "阶段", "环节", "步骤", "标段", "单元", "分册", "课时", "板块", "批次", "小节"),
    *"期册卷讲集章节步轮批组条课幕编辑篇页",
)
"""The parts of a whole, which its total counts and which bear numbers: 共6期, 第8期."""

# ----- labels that count -----

LABELS_IN_LATIN = (
    "Q",
    "q",
    "No.",
    "NO.",
    "Day",
    "DAY",
    "day",
    "Step",
    "STEP",
    "step",
    "Case",
    "Lab",
    "Task",
    "Part",
    "Lesson",
    "Unit",
    "Week",
    "Question",
    "Example",
    "Listing",
    "Exercise",
    "Phase",
)
"""The labels in Latin letters: Q1, Day 3. Chinese ones are any words before a number."""
NO_LABELS = (
    *("周", "星期", "礼拜", "禮拜", "初", "高", "大", "图", "表", "附图", "附表", "附件", "附录"),
    *("圖", "附圖", "附錄", "公式", "式", "版本", "版", "约", "共", "的", "是", "为", "年", "月"),
)
"""What stands before a number and counts otherwise, or is numbered by others: 周三, 图1."""
NO_UNITS_OF_LABELS = (
    *("条", "條", "款", "项", "項", "章", "编", "編", "分编", "名", "位", "部分", "季度", "者"),
    *("年", "月", "届", "屆", "册"),
)
"""What 第三… ranks, dates or numbers as a division: 第三名, 第三季度."""
LISTINGS = (
    *("代码", "代码清单", "程序", "程序清单", "清单", "示例", "例", "例题", "算法", "范例"),
    *("代碼", "程式", "程式碼", "清單", "Listing", "Example"),
)
"""The labels of code and of examples, which have captions as figures do."""
AGENDA_ITEMS = ("案由", "议题", "議題", "提案", "动议", "動議", "议案", "議案", "议程", "議程")
"""The labels of a meeting, which has one series of them: a second 案由一 begins nothing."""
