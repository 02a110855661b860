"""The rules at hand: wenlint's own, and those that other packages bring."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from wenlint.core.failure import Failure
from wenlint.engine.registry import Registry, load_rules

GROUP = "wenlint.rules"
"""The entry-point group in which other packages name their rules."""


def rules_at_hand() -> Registry:
    """Return wenlint's own rules and those of installed plug-ins; raises Failure."""
    modules = ["wenlint_rules"]
    modules += sorted(_plugged_in())
    try:
        return load_rules(*map(importlib.import_module, modules))
    except Exception as error:  # a plug-in may fail in any way
        known = ", ".join(modules[1:])
        raise Failure(
            f"规则装载失败，请检查插件 {known} (rules cannot be loaded, check the plug-ins): "
            f"{type(error).__name__}: {error}"
        ) from error


def _plugged_in() -> Iterator[str]:
    """Yield the modules that installed packages name in the group."""
    if not _any_plugin():
        return
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP):
        yield entry.value.partition(":")[0]


def _any_plugin() -> bool:
    """Say whether any package names the group at all.

    Most machines have no plug-in, and importlib.metadata takes 25 ms to tell.
    """
    wanted = f"[{GROUP}]".encode()
    for folder in sys.path:
        try:
            files = list(Path(folder or ".").glob("*-info/entry_points.txt"))  # dist- or egg-
            if any(wanted in file.read_bytes() for file in files):
                return True
        except OSError:  # a folder that may not be read holds nothing to import either
            continue
    return False
