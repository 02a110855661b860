"""Findings: hits stamped with the file, the rule and the place, ready to be reported."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from wenlint.core.hit import Severity
from wenlint.core.line_map import LineMap
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position


class FileEdit(Struct, frozen=True):
    """An edit of the file itself."""

    location: Location
    content: str


class FileFix(Struct, frozen=True):
    """A fix turned into edits of the file."""

    message: Message
    edits: tuple[FileEdit, ...]
    safe: bool


class RelatedLocation(Struct, frozen=True):
    """The other end of a contradiction; `path` is set only where that is in another file."""

    message: Message
    location: Location
    path: str | None = None


class Finding(Struct, frozen=True):
    """One defect in one file.

    `sentence` is the sentence it stands in: what a baseline knows it by.
    """

    path: str
    code: str
    name: str
    severity: Severity
    message: Message
    location: Location
    related: tuple[RelatedLocation, ...] = ()
    fix: FileFix | None = None
    sentence: str = ""

    @property
    def sort_key(self) -> tuple[str, Position, Position, str]:
        return self.path, *self.location.sort_key, self.code

    @property
    def fatal(self) -> bool:
        """Whether the linter could not do its work on the file (WL001–WL006: exit 2)."""
        return "WL001" <= self.code <= "WL006"


class FileReport(Struct, frozen=True):
    """What was found in one file; `lines` holds the rows that a report may want to show.

    `origins` is set where fixes have moved rows: it leads them back to the file as it was.
    `checked` is false of what is no document, as a baseline is, and of one for which all rules
    are off. `silenced` is how many findings its own comments took out.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    characters: int = 0
    origins: LineMap | None = None
    checked: bool = True
    silenced: int = 0


class Skipped(Struct, frozen=True):
    """A file that was not checked, and why."""

    path: str
    reason: Message


class LeftOut(Struct, frozen=True):
    """What was left out on purpose for one reason: how much, and what for example."""

    reason: Message
    count: int
    examples: tuple[str, ...] = ()


class Report(Struct, frozen=True):
    """All that a run has to say.

    `notes` tell what configuration, baseline and comments switched off.
    """

    files: tuple[FileReport, ...]
    skipped: tuple[Skipped, ...] = ()
    seconds: float = 0.0
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def checked(self) -> bool:
        """Whether any document was checked to its end."""
        return any(
            file.checked and not any(finding.fatal for finding in file.findings)
            for file in self.files
        )

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings, 2 the linter could not do its work on some file."""
        if any(finding.fatal for finding in self.findings):
            return 2
        return int(any(finding.severity is not Severity.INFO for finding in self.findings))
