"""The baseline: moved lines stay known, new ones are new, and bad files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wenlint.baseline import (
    BaselineError,
    Entry,
    apply_baseline,
    dump_baseline,
    entries_of,
    new_baseline,
    read_baseline,
)
from wenlint.finding import FileReport, Finding, Message, Place, Report
from wenlint.rule import Severity
from wenlint.text import Position

HERE = Path()


def finding(sentence: str, row: int = 1, path: str = "a.txt", code: str = "PH001") -> Finding:
    place = Place(Position(row, 1), Position(row, 3))
    message = Message("占位", "mask")
    return Finding(path, code, "x", Severity.ERROR, message, place, sentence=sentence)


def report(*findings: Finding, path: str = "a.txt") -> Report:
    return Report((FileReport(path, findings),))


def baseline(*findings: Finding) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in entries_of(findings, HERE))


def test_moved_lines_stay_known_and_another_sentence_is_new() -> None:
    known = baseline(finding("XX市召开会议。", 3))
    moved = finding("XX市召开 会议。", 30)
    new = finding("XX县召开会议。", 31)
    left = apply_baseline(report(moved, new), known, HERE)
    assert left.report.findings == (new,)
    assert left.stale == ()


def test_a_second_mask_in_the_same_sentence_is_new() -> None:
    known = baseline(finding("XX市和XX县。", 1))
    first, second = finding("XX市和XX县。", 1), finding("XX市和XX县。", 1)
    assert len(apply_baseline(report(first, second), known, HERE).report.findings) == 1


def test_what_is_gone_is_stale_but_not_in_files_that_were_not_checked(tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    known = (
        Entry("a.txt", "PH001", "已改好。", 1),
        Entry("b.txt", "PH001", "没有检查。", 1),
        Entry("c.txt", "PH001", "文件已删。", 1),
    )
    checked = report(path=str(tmp_path / "a.txt"))
    stale = apply_baseline(checked, known, tmp_path).stale
    assert [entry.path for entry in stale] == ["a.txt", "c.txt"]


def test_a_file_that_moved_takes_its_known_findings_along(tmp_path: Path) -> None:
    (tmp_path / "new.txt").touch()
    (tmp_path / "copy.txt").touch()
    known = (Entry("old.txt", "PH001", "XX市。", 1, "理由"),)
    moved, copied = (
        FileReport(str(tmp_path / name), (finding("XX市。", path=str(tmp_path / name)),))
        for name in ("new.txt", "copy.txt")
    )
    left = apply_baseline(Report((moved, copied)), known, tmp_path)
    # one old finding makes one new place known, not two
    assert [one.path for one in left.report.findings] == [str(tmp_path / "copy.txt")]
    assert left.stale == ()
    assert left.current == (Entry("new.txt", "PH001", "XX市。", 1, "理由"),)
    assert new_baseline(Report((moved,)), known, tmp_path) == left.current


def test_troubles_are_never_known() -> None:
    assert entries_of([finding("", code="WL002")], HERE) == ()


def test_reasons_and_unchecked_files_survive_a_rewrite(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    old = (
        Entry("a.txt", "PH001", "XX市。", 1, "模板，保留"),
        Entry("b.txt", "PH001", "XX县。", 1),
        Entry("a.txt", "PH001", "已改好。", 1),
    )
    path = str(tmp_path / "a.txt")
    checked = report(finding("XX市。", path=path), finding("XX镇。", path=path), path=path)
    entries = new_baseline(checked, old, tmp_path)
    assert set(entries) == {old[0], old[1], Entry("a.txt", "PH001", "XX镇。", 1)}


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = (Entry("乙.txt", "PH001", "“XX”市。", 2, "理由"), Entry("甲.txt", "WM007", "", 1))
    path = tmp_path / "baseline.json"
    path.write_bytes(dump_baseline(entries))
    assert set(read_baseline(path)) == set(entries)
    assert "理由" in path.read_text(encoding="utf-8")
    path.write_bytes(dump_baseline(()))
    assert read_baseline(path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read"),
        ("[]", "not a baseline"),
        ('{"version": 1}', "not a baseline"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "not a baseline"),
        (json.dumps({"version": 99, "findings": []}), "newer wenlint"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=said):
        read_baseline(path)
    with pytest.raises(BaselineError, match="--write-baseline"):
        read_baseline(tmp_path / "nowhere.json")
