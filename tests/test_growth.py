"""Hostile units: twice the text costs about twice the time, and little, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.readers import read_text

UNITS = [
    "* ", "**", "_", "`", "$", "[a](b)", "{{", "（", "“", "XX，", "x市", "**市，", "某", "）**a",
    "1、\n", "1)", "1\n", "附件1\n", "图1\n", "第一条\n", "一、\n", "# 甲\n", "- 甲\n", "一是甲，",
    "甲甲", "1元", "1个", "十个", "三个甲", "甲1人", "1人、", "共3人，", "增长5%，",
    "五个方面，", "由1到2，", "见图1", "约5左右", "其中1个，", "| 1 ",
    "〔2026〕0", "附件：1、", "第一、", "关于的", "26年", "、等", "> ", "&lt;", "<b>", "\u200b",
]  # fmt: skip
LENGTH = 10_000
MOST = 3.2  # 2 is linear, 4 of the second degree
ATTEMPTS = 4
FREE = 0.3  # seconds that no ratio is asked of
# What 10,000 characters may cost, in the time that a loop takes here; the worst unit costs 16.
LOOP = 1_000_000
MOST_LOOPS = 60


def loop() -> float:
    """Return how many seconds this machine takes for a loop of Python."""
    started = time.process_time()
    found = 0
    for place in range(LOOP):
        found += place & 7
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_twice_the_time(unit: str, name: str, registry: Registry) -> None:
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.is_default or rule.opt_in
    ]

    def seconds(length: int, attempt: int) -> float:
        # Never the same text twice: some views are kept for a text that is read again.
        text = str(attempt) + (unit * length)[:length]
        started = time.process_time()
        check(read_text(text, name), rules)
        return time.process_time() - started

    def is_fine(attempt: int) -> bool:
        allowed = MOST_LOOPS * loop()
        once = seconds(LENGTH, attempt)
        return once < allowed and seconds(2 * LENGTH, attempt) < MOST * max(once, FREE)

    seconds(1_000, 0)  # patterns and dictionaries are loaded
    # A busy machine stretches one attempt, growth of the second degree every one.
    assert any(is_fine(attempt) for attempt in range(1, ATTEMPTS + 1))
