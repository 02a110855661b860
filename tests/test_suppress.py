"""Inline suppressions: what they silence, and the complaints about those that do not work."""

from __future__ import annotations

import pytest

from wenlint.engine import ActiveRule, check
from wenlint.readers import read_text
from wenlint.registry import Registry
from wenlint.suppress import suppress

BAD = "推行两管三看”办法。"


def codes(registry: Registry, text: str, path: str = "a.md") -> list[str]:
    document = read_text(text, path)
    rule = registry.by_code["PUN001"]
    report = check(document, [ActiveRule(rule, rule.options(), rule.severity)])
    return [finding.code for finding in suppress(document, report, registry, ["PUN001"]).findings]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- wenlint: ignore[PUN001] 引自原文 -->\n\n{BAD}\n",
        f"<!-- wenlint: ignore[PUN001] -->\n{BAD}\n",
        f"<!-- wenlint: ignore[unpaired] -->\n\n{BAD}\n",
        f"<!-- wenlint: ignore[DUP, PUN] -->\n\n{BAD}\n",
        f"{BAD}<!-- wenlint: ignore[PUN001] -->\n",
        f"<!-- wenlint: disable[PUN001] -->\n\n正文。\n\n{BAD}\n",
        f"<!-- wenlint: disable[PUN] -->\n\n{BAD}\n\n<!-- wenlint: enable[PUN] -->\n\n正文。\n",
        f"{BAD}\n\n<!-- wenlint: ignore-file[PUN001] -->\n",
        f"- 甲\n- <!-- wenlint: ignore[PUN001] -->{BAD}\n",
    ],
)
def test_a_suppression_silences_its_rule(registry: Registry, text: str) -> None:
    assert codes(registry, text) == []


@pytest.mark.parametrize(
    "text",
    [
        # the block after the next one
        f"<!-- wenlint: ignore[PUN001] -->\n\n正文。\n\n{BAD}\n",
        # enabled again before it
        f"<!-- wenlint: disable[PUN] -->\n\n正文。\n\n<!-- wenlint: enable[PUN] -->\n\n{BAD}\n",
    ],
)
def test_a_suppression_ends_and_one_without_use_is_a_finding(registry: Registry, text: str) -> None:
    assert codes(registry, text) == ["WL007", "PUN001"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- wenlint: ignore -->",
        "<!-- wenlint: ignore[] -->",
        "<!-- wenlint: ignore[ALL] -->",
        "<!-- wenlint: ignore[XYZ001] -->",
        "<!-- wenlint: mute[PUN001] -->",
    ],
)
def test_there_is_no_blanket_form(registry: Registry, comment: str) -> None:
    assert codes(registry, f"{comment}\n\n{BAD}\n") == ["WL007", "PUN001"]


def test_a_suppression_of_a_rule_that_is_off_is_no_finding(registry: Registry) -> None:
    assert codes(registry, "<!-- wenlint: ignore[DUP001] -->\n\n正文。\n") == []


def test_plain_text_has_no_comments(registry: Registry) -> None:
    assert codes(registry, f"<!-- wenlint: ignore[PUN001] -->\n{BAD}\n", "a.txt") == ["PUN001"]
