"""Declared counts whose items are the rows of a table or the attachments of a note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared, counts_in
from wenlint.figures.counts.enumerations import Claim
from wenlint.figures.counts.lists import Listed
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import ANNOUNCED_ATTACHMENTS
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.structure.attachments import find_attachments

if TYPE_CHECKING:
    from wenlint.core.document import Document

_FEWEST = 2
_WIDEST_SLIP = 2
_SEE_TABLE = lazy(r"(?:见|如)(?:下|附)?表|下表|如下[：:]?$")
_TOTALLED = lazy(r"(?:共有?|共计|合计|总计|计有|现有)\p{Han}{0,6}$")
_SUM_ROW = lazy(r"^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|平均|其他|备注|注)")


def table_claims(document: Document) -> Iterator[Claim]:
    """Yield the counts of sentences that point to the table below them: 共5个，明细见下表."""
    text, lines = document.text, document.lines
    for place, line in enumerate(lines[:-1]):
        cell = lines[place + 1].block.cell
        if line.block.kind is BlockKind.TABLE_CELL or cell is None:
            continue
        leads = text[line.span.end - 1] in "：:"
        if not leads and not _SEE_TABLE.search(text, line.span.start, line.span.end):
            continue
        rows = [
            other
            for other in takewhile(lambda other: other.block.cell is not None, lines[place + 1 :])
            if (here := other.block.cell) is not None and here.column == 0 and here.row > 0
        ]
        names = [row.span.of(text) for row in rows]
        if len(rows) < _FEWEST or any(_SUM_ROW.match(name) for name in names[:-1]):
            continue
        if _SUM_ROW.match(names[-1]):
            rows, names = rows[:-1], names[:-1]
        if len(set(names)) != len(names) or "……" in names or "…" in names:
            continue
        counts = [
            one
            for one in counts_in(text, line.span.start, line.span.end)
            if _TOTALLED.search(text, max(line.span.start, one.span.start - 10), one.span.start)
            or (leads and _in_head(document, place + 1, one))
        ]
        if len(counts) == 1 and abs(counts[0].number - len(rows)) <= _WIDEST_SLIP:
            yield Claim(counts[0], Listed(tuple(row.span for row in rows)))


def _in_head(document: Document, first: int, declared: Declared) -> bool:
    """Say whether the head of a table names what is counted: 5个值班电话 above 电话."""
    head = takewhile(
        lambda line: line.block.cell is not None and line.block.cell.row == 0,
        document.lines[first:],
    )
    names = (line.span.of(document.text).strip() for line in head)
    return any(len(name) >= _FEWEST and name in declared.noun for name in names)


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
