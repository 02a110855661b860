"""A text of the editor to its findings, by the configuration nearest to its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from wenlint.config import Config, ConfigError, find_config, read_config
from wenlint.core.finding import FileReport, Finding, Report
from wenlint.custom_rules import with_custom_rules
from wenlint.discovery import is_excluded
from wenlint.engine.baseline import BaselineError, Matcher, read_baseline
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter


class EditorText(Struct, frozen=True):
    """A text as the editor holds it; `path` is the file that it is, or will be, stored in."""

    path: Path
    text: str
    version: int | None = None


class Checked(Struct, frozen=True):
    """What was found in a text, or the `trouble` why it could not be checked.

    `registry` holds the rules that were at hand, custom rules among them.
    """

    text: EditorText
    registry: Registry
    findings: tuple[Finding, ...] = ()
    language: str = "zh"
    trouble: str = ""


def check_text(text: EditorText, registry: Registry, root: Path) -> Checked:
    """Check `text` as `wenlint check` would check its file; what goes wrong is the `trouble`.

    Settings are read from the disk every time: that takes a millisecond and is never out of
    date. `root` is the folder that holds where there is no configuration file.
    """
    try:
        return _check(text, registry, root)
    except (ConfigError, BaselineError) as error:
        return Checked(text, registry, trouble=str(error))
    except Exception as error:  # the server must outlive any document
        why = f"{type(error).__name__}: {error}"
        trouble = f"检查时出错，请报告 (the check failed, please report it): {why}"
        return Checked(text, registry, trouble=trouble)


def _check(text: EditorText, registry: Registry, root: Path) -> Checked:
    config = _configuration(text.path, root)
    if is_excluded(text.path, config):
        return Checked(text, registry, language=config.lang)
    rules = with_custom_rules(registry, config)
    report = make_linter(config, rules).check_text(text.text, str(text.path), text.path)
    return Checked(text, rules, tuple(_unknown(report, config)), config.lang)


def _configuration(path: Path, root: Path) -> Config:
    source = find_config(path.parent)
    base = Config(root=root)
    return read_config(source, base) if source else base


def _unknown(report: FileReport, config: Config) -> Sequence[Finding]:
    """Return the findings that the configured baseline, if any, does not know."""
    if config.baseline is None:
        return report.findings
    path = config.root / config.baseline
    left, _ = Matcher(read_baseline(path), path.parent).match(Report((report,)))
    return left.findings
