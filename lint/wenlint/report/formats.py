"""The names of the reports, and the module that writes each."""

from __future__ import annotations

MODULES = {
    "full": "wenlint.report.terminal",
    "concise": "wenlint.report.concise",
    "grouped": "wenlint.report.grouped",
    "json": "wenlint.report.json_format",
    "json-lines": "wenlint.report.json_lines",
    "github": "wenlint.report.github",
    "gitlab": "wenlint.report.gitlab",
    "sarif": "wenlint.report.sarif",
    "junit": "wenlint.report.junit",
    "rdjson": "wenlint.report.rdjson",
    "markdown": "wenlint.report.markdown_summary",
}

FORMATS: tuple[str, ...] = tuple(MODULES)
"""The names of the formats, the default first."""
