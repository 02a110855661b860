"""The SARIF 2.1.0 report, for GitHub code scanning and other collectors of results."""

from __future__ import annotations

from typing import Any, TextIO
from urllib.parse import quote

import regex

from wenlint import __version__
from wenlint.core.finding import FileFix, Finding, RelatedLocation, Report, Skipped
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.visible import visible
from wenlint.engine.fingerprint import fingerprints
from wenlint.report.json_text import json_text
from wenlint.report.saying import placed_message, related_path
from wenlint.report.write import Style

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_HELP = Message(
    "运行 `wenlint rule {code}` 查看这条规则找什么、为什么、有哪些例子。",
    "Run `wenlint rule {code}` to read what this rule finds, and why, with examples.",
)
# Not primaryLocationLineHash, which GitHub computes itself and warns about if it differs.
_FINGERPRINT = "wenlint/v1"
_DRIVE = regex.compile(r"[A-Za-z]:/")


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write `report` as a SARIF log of one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, style.language)]}
    stream.write(json_text(log, stream, indent=2) + "\n")


def _run(report: Report, language: str) -> dict[str, Any]:
    names = {finding.code: finding.name for finding in reversed(report.findings)}
    codes = sorted(names)
    prints = fingerprints(report.findings)
    return {
        "tool": {
            "driver": {
                "name": "wenlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code, names[code], language) for code in codes],
            }
        },
        "language": _LANGUAGES[language],
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, language)],
        "results": [
            _result(finding, codes.index(finding.code), fingerprint, language)
            for finding, fingerprint in zip(report.findings, prints, strict=True)
        ],
    }


def _rule(code: str, name: str, language: str) -> dict[str, Any]:
    """Return what can be said of a rule without its documentation; GitHub wants all three."""
    title = {"text": f"{code} {name}"}
    text = {"text": _HELP.in_language(language).format(code=code)}
    return {
        "id": code,
        "name": name,
        "shortDescription": title,
        "fullDescription": title,
        "help": text,
    }


def _invocation(report: Report, language: str) -> dict[str, Any]:
    """Return how the run went: a file that could not be checked is no success."""
    return {
        "executionSuccessful": not any(finding.fatal for finding in report.findings),
        "toolExecutionNotifications": [_notification(one, language) for one in report.skipped],
    }


def _notification(skipped: Skipped, language: str) -> dict[str, Any]:
    return {
        "level": "note",
        "message": {"text": _unlinked(skipped.reason.in_language(language))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.path)}}],
    }


def _result(finding: Finding, rule: int, fingerprint: str, language: str) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding, language)},
        "locations": [{"physicalLocation": _location(finding.path, finding.location)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(number, related, related_path(finding, related), language)
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.path, finding.fix, language)]
    return result


def _message(finding: Finding, language: str) -> str:
    """Return the message, with a link to each related place: GitHub shows those linked only."""
    links = (
        f"[{_link_text(related.message.in_language(language))}]({number})"
        for number, related in enumerate(finding.related, 1)
    )
    return "\n".join((_unlinked(placed_message(finding, language)), *links))


def _unlinked(text: str) -> str:
    """Return `text` of a document so that nothing in it reads as [a link](of SARIF)."""
    return visible(text).replace("](", "] (")


def _link_text(text: str) -> str:
    return regex.sub(r"[\\\[\]]", r"\\\g<0>", visible(text))


def _related(number: int, related: RelatedLocation, path: str, language: str) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": _location(path, related.location),
        "message": {"text": _unlinked(related.message.in_language(language))},
    }


def _fix(path: str, fix: FileFix, language: str) -> dict[str, Any]:
    return {
        "description": {"text": _unlinked(fix.message.in_language(language))},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.location),
                        "insertedContent": {"text": edit.content},
                    }
                    for edit in fix.edits
                ],
            }
        ],
        "properties": {"applicability": "safe" if fix.safe else "unsafe"},
    }


def _location(path: str, place: Location) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": _region(place)}


def _artifact(path: str) -> dict[str, str]:
    """Return the place of a file: relative to the root of the sources unless it is absolute."""
    if path.startswith("/"):
        return {"uri": f"file://{_quoted(path)}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{_quoted(path[2:])}"}
    return {"uri": _quoted(path), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    try:
        return quote(path, errors="surrogateescape")  # the bytes that the name has on the disk
    except UnicodeEncodeError:  # half a character, as names on Windows may have
        return quote(path, errors="surrogatepass")


def _region(place: Location) -> dict[str, int]:
    return {
        "startLine": place.start.row,
        "startColumn": place.start.column,
        "endLine": place.end.row,
        "endColumn": place.end.column,
    }
