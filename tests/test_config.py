"""Configuration: what a file may say, what is refused, which rules it makes active."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenlint.config import Config, ConfigError, active_rules, find_config, override, read_config
from wenlint.core.hit import Severity
from wenlint.engine.registry import Registry


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(config: Config, registry: Registry) -> set[str]:
    return {active.rule.code for active in active_rules(config, registry)}


def test_the_nearest_file_wins_and_the_hidden_one_first(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.wenlint]\npreview = true\n")
    assert find_config(tmp_path / "docs") == tmp_path / "pyproject.toml"
    write(tmp_path / "wenlint.toml", "")
    hidden = write(tmp_path / ".wenlint.toml", "")
    assert find_config(tmp_path) == hidden
    below = write(tmp_path / "docs" / "wenlint.toml", "")
    assert find_config(tmp_path / "docs") == below


def test_a_pyproject_of_something_else_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "docs" / "pyproject.toml", "[tool.ruff]\n")
    own = write(tmp_path / "wenlint.toml", "")
    assert find_config(tmp_path / "docs") == own


def test_extend_takes_the_settings_of_another_file(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", 'ignore = ["PUN"]\nlang = "en"\n')
    path = write(tmp_path / "wenlint.toml", 'extend = "base.toml"\nlang = "zh"\n')
    config = read_config(path)
    assert (config.ignore, config.lang, config.root) == (("PUN",), "zh", tmp_path)


def test_extend_in_a_circle_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "wenlint.toml", 'extend = "wenlint.toml"\n')
    with pytest.raises(ConfigError, match="circle"):
        read_config(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignroe = []", "'ignore'"),
        ('select = "PH"', "array of strings"),
        ("preview = 1", "true/false"),
        ("lang = 'fr'", '"zh"'),
        ("[rules]\nPH001 = 3", "table"),
        ("x = [", "TOML"),
        ("extend = 'nowhere.toml'", "nowhere.toml"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_place_and_remedy(
    tmp_path: Path, text: str, said: str
) -> None:
    path = write(tmp_path / "wenlint.toml", text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"select": ("NUM9",)}, "NUM"),
        ({"ignore": ("nubmering",)}, "unknown rule"),
        ({"rules": {"DUP003": {"shortes": 3}}}, "'shortest'"),
        ({"rules": {"DUP003": {"shortest": "x"}}}, "整数"),
        ({"rules": {"DUP999": {}}}, "DUP"),
        ({"severity": {"DUP": "fatal"}}, "warning"),
        ({"select": ("DUP001",), "ignore": ("DUP001",)}, "no rule is selected"),
    ],
)
def test_unknown_rules_and_options_are_refused(
    registry: Registry, settings: dict[str, object], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        active_rules(override(Config(), settings), registry)


def test_the_longer_selector_wins(registry: Registry) -> None:
    one = codes(override(Config(), {"select": ("DUP001", "NUM"), "ignore": ("DUP",)}), registry)
    assert "DUP001" in one
    assert "NUM001" in one
    assert "DUP003" not in one
    by_name = codes(override(Config(), {"ignore": ("paragraph",)}), registry)
    assert "DUP003" not in by_name
    assert "DUP001" in by_name


def test_a_family_that_is_opt_in_is_on_only_where_it_is_named(registry: Registry) -> None:
    def official(**settings: object) -> set[str]:
        return {code for code in codes(override(Config(), settings), registry) if code[:2] == "GW"}

    family = {rule.code for rule in registry.rules if rule.opt_in}
    assert family == {rule.code for rule in registry.rules if rule.family == "GW"}
    assert not official()
    assert not official(select=("ALL",), preview=True)
    assert official(select=("GW",)) == official(extend_select=("GW",)) == family
    assert official(extend_select=("GW001", "closing-formula")) == {"GW001", "GW009"}
    assert "GW001" not in official(extend_select=("GW",), ignore=("GW001",))


def test_options_and_severities_reach_the_rules(registry: Registry) -> None:
    settings = {
        "rules": {"DUP003": {"shortest": 50}},
        "severity": {"DUP": "info", "DUP003": "warning"},
    }
    by_code = {a.rule.code: a for a in active_rules(override(Config(), settings), registry)}
    assert by_code["DUP003"].options.shortest == 50
    assert by_code["DUP003"].severity is Severity.WARNING
    assert by_code["DUP001"].severity is Severity.INFO
