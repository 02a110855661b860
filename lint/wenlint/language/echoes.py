"""Where a text says again what it has said a few characters before, found without reading it.

A pattern with a back-reference tries each character; here the whole text is compared with itself,
moved by so many characters, in one operation on a long integer. Only one byte of each character
is compared: of every 256 characters one is taken for equal that is not, of 65,000 pairs one.
"""

from __future__ import annotations

from collections.abc import Iterator


class Echoes:
    """A text, ready to be compared with itself a few characters further on."""

    def __init__(self, text: str) -> None:
        units = text.encode("utf-32-le", "surrogatepass")
        low, high = (int.from_bytes(units[at::4], "little") for at in (0, 1))
        self._length = len(text)
        self._number = low ^ high

    def places(self, distance: int, length: int) -> Iterator[int]:
        """Yield where `length` characters begin that seem to stand again `distance` further on.

        In order; to be compared in full by who asks.
        """
        moved = self._number >> 8 * distance
        differing = (self._number ^ moved).to_bytes(self._length, "little")
        same = bytes(length)
        at = differing.find(same)
        while at >= 0:
            yield at
            at = differing.find(same, at + 1)
