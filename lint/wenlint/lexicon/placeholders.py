"""What stands where something is still to be written: masks, notes to the writer, stand-ins.

Strings of several words are patterns; signs stand as strings of single characters. What is called
irregular lacks some of its kind for no reason that is known.
"""

from __future__ import annotations

# ----- masks -----

X_SIGNS = "xXｘＸхХ×✕"
"""The letters and signs that mask a word or a figure: Latin, of full width, Cyrillic, ×."""
X_CAPITALS = "XＸХ"
"""Those that may also name a thing: X射线."""
X_LATIN, X_WIDE = "Xx", "Ｘｘ"
"""Irregular: those of tables of contents, which leave headings masked."""
X_OF_VARIABLES = "XxＸ×"
"""Irregular: those before the name of a field in brackets: [XX姓名]."""
X_OF_PERSONS = "xX×*＊"
"""Those behind a surname: 张××. Irregular: without the others of X_SIGNS."""
X_OF_WORDS = "XxYy"
"""The letters that are a mask and no Latin word."""

SHAPES_IN_RUNS = ("○〇◯", "□", "△")
"""The shapes that mask in runs, each with its like."""
SHAPES = "○〇◯●□■☐☑△▲◇◆☆★▢▣◎"
"""The shapes that belong to a run: beside another it is a drawing, no mask."""

# ----- notes -----

PENDING = (
    "待(?:[补補][充录錄齐齊写寫]?|校|核实?|填写?|完善|添加|定稿|修改|续写|查证|校对|插入|替换|配图)"
)
"""Says that a thing is still to be done."""
PENDING_IN_SQUARE = "待(?:确认|更新|定)"
"""Says so in square brackets only: 时间待定 is a fact."""
PENDING_MATERIAL = "待(?:插入|补充|添加|填写)"
"""Says so before the thing itself. Irregular: fewer than PENDING."""
TO_WRITE = "(?:输入|填写?|填入|补充|插入)"
"""What the writer is asked to do."""
MARKERS = ("TODO", "FIXME", "TBD")
"""Latin words that begin a note."""
MARKERS_IN_SQUARE = ("INSERT", "Insert", "ADD", *MARKERS, "TK")
MARKERS_OF_FIGURES = ("TBD", "TBC")
"""Stand for a figure before a measure word."""

WRITTEN_PARTS = (
    "出处|来源|页码|[注脚]注|注释|插?图|[图附]表|照片|图片|链接|译文|原文|引文|日期|年份|编号|书名"
    "|作者"
)
"""What a text consists of: such a thing is to be added by its writer."""
PENDING_PARTS = (
    "(?:数据|数字|内容|材料|图片|照片|姓名|名称|此处|这里|该处|此段|本段|本节|下文|以下"
    "|具体(?:内容|数据|名单|数字)?|详情|出处|来源|页码|[注脚]注|注释|译文|引文)"
)
"""What is pending in a clause of its own: 数据待补. Irregular: other words than WRITTEN_PARTS."""
INSERTED = (
    "图片?|照片|[图列]?表格?|视频|链接|截图|公式|二维码|附件|文字|内容|数据|签名|地图|图表|页码"
    "|目录"
)
"""What is to be inserted. Irregular: other words than WRITTEN_PARTS."""

# ----- stand-ins -----

SOMEBODY = "某某"
FILLER_PEOPLE = ("张三", "李四", "王五", "赵六")
FILLER_PHONES = (
    "13800138000|12345678901|13[0-9]00000000|1[3-9]012345678|1[3-9]812345678|138xxxxxxxx"
    r"|0\d{1,3}-(?:12345678|1234567)|1234567"
)
FILLER_KINDS = "(?:测试|示例|占位|样例|填充|演示|假)"
FILLER_THINGS = "(?:文本|文字|文案|内容|段落|数据|标题|正文)"
"""Together they name what stands for a text: 测试文本, 占位文字."""
