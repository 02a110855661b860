"""Finds the rules of a package and answers which of them a selector means."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from types import ModuleType

from msgspec import Struct

from wenlint.engine.rule import Rule

ALL = "ALL"

RESERVED = "WL"
"""How the codes begin by which wenlint speaks of its own work; no rule may have one."""


class UnknownSelector(Exception):
    """A code, prefix or name that means no rule of `registry`."""

    def __init__(self, selector: str, registry: Registry) -> None:
        super().__init__(selector)
        self.selector = selector
        self._registry = registry

    @property
    def nearest(self) -> str | None:
        """The likeliest one meant; that takes time to tell."""
        return self._registry.nearest(self.selector)


class Registry(Struct, frozen=True, dict=True):
    """All rules at hand, by code; `modules` are the packages and modules that they come from."""

    rules: tuple[Rule, ...]
    modules: tuple[str, ...] = ()

    @cached_property
    def by_code(self) -> Mapping[str, Rule]:
        return {rule.code: rule for rule in self.rules}

    def matching(self, selector: str) -> Mapping[str, int]:
        """Return the codes that `selector` means, each with how exactly it means them.

        A selector is `ALL` (0), a prefix of codes (its length), a whole code or a name (100).
        Raises UnknownSelector.
        """
        if selector.upper() == ALL:
            return dict.fromkeys(self.by_code, 0)
        for rule in self.rules:
            if selector.upper() == rule.code or selector.lower() == rule.name:
                return {rule.code: 100}
        prefix = selector.upper()
        found = {code: len(prefix) for code in self.by_code if prefix and code.startswith(prefix)}
        if not found:
            raise UnknownSelector(selector, self)
        return found

    def nearest(self, selector: str) -> str | None:
        """Return the code, family or name most like `selector`."""
        names = [name for rule in self.rules for name in (rule.code, rule.name)]
        families = sorted({rule.family for rule in self.rules})
        wanted = selector if selector.lower() == selector else selector.upper()
        close = get_close_matches(wanted, [*names, *families, ALL], n=1, cutoff=0.5)
        return close[0] if close else None


def load_rules(*modules: ModuleType) -> Registry:
    """Import every module of the packages `modules` and gather the rules that they define.

    Raises ValueError where two rules share a code or a name, or where a package has no rule.
    """
    rules: list[Rule] = []
    for module in modules:
        found = list(_rules(_modules(module)))
        if not found:
            raise ValueError(f"no rule in {module.__name__}")
        rules += found
    return registry_of(rules, tuple(module.__name__ for module in modules))


def registry_of(rules: Iterable[Rule], modules: tuple[str, ...] = ()) -> Registry:
    """Return the registry of `rules`, sorted by code; raises ValueError for two alike."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    if own := [rule.code for rule in ordered if rule.code.startswith(RESERVED)]:
        raise ValueError(f"codes {RESERVED}… are reserved: {', '.join(own)}")
    for key in ("code", "name"):
        values = [getattr(rule, key) for rule in ordered]
        if twice := {value for value in values if values.count(value) > 1}:
            raise ValueError(f"two rules share the {key} {', '.join(sorted(twice))}")
    return Registry(tuple(ordered), modules)


def _modules(module: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules of a package, or the one module itself."""
    if not hasattr(module, "__path__"):
        yield module
        return
    for info in pkgutil.walk_packages(module.__path__, module.__name__ + "."):
        if not info.ispkg:
            yield importlib.import_module(info.name)


def _rules(modules: Iterable[ModuleType]) -> Iterator[Rule]:
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, Rule))
