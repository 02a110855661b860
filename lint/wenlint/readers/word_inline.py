"""The words of one paragraph of Word, run by run: fields, changes, symbols, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from wenlint.core.document import SEPARATOR, TriviaKind
from wenlint.readers.word_prose import Piece
from wenlint.readers.word_styles import on
from wenlint.readers.xml_tree import Element

_INSERTED = frozenset({"w:ins", "w:moveTo"})
_DELETED = frozenset({"w:del", "w:moveFrom"})
_MOST_CHANGES = 4  # in one another: one inserted by the first, deleted by the second, moved …
_LONGEST_NAME = 100
_OPAQUE = frozenset({"w:drawing", "w:pict", "w:object"})
_SIGNS: Mapping[str, str] = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "m:oMath": SEPARATOR,
    "m:oMathPara": SEPARATOR,
}
# Line ends within a text are white space to Word; each is one byte, as the space read for it.
_SPACES = {ord("\r"): " ", ord("\n"): " "}
# Boxes and ticks of the symbol fonts, which have no code of their own in them.
_SYMBOLS: Mapping[int, str] = {
    0x6F: "□",
    0xA8: "□",
    0x71: "□",
    0x72: "□",
    0xA3: "□",
    0x2A: "□",
    0xFE: "☑",
    0x52: "☑",
    0xFD: "☒",
    0x53: "☒",
    0x54: "☒",
    0xFC: "✓",
    0x50: "✓",
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0xA1: "○",
    0xB7: "·",
}


class Field(Struct):
    """A field that is open: what it is told to show, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False

    @property
    def is_contents(self) -> bool:
        return self.instruction.split(None, 1)[:1] == ["TOC"]


class Aside(Struct, frozen=True):
    """Something beside the words: `start` and `end` count their characters."""

    kind: TriviaKind
    text: str
    start: int
    end: int


class Inline(Struct):
    """What a paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    remarks: list[tuple[str, int]] = field(default_factory=list)
    contents: bool = False

    def put(self, text: str, part: int = 0, origin: int = -1) -> None:
        """Append characters."""
        self.pieces.append(Piece(text, part, origin))
        self.length += len(text)


def pick(element: Element) -> Element | None:
    """Return the one of several forms of the same content that is to be read."""
    choices = [one for one in element.children if one.name in ("mc:Choice", "mc:Fallback")]
    for one in choices:
        if one.worded:
            return one
    return choices[0] if choices else None


class InlineReader:
    """Reads the paragraphs of one story; fields run on from one to the next."""

    def __init__(self, part: int, *, final: bool) -> None:
        self.part = part
        self._final = final
        self._fields: list[Field] = []
        self._hiding = 0  # how many of them are still told what to show
        self._tables = 0  # how many of them are tables of contents
        self._changes = 0
        self._in_placeholder = False
        self._into = Inline()
        self._readers: Mapping[str, Callable[[Element], None]] = {
            "w:r": self._run,
            "w:fldSimple": self._simple_field,
            "w:sdt": self._control,
            "mc:AlternateContent": self._alternative,
            "w:ruby": self._ruby,
            "w:commentRangeStart": self._remark,
            "w:commentReference": self._remark,
            "w:fldChar": self._field_sign,
            "w:instrText": self._instruction,
            "w:sym": self._symbol,
            "w:t": self._text,
            "w:footnoteReference": self._note,
            "w:endnoteReference": self._note,
        }

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return self._tables > 0

    def read(self, paragraph: Element, into: Inline) -> None:
        """Add what a paragraph says to `into`."""
        self._into = into
        into.contents = into.contents or self.in_contents
        self._children(paragraph)
        into.contents = into.contents or self.in_contents
        # One that was told nothing by now is broken: what follows is not to be lost with it.
        if self._hiding:
            for one in self._fields:
                self._show(one)

    def _children(self, element: Element) -> None:
        for one in element.children:
            name = one.name
            reader = self._readers.get(name)
            if reader is not None:
                reader(one)
            elif name in _SIGNS:
                self._sign(_SIGNS[name], one)
            elif name in _INSERTED or name in _DELETED:
                self._change(one)
            elif name in _OPAQUE:
                self._opaque(one)
            elif name != "w:pPr" and name != "w:rPr" and one.children:
                self._children(one)

    @property
    def _shown(self) -> bool:
        return not self._hiding

    def _put(self, text: str, origin: int = -1) -> None:
        if self._shown:
            self._into.put(text, self.part, origin)

    def _sign(self, sign: str, _: Element) -> None:
        self._put(sign)

    def _text(self, element: Element) -> None:
        for one in element.texts:
            self._put(one.text.translate(_SPACES), one.start)

    def _run(self, element: Element) -> None:
        if on(element.child("w:rPr"), "w:vanish"):
            words = "".join(text.text for t in element.descendants("w:t") for text in t.texts)
            if words.strip() and self._shown:
                self._aside(TriviaKind.HIDDEN, words, self._into.length)
            return
        self._children(element)

    def _aside(self, kind: TriviaKind, text: str, start: int) -> None:
        self._into.asides.append(Aside(kind, text, start, self._into.length))

    def _change(self, element: Element) -> None:
        """Read a change as it was asked for: as if all were accepted, or none was."""
        inserted = element.name in _INSERTED
        start = self._into.length
        self._changes += 1
        if inserted == self._final:
            if inserted:
                self._children(element)
            else:
                self._deleted(element)
        self._changes -= 1
        kind = TriviaKind.INSERTION if inserted else TriviaKind.DELETION
        if self._changes < _MOST_CHANGES and (words := _words_of(element)):
            self._aside(kind, words, start)

    def _deleted(self, element: Element) -> None:
        for one in element.descendants("w:delText"):
            self._text(one)

    def _simple_field(self, element: Element) -> None:
        self._open(Field(element.get("w:instr", "")))
        self._show(self._fields[-1])
        self._children(element)
        self._close()

    def _field_sign(self, element: Element) -> None:
        kind = element.get("w:fldCharType")
        if kind == "begin":
            self._open(Field())
        elif kind == "separate" and self._fields:
            self._show(self._fields[-1])
        elif kind == "end" and self._fields:
            self._show(self._fields[-1])
            self._into.contents = self._into.contents or self.in_contents
            self._close()

    def _open(self, one: Field) -> None:
        self._fields.append(one)
        self._hiding += 1

    def _show(self, one: Field) -> None:
        """Begin the result of a field, where it has not begun."""
        if not one.shows:
            one.shows = True
            self._hiding -= 1
            self._tables += one.is_contents

    def _close(self) -> None:
        self._tables -= self._fields.pop().is_contents

    def _instruction(self, element: Element) -> None:
        if not self._fields or self._fields[-1].shows:
            return
        open_ = self._fields[-1]
        if len(open_.instruction) < _LONGEST_NAME:  # only its first word is asked
            open_.instruction += "".join(one.text for one in element.texts)

    def _control(self, element: Element) -> None:
        start, count = self._into.length, len(self._into.pieces)
        empty = shows_placeholder(element) and not self._in_placeholder
        self._in_placeholder |= empty
        content = element.child("w:sdtContent")
        if content is not None:
            self._children(content)
        if empty:
            self._in_placeholder = False
            if self._into.length > start:
                text = "".join(one.text for one in self._into.pieces[count:])
                self._aside(TriviaKind.PLACEHOLDER, text, start)

    def _alternative(self, element: Element) -> None:
        chosen = pick(element)
        if chosen is not None:
            self._children(chosen)

    def _ruby(self, element: Element) -> None:
        base = element.child("w:rubyBase")
        if base is not None:
            self._children(base)

    def _remark(self, element: Element) -> None:
        self._into.remarks.append((element.get("w:id", ""), self._into.length))

    def _symbol(self, element: Element) -> None:
        code = element.get("w:char", "")
        try:
            sign = int(code, 16) & 0xFF
        except ValueError:
            sign = 0
        self._put(_SYMBOLS.get(sign, SEPARATOR))

    def _note(self, element: Element) -> None:
        if self._shown:
            self._into.notes.append((element.name, element.get("w:id", "")))
            self._put(SEPARATOR)

    def _opaque(self, element: Element) -> None:
        boxes = list(_boxes(element))
        self._into.boxes += boxes
        if not boxes:
            self._put(SEPARATOR)


def _words_of(change: Element) -> str:
    names = ("w:t", "w:delText")
    return "".join(one.text for name in names for t in change.descendants(name) for one in t.texts)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes in a drawing, each once."""
    for one in element.children:
        if one.name == "w:txbxContent":
            yield one
        elif one.name == "mc:AlternateContent":
            chosen = pick(one)
            if chosen is not None:
                yield from _boxes(chosen)
        elif one.children:
            yield from _boxes(one)


def shows_placeholder(control: Element) -> bool:
    """Say whether a content control is empty and shows what is to be filled in."""
    return bool(on(control.child("w:sdtPr"), "w:showingPlcHdr"))
