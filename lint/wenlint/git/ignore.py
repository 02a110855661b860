"""Patterns as .gitignore has them, matched in time linear in pattern and path.

What git does is done here: the last pattern that matches wins, `!` takes back, `/` at the start or
inside ties a pattern to its folder, `/` at the end means folders only, `**` any folders. A pattern
that git would drop without a word is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex
from msgspec import Struct

from wenlint.core.message import Message

_MOST_PATTERNS = 10_000
_LONGEST = 4_096
_CLASSES = "alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit"
_SET = regex.compile(
    rf"\[(?P<not>[!^]?)(?P<body>\]?(?:\[:(?:{_CLASSES}):\]|\\.|[^\]\\])*+)\]", regex.DOTALL
)
_MEMBER = regex.compile(
    rf"(?P<class>\[:(?:{_CLASSES}):\])|(?P<first>\\.|.)(?:-(?P<last>\\.|[^\]]))?", regex.DOTALL
)


class BadPattern(Exception):
    """A pattern that means nothing; `row` is its place among the lines, from 1."""

    def __init__(self, row: int, pattern: str, why: Message) -> None:
        super().__init__(pattern)
        self.row = row
        self.pattern = pattern
        self.why = why


class _Pattern(Struct, frozen=True):
    """One pattern; a segment is a string, what matches one, or None for `**`."""

    takes_back: bool
    folders_only: bool
    segments: tuple[str | regex.Pattern[str] | None, ...]

    def meets(self, parts: Sequence[str], *, folder: bool) -> bool:
        """Say whether the path `parts` itself, not one above it, is meant."""
        return (folder or not self.folders_only) and _meet(self.segments, parts)


class Patterns:
    """An ordered list of patterns."""

    def __init__(self, patterns: Iterable[_Pattern] = ()) -> None:
        self._patterns = tuple(patterns)[::-1]

    def verdict(self, parts: Sequence[str], *, folder: bool) -> bool | None:
        """Say whether the path itself is meant; None if no pattern says anything about it."""
        for pattern in self._patterns:
            if pattern.meets(parts, folder=folder):
                return not pattern.takes_back
        return None

    def mean(self, path: str, *, folder: bool = False) -> bool:
        """Say whether `path`, with `/` between its parts, or a folder above it is meant."""
        parts = path.split("/")
        return any(
            self.verdict(parts[:depth], folder=folder or depth < len(parts))
            for depth in range(1, len(parts) + 1)
        )


def patterns_of(lines: Iterable[str]) -> Patterns:
    """Return the patterns of `lines`. Raises BadPattern."""
    patterns, bad = read_patterns(lines)
    if bad:
        raise bad[0]
    return patterns


def read_patterns(lines: Iterable[str]) -> tuple[Patterns, Sequence[BadPattern]]:
    """Return the patterns of `lines`, and those lines that are none."""
    patterns: list[_Pattern] = []
    bad: list[BadPattern] = []
    for row, line in enumerate(lines, 1):
        if len(patterns) >= _MOST_PATTERNS:
            why = Message(f"超过 {_MOST_PATTERNS:,} 条", f"more than {_MOST_PATTERNS:,}")
            return Patterns(), [BadPattern(row, line[:80], why)]
        try:
            pattern = _pattern(line)
        except _Bad as error:
            bad.append(BadPattern(row, line[:80], error.why))
        else:
            if pattern is not None:
                patterns.append(pattern)
    return Patterns(patterns), bad


class _Bad(Exception):
    def __init__(self, zh: str, en: str) -> None:
        self.why = Message(zh, en)


def _pattern(line: str) -> _Pattern | None:
    written = _without_trailing_spaces(line)
    if not written or written.startswith("#"):
        return None
    if len(written) > _LONGEST:
        raise _Bad("太长", "too long")
    takes_back = written.startswith("!")
    rest = written[takes_back:]
    if not rest.strip("/"):
        raise _Bad("什么也没有指", "means nothing")
    folders_only = rest.endswith("/")
    rest = rest.rstrip("/") if folders_only else rest
    tied = "/" in rest
    parts = [part for part in rest.split("/") if part]
    segments = [None if len(part) > 1 and not part.strip("*") else _segment(part) for part in parts]
    if segments[-1] is None and len(segments) > 1:  # dir/** means what is in dir, not dir
        segments.append(_segment("*"))
    return _Pattern(takes_back, folders_only, tuple(segments if tied else [None, *segments]))


def _without_trailing_spaces(line: str) -> str:
    bare = line.rstrip(" ")
    escaped = (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
    return bare + " " if escaped and len(bare) < len(line) else bare


def _segment(written: str) -> str | regex.Pattern[str]:
    """Return what matches one part of a path: itself, or a pattern that never goes back.

    Of a name, the text between two stars may be taken where it first occurs: what follows
    can only gain by that.
    """
    pieces: list[list[str]] = [[]]  # between the stars
    plain: list[str] | None = []
    at = 0
    while at < len(written):
        sign = written[at]
        at += 1
        if sign == "*":
            pieces.append([])
            plain = None
        elif sign == "?":
            pieces[-1].append(".")
            plain = None
        elif sign == "[":
            match = _SET.match(written, at - 1)
            if match is None:
                raise _Bad("[ 没有配对的 ]", "[ without its ]")
            pieces[-1].append(_set(match["body"], negated=bool(match["not"])))
            at = match.end()
            plain = None
        else:
            if sign == "\\":
                if at == len(written):
                    raise _Bad("以 \\ 结尾", "ends with \\")
                sign = written[at]
                at += 1
            pieces[-1].append(regex.escape(sign))
            if plain is not None:
                plain.append(sign)
    if plain is not None:
        return "".join(plain)
    first, *others = ("".join(piece) for piece in pieces)
    middle = "".join(f"(?>.*?{piece})" for piece in others[:-1] if piece)
    last = f".*{others[-1]}" if others else ""
    return regex.compile(f"(?s){first}{middle}{last}")


def _set(body: str, *, negated: bool) -> str:
    members = []
    for match in _MEMBER.finditer(body):
        if match["class"]:
            members.append(match["class"])
            continue
        first, last = match["first"][-1], (match["last"] or "")[-1:]
        if last and last < first:
            raise _Bad(f"范围 {first}-{last} 是反的", f"the range {first}-{last} is reversed")
        members.append(_literal(first) + (f"-{_literal(last)}" if last else ""))
    return f"[{'^' if negated else ''}{''.join(members)}]"


def _literal(sign: str) -> str:
    return f"\\{sign}" if sign in "\\]^-[&|~#" else sign


def _meet(segments: Sequence[str | regex.Pattern[str] | None], parts: Sequence[str]) -> bool:
    """Match parts with segments; a `**` need only ever be widened until the next one."""
    wide: tuple[int, int] | None = None
    at = place = 0
    while place < len(parts):
        if at < len(segments):
            segment = segments[at]
            if segment is None:
                wide = (at, place)
                at += 1
                continue
            part = parts[place]
            if segment == part if isinstance(segment, str) else segment.fullmatch(part):
                at += 1
                place += 1
                continue
        if wide is None:
            return False
        wide = (wide[0], wide[1] + 1)
        at, place = wide[0] + 1, wide[1]
    return all(segment is None for segment in segments[at:])
