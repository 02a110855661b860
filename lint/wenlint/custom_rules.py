"""Custom rules: a pattern, a message and a severity in wenlint.toml make a rule.

[custom.ORG001]
name = "old-name"
pattern = "某某县"
message = "已撤县设市，应当写作“某某市”"
severity = "warning"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import regex

from wenlint.config import Config, ConfigError
from wenlint.core.document import Document
from wenlint.core.hit import Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.registry import RESERVED, Registry, registry_of
from wenlint.engine.rule import Check, NoOptions, OutOfTime, Rule

_CODE = lazy(r"[A-Z]{2,8}\d{3}")
_LONGEST = 10_000
_SECONDS = 2.0
_SECONDS_PER_CHARACTER = 1e-6
_NAME = lazy(r"[\w-]{1,60}")
_KEYS = {"name", "pattern", "message", "message-en", "severity"}


def with_custom_rules(registry: Registry, config: Config) -> Registry:
    """Return `registry` with the rules that `config` defines itself; raises ConfigError."""
    if not config.custom:
        return registry
    own = [_rule(config, code, table) for code, table in config.custom.items()]
    try:
        return registry_of([*registry.rules, *own], registry.modules)
    except ValueError as error:
        raise ConfigError(f"{config.source}: custom: {error}") from None


def _rule(config: Config, code: str, table: Mapping[str, Any]) -> Rule:
    place = f"{config.source}: custom.{code}"
    _check_table(place, code, table)
    try:
        pattern = _pattern(table["pattern"])
    except Exception as error:  # regex refuses in many ways
        why = "嵌套太深 (nested too deeply)" if isinstance(error, RecursionError) else error
        raise ConfigError(f"{place}.pattern: 不是正则表达式 (no pattern): {why}") from None
    try:
        severity = Severity(table.get("severity", "warning"))
    except ValueError:
        words = " / ".join(severity.value for severity in Severity)
        raise ConfigError(f"{place}.severity 只能是 (must be one of) {words}") from None
    zh, en = table["message"], table.get("message-en", table["message"])
    doc = f"{zh}\n{en}\n\n模式：\n\n    {table['pattern']}\n"
    name = table.get("name", code.lower())
    return Rule(
        *(code, name, severity, False, NoOptions, _finding_all(pattern, zh, en), doc),
        as_written=True,  # the pattern may be of either characters
    )


class _Pattern:
    """A pattern that may take long on some texts; then it is not tried on others any more.

    A language server makes its rules anew for every text, but patterns it keeps.
    """

    def __init__(self, source: str) -> None:
        if len(source) > _LONGEST:
            raise ValueError(f"{len(source)} > {_LONGEST}")
        self._compiled = regex.compile(source)
        self._slow = False

    def places(self, text: str) -> Sequence[Span]:
        """Return where the pattern stands in `text`. Raises OutOfTime."""
        seconds = _SECONDS + _SECONDS_PER_CHARACTER * len(text)
        try:
            if self._slow:
                raise TimeoutError
            found = self._compiled.finditer(text, timeout=seconds, concurrent=True)
            return [Span(*match.span()) for match in found if match.end() > match.start()]
        except TimeoutError:
            self._slow = True
            raise OutOfTime(
                "pattern 太慢，超过时限，已停用；请改写 pattern",
                "its pattern is too slow and was given up; rewrite the pattern",
            ) from None


@lru_cache(maxsize=10_000)
def _pattern(source: str) -> _Pattern:
    return _Pattern(source)


def _finding_all(pattern: _Pattern, zh: str, en: str) -> Check[NoOptions]:
    def check(document: Document, _: NoOptions) -> Iterator[Hit]:
        for span in pattern.places(document.text):
            yield Hit(span, zh, en)

    return check


def _check_table(place: str, code: str, table: Mapping[str, Any]) -> None:
    if not _CODE.fullmatch(code):
        raise ConfigError(f"{place}: 代码应当像 ORG001 (a code looks like ORG001)")
    if code.startswith(RESERVED):
        raise ConfigError(
            f"{place}: {RESERVED} 开头的代码是 wenlint 自己的，请换一个 "
            f"({RESERVED} is reserved for wenlint itself; use another)"
        )
    for key, value in table.items():
        if key not in _KEYS:
            known = " / ".join(sorted(_KEYS))
            raise ConfigError(f"{place}.{key}: 没有这项，可用 (unknown key, use) {known}")
        if not isinstance(value, str):
            raise ConfigError(f"{place}.{key} 应当是字符串 (must be a string)")
    if not _NAME.fullmatch(table.get("name", code)):
        raise ConfigError(
            f"{place}.name 只能用字母、数字和连字符 (takes letters, digits and hyphens)"
        )
    if not table.get("pattern") or not table.get("message"):
        raise ConfigError(f"{place}: 要写 pattern 和 message (needs pattern and message)")
