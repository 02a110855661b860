"""What several tests share: the rules of the project, and repositories with its hooks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

import wenlint_rules
from wenlint.engine.registry import Registry, load_rules

ROOT = Path(__file__).parent.parent

os.environ["WENLINT_CACHE_DIR"] = ""  # no test writes into the folder of whoever runs it

# How long an example takes says how busy the machine is.
settings.register_profile("wenlint", deadline=None)
settings.load_profile("wenlint")

HOOK = """\
repos:
  - repo: {hooks}
    rev: v1
    hooks:
      - id: {hook}
        language: system
"""


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_rules(wenlint_rules)


class Repository:
    """A scratch repository."""

    def __init__(self, path: Path, environment: Mapping[str, str]) -> None:
        self.path = path
        self._environment = environment
        path.mkdir(exist_ok=True)
        self.run("git", "init", "-q", "-b", "main")

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

    def git(self, *arguments: str) -> None:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        (self.path / name).write_text(text, encoding="utf-8")
        self.run("git", "add", ".")
        return self.run("git", "commit", "-q", "-m", "Write")


Install = Callable[[str], None]


@pytest.fixture
def scratch(tmp_path: Path) -> Repository:
    """Return an empty repository in which wenlint and pre-commit are commands.

    Neither needs the network: the environment of a hook is that of the tests.
    """
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
    return Repository(tmp_path / "work", environment)


@pytest.fixture
def install_hook(scratch: Repository, tmp_path: Path) -> Install:
    """Return what installs a hook of this project in the scratch repository."""

    def install(hook: str) -> None:
        hooks = Repository(tmp_path / "hooks", scratch._environment)
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks.path)
        assert hooks.commit("README", "hooks").returncode == 0
        hooks.git("tag", "v1")
        config = HOOK.format(hooks=hooks.path.as_posix(), hook=hook)
        assert scratch.commit(".pre-commit-config.yaml", config).returncode == 0
        assert scratch.run("pre-commit", "install").returncode == 0

    return install
