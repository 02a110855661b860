"""One document and the active rules: hits become findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wenlint.document import Document
from wenlint.finding import FileEdit, FileFix, FileReport, Finding, Message, Place, RelatedPlace
from wenlint.rule import Fix, Hit, Rule, Severity
from wenlint.text import Position, Span

_FIRST = Place(Position(1, 1), Position(1, 1))


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule with what the configuration makes of it."""

    rule: Rule
    options: Any
    severity: Severity


def check(document: Document, rules: Iterable[ActiveRule]) -> FileReport:
    """Return what `rules` find in `document`, sorted; a rule that crashes is a finding itself."""
    findings = sorted(
        {f.sort_key: f for active in rules for f in _findings(document, active)}.values(),
        key=lambda finding: finding.sort_key,
    )
    rows = {f.place.start.row for f in findings}
    rows |= {related.place.start.row for f in findings for related in f.related}
    return FileReport(
        document.path,
        tuple(findings),
        {row: _line(document, row) for row in sorted(rows)},
        len(document.text),
    )


def trouble(path: str, code: str, name: str, message: Message) -> Finding:
    """Return the finding that says why the linter could not do its work on a file."""
    return Finding(path, code, name, Severity.ERROR, message, _FIRST)


def _findings(document: Document, active: ActiveRule) -> Iterator[Finding]:
    try:
        for hit in active.rule.check(document, active.options):
            yield _stamp(document, active, hit)
    except Exception as error:
        code = active.rule.code
        why = f"{type(error).__name__}: {error}"
        yield trouble(
            document.path,
            "WL006",
            "rule-crashed",
            Message(
                f"规则 {code} 出错，本文件的检查不完整（{why}）；可用 --ignore {code} 跳过，并请报告",
                f"rule {code} crashed, so this file is not fully checked ({why}); "
                f"skip it with --ignore {code}, and please report it",
            ),
        )


def _stamp(document: Document, active: ActiveRule, hit: Hit) -> Finding:
    return Finding(
        document.path,
        active.rule.code,
        active.rule.name,
        hit.severity or active.severity,
        Message(hit.zh, hit.en),
        _place(document, hit.span),
        tuple(
            RelatedPlace(Message(other.zh, other.en), _place(document, other.span))
            for other in hit.related
        ),
        _file_fix(document, hit.fix) if hit.fix else None,
        document.sentence(hit.span).of(document.text),
    )


def _place(document: Document, span: Span) -> Place:
    source = document.source
    there = source.span(span)
    return Place(source.index.position(there.start), source.index.position(there.end))


def _file_fix(document: Document, fix: Fix) -> FileFix | None:
    """Return the fix as edits of the file, or None where the file spells the prose otherwise."""
    if not all(document.source.editable(edit.span) for edit in fix.edits):
        return None
    return FileFix(
        Message(fix.zh, fix.en),
        tuple(FileEdit(_place(document, edit.span), edit.content) for edit in fix.edits),
        fix.safe,
    )


def _line(document: Document, row: int) -> str:
    return document.source.index.line(row).of(document.source.text)
