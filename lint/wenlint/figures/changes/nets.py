"""What is left of gains and losses: 新增23家，注销9家，净增14家."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, bounds, comparable, plain
from wenlint.figures.changes.faults import Contradiction, Fault
from wenlint.figures.quantities import Quantities, Quantity
from wenlint.lexicon.patterns import any_of

GAINED_WORDS = (
    "新增 增加 发展 引进 流入 调入 招录 新建 新设 吸收 吸纳 加入 登记 入会 入职 转入 迁入 出生"
    " 新办 开办 新招 招聘 录用 新开 注册 入库 开户 增设 接收 新入 签约 入驻 引入 投放 购入 购置"
    " 补充 转来 收治 纳入 新"
)
"""What comes to those that there are."""
LOST_WORDS = (
    "注销 减少 退出 流出 离职 调出 关停 核减 清退 撤销 退会 退休 转出 迁出 死亡 关闭 吊销 出库"
    " 倒闭 流失 退租 辞退 除名 报废 淘汰 搬离 退社 退伙 销户 去世 辞职 撤并 停业 歇业 移出 出院"
    " 退学 转走 解约 失联 取消 退"
)
"""What goes from them."""
_NET = lazy(r"(?:净|自然)(?:(?P<down>减少?|流出)|增[加长]?|流入)[了为达]?[^，。；、\d]{0,6}$")
_GAINED, _LOST = lazy(any_of(GAINED_WORDS.split())), lazy(any_of(LOST_WORDS.split()))
_AFTER = lazy(r"[^，；。：（）()\d]{0,12}+")
_BEFORE = lazy(r"[^，；、：（）()\d]{0,12}$")
_MOST = 6


def wrong_nets(text: str, quantities: Quantities) -> Iterator[Contradiction]:
    """Yield the 净增 and 净减 that the gains and losses told before them do not leave."""
    if "净" not in text and "自然" not in text:
        return
    for sentence in quantities.sentences:
        figures = sentence.quantities
        for place, claim in enumerate(figures):
            start = figures[place - 1].span.end if place else sentence.span.start
            net = _NET.search(text, max(start, claim.span.start - 24), claim.span.start)
            if net is None or claim.ranged:
                continue
            told = [one for one in figures[max(0, place - _MOST) : place] if comparable(one, claim)]
            others = [one for one in figures if one is not claim and comparable(one, claim)]
            gains = [one for one in told if _tells(text, one, gain=True)]
            losses = [one for one in told if _tells(text, one, gain=False)]
            if gains and losses and not _fits(gains, losses, claim, others, net["down"]):
                yield _contradiction(gains, losses, claim, net["down"])


def _tells(text: str, figure: Quantity, *, gain: bool) -> bool:
    """Say whether the words around a figure make it a gain, or a loss, and nothing else."""
    before = _BEFORE.search(text, max(0, figure.span.start - 12), figure.span.start)
    after = _AFTER.match(text, figure.span.end)
    lead, tail = before[0] if before else "", after[0] if after else ""
    gained, lost = (
        (pattern.search(lead) is not None, pattern.search(tail) is not None)
        for pattern in (_GAINED, _LOST)
    )
    # What stands before a figure counts for more than what stands behind it: 新增23家注销企业.
    if any((gained[0], lost[0])):
        return (gained[0] if gain else lost[0]) and gained[0] is not lost[0]
    return (gained[1] if gain else lost[1]) and gained[1] is not lost[1]


def _fits(
    gains: Sequence[Quantity],
    losses: Sequence[Quantity],
    claim: Quantity,
    others: Sequence[Quantity],
    down: str | None,
) -> bool:
    left, said = _total(gains).minus(_total(losses)), bounds(claim)
    if any(one.ranged for one in (*gains, *losses)):
        return True
    if (left.times(Fraction(-1)) if down else left).meets(said):
        return True
    plus, minus = (losses, gains) if down else (gains, losses)
    return any(
        bounds(one).minus(bounds(other)).meets(said)
        for one, other in product(others, repeat=2)
        if not (one in minus and other in plus)
    )


def _total(figures: Sequence[Quantity]) -> Bounds:
    added = Bounds(Fraction(0), Fraction(0))
    for one in figures:
        added = added.plus(bounds(one))
    return added


def _contradiction(
    gains: Sequence[Quantity], losses: Sequence[Quantity], claim: Quantity, down: str | None
) -> Contradiction:
    plus, minus = (losses, gains) if down else (gains, losses)
    sum_ = "＋".join(plain(one.value) for one in plus)
    sum_ += "".join(f"－{plain(one.value)}" for one in minus)
    left = sum(one.value for one in plus) - sum(one.value for one in minus)
    return Contradiction(
        Fault.SIZE, claim.span, f"{sum_}＝{plain(Fraction(left))}", losses[0].span, gains[0].span
    )
