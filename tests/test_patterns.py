"""Patterns that are compiled when first used behave as compiled ones."""

from __future__ import annotations

import subprocess
import sys

import pytest
import regex

from wenlint.core.patterns import lazy


def test_a_lazy_pattern_does_all_that_a_pattern_does() -> None:
    digits = lazy(r"(?P<n>\d)+")
    assert digits.pattern == r"(?P<n>\d)+"
    assert [match[0] for match in digits.finditer("a12b3")] == ["12", "3"]
    assert digits.fullmatch("12") is not None
    assert digits.match("a") is None
    assert digits.sub("x", "a12b3") == "axbx"
    assert lazy("A", regex.I).search("a") is not None


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    broken = lazy("(")
    with pytest.raises(regex.error):
        broken.search("")


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [
        (r"(?i)straße|[a-c]+", 0, "STRASSE ABC"),
        (r"(?V1)[[a-z]--[aeiou]]+", 0, "hello"),
        (r"^\p{Han}+ # 汉字$", regex.X | regex.M, "甲\n乙丙"),
        (r"(?<=\p{Han})\d++(?!\d)|(?P<w>\w)(?P=w)", regex.A, "共12个，aa"),
        (r"(?b)(?:cats){e<=1}", regex.BESTMATCH, "cat cuts"),
    ],
)
def test_a_lazy_pattern_finds_what_the_plain_one_finds(pattern: str, flags: int, text: str) -> None:
    # The flags of the parser are plain integers by now; another process still has the enum.
    found = f"regex.finditer({pattern!r}, {text!r}, {int(flags)})"
    code = f"import regex; print([m.span() for m in {found}])"
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    mine = [match.span() for match in lazy(pattern, flags).finditer(text)]
    assert str(mine) == plain.stdout.strip()
