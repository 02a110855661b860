"""The hook under the real pre-commit: a bad document is refused, a mended one passes.

No network: the hook repository is made here, and its environment is this one.
"""

from __future__ import annotations

import shutil

import pytest
from conftest import Install, Repository

pytest.importorskip("pre_commit", reason="needs the extra `slow`")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]


@pytest.fixture
def repository(
    scratch: Repository, install_hook: Install, request: pytest.FixtureRequest
) -> Repository:
    """Return a repository with the hook `wenlint`, or the one that the test names."""
    install_hook(getattr(request, "param", "wenlint"))
    return scratch


def test_a_commit_is_refused_until_the_document_is_mended(repository: Repository) -> None:
    bad = "一、做法\n抓学习。\n三、不足\n抓得不深。\n"
    refused = repository.commit("报告.txt", bad)
    assert refused.returncode != 0
    assert "NUM001" in refused.stdout + refused.stderr
    mended = repository.commit("报告.txt", bad.replace("三、", "二、"))
    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert "NUM001" not in mended.stdout + mended.stderr


@pytest.mark.parametrize("repository", ["wenlint-fix"], indirect=True)
def test_the_fixing_hook_mends_and_asks_for_a_second_look(repository: Repository) -> None:
    stopped = repository.commit("报告.txt", "附记##paidbegin##到此为止。\n")
    assert stopped.returncode != 0
    path = repository.path / "报告.txt"
    assert path.read_text(encoding="utf-8") == "附记到此为止。\n"
    done = repository.commit("报告.txt", path.read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_of_other_kinds_pass_by_the_hook(repository: Repository) -> None:
    done = repository.commit("code.py", "# 一、甲\n# 三、丙\n")
    assert done.returncode == 0, done.stdout + done.stderr


def test_excluded_files_pass_the_hook(repository: Repository) -> None:
    repository.commit("wenlint.toml", 'extend-exclude = ["旧稿"]\n')
    (repository.path / "旧稿").mkdir()
    done = repository.commit("旧稿/报告.txt", "一、做法\n三、不足\n")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("repository", ["wenlint", "wenlint-fix"], indirect=True)
@pytest.mark.parametrize("name", ["--exclude=*.md", "--config=evil.md", "--output-file=甲.md"])
def test_no_name_of_a_file_is_an_option(repository: Repository, name: str) -> None:
    dirty = "附记##paidbegin##到此为止，XX市。\n"
    (repository.path / "甲.md").write_text(dirty, encoding="utf-8")
    (repository.path / "evil.md").write_text("select = ['NUM']\n", encoding="utf-8")
    refused = repository.commit(name, "select = ['NUM']\n")
    assert refused.returncode != 0
    assert "分不清" in refused.stdout + refused.stderr
    assert (repository.path / "甲.md").read_text(encoding="utf-8") == dirty


def test_a_file_called_minus_is_not_the_standard_input(repository: Repository) -> None:
    config = repository.path / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "        files: .*\n        exclude: yaml\n", encoding="utf-8")
    refused = repository.commit("-", "XX市\n")
    assert refused.returncode != 0
    assert "分不清" in refused.stdout + refused.stderr


def test_arguments_of_the_user_still_work(repository: Repository) -> None:
    config = repository.path / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + '        args: [--select, "NUM", --lang=en]\n', encoding="utf-8")
    assert repository.commit("报告.txt", "附记##paidbegin##到此为止。\n").returncode == 0
    refused = repository.commit("乙.txt", "一、做法\n抓学习。\n三、不足\n")
    assert "the numbering has a gap" in refused.stdout + refused.stderr
