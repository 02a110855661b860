"""The baseline: moved lines stay known, new ones are new, and bad files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wenlint.core.finding import FileReport, Finding, Report
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position
from wenlint.engine.baseline import (
    BaselineError,
    Entry,
    Scope,
    apply_baseline,
    dump_baseline,
    entries_of,
    new_baseline,
    read_baseline,
)

HERE = Path()


def finding(sentence: str, row: int = 1, path: str = "a.txt", code: str = "PH001") -> Finding:
    place = Location(Position(row, 1), Position(row, 3))
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


def test_a_folder_that_moved_takes_all_its_known_findings_along(tmp_path: Path) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    known = tuple(Entry(f"old/{name}", "PH001", "XX市。", 1, name) for name in names)
    paths = [tmp_path / "new" / name for name in names]
    files = tuple(
        FileReport(str(path), (finding("XX市。", path=str(path)),)) for path in reversed(paths)
    )
    left = apply_baseline(Report(files), known, tmp_path)
    assert left.report.findings == ()
    assert [(entry.path, entry.reason) for entry in left.current] == [
        (f"new/{name}", name) for name in names
    ]


def test_a_run_judges_only_what_it_looks_at(tmp_path: Path) -> None:
    """Neither the rules that it did not run, nor files that it could not read, nor others."""
    (tmp_path / "bad.txt").touch()
    known = (
        Entry("a.txt", "PH001", "没有查这条规则。", 1),
        Entry("a.txt", "OLD001", "规则已取消。", 1),
        Entry("bad.txt", "WM001", "文件读不了。", 1),
        Entry("docs/gone.txt", "WM001", "文件夹没有查。", 1),
    )
    clean, bad = str(tmp_path / "a.txt"), str(tmp_path / "bad.txt")
    checked = Report((FileReport(clean), FileReport(bad, (finding("", path=bad, code="WL002"),))))
    scope = Scope((tmp_path / "a.txt", tmp_path / "bad.txt"), frozenset({"PH001"}))
    assert apply_baseline(checked, known, tmp_path, scope).stale == (known[1],)
    assert set(new_baseline(checked, known, tmp_path, scope)) == set(known) - {known[1]}
    whole = Scope((tmp_path,))
    assert set(apply_baseline(checked, known, tmp_path, whole).stale) == set(known) - {known[2]}


def test_a_rewrite_keeps_what_stands_alike_in_files_it_did_not_check(tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    path = str(tmp_path / "a.txt")
    old = (Entry("b.txt", "PH001", "XX市。", 1),)
    checked = report(finding("XX市。", path=path), path=path)
    assert {one.path for one in new_baseline(checked, old, tmp_path)} == {"a.txt", "b.txt"}


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


GOOD = {"path": "a.txt", "code": "PH001", "sentence": "XX市。", "ordinal": 1}


def spelled(version: object = 1, findings: object = ()) -> str:
    return json.dumps({"version": version, "findings": findings}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read.*line 1"),
        (spelled(findings=[GOOD])[:-9], "cannot be read.*column"),
        ("[" * 100_000, "cannot be read"),
        ("", "cannot be read"),
        ("[]", "not a baseline.*object"),
        ('{"version": 1}', "not a baseline.*findings"),
        (spelled("1"), "not a baseline.*version: '1'"),
        (spelled(True), "not a baseline.*version: True"),
        (spelled(1.5), "not a baseline.*version"),
        (spelled(findings={}), "not a baseline.*array"),
        (spelled(findings=[GOOD, {"path": "a"}]), "not a baseline.*entry 2"),
        (spelled(findings=[GOOD, GOOD, 3]), "not a baseline.*entry 3"),
        (spelled(findings=[{**GOOD, "ordinal": True}]), "not a baseline.*entry 1"),
        (spelled(findings=[{**GOOD, "ordinal": "1"}]), "not a baseline.*entry 1"),
        (spelled(findings=[{**GOOD, "path": None}]), "not a baseline.*entry 1"),
        (spelled(findings=[{**GOOD, "row": 3}]), "not a baseline.*entry 1"),
        (spelled(99), "newer wenlint.*upgrade"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=said) as caught:
        read_baseline(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_what_is_no_text_or_no_file_says_why(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="--write-baseline"):
        read_baseline(tmp_path / "nowhere.json")
    with pytest.raises(BaselineError, match="cannot be read"):
        read_baseline(tmp_path)
    path = tmp_path / "baseline.json"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BaselineError, match="cannot be read"):
        read_baseline(path)


def test_one_new_finding_is_one_new_line(tmp_path: Path) -> None:
    entries = [Entry(f"{n}.txt", "PH001", "XX市。", 1) for n in range(9)]
    before = dump_baseline(reversed(entries)).decode().split("\n")
    after = dump_baseline([Entry("4.txt", "PH001", "XX县。", 1), *entries]).decode().split("\n")
    assert [line for line in before if line not in after] == []
    assert len(after) - len(before) == 1
