"""The closed classes of words that rules look at: measure words, units, suffixes of places.

A character such as 个 or 市 shows that something stands, or should stand, before it, but only
where it does not begin a word of its own (个人, 市委): each is listed with the characters that
may follow it in such a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from wenlint.core.patterns import lazy
from wenlint.core.text import Span

_MEASURES: Mapping[str, str] = {
    "个": "人体别性税股案子中旧",
    "名": "称单义字誉额牌胜师录词贵流利言副校城企著列为片家优",
    "人": "才民员口大事力工类群身生家格均文物手士数际体们选道心间行社防居为",
    "次": "要日序品于生级第贷数年",
    "场": "所地景馆面合域内外",
    "件": "",
    "条": "件例款目约文理幅",
    "项": "目",
    "家": "庭长园乡具属人电访禽畜政家里中宴风训教书谱养业务文",
    "户": "籍口主外型均",
    "处": "理罚置长分级于在境方室所",
    "所": "有以谓在得属长处需述做能用致指示想说见",
    "岁": "月末",
    "年": "级龄轻终底代前后来初内间均报会限青货节味画夜末老",
    "周年": "",
    "期": "间限待刊末望货权盼",
    "篇": "章幅",
    "份": "额子",
    "支": "部持付出撑书队委援配柱",
    "套": "餐路用",
    "位": "置于居列次",
    "批": "准评复示发改",
    "轮": "流换船胎岗训",
    "届": "时满",
    "版": "权块面图",
    "种": "类植子养粮田业地",
    "号": "召称角令",
    "天": "气津然空下地才候",
    "栋": "梁",
    "座": "谈椅右",
    "辆": "",
    "艘": "",
    "株": "",
    "层": "次级面",
    "倍": "增感",
    "亩": "产",
    "公里": "",
    "公顷": "",
    "公斤": "",
    "平方": "",
    "立方": "",
    "吨": "",
    "米": "饭粉面",
    "小时": "",
    "分钟": "",
    "万": "物一分般千象事众",
    "亿": "",
    "元": "素旦首老宵勋件",
    "%": "",
    "％": "",
    "‰": "",
    "厘米": "",
    "毫米": "",
    "千克": "",
    # Only at the end of a clause: 首, 张 and so on begin too many words.
    **dict.fromkeys("首册幅棵只张台克秒盏艇枚", "一-龥"),
}

_PLACES: Mapping[str, str] = {
    "省": "委政直级内外份会长钱时略属市",
    "市": "委政民直级场内区长容值井外郊辖属域情面两人县",
    "县": "委政直级城域长内乡市区",
    "区": "委政域直级别内块分位间长划县属",
    "镇": "政党长区域上村街痛静定压",
    "乡": "村镇政亲愁土里情下党音间",
    "村": "民委庄落级干支里口党两集务史规寨子头社屯",
    "州": "委政级",
    "街道": "办党工",
}


def _before_no_word(words: Mapping[str, str]) -> str:
    """Return a pattern for one of `words` that does not begin a word of its own."""
    alternatives = (
        regex.escape(word) + (f"(?![{followers}])" if followers else "")
        for word, followers in sorted(words.items(), key=lambda item: -len(item[0]))
    )
    return "(?:" + "|".join(alternatives) + ")"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    return "(?:" + "|".join(map(regex.escape, sorted(words, key=len, reverse=True))) + ")"


def measure_of(characters: str) -> str:
    """Return a pattern for those of the measure words `characters` that begin no word here."""
    return _before_no_word({word: _MEASURES[word] for word in characters})


MEASURE = _before_no_word(_MEASURES)
"""A pattern for a measure word, a unit or a percent sign that wants a figure before it."""

PLACE = _before_no_word(_PLACES)
"""A pattern for a suffix that wants the name of a place before it."""

GAP_AFTER = lazy(f"[余多]?{MEASURE}|{PLACE}")
"""Matches where, grammatically, a figure or a name has to stand just before."""

NAME_HEAD = any_of(
    [
        "公众号",
        "视频号",
        "小程序",
        "客户端",
        "公司",
        "集团",
        "学校",
        "大学",
        "学院",
        "中学",
        "小学",
        "幼儿园",
        "医院",
        "银行",
        "支行",
        "分行",
        "法院",
        "检察院",
        "委员会",
        "办公室",
        "研究院",
        "研究所",
        "事务所",
        "协会",
        "学会",
        "商会",
        "街道",
        "社区",
        "小区",
        "车间",
        "工厂",
        "车站",
        "机场",
        "法庭",
        "派出所",
        "出版社",
        "图书馆",
        "博物馆",
        "电视台",
        "合作社",
        "酒店",
        "支队",
        "大队",
        "局",
        "项目部",
        "单位",
        "同志",
    ]
)
"""A pattern for the head of the name of a body or a medium: it wants a name before it."""

FIELD = (
    "(?:姓名|名称|名字|日期|时间|地点|地址|电话|手机号码?|号码|编号|单位|公司|部门|职务|职位|职称|金额|标题|内容"
    "|性别|年龄|邮箱|邮编|账号|银行|数量|单价|年份|月份|城市|省份|学校|班级|学号|专业|原因|事由|理由|网址|链接"
    "|简介|摘要|关键词|作者|签名|称呼|项目名|文件名|用户名|甲方|乙方|丙方)"
)
"""A pattern for what the fields of a form are called."""

SURNAME = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]"
)
"""A pattern for the hundred or so commonest surnames of one character."""

POST = any_of(
    [
        "省长",
        "市长",
        "县长",
        "区长",
        "镇长",
        "乡长",
        "州长",
        "局长",
        "厅长",
        "部长",
        "处长",
        "科长",
        "股长",
        "校长",
        "院长",
        "所长",
        "站长",
        "会长",
        "行长",
        "董事长",
        "书记",
        "主任",
        "主席",
        "总经理",
        "经理",
        "秘书长",
        "检察长",
        "巡视员",
        "调研员",
        "委员",
        "代表",
        "同志",
        "组长",
        "队长",
    ]
)
"""A pattern for an office that a person's name follows."""


def places_of(words: Iterable[str], text: str) -> list[Span]:
    """Return where `words`, which a user has listed, stand in `text`."""
    listed = [word for word in words if word]
    if not listed:
        return []
    return [Span(*match.span()) for match in regex.finditer(any_of(listed), text)]
