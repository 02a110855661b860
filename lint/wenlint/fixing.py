"""Fixes: edits that do not overlap, applied to the text of a file; never to figures or masks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from wenlint.atomic import write_bytes
from wenlint.finding import FileReport, Finding
from wenlint.patterns import lazy
from wenlint.readers.decode import Decoded, decode
from wenlint.text import LineIndex, Span

# One fix can make room for another (a renumbered list for its next level); these never need more.
_MOST_PASSES = 10
_LINE = lazy(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LINE_END = lazy(r"\r\n|\n|\r")

Look = Callable[[bytes], FileReport]
"""Checks the bytes of a file and returns the findings that are to be fixed or reported."""


class FixError(Exception):
    """A file that could not be rewritten; the message names it and the reason."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after its fixes: what it holds now, how many were applied, what is left."""

    data: bytes
    applied: int
    report: FileReport


def fix_bytes(data: bytes, look: Look, encoding: str | None, *, unsafe: bool) -> Fixed:
    """Apply the fixes that `look` finds in `data`, pass by pass, until none is left.

    Encoding, byte order mark and line ends stay as they are.
    """
    report = look(data)
    applied = 0
    for _ in range(_MOST_PASSES):
        if not _wanted(report.findings, unsafe):
            break
        decoded = decode(data, encoding)
        if _encode(decoded, decoded.text) != data:
            break  # Big5 has two codes for some characters; no fix may change the others
        text, count = apply_fixes(decoded.text, report.findings, unsafe=unsafe)
        data, applied = _encode(decoded, text), applied + count
        report = look(data)
    return Fixed(data, applied, report)


def apply_fixes(text: str, findings: Iterable[Finding], *, unsafe: bool) -> tuple[str, int]:
    """Return `text` with the fixes of `findings` that do not overlap, and how many they are."""
    edits, count = accepted_edits(text, findings, unsafe=unsafe)
    parts, end = [], 0
    for span, content in edits:
        parts += [text[end : span.start], content]
        end = span.end
    return "".join([*parts, text[end:]]), count


def accepted_edits(
    text: str, findings: Iterable[Finding], *, unsafe: bool
) -> tuple[list[tuple[Span, str]], int]:
    """Return the edits of `text` that fix `findings`, in order, and how many they fix.

    Of two fixes that overlap the first stays; the other is found again in the next pass.
    """
    index = LineIndex(text)
    line_end = found[0] if (found := _LINE_END.search(text)) else "\n"
    accepted: list[tuple[Span, str]] = []
    count = 0
    for finding in _wanted(findings, unsafe):
        assert finding.fix is not None  # or it would not be wanted
        edits = [
            (
                Span(index.offset(edit.place.start), index.offset(edit.place.end)),
                edit.content.replace("\n", line_end),
            )
            for edit in finding.fix.edits
        ]
        if not any(_collide(span, other) for span, _ in edits for other, _ in accepted):
            accepted += edits
            count += 1
    return sorted(accepted, key=lambda edit: edit[0]), count


def _wanted(findings: Iterable[Finding], unsafe: bool) -> Sequence[Finding]:
    return [f for f in findings if f.fix is not None and f.fix.edits and (f.fix.safe or unsafe)]


def _collide(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start == other.start


def _encode(decoded: Decoded, text: str) -> bytes:
    return decoded.bom + text.encode(decoded.encoding)


def write_fixed(path: Path, before: bytes, after: bytes) -> None:
    """Write a fixed file, unless it changed meanwhile or is read-only. Raises FixError."""
    try:
        if path.read_bytes() != before:
            raise FixError(f"{path}: 检查期间文件被改动，没有写入 (changed meanwhile, not written)")
        if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
            raise FixError(f"{path}: 文件只读，没有写入 (read-only, not written)")
        write_bytes(path, after)
    except OSError as error:
        raise FixError(f"{path}: 写不了 (cannot be written): {error.strerror}") from None


def diff(name: str, before: bytes, after: bytes, encoding: str | None) -> str:
    """Return the unified diff of a file and its fixed self, as git would show it."""
    old, new = (_LINE.findall(decode(data, encoding).text) for data in (before, after))
    lines = unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
