"""Findings as the diagnostics that an editor shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types
from msgspec import Struct, field

from wenlint.core.finding import Finding
from wenlint.core.hit import Severity
from wenlint.server.checked import Checked
from wenlint.server.ruler import Ruler

_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


class Shown(Struct, frozen=True):
    """A checked text as the editor shows it: each finding with its diagnostic."""

    uri: str
    checked: Checked
    ruler: Ruler
    pairs: Sequence[tuple[Finding, types.Diagnostic]] = field(default=())

    @property
    def diagnostics(self) -> list[types.Diagnostic]:
        """All diagnostics; a text that could not be checked says so on its first line."""
        if self.checked.trouble:
            severity = types.DiagnosticSeverity.Error
            return [types.Diagnostic(_TOP, self.checked.trouble, severity, source="wenlint")]
        return [diagnostic for _, diagnostic in self.pairs]

    def at(self, range_: types.Range) -> Iterator[tuple[Finding, types.Diagnostic]]:
        """Yield what touches `range_`, its two ends included."""
        for finding, diagnostic in self.pairs:
            there = diagnostic.range
            if _key(there.start) <= _key(range_.end) and _key(range_.start) <= _key(there.end):
                yield finding, diagnostic


def show(checked: Checked, uri: str, encoding: str, *, related: bool) -> Shown:
    """Return what the editor shows of `checked`.

    `related` says whether it can show the other end of a contradiction by itself.
    """
    ruler = Ruler(checked.text.text, encoding)
    pairs = tuple(
        (finding, _diagnostic(finding, checked.language, uri, ruler, related=related))
        for finding in checked.findings
    )
    return Shown(uri, checked, ruler, pairs)


def _diagnostic(
    finding: Finding, language: str, uri: str, ruler: Ruler, *, related: bool
) -> types.Diagnostic:
    message = finding.message.in_language(language)
    others = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, ruler.place(other.location)), other.message.in_language(language)
        )
        for other in finding.related
    ]
    if others and not related:
        places = (other.location.start for other in finding.related)
        lines = zip(places, others, strict=True)
        message += "".join(f"\n→ {place.row}:{place.column}  {o.message}" for place, o in lines)
    return types.Diagnostic(
        ruler.place(finding.location),
        message,
        _SEVERITIES[finding.severity],
        code=finding.code,
        source="wenlint",
        related_information=others if others and related else None,
    )


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
