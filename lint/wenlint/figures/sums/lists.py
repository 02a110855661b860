"""A total over a list, one part a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.figures.arithmetic import comparable
from wenlint.figures.sums.kinds import TOTAL_LEAD, overlap
from wenlint.figures.sums.total import Sum, explained_otherwise, figures_of
from wenlint.figures.telling import ITEM, LEADS_IN, Passage, Told


def listed_sums(passages: Sequence[Passage]) -> Iterator[Sum]:
    """Yield 参加情况（共96人）： with the parts in the lines below, one figure each."""
    for place, lead in enumerate(passages):
        total = lead.told[-1]
        tail = lead.text[total.figure.span.end : total.figure.span.end + 24].partition("\n")
        if not (tail[1] and LEADS_IN.fullmatch(tail[0].rstrip())) or total.figure.ranged:
            continue
        if not TOTAL_LEAD.search(total.clause) or total.figure.is_percent:
            continue
        if len(lead.told) > 1 and not {"：", ":"} & {*tail[0]}:
            continue  # 土豆 2 个（共 300 克）: the total of its own line, an item among others
        parts = _parts_listed(passages, place)
        if len(parts) < 2 or overlap(total, [one.clause for one in parts]):
            continue
        found = Sum(total.figure, figures_of(parts))
        if not found.holds and not explained_otherwise(found):
            yield found


def _parts_listed(passages: Sequence[Passage], place: int) -> Sequence[Told]:
    """Return the one figure of each line of the list below; nothing where a line has none."""
    total, text = passages[place].told[-1], passages[place].text
    parts: list[Told] = []
    at = text.find("\n", total.figure.span.end)
    for item in passages[place + 1 :]:
        between = text[at : item.span.start]
        if not item.before or item.before[-1] is not total or between.strip():
            break
        same = [one for one in item.told if comparable(one.figure, total.figure)]
        if len(same) != 1 or same[0].figure.ranged:
            return ()
        parts.append(same[0])
        at = text.find("\n", item.told[-1].figure.span.end)
        if at < 0:
            return parts
    return () if ITEM.match(text, at + 1) else parts
