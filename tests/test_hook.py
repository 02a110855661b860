"""The hook under the real pre-commit: a bad document is refused, a mended one passes.

No network: the hook repository is made here, and its environment is this one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"

CONFIG = """\
repos:
  - repo: {hooks}
    rev: v1
    hooks:
      - id: {hook}
        language: system
"""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


class Repository:
    """A scratch repository with the hook installed."""

    def __init__(self, path: Path, environment: dict[str, str]) -> None:
        self.path = path
        self._environment = environment
        self.run("git", "init", "-q")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.path,
            env=self._environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        (self.path / name).write_text(text, encoding="utf-8")
        self.run("git", "add", ".")
        return self.run("git", "commit", "-q", "-m", "Write")


@pytest.fixture
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    """Return a repository with the hook `wenlint`, or the one that the test names."""
    hook = getattr(request, "param", "wenlint")
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, module in (("wenlint", "wenlint"), ("pre-commit", "pre_commit")):
        path = commands / name
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
        path.chmod(0o755)
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("lint", "rules")),
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "tester"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "tester@example.org"),
    }
    for folder in ("hooks", "work"):
        (tmp_path / folder).mkdir()
    hooks = Repository(tmp_path / "hooks", environment)
    shutil.copy(HOOKS, hooks.path)
    assert hooks.commit("README", "hooks").returncode == 0
    hooks.run("git", "tag", "v1")
    work = Repository(tmp_path / "work", environment)
    config = CONFIG.format(hooks=hooks.path.as_posix(), hook=hook)
    assert work.commit(".pre-commit-config.yaml", config).returncode == 0
    assert work.run("pre-commit", "install").returncode == 0
    return work


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
