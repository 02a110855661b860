"""Whether a line stands in verse, where lines come again on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy

if TYPE_CHECKING:
    from wenlint.core.document import Block, Document

_LONGEST_LINE = 20
_FEWEST_LINES = 6
_FURTHEST = 12
# A label, the mark of an item, the end of a whole sentence of prose: no line of verse has them.
_PROSE = lazy(
    r"[^，。\n]{0,8}[：:].|[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|第[一二三四五六七八九十\d]|[^\n]{8,}[。；;]$"
)


def is_verse(document: Document, place: int) -> bool:
    """Say whether the block at `place` is one of many short lines of verse, six at least."""
    lines = 1
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(document.blocks) and abs(at - place) <= _FURTHEST:
            if not _is_line(document, document.blocks[at]):
                break
            lines += 1
            at += step
    return lines >= _FEWEST_LINES and _is_line(document, document.blocks[place])


def _is_line(document: Document, block: Block) -> bool:
    """Say whether a block could be a line of verse by itself."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.span) > _LONGEST_LINE:
        return False
    said = block.span.of(document.text).strip()
    return bool(said) and _PROSE.match(said) is None
