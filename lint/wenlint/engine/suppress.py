"""Inline suppressions: comments of Markdown and HTML that silence named rules.

    <!-- wenlint: ignore[PH001] 理由 -->     the block that follows, or the one it stands in
    <!-- wenlint: disable[PH001,WM] -->     from here on …
    <!-- wenlint: enable[PH001,WM] -->      … up to here, or to the end
    <!-- wenlint: ignore-file[PH001] -->    the whole file

There is no form that silences everything: each names rules by code, prefix or name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import regex
from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.diagnostics import diagnostic
from wenlint.core.document import Block, Document, Trivia, TriviaKind
from wenlint.core.finding import FileReport, Finding
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.patterns import lazy
from wenlint.core.text import Position
from wenlint.engine.registry import Registry, UnknownSelector

_DIRECTIVE = lazy(
    r"<!--\s*wenlint\s*[:：]\s*(?P<verb>[\w-]+)\s*(?:\[(?P<selectors>[^\]]*)\])?(?P<reason>.*?)-->",
    regex.S,
)
_VERBS = ("ignore", "disable", "enable", "ignore-file")
_END = Position(1 << 62, 1)

Range = tuple[Position, Position]
"""From the first position up to the second."""


class _Selector(Struct, frozen=True, eq=False):
    """Rules that a comment names, as it names them; only ever equal to itself."""

    written: str
    codes: frozenset[str]


class _Directive(Struct, frozen=True, eq=False):
    """A comment that is well formed."""

    verb: str
    selectors: tuple[_Selector, ...]
    piece: Trivia
    location: Location


class _Suppression(Struct, frozen=True):
    """Rules silenced from `start` up to `end`, by the selector of a comment."""

    codes: frozenset[str]
    start: Position
    end: Position
    by: tuple[_Directive, _Selector]


def suppress(
    document: Document,
    report: FileReport,
    registry: Registry,
    ran: Iterable[str],
    others: Iterable[str] = (),
) -> FileReport:
    """Return `report` without what the document's comments silence.

    `ran` are the rules behind the report, `others` those that run at another time. A comment
    with a selector that silences nothing is a finding (WL007) if it means rules that ran and
    none of the others; so is one that names no rule, or one that is not there.
    """
    comments = [
        (piece, match)
        for piece in document.trivia
        if piece.kind is TriviaKind.COMMENT and (match := _directive_in(piece.text))
    ]
    if not comments:
        return report
    directives, complaints = _directives(document, comments, registry)
    suppressions = tuple(_suppressions(document, directives))
    places: dict[str, list[Position]] = {}
    for finding in report.findings:
        places.setdefault(finding.code, []).append(finding.location.start)
    for starts in places.values():
        starts.sort()
    used = {
        one.by
        for one in suppressions
        if any(_reaches(one, places[code]) for code in one.codes if code in places)
    }
    silenced_places = _silenced(suppressions)
    kept = [
        finding
        for finding in report.findings
        if not _stands_in(finding.location.start, silenced_places.get(finding.code, ()))
    ]
    complaints += _unused(document.path, directives, used, frozenset(ran), frozenset(others))
    found = sorted([*kept, *complaints], key=lambda finding: finding.sort_key)
    lines = dict(report.lines)
    for complaint in complaints:
        row = complaint.location.start.row
        lines[row] = document.source.line(row)
    silenced = len(report.findings) - len(kept)
    return replace(report, findings=tuple(found), lines=lines, silenced=silenced)


def _silenced(suppressions: Iterable[_Suppression]) -> Mapping[str, Sequence[Range]]:
    """Return where each rule is silenced: ranges in order that do not meet."""
    ranges: dict[str, list[Range]] = {}
    for one in sorted(suppressions, key=lambda one: one.start):
        for code in one.codes:
            known = ranges.setdefault(code, [])
            if known and one.start <= known[-1][1]:
                known[-1] = known[-1][0], max(known[-1][1], one.end)
            else:
                known.append((one.start, one.end))
    return ranges


def _stands_in(place: Position, ranges: Sequence[Range]) -> bool:
    before = bisect_right(ranges, place, key=lambda one: one[0])
    return before > 0 and place < ranges[before - 1][1]


def _directive_in(comment: str) -> regex.Match[str] | None:
    """Return the directive of a comment; none can begin behind the last sign that ends one."""
    return _DIRECTIVE.search(comment, 0, comment.rfind("-->") + 3)


def _directives(
    document: Document, comments: Sequence[tuple[Trivia, regex.Match[str]]], registry: Registry
) -> tuple[list[_Directive], list[Finding]]:
    directives, complaints = [], []
    for piece, match in comments:
        location = document.source.locate_raw(piece.span)
        written = [part.strip() for part in (match["selectors"] or "").split(",")]
        written = [part for part in written if part]
        problem = _problem(match["verb"], written)
        selectors = []
        for part in written:
            try:
                selectors.append(_Selector(part, frozenset(registry.matching(part))))
            except UnknownSelector:
                problem = problem or Message(f"没有规则 {part}", f"there is no rule {part}")
        if problem is None:
            directives.append(_Directive(match["verb"], tuple(selectors), piece, location))
        else:
            complaints.append(_complaint(document.path, location, problem))
    return directives, complaints


def _problem(verb: str, selectors: Sequence[str]) -> Message | None:
    if verb not in _VERBS:
        known = "、".join(_VERBS)
        return Message(f"没有“{verb}”这种写法，可用 {known}", f"unknown form {verb}; use {known}")
    if not selectors:
        return Message(
            f"没有写明规则，应当写作 {verb}[PH001]", f"it names no rule: write {verb}[PH001]"
        )
    if any(selector.upper() == "ALL" for selector in selectors):
        return Message("不能一概关闭，请写明规则", "nothing silences all rules: name them")
    return None


def _suppressions(document: Document, directives: Sequence[_Directive]) -> Iterator[_Suppression]:
    filled = [block for block in document.blocks if block.span.of(document.text).strip()]
    enabled: dict[str, list[Position]] = {}
    for directive in directives:
        if directive.verb == "enable":
            for code in {code for one in directive.selectors for code in one.codes}:
                enabled.setdefault(code, []).append(directive.location.start)
    for directive in directives:
        for selector in directive.selectors:
            by = directive, selector
            if directive.verb == "ignore-file":
                yield _Suppression(selector.codes, Position(1, 1), _END, by)
            elif directive.verb == "ignore":
                yield _Suppression(
                    selector.codes, *_block_at(document, filled, directive.piece), by
                )
            elif directive.verb == "disable":
                start = directive.location.end
                for code in selector.codes:
                    ends = enabled.get(code, ())
                    again = bisect_left(ends, start)
                    end = ends[again] if again < len(ends) else _END
                    yield _Suppression(frozenset({code}), start, end, by)


def _block_at(document: Document, filled: Sequence[Block], piece: Trivia) -> Range:
    """Return where the block that a comment stands in, else the next one, begins and ends.

    Behind the last word of a block it still stands in it: blocks are parted by line breaks.
    """
    following = bisect_left(filled, piece.offset, key=lambda block: block.span.end)
    if following == len(filled):
        return _END, _END
    location = document.source.locate(filled[following].span)
    return location.start, location.end


def _reaches(suppression: _Suppression, places: Sequence[Position]) -> bool:
    """Say whether any of `places`, in order, stands in the suppression."""
    first = bisect_left(places, suppression.start)
    return first < len(places) and places[first] < suppression.end


def _unused(
    path: str,
    directives: Iterable[_Directive],
    used: Container[tuple[_Directive, _Selector]],
    ran: frozenset[str],
    others: frozenset[str],
) -> Iterator[Finding]:
    """Yield a finding for each comment with selectors that silence nothing."""
    for directive in directives:
        idle = ", ".join(
            selector.written
            for selector in directive.selectors
            if (directive, selector) not in used
            and selector.codes & ran
            and not selector.codes & others
        )
        if idle and directive.verb != "enable":
            message = Message(
                f"这条抑制没有用上（{idle} 在此没有问题），请删去",
                f"this suppression silences nothing ({idle}); remove it",
            )
            yield replace(
                diagnostic(path, "WL007", "unused-suppression", message),
                severity=Severity.WARNING,
                location=directive.location,
                sentence=directive.piece.text,
            )


def _complaint(path: str, location: Location, problem: Message) -> Finding:
    message = Message(
        f"这条抑制无效：{problem.zh}", f"this suppression does not work: {problem.en}"
    )
    return replace(
        diagnostic(path, "WL007", "unused-suppression", message),
        severity=Severity.WARNING,
        location=location,
    )
