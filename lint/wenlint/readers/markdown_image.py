"""A Markdown file as its parser is shown it: one ASCII character for each of its characters.

The parser counts bytes, documents count characters. In ASCII both are the same, and the parser
reads a third of the bytes. To CommonMark a character that is not ASCII is a letter, except next
to the asterisks and underscores of emphasis, where it matters whether it is a punctuation mark or
white space, and in the labels of references, which must stay apart from each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category

import regex

from wenlint.core.patterns import lazy
from wenlint.readers.notation import Notation

_LETTER = b"\x7f"
_UNKNOWN = lazy(r"<\?|\?>")
# An asterisk or underscore beside a character that the image would hide.
_FLANKED = lazy(r"[*_](?:(?=[?\x80-\U0010ffff])|(?<=[?\x80-\U0010ffff].))", regex.S)
_WHITE = frozenset("\u00a0\u1680\u202f\u205f\u3000") | {chr(code) for code in range(0x2000, 0x200B)}
_DEFINITION = lazy(r"(?m)^[ \t>]*+(?:[-+*][ \t]+|\d+\.[ \t]+)?\[([^\[\]\n]{1,200}+)\]:[ \t]*(\S*)")
_LABEL = lazy(r"\[([^\[\]\n]{1,200}+)\]")
_LABEL_LETTERS = b"\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"
_NOT_WHITE = lazy(r"\S+")


def ascii_image(text: str, hidden: Sequence[Notation]) -> str:
    """Return `text` in ASCII, with letters in the place of what is hidden from the parser."""
    if text.isascii() and not hidden:
        return text
    image = bytearray(text.encode("ascii", "replace").replace(b"?", _LETTER))
    if "<?" in text:
        for match in _UNKNOWN.finditer(text):
            image[match.start() : match.end()] = match[0].encode()
    if "*" in text or "_" in text:
        _show_flanks(text, image)
    if "]:" in text:
        _tell_labels_apart(text, image)
    for one in hidden:
        if one.opens:
            width = one.end - one.start
            image[one.start : one.end] = (
                b"#".ljust(width) if one.opens == "#" else b"+   ".ljust(width, _LETTER)[:width]
            )
        else:
            for match in _NOT_WHITE.finditer(text, one.start, one.end):
                image[match.start() : match.end()] = _LETTER * (match.end() - match.start())
    return image.decode("ascii")


def _show_flanks(text: str, image: bytearray) -> None:
    """Show beside asterisks and underscores what is white space or punctuation."""
    last = len(text) - 1
    for match in _FLANKED.finditer(text):
        place = match.start()
        if place and (sign := _flank(text[place - 1])):
            image[place - 1] = sign
        if place < last and (sign := _flank(text[place + 1])):
            image[place + 1] = sign


@lru_cache(maxsize=4096)
def _flank(character: str) -> int:
    """Return what shows a character beside an asterisk as white space or punctuation, else 0."""
    if character in _WHITE:
        return 0x0C
    if character == "?" or (not character.isascii() and category(character)[0] in "PSZ"):
        return 0x2C
    return 0


def _tell_labels_apart(text: str, image: bytearray) -> None:
    """Give each character of the labels of references a letter of its own, as far as they reach."""
    labels = [match[1] for match in _DEFINITION.finditer(text) if not match[1].isascii()]
    if not labels:
        return
    known: dict[str, int] = {}
    for label in labels:
        for character in label:
            if not character.isascii() and character not in known:
                known[character] = _LABEL_LETTERS[len(known) % len(_LABEL_LETTERS)]
    for match in _LABEL.finditer(text):
        if not match[1].isascii():
            for place in range(match.start(1), match.end(1)):
                if text[place] in known and image[place] == _LETTER[0]:
                    image[place] = known[text[place]]


def link_target(text: str, image: str, start: int, end: int, target: str) -> str:
    """Return what the target of a link says, of which the parser saw the image only."""
    at = image.rfind(target, start, end)
    if at >= 0:
        return text[at : at + len(target)]
    labels = _LABEL.findall(text, start, end)
    for label, said in _DEFINITION.findall(text) if labels else ():
        if label.casefold() == labels[-1].casefold():
            return str(said)
    return target
