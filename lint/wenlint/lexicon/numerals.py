"""The characters of numerals: Chinese, formal, circled and bracketed, Roman, of full width.

A set is a string of single characters; a pattern adds to it what else it takes: `[{UP_TO_TEN}两]`.
"""

from __future__ import annotations

from collections.abc import Mapping

FROM_TWO = "二三四五六七八九"
"""The digits of a plural, where 一 is no number: 一样, 一定."""

DIGITS = "一" + FROM_TWO
UP_TO_TEN = DIGITS + "十"
UP_TO_HUNDREDS = UP_TO_TEN + "百"
UP_TO_THOUSANDS = UP_TO_HUNDREDS + "千"
UP_TO_MYRIADS = UP_TO_THOUSANDS + "万亿"
"""The characters of a numeral, without zero and 两. 繁: 萬 and 億 stand in FORMAL only."""

FROM_ZERO = "零" + DIGITS
"""Each digit at the place of its value."""

HAN_DIGITS = "零〇○" + UP_TO_THOUSANDS + "两"
"""The characters of a Chinese numeral below ten thousand."""

FULL_WIDTH = "０１２３４５６７８９"

FORMAL: Mapping[str, str] = {
    "壹": "一",
    "贰": "二",
    "貳": "二",
    "叁": "三",
    "参": "三",
    "參": "三",
    "肆": "四",
    "伍": "五",
    "陆": "六",
    "陸": "六",
    "柒": "七",
    "捌": "八",
    "玖": "九",
    "拾": "十",
    "佰": "百",
    "仟": "千",
    "萬": "万",
    "億": "亿",
}
"""The forms of amounts and deeds, simplified and traditional, each with its plain character."""

FORMAL_DIGITS = "壹贰貳叁參参叄肆伍陆陸柒捌玖拾"
"""The characters of a formal numeral that numbers the parts of a text: 壹、貳、參."""

POWERS: Mapping[str, int] = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
"""What stands behind digits, or ends a numeral, and multiplies it."""

STEMS = "甲乙丙丁戊己庚辛壬癸"
"""The heavenly stems, which count choices and parties."""

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
PAREN_HAN_SIGNS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
PAREN_ARABIC_SIGNS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
STOPPED_SIGNS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
SIGN_ROWS = (CIRCLED, PAREN_HAN_SIGNS, PAREN_ARABIC_SIGNS, STOPPED_SIGNS, ROMAN_SIGNS)
"""The numerals that are one character with their marks, each at the place of its value less one."""
