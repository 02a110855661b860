"""Prices: a price times a number, a tax, a share of an amount that is to be paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import prod

import regex

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, bounds, plain
from wenlint.figures.quantities import Quantity
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told
from wenlint.lexicon.measure_sets import MONEY, TIMES
from wenlint.lexicon.numerals import DIGITS, FROM_ZERO

_CENT = Fraction(1, 200)
# ----- price and number -----

_PRICE = lazy(
    r"(?:单价|定价|售价)(?:[为是])?$"
    r"|[每一](?P<each>\p{Han}{1,4}?)(?:每(?P<again>[天日月年晚周学季]{1,2}))?(?:收费|收取|补助|补贴|租金|定价|价格)?(?:[为是])?$"
    r"|/(?:[台套人个件])$"
)
_AMOUNT = lazy(
    r"合计|共计|总计|总价|总额|总金额|金额|应付|应缴|应支付|共(?:发放|支付|支出|付款|需|收|花费|缴纳)?"
    r"|付款|支付|支出|货款|款项|总计|进账|应发|应得|实发|可得|领取"
)
_OTHER_TERMS = lazy(
    r"不等|起|优惠|减免|定金|预付|首付|另|最高|最低|以[上下]|税|押金|运费(?!由|自)|满减|浮动|分别"
)
_OTHER_SHARES = lazy(r"不等|起(?!计)|优惠|减免|另|最高|最低|以[上下]|浮动|分别|超额")
_DISCOUNT = lazy(rf"(?P<n>[{DIGITS}](?:[一二三四五六七八九五])?|\d(?:\.\d)?)折")


def products(passage: Passage) -> Iterator[Computed]:
    """Yield the amounts that are not the product of price and number: 35台，单价4800元，合计…"""
    told = [t for t in passage.told if not t.figure.is_percent]
    if not 3 <= len(told) <= 4 or any(t.figure.ranged for t in told):
        return
    money = [t for t in told if t.figure.unit in MONEY]
    counts = [t for t in told if t.figure.unit not in MONEY and t.figure.unit]
    if len(money) != 2 or len(counts) + 2 != len(told) or not counts:
        return
    price, amount = money
    named = _PRICE.search(price.lead)
    due = amount.lead.replace("每月", "", 1) if "每月" in price.lead else amount.lead
    if named is None or not _AMOUNT.search(due) or _EXCLUDED.search(due):
        return
    end = amount.figure.span.end + 8
    if _OTHER_TERMS.search(passage.text, passage.span.start, end):
        return
    if len(counts) == 2 and not (counts[1].figure.unit in TIMES or named.groupdict().get("again")):
        return
    discount = _discount(passage.text[passage.span.start : amount.figure.span.start])
    figures = [t.figure for t in counts]
    if any(
        _times(price.figure, chosen, discount).meets(bounds(amount.figure))
        for size in range(1, len(figures) + 1)
        for chosen in combinations(figures, size)
    ):
        return
    value = price.figure.value * prod(f.value for f in figures) * discount
    factors = [plain(f.value) for f in (price.figure, *figures)]
    if discount != 1:
        factors.append(plain(discount))
    yield Computed(amount.figure, (price.figure, *figures), "×".join(factors) + f"＝{plain(value)}")


_EACH = lazy(r"每(?P<unit>\p{Han}{1,2}?)\p{Han}{0,4}$")
_IN_ALL = lazy(r"共(?![建同享青产和])|累计|合计|总")


def multiples(passage: Passage) -> Iterator[Computed]:
    """Yield the totals that are not number times what each has: 6期，每期40人，共培训240人."""
    for place in range(len(passage.told) - 2):
        count, each, total = passage.told[place : place + 3]
        if any(t.figure.ranged or t.figure.is_percent for t in (count, each, total)):
            continue
        named = _EACH.search(each.lead)
        if named is None or not count.figure.unit or named["unit"] != count.figure.unit:
            continue
        alike = each.figure.unit == total.figure.unit and each.figure.unit not in MONEY
        if not alike or not _IN_ALL.search(total.lead) or _EXCLUDED.search(total.lead):
            continue
        if bounds(each.figure).times(count.figure.value).meets(bounds(total.figure)):
            continue
        value = each.figure.value * count.figure.value
        sum_ = f"{plain(count.figure.value)}×{plain(each.figure.value)}＝{plain(value)}"
        yield Computed(total.figure, (count.figure, each.figure), sum_)


_EXCLUDED = lazy(r"每|均|单")


def _times(price: Quantity, counts: Sequence[Quantity], discount: Fraction) -> Bounds:
    number = prod((count.value for count in counts), start=Fraction(1))
    return bounds(price).times(number * discount)


def _discount(said: str) -> Fraction:
    """Return the discount of a sentence: 九折 is 0.9, 八五折 0.85."""
    match = _DISCOUNT.search(said)
    if match is None:
        return Fraction(1)
    written = match["n"]
    if written[0].isdigit() and written.isascii():
        return Fraction(written) / 10
    digits = [FROM_ZERO.index(sign) for sign in written]
    return Fraction(digits[0], 10) + (Fraction(digits[1], 100) if len(digits) > 1 else 0)


# ----- tax -----

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
