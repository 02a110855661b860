"""XML with the place of every element and text in its bytes: what a splice needs to know.

Document type definitions are refused: no office document has one, and entities are how XML is
made to read other files and to grow without end.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from wenlint.readers.unreadable import broken, excessive

MOST_LEVELS = 200
"""The deepest nesting that is read: documents have some thirty levels."""

_MOST_ELEMENTS = 4_000_000
_NONE: Mapping[str, str] = {}
_TEXTS = frozenset({"w:t", "w:delText", "w:instrText", "w:delInstrText"})
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {
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


class Text(NamedTuple):
    """Characters that the file holds from byte `start` on, as they are or as one reference."""

    start: int
    text: str


class Element:
    """An element: its name with the usual prefix, and the bytes from `start` up to `end`.

    Its end tag begins at byte `closing`; `start` again where it has none.

    `children` are the elements in it, `texts` its characters, kept only of elements of text.
    """

    __slots__ = ("attributes", "children", "closing", "end", "name", "start", "texts")

    def __init__(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.texts: list[Text] = []
        self.start = start
        self.closing = start
        self.end = start

    def child(self, name: str) -> Element | None:
        """Return the first child of that name."""
        for one in self.children:
            if one.name == name:
                return one
        return None

    def value(self, name: str, attribute: str = "w:val") -> str | None:
        """Return what an attribute of the first child of that name says."""
        found = self.child(name)
        return None if found is None else found.attributes.get(attribute)

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
    """Return XML as UTF-8 without a mark: offsets in it are those of an edited part."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding)
            return text.replace("UTF-16", "UTF-8", 1).replace("utf-16", "utf-8", 1).encode()
    return data.removeprefix(codecs.BOM_UTF8)


def parse(data: bytes) -> Element:
    """Return the root element of a part; raises Unparsable."""
    try:
        return _Builder().parse(utf8(data))
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise broken(f"XML 不完整：{error}", f"XML: {error}") from None


class _Builder:
    """Makes the tree of what expat tells."""

    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        self._names: dict[str, str] = {}
        self._root = Element("", _NONE, 0)
        self._stack = [self._root]
        self._ended: list[Element] = []
        self._count = 0

    def parse(self, data: bytes) -> Element:
        self._parser.Parse(data, True)
        self._settle(len(data))
        return self._root.children[0]

    def _name(self, full: str) -> str:
        uri, _, local = full.rpartition(" ")
        prefix = _PREFIXES.get(uri, "?" if uri else "")
        self._names[full] = name = f"{prefix}:{local}" if prefix else local
        return name

    def _settle(self, at: int) -> None:
        """Say where the elements end whose end tags stood before byte `at`."""
        for one in self._ended:
            one.end = at
        self._ended.clear()

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if self._ended:
            self._settle(at)
        self._count += 1
        if len(self._stack) > MOST_LEVELS or self._count > _MOST_ELEMENTS:
            raise excessive("元素嵌套过深或过多", "elements too deep or too many")
        names = self._names
        said = {names.get(key) or self._name(key): value for key, value in attributes.items()}
        one = Element(names.get(full) or self._name(full), said or _NONE, at)
        self._stack[-1].children.append(one)
        self._stack.append(one)

    def _end(self, _: str) -> None:
        at = self._parser.CurrentByteIndex
        if self._ended:
            self._settle(at)
        one = self._stack.pop()
        one.closing = at
        self._ended.append(one)

    def _characters(self, text: str) -> None:
        if self._ended:
            self._settle(self._parser.CurrentByteIndex)
        open_ = self._stack[-1]
        if open_.name in _TEXTS:
            open_.texts.append(Text(self._parser.CurrentByteIndex, text))

    def _doctype(self, *_: object) -> None:
        raise broken("含有 DTD，文档里不该有", "it has a DTD, which no document has")
