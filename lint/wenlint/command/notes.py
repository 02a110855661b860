"""What settings, baseline and comments switched off: a reader of the summary should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wenlint.config import Config, ConfigError, active_rules, read_config
from wenlint.core.finding import Report
from wenlint.core.hit import Severity
from wenlint.core.message import Message
from wenlint.linter import Linter, display_path

if TYPE_CHECKING:
    from wenlint.command.accepting import Known

OFFICE = Message("Word、PDF 等文档", "of Word, PDF and the like")
RULES_OFF = Message("per-file-ignores 关掉了全部规则", "with all rules off by per-file-ignores")

_NAMED = 8


def notes(linter: Linter, report: Report, known: Known | None) -> tuple[Message, ...]:
    """Return what was switched off in the run behind `report`."""
    return tuple(_notes(linter, report, known))


def _notes(linter: Linter, report: Report, known: Known | None) -> Iterator[Message]:
    if linter.config.source is not None:
        yield from _by_settings(linter)
    off = sum(not file.checked and not file.findings for file in report.files)
    if off:
        yield Message(f"{off} 个文件：{RULES_OFF.zh}。", f"{off} files {RULES_OFF.en}.")
    elif linter.per_file_ignores:
        yield Message("per-file-ignores 在一些文件里关掉了规则。", "per-file-ignores is in force.")
    if known is not None and (accepted := known.accepted):
        yield Message(
            f"{accepted:,} 处已知或不在改动的行上，没有列出。",
            f"{accepted:,} findings are known or on lines that did not change: not listed.",
        )
    if silenced := sum(file.silenced for file in report.files):
        yield Message(
            f"{silenced:,} 处被文档里的注释抑制，没有列出。",
            f"{silenced:,} findings are silenced by comments in the documents: not listed.",
        )


def _by_settings(linter: Linter) -> Iterator[Message]:
    """Yield what the configuration took away from what runs without one."""
    config = linter.config
    assert config.source is not None  # or it would not be called
    file = display_path(config.source)
    active = _severities(read_config(config.source), linter)
    usual = _severities(Config(), linter)
    if gone := sorted(usual.keys() - active.keys()):
        yield Message(
            f"{file} 关掉了 {len(gone)} 条规则：{_some(gone, '、')}。",
            f"{file} switched off {len(gone)} rules: {_some(gone, ', ')}.",
        )
    meek = sorted(
        code
        for code, severity in active.items()
        if severity is Severity.INFO and usual.get(code, severity) is not Severity.INFO
    )
    if meek:
        yield Message(
            f"{file} 把 {len(meek)} 条规则降为提示：{_some(meek, '、')}。",
            f"{file} made hints of {len(meek)} rules: {_some(meek, ', ')}.",
        )
    if config.rules:
        keys = sorted(config.rules)
        yield Message(
            f"{file} 改了 {len(keys)} 条规则的选项：{_some(keys, '、')}。",
            f"{file} set options of {len(keys)} rules: {_some(keys, ', ')}.",
        )
    if config.encoding is not None:
        yield Message(f"编码按 {config.encoding}。", f"Encoding taken as {config.encoding}.")


def _severities(config: Config, linter: Linter) -> Mapping[str, Severity]:
    """Return the rules that a configuration by itself makes active."""
    try:
        return {one.rule.code: one.severity for one in active_rules(config, linter.registry)}
    except ConfigError:  # none at all
        return {}


def _some(names: Sequence[str], between: str) -> str:
    rest = len(names) - _NAMED
    return between.join(names[:_NAMED]) + (f" … +{rest}" if rest > 0 else "")
