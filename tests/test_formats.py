"""The formats of CI servers and other programs, each checked against its own schema."""

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from msgspec.structs import replace

from wenlint.cli import main
from wenlint.core.document import Document
from wenlint.core.finding import (
    FileEdit,
    FileFix,
    FileReport,
    Finding,
    RelatedLocation,
    Report,
    Skipped,
)
from wenlint.core.hit import Edit, Fix, Hit, Related, Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position, Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.fingerprint import fingerprints
from wenlint.engine.rule import NoOptions, Rule
from wenlint.readers import read
from wenlint.report.formats import FORMATS
from wenlint.report.write import Style, write_report

DATA = Path(__file__).parent / "data"
# What Windows forbids in names, and what URIs, XML, GitHub's commands and Markdown give a meaning.
HOSTILE = "报告 1,2/#甲?%41&<b>|\"*:[x](y)`'\\;.md"
ASTRAL = "𠮷野家XX元"


def place(row, start, end, last=None):
    return Location(Position(row, start), Position(last or row, end))


def finding(path="a.md", code="PH001", severity=Severity.ERROR, at=None, message="缺", **rest):
    text = Message(message, f"{message} (en)")
    return Finding(path, code, "some-name", severity, text, at or place(1, 1, 2), **rest)


class Elsewhere(RelatedLocation, frozen=True):
    """A related place in another file."""

    path: str = ""


def elsewhere(path, at, message):
    return Elsewhere(Message(message, message), at, path=path)


def report_of(*files, **rest):
    return Report(tuple(files), **rest)


FIX = FileFix(Message("改", "mend"), (FileEdit(place(2, 4, 6), "二"),), safe=True)
RICH = report_of(
    FileReport("clean.md"),
    FileReport(
        HOSTILE,
        (
            finding(HOSTILE, at=place(2, 4, 6), message="“XX”是占位 100%, a:b\n[x](1)", fix=FIX),
            finding(HOSTILE, "NUM001", Severity.WARNING, place(2, 1, 3, last=3)),
            finding(
                HOSTILE, "PUN001", Severity.INFO, place(3, 2, 2), message="\x00\x0b\ufffe\ud800"
            ),
        ),
        {2: ASTRAL, 3: "ab"},
        characters=9,
    ),
    FileReport(
        "b.md",
        (
            finding(
                "b.md",
                "DUP008",
                at=place(1, 2, 4),
                related=(
                    elsewhere(HOSTILE, place(2, 4, 6), "这里[有]\\括号"),
                    RelatedLocation(Message("本文", "here"), place(1, 1, 2)),
                ),
            ),
        ),
        {1: "𠮷𠮷𠮷𠮷"},
    ),
    FileReport("c.md", (finding("c.md", "WL001", message="打不开"),)),
    skipped=(Skipped("d.bin", Message("二进制文件", "binary file")),),
    seconds=1.25,
)
EMPTY = report_of()
CLEAN = report_of(FileReport("clean.md", characters=3))


def written(report, form, **style):
    stream = io.StringIO()
    write_report(report, form, stream, Style(**style))
    return stream.getvalue()


def loaded(report, form, **style):
    return json.loads(written(report, form, **style))


def schema(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def sarif(report, **style):
    """Return the run of a log that the official schema approves of."""
    log = loaded(report, "sarif", **style)
    jsonschema.Draft4Validator(schema("sarif-schema-2.1.0.json")).validate(log)
    return log["runs"][0]


def gitlab(report, **style):
    rows = loaded(report, "gitlab", **style)
    jsonschema.validate(rows, schema("gitlab-code-quality.json"))
    return rows


def rdjson(report, **style):
    result = loaded(report, "rdjson", **style)
    jsonschema.validate(result, schema("rdjson.json"))
    return result["diagnostics"]


def junit(report, **style):
    text = written(report, "junit", **style)
    xmlschema.XMLSchema(DATA / "junit-10.xsd").validate(text)
    return ElementTree.fromstring(text)


def rule_for(pattern, **more):
    """Return a rule that hits `pattern` everywhere."""

    def look(document, options):
        start = document.text.find(pattern)
        while start >= 0:
            span = Span(start, start + len(pattern))
            yield Hit(span, pattern, pattern, **{k: make(span) for k, make in more.items()})
            start = document.text.find(pattern, start + 1)

    return Rule("PH001", "mask", Severity.ERROR, False, NoOptions, look, "")


def checked(text, rule, name="a.txt"):
    document = read(text.encode(), name, None)
    assert isinstance(document, Document)
    return check(document, [ActiveRule(rule, NoOptions(), Severity.ERROR)])


# --- all formats --------------------------------------------------------------------------


def test_the_names_are_those_of_ruff():
    assert FORMATS == (
        "full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "sarif", "junit",
        "rdjson", "markdown",
    )  # fmt: skip


@pytest.mark.parametrize("report", [EMPTY, CLEAN], ids=["no file", "clean file"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_of_nothing_is_valid(report, language):
    assert sarif(report, language=language)["results"] == []
    assert gitlab(report, language=language) == []
    assert rdjson(report, language=language) == []
    assert junit(report, language=language).get("failures") == "0"
    assert loaded(report, "json", language=language) == []
    assert written(report, "json-lines", language=language) == ""
    assert written(report, "github", language=language) == ""
    assert written(report, "grouped", language=language, quiet=True) == ""
    assert written(report, "markdown", language=language).startswith("## wenlint\n\n")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_anything_can_be_written_anywhere(form, encoding, language):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    write_report(RICH, form, stream, Style(language))
    assert stream.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "full"])
def test_only_the_full_report_loads_rich(form):
    code = (
        "import sys; from wenlint.report.write import *; from wenlint.core.finding import *\n"
        f"write_report(Report((FileReport('a'),)), {form!r}, sys.stdout, Style())\n"
        "sys.exit('rich' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


# --- fingerprints -------------------------------------------------------------------------


def test_fingerprints_stay_when_lines_move():
    text = "关于XX市的报告。\n\n甲乙丙XX人，丁XX人。\n"
    moved = "新的第一行。\n\n\n" + text.replace("乙丙", "乙\n  丙")
    before = checked(text, rule_for("XX")).findings
    after = checked(moved, rule_for("XX")).findings
    assert [f.location.start.row for f in before] == [1, 3, 3]
    assert [f.location.start.row for f in after] != [1, 3, 3]
    # Text formats end a sentence at the line: only what was wrapped anew is another one.
    assert fingerprints(before)[0] == fingerprints(after)[0]
    straight = checked("新的第一行。\n\n\n" + text, rule_for("XX")).findings
    assert fingerprints(before) == fingerprints(straight)


def test_fingerprints_tell_equals_apart_and_forget_white_space():
    same = finding(sentence="共 XX 人，\n　XX 户。")
    one, two = fingerprints([same, same])
    assert one != two
    assert fingerprints([replace(same, sentence="共XX人，XX户。", location=place(9, 9, 9))]) == (
        one,
    )
    others = [
        replace(same, path="b.md"),
        replace(same, code="PH002"),
        replace(same, sentence="共XX人，XX户！"),
        replace(same, sentence="共XX人，23户。"),
    ]
    assert len({one, two, *fingerprints(others)}) == 6
    assert fingerprints([]) == ()


def test_fingerprints_of_a_name_that_is_no_utf8():
    assert len(set(fingerprints([finding("a\udcff"), finding("a\ud800")]))) == 2


def test_gitlab_and_sarif_use_them():
    prints = fingerprints(RICH.findings)
    assert [row["fingerprint"] for row in gitlab(RICH)] == list(prints)
    found = [result["partialFingerprints"] for result in sarif(RICH)["results"]]
    assert found == [{"wenlint/v1": one} for one in prints]


# --- SARIF --------------------------------------------------------------------------------


def test_sarif_names_tool_rules_and_levels():
    run = sarif(RICH)
    driver = run["tool"]["driver"]
    assert driver["name"] == "wenlint"
    assert [rule["id"] for rule in driver["rules"]] == [
        "DUP008",
        "NUM001",
        "PH001",
        "PUN001",
        "WL001",
    ]
    for rule in driver["rules"]:  # GitHub requires all of them
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["id"] in rule["help"]["text"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note", "error", "error"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_says_what_was_not_checked():
    (invocation,) = sarif(RICH, language="en")["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "binary file"
    assert sarif(CLEAN)["invocations"][0]["executionSuccessful"] is True


def test_sarif_columns_count_code_points():
    region = sarif(RICH)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 6}
    assert ASTRAL[3:5] == "XX"


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("a b/甲.md", "a%20b/%E7%94%B2.md", "%SRCROOT%"),
        ("a:b.md", "a%3Ab.md", "%SRCROOT%"),
        ("../b.md", "../b.md", "%SRCROOT%"),
        ("/tmp/甲.md", "file:///tmp/%E7%94%B2.md", None),
        ("C:/文/a#.md", "file:///C:/%E6%96%87/a%23.md", None),
        ("a\udcff.md", "a%FF.md", "%SRCROOT%"),
        ("a\ud800.md", "a%ED%A0%80.md", "%SRCROOT%"),
    ],
)
def test_sarif_uris(path, uri, base):
    report = report_of(FileReport(path, (finding(path),)))
    location = sarif(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (location["uri"], location.get("uriBaseId")) == (uri, base)


def test_sarif_uri_of_a_hostile_name_reads_back():
    first = sarif(RICH)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    parts = urlsplit(first["uri"])
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == HOSTILE


def test_sarif_links_to_the_other_ends_and_to_nothing_else():
    first, *_, duplicate, _ = sarif(RICH)["results"]
    assert first["message"]["text"] == "“XX”是占位 100%, a:b⟨U+000A⟩[x] (1)"
    assert duplicate["message"]["text"] == "缺\n[这里\\[有\\]\\\\括号](1)\n[本文](2)"
    there, here = duplicate["relatedLocations"]
    assert (there["id"], here["id"]) == (1, 2)
    assert unquote(there["physicalLocation"]["artifactLocation"]["uri"]) == HOSTILE
    assert here["physicalLocation"]["artifactLocation"]["uri"] == "b.md"


def test_sarif_fixes_replace_regions():
    (fix,) = sarif(RICH)["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "二"}
    assert replacement["deletedRegion"]["startColumn"] == 4
    assert fix["properties"] == {"applicability": "safe"}


# --- GitLab -------------------------------------------------------------------------------


def test_gitlab_shows_the_code_and_a_severity():
    rows = gitlab(RICH)
    assert [row["severity"] for row in rows] == ["major", "minor", "info", "major", "critical"]
    assert rows[3]["description"] == "DUP008 缺"
    assert rows[0]["location"] == {"path": HOSTILE, "lines": {"begin": 2, "end": 2}}
    assert not written(RICH, "gitlab").startswith("\ufeff")  # GitLab allows no byte order mark


# --- GitHub -------------------------------------------------------------------------------


def commands(report):
    """Return the workflow commands as the runner reads them, and the plain lines."""
    lines = written(report, "github").splitlines()
    stop = next(i for i, line in enumerate(lines) if line.startswith("::stop-commands::"))
    token = lines[stop].removeprefix("::stop-commands::")
    assert lines[-1] == f"::{token}::"
    return [parsed(line) for line in lines[:stop]], lines[stop + 1 : -1], token


def parsed(line):
    head, _, data = line.removeprefix("::").partition("::")
    name, _, properties = head.partition(" ")
    pairs = (part.split("=", 1) for part in properties.split(","))
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text):
    pairs = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
    for escape, char in pairs:
        text = text.replace(escape, char)
    return text


def test_github_annotations_read_back():
    found, _, _ = commands(RICH)
    assert [name for name, _, _ in found] == ["error", "warning", "notice", "error", "error"]
    _, properties, message = found[0]
    assert properties == {
        "title": "wenlint (PH001)", "file": HOSTILE, "line": "2", "endLine": "2", "col": "4",
        "endColumn": "6",
    }  # fmt: skip
    assert message == "PH001 “XX”是占位 100%, a:b⟨U+000A⟩[x](1)"
    assert found[3][2] == f"DUP008 缺\n→ {HOSTILE}:2:4 这里[有]\\括号\n→ 1:1 本文"
    assert "col" not in found[1][1]  # GitHub drops columns over several lines


def test_github_escapes_what_its_commands_are_made_of():
    name = "a%0A,b:c\r\n::error::.md"
    (line, *_) = written(report_of(FileReport(name, (finding(name),))), "github").split("\n")
    assert ",file=a%250A%2Cb%3Ac%0D%0A%3A%3Aerror%3A%3A.md,line=1," in line


def test_github_prints_all_findings_and_obeys_none_of_them():
    evil = "::set-env name=x::y"
    many = [finding(evil, at=place(n, 1, 2), message="##[add-path]x") for n in range(1, 31)]
    found, plain, token = commands(report_of(FileReport(evil, tuple(many))))
    assert len(found) == len(plain) == 30
    assert plain[29] == "⟨U+003A⟩:set-env name=x::y:30:1: PH001 #⟨U+0023⟩[add-path]x"
    assert len(token) == 32
    assert commands(report_of(FileReport(evil, tuple(many))))[2] != token


# --- JUnit --------------------------------------------------------------------------------


def test_junit_has_a_suite_a_file():
    root = junit(RICH)
    assert dict(root.attrib) == {
        "name": "wenlint", "tests": "7", "failures": "3", "errors": "1", "time": "1.250",
    }  # fmt: skip
    assert [suite.get("name") for suite in root] == ["clean.md", HOSTILE, "b.md", "c.md", "d.bin"]
    kinds = [[child.tag for child in case] for case in root.iter("testcase")]
    assert kinds == [
        [],
        ["failure"],
        ["failure"],
        ["system-out"],
        ["failure"],
        ["error"],
        ["skipped"],
    ]
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        names = [case.get("name") for case in suite]
        assert len(names) == len(set(names))


def test_junit_keeps_out_what_xml_forbids():
    (text,) = (case.text for case in junit(RICH).iter("system-out"))
    assert text.endswith("⟨U+0000⟩⟨U+000B⟩⟨U+FFFE⟩⟨U+D800⟩")
    failure = junit(RICH)[2][0][0]
    assert failure.get("message") == "DUP008 缺"
    assert failure.text == f"b.md:1:2: DUP008 缺\n→ {HOSTILE}:2:4 这里[有]\\括号\n→ 1:1 本文"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii", "utf-16"])
def test_junit_is_well_formed_in_every_encoding(encoding):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    write_report(RICH, "junit", stream, Style())
    raw = stream.buffer.getvalue()
    if encoding == "utf-16":  # the declaration names the encoding of files and pipes
        raw = raw.decode(encoding).encode()
    assert ElementTree.fromstring(raw)[1].get("name") == HOSTILE


# --- rdjson -------------------------------------------------------------------------------


def test_rdjson_columns_count_bytes_of_utf8():
    first, over_lines, _, duplicate, unread = rdjson(RICH)
    before, inside = ASTRAL[:3].encode(), ASTRAL[3:5].encode()
    assert first["location"]["range"] == {
        "start": {"line": 2, "column": len(before) + 1},
        "end": {"line": 2, "column": len(before + inside) + 1},
    }
    assert over_lines["location"]["range"]["end"] == {"line": 3, "column": 3}
    assert duplicate["location"]["range"]["start"] == {"line": 1, "column": 5}
    assert unread["location"]["range"]["start"] == {"line": 1}  # no text to count bytes in


def test_rdjson_suggestions_and_other_ends():
    first, *_, duplicate, _ = rdjson(RICH)
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": "二"}]
    there, here = duplicate["related_locations"]
    assert there["location"] == first["location"]  # the columns of the other file's line
    assert here["message"] == "本文"


def test_rdjson_suggests_nothing_without_columns():
    far = FileFix(Message("改", "mend"), (FileEdit(place(9, 1, 2), "x"),), safe=True)
    report = report_of(FileReport("a.md", (finding(fix=far),), {1: "ab"}))
    assert "suggestions" not in rdjson(report)[0]


def test_the_engine_keeps_the_lines_that_rdjson_needs():
    text = "𠮷一\r\n𠮷二XX\r\n𠮷三\r\n"
    rule = rule_for(
        "XX",
        fix=lambda span: Fix("改", "mend", (Edit(Span(span.end + 2, span.end + 3), "x"),), True),
        related=lambda span: (Related(Span(1, 2), "前", "before"),),
    )
    (only,) = rdjson(report_of(checked(text, rule)))
    assert only["location"]["range"]["start"] == {"line": 2, "column": 8}
    (suggestion,) = only["suggestions"]
    assert suggestion["range"] == {
        "start": {"line": 3, "column": 5},
        "end": {"line": 3, "column": 8},
    }
    assert only["related_locations"][0]["location"]["range"]["start"] == {"line": 1, "column": 5}


# --- JSON Lines, grouped, Markdown --------------------------------------------------------


def test_json_lines_are_the_elements_of_json():
    report = report_of(FileReport("a", (finding("a", message="一\u2028二\x85"), finding("b"))))
    text = written(report, "json-lines")
    assert [json.loads(line) for line in text.splitlines()] == loaded(report, "json")
    assert text.count("\n") == 2


def test_grouped():
    findings = (
        finding(at=place(12, 1, 3)),
        finding(at=place(3, 1, 2), related=RICH.findings[3].related),
    )
    text = written(report_of(FileReport("x"), FileReport("a.md", findings)), "grouped", quiet=True)
    assert text == (
        "a.md:\n"
        "  12:1  PH001 缺\n"
        "  3:1   PH001 缺\n"
        f"          → {HOSTILE}:2:4 这里[有]\\括号\n"
        "          → 1:1 本文\n"
        "\n"
    )
    assert "跳过 1 个文件" in written(RICH, "grouped")


def tables(text):
    """Return the rows of each table, as GitHub would cut them into cells."""
    cells = [
        [cell.strip() for cell in line.replace("\\|", "¦").strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    heads = [i - 1 for i, row in enumerate(cells) if set(row) == {"---"}]
    return [cells[a:b] for a, b in zip(heads, [*heads[1:], None], strict=True)]


def test_markdown_tables():
    text = written(RICH, "markdown", language="en")
    by_rule, by_file, findings = tables(text)
    assert by_rule[0] == ["Code", "Rule", "Count"]
    assert len(by_rule) == 7
    assert by_file[0] == ["File", "error", "warning", "info"]
    assert by_file[2][1:] == ["1", "1", "1"]
    assert findings[0] == ["Location", "Code", "Message"]
    assert len(findings) == 7
    assert findings[-1][1] == "PUN001"  # the hints last
    assert "could not be checked" in text
    assert "Skipped 1 file" in text.replace("\\", "")


def test_markdown_shows_document_text_as_it_is():
    text = "|`a`** <b>&amp; [x](y) https://e.cn ~~#1\n# 题"
    report = report_of(FileReport(HOSTILE, (finding(HOSTILE, message=text),)))
    (_, _, findings) = tables(written(report, "markdown"))
    shown = findings[2][2].replace("¦", "\\|")
    plain = "".join(char for i, char in enumerate(shown) if char != "\\" or shown[i - 1] == "\\")
    assert plain == text.replace("\n", "⟨U+000A⟩")
    for sign in "|`*<&[]~#:/":
        assert shown.count(sign) == shown.count(f"\\{sign}")


def test_markdown_stops_at_fifty_rows():
    many = tuple(finding(at=place(n, 1, 2)) for n in range(1, 71))
    text = written(report_of(FileReport("a.md", many)), "markdown")
    assert len(tables(text)[2]) == 52
    assert "另有 20 个" in text


# --- the command line ---------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲.txt").write_text("关于XX市的报告。\n", encoding="utf-8")
    return tmp_path


def test_several_reports_in_one_run(folder, capsys):
    command = ["check", "甲.txt", "--output-format", "concise", "--color", "always"]
    assert main(command) == 1
    alone = capsys.readouterr().out
    command += ["--report", "sarif=a=b.sarif", "--report", "full=full.txt"]
    assert main(command) == 1
    assert capsys.readouterr().out == alone
    assert json.loads((folder / "a=b.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "\x1b" not in (folder / "full.txt").read_text("utf-8")
    assert {path.name for path in folder.iterdir()} == {"甲.txt", "a=b.sarif", "full.txt"}


@pytest.mark.parametrize("value", ["sarif", "sarif=", "=x", "sarif2=x", "x"])
def test_a_report_without_format_or_file_is_refused(folder, capsys, value):
    assert main(["check", "甲.txt", "--report", value]) == 2
    assert "FORMAT=FILE" in capsys.readouterr().err


def test_two_reports_into_one_file_are_refused(folder, capsys):
    assert main(["check", "甲.txt", "--output-file", "x", "--report", "sarif=x"]) == 2
    assert "two reports into one file" in capsys.readouterr().err
    assert not (folder / "x").exists()


def test_a_report_that_cannot_be_written_is_an_error_beside_the_others(folder, capsys):
    assert main(["check", "甲.txt", "--exit-zero", "--report", "junit=no/x.xml"]) == 2
    shown = capsys.readouterr()
    assert "PH" in shown.out
    assert "--report" in shown.err


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
def test_a_folder_that_may_not_be_written_to_leaves_the_file_as_it_was(
    folder, capsys, monkeypatch, option
):
    kept = json.dumps({"version": 1, "findings": []})
    (folder / "out.json").write_text(kept)

    def refuse(**_):  # a mode would not stop root, who runs many a container
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert main(["check", "甲.txt", "--exit-zero", option, "out.json"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Error: out.json: ")
    assert f"cannot write {option}" in said
    assert "check that its folder exists" in said
    assert (folder / "out.json").read_text() == kept


def test_a_report_that_breaks_off_leaves_no_half_of_it(folder, monkeypatch):
    (folder / "out.json").write_text("as it was")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert main(["check", "甲.txt", "--output-file", "out.json"]) == 2
    assert (folder / "out.json").read_text() == "as it was"
    assert {path.name for path in folder.iterdir()} == {"甲.txt", "out.json"}


def test_a_device_is_written_to_and_not_replaced(folder):
    before = Path("/dev/null").stat()
    assert main(["check", "甲.txt", "--report", "junit=/dev/null"]) == 1
    assert Path("/dev/null").stat().st_mode == before.st_mode


def test_a_hook_without_files_writes_its_reports_too(folder):
    command = ["check", "甲.txt", "--force-exclude", "--extend-exclude", "*.txt"]
    assert main([*command, "--report", "sarif=a.sarif"]) == 0
    assert json.loads((folder / "a.sarif").read_text("utf-8"))["runs"][0]["results"] == []
