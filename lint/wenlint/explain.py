"""Explains rules: one in the terminal, all in a list, all as the Markdown of rules/README.md."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from wenlint.engine.registry import Registry
from wenlint.engine.rule import Rule
from wenlint.engine.ruledoc import RuleDoc, parse_doc

FAMILIES = {
    "PH": ("占位符", "Placeholders"),
    "WM": ("水印残留", "Watermark residue"),
    "NUM": ("编号", "Numbering"),
    "DUP": ("重复", "Duplicates"),
    "FIG": ("数据", "Figures"),
    "PUN": ("标点", "Punctuation"),
    "TXT": ("文本", "Text"),
    "GW": ("公文格式", "Official-document form"),
}

_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


def write_rule(rule: Rule, stream: TextIO, *, language: str, color: bool | None) -> None:
    """Write all that is known of `rule`, its headings in bold where there is colour."""
    from rich.console import Console
    from rich.text import Text

    doc = parse_doc(rule.doc)
    console = Console(file=stream, force_terminal=color, no_color=color is False, highlight=False)
    text = Text()
    text.append(f"{rule.code} {rule.name}", style="bold cyan")
    text.append(f"  {_traits(rule, language)}\n\n", style="dim")
    text.append(_summary(doc, language) + "\n\n", style="bold")
    for line in doc.body.split("\n"):
        is_heading = bool(line) and not line.startswith((" ", "-")) and line.rstrip().endswith("：")
        text.append(line + "\n", style="bold" if is_heading else "")
    if rule.inventory is not None:
        text.append("\n清单：\n" if language != "en" else "\nInventory:\n", style="bold")
        text.append("".join(f"    {line}\n" for line in rule.inventory()))
    console.print(text, soft_wrap=True)


def write_rules(registry: Registry, stream: TextIO, *, language: str, color: bool | None) -> None:
    """Write one line for each rule."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, force_terminal=color, no_color=color is False, highlight=False)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for rule in registry.rules:
        table.add_row(
            Text(rule.code, style="bold cyan"),
            Text(rule.name + _remark(rule)),
            Text(_summary(parse_doc(rule.doc), language)),
        )
    console.print(table)


def rules_markdown(registry: Registry) -> str:
    """Return rules/README.md: every rule with its documentation, from its docstring."""
    parts = [
        "# 规则 Rules",
        "",
        "<!-- Generated from the docstrings of the rules; do not edit. "
        "`python -m wenlint_rules > rules/README.md` makes it anew. -->",
        "",
        "每条规则的文档都来自它的文档字符串，其中的反例与正例就是它的测试。",
        "Each rule is documented by its docstring, whose examples are its tests.",
        "",
        "| 代码 | 名称 | 级别 | 查什么 | Finds |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in registry.rules:
        doc = parse_doc(rule.doc)
        cells = (f"[{rule.code}](#{rule.code.lower()}-{rule.name})", rule.name)
        rest = (_traits(rule, "zh"), _cell(doc.summary_zh), _cell(doc.summary_en))
        parts.append("| " + " | ".join((*cells, *rest)) + " |")
    for family, rules in groupby(registry.rules, key=lambda rule: rule.family):
        zh, en = FAMILIES.get(family, (family, family))
        parts += ["", f"## {zh} {en}"]
        for rule in rules:
            parts += ["", rule_markdown(rule)]
    return "\n".join(parts) + "\n"


def rule_markdown(rule: Rule) -> str:
    """Return all that is known of `rule` as Markdown; examples become code blocks."""
    doc = parse_doc(rule.doc)
    lines = [f"### {rule.code} {rule.name}", "", f"**{doc.summary_zh}**", "", doc.summary_en, ""]
    for line in doc.body.split("\n"):
        if line.startswith("    ") and lines[-1].endswith("："):
            lines.append("")  # or Markdown would take the block for the paragraph going on
        lines.append(line)
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")


def _summary(doc: RuleDoc, language: str) -> str:
    return doc.summary_en if language == "en" else doc.summary_zh


def _traits(rule: Rule, language: str) -> str:
    severity = rule.severity.value if language == "en" else _SEVERITIES[rule.severity.value]
    preview = (", preview" if language == "en" else "，预览") if rule.preview else ""
    opt_in = (", opt-in" if language == "en" else "，选用") if rule.opt_in else ""
    return severity + preview + opt_in


def _remark(rule: Rule) -> str:
    return " (preview)" if rule.preview else " (opt-in)" if rule.opt_in else ""
