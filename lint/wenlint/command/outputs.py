"""Where the reports of a run go."""

from __future__ import annotations

import io
import sys
from collections import Counter
from pathlib import Path

from wenlint.command.options import CheckOptions
from wenlint.config import Config
from wenlint.core.failure import Failure
from wenlint.core.finding import Report
from wenlint.core.visible import writable
from wenlint.report.concise import line
from wenlint.report.write import Style, write_report


def write_all(report: Report, config: Config, options: CheckOptions) -> None:
    """Write all reports, the main one last: its reader may go at any time, as `head` does."""
    try:
        write_extra(report, config, options)
    finally:
        _write_main(report, config, options)


def write_extra(report: Report, config: Config, options: CheckOptions) -> None:
    """Write the reports that --report asks for."""
    style = Style(config.lang, color=False, quiet=options.quiet)
    for output_format, path in options.reports:
        _write_report(report, output_format, style, path, "--report")


def _write_report(
    report: Report, output_format: str, style: Style, path: Path, option: str
) -> None:
    stream = io.StringIO()
    write_report(report, output_format, stream, style)
    write_file(path, stream.getvalue().encode("utf-8", "surrogateescape"), option)


def _write_main(report: Report, config: Config, options: CheckOptions) -> None:
    style = Style(config.lang, options.color, quiet=options.quiet)
    path = options.output_file
    if options.statistics and path is None:
        sys.stdout.write(_statistics(report))
    elif options.statistics and path is not None:
        write_file(path, _statistics(report).encode(), "--output-file")
    elif path is None:
        write_report(report, config.output_format, sys.stdout, style)
    else:
        _write_report(report, config.output_format, style, path, "--output-file")


def tell_failures(report: Report, language: str) -> None:
    """Say on the standard error what could not be checked, where no report says it."""
    for finding in report.findings:
        if finding.fatal:
            sys.stderr.write(writable(line(finding, language), sys.stderr) + "\n")


def _statistics(report: Report) -> str:
    """Return how often each rule was drawn, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    fixable = Counter(f.code for f in report.findings if f.fix is not None)
    width = len(str(max(counts.values(), default=0)))
    return "".join(
        f"{count:>{width}}  {code}  {name}{'  [*]' if fixable[code] else ''}\n"
        for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def write_file(path: Path, data: bytes, option: str) -> None:
    """Replace the file that `option` names; raises Failure."""
    from wenlint.atomic import write_bytes  # and tempfile: most runs write no file

    try:
        write_bytes(path, data)
    except OSError as error:
        raise Failure(
            f"{path}: 写不了 {option}，请检查它所在的文件夹是否存在、可写 "
            f"(cannot write {option}; check that its folder exists and may be written to): "
            f"{error.strerror}"
        ) from None
