"""One vocabulary for both characters: rules are shown a text in simplified ones.

What they answer is turned back: the words that a message quotes and a fix writes are those of the
text, as its author wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.simplified import in_simplified

if TYPE_CHECKING:
    from wenlint.engine.rule import Rule

_QUOTED = lazy(r"“([^“”]{1,200})”")
# A mark of a series stands in a message without quotation marks: 第一条 第三条.
_MARK = lazy(r"第[〇零一二三四五六七八九十百千两\d]{1,9}(?:分?编|[节条])")
_AROUND = 200


def shown_to(document: Document, rule: Rule) -> Document:
    """Return the document as `rule` is shown it."""
    return document if rule.as_written else document.view(in_simplified)


def as_written(document: Document, shown: Document, hit: Hit) -> Hit:
    """Return a hit of the document `shown` in the characters of `document`."""
    if shown is document:
        return hit
    spans = [hit.span, *(other.span for other in hit.related if other.document is None)]
    windows = [_window(document, span) for span in spans]
    known = _characters(document, shown, (*spans, *windows))
    if not known:
        return hit

    def quoted(message: str) -> str:
        """Return a message in Chinese with what it quotes turned back."""
        marked = _MARK.sub(lambda match: match[0].translate(known), message)
        return _QUOTED.sub(
            lambda match: f"“{_quotation(document, shown, windows, known, match[1])}”", marked
        )

    related = tuple(
        replace(other, zh=quoted(other.zh), en=other.en.translate(known)) for other in hit.related
    )
    fix = _fix(document, shown, known, hit.fix) if hit.fix else None
    return replace(hit, zh=quoted(hit.zh), en=hit.en.translate(known), related=related, fix=fix)


def _window(document: Document, span: Span) -> Span:
    """Return a stretch around a span: what is said of it is quoted from there."""
    end = min(len(document.text), span.end + _AROUND, span.start + 2 * _AROUND)
    return Span(max(0, span.start - _AROUND), end)


def _characters(document: Document, shown: Document, spans: Sequence[Span]) -> Mapping[int, int]:
    """Return how the simplified characters of some stretches are written; the first one counts."""
    known: dict[int, int] = {}
    for span in spans:
        end = min(span.end, span.start + 2 * _AROUND)
        for one, other in zip(
            shown.text[span.start : end], document.text[span.start : end], strict=True
        ):
            if one != other:
                known.setdefault(ord(one), ord(other))
    return known


def _quotation(
    document: Document,
    shown: Document,
    windows: Sequence[Span],
    known: Mapping[int, int],
    said: str,
) -> str:
    """Return what a message quotes as it stands in the text, or spelled as the text spells."""
    words = said.strip("…")
    for window in windows:
        place = shown.text.find(words, window.start, window.end) if words else -1
        if place >= 0:
            return said.replace(words, document.text[place : place + len(words)], 1)
    return said.translate(known)


def _fix(document: Document, shown: Document, known: Mapping[int, int], fix: Fix) -> Fix:
    """Return a fix that writes what it takes from the text as the text has it."""
    edits = tuple(
        Edit(
            edit.span,
            edit.content.translate({**known, **_characters(document, shown, (edit.span,))}),
        )
        for edit in fix.edits
    )
    return replace(fix, zh=fix.zh.translate(known), en=fix.en.translate(known), edits=edits)
