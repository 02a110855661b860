"""Declared counts beside lists: what is found, and what looks like a slip and is right.

A line of `test_counts_quiet.txt` is a format and a text that must draw nothing. A line of
`test_counts_found.txt` is a format, the kind of the claim and a text whose gaps «right|wrong» make
two: the right one must draw nothing, the wrong one FIG001 or a rule of its family. A ~ before the
format says that it is not found yet.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

_GAP = re.compile(r"«([^»|]*)\|([^»|]*)»")


def _lines(name: str) -> list[ParameterSet]:
    """Return the format, the kind and the text of each line of a list."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        suffix, said = line.split("\t", 1)
        kind, colon, text = said.partition(": ")
        waits = [pytest.mark.xfail(strict=True)] if suffix.startswith("~") else []
        told = ((text if colon else said).replace(r"\n", "\n"), kind if colon else "")
        found.append(pytest.param(suffix.lstrip("~"), told[1], told[0], marks=waits))
    return found


def _codes(text: str, suffix: str, registry: Registry) -> list[str]:
    """Return what the rules of the default set say of a text."""
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.is_default
    ]
    report = check(read_text(text, f"text.{suffix}"), rules)
    return [f"{one.code} {one.message.zh}" for one in report.findings]


@pytest.mark.parametrize(("suffix", "kind", "text"), _lines("test_counts_quiet.txt"))
def test_what_looks_like_a_slip_is_right(
    suffix: str, kind: str, text: str, registry: Registry
) -> None:
    assert _codes(text, suffix, registry) == [], kind


@pytest.mark.parametrize(("suffix", "kind", "text"), _lines("test_counts_found.txt"))
def test_a_count_that_its_list_belies_is_found(
    suffix: str, kind: str, text: str, registry: Registry
) -> None:
    assert _codes(_GAP.sub(r"\1", text), suffix, registry) == [], kind
    wrong = _codes(_GAP.sub(r"\2", text), suffix, registry)
    assert any(code.startswith("FIG") for code in wrong), kind
