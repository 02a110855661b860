"""Where something stands in a file, as people name it."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.message import Message
from wenlint.core.text import Position


class Location(Struct, frozen=True):
    """Where something stands in the file; `end` is exclusive.

    Rows and columns are those of the file, or of the text taken out of it where the format has
    no lines; there `label` says the place in words (第14段, 页眉, 表2 第3行).
    """

    start: Position
    end: Position
    label: Message | None = None

    @property
    def sort_key(self) -> tuple[Position, Position]:
        """What puts locations of one file into the order of reading."""
        return self.start, self.end
