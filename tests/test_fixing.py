"""Fixes: applied without overlap, with encoding and line ends kept, and only once."""

from __future__ import annotations

import codecs
import os
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenlint_rules
from wenlint.core.finding import FileEdit, FileFix, FileReport, Finding
from wenlint.core.hit import Severity
from wenlint.core.line_map import edited_text, line_map_of
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import LineIndex, Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import load_rules
from wenlint.fixing import FixError, accepted_edits, diff, fix_bytes, write_fixed
from wenlint.readers import ReadOptions, read


def fix(text: str, *edits: tuple[int, int, str], safe: bool = True) -> Finding:
    index = LineIndex(text)
    made = tuple(
        FileEdit(Location(index.position(start), index.position(end)), content)
        for start, end, content in edits
    )
    message = Message("改", "mend")
    place = made[0].location
    done = FileFix(message, made, safe)
    return Finding("a.txt", "WM001", "x", Severity.ERROR, message, place, fix=done)


def fixed(text: str, findings: list[Finding], *, unsafe: bool) -> tuple[str, int]:
    edits, count = accepted_edits(text, findings, unsafe=unsafe)
    return edited_text(text, edits), count


def test_edits_are_applied_and_of_two_that_overlap_the_first() -> None:
    text = "甲乙丙丁"
    findings = [fix(text, (0, 1, "A")), fix(text, (0, 2, "B")), fix(text, (3, 4, ""))]
    assert fixed(text, findings, unsafe=False) == ("A乙丙", 2)


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    text = "甲乙"
    findings = [fix(text, (0, 1, ""), safe=False)]
    assert fixed(text, findings, unsafe=False) == (text, 0)
    assert fixed(text, findings, unsafe=True) == ("乙", 1)


def test_a_line_that_is_put_in_ends_as_the_others_do() -> None:
    text = "甲\r\n乙"
    assert fixed(text, [fix(text, (3, 3, "丙\n"))], unsafe=False)[0] == "甲\r\n丙\r\n乙"


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


def test_what_the_encoding_lacks_is_not_written() -> None:
    def look(data: bytes) -> FileReport:
        return FileReport("a.txt", (fix("甲", (0, 1, "𠮷")),))

    with pytest.raises(FixError, match=r"a\.txt: .*gbk.*convert it to UTF-8"):
        fix_bytes("甲".encode("gbk"), look, "gbk", unsafe=False)


def test_a_file_that_does_not_encode_to_itself_is_left_alone() -> None:
    data = b"##tag##\xa2\xcc"  # in Big5 there is another code for the same character

    def look(data: bytes) -> FileReport:
        return FileReport("a.txt", (fix(data.decode("big5"), (0, 7, "")),))

    assert fix_bytes(data, look, "big5", unsafe=False).data == data


@pytest.mark.parametrize("text", ["\r{}\n", "\r{}{}\n", "\r{}\n\n", "甲\r{}\n乙\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_no_two_line_ends_become_one(text: str, name: str) -> None:
    def look(data: bytes) -> FileReport:
        return check(read(data, name, None), _all_rules())

    fixed = fix_bytes(text.replace("{}", "##paidbegin##").encode(), look, None, unsafe=False)
    assert fixed.applied
    assert b"\r\n" not in fixed.data


def test_passes_come_to_an_end() -> None:
    def look(data: bytes) -> FileReport:
        text = data.decode()
        return FileReport("a.txt", (fix(text, (0, 0, "甲")),))

    assert fix_bytes(b"", look, None, unsafe=False).data.decode() == "甲" * 10


@pytest.mark.parametrize(
    ("text", "edits", "origins"),
    [
        ("甲\n乙\n丙", [(0, 2, "")], [(2, 2), (3, 3)]),  # a line taken out
        ("甲\n乙\n丙", [(2, 4, ""), (4, 5, "")], [(1, 1), (3, 3)]),
        ("甲\n乙\n丙", [(1, 2, "")], [(1, 2), (3, 3)]),  # two lines joined
        ("甲\n乙\n丙", [(0, 5, "丁")], [(1, 3)]),
        ("甲\n乙\n丙", [(2, 2, "新\n")], [(1, 1), (2, 2), (2, 2), (3, 3)]),  # a line put in
        ("甲\n乙", [(3, 3, "\n尾")], [(1, 1), (2, 2), (2, 2)]),
        ("甲\r\n乙\r丙", [(0, 1, "长长长"), (3, 4, "")], [(1, 1), (2, 2), (3, 3)]),
        ("甲", [], [(1, 1)]),
        ("", [(0, 0, "新\n\n")], [(1, 1)] * 3),
    ],
)
def test_rows_are_led_back_to_where_they_came_from(
    text: str, edits: list[tuple[int, int, str]], origins: list[tuple[int, int]]
) -> None:
    spans = [(Span(start, end), content) for start, end, content in edits]
    assert [(rows[0], rows[-1]) for rows in line_map_of(text, spans)] == origins


def test_rows_are_led_back_over_several_edits() -> None:
    once = line_map_of("一\n二\n三\n四", [(Span(0, 2), "")])
    twice = line_map_of("二\n三\n四", [(Span(1, 2), "")], once)
    assert [(rows[0], rows[-1]) for rows in twice] == [(2, 3), (4, 4)]


def test_a_file_that_changed_or_is_read_only_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", encoding="utf-8")
    with pytest.raises(FixError, match="changed meanwhile"):
        write_fixed(path, b"other", b"new")
    path.chmod(0o444)
    with pytest.raises(FixError, match="read-only"):
        write_fixed(path, path.read_bytes(), b"new")
    path.unlink()
    with pytest.raises(FixError, match="gone or changed"):
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
        "# ",
        "- ",
        "1. 甲",
        "3. 丙",
        "𠮷",
        "。。",
        "\n",
        "\r\n",
        "\r",
        "“",
        "XX市",
        "【】",
    ]
)


# A byte order mark, the encoding, and whether it must be named: short texts tell little.
ENCODINGS = (
    (b"", "utf-8", None),
    (codecs.BOM_UTF8, "utf-8", None),
    (b"", "gb18030", "gb18030"),
    (b"", "gbk", "gbk"),
    (codecs.BOM_UTF16_LE, "utf-16-le", None),
    (codecs.BOM_UTF16_BE, "utf-16-be", None),
)
_LINE_ENDS = re.compile("\r\n|\n|\r")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(PARTS, max_size=30).map("".join),
    st.sampled_from(ENCODINGS),
    st.sampled_from(["a.txt", "a.md"]),
    st.booleans(),
)
def test_a_second_run_finds_nothing_more_to_fix(
    text: str, coding: tuple[bytes, str, str | None], name: str, unsafe: bool
) -> None:
    bom, encoding, named = coding
    text = text.encode(encoding, "ignore").decode(encoding)  # GBK lacks some

    def look(data: bytes) -> FileReport:
        return check(read(data, name, ReadOptions(named)), _all_rules())

    once = fix_bytes(bom + text.encode(encoding), look, named, unsafe=unsafe)
    again = fix_bytes(once.data, look, named, unsafe=unsafe)
    assert again.data == once.data
    assert again.applied == 0

    # The encoding, its mark, and every line end that is left are those of before.
    assert once.data.startswith(bom)
    mended = once.data[len(bom) :].decode(encoding)
    ends = iter(_LINE_ENDS.findall(text))
    assert all(end in ends for end in _LINE_ENDS.findall(mended))
    assert mended.count("XX市") == text.count("XX市")  # masks are nobody's to fill in
    if once.applied == 0:
        assert mended == text


@cache
def _all_rules() -> list[ActiveRule]:
    rules = load_rules(wenlint_rules).rules
    return [ActiveRule(rule, rule.options(), rule.severity) for rule in rules]
