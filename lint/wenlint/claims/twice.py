"""What has two values in a document, and how a rule tells it."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.document import Trivia
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span


class Twice(Struct, frozen=True):
    """A thing that has two values: `said` where it is told otherwise than at `first`.

    `code` is the piece of code that holds `said`, where it is no prose.
    """

    first: Span
    said: Span
    what: str
    values: tuple[str, str]
    code: Trivia | None = None

    def hit(self) -> Hit:
        """Return the hit of a rule, with the place of the first value."""
        one, other = self.values
        zh, en = (
            f"“{self.what}”前面是{one}，这里是{other}",
            f"{self.what} is {one} above, {other} here",
        )
        related = (Related(self.first, f"前面是{one}", f"{one} above"),)
        there = None
        if self.code is not None:
            at = self.code.text.find(other)
            start = self.code.span.start + max(0, at)
            there = Span(start, start + len(other))
        return Hit(self.said, zh, en, related, there=there)
