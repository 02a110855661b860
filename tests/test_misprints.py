"""A figure that is a digit away from what the figures beside it give is a misprint."""

from __future__ import annotations

import pytest

from wenlint.claims.misprints import misprint_bits
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

# A text, the figure that is right in it, and one that is a slip of it.
_SLIPS = [
    ("仓库新进灭火器54具，每具88元，用了{}元。", "4752", "4572"),
    ("随行司机6名，出差7天，补贴标准为每人每天90元，领走{}元。", "3780", "3870"),
    ("试验田210亩，平均亩产460公斤，收了{}公斤。", "96600", "99600"),
    ("送到饮料45箱，每箱24瓶，清点{}瓶。", "1080", "1180"),
    ("机房每月耗电1350度，照这样全年要用{}度。", "16200", "12600"),
    ("发出问卷640份，其中35%的居民每周只去一次菜场，即{}人。", "224", "242"),
    ("一套茶具标价560元，掌柜答应打八五折，{}元成交。", "476", "467"),
    ("东库领出128件，西库领出94件，南库领出77件。三个库加起来{}件。", "299", "289"),
    ("工会会员87名，其中在职会员58名，退休会员{}名。", "29", "39"),
    ("车间有工人63个，男工41个，女工{}个。", "22", "26"),
    ("买窗帘花了860元，挂杆175元，量尺和安装又用了120元。前后算下来是{}元。", "1155", "1515"),
    ("雨衣年初存420件，发出185件，现存{}件。", "235", "253"),
    ("宅基地规划96宗，已批71宗，还剩{}宗。", "25", "29"),
    ("今年，合作社卖出蜂箱690只。去年的销量是600只，同比增长{}%。", "15", "16"),
    ("年内站里孵出小鹤84只。上一年出壳的是67只，多了{}只。", "17", "27"),
    ("兼职讲师每周上课3天，每天4小时，每周合计{}小时。", "12", "14"),
    ("月初存煤640吨，本月购入180吨，耗用250吨，月末存煤{}吨。", "570", "590"),
    (
        "捐款共14.5万元。第一笔买砖，计6.2万元；第二笔付运费，计3.1万元；余下{}万元砌墙。",
        "5.2",
        "5.8",
    ),
    ("经费36万元分三块使用：场租{}万元，搭台9万元，宣传15.5万元。", "11.5", "17.5"),
    (
        "总投资2400万元分两笔拨付。\n第一笔1500万元，三月到账。\n第二笔{}万元，十月到账。",
        "900",
        "1000",
    ),
    ("三次实测分别为128毫秒、140毫秒、116毫秒，三次平均{}毫秒。", "128", "182"),
    ("共有75名学员参加考试。\n合格66人，合格率{}%。", "88", "86"),
    ("本年度，入户率达到96.2%。上年这一数字是92.5%，一年提高了{}个百分点。", "3.7", "4.7"),
    ("上周退货23单，比前一周的41单少{}单。", "18", "28"),
]


def _told(text: str, registry: Registry) -> list[str]:
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.family == "FIG" and rule.is_default
    ]
    found = check(read_text(text, "text.txt"), rules).findings
    return [f"{one.code} {one.message.zh}" for one in found]


@pytest.mark.parametrize(("text", "right", "slip"), _SLIPS)
def test_a_slip_is_found_where_the_right_figure_is_quiet(
    text: str, right: str, slip: str, registry: Registry
) -> None:
    assert _told(text.format(right), registry) == []
    assert len(_told(text.format(slip), registry)) == 1


_OTHER_READINGS = [
    "仓库新进灭火器54具，每具88元，约4800元。",
    "期初存粮1400公斤，购入260公斤，领用1350公斤，结存310公斤。",
    "本月接待散客312人，团队208人，其中过夜游客502人次。",
    "一号楼高41米，二号楼高38米，两楼相距97米。",
    "本月收入8200元，其中餐费6100元、捐款2100元；上月收入9100元。",
    "新增设备96台，其中：\n1. 东区31台；\n2. 西区22台；\n3. 南区13台；\n4. 北区30台。",
    "共收购花生420吨，第一批150吨，第二批130吨，余下的陆续收来。",
    "每月服务之星7人次、年度服务标兵14人、先进班组5个。",
    "全镇党员93名，其中女党员31名，大专以上学历68名。",
    "甲班借书128册，乙班借书94册；丙班人数232人。",
    "单价88元，优惠后每具85元，54具共付4590元。",
    "第一场售票610张，第二场售票580张，全年已办19场。",
]


@pytest.mark.parametrize("text", _OTHER_READINGS)
def test_what_other_readings_explain_is_quiet(text: str, registry: Registry) -> None:
    assert _told(text, registry) == []


@pytest.mark.parametrize(
    ("said", "right", "is_misprint"),
    [
        ("4572", "4752", True),  # two digits changed places
        ("289", "299", True),
        ("36000", "39000", True),
        ("289", "298", True),
        ("299", "299", False),
        ("1080", "180", False),
        ("2890", "2891", False),  # rounded
        ("285", "299", False),
        ("5", "6", False),  # any two figures of one digit are that near
    ],
)
def test_digits_tell_a_misprint(said: str, right: str, is_misprint: bool) -> None:
    assert (misprint_bits(said, right) > 0) is is_misprint


def test_more_digits_tell_more() -> None:
    assert misprint_bits("12345", "12354") > misprint_bits("345", "354") > misprint_bits("45", "54")
