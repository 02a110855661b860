"""What cannot be seen, or would steer a terminal or a CI log, written so that it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from wenlint.core.patterns import lazy

if TYPE_CHECKING:
    import regex

# Controls, format characters, surrogates, private use, unassigned, line and paragraph
# separators; what fonts draw as nothing though its category is a letter (Hangul fillers,
# variation selectors); the blank Braille pattern. Spaces stay: they are seen between words.
# And the sign that makes a line a command to GitHub (::error::, ##[group]), Azure (##vso[…]) or
# TeamCity (##teamcity[…]), which obey their commands wherever in a log they read them. A line may
# be broken before such a sign, so what stands before it does not count; nor does its case.
_HIDDEN_CLASS = r"\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800"
_LOG_COMMAND = (
    r":(?=:(?:add-|remove-)?(?:error|warning|notice|debug|group|endgroup|mask|path"
    r"|matcher|set-env|set-output|save-state|stop-commands|echo|internal-set-repo-path)\b)"
    r"|(?<=\#)\#(?=(?:vso|teamcity)?\[)"
)
_HIDDEN = lazy(rf"(?V0i)[{_HIDDEN_CLASS}]|{_LOG_COMMAND}")
_HIDDEN_IN_LINES = lazy(rf"(?V0i)(?!\r?\n|\t)[{_HIDDEN_CLASS}]|{_LOG_COMMAND}")


def visible(text: str) -> str:
    """Return `text` with each hidden character as ⟨U+200B⟩."""
    return _HIDDEN.sub(_shown, text)


def visible_lines(text: str) -> str:
    """Return `text` likewise, with its line ends and tabs as they are."""
    return _HIDDEN_IN_LINES.sub(_shown, text)


def escaped_in_json(text: str) -> str:
    """Return the JSON `text` with the same characters as the escapes that JSON has for them."""
    return _HIDDEN_IN_LINES.sub(_escape, text)


def _escape(match: regex.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _shown(match: regex.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"


def writable(text: str, stream: TextIO) -> str:
    """Return `text` with what the encoding of `stream` lacks (as GBK does ⟨) as an escape."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
