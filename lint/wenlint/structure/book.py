"""The contents of a book of many files: which title leads to which file.

SUMMARY.md is that of mdBook and GitBook, _sidebar.md of docsify, mkdocs.yml of MkDocs.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from wenlint.core.document import TriviaKind
from wenlint.core.text import Span, strip

if TYPE_CHECKING:
    from wenlint.core.document import Document

CONTENTS = frozenset({"SUMMARY.md", "_sidebar.md", "mkdocs.yml", "mkdocs.yaml"})
"""The names of the files that list the files of a book."""

_SUFFIXES = (".md", ".markdown")
_DOCS = "docs"
_SETTING = "docs_dir:"


class BookEntry(Struct, frozen=True):
    """An entry of a book's contents.

    `title` is what it says (empty where a nav gives none), `there` where the file of the contents
    names the file, `file` its path as that of the contents is named, `anchor` what it means in it,
    `level` how deep it stands.
    """

    title: Span
    there: Span
    file: str
    anchor: str
    level: int


def book_entries(document: Document) -> tuple[BookEntry, ...]:
    """Return the entries of the contents of a book that lead to files of it: a view."""
    return tuple(_entries(document)) if is_book_contents(document) else ()


def is_in_contents(document: Document) -> Sequence[Span]:
    """Return where the contents of a book name files: a trigger."""
    return tuple(entry.there for entry in document.view(book_entries))


def is_book_contents(document: Document) -> bool:
    """Say whether the document's name is that of the contents of a book."""
    return PurePosixPath(document.path.replace("\\", "/")).name in CONTENTS


def _entries(document: Document) -> Iterator[BookEntry]:
    folder = _folder(document)
    links = [one for one in document.trivia if one.kind is TriviaKind.LINK]
    for place, link in enumerate(links):
        target, _, anchor = link.text.strip().partition("#")
        file = unquote(target.split("?", 1)[0])
        if "://" in target or not file.lower().endswith(_SUFFIXES):
            continue
        if file.startswith("/"):
            file = file.lstrip("/")
        path = posixpath.normpath(posixpath.join(folder, file))
        block = document.blocks[document.block_at(link.offset)] if document.blocks else None
        end = block.span.end if block and block.span.start <= link.offset else link.offset
        if place + 1 < len(links):
            end = min(end, max(link.offset, links[place + 1].offset))
        title = _title(document, Span(link.offset, end))
        yield BookEntry(title, link.span, path, anchor, block.level if block else 0)


def _title(document: Document, span: Span) -> Span:
    """Return the words of a link, on its own line."""
    said = span.of(document.text)
    line = said.split("\n", 1)[0]
    return strip(document.text, Span(span.start, span.start + len(line)))


def _folder(document: Document) -> str:
    """Return the folder that the contents name files from."""
    path = document.path.replace("\\", "/")
    folder = posixpath.dirname(path)
    if path.endswith(".md"):
        return folder
    set_ = [
        one.text.removeprefix(_SETTING)
        for one in document.trivia
        if one.kind is TriviaKind.METADATA and one.text.startswith(_SETTING)
    ]
    return posixpath.join(folder, set_[0] if set_ else _DOCS)
