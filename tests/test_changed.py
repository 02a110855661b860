"""Changed lines, with a real git: edits, moves, new files, deletions, bad revisions."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.word_files import paragraph, word

from wenlint.cli import main
from wenlint.core.finding import FileReport, Finding, RelatedLocation, Report
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position
from wenlint.engine.changed import only_changed
from wenlint.git.diff import GitError, changes_since

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

    def place(first: int, last: int) -> Location:
        return Location(Position(first, 1), Position(last, 3))

    others = () if related is None else (RelatedLocation(message, place(related, related)),)
    at = place(row, end or row)
    return Finding("报告.txt", "PH001", "x", Severity.ERROR, message, at, others)


def kept(
    folder: Path, *findings: Finding, name: str = "报告.txt", since: str = "HEAD"
) -> list[int]:
    changes = changes_since(since, folder, merge_base=False)
    renamed = tuple(replace(finding, path=name) for finding in findings)
    report = only_changed(Report((FileReport(name, renamed),)), changes, folder)
    return [one.location.start.row for one in report.findings]


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
    assert [one.location.start.row for one in left] == [2]


def test_troubles_stay_whatever_changed(repository: Path) -> None:
    diagnostic = Finding(
        "报告.txt", "WL002", "x", Severity.ERROR, Message("", ""), finding(1).location
    )
    changes = changes_since("HEAD", repository, merge_base=False)
    assert only_changed(
        Report((FileReport("报告.txt", (diagnostic,)),)), changes, repository
    ).findings


@pytest.mark.parametrize("name", ['引"号.txt', "a b\t和 and c.txt", "反\\斜杠.txt", "换\n行.txt"])
def test_names_that_git_quotes(repository: Path, name: str) -> None:
    try:
        git(repository, "mv", "报告.txt", name)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no such names here")
    git(repository, "commit", "-qm", "Rename")
    assert kept(repository, finding(5), name=name) == []
    rewrite(repository / name, 5, "改过")
    assert kept(repository, finding(4), finding(5), name=name) == [5]


def test_lines_that_look_like_a_diff(repository: Path) -> None:
    (repository / "甲.txt").write_text("甲\n-- 减\n乙\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "More")
    text = "甲\n++ b/报告.txt\n@@ -1 +1 @@\n乙\n丙"
    (repository / "甲.txt").write_text(text, encoding="utf-8")
    assert kept(repository, *map(finding, range(1, 6)), name="甲.txt") == [2, 3, 5]
    assert kept(repository, finding(1), finding(2)) == []


@pytest.mark.parametrize(
    ("encoding", "line_end", "attributes"),
    [("utf-16", "\n", ""), ("utf-8", "\r", ""), ("utf-8", "\n", "*.txt -diff\n")],
)
def test_where_git_sees_no_lines_all_of_a_changed_file_counts(
    repository: Path, encoding: str, line_end: str, attributes: str
) -> None:
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    text = "".join(f"上海{n}{line_end}" for n in range(6))
    for name in ("甲.txt", "乙.txt"):
        (repository / name).write_bytes(text.encode(encoding))
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "More")
    (repository / "甲.txt").write_bytes(f"{text}尾".encode(encoding))
    assert kept(repository, finding(2), name="甲.txt") == [2]
    assert kept(repository, finding(2), name="乙.txt") == []


def test_what_git_ignores_or_holds_elsewhere_is_new(repository: Path, tmp_path: Path) -> None:
    (repository / ".gitignore").write_text("草稿.txt\n", encoding="utf-8")
    nested = repository / "内"
    nested.mkdir()
    git(nested, "init", "-q")
    for path in (repository / "草稿.txt", nested / "甲.txt", tmp_path / "外.txt"):
        path.write_text("正文\n", encoding="utf-8")
    for name in ("草稿.txt", "内/甲.txt", "../外.txt"):
        assert kept(repository, finding(1), name=name) == [1]


def test_the_other_end_in_another_file_counts_too(repository: Path) -> None:
    (repository / "新稿.txt").write_text("正文\n", encoding="utf-8")
    message = Message("", "")
    other = RelatedLocation(message, finding(1).location, "新稿.txt")
    assert kept(repository, replace(finding(1), related=(other,))) == [1]


def test_the_configuration_of_git_changes_nothing(repository: Path) -> None:
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.interHunkContext", "9"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
    ):
        git(repository, "config", key, value)
    git(repository, "mv", "报告.txt", "定稿.txt")
    rewrite(repository / "定稿.txt", 2, "改过")
    rewrite(repository / "定稿.txt", 6, "改过")
    found = map(finding, range(1, 9))
    assert kept(repository, *found, name="定稿.txt") == [2, 6]


def test_a_submodule_and_a_worktree(repository: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    git(top, "init", "-q")
    allowed = ("-c", "protocol.file.allow=always")
    git(top, *allowed, "submodule", "add", "-q", repository.as_uri(), "子")
    git(top, "commit", "-qm", "Begin")
    rewrite(top / "子" / "报告.txt", 5, "改过")
    git(top / "子", "commit", "-qam", "Change")
    rewrite(top / "子" / "报告.txt", 8, "又改")
    (top / "子" / "新稿.txt").write_text("正文\n", encoding="utf-8")
    assert kept(top, *map(finding, range(1, 11)), name="子/报告.txt") == [5, 8]
    assert kept(top, finding(1), name="子/新稿.txt") == [1]
    assert kept(top / "子", finding(5), finding(8)) == [8]

    beside = tmp_path / "beside"
    git(repository, "worktree", "add", "-q", str(beside))
    rewrite(beside / "报告.txt", 3, "改过")
    assert kept(beside, finding(3), finding(5)) == [3]
    assert kept(repository, finding(3)) == []


def test_in_a_hook_the_variables_of_git_are_heeded(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "docs").mkdir()
    git(repository, "mv", "报告.txt", "docs/报告.txt")
    git(repository, "commit", "-qm", "Move")
    rewrite(repository / "docs" / "报告.txt", 5, "改过")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    changes = changes_since("HEAD", repository / "docs", merge_base=False)
    assert changes.rows == {repository / "docs" / "报告.txt": [range(5, 6)]}


def test_bad_revisions_and_folders_say_what_to_do(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for revision in ("nowhere", "--output=x", "HEAD:报告.txt", ""):
        with pytest.raises(GitError, match="check its name") as caught:
            changes_since(revision, repository, merge_base=False)
        assert revision in str(caught.value)
    outside = tmp_path / "outside"
    outside.mkdir()
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    with pytest.raises(GitError, match="not in a git repository") as caught:
        changes_since("HEAD", outside, merge_base=False)
    assert str(outside) in str(caught.value)
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(GitError, match="install it"):
        changes_since("HEAD", repository, merge_base=False)


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(GitError, match="unknown revision HEAD"):
        changes_since("HEAD", tmp_path, merge_base=False)


def test_a_detached_and_a_shallow_checkout_work_or_say_why(
    repository: Path, tmp_path: Path
) -> None:
    git(repository, "branch", "other")
    rewrite(repository / "报告.txt", 5, "改过")
    git(repository, "commit", "-qam", "Second")
    git(repository, "checkout", "-q", "--detach")
    assert kept(repository, finding(5), since="HEAD~1") == [5]
    shallow = tmp_path / "shallow"
    deep = ("--depth", "1", "--no-single-branch")
    git(tmp_path, "clone", "-q", *deep, repository.as_uri(), str(shallow))
    with pytest.raises(GitError, match="git fetch --unshallow"):
        changes_since("HEAD~1", shallow, merge_base=False)
    rewrite(shallow / "报告.txt", 5, "第三版")
    git(shallow, "commit", "-qam", "Third")
    with pytest.raises(GitError, match=r"no merge base .*git fetch --unshallow"):
        changes_since("origin/other", shallow, merge_base=True)


def test_histories_without_a_common_commit_say_so(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "alone")
    git(repository, "commit", "-qm", "Alone")
    with pytest.raises(GitError, match="share no history"):
        changes_since("main", repository, merge_base=True)


@pytest.mark.parametrize(
    ("setting", "attributes"),
    [
        ("core.fsmonitor", ""),
        ("core.hooksPath", ""),
        ("core.pager", ""),
        ("diff.external", ""),
        ("filter.evil.clean", "*.txt filter=evil"),
        ("filter.evil.process", "*.txt filter=evil"),
        ("diff.evil.command", "*.txt diff=evil"),
        ("diff.evil.textconv", "*.txt diff=evil"),
    ],
)
def test_no_program_that_the_repository_names_is_run(
    repository: Path, tmp_path: Path, setting: str, attributes: str
) -> None:
    trace = tmp_path / "trace"
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch '{trace}'\ncat\n")
    program.chmod(0o755)
    (repository / ".gitattributes").write_text(attributes + "\n")
    git(repository, "config", setting, str(program))
    if setting.startswith("filter."):
        git(repository, "config", "filter.evil.required", "true")
    trace.unlink(missing_ok=True)
    rewrite(repository / "报告.txt", 5, "改过")
    assert kept(repository, finding(1), finding(5)) == [5]
    assert not trace.exists()


def test_an_order_of_files_hides_none(repository: Path) -> None:
    (repository / "order").write_text("别的.txt\n", encoding="utf-8")
    git(repository, "config", "diff.orderFile", "order")
    rewrite(repository / "报告.txt", 5, "改过")
    assert kept(repository, finding(5)) == [5]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GIT_DIFF_OPTS", "-u3"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_REPLACE_REF_BASE", "refs/nowhere/"),
    ],
)
def test_the_environment_changes_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    rewrite(repository / "报告.txt", 5, "改过")
    assert kept(repository, finding(1), finding(3), finding(5), finding(8)) == [5]


def test_a_trace_of_git_is_written_nowhere(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    kept(repository, finding(1))
    assert not (tmp_path / "trace").exists()


def test_a_filter_that_cannot_be_turned_off_ends_the_run(repository: Path, tmp_path: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt filter=a=b\n")
    config = repository / ".git" / "config"
    with config.open("a") as stream:
        stream.write(f'[filter "a=b"]\n\tclean = touch {tmp_path}/trace; cat\n')
    rewrite(repository / "报告.txt", 5, "改过")
    with pytest.raises(GitError, match="a=b"):
        kept(repository, finding(5))
    assert not (tmp_path / "trace").exists()


def test_no_program_that_a_submodule_names_is_run(repository: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "文.txt").write_text("第一行\n", encoding="utf-8")
    (inner / ".gitattributes").write_text("*.txt filter=evil\n")
    git(inner, "add", ".")
    git(inner, "commit", "-q", "-m", "Begin")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", str(inner), "sub")
    git(repository, "commit", "-q", "-m", "Add it")
    git(repository / "sub", "config", "filter.evil.clean", f"touch {tmp_path}/trace; cat")
    document = repository / "sub" / "文.txt"
    document.write_text("第二行\n", encoding="utf-8")  # of the same length: git must look
    os.utime(document, (1, 1))
    assert kept(repository, finding(1), name="sub/文.txt") == [1]
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize("option", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_does_not_look_at_is_new(repository: Path, option: str) -> None:
    git(repository, "update-index", option, "报告.txt")
    rewrite(repository / "报告.txt", 5, "改过")
    assert kept(repository, finding(5)) == [5]


def test_what_stands_in_for_a_revision_hides_nothing(repository: Path) -> None:
    rewrite(repository / "报告.txt", 5, "改过")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Change")
    git(repository, "replace", "HEAD~:报告.txt", "HEAD:报告.txt")
    assert kept(repository, finding(1), finding(5), since="HEAD~") == [5]


def test_git_is_never_one_of_the_working_directory(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = repository / "git"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/trace'\n")
    program.chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    rewrite(repository / "报告.txt", 5, "改过")
    assert kept(repository, finding(1), finding(5)) == [5]
    assert not (tmp_path / "trace").exists()


def test_a_word_document_is_compared_by_its_text(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    old = paragraph("投资XX万元。")
    (repository / "报告.docx").write_bytes(word(old, paragraph("新建泵站三座。")))
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "a report")
    (repository / "报告.docx").write_bytes(
        word(paragraph("新增一段。"), old, paragraph("共XX户。"))
    )
    assert main(["check", "报告.docx", "--new-from", "HEAD", "--output-format", "concise"]) == 1
    assert [line.split("：")[0].split()[-1] for line in capsys.readouterr().out.splitlines()] == [
        "第3段"
    ]
