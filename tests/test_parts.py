"""A document of several parts, none of which has rows: read by a reader made for this test."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from wenlint.config import Config
from wenlint.core.document import Block, BlockKind, Document
from wenlint.core.finding import FileReport, Report
from wenlint.core.message import Message
from wenlint.core.source import Part, PartedSource, Source
from wenlint.core.text import Span
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter
from wenlint.readers import READERS, ReadOptions
from wenlint.report import json_format, terminal
from wenlint.report.write import Style

PARTS = ("正文", "页眉")
DATA = "关于XX市防汛工作的通知\n请各单位于3月1日前上报。\f第二稿\u200b送审".encode()


def read_parts(data: bytes, path: str, options: ReadOptions) -> Document:
    """Return the document of files whose parts are parted by form feeds."""
    assert options.encoding is None
    texts = data.decode().split("\f")
    prose = "\n".join(texts)
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    parts = tuple(
        Part(start, Message(name, name), Source(text, "utf-8"))
        for start, name, text in zip(starts, PARTS, texts, strict=True)
    )
    lines = prose.split("\n")
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    return Document(path, prose, tuple(blocks), PartedSource(prose, "utf-8", parts=parts))


@pytest.fixture
def report(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> FileReport:
    monkeypatch.setitem(READERS, ".parts", read_parts)  # type: ignore[arg-type]  # a dict
    linter = make_linter(Config(select=("PH", "WM")), registry)
    return linter.check_bytes(DATA, "通知.parts", Path("通知.parts"))


def test_each_finding_names_its_part(report: FileReport) -> None:
    places = [
        (one.code, one.location.start.row, one.location.label and one.location.label.zh)
        for one in report.findings
    ]
    assert places == [("PH001", 1, "正文"), ("WM007", 3, "页眉")]


def test_no_fix_reaches_what_no_edit_of_text_reaches(report: FileReport) -> None:
    assert [one.fix for one in report.findings] == [None, None]


def test_reports_say_the_place_in_words(report: FileReport) -> None:
    stream = io.StringIO()
    json_format.write(Report((report,)), stream, Style(language="zh"))
    assert [one["place"] for one in json.loads(stream.getvalue())] == ["正文", "页眉"]
    stream = io.StringIO()
    terminal.write(Report((report,)), stream, Style(language="zh"))
    assert "页眉" in stream.getvalue()
