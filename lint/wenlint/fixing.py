"""Fixes: edits that do not overlap, applied to the text of a file; never to figures or masks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from wenlint.atomic import write_bytes
from wenlint.core.finding import FileReport, Finding
from wenlint.core.line_map import edited_text, line_map_of
from wenlint.core.patterns import lazy
from wenlint.core.text import LineIndex, Span
from wenlint.files import Unreadable, read_regular
from wenlint.readers.decode import Decoded, decode

# One fix can make room for another (a renumbered list for its next level); these never need more.
_MOST_PASSES = 10
_LINE = lazy(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LINE_END = lazy(r"\r\n|\n|\r")

Look = Callable[[bytes], FileReport]
"""Checks the bytes of a file and returns all findings."""

Accept = Callable[[FileReport], FileReport]
"""Leaves the findings that are to be fixed."""


class FixError(Exception):
    """A file that could not be rewritten; the message names it and the reason."""


class Fixed(Struct, frozen=True):
    """A file after its fixes: what it holds now, how many were applied, what is left."""

    data: bytes
    applied: int
    report: FileReport


def fix_bytes(
    data: bytes, look: Look, encoding: str | None, *, unsafe: bool, accept: Accept | None = None
) -> Fixed:
    """Apply the fixes that `look` finds in `data` and `accept` accepts, pass by pass.

    Encoding, byte order mark and line ends stay as they are. Raises FixError.
    """
    report = look(data)
    applied = 0
    for _ in range(_MOST_PASSES):
        findings = (accept(report) if accept else report).findings
        if not _wanted(findings, unsafe):
            break
        decoded = decode(data, encoding)
        if _encode(decoded, decoded.text, report.path) != data:
            break  # Big5 has two codes for some characters; no fix may change the others
        edits, count = accepted_edits(decoded.text, findings, unsafe=unsafe)
        data = _encode(decoded, edited_text(decoded.text, edits), report.path)
        applied += count
        origins = line_map_of(decoded.text, edits, report.origins)
        report = replace(look(data), origins=origins)
    return Fixed(data, applied, report)


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
                Span(index.offset(edit.location.start), index.offset(edit.location.end)),
                edit.content.replace("\n", line_end),
            )
            for edit in finding.fix.edits
        ]
        if not any(_collide(span, other) for span, _ in edits for other, _ in accepted):
            accepted += edits
            count += 1
    return _without_new_ends(text, sorted(accepted, key=lambda edit: edit[0])), count


def _without_new_ends(text: str, edits: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return `edits` so that no \\r comes to stand before a \\n: the two would be one line end.

    Where all of a line between them goes, the ends behind it go too; few files mix the two.
    """
    kept: list[tuple[Span, str]] = []
    start = -1  # where the row of deletions that touch each other begins
    for span, content in edits:
        if content:
            start = -1
        elif not kept or kept[-1][1] or kept[-1][0].end != span.start:
            start = span.start
        end = span.end
        if not content and text[start - 1 : start] == "\r":
            while text[end : end + 1] == "\n":
                end += 1
        kept.append((Span(span.start, end), content))
    return kept


def _wanted(findings: Iterable[Finding], unsafe: bool) -> Sequence[Finding]:
    return [f for f in findings if f.fix is not None and f.fix.edits and (f.fix.safe or unsafe)]


def _collide(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start == other.start


def _encode(decoded: Decoded, text: str, path: str) -> bytes:
    try:
        return decoded.bom + text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        lacking = text[error.start : error.end]
        raise FixError(
            f"{path}: 修改后有 {decoded.encoding} 里没有的字，没有写入，请先转存为 UTF-8 "
            f"({decoded.encoding} lacks {lacking!r}, not written; convert it to UTF-8 first)"
        ) from None


def read_bytes(path: Path) -> bytes:
    """Return what a file holds that is to be fixed. Raises FixError."""
    try:
        return read_regular(path, sys.maxsize)
    except Unreadable as error:
        raise FixError(
            f"{path}: 检查期间文件被删除或改动，没有修改，请重新运行 "
            f"(gone or changed meanwhile, not fixed; run again): {error}"
        ) from None


def write_fixed(path: Path, before: bytes, after: bytes) -> None:
    """Write a fixed file, unless it changed meanwhile or is read-only. Raises FixError."""
    if read_bytes(path) != before:
        raise FixError(
            f"{path}: 检查期间文件被改动，没有写入，请重新运行 "
            "(changed meanwhile, not written; run again)"
        )
    try:
        if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
            raise FixError(
                f"{path}: 文件只读，没有写入，请先取消只读 "
                "(read-only, not written; make it writable first)"
            )
        write_bytes(path, after)
    except OSError as error:
        raise FixError(
            f"{path}: 写不了，请检查所在文件夹的权限 "
            f"(cannot be written; check the permissions of its folder): {error.strerror}"
        ) from None


def diff(name: str, before: bytes, after: bytes, encoding: str | None) -> str:
    """Return the unified diff of a file and its fixed self, as git would show it."""
    old, new = (_LINE.findall(decode(data, encoding).text) for data in (before, after))
    lines = unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
