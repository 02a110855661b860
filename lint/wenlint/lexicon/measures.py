"""Measure words and units: what each counts, what is no measure though it looks so, who reads it.

A measure word is one only where it does not begin a word of its own (个人, 市委). What makes such a
word right behind it stands once in `begins` where all who read the word know it; what only some
know, for a reason or by accident, stands beside it in their own columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# What is counted.
PERSON, THING, BODY, TEXT, LISTED, SORT = "person", "thing", "body", "text", "listed", "sort"
OCCASION, TIME, MONEY, SIZE, WEIGHT = "occasion", "time", "money", "size", "weight"
POWER, RATE, MAGNITUDE = "power", "rate", "magnitude"

CONTINUOUS = 1
"""Is measured, not counted: a whole number of it may be rounded."""
RANGED = 2
"""Two figures with it make a range that is expected to go up."""
RANGED_ALONE = 4
"""So even where only the second figure has it: 5—8元."""
GENERAL = 8
"""Counts things of any kind, so that the noun behind it tells of what."""
GENERAL_OF_PARTS = 16
"""As GENERAL, where a part stands beside its whole. Irregular: 分 and 套 too."""
GROUPS = 32
"""Groups whatever stands before it: 三大工程, 四道防线."""
GRADES = 64
"""Ranks as well as counts: 三级, 三类."""
TAKES_TWO = 128
"""Counts with 二 too, where the others rank: 二期工程, 二级医院."""
NAMES = 256
"""Makes a name with its number: 三轮车, 三方协议."""

ANY_HAN = "一-龥"


class Measure(NamedTuple):
    """A measure word or a unit.

    `kind` is what it counts; `begins` holds the characters that behind it make a word of its own.
    The columns below are None where the word is not read so, else what more makes a word there:
    `figure` behind a figure; `gap` where a figure is missing before it (ANY_HAN: at the end of a
    clause only); `declared` where a small number declares how many follow, as patterns parted by
    blanks; `place` where the name of a place is missing before it.
    """

    word: str
    kind: str
    begins: str = ""
    figure: str | None = None
    gap: str | None = None
    declared: str | None = None
    place: str | None = None
    flags: int = 0


MEASURES = (
    # person
    Measure(
        "人",
        PERSON,
        "才民员大事力工类群格均物士际",
        figure="手们",
        gap="口身生家文手数体们选道心间行社防居为",
        declared="次 间 口 生 份 以 套餐 桌 套票 帐篷 船 艇 车 舱 座 包 团票",
        flags=RANGED,
    ),
    Measure(
        "名",
        PERSON,
        "额牌录",
        figure="称单义字誉胜词",
        gap="称单义字誉胜师词贵流利言副校城企著列为片家优",
        declared="次",
        flags=RANGED | TAKES_TWO,
    ),
    Measure("位", PERSON, "置于居", figure="", gap="列次", declared="列 数", flags=RANGED),
    Measure("口人", PERSON, figure=""),
    Measure("口", PERSON, "号头岸径", figure=""),
    # thing
    Measure(
        "个",
        THING,
        "人别",
        figure="体性税股案子",
        gap="体性税股案子中旧",
        declared=(
            "月 小时 工作日 交易日 自然日 日 星期 礼拜 学期 学年 年(?!级|度|轻) 季度 世纪"
            " 百分点 基点 标准(?:箱|大气压|桶|煤|床|间|班) 周(?!期|报|边) 钟头 昼夜 多 半"
            " 来回 百 千 万 亿"
        ),
        flags=RANGED | GENERAL | GENERAL_OF_PARTS | TAKES_TWO,
    ),
    Measure(
        "件",
        THING,
        figure="",
        gap="",
        declared="套",
        flags=RANGED | GENERAL | GENERAL_OF_PARTS | TAKES_TWO,
    ),
    Measure(
        "台", THING, figure="", gap=ANY_HAN, declared="阶 湾 账 帐 风 州 历 词 下 上", flags=RANGED
    ),
    Measure("辆", THING, figure="", gap="", declared="", flags=RANGED),
    Measure("艘", THING, figure="", gap=""),
    Measure("架", THING, "构", figure=""),
    Measure("艇", THING, gap=ANY_HAN),
    Measure(
        "套", THING, "餐路", figure="", gap="用", declared="用", flags=RANGED | GENERAL_OF_PARTS
    ),
    Measure("份", THING, "额", figure="", gap="子", declared="子", flags=RANGED),
    Measure("只", THING, figure="", gap=ANY_HAN, declared="是 有 要 能 会 为 需"),
    Measure("头", THING, "部条雁", figure="", gap=ANY_HAN, flags=RANGED),
    Measure("匹", THING, figure="", gap=ANY_HAN),
    Measure("尾", THING, figure=""),
    Measure("羽", THING, figure=""),
    Measure(
        "条",
        THING,
        "例款目约",
        figure="件",
        gap="件文理幅",
        declared="文 理",
        flags=GENERAL | GENERAL_OF_PARTS,
    ),
    Measure("支", THING, "部持付出撑书", figure="", gap="队委援配柱", declared="委 队(?=委) 援 行"),
    Measure("根", THING, figure=""),
    Measure("棵", THING, figure="", gap=ANY_HAN),
    Measure("株", THING, figure="", gap="", flags=RANGED),
    Measure("颗", THING, figure="", gap=ANY_HAN),
    Measure("粒", THING, figure="", gap=ANY_HAN),
    Measure("枚", THING, figure="", gap=ANY_HAN),
    Measure("片", THING, figure="", gap=ANY_HAN),
    Measure("块", THING, figure="", declared="钱"),
    Measure("把", THING, "握关", figure=""),
    Measure("盏", THING, figure="", gap=ANY_HAN),
    Measure("床", THING, figure=""),
    Measure("具", THING, figure=""),
    Measure("席", THING, figure=""),
    Measure("尊", THING, figure=""),
    Measure("眼", THING, figure=""),
    Measure("面", THING, "积对向临试", figure=""),
    Measure("朵", THING, figure=""),
    Measure("顶", THING, figure=""),
    Measure("张", THING, figure="", gap=ANY_HAN, declared="口"),
    Measure("幅", THING, figure="", gap=ANY_HAN, declared="员 度 面"),
    Measure("副", THING, figure=""),
    Measure("瓶", THING, figure="", gap=ANY_HAN),
    Measure("箱", THING, figure=""),
    Measure("袋", THING, figure="", gap=ANY_HAN),
    Measure("桶", THING, figure=""),
    Measure("盒", THING, figure="", gap=ANY_HAN),
    Measure("批", THING, "准评复发", figure="", gap="示改", declared="示 次"),
    Measure("单", THING, "位独元项一", figure=""),
    Measure("笔", THING, figure=""),
    Measure("票", THING, figure=""),
    Measure("股", THING, "东份权", figure=""),
    Measure("列", THING, "入为车", figure=""),
    Measure("趟", THING, figure=""),
    Measure("班", THING, "子级主", figure="", declared="车"),
    Measure("环", THING, "境节保", figure=""),
    Measure("声", THING, figure=""),
    Measure("手", THING, "机段工续", figure=""),
    Measure("拨", THING, figure=""),
    Measure("标准箱", THING, figure=""),
    Measure("团", THING, "队员结委支", figure=""),
    Measure("卷", THING, "入宗", declared=""),
    Measure("样", THING, "本板品式子张", declared="", flags=GROUPS),
    Measure("色", THING, "彩泽", declared="", flags=GROUPS | NAMES),
    Measure("证", THING, "书明券据件监实人言照", declared="", flags=GROUPS),
    Measure("驾", THING, "驶", declared="", flags=NAMES),
    Measure("路", THING, "径段口程面", declared="线(?=图)", flags=NAMES),
    Measure("线", THING, "以上下员", declared="城市 品牌 明星", flags=GRADES),
    Measure("道", THING, "路德理", figure="", declared="", flags=GROUPS),
    Measure("番", THING, figure=""),
    Measure("重", THING, "要点大视新复建", declared=""),
    Measure("型", THING, "号", declared=""),
    # body
    Measure(
        "家",
        BODY,
        "庭长园具属",
        figure="",
        gap="乡人电访禽畜政家里中宴风训教书谱养业务文",
        declared="乡 教 访 畜 禽",
        flags=RANGED,
    ),
    Measure("户", BODY, "籍均", figure="主", gap="口主外型", declared="口", flags=RANGED),
    Measure(
        "所",
        BODY,
        "有以谓在得长需",
        figure="属",
        gap="属处述做能用致指示想说见",
        declared="述 能 致",
    ),
    Measure(
        "处",
        BODY,
        "理罚置长级于在",
        figure="分",
        gap="分境方室所",
        declared="境",
        flags=GENERAL | GENERAL_OF_PARTS,
    ),
    Measure("间", BODY, figure="", gap=ANY_HAN, declared="隔 接 距"),
    Measure("幢", BODY, figure="", gap=ANY_HAN, declared=""),
    Measure("栋", BODY, figure="", gap="梁", declared="梁"),
    Measure("座", BODY, figure="", gap="谈椅右", declared="谈 椅 右"),
    Measure("门", BODY, "诊店户槛票", figure="", declared="牌", flags=GROUPS),
    Measure("部", BODY, "门署委长曲", figure="分队", declared="分(?!别|[为是]) 队(?=[伍员]) 级"),
    Measure("组", BODY, "织长成建", figure="", declared="合"),
    Measure("队", BODY, "伍员长", figure="", declared="列"),
    Measure("厂", BODY, "长房", declared=""),
    Measure("院", BODY, "长校士", declared=""),
    Measure("校", BODY, "长区园友", declared=""),
    Measure("局", BODY, "长面部", declared=""),
    Measure("站", BODY, "点在台长立", declared=""),
    Measure("国", BODY, "家际内外企有道债庆志杀赔", declared="时期 演义 鼎立"),
    Measure("省", BODY, "委政级内外份长直会略钱", declared="", place="时属市"),
    Measure("市", BODY, "委政级场民内区长容值", declared="", place="直井外郊辖属域情面两人县"),
    Measure("县", BODY, "委政级城长域内", declared="", place="直乡市区"),
    Measure("区", BODY, "委政级域别内块分间长", declared="", place="直位划县属"),
    Measure("镇", BODY, "政长上静", declared="", place="党区域村街痛定压"),
    Measure("乡", BODY, "村亲愁土里下情音", declared="镇(?=政)", place="镇政党间"),
    Measure("村", BODY, "民委庄落级干支里口两", declared="", place="党集务史规寨子头社屯"),
    Measure("地", BODY, "区块方址点级面带段图位理铁市形质板税产下上处", declared=""),
    Measure("方", BODY, "向便针法案式位可能才米圆言", declared="面(?!问题|面)", flags=NAMES),
    Measure("科", BODY, "技学室目研员长普教级协", declared="", flags=GROUPS),
    Measure("层", BODY, figure="", gap="次级面", declared="次 级 面 高 楼 以 （", flags=GRADES),
    Measure("案", BODY, figure=""),
    Measure("宗", BODY, figure="", declared="旨 教"),
    Measure("起", BODY, "来到步草点", figure="始", declared="码 诉 飞 止 因"),
    Measure("州", BODY, "委政级", place=""),
    Measure("街道", BODY, "办党工", place=""),
    # text
    Measure("篇", TEXT, figure="", gap="章幅", declared="幅", flags=RANGED),
    Measure("章", TEXT, figure="", gap=ANY_HAN, declared="程"),
    Measure("节", TEXT, "约能假日水目", figure="", declared="点"),
    Measure("段", TEXT, "时落", declared="", flags=GRADES),
    Measure("句", TEXT, "子", declared=""),
    Measure("字", TEXT, "体", figure="会架路形典样号", declared="母 数", flags=RANGED),
    Measure("则", TEXT, figure=""),
    Measure("册", TEXT, figure="", gap=ANY_HAN, declared="子"),
    Measure("本", TEXT, figure="", declared="科 级 次 报 来 人 地 市 省 县 区 位 金 领 质"),
    Measure("版", TEXT, "权面", gap="块图", declared="本"),
    Measure("页", TEXT, figure=""),
    Measure("首", TEXT, "次先要届", figure="", gap=ANY_HAN, declared="都"),
    Measure("款", TEXT, figure="", declared="项 式 待 额", flags=GROUPS),
    Measure("堂", TEXT, figure=""),
    Measure("课", TEXT, "程题堂", figure="", declared="文 后 时", flags=RANGED),
    Measure("号", TEXT, "召", figure="", gap="称角令"),
    # listed
    Measure("个方面", LISTED, declared="", flags=GROUPS | TAKES_TWO),
    Measure("方面", LISTED, figure="", declared="", flags=GROUPS | TAKES_TWO),
    Measure("部分", LISTED, declared="", flags=GROUPS),
    Measure(
        "项",
        LISTED,
        figure="目",
        gap="目",
        declared="目(?!标)",
        flags=RANGED | GENERAL | GENERAL_OF_PARTS | TAKES_TWO,
    ),
    Measure(
        "点",
        LISTED,
        "名评赞击",
        figure="",
        declared=(
            r"钟 半 整 多 前 后 开 到 至 \d 左 之 零 办 上(?![：:，。]) 下 起 ，(?:起|开|出)"
        ),
        flags=GENERAL | GENERAL_OF_PARTS | TAKES_TWO,
    ),
    Measure("步", LISTED, "入伐行", figure="", declared="", flags=GROUPS),
    Measure(
        "大",
        LISTED,
        "家量型约概多",
        figure="会幅学力部",
        declared=(
            "会(?!战) 学(?!科|习|段) 小 力(?!量) 气 厅 街 道(?!路|德) 路(?!径) 队(?!伍)"
            " 部(?=分|队) 厦 院 桥 专(?!项|业|班|题|区) 报告 精神 以来 代表 召 闭幕 开幕"
            r" 提出 的 后 前 上 中(?!心) 党章 期间 确定 胜利 [，。、；：）] ”(?!\p{Han})"
        ),
        flags=GROUPS,
    ),
    Measure("关", LISTED, "于键系注心爱节口联", declared="", flags=GROUPS),
    # sort
    Measure(
        "种",
        SORT,
        "植子养粮田业",
        figure="类",
        gap="类地",
        declared="",
        flags=GENERAL | GENERAL_OF_PARTS | GROUPS | TAKES_TWO,
    ),
    Measure(
        "类",
        SORT,
        "似别",
        figure="型",
        declared="",
        flags=GENERAL | GENERAL_OF_PARTS | GROUPS | GRADES,
    ),
    Measure("级", SORT, "别差", figure="", declared="以 （", flags=GROUPS | GRADES | NAMES),
    Measure("例", SORT, "如外会行", figure="", declared="（"),
    Measure("档", SORT, "案次期位", declared="", flags=GROUPS | GRADES),
    Measure("届", SORT, "时满", figure="", gap=""),
    Measure(
        "期",
        SORT,
        "间限待望货",
        figure="",
        gap="刊末权盼",
        declared="权 工程 项目 建设 款 （",
        flags=GENERAL | GENERAL_OF_PARTS | GRADES,
    ),
    Measure("轮", SORT, figure="", gap="流换船胎岗训", declared="流 换 船 胎", flags=NAMES),
    Measure("季", SORT, "度节刊军后", declared="", flags=GROUPS),
    # Only flagged: read by the wordings that take any character for a measure word.
    Measure("等", SORT, flags=GRADES),
    Measure("维", SORT, flags=NAMES),
    Measure("相", SORT, flags=NAMES),
    Measure("核", SORT, flags=NAMES),
    Measure("轴", SORT, flags=NAMES),
    # occasion
    Measure(
        "次",
        OCCASION,
        "要日序品于生级",
        figure="",
        gap="第贷数年",
        flags=RANGED | GENERAL | GENERAL_OF_PARTS,
    ),
    Measure(
        "场",
        OCCASION,
        "所地景馆面",
        figure="",
        gap="合域内外",
        declared="次 域",
        flags=RANGED | GENERAL | GENERAL_OF_PARTS,
    ),
    Measure("倍", OCCASION, figure="", gap="增感", flags=CONTINUOUS | RANGED),
    Measure("人次", OCCASION, figure="", flags=RANGED),
    Measure("人天", OCCASION, figure=""),
    Measure("场次", OCCASION, figure=""),
    Measure("户次", OCCASION, figure=""),
    Measure("件次", OCCASION, figure=""),
    Measure("车次", OCCASION, figure=""),
    Measure("架次", OCCASION, figure=""),
    Measure("辆次", OCCASION, figure=""),
    Measure("台次", OCCASION, figure=""),
    Measure("班次", OCCASION, figure=""),
    Measure("例次", OCCASION, figure=""),
    Measure("批次", OCCASION, figure=""),
    Measure("期次", OCCASION, figure=""),
    Measure("频次", OCCASION, figure=""),
    Measure("册次", OCCASION, figure=""),
    Measure("亩次", OCCASION, figure=""),
    Measure("剂次", OCCASION, figure=""),
    Measure("间次", OCCASION, figure=""),
    Measure("床日", OCCASION, figure=""),
    # time
    Measure(
        "年",
        TIME,
        "级龄轻",
        figure="",
        gap="终底代前后来初内间均报会限青货节味画夜末老",
        flags=RANGED | RANGED_ALONE,
    ),
    Measure("周年", TIME, figure="", gap="", flags=RANGED),
    Measure("岁", TIME, figure="", gap="月末", flags=RANGED | RANGED_ALONE),
    Measure("周岁", TIME, figure="", flags=RANGED | RANGED_ALONE),
    Measure("个月", TIME, figure="", flags=RANGED | RANGED_ALONE),
    Measure("周", TIME, "边期围", figure="", flags=RANGED),
    Measure("天", TIME, "气津然", figure="", gap="空下地才候", flags=RANGED | RANGED_ALONE),
    Measure("个工作日", TIME, figure="", flags=RANGED),
    Measure("工作日", TIME, figure="", flags=RANGED),
    Measure("个小时", TIME, figure=""),
    Measure("小时", TIME, figure="", gap="", flags=CONTINUOUS | RANGED | RANGED_ALONE),
    Measure("分钟", TIME, figure="", gap="", flags=RANGED),
    Measure("秒", TIME, figure="", gap=ANY_HAN, flags=RANGED),
    Measure("课时", TIME, figure="", flags=RANGED),
    Measure("学时", TIME, figure="", flags=RANGED),
    # money
    Measure(
        "元",
        MONEY,
        "旦",
        figure="",
        gap="素首老宵勋件",
        flags=CONTINUOUS | RANGED | RANGED_ALONE | NAMES,
    ),
    Measure("角", MONEY, "度色落", figure=""),
    Measure(
        "分",
        MONEY,
        "别之钟为布成类析配工层享级管区局公散期批支组明设",
        figure="",
        flags=RANGED | GENERAL_OF_PARTS,
    ),
    Measure("美元", MONEY, figure="", flags=CONTINUOUS | RANGED),
    Measure("欧元", MONEY, figure="", flags=CONTINUOUS | RANGED),
    Measure("港元", MONEY, figure="", flags=CONTINUOUS | RANGED),
    Measure("日元", MONEY, figure="", flags=CONTINUOUS | RANGED),
    Measure("英镑", MONEY, figure="", flags=CONTINUOUS),
    Measure("卢布", MONEY, figure=""),
    Measure("人民币", MONEY, figure=""),
    # size
    Measure("公里", SIZE, figure="", gap="", flags=CONTINUOUS | RANGED | RANGED_ALONE),
    Measure("千米", SIZE, figure="", flags=CONTINUOUS | RANGED),
    Measure("海里", SIZE, figure="", flags=CONTINUOUS),
    Measure("里", SIZE, "程面", figure="", flags=CONTINUOUS),
    Measure("米", SIZE, figure="", gap="饭粉面", flags=CONTINUOUS | RANGED | RANGED_ALONE),
    Measure("厘米", SIZE, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("毫米", SIZE, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("km", SIZE, figure="", flags=RANGED),
    Measure("cm", SIZE, figure="", flags=RANGED),
    Measure("mm", SIZE, figure="", flags=RANGED),
    Measure("平方公里", SIZE, figure="", flags=CONTINUOUS | RANGED),
    Measure("平方千米", SIZE, figure=""),
    Measure("平方米", SIZE, figure="", flags=CONTINUOUS | RANGED),
    Measure("平方", SIZE, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("立方米", SIZE, figure="", flags=CONTINUOUS | RANGED),
    Measure("立方", SIZE, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("㎡", SIZE, figure="", flags=CONTINUOUS | RANGED),
    Measure("公顷", SIZE, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("亩", SIZE, figure="", gap="产", flags=CONTINUOUS | RANGED),
    Measure("升", SIZE, "级至到", figure="", flags=CONTINUOUS | RANGED),
    # weight
    Measure("吨", WEIGHT, figure="", gap="", flags=CONTINUOUS | RANGED | RANGED_ALONE),
    Measure("公斤", WEIGHT, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("千克", WEIGHT, figure="", gap="", flags=CONTINUOUS | RANGED),
    Measure("斤", WEIGHT, figure="", flags=CONTINUOUS | RANGED),
    Measure("克", WEIGHT, figure="", gap=ANY_HAN, flags=CONTINUOUS | RANGED),
    Measure("kg", WEIGHT, figure="", flags=RANGED),
    # power
    Measure("摄氏度", POWER, figure="", gap="", flags=CONTINUOUS),
    Measure("千瓦时", POWER, figure="", flags=CONTINUOUS),
    Measure("千瓦", POWER, figure="", flags=CONTINUOUS | RANGED),
    Measure("兆瓦", POWER, figure="", flags=CONTINUOUS | RANGED),
    Measure("万千瓦", POWER, figure=""),
    Measure("度", POWER, "过", figure="", flags=CONTINUOUS),
    Measure("℃", POWER, figure="", gap=""),
    # rate
    Measure("%", RATE, figure="", gap="", flags=CONTINUOUS | RANGED | RANGED_ALONE),
    Measure("％", RATE, figure="", gap=""),
    Measure("‰", RATE, figure="", gap=""),
    Measure("个百分点", RATE, figure=""),
    Measure("百分点", RATE, figure="", flags=CONTINUOUS | RANGED),
    Measure("个基点", RATE, figure="", flags=CONTINUOUS),
    Measure("学分", RATE, figure="", flags=RANGED),
    # magnitude
    Measure("万", MAGNITUDE, "物一分般千象事众", gap=""),
    Measure("亿", MAGNITUDE, gap=""),
)


def _behind(column: str) -> Mapping[str, str]:
    """Return the words that are read so, each with the characters that may not follow."""
    return {
        one.word: ANY_HAN if more == ANY_HAN else one.begins + more
        for one in MEASURES
        if (more := getattr(one, column)) is not None
    }


BEHIND_FIGURES = _behind("figure")
"""The words that count behind a figure, each with what makes a word of its own behind it."""

BEHIND_GAPS = _behind("gap")
"""The words that want a figure before them, each with what makes a word of its own behind it."""

BEHIND_NAMES = _behind("place")
"""The suffixes that want the name of a place before them, each with what makes another word."""

DECLARING: Mapping[str, str] = {
    one.word: "|".join([*one.begins, *one.declared.split()])
    for one in MEASURES
    if one.declared is not None
}
"""The words that declare a count, each with a pattern for what makes another word behind it."""


def flagged(flag: int) -> frozenset[str]:
    """Return the words with a flag."""
    return frozenset(one.word for one in MEASURES if one.flags & flag)


PEOPLE = frozenset("人名位")
"""The measure words of people; 口 and 户 count something else."""
