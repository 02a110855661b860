"""Every rule's docstring is its test: each 反例 draws it, each 正例 draws nothing."""

from __future__ import annotations

import pytest

import wenlint_rules
from wenlint.engine import ActiveRule, check, check_across
from wenlint.finding import FileReport
from wenlint.readers import read_text
from wenlint.registry import load_rules
from wenlint.rule import Rule
from wenlint.ruledoc import Example, parse_doc

RULES = load_rules(wenlint_rules).rules
EXAMPLES = [(rule, example) for rule in RULES for example in parse_doc(rule.doc).examples]


def report(rule: Rule, example: Example) -> FileReport:
    if rule.check_across is not None:
        parts = enumerate(example.parts)
        documents = [read_text(part, f"{place}{example.suffix}") for place, part in parts]
        found = check_across(documents, [ActiveRule(rule, rule.options(), rule.severity)])
        return next((one for one in found.values() if one.findings), FileReport("none"))
    document = read_text(example.text, "example" + example.suffix)
    return check(document, [ActiveRule(rule, rule.options(), rule.severity)])


def name_of(value: object) -> str:
    if isinstance(value, Rule):
        return value.code
    assert isinstance(value, Example)
    return ("bad " if value.bad else "good ") + value.text[:24].strip()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name_of)
def test_an_example_draws_its_rule_or_nothing(rule: Rule, example: Example) -> None:
    found = report(rule, example).findings
    assert bool(found) is example.bad, [finding.message.zh for finding in found]
    assert all(finding.code == rule.code for finding in found)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_is_documented_with_examples_of_both_kinds(rule: Rule) -> None:
    doc = parse_doc(rule.doc)
    assert {example.bad for example in doc.examples} == {True, False}
    assert "不报：" in doc.body
    assert "出处：" in doc.body


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_messages_are_in_both_languages(rule: Rule) -> None:
    for example in parse_doc(rule.doc).examples:
        for finding in report(rule, example).findings:
            assert finding.message.zh.strip()
            assert finding.message.en.strip()
            assert finding.message.zh != finding.message.en
