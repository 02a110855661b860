"""Patterns that are compiled when first used behave as compiled ones."""

from __future__ import annotations

import pytest
import regex

from wenlint.patterns import lazy


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
