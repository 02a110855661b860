"""Amounts of money written twice, in words and in figures: 壹拾贰万叁仟元整（¥123,000.00）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.quantities import parse_number
from wenlint.figures.tables.grids import Grid, cell_text, tables
from wenlint.lexicon.hedges import AMOUNTS
from wenlint.lexicon.numerals import FORMAL, POWERS, UP_TO_MYRIADS
from wenlint.lexicon.stops import LINE_ENDS

_N = f"[零〇{''.join(FORMAL)}{UP_TO_MYRIADS}两]"
_WORDS = lazy(
    rf"(?<!{_N})(?:(?P<yuan>{_N}{{1,24}}+)(?:[元圆圓](?!/|／)|(?=[整正]))"
    rf"(?:零?(?P<jiao>{_N})角)?(?:零?(?P<fen>{_N})分(?!之))?"
    rf"|(?:零?(?P<jiao_only>{_N})角)(?:零?(?P<fen_only>{_N})分(?!之))?(?=[整正（(，：:]))[整正]?"
)
_D = "[0-9０-９]"
_FIGURES = lazy(
    rf"(?P<sign>(?:NT|HK|US)?[$＄]|[¥￥]|RMB|CNY|TWD|HKD)?[：:]?[ ]?(?<![0-9０-９.．,，\-])"
    rf"(?P<n>{_D}{{1,3}}(?:[,，]{_D}{{3}}){{1,5}}(?!{_D})|{_D}{{1,15}})"
    rf"(?P<decimals>[.．]{_D}{{1,6}})?[ ]?"
    r"(?P<power>百万|千万|[万亿])?(?P<unit>元|圆|圓)?[整正]?(?![0-9０-９%％.．]|[年月日倍个]|美|港|欧|日元)"
)
# Nothing but marks and names of the two forms may stand between them.
_BETWEEN = lazy(
    r"(?:[ \u3000\t（()）：:，,、；;¥￥【】\[\]/／⊗×*—-]|[\n\x1f]|人民[币幣]|RMB|CNY"
    r"|新[台臺][币幣]|港[币幣]|NT[$＄]?|HK[$＄]?|[$＄]"
    r"|[大小][写寫]|金[额額]|数额|合[计計]|总计|共[计計]"
    r"|(?<!约)合|即|计|为|是|整|不?含税|税[前后]|以下简称“[^”\n]{1,10}”"
    r"|[0-9][、.．](?=[ ]?[（(]?[大小]写)"
    r"|(?<=[\n\x1f，,；;])\p{Han}{1,8}(?=[（(]?[大小]写)){0,14}"
)
# The same thing named again before the other form: 借款金额（小写）…，借款金额（大写）….
_NAMED = lazy(r"(?<=[\n\x1f，,；;])(?P<name>\p{Han}{1,8})(?=[（(]?[大小]写)")
_TIED = lazy(r"[（(【\[：:¥￥$＄]|[大小][写寫]|即|(?<![合共总小])计|RMB|CNY")
_ACROSS = lazy(f"[{LINE_ENDS}]")
_OPEN = lazy(r"[（(【\[](?:人民币|小写|大写|合|即|计|[：:¥￥]){0,4}")
_CLOSED = lazy(r"[ ]?[）)】\]]")
_CAPITALS = lazy(f"[{''.join(sorted(FORMAL.keys() - set('萬億')))}]")
# 伍仟元、肆佰元（5000元、400元）: figures in the order of the words.
_IN_ROW = lazy(r"[元整正角分][、，和及]$")
_ROW_GOES_ON = lazy(r"[元整]?[、，和及][ ]?[¥￥]?[0-9]")
_HEDGED = lazy(AMOUNTS)
_FORMAL = str.maketrans(dict(FORMAL))
_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")
_FARTHEST = 48
_LEAST_DIGITS = 3
_AHEAD = 20


class Amount(Struct, frozen=True):
    """One of the two forms: what it says, in yuan, and one in its last place."""

    span: Span
    value: Fraction
    step: Fraction = Fraction(1, 100)


class Pair(Struct, frozen=True):
    """An amount in words and the figures that belong to it."""

    words: Amount
    figures: Amount

    @property
    def agrees(self) -> bool:
        """Whether both say the same; 12.3万元 may stand for 壹拾贰万叁仟贰佰元."""
        rounded = self.figures.step if self.figures.step > 1 else Fraction(0)
        return abs(self.words.value - self.figures.value) * 2 <= rounded


def differing_pairs(text: str) -> Iterator[Pair]:
    """Yield the pairs that differ, where no amount nearby agrees with either of them."""
    pairs = list(_pairs(text))
    agreeing = {place for pair in pairs if pair.agrees for place in _places(pair)}
    told: set[int] = set()
    for pair in pairs:
        if agreeing.isdisjoint(_places(pair)) and told.isdisjoint(_places(pair)):
            told.update(_places(pair))
            yield pair


_IN_WORDS, _IN_FIGURES = lazy("大[写寫]"), lazy("小[写寫]")


def differing_cells(document: Document) -> Iterator[Pair]:
    """Yield the pairs that differ in the rows of a table with a column for either form."""
    text = document.text
    for grid in tables(document):
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        columns = [
            [column for column, head in heads.items() if form.search(head)]
            for form in (_IN_WORDS, _IN_FIGURES)
        ]
        if [len(found) for found in columns] != [1, 1]:
            continue
        for row in sorted({row for row, _ in grid} - {0}):
            pair = _in_row(text, grid, row, columns[0][0], columns[1][0])
            if pair is not None and not pair.agrees:
                yield pair


def _in_row(text: str, grid: Grid, row: int, words: int, figures: int) -> Pair | None:
    one, other = grid.get((row, words)), grid.get((row, figures))
    if one is None or other is None:
        return None
    written = _WORDS.search(text, one.start, one.end)
    number = _FIGURES.search(text, other.start, other.end)
    value = _value(written) if written else None
    if written is None or number is None or value is None:
        return None
    digits = number["n"].translate(_WIDTH) + (number["decimals"] or "").translate(_WIDTH)
    power = POWERS.get(number["power"] or "", 1)
    step = Fraction(power, 10 ** max(0, len(number["decimals"] or "") - 1))
    return Pair(
        Amount(Span(*written.span()), value),
        Amount(Span(number.start("n"), number.end()), Fraction(digits) * power, step),
    )


def _places(pair: Pair) -> tuple[int, int]:
    return pair.words.span.start, pair.figures.span.start


def _pairs(text: str) -> Iterator[Pair]:
    for match in _WORDS.finditer(text):
        value = _value(match)
        if value is None:
            continue
        words = Amount(Span(*match.span()), value)
        after = _after(text, match)
        if after is not None:
            yield Pair(words, after)
        before = _before(text, match)
        if before is not None:
            yield Pair(words, before)


def _value(match: regex.Match[str]) -> Fraction | None:
    total = Fraction(0)
    for groups, parts in ((("yuan",), 1), (("jiao", "jiao_only"), 10), (("fen", "fen_only"), 100)):
        written = next((match[group] for group in groups if match[group]), None)
        if written is None:
            continue
        value = parse_number(written.translate(_FORMAL))
        if value is None:
            return None
        total += value / parts
    return total


def _after(text: str, words: regex.Match[str]) -> Amount | None:
    """Return the figures behind an amount in words."""
    between = _BETWEEN.match(text, words.end(), words.end() + _FARTHEST)
    if between is None:
        return None
    # What stands between may hold the sign of the figures.
    for start in range(between.end(), max(words.end(), between.end() - 4) - 1, -1):
        figures = _FIGURES.match(text, start)
        if figures is not None:
            link = text[words.end() : figures.start("n")]
            return _amount(text, words, figures, link, figures.end())
    return None


def _before(text: str, words: regex.Match[str]) -> Amount | None:
    """Return the figures before an amount in words."""
    start = max(0, words.start() - _FARTHEST)
    for figures in reversed(_figures(text, start, words.start())):
        link = text[figures.end() : words.start()]
        if _BETWEEN.fullmatch(link):
            return _amount(text, words, figures, link, words.end())
        return None
    return None


def _figures(text: str, start: int, end: int) -> Sequence[regex.Match[str]]:
    return list(_FIGURES.finditer(text, start, end))


def _amount(
    text: str, words: regex.Match[str], figures: regex.Match[str], link: str, end: int
) -> Amount | None:
    """Return the figures if they belong to the words beside them."""
    ahead = max(0, min(words.start(), figures.start()) - _AHEAD)
    capital = _CAPITALS.search(words[0]) is not None or "大写" in text[ahead : words.start()] + link
    if not capital and not (_OPEN.fullmatch(link) and _CLOSED.match(text, end)):
        return None
    if capital and not (_TIED.search(link) or figures["sign"]):
        return None
    if _ACROSS.search(link) and "写" not in link:
        return None
    named = _NAMED.search(link)
    if named and named["name"] not in text[ahead : min(words.start(), figures.start())]:
        return None
    if not _is_money(figures, link):
        return None
    if _HEDGED.search(text[max(0, words.start() - 2) : words.start()]):
        return None
    if _IN_ROW.search(text, max(0, words.start() - 2), words.start()) and _ROW_GOES_ON.match(
        text, figures.end()
    ):
        return None
    digits = figures["n"].translate(_WIDTH)
    decimals = (figures["decimals"] or "").translate(_WIDTH)
    power = POWERS.get(figures["power"] or "", 1)
    step = Fraction(power, 10 ** max(0, len(decimals) - 1))
    start = figures.start("sign") if figures["sign"] else figures.start("n")
    value = Fraction(digits + decimals) * power
    return Amount(Span(start, figures.end()), value, step)


def _is_money(figures: regex.Match[str], link: str) -> bool:
    """Tell an amount from the number of an item."""
    return bool(
        figures["sign"]
        or figures["unit"]
        or figures["power"]
        or figures["decimals"]
        or "¥" in link
        or "￥" in link
        or len(figures["n"]) >= _LEAST_DIGITS
    )
