"""Names, links and settings that came with the documents: they steer neither wenlint nor a log."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from wenlint.cli import main
from wenlint.report.formats import FORMATS

DIRTY = "正文有XX市的字样，还有零宽\u200b字符。\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory inside a repository, which `tmp_path` is not."""
    folder = tmp_path / "仓库"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    Path("报告.txt").write_text(DIRTY, encoding="utf-8")
    return folder


# --- names that read as options -------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["--exclude=*.md", "--config=evil.md", "-q.md", "-", "--isolated", "--output-file=报告.txt"],
)
def test_a_file_is_never_an_option(tree, capsys, name):
    Path(name).write_text("select = []\n", encoding="utf-8")
    before = Path("报告.txt").read_bytes()
    assert main(["check", "--force-exclude", "--quiet", "报告.txt", name]) == 2
    assert repr(name) in capsys.readouterr().err
    assert Path("报告.txt").read_bytes() == before


@pytest.mark.parametrize("name", ["--exclude=*.md", "-q.md", "--isolated"])
def test_behind_two_dashes_it_is_checked(tree, capsys, name):
    Path(name).write_text(DIRTY, encoding="utf-8")
    assert main(["check", "--output-format", "concise", "--", name]) == 1
    assert f"{name}:1:" in capsys.readouterr().out


def test_options_of_the_user_still_work(tree, capsys):
    assert main(["check", "--select=NUM", "--quiet", "报告.txt"]) == 0


# --- what is written where --------------------------------------------------------------------

WRITERS = [
    ["--output-file", "{}"],
    ["--report", "json={}"],
    ["--write-baseline", "{}"],
]


def written_to(path: str, writer: list[str]) -> list[str]:
    return [part.format(path) for part in writer]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("other", ["报告.txt", "硬链接.txt", "wenlint.toml", "./x/../报告.txt"])
def test_no_report_replaces_what_is_read(tree, capsys, writer, other):
    Path("wenlint.toml").write_text("select = ['ALL']\n", encoding="utf-8")
    os.link("报告.txt", "硬链接.txt")
    Path("x").mkdir()
    before = Path(other).read_bytes()
    assert main(["check", ".", *written_to(other, writer)]) == 2
    assert Path(other).read_bytes() == before
    assert writer[0] in capsys.readouterr().err


@pytest.mark.parametrize("writer", WRITERS)
def test_no_report_follows_a_link_out_of_the_tree(tree, tmp_path, capsys, writer):
    outside = tmp_path / "别处"
    outside.mkdir()
    Path("out").symlink_to(outside)
    Path("last").symlink_to(outside / "新.json")
    Path("hook").symlink_to(tree / ".git" / "hook")
    Path("inside").symlink_to("src.py")
    Path("src.py").write_text("print()\n", encoding="utf-8")
    Path("loop").symlink_to("loop")
    for target in ("out/x.json", "last", "hook", "inside", "loop"):
        assert main(["check", ".", *written_to(target, writer)]) == 2
        assert "链接" in capsys.readouterr().err
    assert list(outside.iterdir()) == []
    assert list((tree / ".git").iterdir()) == []
    assert Path("src.py").read_text(encoding="utf-8") == "print()\n"


def test_a_folder_behind_a_link_within_the_tree_and_a_path_outside_are_fine(tree, tmp_path, capsys):
    Path("reports").mkdir()
    Path("last").symlink_to("reports")
    target = tmp_path / "外面.json"
    options = [
        "--output-format",
        "json",
        "--output-file",
        "last/新.json",
        "--report",
        f"json={target}",
    ]
    assert main(["check", "报告.txt", *options]) == 1
    assert Path("reports/新.json").is_file()
    assert target.is_file()


@pytest.mark.parametrize(
    "options",
    [
        ["--output-file", "a.json", "--report", "json=./a.json"],
        ["--report", "json=a.json", "--report", "sarif=b/../a.json"],
        ["--report", "json=a.json", "--report", "sarif=c/a.json"],
        ["--report", "json=a.json", "--report", "sarif=A.JSON"],
        ["--report", "json=é.json", "--report", "sarif=e\u0301.json"],
        ["--baseline", "known.json", "--output-file", "known.json"],
    ],
)
def test_two_reports_share_no_target(tree, capsys, options):
    Path("b").mkdir()
    Path("c").symlink_to(".")
    assert main(["check", "报告.txt", "--write-baseline", "known.json"]) == 0
    before = Path("known.json").read_bytes()
    assert main(["check", "报告.txt", *options]) == 2
    assert "同一个文件" in capsys.readouterr().err
    assert not Path("a.json").exists()
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "other", ["wenlint.toml", "base.toml", "pyproject.toml", ".gitignore", ".gitattributes"]
)
def test_no_report_replaces_settings_even_unread(tree, capsys, writer, other):
    Path(other).write_text("# 设置\n", encoding="utf-8")
    assert main(["check", "报告.txt", "--isolated", *written_to(other, writer)]) == 2
    assert Path(other).read_text(encoding="utf-8") == "# 设置\n"


def test_no_report_replaces_the_baseline_of_the_configuration(tree, capsys):
    Path("wenlint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert main(["check", ".", "--isolated", "--write-baseline", "known.json"]) == 0
    before = Path("known.json").read_bytes()
    assert main(["check", ".", "--output-format", "json", "--output-file", "known.json"]) == 2
    assert Path("known.json").read_bytes() == before
    assert main(["check", ".", "--write-baseline", "known.json"]) == 0


def test_no_report_replaces_the_document_whose_name_the_standard_input_bears(tree, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(DIRTY.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    options = ["--stdin-filename", "报告.txt", "--output-file", "报告.txt"]
    assert main(["check", "-", *options]) == 2
    assert Path("报告.txt").read_text(encoding="utf-8") == DIRTY


def test_no_report_replaces_a_given_document_even_if_excluded(tree):
    Path("wenlint.toml").write_text('exclude = ["*.txt"]\n', encoding="utf-8")
    options = ["--force-exclude", "--report", "json=报告.txt"]
    assert main(["check", *options, "报告.txt"]) == 2
    assert Path("报告.txt").read_text(encoding="utf-8") == DIRTY


def test_the_longest_name_is_mended_too(tree):
    name = "长" * 83 + ".txt"  # 253 bytes: no other name can be made of it
    Path(name).write_text("好\u200b。\n", encoding="utf-8")
    assert main(["check", "--fix", name]) == 0
    assert Path(name).read_text(encoding="utf-8") == "好。\n"


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_a_kill_during_a_write_leaves_nothing_behind(tree, number):
    program = (
        "import os, shutil, signal, sys\n"
        "from pathlib import Path\n"
        "from wenlint.atomic import write_bytes\n"
        f"shutil.copymode = lambda *_: os.kill(os.getpid(), signal.{number})\n"
        "write_bytes(Path(sys.argv[1]), b'new')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, "报告.txt"], check=False)
    assert done.returncode == 128 + getattr(signal, number)
    assert sorted(path.name for path in tree.iterdir()) == [".git", "报告.txt"]
    assert Path("报告.txt").read_text(encoding="utf-8") == DIRTY


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_mended_file_stays_with_its_owner(tree):
    os.chown("报告.txt", 1234, 1234)
    assert main(["check", "--fix", "报告.txt"]) == 1
    status = Path("报告.txt").stat()
    assert (status.st_uid, status.st_gid) == (1234, 1234)


@pytest.mark.parametrize("given", [["."], ["链接.txt"], []])
def test_a_fix_follows_no_link_out_of_the_tree(tree, tmp_path, capsys, given):
    outside = tmp_path / "别处.txt"
    outside.write_text(DIRTY, encoding="utf-8")
    Path("链接.txt").symlink_to(outside)
    assert main(["check", "--fix", *given]) == 2
    assert outside.read_text(encoding="utf-8") == DIRTY
    assert "链接" in capsys.readouterr().out


def test_a_fix_rewrites_no_program_behind_the_name_of_a_document(tree, capsys):
    Path("src.py").write_text(DIRTY, encoding="utf-8")
    Path("链接.txt").symlink_to("src.py")
    assert main(["check", "--fix", "链接.txt"]) == 2
    assert Path("src.py").read_text(encoding="utf-8") == DIRTY
    assert "链接" in capsys.readouterr().err


def test_a_fix_from_elsewhere_follows_none_either(tree, tmp_path, capsys, monkeypatch):
    outside = tmp_path / "别处.txt"
    outside.write_text(DIRTY, encoding="utf-8")
    Path("链接.txt").symlink_to(outside)
    monkeypatch.chdir("/")
    assert main(["check", "--fix", str(tree)]) == 2
    assert outside.read_text(encoding="utf-8") == DIRTY
    assert (tree / "报告.txt").read_text(encoding="utf-8") != DIRTY


def test_a_fix_follows_a_link_within_the_tree(tree, monkeypatch):
    folder = tree / "子文件夹"
    folder.mkdir()
    (folder / "链接.txt").symlink_to(tree / "报告.txt")
    monkeypatch.chdir(folder)
    assert main(["check", "--fix", "."]) == 1
    assert "\u200b" not in (tree / "报告.txt").read_text(encoding="utf-8")


# --- settings that lead out of the repository ---------------------------------------------------


@pytest.mark.parametrize("setting", ["extend", "baseline"])
@pytest.mark.parametrize("way", ["../秘密", "link", "{}/秘密"])
def test_a_setting_reads_no_file_outside(tree, tmp_path, capsys, setting, way):
    secret = tmp_path / "秘密"
    secret.write_text("密码 = 'hunter2'\n", encoding="utf-8")
    Path("link").symlink_to(secret)
    Path("wenlint.toml").write_text(f"{setting} = '{way.format(tmp_path)}'\n", encoding="utf-8")
    assert main(["check", "报告.txt"]) == 2
    error = capsys.readouterr().err
    assert "hunter2" not in error
    assert "密码" not in error
    assert "wenlint.toml" in error


@pytest.mark.parametrize("given", [["."], ["链接.md"], ["夹"], ["夹/密.md"], ["--quiet", "夹/"]])
def test_no_document_is_read_through_a_link_that_leads_out(tree, tmp_path, capsys, given):
    outside = tmp_path / "别处"
    outside.mkdir()
    (outside / "密.md").write_text("暗号如下。\n", encoding="utf-8")
    Path("链接.md").symlink_to(outside / "密.md")
    Path("夹").symlink_to(outside)
    Path("wenlint.toml").write_text('[custom.LK001]\npattern = ".+"\nmessage = "x"\n')
    assert main(["check", "--across", *given]) == 2
    out, err = capsys.readouterr()
    assert "暗号" not in out + err
    assert "WL001" in out


def test_nor_what_git_keeps_of_its_own(tree, capsys):
    Path(".git/config").write_text("暗号\n", encoding="utf-8")
    Path("链接.md").symlink_to(".git/config")
    Path("wenlint.toml").write_text('[custom.LK001]\npattern = ".+"\nmessage = "x"\n')
    assert main(["check", "."]) == 2
    assert "暗号" not in capsys.readouterr().out


def test_a_link_out_may_be_excluded_and_one_within_the_tree_is_read(tree, tmp_path, capsys):
    (tmp_path / "密.md").write_text(DIRTY, encoding="utf-8")
    Path("链接.md").symlink_to(tmp_path / "密.md")
    Path("文.md").symlink_to("报告.txt")
    assert main(["check", ".", "--exclude", "链接.md", "--output-format", "concise"]) == 1
    assert "文.md:1:" in capsys.readouterr().out


def test_no_configuration_is_read_through_a_link_that_leads_out(tree, tmp_path, capsys):
    (tmp_path / "secret.toml").write_text("暗号 = 1\n", encoding="utf-8")
    for name in ("wenlint.toml", "pyproject.toml"):
        Path(name).symlink_to(tmp_path / "secret.toml")
        assert main(["check", "."]) == 2
        assert "链接" in capsys.readouterr().err
        Path(name).unlink()


def test_the_command_line_may_name_any(tree, tmp_path, capsys):
    shared = tmp_path / "公用"
    shared.mkdir()
    (shared / "base.toml").write_text("ignore = ['WM']\n", encoding="utf-8")
    (shared / "house.toml").write_text("extend = 'base.toml'\n", encoding="utf-8")
    options = ["--config", str(shared / "house.toml"), "--output-format", "concise"]
    assert main(["check", "报告.txt", *options]) == 1
    assert "WM007" not in capsys.readouterr().out


# --- text that reaches a terminal or a log ------------------------------------------------------


def controls(text: str) -> set[str]:
    """Return what may steer a terminal: controls of both ranges, directions, what is not seen."""
    hidden = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return {sign for sign in text if unicodedata.category(sign) in hidden and sign not in "\n\t"}


COMMAND = "::error::x"
# Of the report for GitHub, only wenlint's own name their title.
FOREIGN_COMMAND = re.compile(r"(?im)^\s*::(?:error|warning)(?! title=wenlint )|##\[|##vso\[")
HOSTILE_NAMES = [
    "\x1b[31m红.txt",
    "换\n::error::行.txt",
    "::error::x.txt",
    "##[group]x.txt",
    "\x9b31m\u202e\u2028.txt",
    "\udc9b.txt",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
@pytest.mark.parametrize(
    "options",
    [
        ["--show-files"],
        *(["--output-format", name] for name in FORMATS),
        ["--diff"],
        ["--write-baseline", "known.json"],
        ["--fix", "--exit-zero"],
    ],
)
def test_no_name_reaches_the_log_raw(tree, capsys, name, options):
    Path(name).write_text(DIRTY, encoding="utf-8")
    main(["check", ".", *options])
    out, err = capsys.readouterr()
    assert not controls(out + err)
    assert not FOREIGN_COMMAND.search(out + err)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_message_about_a_name_either(tree, capsys, name):
    main(["check", name])
    main(["check", "--config", name])
    main(["check", "--baseline", name, "报告.txt"])
    main(["check", "--output-file", f"无/{name}", "报告.txt"])
    main(["rule", name])
    main([name])
    main(["check", f"--{name}"])
    main(["check", "--output-format", name])
    Path(f"--{name}").write_text("", encoding="utf-8")
    main(["check", f"--{name}"])
    err = capsys.readouterr().err
    assert "行" not in name or not any(line.endswith("换") for line in err.split("\n"))
    assert not controls(err)
    assert not [line for line in err.split("\n") if line.lstrip().startswith("::error")]


@pytest.mark.parametrize(
    "config",
    [
        '"a\\n::error::x" = 1',
        '[rules."a\\n::error::x"]\nb = 1',
        '[rules.PH001]\n"\\u001b[31m" = 1',
        '[severity]\n"\\u001b[31m" = "error"',
        'select = ["a\\n::error::x"]',
        'encoding = "\\u001b[31m"',
        'lang = "\\u001b[31m"',
        'output-format = "a\\n::error::x"',
        'extend = "\\u001b[31m"',
        'baseline = "a\\n::error::x"',
        '["per-file-ignores"]\n"*" = ["a\\n::error::x"]',
        '[custom."a\\n::error::x"]\npattern = "x"',
        '[custom.ORG001]\npattern = "("\nmessage = "\\u001b[31m"',
        '[custom.ORG001]\npattern = "字样"\nmessage = "a\\n::error::x"',
        "exclude = ['\x1b[31m']",
    ],
)
def test_no_setting_reaches_the_log_raw(tree, capsys, config):
    Path("wenlint.toml").write_text(config + "\n", encoding="utf-8")
    main(["check", "报告.txt"])
    main(["check", "报告.txt", "--show-settings"])
    main(["check", "报告.txt", "--output-format", "concise"])
    main(["rules"])
    out, err = capsys.readouterr()
    assert not controls(out + err)
    text = out + err
    assert not [line for line in text.split("\n") if line.lstrip().startswith(COMMAND[:7])]


def test_no_text_of_a_diff_reaches_the_log_raw(tree, capsys):
    text = "第一行\x1b[31m。\n::error::第二行\n零宽\u200b字符。\n##[group]第四行\n"
    Path("报告.txt").write_text(text, encoding="utf-8", newline="")
    main(["check", "--diff", "报告.txt"])
    out = capsys.readouterr().out
    assert "⟨U+001B⟩[31m" in out
    assert not [line for line in out.split("\n") if line.lstrip().startswith("::error")]
    assert "##[" not in out


HOSTILE_TEXT = (
    "各位\x9b31m同事：请于XX市\x1b]8;;http://a\x1b\\开会\u202e。\n\n"
    "一、\x1b[31m概况\u2028::ERROR::x\n\n三、打算##[Group]x ##VSO[task]x\n\n"
    "<!-- wenlint: ignore[\x1b[31m] -->\n\n<!-- wenlint: \x9b[PH001] -->\n\n::Error::x XX县\n"
)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_of_a_document_reaches_the_log_raw(tree, capsys, name, language):
    Path("wenlint.toml").write_text(
        '[custom.ORG001]\npattern = "开会"\nmessage = "\\u001b[31m\\u009b\\n::ERROR::x ##vso[x]"\n',
        encoding="utf-8",
    )
    Path("公告.md").write_text(HOSTILE_TEXT, encoding="utf-8")
    main(["check", "公告.md", "--output-format", name, "--lang", language])
    main(["check", "公告.md", "--diff", "--output-format", name, "--report", f"{name}=a"])
    out, err = capsys.readouterr()
    out += Path("a").read_text(encoding="utf-8")
    assert not controls(out + err)
    assert not FOREIGN_COMMAND.search(out + err)


def test_json_says_what_the_document_holds_all_the_same(tree, capsys):
    name = "\x9b\u202e\U000e0041.md"
    Path(name).write_text("请于XX市开会。\n", encoding="utf-8")
    assert main(["check", name, "--output-format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["filename"] == name


def test_a_baseline_of_names_that_are_not_utf_8_can_be_read_again(tree, capsys):
    Path("\udcff.txt").write_text(DIRTY, encoding="utf-8")
    assert main(["check", ".", "--write-baseline", "known.json"]) == 0
    assert main(["check", ".", "--baseline", "known.json"]) == 0


def test_the_name_of_a_custom_rule_is_a_name(tree, capsys):
    Path("wenlint.toml").write_text(
        '[custom.ORG001]\nname = "\\u001b[31m"\npattern = "字样"\nmessage = "x"\n', encoding="utf-8"
    )
    assert main(["check", "报告.txt"]) == 2
    assert "custom.ORG001.name" in capsys.readouterr().err


@pytest.mark.parametrize(
    "order", ["\x1b[31m", "\x9b1;31m", "\x1b]8;;http://a\x1b\\", "\x1b]0;甲\x07"]
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_fix_deletes_an_escape_sequence_whole(tree, order, suffix):
    name = f"公告{suffix}"
    Path(name).write_text(f"构建{order}失败，请看日志。\n", encoding="utf-8")
    assert main(["check", "--fix", name]) == 0
    assert Path(name).read_text(encoding="utf-8") == "构建失败，请看日志。\n"


def test_a_fix_deletes_nothing_but_the_sign_where_no_sequence_follows(tree):
    Path("公告.txt").write_text("甲\x1b[乙]丙\x1b]丁\x9b戊\x1bA。\n", encoding="utf-8")
    assert main(["check", "--fix", "公告.txt"]) == 0
    assert Path("公告.txt").read_text(encoding="utf-8") == "甲[乙]丙]丁戊A。\n"
