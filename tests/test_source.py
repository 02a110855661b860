"""From the prose back to the file: CRLF, markup that vanished, entities."""

from __future__ import annotations

import pytest

from wenlint.core.document import Document
from wenlint.core.text import LineIndex, Position, Span
from wenlint.readers import read, read_text


def span_of(document: Document, part: str) -> Span:
    start = document.text.index(part)
    return Span(start, start + len(part))


def position_of(document: Document, part: str) -> Position:
    return document.source.locate(span_of(document, part)).start


def test_lines_end_at_the_three_line_ends_only() -> None:
    index = LineIndex("一\r\n二\n三\r四\u2028五\x0c六")
    assert len(index) == 4
    assert index.position(7) == Position(4, 1)
    assert index.offset(Position(4, 1)) == 7


def test_crlf_is_kept_in_the_file_and_plain_in_the_prose() -> None:
    document = read("第一行\r\n第二行XX市\r\n".encode(), "a.txt")
    assert document.text == "第一行\n第二行XX市\n"
    span = span_of(document, "XX")
    assert position_of(document, "XX") == Position(2, 4)
    assert document.source.span(span).of(document.source.text) == "XX"
    assert document.source.is_literal(span)
    # a line end is edited whole
    line = document.source.edit_range(span_of(document, "第一行\n"))
    assert line is not None
    assert line.of(document.source.text) == "第一行\r\n"
    end = document.source.edit_range(span_of(document, "\n第二"))
    assert end is not None
    assert end.of(document.source.text) == "\r\n第二"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_markdown_keeps_positions_exact(line_end: str) -> None:
    text = line_end.join(
        [
            "# 标题 **重点**",
            "",
            "正文[链接](http://x.cn/xx)与&amp;，共`x`12名",
            "",
            "| 甲 | XX市 |",
            "|---|---|",
        ]
    )
    document = read_text(text, "a.md")
    for part, place in (("重点", (1, 8)), ("链接", (3, 4)), ("12名", (3, 34)), ("XX市", (5, 7))):
        span = span_of(document, part)
        assert position_of(document, part) == place
        assert document.source.span(span).of(document.source.text) == part
        assert document.source.is_literal(span)


def test_what_the_file_spells_otherwise_is_not_editable() -> None:
    document = read_text("甲&amp;乙**丙**丁\n", "a.md")
    assert document.text.startswith("甲&乙丙丁")
    assert not document.source.is_literal(span_of(document, "&"))
    assert not document.source.is_literal(span_of(document, "乙丙"))
    assert document.source.is_literal(span_of(document, "丙"))
