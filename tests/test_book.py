"""The contents of books: the nav of mkdocs.yml, read; which files the contents lead to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import wenlint_rules
from wenlint.cli import main
from wenlint.core.document import Document
from wenlint.engine.check import ActiveRule, check, check_across
from wenlint.engine.registry import load_rules
from wenlint.readers import read_text
from wenlint.structure.book import book_entries

RULES = load_rules(wenlint_rules).by_code
NAV = """\
site_name: 渡口手册
docs_dir: src
nav:
  - 首页: index.md
  - 第一章 造船:   # 先造
    - "选木: 松与杉": boat/wood.md
    - '下料': 'boat/cut plan.md'
    - boat/plank.md
    - 船史: https://example.com/a.md
  - C#: sharp.md
plugins:
  - search: none.md
"""


def across(documents: list[Document]) -> list[str]:
    rule = RULES["NUM019"]
    reports = check_across(documents, [ActiveRule(rule, rule.options(), rule.severity)])
    return [finding.message.zh for report in reports.values() for finding in report.findings]


def test_a_nav_is_read_as_titles_with_links() -> None:
    document = read_text(NAV, "book/mkdocs.yml")
    assert document.text.split("\n") == [
        "首页",
        "第一章 造船",
        "选木: 松与杉",
        "下料",
        "船史",
        "C#",
    ]
    assert [entry.file for entry in document.view(book_entries)] == [
        "book/src/index.md",
        "book/src/boat/wood.md",
        "book/src/boat/cut plan.md",
        "book/src/boat/plank.md",
        "book/src/sharp.md",
    ]
    rows = [document.source.locate(block.span).start.row for block in document.blocks]
    assert rows == [4, 5, 6, 7, 9, 10]


@pytest.mark.parametrize(
    "text",
    [
        "nav: [a.md, b.md]\n",
        "nav:\n  - *anchor\n  - !tag x\n  - {a: b.md}\n  - |\n    甲\n",
        "nav:\n  - '甲: b.md\n",
        "",
        "nav:\n" + "".join(f"{' ' * place}- 甲:\n" for place in range(300)),
    ],
)
def test_what_is_no_plain_list_is_passed_over(text: str) -> None:
    assert read_text(text, "mkdocs.yml").view(book_entries) == ()


@pytest.mark.parametrize("unit", ["- a: ", " ", "- '", "甲#", "a:", '"'])
def test_hostile_navs_take_linear_time(unit: str) -> None:
    started = time.process_time()
    read_text("nav:\n" + (f"  - {unit * 100}x\n" * 300), "mkdocs.yml")
    read_text("nav:\n  - " + unit * 50_000, "mkdocs.yml")
    assert time.process_time() - started < 2


def test_a_nav_draws_the_rules_of_one_document() -> None:
    text = "nav:\n- 1 造船: a.md\n- 2 修船: b.md\n- 4 存船: b.md\n- 待补充: d.md\n"
    rules = [ActiveRule(one, one.options(), one.severity) for one in RULES.values()]
    alone = [active for active in rules if active.rule.is_default]
    codes = {finding.code for finding in check(read_text(text, "mkdocs.yml"), alone).findings}
    assert {"NUM018", "PH005"} <= codes


def test_files_are_looked_for_where_the_nav_says() -> None:
    nav = "nav:\n- 选木: wood.md\n- 下料: cut.md\n- 拼板: plank.md\n- 上漆: Paint.md\n"
    there = ["wood.md", "cut.md", "paint.md", "index.md"]
    files = [read_text(f"# {name}\n", f"book/docs/{name}") for name in there]
    found = across([read_text(nav, "book/mkdocs.yml"), *files])
    assert len(found) == 2
    assert "plank.md" in found[0]
    assert "paint.md" in found[1]
    assert "大小写" in found[1]


def test_a_run_of_a_few_files_tells_nothing_of_the_others() -> None:
    summary = "".join(f"- [第{place}节](part{place}.md)\n" for place in range(1, 9))
    assert not across([read_text(summary, "SUMMARY.md"), read_text("# 第1节\n", "part1.md")])


def test_a_nav_is_found_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text(NAV, encoding="utf-8")
    (tmp_path / "other.yml").write_text("nav:\n- 待补充: x.md\n", encoding="utf-8")
    main(["check", str(tmp_path), "--isolated", "--show-files"])
    shown = capsys.readouterr().out
    assert "mkdocs.yml" in shown
    assert "other.yml" not in shown
