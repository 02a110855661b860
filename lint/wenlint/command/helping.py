"""The help of a command with many options: in sections, as in a manual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click


class SectionedCommand(click.Command):
    """A command whose help parts its options; `sections` names the first option of each."""

    def __init__(self, *args: Any, sections: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each below the title of its section."""
        rows: list[tuple[str, str]] = []
        title = "Options"
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is None or not isinstance(parameter, click.Option):
                continue
            if begins := self._sections.keys() & set(parameter.opts):
                _write(formatter, title, rows)
                title, rows = self._sections[begins.pop()], []
            rows.append(record)
        _write(formatter, title, rows)


def _write(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
