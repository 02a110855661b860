"""The nav of an mkdocs.yml: its titles are the prose, the files they lead to links beside it.

Only the plain form is read, a list of `title: file` over lines. Whatever else YAML can say there
(flow, anchors, tags, titles over several lines) is passed over: the file comes from strangers, and
what it means is asked of nobody.
"""

from __future__ import annotations

import regex

from wenlint.core.document import Block, BlockKind, Document, Item, Trivia, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.source import RunBuilder
from wenlint.core.text import Span
from wenlint.readers.decode import Decoded

NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""The files that are read so, by their names."""

_LINE = lazy(r"[^\r\n]+")
_KEY = lazy(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>[^\s#][^#]*?))?[ \t]*(?:#.*)?")
_QUOTED = r"\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
# What is not quoted begins with no sign of YAML's, and holds neither `: ` nor ` #`.
_BARE = r"(?P<bare>[^\s\"'#&*!|>%@`\[{][^:#]*(?:[:#](?![ \t]|$)[^:#]*)*)"
_FILE = r"(?P<quote>[\"']?)(?P<file>[^\s\"'#\[{&*!|>%@`][^\"'#]*?)(?P=quote)"
_ENTRY = lazy(
    rf"(?P<indent>[ ]*)-[ ]+(?:(?:{_QUOTED}|{_BARE})[ \t]*:(?:[ \t]+|$))?"
    rf"(?:{_FILE})?[ \t]*(?:#.*)?"
)
_LONGEST = 500
_DEEPEST = 40


def read_nav(decoded: Decoded, path: str) -> Document:
    """Return the document of an mkdocs.yml: one list item for each title of its nav.

    `trivia` holds its links, and the setting docs_dir as metadata.
    """
    raw = decoded.text
    builder = RunBuilder()
    blocks: list[Block] = []
    trivia: list[Trivia] = []
    open_: list[tuple[int, int, int]] = []  # indent, list, the next place in it
    lists = 0
    in_nav = False
    for line in _LINE.finditer(raw):
        if line.end() - line.start() > _LONGEST:
            continue
        key = _KEY.fullmatch(raw, line.start(), line.end())
        if key is not None:
            in_nav = key["key"] == "nav"
            if key["key"] == "docs_dir" and key["value"]:
                value = Span(*key.span("value"))
                said = key["value"].strip("\"'")
                trivia.append(
                    Trivia(TriviaKind.METADATA, value, builder.length, f"docs_dir:{said}")
                )
            continue
        entry = _ENTRY.fullmatch(raw, line.start(), line.end()) if in_nav else None
        if entry is None:
            continue
        indent = len(entry["indent"])
        while open_ and open_[-1][0] > indent:
            open_.pop()
        if not open_ or open_[-1][0] < indent:
            if len(open_) == _DEEPEST:
                continue
            open_.append((indent, lists, 0))
            lists += 1
        _, list_, place = open_[-1]
        open_[-1] = (indent, list_, place + 1)
        _add(entry, builder, blocks, trivia, Item(list_, place), len(open_))
    text, source = builder.build(raw, decoded.encoding, decoded.bom)
    return Document(path, text, tuple(blocks), source, tuple(trivia))


def _add(
    entry: regex.Match[str],
    builder: RunBuilder,
    blocks: list[Block],
    trivia: list[Trivia],
    item: Item,
    level: int,
) -> None:
    """Add an entry: its title to the prose, and its file as a link at the title's beginning."""
    group = next((name for name in ("double", "single", "bare") if entry[name]), "")
    start = builder.length
    if entry["file"]:
        there = Span(*entry.span("file"))
        trivia.append(Trivia(TriviaKind.LINK, there, start, entry["file"].strip()))
    if not group:
        return
    begin = entry.start(group)
    title = entry[group].rstrip()
    if start:
        builder.add("\n", max(0, begin - 1), exact=False)
        start = builder.length
        if entry["file"]:
            trivia[-1] = Trivia(TriviaKind.LINK, there, start, entry["file"].strip())
    builder.add(title, begin)
    blocks.append(Block(BlockKind.LIST_ITEM, Span(start, builder.length), level=level, item=item))
