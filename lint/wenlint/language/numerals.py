"""Chinese numerals of numbering marks: 一 to 九千九百九十九, both ways, and full-width digits."""

from __future__ import annotations

from functools import lru_cache

from wenlint.lexicon.numerals import (
    FORMAL,
    FORMAL_DIGITS,
    FROM_ZERO,
    FULL_WIDTH,
    HAN_DIGITS,
    ROMAN_SIGNS,
    SIGN_ROWS,
)

_DIGITS = {character: value for value, character in enumerate(FROM_ZERO)}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = str.maketrans({**FORMAL, "参": "三", "叄": "三"})
_TO_FORMAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_TO_FORMAL_TRADITIONAL = str.maketrans("一二三四五六七八九十", "壹貳參肆伍陸柒捌玖拾")
_FORMAL_TRADITIONAL = frozenset("貳參陸")
_FULL_WIDTH = str.maketrans(FULL_WIDTH, "0123456789")


@lru_cache(maxsize=4096)  # a document writes a few numerals very often
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


def parse_formal(text: str) -> int | None:
    """Return the value of a numeral in the characters of deeds: 參, 拾壹."""
    return parse_han(text.translate(_FORMAL))


@lru_cache(maxsize=4096)
def format_han(value: int) -> str:
    """Return `value` (1 to 9,999) as numbering marks write it: 十二, 二十, 一百零五."""
    text, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if pending_zero else "") + FROM_ZERO[digit] + name
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


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def parse_roman(text: str) -> int | None:
    """Return the value of a Roman numeral below 40, in letters of either case or as one sign."""
    if len(text) == 1 and text in ROMAN_SIGNS:
        return ROMAN_SIGNS.index(text) + 1
    wanted = text.upper()
    values = {"I": 1, "V": 5, "X": 10}
    if not wanted or any(letter not in values for letter in wanted):
        return None
    numbers = [values[letter] for letter in wanted]
    total = sum(
        -number if number < max(numbers[place:]) else number for place, number in enumerate(numbers)
    )
    return total if format_roman(total) == wanted else None


def format_roman(value: int) -> str:
    """Return `value` (1 to 39) as a Roman numeral in capitals."""
    text = ""
    for number, letters in _ROMAN:
        count, value = divmod(value, number)
        text += letters * count
    return text


@lru_cache(maxsize=4096)
def numeral_like(sample: str, value: int) -> str | None:
    """Return `value` in the manner of the numeral `sample`; None where that has no such number.

    三 makes 四, ３ makes ４, ③ makes ④, c makes d. A Roman numeral is told by its caller.
    """
    for signs in SIGN_ROWS:
        if sample in signs:
            return signs[value - 1] if 0 < value <= len(signs) else None
    if len(sample) == 1 and sample.isascii() and sample.isalpha():
        last = ord("Z") if sample.isupper() else ord("z")
        letter = ord("A" if sample.isupper() else "a") + value - 1
        return chr(letter) if letter <= last else None
    if sample[0] in FORMAL_DIGITS:
        is_traditional = not _FORMAL_TRADITIONAL.isdisjoint(sample)
        table = _TO_FORMAL_TRADITIONAL if is_traditional else _TO_FORMAL
        return format_han(value).translate(table) if value < 100 else None
    if sample[0] in HAN_DIGITS:
        return format_han(value) if value < 10_000 else None
    digits = str(value)
    return digits.translate(_TO_FULL_WIDTH) if sample[0] in FULL_WIDTH else digits


_TO_FULL_WIDTH = str.maketrans("0123456789", FULL_WIDTH)
