"""A team adopts wenlint: 300 old documents, a baseline, then no new defect gets in."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest

from wenlint.cli import main
from wenlint.report import FORMATS

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

OLD = "第{n}号文件\n\n一、做法\n抓学习，抓落实。\n三、不足\n抓得不深。\n"
TAG = "##paidbegin##"


def git(*arguments: str) -> None:
    identity = (
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "core.hooksPath=/dev/null",
    )
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


Wenlint = Callable[..., tuple[int, str]]


@pytest.fixture
def wenlint(capsys: pytest.CaptureFixture[str]) -> Wenlint:
    def run(*argv: str) -> tuple[int, str]:
        code = main(["check", *argv])
        return code, capsys.readouterr().out

    return run


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """300 dirty documents, committed."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    (tmp_path / "docs").mkdir()
    for number in range(300):
        path = tmp_path / "docs" / f"{number:03}.txt"
        path.write_text(OLD.format(n=number), encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "Old documents")
    return tmp_path


def places(report: str) -> list[tuple[str, str, int]]:
    return [(one["filename"], one["code"], one["location"]["row"]) for one in json.loads(report)]


def test_a_team_adopts_wenlint(repository: Path, wenlint: Wenlint) -> None:
    code, out = wenlint("docs", "--output-format", "json")
    assert code == 1
    assert {found for _, found, _ in places(out)} == {"NUM001"}
    assert len(places(out)) == 300

    # All that is known is written down; from now on the run is clean.
    assert wenlint("docs", "--write-baseline", "baseline.json")[0] == 0
    (repository / "wenlint.toml").write_text('baseline = "baseline.json"\n', encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "Adopt wenlint")
    assert wenlint("docs")[0] == 0

    # A document moves, gets new lines above its old defect, and a new defect below.
    git("mv", "docs/007.txt", "docs/moved.txt")
    path = repository / "docs" / "moved.txt"
    old = path.read_text(encoding="utf-8")
    path.write_text("前言\n\n" + old + f"附记{TAG}到此为止。\n", encoding="utf-8")
    new = [("docs/moved.txt", "WM001", 9)]

    code, out = wenlint("docs", "--output-format", "json")
    assert (code, places(out)) == (1, new)
    for name in FORMATS:
        code, out = wenlint("docs", "--output-format", name)
        assert code == 1, name
        assert out.count("WM001") >= 1, name
        assert "NUM001" not in out, name
    code, out = wenlint("docs", "--output-format", "junit")
    assert len(ElementTree.fromstring(out).findall(".//failure")) == 1

    # The changed lines alone say the same, without any baseline.
    git("add", ".")
    code, out = wenlint("docs", "--isolated", "--new-from", "HEAD", "--output-format", "json")
    assert (code, places(out)) == (1, new)
    # So does the hook, which names the staged files.
    hook = ["wenlint", "check", "--force-exclude", "--quiet", "docs/moved.txt"]
    done = subprocess.run([sys.executable, "-m", *hook], capture_output=True, check=False)
    assert done.returncode == 1
    assert "WM001" in done.stdout.decode()

    # It is mended; nothing else was touched; the run is clean again.
    assert wenlint("docs", "--fix", "-q")[0] == 0
    assert path.read_text(encoding="utf-8") == "前言\n\n" + old + "附记到此为止。\n"
    assert wenlint("docs")[0] == 0

    # An old defect is mended as well: its entry is stale, which fails nobody, and is pruned.
    cured = repository / "docs" / "000.txt"
    cured.write_text(OLD.format(n=0).replace("三、", "二、"), encoding="utf-8")
    code, out = wenlint("docs", "--output-format", "json")
    assert (code, [found for _, found, _ in places(out)]) == (0, ["WL008"])
    assert wenlint("docs", "--update-baseline", "--baseline", "baseline.json")[0] == 0
    assert places(wenlint("docs", "--output-format", "json")[1]) == []


def test_a_reason_survives_a_new_baseline(repository: Path, wenlint: Wenlint) -> None:
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    baseline = json.loads(Path("b.json").read_text(encoding="utf-8"))
    baseline["findings"][0]["reason"] = "原文如此"
    Path("b.json").write_text(json.dumps(baseline), encoding="utf-8")
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    assert "原文如此" in Path("b.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["{", '{"version": 99, "findings": []}', '{"version": 1}'])
def test_a_bad_baseline_stops_the_run(repository: Path, wenlint: Wenlint, text: str) -> None:
    Path("b.json").write_text(text, encoding="utf-8")
    assert wenlint("docs", "--baseline", "b.json")[0] == 2
    # and is not overwritten, for it may hold reasons
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 2
    assert Path("b.json").read_text(encoding="utf-8") == text


def test_an_unknown_revision_and_no_repository_stop_the_run(
    repository: Path, wenlint: Wenlint, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert wenlint("docs", "--new-from", "nowhere")[0] == 2


def test_fixes_are_counted(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/000.txt").write_text(f"附记{TAG}到此{TAG}为止。\n", encoding="utf-8")
    assert main(["check", "docs/000.txt", "--fix"]) == 0
    assert capsys.readouterr().err == "已修复 (fixed): 2\n"


def test_fixes_are_shown_and_not_written(repository: Path, wenlint: Wenlint) -> None:
    path = Path("docs/000.txt")
    path.write_text(f"附记{TAG}到此为止。\n", encoding="utf-8")
    code, out = wenlint(str(path), "--diff")
    assert code == 1
    assert f"-附记{TAG}到此为止。\n+附记到此为止。\n" in out
    assert TAG in path.read_text(encoding="utf-8")
