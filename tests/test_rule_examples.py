"""Every rule's docstring is its test: each 反例 draws it, each 正例 draws no rule at all."""

from __future__ import annotations

import pytest

import wenlint_rules
from wenlint.core.finding import FileReport
from wenlint.engine.check import ActiveRule, check, check_across
from wenlint.engine.registry import load_rules
from wenlint.engine.rule import Rule
from wenlint.engine.ruledoc import Example, parse_doc
from wenlint.readers import read_text

RULES = load_rules(wenlint_rules).rules
EXAMPLES = [(rule, example) for rule in RULES for example in parse_doc(rule.doc).examples]

DEFAULT = [ActiveRule(rule, rule.options(), rule.severity) for rule in RULES if rule.is_default]

# What another rule rightly says of a right example, by the example's rule and first words.
OTHERS = {
    ("FIG001", "从xx个方面"): "PH001",  # a mask is no number that could be wrong, but a mask
    ("FIG007", "活动近xx余场"): "PH001",  # the same
    ("NUM011", "目　录"): "WM002",  # an advert glued to a heading does not change the heading
    ("PH002", "*【更#多素"): "WM002",  # the asterisks of an advert mask nothing
    ("WM002", "全年新增会员**人"): "PH002",  # masks are no advert
}


# What they find no text has: tests/test_word.py tries them.
IN_WORD = {"NUM016", "NUM017", "WM008"}


def report(rule: Rule, example: Example) -> FileReport:
    if rule.check_across is not None:
        documents = [read_text(text, name) for name, text in example.parts]
        found = check_across(documents, [ActiveRule(rule, rule.options(), rule.severity)])
        return next((one for one in found.values() if one.findings), FileReport("none"))
    document = read_text(example.text, example.name)
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


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule, example in EXAMPLES if not example.bad],
    ids=name_of,
)
def test_a_right_example_draws_no_other_rule_either(rule: Rule, example: Example) -> None:
    known = {
        other
        for (code, words), other in OTHERS.items()
        if code == rule.code and example.text.startswith(words)
    }
    found = [
        (finding.code, finding.message.zh)
        for name, text in example.parts
        for finding in check(read_text(text, name), DEFAULT).findings
        if finding.code not in known
    ]
    assert not found


def test_every_exception_is_of_an_example() -> None:
    for code, words in OTHERS:
        assert any(
            rule.code == code and not example.bad and example.text.startswith(words)
            for rule, example in EXAMPLES
        )


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_is_documented_with_examples_of_both_kinds(rule: Rule) -> None:
    doc = parse_doc(rule.doc)
    bad = set() if rule.code in IN_WORD else {True}
    assert {example.bad for example in doc.examples} == {*bad, False}
    assert "不报：" in doc.body
    assert "出处：" in doc.body


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_messages_are_in_both_languages(rule: Rule) -> None:
    for example in parse_doc(rule.doc).examples:
        for finding in report(rule, example).findings:
            assert finding.message.zh.strip()
            assert finding.message.en.strip()
            assert finding.message.zh != finding.message.en
