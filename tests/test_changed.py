"""Changed lines, with a real git: edits, moves, new files, deletions, bad revisions."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from wenlint.changed import GitError, changes_since, only_changed
from wenlint.finding import FileReport, Finding, Message, Place, RelatedPlace, Report
from wenlint.rule import Severity
from wenlint.text import Position

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = (tmp_path / "仓库").resolve()
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "报告.txt").write_text("".join(f"第{n}行\n" for n in range(1, 11)), encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


def finding(row: int, end: int | None = None, related: int | None = None) -> Finding:
    message = Message("", "")

    def place(first: int, last: int) -> Place:
        return Place(Position(first, 1), Position(last, 3))

    others = () if related is None else (RelatedPlace(message, place(related, related)),)
    at = place(row, end or row)
    return Finding("报告.txt", "PH001", "x", Severity.ERROR, message, at, others)


def kept(
    folder: Path, *findings: Finding, name: str = "报告.txt", since: str = "HEAD"
) -> list[int]:
    changes = changes_since(since, folder, merge_base=False)
    report = only_changed(Report((FileReport(name, findings),)), changes, folder)
    return [one.place.start.row for one in report.findings]


def rewrite(path: Path, row: int, text: str | None) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[row - 1 : row] = [] if text is None else [text + "\n"]
    path.write_text("".join(lines), encoding="utf-8")


def test_a_finding_stays_if_any_of_its_places_changed(repository: Path) -> None:
    rewrite(repository / "报告.txt", 5, "改过")
    findings = (finding(1), finding(5), finding(9, related=5), finding(3, end=6))
    assert kept(repository, *findings) == [5, 9, 3]


def test_the_neighbours_of_deleted_lines_changed(repository: Path) -> None:
    rewrite(repository / "报告.txt", 5, None)
    assert kept(repository, finding(3), finding(4), finding(5), finding(7)) == [4, 5]


def test_a_file_that_git_does_not_know_is_new(repository: Path) -> None:
    (repository / "新稿.txt").write_text("正文\n", encoding="utf-8")
    assert kept(repository, finding(1), name="新稿.txt") == [1]


def test_a_moved_file_changed_only_where_it_was_edited(repository: Path) -> None:
    git(repository, "mv", "报告.txt", "定稿.txt")
    assert kept(repository, finding(5), name="定稿.txt") == []
    rewrite(repository / "定稿.txt", 5, "改过")
    git(repository, "add", ".")
    assert kept(repository, finding(4), finding(5), name="定稿.txt") == [5]


def test_nothing_changed_is_nothing_kept(repository: Path) -> None:
    assert kept(repository, finding(1)) == []


def test_the_merge_base_leaves_out_what_others_did(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    rewrite(repository / "报告.txt", 2, "我改的")
    git(repository, "commit", "-qam", "Mine")
    git(repository, "checkout", "-q", "main")
    rewrite(repository / "报告.txt", 8, "别人改的")
    git(repository, "commit", "-qam", "Theirs")
    git(repository, "checkout", "-q", "topic")
    changes = changes_since("main", repository, merge_base=True)
    report = Report((FileReport("报告.txt", (finding(2), finding(8))),))
    left = only_changed(report, changes, repository).findings
    assert [one.place.start.row for one in left] == [2]


def test_troubles_stay_whatever_changed(repository: Path) -> None:
    trouble = Finding("报告.txt", "WL002", "x", Severity.ERROR, Message("", ""), finding(1).place)
    changes = changes_since("HEAD", repository, merge_base=False)
    assert only_changed(Report((FileReport("报告.txt", (trouble,)),)), changes, repository).findings


def test_bad_revisions_and_folders_say_what_to_do(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(GitError, match="nowhere"):
        changes_since("nowhere", repository, merge_base=False)
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(GitError, match="not a git repository"):
        changes_since("HEAD", outside, merge_base=False)


def test_a_detached_and_a_shallow_checkout_work_or_say_why(
    repository: Path, tmp_path: Path
) -> None:
    rewrite(repository / "报告.txt", 5, "改过")
    git(repository, "commit", "-qam", "Second")
    git(repository, "checkout", "-q", "--detach")
    assert kept(repository, finding(5), since="HEAD~1") == [5]
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(shallow))
    with pytest.raises(GitError, match="unshallow"):
        changes_since("HEAD~1", shallow, merge_base=False)
