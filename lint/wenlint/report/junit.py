"""The JUnit report: a test suite a file, a failed test a finding, as Jenkins reads it."""

from __future__ import annotations

from typing import TextIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from wenlint.core.finding import FileReport, Finding, Report, Skipped
from wenlint.core.hit import Severity
from wenlint.core.visible import visible
from wenlint.report.concise import line
from wenlint.report.saying import related_sayings, saying
from wenlint.report.write import Style

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write `report` as one `testsuites` element.

    All text goes through `visible`: characters that XML forbids even as references would make
    the file unreadable.
    """
    root = _suites(report, style.language)
    ElementTree.indent(root)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    utf = encoding.lower().startswith("utf")
    # ASCII with references is what the declaration says in any other encoding too.
    text = ElementTree.tostring(root, "unicode" if utf else "us-ascii")
    body = text if isinstance(text, str) else text.decode("ascii")
    stream.write(_HEAD + body.removeprefix("<?xml version='1.0' encoding='us-ascii'?>\n") + "\n")


def _suites(report: Report, language: str) -> Element:
    tests = [_suite(file, language) for file in report.files]
    tests += [_skipped(skipped, language) for skipped in report.skipped]
    counts = {
        name: str(sum(int(suite.get(name, "0")) for suite in tests))
        for name in ("tests", "failures", "errors")
    }
    time = f"{report.seconds:.3f}"
    root = Element("testsuites", {"name": "wenlint", **counts, "time": time})
    root.extend(tests)
    return root


def _suite(file: FileReport, language: str) -> Element:
    """Return the suite of one file; a clean one has a single test, which passes."""
    name = visible(file.path)
    errors = sum(finding.fatal for finding in file.findings)
    failures = sum(_fails(finding) for finding in file.findings)
    suite = _counted(name, max(1, len(file.findings)), failures=failures, errors=errors)
    for finding in file.findings:
        suite.append(_case(finding, name, language))
    if not file.findings:
        SubElement(suite, "testcase", {"name": "wenlint", "classname": name})
    return suite


def _skipped(skipped: Skipped, language: str) -> Element:
    name = visible(skipped.path)
    suite = _counted(name, 1, skipped=1)
    case = SubElement(suite, "testcase", {"name": "wenlint", "classname": name})
    SubElement(case, "skipped", {"message": visible(skipped.reason.in_language(language))})
    return suite


def _counted(
    name: str, tests: int, *, failures: int = 0, errors: int = 0, skipped: int = 0
) -> Element:
    counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": skipped}
    return Element("testsuite", {"name": name} | {key: str(n) for key, n in counts.items()})


def _fails(finding: Finding) -> bool:
    """Say whether `finding` makes the run fail, as hints do not."""
    return not finding.fatal and finding.severity is not Severity.INFO


def _case(finding: Finding, path: str, language: str) -> Element:
    """Return the test that `finding` failed; its name is unique, for GitLab keeps one of a name."""
    row, column = finding.location.start
    name = f"{finding.code} {finding.name} {row}:{column}"
    case = Element("testcase", {"name": visible(name), "classname": path})
    text = "\n".join((line(finding, language), *related_sayings(finding, language)))
    if finding.fatal or _fails(finding):
        about = {"message": saying(finding, language), "type": finding.code}
        SubElement(case, "error" if finding.fatal else "failure", about).text = text
    else:
        SubElement(case, "system-out").text = text
    return case
