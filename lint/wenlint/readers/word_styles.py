"""Paragraph styles of Word: what their chain says of outline and list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.readers.xml_tree import Element, integer

_OFF = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9
_HEADING = lazy(r"(?i)(?:heading|标题|標題) ?([1-9])")
_TITLE = lazy(r"(?i)title|标题|標題")
_CONTENTS = lazy(r"(?i)(?:toc|目录|目錄) ?[1-9]")
_CAPTION = lazy(r"(?i)caption|题注|題註")
_MOST_STYLES = 40


class Style(Struct, frozen=True):
    """What a paragraph style says, its own chain counted in."""

    name: str = ""
    outline: int | None = None  # from 0; None is body text
    list: int | None = None
    level: int | None = None

    @property
    def is_contents(self) -> bool:
        return _CONTENTS.fullmatch(self.name) is not None

    @property
    def is_caption(self) -> bool:
        return _CAPTION.fullmatch(self.name) is not None

    @property
    def is_title(self) -> bool:
        return _TITLE.fullmatch(self.name) is not None


def on(properties: Element | None, name: str) -> bool | None:
    """Return whether a switch such as w:vanish is on, None where nothing is said of it."""
    found = properties.child(name) if properties is not None else None
    if found is None:
        return None
    return found.get("w:val", "1") not in _OFF


def outline_of(properties: Element | None) -> int | None:
    """Return the outline level that the properties of a paragraph set, from 0."""
    return integer(properties.value("w:outlineLvl")) if properties is not None else None


def list_of(properties: Element | None) -> tuple[int | None, int | None]:
    """Return the list and the level that the properties of a paragraph set."""
    numbers = properties.child("w:numPr") if properties is not None else None
    if numbers is None:
        return None, None
    return integer(numbers.value("w:numId")), integer(numbers.value("w:ilvl"))


class _Own(Struct, frozen=True):
    """What the element of a style says itself."""

    name: str
    based_on: str
    outline: int | None
    list: int | None
    level: int | None


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self.default = ""
        for one in root.children if root is not None else ():
            if one.name != "w:style":
                continue
            name = one.get("w:styleId", "")
            self._elements.setdefault(name, one)
            kind, default = one.get("w:type"), one.get("w:default", "0")
            if kind == "paragraph" and default not in _OFF:
                self.default = name
        self._styles: dict[str, Style] = {}
        self._owns: dict[str, _Own] = {}

    def __getitem__(self, name: str) -> Style:
        """Return a style; an empty one where it is not defined."""
        if name not in self._styles:
            self._styles[name] = self._made(name)
        return self._styles[name]

    @property
    def lists(self) -> Mapping[str, int]:
        """The lists that numbering styles name, by the id of the style."""
        found = {}
        for name, one in self._elements.items():
            list_, _ = list_of(one.child("w:pPr"))
            if list_ is not None:
                found[name] = list_
        return found

    def _made(self, name: str) -> Style:
        chain = list(self._chain(name))
        outline = next((one.outline for one in chain if one.outline is not None), None)
        title = chain[0].name if chain else ""
        heading = _HEADING.fullmatch(title)
        if outline is None and heading is not None:
            outline = int(heading[1]) - 1
        if outline is not None and outline >= _BODY_LEVEL:
            outline = None
        return Style(
            title,
            outline,
            next((one.list for one in chain if one.list is not None), None),
            next((one.level for one in chain if one.level is not None), None),
        )

    def _chain(self, name: str) -> Iterator[_Own]:
        """Yield what a style and those that it is based on say themselves; a circle ends."""
        seen: set[str] = set()
        while name in self._elements and name not in seen and len(seen) < _MOST_STYLES:
            seen.add(name)
            one = self._owns.get(name)
            if one is None:
                one = self._owns[name] = _own(self._elements[name])
            yield one
            name = one.based_on


def _own(element: Element) -> _Own:
    paragraph = element.child("w:pPr")
    list_, level = list_of(paragraph)
    return _Own(
        element.value("w:name") or "",
        element.value("w:basedOn") or "",
        outline_of(paragraph),
        list_,
        level,
    )
