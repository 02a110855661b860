"""The lexicon: a word stands once, and every set of words is drawn from its table."""

from __future__ import annotations

from collections import Counter

import pytest

from wenlint.lexicon import measure_sets
from wenlint.lexicon.hedges import HEDGES
from wenlint.lexicon.measures import DECLARING, MEASURES, TAKES_TWO, flagged

WORDS = {one.word for one in MEASURES}
# What a wording takes for a measure word though no figure, gap or count does: nouns, mostly.
_NOUNS = (
    "题 讲 集 幕 回 封 问 颗 招 个问题 个环节 单位 科室 部门 社 学期 晚 月 日 时 州"
    " 万人 万亩 美 毫升"
)
NOUNS = frozenset(_NOUNS.split())
PATTERNS = {
    "POINTED", "AFTER_POINTS", "AFTER_FULL_STOPS", "AFTER_GROUPS", "NO_HEADING", "BARE_ENDS",
    "MASKED_MORE", "DOUBLED_WHOLE", "WEIGHTS", "SCALES",
}  # fmt: skip


def test_a_measure_word_stands_once() -> None:
    assert [
        word for word, times in Counter(one.word for one in MEASURES).items() if times > 1
    ] == []


def test_no_column_repeats_what_all_know() -> None:
    for one in MEASURES:
        for column in (one.figure, one.gap, one.place):
            assert not set(one.begins) & set(column or ""), one.word
        assert not set(one.begins) & set((one.declared or "").split()), one.word


@pytest.mark.parametrize(
    "name", sorted(name for name in vars(measure_sets) if name.isupper() and name not in PATTERNS)
)
def test_a_set_is_drawn_from_the_table(name: str) -> None:
    assert set(vars(measure_sets)[name]) - NOUNS <= WORDS


def test_flags_are_of_words_that_are_read() -> None:
    assert flagged(TAKES_TWO) <= DECLARING.keys()


def test_a_hedge_stands_once() -> None:
    words = Counter((one.word, one.stands) for one in HEDGES)
    assert [word for word, times in words.items() if times > 1] == []


def test_a_hedge_is_read_somewhere_or_flagged() -> None:
    assert [one.word for one in HEDGES if one.figure is one.pair is None and not one.flags] == []
