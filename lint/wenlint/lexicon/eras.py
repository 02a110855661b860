"""Eras: the first year of each, by the common era, and what else names years and spans of years.

Simplified characters only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_TABLE = """
民国 1912 宣统 1909 光绪 1875 同治 1862 咸丰 1851 道光 1821 嘉庆 1796 乾隆 1736 雍正 1723
康熙 1662 顺治 1644 崇祯 1628 天启 1621 泰昌 1620 万历 1573 隆庆 1567 嘉靖 1522 正德 1506
弘治 1488 成化 1465 天顺 1457 景泰 1450 正统 1436 宣德 1426 洪熙 1425 永乐 1403 建文 1399
洪武 1368 至正 1341 延祐 1314 至大 1308 大德 1297 元贞 1295 咸淳 1265 景定 1260 宝祐 1253
淳祐 1241 嘉熙 1237 端平 1234 绍定 1228 宝庆 1225 嘉定 1208 开禧 1205 嘉泰 1201 庆元 1195
绍熙 1190 淳熙 1174 乾道 1165 隆兴 1163 绍兴 1131 建炎 1127 靖康 1126 宣和 1119 政和 1111
大观 1107 崇宁 1102 元符 1098 绍圣 1094 元祐 1086 元丰 1078 熙宁 1068 治平 1064 嘉祐 1056
至和 1054 皇祐 1049 庆历 1041 宝元 1038 景祐 1034 天圣 1023 天禧 1017 大中祥符 1008 景德 1004
咸平 998 至道 995 淳化 990 雍熙 984 太平兴国 976 开宝 968 乾德 963 建隆 960 乾符 874 咸通 860
大中 847 会昌 841 开成 836 宝历 825 长庆 821 元和 806 贞元 785 建中 780 大历 766 天宝 742
开元 713 永徽 650 贞观 627 武德 618 大业 605 开皇 581 令和 2019 平成 1989 昭和 1926 大正 1912
明治 1868
"""

_WORDS = _TABLE.split()
ERAS: Mapping[str, int] = dict(zip(_WORDS[::2], map(int, _WORDS[1::2]), strict=True))
"""The year of the common era that is the first of an era, for those that have one only."""

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
"""The signs that name the years in turn: 1984 is 甲子."""

ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
"""The animals of the years in turn: 1984 was that of the first."""

_NAMES = ("八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六")
_SPANS: Sequence[int] = (1991, 1996, 2001, 2006, 2011, 2016, 2021, 2026, 2031)
PLANS: Mapping[str, int] = {f"{name}五": first for name, first in zip(_NAMES, _SPANS, strict=True)}
"""The first of the five years of each national plan."""
