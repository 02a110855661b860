"""Declared counts whose items are the rows of a table or the attachments of a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.lists import Listed
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import ANNOUNCED_ATTACHMENTS
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.structure.attachments import find_attachments

if TYPE_CHECKING:
    from wenlint.core.document import Document

_FEWEST = 2


def attachment_claims(document: Document) -> Iterator[Claim]:
    """Yield 附件3份, 所附表格共四份 beside the note that lists the attachments."""
    text = document.text
    if "附" not in text:
        return
    marks = document.view(find_attachments).listed
    if [mark.value for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < _FEWEST:
        return
    spans = tuple(mark.body for mark in marks)
    for match in _ATTACHED.finditer(text):
        number = parse_count(match["n"]) or 0
        span = Span(match.start("n"), match.end())
        yield Claim(Declared(span, number, match["measure"], "附件", match.end()), Listed(spans))


_ATTACHED = lazy(
    r"(?:附件|(?:附送|附上|附有|附报|附)的?)(?:表格|材料|文件|资料|附表|清单|表|附件)?(?:共有?|计|合计|共计)?"
    rf"(?P<n>[0-9０-９]{{1,2}}|[{UP_TO_TEN}两]{{1,3}})(?P<measure>[{ANNOUNCED_ATTACHMENTS}])(?![月人体目以内工])"
)
