"""Options and configuration files to the settings of a run."""

from __future__ import annotations

import os
import reprlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from wenlint.command.options import CheckOptions
from wenlint.config import Config, ConfigError, active_rules, find_config, override, read_config
from wenlint.core.failure import Failure
from wenlint.core.visible import visible
from wenlint.engine.registry import Registry
from wenlint.linter import display_path
from wenlint.readers.decode import is_encoding
from wenlint.report.formats import FORMATS


def settings(options: CheckOptions) -> Config:
    """Return the settings of configuration files and command line together."""
    config = Config(root=Path.cwd())
    path = options.config
    if path is not None and options.isolated:
        raise Failure("--config 与 --isolated 只能取其一 (use one of them)")
    if path is not None and not os.path.isfile(path):
        raise Failure(f"--config 指定的文件不存在 (no such file): {path}")
    if path is None and not options.isolated:
        path = find_config(common_folder(options.paths))
    if path is not None:
        config = read_config(Path(display_path(path)), config)
    if options.select is not None:  # what the file added belongs to the file's own selection
        config = replace(config, extend_select=())
    config = override(config, {name: getattr(options, name) for name in _ALSO_IN_FILES})
    if options.final:
        config = replace(config, severity={**config.severity, "WM008": "warning"})
    _check_values(config)
    return config


_ALSO_IN_FILES = (
    "select",
    "ignore",
    "extend_select",
    "extend_ignore",
    "preview",
    "across",
    "exclude",
    "extend_exclude",
    "respect_gitignore",
    "encoding",
    "tracked",
    "lang",
    "output_format",
)


def _check_values(config: Config) -> None:
    if config.output_format not in FORMATS:
        known = " / ".join(FORMATS)
        raise ConfigError(f"{config.source}: output-format 只能是 (must be one of) {known}")
    if config.encoding is not None and not is_encoding(config.encoding):
        place = f"{config.source}: encoding: " if config.source else ""
        raise ConfigError(
            f"{place}没有文本编码 {reprlib.repr(config.encoding)}，可写 gb18030、big5 "
            "(unknown encoding; for example gb18030, big5)"
        )


def common_folder(paths: Sequence[Path]) -> Path:
    """Return the deepest folder that holds all `paths`: where the search for a config begins."""
    folders = [path.absolute() if os.path.isdir(path) else path.absolute().parent for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives on Windows
        return Path.cwd()


def show_settings(config: Config, registry: Registry) -> None:
    """Print what is in force."""
    active = active_rules(config, registry)
    source = visible(display_path(config.source)) if config.source else "-"
    lines = [f"config = {source}"]
    for name, value in vars(config).items():
        if name not in ("source", "root"):
            shown = ", ".join(value) if isinstance(value, tuple) else value
            lines.append(f"{name.replace('_', '-')} = {visible(str(shown))}")
    lines.append("active rules:")
    lines += [f"  {one.rule.code} {one.rule.name} {one.severity.value}" for one in active]
    sys.stdout.write("\n".join(lines) + "\n")
