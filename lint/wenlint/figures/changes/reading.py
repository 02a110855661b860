"""The figures of a sentence read one after the other, each with its part in a change."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import comparable
from wenlint.figures.changes.words import FOLD, Cue, Role, cue_of
from wenlint.figures.quantities import PERCENT, Hedge, Quantity, Sentence
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import STRETCHES
from wenlint.lexicon.ranges import DASHES, DASHES_OF_SPREADS, WORDS

# Words that stand for a figure: 翻番, 增长一倍, 减少一半.
_IN_WORDS = lazy(
    r"翻了?(?P<near>近|将近)?(?P<fold>[一两二三四]?)番(?P<more>还多|多|有余|以上)?"
    r"|(?P<half>一半|减半)(?P<more>多|以上)?|(?P<once>一倍)(?P<more>还多|多|有余|以上)?"
)
_LIST = lazy(r"[ ]?[、和与及][ ]?")
# What is counted in days is no time that passes by: 优良天数312天.
_DAYS = lazy("[天日]数|工期|时限")
# 1—6月 and 3日 are no figures.
_DATE = lazy(rf"[ ]?(?:[至{DASHES}]{{1,2}}\d{{1,2}})?[ ]?(?:月|日|号|时|季度|/)")
# 下午3点多: a clock, no figure that rises.
_CLOCK = lazy(r"(?:上午|下午|早上|早晨|凌晨|中午|傍晚|晚上|夜里|夜间|半夜|当天|次日|[早晚])[ ]?$")
_LATER = lazy("[之以]?[后前内间来里]")
_BASE_IN = lazy(r"[比较]|同比|相比")
_IS_BASE = lazy(r"(?:是|为|相当于|等于)[^，。；、]{0,12}$")
# 11050盾至11400盾: a range in a unit that we do not know.
_SPREAD = lazy(rf"\p{{Han}}{{1,2}}[{WORDS}{DASHES_OF_SPREADS}]{{1,2}}[0-9]")
_MORE_OR_LESS = lazy("[多少]")
_NUMBER = lazy(r"\p{Han}{0,3}?[0-9０-９一二三四五六七八九十百千两]")


class Told(Struct, frozen=True):
    """One figure, or several that go together (20%和50%), with what the words make of it."""

    figures: tuple[Quantity, ...]
    cue: Cue
    gap: Span

    @property
    def figure(self) -> Quantity:
        return self.figures[0]

    @property
    def span(self) -> Span:
        return Span(self.figures[0].span.start, self.figures[-1].span.end)

    @property
    def is_claim(self) -> bool:
        return self.cue.role in (Role.BY, Role.TIMES)


def read(text: str, sentence: Sentence) -> list[Told]:
    """Return the figures of `sentence` with their parts, lists of figures as one."""
    figures = _with_words(text, sentence)
    found: list[Told] = []
    at = sentence.span.start
    place = 0
    while place < len(figures):
        first = figures[place]
        row = [first]
        while place + len(row) < len(figures) and _LIST.fullmatch(
            text, row[-1].span.end, figures[place + len(row)].span.start
        ):
            row.append(figures[place + len(row)])
        place += len(row)
        if not first.unit and _DATE.match(text, first.span.end):
            continue
        if first.unit == "点" and _CLOCK.search(
            text, max(0, first.span.start - 4), first.span.start
        ):
            continue
        if first.unit in STRETCHES and _LATER.match(text, first.span.end):
            continue  # 增长到5年后的1200亿
        if not first.unit and _SPREAD.match(text, first.span.end):
            row[0] = first = replace(first, ranged=True)
        last = found[-1] if found else None
        gap = Span(at, first.span.start)
        words = gap.of(text)
        asks = first.unit == "倍" or _MORE_OR_LESS.search(words) is not None
        cue = cue_of(
            words,
            first.unit,
            after_from=_is_open(found),
            in_speech_of_base=asks and last is not None and _is_base(text, last),
            known=text[sentence.span.start : at],
            behind=text[row[-1].span.end : row[-1].span.end + 12],
        )
        counts_days = _DAYS.search(text, max(0, first.span.start - 60), first.span.start)
        piece = first.unit in STRETCHES and not counts_days
        if piece and cue.role is Role.VALUE and _is_aside(found, first):
            continue
        if cue.role is Role.TIMES and last is not None and last.cue.role is Role.VALUE:
            # 是建社之初50吨的3倍: what is compared with is told, and counts alike.
            found[-1] = replace(last, cue=replace(last.cue, compared=True, about=""))
        found.append(Told(tuple(row), cue, gap))
        at = row[-1].span.end
    return found


def _is_open(found: Sequence[Told]) -> bool:
    """Say whether a start was told without its end: 由1050万元(核减105万元)."""
    for told in reversed(found[-3:]):
        if told.cue.role is not Role.BY:
            return told.cue.role is Role.FROM
    return False


def _is_base(text: str, told: Told) -> bool:
    lead = told.gap.of(text)[-24:]
    return (_BASE_IN.search(lead) or _IS_BASE.search(lead)) is not None or (
        told.cue.period is not None and told.cue.role is Role.VALUE
    )


def _is_aside(found: Sequence[Told], stretch: Quantity) -> bool:
    """Say whether a stretch of time only tells how long something took: 三年净增67家."""
    return not found or not comparable(found[-1].figure, stretch)


def _with_words(text: str, sentence: Sentence) -> list[Quantity]:
    """Return the figures of a sentence together with 翻番, 一倍 and 一半."""
    start, end = sentence.span.start, min(len(text), sentence.span.end + 40)
    found = []
    for match in _IN_WORDS.finditer(text, start, end):
        if "\n" in text[sentence.span.end : match.start()]:
            break
        hedge = Hedge.ABOVE if match["more"] else Hedge.ABOUT if match["near"] else Hedge.NONE
        span = Span(*match.span())
        if match["half"]:
            step, value, unit = Fraction(10), Fraction(50), PERCENT
        elif match["once"]:
            step, value, unit = Fraction(1, 2), Fraction(1), "倍"
        else:
            folds = parse_count(match["fold"]) if match["fold"] else 1
            step, value, unit = Fraction(1), Fraction(folds or 1), FOLD
        found.append(Quantity(span, span, value, step, unit, hedge))
    told = [_without_verb(text, one) for one in sentence.quantities]
    if not found:
        return told
    others = [
        one
        for one in told
        if not any(
            one.span.start < word.span.end and word.span.start < one.span.end for word in found
        )
    ]
    return sorted([*others, *found], key=lambda one: one.span.start)


def _without_verb(text: str, figure: Quantity) -> Quantity:
    """Give 多 back to the figure behind it: 比上年48亿元多5亿元, 多收5亿元; not 3年多培训5人."""
    end = figure.span.end
    if text[end - 1] != "多" or figure.unit in STRETCHES or not _NUMBER.match(text, end):
        return figure
    return replace(figure, span=Span(figure.span.start, end - 1), hedge=Hedge.NONE)
