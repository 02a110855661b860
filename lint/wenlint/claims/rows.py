"""Rows: figures of one unit, each with its name, and what is said of the whole row beside it.

Which is the most, which way they go, in which order they are told, whether two are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from wenlint.claims.slips import Slip
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.quantities import Quantities, Quantity, Sentence

_CLAUSES = "，、；：。！？,;:\n\x1f"
_LEADS = lazy(r"^(?:其中|分别(?:为|是)?|依次(?:为|是)?|即|以及|和|与|及|而|[ （(])+")
_MOST_NAME, _LONGEST_GAP, _LEAST = 14, 24, 2


class Named(Struct, frozen=True):
    """A figure of a row with what it is of."""

    name: str
    figure: Quantity


def named_rows(text: str, quantities: Quantities) -> Iterator[Sequence[Named]]:
    """Yield the rows of a text: two or more exact figures of one unit in clauses on end."""
    for sentence in quantities.sentences:
        row: list[Quantity] = []
        for one in sentence.quantities:
            if not one.unit or not one.exact or is_name(text, one):
                continue
            if row and (one.unit != row[-1].unit or not _goes_on(text, row[-1], one)):
                yield from _with_names(text, sentence, row)
                row = []
            row.append(one)
        yield from _with_names(text, sentence, row)


_NAME = lazy(
    "[一二三四五六七八九十0-9]{1,2}[组队班村社站厂车号标期所店区栋楼部中小院室级][线院区段]?"
)


def is_name(text: str, one: Quantity) -> bool:
    """Say whether a figure is the name of a rival: 二组, 三号线."""
    return _NAME.match(text, one.span.start) is not None


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    between = text[one.span.end : other.span.start]
    return len(between) <= _LONGEST_GAP and "\n" not in between


def _with_names(
    text: str, sentence: Sentence, row: Sequence[Quantity]
) -> Iterator[Sequence[Named]]:
    if len(row) < _LEAST:
        return
    names = []
    for place, one in enumerate(row):
        start = row[place - 1].span.end if place else max(sentence.span.start, one.span.start - 24)
        said = text[start : one.span.start]
        at = max((i for i, sign in enumerate(said) if sign in _CLAUSES), default=-1)
        if place and at < 0 and not said.startswith(("和", "与", "及")):
            return
        names.append(_LEADS.sub("", said[at + 1 :].strip()))
    cut = _without_shared_end(names)
    yield [Named(name, one) for name, one in zip(cut, row, strict=True)]


def _without_shared_end(names: Sequence[str]) -> Sequence[str]:
    """Return names without the words that all of them end in: 一组完成, 二组完成."""
    signs = zip(*(reversed(name) for name in names), strict=False)
    shared = next((at for at, ends in enumerate(signs) if len(set(ends)) > 1), min(map(len, names)))
    return [name[: len(name) - shared] for name in names]


def wrong_rows(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Yield what is said of rows that their figures contradict."""
    for row in named_rows(text, quantities):
        yield from _ordered(text, row)
        yield from _prizes(text, row)
        if len(row) == _LEAST:
            yield from _level(text, row)
        if len({one.name for one in row}) == len(row) and all(
            0 < len(one.name) <= _MOST_NAME for one in row
        ):
            yield from _best(text, row)


# ----- which is the most -----

_BEST = lazy(
    r"(?P<clause>[^，。；！：\n0-9]{0,20}?)(?:(?P<most>最[多高大长重]|居首位?|位居第一|排名第一|居榜首)|(?P<least>最[少低小短轻]))"
    r"(?:的(?:是|为)(?P<behind>[^，。；！\n0-9]{1,12}))?"
)
_OTHERS = lazy(
    r"除|其次|仅次|并列|之一|历史|去年|上年|同比|增|降|幅|速|率|人均|平均|占|单|预计|将|以来|全[国省市县区球]|不是|并非|相对"
)
_REACH = 60


def _best(text: str, row: Sequence[Named]) -> Iterator[Slip]:
    end = row[-1].figure.span.end
    stop = text.find("\n", end, end + _REACH)
    match = _BEST.search(text, end, stop if stop >= 0 else min(len(text), end + _REACH))
    while match is not None:
        clause, behind = match["clause"], match["behind"] or ""
        if "平均" in text[row[0].figure.span.start : end]:
            clause = clause.replace("平均", "")
        told = [one for one in row if one.name in clause + behind]
        between = text[end : match.start()]
        if any(sign.isdigit() for sign in between) or _OTHERS.search(clause + behind):
            return
        if len(told) == 1 and not _OTHERS.search("".join(one.name for one in row)):
            values = [one.figure.value for one in row]
            (said,) = told
            best = max(values) if match["most"] else min(values)
            if said.figure.value != best:
                top = next(one for one in row if one.figure.value == best)
                shown = "，".join(f"{one.name}为{one.figure.span.of(text)}" for one in (top, said))
                yield Slip(
                    Span(match.start(), match.end()),
                    (said.figure.span, top.figure.span),
                    shown,
                    "the figures say otherwise",
                )
            return
        stop = text.find("\n", end, end + _REACH)
        match = _BEST.search(text, match.end(), stop if stop >= 0 else min(len(text), end + _REACH))


# ----- in which order -----

_DOWN = lazy(
    r"[由从](?:高[到至]低|多[到至]少|大[到至]小|长[到至]短|重[到至]轻)|降序|依次递减|前[三四五六八十]名[^，。；]{0,4}[：:]"
)
_UP = lazy(r"[由从](?:低[到至]高|少[到至]多|小[到至]大|短[到至]长|轻[到至]重)|升序|依次递增")
_ROW_LEAST, _AHEAD = 3, 24


def _ordered(text: str, row: Sequence[Named]) -> Iterator[Slip]:
    """Check 由高到低排列 before a row or behind it."""
    if len(row) < _ROW_LEAST:
        return
    first, last = row[0].figure.span.start, row[-1].figure.span.end
    start = max(0, first - _AHEAD - _MOST_NAME)
    around = [text[start:first].rpartition("。")[2], text[last : last + _AHEAD].partition("。")[0]]
    down = [bool(_DOWN.search(part)) for part in around]
    up = [bool(_UP.search(part)) for part in around]
    if any(down) is any(up):
        return
    pairs = list(pairwise(one.figure for one in row))
    wrong = [
        (one, other)
        for one, other in pairs
        if (other.value > one.value if any(down) else other.value < one.value)
    ]
    if len(wrong) == 1:
        (one, other) = wrong[0]
        zh = f"排在{one.span.of(text)}之后，与所说的次序不符"
        yield Slip(other.span, (one.span,), zh, f"stands behind {one.span.of(text)}")


_PRIZE = lazy(
    r"(?P<rank>特等|一等|二等|三等|四等|第一|第二|第三|金|银|铜)(?:奖|名)|(?P<rank>冠|亚|季)军"
)
_RANKS = {
    "特等": 0, "一等": 1, "二等": 2, "三等": 3, "四等": 4, "第一": 1, "第二": 2, "第三": 3,
    "金": 1, "银": 2, "铜": 3, "冠": 1, "亚": 2, "季": 3,
}  # fmt: skip
_WORTH = frozenset(["元", "分", "票"])


def _prizes(text: str, row: Sequence[Named]) -> Iterator[Slip]:
    """Check that a higher prize or place is worth more: 一等奖3000元，二等奖2000元."""
    if row[0].figure.unit not in _WORTH:
        return
    told = []
    for one in row:
        start = max(0, one.figure.span.start - _MOST_NAME)
        found = list(_PRIZE.finditer(text, start, one.figure.span.start))
        if len(found) != 1 or "名" in text[found[0].end() : one.figure.span.start]:
            return
        told.append((_RANKS[found[0]["rank"]], one.figure))
    for (rank, first), (other_rank, second) in pairwise(sorted(told, key=lambda one: one[0])):
        if rank < other_rank and second.value > first.value:
            zh = f"名次低于{first.span.of(text)}的，却比它高"
            yield Slip(second.span, (first.span,), zh, f"a lower place than {first.span.of(text)}")
            return


# ----- the same as before -----

_SAME = lazy(
    r"[，,]?[ ]?(?P<what>\p{Han}{0,8}?)"
    r"(?P<same>保持不变|没有变化|完全相同|持平|完全一致)(?=[，。；]|$)"
)
_NEARLY = lazy("基本|大致|大体|总体|略|接近|几乎|近乎")
_TWO_TIMES = lazy(r"去年|上年|上月|上季度|上期|前年|同期|[0-9]{4}年|[0-9]{1,2}月")


def _level(text: str, row: Sequence[Named]) -> Iterator[Slip]:
    """Check 今年312件，去年298件，数量持平."""
    one, other = (each.figure for each in row)
    match = _SAME.match(text, other.span.end)
    if match is None or one.value == other.value or _NEARLY.search(match["what"]):
        return
    ahead = text[max(0, one.span.start - _AHEAD) : other.span.start]
    if _TWO_TIMES.search(ahead):
        zh = f"前面是{one.span.of(text)}和{other.span.of(text)}"
        yield Slip(Span(*match.span("same")), (one.span, other.span), zh, "the two differ")
