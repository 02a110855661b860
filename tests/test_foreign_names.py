"""Names, links and settings that came with the documents: they steer neither wenlint nor a log."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wenlint.cli import main

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
    for target in ("out/x.json", "last", "hook"):
        assert main(["check", ".", *written_to(target, writer)]) == 2
        assert "链接" in capsys.readouterr().err
    assert list(outside.iterdir()) == []
    assert list((tree / ".git").iterdir()) == []


def test_a_link_within_the_tree_and_a_path_outside_are_fine(tree, tmp_path, capsys):
    Path("reports").mkdir()
    Path("last").symlink_to("reports/新.json")
    target = tmp_path / "外面.json"
    options = ["--output-format", "json", "--output-file", "last", "--report", f"json={target}"]
    assert main(["check", "报告.txt", *options]) == 1
    assert Path("reports/新.json").is_file()
    assert target.is_file()


@pytest.mark.parametrize(
    "options",
    [
        ["--output-file", "a.json", "--report", "json=./a.json"],
        ["--report", "json=a.json", "--report", "sarif=b/../a.json"],
        ["--report", "json=a.json", "--report", "sarif=c.json"],
        ["--baseline", "known.json", "--output-file", "known.json"],
    ],
)
def test_two_reports_share_no_target(tree, capsys, options):
    Path("b").mkdir()
    Path("c.json").symlink_to("a.json")
    assert main(["check", "报告.txt", "--write-baseline", "known.json"]) == 0
    before = Path("known.json").read_bytes()
    assert main(["check", "报告.txt", *options]) == 2
    assert "同一个文件" in capsys.readouterr().err
    assert not Path("a.json").exists()
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize("given", [["."], ["链接.txt"], []])
def test_a_fix_follows_no_link_out_of_the_tree(tree, tmp_path, capsys, given):
    outside = tmp_path / "别处.txt"
    outside.write_text(DIRTY, encoding="utf-8")
    Path("链接.txt").symlink_to(outside)
    assert main(["check", "--fix", *given]) == 2
    assert outside.read_text(encoding="utf-8") == DIRTY
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
    return {sign for sign in text if ord(sign) < 32 and sign not in "\n\t"} | {"\x7f"} & set(text)


COMMAND = "::error::x"
HOSTILE_NAMES = ["\x1b[31m红.txt", "换\n::error::行.txt", "::error::x.txt", "##[group]x.txt"]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
@pytest.mark.parametrize(
    "options",
    [
        ["--show-files"],
        ["--output-format", "full"],
        ["--output-format", "concise"],
        ["--output-format", "grouped"],
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
    assert not [line for line in (out + err).split("\n") if line.lstrip().startswith("::error")]
    assert "##[" not in out + err


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_message_about_a_name_either(tree, capsys, name):
    main(["check", name])
    main(["check", "--config", name])
    main(["check", "--baseline", name, "报告.txt"])
    main(["check", "--output-file", f"无/{name}", "报告.txt"])
    main(["rule", name])
    main([name])
    err = capsys.readouterr().err
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
        '[house."a\\n::error::x"]\npattern = "x"',
        '[house.ORG001]\npattern = "("\nmessage = "\\u001b[31m"',
        '[house.ORG001]\npattern = "字样"\nmessage = "a\\n::error::x"',
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
