"""Changes: what a sentence tells of one thing's value before and after, and of its change.

The figures of a sentence are read one after the other, each with the part that the words before
it give it (change_words). Figures that follow one another and are about the same thing make one
`Change`; a figure about something else, or one that does not fit, begins the next one. So the
order does not matter: 由200增加到250，增长25%; 250，比上年的200增长25%; 250，增长25%（上年200）.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from wenlint.figures.arithmetic import comparable
from wenlint.figures.change_words import FOLD, Cue, Role, cue_of, things_in
from wenlint.figures.quantities import PERCENT, POINT, Hedge, Quantities, Quantity, Sentence
from wenlint.figures.times import Period, earlier
from wenlint.language.numerals import parse_count
from wenlint.patterns import lazy
from wenlint.text import Span

_OF_CHANGE = lazy("[增减升降涨跌翻倍压缩扩提浮缓窄快移调少多发变整改高低]")
# Words that stand for a figure: 翻番, 增长一倍, 减少一半.
_IN_WORDS = lazy(
    r"翻了?(?P<near>近|将近)?(?P<fold>[一两二三四]?)番(?P<more>还多|多|有余|以上)?"
    r"|(?P<half>一半|减半)(?P<more>多|以上)?|(?P<once>一倍)(?P<more>还多|多|有余|以上)?"
)
_LIST = lazy(r"[ ]?[、和与及][ ]?")
_STRETCH = frozenset(["年", "个月", "周年", "天", "个工作日"])
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?=年)")
_NOUN = lazy(r"\p{Han}{2,4}$")
# 1—6月 and 3日 are no figures.
_DATE = lazy(r"[ ]?(?:[—–～~至-]{1,2}\d{1,2})?[ ]?(?:月|日|号|时|季度|/)")
_LATER = lazy("[之以]?[后前内间来里]")
_NEW_PART = lazy(r"；(?!(?:19|20)\d\d年|今年|本[年期届月]|去年|上年)|其中")
_BASE_IN = lazy(r"[比较]|同比|相比")
_SPEED = lazy("增速|增幅|增长率|降幅|跌幅|涨幅")
_IS_BASE = lazy(r"(?:是|为|相当于|等于)[^，。；、]{0,12}$")
# 增加40万元，由150万元增至190万元: the change first, then its ends.
_THEREBY = lazy(r"^）?[，（](?:即|也就是)?[由从](?:(?:20|19)\d\d年)?[^，。；、\d]{0,6}$")
_STOP = lazy("[，；：、（(]")
_MORE_OR_LESS = lazy("[多少]")
_ENDS_A_NAME = lazy(
    r"$|[^\p{Han}]|[由从自在为达到有共了是已数总量额的完实较比同与去上今本现原年增减下提降仅只分也期每]"
)
_NUMBER = lazy(r"\p{Han}{0,3}?[0-9０-９一二三四五六七八九十百千两]")
_WORD = lazy(r"\p{Han}|[A-Za-z/]")


@dataclass(frozen=True, slots=True)
class Told:
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


@dataclass(frozen=True, slots=True)
class Change:
    """What is told of one thing: its value before and after, and the claims about the change.

    `span` reaches from its first words to its last figure; `plain` says that its values are
    told as 由A到B, so that they certainly belong together.
    """

    span: Span
    before: Told | None
    after: Told | None
    claims: tuple[Told, ...]
    plain: bool


@dataclass
class _Growing:
    """A change while it is being read."""

    start: int
    values: list[Told] = field(default_factory=list)
    claims: list[Told] = field(default_factory=list)
    uncertain: bool = False


def changes_in(text: str, quantities: Quantities) -> Iterator[tuple[Change, Sequence[Quantity]]]:
    """Yield the changes that a text tells, each with the figures of its passage."""
    previous: Sentence | None = None
    for sentence in quantities.sentences:
        if _OF_CHANGE.search(text, sentence.span.start, sentence.span.end):
            around = (*(previous.quantities if previous else ()), *sentence.quantities)
            for change in changes_of(text, sentence):
                yield _with_base(text, change, previous, sentence), around
        previous = sentence


def _with_base(text: str, change: Change, previous: Sentence | None, sentence: Sentence) -> Change:
    """Add the value before from the sentence before: 2024年64家。今年96家，比上年多32家."""
    after = change.after
    if change.before or after is None or previous is None or not change.claims:
        return change
    base = change.claims[0].cue.period
    parting = text[previous.span.end : sentence.span.start].strip("。！")
    if base is None or parting or not (base.kind == "year" or base.year):
        return change
    thing = _noun_before(text, after)
    alike = [told for told in read(text, previous) if comparable(told.figure, after.figure)]
    if len(alike) != 1 or len(thing) < 2 or _noun_before(text, alike[0]) != thing:
        return change
    before, time = alike[0], alike[0].cue.period
    if before.cue.role is not Role.VALUE or time is None:
        return change
    if base.year != time.year if base.year else not _is_last_year(text, sentence, time, after):
        return change
    return replace(change, before=replace(before, cue=replace(before.cue, named=base)))


def _noun_before(text: str, told: Told) -> str:
    found = _NOUN.search(text, max(told.gap.start, told.span.start - 4), told.figure.number.start)
    return found[0] if found else ""


def _is_last_year(text: str, sentence: Sentence, time: Period, after: Told) -> bool:
    """Say whether a time is the year before that of `after`, or the last year named around."""
    if time.year is None:
        return time.kind == "year"
    now = after.cue.period
    if now is not None and now.year is not None:
        return now.year == time.year + 1
    start = max(0, sentence.span.start - 2000)
    return time.year == max(int(year) for year in _YEAR.findall(text, start, sentence.span.end))


def changes_of(text: str, sentence: Sentence) -> Iterator[Change]:
    """Yield what one sentence tells of changes."""
    growing = _Growing(sentence.span.start)
    last: Told | None = None
    for told in read(text, sentence):
        rate = _rate_as_value(text, last, told)
        if rate is not None:
            yield from _made(growing)
            growing = _Growing(rate.gap.start, [rate])
        if not _joins(text, growing, told):
            yield from _made(growing)
            growing = _Growing(told.gap.start)
            (growing.claims if told.is_claim else growing.values).append(told)
        last = told
    yield from _made(growing)


def _rate_as_value(text: str, last: Told | None, told: Told) -> Told | None:
    """Return the growth told just before if `told` compares it: 增长7%，增速比上年（5%）加快."""
    if last is None or last.cue.role is not Role.BY or not last.figure.is_percent:
        return None
    if told.figure.unit not in (PERCENT, POINT) or not _SPEED.search(told.gap.of(text)):
        return None
    return replace(last, cue=replace(last.cue, role=Role.VALUE, time=""))


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
        if first.unit in _STRETCH and _LATER.match(text, first.span.end):
            continue  # 增长到5年后的1200亿
        last = found[-1] if found else None
        gap = Span(at, first.span.start)
        words = gap.of(text)
        asks = first.unit == "倍" or _MORE_OR_LESS.search(words) is not None
        cue = cue_of(
            words,
            first.unit,
            after_from=last is not None and last.cue.role is Role.FROM,
            in_speech_of_base=asks and last is not None and _is_base(text, last),
        )
        if first.unit in _STRETCH and cue.role is Role.VALUE and _is_aside(found, first):
            continue
        if cue.role is Role.TIMES and last is not None and last.cue.role is Role.VALUE:
            # 是建社之初50吨的3倍: what is compared with is told, and counts alike.
            found[-1] = replace(last, cue=replace(last.cue, compared=True, about=""))
        found.append(Told(tuple(row), cue, gap))
        at = row[-1].span.end
    return found


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
    if text[end - 1] != "多" or figure.unit in _STRETCH or not _NUMBER.match(text, end):
        return figure
    return replace(figure, span=Span(figure.span.start, end - 1), hedge=Hedge.NONE)


def _joins(text: str, growing: _Growing, told: Told) -> bool:
    """Add `told` to a growing change if it is certainly about the same thing."""
    gap = told.gap.of(text)
    if _NEW_PART.search(gap) or not (growing.values or growing.claims):
        return False
    known = text[growing.start : told.gap.start] + _STOP.split(gap, 1)[0]
    strange = not all(_names(known, thing) for thing in told.cue.subject)
    # 与上年的400件相比，今年办结320件: the first value is told without its thing.
    if strange and (told.is_claim or things_in(known)):
        return False
    if told.is_claim:
        growing.claims.append(told)
        return bool(growing.values)
    if not growing.values:
        fits = told.cue.reaches or _THEREBY.match(gap) is not None  # 净增8人，达到120人
    elif len(growing.values) == 1:
        fits = _is_other_end(text, growing.values[0], told)
    else:
        fits = False
        growing.uncertain |= not growing.claims and _same_measure(text, growing.values[-1], told)
    if fits:
        growing.values.append(told)
    return fits


def _names(known: str, thing: str) -> bool:
    """Say whether what was told before names this very thing: 研发投入 is not 研发投入占比."""
    at = known.find(thing)
    while at >= 0:
        if _ENDS_A_NAME.match(known, at + len(thing)):
            return True
        at = known.find(thing, at + 1)
    return False


def _is_other_end(text: str, first: Told, told: Told) -> bool:
    if first.cue.role is Role.FROM and told.cue.role is Role.TO:
        bare = not first.figure.unit and not told.figure.is_percent
        return len(first.figures) == len(told.figures) and (
            bare or _same_measure(text, first, told)
        )
    if Role.FROM in (first.cue.role, told.cue.role) or not _same_measure(text, first, told):
        return False
    return _comes_first(first, told) is not None


def _comes_first(one: Told, other: Told) -> bool | None:
    """Say whether `one` is the value before; None where nothing tells."""
    told = earlier(one.cue.period, other.cue.period)
    if told is None and one.cue.compared is not other.cue.compared:
        return one.cue.compared
    return told


def _same_measure(text: str, one: Told, other: Told) -> bool:
    """Say whether figures are counted alike, in a unit that we know or in the same word."""
    pairs = list(zip(one.figures, other.figures, strict=False))
    if len(one.figures) != len(other.figures) or not all(comparable(a, b) for a, b in pairs):
        return False
    a, b = pairs[-1]
    if a.ranged or b.ranged or a.unit:
        return not (a.ranged or b.ranged)
    after = [text[figure.span.end : figure.span.end + 1] for figure in (a, b)]
    return after[0] == after[1] or not all(_WORD.match(sign) for sign in after)


def _made(growing: _Growing) -> Iterator[Change]:
    """Turn what was read into a change, if it holds one."""
    if growing.uncertain or not growing.values:
        return
    if len(growing.values) < 2 and not growing.claims:
        return
    one, *others = growing.values
    plain = one.cue.role is Role.FROM
    end = max(told.span.end for told in (*growing.values, *growing.claims))
    if others:
        first = plain or _comes_first(one, others[0])
        ends: tuple[Told | None, Told | None] = (one, others[0]) if first else (others[0], one)
    else:
        behind = plain or (one.cue.period is not None and one.cue.period.turn == -1)
        ends = (one, None) if behind else (None, one)
    yield Change(Span(growing.start, end), *ends, tuple(growing.claims), plain)
