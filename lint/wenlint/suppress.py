"""Inline suppressions: comments of Markdown and HTML that silence named rules.

    <!-- wenlint: ignore[PH001] 理由 -->     the block that follows, or the one it stands in
    <!-- wenlint: disable[PH001,WM] -->     from here on …
    <!-- wenlint: enable[PH001,WM] -->      … up to here, or to the end
    <!-- wenlint: ignore-file[PH001] -->    the whole file

There is no form that silences everything: each names rules by code, prefix or name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from wenlint.document import Aside, AsideKind, Document
from wenlint.engine import trouble
from wenlint.finding import FileReport, Finding, Message, Place
from wenlint.patterns import lazy
from wenlint.registry import Registry, UnknownSelector
from wenlint.rule import Severity
from wenlint.text import Position, Span

_DIRECTIVE = lazy(
    r"<!--\s*wenlint\s*[:：]\s*(?P<verb>[\w-]+)\s*(?:\[(?P<selectors>[^\]]*)\])?(?P<reason>.*?)-->",
    regex.S,
)
_VERBS = ("ignore", "disable", "enable", "ignore-file")
_END = Position(1 << 62, 1)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules silenced from `start` up to `end`, by the comment at `place`."""

    codes: frozenset[str]
    start: Position
    end: Position
    place: Place
    written: str


@dataclass(frozen=True, slots=True)
class _Directive:
    verb: str
    codes: frozenset[str]
    aside: Aside
    place: Place


def suppress(
    document: Document, report: FileReport, registry: Registry, active: Iterable[str]
) -> FileReport:
    """Return `report` without what the document's comments silence.

    A suppression that silences nothing is a finding (WL007), unless none of its rules is
    active; so is one that names no rule, or one that is not there.
    """
    comments = [
        (aside, match)
        for aside in document.asides
        if aside.kind is AsideKind.COMMENT and (match := _DIRECTIVE.search(aside.text))
    ]
    if not comments:
        return report
    directives, complaints = _directives(document, comments, registry)
    suppressions = tuple(_suppressions(document, directives))
    used: set[Suppression] = set()
    kept = []
    for finding in report.findings:
        silencing = [one for one in suppressions if _silences(one, finding)]
        used.update(silencing)
        if not silencing:
            kept.append(finding)
    on = frozenset(active)
    idle = (one for one in suppressions if one not in used and one.codes & on)
    complaints += [_unused(document.path, one) for one in idle]
    found = sorted([*kept, *complaints], key=lambda finding: finding.sort_key)
    lines = dict(report.lines)
    for complaint in complaints:
        row = complaint.place.start.row
        lines[row] = document.source.index.line(row).of(document.source.text)
    return replace(report, findings=tuple(found), lines=lines)


def _directives(
    document: Document, comments: Sequence[tuple[Aside, regex.Match[str]]], registry: Registry
) -> tuple[list[_Directive], list[Finding]]:
    directives, complaints = [], []
    for aside, match in comments:
        place = _place(document, aside.span)
        selectors = [part.strip() for part in (match["selectors"] or "").split(",")]
        selectors = [part for part in selectors if part]
        problem = _problem(match["verb"], selectors)
        codes: set[str] = set()
        for selector in selectors:
            try:
                codes |= set(registry.matching(selector))
            except UnknownSelector:
                problem = problem or Message(f"没有规则 {selector}", f"there is no rule {selector}")
        if problem is None:
            directives.append(_Directive(match["verb"], frozenset(codes), aside, place))
        else:
            complaints.append(_complaint(document.path, place, problem))
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


def _suppressions(document: Document, directives: Sequence[_Directive]) -> Iterator[Suppression]:
    first = Position(1, 1)
    for number, directive in enumerate(directives):
        written = directive.aside.text
        if directive.verb == "ignore-file":
            yield Suppression(directive.codes, first, _END, directive.place, written)
        elif directive.verb == "ignore":
            start, end = _block_at(document, directive.aside)
            yield Suppression(directive.codes, start, end, directive.place, written)
        elif directive.verb == "disable":
            for code in sorted(directive.codes):
                end = _enabled_again(directives[number + 1 :], code)
                codes = frozenset({code})
                yield Suppression(codes, directive.place.end, end, directive.place, written)


def _enabled_again(following: Sequence[_Directive], code: str) -> Position:
    for directive in following:
        if directive.verb == "enable" and code in directive.codes:
            return directive.place.start
    return _END


def _block_at(document: Document, aside: Aside) -> tuple[Position, Position]:
    """Return where the block that a comment stands in, else the next one, begins and ends.

    Behind the last word of a block it still stands in it: blocks are parted by line breaks.
    """
    following = bisect_left(document.blocks, aside.offset, key=lambda block: block.span.end)
    for block in document.blocks[following:]:
        if block.span.of(document.text).strip():
            place = _place(document, document.source.span(block.span))
            return place.start, place.end
    return _END, _END


def _place(document: Document, span: Span) -> Place:
    index = document.source.index
    return Place(index.position(span.start), index.position(span.end))


def _silences(suppression: Suppression, finding: Finding) -> bool:
    return (
        finding.code in suppression.codes
        and suppression.start <= finding.place.start < suppression.end
    )


def _unused(path: str, suppression: Suppression) -> Finding:
    codes = ", ".join(sorted(suppression.codes))
    message = Message(
        f"这条抑制没有用上（{codes} 在此没有问题），请删去",
        f"this suppression silences nothing ({codes}); remove it",
    )
    return replace(
        trouble(path, "WL007", "unused-suppression", message),
        severity=Severity.WARNING,
        place=suppression.place,
        sentence=suppression.written,
    )


def _complaint(path: str, place: Place, problem: Message) -> Finding:
    message = Message(
        f"这条抑制无效：{problem.zh}", f"this suppression does not work: {problem.en}"
    )
    return replace(
        trouble(path, "WL007", "unused-suppression", message),
        severity=Severity.WARNING,
        place=place,
    )
