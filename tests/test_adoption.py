"""A team adopts wenlint: 300 old documents, a baseline, then no new defect gets in."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Repository

from wenlint.cli import main
from wenlint.command import mending
from wenlint.report.formats import FORMATS

pytest.importorskip("pre_commit", reason="needs the extra `slow`")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]

OLD = "第{n}号文件\n\n一、做法\n抓学习，抓落实。\n三、不足\n抓得不深。\n"
TAG = "##paidbegin##"


Wenlint = Callable[..., tuple[int, str]]


@pytest.fixture
def wenlint(capsys: pytest.CaptureFixture[str]) -> Wenlint:
    def run(*argv: str) -> tuple[int, str]:
        code = main(["check", *argv])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out if code < 2 else captured.err

    return run


@pytest.fixture
def repository(scratch: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A few dirty documents, committed."""
    return dirty(scratch, 3, monkeypatch)


def dirty(repository: Repository, count: int, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(repository.path)
    Path("docs").mkdir()
    for number in range(count):
        text = OLD.format(n=number)
        Path(f"docs/{number:03}.txt").write_text(text, encoding="utf-8")
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "Old documents")
    return repository


def places(report: str) -> list[tuple[str, str, int]]:
    return [(one["filename"], one["code"], one["location"]["row"]) for one in json.loads(report)]


def github_lines(report: str) -> list[tuple[str, str, int]]:
    found = re.findall(r"title=wenlint \((\w+)\),file=(.*?),line=(\d+),", report)
    listed = re.findall(r"(?m)^(\S+?):(\d+):\d+: (\w+) ", report)  # the full list below
    assert [(path, code, row) for path, row, code in listed] == [
        (path, code, row) for code, path, row in found
    ]
    return [(path, code, int(row)) for code, path, row in found]


def sarif_results(report: str) -> list[tuple[str, str, int]]:
    (run,) = json.loads(report)["runs"]
    found = [(one["ruleId"], one["locations"][0]["physicalLocation"]) for one in run["results"]]
    return [
        (where["artifactLocation"]["uri"], code, where["region"]["startLine"])
        for code, where in found
    ]


def by_pattern(pattern: str) -> Callable[[str], list[tuple[str, str, int]]]:
    """Return what reads a report for people: one that says that there is one finding."""

    def look(report: str) -> list[tuple[str, str, int]]:
        plain = report.replace("\\", "")  # of Markdown
        assert re.search(r"共 1 处问题|\A(?!.*共)", plain), plain
        return [
            (found["path"], found["code"], int(found["row"]))
            for found in re.finditer(pattern, plain)
        ]

    return look


# How to read what was found, and where, out of a report of every format.
READ: dict[str, Callable[[str], list[tuple[str, str, int]]]] = {
    "full": by_pattern(r"(?m)^(?P<path>\S+)  1 处问题\n  (?P<row>\d+):\d+ 错误 (?P<code>\w+)"),
    "concise": by_pattern(r"(?m)^(?P<path>\S+?):(?P<row>\d+):\d+: (?P<code>\w+) .*$"),
    "grouped": by_pattern(r"(?m)^(?P<path>\S+?):\n  (?P<row>\d+):\d+  (?P<code>\w+) .*$"),
    "markdown": by_pattern(r"(?m)^\| (?P<path>\S+?):(?P<row>\d+):\d+ \| (?P<code>\w+) \|"),
    "json": places,
    "json-lines": lambda text: places(f"[{','.join(text.splitlines())}]"),
    "github": github_lines,
    "gitlab": lambda text: [
        (one["location"]["path"], one["check_name"], one["location"]["lines"]["begin"])
        for one in json.loads(text)
    ],
    "sarif": sarif_results,
    "rdjson": lambda text: [
        (one["location"]["path"], one["code"]["value"], one["location"]["range"]["start"]["line"])
        for one in json.loads(text)["diagnostics"]
    ],
    "junit": lambda text: [
        (case.get("classname", ""), failure.get("type", ""), int(place[0]))
        for case in ElementTree.fromstring(text).iter("testcase")
        for failure in case.findall("failure")
        if (place := re.findall(r" (\d+):\d+$", case.get("name", "")))
    ],
}


def test_a_team_adopts_wenlint(
    scratch: Repository,
    install_hook: Callable[[str], None],
    wenlint: Wenlint,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    repository = dirty(scratch, 300, monkeypatch)
    code, out = wenlint("docs", "--output-format", "json")
    assert code == 1
    assert [found for _, found, _ in places(out)] == ["NUM001"] * 300

    # All that is known is written down; from now on the run is clean.
    assert wenlint("docs", "--write-baseline", "baseline.json")[0] == 0
    Path("wenlint.toml").write_text('baseline = "baseline.json"\n', encoding="utf-8")
    install_hook("wenlint")
    assert wenlint("docs")[0] == 0

    # A document moves, gets new lines above its old defect, and a new defect below.
    repository.git("mv", "docs/007.txt", "docs/moved.txt")
    path = Path("docs/moved.txt")
    old = path.read_text(encoding="utf-8")
    path.write_text("前言\n\n" + old + f"附记{TAG}到此为止。\n", encoding="utf-8")
    new = [("docs/moved.txt", "WM001", 9)]

    # That is what every format says, all of them in one run.
    assert set(READ) == set(FORMATS)
    reports = [f"--report={name}={name}.out" for name in FORMATS]
    assert wenlint("docs", *reports)[0] == 1
    for name in FORMATS:
        report = Path(f"{name}.out")
        assert READ[name](report.read_text(encoding="utf-8")) == new, name
        report.unlink()
    # The changed lines alone say the same, without any baseline.
    code, out = wenlint("docs", "--isolated", "--new-from", "HEAD", "--output-format", "json")
    assert (code, places(out)) == (1, new)
    # So does the hook: the commit is refused.
    repository.git("add", ".")
    refused = repository.run("git", "commit", "-q", "-m", "Move")
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1
    assert re.findall(r"[A-Z]{2,}\d{3}", said) == ["WM001"]
    assert "docs/moved.txt  1 处问题\n  9:3 " in said

    # It is mended; nothing else was touched; the run is clean again, and so is the hook.
    assert wenlint("docs", "--fix", "-q")[0] == 0
    assert path.read_text(encoding="utf-8") == "前言\n\n" + old + "附记到此为止。\n"
    assert wenlint("docs")[0] == 0
    repository.git("commit", "-qam", "Move")

    # An old defect is mended as well: its entry is stale, which fails nobody, and is pruned.
    cured = Path("docs/000.txt")
    cured.write_text(OLD.format(n=0).replace("三、", "二、"), encoding="utf-8")
    code, out = wenlint("docs", "--output-format", "json")
    assert (code, [found for _, found, _ in places(out)]) == (0, ["WL008"])
    assert wenlint("docs", "--update-baseline", "--baseline", "baseline.json")[0] == 0
    assert places(wenlint("docs", "--output-format", "json")[1]) == []


def test_a_reason_survives_a_new_baseline(repository: Repository, wenlint: Wenlint) -> None:
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    baseline = json.loads(Path("b.json").read_text(encoding="utf-8"))
    baseline["findings"][0]["reason"] = "原文如此"
    Path("b.json").write_text(json.dumps(baseline), encoding="utf-8")
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    assert "原文如此" in Path("b.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["{", '{"version": 99, "findings": []}', '{"version": 1}'])
def test_a_bad_baseline_stops_the_run(repository: Repository, wenlint: Wenlint, text: str) -> None:
    Path("b.json").write_text(text, encoding="utf-8")
    assert wenlint("docs", "--baseline", "b.json")[0] == 2
    # and is not overwritten, for it may hold reasons
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 2
    assert Path("b.json").read_text(encoding="utf-8") == text


def test_an_unknown_revision_stops_the_run_at_once(
    repository: Repository, wenlint: Wenlint
) -> None:
    code, said = wenlint("docs", "--new-from", "nowhere", "--report", "json=x.json")
    assert code == 2
    assert said.startswith("Error: git 找不到版本 nowhere")
    assert not Path("x.json").exists()


def test_a_run_of_some_rules_or_files_leaves_the_others_in_the_baseline(
    repository: Repository, wenlint: Wenlint
) -> None:
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    before = Path("b.json").read_bytes()
    for some in (("docs", "--select", "PH"), ("docs/001.txt",), ("docs", "--exclude", "00*")):
        if "--exclude" in some:
            some = (*some, "--allow-empty")
        code, out = wenlint(*some, "--baseline", "b.json", "--output-format", "json")
        assert (code, out) in ((0, "[]\n"), (0, "")), some
        assert wenlint(*some, "--baseline", "b.json", "--update-baseline")[0] == 0
        assert Path("b.json").read_bytes() == before
    assert wenlint("docs", "--write-baseline", "b.json", "--select", "PH")[0] == 0
    assert Path("b.json").read_bytes() == before


def test_a_file_that_cannot_be_read_keeps_its_entries(
    repository: Repository, wenlint: Wenlint
) -> None:
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    before = Path("b.json").read_bytes()
    Path("docs/001.txt").write_bytes(b"\xff\xff\xff\xfe")
    code, said = wenlint("docs", "--write-baseline", "b.json")
    assert code == 2
    assert "docs/001.txt:1:1: WL002" in said
    assert Path("b.json").read_bytes() == before
    assert wenlint("docs", "--baseline", "b.json", "--update-baseline")[0] == 2
    assert Path("b.json").read_bytes() == before


def test_a_baseline_lies_where_the_configuration_is(
    repository: Repository, wenlint: Wenlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("wenlint.toml").write_text('baseline = "b.json"\n', encoding="utf-8")
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    monkeypatch.chdir("docs")
    assert wenlint(".")[0] == 0
    assert wenlint("001.txt")[0] == 0


def test_standard_input_knows_the_baseline(
    repository: Repository, wenlint: Wenlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wenlint("docs", "--write-baseline", "b.json")[0] == 0
    text = OLD.format(n=1) + f"附记{TAG}到此为止。\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    argv = ("-", "--stdin-filename", "docs/001.txt", "--baseline", "b.json")
    code, out = wenlint(*argv, "--output-format", "json")
    assert (code, places(out)) == (1, [("docs/001.txt", "WM001", 7)])


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("docs", "--write-baseline", "b.json", "--fix"), "--write-baseline and --fix"),
        (("docs", "--write-baseline", "b.json", "--new-from", "HEAD"), "--new-from"),
        (("docs", "--diff", "--update-baseline", "--baseline", "b.json"), "--diff and --update"),
        (("docs", "--new-from", "HEAD", "--new-from-merge-base", "HEAD"), "one of them"),
        (("docs", "--update-baseline"), "needs --baseline"),
        (("docs", "--write-baseline", "no/b.json"), "cannot write"),
        (("docs", "--write-baseline", "docs"), "it is a folder"),
        (("-", "--fix"), "cannot go together"),
        (("-", "--update-baseline"), "cannot go together"),
        (("-", "--new-from", "HEAD"), "cannot go together"),
    ],
)
def test_what_cannot_be_meant_together_is_refused(
    repository: Repository, wenlint: Wenlint, argv: tuple[str, ...], said: str
) -> None:
    code, err = wenlint(*argv)
    assert code == 2
    assert said in err
    assert not Path("b.json").exists()


def test_fixes_do_not_shift_which_lines_changed(repository: Repository, wenlint: Wenlint) -> None:
    """A line that is taken out moves the old defects below it up to where lines had changed."""
    path = Path("docs/000.txt")
    lines = ["首段。", *(f"第{n}段，XX市。" for n in range(9)), "尾段。"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    repository.git("commit", "-qam", "Old defects")
    stamps = [TAG, TAG, TAG, f"新的一段{TAG}，XX县。"]
    path.write_text("\n".join([*lines[:1], *stamps, *lines[1:]]) + "\n", encoding="utf-8")
    argv = ("docs", "--new-from", "HEAD", "--output-format", "json", "--select", "PH,WM")
    found = [("docs/000.txt", "WM001", row) for row in (2, 3, 4, 5)]
    code, out = wenlint(*argv)
    assert (code, places(out)) == (1, [*found, ("docs/000.txt", "PH001", 5)])
    code, out = wenlint(*argv, "--fix", "-q")
    text = path.read_text(encoding="utf-8")
    row = text[: text.index("新的一段")].count("\n") + 1
    assert row < 5
    assert (code, places(out)) == (1, [("docs/000.txt", "PH001", row)])
    assert wenlint(*argv) == (code, out)  # and the next run agrees


def test_a_fix_leaves_what_was_found_between_the_files(
    repository: Repository, wenlint: Wenlint
) -> None:
    paragraph = "全市完成造林一千二百亩，其中公益林八百亩，验收合格率稳步提高，" * 3
    for name in ("001", "002"):
        text = f"附记{TAG}到此为止。{TAG}\n\n{paragraph}\n"
        Path(f"docs/{name}.txt").write_text(text, encoding="utf-8")
    argv = ("docs", "--across", "--select", "DUP008,WM", "--output-format", "json")
    (twice,) = [one for one in places(wenlint(*argv)[1]) if one[1] == "DUP008"]
    assert places(wenlint(*argv, "--fix", "-q")[1]) == [twice]
    assert TAG not in Path("docs/001.txt").read_text(encoding="utf-8")
    Path("docs/001.txt").write_text(f"附记{TAG}到此为止。\n\n{paragraph}\n", encoding="utf-8")
    assert wenlint(*argv, "--diff", "--report", "json=left.json")[0] == 1
    left = places(Path("left.json").read_text(encoding="utf-8"))
    assert sorted(code for _, code, _ in left) == ["DUP008", "WM001"]


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_vanishes_before_it_is_mended_is_an_error(
    repository: Repository, wenlint: Wenlint, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    for name in ("000", "001"):
        path = Path(f"docs/{name}.txt")
        path.write_text(f"附记{TAG}到此为止。\n", encoding="utf-8")
    compare = mending.display_path

    def vanish(path: Path) -> str:
        Path("docs/000.txt").unlink(missing_ok=True)
        return compare(path)

    monkeypatch.setattr(mending, "display_path", vanish)
    code, said = wenlint("docs", option)
    assert code == 2
    assert "Error: docs/000.txt: " in said
    assert "run again" in said
    assert (TAG in Path("docs/001.txt").read_text(encoding="utf-8")) == (option == "--diff")


def test_a_read_only_file_is_left_alone_beside_the_others(
    repository: Repository, wenlint: Wenlint
) -> None:
    for name in ("000", "001"):
        Path(f"docs/{name}.txt").write_text(f"附记{TAG}到此为止。\n", encoding="utf-8")
    Path("docs/000.txt").chmod(0o444)
    code, said = wenlint("docs", "--fix")
    assert code == 2
    assert "Error: docs/000.txt: " in said
    assert "make it writable" in said
    assert TAG in Path("docs/000.txt").read_text(encoding="utf-8")
    assert TAG not in Path("docs/001.txt").read_text(encoding="utf-8")


def test_a_diff_says_what_could_not_be_checked(repository: Repository, wenlint: Wenlint) -> None:
    Path("docs/000.txt").write_bytes(b"\xff\xff\xff\xfe")
    code, said = wenlint("docs", "--diff")
    assert code == 2
    assert "docs/000.txt:1:1: WL002" in said


def test_fixes_are_counted(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/000.txt").write_text(f"附记{TAG}到此{TAG}为止。\n", encoding="utf-8")
    assert main(["check", "docs/000.txt", "--fix"]) == 0
    assert capsys.readouterr().err == "已修复 (fixed): 2\n"


def test_fixes_are_shown_and_not_written(repository: Repository, wenlint: Wenlint) -> None:
    path = Path("docs/000.txt")
    path.write_text(f"附记{TAG}到此为止。\n", encoding="utf-8")
    code, out = wenlint(str(path), "--diff")
    assert code == 1
    assert f"-附记{TAG}到此为止。\n+附记到此为止。\n" in out
    assert TAG in path.read_text(encoding="utf-8")
