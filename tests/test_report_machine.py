"""The formats for other tools: JSON as promised, one line a finding."""

import io
import json

import pytest

from wenlint.core.finding import FileEdit, FileFix, FileReport, Finding, RelatedLocation, Report
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position
from wenlint.report.formats import FORMATS
from wenlint.report.write import Style, write_report


def place(row, start, end):
    return Location(Position(row, start), Position(row, end))


FULL = Finding(
    "报告/甲.md",
    "NUM001",
    "numbering-gap",
    Severity.WARNING,
    Message("缺少“三、”", "三、 is missing"),
    place(12, 1, 3),
    (RelatedLocation(Message("前一项", "the one before"), place(8, 1, 3)),),
    FileFix(Message("改为三", "make it 三"), (FileEdit(place(12, 1, 2), "三"),), safe=False),
)
BARE = Finding("a.md", "TXT001", "x", Severity.ERROR, Message("坏", "bad"), place(1, 1, 2))


def written(form, *findings, stream=None, **style):
    stream = stream or io.StringIO()
    write_report(Report((FileReport("a.md", findings),)), form, stream, Style(**style))
    return stream


def test_the_formats():
    assert FORMATS[:2] == ("full", "concise")
    with pytest.raises(ValueError, match="sarif2"):
        written("sarif2")


def test_json_has_the_promised_keys_in_order():
    text = written("json", FULL).getvalue()
    assert json.loads(text) == [
        {
            "filename": "报告/甲.md",
            "code": "NUM001",
            "name": "numbering-gap",
            "severity": "warning",
            "message": "缺少“三、”",
            "location": {"row": 12, "column": 1},
            "end_location": {"row": 12, "column": 3},
            "related": [
                {
                    "message": "前一项",
                    "location": {"row": 8, "column": 1},
                    "end_location": {"row": 8, "column": 3},
                }
            ],
            "fix": {
                "applicability": "unsafe",
                "message": "改为三",
                "edits": [
                    {
                        "location": {"row": 12, "column": 1},
                        "end_location": {"row": 12, "column": 2},
                        "content": "三",
                    }
                ],
            },
            "place": None,
        }
    ]
    assert list(json.loads(text)[0]) == [
        "filename", "code", "name", "severity", "message", "location", "end_location",
        "related", "fix", "place",
    ]  # fmt: skip
    assert "缺少“三、”" in text


def test_json_in_english_and_without_extras():
    (only,) = json.loads(written("json", BARE, language="en").getvalue())
    assert (only["message"], only["related"], only["fix"]) == ("bad", [], None)


def test_json_of_a_clean_run_is_an_empty_array():
    assert written("json").getvalue() == "[]\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_json_survives_surrogates_and_narrow_encodings(encoding):
    message = "坏\ud800😀\\u"
    bad = Finding("a\udcff", "T1", "x", Severity.INFO, Message(message, ""), place(1, 1, 2))
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    written("json", bad, stream=stream)
    (only,) = json.loads(raw.getvalue().decode(encoding))
    assert (only["filename"], only["message"]) == ("a\udcff", message)


def test_concise_is_one_line_a_finding():
    assert written("concise", FULL, BARE).getvalue() == (
        "报告/甲.md:12:1: NUM001 缺少“三、”\na.md:1:1: TXT001 坏\n"
    )
    assert written("concise").getvalue() == ""


def test_concise_keeps_a_message_on_its_line():
    bad = Finding("a", "T1", "x", Severity.INFO, Message("一\n二\x1b[0m\u200b", ""), place(1, 1, 2))
    assert written("concise", bad).getvalue() == ("a:1:1: T1 一⟨U+000A⟩二⟨U+001B⟩[0m⟨U+200B⟩\n")
