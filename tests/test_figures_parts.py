"""Claims with random figures about parts, wholes, rates and prices, in wordings of every day.

The kinds are as in test_figures.py: a true filling draws nothing, a false one its rule there.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

import pytest
from test_figures import GAP, Case, judge, of, percent, split

from wenlint.engine.registry import Registry

ROUNDS = 25
Kind = Callable[[Random], Case]
KINDS: dict[str, Kind] = {}


def kind(function: Kind) -> Kind:
    KINDS[function.__name__] = function
    return function


def off(rng: Random, right: int) -> int:
    """Return a number that is clearly another one."""
    return right + rng.choice([-1, 1]) * max(7, right // rng.randint(6, 9))


# ----- FIG003 -----


@kind
def share_of_what_a_sentence_before_tells(rng: Random) -> Case:
    whole = rng.randint(300, 900)
    part = rng.randint(whole // 3, whole * 3 // 5)
    text = f"年初登记商户{whole}家，涉及街道6个。到年底，已签承诺书{part}家，占登记商户的{GAP}。"
    right = Fraction(part * 100, whole)
    return Case("FIG003", text, percent(right, 1), percent(right + rng.choice([6, 9]), 1))


@kind
def share_behind_a_growth(rng: Random) -> Case:
    whole, part = rng.randint(400, 900), rng.randint(150, 350)
    text = (
        f"全年一般公共预算收入{whole}万元，增长5.8%。其中税收收入{part}万元，增长6.9%，"
        f"占一般公共预算收入的比重为{GAP}。"
    )
    right = Fraction(part * 100, whole)
    return Case("FIG003", text, percent(right, 1), percent(right + rng.choice([4, 8]), 1))


@kind
def share_ahead_of_its_part(rng: Random) -> Case:
    whole = rng.randint(200, 500)
    part = rng.randint(whole // 4, whole // 2)
    text = f"在册会员单位{whole}家，制造业企业占{GAP}，计{part}家。"
    right = Fraction(part * 100, whole)
    return Case("FIG003", text, percent(right, 1), percent(right + rng.choice([5, 9]), 1))


@kind
def shares_respectively(rng: Random) -> Case:
    one = rng.choice([10, 20, 30, 40])
    text = f"教师共200人，其中甲校{one * 2}人、乙校{200 - one * 2}人，分别占{one}%、{GAP}。"
    return Case("FIG003", text, f"{100 - one}%", f"{100 - one + rng.choice([-9, 7])}%")


@kind
def shares_listed_line_by_line(rng: Random) -> Case:
    whole = rng.randint(20, 90) * 10
    part = whole // 5 * rng.choice([1, 2, 3])
    rest = whole - part
    text = (
        f"经费安排（总额{whole}万元）：\n1. 设备购置：{part}万元，占{GAP}\n"
        f"2. 运行维护：{rest}万元，占{rest * 100 // whole}%"
    )
    right = part * 100 // whole
    return Case("FIG003", text, f"{right}%", f"{right + rng.choice([-7, 9])}%")


@kind
def more_than_half(rng: Random) -> Case:
    whole = rng.randint(60, 200)
    text = f"会议应到代表{whole}名。候选人获赞成票{GAP}，超过应到代表的半数。"
    right = rng.randint(whole * 6 // 10, whole * 9 // 10)
    return Case("FIG003", text, f"{right}票", f"{rng.randint(whole // 5, whole * 4 // 10)}票")


# ----- FIG004 -----


@kind
def a_list_with_its_total(rng: Random) -> Case:
    parts = split(rng, 3)
    text = (
        f"参加人员（共{GAP}）：\n1. 机关支部{parts[0]}人；\n2. 企业支部{parts[1]}人；\n"
        f"3. 社区支部{parts[2]}人。"
    )
    total = sum(parts)
    return Case("FIG004", text, f"{total}人", f"{off(rng, total)}人")


@kind
def made_up_of(rng: Random) -> Case:
    a, b, c = (rng.randint(2, 9) * 5 for _ in range(3))
    text = f"综合得分满分{GAP}，由商务部分{a}分、技术部分{b}分、价格部分{c}分构成。"
    return Case("FIG004", text, f"{a + b + c}分", f"{a + b + c + rng.choice([-8, 7, 13])}分")


@kind
def what_came_and_went(rng: Random) -> Case:
    before, came, went = rng.randint(80, 300), rng.randint(3, 20), rng.randint(3, 20)
    text = f"年初在册{before}人，{of(rng, '调入', '新招录')}{came}人，退休{went}人，年末在册{GAP}。"
    right = before + came - went
    return Case("FIG018", text, f"{right}人", f"{right + rng.choice([-9, 4, 10])}人")


@kind
def income_and_spending(rng: Random) -> Case:
    income = rng.randint(300, 900)
    spent = rng.randint(income // 2, income - 20)
    text = f"全年总收入{income}万元，总支出{spent}万元，收支相抵，当年结余{GAP}。"
    right = income - spent
    return Case("FIG018", text, f"{right}万元", f"{right + rng.choice([8, 13, 30])}万元")


@kind
def exports_and_imports(rng: Random) -> Case:
    out, in_ = rng.randint(200, 400), rng.randint(80, 190)
    text = f"全市进出口总额{GAP}，同比增长7.4%。出口{out}亿元，增长9.1%；进口{in_}亿元，增长3.5%。"
    return Case("FIG004", text, f"{out + in_}亿元", f"{out + in_ + rng.choice([-20, 20, 30])}亿元")


@kind
def what_is_left_out(rng: Random) -> Case:
    left, taken = rng.randint(200, 400), rng.randint(40, 90)
    text = f"应参保{left + taken}人，除去已参加职工医保的{taken}人，居民应参保{GAP}。"
    return Case("FIG018", text, f"{left}人", f"{off(rng, left)}人")


@kind
def ballots_and_those_present(rng: Random) -> Case:
    yes, no, none = rng.randint(60, 90), rng.randint(2, 9), rng.randint(2, 6)
    present = yes + no + none
    text = (
        f"会议应到{present + 5}人，实到{present}人。经表决，同意{GAP}，反对{no}票，弃权{none}票。"
    )
    return Case("FIG004", text, f"{yes}票", f"{yes - rng.choice([9, 12, 20])}票")


@kind
def holders_of_a_capital(rng: Random) -> Case:
    a, b, c = (rng.randint(5, 30) * 10 for _ in range(3))
    total = a + b + c
    text = f"公司注册资本{GAP}，甲方出资{a}万元，乙方出资{b}万元，丙方出资{c}万元。"
    return Case("FIG004", text, f"{total}万元", f"{total - rng.choice([20, 30, 40])}万元")


# ----- FIG005 -----


@kind
def an_outcome_above_its_whole(rng: Random) -> Case:
    lead, then, unit = rng.choice(
        [
            ("会议应到代表", "实到代表", "名"),
            ("发出问卷", "收回问卷", "份"),
            ("抽检样品", "合格样品", "批次"),
            ("审计查出违规资金", "已追回", "万元"),
        ]
    )
    whole = rng.randint(60, 400)
    text = f"{lead}{whole}{unit}，{then}{GAP}，情况已通报。"
    right = rng.randint(whole // 2, whole - 3)
    return Case("FIG005", text, f"{right}{unit}", f"{whole + rng.randint(5, 40)}{unit}")


@kind
def those_of_them_that(rng: Random) -> Case:
    whole = rng.randint(20, 90)
    did = of(rng, "完成改造的有", "装上充电桩的有", "通过验收的有")
    text = f"全镇现有小区{whole}个，{did}{GAP}，明年全部完成。"
    right = rng.randint(3, whole - 2)
    return Case("FIG005", text, f"{right}个", f"{whole + rng.randint(3, 30)}个")


@kind
def some_of_a_group(rng: Random) -> Case:
    whole = rng.randint(20, 60)
    text = f"{whole}名志愿者里，{of(rng, '大学生', '退休教师')}{GAP}，最小的十八岁。"
    return Case("FIG005", text, f"{rng.randint(3, whole - 3)}名", f"{whole + rng.randint(4, 30)}名")


# ----- FIG014 -----


@kind
def rates_by_their_names(rng: Random) -> Case:
    lead, then, name, unit = rng.choice(
        [
            ("预算安排", "实际支出", "预算执行率", "万元"),
            ("反馈问题", "整改到位", "整改率", "项"),
            ("参加鉴定", "通过", "合格率", "人"),
            ("毕业生", "已就业", "毕业去向落实率", "人"),
            ("常住人口", "城镇人口", "城镇化率", "人"),
            ("登记选民", "参加投票", "参选率", "人"),
        ]
    )
    whole = rng.randint(200, 900)
    part = rng.randint(whole // 2, whole * 8 // 10)
    text = f"{lead}{whole}{unit}，{then}{part}{unit}，{name}{GAP}。"
    right = Fraction(part * 100, whole)
    return Case("FIG014", text, percent(right, 1), percent(right + rng.choice([5, 8]), 1))


@kind
def price_times_number(rng: Random) -> Case:
    number, price = rng.randint(12, 90), rng.randint(3, 60) * 10
    text = f"采购{of(rng, '课桌', '座椅', '书柜')}{number}张，单价{price}元，合计金额{GAP}。"
    right = number * price
    return Case("FIG015", text, f"{right}元", f"{right + rng.choice([200, 900, 1300])}元")


@kind
def price_with_a_discount(rng: Random) -> Case:
    days, price = rng.randint(3, 6), rng.randint(6, 20) * 100
    text = f"会议室租金每天{price}元，租用{days}天，按九折结算，应付{GAP}。"
    right = days * price * 9 // 10
    return Case("FIG015", text, f"{right}元", f"{right + rng.choice([150, 260, 350])}元")


@kind
def deposit_by_a_rate(rng: Random) -> Case:
    base = rng.randint(10, 90) * 10
    text = f"履约保证金按合同金额的5%收取，合同金额{base}万元，应缴{GAP}。"
    right = Fraction(base * 5, 100)
    wrong = right + rng.choice([2, 3, 5])
    return Case("FIG014", text, f"{float(right):g}万元", f"{float(wrong):g}万元")


@kind
def yield_of_a_field(rng: Random) -> Case:
    mu, each = rng.randint(40, 160), rng.randint(45, 70) * 10
    text = f"示范田{mu}亩，总产量{float(Fraction(mu * each, 1000)):g}吨，平均亩产{GAP}。"
    return Case("FIG014", text, f"{each}公斤", f"{each + rng.choice([60, 90, 110])}公斤")


@kind
def mean_of_marks(rng: Random) -> Case:
    marks = [rng.randint(80, 95) for _ in range(4)]
    marks.append(5 * 90 - sum(marks))
    listed = "、".join(f"{mark}分" for mark in marks)
    text = f"五位评委打分依次为{listed}，平均得分{GAP}，位列第二。"
    return Case("FIG014", text, "90分", f"{90 + rng.choice([-3, 3, 4])}分")


@kind
def product_written_out(rng: Random) -> Case:
    number, price = rng.randint(12, 90), rng.randint(11, 90)
    text = f"印刷费：{number}册×{price}元＝{GAP}。"
    return Case("FIG014", text, f"{number * price}元", f"{number * price + rng.choice([10, 50])}元")


CLAIMS = [
    pytest.param(make(Random(f"{name} {round_}")), id=f"{name}-{round_}")
    for name, make in KINDS.items()
    for round_ in range(ROUNDS)
]


@pytest.mark.parametrize("case", CLAIMS)
def test_a_true_claim_draws_nothing_and_a_false_one_its_rule(
    case: Case, registry: Registry
) -> None:
    judge(case, registry, either_end=True)
