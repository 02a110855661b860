"""Shares and scores of one whole: they make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wenlint.claims.contradictions import Contradiction, Relation
from wenlint.claims.explain import written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import plain

_WHOLE = lazy(
    r"组成|构成|单选|成绩|评定|评分|资金来源|出资|持股|股权|股份|支付|付款|权重|总评|余款|分担|承担"
)
_LAST = lazy(r"余款|其余|剩余|余下|尾款|质保金|质量保证金|[最后]后?付清|组成|构成")
_NO_SHARE = lazy(
    r"率|[增减升降涨跌]|同比|环比|至少|不[超低少高]|多选|以[上下内]|每|利|税|违约金|罚|折|以内|概率|准确|精度|其中|另|约|最[高低多]"
    r"|完成|进度|上限|下限|分别|去年|上年|涨|幅|达到|累计"
)
_HUNDRED = Fraction(100)
_NEAR = Fraction(30)
_LEAD = 80


_ALL = lazy(r"[合总共]计|总和")


def hundreds(passage: Passage) -> Iterator[Contradiction]:
    """Yield shares of one whole that do not make a hundred."""
    last = passage.mentions[-1]
    if not last.is_percent:
        return
    summed = last.value == _HUNDRED and _ALL.search(last.lead) is not None
    if summed:
        before = [one for one in passage.mentions if one.is_percent][:-1]
        if len(before) < 2:
            return
        last = before[-1]
    run = _run(passage, last)
    if any(one.value >= _HUNDRED for one in run):
        return
    if len(run) < 2 or not all(one.is_exact and one.figure.step >= Fraction(1, 10) for one in run):
        return
    start, end = run[0].start, last.end
    lead = passage.text[max(0, run[0].line - _LEAD) : run[0].line]
    line = run[0].line - len(lead) + lead.rstrip().rfind("\n") + 1
    said = passage.text[min(line, start) : end + 16].partition("\n\n\n")[0]
    if _NO_SHARE.search(passage.text[start : end + 1]) or not (summed or _WHOLE.search(said)):
        return
    added = sum((one.figure.value for one in run), Fraction(0))
    slack = sum((one.figure.step for one in run if one.figure.step < 1), Fraction(0))
    closed = summed or _LAST.search(passage.text[run[0].start : end + 10]) is not None
    if abs(added - _HUNDRED) <= slack or abs(added - _HUNDRED) > _NEAR:
        return
    if added < _HUNDRED and not closed:
        return
    more = any(one.is_percent and one.at < run[0].at for one in passage.mentions)
    if added < _HUNDRED and (more or _among_brackets(run)):
        return
    equation = "＋".join(map(written, run)) + f"＝{plain(added)}%"
    span = Span(run[0].figure.span.start, last.figure.span.end)
    related = tuple(Related(one.figure.span, "各项", "the shares") for one in run)
    yield Contradiction(
        Relation.TOTAL,
        Hit(
            last.figure.span if len({one.line for one in run}) > 1 else span,
            f"{equation}，各项应凑成100%",
            f"{equation}, the shares should make 100%",
            related,
        ),
    )


def _among_brackets(run: Sequence[Mention]) -> bool:
    """Say whether more shares stand in brackets before: each item has its own."""
    return run[0].depth > 0 and len({one.line for one in run}) > 1


def _run(passage: Passage, last: Mention) -> Sequence[Mention]:
    """Return the shares that end with `last`, one in each clause or item, nothing else between."""
    run: list[Mention] = []
    following = None
    for one in reversed(passage.near):
        if one.at > last.at:
            continue
        if not one.is_percent or one.role is not Role.RATE or one.depth != last.depth:
            break
        if following is not None and following.at - one.at != 1:
            break
        run.insert(0, one)
        following = one
    lines = {one.line for one in run}
    if 1 < len(lines) < len(run):
        return [one for one in run if one.line == last.line]
    return run
