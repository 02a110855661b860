"""Patterns that are compiled when first used behave as compiled ones."""

from __future__ import annotations

import os
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


_LIST = """
import hashlib, importlib, pkgutil
import wenlint, wenlint_rules
import wenlint.core.patterns as patterns

written = []
make = patterns._Lazy.__init__
patterns._Lazy.__init__ = lambda self, source, flags, compiling: (
    written.append((source, int(flags))), make(self, source, flags, compiling))[1]
for package in (wenlint, wenlint_rules):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
print(len(written), hashlib.sha256(repr(written).encode()).hexdigest())
"""


@pytest.mark.slow
def test_patterns_are_written_alike_in_every_process() -> None:
    # A pattern made of a set without order would be another one each time, and never kept.
    def listed(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", _LIST]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    assert listed("1") == listed("2")
