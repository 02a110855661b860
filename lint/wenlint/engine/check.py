"""One document and the active rules: hits become findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from wenlint.core.diagnostics import diagnostic
from wenlint.core.document import SEPARATOR, Document
from wenlint.core.finding import FileEdit, FileFix, FileReport, Finding, RelatedLocation
from wenlint.core.hit import Fix, Hit, Related, Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.engine.characters import as_written, shown_to
from wenlint.engine.rule import OutOfTime, Rule


class ActiveRule(Struct, frozen=True):
    """A rule with what the configuration makes of it."""

    rule: Rule
    options: Any
    severity: Severity


def check(document: Document, rules: Iterable[ActiveRule]) -> FileReport:
    """Return what `rules` find in `document`, sorted; a rule that crashes is a finding itself."""
    return _report(document, (one for active in rules for one in _findings(document, active)))


def check_across(
    documents: Sequence[Document], rules: Iterable[ActiveRule]
) -> Mapping[str, FileReport]:
    """Return what the rules about several documents find in each of `documents`, by its path."""
    found: dict[str, list[Finding]] = {document.path: [] for document in documents}
    for active in rules:
        for finding in _findings_across(documents, active):
            found[finding.path].append(finding)
    return {document.path: _report(document, found[document.path]) for document in documents}


def _report(document: Document, found: Iterable[Finding]) -> FileReport:
    once = {(finding.sort_key, finding.message): finding for finding in found}
    findings = sorted(once.values(), key=lambda finding: finding.sort_key)
    locations = [location for finding in findings for location in _locations(finding)]
    rows = {row for one in locations for row in (one.start.row, one.end.row)}
    return FileReport(
        document.path,
        tuple(findings),
        {row: document.source.line(row) for row in sorted(rows)},
        len(document.text),
    )


def _locations(finding: Finding) -> Iterator[Location]:
    """Return the locations whose lines a report may want: its own, the other ends, the edits."""
    yield finding.location
    yield from (related.location for related in finding.related if related.path is None)
    yield from (edit.location for edit in (finding.fix.edits if finding.fix else ()))


def _findings(document: Document, active: ActiveRule) -> Iterator[Finding]:
    shown = shown_to(document, active.rule)
    try:
        if active.rule.is_triggered(shown):
            for hit in active.rule.check(shown, active.options):
                yield _stamp(document, active, as_written(document, shown, hit))
    except OutOfTime as error:
        yield _given_up(document, active, error)
    except Exception as error:
        yield _crashed(document, active, error)


def _findings_across(documents: Sequence[Document], active: ActiveRule) -> Iterator[Finding]:
    if active.rule.check_across is None or not documents:
        return
    shown = [shown_to(document, active.rule) for document in documents]
    written = {id(one): document for one, document in zip(shown, documents, strict=True)}
    try:
        for one, hit in active.rule.check_across(shown, active.options):
            yield _stamp(written[id(one)], active, as_written(written[id(one)], one, hit))
    except Exception as error:
        yield _crashed(documents[0], active, error)


def _given_up(document: Document, active: ActiveRule, error: OutOfTime) -> Finding:
    code = active.rule.code
    message = Message(
        f"规则 {code} 没有查完：{error.zh}", f"rule {code} was not finished: {error.en}"
    )
    return diagnostic(document.path, "WL004", "timeout", message)


def _crashed(document: Document, active: ActiveRule, error: Exception) -> Finding:
    code = active.rule.code
    why = f"{type(error).__name__}: {error}"
    return diagnostic(
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
        _message(hit),
        document.source.locate_raw(hit.there) if hit.there else document.source.locate(hit.span),
        tuple(_related(document, other) for other in hit.related),
        _file_fix(document, hit.fix) if hit.fix else None,
        document.sentence(hit.span).of(document.text),
    )


def _message(said: Hit | Related | Fix) -> Message:
    """Return what a rule says; code and the like, cut out of the words it quotes, as a gap."""
    return Message(said.zh.replace(SEPARATOR, "…"), said.en.replace(SEPARATOR, "…"))


def _related(document: Document, other: Related) -> RelatedLocation:
    where = other.document or document  # of either characters: they have one path and one source
    path = None if where.path == document.path else where.path
    return RelatedLocation(_message(other), where.source.locate(other.span), path)


def _file_fix(document: Document, fix: Fix) -> FileFix | None:
    """Return the fix as edits of the file, or None where the file spells the prose otherwise."""
    source = document.source
    edits = []
    for edit in fix.edits:
        there = source.edit_range(edit.span)
        if there is None:
            return None
        edits.append(FileEdit(source.locate_raw(there), source.spelled(edit.content)))
    return FileFix(_message(fix), tuple(edits), fix.safe)
