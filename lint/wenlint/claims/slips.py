"""Slips of time: a place, what is wrong with it, and the other places that say so."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span


class Slip(Struct, frozen=True):
    """What is wrong at `span`, in Chinese and in English; `against` are the places that say so."""

    span: Span
    against: tuple[Span, ...]
    zh: str
    en: str

    def hit(self, text: str) -> Hit:
        """Return the hit of a rule: “为期5天”：从…到…是7天."""
        written = self.span.of(text).strip()
        related = tuple(Related(one, "据此判断", "judged by this") for one in self.against)
        return Hit(self.span, f"“{written}”：{self.zh}", f"{written}: {self.en}", related)
