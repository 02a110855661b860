"""Bytes to documents: one reader a format; which format a file is in is told here alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from msgspec import Struct

from wenlint.core.document import Document
from wenlint.readers.decode import Decoded, Undecodable, decode
from wenlint.readers.markdown import read_markdown
from wenlint.readers.nav import NAMES, read_nav
from wenlint.readers.plain import read_plain
from wenlint.readers.unreadable import Unparsable


class ReadOptions(Struct, frozen=True):
    """What a user says of the files to be read.

    `encoding` is that of files of text; `final` says that changes which Word tracks are read as
    if all were accepted, else as if none had been made.
    """

    encoding: str | None = None
    final: bool = True


Reader = Callable[[bytes, str, ReadOptions], Document]
"""Makes a document of the bytes of a file, its path and the options. Raises Undecodable,
Unparsable, or any other exception where the bytes are not of its format."""

TextReader = Callable[[Decoded, str], Document]


def read_html(decoded: Decoded, path: str) -> Document:
    """Return the document of an HTML file; its parser is imported by the first one."""
    from wenlint.readers.html import read_html

    return read_html(decoded, path)


TEXT_READERS: Mapping[str, TextReader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
"""What reads a text, once decoded, of each suffix."""

NAMED_READERS: Mapping[str, TextReader] = dict.fromkeys(NAMES, read_nav)
"""What reads a text, once decoded, of a file that is known by its whole name."""


def _decoding(read: TextReader) -> Reader:
    """Return the reader of files that decodes before `read` reads."""

    def read_bytes(data: bytes, path: str, options: ReadOptions) -> Document:
        return read(decode(data, options.encoding), path)

    return read_bytes


def _read_word(data: bytes, path: str, options: ReadOptions) -> Document:
    """Return the document of a Word file; its parser is imported by the first one."""
    from wenlint.readers.word import read_word

    return read_word(data, path, final=options.final)


WORD_SUFFIXES = (".docx", ".docm", ".dotx")
"""The suffixes of Word documents that hold parts in a container."""

READERS: Mapping[str, Reader] = {
    **{suffix: _decoding(read) for suffix, read in TEXT_READERS.items()},
    **dict.fromkeys(WORD_SUFFIXES, _read_word),
    **{name: _decoding(read) for name, read in NAMED_READERS.items()},
}
"""The reader of each suffix, and of each file's name, that wenlint checks by default."""

_OTHER = _decoding(read_plain)


def read(data: bytes, path: str, options: ReadOptions | None = None) -> Document:
    """Return the document of a file's bytes; raises Undecodable."""
    return READERS.get(_key(path), _OTHER)(data, path, options or ReadOptions())


def read_text(text: str, path: str = "text.txt") -> Document:
    """Return the document of a text at hand, read as its `path` says."""
    return text_reader_of(path)(Decoded(text, "utf-8"), path)


def text_reader_of(path: str) -> TextReader:
    """Return what reads the text of a file of this name."""
    key = _key(path)
    return NAMED_READERS.get(key) or TEXT_READERS.get(key, read_plain)


def is_word(path: str) -> bool:
    """Say whether a file of this name is a Word document that wenlint reads."""
    return _suffix(path) in WORD_SUFFIXES


def has_comments(path: str) -> bool:
    """Say whether a file of this name can hold a comment that silences a rule."""
    return text_reader_of(path) not in (read_plain, read_nav)


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()


def _key(path: str) -> str:
    """Return what tells the reader of a file: its name, where that is known, or its suffix."""
    name = PurePath(path).name.lower()
    return name if name in NAMES else _suffix(path)


__all__ = [
    "READERS",
    "TEXT_READERS",
    "WORD_SUFFIXES",
    "ReadOptions",
    "Reader",
    "Undecodable",
    "Unparsable",
    "has_comments",
    "is_word",
    "read",
    "read_text",
]
