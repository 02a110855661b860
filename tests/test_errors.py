"""Errors are errors: exit 2 with a line that names the place, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from wenlint.cli import main

CLEAN = "第一段，说明情况。\n\n第二段，说明办法。\n"
DIRTY = "正文里有XX市的字样。\n"
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("lint", "rules")),
}
COMMAND = f"{sys.executable} -m wenlint"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(CLEAN, encoding="utf-8")
    Path("b.txt").write_text(DIRTY, encoding="utf-8")


def shell(script: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        ["sh", "-c", script.replace("wenlint", COMMAND, 1)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert "Exception ignored" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("wenlint check b.txt >/dev/full", 2, "写不出去"),
        ("wenlint check b.txt --output-format json >/dev/full", 2, "写不出去"),
        ("wenlint check b.txt --output-file /dev/full", 2, "/dev/full"),
        ("wenlint rules >/dev/full", 2, "写不出去"),
        ("wenlint check b.txt >&-", 2, "已关闭"),
        ("wenlint check a.txt --quiet >&-", 0, ""),
        ("wenlint check b.txt 2>&-", 1, ""),
        ("wenlint check none.txt 2>&-", 2, ""),
        ("wenlint check b.txt >&- 2>&-", 2, ""),
        ("wenlint check - <&-", 2, "WL001"),
        ("{ wenlint check b.txt; echo $? >code; } | true; exit $(cat code)", 141, ""),
        ("mkdir gone; cd gone; rmdir ../gone; wenlint check .", 2, "工作目录"),
        ("mkdir gone; cd gone; rmdir ../gone; wenlint check ../a.txt", 2, "工作目录"),
        ("mkdir gone; cd gone; rmdir ../gone; wenlint rules", 2, "工作目录"),
    ],
)
def test_streams_and_folders_that_are_gone(script, code, said):
    done = shell(script)
    assert done.returncode == code, done
    assert said in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["x" * 5000, "x/" * 2500, "x" * 300 + ".txt"])
@pytest.mark.parametrize(
    "argv", [["{}"], ["a.txt", "{}"], ["a.txt", "--config", "{}"], ["a.txt", "--baseline", "{}"],
             ["a.txt", "--output-file", "{}"], ["-", "--stdin-filename", "{}"]]
)  # fmt: skip
def test_a_path_that_is_too_long(capsys, monkeypatch, name, argv):
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
    assert main(["check", *(part.format(name) for part in argv)]) in (
        (0, 2) if "-" in argv else (2,)
    )
    assert "internal error" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "toml",
    [
        "a = " + "[" * 3000 + "]" * 3000,
        "max-megabytes = " + "[" * 300 + "]" * 300,
        ".".join(["a"] * 3000) + " = 1",
        "per-file-ignores." + ".".join(["a"] * 3000) + " = 1",
        "lang = '" + "x" * 2_000_000 + "'",
        "a = " + "{a = " * 3000 + "1" + "}" * 3000,
        'encoding = "undefined"',
        'encoding = "rot13"',
        'encoding = "base64"',
        'encoding = "utf-8\\u0000"',
        'encoding = ""',
        'extend = "a\\u0000b"',
        'baseline = "a\\u0000b"',
        'exclude = ["["]',
        "[custom.ORG001]\nmessage = 'm'\npattern = '" + "(" * 5000 + "'",
        "[custom.ORG001]\nmessage = 'm'\npattern = '" + "x" * 50000 + "'",
        "[custom.ORG001]\nmessage = 'm'\npattern = '(?a)(?u)x'",
        "[custom.ORG001]\nmessage = 'm'\npattern = '\\p{nope}'",
        "[custom.PH001]\nmessage = 'm'\npattern = 'x'",
        "[severity]\nPH = 3",
        "\x00",
        "\ud800",
    ],
)
def test_no_configuration_ends_in_a_traceback(capsys, toml):
    Path("wenlint.toml").write_bytes(toml.encode("utf-8", "surrogatepass"))
    assert main(["check", "a.txt", "b.txt"]) == 2
    err = capsys.readouterr().err
    assert "wenlint.toml" in err
    assert "internal error" not in err
    assert len(err) < 2000


@pytest.mark.parametrize("encoding", ["undefined", "hex", "utf-8\0", "", "idna\n", "x" * 10000])
def test_no_encoding_of_the_command_line_either(capsys, encoding):
    assert main(["check", "a.txt", "--encoding", encoding]) == 2
    assert "internal error" not in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["idna", "punycode", "unicode_escape", "utf-7"])
def test_an_odd_encoding_makes_no_traceback(capsys, encoding):
    Path("a.txt").write_bytes(b"+2AA- \\ud800 \xff")
    assert main(["check", "a.txt", "--encoding", encoding]) == 2
    assert "WL002" in capsys.readouterr().out


def test_a_worker_that_is_killed_takes_one_file_with_it(capsys, monkeypatch):
    from wenlint.linter import Linter

    check_file = Linter.check_file

    def dies(self, found):
        if found.path.name == "c.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return check_file(self, found)

    monkeypatch.setattr(Linter, "check_file", dies)
    for name in "cdefg":
        Path(f"{name}.txt").write_text(DIRTY, encoding="utf-8")
    assert main(["check", ".", "-j", "2", "--output-format", "concise"]) == 2
    out = capsys.readouterr().out
    assert "c.txt:1:1: WL006" in out
    assert all(f"{name}.txt:1:5: PH001" in out for name in "bdefg")


def test_a_mistake_of_wenlint_is_no_finding(capsys, monkeypatch):
    def fails(*_, **__):
        raise KeyError("甲")

    monkeypatch.setattr("wenlint.command.checking.discover", fails)
    assert main(["check", "a.txt"]) == 2
    assert "KeyError" in capsys.readouterr().err


def test_a_document_that_breaks_its_reader_is_a_finding(capsys):
    Path("deep.html").write_text("<div>" * 20000 + DIRTY, encoding="utf-8")
    Path("deep.md").write_text("> " * 5000 + DIRTY + "[" * 20000, encoding="utf-8")
    assert main(["check", ".", "--output-format", "concise"]) in (1, 2)
    assert "b.txt:1:5: PH001" in capsys.readouterr().out
