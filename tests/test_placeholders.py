"""Masks, blanks and notes that are meant as such, beside ones that were forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

import wenlint_rules.placeholder
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import load_rules
from wenlint.readers import read_text

RULES = [
    ActiveRule(rule, rule.options(), rule.severity)
    for rule in load_rules(wenlint_rules.placeholder).rules
]
PAIRS = [
    tuple(cell.replace("\\n", "\n") for cell in line.split("\t"))
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("kind", "suffix", "right", "wrong", "at"), PAIRS)
def test_what_is_meant_is_quiet_and_what_was_forgotten_is_found(
    kind: str, suffix: str, right: str, wrong: str, at: str
) -> None:
    path = f"text.{suffix}"
    assert not check(read_text(right, path), RULES).findings, kind
    lines = wrong.split("\n")
    places = [finding.location for finding in check(read_text(wrong, path), RULES).findings]
    found = [
        lines[place.start.row - 1][place.start.column - 1 : place.end.column - 1]
        for place in places
    ]
    assert any(mark in at or at in mark for mark in found), (kind, found)


def test_a_guide_full_of_mentions_holds_no_mask() -> None:
    guide = (
        "公文写作提醒\n\n不得编造“XX省委书记XXX指出”。\n不得虚构“XX发〔2024〕XX号”。\n"
        "文件名写作“XX局通知”。\n\n时间单独一行，为2024年7月X日，居中。\n"
    )
    assert not check(read_text(guide), RULES).findings


def test_a_law_with_forms_in_its_annexes_is_quiet_but_not_a_masked_law() -> None:
    articles = "".join(f"第{number}条　审查期限为三十日。\n" for number in "一二三")
    annex = "\n附件1\n县人民法院\n决定书\n（××××）行决×号\n×××：\n交由你院审查。\n"
    assert not check(read_text("审查若干问题的规定\n\n" + articles + annex), RULES).findings
    masked = "XX县审查若干问题的规定\n\n第一条　XX县适用本规定。\n" + articles + annex
    assert len(check(read_text(masked), RULES).findings) > 3


def test_in_a_technical_text_one_mask_is_a_variable_and_many_are_holes() -> None:
    words = "Docker、Compose、kernel、systemd、nginx、redis、kafka、python、golang、linux、debian、"
    prose = f"本文介绍 {words}ubuntu、fedora 和 alpine。\n"
    assert not check(read_text(prose + "谈谈对XXX的看法，容量为XX的背包能装下。\n"), RULES).findings
    report = prose + "部署到XX市，投资xx万元，培训xx人次。\n"
    assert len(check(read_text(report), RULES).findings) == 3
