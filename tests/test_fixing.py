"""Fixes: applied without overlap, with encoding and line ends kept, and only once."""

from __future__ import annotations

import codecs
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenlint_rules
from wenlint.engine import ActiveRule, check
from wenlint.finding import FileEdit, FileFix, FileReport, Finding, Message, Place
from wenlint.fixing import FixError, apply_fixes, diff, fix_bytes, write_fixed
from wenlint.readers import read
from wenlint.registry import load_rules
from wenlint.rule import Severity
from wenlint.text import LineIndex


def fix(text: str, *edits: tuple[int, int, str], safe: bool = True) -> Finding:
    index = LineIndex(text)
    made = tuple(
        FileEdit(Place(index.position(start), index.position(end)), content)
        for start, end, content in edits
    )
    message = Message("改", "mend")
    place = made[0].place
    done = FileFix(message, made, safe)
    return Finding("a.txt", "WM001", "x", Severity.ERROR, message, place, fix=done)


def test_edits_are_applied_and_of_two_that_overlap_the_first() -> None:
    text = "甲乙丙丁"
    findings = [fix(text, (0, 1, "A")), fix(text, (0, 2, "B")), fix(text, (3, 4, ""))]
    assert apply_fixes(text, findings, unsafe=False) == ("A乙丙", 2)


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    text = "甲乙"
    findings = [fix(text, (0, 1, ""), safe=False)]
    assert apply_fixes(text, findings, unsafe=False) == (text, 0)
    assert apply_fixes(text, findings, unsafe=True) == ("乙", 1)


def test_a_line_that_is_put_in_ends_as_the_others_do() -> None:
    text = "甲\r\n乙"
    assert apply_fixes(text, [fix(text, (3, 3, "丙\n"))], unsafe=False)[0] == "甲\r\n丙\r\n乙"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
    ],
)
def test_encoding_and_mark_are_kept(encoding: str, bom: bytes) -> None:
    text = "第一行##tag##\r\n第二行\r\n"

    def look(data: bytes) -> FileReport:
        decoded = data[len(bom) :].decode(encoding)
        at = decoded.find("##tag##")
        return FileReport("a.txt", (fix(decoded, (at, at + 7, "")),) if at >= 0 else ())

    fixed = fix_bytes(bom + text.encode(encoding), look, None, unsafe=False)
    assert fixed.data == bom + text.replace("##tag##", "").encode(encoding)
    assert (fixed.applied, fixed.report.findings) == (1, ())


def test_a_file_that_does_not_encode_to_itself_is_left_alone() -> None:
    data = b"##tag##\xa2\xcc"  # in Big5 there is another code for the same character

    def look(data: bytes) -> FileReport:
        return FileReport("a.txt", (fix(data.decode("big5"), (0, 7, "")),))

    assert fix_bytes(data, look, "big5", unsafe=False).data == data


def test_passes_come_to_an_end() -> None:
    def look(data: bytes) -> FileReport:
        text = data.decode()
        return FileReport("a.txt", (fix(text, (0, 0, "甲")),))

    assert fix_bytes(b"", look, None, unsafe=False).data.decode() == "甲" * 10


def test_a_file_that_changed_or_is_read_only_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", encoding="utf-8")
    with pytest.raises(FixError, match="changed meanwhile"):
        write_fixed(path, b"other", b"new")
    path.chmod(0o444)
    with pytest.raises(FixError, match="read-only"):
        write_fixed(path, path.read_bytes(), b"new")
    path.unlink()
    with pytest.raises(FixError, match="cannot be written"):
        write_fixed(path, b"other", b"new")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", encoding="utf-8")
    path.chmod(0o640)
    write_fixed(path, path.read_bytes(), "乙".encode())
    assert path.read_text(encoding="utf-8") == "乙"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_diff_is_what_git_would_show() -> None:
    assert diff("a.txt", "甲\n乙\n".encode(), "甲\n丙\n".encode(), None) == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n 甲\n-乙\n+丙\n"
    )


PARTS = st.sampled_from(
    [
        "##paidbegin##",
        "\u200b",
        "正文。",
        "一、做法",
        "三、不足",
        "（一）甲",
        "(二）乙",
        "\n",
        "\r\n",
        "“",
        "XX市",
        "【】",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join), st.booleans())
def test_a_second_run_finds_nothing_more_to_fix(text: str, unsafe: bool) -> None:
    def look(data: bytes) -> FileReport:
        return check(read(data, "a.txt"), _all_rules())

    once = fix_bytes(text.encode(), look, None, unsafe=unsafe)
    again = fix_bytes(once.data, look, None, unsafe=unsafe)
    assert again.data == once.data
    assert again.applied == 0


@cache
def _all_rules() -> list[ActiveRule]:
    rules = load_rules(wenlint_rules).rules
    return [ActiveRule(rule, rule.options(), rule.severity) for rule in rules]
