"""The engine: hits become findings, a rule that crashes becomes one too."""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.finding import FileEdit
from wenlint.core.hit import Edit, Fix, Hit, Related, Severity
from wenlint.core.location import Location
from wenlint.core.text import Position, Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.rule import NoOptions, Rule
from wenlint.readers import read_text


def active(check: object, severity: Severity = Severity.ERROR) -> ActiveRule:
    rule = Rule("PH999", "test-rule", severity, False, NoOptions, check, "")  # type: ignore[arg-type]
    return ActiveRule(rule, NoOptions(), severity)


def finds_xx(document: Document, _: NoOptions) -> Iterator[Hit]:
    start = document.text.index("XX")
    span = Span(start, start + 2)
    fix = Fix("改", "mend", (Edit(span, "某"),), safe=True)
    yield Hit(span, "占位", "mask", (Related(Span(0, 1), "起", "start"),), fix)


def crashes(document: Document, _: NoOptions) -> Iterator[Hit]:
    yield Hit(Span(0, 1), "先有一处", "one before")
    raise RuntimeError("boom")


def test_a_hit_is_stamped_with_places_of_the_file() -> None:
    document = read_text("# 题目\n\n由**XX**市主办。后一句。\n", "a.md")
    report = check(document, [active(finds_xx)])
    (finding,) = report.findings
    assert (finding.path, finding.code, finding.name) == ("a.md", "PH999", "test-rule")
    assert finding.location == Location(Position(3, 4), Position(3, 6))
    assert finding.sentence == "由XX市主办。"
    assert finding.related[0].location.start == Position(1, 3)
    assert finding.fix is not None
    assert finding.fix.edits == (FileEdit(finding.location, "某"),)
    assert report.lines == {1: "# 题目", 3: "由**XX**市主办。后一句。"}


def test_a_fix_that_would_touch_markup_is_refused() -> None:
    def spans_markup(document: Document, _: NoOptions) -> Iterator[Hit]:
        span = Span(0, len("由XX市"))
        yield Hit(span, "占位", "mask", fix=Fix("改", "mend", (Edit(span, ""),), safe=True))

    (finding,) = check(read_text("由**XX**市主办。\n", "a.md"), [active(spans_markup)]).findings
    assert finding.fix is None


def test_code_is_a_gap_in_the_words_that_a_message_quotes() -> None:
    def quotes(document: Document, _: NoOptions) -> Iterator[Hit]:
        yield Hit(Span(0, 1), f"有“{document.text.strip()}”", f"has {document.text.strip()}")

    (finding,) = check(read_text("运行`make`即可\n", "a.md"), [active(quotes)]).findings
    assert finding.message.zh == "有“运行…即可”"
    assert finding.message.en == "has 运行…即可"


def test_a_crash_is_a_finding_beside_what_was_found() -> None:
    report = check(read_text("甲\n"), [active(crashes), active(finds_nothing)])
    assert [finding.code for finding in report.findings] == ["WL006", "PH999"]
    assert "boom" in report.findings[0].message.zh
    assert report.findings[0].fatal


def finds_nothing(document: Document, _: NoOptions) -> Iterator[Hit]:
    yield from ()


def test_a_hit_may_have_a_severity_of_its_own() -> None:
    def hints(document: Document, _: NoOptions) -> Iterator[Hit]:
        yield Hit(Span(0, 1), "提示", "hint", severity=Severity.INFO)

    (finding,) = check(read_text("甲\n"), [active(hints)]).findings
    assert finding.severity is Severity.INFO
