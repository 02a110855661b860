"""JSON as text that any stream can hold."""

from __future__ import annotations

import json
from typing import Any, TextIO

import regex

# A lone surrogate cannot be encoded, and some readers of lines end them at the others too. JSON
# may escape all of them, and they stand only in strings.
_ESCAPED = regex.compile(r"[\p{Cs}\x85\u2028\u2029]")


def json_text(value: Any, stream: TextIO, *, indent: int | None = None) -> str:
    """Return `value` as JSON, with escapes only for what `stream` cannot encode."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    text = json.dumps(value, ensure_ascii=not encoding.lower().startswith("utf"), indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
