"""The Markdown report: a short job summary, as GITHUB_STEP_SUMMARY takes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

import regex
from msgspec import Struct

from wenlint.core.finding import Finding, Report
from wenlint.core.hit import Severity
from wenlint.core.visible import visible, writable
from wenlint.report.layout import plain
from wenlint.report.saying import placed_message
from wenlint.report.summary import outcome
from wenlint.report.words import Words, words_in
from wenlint.report.write import Style

_ROWS = 50
# Whatever GitHub gives a meaning: emphasis, code, links, addresses, HTML, formulas, cells, emoji.
_MARKUP = regex.compile(r"[!#$&()*+\-./:<>@\[\\\]_`{|}~]")

Cells = Sequence[str]


class _Headings(Struct, frozen=True):
    """The headings of the tables in one language."""

    by_rule: str
    by_file: str
    all_findings: str
    code: str
    name: str
    file: str
    place: str
    message: str
    count: str


_CHINESE = _Headings(
    "按规则", "按文件", "逐条", "代码", "规则", "文件", "位置", "说明", "处数"
)  # fmt: skip
_ENGLISH = _Headings(
    "By rule", "By file", "Findings", "Code", "Rule", "File", "Location", "Message", "Count"
)  # fmt: skip


def write(report: Report, stream: TextIO, style: Style) -> None:
    """Write the outcome, and tables by rule, by file and of the first findings."""
    headings = _ENGLISH if style.language == "en" else _CHINESE
    for line in _lines(report, words_in(style.language), headings):
        stream.write(writable(line, stream) + "\n")


def _lines(report: Report, words: Words, headings: _Headings) -> Iterator[str]:
    yield "## wenlint"
    for row in outcome(report, words):
        yield ""
        yield _escaped(plain(row).strip())
    if not report.findings:
        return
    yield from _table(headings.by_rule, *_by_rule(report, headings), words)
    yield from _table(headings.by_file, *_by_file(report, words, headings), words)
    yield from _table(headings.all_findings, *_findings(report, words, headings), words)


def _table(title: str, head: Cells, rows: Sequence[Cells], words: Words) -> Iterator[str]:
    """Return a table of the first rows, and how many more there are."""
    yield from ("", f"### {title}", "", _row(head), _row(["---"] * len(head)))
    for row in rows[:_ROWS]:
        yield _row([_escaped(cell) for cell in row])
    if len(rows) > _ROWS:
        yield ""
        yield _escaped(words.more.format(count=len(rows) - _ROWS))


def _row(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"


def _by_rule(report: Report, headings: _Headings) -> tuple[Cells, Sequence[Cells]]:
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    head = (headings.code, headings.name, headings.count)
    return head, [(code, name, f"{count:,}") for (code, name), count in rows]


def _by_file(report: Report, words: Words, headings: _Headings) -> tuple[Cells, Sequence[Cells]]:
    files = {file.path: Counter(f.severity for f in file.findings) for file in report.files}
    rows = sorted(
        ((path, counts) for path, counts in files.items() if counts),
        key=lambda row: (-row[1].total(), row[0]),
    )
    head = (headings.file, *(words.severities[severity] for severity in Severity))
    return head, [(path, *(f"{counts[one]:,}" for one in Severity)) for path, counts in rows]


def _findings(report: Report, words: Words, headings: _Headings) -> tuple[Cells, Sequence[Cells]]:
    """Return the findings, errors first: the table may not hold all of them."""
    order = list(Severity)
    findings = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    head = (headings.place, headings.code, headings.message)
    return head, [
        (_at(finding), finding.code, placed_message(finding, words.language))
        for finding in findings
    ]


def _at(finding: Finding) -> str:
    row, column = finding.location.start
    return f"{finding.path}:{row}:{column}"


def _escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is: no markup, no table cell, no link."""
    return _MARKUP.sub(r"\\\g<0>", visible(text))
