"""JSON as text that any stream can hold, and that steers no terminal and no log."""

from __future__ import annotations

import json
from typing import Any, TextIO

from wenlint.core.visible import escaped_in_json


def json_text(value: Any, stream: TextIO, *, indent: int | None = None) -> str:
    """Return `value` as JSON, with escapes for what `stream` cannot encode and nobody can see."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    text = json.dumps(value, ensure_ascii=not encoding.lower().startswith("utf"), indent=indent)
    return escaped_in_json(text)
