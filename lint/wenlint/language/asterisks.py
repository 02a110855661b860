"""Tells asterisks that stand for a missing word or figure from asterisks that emphasise.

CommonMark pairs the runs of `培训**人次，新建**个` as emphasis, and a mask would vanish from the
prose. Here each paragraph's runs are paired as a reader would: a pair is emphasis if what
stands between is whole (its quotes and brackets close, it does not run on into another
sentence) and neither end stands where a figure or a name is missing. Where a document surely
holds masks, pairs in doubt are masks too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenlint.language.words import GAP_AFTER
from wenlint.patterns import lazy
from wenlint.text import Span

_RUN = lazy(r"(?<![\\*])\*+")
# A paragraph of Markdown: lines up to a blank one or one that begins another block.
_PARAGRAPH = lazy(r"(?:[^\n]+(?:\n(?![ \t]*(?:\n|#|[-+*][ \t]|\d+[.)][ \t]|>|\|)))?)+")
_THEMATIC = lazy(r"[ \t>]*(?:\*[ \t]*){3,}")
_FENCE = lazy(r"[ \t>]*(`{3,}+|~{3,}+)")
_CODE = lazy(r"`[^`\n]+`")
_SENTENCE_HEAD = lazy(r"(?:\A|[\n。！？；])[ \t\u3000>]*+(?:[-+][ \t]+|\d+[.)、][ \t]*)?\Z")
_PHRASE = 16
_FIGURE = lazy(r"[\d０-９.,．，〇零一二两三四五六七八九十百千万亿几数多余这那每各哪整半]+")
_PARTNERS = dict(zip("“‘《（(【〔「『〈[", "”’》）)】〕」』〉]", strict=True))
_SENTENCE_BREAK = lazy(r"[。！？；][”’）)]?(?=.)")
_CLAUSE_BREAK = lazy(r"[，：](?=.)")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of asterisks and what stands around it."""

    span: Span
    masks: bool
    opens: bool
    closes: bool
    in_clause: bool


def masking_runs(text: str) -> tuple[Span, ...]:
    """Return the runs of asterisks in `text` that stand for something or for nothing.

    That is: all runs but list marks, rules of asterisks, code, and pairs that emphasise.
    """
    if "*" not in text:
        return ()
    code = _code_spans(text)
    paragraphs = [
        runs
        for match in _PARAGRAPH.finditer(text)
        if "*" in match[0] and (runs := _runs(text, Span(*match.span()), code))
    ]
    surely = any(
        len(run.span) > 3 or (run.masks and not run.in_clause) for p in paragraphs for run in p
    )
    return tuple(run.span for runs in paragraphs for run in _unpaired(text, runs, surely))


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
    line = Span(part.start, part.start)
    for match in _RUN.finditer(text, part.start, part.end):
        span = Span(*match.span())
        if span.start >= line.end:
            start = text.rfind("\n", part.start, span.start) + 1 or part.start
            end = text.find("\n", span.start, part.end)
            line = Span(start, end if end >= 0 else part.end)
        if _THEMATIC.fullmatch(text, line.start, line.end):
            continue
        before = text[max(line.start, span.start - 1) : span.start].strip()
        after = text[span.end : min(line.end, span.end + 1)].strip()
        if not after and not text[line.start : span.start].strip(" \t>"):
            continue  # the mark of a list item
        if any(other.covers(span) for other in hidden):
            continue
        runs.append(
            _Run(
                span,
                masks=GAP_AFTER.match(text, span.end) is not None,
                opens=bool(after)
                and (after.isalnum() or not before.isalnum() or after in _PARTNERS),
                closes=bool(before),
                in_clause=before.isalnum(),
            )
        )
    return runs


def _unpaired(text: str, runs: Sequence[_Run], surely: bool) -> Iterator[_Run]:
    """Pair each run with the next of its width where that emphasises; yield the others."""
    taken = [False] * len(runs)
    for place, run in enumerate(runs):
        if taken[place]:
            continue
        following = range(place + 1, min(len(runs), place + 8))
        partner = next((at for at in following if len(runs[at].span) == len(run.span)), None)
        if partner is None or taken[partner] or not _is_emphasis(text, run, runs[partner], surely):
            yield run
        else:
            taken[partner] = True


def _is_emphasis(text: str, first: _Run, second: _Run, surely: bool) -> bool:
    if len(first.span) > 3 or not first.opens or not second.closes or first.masks:
        return False
    inner = text[first.span.end : second.span.start]
    if not _is_whole(inner) or (first.in_clause and _SENTENCE_BREAK.search(inner)):
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


def _is_whole(inner: str) -> bool:
    """Say whether quotes and brackets close within `inner`."""
    open_marks: list[str] = []
    for character in inner:
        if character in _PARTNERS:
            open_marks.append(_PARTNERS[character])
        elif character in _PARTNERS.values() and (not open_marks or open_marks.pop() != character):
            return False
    return not open_marks
