"""Finds the adverts on a line: which of its sentences sell, and how far each advert reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.lexicon.stops import PERIODS_OF_BOTH_WIDTHS, SENTENCE_ENDS_OF_BOTH_WIDTHS
from wenlint_rules.watermark.inventory import Phrase
from wenlint_rules.watermark.noise import plain
from wenlint_rules.watermark.offers import known_phrases, sells, weight

_SENTENCE = lazy(f"[^{SENTENCE_ENDS_OF_BOTH_WIDTHS}]+[{PERIODS_OF_BOTH_WIDTHS}]*[”」』）)】]*")
_CLAUSE = lazy(r"[^，,；;]+[，,；;]*")
_CLAUSE_MARKS = "，,；;：:、。！？ \u3000）)】"
_BRACKETS = dict(zip("【（([《", "】）)]》", strict=True))
_CONTACT = lazy(
    r"(?:(?:联系(?:方式|我们|人)?|客服|微信号?|qq群?号?|vx|wx|v|公众号|群号|加微信?|电话|手机):?){1,3}"
    r"[a-z0-9_\-+,:]{4,40}"
)
_SHORT_HEAD = 15
_SHORT_TAIL = 40
_LONGEST_HELP = 120
_FEW = 12


class Advert(Struct, frozen=True):
    """An advert; `says` is what it says without its noise."""

    span: Span
    source: str
    says: str


class Judgement(Struct, frozen=True):
    """How to judge: further phrases, names that are allowed, and whether to weigh at all."""

    phrases: tuple[Phrase, ...] = ()
    allowed: tuple[str, ...] = ()
    weighs: bool = True

    def allows(self, said: str) -> bool:
        """Say whether the user allows what is said."""
        return any(name in said for name in self.allowed)


def adverts_on(text: str, line: Span, judgement: Judgement) -> Iterator[Advert]:
    """Yield the adverts of one line: sentences that sell, with those beside them that help."""
    sentences = [Span(*m.span()) for m in _SENTENCE.finditer(text, line.start, line.end)]
    verdicts = [_verdict(text, sentence, judgement) for sentence in sentences]
    at = 0
    while at < len(sentences):
        if not verdicts[at]:
            at += 1
            continue
        first = last = at
        while first > 0 and _helps(text, sentences[first - 1], judgement):
            first -= 1
        while last + 1 < len(sentences) and (
            verdicts[last + 1] or _helps(text, sentences[last + 1], judgement)
        ):
            last += 1
        span = Span(sentences[first].start, sentences[last].end)
        if first == last:
            span = _extent(text, sentences[at], [place for place, _ in verdicts[at]])
        span = strip(text, span)
        if len(line) - len(span) <= _FEW and not _in_brackets(text, span):
            span = strip(text, line)
        yield Advert(span, verdicts[at][0][1], plain(text, span).text)
        at = last + 1


def contacts_beside(text: str, line: Span) -> Iterator[Advert]:
    """Yield the lines next to an advert that hold nothing but how to reach its seller."""
    before = Span(text.rfind("\n", 0, max(0, line.start - 1)) + 1, max(0, line.start - 1))
    end = text.find("\n", line.end + 1)
    after = Span(min(len(text), line.end + 1), end if end >= 0 else len(text))
    for near in (before, after):
        if 0 < len(near) < 60 and _CONTACT.fullmatch(plain(text, near).text):
            span = strip(text, near)
            yield Advert(span, "站点", plain(text, span).text)


def _verdict(text: str, sentence: Span, judgement: Judgement) -> list[tuple[Span, str]]:
    """Return what makes a sentence an advert: the places, each with its source."""
    if judgement.allows(sentence.of(text)):
        return []
    part = plain(text, sentence)
    found = list(known_phrases(text, part, judgement.phrases))
    if not found and judgement.weighs and sells(part.text):
        found = [(_selling_clauses(text, sentence), "素材站")]
    return sorted(found, key=lambda place: place[0])


def _helps(text: str, sentence: Span, judgement: Judgement) -> bool:
    """Say whether a sentence beside an advert belongs to it."""
    if len(sentence) > _LONGEST_HELP or judgement.allows(sentence.of(text)):
        return False
    sold, reach = weight(plain(text, sentence).text)
    return sold >= 3 or (reach and sold > 0)


def _selling_clauses(text: str, sentence: Span) -> Span:
    """Return the end of a sentence that sells by itself, with the clauses before it that help."""
    starts = [match.start() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    at = len(starts) - 1
    while at > 0 and not sells(plain(text, Span(starts[at], sentence.end)).text):
        at -= 1
    while at > 0 and weight(plain(text, Span(starts[at - 1], starts[at])).text)[0]:
        at -= 1
    return strip(text, Span(starts[at], sentence.end))


def _extent(text: str, sentence: Span, places: Sequence[Span]) -> Span:
    """Return how far an advert reaches in its sentence, from where its phrases stand."""
    start, end = places[0].start, max(place.end for place in places)
    if (brackets := _around(text, sentence, Span(start, end))) is not None:
        return brackets
    while start > sentence.start and text[start - 1] not in _CLAUSE_MARKS:
        start -= 1
    while end < sentence.end and text[end] not in _CLAUSE_MARKS:
        end += 1
    if _belongs(text, Span(sentence.start, start)):
        start = sentence.start
    if sentence.end - end <= _SHORT_TAIL:
        end = sentence.end
    return Span(start, end)


def _belongs(text: str, head: Span) -> bool:
    """Say whether what stands before an advert in its sentence is a part of it."""
    begins_line = head.start == 0 or text[head.start - 1] == "\n"
    if begins_line and len(head) <= _SHORT_HEAD:
        return True
    return len(head) <= _SHORT_TAIL and weight(plain(text, head).text)[0] > 0


def _around(text: str, sentence: Span, inner: Span) -> Span | None:
    """Return the brackets around `inner`, if they are not far from it."""
    opening = max(text.rfind(sign, sentence.start, inner.start + 1) for sign in _BRACKETS)
    if opening < 0 or inner.start - opening >= _SHORT_TAIL:
        return None
    partner = _BRACKETS[text[opening]]
    closing = text.find(partner, inner.end - 1, min(sentence.end + 1, inner.end + _SHORT_TAIL))
    if closing < 0 or partner in text[opening : inner.start]:
        return None
    return Span(opening, closing + 1)


def _in_brackets(text: str, span: Span) -> bool:
    return _BRACKETS.get(text[span.start]) == text[span.end - 1]
