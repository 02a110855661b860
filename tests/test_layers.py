"""The house: who may import whom. No import goes up, not even inside a function."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

import wenlint
import wenlint_rules

# From the ground up; a layer may import what stands in a row above its own, and itself.
LAYERS = (
    ("core",),
    ("lexicon",),
    ("language",),
    ("readers", "structure"),
    ("figures",),
    ("claims",),
    ("files", "atomic", "office", "compiled"),
    ("engine",),
    ("git",),
    ("config",),
    ("annotating", "custom_rules", "discovery", "explain", "fixing"),
    ("linter",),
    ("run",),
    ("report",),
    ("schema",),
    ("command", "server"),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# What a rule may know of the engine: never how it is run or reported.
FOR_RULES = {"core", "lexicon", "language", "structure", "figures", "claims"}
RULE_MODULES = {"wenlint.engine.rule", "wenlint.engine.ruledoc", "wenlint.engine.registry"}


def modules(package: str) -> dict[str, Path]:
    """Return the modules of a package, each with its file."""
    (folder,) = map(Path, sys.modules[package].__path__)
    return {
        ".".join((package, *path.relative_to(folder).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): path
        for path in sorted(folder.rglob("*.py"))
    }


MODULES = modules(wenlint.__name__)
RULES = modules(wenlint_rules.__name__)


def imports(path: Path, *, for_types: bool = True) -> Iterator[str]:
    """Yield the modules of the project that a file imports, at its top or inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    types_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in types_only and not for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.split(".")[0] == "wenlint")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "wenlint":
            assert node.module is not None
            for one in node.names:
                below = f"{node.module}.{one.name}"
                yield below if below in MODULES else node.module


def layer(module: str) -> str:
    """Return the name of the layer that a module of the engine belongs to."""
    return module.split(".")[1] if "." in module else ""


def test_every_module_stands_in_a_layer() -> None:
    assert {layer(name) for name in MODULES} - {""} == set(RANK)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_import_goes_up(module: str) -> None:
    mine = layer(module)
    up = {
        other
        for other in imports(MODULES[module])
        if layer(other) not in ("", mine) and RANK[layer(other)] >= RANK.get(mine, 0)
    }
    assert not up


def test_imports_make_no_circle() -> None:
    graph = {name: set(imports(path, for_types=False)) - {name} for name, path in MODULES.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_engine_imports_no_rule() -> None:
    texts = (path.read_text(encoding="utf-8") for path in MODULES.values())
    nodes = chain.from_iterable(map(ast.walk, map(ast.parse, texts)))
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert not [name for name in named if name and name.startswith("wenlint_rules.")]


@pytest.mark.parametrize("module", sorted(RULES.keys() - {"wenlint_rules.__main__"}))
def test_a_rule_knows_texts_not_the_house(module: str) -> None:
    used = set(imports(RULES[module])) - RULE_MODULES
    assert {layer(name) for name in used} <= FOR_RULES
