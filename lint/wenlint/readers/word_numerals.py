"""The numbers of automatic lists in the formats of Word (ECMA-376-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wenlint.lexicon.numerals import CIRCLED, FROM_ZERO, FULL_WIDTH

_FORMAL_ZERO = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_ZERO_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 3999
_ALPHABET = 26


def numeral(number: int, style: str) -> str:
    """Return `number` as the format `style` writes it; digits where the format is not known."""
    write = _FORMATS.get(style)
    return str(number) if write is None or number < 0 else write(number)


def _thousands(number: int, digits: str = FROM_ZERO, powers: str = "十百千万") -> str:
    """Return a Chinese numeral: 十一, 二十, 一百零一; digits above 99,999."""
    ten, hundred, thousand, myriad = tuple(powers)
    if number == 0:
        return digits[0]
    if number >= 10**5:
        return str(number)
    written, gap = "", False
    for value, sign in ((10**4, myriad), (1000, thousand), (100, hundred), (10, ten), (1, "")):
        digit, number = divmod(number, value)
        if not digit:
            gap = bool(written)
            continue
        plain = value == 10 and digit == 1 and not written and digits is FROM_ZERO
        written += (digits[0] if gap else "") + ("" if plain else digits[digit]) + sign
        gap = False
    return written


def _positional(number: int) -> str:
    """Return the digits one by one: 一〇, 一二."""
    return "".join("〇" if sign == "0" else FROM_ZERO[int(sign)] for sign in str(number))


def _cyclic(signs: str) -> Callable[[int], str]:
    """Return the format that goes round `signs`."""
    return lambda number: signs[(number - 1) % len(signs)] if number else str(number)


def _letters(number: int) -> str:
    """Return A, B … Z, AA, BB …, as Word counts on."""
    if not number:
        return "0"
    times, place = divmod(number - 1, _ALPHABET)
    return chr(ord("A") + place) * min(times + 1, 30)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    """Return the format of signs that stand one after the other in Unicode, from 1 to `last`."""
    start = ord(first) - 1
    return lambda number: chr(start + number) if 0 < number <= last else str(number)


def _wide(number: int) -> str:
    return "".join(FULL_WIDTH[int(sign)] for sign in str(number))


_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        _thousands,
    ),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _positional
    ),
    "chineseLegalSimplified": lambda number: _thousands(number, _FORMAL_ZERO, "拾佰仟万"),
    "ideographLegalTraditional": lambda number: _thousands(
        number, _FORMAL_ZERO_TRADITIONAL, "拾佰仟萬"
    ),
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _enclosed(CIRCLED[0], 20)
    ),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
}
