"""XML with the place of every element and text in its bytes: what a splice needs to know.

Document type definitions are refused: no office document has one, and entities are how XML is
made to read other files and to grow without end.
"""

from __future__ import annotations

import codecs
import gc
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, overload
from xml.parsers import expat

from msgspec import Struct

from wenlint.readers.unreadable import Unparsable, broken, excessive

MOST_LEVELS = 200
"""The deepest nesting that is read: documents have some thirty levels."""

_MOST_EVENTS = 600_000  # a book of five hundred pages has a fifth of them
_MOST_ATTRIBUTES = 2 * 300  # of an element, which has twenty at most
_PORTION = 1 << 20
_LONGEST_TOKEN = 8 * _PORTION
_LONGEST_NUMBER = 9
_TEXTS = frozenset({"w:t", "w:delText", "w:instrText", "w:delInstrText"})
_TAG = re.compile(rb"""<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")
_ATTRIBUTES = frozenset(
    {
        *("w:val", "w:id", "w:type", "w:default", "w:styleId", "w:instr", "w:char", "w:ilvl"),
        *("w:abstractNumId", "w:numId", "w:fldCharType", "r:id", "string", "xml:space"),
        *("Id", "Type", "Target", "TargetMode"),
    }
)
# Half of a document says how it looks, which nobody asks.
_KEPT: Mapping[str, frozenset[str]] = {
    "w:rPr": frozenset({"w:vanish", "w:ins", "w:del"}),
    "w:pPr": frozenset({"w:pStyle", "w:numPr", "w:outlineLvl", "w:rPr", "w:sectPr"}),
    "w:sectPr": frozenset({"w:headerReference", "w:footerReference", "w:titlePg"}),
    "w:trPr": frozenset({"w:ins", "w:del", "w:gridBefore"}),
    "w:tcPr": frozenset({"w:gridSpan"}),
    **dict.fromkeys(("w:tblPr", "w:tblGrid", "w:tblPrEx", "w:latentStyles"), frozenset[str]()),
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    _W: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
}
_MARKS = (  # how a part begins, its encoding, and as much of it as is only a mark
    (codecs.BOM_UTF8, "utf-8", 3),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
    ("<".encode("utf-16-le"), "utf-16-le", 0),
    ("<".encode("utf-16-be"), "utf-16-be", 0),
)
_DECLARED = re.compile(
    rb"""<\?xml[^<>]{1,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""", re.ASCII
)
# The standard allows UTF-8 and UTF-16; of the others those that programs have written. What
# calls itself UTF-16 and is not is UTF-8, written by a program that thought of its own memory.
_ENCODINGS: Mapping[str, str] = {
    **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii", "utf-16"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    **{name: name for name in ("iso-8859-1", "windows-1252", "shift_jis", "euc-kr")},
}


class Meter(Struct):
    """How much more is read of the parts of one document: elements and pieces of text."""

    events: int = _MOST_EVENTS


class Text(NamedTuple):
    """Characters that the file holds from byte `start` on, as they are or as one reference."""

    start: int
    text: str


class Element:
    """An element: its name with the usual prefix, which begins at byte `start`.

    Its end tag begins at byte `closing`; where it has none, it ends there. `said` are its
    attributes, each name before its value; `children` the elements in it; `texts` its characters,
    kept only of elements of text; `worded` says that a w:t stands somewhere in it.
    """

    __slots__ = ("children", "closing", "name", "said", "start", "texts", "worded")

    def __init__(self, name: str, said: Sequence[str], start: int) -> None:
        self.name = name
        self.said = said
        self.children: Sequence[Element] = ()
        self.texts: Sequence[Text] = ()
        self.start = start
        self.closing = start
        self.worded = False

    @overload
    def get(self, attribute: str) -> str | None: ...

    @overload
    def get(self, attribute: str, otherwise: str) -> str: ...

    def get(self, attribute: str, otherwise: str | None = None) -> str | None:
        """Return what an attribute says."""
        said = self.said
        for place in range(0, len(said), 2):
            if said[place] == attribute:
                return said[place + 1]
        return otherwise

    def end(self, data: bytes) -> int:
        """Return the byte behind the element, whose part is `data`."""
        return data.index(b">", self.closing) + 1 if self.has_end_tag(data) else self.closing

    def has_end_tag(self, data: bytes) -> bool:
        """Say whether there is room in the element, whose part is `data`: not so in <w:p/>."""
        tag = _TAG.match(data, self.start)
        return tag is None or tag.end() != self.closing or data[tag.end() - 2] != ord("/")

    def child(self, name: str) -> Element | None:
        """Return the first child of that name."""
        for one in self.children:
            if one.name == name:
                return one
        return None

    def value(self, name: str, attribute: str = "w:val") -> str | None:
        """Return what an attribute of the first child of that name says."""
        found = self.child(name)
        return None if found is None else found.get(attribute)

    def descendants(self, name: str) -> Iterator[Element]:
        """Yield all elements of that name below this one, in order."""
        waiting = [iter(self.children)]
        while waiting:
            one = next(waiting[-1], None)
            if one is None:
                waiting.pop()
                continue
            if one.name == name:
                yield one
            waiting.append(iter(one.children))


def utf8(data: bytes) -> bytes:
    """Return XML as UTF-8 without a mark: offsets in it are those of an edited part.

    Raises Unparsable.
    """
    encoding, mark = _encoding(data)
    data = data[mark:]
    try:
        made = data if encoding == "utf-8" else data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        raise broken(f"XML 的编码有误：{error}", f"XML: {error}") from None
    if (found := _DECLARED.match(made, 0, 200)) and found[1].lower() != b"utf-8":
        made = made[: found.start(1)] + b"UTF-8" + made[found.end(1) :]
    return made


def _encoding(data: bytes) -> tuple[str, int]:
    """Return the encoding of a part, and how many bytes are its mark; raises Unparsable."""
    for begins, encoding, mark in _MARKS:
        if data.startswith(begins):
            return encoding, mark
    found = _DECLARED.match(data, 0, 200)
    said = found[1].decode().lower() if found is not None else "utf-8"
    if said not in _ENCODINGS:
        raise broken(f"XML 的编码 {said} 不能用", f"XML: unusable encoding {said}")
    return _ENCODINGS[said], 0


def integer(value: str | None) -> int | None:
    """Return the whole number that an attribute says; None where it says none."""
    if value is None or len(value) > _LONGEST_NUMBER or not value.isascii():
        return None
    return int(value) if value.isdigit() else None


def parse(data: bytes, meter: Meter | None = None) -> Element:
    """Return the root element of a part; raises Unparsable."""
    collects = gc.isenabled()
    gc.disable()  # there is none while a tree grows, and looking for it takes a third of the time
    try:
        meter = meter or Meter()
        tree = _Tree(meter.events)
        root = tree.parse(utf8(data))
        meter.events = tree.left
        return root
    except expat.ExpatError as error:
        raise broken(f"XML 不完整：{error}", f"XML: {error}") from None
    finally:
        if collects:
            gc.enable()


def hold_well_formed(data: bytes) -> None:
    """Do nothing where `data` is XML; raises Unparsable."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError as error:
        raise broken(f"XML 不完整：{error}", f"XML: {error}") from None


class _Tree:
    """Makes the tree of what expat tells, without what `_KEPT` leaves out."""

    __slots__ = ("_names", "_parser", "_root", "_skipped", "_stack", "left")

    def __init__(self, left: int) -> None:
        """Begin with nothing; `left` elements and pieces of text may come."""
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse
        self._names: dict[str, str] = {}
        self._root = Element("", (), 0)
        self._stack = [self._root]
        self._skipped = 0  # how deep in an element that is left out
        self.left = left

    def parse(self, data: bytes) -> Element:
        """Return the root element."""
        _feed(self._parser, data)
        return self._root.children[0]

    def _name(self, full: str) -> str:
        uri, _, local = full.rpartition(" ")
        prefix = _PREFIXES.get(uri, "?" if uri else "")
        self._names[full] = name = f"{prefix}:{local}" if prefix else local
        return name

    def _start(self, full: str, attributes: Sequence[str]) -> None:
        self.left -= 1
        stack = self._stack
        levels = len(stack) + self._skipped
        if self.left < 0 or levels > MOST_LEVELS or len(attributes) > _MOST_ATTRIBUTES:
            raise _too_many()
        if self._skipped:
            self._skipped += 1
            return
        name = self._names.get(full) or self._name(full)
        parent = stack[-1]
        kept = _KEPT.get(parent.name)
        if kept is not None and name not in kept:
            self._skipped = 1
            return
        said = self._said(attributes) if attributes else ()
        one = Element(name, said, self._parser.CurrentByteIndex)
        if parent.children:
            parent.children.append(one)  # type: ignore[attr-defined]  # a list while it grows
        else:
            parent.children = [one]
        stack.append(one)
        if name == "w:t":
            _tell_worded(stack)

    def _said(self, attributes: Sequence[str]) -> Sequence[str]:
        said: Sequence[str] = ()
        for place in range(0, len(attributes), 2):
            full = attributes[place]
            name = self._names.get(full) or self._name(full)
            if name in _ATTRIBUTES:
                said = (*said, name, attributes[place + 1])
        return said

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._stack.pop().closing = self._parser.CurrentByteIndex

    def _characters(self, text: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise _too_many()
        open_ = self._stack[-1]
        if open_.name in _TEXTS and not self._skipped:
            said = Text(self._parser.CurrentByteIndex, text)
            if open_.texts:
                open_.texts.append(said)  # type: ignore[attr-defined]  # a list while it grows
            else:
                open_.texts = [said]


def _tell_worded(stack: Sequence[Element]) -> None:
    """Say of all open elements that there are words in them."""
    for outer in reversed(stack):
        if outer.worded:
            break
        outer.worded = True


def _feed(parser: expat.XMLParserType, data: bytes) -> None:
    for start in range(0, len(data) or 1, _PORTION):
        end = start + _PORTION
        parser.Parse(data[start:end], end >= len(data))
        # A tag or a comment of megabytes is looked through anew with every portion.
        if end < len(data) and end - parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise _too_many()


def _refuse(*_: object) -> None:
    raise broken("含有 DTD，文档里不该有", "it has a DTD, which no document has")


def _too_many() -> Unparsable:
    return excessive("元素嵌套过深、过多或过大", "elements too deep, too many or too large")
