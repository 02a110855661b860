"""Bytes to documents: one reader a format, chosen by the file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from wenlint.core.document import Document
from wenlint.readers.decode import Decoded, Undecodable, decode
from wenlint.readers.markdown import read_markdown
from wenlint.readers.plain import read_plain

Reader = Callable[[Decoded, str], Document]


def read_html(decoded: Decoded, path: str) -> Document:
    """Return the document of an HTML file; its parser is imported by the first one."""
    from wenlint.readers.html import read_html

    return read_html(decoded, path)


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""The reader of each suffix that wenlint checks by default."""


def read(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Return the document of a file's bytes; raises Undecodable."""
    return reader_of(path)(decode(data, encoding), path)


def read_text(text: str, path: str = "text.txt") -> Document:
    """Return the document of a text at hand, read as its `path` says."""
    return reader_of(path)(Decoded(text, "utf-8"), path)


def reader_of(path: str) -> Reader:
    """Return what reads a file of this name."""
    return READERS.get(PurePath(path).suffix.lower(), read_plain)


__all__ = ["READERS", "Undecodable", "read", "read_html", "read_text", "reader_of"]
