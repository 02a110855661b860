"""Where in a Markdown or HTML file a comment goes that silences one finding."""

from __future__ import annotations

import regex

from wenlint.core.document import Block, BlockKind, Document
from wenlint.core.finding import Finding
from wenlint.core.text import Span, strip

# What may stand on a line before a block that takes a comment on a line of its own.
_OPENING = regex.compile(r"\s*(?:#{1,6}\s+)?[*_~`\[<]*")
_REST_OF_CELL = regex.compile(r"(?:\\.|[^|\\\r\n])*")


def silencing_edit(document: Document, finding: Finding) -> tuple[Span, str] | None:
    """Return the insertion that silences `finding`, or None where no comment can stand.

    A heading or paragraph takes it on the line before. That line would break a list, a table or
    a quotation in two, so there the comment goes behind the text. In HTML it goes before the
    first word, which is inside of all tags of the block.
    """
    source = document.source
    at = source.range_of(finding.location).start
    block = next((block for block in document.blocks if _holds(document, block, at)), None)
    if block is None or block.kind is BlockKind.METADATA:
        return None
    comment = f"<!-- wenlint: ignore[{finding.code}] -->"
    there = source.span(strip(document.text, block.span))
    if source.markup:
        return Span(there.start, there.start), comment
    first = source.line_around(there.start)
    before = source.text[first.start : there.start]
    alone = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and not block.quoted
    if alone and _OPENING.fullmatch(before):
        return Span(first.start, first.start), comment + _line_end(source.text)
    last = source.line_around(there.end)
    end = last.end
    if block.kind is BlockKind.TABLE_CELL:
        rest = _REST_OF_CELL.match(source.text, there.end)
        end = rest.end() if rest else there.end
    end = strip(source.text, Span(there.end, end)).end
    return Span(end, end), " " + comment


def _holds(document: Document, block: Block, at: int) -> bool:
    there = document.source.span(strip(document.text, block.span))
    return there.start <= at < max(there.end, there.start + 1)


def _line_end(text: str) -> str:
    found = regex.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"
