"""Which measure words a wording takes, where it takes fewer than `measures` has.

A set belongs to the wording that its docstring names; sets of the same purpose stand together, so
that it shows where they differ. Few of the differences have a reason that is known: widening a
set to its neighbours' is a change to be judged by its findings. Strings are sets of single
characters.
"""

from __future__ import annotations

# ----- a count that sums up what stands before it -----

RECAPPED_KINDS = "类种项大条点"
"""，共三… behind a list of things: the kinds, not how many there are of them."""
RECAPPED_ABOVE = ("个方面", "个问题", "个环节", "方面", *"个点条项件种")
"""以上三…, 上述三… right behind a list with marks."""
RECAPPED_HEADS = "个颗种道份项条门"
"""这六… of items that end in the same character: 耐心、细心…这六颗心."""
RECAPPED_WORDS = "个种"
"""As RECAPPED_HEADS, the character in quotation marks."""
RECAPPED_BARE = "条句项"
"""，三… alone behind a list, with no 这 before it."""
RECAPPED_DOERS = ("部门", "单位", "科室", *"家个名位方支人")
"""四…分工协作 behind those who do the work."""

# ----- a count that announces what stands behind it -----

ANNOUNCED_EACH = "个名位家支件条种处"
"""三…, and then 一… for each of them."""
ANNOUNCED_TERMS = "级项个种类支条大张"
"""三…即, 三…分别是 or a colon, inside what explains a slogan."""
ANNOUNCED_BEHIND_SLOGANS = "个大项种类条支张套级名本步份家道方轮次场"
"""Any number with it right behind a slogan counts anew."""
ANNOUNCED_IN_BRACKETS = "项个条点件步种类招份节处句"
"""（共三…） at the end of a heading."""
ANNOUNCED_IN_CAPTIONS = ANNOUNCED_IN_BRACKETS + "家人名位户所座台辆支篇门款幢间场期"
"""The same at the end of the caption of a table."""
ANNOUNCED_ATTACHMENTS = "份件个张项"
"""附件三…."""

# ----- a count beside another one -----

OWN_COUNTS = "个项家所名位条件种类座处支套门次期户辆台块批组份篇"
"""An item of a list that carries a count of its own."""
SIDE_BY_SIDE = "个项次种条处类份名"
"""甲、三…: two counts side by side."""
FIGURES_BEFORE = "个大项种类名位家条件场次"
"""A number with it says that the words before a count tell figures, not a list."""
ONE_MORE = "名人位个家所件项"
"""一… ahead of a total is one of its parts."""
SELF_NAMED = "国省市县区镇乡村校院局社方色级年州地"
"""Names what it counts, with no noun behind it: 三省, 两校."""

# ----- pieces of a collection -----

PIECES = "篇则例首封套份"
"""Count pieces of writing wherever they stand."""
PIECES_ASKED = "问"
"""Counts pieces of questions and answers: 百问."""
PIECES_IN_COLLECTIONS = "个条项种件题讲课集副句段起幕回道"
"""Count pieces only where the title names a collection."""
CASES = "起个例件则批"
"""Count cases behind 通报, 公布."""

# ----- figures -----

MONEY = frozenset(["元", "美元", "欧元", "港元"])
"""Prices and taxes."""
MONEY_OF_PARTS = MONEY | {"英镑"}
"""A part of a sum."""
HEADS = frozenset(["人", "名", "位", "票", "口人"])
"""Each of them is one person's, or one person: they are compared. A vote is a person's."""
COUNTED_AGAIN = frozenset(["人", "名", "位", "户", "家", "所", "个"])
"""What is counted in two places of a document must be the same."""
SEATS = frozenset(["张", "席", "个"])
"""Filled by people: 席位 and 床位."""
STRETCHES = frozenset(["年", "个月", "周年", "天", "个工作日"])
"""Time that passes while something changes."""
TIMES = frozenset(["天", "个月", "小时", "年", "次", "周", "学期", "期", "晚"])
"""How often, or for how long, a price is paid."""
BODIES = ("个", "家", "所", "支", "座", "栋")
"""Count what an average may be of, whatever its name."""

POINTED = "(?:个?百分点|[%％‰万亿元吨米亩倍]|公[里斤顷]|平方|立方|美元|千[米克瓦])"
"""A pattern for what follows a decimal point at half height (7·1%): 5·12 is a day."""
AFTER_POINTS = (
    "(?:[%％万亿元吨亩米升]|分[贝钟]|[毫厘]米|毫[升克]|千[克瓦]|公[里斤顷]"
    "|分(?![册部项章公局为院店行]))"
)
"""A pattern for what shows that a number with two points is a misprint."""
AFTER_FULL_STOPS = "(?:[万亿米吨亩%％]|公[里斤顷]|平方|立方|[厘毫]米|千[克瓦米]|小时|个百分点)"
"""A pattern for what shows that 。 stands for a decimal point."""
AFTER_GROUPS = "(?:[万亿]?(?:元|美元|人|吨|亩|公里|户|名|册|份)|[万亿])"
"""A pattern for what shows that digits with commas are one number."""
AFTER_PILES = "元人户吨亩美名册份件只头株"
"""Show that 万万 is a misprint, not a word."""
TWICE = (
    "公里", "平方米", "万人", "万亩", "人次", "公顷", "公斤", "小时", "分钟", "千米", "立方米",
    "个百分点",
)  # fmt: skip
"""Written twice they are a misprint."""

# ----- numbers that are no marks and no captions -----

NO_HEADING = (
    "[年月日号时分个名次项家篇万亿元点大种款招周天秒]|小时|步(?!骤)|条(?!件)|行(?!为)"
    "|本(?![章节书地])|位(?![运图置移])|类(?![型的加与和图])"
)
"""A pattern for what makes a number at the head of a heading a figure: 7 月, 3 个."""
NO_CAPTION = "%％年月日个名张份"
"""Make 图3 and 表3 count: 图3张."""
NO_REFERENCE = "个名年月日张份人家幅"
"""As NO_CAPTION, inside a sentence. Irregular: other words."""

# ----- a figure that is missing -----

BARE_ENDS = (
    "[个名件人户条场次处间所座项亩家台辆套支份篇幅吨门种册届株只艘首架盏口期类]"
    "|公里|公顷|公斤|万元|万|天|小时|人次"
)
"""A pattern for what follows 余 that has lost its figure at the end of a clause."""
ORDINARY_ENDS = "名户条件家场期处项支套"
"""End a clause without a figure: doubtful, so only where other figures are missing too."""
ORDINARY_STARTS = "个名场次家项条户支份期处"
"""Open what a verb counts without a figure: 选派名干部."""
OBJECTS = "个次项条份"
"""Of ORDINARY_STARTS those that any noun may follow."""
AFTER_NOTES = "个名人项条家次场户年月元万亿%％"
"""Show that TBD stands for a figure."""
MASKED_MORE = "人次|次|月|季度"
"""A pattern for what wants a figure in place of a mask, beyond what wants one anywhere."""
COUNTED_YEARS = "个名家条项"
"""Show that digits before a mask count something, and are no year."""

# ----- doubled words -----

DOUBLED_WHOLE = (
    "面页坨把片群屋口串段车块包箱筐盘碗杯桶袋捆堆排行层圈队批股团"
    "叠摞张本册幅根条滴瓶罐勺步瓣截缸船筒节句遍"
)
"""Behind 整, 大, 小 and the like may be doubled: 大片大片."""

# ----- units of one measure -----

SCALES = (
    {"秒": 1, "分": 60, "分钟": 60, "小时": 3600, "天": 86400, "周": 604800},
    {"毫米": 1, "厘米": 10, "米": 1000, "公里": 10**6, "千米": 10**6},
    {"克": 1, "斤": 500, "公斤": 1000, "千克": 1000, "吨": 10**6},
    {"分": 1, "角": 10, "元": 100},
    {"毫升": 1, "升": 1000},
    {"天": 1, "周": 7, "个月": 30, "年": 365},
)
"""How many of the smallest unit make one of each."""
WEIGHTS = {"吨": 2000, "公斤": 2, "千克": 2, "斤": 1}
"""Weights of averages, in 斤. Irregular: without 克."""
