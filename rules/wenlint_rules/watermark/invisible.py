"""The characters that nobody sees: their classes and names, and where each does its proper work."""

from __future__ import annotations

import regex

from wenlint.core.document import SEPARATOR, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span

# U+001F is the engine's own separator; a form feed marks a page of a converted file.
_CONTROLS = r"\x00-\x08\x0b\x0e-\x1e\x7f-\x84\x86-\x9f"
_MEANINGLESS = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0"
_JOINERS = r"\u200c\u200d"
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKS = r"\u2028\u2029"
_TAGS = r"\U000e0000-\U000e007f"
_VARIANTS = r"\U000e0100-\U000e01ef"
_LOST = r"\ufff9-\ufffd"
_PRIVATE = r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
# What follows ESC, or the one character that stands for ESC [, in an order to a terminal: CSI,
# as for a colour, and OSC, as for a link.
_ORDER = (
    r"(?:(?<=\x1b)\[|(?<=\x9b))[0-?]{0,40}+[ -/]{0,4}+[@-~]"
    r"|(?<=\x1b)\][^\x07\x1b\x9c\n]{0,2000}+(?:\x07|\x1b\\|\x9c)"
)
INVISIBLE = lazy(
    rf"([{_CONTROLS}{_MEANINGLESS}{_BREAKS}{_JOINERS}{_DIRECTIONS}{_TAGS}{_VARIANTS}{_LOST}{_PRIVATE}])"
    rf"(?:{_ORDER}|\1*+)"
)
# Those that Python holds for printable.
_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffc\ufffd"
LINE_END_SPACE = lazy(r"(?<![\u00a0\s])\u00a0+(?=[ \t]*(?:\n|\Z))")

_LOST_SIGN = lazy(f"[{_PRIVATE}{_LOST}]")
_PRIVATE_SIGN = lazy(f"[{_PRIVATE}]")
_DIRECTION_SIGN = lazy(f"[{_DIRECTIONS}]")
_TAG_SIGN = lazy(f"[{_TAGS}]")
_VARIANT_SIGN = lazy(f"[{_VARIANTS}]")
_CLASS_NAMES = (
    (_DIRECTION_SIGN, ("方向控制符", "direction control")),
    (_TAG_SIGN, ("标签符，可藏匿文字", "tag character, may hide text")),
    (_VARIANT_SIGN, ("异体选择符，可藏匿文字", "variation selector, may hide text")),
    (regex.compile(f"[{_CONTROLS}]"), ("控制符", "control character")),
)
_JOINING_SCRIPT = lazy(
    r"[\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}"
    r"\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Mongolian}\p{Tibetan}\p{Thai}]"
)
_RIGHT_TO_LEFT = lazy(r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}]")
_PICTURE = lazy(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]")
_ICONS = lazy(r"(?i)图标|icon|字体|私用区|字符集|码位|unicode|powerline|nerd")
# Markdown drops the spaces at a line's beginning; a zero-width space before them keeps them.
_INDENT = lazy(r"\t|[ \u3000]{2}")
# f applied to (x), a times b: what an operator that nobody sees stands between.
_OPERAND = lazy(r"[\p{Latin}\p{Greek}\d()\[\]′²³]")
_SHOWING = frozenset(("“”", "‘’", "「」", "『』", "（）", "()", "【】", "[]", '""', "''", "``"))
_CELL_ENDS = ("", "\n", SEPARATOR)
# ChatGPT wraps its citations in these; assistant-residue reports the whole token.
_NEAR = 40

_NAMES = {
    "\u2028": ("行分隔符，多处不当换行显示", "line separator, no line break to many programs"),
    "\u2029": ("段分隔符，多处不当换行显示", "paragraph separator, no break to many programs"),
    "\u00a0": ("不换行空格", "no-break space"),
    "\u200b": ("零宽空格", "zero-width space"),
    "\ufeff": ("零宽不换行空格，即字节顺序标记", "byte order mark"),
    "\u00ad": ("软连字符", "soft hyphen"),
    "\u200c": ("零宽不连字", "zero-width non-joiner"),
    "\u200d": ("零宽连字", "zero-width joiner"),
    "\ufffc": ("对象占位符，原为图片或公式", "object replacement character: a picture or formula"),
    "\ufffd": ("替换符，原来的字已丢失", "replacement character: a character was lost"),
    "\uf8ff": ("苹果标志，只在苹果设备上显示", "the Apple logo, seen on Apple devices only"),
}


def may_hold_invisible(text: str) -> bool:
    """Say at once of most texts that they hold no such character: looking for one takes longer."""
    visible = text
    for sign in "\n\t\u3000\u00a0":
        visible = visible.replace(sign, "")
    return not visible.isprintable() or any(sign in text for sign in _PRINTABLE)


def code_point(sign: str) -> str:
    """Return how Unicode writes a character's code point."""
    return f"U+{ord(sign):04X}"


def residue_at(document: Document, match: regex.Match[str]) -> Span:
    """Return the span of a match; its sign alone where the file holds the rest otherwise."""
    span = Span(*match.span())
    return span if document.source.is_literal(span) else Span(*match.span(1))


def is_lost(sign: str) -> bool:
    """Say whether a character stands for one that is gone: a replacement, private use."""
    return _LOST_SIGN.match(sign) is not None


def lost_name(sign: str) -> tuple[str, str]:
    """Return what such a character may have been, in Chinese and in English."""
    if "\uf020" <= sign <= "\uf0ff":
        return "符号字体的字符，多为项目符号或方框", "of a symbol font, a bullet or a box"
    if sign in _NAMES:
        return _NAMES[sign]
    if _PRIVATE_SIGN.match(sign):
        return "私用区字符，别处显示为方框", "private use, a box elsewhere"
    return "注释用的字符", "an annotation mark"


def meaningless_name(sign: str) -> tuple[str, str]:
    """Return what a character without meaning is, in Chinese and in English."""
    if sign in _NAMES:
        return _NAMES[sign]
    return next(
        (names for kind, names in _CLASS_NAMES if kind.match(sign)),
        ("零宽字符", "zero-width character"),
    )


_OF_FORMULAS = "\u2061\u2062\u2063\u2064"
_OF_A_FORMULA = lazy(r"[A-Za-z\d)\]\p{Greek}√∑∫][A-Za-z\d(\[{\p{Greek}√∑∫]")


def is_meant(document: Document, span: Span) -> bool:
    """Say whether a character does its proper work where it stands."""
    if _is_spelled_out(document, span):
        return True
    text = document.text
    if _is_shown(text, span):
        return True
    sign = text[span.start]
    before = text[max(0, span.start - 1) : span.start]
    after = text[span.end : span.end + 1]
    near = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    if sign in "\u200b\u200c\u200d":
        return bool(
            (sign == "\u200b" and before in ("", "\n") and _INDENT.match(text, span.end))
            or _JOINING_SCRIPT.match(before)
            or _JOINING_SCRIPT.match(after)
            or (sign == "\u200d" and _PICTURE.match(before) and _PICTURE.match(after))
        )
    if "\u2061" <= sign <= "\u2064":
        return _OPERAND.match(before) is not None and _OPERAND.match(after) is not None
    if _DIRECTION_SIGN.match(sign):
        return _RIGHT_TO_LEFT.search(near) is not None
    if _TAG_SIGN.match(sign):
        return _ends_a_flag(text, span.start)
    if _VARIANT_SIGN.match(sign):
        return regex.match(r"\p{Han}", before) is not None
    if sign in _OF_FORMULAS:  # f\u2061(x), 2\u2062x
        return _OF_A_FORMULA.match(before + after) is not None
    if _PRIVATE_SIGN.match(sign):
        return _ICONS.search(near) is not None or _is_citation(text, span)
    return False


def _is_shown(text: str, span: Span) -> bool:
    """Say whether a character is spoken of: it stands alone between quotation marks or brackets."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] == " ":
        start -= 1
    while end < len(text) and text[end] == " ":
        end += 1
    if start > 0 and text[start - 1 : start] + text[end : end + 1] in _SHOWING:
        return True
    # A cell of its own in a table of characters, with its code point beside it.
    alone = text[max(0, start - 1) : start] in _CELL_ENDS and text[end : end + 1] in _CELL_ENDS
    return alone and code_point(text[span.start]) in text[start : span.end + _NEAR]


def _ends_a_flag(text: str, at: int) -> bool:
    """Say whether the tag at `at` belongs to a black flag emoji."""
    start = at
    while start > 0 and at - start < 8 and "\U000e0000" <= text[start - 1] <= "\U000e007f":
        start -= 1
    return start > 0 and text[start - 1] == "\U0001f3f4"


def _is_citation(text: str, span: Span) -> bool:
    if not "\ue200" <= text[span.start] <= "\ue206":
        return False
    near = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    return "cite" in near or "turn" in near or "navlist" in near


def _is_spelled_out(document: Document, span: Span) -> bool:
    """Say whether the file writes the character as an entity, or uses it beside emphasis."""
    source = document.source
    if not source.is_literal(span):
        return True
    there = source.span(span)
    around = (
        source.text[max(0, there.start - 2) : there.start],
        source.text[there.end : there.end + 2],
    )
    return any(mark in ("**", "__") for mark in around)
