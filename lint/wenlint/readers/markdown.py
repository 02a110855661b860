"""Markdown: the prose without its markup, every run of it traced to the file.

What is no prose (code, raw tags, comments, link targets, list marks, templates and formulas)
becomes trivia. The parser is CommonMark with tables, footnotes, task lists and front matter; a
single `~` stays text, since 5~10天 is no markup to the writers of these documents. Asterisks that
the parser pairs as emphasis, but that stand where something is missing, stay text too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pyromark
import regex
from msgspec import Struct

from wenlint.core.document import (
    SEPARATOR,
    Block,
    BlockKind,
    Cell,
    Document,
    Item,
    Trivia,
    TriviaKind,
)
from wenlint.core.patterns import lazy
from wenlint.core.source import RunBuilder
from wenlint.core.text import Span
from wenlint.language.asterisks import Verdict, holds_masks, remains_doubtful, verdict
from wenlint.readers.decode import Decoded
from wenlint.readers.markdown_image import ascii_image, link_target
from wenlint.readers.notation import VARIABLE, Notation, notations
from wenlint.readers.plain import with_plain_line_ends
from wenlint.readers.prose import is_prose, traced

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_FRONT_MATTER_PROSE = lazy(
    r"(?m)^[ \t]*(?|(?:title|subtitle|description|summary|authors?|email|标题|摘要|作者)[ \t]*[:=]"
    r"[ \t]*([\"']?)(\S.*?)\1[ \t]*$"
    r"|(?:date|lastmod|updated|日期)[ \t]*[:=][ \t]*([\"']?)(\d{4}-\d{1,2}-\d{1,2}|YYYY-MM-DD)"
    r"(?!\d))"
)
_TAG = lazy(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre)\b.*?(?:</\1\s*>|\Z)"
    r"|<(code|kbd|samp)\b[^<>]*>(?:[^<]|<(?!/\2)){0,400}+</\2\s*>"
    r"|</?[A-Za-z][^<>]*>|<[!?][^<>]*>",
    regex.S,
)
# Their tags end a line; those of <b> and the like stand inside one.
_BREAKING_TAG = lazy(r"</?(?:br|p|div|li|tr|h\d|td|th|table|ul|ol|section)\b", regex.I)
_CODE_TAG = lazy(r"(?i)<(code|kbd|samp)\b[^<>]*>")
_LONGEST_CODE = 2000
_TAG_NAME = lazy(r"</?([A-Za-z][\w-]*)")
# Where the source has none of these, a heading or list is one of our making: see notation.py.
_LIST_MARKS = frozenset("-+*0123456789")


def read_markdown(decoded: Decoded, path: str) -> Document:
    """Return the document of a Markdown file."""
    text, plain = with_plain_line_ends(decoded)  # line ends as \n, with the way back to the file
    hidden = notations(text)
    reading = _read(text, hidden, surely=False)
    if reading.doubtful and (reading.masked or holds_masks(reading.builder.text)):
        reading = _read(text, hidden, surely=True)
    prose, source, trivia = traced(reading.builder, reading.trivia, decoded, plain)
    return Document(path, prose, tuple(reading.blocks), source, trivia)


class _Reading(Struct):
    """What one pass over the parser's events gives."""

    builder: RunBuilder
    blocks: list[Block]
    trivia: list[Trivia]
    masked: bool
    doubtful: bool


def _read(  # noqa: C901  # flat, see below
    text: str, hidden: Sequence[Notation], surely: bool
) -> _Reading:
    """Read the prose of `text` in one loop over the parser's events.

    The loop is long and flat on purpose: a call or an object for each event would take longer
    than the parser. Events and tags are strings, or dicts of one key.
    """
    image = ascii_image(text, hidden)
    builder = RunBuilder()
    add = builder.add
    blocks: list[Block] = []
    trivia: list[Trivia] = []
    kind, level = BlockKind.PARAGRAPH, 0
    block_start = 0
    cell: Cell | None = None
    table = row = column = -1
    lists = quotes = images = seen = 0
    item: Item | None = None
    outer: list[Item | None] = []  # the items that hold the list
    code = ""  # the kind of the code block that is open
    raw_end = -1  # where a code element written in tags ends
    metadata = footnote = heading = doubtful = masked = False
    literal: set[tuple[int, int]] = set()  # the pairs that stand for something
    phantoms: set[int] = set()  # where lists of our making begin
    at = 0  # the first of `hidden` that is not behind us
    count = len(hidden)
    # Texts come unmerged: that is the default, and pyromark 0.9, Python 3.10's, has no other way.
    event: Any
    tag: Any
    for event, place in pyromark.events_with_range(image, options=_OPTIONS):
        start, end = place["start"], place["end"]
        if event.__class__ is str:
            if event in ("SoftBreak", "HardBreak"):
                while at < count and hidden[at].end <= start:
                    at += 1
                if raw_end <= start and not (at < count and hidden[at].start < start):
                    add("\n", start, exact=text[start : start + 1] == "\n")
            continue
        ((name, tag),) = event.items()
        if name == "Text":
            if images or start < raw_end:
                continue
            if metadata:
                trivia.append(
                    Trivia(TriviaKind.METADATA, Span(start, end), builder.length, text[start:end])
                )
                for match in _FRONT_MATTER_PROSE.finditer(text, start, end):
                    if builder.length > block_start:
                        _part(builder, blocks, block_start, kind, level, item, quotes, start)
                    block_start = builder.length
                    add(match[2], match.start(2))
                    blocks.append(Block(BlockKind.METADATA, Span(block_start, builder.length)))
                    add("\n\n", match.end(2), exact=False)
                    block_start = builder.length
                continue
            if code and not (code == "Indented" and is_prose(text[start:end])):  # by hand
                trivia.append(
                    Trivia(TriviaKind.CODE, Span(start, end), builder.length, text[start:end])
                )
                continue
            if at < count:
                while at < count and hidden[at].end <= start:
                    at += 1
                if at < count and hidden[at].start < end:
                    at = _add_around(text, start, end, hidden, at, builder, trivia)
                    continue
            if end - start == len(tag):
                add(text[start:end], start)
            else:  # an entity
                add(tag, start, exact=False)
        elif name == "Start":
            value: Any = None
            if tag.__class__ is not str:
                ((tag, value),) = tag.items()
            if tag == "Strong" or tag == "Emphasis":
                if text[start] == "*":
                    width = 2 if tag == "Strong" else 1
                    said = verdict(text, start, end, width)
                    if said is not Verdict.EMPHASIS:
                        if said is Verdict.MASKS:
                            masked = True
                        elif said is Verdict.DOUBTFUL:
                            doubtful = True
                            if not (surely and remains_doubtful(text, start, end, width)):
                                continue
                        literal.add((start, end))
                        add(text[start : start + width], start)
            elif tag == "Paragraph" or tag == "HtmlBlock":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                if footnote:
                    kind, level = BlockKind.FOOTNOTE, lists
                elif lists:
                    kind, level = BlockKind.LIST_ITEM, lists
                else:
                    kind, level = BlockKind.PARAGRAPH, 0
                if tag == "HtmlBlock":  # whole, for its events come line by line
                    _add_html(text, start, end, builder, trivia)
            elif tag == "Link":
                target = value["dest_url"]
                if "\x7f" in target:
                    target = link_target(text, image, start, end, target)
                trivia.append(Trivia(TriviaKind.LINK, Span(start, end), builder.length, target))
            elif tag == "Image":
                trivia.append(
                    Trivia(TriviaKind.IMAGE, Span(start, end), builder.length, text[start:end])
                )
                add(SEPARATOR, start, exact=False)
                images += 1
            elif tag == "TableCell":
                column += 1
                block_start = builder.length
                kind, level = BlockKind.TABLE_CELL, 0
                cell = Cell(table, row, column)
            elif tag == "Item":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                while text[start] in " \t":  # a deep item begins with its indentation
                    start += 1
                if text[start] in _LIST_MARKS:
                    kind, level = BlockKind.LIST_ITEM, lists
                    item = Item(item.list, item.place + 1) if item else None
                    stop = start + 1
                    while stop < end and text[stop] not in " \t\n":
                        stop += 1
                    trivia.append(
                        Trivia(
                            TriviaKind.LIST_MARK, Span(start, stop), block_start, text[start:stop]
                        )
                    )
            elif tag == "Heading":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                if text[start] == ":":
                    kind, level = BlockKind.PARAGRAPH, 0
                else:
                    kind, level, heading = BlockKind.HEADING, int(value["level"][1:]), True
            elif tag == "List":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                first = start
                while text[first] in " \t":
                    first += 1
                if text[first] in _LIST_MARKS:
                    lists += 1
                    outer.append(item)
                    item = Item(seen, -1)
                    seen += 1
                else:
                    phantoms.add(start)
            elif tag == "TableHead" or tag == "TableRow":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                row, column = row + 1, -1
            elif tag == "Table":
                table, row = table + 1, -1
            elif tag == "CodeBlock":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                kind, level = (BlockKind.LIST_ITEM, lists) if lists else (BlockKind.PARAGRAPH, 0)
                code = value if value.__class__ is str else next(iter(value))
            elif tag == "BlockQuote":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                quotes += 1
            elif tag == "FootnoteDefinition":
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, start)
                block_start = builder.length
                footnote = True
            elif tag == "MetadataBlock":
                metadata = True
        elif name == "End":
            if tag.__class__ is not str:
                tag = next(iter(tag))
            if tag == "Strong" or tag == "Emphasis":
                if (start, end) in literal:
                    width = 2 if tag == "Strong" else 1
                    add(text[end - width : end], end - width)
            elif tag == "Link":
                pass
            elif tag == "TableCell":
                if builder.length > block_start:
                    blocks.append(
                        Block(kind, Span(block_start, builder.length), level, cell, quotes > 0)
                    )
                cell = None
                kind = BlockKind.PARAGRAPH
                add(SEPARATOR, end, exact=False)
                block_start = builder.length
            elif tag in ("Paragraph", "Heading", "Item", "HtmlBlock", "CodeBlock"):
                if builder.length > block_start:
                    _part(builder, blocks, block_start, kind, level, item, quotes, end)
                block_start = builder.length
                kind, level = (BlockKind.LIST_ITEM, lists) if lists else (BlockKind.PARAGRAPH, 0)
                code, heading, raw_end = "", False, -1
            elif tag == "Image":
                images -= 1
            elif tag in ("Table", "TableHead", "TableRow"):
                add("\n", end, exact=False)
                block_start = builder.length
            elif tag == "List":
                if start not in phantoms:
                    lists -= 1
                    item = outer.pop()
                kind, level = (BlockKind.LIST_ITEM, lists) if lists else (BlockKind.PARAGRAPH, 0)
            elif tag == "BlockQuote":
                quotes -= 1
            elif tag == "FootnoteDefinition":
                footnote = False
            elif tag == "MetadataBlock":
                metadata = False
        elif name == "Code":
            trivia.append(
                Trivia(TriviaKind.CODE, Span(start, end), builder.length, text[start:end])
            )
            add(SEPARATOR, start, exact=False)
        elif name == "InlineHtml":
            if start < raw_end:
                continue
            found = _CODE_TAG.match(text, start, end)
            if found is not None:
                close = text.find(f"</{found[1]}>", end, end + _LONGEST_CODE)
                if close >= 0:
                    raw_end = close + len(found[1]) + 3
                    trivia.append(
                        Trivia(
                            TriviaKind.CODE,
                            Span(start, raw_end),
                            builder.length,
                            text[start:raw_end],
                        )
                    )
                    add(SEPARATOR, start, exact=False)
                    continue
            if heading and not _is_known(text[start:end]):  # a name in angle brackets
                trivia.append(
                    Trivia(TriviaKind.CODE, Span(start, end), builder.length, text[start:end])
                )
                add(SEPARATOR, start, exact=False)
            else:
                _add_html(text, start, end, builder, trivia)
        elif name == "FootnoteReference":
            trivia.append(
                Trivia(TriviaKind.LINK, Span(start, end), builder.length, text[start:end])
            )
    if builder.length > block_start:
        _part(builder, blocks, block_start, kind, level, item, quotes, len(text))
    return _Reading(builder, blocks, trivia, masked, doubtful)


def _part(
    builder: RunBuilder,
    blocks: list[Block],
    start: int,
    kind: BlockKind,
    level: int,
    item: Item | None,
    quotes: int,
    origin: int,
) -> None:
    """End the block that is open, which holds something, and part it from the next."""
    of_item = item if kind is BlockKind.LIST_ITEM else None
    blocks.append(Block(kind, Span(start, builder.length), level, None, quotes > 0, of_item))
    builder.add("\n\n", origin, exact=False)


def _add_around(
    text: str,
    start: int,
    end: int,
    hidden: Sequence[Notation],
    at: int,
    builder: RunBuilder,
    trivia: list[Trivia],
) -> int:
    """Add the prose of a text event around what is hidden of it; return the next hidden one."""
    while at < len(hidden) and hidden[at].start < end:
        one = hidden[at]
        if one.start >= start:
            builder.add(text[start : one.start], start)
            trivia.append(
                Trivia(
                    one.kind, Span(one.start, one.end), builder.length, text[one.start : one.end]
                )
            )
            if one.stands:
                builder.add(SEPARATOR, one.start, exact=False)
        start = max(start, one.end)
        if one.end > end:
            return at
        at += 1
    if start < end:
        builder.add(text[start:end], start)
    return at


def _add_html(text: str, start: int, end: int, builder: RunBuilder, trivia: list[Trivia]) -> None:
    """Keep the words between tags, put the tags themselves aside."""
    at = start
    for match in _TAG.finditer(text, start, end):
        _add_words(text, at, match.start(), builder, trivia)
        said = match[0]
        span = Span(match.start(), match.end())
        if match[2]:
            trivia.append(Trivia(TriviaKind.CODE, span, builder.length, said))
            builder.add(SEPARATOR, span.start, exact=False)
        else:
            kind = TriviaKind.COMMENT if said.startswith("<!--") else TriviaKind.HTML
            trivia.append(Trivia(kind, span, builder.length, said))
            if _BREAKING_TAG.match(said):
                builder.add("\n", span.start, exact=False)
        at = span.end
    _add_words(text, at, end, builder, trivia)


def _add_words(text: str, start: int, end: int, builder: RunBuilder, trivia: list[Trivia]) -> None:
    """Add the words between two tags, but no variables of the program that shows them."""
    if text.find("{{", start, end) >= 0:
        for match in VARIABLE.finditer(text, start, end):
            builder.add(text[start : match.start()], start)
            span = Span(match.start(), match.end())
            trivia.append(Trivia(TriviaKind.CODE, span, builder.length, match[0]))
            builder.add(SEPARATOR, span.start, exact=False)
            start = span.end
    builder.add(text[start:end], start)


@cache
def _is_known(tag: str) -> bool:
    """Say whether a tag is one of HTML's: any other is a name in angle brackets."""
    from wenlint.readers.html_elements import KNOWN

    name = _TAG_NAME.match(tag)
    return name is None or name[1].lower() in KNOWN
