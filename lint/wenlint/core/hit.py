"""What a rule answers: Hit, with its Related places and its Fix; and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from wenlint.core.document import Document
from wenlint.core.text import Span


class Severity(Enum):
    """How grave a finding is. Errors and warnings end in exit 1, info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `content` in the place of `span`."""

    span: Span
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that remove a defect together; `safe` if they cannot change what the text says."""

    zh: str
    en: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Related:
    """The other end of a contradiction, with what stands there.

    `document` is set only where it stands in another document than the hit.
    """

    span: Span
    zh: str
    en: str
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule answers: a place, and what is wrong there in Chinese and in English.

    `severity` is set only where it differs from the rule's own.
    """

    span: Span
    zh: str
    en: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
