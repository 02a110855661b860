"""The command line as its users meet it: options, output, exit codes, bad input."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Repository
from rich.cells import cell_len
from tests.word_files import paragraph, word

import wenlint as wenlint_package
from wenlint import __version__
from wenlint.cli import cli, main
from wenlint.config import KEYS, Config
from wenlint.core.diagnostics import DIAGNOSTICS
from wenlint.core.message import Message
from wenlint.discovery import discover
from wenlint.engine.registry import Registry
from wenlint.files import Unreadable
from wenlint.report.formats import FORMATS
from wenlint.run import check_files

DIRTY = "一、做法\n抓学习。\n三、不足\n抓得不深。\n"
CLEAN = "一、做法\n抓学习。\n二、不足\n抓得不深。\n"


@dataclass(frozen=True)
class Result:
    """What a run of the command line answered and printed."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.out)
        return found


Wenlint = Callable[..., Result]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def wenlint(capsys: pytest.CaptureFixture[str]) -> Wenlint:
    def run(*argv: str) -> Result:
        code = main(list(argv))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def check(wenlint: Wenlint) -> Wenlint:
    def run(*argv: str) -> Result:
        return wenlint("check", "--output-format", "json", *argv)

    return run


def write(name: str, text: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


# --- what a run answers -------------------------------------------------------------------


def test_a_clean_file_is_0_and_a_dirty_one_1(wenlint: Wenlint) -> None:
    assert wenlint("check", write("clean.txt", CLEAN)).code == 0
    result = wenlint("check", write("dirty.txt", DIRTY))
    assert result.code == 1
    assert "NUM001" in result.out
    assert wenlint("check", "dirty.txt", "--exit-zero").code == 0


def test_json_is_as_fixed(check: Wenlint) -> None:
    (finding,) = check(write("docs/dirty.txt", DIRTY)).findings
    assert set(finding) == {
        "filename",
        "code",
        "name",
        "severity",
        "message",
        "location",
        "end_location",
        "related",
        "fix",
        "place",
    }
    assert finding["filename"] == "docs/dirty.txt"
    assert (finding["code"], finding["name"], finding["severity"]) == ("NUM001", "gap", "error")
    assert finding["location"] == {"row": 3, "column": 1}
    assert finding["end_location"] == {"row": 3, "column": 3}
    (related,) = finding["related"]
    assert related["location"] == {"row": 1, "column": 1}


def test_the_folder_is_checked_by_default(check: Wenlint) -> None:
    write("a.txt", DIRTY)
    write("sub/b.md", "# 题\n\n" + DIRTY.replace("\n", "\n\n"))
    write("c.py", "三、")
    assert [finding["filename"] for finding in check().findings] == ["a.txt", "sub/b.md"]


def test_concise_is_one_line_a_finding(wenlint: Wenlint) -> None:
    result = wenlint("check", write("a.txt", DIRTY), "--output-format", "concise")
    assert result.out.startswith("a.txt:3:1: NUM001 编号不连续")
    assert result.out.count("\n") == 1


def test_messages_are_in_english_on_request(wenlint: Wenlint) -> None:
    write("a.txt", DIRTY)
    result = wenlint("check", "a.txt", "--output-format", "concise", "--lang", "en")
    assert "the numbering has a gap" in result.out


def test_rules_are_selected_and_ignored(check: Wenlint) -> None:
    write("a.txt", DIRTY)
    assert check("a.txt", "--select", "DUP,PUN").code == 0
    assert check("a.txt", "--select", "gap").code == 1
    assert check("a.txt", "--ignore", "NUM").code == 0
    assert check("a.txt", "--ignore", "NUM", "--extend-select", "NUM001").code == 1


def test_info_never_fails_a_run(wenlint: Wenlint) -> None:
    write("a.txt", DIRTY)
    write("wenlint.toml", '[severity]\nNUM = "info"\n')
    result = wenlint("check", "a.txt")
    assert result.code == 0
    assert "NUM001" in result.out


def test_settings_of_a_file_count_unless_isolated(check: Wenlint) -> None:
    write("a.txt", DIRTY)
    write("wenlint.toml", 'ignore = ["NUM"]\n')
    assert check("a.txt").code == 0
    assert check("a.txt", "--isolated").code == 1
    assert check("a.txt", "--config", write("other.toml", "preview = true")).code == 1


def test_per_file_ignores_follow_the_paths(check: Wenlint) -> None:
    write("old/a.txt", DIRTY)
    write("new/a.txt", DIRTY)
    write("wenlint.toml", '[per-file-ignores]\n"old/**" = ["NUM001"]\n')
    assert [finding["filename"] for finding in check().findings] == ["new/a.txt"]


def test_quiet_prints_findings_only(wenlint: Wenlint) -> None:
    assert wenlint("check", write("a.txt", CLEAN), "-q").out == ""
    assert "NUM001" in wenlint("check", write("a.txt", DIRTY), "-q").out


def test_the_report_goes_to_a_file_without_changing_the_answer(wenlint: Wenlint) -> None:
    write("a.txt", DIRTY)
    result = wenlint("check", "a.txt", "--output-format", "json", "--output-file", "out.json")
    assert (result.code, result.out) == (1, "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))[0]["code"] == "NUM001"
    assert list(Path().glob(".out.json*")) == []


def test_settings_and_files_can_be_shown(wenlint: Wenlint) -> None:
    write("a.txt", DIRTY)
    write("wenlint.toml", "preview = true\n")
    assert wenlint("check", "--show-files").out == "a.txt\n"
    shown = wenlint("check", "--show-settings").out
    assert "config = wenlint.toml" in shown
    assert "preview = True" in shown


def test_the_cache_switch_is_accepted(wenlint: Wenlint) -> None:
    assert wenlint("check", write("a.txt", CLEAN), "--no-cache").code == 0


def test_stdin_is_read_under_the_name_it_is_given(
    check: Wenlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    give("## 一、甲\n\n## 三、丙\n")
    (finding,) = check("-", "--stdin-filename", "x.md").findings
    assert (finding["filename"], finding["location"]["column"]) == ("x.md", 4)
    give(CLEAN)
    assert check("-").code == 0


def test_several_processes_answer_as_one(check: Wenlint) -> None:
    for number in range(12):
        write(f"{number:02}.txt", DIRTY)
    one, two = check("-j", "1"), check("-j", "2")
    assert one.out == two.out
    assert len(one.findings) == 12


def test_rules_are_listed_and_explained(wenlint: Wenlint) -> None:
    listed = wenlint("rules").out
    assert "NUM001" in listed
    for name in ("NUM001", "gap"):
        told = wenlint("rule", name)
        assert told.code == 0
        assert "反例" in told.out
        assert "NUM001" in told.out
    assert __version__ in wenlint("--version").out


def test_what_is_said_of_wenlint_itself_is_explained(wenlint: Wenlint) -> None:
    package = Path(wenlint_package.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    used = dict(re.findall(r'"(WL\d{3})",\s*"([a-z-]+)"', sources))
    assert used == {code: diagnostic.name for code, diagnostic in DIAGNOSTICS.items()}
    for code, name in used.items():
        told = wenlint("rule", code.lower(), "--lang", "en").out
        assert told.startswith(f"{code} {name}\n")
        assert told.isascii()
        assert "。" in wenlint("rule", code).out


# --- bad input: a clear line, the right exit code, no traceback -----------------------------


def test_a_missing_path_is_2_even_beside_good_ones(wenlint: Wenlint) -> None:
    result = wenlint("check", write("a.txt", CLEAN), "nowhere.txt")
    assert result.code == 2
    assert "nowhere.txt" in result.err


def test_nothing_to_check_is_no_success_but_for_a_hook(wenlint: Wenlint) -> None:
    write("a.py", "")
    assert wenlint("check").code == 2
    write("a.txt", DIRTY)
    excluded = ("check", "a.txt", "--exclude", "*.txt", "--force-exclude")
    assert wenlint(*excluded).code == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--select", "NUM9"), "unknown rule"),
        (("--ignore", "gaap"), "gap"),
        (("--config", "nowhere.toml"), "nowhere.toml"),
        (("--encoding", "klingon"), "klingon"),
        (("--output-format", "xml"), "xml"),
        (("--selct", "NUM"), "--select"),
        (("--output-file", "nowhere/out.json"), "nowhere/out.json"),
    ],
)
def test_a_bad_option_is_2_and_names_the_remedy(
    wenlint: Wenlint, argv: tuple[str, ...], said: str
) -> None:
    result = wenlint("check", write("a.txt", CLEAN), *argv)
    assert result.code == 2
    assert said in result.err


def test_invalid_toml_names_file_and_place(wenlint: Wenlint) -> None:
    write("a.txt", CLEAN)
    write("wenlint.toml", 'select = ["PH"]\nignore = = 3\n')
    result = wenlint("check", "a.txt")
    assert result.code == 2
    assert result.err.startswith("Error: wenlint.toml: ")
    assert "line 2" in result.err


def test_a_broken_file_is_a_finding_and_stops_no_other(check: Wenlint) -> None:
    write("bad.txt", "正文".encode() + b"\xff\xff")
    write("good.txt", DIRTY)
    result = check("bad.txt", "good.txt")
    assert result.code == 2
    assert [finding["code"] for finding in result.findings] == ["WL002", "NUM001"]
    assert result.findings[0]["location"] == {"row": 1, "column": 1}


def test_a_binary_file_is_refused_in_a_folder_as_by_name(wenlint: Wenlint) -> None:
    write("docs/picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(256))
    write("docs/a.txt", CLEAN)
    for path in ("docs", "docs/picture.txt"):
        result = wenlint("check", path)
        assert result.code == 2
        assert "WL002" in result.out


def test_an_unreadable_file_is_a_finding(check: Wenlint, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", CLEAN)

    def refuse(path: Path, most: int) -> bytes:  # a mode would not stop root in a container
        raise Unreadable(Message("没有权限", "no permission"))

    monkeypatch.setattr("wenlint.linter.read_regular", refuse)
    result = check("a.txt", "--isolated")
    assert (result.code, result.findings[0]["code"]) == (2, "WL001")


def test_a_dangling_link_is_a_finding(check: Wenlint) -> None:
    Path("a.txt").symlink_to("nowhere.txt")
    result = check("a.txt")
    assert (result.code, result.findings[0]["code"]) == (2, "WL001")


def test_a_file_that_vanishes_during_the_run_is_a_finding(registry: Registry) -> None:
    write("a.txt", DIRTY)
    found = discover([Path()], Config(), force_exclude=False).files
    Path("a.txt").unlink()
    report = check_files(found, Config(), registry)
    assert [finding.code for finding in report.findings] == ["WL001"]
    assert report.exit_code == 2


def test_a_file_over_the_limit_is_a_finding(check: Wenlint) -> None:
    write("wenlint.toml", "max-megabytes = 0\n")
    result = check(write("a.txt", CLEAN))
    assert (result.code, result.findings[0]["code"]) == (2, "WL005")


def test_an_empty_file_is_clean(wenlint: Wenlint) -> None:
    result = wenlint("check", write("a.txt", ""))
    assert result.code == 0
    assert result.out


@pytest.mark.slow
def test_one_line_of_five_megabytes_is_checked(check: Wenlint) -> None:
    sentence = "全市完成造林一千二百亩，其中公益林八百亩，验收合格率稳步提高。"
    write("a.txt", sentence * (5_000_000 // len(sentence.encode())) + "尾段。")
    started = time.process_time()
    assert check("a.txt", "--ignore", "DUP005").code == 0  # it is one sentence, again and again
    assert time.process_time() - started < 60


def test_the_command_works_where_the_locale_knows_no_chinese() -> None:
    write("报告.txt", DIRTY)
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "wenlint", "check", "报告.txt"],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 1
    assert "NUM001" in done.stdout.decode()
    assert b"Traceback" not in done.stderr


# --- everyday commands ----------------------------------------------------------------------


def test_init_writes_a_file_that_loads_and_never_overwrites(wenlint: Wenlint) -> None:
    assert wenlint("init").code == 0
    text = Path("wenlint.toml").read_text(encoding="utf-8")
    assert wenlint("check", write("a.txt", CLEAN)).code == 0
    again = wenlint("init")
    assert again.code == 2
    assert "wenlint.toml" in again.err
    # every line that is commented out is a setting that the loader takes
    text = text.replace("../wenlint.toml", write("base.toml", ""))
    write("wenlint.toml", re.sub(r"(?m)^# (?=[\[\"a-zA-Z][^\n]*(=|\]$))", "", text))
    assert "preview = false" in Path("wenlint.toml").read_text(encoding="utf-8").splitlines()
    shown = wenlint("check", "--show-settings", "--ignore", "NUM012")
    assert shown.code == 0, shown.err
    assert "ORG001" in shown.out


def test_init_names_every_setting(wenlint: Wenlint) -> None:
    wenlint("init")
    text = Path("wenlint.toml").read_text(encoding="utf-8")
    for key in {*KEYS, "extend"}:
        assert re.search(rf"(?m)^# ({key} = |\[{key}[.\]])", text), key


@pytest.mark.parametrize(
    ("name", "text"), [(".wenlint.toml", ""), ("pyproject.toml", "[tool.wenlint]\n")]
)
def test_init_hides_no_settings_that_are_there(wenlint: Wenlint, name: str, text: str) -> None:
    write(name, text)
    result = wenlint("init")
    assert result.code == 2
    assert name in result.err
    assert not Path("wenlint.toml").exists()


COMMANDS = ("", "check", "rule", "rules", "init", "server", "config", "config schema", "completion")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_terminal(
    wenlint: Wenlint, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = wenlint(*command.split(), "--help").out
    assert [line for line in text.splitlines() if cell_len(line) > 80] == []
    assert "..." not in text.partition("Commands:")[2]  # nothing is cut off


def test_help_has_every_option_once_and_in_a_section(wenlint: Wenlint) -> None:
    text = wenlint("check", "--help").out
    sections = re.findall(r"(?m)^(\S.*):$", text)
    assert sections == [
        "Rules",
        "Mending",
        "Known findings",
        "Files",
        "Settings",
        "Report",
        "Running",
    ]
    listed = re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+)", text)
    options = [one for one in cli.commands["check"].params if one.param_type_name == "option"]
    assert sorted(listed) == sorted([one.opts[-1] for one in options] + ["--help"])


def test_the_examples_of_the_help_work(wenlint: Wenlint) -> None:
    write("报告.txt", CLEAN)
    write("docs/a.txt", CLEAN)
    Path("报告.docx").write_bytes(word(paragraph("会议定于五日召开。")))
    examples = re.findall(r"(?m)^    wenlint (check .*?)(?:  .*)?$", wenlint("check", "--help").out)
    assert len(examples) > 5
    for example in examples:
        if "--new-from" not in example:
            result = wenlint(*example.split())
            assert result.code == 0, (example, result.err)
    assert any(".docx" in example for example in examples)


def test_the_schema_says_what_the_loader_takes(wenlint: Wenlint) -> None:
    schema = json.loads(wenlint("config", "schema").out)
    shipped = Path(wenlint_package.__file__).with_name("wenlint.schema.json")
    assert json.loads(shipped.read_text(encoding="utf-8")) == schema, (
        "run: wenlint config schema > lint/wenlint/wenlint.schema.json"
    )
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    good = {
        "select": ["NUM"],
        "per-file-ignores": {"a/**": ["DUP"]},
        "severity": {"DUP": "info"},
        "rules": {"DUP003": {"shortest": 40}},
        "custom": {"ORG001": {"pattern": "甲", "message": "乙"}},
        "max-megabytes": 3,
    }
    assert validator.is_valid(good)
    for bad in (
        {"selct": []},
        {"select": "NUM"},
        {"lang": "fr"},
        {"rules": {"DUP003": {"shortes": 1}}},
        {"severity": {"DUP": "fatal"}},
        {"custom": {"ORG001": {"message": "乙"}}},
    ):
        assert not validator.is_valid(bad), bad


KINDS: tuple[object, ...] = (
    "x",
    True,
    3,
    1.5,
    [],
    ["NUM"],
    [3],
    {},
    {"NUM001": "info"},
    {"NUM001": ["NUM"]},
    {"NUM001": {}},
    {"NUM001": 3},
    {"DUP": {}},
    {"DUP003": {"shortest": 3}},
    {"DUP003": {"shortest": "x"}},
    {"DUP003": {"shortest": True}},
    {"DUP003": {"longest": 3}},
    {"ORG001": {"pattern": "甲", "message": "乙"}},
    {"ORG001": {"pattern": "甲", "message": "乙", "message-en": "b", "severity": "info"}},
    {"ORG001": {"pattern": "甲", "message": "乙", "severity": "x"}},
    {"ORG001": {"pattern": 3, "message": "乙"}},
    {"org1": {"pattern": "甲", "message": "乙"}},
)
GOOD: dict[str, tuple[object, ...]] = {  # strings that say something
    "encoding": ("utf-8",),
    "extend": ("other.toml",),
    "lang": ("zh", "en"),
    "output-format": FORMATS,
}


def toml(value: object) -> str:
    """Spell `value` in TOML, tables inline; JSON spells the rest."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {toml(part)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    return json.dumps(value, ensure_ascii=False)


def test_schema_and_loader_agree_key_by_key(wenlint: Wenlint, registry: Registry) -> None:
    schema = json.loads(wenlint("config", "schema").out)
    validator = jsonschema.Draft7Validator(schema)
    assert set(schema["properties"]) == {*KEYS, "extend", "house"}
    options = {
        (rule.code, field.name.replace("_", "-"))
        for rule in registry.rules
        for field in dataclasses.fields(rule.options)
    }
    tables = schema["properties"]["rules"]["properties"]
    assert set(tables) == {*registry.by_code, *(rule.name for rule in registry.rules)}
    assert options == {
        (code, name) for code in registry.by_code for name in tables[code]["properties"]
    }
    write("other.toml", "")
    write("a.txt", CLEAN)
    for key in schema["properties"]:
        for value in (*GOOD.get(key, ()), *KINDS):
            if key in ("encoding", "extend") and value == "x":
                continue  # a string, but no encoding and no file
            write("wenlint.toml", f"{json.dumps(key)} = {toml(value)}\n")
            result = wenlint("check", "a.txt", "--extend-select", "NUM012")
            taken = "Error: wenlint.toml" not in result.err and "TOML" not in result.err
            if key in ("select", "ignore", "extend-select", "extend-ignore") and value == []:
                taken = True
            assert validator.is_valid({key: value}) == taken, (key, value, result.err)


# What each shell is asked: its script is loaded, then it completes `wenlint check --new`.
ASKED = {
    "bash": 'eval "$(wenlint completion bash)"; COMP_WORDS=(wenlint check --new); COMP_CWORD=2; '
    '_wenlint_completion wenlint; echo "${COMPREPLY[@]}"; complete -p wenlint',
    "zsh": 'autoload -U compinit; compinit -u -D; eval "$(wenlint completion zsh)"; '
    "echo wenlint $_comps[wenlint]; "
    'COMP_WORDS="wenlint check --new" COMP_CWORD=2 _WENLINT_COMPLETE=zsh_complete wenlint',
    "fish": "wenlint completion fish | source; complete -C 'wenlint check --new'; echo wenlint",
}


@pytest.mark.slow
@pytest.mark.parametrize("shell", ASKED)
def test_shells_complete(wenlint: Wenlint, scratch: Repository, shell: str) -> None:
    assert "_WENLINT_COMPLETE" in wenlint("completion", shell).out
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    quiet = {"bash": "--norc", "zsh": "-f", "fish": "--no-config"}[shell]
    done = scratch.run(shell, quiet, "-c", ASKED[shell])
    assert done.returncode == 0, done.stderr
    assert "--new-from-merge-base" in done.stdout, done.stdout + done.stderr
    assert "wenlint" in done.stdout


def test_statistics_count_by_rule(wenlint: Wenlint) -> None:
    write("a.txt", DIRTY)
    result = wenlint("check", "a.txt", "--statistics")
    counts = "1  NUM001  gap  [*]\n"
    assert (result.code, result.out) == (1, counts)
    result = wenlint("check", "a.txt", "--statistics", "--output-file", "counts.txt")
    assert (result.code, result.out) == (1, "")
    assert Path("counts.txt").read_text(encoding="utf-8") == counts


Watch = Callable[..., Callable[..., None]]


@pytest.fixture
def watched() -> Iterator[Watch]:
    """Return what starts a watch and then waits for a text to be printed; ends it by Ctrl-C."""
    started: list[subprocess.Popen[str]] = []

    def watch(*argv: str) -> Callable[..., None]:
        command = [sys.executable, "-m", "wenlint", "check", *argv, "--watch"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True)
        started.append(process)
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        said = ""

        def wait_for(text: str, patience: int = 20) -> None:
            nonlocal said
            assert process.stdout is not None
            for _ in range(patience * 5):
                if select.select([process.stdout], [], [], 0.2)[0]:
                    said += process.stdout.read() or ""
                if text in said:
                    said = said.split(text, 1)[1]
                    return
            raise AssertionError(f"waited in vain for {text!r}: {said}")

        return wait_for

    yield watch
    for process in started:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
        assert process.stdout is not None
        process.stdout.close()


def replace_file(name: str, text: str) -> None:
    """Save as many editors do: another file takes the place."""
    write(f"{name}~", text)
    Path(f"{name}~").replace(name)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_watching_a_file_and_its_configuration(
    watched: Watch,
) -> None:
    write("docs/a.txt", CLEAN)
    wait_for = watched("docs/a.txt", "--output-format", "full")
    wait_for("没有发现问题")
    for _ in range(2):
        replace_file("docs/a.txt", DIRTY)
        wait_for("NUM001")
        replace_file("docs/a.txt", CLEAN)
        wait_for("没有发现问题")
    write("docs/a.txt", DIRTY)
    wait_for("NUM001")
    write("wenlint.toml", "ignore = [")
    wait_for("invalid TOML")
    write("wenlint.toml", 'ignore = ["NUM"]')
    wait_for("没有发现问题")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_watching_a_folder_but_not_its_own_report(
    watched: Watch,
) -> None:
    write("docs/a.txt", CLEAN)
    wait_for = watched("docs", "--exclude", "report.md", "--report", "markdown=docs/report.md")
    wait_for("1 个文件")
    for count in range(2, 5):
        replace_file(f"docs/{count}.txt", CLEAN)
        wait_for(f"{count} 个文件")
    with pytest.raises(AssertionError, match="waited in vain"):
        wait_for("───", patience=2)
