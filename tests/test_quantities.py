"""Figures in prose: what each stands for."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.figures.arithmetic import bounds, plain, share_agrees, shown
from wenlint.figures.quantities import (
    Hedge,
    Quantity,
    find_quantities,
    parse_number,
)
from wenlint.language.numerals import format_han
from wenlint.readers import read_text


def quantities(text: str) -> tuple[Quantity, ...]:
    return read_text(text, "text.txt").view(find_quantities).items


@pytest.mark.parametrize(
    ("text", "value", "step", "unit"),
    [
        ("24名", 24, 1, "名"),
        ("５００元", 500, 1, "元"),
        ("1,234,567.89元", Fraction(123456789, 100), Fraction(1, 100), "元"),
        ("3.5万人", 35000, 1000, "人"),
        ("1.2亿元", 120_000_000, 10_000_000, "元"),
        ("2万5千公里", 25000, 1000, "公里"),
        ("1亿3000万元", 130_000_000, 10_000, "元"),
        ("5百万元", 5_000_000, 1_000_000, "元"),
        ("一百二十三个", 123, 1, "个"),
        ("十二万元", 120_000, 10_000, "元"),
        ("三亿五千万元", 350_000_000, 10_000, "元"),
        ("两百户", 200, 1, "户"),
        ("54.2%", Fraction(542, 10), Fraction(1, 10), "%"),
        ("５４％", 54, 1, "%"),
        ("3‰", Fraction(3, 10), Fraction(1, 10), "%"),
        ("百分之五十二点三", Fraction(523, 10), Fraction(1, 10), "%"),
        ("千分之五", Fraction(1, 2), Fraction(1, 10), "%"),
        ("三成", 30, 10, "%"),
        ("2.5个百分点", Fraction(5, 2), Fraction(1, 10), "百分点"),
    ],
)
def test_a_figure_has_a_value_a_step_and_a_unit(
    text: str, value: Fraction, step: Fraction, unit: str
) -> None:
    (found,) = quantities(text)
    assert (found.value, found.step, found.unit) == (value, step, unit)
    assert found.span.of(text) == text


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("300人", Hedge.NONE),
        ("约300人", Hedge.ABOUT),
        ("近300人", Hedge.NEARLY),
        ("300人左右", Hedge.ABOUT),
        ("300余人", Hedge.MORE),
        ("3000多万元", Hedge.MORE),
        ("超过300人", Hedge.ABOVE),
        ("三百人以上", Hedge.ABOVE),
        ("不超过300人", Hedge.BELOW),
        ("不足300人", Hedge.BELOW),
        ("300人以内", Hedge.BELOW),
        ("签约300人", Hedge.NONE),
    ],
)
def test_a_hedge_belongs_to_the_figure(text: str, hedge: Hedge) -> None:
    (found,) = quantities(text)
    assert found.hedge is hedge
    assert found.exact is (hedge is Hedge.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "第3名", "2022年", "5月6日", "10:30", "5G网络", "PM2.5", "V8引擎", "A4纸", "进一步统一思想",
        "三四个人",
        "xx个", "二〇二六年", "市发〔2026〕5号", "3.5.2版",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert [one for one in quantities(text) if one.unit] == []


def test_the_ends_of_a_range_are_marked() -> None:
    assert [one.ranged for one in quantities("增长15%～30%，安排3至5名，共8名")] == [True] * 4 + [
        False
    ]


def test_a_document_without_figures_has_none() -> None:
    assert quantities("为人民服务，一以贯之。") == ()


def test_sentences_hold_their_figures() -> None:
    text = "共24名，其中13名。另有5个。\n没有。\n还有7户"
    found = read_text(text, "text.txt").view(find_quantities).sentences
    assert [one.span.of(text) for one in found] == ["共24名，其中13名", "另有5个", "还有7户"]
    assert [len(one.quantities) for one in found] == [2, 1, 1]


@given(st.integers(min_value=2, max_value=9999))
def test_chinese_numerals_read_back(value: int) -> None:
    assert parse_number(format_han(value)) == value
    assert parse_number(format_han(value) + "万") == value * 10_000


@given(st.integers(min_value=1, max_value=500), st.integers(min_value=1, max_value=500))
def test_a_rounded_share_agrees(part: int, rest: int) -> None:
    whole = part + rest
    percent = shown(Fraction(part * 100, whole), 1)
    one, other, said = quantities(f"{whole}名，{part}名，{percent}%")
    assert share_agrees(other, one, said)


def test_bounds_follow_the_digits_shown() -> None:
    (exact,), (rounded,) = quantities("13名"), quantities("1.3万名")
    assert bounds(exact).low == bounds(exact).high == 13
    assert (bounds(rounded).low, bounds(rounded).high) == (12500, 13500)


def test_values_are_shown_as_people_write_them() -> None:
    assert plain(Fraction(12_000_000)) == "1200万"
    assert plain(Fraction(5, 2)) == "2.5"
    assert shown(Fraction(1300, 24), 1) == "54.2"


@pytest.mark.slow
@pytest.mark.parametrize("text", ["1" * 300_000, "一" * 300_000, "1," * 150_000, "1.5万" * 60_000])
def test_time_is_linear_in_the_worst_case(text: str) -> None:
    started = time.process_time()
    quantities(text)
    assert time.process_time() - started < 5
