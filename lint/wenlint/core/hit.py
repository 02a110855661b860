"""What a rule answers: Hit, with its Related places and its Fix; and how grave it is."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from wenlint.core.document import Document
from wenlint.core.text import Span


class Severity(Enum):
    """How grave a finding is. Errors and warnings end in exit 1, info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Edit(Struct, frozen=True):
    """Put `content` in the place of `span`."""

    span: Span
    content: str


class Fix(Struct, frozen=True):
    """Edits that remove a defect together; `safe` if they cannot change what the text says."""

    zh: str
    en: str
    edits: tuple[Edit, ...]
    safe: bool


class Related(Struct, frozen=True):
    """The other end of a contradiction, with what stands there.

    `document` is set only where it stands in another document than the hit.
    """

    span: Span
    zh: str
    en: str
    document: Document | None = None


class Hit(Struct, frozen=True):
    """What a rule answers: a place, and what is wrong there in Chinese and in English.

    `severity` is set only where it differs from the rule's own, and `there`, a range of the file,
    only where the place is no prose: the mark of an item of a list, the target of a link.
    """

    span: Span
    zh: str
    en: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    there: Span | None = None
