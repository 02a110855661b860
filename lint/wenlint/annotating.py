"""Copies of Word documents with a comment at the words of each finding.

The bytes of the parts are spliced at exact places, so that all else stays as it was: writing the
parts anew from a tree would lose what the tree does not know. Word minds comments in the body
only; for the words of headers, notes and text boxes the comment hangs on the paragraph or the
document they belong to, and names the place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from xml.sax.saxutils import escape

from msgspec import Struct

from wenlint.core.document import BlockKind, Document
from wenlint.core.finding import Finding
from wenlint.core.location import Location
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.readers.package import Package
from wenlint.readers.unreadable import broken
from wenlint.readers.word import main_part, read_word
from wenlint.readers.word_prose import WordSource
from wenlint.readers.xml_tree import Element, Text, hold_well_formed, integer, parse, utf8

MOST_COMMENTS = 10_000
"""As many comments are written: Word opens no document with more than 32,767."""

AUTHOR = "wenlint"

_UNWRITABLE = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_NAME = 200
_MARK = re.compile(rb'comment(?:RangeStart|RangeEnd|Reference)\s[^<>]{0,200}?\bid="(\d{1,9})"')
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"


class Note(Struct, frozen=True):
    """A comment to be written: the prose that it is about, and its lines."""

    span: Span
    lines: tuple[str, ...]


class _Anchor(Struct, frozen=True):
    """Where a comment begins and ends in the main part."""

    start: int
    end: int


class _Run(Struct, frozen=True):
    """A text of a run in the main part."""

    text: Text
    element: Element
    run: Element
    end: int
    alone: bool  # nothing else stands in the run


def annotated(
    data: bytes, findings: Sequence[Finding], language: str, date: str, *, final: bool = True
) -> bytes:
    """Return the Word document `data` with a comment for each of `findings`.

    `findings` are of this document; `date` (ISO 8601, UTC) is what the comments bear. Raises
    Unparsable.
    """
    document = read_word(data, "", final=final)
    notes = list(_notes(document, findings, language))[:MOST_COMMENTS]
    package = Package(data)
    main = main_part(package)
    changed = _Writer(package, main, document).parts(notes, date)
    return package.with_parts(changed)


def _notes(document: Document, findings: Iterable[Finding], language: str) -> Iterator[Note]:
    """Return a note for each finding; one for all of a rule and message kind in a paragraph."""
    source = document.source
    placed = [(source.range_of(one.location), one) for one in findings if not one.fatal]
    counts = Counter((document.block_at(span.start), one.code) for span, one in placed)
    seen: set[tuple[int, str]] = set()
    for span, one in placed:
        key = document.block_at(span.start), one.code
        many = counts[key] > _FEW and not one.related
        if many and key in seen:
            continue
        seen.add(key)
        yield Note(span, tuple(_lines(one, language, counts[key] if many else 1)))


_FEW = 2


def _lines(finding: Finding, language: str, count: int) -> Iterator[str]:
    message = finding.message.in_language(language)
    more = f"（本段共 {count} 处）" if language == "zh" else f" ({count} places in this paragraph)"
    place = _place(finding.location, language)
    yield f"{finding.code} {place}{message}{more if count > 1 else ''}"
    for related in finding.related:
        yield f"→ {_place(related.location, language)}{related.message.in_language(language)}"


def _place(location: Location, language: str) -> str:
    if location.label is None:
        return ""
    label = location.label.in_language(language)
    return f"{label}：" if language == "zh" else f"{label}: "


class _Writer:
    """Splices comments into the parts of one document."""

    def __init__(self, package: Package, main: str, document: Document) -> None:
        self._package = package
        self._main = main
        self._document = document
        self._data = utf8(package.read(main))
        self._root = parse(self._data)
        self._prefix = _prefix(self._data, self._root.start)
        self._runs = [one for one in _runs(self._root) if self._is_plain(one)]
        self._starts = [run.text.start for run in self._runs]

    def parts(self, notes: Sequence[Note], date: str) -> Mapping[str, bytes]:
        """Return the parts that change, by name."""
        if not notes:
            return {}
        name, held = self._comments_part()
        root = parse(held)
        taken = [_number(one) for one in root.children]
        taken += [int(one[1]) for one in _MARK.finditer(self._data)]  # some have no comment
        first = 1 + max(taken, default=-1)
        names = _names(held, root.start)
        said = "".join(
            _comment(first + place, note, date, *names) for place, note in enumerate(notes)
        )
        end = _inner_end(held, root)
        changed = {
            name: held[: end.start] + end.opened + said.encode() + end.closed + held[end.end :],
            self._main: self._marked(notes, first),
        }
        if name not in self._package:
            changed |= self._bound(name)
        for part in changed.values():
            hold_well_formed(part)  # a copy that Word refuses is worse than none
        return changed

    def _marked(self, notes: Sequence[Note], first: int) -> bytes:
        """Return the main part with the range of each note marked."""
        w, bound = _names(self._data, self._root.start)
        splits: dict[int, tuple[list[str], list[str]]] = {}
        for place, note in enumerate(notes):
            anchor = self._anchor(note.span)
            number = first + place
            ends, _ = splits.setdefault(anchor.end, ([], []))
            _, begins = splits.setdefault(anchor.start, ([], []))
            begin = f'<{w}commentRangeStart{bound} {w}id="{number}"/>'
            end = (
                f'<{w}commentRangeEnd{bound} {w}id="{number}"/>'
                f'<{w}r{bound}><{w}commentReference {w}id="{number}"/></{w}r>'
            )
            if anchor.start == anchor.end:
                ends.append(begin + end)  # of others the ends come first
            else:
                begins.append(begin)
                ends.append(end)
        edits: list[tuple[int, bytes]] = []
        for at, (ends, begins) in splits.items():
            edits += self._split(at, "".join((*ends, *begins)))
        return _spliced(self._data, edits)

    def _split(self, at: int, marks: str) -> Iterator[tuple[int, bytes]]:
        """Return the edits that put `marks` before byte `at`: in a text, its run is parted."""
        run = self._run_at(at)
        if run is None:
            yield at, marks.encode()
            return
        if at == run.text.start and run.alone and run.element.texts[0] is run.text:
            yield run.run.start, marks.encode()
        elif at == run.end and run.alone and run.element.texts[-1] is run.text:
            yield run.run.end(self._data), marks.encode()
        else:
            w = self._prefix
            data, properties = self._data, run.run.child("w:rPr")
            look = b"" if properties is None else data[properties.start : properties.end(data)]
            opened = f"<{w}r>".encode() + look + f'<{w}t xml:space="preserve">'.encode()
            yield at, f"</{w}t></{w}r>{marks}".encode() + opened
            if "xml:space" not in run.element.said:
                yield run.element.start + len(f"<{w}t"), b' xml:space="preserve"'

    def _is_plain(self, run: _Run) -> bool:
        """Say whether a run can be parted: its names are those of the root, no CDATA is in it."""
        text = run.element
        return (
            self._is_named_alike(text)
            and self._is_named_alike(run.run)
            and self._data.find(b"<![CDATA[", text.start, text.closing) < 0
        )

    def _is_named_alike(self, element: Element) -> bool:
        """Say whether an element has the prefix of the root: then it means there what it does."""
        return _prefix(self._data, element.start) == self._prefix

    def _run_at(self, at: int) -> _Run | None:
        """Return the text that byte `at` lies in or borders."""
        place = bisect_right(self._starts, at) - 1
        if place >= 0 and at <= self._runs[place].end:
            return self._runs[place]
        return None

    def _anchor(self, span: Span) -> _Anchor:
        """Return where the comment on `span` of the prose hangs."""
        first = self._held(range(span.start, self._block_end(span.start)))
        last = self._held(range(max(span.start, span.end - 1), span.start - 1, -1)) or first
        if first is None or last is None:
            return self._beginning
        start, last_byte = self._byte(first), self._byte(last)
        run = self._run_at(last_byte) if last_byte is not None else None
        if start is None or last_byte is None or run is None or self._run_at(start) is None:
            return self._host(start) or self._beginning
        # A reference (&amp;) is a text of one character, longer than the character.
        one = len(run.text.text) == 1
        end = run.end if one else last_byte + len(self._document.text[last].encode())
        return _Anchor(start, max(start, end))

    def _block_end(self, offset: int) -> int:
        blocks = self._document.blocks
        return blocks[self._document.block_at(offset)].span.end if blocks else offset

    def _held(self, offsets: range) -> int | None:
        """Return the first of `offsets` whose character the file holds, numbers passed over."""
        source = self._document.source
        assert isinstance(source, WordSource)
        return next((at for at in offsets if source.spot(at) is not None), None)

    def _byte(self, offset: int) -> int | None:
        """Return the byte of a character in the main part; None where a comment would be lost."""
        document, source = self._document, self._document.source
        assert isinstance(source, WordSource)
        spot = source.spot(offset)
        kind = document.blocks[document.block_at(offset)].kind
        if spot is None or spot.part != self._main or kind is BlockKind.CONTENTS_ENTRY:
            return None
        return spot.offset

    def _host(self, byte: int | None) -> _Anchor | None:
        """Return the end of the paragraph that the text box around `byte` hangs on."""
        element, host = self._root, None
        while byte is not None:
            place = bisect_right(element.children, byte, key=lambda one: one.start) - 1
            inner = element.children[place] if place >= 0 else None
            if inner is None or byte >= inner.end(self._data) or inner.name == "w:txbxContent":
                break
            if inner.name == "w:p":
                host = inner if self._is_named_alike(inner) else None
            element = inner
        return _Anchor(host.closing, host.closing) if host is not None else None

    @cached_property
    def _beginning(self) -> _Anchor:
        """Return the first words of the body, on which all hangs that has no words there."""
        if self._runs:
            run = self._runs[0]
            return _Anchor(run.text.start, run.end)
        for paragraph in self._root.descendants("w:p"):
            if paragraph.has_end_tag(self._data):
                return _Anchor(paragraph.closing, paragraph.closing)
        raise broken("正文里没有一段话", "the body has no paragraph")

    def _comments_part(self) -> tuple[str, bytes]:
        for relation in self._package.relations(self._main).values():
            if relation.kind == "comments" and relation.target in self._package:
                return relation.target, utf8(self._package.read(relation.target))
        folder = self._main.rpartition("/")[0]
        name, number = f"{folder}/comments.xml".lstrip("/"), 1
        while name in self._package:
            number += 1
            name = f"{folder}/comments{number}.xml".lstrip("/")
        space = _STRICT_W if _STRICT_W.encode() in self._data else _W
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return name, f'{declaration}<w:comments xmlns:w="{space}"></w:comments>'.encode()

    def _bound(self, name: str) -> Mapping[str, bytes]:
        """Return the parts that say that there are comments."""
        types = "[Content_Types].xml"
        held = utf8(self._package.read(types))
        override = f'<Override PartName="/{name}" ContentType="{_COMMENTS}"/>'
        folder, _, base = self._main.rpartition("/")
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        bound = utf8(self._package.read(relations)) if relations in self._package else _NO_RELATIONS
        kind = _STRICT_RELATION if _STRICT_W.encode() in self._data else _RELATION
        target = name.rpartition("/")[2]
        one = f'<Relationship Id="wenlintComments" Type="{kind}" Target="{target}"/>'
        return {types: _appended(held, override), relations: _appended(bound, one)}


_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
    b'"http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def _runs(root: Element) -> Iterator[_Run]:
    """Yield the texts of the runs of the body, those of text boxes left out, in order."""
    waiting = [iter(root.children)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif one.name == "w:r":
            yield from _texts_of(one)
        elif one.name not in ("w:txbxContent", "mc:Fallback"):
            waiting.append(iter(one.children))


def _texts_of(run: Element) -> Iterator[_Run]:
    shown = [one for one in run.children if one.name != "w:rPr"]
    for element in shown:
        if element.name != "w:t":
            continue
        for place, text in enumerate(element.texts):
            following = element.texts[place + 1].start if place + 1 < len(element.texts) else None
            end = following if following is not None else element.closing
            yield _Run(text, element, run, end, len(shown) == 1)


class _End(Struct, frozen=True):
    """Where something is appended to an element: what is replaced, and by what beside it."""

    start: int
    end: int
    opened: bytes = b""
    closed: bytes = b""


def _inner_end(data: bytes, root: Element) -> _End:
    """Return where the content of the root element ends."""
    if root.has_end_tag(data):
        return _End(root.closing, root.closing)
    end = root.end(data)
    at = end - len(b"/>")
    name = data[root.start + 1 : at].split()[0]
    return _End(at, end, b">", b"</" + name + b">")


def _appended(data: bytes, said: str) -> bytes:
    """Return XML with `said` as the last child of its root."""
    root = parse(data)
    end = _inner_end(data, root)
    prefix = _prefix(data, root.start)
    written = said.replace("<", f"<{prefix}", 1)
    return data[: end.start] + end.opened + written.encode() + end.closed + data[end.end :]


def _prefix(data: bytes, start: int) -> str:
    """Return the prefix of the element that begins at `start`, with its colon."""
    name = data[start + 1 : start + _LONGEST_NAME].split(b">")[0].split(b"/")[0].split()[0]
    prefix, colon, _ = name.partition(b":")
    return (prefix + colon).decode() if colon else ""


def _names(data: bytes, start: int) -> tuple[str, str]:
    """Return the prefix of what is written into a part, and what must be said with it.

    An attribute of the namespace that stands for none needs a prefix, which the part lacks.
    """
    prefix = _prefix(data, start)
    if prefix:
        return prefix, ""
    return "w:", f' xmlns:w="{_STRICT_W if _STRICT_W.encode() in data else _W}"'


def _comment(number: int, note: Note, date: str, w: str, bound: str) -> str:
    opened, closed = f'<{w}p><{w}r><{w}t xml:space="preserve">', f"</{w}t></{w}r></{w}p>"
    paragraphs = "".join(
        opened + escape(_UNWRITABLE.sub("…", line)) + closed for line in note.lines
    )
    about = f'{w}id="{number}" {w}author="{AUTHOR}" {w}date="{date}" {w}initials="wl"'
    return f"<{w}comment{bound} {about}>{paragraphs}</{w}comment>"


def _number(comment: Element) -> int:
    number = integer(comment.get("w:id"))
    return -1 if number is None else number


def _spliced(data: bytes, edits: Iterable[tuple[int, bytes]]) -> bytes:
    """Return `data` with each edit inserted before its byte; equal edits count once."""
    pieces: list[bytes] = []
    at = 0
    for place, said in sorted(dict.fromkeys(edits), key=lambda edit: edit[0]):
        pieces += (data[at:place], said)
        at = place
    return b"".join((*pieces, data[at:]))
