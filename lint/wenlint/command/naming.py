"""File names are never options: a stranger may have chosen them."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click


def refuse_names_as_options(arguments: Sequence[str]) -> None:
    """Refuse an argument that reads as an option, or as `-`, and is the name of a file here too.

    A hook, or a shell that expands `*`, hands over the one as the other. Behind `--` all are
    names. Raises click.UsageError.
    """
    for argument in arguments:
        if argument == "--":
            return
        if argument.startswith("-") and os.path.lexists(argument):
            raise click.UsageError(
                f"这里有一个文件名为 {argument!r}，分不清它是文件还是选项：请改名，"
                f"或把文件都写在 -- 之后 (a file here bears this name; rename "
                "it, or put all files behind --)"
            )
