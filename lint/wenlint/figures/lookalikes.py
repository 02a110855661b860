"""What looks like a figure and is none: bytes of an address, a unit that begins a word."""

from __future__ import annotations

from wenlint.core.patterns import lazy

_ADDRESS = lazy(r"[\w.+-]{2,12}://|(?:%[0-9A-Fa-f]{2}[\w.\-/=&#?]{0,12}+){2}|^www\.")
_NO_ADDRESS = frozenset(" \t\n\u3000，。；！？）》」”<>\x1f")
_LONGEST_ADDRESS = 400
_UNITS_ALONE = "元亩吨米分升万亿"
_LONGEST_WORD = 4


def in_address(text: str, at: int) -> bool:
    """Say whether an offset lies in an address: row%29-1%2C%20, list?from=2O."""
    left, right = max(0, at - _LONGEST_ADDRESS), min(len(text), at + _LONGEST_ADDRESS)
    start = next((i + 1 for i in range(at - 1, left - 1, -1) if text[i] in _NO_ADDRESS), left)
    end = next((i for i in range(at, right) if text[i] in _NO_ADDRESS), right)
    return _ADDRESS.search(text, start, end) is not None


def begins_word(text: str, at: int) -> bool:
    """Say whether the unit behind a number begins a longer word: 2.1.4 分层, 5.1.2 元素."""
    from wenlint.language.tokenizer import words

    start = at + (text[at : at + 1] == " ")
    written = text[start : start + _LONGEST_WORD].partition("\n")[0]
    cut = words(written) if written[:1] in tuple(_UNITS_ALONE) else []
    return bool(cut) and len(cut[0].text) > 1 and cut[0].text[:2] not in _UNITS_OF_TWO


_UNITS_OF_TWO = frozenset(
    ["万元", "亿元", "万人", "亿人", "万亩", "万吨", "亿吨", "分钟", "分贝", "元钱"]
)
