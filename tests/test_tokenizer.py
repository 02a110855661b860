"""The door to jieba: what it cuts, and that it keeps quiet and to itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wenlint.language.tokenizer import words


def test_a_measure_word_behind_a_noun_is_a_word_of_its_own() -> None:
    assert [word.text for word in words("出台方案个")][-2:] == ["方案", "个"]


def test_a_measure_word_inside_a_noun_is_none() -> None:
    assert "名" not in [word.text for word in words("打造名片")]


def test_a_long_span_is_refused() -> None:
    with pytest.raises(ValueError, match="only spans up to"):
        words("长" * 65)


def test_jieba_is_silent_and_caches_in_a_folder_of_our_own(tmp_path: Path) -> None:
    code = "from wenlint.language.tokenizer import words; words('培训干部')"
    lint = Path(__file__).parents[1] / "lint"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(lint), "PATH": "/usr/bin"},
    )
    assert done.stderr == ""
    assert list((tmp_path / "wenlint").glob("jieba-*.cache"))


def test_no_rule_loads_jieba_before_it_is_needed() -> None:
    code = (
        "import sys, wenlint_rules.placeholder.missing_value as rule\n"
        "from wenlint.readers import read_text\n"
        "list(rule.check.check(read_text('每个单位都要落实责任，完成任务。'), rule.Options()))\n"
        "sys.exit('jieba' in sys.modules)"
    )
    root = Path(__file__).parents[1]
    paths = f"{root / 'lint'}:{root / 'rules'}"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": paths})
