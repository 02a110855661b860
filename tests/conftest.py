"""What several tests share: the rules of the project, loaded once."""

from __future__ import annotations

import pytest

import wenlint_rules
from wenlint.registry import Registry, load_rules


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_rules(wenlint_rules)
