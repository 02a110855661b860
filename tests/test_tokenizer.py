"""The door to jieba: what it cuts, and that it keeps quiet and to itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wenlint.language import tokenizer as tokenizer_module
from wenlint.language.tokenizer import is_listed, words

SPANS = (
    "全县共建成农家书屋",
    "小明在江边大声朗读",
    "阿姨把T恤和B超单收好",
    "C#与c++课程卡拉OK",
    "12.5%的受访者，龘龘",
    "乌兰图雅站在呼伦贝尔草原上",
    "hello世界",
)
LISTED = ("方案", "方", "农家书", "受访", "乌兰图雅", "")


def test_a_measure_word_behind_a_noun_is_a_word_of_its_own() -> None:
    assert [word.text for word in words("出台方案个")][-2:] == ["方案", "个"]


def test_a_measure_word_inside_a_noun_is_none() -> None:
    assert "名" not in [word.text for word in words("打造名片")]


def test_a_long_span_is_refused() -> None:
    with pytest.raises(ValueError, match="only spans up to"):
        words("长" * 65)


def test_what_is_read_of_the_dictionary_cuts_as_all_of_it_does(tmp_path: Path) -> None:
    import jieba
    import jieba.posseg

    whole = jieba.Tokenizer()
    whole.tmp_dir = str(tmp_path)  # jieba's own is shared, and it loads what it finds
    tokenizer = jieba.posseg.POSTokenizer(whole)
    for span in SPANS:
        assert [tuple(pair) for pair in tokenizer.lcut(span)] == list(words(span))
    assert [is_listed(word) for word in LISTED] == [bool(whole.FREQ.get(word)) for word in LISTED]
    assert tokenizer_module._cutter()._tokenizer.tokenizer.total == whole.total


def test_jieba_is_silent_and_whole_for_others(tmp_path: Path) -> None:
    code = (
        "from wenlint.language.tokenizer import words; words('培训干部')\n"
        "import jieba, jieba.posseg\n"
        "jieba.dt.tmp_dir = " + repr(str(tmp_path)) + "\n"
        "cut = [tuple(pair) for pair in jieba.posseg.lcut('出台方案')]\n"
        "assert cut == list(words('出台方案'))\n"
    )
    lint = Path(__file__).parents[1] / "lint"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(lint), "PATH": "/usr/bin"},
    )
    assert done.stderr == ""


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
