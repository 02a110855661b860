"""Conversions: units that stand beside those of another system, and how exact their relation is.

What the dimensions tell is not told again; here are the units that only conversions know, and those
of which people give more than one size. Simplified characters only.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from wenlint.lexicon.dimensions import DIMENSIONS

_MORE: Mapping[str, Mapping[str, str]] = {
    "长度": {
        "华里": "500000", "市里": "500000", "公尺": "1000", "公分": "10", "分米": "100",
        "尺": "1000/3",
        "英里": "1609344", "英尺": "1524/5", "英寸": "127/5", "码": "9144/10", "微米": "1/1000",
    },
    "面积": {
        "平方公尺": "3", "平方分米": "3/100", "平方厘米": "3/10000", "公亩": "300", "顷": "200000",
        "坪": "1200/121", "英亩": "12140569/1000", "平方英尺": "2787091/10000000",
        "平方英里": "7769964",
    },
    "质量": {"公吨": "1000000", "两": "50", "磅": "45359237/100000", "盎司": "28349523/1000000"},
    "体积": {"公升": "1000", "立方分米": "1000", "立方厘米": "1", "cc": "1"},
    "存储": {
        "字节": "1", "位元组": "1", "比特": "1/8", "bit": "1/8", "KiB": "1024", "MiB": "1048576",
        "GiB": "1073741824", "bytes": "1", "byte": "1", "kB": "1024", "Byte": "1", "Bytes": "1",
    },
    "时刻": {
        "毫秒": "1/1000", "ms": "1/1000", "微秒": "1/1000000", "s": "1", "秒": "1", "秒钟": "1",
        "分钟": "60", "分": "60", "min": "60", "小时": "3600", "个小时": "3600", "钟头": "3600",
        "个钟头": "3600", "h": "3600",
        "天": "86400", "日": "86400", "个星期": "604800", "周": "604800", "星期": "604800",
        "昼夜": "86400",
    },
    "月份": {"个月": "1", "年": "12", "周年": "12", "个季度": "3", "学年": "12", "周岁": "12"},
    "速度": {
        "公里/小时": "1000", "千米/小时": "1000", "km/h": "1000", "公里每小时": "1000",
        "米/秒": "3600",
        "m/s": "3600", "米每秒": "3600",
    },
    "元": {"元": "1", "块钱": "1", "块": "1", "角": "1/10", "分钱": "1/100"},
    "功率": {
        "瓦": "1", "W": "1", "千瓦": "1000", "kW": "1000", "兆瓦": "1000000", "MW": "1000000",
    },
    "电量": {"瓦时": "1/1000", "兆瓦时": "1000"},
    "压力": {
        "帕": "1", "Pa": "1", "千帕": "1000", "kPa": "1000", "兆帕": "1000000", "MPa": "1000000",
    },
}  # fmt: skip

UNITS: Mapping[str, Mapping[str, Fraction]] = {
    name: {
        **{unit: one.scale for unit, one in DIMENSIONS.items() if one.name == name},
        **{unit: Fraction(scale) for unit, scale in units.items()},
    }
    for name, units in _MORE.items()
}
"""The units by dimension, each with its size in a common one."""

NO_UNITS = frozenset(["方", "平方", "K", "M", "G", "T", "担", "人民币"])
"""Told by the dimensions, and too short or too loose to be read in a conversion."""

ROUNDED = frozenset(["长度", "面积", "质量", "体积", "速度", "电量"])
"""The dimensions whose systems do not divide each other, so that a conversion is often rounded."""

DAYS_OF_MONTHS: Mapping[str, tuple[int, int]] = {
    "个月": (28, 31),
    "年": (360, 366),
    "个季度": (90, 92),
}
"""The days of a stretch of the calendar, from the least to the most that people count."""

WORKING_HOURS = (6, 8)
"""The hours of a working day, from the least to the most."""
