"""What cannot be seen, or would steer a terminal, written so that it can be seen."""

from __future__ import annotations

from typing import TextIO

import regex

# Controls, format characters, surrogates, private use, unassigned, line and paragraph
# separators; what fonts draw as nothing though its category is a letter (Hangul fillers,
# variation selectors); the blank Braille pattern. Spaces stay: they are seen between words.
_HIDDEN = regex.compile(
    r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]"
)


def visible(text: str) -> str:
    """Return `text` with each hidden character as ⟨U+200B⟩."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def writable(text: str, stream: TextIO) -> str:
    """Return `text` with what the encoding of `stream` lacks (as GBK does ⟨) as an escape."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
