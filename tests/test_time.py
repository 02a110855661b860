"""Claims about time, ranks, conversions and one thing told twice; - draws no rule of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

_TEXTS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("== ")[1:]
_CASES = [tuple(text.split(None, 2)) for text in _TEXTS]


@pytest.mark.parametrize(("code", "suffix", "text"), _CASES)
def test_a_text_draws_its_rule_alone(code: str, suffix: str, text: str, registry: Registry) -> None:
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.family == "FIG" and rule.is_default
    ]
    found = check(read_text(text, f"text.{suffix}"), rules).findings
    assert {one.code for one in found} == ({code} - {"-"}), [one.message.zh for one in found]
