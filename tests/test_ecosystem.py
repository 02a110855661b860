"""The ecosystem check: which findings came and went between two versions."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import ecosystem
import pytest

FAKE = """\
import json, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.md")):
    for row, line in enumerate(path.read_text(encoding="utf-8").split("\\n"), 1):
        if {sign!r} in line:
            print(json.dumps({{"filename": str(path), "code": "XX001", "message": "found",
                             "location": {{"row": row, "column": 1}}}}))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"one": "甲(乙\n丙\n", "two": "丁\n\n戊[(己\n"}.items():
        (tmp_path / "repositories" / name).mkdir(parents=True)
        (tmp_path / "repositories" / name / "a.md").write_text(text, encoding="utf-8")
    return tmp_path / "repositories"


def command(tmp_path: Path, sign: str) -> str:
    script = tmp_path / f"find{ord(sign)}.py"
    script.write_text(FAKE.format(sign=sign), encoding="utf-8")
    return shlex.join([sys.executable, str(script)])


def run(folder: Path, before: str, after: str) -> int:
    return ecosystem.main([str(folder), "--before", before, "--after", after])


def test_it_tells_what_came_and_went(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, command(tmp_path, "("), command(tmp_path, "[")) == 1
    out = capsys.readouterr().out
    assert "- one/a.md:1: found\n      甲(乙\n" in out
    assert "two/a.md" not in out  # found by both
    rows = [line.split() for line in out.splitlines()]
    assert ["XX001", "2", "1", "1", "0"] in rows
    assert ["one", "1", "0", "1", "0"] in rows
    assert ["all", "14285.71", "7142.86", "of", "14"] in rows


def test_two_versions_that_find_the_same_end_in_0(folder: Path, tmp_path: Path) -> None:
    assert run(folder, command(tmp_path, "("), command(tmp_path, "(")) == 0


def test_a_finding_whose_row_moves_is_the_same() -> None:
    before = ecosystem.Finding("one", "one/a.md", "XX001", 3, "found", "甲(乙")
    after = ecosystem.Finding("one", "one/a.md", "XX001", 9, "found", "甲(乙")
    assert ecosystem.difference([before], [after]) == ([], [])
    assert ecosystem.difference([before], [after, after]) == ([], [after])


def test_it_says_why_it_cannot_compare(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = command(tmp_path, "(")
    broken = shlex.join([sys.executable, "-c", "import sys; sys.exit('broken')"])
    (tmp_path / "empty").mkdir()
    for arguments, reason in {
        (str(tmp_path / "missing"), good, good): "there is no folder",
        (str(tmp_path / "empty"), good, good): "holds no document",
        (str(folder), good, "no-such-revision"): "neither a command nor a revision",
        (str(folder), good, broken): "broken",
    }.items():
        assert run(Path(arguments[0]), *arguments[1:]) == 2
        assert reason in capsys.readouterr().err


def test_the_working_tree_is_a_version(folder: Path) -> None:
    (folder / "one" / "b.md").write_text("甲组（乙组。\n", encoding="utf-8")
    with ecosystem.version(None) as tree:
        repository = next(ecosystem.find_repositories(folder))
        found = list(ecosystem.run(tree, repository, folder, "PUN001"))
    assert {(one.path, one.code, one.line) for one in found} >= {
        ("one/b.md", "PUN001", "甲组（乙组。")
    }
