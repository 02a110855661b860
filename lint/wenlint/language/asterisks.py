"""Tells asterisks that stand for a missing word or figure from asterisks that emphasise.

CommonMark pairs the runs of `培训**人次，新建**个` as emphasis, and a mask would vanish from the
prose. Whether a pair emphasises shows in what stands between: a phrase that one would stress, or
a piece of a sentence that begins or ends where a figure or a name is missing. The reader of
Markdown asks `verdict` of each pair that its parser makes. Runs that stay in the prose (of plain
text, or because CommonMark neither opens nor closes there: `**年检：**每年`) are paired here as
their reader would; where a document surely holds masks, pairs in doubt are masks too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.words import BEHIND_A_FIGURE, GAP_AFTER
from wenlint.lexicon.stops import CLAUSE_SIGNS, STATEMENT_SIGNS

_RUN = lazy(r"(?<![\\*])\*+")
# A paragraph of Markdown: lines up to a blank one or one that begins another block.
_PARAGRAPH = lazy(r"(?:[^\n]+(?:\n(?![ \t]*(?:\n|#|[-+*][ \t]|\d+[.)][ \t]|>|\|)))?)+")
_THEMATIC = lazy(r"[ \t>]*(?:\*[ \t]*){3,}")
_FENCE = lazy(r"[ \t>]*(`{3,}+|~{3,}+)")
_CODE = lazy(r"`[^`\n]+`")
_SENTENCE_HEAD = lazy(
    rf"(?:\A|[\n{STATEMENT_SIGNS}])[ \t\u3000>]*+(?:[-+][ \t]+|\d+[.)、][ \t]*)?\Z"
)
_PHRASE = 16
_FIGURE_END = lazy(r"[\d０-９〇零一二两三四五六七八九十百千万亿几数多余这那每各哪整半第上下本]\Z")
_PARTNERS = dict(zip("“‘《（(【〔「『〈[", "”’》）)】〕」』〉]", strict=True))
_OPENERS = {closer: opener for opener, closer in _PARTNERS.items()}
_SENTENCE_BREAK = lazy(rf"[{STATEMENT_SIGNS}][”’）)]?(?=.)")
_FIGURE = lazy(r"[\d０-９.,．，〇零一二两三四五六七八九十百千万亿几数多余这那每各哪整半]+")
_CLAUSE_BREAK = lazy(r"[，：](?=.)")
_BREAK = lazy(rf"[{CLAUSE_SIGNS}][”’）)]?(?=.)")
_BLANK = " \t\n\u00a0\u3000"
_NO_COUNTERS = tuple("fpcdru")  # 里, 把, 则, 本 where they count nothing
_SPACES = ("", " ", "\u00a0", "\u2009", "\u202f")
_WORDS_END = lazy(r"[\u3400-\u9fff（(、，：”》][ \u00a0\u2009\u202f]?\Z")
_TITLE_WANTS = lazy("同志|先生|女士|老师|教授")
_CHOSEN = lazy(
    r"(?:(?<![自理事缘])由|请|任命|授予|与|向|对|免去|推荐|表彰|找|感谢|承蒙|承|[联咨]系|询)\Z"
)
_CLAUSE_SIGN = lazy(f"[{CLAUSE_SIGNS}]")
_HAN = lazy(r"[\u3400-\u9fff]")
_NEAR = 12
_LONG = 400
_PAIRS_WITHIN = 8


class Verdict(Enum):
    """What a pair of runs of asterisks is."""

    EMPHASIS = "emphasis"
    DOUBTFUL = "doubtful"
    MASKS = "masks"
    OUT_OF_STEP = "out of step"


class _Run(Struct, frozen=True):
    """A run of asterisks and what stands around it."""

    span: Span
    masks: bool
    apart: bool
    opens: bool
    closes: bool
    in_clause: bool


def verdict(text: str, start: int, end: int, width: int) -> Verdict:
    """Judge the pair of runs that a parser made: `width` asterisks at both ends of the range.

    A mask stands where a figure or a name is missing: before a measure word, a unit, the suffix
    of a place (培训**人次). Two of them hold between them a piece of a sentence: it begins with
    such a word and runs on into another clause, or the same word follows it. A pair is out of step
    where the run before it was to be paired with its first, but for the bracket beside it.
    """
    inner = _between(text, start + width, end - width)
    # Emphasis within emphasis is what a parser makes of pairs out of step that follow each other.
    if _is_out_of_step(text, start, width) or _holds_run(inner, width):
        return Verdict.OUT_OF_STEP
    before = text[max(0, start - 8) : start].rstrip("*")
    behind = text[end : end + _NEAR].lstrip("*")
    named = _wants_name(before, inner)
    gap = named or (GAP_AFTER.match(inner) is not None and not _FIGURE_END.search(before))
    further = GAP_AFTER.match(behind) is not None and not _FIGURE_END.search(inner)
    runs_on = inner[-1:].isalnum() and behind[:1].isalnum()
    inside = runs_on and (before[-1:].isalnum() or _SENTENCE_BREAK.search(inner) is not None)
    if (gap and _wants_at_comma(text, start, inner)) or _leaves_one(text, start, end, width):
        return Verdict.MASKS
    if not (gap or further or inside or inner in ("年", "月")):
        return Verdict.DOUBTFUL if _crosses(inner, before) else Verdict.EMPHASIS
    if _is_date(inner, behind):
        return Verdict.MASKS
    if _crosses(inner, before):
        return Verdict.MASKS
    breaks = _BREAK.search(inner) is not None
    clause = not before[-1:].isalnum() and not runs_on
    if gap and not clause and (breaks or further):
        if (GAP_AFTER.fullmatch(inner) and further) or named or _begins_with_unit(inner):
            return Verdict.MASKS
    elif further and breaks and before[-1:].isalnum() and _begins_with_unit(behind):
        return Verdict.MASKS
    return Verdict.DOUBTFUL if gap or further or breaks else Verdict.EMPHASIS


def _is_out_of_step(text: str, start: int, width: int) -> bool:
    """Say whether the run at `start` is the end of an emphasis that no parser sees.

    CommonMark does not begin one in 凭**“证件”**购票 and does not end one in **乙（甲）**则: it
    pairs the second run with a third, and what was to be plain would be bold.
    """
    after = text[start + width : start + width + 1]
    if text[start - 1 : start].isalnum() and after.isalnum():
        return False  # it would have ended whatever was open
    begin = max(text.rfind("\n", max(0, start - _LONG), start) + 1, start - _LONG, 0)
    if text.find("*" * width, begin, start) < 0:
        return False
    runs = [match for match in _RUN.finditer(text, begin, start) if len(match[0]) == width]
    code = [match.span() for match in _CODE.finditer(text, begin, start)]
    runs = [run for run in runs if not any(a < run.start() < b for a, b in code)]
    if len(runs) % 2 == 0 or runs[-1].end() == start:
        return False
    inner = text[runs[-1].end() : start]
    if _wants_at_comma(text, runs[-1].start(), inner):
        return False
    left = text[begin : runs[-1].start()][-1:]
    unopened = left.isalnum() and not inner[0].isalnum()
    unended = not inner[-1].isalnum() and after.isalnum()
    return (
        (unopened or unended)
        and inner.strip() == inner
        and _is_whole(text, runs[-1].end(), start)
        and _SENTENCE_BREAK.search(inner[:-1]) is None
    )


def _leaves_one(text: str, start: int, end: int, width: int) -> bool:
    """Say whether a pair over a comma leaves the end of an emphasis alone: 在*楼，请带*请柬*.

    The runs of its width are odd, and the second and the third hold a phrase between them.
    """
    inner = text[start + width : end - width]
    beside = text[start - 1 : start], inner[:1]
    if not _CLAUSE_SIGN.search(inner) or not all(map(_HAN.match, beside)):
        return False
    stop = text.find("\n\n", end, end + _LONG)
    stop = stop if stop >= 0 else min(len(text), end + _LONG)
    runs = [run.start() for run in _RUN.finditer(text, end, stop) if len(run[0]) == width]
    if len(runs) % 2 == 0:
        return False
    phrase = text[end : runs[0]]
    return 0 < len(phrase) <= _PHRASE and not _CLAUSE_SIGN.search(phrase)


def _wants_at_comma(text: str, start: int, inner: str) -> bool:
    """Say whether a run at `start` stands for a figure or a name, and the next begins a phrase.

    In 共有**名船工，**重点**是培训 the comma parts the mask from an emphasis behind it.
    """
    if inner[-1:] not in ("，", "、") or _FIGURE_END.search(text, max(0, start - 1), start):
        return False
    if not text[start - 1 : start].isalnum():
        return False
    return (
        _begins_with_unit(inner)
        or _begins_with_counter(inner)
        or _wants_name(text[max(0, start - 4) : start], inner)
    )


def _wants_name(before: str, inner: str) -> bool:
    """Say whether a person is left out between two words: 由**同志主持."""
    return _TITLE_WANTS.match(inner) is not None and _CHOSEN.search(before) is not None


def _holds_run(inner: str, width: int) -> bool:
    return (
        width == 2
        and "**" in inner
        and any(len(run[0]) == width for run in _RUN.finditer(_CODE.sub("", inner)))
    )


def _is_date(inner: str, behind: str) -> bool:
    """Say whether a unit of dates stands alone between two runs, and the next unit behind them."""
    return inner in ("年", "月") and behind[:1] == {"年": "月", "月": "日"}[inner]


def _between(text: str, start: int, end: int) -> str:
    """Return what stands in a range, or of a long one its two ends: pairs nest in hostile text."""
    if end - start > 2 * _LONG:
        return (text[start : start + _LONG] + text[end - _LONG : end]).strip("*")
    return text[start:end].strip("*")


def remains_doubtful(text: str, start: int, end: int, width: int) -> bool:
    """Say whether a pair in doubt is one of masks, where the document surely holds others."""
    inner = _between(text, start + width, end - width)
    behind = text[end : end + _NEAR].lstrip("*")
    if _BREAK.search(inner):
        return True
    return (GAP_AFTER.match(inner) is not None and _begins_with_unit(inner)) or (
        GAP_AFTER.match(behind) is not None
        and not _FIGURE_END.search(inner)
        and _begins_with_unit(behind)
    )


def _crosses(inner: str, before: str) -> bool:
    """Say whether a quotation opened before closes inside, and more follows: “**”、“**”."""
    opener = _PARTNERS.get(before[-1:])
    if opener is None or opener not in inner:
        return False
    depth = 0
    for place, character in enumerate(inner):
        if character == before[-1]:
            depth += 1
        elif character == opener:
            depth -= 1
            if depth < 0:
                return place < len(inner) - 1
    return False


def stands_apart(text: str, mask: Span) -> bool:
    """Say whether a mask is set off by a space as figures are: 雨衣 ** 件, （** 克）.

    A space stands behind it, a measure word behind that, and words stand before it in its line.
    """
    behind = text[mask.end : mask.end + 1 + _NEAR]
    before = text[max(0, mask.start - 2) : mask.start]
    return (
        behind[:1] in _SPACES[1:]
        and behind[1:2] not in _SPACES
        and _begins_with_counter(behind[1:])
        and _WORDS_END.search(before) is not None
    )


@lru_cache(maxsize=256)
def _begins_with_unit(piece: str) -> bool:
    """Say whether a piece begins with a measure word or suffix that is no part of a longer word."""
    from wenlint.language.tokenizer import words

    unit = GAP_AFTER.match(piece)
    if unit is None:
        return False
    first = words(piece[:_NEAR])[0].text
    return len(first) <= len(unit[0]) or first == "人次"


@lru_cache(maxsize=256)
def _begins_with_counter(piece: str) -> bool:
    """Say whether a piece begins with any word that stands behind a figure, whole: 件, 摄氏度."""
    from wenlint.language.tokenizer import words

    counter = BEHIND_A_FIGURE.match(piece)
    if counter is None:
        return False
    first = words(piece[:_NEAR])[0]
    return len(first.text) <= len(counter[0]) and first.tag[:1] not in _NO_COUNTERS


# --- runs that stay in the prose --------------------------------------------------------------


class AsteriskRuns(Struct, frozen=True):
    """The runs of asterisks that stand in a text as such.

    `masks` stand for something or for nothing: all runs but list marks, rules of asterisks, code,
    and `emphasis`, the pairs that emphasise.
    """

    masks: tuple[Span, ...]
    emphasis: tuple[tuple[Span, Span], ...]


def asterisk_runs(document: Document) -> AsteriskRuns:
    """Return the runs of asterisks in the prose of a document."""
    return runs_of(document.text)


def runs_of(text: str) -> AsteriskRuns:
    """Return the runs of asterisks in `text`."""
    pairing = _pairing(text)[0] if "*" in text else ()
    return AsteriskRuns(
        tuple(first.span for first, second in pairing if second is None),
        tuple((first.span, second.span) for first, second in pairing if second is not None),
    )


def holds_masks(text: str) -> bool:
    """Say whether asterisks surely stand for something somewhere in `text`."""
    return "*" in text and _pairing(text)[1]


def _pairing(text: str) -> tuple[list[tuple[_Run, _Run | None]], bool]:
    """Pair the runs of `text`; say also whether one of them is surely a mask.

    That is one which no other pairs with, so long that it emphasises nothing or in a gap.
    """
    code = _code_spans(text)
    paragraphs = [
        runs
        for match in _PARAGRAPH.finditer(text)
        if "*" in match[0] and (runs := _runs(text, Span(*match.span()), code))
    ]
    paired = [pair for runs in paragraphs for pair in _paired(text, runs, surely=False)]
    surely = any(
        len(run.span) > 3 or (run.masks and not run.in_clause)
        for run, partner in paired
        if partner is None
    )
    if surely:
        paired = [pair for runs in paragraphs for pair in _paired(text, runs, surely=True)]
    return paired, surely


def _code_spans(text: str) -> list[Span]:
    """Return the spans of code: fenced blocks, and quoted within a line."""
    if "`" not in text and "~~~" not in text:
        return []
    spans = []
    fence, start, offset = "", 0, 0
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                spans.append(Span(start, offset + len(line)))
                fence = ""
        elif mark:
            fence, start = mark[1], offset
        else:
            spans.extend(Span(offset + m.start(), offset + m.end()) for m in _CODE.finditer(line))
        offset += len(line) + 1
    return [*spans, Span(start, len(text))] if fence else spans


def _runs(text: str, part: Span, code: Sequence[Span]) -> list[_Run]:
    hidden = [span for span in code if span.overlaps(part)]
    runs = []
    line, thematic = Span(part.start, part.start), False
    for match in _RUN.finditer(text, part.start, part.end):
        span = Span(*match.span())
        if span.start >= line.end:
            start = text.rfind("\n", part.start, span.start) + 1 or part.start
            end = text.find("\n", span.start, part.end)
            line = Span(start, end if end >= 0 else part.end)
            thematic = _THEMATIC.fullmatch(text, line.start, line.end) is not None
        if thematic:
            continue
        before = text[max(line.start, span.start - 1) : span.start].strip(_BLANK)
        after = text[span.end : min(line.end, span.end + 1)].strip(_BLANK)
        begins = not text[line.start : span.start].strip(" \t>")
        if not after and begins and len(span) == 1:
            continue  # the mark of a list item
        if any(other.covers(span) for other in hidden):
            continue
        apart = stands_apart(text, span)
        runs.append(
            _Run(
                span,
                masks=apart
                or GAP_AFTER.match(text, span.end) is not None
                or _wants_name(
                    text[max(0, span.start - 4) : span.start], text[span.end : span.end + 2]
                ),
                apart=apart,
                opens=bool(after) or not before.isalnum(),
                closes=not begins,
                in_clause=before.isalnum(),
            )
        )
    return runs


def _paired(text: str, runs: Sequence[_Run], surely: bool) -> Iterator[tuple[_Run, _Run | None]]:
    """Pair each run with the next of its width where that emphasises; the others stay alone."""
    taken = [False] * len(runs)
    for place, run in enumerate(runs):
        if taken[place]:
            continue
        following = range(place + 1, min(len(runs), place + _PAIRS_WITHIN))
        partner = next((at for at in following if len(runs[at].span) == len(run.span)), None)
        if (
            partner is None
            or taken[partner]
            or not _is_emphasis(text, run, runs[partner], surely)
            or _leaves_one(text, run.span.start, runs[partner].span.end, len(run.span))
        ):
            yield run, None
        else:
            taken[partner] = True
            yield run, runs[partner]


def _is_emphasis(text: str, first: _Run, second: _Run, surely: bool) -> bool:
    if len(first.span) > 3 or not second.closes or first.apart or second.apart:
        return False
    inner = text[first.span.end : second.span.start]
    spaced = inner[:1] == " " == inner[-1:] and len(inner.strip()) <= _PHRASE
    if not (first.opens or spaced) or not _is_whole(text, first.span.end, second.span.start):
        return False
    if _is_date(inner, text[second.span.end : second.span.end + 1]):
        return False
    if not inner.strip():
        return True  # left of an emphasis whose words are gone
    if first.in_clause and _SENTENCE_BREAK.search(inner):
        return False
    if first.masks and (surely or not _is_label(text, first, second, inner)):
        return False
    # CommonMark neither opens 推进**“…”** nor closes **…。**这是, but their writers mean it to.
    opens_sentence = _SENTENCE_HEAD.search(text, max(0, first.span.start - 12), first.span.start)
    beyond = text[second.span.end : second.span.end + 1]
    ends_clause = inner[-1:] in "。：！？；" or not beyond.isalnum()
    whole_clause = opens_sentence is not None and ends_clause and "\n" not in inner
    doubtful = (
        (first.in_clause and inner[:1] in _PARTNERS)
        or (second.masks and not _FIGURE.fullmatch(inner))
        or (not whole_clause and _CLAUSE_BREAK.search(inner) is not None)
        or (not whole_clause and len(inner) > _PHRASE)
        or (not second.in_clause and beyond.isalnum())
    )
    return not (doubtful and surely)


def _is_label(text: str, first: _Run, second: _Run, inner: str) -> bool:
    """Say whether what begins like a gap is a word all the same: **件数（箱）**, **年检：**."""
    if second.masks or _BREAK.search(inner):
        return False
    start = first.span.start
    if _wants_at_comma(text, start, inner) or _wants_name(text[max(0, start - 4) : start], inner):
        return False
    beyond = text[second.span.end : second.span.end + 1]
    if not beyond.isalnum() and len(inner) <= _PHRASE:
        return True  # **%**。, **省水文局**。: nothing could be missing before the full stop
    if not inner[-1].isalnum() and beyond.isalnum():
        return True  # a parser would pair them but for the bracket or colon at the end
    if _FIGURE_END.search(text, max(0, first.span.start - 1), first.span.start):
        return True
    return GAP_AFTER.fullmatch(inner) is None and not _begins_with_unit(inner)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether quotes and brackets close in a range; one half may stand just outside of it."""
    if _PARTNERS.get(_beside(text, start)) == text[end - 1]:
        end -= 1
    open_marks: list[str] = []
    for character in text[start:end]:
        if character in _PARTNERS:
            open_marks.append(_PARTNERS[character])
        elif character in _OPENERS and (not open_marks or open_marks.pop() != character):
            return False
    return not open_marks


def _beside(text: str, start: int) -> str:
    """Return the character before the asterisks that end at `start`."""
    return text[max(0, start - 8) : start].rstrip("*")[-1:]
