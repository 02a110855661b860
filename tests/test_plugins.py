"""Rules of other packages and of the configuration itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wenlint.cli import main

ROOT = Path(__file__).parent.parent


def example() -> str:
    """Return the rule that CONTRIBUTING.md shows as a plug-in."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index("## A plug-in") :]
    return section.split("```python\n")[1].split("```\n")[0]


def run(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(one) for one in (folder, ROOT / "lint", ROOT / "rules"))
    return subprocess.run(
        [sys.executable, "-m", "wenlint", *argv],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def install(folder: Path, source: str, kind: str = "dist-info") -> None:
    (folder / "office_rules.py").write_text(source, encoding="utf-8")
    info = folder / f"office_rules-1.0.{kind}"
    info.mkdir()
    (info / ("METADATA" if kind == "dist-info" else "PKG-INFO")).write_text(
        "Metadata-Version: 2.1\nName: office-rules\nVersion: 1.0\n"
    )
    (info / "entry_points.txt").write_text("[wenlint.rules]\noffice = office_rules\n")
    (folder / "a.txt").write_text("报请市质监局批准。\n", encoding="utf-8")


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_the_plug_in_of_the_documentation_works(tmp_path: Path, kind: str) -> None:
    install(tmp_path, example(), kind)
    done = run(tmp_path, "check", "a.txt", "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout == "a.txt:1:4: ORG001 机构名称已改为市场监管局\n"
    assert "ORG001" in run(tmp_path, "rules").stdout


def test_a_plug_in_that_fails_is_named(tmp_path: Path) -> None:
    install(tmp_path, "raise RuntimeError('boom')\n")
    done = run(tmp_path, "check", "a.txt")
    assert done.returncode == 2
    assert "office_rules" in done.stderr
    assert "Traceback" not in done.stderr


CUSTOM = """
[custom.ORG001]
name = "old-name"
pattern = "某某县"
message = "已撤县设市"
severity = "{severity}"
"""


def check(tmp_path: Path, capsys: pytest.CaptureFixture[str], config: str) -> tuple[int, str, str]:
    (tmp_path / "wenlint.toml").write_text(config, encoding="utf-8")
    (tmp_path / "a.txt").write_text("会议在某某县召开。\n", encoding="utf-8")
    code = main(["check", str(tmp_path), "--output-format", "concise", "--select", "ORG"])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_custom_rule_finds_its_pattern(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = check(tmp_path, capsys, CUSTOM.format(severity="warning"))
    assert code == 1
    assert out.endswith("a.txt:1:4: ORG001 已撤县设市\n")
    assert check(tmp_path, capsys, CUSTOM.format(severity="info"))[0] == 0


def test_a_custom_rule_is_listed_and_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = CUSTOM.format(severity="warning") + 'message-en = "now a city"\n'
    (tmp_path / "wenlint.toml").write_text('lang = "en"\n' + config, encoding="utf-8")
    assert main(["rules"]) == 0
    assert "now a city" in capsys.readouterr().out
    assert main(["rule", "ORG001"]) == 0
    shown = capsys.readouterr().out
    assert "ORG001 old-name" in shown
    assert "某某县" in shown
    assert main(["rule", "ORG001", "--lang", "zh"]) == 0
    assert "已撤县设市" in capsys.readouterr().out


def test_the_table_may_bear_its_former_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    former = CUSTOM.format(severity="warning").replace("[custom.", "[house.")
    assert check(tmp_path, capsys, former)[0] == 1
    other = '[custom.ORG002]\npattern = "会议"\nmessage = "乙"\n'
    assert check(tmp_path, capsys, former + other)[1].count("ORG00") == 2
    code, _, err = check(tmp_path, capsys, former + CUSTOM.format(severity="error"))
    assert (code, "ORG001" in err, "[house]" in err) == (2, True, True)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (CUSTOM.format(severity="fatal"), "severity"),
        ('[custom.org1]\npattern = "甲"\nmessage = "乙"\n', "ORG001"),
        ('[custom.ORG001]\npattern = "("\nmessage = "乙"\n', "pattern"),
        ('[custom.ORG001]\nmessage = "乙"\n', "pattern"),
        ('[custom.ORG001]\npattern = "甲"\nmessage = "乙"\ncolour = "red"\n', "colour"),
        ('[custom.NUM001]\npattern = "甲"\nmessage = "乙"\n', "NUM001"),
    ],
)
def test_a_custom_rule_that_cannot_work_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], config: str, said: str
) -> None:
    code, _, err = check(tmp_path, capsys, config)
    assert code == 2
    assert said in err
