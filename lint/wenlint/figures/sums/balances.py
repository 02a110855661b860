"""Balances: what there was, what came, what went, and what there is then."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import Bounds, bounds, comparable, plain
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told

_OPENING = lazy(
    r"(?:年初|期初|月初|上年|去年底?|上年末|上月|原有|原|账面)\p{Han}{0,10}(?:结转|结余|结存|余额|在册|现有|共有|有|库存|会员|存栏)?"
    r"[\p{Han}]{0,4}$"
)
_CAME = lazy(
    r"(?:新增|新收|新入会|入会|调入|招录|招聘|转入|购入|入库|收入|新发展|引进|补充|新建|新设|流入|领取|拨入|新招)"
    r"\p{Han}{0,8}$"
)
_WENT = lazy(
    r"(?:支出|调出|退休|退会|离职|转出|流出|注销|领用|出库|减少|核减|清退|毕业|拆除|报废|死亡|使用|辞职)\p{Han}{0,8}$"
)
_CLOSING = lazy(
    r"(?:年末|年底|期末|月末|现|目前|当年|本年|收支相抵，?)?\p{Han}{0,4}(?:结余|结存|余额|在册|现有|实有|库存|结转下年|节余)"
    r"\p{Han}{0,6}$|(?:年末|年底|期末|月末)\p{Han}{0,8}$"
)
_FEWEST = 3
_TO_DATE = lazy(r"累计|预算|计划|同比|增长|占|[超短]|其中")


def balance(passage: Passage) -> Computed | None:
    """Return the closing figure of a sentence that what it opened with, came and went do not give.

    Every figure of the unit has to have a role, the last of them closing; 结余 without an opening
    is what came less what went.
    """
    told = [one for one in passage.told if not one.figure.is_percent]
    if len(told) < _FEWEST - 1 or not _CLOSING.search(told[-1].lead):
        return None
    closing = told[-1]
    chain = [one for one in told[:-1] if comparable(one.figure, closing.figure)]
    if len(chain) == len(told) - 1 and passage.before:
        earlier = passage.before[-1]
        if comparable(earlier.figure, closing.figure) and _OPENING.search(earlier.clause):
            chain.insert(0, earlier)
    if len(chain) < _FEWEST - 1 or any(one.figure.ranged for one in (*chain, closing)):
        return None
    signs = [_sign(one, first=place == 0) for place, one in enumerate(chain)]
    if 0 in signs and _BEGINNING.search(chain[0].clause) and _END.search(closing.clause):
        signs = _nearest(chain, closing)
    if 0 in signs or -1 not in signs or 1 not in signs:
        return None
    start, end = chain[0].figure.span.start, closing.figure.span.start
    if _TO_DATE.search(passage.text, start, end):
        return None
    total = Bounds(Fraction(0), Fraction(0))
    for sign, one in zip(signs, chain, strict=True):
        figure = bounds(one.figure)
        total = total.plus(figure) if sign > 0 else total.minus(figure)
    if total.meets(bounds(closing.figure)):
        return None
    value = sum(
        (sign * one.figure.value for sign, one in zip(signs, chain, strict=True)), Fraction(0)
    )
    written = "".join(
        ("－" if sign < 0 else "＋" if place else "") + plain(one.figure.value)
        for place, (sign, one) in enumerate(zip(signs, chain, strict=True))
    )
    used = tuple(one.figure for one in chain)
    return Computed(closing.figure, used, f"{written}＝{plain(value)}")


_BEGINNING = lazy(r"[年期月季周]初\p{Han}{0,10}$")
_END = lazy(r"[年期月季周]末\p{Han}{0,6}$")
_MOST_MOVES = 4


def _nearest(chain: Sequence[Told], closing: Told) -> list[int]:
    """Return what came and went where no word says it: the signs that come next to the closing.

    So that only what no choice of them gives is wrong.
    """
    moves = chain[1:]
    if not 2 <= len(moves) <= _MOST_MOVES:
        return [0]
    ways = product((1, -1), repeat=len(moves))
    start, end = chain[0].figure.value, closing.figure.value
    values = [one.figure.value for one in moves]
    known = [_sign(one, first=False) for one in moves]
    fitting = (
        way
        for way in ways
        if len(set(way)) > 1 and all(k in (0, sign) for k, sign in zip(known, way, strict=True))
    )
    best = min(
        fitting,
        key=lambda way: abs(
            start + sum(sign * value for sign, value in zip(way, values, strict=True)) - end
        ),
        default=(0,),
    )
    return [1, *best]


def _sign(one: Told, *, first: bool) -> int:
    """Return 1 for what there was or came, -1 for what went, 0 for what is neither."""
    if first and _OPENING.search(one.clause):
        return 1
    came, went = _CAME.search(one.lead), _WENT.search(one.lead)
    if bool(came) == bool(went):
        return 0
    return 1 if came else -1
