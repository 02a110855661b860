"""Balance: what there was, what came, what went, and what is left.

Each figure of a kind is an opening, something that came, something that went, or a closing, by the
words that name it, wherever it stands: in one sentence, in several, or on lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from wenlint.claims.contradictions import Contradiction, Relation, contradicts
from wenlint.claims.explain import in_unit_of, may_be_slip, same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role, mark_of
from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import together
from wenlint.figures.changes.nets import GAINED_WORDS, LOST_WORDS
from wenlint.lexicon.patterns import any_of


class _Part(Enum):
    """What a figure is in an account; `value` is the sign that it is added with."""

    OPENING = 2
    CAME = 1
    WENT = -1
    CLOSING = 0


_OPENING = lazy(
    r"[年期月季周学]初|上[年月期季周学](?:度|末|期)?\p{Han}{0,2}(?:结|余|末|在|库|存)|去年[年底末]|原(?!因|则|告)|账面|本金|上年末|\d{4}年[末底]|初始|借款|贷款|欠款"
    r"|早上有|起初|最初"
)
_DUE = lazy(r"应(?:[到出参交付收缴还]|报到)")
_CLOSING = lazy(
    r"(?:尚|还|仍)(?:有|欠|剩|差|余|需|缺|待|未)|剩余?|结余|余款|节余|盈余|余[下额为]?(?:本金)?$|[现实][剩存有]|库存|未\p{Han}{1,4}$|缺席|请假|缺勤|缺编"
    r"|结存|[缺差]额?$|待\p{Han}{1,4}$|[年期月季]末|年底|在册|实际(?:应|参|到|用|为)|收支相抵|待|现蓄|现有"
)
_END_OF_TIME = lazy(r"[年期月季]末|年底|累计|滚存")
_CAME = lazy(
    rf"{any_of(GAINED_WORDS.split())}|新进|收入|收[缴到取]|购[入进买]|入[库园]|转入|存入|进货|拨入|[调招领吸]\p{{Han}}?[入取]|补[水充]|到账|增|新(?:开|发|添)"
)
_WENT = lazy(
    rf"{any_of(LOST_WORDS.split())}|支出|出[库栏]|领用|付|偿还|归还|还款|售|发[放出往到]|拨付|插|完成|耗|[使领]用|用[去掉于]|花|销|投入|开支|送|办[结理]|结案|通[过车]"
    r"|调[出离]|报废|转[出走]|减|交付|实到|到会|出席|出勤|到[货场]|散发|改造|供水|扣除|除去|减去|去|已|还(?=\d)|实施|移交"
)
_WHOLE = lazy(
    r"总|共|拨款|预算|应[到出参交付收]|全[村县镇乡校市]|计划|购[入进]|进货|编制|合同|任务|需|收到|印制|捐款|领取|采购|待|登记"
)
# What says that there is more to the account than is told.
_NOT = lazy(
    r"以及|还有|累计|同比|另|利息|均|每|预计|比[上去]|较|超|逾期|平均|分别|去年同|盘[盈亏]|含|其他"
)
_SUB = lazy(r"其中|包括|包含|内有")
_ASSETS, _DEBTS, _OWN = (
    lazy(r"资产(?:总[额计])?(?:为|是|达)?$"),
    lazy(r"负债(?:总[额计])?(?:为|是|达)?$"),
    lazy(r"(?:所有者|股东)?权益(?:合计|总额)?(?:为|是|达)?$|净资产(?:总额)?(?:为|是|达)?$"),
)
_MOST_MOVES = 8
_FARTHEST = 400


class _Account(Struct, frozen=True):
    """An opening, if there is one, what came and went, and the closing that is claimed of them."""

    opening: Mention | None
    moves: tuple[tuple[Mention, int], ...]
    closing: Mention

    @property
    def used(self) -> tuple[Mention, ...]:
        return (*((self.opening,) if self.opening else ()), *(one for one, _ in self.moves))

    @property
    def value(self) -> Fraction:
        start = self.opening.value if self.opening else Fraction(0)
        return start + sum((one.value * sign for one, sign in self.moves), Fraction(0))

    @property
    def holds(self) -> bool:
        said = [(self.opening.bounds, 1)] if self.opening else []
        said += [(one.bounds, sign) for one, sign in self.moves]
        if all(one.figure.step == 1 for one in (*self.used, self.closing)):
            return self.value == self.closing.value  # counted, or measured as whole
        left = together([*said, (self.closing.bounds, -1)])
        return left.low <= 0 <= left.high


def balances(passage: Passage) -> Iterator[Contradiction]:
    """Yield the closings that what there was, what came and what went do not give."""
    if len(passage.near) < 3:
        return
    for claim in passage.mentions:
        if claim.is_percent or claim.figure.ranged or not claim.unit:
            continue
        found = _closing(passage, claim) or _equity(passage, claim)
        if found is not None:
            yield found


def _closing(passage: Passage, claim: Mention) -> Contradiction | None:
    if claim.role is Role.LIMIT or not claim.is_exact:
        return None
    if not _CLOSING.search(claim.lead) and not _TAKEN.search(_lead_before(passage, claim)):
        return None
    account = _account(passage, claim)
    if account is None or _is_open(passage, account):
        return None
    if account.holds:
        return None
    if not may_be_slip(account.value, claim.value, Fraction(3)):
        return None
    first = written(account.opening) if account.opening else ""
    moves = "".join(("＋" if sign > 0 else "－") + written(one) for one, sign in account.moves)
    equation = f"{first}{moves}".lstrip("＋") + f"＝{in_unit_of(account.value, claim)}"
    return contradicts(Relation.BALANCE, claim, account.used, equation)


_MOST_BEFORE = 60
_TAKEN = lazy(r"除去|扣除|减去|扣减")


def _lead_before(passage: Passage, claim: Mention) -> str:
    """Return the words that name the figure right before a claim in its sentence."""
    before = passage.ahead_of(claim, 1)
    return before[0].lead if before and before[0].sentence == claim.sentence else ""


def _account(passage: Passage, claim: Mention) -> _Account | None:
    """Go back from a closing through what went and came to what there was."""
    moves: list[tuple[Mention, int]] = []
    mark, opening = mark_of(claim), None
    for one in reversed(passage.ahead_of(claim, _MOST_BEFORE)):
        if not same_kind(one, claim) or one.is_percent:
            continue
        apart = one.line != claim.line and mark_of(one) != mark
        if apart or one.depth > claim.depth or (moves and _SUB.search(one.lead)):
            continue  # what a sum is made of
        if "净" in one.lead:
            continue  # what came less what went
        if one.each or one.figure.ranged or not one.is_exact or len(moves) > _MOST_MOVES:
            return None
        part = _part(one)
        if part is _Part.OPENING or (part is None and _WHOLE.search(one.clause)):
            opening = one
            break
        if part is None or part is _Part.CLOSING:
            break
        moves.insert(0, (one, part.value))
    if opening is None and moves and _is_whole(moves, claim):
        (opening, _), *moves = moves
    return _made(opening, moves, claim)


def _is_whole(moves: Sequence[tuple[Mention, int]], claim: Mention) -> bool:
    """Say whether the first that came is all that there was: 领取100袋，用去30袋，剩余70袋."""
    (first, sign), *others = moves
    return (
        sign > 0
        and bool(others)
        and all(sign < 0 for _, sign in others)
        and first.value > claim.value
    )


def _made(
    opening: Mention | None, moves: Sequence[tuple[Mention, int]], claim: Mention
) -> _Account | None:
    if not moves or all(sign > 0 for _, sign in moves):
        return None
    if opening is None and (moves[0][1] < 0 or _END_OF_TIME.search(claim.lead)):
        return None
    if opening is not None and len(moves) == 1 and claim.value * 10 > opening.value * 11:
        return None
    return _Account(opening, tuple(moves), claim)


def _part(one: Mention) -> _Part | None:
    """Return what the words that name a figure make of it: the last of them counts."""
    lead = one.lead or one.tail
    if _DUE.search(lead):
        return _Part.OPENING
    if _OPENING.search(lead) and not _WENT.search(lead):
        return _Part.OPENING
    came, went = (
        max((match.end() for match in pattern.finditer(lead)), default=-1)
        for pattern in (_CAME, _WENT)
    )
    if came < 0 and went < 0:
        return _Part.CLOSING if _CLOSING.search(lead) else None
    return _Part.CAME if came > went else _Part.WENT


def _is_open(passage: Passage, account: _Account) -> bool:
    """Say whether more came or went than is told, or what is told is of something else."""
    used = account.used
    between = passage.text[used[0].start : account.closing.figure.span.start]
    if len(between) > _FARTHEST or _NOT.search(between) or "；" in between:
        return True
    if account.opening is not None and any(
        one.value > account.opening.value for one, sign in account.moves if sign < 0
    ):
        return all(sign < 0 for _, sign in account.moves)
    last = account.closing
    return any(
        one.at > last.at
        and same_kind(one, last)
        and one.depth == last.depth
        and one.line == last.line
        and len(account.moves) == 1
        for one in passage.mentions
    )


def _equity(passage: Passage, claim: Mention) -> Contradiction | None:
    """Assets are debts and equity together."""
    if not _OWN.search(claim.lead):
        return None
    before = passage.ahead_of(claim, _MOST_BEFORE)
    same = [one for one in before if same_kind(one, claim)][-2:]
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
