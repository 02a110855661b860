"""Dimensions: which units measure the same, and how many of the smallest one each is.

A unit that is not told here is a dimension of its own: 台 are compared with 台 only.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple


class Dimension(NamedTuple):
    """What a unit measures, and its size in the smallest unit of that."""

    name: str
    scale: Fraction


MONEY, PEOPLE, VISITS, TIME = "元", "人", "人次", "时间"
PERCENT, POINT, FOLD = "%", "百分点", "倍"

_TABLE: Mapping[str, Mapping[str, str]] = {
    MONEY: {"元": "1", "块": "1", "块钱": "1", "圆": "1", "角": "1/10", "人民币": "1"},
    "美元": {"美元": "1", "美金": "1"},
    PEOPLE: {"人": "1", "名": "1", "位": "1", "口人": "1", "口": "1"},
    VISITS: {"人次": "1"},
    "质量": {
        "吨": "1000000", "公斤": "1000", "千克": "1000", "kg": "1000", "斤": "500", "市斤": "500",
        "克": "1", "g": "1", "毫克": "1/1000", "mg": "1/1000", "t": "1000000", "担": "50000",
    },
    "长度": {
        "公里": "1000000", "千米": "1000000", "km": "1000000", "里": "500000", "华里": "500000",
        "米": "1000", "m": "1000", "厘米": "10", "cm": "10", "毫米": "1", "mm": "1",
        "延米": "1000", "海里": "1852000",
    },
    "面积": {
        "平方公里": "3000000", "平方千米": "3000000", "公顷": "30000", "亩": "2000",
        "平方米": "3", "㎡": "3", "平米": "3", "平方": "3", "m²": "3", "m2": "3",
    },
    "体积": {
        "立方米": "1000000", "立方": "1000000", "方": "1000000", "m³": "1000000", "m3": "1000000",
        "升": "1000", "L": "1000", "毫升": "1", "ml": "1", "mL": "1",
    },
    "电量": {"千瓦时": "1", "度": "1", "kWh": "1", "千瓦小时": "1"},
    "存储": {
        "字节": "1", "B": "1", "KB": "1024", "MB": "1048576", "GB": "1073741824",
        "TB": "1099511627776", "K": "1024", "M": "1048576", "G": "1073741824", "T": "1099511627776",
    },
    "课": {"学时": "1", "课时": "1"},
    "小时": {
        "小时": "3600", "个小时": "3600", "钟头": "3600", "分钟": "60", "秒": "1", "秒钟": "1",
        "毫秒": "1/1000", "微秒": "1/1000000", "纳秒": "1/1000000000",
    },
    PERCENT: {"%": "1"},
    POINT: {"百分点": "1", "个百分点": "1", "个基点": "1/100"},
    "分": {"分": "1"},
    "份": {"份": "1", "份儿": "1"},
}  # fmt: skip

DIMENSIONS: Mapping[str, Dimension] = {
    unit: Dimension(name, Fraction(scale))
    for name, units in _TABLE.items()
    for unit, scale in units.items()
}
"""The units that are told, each with what it measures."""

SPANS: Mapping[str, str] = {
    "天": "天", "日": "天", "日历天": "天", "工作日": "天", "个工作日": "天", "晚": "天",
    "夜": "天",
    "周": "周", "星期": "周", "个星期": "周", "教学周": "周",
    "月": "月", "个月": "月",
    "季": "季", "季度": "季", "个季度": "季",
    "年": "年", "个年度": "年", "年度": "年", "学年": "年", "个学年": "年",
    "学期": "学期", "个学期": "学期",
}  # fmt: skip
"""The stretches of time that things are paid or done by, each with its plain name."""

MAKE_UP: Mapping[tuple[str, str], int] = {
    ("月", "年"): 12, ("季", "年"): 4, ("月", "季"): 3, ("学期", "年"): 2,
    ("月", "半年"): 6, ("季", "半年"): 2,
}  # fmt: skip
"""How many of the one make one of the other, wherever both are told."""


def dimension(unit: str) -> Dimension:
    """Return what `unit` measures; a unit that is not told measures what it counts itself."""
    found = DIMENSIONS.get(unit)
    if found is not None:
        return found
    span = SPANS.get(unit)
    return Dimension(span or unit, Fraction(1))
