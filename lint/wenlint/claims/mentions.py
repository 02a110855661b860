"""Mentions: the figures of a document in their context, read once for every relation.

A mention is a figure with its dimension, the part that it plays (a level, a change, a rate, a
figure for each of something, a plan, a limit), the words that name it, and its place: clause,
brackets, sentence, line. Everything is read from the digits outwards, and only when asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.arithmetic import Bounds, bounds
from wenlint.figures.quantities import Quantity, Sentence, find_quantities
from wenlint.lexicon.dimensions import (
    FOLD,
    MONEY,
    PERCENT,
    POINT,
    Dimension,
    dimension,
)
from wenlint.lexicon.stops import CLAUSE_ENDS_AND_COLONS

_LONGEST_CLAUSE = 48
_LONGEST_TAIL = 16
_OPENING, _CLOSING = "（(【[", "）)】]"
_TAIL = lazy(r"[^，。；：！？、（）()【】\[\]\n\x1f,;!?\d]{0,16}+")
# A unit that no table has: one character of Chinese, or a few letters.
_UNIT = lazy(r"[ ]?(?P<unit>[毫微纳]秒|[A-Za-zμ]{1,4}[²³]?(?![A-Za-z0-9])|\p{Han})")
_FOR_EACH = lazy(
    r"[ ]?(?:/|／|每|·)[ ]?(?P<a>\p{Han}{1,3}|㎡|m²|[a-z]{1,3})(?![A-Za-z])"
    r"(?:[ ]?[/／·•][ ]?(?P<b>\p{Han}{1,2}|㎡))?"
)


_LONGEST_NAME = 4
_BEFORE_NAME = "，。；：、（(\n "


def _begins_name(text: str, figure: Quantity, behind: Quantity | None) -> bool:
    """Say whether a Chinese numeral only names what the next figure tells: 二组|300亩, 十公里组."""
    at, end = figure.number.start, max(figure.span.end, figure.number.end)
    return (
        behind is not None
        and not text[at].isdigit()
        and text[at - 1 : at] in _BEFORE_NAME
        and behind.number.start - end <= _LONGEST_NAME
        and not any(sign in _CLAUSE_SIGNS for sign in text[end : behind.number.start])
    )


class Role(Enum):
    """The part that a figure plays."""

    LEVEL = "level"
    DELTA = "delta"
    RATE = "rate"
    PLAN = "plan"
    LIMIT = "limit"


_DELTA = lazy(
    r"(?:增[加长多幅至]?|新增|净增|多(?!功能)|减[少幅]?|净减|少|下降|降低?|降幅|上升|提[高升]|回落|上涨|涨幅?|跌幅?"
    r"|高出|高于|低于|缩[短减小]|压[缩减]|扩大|翻|成长|攀升|下跌|下滑|升高|加快|放缓|收窄|精简|节约|节省|超出|超|(?<!出)差|相差)"
    r"(?:率|幅度?)?(?:[了为达约出近到]|百分之|高达|达到)*[ ]?$"
)
_REACHES = lazy(r"(?:[至到为]|达到?)了?[ ]?$")
_PLAN = lazy(r"计划|预算|目标|任务|指标|预计|规划|拟|力争|争取|应(?!到|缴|付|收|发|报|出|邀)")
_LIMIT = lazy(
    r"不[得]?(?:超过|少于|低于|高于|大于|小于|足|到)|最[高低多少]|至[少多]|上限|下限|限额|以[上下内]$"
)
_LIMIT_BEHIND = lazy(r"[之以][上下内外]|及以[上下]|封顶|为限")


class Mention(Struct, frozen=True, dict=True, eq=False):
    """A figure in its context; `text` is the prose, in simplified characters.

    `start` is where the words before it begin: behind the figure before it, or at the beginning of
    its sentence `sentence`. `line` is the place of its line's first character, `depth` counts the
    brackets around it, `at` is its place among the figures of the document; `item` says whether its
    line is an item of a list.
    """

    text: str
    figure: Quantity
    sentence: Span
    start: int
    line: int
    depth: int
    at: int
    item: bool = False

    # ----- what is said around it -----

    @cached_property
    def before(self) -> str:
        """What stands between the figure before and this one, in the same sentence."""
        return self.text[self.start : self.figure.span.start]

    @cached_property
    def clause(self) -> str:
        """The words of its clause before it; figures and 、 do not end it, a colon neither."""
        left = max(self.sentence.start, self.figure.span.start - _LONGEST_CLAUSE)
        said = self.text[left : self.figure.number.start]
        at = next((i for i in range(len(said) - 1, -1, -1) if said[i] in _CLAUSE_SIGNS), -1)
        return said[at + 1 :]

    @cached_property
    def lead(self) -> str:
        """The words right before it, back to a sign or the figure before; through a colon."""
        said = self.text[
            max(self.start, self.figure.span.start - _LONGEST_CLAUSE) : self.figure.number.start
        ]
        stripped = said.rstrip("： :　")
        end = len(stripped)
        at = next((i for i in range(end - 1, -1, -1) if said[i] in _LEAD_SIGNS), -1)
        return stripped[at + 1 :]

    @cached_property
    def tail(self) -> str:
        """The words right behind its numeral and unit."""
        match = _TAIL.match(self.text, self.end)
        return match[0].strip() if match else ""

    @cached_property
    def name(self) -> str:
        """The words that name it: before it, and behind it."""
        return self.lead + self.tail

    # ----- what it measures -----

    @cached_property
    def _read(self) -> tuple[str, int]:
        """Its unit, and where that ends."""
        figure = self.figure
        if figure.unit:
            end = self.text.find(figure.unit, figure.number.end, figure.span.end + 4)
            return figure.unit, (end + len(figure.unit) if end >= 0 else figure.span.end)
        match = _UNIT.match(self.text, figure.number.end)
        if match is None or match["unit"] in _NO_UNITS:
            named = _UNIT_BEFORE.search(self.text, max(0, figure.span.start - 8), figure.span.start)
            return (_NAMED_UNITS[named["unit"]] if named else ""), figure.span.end
        return match["unit"], max(match.end(), figure.span.end)

    @property
    def unit(self) -> str:
        return self._read[0]

    @property
    def end(self) -> int:
        """Where its unit ends."""
        return self._read[1]

    @cached_property
    def dimension(self) -> Dimension:
        return dimension(self.unit)

    @cached_property
    def kind(self) -> str:
        """What it measures, for its numerator."""
        return self.dimension.name

    @cached_property
    def value(self) -> Fraction:
        """Its value in the smallest unit of its dimension."""
        return self.figure.value * self.dimension.scale

    @cached_property
    def twice(self) -> Fraction:
        """Double its value, which many figures are compared with."""
        return self.value * 2

    @cached_property
    def bounds(self) -> Bounds:
        """What it can stand for, in the smallest unit of its dimension."""
        return bounds(self.figure).times(self.dimension.scale)

    @cached_property
    def is_exact(self) -> bool:
        return self.figure.exact

    @cached_property
    def is_percent(self) -> bool:
        return self.kind == PERCENT

    # ----- what it is for each of -----

    @cached_property
    def each(self) -> tuple[Dimension, ...]:
        """What it is counted for each of: 台 in 元/台; ANY where none is named."""
        behind = _FOR_EACH.match(self.text, self.end)
        if behind is not None:
            return tuple(dimension(one) for one in (behind["a"], behind["b"]) if one)
        return tuple(_named_each(self))

    # ----- what part it plays -----

    @cached_property
    def role(self) -> Role:
        lead = self.lead
        if self.kind in (POINT, FOLD) or (_DELTA.search(lead) and not _REACHES.search(lead)):
            return Role.DELTA
        if _DELTA.search(lead) and self.is_percent:
            return Role.DELTA
        if self.is_percent:
            return Role.RATE
        if _LIMIT.search(lead) or _LIMIT_BEHIND.match(self.text, self.end):
            return Role.LIMIT
        return Role.PLAN if _PLAN.search(lead) else Role.LEVEL

    @property
    def is_level(self) -> bool:
        return self.role in (Role.LEVEL, Role.PLAN) and not self.each

    def written(self, text: str) -> str:
        """Return the figure as the document `text` has it, with its unit."""
        return text[self.figure.span.start : max(self.end, self.figure.span.end)].strip()


# A unit that the words before a figure name: 总学时64, 总分100, 人数：52.
_NAMED_UNITS = {
    "学时": "学时",
    "课时": "课时",
    "人数": "人",
    "总分": "分",
    "满分": "分",
    "分值": "分",
}
_UNIT_BEFORE = lazy(r"(?P<unit>[学课]时|人数|[总满]分|分值)数?[为是]?[：: ]*$")
_CLAUSE_SIGNS = frozenset(CLAUSE_ENDS_AND_COLONS) - frozenset("：:")
_LEAD_SIGNS = frozenset(CLAUSE_ENDS_AND_COLONS) | frozenset("、【】[]")
_NO_UNITS = frozenset(
    "的是为了和与及或在于以上下左右至到等之即就也都还又而但把被将比较占共计其中有"
)

ANY = dimension("?")
"""Stands for what a price is for, where that is not named."""
OF_THEM = dimension("各")
"""Stands for those that were counted right before: 三所村小各500册."""

_EACH_NAMED = lazy(
    r"(?:每|平均每|(?<![第前后上下近这那头十零〇])一(?=[个台套件亩户人天月年]\d?))(?P<n>一|个|1)?(?P<each>"
    r"平方米|立方米|公里|公斤|千克|公顷|日历天|工作日|小时|分钟|学期|季度?|星期|教学周|人次|\p{Han})"
)
_FROM_NAME = (
    (
        lazy(
            r"(?<![本上当该全下去今每半个])月(?:租金?|薪|工资|供|租费|费|付|缴|交|度租金|收入|管理费|服务费|使用费)"
        ),
        "月",
    ),
    (lazy(r"(?<![本上当该全下去今每半前])年(?:租金?|薪|费|利息|均|缴|付|产值)"), "年"),
    (lazy(r"日(?:薪|租金?|均|产量?)|日工资|台班费"), "天"),
    (lazy(r"(?<![本上下当该])季(?:租金?|度租金)"), "季"),
    (lazy(r"(?:周|每周)(?:学时|课时|课时数|学时数)"), "周"),
    (lazy(r"亩产|单产"), "亩"),
)
_AVERAGE = lazy(r"(?P<each>平方米|(?!平)\p{Han})均(?!为|匀|衡|等|已|未|系|由|以|可|应|须|需|采)")
_UNIT_PRICE = lazy(
    r"(?:单价|定价|售价|票价|均价|采购价|批发价|零售价)(?:均?[为是]|定为)?(?:人民币|RMB|￥|¥)?[ ]?$"
)
_ON_AVERAGE = lazy(r"平均(?:为|是|有|达|各)?\p{Han}{0,2}$")
_OF_EACH = lazy(r"(?<![到向给由从对])各(?![种类级界项方地]|自治)(?:自)?(?P<of>\p{Han}{0,8})$")


def _named_each(one: Mention) -> Iterator[Dimension]:
    """Read 每套, 每平方米每月, 月租金, 亩产, 户均, 单价 in the words before a figure."""
    said = one.clause[-24:]
    digit = max((i for i in range(len(said)) if said[i].isdigit()), default=-1)
    said = said[digit + 1 :]
    found = [dimension(match["each"]) for match in _EACH_NAMED.finditer(said)]
    if found:
        yield from found
        return
    average = _AVERAGE.search(said)
    for pattern, each in _FROM_NAME:
        if pattern.search(said):
            yield dimension(each)
            if average is not None and average["each"] != "平":
                yield dimension(average["each"])
            return
    if average is not None:
        yield dimension(average["each"])
    elif _UNIT_PRICE.search(said) and one.kind == MONEY:
        yield ANY
    elif _OF_EACH.search(said) or _ON_AVERAGE.search(said):
        yield OF_THEM


_MARK = lazy(
    r"[ \t　]*(?P<mark>[-*•·●]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳])?"
)


def mark_of(one: Mention) -> tuple[str, int]:
    """Return the kind of mark that the line of a mention begins with, and its indent."""
    match = _MARK.match(one.text, one.line)
    if match is None or not match["mark"]:
        return ("-" if one.item else ""), 0
    said = "".join("1" if sign.isdigit() or sign in _HAN else sign for sign in match["mark"])
    return said.replace("11", "1"), match.start("mark") - one.line


_HAN = frozenset("一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")


class Passage(Struct, frozen=True, dict=True, eq=False):
    """A sentence with its mentions, and those of the sentences right before it.

    `first` is the place of its first mention among all of the document.
    """

    text: str
    span: Span
    mentions: tuple[Mention, ...]
    before: tuple[Mention, ...]

    @cached_property
    def near(self) -> tuple[Mention, ...]:
        return (*self.before, *self.mentions)

    def ahead_of(self, claim: Mention, most: int) -> Sequence[Mention]:
        """Return the last mentions before `claim`, at most `most`: a stretch may be endless."""
        place = bisect_left(self.near, claim.at, key=lambda one: one.at)
        return self.near[max(0, place - most) : place]


_LONGEST_STRETCH = (
    80  # a line of megabytes is cut, so that work on it does not grow with its square
)


def stretches(document: Document) -> tuple[Passage, ...]:
    """Return the passages that run on from each other as one, so that no list is cut: a view."""
    found: list[list[Mention]] = []
    for passage in document.view(passages):
        if passage.before and found and len(found[-1]) < _LONGEST_STRETCH:
            found[-1].extend(passage.mentions)
        else:
            found.append(list(passage.mentions))
    return tuple(
        Passage(group[0].text, Span(group[0].sentence.start, group[-1].end), tuple(group), ())
        for group in found
    )


_FARTHEST = 60
_MOST_BEFORE = 10
_SENTENCES_BEFORE = 4


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the sentences of `document` that hold figures, but for cells of tables: a view."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    quantities = document.view(find_quantities)
    text = quantities.text
    walls = [block.span.start for block in document.blocks if block.kind is BlockKind.HEADING]
    cells = [block.span for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    starts = [cell.start for cell in cells]
    at, end = 0, -1
    earlier: list[tuple[Mention, ...]] = []
    for sentence in quantities.sentences:
        place = bisect_right(starts, sentence.span.start) - 1
        if place >= 0 and sentence.quantities[0].span.start < cells[place].end:
            at += len(sentence.quantities)
            earlier = []
            continue
        mentions = tuple(_mentions(text, sentence, at, quantities.list_items))
        at += len(mentions)
        if not mentions:
            continue
        first = sentence.quantities[0].span.start
        apart = first - end > _FARTHEST + len(mentions[0].before)
        if apart or bisect_right(walls, end) != bisect_right(walls, first):
            earlier = []
        before = tuple(one for group in earlier[-_SENTENCES_BEFORE:] for one in group)
        yield Passage(text, sentence.span, mentions, before[-_MOST_BEFORE:])
        earlier.append(mentions)
        end = mentions[-1].figure.span.end


_MARKS = ".．、)）"


def _is_mark(text: str, figure: Quantity, line: int) -> bool:
    """Say whether a figure numbers the item that its line is: 2. 餐饮."""
    number = figure.number
    if figure.unit or text[number.end : number.end + 1] not in tuple(_MARKS):
        return False
    return not text[max(line, number.start - 12) : number.start].strip(" \t　（(")


def _mentions(text: str, sentence: Sentence, at: int, items: frozenset[int]) -> Iterator[Mention]:
    depth, start = 0, sentence.span.start
    line = text.rfind("\n", 0, sentence.quantities[0].span.start) + 1
    start = max(start, line)
    for place, figure in enumerate(sentence.quantities):
        if figure.unit == "级" or _is_mark(text, figure, line):
            continue  # 二级教师 are no two of anything, nor is the 2 of a list's item
        for sign in text[start : figure.span.start]:
            depth += (sign in _OPENING) - (sign in _CLOSING and depth > 0)
        yield Mention(text, figure, sentence.span, start, line, depth, at + place, line in items)
        behind = sentence.quantities[place + 1] if place + 1 < len(sentence.quantities) else None
        if not _begins_name(text, figure, behind):
            start = max(figure.span.end, figure.number.end)
