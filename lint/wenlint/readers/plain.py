"""Plain text: the prose is the file itself, one block a line."""

from __future__ import annotations

from wenlint.core.document import Block, BlockKind, Document
from wenlint.core.patterns import lazy
from wenlint.core.source import RunBuilder, Source
from wenlint.core.text import Span
from wenlint.readers.decode import Decoded

_LINE = lazy(r"[^\n]*[^\s][^\n]*")
_CARRIAGE_RETURN = lazy(r"\r\n?")


def read_plain(decoded: Decoded, path: str) -> Document:
    """Return the document of a plain text file; line ends become `\\n` in its prose."""
    text, source = with_plain_line_ends(decoded)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(match.start(), match.end()))
        for match in _LINE.finditer(text)
    )
    return Document(path, text, blocks, source)


def with_plain_line_ends(decoded: Decoded) -> tuple[str, Source]:
    """Return the file with line ends as `\\n`, and the way back to it."""
    raw = decoded.text
    if "\r" not in raw:
        return raw, Source(raw, decoded.encoding, decoded.bom)
    builder = RunBuilder()
    end = 0
    for match in _CARRIAGE_RETURN.finditer(raw):
        builder.add(raw[end : match.start()], end)
        builder.add("\n", match.end() - 1)
        end = match.end()
    builder.add(raw[end:], end)
    return builder.build(raw, decoded.encoding, decoded.bom)
