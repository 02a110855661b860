"""Texts that are nearly alike, found in time linear in their length."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from msgspec import Struct

_SHINGLE = 8
_SKETCH = 8
_FEWEST_SHARED = 2
# What more texts than these share is a formula.
_FULL = 12
_LARGEST_CHANGE = 12
_LARGEST_SHARE = 0.25
# Of more pairs than these it is not tried first whether any is near.
_MOST_TRIED = 500


class Pair(Struct, frozen=True):
    """Two texts, by their places, that differ in one spot: what stands there in either.

    `at` is where the spot begins, the same in both.
    """

    first: int
    second: int
    was: str
    now: str
    at: int = 0


def near_pairs(texts: Sequence[str]) -> Iterator[Pair]:
    """Yield each text that differs in one spot from one before it, with the nearest such one.

    The texts meet in buckets, by a sketch of the smallest hashes of their shingles.
    """
    if not _may_be_near(texts):
        return
    buckets: dict[int, list[int]] = {}
    for place, text in enumerate(texts):
        shared: Counter[int] = Counter()
        for key in _sketch(text):
            bucket = buckets.setdefault(key, [])
            if len(bucket) <= _FULL:
                shared.update(bucket)
                bucket.append(place)
        for other in sorted(shared, reverse=True):
            if shared[other] >= _FEWEST_SHARED and texts[other] != text:
                change = one_change(texts[other], text)
                if change is not None:
                    yield Pair(other, place, *change, _common_prefix(texts[other], text))
                    break


def _may_be_near(texts: Sequence[str]) -> bool:
    """Say whether any two of `texts` differ in one short spot; in doubt, that they do.

    Such two begin or end alike, for longer than half of what they share at least.
    """
    shortest = min(map(len, texts), default=0)
    shared = (shortest - _largest_change(shortest)) // 2
    if shared < 1:
        return len(texts) > 1
    pairs = 0
    for ends in ([text[:shared] for text in texts], [text[-shared:] for text in texts]):
        if len(set(ends)) == len(ends):
            continue
        alike: dict[str, list[str]] = {}
        for end, text in zip(ends, texts, strict=True):
            for other in alike.setdefault(end, []):
                pairs += 1
                if pairs > _MOST_TRIED or (text != other and one_change(other, text)):
                    return True
            alike[end].append(text)
    return False


def _largest_change(length: int) -> int:
    """Return how much may differ between two texts of which the shorter is so long."""
    return min(_LARGEST_CHANGE, int(_LARGEST_SHARE * length))


def _sketch(text: str) -> Sequence[int]:
    """Return the smallest hashes of the shingles: the same for equal texts in every run."""
    # Shingles are taken where a character's number says so: alike in texts that are alike.
    hashes = {
        zlib.crc32(text[at : at + _SHINGLE].encode("utf-8", "surrogatepass"))
        for at in range(max(1, len(text) - _SHINGLE + 1))
        if ord(text[at]) % 3 == 0
    }
    return nsmallest(_SKETCH, hashes)


def one_change(one: str, other: str) -> tuple[str, str] | None:
    """Return what differs between two texts if that is one short spot, else None."""
    shortest = min(len(one), len(other))
    start = _common_prefix(one, other)
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    was, now = one[start : len(one) - end], other[start : len(other) - end]
    return (was, now) if max(len(was), len(now)) <= _largest_change(shortest) else None


def _common_prefix(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
