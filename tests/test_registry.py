"""The registry, the documentation of rules, and what is generated from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wenlint.engine.registry import Registry, UnknownSelector
from wenlint.engine.ruledoc import parse_doc
from wenlint.explain import rules_markdown

ROOT = Path(__file__).parent.parent


def test_codes_and_names_have_their_forms(registry: Registry) -> None:
    for rule in registry.rules:
        assert re.fullmatch(r"(PH|WM|NUM|DUP|FIG|PUN|TXT|GW)\d{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


def test_a_selector_is_a_code_a_prefix_a_name_or_all(registry: Registry) -> None:
    assert registry.matching("NUM001") == {"NUM001": 100}
    assert registry.matching("gap") == {"NUM001": 100}
    assert set(registry.matching("DUP")) == {r.code for r in registry.rules if r.family == "DUP"}
    assert set(registry.matching("all")) == set(registry.by_code)


@pytest.mark.parametrize(("wrong", "meant"), [("NUM00l", "NUM001"), ("contants", "contents")])
def test_an_unknown_selector_names_the_nearest(registry: Registry, wrong: str, meant: str) -> None:
    with pytest.raises(UnknownSelector) as caught:
        registry.matching(wrong)
    assert caught.value.nearest == meant or str(caught.value.nearest).startswith("NUM")


def test_the_reference_of_rules_is_fresh(registry: Registry) -> None:
    path = ROOT / "rules" / "README.md"
    assert path.read_text(encoding="utf-8") == rules_markdown(registry), (
        "run: python -m wenlint_rules > rules/README.md"
    )


def test_a_docstring_is_taken_apart() -> None:
    doc = parse_doc(
        "摘要\n    Summary\n\n    说明\n\n    反例：\n\n        甲\\u200b\n        乙\n\n"
        "    正例（全文）：\n\n        一\n\n        二\n\n    正例（Markdown）：\n\n        # 题\n"
    )
    assert (doc.summary_zh, doc.summary_en) == ("摘要", "Summary")
    assert [(e.text, e.bad, e.suffix) for e in doc.examples] == [
        ("甲\u200b", True, ".txt"),
        ("乙", True, ".txt"),
        ("一\n\n二\n", False, ".txt"),
        ("# 题\n", False, ".md"),
    ]


def test_a_docstring_without_a_summary_is_refused() -> None:
    with pytest.raises(ValueError, match="docstring"):
        parse_doc("只有一行")
