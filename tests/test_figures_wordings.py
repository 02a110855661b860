"""Claims in many wordings: each line of the list names the rule that it draws, or - for none."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

_LIST = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8")
_LINES = [tuple(line.split("\t")) for line in _LIST.splitlines()]


@pytest.mark.parametrize(("code", "sentence"), _LINES)
def test_a_sentence_draws_its_rule_alone(code: str, sentence: str, registry: Registry) -> None:
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.family == "FIG" and rule.is_default
    ]
    found = check(read_text(sentence, "text.txt"), rules).findings
    assert {one.code for one in found} == ({code} - {"-"}), [one.message.zh for one in found]
