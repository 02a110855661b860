"""Automatic numbers of Word: which paragraph has one, and what it says (ECMA-376-1, 17.9).

Counters belong to the abstract definition that lists share, as in Word: two lists of one
definition count on, and a list with a start of its own begins anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from wenlint.core.patterns import lazy
from wenlint.readers.word_numerals import numeral
from wenlint.readers.xml_tree import Element

LEVELS = 9
_PLACEHOLDER = lazy(r"%([1-9])")
_MOST_LINKS = 20  # a definition that leads to a style that leads back ends here
_LARGEST = 10**6
_LONGEST_LABEL = 100


class Level(Struct, frozen=True):
    """How a level of a list is numbered.

    `restart` is the level, from 1, that begins it anew; 0 for none, None for any above it.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""
    gap: bool = True


class Label(Struct, frozen=True):
    """The automatic number of a paragraph.

    `text` is what Word shows, without the gap behind it; "" for a bullet. `list` is the abstract
    definition, `value` the number at `level`, `begins` says that it was set, not counted on.
    """

    text: str
    list: int
    level: int
    value: int
    begins: bool
    gap: bool
    pattern: str


class _Num(Struct, frozen=True):
    """A list: its definition, and what it sets anew at a level."""

    abstract: int
    starts: Mapping[int, int]
    levels: Mapping[int, Level]


class _State(Struct):
    """The counters of a definition."""

    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    used: list[set[int]] = field(default_factory=lambda: [set() for _ in range(LEVELS)])


class Numbering:
    """The lists of a document, which counts the paragraphs that it is asked about."""

    def __init__(self, root: Element | None, style_lists: Mapping[str, int]) -> None:
        """Read word/numbering.xml; `style_lists` are the lists that styles name."""
        self._levels: dict[int, dict[int, Level]] = {}
        self._nums: dict[int, _Num] = {}
        self._states: dict[int, _State] = {}
        self._style_lists = style_lists
        self._links: dict[int, str] = {}
        for one in root.children if root is not None else ():
            if one.name == "w:abstractNum":
                self._take_definition(one)
            elif one.name == "w:num":
                self._take_list(one)

    def _take_definition(self, one: Element) -> None:
        number = _integer(one.get("w:abstractNumId"), -1)
        self._levels[number] = dict(_levels(one))
        link = one.value("w:numStyleLink")
        if link is not None:
            self._links[number] = link

    def _take_list(self, one: Element) -> None:
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in one.children:
            if override.name != "w:lvlOverride":
                continue
            place = _integer(override.get("w:ilvl"), 0)
            start = override.value("w:startOverride")
            if start is not None and 0 <= place < LEVELS:
                starts[place] = _integer(start, 1)
            levels.update((at, level) for at, level in _levels(override) if at == place)
        number = _integer(one.get("w:numId"), -1)
        self._nums[number] = _Num(_integer(one.value("w:abstractNumId"), -1), starts, levels)

    def _definition(self, number: int) -> int:
        """Return the definition that `number` leads to through the styles that it names."""
        for _ in range(_MOST_LINKS):
            link = self._links.get(number)
            target = self._nums.get(self._style_lists.get(link, -1)) if link else None
            if target is None or target.abstract == number:
                return number
            number = target.abstract
        return number

    def level_of_style(self, list_: int, style: str) -> int:
        """Return the level that a list gives the paragraphs of a style that names no level."""
        num = self._nums.get(list_)
        levels = self._levels.get(self._definition(num.abstract), {}) if num else {}
        return next((at for at, one in levels.items() if one.paragraph_style == style), 0)

    def label(self, list_: int, place: int) -> Label | None:
        """Count the next paragraph of a list at a level; None where the list is not defined."""
        num = self._nums.get(list_)
        if num is None:
            return None
        place = min(max(place, 0), LEVELS - 1)
        abstract = self._definition(num.abstract)
        levels = {**self._levels.get(abstract, {}), **num.levels}
        level = levels.get(place)
        if level is None:
            return None
        state = self._states.setdefault(abstract, _State())
        value, begins = self._count(list_, num, place, levels, state)
        if level.style == "bullet":
            return Label("", abstract, place, value, begins, level.gap, "")
        text = _written(level, levels, state)[:_LONGEST_LABEL]
        return Label(text, abstract, place, value, begins, level.gap, level.pattern)

    def _count(
        self, list_: int, num: _Num, place: int, levels: Mapping[int, Level], state: _State
    ) -> tuple[int, bool]:
        counters = state.counters
        override = num.starts.get(place)
        if override is not None and list_ not in state.used[place]:
            value, begins = override, counters[place] is not None
        elif (now := counters[place]) is None:
            value, begins = levels[place].start, True
        else:
            value, begins = now + 1, False
        state.used[place].add(list_)
        counters[place] = min(value, _LARGEST)
        for above in range(place):
            # A level that was passed over has begun where its number is shown: 1.1.1 behind 1.
            if counters[above] is None and f"%{above + 1}" in levels[place].pattern:
                counters[above] = levels[above].start if above in levels else 1
        for below in range(place + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or place < restart <= below:
                counters[below] = None
                state.used[below].clear()
        return value, begins


def _levels(one: Element) -> Iterator[tuple[int, Level]]:
    for level in one.children:
        place = _integer(level.get("w:ilvl"), 0)
        if level.name != "w:lvl" or not 0 <= place < LEVELS:
            continue
        restart = level.value("w:lvlRestart")
        legal = level.child("w:isLgl")
        yield (
            place,
            Level(
                start=_integer(level.value("w:start"), 0 if _is_none(level) else 1),
                style=_style(level),
                pattern=(level.value("w:lvlText") or "")[:_LONGEST_LABEL],
                restart=None if restart is None else _integer(restart, 0),
                legal=legal is not None and legal.get("w:val", "1") not in _OFF,
                paragraph_style=level.value("w:pStyle") or "",
                gap=level.value("w:suff") != "nothing",
            ),
        )


_OFF = frozenset({"0", "false", "off"})


def _is_none(level: Element) -> bool:
    return _style(level) == "none"


def _style(level: Element) -> str:
    """Return the format of a level, one of a newer Word by what stands for it in older ones."""
    for one in level.children:
        if one.name == "w:numFmt":
            return one.get("w:val", "decimal")
        if one.name == "mc:AlternateContent":
            for choice in ("mc:Fallback", "mc:Choice"):
                inner = one.child(choice)
                if inner is not None and (value := inner.value("w:numFmt")) is not None:
                    return value
    return "decimal"


def _written(level: Level, levels: Mapping[int, Level], state: _State) -> str:
    def value(place: int) -> str:
        number = state.counters[place]
        other = levels.get(place)
        style = other.style if other is not None else "decimal"
        if style in ("bullet", "none"):
            return ""
        legal = level.legal and style != "decimalZero"
        return numeral(number if number is not None else 1, "decimal" if legal else style)

    return _PLACEHOLDER.sub(lambda match: value(int(match[1]) - 1), level.pattern)


def _integer(value: str | None, otherwise: int) -> int:
    """Return what an attribute says, kept within what a document counts to."""
    try:
        return max(-_LARGEST, min(int(value or ""), _LARGEST))
    except ValueError:
        return otherwise
