"""Marks that stand in pairs: which of a stretch of text have their other half, and which have not.

Pairing goes by order, as a stack. But what is a mark is not always plain: `1）` is a number, `:)` a
face, 12” inches, “（” a sign that is talked about. Such a mark may be left over; and where others
are left over, the text is read again without them. Of several readings the one with the fewest
faults is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.stops import PERIODS

PARTNERS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
}
"""The marks that open, with those that close them."""

OPENERS = {closer: opener for opener, closer in PARTNERS.items()}
"""The marks that close, with those that open them."""

# Those of code and mathematics are paired with the others, but never at fault.
_SQUARE = {"[": "]", "［": "］"}
_ALL = PARTNERS | _SQUARE
_ALL_OPENERS = {closer: opener for opener, closer in _ALL.items()}
_ROUND = "（("
_MARK = plain(r"[“”‘’《》〈〉【】〔〕「」『』（）()\[\]［］]")
# Marks of which each is closed at once: most blocks hold no others, if any.
_SIMPLE = (opener + closer for opener, closer in PARTNERS.items() if opener not in "‘(")
_PLAIN = lazy(f"(?:{'|'.join(_SIMPLE)})*+")
_SENTENCE_END = lazy(f"[{PERIODS}]")
# What stands before a quotation that may run over sentences: nothing, a colon, a line's beginning.
_SPEAKS = "：:，,\n \u3000"
# How far back and ahead one looks to tell whether a mark is one.
_LOOK = 14
# The number of an item, up to its bracket: 1） a) 第一步） **A.)
_NUMBER = lazy(
    r"(?:^|[\s。；：，、;,“.*_？！?!])"
    r"(?:第?[\d一二三四五六七八九十]{1,3}[步条项点a-z]?|(?<![A-Za-z] )[a-zA-Zⅰ-ⅹ]{1,3}\.?)$"
)
_ITEM = lazy(r"(?<![\d.])\d{1,2}$")
_EYES = lazy(r"[:;=：；][ ]?[-^]?$")
_ENDS_FACE = lazy(r"[\s。！？，；、,.!?”）\x1f]|$")
# What a sign stands in that is talked about, and how many such signs at most.
_NAMERS = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'", "`": "`"}
_NAMED = "《》〈〉【】〔〕（）()[]［］{}"
_MOST_NAMED = 4
_YEAR = lazy(r"\d\d(?!\d)")
_SHORTENED = lazy(r"(?i:n|s|em|til|tis|cause)(?![A-Za-z])")
_INTEGER = lazy(r"(?:^|[^\d.])\d{1,3}$")
_FRACTION = lazy(r"\d(?:[./]\d{1,3})$|[¼½¾]$")
# The bounds of an interval between brackets of two kinds: [0, n) (a+b, f(c)] [0..9)
_BOUNDS = lazy(r"[^,，;；、~。！？\n]{1,40}(?:[,，;；、~]|\.\.+)[^,，;；、~。！？\n]{1,40}")
_LONGEST_INTERVAL = 80
# The ways to read a text whose marks do not pair at first sight: `doubtful`, `strict`, `turns`.
_READINGS = (
    (False, False, False),
    (True, True, False),
    (False, True, False),
    (True, False, True),
)
# No sentence nests deeper; hostile input does.
_DEEPEST = 20
# How far apart the two marks of a quotation stand of which one is turned the wrong way.
_LONGEST_TURNED = 60
_LONGEST_FOREIGN = 160
_FOREIGN = lazy(r"[\x20-\x7e]+")
# What may stand behind the mark that ends a quotation and its paragraph.
_CLOSING_STOPS = ("。", "！", "？")


class Halves(Struct, frozen=True):
    """What is wrong with the marks of a text, as offsets in order.

    `clashes` are pairs of two widths, `turned` pairs of quotation marks of which one or both look
    the wrong way; no mark is in two of the four.
    """

    openers: Sequence[int] = ()
    closers: Sequence[int] = ()
    clashes: Sequence[tuple[int, int]] = ()
    turned: Sequence[tuple[int, int]] = ()

    @property
    def faults(self) -> int:
        return sum(map(len, (self.openers, self.closers, self.clashes, self.turned)))


def marks_in(text: str, span: Span) -> str:
    """Return the marks of `span`, one behind the other."""
    return "".join(_MARK.findall(text, span.start, span.end))


@lru_cache(maxsize=512)
def is_plain(marks: str) -> bool:
    """Say whether each of `marks` is closed at once."""
    return _PLAIN.fullmatch(marks) is not None


def pair(text: str, span: Span, *, quoting: bool = False) -> Halves:
    """Pair the marks of `span` and return what is left over.

    `quoting` says that a quotation may be open at its beginning, which a mark here would close.
    """
    if is_plain(marks_in(text, span)):
        return Halves()
    known: dict[int, bool] = {}
    best = _with_turned(text, span, _Reading(text, span, known).halves(), quoting)
    for doubtful, strict, turns in _READINGS:
        if not best.faults:
            break
        if turns and (quoting or not _has_others_than_quotes(text, best)):
            continue
        reading = _Reading(text, span, known, doubtful, strict, turns)
        other = _with_turned(text, span, reading.halves(), quoting)
        if other.faults < best.faults:
            best = other
    return best


def _has_others_than_quotes(text: str, halves: Halves) -> bool:
    """Say whether brackets are left over, too: quotation marks look the wrong way across them."""
    return any(text[offset] not in "“”" for offset in (*halves.openers, *halves.closers))


class _Reading:
    """One way to read the marks of a stretch of text.

    `doubtful` marks count as such or not; where widths are `strict`, a bracket closes only one of
    its own width; where quotation marks take `turns`, every second one closes, wherever it looks.
    `known` keeps for all readings which marks may be none.
    """

    def __init__(
        self,
        text: str,
        span: Span,
        known: dict[int, bool],
        doubtful: bool = True,
        strict: bool = False,
        turns: bool = False,
    ) -> None:
        self._text, self._span, self._known = text, span, known
        self._doubtful, self._strict, self._turns = doubtful, strict, turns
        self._items: dict[str, bool] = {}
        self._open: list[int] = []
        self._left: list[int] = []
        self._clashes: list[tuple[int, int]] = []
        self._turned: list[tuple[int, int]] = []

    def halves(self) -> Halves:
        text = self._text
        for match in _MARK.finditer(text, self._span.start, self._span.end):
            mark, offset = match[0], match.start()
            if self._is_apostrophe(offset):
                continue
            if self._doubtful or not self._may_be_none(mark, offset):
                self._take(mark, offset)
        left = sorted(
            offset
            for offset in (*self._left, *self._open)
            if text[offset] not in "[]［］" and not self._may_be_none(text[offset], offset)
        )
        inches = {offset for offset in left if text[offset] == "”" and self._is_number(offset)}
        if len(inches) > 1:  # one may be the end of “四个1”
            left = [offset for offset in left if offset not in inches]
        return Halves(
            [offset for offset in left if text[offset] in PARTNERS],
            [offset for offset in left if text[offset] in OPENERS],
            self._clashes,
            self._turned,
        )

    def _is_number(self, end: int) -> bool:
        before = self._text[max(self._span.start, end - _LOOK) : end]
        return _INTEGER.search(before) is not None

    def _take(self, mark: str, offset: int) -> None:
        if self._turns and mark in "“”":
            self._take_turn(mark, offset)
        elif mark in _ALL:
            if self._leaves_unclosed(mark, offset):
                self._left.append(self._open.pop())
            self._open.append(offset)
        else:
            self._close(mark, offset)

    def _take_turn(self, mark: str, offset: int) -> None:
        if not self._open or self._text[self._open[-1]] not in "“”":
            self._open.append(offset)
            return
        first = self._open.pop()
        if self._text[first] + mark != "“”":
            self._turned.append((first, offset))

    def _close(self, mark: str, offset: int) -> None:
        depth = self._depth_of_partner(mark, offset)
        if depth is None:
            self._left.append(offset)
            return
        opener = self._text[self._open[depth]]
        if opener in _ROUND and mark in "）)" and PARTNERS[opener] != mark:
            self._clashes.append((self._open[depth], offset))
        self._left += self._open[depth + 1 :]
        del self._open[depth:]

    def _depth_of_partner(self, closer: str, offset: int) -> int | None:
        wanted = _ALL_OPENERS[closer]
        if closer in "）)" and not self._strict:
            wanted = _ROUND
        if self._ends_interval(closer, offset):
            return len(self._open) - 1
        for depth in reversed(range(max(0, len(self._open) - _DEEPEST), len(self._open))):
            if self._text[self._open[depth]] in wanted:
                return depth
        return None

    def _ends_interval(self, closer: str, offset: int) -> bool:
        """Say whether the mark closes an interval that is open on one side: [0, n) (0，1]."""
        if not self._open:
            return False
        start = self._open[-1] + 1
        kinds = (_SQUARE if closer in "）)" else _ROUND) if closer in "）)]］" else ()
        return (
            self._text[start - 1] in kinds
            and offset - start <= _LONGEST_INTERVAL
            and _BOUNDS.fullmatch(self._text, start, offset) is not None
        )

    def _counts_on(self, mark: str, before: str) -> bool:
        """Say whether the number before a half bracket counts with another: 先做1)…再做2)…"""
        number = _ITEM.search(before)
        if number is None:
            numeral = before[-1:]
            at = UP_TO_TEN.find(numeral) if numeral else -1
            beside = UP_TO_TEN[max(0, at - 1) : at] + UP_TO_TEN[at + 1 : at + 2]
            # 步骤一）洗；步骤二）切
            return at >= 0 and any(self._has(f"{before[-3:-1]}{one}{mark}") for one in beside)
        value = int(number[0])
        return any(self._has(f"{other}{mark}") for other in (value - 1, value + 1) if other)

    def _has(self, item: str) -> bool:
        """Say whether `item` stands in the stretch; looked for once, however often asked."""
        if item not in self._items:
            span = self._span
            self._items[item] = self._text.find(item, span.start, span.end) >= 0
        return self._items[item]

    def _leaves_unclosed(self, mark: str, offset: int) -> bool:
        """Say whether a quotation that opens here shows that the one before was never closed.

        A quotation inside another is fine where somebody speaks (a colon, or the whole paragraph)
        or within one sentence.
        """
        if mark != "“" or not self._open or self._text[self._open[-1]] != "“":
            return False
        before = self._open[-1]
        if before + 1 == offset:
            return True
        speaks = before == self._span.start or self._text[before - 1] in _SPEAKS
        return not speaks and _SENTENCE_END.search(self._text, before, offset) is not None

    def _is_apostrophe(self, offset: int) -> bool:
        """Say whether the mark stands inside an English word, whichever way it looks: it’s."""
        if self._text[offset] not in "‘’":
            return False
        return _is_letter(self._text, offset - 1) and _is_letter(self._text, offset + 1)

    def _may_be_none(self, mark: str, offset: int) -> bool:
        """Say whether the mark needs no other half, if none is there."""
        if offset not in self._known:
            self._known[offset] = self._is_none(mark, offset)
        return self._known[offset]

    def _is_none(self, mark: str, offset: int) -> bool:
        text, span = self._text, self._span
        before = text[max(span.start, offset - _LOOK) : offset]
        after = text[offset + 1 : min(span.end, offset + _LOOK)]
        if _names_sign(before, after):
            return True
        match mark:
            case "）" | ")":
                if _NUMBER.search(before) or self._counts_on(mark, before):
                    return True
                return _EYES.search(before) is not None and _ENDS_FACE.match(after) is not None
            case "(":
                return _EYES.search(before) is not None and _ENDS_FACE.match(after) is not None
            case "’" | "‘":
                word = mark == "’" and before[-1:].isascii() and before[-1:].isalnum()
                short = _SHORTENED.match(after) is not None
                return word or short or _YEAR.match(after) is not None
            case "”":
                return _FRACTION.search(before) is not None
        return False


def _names_sign(before: str, after: str) -> bool:
    """Say whether the mark stands in quotation marks with signs only: “（” "(]" '()'."""
    left, right = before.rstrip(_NAMED), after.lstrip(_NAMED)
    others = len(before) - len(left) + len(after) - len(right)
    closer = _NAMERS.get(left[-1:])
    return closer is not None and right[:1] == closer and others < _MOST_NAMED


def _is_letter(text: str, offset: int) -> bool:
    one = text[max(0, offset) : offset + 1]
    return one.isascii() and one.isalpha()


def _with_turned(text: str, span: Span, halves: Halves, quoting: bool) -> Halves:
    """Take together the marks left over of quotations whose marks look the wrong way."""
    left = sorted((*halves.openers, *halves.closers))
    turned = list(halves.turned)
    place = 0
    while place + 1 < len(left):
        first, second = left[place], left[place + 1]
        closes = quoting and text[first] in OPENERS
        if not closes and _are_turned(text, span, first, second):
            turned.append((first, second))
            place += 1
        place += 1
    gone = {offset for pair_ in turned for offset in pair_}
    return Halves(
        [offset for offset in halves.openers if offset not in gone],
        [offset for offset in halves.closers if offset not in gone],
        halves.clashes,
        turned,
    )


def _are_turned(text: str, span: Span, first: int, second: int) -> bool:
    marks = text[first] + text[second]
    if marks not in ("““", "””", "”“", "‘‘", "’’", "’‘") or second - first < 2:
        return False
    if second - first <= _LONGEST_TURNED and not _SENTENCE_END.search(text, first, second - 1):
        return "\n" not in text[first:second]
    if second - first <= _LONGEST_FOREIGN and _FOREIGN.fullmatch(text, first + 1, second):
        return True  # a name in Latin letters runs longer than one in Chinese
    begins = first == span.start or text[first - 1] in _SPEAKS
    behind = second + 1 + (text[second + 1 : second + 2] in _CLOSING_STOPS)
    ends = behind >= span.end or text[behind] == "\n"
    stops = _SENTENCE_END.match(text, second - 1) is not None or behind > second + 1
    return begins and ends and stops
