"""What a finding is known by from one run to the next, wherever its lines have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from wenlint.core.finding import Finding

Key = tuple[str, str, str]


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return a fingerprint of 32 hexadecimal digits for each finding, in their order.

    Known by path, code and sentence, a finding stays itself when lines are inserted above it.
    Findings alike in all three are numbered as they come, which should be from the top: then
    of a sentence found twice and mended once, one remains known and none is new.
    """
    seen: Counter[Key] = Counter()
    prints = []
    for finding in findings:
        key = _key(finding)
        prints.append(_digest(key, seen[key]))
        seen[key] += 1
    return tuple(prints)


def normalised(sentence: str) -> str:
    """Return `sentence` without its white space: lines wrapped anew are the same sentence.

    Figures stay as they are. A figure that was changed may be the defect, and a new one.
    """
    return "".join(sentence.split())


def _key(finding: Finding) -> Key:
    return finding.path, finding.code, normalised(finding.sentence)


def _digest(key: Key, ordinal: int) -> str:
    # surrogatepass: a name of a file may hold bytes that are no UTF-8.
    data = "\0".join((*key, str(ordinal))).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]
