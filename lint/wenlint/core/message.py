"""What wenlint says, in the two languages in which it speaks."""

from __future__ import annotations

from msgspec import Struct


class Message(Struct, frozen=True):
    """A text in the two languages of the reports."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in `language`, "zh" or "en"."""
        return self.en if language == "en" else self.zh
