"""Balance: what there was, what came, what went, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import in_unit_of, may_be_slip, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.core.patterns import lazy

_REST = lazy(
    r"(?:尚|还|仍)(?:有|欠|剩|差|余|需|缺|待)|剩余?|结余|余款|节余|余[下额为]?$|现[剩存]|库存(?:还有)?$|未\p{Han}{1,4}|缺席|请假|缺勤|缺编|"
    r"结存|[缺差]额?$|待\p{Han}{1,4}$"
)
_GIVEN = lazy(
    r"已|用[去掉]?|支出|归还|偿还|还款|支付|付|领|出库|售|发放|拨|插|完成|消耗|使用|抢险|调出|实到|到会|出席|出勤|实际|交付|"
    r"花|销|投入|开支|退|送|办[结理]|通[过车]|去"
)
_WHOLE = lazy(
    r"借款|欠款|总|共|原[有来]|拨款|预算|应[到出参]|全[村县镇乡校市]|库存|收入|计划|资金|购[入进]|进货|编制|存|结转|现有|"
    r"贷款|收到|合同|任务|需"
)
_NOT = lazy(r"以及|还有|累计|同比|其中|增长|另|利息|均|每|预计|含|比|较|超|逾期|平均|分别|新增")
_ASSETS, _DEBTS, _OWN = (
    lazy(r"资产(?:总[额计])?(?:为|是|达)?$"),
    lazy(r"负债(?:总[额计])?(?:为|是|达)?$"),
    lazy(r"(?:所有者|股东)?权益(?:合计|总额)?(?:为|是|达)?$|净资产(?:总额)?(?:为|是|达)?$"),
)


def balances(passage: Passage) -> Iterator[Contradiction]:
    """Yield the rests that are not what there was less what was given; unbalanced accounts."""
    if len(passage.near) < 3:
        return
    for claim in passage.mentions:
        if claim.is_percent or claim.figure.ranged or not claim.unit:
            continue
        found = _rest(passage, claim) or _equity(passage, claim)
        if found is not None:
            yield found


def _rest(passage: Passage, claim: Mention) -> Contradiction | None:
    if not _REST.search(claim.lead) or claim.role is Role.LIMIT:
        return None
    before = [
        one
        for one in passage.near
        if one.at < claim.at
        and same_kind(one, claim)
        and one.figure.unit == claim.figure.unit
        and not one.each
    ]
    if len(before) < 2:
        return None
    whole, given = before[-2:]
    if claim.at - whole.at > 3 or not all(one.is_exact for one in (whole, given)):
        return None
    if not _GIVEN.search(given.lead) or not _WHOLE.search(whole.clause):
        return None
    between = passage.text[whole.start : claim.figure.span.start]
    if (
        _NOT.search(between)
        or "；" in between
        or given.value > whole.value
        or claim.value > whole.value
    ):
        return None
    others = [one for one in before[:-2] if one.sentence == whole.sentence]
    if others or len(_following(passage, claim)) > 0:
        return None
    right = whole.bounds.minus(given.bounds)
    value = whole.value - given.value
    if right.meets(claim.bounds) or not may_be_slip(value, claim.value, Fraction(3)):
        return None
    equation = f"{written(whole)}－{written(given)}＝{in_unit_of(value, claim)}"
    return contradicts(Relation.BALANCE, claim, (whole, given), equation)


def _following(passage: Passage, claim: Mention) -> Sequence[Mention]:
    """Return what else is missing: 请假2人，病假1人."""
    return [
        one
        for one in passage.mentions
        if one.at > claim.at and same_kind(one, claim) and one.depth == claim.depth
    ]


def _equity(passage: Passage, claim: Mention) -> Contradiction | None:
    """Assets are debts and equity together."""
    if not _OWN.search(claim.lead):
        return None
    same = [one for one in passage.near if one.at < claim.at and same_kind(one, claim)][-2:]
    if len(same) < 2 or not _ASSETS.search(same[0].lead) or not _DEBTS.search(same[1].lead):
        return None
    assets, debts = same
    both = debts.bounds.plus(claim.bounds)
    if both.meets(assets.bounds):
        return None
    equation = (
        f"{written(debts)}＋{written(claim)}＝{in_unit_of(debts.value + claim.value, assets)}"
    )
    return contradicts(Relation.BALANCE, assets, (debts, claim), equation)
