"""Taxes, and shares of an amount that are to be paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import bounds, plain
from wenlint.figures.quantities import Quantity
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told
from wenlint.lexicon.measure_sets import MONEY

_CENT = Fraction(1, 200)
# ----- tax -----

_OTHER_SHARES = lazy(r"不等|起(?!计)|优惠|减免|另|最高|最低|以[上下]|浮动|分别|超额")
_NET = lazy(r"不含(?:增值)?税|税前|未税")
_GROSS = lazy(r"(?<!不)含(?:增值)?税|价税合计|税后总")
_RATE = lazy(r"税率(?:[为是按]|均为)?$|(?:适用|按)$")
_TAX = lazy(r"(?<!含)税额|税款|税金(?!额)|增值税(?:[为是]|额)?$|应纳税")


def taxes(passage: Passage) -> Iterator[Computed]:
    """Yield the taxes and totals that base and rate do not give."""
    told = passage.told
    rates = [t for t in told if t.figure.is_percent and _RATE.search(t.lead)]
    if len(rates) != 1:
        return
    rate = rates[0].figure
    net, gross = _only(told, _NET), _only(told, _GROSS)
    tax = next((t.figure for t in told if _TAX.search(t.lead) and t.figure.unit in MONEY), None)
    if net is None and gross is None and tax is not None:
        net = _first_before(told, rates[0])
    share = rate.value / 100
    if net is not None and tax is not None:
        right, sum_ = net.value * share, f"{plain(net.value)}×{plain(rate.value)}%"
        if _differs(right, tax):
            yield Computed(tax, (net, rate), f"{sum_}＝{plain(right)}")
    elif gross is not None and tax is not None:
        right = gross.value * share / (1 + share)
        sum_ = f"{plain(gross.value)}÷（1＋{plain(rate.value)}%）×{plain(rate.value)}%"
        if _differs(right, tax) and _differs(gross.value * share, tax):
            yield Computed(tax, (gross, rate), f"{sum_}＝{plain(_cents(right))}")
    elif net is not None and gross is not None:
        right = net.value * (1 + share)
        if _differs(right, gross):
            sum_ = f"{plain(net.value)}×（1＋{plain(rate.value)}%）"
            yield Computed(gross, (net, rate), f"{sum_}＝{plain(_cents(right))}")


def _only(told: Sequence[Told], name: regex.Pattern[str]) -> Quantity | None:
    found = [t.figure for t in told if t.figure.unit in MONEY and name.search(t.lead)]
    return found[0] if len(found) == 1 and not found[0].ranged else None


def _first_before(told: Sequence[Told], rate: Told) -> Quantity | None:
    """Return the one amount before a rate, where that is the only one."""
    before = told[: told.index(rate)]
    money = [t.figure for t in before if t.figure.unit in MONEY]
    return money[0] if len(money) == 1 and not money[0].ranged else None


def _cents(value: Fraction) -> Fraction:
    return Fraction(round(value * 100), 100)


def _differs(right: Fraction, said: Quantity) -> bool:
    return abs(right - said.value) > max(said.step / 2 if said.step > 1 else _CENT, _CENT)


# ----- a share of an amount that is to be paid -----

_BY = lazy(r"(?:按(?:照)?|支付|缴纳|预付)(?:[^，。；\d]{0,16}的)?$|的比例$|比例(?:为|是)?$")
_DUE = lazy(
    r"应(?:缴|付|支付|交|扣|退|收|发|得|提)|故|即|合计|计|为$|金额|代扣|预留|提取|扣留|支付"
)
_NET_OF = lazy(r"实付|实发|实得|余款|剩余")


def dues(passage: Passage) -> Iterator[Computed]:
    """Yield what is due and is not the share told: 按预算的2%收取，预算380万元，应缴6.7万元."""
    rates = [t for t in passage.told if t.figure.is_percent]
    money = [t for t in passage.told if t.figure.unit in MONEY]
    if len(rates) != 1 or any(t.figure.ranged for t in passage.told):
        return
    if len(money) == 3 and _NET_OF.search(money[2].lead):
        money = money[:2]
    if len(money) != 2:
        return
    rate, (base, due) = rates[0], money
    if not _BY.search(rate.lead) or not _DUE.search(due.lead) or rate.figure.value >= 100:
        return
    if _OTHER_SHARES.search(passage.text, passage.span.start, due.figure.span.end + 4):
        return
    right = bounds(base.figure).times(rate.figure.value / 100)
    if (
        right.meets(bounds(due.figure))
        or abs(base.figure.value * rate.figure.value / 100 - due.figure.value) <= _CENT
    ):
        return
    value = base.figure.value * rate.figure.value / 100
    sum_ = f"{plain(base.figure.value)}×{plain(rate.figure.value)}%＝{plain(value)}"
    yield Computed(due.figure, (base.figure, rate.figure), sum_)
