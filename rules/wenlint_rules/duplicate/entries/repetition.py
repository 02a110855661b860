"""An entry that stands a second time."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.text import Span


class Repetition(Struct, frozen=True):
    """Where an entry stands again, where it stood before, and what is to be said of it.

    `zh` and `en` are messages with one `{}` for the words of the entry.
    """

    span: Span
    before: Span
    zh: str
    en: str
