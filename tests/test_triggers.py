"""A trigger never keeps a rule from what it would find."""

from __future__ import annotations

from collections.abc import Iterator

import snapshot

from wenlint.core.document import Document
from wenlint.core.triggers import NUMERAL, cells
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

TRIGGERED = [one for one in snapshot.RULES if one.rule.triggers]


def texts() -> Iterator[tuple[str, Document]]:
    """Yield the project's own texts, and each of their lines by itself."""
    for name, document in snapshot.documents(()):
        yield name, document
        for number, line in enumerate(document.text.split("\n")):
            yield f"{name} line {number}", read_text(line, "line.md")


def test_without_a_trigger_a_rule_finds_nothing() -> None:
    lost = []
    for name, document in texts():
        for one in TRIGGERED:
            if not one.rule.is_triggered(document):
                lost += [(name, hit) for hit in one.rule.check(document, one.options)]
    assert not lost


def test_the_lines_of_a_trigger() -> None:
    document = read_text("甲乙。\n共三个。\n\n12 丙\n", "a.txt")
    assert [span.of(document.text) for span in document.view(NUMERAL)] == ["共三个。", "12 丙"]
    assert document.view(cells) == ()


def test_a_rule_runs_where_one_of_its_triggers_occurs(registry: Registry) -> None:
    share = registry.by_code["FIG003"]
    active = ActiveRule(share, share.options(), share.severity)
    text = "参加培训50人，其中女性20人，占60%。"
    assert share.is_triggered(read_text(text, "a.txt"))
    assert [one.code for one in check(read_text(text, "a.txt"), [active]).findings] == ["FIG003"]
    assert not share.is_triggered(read_text("没有数。", "a.txt"))
