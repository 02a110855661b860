"""The full report, printed at fixed widths and compared with what a reader should see."""

import io
import subprocess
import sys
import time

import pytest

from wenlint.core.finding import (
    FileEdit,
    FileFix,
    FileReport,
    Finding,
    RelatedLocation,
    Report,
    Skipped,
)
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position
from wenlint.report.write import Style, write_report


def place(row, start, end, end_row=None):
    return Location(Position(row, start), Position(end_row or row, end))


def finding(where, zh="占位标记没有替换", en="a placeholder", **fields):
    fields = {"code": "PH001", "name": "leftover", "severity": Severity.ERROR, **fields}
    return Finding(path="甲.md", message=Message(zh, en), location=where, **fields)


def report(lines, *findings, **fields):
    return Report((FileReport("甲.md", findings, lines, 1234),), **fields)


def full(report, **style):
    stream = io.StringIO()
    write_report(report, "full", stream, Style(**{"width": 80, "quiet": True, **style}))
    return stream.getvalue()


def test_a_finding_with_its_line():
    text = full(report({12: "本年度预算待补充万元。"}, finding(place(12, 6, 9))))
    assert text == (
        "甲.md  1 处问题\n"
        "  12:6 错误 PH001 leftover  占位标记没有替换\n"
        "    │ 本年度预算待补充万元。\n"
        "    │           ^^^^^^\n"
    )


def test_in_english():
    text = full(
        report({1: "预算待补充"}, finding(place(1, 3, 6), severity=Severity.WARNING)),
        language="en",
        quiet=False,
    )
    assert text == (
        "甲.md  1 finding\n"
        "  1:3 warning PH001 leftover  a placeholder\n"
        "    │ 预算待补充\n"
        "    │     ^^^^^^\n"
        "\n"
        "1 finding: warning 1\n"
        "  PH001  leftover  1  ████████████████████████\n"
        "Checked 1 file, 1,234 characters, in 0.00 s.\n"
    )


@pytest.mark.parametrize(
    "line", ["预算[todo]万元", "[/待补充]", ":100:", "[bold]甲[/bold]", "\\[x]"]
)
@pytest.mark.parametrize("color", [False, True])
def test_what_looks_like_markup_is_printed_as_it_stands(line, color):
    text = full(report({1: line}, finding(place(1, len(line) + 1, 0), zh=line)), color=color)
    assert text.count(line) == 2


def test_the_other_end_of_a_contradiction():
    lines = {3: "部署“五项任务”。", 18: "四是加强检查。"}
    related = (RelatedLocation(Message("只列到第四项", "ends here"), place(18, 1, 3)),)
    text = full(report(lines, finding(place(3, 4, 8), zh="说五项，列四项", related=related)))
    assert text.splitlines()[2:] == [
        "    │ 部署“五项任务”。",
        "    │      ^^^^^^^^",
        "    → 18:1  只列到第四项",
        "      │ 四是加强检查。",
        "      │ ~~~~",
    ]


def test_findings_of_one_rule_on_one_line_share_the_excerpt():
    findings = [finding(place(1, at, at + 2)) for at in (1, 4, 7)]
    assert full(report({1: "**市**县**村"}, *findings)) == (
        "甲.md  3 处问题\n"
        "  1:1 错误 PH001 leftover  占位标记没有替换（3 处）\n"
        "    │ **市**县**村\n"
        "    │ ^^  ^^  ^^\n"
    )


def test_differing_messages_of_a_shared_excerpt_follow_once_each():
    findings = [finding(place(1, at, at + 2), zh=f"“{what}”") for at, what in
                ((1, "**"), (4, "XX"), (7, "**"), (10, "XX"))]  # fmt: skip
    assert full(report({1: "**市XX县**村XX"}, *findings)).splitlines()[1:] == [
        "  1:1 错误 PH001 leftover  “**”（2 处）",
        "    │ **市XX县**村XX",
        "    │ ^^  ^^  ^^  ^^",
        "    1:4  “XX”（2 处）",
    ]


def test_other_rules_and_other_lines_do_not_share():
    lines = {1: "甲乙", 2: "甲乙"}
    findings = [finding(place(1, 1, 2)), finding(place(1, 1, 2), code="X1"),
                finding(place(2, 1, 2))]  # fmt: skip
    assert full(report(lines, *findings)).count("^^") == 3


def test_windows_of_a_long_line_bear_their_columns():
    line = "字" * 30 + "待补充" + "字" * 500 + "待补充" + "字" * 30
    findings = [finding(place(7, at, at + 3)) for at in (31, 534)]
    assert full(report({7: line}, *findings), width=40).splitlines()[1:] == [
        "  7:31 错误 PH001 leftover",
        "    占位标记没有替换（2 处）",
        "     7:31 │ …字字字字字待补充字字字字字…",
        "          │            ^^^^^^",
        "    7:534 │ …字字字字字待补充字字字字字…",
        "          │            ^^^^^^",
    ]


def test_a_spot_over_several_lines_is_marked_to_the_end_of_the_first():
    text = full(report({1: "甲乙丙"}, finding(place(1, 2, 2, end_row=3))))
    assert text.splitlines()[2:] == ["    │ 甲乙丙", "    │   ^^^^"]


def test_a_missing_line_and_a_missing_file_have_no_excerpt():
    text = full(report({}, finding(place(1, 1, 1), zh="打不开", code="WL002")))
    assert text == "甲.md  1 处问题\n  1:1 错误 WL002 leftover  打不开\n"


def test_a_long_message_is_folded_and_no_row_begins_with_a_closing_mark():
    message = "正文说有五项任务，后面只列出了四项，缺少第五项，请核对：consistency-check。"
    rows = full(report({}, finding(place(1, 1, 2), zh=message)), width=40).splitlines()[2:]
    assert rows == [
        "    正文说有五项任务，后面只列出了四项，",
        "    缺少第五项，请核对：",
        "    consistency-check。",
    ]


def test_control_characters_never_reach_the_terminal():
    evil = "\x1b[31m红\x07\r\n\u202e反"
    text = full(report({1: evil}, finding(place(1, 1, 2), zh=evil)))
    assert not set(text) & set("\x1b\x07\r\u202e")
    assert text.count("⟨U+001B⟩[31m红⟨U+0007⟩⟨U+000D⟩⟨U+000A⟩⟨U+202E⟩反") == 2


def test_lone_surrogates_and_narrow_encodings_do_not_crash():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="gbk", write_through=True)
    bad = report({1: "\ud800以\u200b😀"}, finding(place(1, 2, 3), zh="\udc80"))
    write_report(bad, "full", stream, Style())
    write_report(bad, "concise", stream, Style())
    write_report(bad, "json", stream, Style())


def test_no_escape_codes_without_a_terminal_and_some_when_asked(monkeypatch):
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    one = report({1: "待补充"}, finding(place(1, 1, 4)))
    assert "\x1b" not in full(one)
    assert "\x1b" not in full(one, color=False)
    assert "\x1b[1;31m待补充" in full(one, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[1;31m待补充" in full(one, color=True)


def test_without_a_terminal_the_width_is_80(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    text = full(report({1: "字" * 300}, finding(place(1, 150, 151))), width=None)
    assert max(len(row) + row.count("字") for row in text.splitlines()) in (79, 80)


@pytest.mark.parametrize("width", [1, 20, 40])
def test_narrow_terminals_do_not_crash(width):
    line = "字" * 300
    related = (RelatedLocation(Message("另一处" * 20, ""), place(1, 5, 290)),)
    findings = [finding(place(1, at, at + 9), related=related) for at in range(1, 250, 40)]
    assert full(report({1: line}, *findings), width=width, quiet=False).count("^") > 9


def test_two_files_and_nothing_about_the_clean_one():
    files = [FileReport(path, (finding(place(1, 1, 2)),), {1: "甲"}) for path in ("a", "b")]
    assert full(Report((files[0], FileReport("clean"), files[1]))).count("\n\n") == 1


def test_the_summary():
    fix = FileFix(Message("删去", "drop"), (FileEdit(place(1, 1, 2), ""),), safe=True)
    unsafe = FileFix(Message("改", "change"), (), safe=False)
    findings = [finding(place(1, 1, 2), fix=fix)] * 8
    findings += [finding(place(2, 1, 2), code="NUM001", name="gap", fix=unsafe,
                         severity=Severity.WARNING)] * 3  # fmt: skip
    findings += [finding(place(3, 1, 2), code="TXT010", name="x", severity=Severity.INFO)]
    skipped = [Skipped(f"{n}.png", Message("不是文本文件", "no text")) for n in range(7)]
    skipped += [Skipped("大.md", Message("文件太大", "too large"))]
    text = full(report({}, *findings, skipped=tuple(skipped), seconds=0.4213), quiet=False)
    assert text.partition("\n\n共 ")[2].splitlines() == [
        "12 处问题：错误 8，警告 3，提示 1",
        "  PH001   leftover  8  ████████████████████████",
        "  NUM001  gap       3  █████████",
        "  TXT010  x         1  ███",
        "跳过 8 个文件：",
        "  不是文本文件（7）",
        "    0.png",
        "    1.png",
        "    2.png",
        "    3.png",
        "    4.png",
        "    …… 另有 2 个",
        "  文件太大（1）",
        "    大.md",
        "8 处可用 --fix 安全修改。",
        "另有 3 处可用 --unsafe-fixes 修改，改后请核对。",
        "检查了 1 个文件，共 1,234 字，用时 0.42 秒。",
    ]


def test_a_clean_run_says_how_much_was_checked():
    clean = Report((FileReport("a", characters=1000), FileReport("b", characters=234)))
    assert full(clean, quiet=False) == (
        "检查了 2 个文件，共 1,234 字，没有发现问题，用时 0.00 秒。\n"
    )
    assert full(clean, quiet=False, language="en") == (
        "Checked 2 files, 1,234 characters, in 0.00 s: nothing found.\n"
    )
    assert full(clean) == ""


def test_nothing_checked_does_not_look_like_success():
    skipped = (Skipped("a.png", Message("不是文本文件", "no text")),)
    assert full(Report((), skipped), quiet=False) == (
        "跳过 1 个文件：\n  不是文本文件（1）\n    a.png\n注意：没有检查任何文件。\n"
    )
    assert full(Report(()), quiet=False, language="en") == "Note: no file was checked.\n"


def test_a_file_that_could_not_be_read_does_not_count_as_checked():
    text = full(report({}, finding(place(1, 1, 1), code="WL002")), quiet=False)
    assert text.endswith("注意：1 个文件没能查完，见上面的 WL002。\n注意：没有检查任何文件。\n")


def test_quiet_leaves_only_the_findings():
    text = full(
        report({1: "甲"}, finding(place(1, 1, 2)), skipped=(Skipped("b", Message("", "")),))
    )
    assert text.splitlines()[-1] == "    │ ^^"


def test_two_thousand_spots_on_one_line():
    findings = [finding(place(1, at, at + 2)) for at in range(1, 200_000, 100)]
    begin = time.process_time()
    text = full(report({1: "字" * 200_000}, *findings))
    assert time.process_time() - begin < 3
    assert text.count("^^^^") == 2000


@pytest.mark.parametrize("form", ["concise", "json", "full"])
def test_rich_is_not_imported_where_it_is_not_needed(form):
    code = (
        "import sys; from wenlint.core.finding import *; from wenlint.report.write import *\n"
        f"write_report(Report((FileReport('a'),)), {form!r}, sys.stdout, Style())\n"
        "sys.exit('rich' in sys.modules)"
    )
    paths = [path for path in sys.path if path]
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}\n{code}"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
