"""Word documents (.docx .docm .dotx, ECMA-376): every part that holds words, numbers rendered.

No library shows the automatic numbers of Chinese lists, and none tells the bytes that a word
stands at, which the annotated copy needs; so the parts are read with the parser of the standard
library. What was measured on real files is told in `word_numbering.py` and its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from wenlint.core.document import SEPARATOR, AutomaticNumber, BlockKind, Cell, Document, TriviaKind
from wenlint.core.message import Message
from wenlint.core.text import Span
from wenlint.readers.package import Package
from wenlint.readers.unreadable import broken
from wenlint.readers.word_inline import Inline, InlineReader, pick, shows_placeholder
from wenlint.readers.word_numbering import Label, Numbering
from wenlint.readers.word_prose import Piece, Prose
from wenlint.readers.word_styles import Style, Styles, list_of, on, outline_of
from wenlint.readers.xml_tree import Element, integer

_WIDEST = 1000
_PARAGRAPHS_OF_A_PAGE = 3
_CLOSED = "、．）】：:)，。"
_THROUGH = frozenset({"w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"})


def read_word(data: bytes, path: str, *, final: bool = True) -> Document:
    """Return the document of a Word file; tracked changes as accepted, or as if never made.

    Raises Unparsable.
    """
    package = Package(data)
    main = main_part(package)
    return _Reading(package, main, final=final).document(path)


def main_part(package: Package) -> str:
    """Return the name of the part that holds the document; raises Unparsable."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument":
            return relation.target
    raise broken("没有正文部件", "no main part")


class _Paragraph(Struct):
    """A paragraph that was read: its words, and what it is."""

    inline: Inline
    style: Style
    outline: int | None = None
    label: Label | None = None

    @property
    def is_empty(self) -> bool:
        label = self.label is not None and bool(self.label.text)
        return not label and not any(one.text.strip() for one in self.inline.pieces)

    @property
    def kind(self) -> BlockKind:
        if self.inline.contents or self.style.is_contents:
            return BlockKind.CONTENTS_ENTRY
        if self.outline is not None or self.style.is_title:
            return BlockKind.HEADING
        if self.style.is_caption:
            return BlockKind.CAPTION
        if self.label is not None and not self.label.text:
            return BlockKind.LIST_ITEM
        return BlockKind.PARAGRAPH

    @property
    def level(self) -> int:
        if self.kind is BlockKind.HEADING:
            return 1 if self.outline is None else self.outline + 1
        return 1 if self.kind is BlockKind.LIST_ITEM else 0


class _Story(Struct):
    """A part of the text that is read through by itself.

    `name` is None in the body, whose paragraphs are counted.
    """

    inline: InlineReader
    name: Message | None = None
    kind: BlockKind | None = None
    open: Inline | None = None  # a paragraph whose mark was deleted: the next one goes on in it
    in_placeholder: bool = False


class _Row(Struct):
    cells: list[tuple[int, list[_Paragraph]]] = field(default_factory=list)


class _Reading:
    """One pass over the parts of a document."""

    def __init__(self, package: Package, main: str, *, final: bool) -> None:
        self._package = package
        self._main = main
        self._final = final
        self._relations = package.relations(main)
        self._styles = Styles(self._optional("styles"))
        self._numbering = Numbering(self._optional("numbering"), self._styles.lists)
        self._prose = Prose()
        self._paragraphs = 0
        self._tables = 0
        self._notes: list[tuple[str, str]] = []
        self._remarks: dict[str, int] = {}
        self._sections: list[Element] = []

    def document(self, path: str) -> Document:
        """Return the document: the body, its notes, then what stands on each page."""
        root = self._package.tree(self._main)
        body = root.child("w:body")
        if body is None:
            raise broken("正文部件里没有正文", "the main part has no body")
        story = _Story(self._reader(self._main))
        self._story(body, story)
        self._last_section(body)
        self._foot_and_end_notes()
        self._pages()
        self._take_remarks()
        return self._prose.document(path)

    def _optional(self, kind: str) -> Element | None:
        """Return a part that the main part is bound to, if there is one."""
        for relation in self._relations.values():
            if relation.kind == kind and relation.target in self._package:
                return self._package.tree(relation.target)
        return None

    def _reader(self, part: str) -> InlineReader:
        return InlineReader(self._prose.part(part), final=self._final)

    # --- blocks ---------------------------------------------------------------------------

    def _story(self, element: Element, story: _Story) -> None:
        """Read `element` from the first block to the last."""
        self._blocks(element, story)
        self._finish(story)

    def _finish(self, story: _Story) -> None:
        """Write a paragraph that waits for a next one, where there is none."""
        if story.open is not None:
            paragraph = _Paragraph(story.open, self._styles[self._styles.default])
            story.open = None
            self._write(paragraph, story)

    def _blocks(self, element: Element, story: _Story) -> None:
        for one in element.children:
            if one.name == "w:p":
                paragraph = self._paragraph(one, story)
                if paragraph is not None:
                    self._write(paragraph, story)
            elif one.name == "w:tbl":
                self._table(one, story)
            elif one.name == "w:sdt":
                self._control(one, story)
            elif one.name == "mc:AlternateContent":
                chosen = pick(one)
                if chosen is not None:
                    self._blocks(chosen, story)
            elif one.name in _THROUGH:
                self._blocks(one, story)

    def _control(self, element: Element, story: _Story) -> None:
        start = self._prose.length
        empty = shows_placeholder(element) and not story.in_placeholder
        story.in_placeholder |= empty
        content = element.child("w:sdtContent")
        if content is not None:
            self._blocks(content, story)
        if empty:
            story.in_placeholder = False
            self._prose.placeholder(start)

    def _paragraph(self, element: Element, story: _Story) -> _Paragraph | None:
        """Return a paragraph that is read to its end; None where the next one goes on in it."""
        properties = element.child("w:pPr")
        mark = properties.child("w:rPr") if properties is not None else None
        section = properties.child("w:sectPr") if properties is not None else None
        if section is not None:
            self._sections.append(section)
        inline = story.open or Inline()
        story.inline.read(element, inline)
        if mark is not None and mark.child("w:del" if self._final else "w:ins") is not None:
            story.open = inline
            return None
        story.open = None
        style = self._styles[
            (properties.value("w:pStyle") if properties is not None else None)
            or self._styles.default
        ]
        outline = outline_of(properties)
        if outline is None:
            outline = style.outline
        if outline is not None and outline > 8:  # 9 is body text
            outline = None
        label = self._label(properties, style)
        return _Paragraph(inline, style, outline, label)

    def _label(self, properties: Element | None, style: Style) -> Label | None:
        list_, level = list_of(properties)
        if list_ is None:
            list_ = style.list
            if list_ is not None and level is None:
                name = properties.value("w:pStyle") if properties is not None else None
                level = style.level
                if level is None:
                    level = self._numbering.level_of_style(list_, name or self._styles.default)
        return self._numbering.label(list_, level or 0) if list_ else None

    def _write(self, paragraph: _Paragraph, story: _Story) -> None:
        """Write a paragraph as a block of its own, and the text boxes that hang on it."""
        if not paragraph.is_empty:
            self._name_place(story)
            span = self._words(paragraph)
            self._prose.block(story.kind or paragraph.kind, span, paragraph.level)
            self._prose.mark("\n\n")
        else:
            self._beside(paragraph.inline, self._prose.length)
        for box in paragraph.inline.boxes:
            name = Message("文本框", "text box")
            inner = InlineReader(story.inline.part, final=self._final)
            self._story(box, _Story(inner, name, story.kind))

    def _name_place(self, story: _Story) -> None:
        if story.name is not None:
            self._prose.label(story.name)
            return
        self._paragraphs += 1
        number = self._paragraphs
        self._prose.label(Message(f"第{number}段", f"paragraph {number}"))

    def _words(self, paragraph: _Paragraph) -> Span:
        """Write the number and the words of a paragraph; return the span of both."""
        start = self._prose.length
        label = paragraph.label
        if label is not None and label.text:
            span = self._prose.put((Piece(label.text),))
            self._prose.number(
                AutomaticNumber(span, label.list, label.level, label.value, label.pattern)
            )
            if label.gap and label.text[-1] not in _CLOSED:
                self._prose.mark(" ")
        words = self._prose.put(paragraph.inline.pieces)
        self._beside(paragraph.inline, words.start)
        return Span(start, words.end)

    def _beside(self, inline: Inline, start: int) -> None:
        """Keep what stands beside the words that were written from `start` on."""
        for one in inline.asides:
            span = Span(start + one.start, start + one.end)
            self._prose.aside(one.kind, one.text, span)
        for number, at in inline.remarks:
            self._remarks.setdefault(number, start + at)
        self._notes += inline.notes

    # --- tables ---------------------------------------------------------------------------

    def _table(self, element: Element, story: _Story) -> None:
        """Write a table row by row; one in a cell is read as words of that cell."""
        self._finish(story)
        table = self._tables
        self._tables += 1
        for row, cells in enumerate(self._rows(element, story)):
            self._row(table, row, cells, story)
        self._prose.mark("\n")

    def _rows(self, element: Element, story: _Story) -> Iterator[_Row]:
        for one in _named(element, "w:tr"):
            properties = one.child("w:trPr")
            gone = "w:del" if self._final else "w:ins"
            if properties is not None and properties.child(gone) is not None:
                continue
            row = _Row()
            column = _count(properties.value("w:gridBefore") if properties is not None else None, 0)
            for cell in _named(one, "w:tc"):
                said = cell.child("w:tcPr")
                row.cells.append((column, list(self._cell(cell, story))))
                column += _count(said.value("w:gridSpan") if said is not None else None, 1)
            yield row

    def _cell(self, element: Element, story: _Story) -> Iterator[_Paragraph]:
        for one in element.children:
            if one.name == "w:p":
                paragraph = self._paragraph(one, story)
                if paragraph is not None:
                    yield paragraph
            elif one.name == "w:tbl":
                for row in self._rows(one, story):
                    for _, paragraphs in row.cells:
                        yield from paragraphs
            elif one.name in _THROUGH or one.name in ("w:sdt", "w:tc"):
                yield from self._cell(one, story)
        if element.name == "w:tc" and story.open is not None:
            yield _Paragraph(story.open, self._styles[self._styles.default])
            story.open = None

    def _row(self, table: int, row: int, cells: _Row, story: _Story) -> None:
        filled = [paragraphs for _, paragraphs in cells.cells if _filled(paragraphs)]
        if len(filled) == 1 and _is_page(filled[0]):
            for paragraph in filled[0]:
                self._write(paragraph, story)
            return
        boxes: list[Element] = []
        for column, paragraphs in cells.cells:
            self._prose.label(
                Message(
                    f"表{table + 1} 第{row + 1}行第{column + 1}列",
                    f"table {table + 1}, row {row + 1}, column {column + 1}",
                )
            )
            start = self._prose.length
            for number, paragraph in enumerate(_filled(paragraphs)):
                if number:
                    self._prose.mark("\n")
                self._words(paragraph)
            if self._prose.length > start:
                span = Span(start, self._prose.length)
                cell = Cell(table, row, column)
                self._prose.block(story.kind or BlockKind.TABLE_CELL, span, 0, cell)
            self._prose.mark(SEPARATOR)
            boxes += [box for one in paragraphs for box in one.inline.boxes]
        self._prose.mark("\n")
        for box in boxes:
            inner = InlineReader(story.inline.part, final=self._final)
            self._story(box, _Story(inner, Message("文本框", "text box"), story.kind))

    # --- notes, headers, comments ---------------------------------------------------------

    def _foot_and_end_notes(self) -> None:
        for kind, reference, zh, en in (
            ("footnotes", "w:footnoteReference", "脚注", "footnote"),
            ("endnotes", "w:endnoteReference", "尾注", "endnote"),
        ):
            wanted = [number for name, number in self._notes if name == reference]
            part = self._part_of(kind)
            if not wanted or part is None:
                continue
            notes = {one.get("w:id"): one for one in self._package.tree(part).children}
            reader = self._reader(part)
            for place, number in enumerate(wanted, 1):
                if (note := notes.pop(number, None)) is not None:  # each once, however often meant
                    name = Message(f"{zh}{place}", f"{en} {place}")
                    self._story(note, _Story(reader, name, BlockKind.FOOTNOTE))

    def _part_of(self, kind: str) -> str | None:
        for relation in self._relations.values():
            if relation.kind == kind and relation.target in self._package:
                return relation.target
        return None

    def _last_section(self, body: Element) -> None:
        section = body.child("w:sectPr")
        if section is not None:
            self._sections.append(section)

    def _pages(self) -> None:
        """Write what stands on each page, each wording once."""
        seen: set[str] = set()
        even = on(self._optional("settings"), "w:evenAndOddHeaders")
        for section in self._sections:
            first = on(section, "w:titlePg")
            for one in section.children:
                head = one.name == "w:headerReference"
                if not head and one.name != "w:footerReference":
                    continue
                kind = one.get("w:type", "default")
                if kind == "first" and not first:
                    continue
                if kind == "even" and not even:
                    continue
                relation = self._relations.get(one.get("r:id", ""))
                if relation is None or relation.target not in self._package:
                    continue
                if relation.target not in seen:
                    seen.add(relation.target)
                    self._page(relation.target, head=head, seen=seen)

    def _page(self, part: str, *, head: bool, seen: set[str]) -> None:
        root = self._package.tree(part)
        for shape in root.descendants("v:textpath"):
            self._prose.aside(TriviaKind.WATERMARK, shape.get("string", ""))
        said = "".join(text.text for one in root.descendants("w:t") for text in one.texts).strip()
        if not said or said in seen:
            return
        seen.add(said)
        name = Message("页眉", "header") if head else Message("页脚", "footer")
        kind = BlockKind.HEADER if head else BlockKind.FOOTER
        self._story(root, _Story(self._reader(part), name, kind))

    def _take_remarks(self) -> None:
        root = self._optional("comments")
        for one in root.children if root is not None else ():
            if one.name == "w:comment":
                at = self._remarks.get(one.get("w:id", ""), 0)
                words = "".join(text.text for t in one.descendants("w:t") for text in t.texts)
                self._prose.aside(TriviaKind.REMARK, words, Span(at, at))


def _named(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows or cells of a table, those inside content controls too."""
    for one in element.children:
        if one.name == name:
            yield one
        elif one.name == "w:sdt" or one.name in _THROUGH:
            yield from _named(one, name)


def _filled(paragraphs: Sequence[_Paragraph]) -> list[_Paragraph]:
    return [one for one in paragraphs if not one.is_empty]


def _is_page(paragraphs: Sequence[_Paragraph]) -> bool:
    """Say whether the only cell with words in a row holds a part of the document."""
    filled = _filled(paragraphs)
    return len(filled) >= _PARAGRAPHS_OF_A_PAGE or any(
        one.kind is BlockKind.HEADING for one in filled
    )


def _count(value: str | None, otherwise: int) -> int:
    number = integer(value)
    if number is None:
        return otherwise if value is None or not value.isdigit() else _WIDEST
    return min(number, _WIDEST)


__all__ = ["main_part", "read_word"]
