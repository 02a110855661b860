"""The files for CI systems are what those systems take: checked against their own schemas."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Repository

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", ".github/workflows/ci.yml"),
        ("vendor.gitlab-ci", ".ci/gitlab.yml"),
    ],
)
def test_a_file_follows_its_schema(schema: str, path: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", ["action.yml", ".github/workflows/ci.yml"])
def test_actions_are_pinned_to_commits(path: str) -> None:
    used = re.findall(r"uses: (\S+)", (ROOT / path).read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


# --- the action, its steps run as the runner runs them ----------------------------------------


@dataclass
class Runner:
    """Runs the `run:` steps of action.yml in a folder, as a GitHub runner does."""

    folder: Path
    temp: Path
    inputs: dict[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    log: str = ""

    @property
    def summary(self) -> str:
        return (self.temp / "summary.md").read_text(encoding="utf-8")

    def run(self) -> int:
        """Run all steps but the installation; return the exit code of the first that failed."""
        failed = 0
        for step in action()["runs"]["steps"]:
            if "run" not in step or step.get("id") == "install":
                continue
            if failed and step.get("if") != "always()":
                continue
            failed = self._step(step) or failed
        return failed

    def uploads(self) -> bool:
        """Say whether the upload would run: its condition, evaluated."""
        (step,) = [step for step in action()["runs"]["steps"] if "upload-sarif" in str(step)]
        assert step["with"]["sarif_file"] == "${{ steps.reports.outputs.sarif }}"
        condition = "always() && inputs.sarif == 'true' && steps.reports.outputs.sarif != ''"
        assert step["if"] == condition
        sarif = self.outputs["reports"].get("sarif", "")
        return self.inputs["sarif"] == "true" and sarif != ""

    def _step(self, step: Mapping[str, Any]) -> int:
        files = {
            "GITHUB_OUTPUT": self.temp / "output",
            "GITHUB_STEP_SUMMARY": self.temp / "summary.md",
        }
        files["GITHUB_OUTPUT"].write_text("")
        files["GITHUB_STEP_SUMMARY"].touch()
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.folder,
            env={
                **os.environ,
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_WORKSPACE": str(self.folder),
                **{key: str(path) for key, path in files.items()},
                **{key: self._evaluated(value) for key, value in step.get("env", {}).items()},
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.log += done.stdout
        lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        self.outputs[step.get("id", "")] = dict(line.split("=", 1) for line in lines)
        return done.returncode

    def _evaluated(self, value: str) -> str:
        if value == "${{ steps.install.outputs.commands }}":
            return str(Path(sys.executable).parent)
        (name,) = re.findall(r"^\$\{\{ inputs\.(\w+) \}\}$", value)
        return self.inputs[name]


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def runner(scratch: Repository, tmp_path: Path) -> Runner:
    """Return a runner in a checked-out repository, wenlint being installed."""
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    (tmp_path / "temp").mkdir()
    defaults = {name: one["default"] for name, one in action()["inputs"].items()}
    for name in ("文 档/甲.txt", "b.txt"):
        path = scratch.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("一、做法\n抓学习。\n三、不足\n", encoding="utf-8")
    return Runner(scratch.path, tmp_path / "temp", defaults)


def test_the_action_annotates_summarises_and_hands_over_its_findings(runner: Runner) -> None:
    assert runner.run() == 1
    titles = re.findall(r"(?m)^::error title=wenlint \(NUM001\),file=(.*?),line=3,", runner.log)
    assert titles == ["b.txt", "文 档/甲.txt"]
    assert "## wenlint" in runner.summary
    assert "NUM001" in runner.summary
    log = json.loads(Path(runner.outputs["reports"]["sarif"]).read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == 2
    assert not runner.uploads()
    runner.inputs["sarif"] = "true"
    assert runner.uploads()


def test_the_action_takes_paths_and_options_as_they_are_written(runner: Runner) -> None:
    runner.inputs |= {"paths": "\n  \n文 档\n", "args": "--select NUM\n  --lang en\n"}
    assert runner.run() == 1
    assert "the numbering has a gap" in runner.log
    assert "b.txt" not in runner.log
    runner.inputs["args"] = "--exit-zero"
    assert runner.run() == 0
    runner.inputs |= {"paths": "$(touch hacked)\n", "args": "--select=$(touch${IFS}hacked)"}
    assert runner.run() == 2
    assert not (runner.folder / "hacked").exists()


def test_the_action_uploads_nothing_when_it_could_not_begin(runner: Runner) -> None:
    runner.inputs |= {"args": "--select NOPE", "sarif": "true"}
    assert runner.run() == 2
    assert "unknown rule" in runner.log
    assert runner.summary == ""
    assert not runner.uploads()


def test_no_module_of_the_checkout_runs_in_the_action(runner: Runner) -> None:
    for name in ("venv", "pip", "wenlint", "click", "sitecustomize", "wenlint_rules"):
        (runner.folder / f"{name}.py").write_text("open('hacked', 'w')\n")
    evil = runner.folder / "evil-1.0.dist-info"
    evil.mkdir()
    (evil / "entry_points.txt").write_text("[wenlint.rules]\nevil = venv\n")
    assert runner.run() == 1
    assert not (runner.folder / "hacked").exists()
    (install,) = [step["run"] for step in action()["runs"]["steps"] if step.get("id") == "install"]
    assert re.findall(r"python\S* (\S+) -m", install) == ["-I", "-I"]
    assert "bin/pip" not in install


def test_the_job_of_gitlab_says_what_a_branch_brings(scratch: Repository, tmp_path: Path) -> None:
    job = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text(encoding="utf-8"))["wenlint"]
    old = "一、做法\n抓学习。\n三、不足\n"
    scratch.commit("甲.txt", old)
    clone = Repository(tmp_path / "clone", scratch._environment)
    clone.git("remote", "add", "origin", str(scratch.path))
    clone.git("fetch", "-q", "origin", "main")
    clone.git("checkout", "-q", "--detach", "FETCH_HEAD")  # as GitLab does, without branches
    assert clone.commit("甲.txt", f"{old}附记##paidbegin##到此为止。\n").returncode == 0
    script = [line for line in job["before_script"] if not line.startswith("pip ")]
    script = ["set -e", "TARGET=main", *script, *job["script"]]
    done = clone.run("sh", "-c", "\n".join(script))
    assert done.returncode == 1, done.stdout + done.stderr
    name = job["artifacts"]["reports"]["codequality"]
    (found,) = json.loads((clone.path / name).read_text(encoding="utf-8"))
    assert (found["check_name"], found["location"]["lines"]["begin"]) == ("WM001", 4)
    assert (clone.path / job["artifacts"]["reports"]["junit"]).exists()
