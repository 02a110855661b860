"""Relations between figures: dense texts that are right, and claims of each relation."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

_FOLDER = Path(__file__).parent
_QUIET = (_FOLDER / "test_claims_quiet.txt").read_text(encoding="utf-8").splitlines()


def _rules(registry: Registry) -> list[ActiveRule]:
    return [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.family == "FIG" and rule.is_default
    ]


@pytest.mark.parametrize("text", _QUIET)
def test_a_right_text_dense_with_figures_is_quiet(text: str, registry: Registry) -> None:
    found = check(read_text(text, "text.txt"), _rules(registry)).findings
    assert [(one.code, one.message.zh) for one in found] == []


def test_right_texts_side_by_side_are_quiet(registry: Registry) -> None:
    text = "\n\n".join(_QUIET)
    found = check(read_text(text, "text.txt"), _rules(registry)).findings
    assert [(one.code, one.message.zh) for one in found] == []
