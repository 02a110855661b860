"""The figures of a sentence with the words that tell what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import comparable
from wenlint.figures.quantities import Quantities, Quantity, Sentence, find_quantities
from wenlint.lexicon.lists import BULLETS_OF_FIGURES, MARK_ENDS
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.stops import CLAUSE_ENDS_AND_COLONS

_LEAD_SIGNS = CLAUSE_ENDS_AND_COLONS + "、"
_OPENING, _CLOSING = "（(", "）)"
_TAIL = lazy(r"[ ]?\p{Han}{0,12}+")
_LONGEST_CLAUSE = 40
# A sentence that is further away tells of something else.
_FARTHEST = 200
_MOST_BEFORE = 24
ITEM = lazy(
    rf"[ \t\u3000]*+(?:[{BULLETS_OF_FIGURES}]|\d{{1,2}}[{MARK_ENDS}]"
    rf"|[（(][{UP_TO_TEN}\d]{{1,3}}[）)]|[①-⑳]|[{UP_TO_TEN}]{{1,3}}、)"
)
"""A pattern for the mark of a list's item at the beginning of a line."""
LEADS_IN = lazy(r"[^\n]{0,40}[：:]|[^\n（(]{0,6}[）)]")
"""A pattern for what stands behind the last figure of a line that leads to a list."""
_AMONG = lazy(rf"[ \t\u3000]*+(?:[{BULLETS_OF_FIGURES}])?[ ]?其中")


CHANGE = lazy(r"(?<!新)增(?![设补加]\p{Han})|减|(?<!对)比|升|降|缩|涨|超")
"""Finds that a figure is the size of a change and no total: 比去年增加4000亿元."""


class Told(Struct, frozen=True):
    """A figure with the words around it.

    `lead` is what stands between the last sign, or the last figure, and the figure; `clause` the
    same back to the beginning of its clause (、 does not end one); `tail` the run of Chinese
    characters right behind it, which begins with what is counted; `depth` counts the brackets
    around it.
    """

    figure: Quantity
    lead: str
    clause: str
    tail: str
    depth: int

    @property
    def label(self) -> str:
        """What tells its thing, with its unit: 抽检样品批次合格, 全年出生人."""
        return self.clause + self.figure.unit + self.tail


class Passage(Struct, frozen=True, eq=False):  # one passage is only like itself
    """A sentence with its figures; `before` are those of the sentences that lead to it.

    These stand in the same paragraph, in the line that leads to the list that it is in (`led`), or
    in the item before it.
    """

    text: str
    span: Span
    told: tuple[Told, ...]
    before: tuple[Told, ...]
    led: bool = False

    def between(self, one: Told, other: Told) -> str:
        """Return the text between two figures."""
        return self.text[one.figure.span.end : other.figure.span.start]

    def until(self, place: int) -> tuple[Told, ...]:
        """Return the figures before the one at `place`, those of the sentences before first."""
        return (*self.before, *self.told[:place])

    @property
    def all(self) -> tuple[Told, ...]:
        return (*self.before, *self.told)


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the sentences that hold figures, each with the figures that lead to it: a view."""
    return tuple(_passages(document.view(find_quantities)))


def _passages(quantities: Quantities) -> Iterator[Passage]:
    text = quantities.text
    before: list[Told] = []
    lead_in: tuple[Told, ...] = ()
    end = 0
    for sentence in quantities.sentences:
        gap = text[end : sentence.span.start] if sentence.span.start - end < _FARTHEST else "\n\n"
        if "\n" in gap or "\x1f" in gap:
            at = text.rfind("\n", 0, sentence.span.start) + 1
            listed = at in quantities.list_items or ITEM.match(text, at) is not None
            if LEADS_IN.fullmatch(text[end:at].rstrip()) and "\n\n\n" not in gap:
                lead_in = tuple(before)
            among = _AMONG.match(text, sentence.span.start) is not None
            if listed and not among and lead_in:
                before = list(lead_in)
            elif not listed:
                before = []
            lead_in = lead_in if listed else ()
        told = tuple(_told(text, sentence))
        led = bool(lead_in) and before[: len(lead_in)] == list(lead_in)
        yield Passage(text, sentence.span, told, tuple(before[-_MOST_BEFORE:]), led)
        before += told
        end = told[-1].figure.span.end


def _told(text: str, sentence: Sentence) -> Iterator[Told]:
    depth, at, previous = 0, sentence.span.start, sentence.span.start
    for figure in sentence.quantities:
        start = figure.span.start
        for sign in text[at:start]:
            depth += (sign in _OPENING) - (sign in _CLOSING and depth > 0)
        at = start
        left = max(sentence.span.start, start - _LONGEST_CLAUSE)
        clause = _behind(text, left, start, CLAUSE_ENDS_AND_COLONS)
        lead = max(_behind(text, left, start, _LEAD_SIGNS), min(previous, start))
        tail = _TAIL.match(text, figure.span.end)
        # 约占 before a figure hedges it and tells its role.
        role = "占" if "占" in text[start : figure.number.start] else ""
        said = text[lead:start]
        if text[lead - 1 : lead] in tuple(_CLOSING) and lead > previous:
            said = _before_bracket(text, max(left, previous), lead - 1) + said
        yield Told(
            figure,
            said + role,
            text[clause:start] + role,
            tail[0].strip() if tail else "",
            depth,
        )
        previous = figure.span.end


def _before_bracket(text: str, left: int, close: int) -> str:
    """Return the words before a bracket that ends at `close`: 占总人口比重（城镇化率）为."""
    opened = max(text.rfind(sign, left, close) for sign in _OPENING)
    return text[_behind(text, left, opened, _LEAD_SIGNS) : opened] if opened >= left else ""


def _behind(text: str, left: int, right: int, signs: str) -> int:
    """Return where what follows the last of `signs` begins."""
    return next((at + 1 for at in range(right - 1, left - 1, -1) if text[at] in signs), left)


_GENERAL_WORDS = lazy(
    r"总人数|总面积|总户数|总人口|总数|总量|总额|总值|总体|总|全部|全体|所有|人数|数量|个数|面积|金额|数|[的全其该本所]"
)


def bare(phrase: str) -> str:
    """Return what a phrase names without the words of totals: 干部总数 is 干部, 总数 nothing."""
    return _GENERAL_WORDS.sub("", phrase)


def tells(label: str, name: str) -> bool:
    """Say whether a label speaks of `name`: all of it, or most of its pairs of characters."""
    if not name or name in label:
        return True
    label = bare(label)
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return len(pairs) > 1 and 5 * sum(pair in label for pair in pairs) >= 3 * len(pairs)


def like(told: Sequence[Told], one: Quantity) -> tuple[Told, ...]:
    """Return those of `told` that count in the unit of `one` and are no end of a range."""
    return tuple(t for t in told if comparable(t.figure, one) and not t.figure.ranged)


_NOUN_TAGS = ("n", "j", "l", "b", "an", "vn", "eng", "x")
_NO_NOUN = "，其当中的"


def counted(one: Told) -> str:
    """Return what a figure counts: the noun phrase behind it, cut by words; "" where there is none.

    24名|干部参加 counts 干部, 6个|装上了路灯 nothing that it names.
    """
    from wenlint.language.tokenizer import words

    if not one.tail or one.tail[0] in _NO_NOUN:
        return ""
    noun = ""
    for word in words(one.tail[:10]):
        if not word.tag.startswith(_NOUN_TAGS):
            break
        noun += word.text
    return noun


def named_before(one: Told) -> str:
    """Return the noun that a figure follows: 入驻企业|30个 counts 企业; "" where it is no noun."""
    from wenlint.language.tokenizer import words

    said = words(one.lead[-10:])
    return said[-1].text if said and said[-1].tag.startswith("n") else ""
