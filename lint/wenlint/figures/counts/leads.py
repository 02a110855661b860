"""The sentence that leads to a list, and the counts in it."""

from __future__ import annotations

from collections.abc import Sequence

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import ENDS_WITH_GENERAL, HAS, Declared, counts_in
from wenlint.language.numerals import parse_count
from wenlint.lexicon.stops import STATEMENT_ENDS

_VERB = lazy(r"采取|开展|进行|提高|取得|推进|完成")
_SENTENCE = lazy(f"[{STATEMENT_ENDS}]")
CLAUSE = lazy(r"[，,：:（]")
_LONGEST_LEAD = 120
_FEWEST = 2


def lead_counts(text: str, lead: Span) -> Sequence[Declared]:
    """Return the counts of a lead-in; quoted slogans are names, not counts."""
    found = [
        declared
        for declared in counts_in(text, lead.start, lead.end)
        if text.rfind("“", lead.start, declared.span.start)
        <= text.rfind("”", lead.start, declared.span.start)
    ]
    for match in HAS.finditer(text, lead.start, lead.end):  # 原因有三：
        number = parse_count(match["n"]) or 0
        found.append(Declared(Span(*match.span()), number, "", "", match.end()))
    return found


def before_sign(text: str, start: int) -> Span | None:
    """Return the sentence that leads to a list inside a paragraph."""
    if start < _FEWEST or text[start - 1] not in "：:。，—":
        return None
    left = max(0, start - _LONGEST_LEAD)
    ends = [m.end() for m in _SENTENCE.finditer(text, left, start - 1)]
    lead = Span(ends[-1] if ends else left, start)
    if text[start - 1] == "。":
        # 采取四项措施。一是 …: the count has to end the sentence.
        return lead if ends_in_count(text, Span(lead.start, start - 1)) else None
    if text[start - 1] == "，":
        commas = [m.end() for m in CLAUSE.finditer(text, lead.start, start - 1)]
        return Span(commas[-1] if commas else lead.start, start)
    return lead


def ends_in_count(text: str, lead: Span) -> bool:
    """Say whether a sentence ends in its only count: 提两点希望, 分三步走."""
    counts = lead_counts(text, lead)
    if len(counts) != 1:
        return False
    if not counts[0].measure:
        return True
    said = text[counts[0].after : lead.end]
    written = _DONE.sub("", text[counts[0].span.start : lead.end])
    return ENDS_WITH_GENERAL.search(written) is not None and not _VERB.search(_DONE.sub("", said))


_DONE = lazy(r"(?:进行|实施|开展|推进|组成|构成|走|完成|如下)$")
