"""Inline suppressions: what they silence, and the complaints about those that do not work."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from wenlint.config import Config
from wenlint.discovery import Found
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.engine.suppress import suppress
from wenlint.linter import make_linter
from wenlint.readers import read_text
from wenlint.run import check_files

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


MASK = "请于XX日前报送。"


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        # one of a family, or of several, is enough
        (f"<!-- wenlint: disable[PH] -->\n\n{MASK}\n", None),
        (f"<!-- wenlint: ignore[PH] -->\n\n{MASK}\n", None),
        (f"<!-- wenlint: ignore-file[PH] -->\n\n{MASK}\n", None),
        (f"<!-- wenlint: disable[PH] -->\n{MASK}\n<!-- wenlint: enable[PH] -->\n", None),
        (f"<!-- wenlint: disable[PH, PUN] -->\n\n{MASK}{BAD}\n", None),
        # each selector by itself
        (f"<!-- wenlint: disable[PH, NUM001] -->\n\n{MASK}\n", "NUM001"),
        (f"<!-- wenlint: ignore[PUN, PH, gap] -->\n\n{MASK}\n", "PUN, gap"),
        (f"<!-- wenlint: disable[PH001, WM] -->\n\n{MASK}\n", "WM"),
        # each comment by itself
        (f"<!-- wenlint: ignore[PH] -->\n甲。\n\n<!-- wenlint: ignore[PH] -->\n{MASK}\n", "PH"),
        # two that silence the same
        (f"<!-- wenlint: disable[PH] -->\n<!-- wenlint: ignore[PH] -->\n{MASK}\n", None),
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_use_is_judged_by_comment_and_selector(
    registry: Registry, text: str, idle: str | None, suffix: str
) -> None:
    if suffix == ".html":
        text = "".join(
            line if line.startswith("<!--") else f"<p>{line}</p>\n" for line in text.splitlines()
        )
    linter = make_linter(Config(), registry)
    findings = linter.check_text(text, f"a{suffix}", Path(f"a{suffix}")).findings
    assert [finding.message.en for finding in findings] == (
        [f"this suppression silences nothing ({idle}); remove it"] if idle else []
    )


@pytest.mark.parametrize(
    ("selector", "codes"),
    [("DUP", set()), ("DUP008", set()), ("PUN", {"WL007", "DUP008"})],
)
def test_use_is_judged_with_what_the_comparison_of_files_finds(
    registry: Registry, tmp_path: Path, selector: str, codes: set[str]
) -> None:
    shared = "各单位要认真学习有关文件精神，结合实际制定实施方案，明确责任分工，细化措施。" * 2
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text(f"甲\n\n{shared}\n", encoding="utf-8")
    comment = f"<!-- wenlint: ignore[{selector}] -->"
    second.write_text(f"乙\n\n{comment}\n{shared}\n", encoding="utf-8")
    found = [Found(path, named=True) for path in (first, second)]
    report = check_files(found, Config(across=True, select=("DUP008", "DUP001", "PUN")), registry)
    assert {finding.code for file in report.files for finding in file.findings} == codes


def test_plain_text_has_no_comments(registry: Registry) -> None:
    assert codes(registry, f"<!-- wenlint: ignore[PUN001] -->\n{BAD}\n", "a.txt") == ["PUN001"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- wenlint: ignore-file[" + "PH001," * 16_000 + "] -->\n\n" + f"{MASK}\n\n" * 1_600,
        f"<!-- wenlint: disable[PH] -->\n\n{MASK}\n\n" * 3_200,
        "<!-- wenlint: disable[PH] -->\n\n<!-- wenlint: enable[NUM] -->\n\n" * 3_200,
        "<!-- wenlint: ignore[PH001] -->\n" * 6_400,
        "<!-- wenlint: ignore " * 12_800,
        "| | |\n|-|-|\n" + "| | |\n" * 3_200 + "\n" + "<!-- wenlint: ignore[PH001] -->\n" * 3_200,
    ],
)
def test_many_comments_take_no_longer_each(registry: Registry, text: str) -> None:
    linter = make_linter(Config(select=("PH",)), registry)
    started = time.process_time()
    linter.check_text(text, "a.md", Path("a.md"))
    assert time.process_time() - started < 8  # linear: about one second
