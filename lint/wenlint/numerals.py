"""Chinese numerals of numbering marks: 一 to 九千九百九十九, both ways, and full-width digits."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

HAN_DIGITS = "零〇○一二三四五六七八九十百千两"
"""The characters of a Chinese numeral below ten thousand."""


def parse_han(text: str) -> int | None:
    """Return the value of a Chinese numeral below 10,000, digit by digit or with 十百千.

    None where `text` is no well-formed numeral (一十, 二一, 三百四 alone is 340 to no mark).
    """
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit, last_unit = 0, -1, 10_000
    for character in text:
        if character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[character]
            continue
        unit = _UNITS[character]
        if unit >= last_unit or digit == 0:
            return None
        total += unit * (digit if digit > 0 else 1)
        digit, last_unit = -1, unit
    return total + max(digit, 0)


def format_han(value: int) -> str:
    """Return `value` (1 to 9,999) as numbering marks write it: 十二, 二十, 一百零五."""
    text, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if pending_zero else "") + "零一二三四五六七八九"[digit] + name
            pending_zero = False
        elif text and value:
            pending_zero = True
    return text[1:] if text.startswith("一十") else text


def parse_count(text: str) -> int | None:
    """Return the value of a small whole number in Chinese or in digits of either width."""
    return parse_arabic(text) if text and text[0].isdigit() else parse_han(text)


def parse_arabic(text: str) -> int:
    """Return the value of digits of either width."""
    return int(text.translate(_FULL_WIDTH))
