"""The JSON schema of wenlint.toml, made from Config and the options of the rules."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from wenlint.config import KEYS, Config
from wenlint.core.hit import Severity
from wenlint.engine.registry import Registry
from wenlint.report.formats import FORMATS

_DIALECT = "http://json-schema.org/draft-07/schema#"
_SEVERITIES = [severity.value for severity in Severity]
_STRING = {"type": "string"}
_CLOSED = {"type": "object", "additionalProperties": False}


def config_schema(registry: Registry) -> dict[str, Any]:
    """Return the schema that says exactly what the loader accepts."""
    hints = get_type_hints(Config)
    properties = {key: _schema_of(hints[field.name]) for key, field in KEYS.items()}
    properties["extend"] = _STRING
    properties["lang"] = {"enum": ["zh", "en"]}
    properties["tracked"] = {"enum": ["final", "original"]}
    properties["output-format"] = {"enum": list(FORMATS)}
    properties["severity"] = {"type": "object", "additionalProperties": {"enum": _SEVERITIES}}
    properties["rules"] = {**_CLOSED, "properties": _rule_tables(registry)}
    properties["custom"] = properties["house"] = {
        **_CLOSED,
        "patternProperties": {
            r"^[A-Z]{2,8}\d{3}$": {
                **_CLOSED,
                "required": ["pattern", "message"],
                "properties": {
                    **dict.fromkeys(("name", "pattern", "message", "message-en"), _STRING),
                    "severity": {"enum": _SEVERITIES},
                },
            }
        },
    }
    return {"$schema": _DIALECT, "title": "wenlint.toml", **_CLOSED, "properties": properties}


def dump_schema(registry: Registry) -> str:
    """Return the schema as the text of wenlint.schema.json."""
    return json.dumps(config_schema(registry), ensure_ascii=False, indent=2) + "\n"


def _rule_tables(registry: Registry) -> dict[str, Any]:
    tables = {}
    for rule in registry.rules:
        hints = get_type_hints(rule.options)
        options = {
            field.name.replace("_", "-"): _schema_of(hints[field.name])
            for field in dataclasses.fields(rule.options)
        }
        tables[rule.code] = {**_CLOSED, "properties": options}
        tables[rule.name] = {**_CLOSED, "properties": options}
    return tables


def _schema_of(hint: Any) -> dict[str, Any]:
    """Return the schema of a type that settings have."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _STRING}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema_of(args[1])}
    if origin is UnionType or args:
        return _schema_of(next(arg for arg in args if arg is not type(None)))
    names = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return {"type": names[hint]} if hint in names else {}
