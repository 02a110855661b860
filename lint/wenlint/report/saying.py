"""What a finding says, as printable text without style, for the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.finding import Finding, RelatedLocation
from wenlint.core.location import Location
from wenlint.core.visible import visible


def saying(finding: Finding, language: str) -> str:
    """Return code and message of `finding` on one line."""
    return visible(f"{finding.code} {placed_message(finding, language)}")


def placed_message(finding: Finding, language: str) -> str:
    """Return the message of `finding`, behind its place where that has words instead of rows."""
    label = finding.location.label
    message = finding.message.in_language(language)
    if label is None:
        return message
    return label.in_language(language) + ("：" if language == "zh" else ": ") + message


def related_sayings(finding: Finding, language: str) -> Iterator[str]:
    """Return each related place of `finding` on one line: where it is, and what stands there."""
    for related in finding.related:
        path = related_path(finding, related)
        file = "" if path == finding.path else f"{path}:"
        where = place_of(related.location, language)
        yield visible(f"→ {file}{where} {related.message.in_language(language)}")


def place_of(location: Location, language: str) -> str:
    """Return row and column, or the words for a place that has none."""
    if location.label is not None:
        return location.label.in_language(language)
    return f"{location.start.row}:{location.start.column}"


def related_path(finding: Finding, related: RelatedLocation) -> str:
    """Return the file in which `related` stands: that of the finding unless it names another."""
    return related.path or finding.path
