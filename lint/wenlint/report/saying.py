"""What a finding says, as printable text without style, for the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.finding import Finding, RelatedLocation
from wenlint.core.visible import visible


def saying(finding: Finding, language: str) -> str:
    """Return code and message of `finding` on one line."""
    return visible(f"{finding.code} {finding.message.in_language(language)}")


def related_sayings(finding: Finding, language: str) -> Iterator[str]:
    """Return each related place of `finding` on one line: where it is, and what stands there."""
    for related in finding.related:
        row, column = related.location.start
        path = related_path(finding, related)
        file = "" if path == finding.path else f"{path}:"
        yield visible(f"→ {file}{row}:{column} {related.message.in_language(language)}")


def related_path(finding: Finding, related: RelatedLocation) -> str:
    """Return the file in which `related` stands: that of the finding unless it names another."""
    return related.path or finding.path
