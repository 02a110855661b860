"""Writes rules/README.md to the standard output."""

import sys

import wenlint_rules
from wenlint.engine.registry import load_rules
from wenlint.explain import rules_markdown

if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a TextIOWrapper here
    sys.stdout.write(rules_markdown(load_rules(wenlint_rules)))
