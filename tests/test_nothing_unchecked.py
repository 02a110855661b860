"""Nothing passes unchecked: what was not read, decoded and checked in full is told, and exit 2."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from wenlint.cli import main
from wenlint.git.ignore import read_patterns
from wenlint.report.formats import FORMATS

CLEAN = "第一段，说明情况。\n\n第二段，说明办法。\n"
DIRTY = "正文里有XX市的字样。\n"
CHINESE = "全市完成造林一千二百亩，验收合格率稳步提高。\n" * 20


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def codes(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[tuple[str, str]]]]:
    """Return what runs a check, and returns its exit code and files with codes."""

    def run(*argv: str) -> tuple[int, list[tuple[str, str]]]:
        code = main(["check", "--output-format", "json", *argv])
        found = json.loads(capsys.readouterr().out or "[]")
        return code, [(one["filename"], one["code"]) for one in found]

    return run


def write(name: str, text: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


# --- bytes that are no text, and text that looks like none ------------------------------------

BINARY = {
    "controls": b"\x01\x02\x03\xe5\x85\xa8",
    "zeros": b"abc\x00\x00\x00def",
    "bell": b"\x07" * 9,
    "png": b"\x89PNG\r\n\x1a\n" + bytes(256),
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!",
    "zip": b"PK\x03\x04\x14\x00\x00\x00" + bytes(range(256)),
    "pdf": b"%PDF-1.7 \xe2\xe3\xcf\xd3",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    "behind a mark": codecs.BOM_UTF8 + bytes(range(32)) * 9,
    "utf-32": CHINESE.encode("utf-32-le"),
    "torn": CHINESE.encode() + b"\xff",
    "mixed": CHINESE.encode() + b"\xb0\xa1",
    "mixed ahead": b"\xb0\xa1" + CHINESE.encode(),
    "big5": "正文裡有字樣，報告內容說明如下。\n".encode("big5") * 9,
    "shift-jis": "報告書の内容について説明します。\n".encode("shift_jis") * 9,
    "ebcdic": "the text of a report, and more\n".encode("cp037") * 9,
    "hz": "全市完成造林一千二百亩。\n".encode("hz") * 9,
    "iso-2022": "報告書の内容について説明。\n".encode("iso2022_jp") * 9,
    "barrier": "正文里有X\x1fX市的字样。\n".encode(),
    "marked wrongly": codecs.BOM_UTF16_LE + CHINESE.encode(),
    "marked wrongly, gbk": codecs.BOM_UTF16_LE + CHINESE.encode("gbk"),
}


@pytest.mark.parametrize("kind", BINARY)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_what_is_no_text_is_told_in_a_folder_as_by_name(codes, kind, suffix):
    name = write("稿/图" + suffix, BINARY[kind])
    write("稿/好.txt", CLEAN)
    for given in (".", "稿", name):
        assert codes(given) == (2, [(name, "WL002")])


@pytest.mark.parametrize("kind", ["controls", "zip", "torn"])
@pytest.mark.parametrize("output_format", FORMATS)
def test_it_is_told_in_every_format_quiet_or_not(capsys, kind, output_format):
    write("稿/图.txt", BINARY[kind])
    for options in ([], ["--quiet"], ["--exit-zero"], ["--select", "DUP001"]):
        assert main(["check", ".", "--output-format", output_format, *options]) == 2
        assert "WL002" in capsys.readouterr().out
    assert main(["check", ".", "--statistics"]) == 2
    assert "WL002" in capsys.readouterr().out


@pytest.mark.parametrize("option", [["--diff"], ["--write-baseline", "b.json"], ["--fix"]])
def test_other_kinds_of_run_tell_it_too(capsys, option):
    write("图.txt", BINARY["zeros"])
    assert main(["check", ".", *option]) == 2
    out, err = capsys.readouterr()
    assert "WL002" in out + err


@pytest.mark.parametrize(
    "data",
    [
        ("GIF8的格式说明，" + DIRTY).encode(),
        ("GIF8的格式说明，" + DIRTY).encode("gbk"),
        ("PK赛安排，" + DIRTY).encode(),
        ("%PDF-1.7是一种格式，" + DIRTY).encode(),
        ("Rar!" + DIRTY).encode(),
        (CHINESE + "甲\x01乙\x02丙\x03丁。\n" + DIRTY).encode(),
        ("甲\x00乙。\n" + DIRTY).encode("utf-16-le"),
        ("plain words\n" + DIRTY).encode("utf-16-be"),
    ],
)
def test_text_that_only_looks_like_something_else_is_checked(codes, data):
    code, found = codes(write("a.txt", data))
    assert code == 1
    assert ("a.txt", "PH001") in found


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le", "gbk", "koi8-r"])
@pytest.mark.parametrize("written", ["utf-8", "gb18030"])
def test_no_setting_makes_nonsense_of_a_text(codes, encoding, written):
    if encoding == "gbk" and written == "gb18030":
        return
    write("wenlint.toml", f'encoding = "{encoding}"\n')
    assert codes(write("a.txt", (CHINESE + DIRTY).encode(written))) == (2, [("a.txt", "WL002")])


# --- files that are no files --------------------------------------------------------------------


def test_no_pipe_device_or_socket_is_waited_for(codes):
    os.mkfifo("管.txt")
    Path("零.txt").symlink_to("/dev/zero")
    Path("圈.txt").symlink_to("圈.txt")
    Path("空.txt").symlink_to("没有")
    Path("夹.txt").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("座.txt")
        write("好.txt", DIRTY)
        code, found = codes(".")
    assert code == 2
    diagnostics = {name for name, code in found if code == "WL001"}
    assert diagnostics == {"管.txt", "零.txt", "圈.txt", "空.txt", "座.txt"}
    assert ("好.txt", "PH001") in found
    for name in ("管.txt", "零.txt", "圈.txt", "/dev/zero"):
        assert codes(name)[0] == 2


def test_settings_and_baseline_are_regular_files_too(capsys):
    write("a.txt", CLEAN)
    os.mkfifo("管")
    assert main(["check", "a.txt", "--baseline", "管"]) == 2
    assert main(["check", "a.txt", "--baseline", "/dev/zero"]) == 2
    assert main(["check", "a.txt", "--config", "管"]) == 2
    os.mkfifo("wenlint.toml")
    assert main(["check", "a.txt"]) == 2
    assert "wenlint.toml" in capsys.readouterr().err


def test_a_pipe_named_gitignore_hides_nothing(codes):
    Path(".git").mkdir()
    os.mkfifo(".gitignore")
    write("a.txt", DIRTY)
    assert codes(".") == (2, [(".gitignore", "WL001"), ("a.txt", "PH001")])


def test_a_folder_that_cannot_be_listed_is_told(codes, monkeypatch):
    write("稿/密/a.txt", CLEAN)
    write("稿/b.txt", DIRTY)
    scandir = os.scandir

    def refuse(path: str) -> object:  # a mode would not stop root in a container
        if str(path).endswith("密"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert codes("稿") == (2, [("稿/b.txt", "PH001"), ("稿/密", "WL001")])
    assert codes("稿/密", "稿/b.txt")[0] == 2
    assert main(["check", "稿", "--show-files"]) == 2


def test_a_name_that_is_no_utf_8_is_a_name(codes):
    name = os.fsdecode(b"\xb1\xa8.txt")
    write(name, DIRTY)
    write(os.fsdecode(b"\xb1\xa8/\xb8\xe6.txt"), BINARY["zeros"])
    code, found = codes(".")
    assert code == 2
    assert [one for _, one in found] == ["PH001", "WL002"]
    for output_format in FORMATS:
        assert main(["check", ".", "--output-format", output_format]) == 2


def test_a_link_does_not_stand_in_for_its_file(codes):
    write("b.txt", "<script>\n" + DIRTY + "</script>\n")
    Path("a.html").symlink_to("b.txt")
    Path("a.txt").symlink_to("b.txt")
    assert codes(".") == (1, [("b.txt", "PH001")])


# --- what git knows ---------------------------------------------------------------------------

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*argv: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *who, *argv], check=True, capture_output=True)


@needs_git
@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("split", [False, True])
def test_what_git_tracks_is_checked_even_if_ignored(codes, version, split):
    git("init", "-q")
    for name in ("稿/甲.txt", "稿/深/乙.txt", "丙.md", "外.txt"):
        write(name, DIRTY)
    git("add", ".")
    git("update-index", "--index-version", version)
    git("update-index", "--split-index" if split else "--no-split-index")
    write("稿/新.txt", DIRTY)
    write(".gitignore", "稿/\n*.md\n外.txt\n")
    names = {name for name, _ in codes(".")[1]}
    assert names == {"稿/甲.txt", "稿/深/乙.txt", "丙.md", "外.txt"}
    assert {name for name, _ in codes("稿")[1]} == {"稿/甲.txt", "稿/深/乙.txt"}
    assert len(codes(".", "--no-respect-gitignore")[1]) == 5


@needs_git
def test_a_worktree_has_an_index_too(codes):
    git("init", "-q", "库")
    os.chdir("库")
    write("甲.txt", DIRTY)
    git("add", ".")
    git("commit", "-qm", "x")
    git("worktree", "add", "-q", "../树")
    os.chdir("../树")
    write(".gitignore", "*\n")
    assert codes(".") == (1, [("甲.txt", "PH001")])


@needs_git
@pytest.mark.parametrize(
    "data", [b"", b"DIRC", b"DIRC\x00\x00\x00\x02\xff\xff\xff\xff" + bytes(40)]
)
def test_an_index_that_is_broken_hides_nothing(codes, data):
    git("init", "-q")
    Path(".git/index").write_bytes(data)
    write(".gitignore", "*.txt\n")
    write("a.txt", DIRTY)
    assert codes(".") == (2, [(".git", "WL001"), ("a.txt", "PH001")])


@pytest.mark.parametrize("bad", ["!", "[z-a]", "[", "a[b", "\\", "x" * 5000, "/", "!/"])
def test_a_line_of_gitignore_that_means_nothing_is_told(codes, bad):
    Path(".git").mkdir()
    write(".gitignore", f"# 说明\n{bad}\n旧.txt\n")
    write("新.txt", DIRTY)
    write("旧.txt", DIRTY)
    assert codes(".") == (2, [(".gitignore", "WL003"), ("新.txt", "PH001")])


@pytest.mark.parametrize("where", ["exclude", "extend-exclude"])
def test_a_setting_that_means_nothing_is_told(capsys, where):
    write("a.txt", CLEAN)
    write("wenlint.toml", f"{where} = ['[z-a]']\n")
    assert main(["check", "."]) == 2
    assert "wenlint.toml" in capsys.readouterr().err
    write("wenlint.toml", "[per-file-ignores]\n'[z-a]' = ['PH']\n")
    assert main(["check", "."]) == 2
    assert main(["check", ".", "--isolated", "--exclude", "!"]) == 2


def test_patterns_take_no_time():
    hostile = ["*a" * 50 + "b", "**/" * 50 + "*a*b", "[!b]*" * 60 + "b", "?*" * 60 + "c"]
    patterns, _ = read_patterns(hostile)
    started = os.times().user
    for depth in (1, 15, 500):
        assert patterns.verdict(["a" * 200] * depth, folder=False) is None
    assert os.times().user - started < 10


@needs_git
def test_patterns_mean_what_git_means(tmp_path):
    git("init", "-q")
    names = ["a", "b/a", "a/b", "ab/b", "b/ab/a", "a.c", "b/a.c/ab", "ab", "a/b/ab", "[a]", "a b"]
    lists = [
        ["a"], ["/a"], ["a/"], ["a/b"], ["*b"], ["?b"], ["[ab]"], ["[!a]*"], ["**/ab"], ["a/**"],
        ["b/**/a"], ["*", "!a"], ["*", "!b/", "!b/a"], ["a*/*"], ["*.c"], ["\\[a]"],
        ["[[:alpha:]]"], ["a\\ b"], ["***/b"], ["*a*b"], ["/*", "!/b"], ["ab/", "!ab/b"],
        ["[a-]"], ["[]a]"], ["a**"],
    ]  # fmt: skip
    for lines in lists:
        Path(".gitignore").write_text("\n".join(lines) + "\n")
        command = ["git", "check-ignore", "--no-index", "--stdin"]
        asked = subprocess.run(
            command, input="\n".join(names), capture_output=True, text=True, check=False
        )
        patterns, bad = read_patterns(lines)
        assert not bad
        assert {n for n in names if patterns.mean(n)} == set(asked.stdout.split("\n")) - {""}, lines


# --- what is left out on purpose -----------------------------------------------------------------


def test_what_is_left_out_is_counted_and_named(capsys):
    Path(".git").mkdir()
    write(".gitignore", "草稿/\n")
    for name in ("a.txt", "草稿/b.txt", "旧/c.txt", "d.py", "e.py", "f", "node_modules/g.txt"):
        write(name, CLEAN)
    Path("链").symlink_to("/usr")
    assert main(["check", ".", "--extend-exclude", "旧"]) == 0
    out = capsys.readouterr().out
    assert "略过 2，被 exclude 排除：node_modules、旧" in out
    assert "略过 1，git 忽略：草稿" in out
    assert "略过 1，指向文件夹的链接，不跟进：链" in out
    assert ".py 2" in out
    assert main(["check", ".", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


OFFICE = ["报告.rtf", "报告.DOC", "稿.wps", "表.xlsx", "片.pptx", "版.pdf", "版.ofd"]


@pytest.mark.parametrize("name", OFFICE)
def test_office_documents_get_the_right_words(capsys, codes, name):
    write("夹/" + name, b"PK\x03\x04")
    write("夹/a.txt", CLEAN)
    assert codes("夹/" + name) == (2, [("夹/" + name, "WL001")])
    assert codes("夹") == (0, [])
    assert codes("夹", "--strict-files") == (2, [("夹/" + name, "WL001")])
    assert main(["check", "夹"]) == 0
    out = capsys.readouterr().out
    assert name in out
    assert "请" in out


@pytest.mark.parametrize(
    "argv",
    [
        ["."],
        [".", "--force-exclude"],
        ["空"],
        [".", "--exclude", "*"],
        [".", "--write-baseline", "b.json"],
        [".", "--diff"],
        [".", "--fix"],
    ],
)
def test_a_run_that_checked_nothing_is_no_success(capsys, argv):
    Path("空").mkdir()
    write("a.py", "")
    write("版.pdf", "")
    for output_format in FORMATS:
        assert main(["check", *argv, "--output-format", output_format]) == 2
        assert "--allow-empty" in capsys.readouterr().err
        assert main(["check", *argv, "--output-format", output_format, "--allow-empty"]) == 0
    assert main(["check", *argv, "--quiet"]) == 2


def test_given_files_that_are_all_excluded_are_fine_for_a_hook(capsys):
    write("旧/a.txt", DIRTY)
    argv = ["check", "--force-exclude", "--extend-exclude", "旧"]
    assert main([*argv, "旧/a.txt"]) == 0
    assert main([*argv, "旧"]) == 2
    assert main([*argv, "-", "--stdin-filename", "旧/a.txt"]) == 0


# --- what settings, baselines and comments switch off ------------------------------------------


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("ignore = ['PH', 'WM']", "关掉了"),
        ("select = ['DUP001']", "关掉了"),
        ("[severity]\nALL = 'info'", "降为提示"),
        ("[per-file-ignores]\n'b.txt' = ['PH']", "per-file-ignores"),
        ("[rules.DUP003]\nshortest = 100000", "DUP003"),
        ("suffixes = ['.md']", "后缀不在检查之列：.txt 1"),
        ("exclude = ['b.txt']", "exclude"),
    ],
)
def test_the_summary_says_what_the_configuration_takes_away(capsys, settings, said):
    write("wenlint.toml", settings + "\n")
    write("a.md", CLEAN)
    write("b.txt", CLEAN)
    assert main(["check", "."]) == 0
    assert said in capsys.readouterr().out


def test_a_configuration_that_ignores_all_of_all_files_is_no_success(capsys):
    write("wenlint.toml", "[per-file-ignores]\n'*' = ['ALL']\n")
    write("a.txt", DIRTY)
    assert main(["check", "."]) == 2
    assert "per-file-ignores" in capsys.readouterr().err


def test_the_summary_says_what_baseline_and_comments_take_away(capsys):
    write("a.txt", DIRTY)
    assert main(["check", ".", "--write-baseline", "b.json"]) == 0
    assert main(["check", ".", "--baseline", "b.json"]) == 0
    assert "1 处已知" in capsys.readouterr().out
    write("a.md", "<!-- wenlint: ignore-file[PH001] -->\n\n" + DIRTY)
    main(["check", "a.md"])
    assert "被文档里的注释抑制" in capsys.readouterr().out


def test_the_codes_of_wenlint_itself_are_reserved(capsys):
    write("a.txt", CLEAN)
    write("wenlint.toml", "[custom.WL001]\npattern = '甲'\nmessage = '乙'\n")
    assert main(["check", "."]) == 2
    assert "WL" in capsys.readouterr().err


# --- the standard input --------------------------------------------------------------------------


class Endless(io.RawIOBase):
    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        buffer[:] = b"x" * len(buffer)
        return len(buffer)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (BINARY["zeros"], "a.txt", "WL002"),
        (BINARY["mixed"], "a.md", "WL002"),
        (b"PK\x03\x04", "a.docx", "WL003"),
        (None, "a.txt", "WL005"),
    ],
)
def test_the_standard_input_keeps_the_same_rules(codes, monkeypatch, data, name, code):
    write("wenlint.toml", "max-megabytes = 1\n")
    stream = io.BufferedReader(Endless()) if data is None else io.BytesIO(data)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert codes("-", "--stdin-filename", name) == (2, [(name, code)])


def test_a_closed_standard_input_is_told(codes, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert codes("-") == (2, [("stdin.txt", "WL001")])


# --- rules that do not end ------------------------------------------------------------------------


def test_a_pattern_that_does_not_end_is_given_up_once(codes):
    write("wenlint.toml", "[custom.ORG001]\npattern = '(x|xx)+[yz]'\nmessage = '甲'\n")
    for name in ("a.txt", "b.txt", "c.txt"):
        write(name, "x" * 5000 + "\n" + DIRTY)
    started = time.process_time()
    code, found = codes(".")
    assert code == 2
    assert found.count(("b.txt", "WL004")) == 1
    assert [name for name, code in found if code == "PH001"] == ["a.txt", "b.txt", "c.txt"]
    assert time.process_time() - started < 40


def test_more_processes_than_files_are_no_help(codes, monkeypatch):
    import concurrent.futures

    asked = []

    class Pool(concurrent.futures.ProcessPoolExecutor):
        def __init__(self, jobs: int, **settings: object) -> None:
            asked.append(jobs)
            super().__init__(jobs, **settings)

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", Pool)
    for name in ("a.txt", "b.txt"):
        write(name, DIRTY)
    assert codes(".", "-j", "100000")[0] == 1
    assert asked == [2]


def test_a_deep_folder_is_walked(codes):
    here = os.open(".", os.O_RDONLY)
    for _ in range(400):
        Path("d").mkdir()
        os.chdir("d")
    write("a.txt", DIRTY)
    os.fchdir(here)
    with contextlib.suppress(OSError):
        os.close(here)
    assert codes(".")[0] == 1


# --- the language server --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "text", "code"),
    [
        ("", "正文里有X\x1fX市。\n", "WL002"),
        ("max-megabytes = 0", "正文。\n", "WL005"),
        ("[custom.ORG001]\npattern = '(x|xx)+[yzq]'\nmessage = '甲'", "x" * 5000, "WL004"),
    ],
)
def test_the_language_server_keeps_the_same_rules(registry, settings, text, code):
    checked = pytest.importorskip("wenlint.server.checked")
    write("wenlint.toml", settings + "\n")
    for _ in range(3):
        started = time.process_time()
        there = checked.EditorText(Path("a.txt").absolute(), text)
        found = checked.check_text(there, registry, Path.cwd())
        assert [one.code for one in found.findings if one.fatal] == [code]
    assert time.process_time() - started < 2
