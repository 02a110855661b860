"""Configuration: TOML files and command-line settings, checked and merged into one Config."""

from __future__ import annotations

import dataclasses
import os
import reprlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import tomli

from wenlint.core.failure import Failure
from wenlint.core.hit import Severity
from wenlint.engine.check import ActiveRule
from wenlint.engine.registry import Registry, UnknownSelector
from wenlint.engine.rule import Rule
from wenlint.files import SETTINGS_LIMIT, TooLarge, Unreadable, read_regular, reason
from wenlint.git.worktree import leads_out, work_tree
from wenlint.readers import READERS

FILE_NAMES = (".wenlint.toml", "wenlint.toml", "pyproject.toml")

DEFAULT_EXCLUDE = (
    ".git",
    ".hg",
    ".svn",
    ".venv",
    "venv",
    "node_modules",
    "__pycache__",
    ".tox",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
)


class ConfigError(Failure):
    """A setting that cannot be used; the message names its place and the remedy."""


@dataclass(frozen=True)
class Config:
    """All settings of a run.

    Paths in `exclude` and `per_file_ignores` are gitignore patterns, relative to `root`.
    """

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    custom: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    baseline: str | None = None
    preview: bool = False
    across: bool = False
    suffixes: tuple[str, ...] = tuple(READERS)
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    encoding: str | None = None
    tracked: str = "final"
    max_megabytes: int = 64
    lang: str = "zh"
    output_format: str = "full"
    root: Path = Path()
    source: Path | None = None


# What a file may set: all fields but those that say where the settings came from.
KEYS = {
    field_.name.replace("_", "-"): field_
    for field_ in dataclasses.fields(Config)
    if field_.name not in ("root", "source")
}


def find_config(start: Path) -> Path | None:
    """Return the configuration file nearest to the folder `start`, upwards."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if not _is_there(path):
                continue
            _stays_inside(path)
            if name != "pyproject.toml" or "wenlint" in _tool(_load(path)):
                return path
    return None


def _stays_inside(path: Path) -> None:
    """Refuse settings that are a link to what is no part of the repository."""
    tree = work_tree(path.parent)
    if leads_out(path, [tree]):
        raise ConfigError(
            f"{path}: 是指向 {tree} 之外的链接，没有读取，请用 --config 指定真实的路径 "
            "(a link that leads out of the tree, not read; name the real path with --config)"
        )


def _is_there(path: Path) -> bool:
    """Say whether there is anything of this name: what cannot be read is told, not passed over."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        why = reason(error)
        raise ConfigError(f"{path}: 读不了 (cannot be read): {why.zh}") from None
    return True


def read_config(path: Path, base: Config | None = None) -> Config:
    """Return the settings of the file `path`, and of those that it extends, over `base`."""
    return _read(path, base or Config(), ())


def override(config: Config, settings: Mapping[str, Any]) -> Config:
    """Return `config` with those of `settings` that are not None."""
    given = {key: value for key, value in settings.items() if value is not None}
    return dataclasses.replace(config, **given)


def _read(path: Path, base: Config, seen: Sequence[Path]) -> Config:
    resolved = path.resolve()
    if resolved in seen:
        raise ConfigError(f"{path}: extend 绕成了圈 (extend goes in a circle)")
    data = _load(path)
    table = _tool(data).get("wenlint", {}) if path.name == "pyproject.toml" else data
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [tool.wenlint] 应当是一张表 (must be a table)")
    table = dict(table)
    extend = table.pop("extend", None)
    if extend is not None:
        if not isinstance(extend, str):
            raise ConfigError(f"{path}: extend 应当是一个路径字符串 (must be a path, as a string)")
        _converted(f"{path}: extend", extend, str)
        parent = path.parent / extend
        inside_tree(path, "extend", parent)
        if not os.path.isfile(parent):
            raise ConfigError(f"{path}: extend 指向的文件不存在 (no such file): {parent}")
        base = _read(parent, base, (*seen, resolved))
    settings = {
        KEYS[key].name: value for key, value in _checked(path, _renamed(path, table)).items()
    }
    for name in ("rules", "severity", "per_file_ignores", "custom"):
        if name in settings:
            settings[name] = {**getattr(base, name), **settings[name]}
    return dataclasses.replace(base, **settings, root=path.parent, source=path)


def _renamed(path: Path, table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the settings with `custom` for `house`, as it was called once and still may be."""
    if not isinstance(former := table.get("house"), dict):
        return table
    custom = table.get("custom", {})
    if isinstance(custom, dict) and (twice := sorted(former.keys() & custom.keys())):
        raise ConfigError(
            f"{path}: {', '.join(twice)} 在 [custom] 和 [house] 里各有一条，请删去一条 "
            "(defined in [custom] and in [house]; delete one)"
        )
    others = {key: value for key, value in table.items() if key != "house"}
    return {**others, "custom": {**former, **custom} if isinstance(custom, dict) else custom}


def inside_tree(source: Path, key: str, path: Path) -> None:
    """Refuse a file that a setting of `source` names outside its repository.

    Without a repository, outside the folder of `source`. Raises ConfigError.
    """
    tree = Path(os.path.realpath(work_tree(source.parent)))
    if not Path(os.path.realpath(path)).is_relative_to(tree):
        raise ConfigError(
            f"{source}: {key} 指到了 {tree} 之外，没有读取，请把文件放到里面，"
            f"或在命令行上指定 (leads out of the tree, not read; move the file into it, "
            f"or name it on the command line)"
        )


def _load(path: Path) -> dict[str, Any]:
    try:
        data = read_regular(path, SETTINGS_LIMIT)
        return tomli.loads(data.decode("utf-8-sig"))
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{path}: 不是合法的 TOML (invalid TOML): {error}") from None
    except RecursionError:
        raise ConfigError(f"{path}: 嵌套太深 (nested too deeply)") from None
    except TooLarge:
        raise ConfigError(f"{path}: 超过 1 MB，不像是配置 (larger than 1 MB)") from None
    except (Unreadable, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: 读不了 (cannot be read): {error}") from None


def _tool(data: Mapping[str, Any]) -> Mapping[str, Any]:
    tool = data.get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _checked(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(Config)
    settings = {}
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigError(f"{path}: 没有 {key!r} 这项设置 (unknown key){_meant(key, KEYS)}")
        settings[key] = _converted(f"{path}: {key}", value, hints[KEYS[key].name])
    if settings.get("tracked", "final") not in ("final", "original"):
        raise ConfigError(
            f'{path}: tracked 只能是 "final" 或 "original" (must be "final" or "original")'
        )
    if settings.get("lang", "zh") not in ("zh", "en"):
        raise ConfigError(f'{path}: lang 只能是 "zh" 或 "en" (must be "zh" or "en")')
    return settings


def _converted(place: str, value: Any, hint: Any) -> Any:
    """Return `value` as the type `hint` asks; raises ConfigError naming `place`."""
    origin, args = get_origin(hint), get_args(hint)
    if "\0" in (value if isinstance(value, str) else ""):
        raise ConfigError(f"{place} 含有空字符 (holds a null character)")
    if origin is tuple:
        if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
            return tuple(value)
        raise ConfigError(f"{place} 应当是字符串的数组 (must be an array of strings)")
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise ConfigError(f"{place} 应当是一张表 (must be a table)")
        return {key: _converted(f"{place}.{key}", part, args[1]) for key, part in value.items()}
    if hint is Any:
        return value
    kinds = tuple(kind for kind in (args or (hint,)) if isinstance(kind, type))
    if isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds):
        return value
    names = " / ".join(_KIND_NAMES[kind] for kind in kinds if kind in _KIND_NAMES)
    raise ConfigError(f"{place} 应当是 (must be) {names}, got {reprlib.repr(value)}")


_KIND_NAMES = {
    str: "字符串 (string)",
    bool: "true/false",
    int: "整数 (integer)",
    float: "数 (number)",
}


def _meant(word: str, known: Mapping[str, Any] | Sequence[str]) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"；是不是 {close[0]!r}？(did you mean it?)" if close else ""


def active_rules(config: Config, registry: Registry) -> tuple[ActiveRule, ...]:
    """Return the rules that `config` asks for, each with its options and severity.

    The longer selector wins, ignore over select where they are as long; a rule in preview is
    on only with `preview` or when its whole code or name is selected, one about several
    documents likewise with `across`. One that is opt-in is not among ALL. Raises ConfigError.
    """
    for code in config.severity:
        _matching(config, registry, code)
    for code in config.rules:
        if not all(exactness == 100 for exactness in _matching(config, registry, code).values()):
            raise ConfigError(
                f"{config.source}: rules.{code}: 这里要写一条规则的完整代码或名称 "
                "(takes the whole code or name of one rule)"
            )
    chosen = _resolve(config, registry, (*config.select, *config.extend_select))
    unwanted = _resolve(config, registry, (*config.ignore, *config.extend_ignore))
    active = []
    for rule in registry.rules:
        wanted = chosen.get(rule.code, -1)
        if wanted < 0 or unwanted.get(rule.code, -1) >= wanted:
            continue
        if rule.preview and not config.preview and wanted < 100:
            continue
        if rule.opt_in and wanted == 0:  # ALL does not mean it
            continue
        if rule.check_across is not None and not config.across and wanted < 100:
            continue
        options = _options(config, rule)
        active.append(ActiveRule(rule, options, _severity(config, registry, rule)))
    if not active:
        raise ConfigError("没有选中任何规则，请检查 select 与 ignore (no rule is selected)")
    return tuple(active)


def ignored_codes(config: Config, registry: Registry, selectors: Sequence[str]) -> frozenset[str]:
    """Return the codes that `selectors` of per-file-ignores mean; raises ConfigError."""
    return frozenset(_resolve(config, registry, selectors))


def _resolve(config: Config, registry: Registry, selectors: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for selector in selectors:
        for code, exactness in _matching(config, registry, selector).items():
            found[code] = max(exactness, found.get(code, -1))
    return found


def _matching(config: Config, registry: Registry, selector: str) -> Mapping[str, int]:
    try:
        return registry.matching(selector)
    except UnknownSelector as error:
        place = f"{config.source}: " if config.source else ""
        meant = f"；是不是 {error.nearest}？(did you mean it?)" if error.nearest else ""
        written = reprlib.repr(selector)
        raise ConfigError(f"{place}没有规则 {written} (unknown rule){meant}") from None


def _severity(config: Config, registry: Registry, rule: Rule) -> Severity:
    best, severity = -1, rule.severity
    for selector, value in config.severity.items():
        exactness = _matching(config, registry, selector).get(rule.code, -1)
        if exactness <= best:
            continue
        try:
            best, severity = exactness, Severity(value)
        except ValueError:
            words = " / ".join(severity.value for severity in Severity)
            raise ConfigError(
                f"{config.source}: severity.{selector} 只能是 (must be) {words}, got {value!r}"
            ) from None
    return severity


def _options(config: Config, rule: Rule) -> Any:
    """Make the rule's options of its table; here their type is known for the last time."""
    make: Callable[..., Any] = rule.options
    known = {field_.name.replace("_", "-"): field_ for field_ in dataclasses.fields(rule.options)}
    hints = get_type_hints(rule.options)
    given = {}
    for key, table in config.rules.items():
        if key.upper() != rule.code and key.lower() != rule.name:
            continue
        for name, value in table.items():
            place = f"{config.source}: rules.{key}.{name}"
            if name not in known:
                raise ConfigError(f"{place} 没有这个选项 (unknown option){_meant(name, known)}")
            given[known[name].name] = _converted(place, value, hints[known[name].name])
    return make(**given)
