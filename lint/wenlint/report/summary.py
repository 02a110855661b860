"""The closing summary of the full report: what was found, checked, skipped and can be mended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from wenlint.core.finding import FileReport, Report
from wenlint.core.hit import Severity
from wenlint.core.message import Message
from wenlint.core.visible import visible
from wenlint.report.layout import Row
from wenlint.report.words import Words, amount

_PATHS_SHOWN = 5
_BAR = 24
_EIGHTHS = " ▏▎▍▌▋▊▉"


def summary(report: Report, words: Words, width: int) -> Iterator[Row]:
    """Return the rows of the summary; where nothing was found, they need no width."""
    if report.findings:
        yield from _total(report, words)
        yield from _table(report, width)
    yield from _outcome(report, words)


def outcome(report: Report, words: Words) -> Iterator[Row]:
    """Return the rows of the summary without the table of rules."""
    if report.findings:
        yield from _total(report, words)
    yield from _outcome(report, words)


def _outcome(report: Report, words: Words) -> Iterator[Row]:
    yield from _skipped(report, words)
    yield from _left_out(report, words)
    for note in report.notes:
        yield ((visible(note.in_language(words.language)), "yellow"),)
    yield from _fixes(report, words)
    yield from _failed(report, words)
    yield _checked(report, words)


def _total(report: Report, words: Words) -> Iterator[Row]:
    counts = Counter(finding.severity for finding in report.findings)
    breakdown = words.between.join(
        words.breakdown.format(severity=words.severities[severity], count=counts[severity])
        for severity in Severity
        if counts[severity]
    )
    found = amount(words.found, len(report.findings))
    yield ((words.total.format(found=found, breakdown=breakdown), "bold"),)


def _table(report: Report, width: int) -> Iterator[Row]:
    """Return code, name, count and a bar for each rule, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    most = rows[0][1]
    code_width = max(len(code) for code, _ in counts)
    name_width = max(len(name) for _, name in counts)
    count_width = len(f"{most:,}")
    bar_width = min(_BAR, width - code_width - name_width - count_width - 8)
    for (code, name), count in rows:
        yield (
            (f"  {code:<{code_width}}  ", "bold"),
            (f"{name:<{name_width}}  {count:>{count_width},}  ", ""),
            (_bar(count / most, bar_width), "cyan"),
        )


def _bar(share: float, width: int) -> str:
    """Return a bar of `share` of `width` cells, in eighths of a cell, never quite nothing."""
    if width < 1:
        return ""
    full, eighths = divmod(max(1, round(share * width * 8)), 8)
    return ("█" * full + _EIGHTHS[eighths]).rstrip()


def _skipped(report: Report, words: Words) -> Iterator[Row]:
    """Return the files that were not checked, by reason."""
    if not report.skipped:
        return
    reasons: dict[Message, list[str]] = defaultdict(list)
    for skipped in report.skipped:
        reasons[skipped.reason].append(skipped.path)
    yield ((words.skipped.format(files=amount(words.files, len(report.skipped))), "yellow"),)
    for reason, paths in reasons.items():
        text = visible(reason.in_language(words.language))
        yield ((f"  {words.reason.format(reason=text, count=len(paths))}", ""),)
        for path in paths[:_PATHS_SHOWN]:
            yield ((f"    {visible(path)}", "dim"),)
        if len(paths) > _PATHS_SHOWN:
            yield ((f"    {words.more.format(count=len(paths) - _PATHS_SHOWN)}", "dim"),)


def _left_out(report: Report, words: Words) -> Iterator[Row]:
    """Return what was left out on purpose, with examples."""
    for one in report.left_out:
        text = words.left_out.format(
            reason=one.reason.in_language(words.language),
            count=one.count,
            examples=words.listed.join(visible(example) for example in one.examples),
        )
        yield ((text, "dim"),)


def _fixes(report: Report, words: Words) -> Iterator[Row]:
    fixes = [finding.fix for finding in report.findings if finding.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe:
        yield ((words.safe.format(places=amount(words.places, safe)), "green"),)
    if unsafe:
        text = words.also_unsafe if safe else words.unsafe
        yield ((text.format(places=amount(words.places, unsafe)), ""),)


def _failed(report: Report, words: Words) -> Iterator[Row]:
    """Return what must not be overlooked: files in which the linter could not do its work."""
    failed = sum(not _done(file) for file in report.files)
    codes = {finding.code for finding in report.findings if finding.fatal}
    if failed:
        text = words.failed.format(
            files=amount(words.files, failed), codes=words.between.join(sorted(codes))
        )
        yield ((text, "bold red"),)


def _checked(report: Report, words: Words) -> Row:
    done = [file for file in report.files if file.checked and _done(file)]
    if not done:
        return ((words.unchecked, "bold red"),)
    text = (words.checked if report.findings else words.clean).format(
        files=amount(words.files, len(done)),
        characters=sum(file.characters for file in done),
        seconds=report.seconds,
    )
    return ((text, "bold"),)


def _done(file: FileReport) -> bool:
    return not any(finding.fatal for finding in file.findings)
