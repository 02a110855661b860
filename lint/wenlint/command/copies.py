"""Copies of the Word documents of a run, with a comment at each finding."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from wenlint.annotating import annotated
from wenlint.atomic import write_bytes
from wenlint.command.options import CheckOptions
from wenlint.core.failure import Failure
from wenlint.core.finding import FileReport, Report
from wenlint.core.visible import visible
from wenlint.discovery import Found
from wenlint.files import read_regular
from wenlint.linter import Linter, display_path
from wenlint.readers import WORD_SUFFIXES, is_word


def copies_asked(files: Sequence[Found], options: CheckOptions) -> dict[str, Path]:
    """Return where the copy of each Word document goes, by its path in the report.

    Raises Failure where there is none, or one would be written over something.
    """
    asked = options.annotate
    assert asked is not None  # or nobody would call
    words = [found.path for found in files if is_word(found.path.name)]
    if not words:
        raise Failure(
            "--annotate 只用于 Word 文档，要检查的文件里没有 (.docx .docm .dotx) "
            "(--annotate is for Word documents, and there is none among the files)"
        )
    if asked.suffix.lower() in WORD_SUFFIXES and not asked.is_dir():
        if len(words) > 1:
            raise Failure(
                f"{asked}: 有 {len(words)} 份 Word 文档，请给 --annotate 一个文件夹 "
                f"(there are {len(words)} Word documents: give --annotate a folder)"
            )
        copies = {display_path(words[0]): asked}
    else:
        copies = {display_path(path): asked / _below(path, options) for path in words}
    _refuse(copies, files, force=options.force)
    return copies


def _below(path: Path, options: CheckOptions) -> Path:
    """Return the place of a copy in the folder: as the original stands in what was asked for."""
    for top in options.paths:
        if top.is_dir() and path.absolute().is_relative_to(top.absolute()):
            return path.absolute().relative_to(top.absolute())
    return Path(path.name)


def _refuse(copies: dict[str, Path], files: Sequence[Found], *, force: bool) -> None:
    originals = {os.path.realpath(found.path) for found in files}
    seen: dict[str, str] = {}
    for name, copy in copies.items():
        real = os.path.realpath(copy)
        if real in originals:
            raise Failure(
                f"{copy}: --annotate 会覆盖要检查的文件，没有写入，请换一个名字 "
                "(would replace a file that is checked; name another)"
            )
        if (other := seen.setdefault(real, name)) != name:
            raise Failure(
                f"{copy}: {other} 与 {name} 的副本同名，请分开检查 "
                "(two copies of one name; check them apart)"
            )
        if os.path.lexists(copy) and not (force and copy.is_file() and not copy.is_symlink()):
            raise Failure(
                f"{copy}: 已经存在，没有写入；要覆盖请加 --force "
                "(exists, not written; replace it with --force)"
            )


def write_copies(
    copies: dict[str, Path], files: Sequence[Found], report: Report, linter: Linter
) -> Sequence[str]:
    """Write the copies; return what failed."""
    paths = {display_path(found.path): found.path for found in files}
    failures = []
    written = 0
    for file in report.files:
        copy = copies.get(file.path)
        if copy is None or not any(not finding.fatal for finding in file.findings):
            continue
        try:
            _write_copy(paths[file.path], copy, file, linter)
            written += 1
        except Exception as error:  # whatever it was, the other copies and the report stand
            failures.append(f"{copy}: 副本写不了 (the copy cannot be written): {error}")
    where = "、".join(visible(str(copy)) for copy in list(copies.values())[:1])
    sys.stderr.write(
        f"已写带批注的副本 (annotated copies written): {written}"
        f"{f'，{where}' if written == 1 == len(copies) else ''}\n"
    )
    return failures


def _write_copy(path: Path, copy: Path, file: FileReport, linter: Linter) -> None:
    config = linter.config
    data = read_regular(path, linter.limit)
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    final = config.tracked == "final"
    made = annotated(data, file.findings, config.lang, now, final=final)
    copy.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(copy, made)
