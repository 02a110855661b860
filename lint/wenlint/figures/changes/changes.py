"""Changes: what a sentence tells of one thing's value before and after, and of its change.

The figures of a sentence are read one after the other, each with the part that the words before
it give it (change_words). Figures that follow one another and are about the same thing make one
`Change`; a figure about something else, or one that does not fit, begins the next one. So the
order does not matter: 由200增加到250，增长25%; 250，比上年的200增长25%; 250，增长25%（上年200）.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex
from msgspec import Struct, field
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import comparable
from wenlint.figures.changes.reading import Told, read
from wenlint.figures.changes.times import Period, earlier
from wenlint.figures.changes.words import Role, names_things, things_in
from wenlint.figures.quantities import PERCENT, POINT, Quantities, Quantity, Sentence

_OF_CHANGE = lazy("[省节消添飙增减升降涨跌翻倍压缩扩提浮缓窄快移调少多发变整改高低]")
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?=年)")
_LAST_CLAUSE = lazy(r"^.*[，；：（(]", regex.S)
_NEW_PART = lazy(r"；(?!(?:19|20)\d\d年|今年|本[年期届月]|去年|上年)|其中")
_SPEED = lazy("增速|增幅|增长率|降幅|跌幅|涨幅")
# 增加40万元，由150万元增至190万元: the change first, then its ends.
_THEREBY = lazy(r"^）?[，（](?:即|也就是)?[由从](?:(?:20|19)\d\d年)?[^，。；、\d]{0,6}$")
_STOP = lazy("[，；：、（(]")
_ENDS_A_NAME = lazy(
    r"$|[^\p{Han}]|[由从自在为达到有共了是已数总量额的完实较比同与去上今本现原年增减下提降仅只分也期每]"
)
# What is done with a thing names no other thing.
_DOING = lazy(
    r"开展|举[办行]|组织|完成|实现|实施|办[理结]|受理|接待|处理|建成|投入|安排|进行|获得|取得|涵盖|覆盖|收到|发放"
    r"|使用|领用|消耗|耗用|录得|达成|召开|发生|出现|登记|上报"
)
_TELLING_TAGS = ("n", "v", "j", "l", "eng", "x")
_WORD = lazy(r"\p{Han}|[A-Za-z/]")


# A change has two ends, or an end and how much it was.
_FEWEST = 2


class Doubt(Struct, frozen=True):
    """Words that nothing named before, and what was told until then."""

    thing: str
    known: str

    @property
    def holds(self) -> bool:
        """Whether the words name something else than those told before."""
        from wenlint.language.tokenizer import words

        return any(
            word.tag.startswith(_TELLING_TAGS)
            and len(word.text) > 1
            and word.text not in self.known
            and not _DOING.fullmatch(word.text)
            for word in words(self.thing[:24])
        )


class Change(Struct, frozen=True):
    """What is told of one thing: its value before and after, and the claims about the change.

    `span` reaches from its first words to its last figure; `plain` says that its values are
    told as 由A到B, so that they certainly belong together. `doubts` are the words that may name
    something else than those told before them; `skips` says that other figures stand in between.
    """

    span: Span
    before: Told | None
    after: Told | None
    claims: tuple[Told, ...]
    plain: bool
    doubts: tuple[Doubt, ...] = ()
    skips: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether, by its words, a part of it is about something else."""
        return any(doubt.holds for doubt in self.doubts)


class _Growing(Struct):
    """A change while it is being read."""

    start: int
    values: list[Told] = field(default_factory=list)
    claims: list[Told] = field(default_factory=list)
    uncertain: bool = False
    doubts: list[Doubt] | None = None
    skips: bool = False
    # Whether a reader that allows for doubts would have taken what this one has left.
    left_out: bool = False


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
    if base is None or parting not in ("", "\n") or not (base.kind == "year" or base.year):
        return change
    alike = [told for told in read(text, previous) if comparable(told.figure, after.figure)]
    if len(alike) != 1 or alike[0].cue.role is not Role.VALUE:
        return change
    before, time = alike[0], alike[0].cue.period
    things = things_in(_LAST_CLAUSE.sub("", after.gap.of(text)))
    known = before.gap.of(text)
    if time is None or not things:
        return change
    if not all(
        _names(known, thing) or (thing in known and _DOING.match(thing)) for thing in things
    ):
        return change
    if base.year != time.year if base.year else not _is_last_year(text, sentence, time, after):
        return change
    return replace(change, before=replace(before, cue=replace(before.cue, named=base)))


def _is_last_year(text: str, sentence: Sentence, time: Period, after: Told) -> bool:
    """Say whether a time is the year before that of `after`, or the last year named around."""
    now = after.cue.period
    if time.year is None:
        return time.kind == "year" and (now is None or now.year is None)
    if now is not None and now.year is not None:
        return now.year == time.year + 1
    start = max(0, sentence.span.start - 2000)
    return time.year == max(int(year) for year in _YEAR.findall(text, start, sentence.span.end))


def changes_of(text: str, sentence: Sentence) -> Iterator[Change]:
    """Yield what one sentence tells of changes: first what is sure, then what may be doubted."""
    if len(sentence.quantities) < _FEWEST:
        return
    figures = read(text, sentence)
    if not any(told.is_claim or told.cue.up is not None for told in figures):
        return  # nothing is said that the values could contradict
    groups: list[_Growing] = []
    for one in _grouped(text, sentence, figures, _Growing):
        groups.append(one)
        yield from _made(one)
    if not any(one.left_out for one in groups):
        return
    for doubted in _grouped(text, sentence, figures, lambda start: _Growing(start, doubts=[])):
        for change in _made(doubted):
            if change.doubts or change.skips:
                yield change


def _grouped(
    text: str, sentence: Sentence, figures: Sequence[Told], new: Callable[[int], _Growing]
) -> Iterator[_Growing]:
    """Yield the groups of figures that are about one thing."""
    growing = new(sentence.span.start)
    last: Told | None = None
    for told in figures:
        rate = _rate_as_value(text, last, told)
        if rate is not None:
            yield growing
            growing = new(rate.gap.start)
            growing.values.append(rate)
        if not _joins(text, growing, told):
            yield growing
            growing = new(told.gap.start)
            (growing.claims if told.is_claim else growing.values).append(told)
        last = told
    yield growing


def _rate_as_value(text: str, last: Told | None, told: Told) -> Told | None:
    """Return the growth told just before if `told` compares it: 增长7%，增速比上年（5%）加快."""
    if last is None or last.cue.role is not Role.BY or not last.figure.is_percent:
        return None
    if told.figure.unit not in (PERCENT, POINT) or not _SPEED.search(told.gap.of(text)):
        return None
    return replace(last, cue=replace(last.cue, role=Role.VALUE, time=""))


def _joins(text: str, growing: _Growing, told: Told) -> bool:
    """Add `told` to a growing change if it is certainly about the same thing."""
    gap = told.gap.of(text)
    if _NEW_PART.search(gap) or not (growing.values or growing.claims):
        return False
    known = text[growing.start : told.gap.start] + _STOP.split(gap, 1)[0]
    strange = [thing for thing in told.cue.subject if not _names(known, thing)]
    # 与上年的400件相比，今年办结320件: the first value is told without its thing.
    if strange and (told.is_claim or names_things(known)):
        if growing.doubts is None or told.is_claim:
            growing.left_out |= not told.is_claim
            return False
        growing.doubts += (Doubt(thing, known) for thing in strange)
    return _takes_claim(growing, told) if told.is_claim else _takes_value(text, growing, told)


def _takes_claim(growing: _Growing, told: Told) -> bool:
    if growing.skips and not comparable(told.figure, growing.values[0].figure):
        return False
    growing.claims.append(told)
    return bool(growing.values)


def _takes_value(text: str, growing: _Growing, told: Told) -> bool:
    if not growing.values:
        # 净增8人，达到120人
        fits = told.cue.reaches or _THEREBY.match(told.gap.of(text)) is not None
    elif len(growing.values) == 1:
        fits = _is_other_end(text, growing.values[0], told)
    else:
        fits = False
        growing.uncertain |= not growing.claims and _same_measure(text, growing.values[-1], told)
    if fits:
        growing.values.append(told)
    elif growing.values and _is_beside(growing, told):
        growing.left_out = growing.doubts is None
        growing.skips = not growing.left_out
        return growing.skips
    return fits


def _is_beside(growing: _Growing, told: Told) -> bool:
    """Say whether a value of another kind is told in between: 35场，服务900人，今年49场."""
    unlike = not any(comparable(one, told.figure) for one in growing.values[0].figures)
    return told.cue.role is Role.VALUE and bool(told.figure.unit) and unlike


def _names(known: str, thing: str) -> bool:
    """Say whether what was told before names this very thing: 研发投入 is not 研发投入占比."""
    if thing.endswith("均") and f"每{thing[:-1]}" in known:
        return True  # 亩均 of 每亩
    at = known.find(thing)
    while at >= 0:
        if _ENDS_A_NAME.match(known, at + len(thing)):
            return True
        at = known.find(thing, at + 1)
    return False


def _is_other_end(text: str, first: Told, told: Told) -> bool:
    if first.cue.role is Role.FROM and told.cue.role is Role.TO:
        bare = not first.figure.unit and not told.figure.is_percent
        if _latin_unit(text, first) != _latin_unit(text, told):
            return False  # 2 GB to 86 MB
        return len(first.figures) == len(told.figures) and (
            bare or _same_measure(text, first, told)
        )
    if Role.FROM in (first.cue.role, told.cue.role) or not _same_measure(text, first, told):
        return False
    return _comes_first(first, told) is not None


_LATIN = lazy(r"[ ]?(?P<unit>[A-Za-z]{1,4})(?![A-Za-z])")


def _latin_unit(text: str, told: Told) -> str:
    """Return the unit in Latin letters right behind a figure: GB, ms."""
    match = _LATIN.match(text, told.span.end) if not told.figure.unit else None
    return match["unit"].lower() if match else ""


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
    doubts = tuple(growing.doubts or ())
    span = Span(growing.start, end)
    yield Change(span, *ends, tuple(growing.claims), plain, doubts, growing.skips)
