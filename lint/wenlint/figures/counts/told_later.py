"""The members of a list that a later paragraph tells in other words: 另外两条…, 至于最后一项…."""

from __future__ import annotations

import regex

from wenlint.core.patterns import lazy
from wenlint.figures.counts.declared import NUMBER
from wenlint.figures.counts.enumerations import Claim
from wenlint.language.numerals import parse_count

_REACH = 240
_HEADING = lazy(r"\n[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|第.{1,3}[章节条])")
_OF_ANY = "[个道点条项种处类件]"


def is_told_later(text: str, claim: Claim) -> bool:
    """Say whether what a list lacks is told behind it: 还有一关, 另外两条, 至于最后一项."""
    declared = claim.declared
    listed = max(claim.listed.numbers)
    if declared.number <= listed or not declared.measure:
        return False
    start = claim.listed.span.end
    heading = _HEADING.search(text, start, start + _REACH)
    end = heading.start() if heading else min(len(text), start + _REACH)
    measure = regex.escape(declared.measure)
    rest = regex.compile(
        rf"(?:另外|另有|其余|其他|剩下|余下|剩余|还有|还剩|最后)[的那这]?"
        rf"(?P<n>一|{NUMBER})(?:{measure}|{_OF_ANY})"
    )
    so_far = regex.compile(rf"[这前](?P<n>{NUMBER})(?:{measure}|{_OF_ANY})")
    for match in rest.finditer(text, start, end):
        again = so_far.search(text, start, match.start())
        before = (parse_count(again["n"]) or 0) if again is not None else listed
        if before + (parse_count(match["n"]) or 0) == declared.number:
            return True
    return False
