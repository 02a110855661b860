"""Durations: a length of time beside the two moments between which it lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from wenlint.claims.events import Event, Period, find_events, find_periods
from wenlint.claims.lengths import Length, Unit, find_lengths, readings
from wenlint.claims.moments import Moment, find_moments
from wenlint.claims.slips import Slip
from wenlint.core.document import SEPARATOR, BlockKind, Document, Line
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.tables.grids import Grid, cell_text, tables
from wenlint.lexicon.stops import SENTENCE_ENDS, STATEMENT_ENDS

_STATEMENT = lazy(f"[{STATEMENT_ENDS}]")
_DURING = (
    "全场|全长|整场|计|试用期|质保期|保修期|宽限期|为期|历时|历经|持续|时长|片长|为时|用时|耗时|全程|总?工期|会期|展期|营期|赛期|档期|公示期|租赁期|租期|聘期|任期|学制|期限"
    "|合同期|有效期|服务期|周期|天数|[课工]?时间|时数|工龄|党龄|教龄|军龄|相差|相距|相隔|停电|停水|停产|连续|前后|累计|足足|整整"
    "|存续|跨越|一共|总计|合计|共计|共|课程|实习期?|培训期?|训练期?|集训|服役|工作|使用|运行|开放|营业|借期|刑期|缓刑期"
)
_CUE = lazy(
    rf"(?P<cue>{_DURING})(?:运行|开放|营业|时间|限)?"
    r"(?:[为是：:]|共计?|一共|总共|总计|足足|整整|仅|长?达|只有|了|固定|[ \t*|\x1f])*$"
)
# They say of a length that it is the whole from the first to the last that is told.
_SURELY = lazy(
    r"(?:历时|历经|为期|用时|耗时|足足|整整|前后|相隔|相距|相差|总共|一共|共计?|共\p{Han}{1,4}|行程|一\p{Han}就是|从[^，。；0-9]{1,8}[到至][^，。；0-9]{1,8})"
    r"(?:了|用时?|\p{Han}{1,2}了|只?有|仅|长?达|需要?|[为是：:])*[ ]?$"
)
# 8天的课程, 七天时间里.
_OF_LENGTH = lazy(
    r"的?(?:时间|时光|课程|日程|行程|活动|会议|会期|展期|培训|集训|比赛|赛程|学习|旅程|展览|演出|实习|征程|工期|奋战)(?!表|段|安排)"
)
# They need no cue: 4月3日至5日，3天时间; （7天）.
_STANDS_ALONE = lazy(r"[ ]?(?:时间|工夫)?(?:[）)，。；\n\x1f]|$)")
_JOINS = lazy(
    r"[^，。；：:\d\n]{0,10}?(?:止|结束|为止|闭幕|期间|放假|返程|举[行办]|召开|进行)?[）)]?"
    r"[ ]?[，,（(：:]?[ ]?"
)
_LEADS = lazy(
    r"[^，。；\d\n]{0,6}?[ ]?[，,：:（(]?[ ]?(?:即|自|从|由|起止时间|时间|具体为)?[为是：:]?"
    r"(?:自|从)?[ ]?"
)
_NOT_ALL = lazy(
    r"实际|其中|每|扣除|除去|除外|净|休息|午休|间隔|分[两三四]|另|不足|逾期|宽限|顺延|延[长期]|试用|质保|保修|缓冲|余下|剩余|提前|后[续期]|周末"
)
_HOLIDAY = lazy(r"放假|调休|休假|休市")
_SEVERAL = lazy(
    r"首|末|第[一二三四五0-9]|另|(?:[午早晚日夜一二两三四每几]场|[班次节])[^，。]{0,3}[，、；]|各|均|分两|分[三四]|(?<![不无](?:中[场间])?)休息|午休|除|中午(?![0-9一二三])|两场|或"
)
_TO = lazy(r"[，,、]?[ ]?(?:一?直)?(?:到|至|截至)[ ]?$")
_NEXT_DAY = lazy(r"(?:次日|翌日|第二天|隔天)[ ]?(?:早上|上午|凌晨|清晨|早晨)?[ ]?$")
_TODAY = lazy(r"(?:今[天日晨早]|当日)[ ]?(?:早上|上午|凌晨|清晨|早晨)?[ ]?$")
_YESTERDAY = lazy(r"昨[天日晚夜]")
_DAY = 24 * 60
_FAR, _WITHIN_LINES = 60, 3
_ANY = "any"
_END = (_ANY, 1)


class Stretch(Struct, frozen=True):
    """The time from one moment to another; `name` is what stands for it, `line` where it ends."""

    first: Moment
    last: Moment
    span: Span
    name: str
    lines: tuple[int, int]
    is_range: bool = False


def wrong_durations(document: Document) -> Iterator[Slip]:
    """Yield the lengths that the moments they are told with contradict in every reading."""
    text = document.view(find_moments).text
    lines = document.lines
    starts = [line.span.start for line in lines]
    stretches = list(_stretches(document, text, starts))
    told: set[int] = set()
    yield from _in_columns(document, text)
    for stretch in stretches:
        for length, cue in _bound(text, lines, stretch, stretches):
            if document.view(find_moments).within(length.span):
                continue
            near = [one for one in stretches if one is not stretch and _beside(text, one, length)]
            slip = _slip(text, stretch, length, cue)
            if slip is None or length.span.start in told:
                continue
            if any(_slip(text, one, length, cue) is None for one in near):
                continue
            if not stretch.is_range and _explained(document, text, stretch, length):
                continue
            told.add(length.span.start)
            yield slip
    for slip in _in_sentences(document, text, starts):
        if not any(slip.span.covers(Span(start, start + 1)) for start in told):
            yield slip


def _slip(text: str, stretch: Stretch, length: Length, cue: Span) -> Slip | None:
    around = text[min(stretch.span.start, cue.start) : max(stretch.span.end, length.span.end) + 6]
    if length.by_clock and _SEVERAL.search(around):
        return None
    holiday = _HOLIDAY.search(around) is not None and length.unit is Unit.DAYS
    may = readings(stretch.first, stretch.last, length.unit, holiday=holiday)
    if may is None or may.allow(length.value):
        return None
    first, last = (one.span.of(text).strip() for one in (stretch.first, stretch.last))
    zh = f"从{first}到{last}是{may.plain}"
    span = Span(min(cue.start, length.span.start), length.span.end)
    against = (stretch.first.span, stretch.last.span)
    return Slip(span, against, zh, f"from {first} to {last} it is {may.plain}")


def _explained(document: Document, text: str, stretch: Stretch, length: Length) -> bool:
    """Say whether two other moments of the sentence are as far apart as a length says."""
    inside = document.view(find_moments).within(_sentence_of(text, stretch.span))
    return any(
        (may := readings(one, _on_the_day(one, other, next_day=False), length.unit)) is not None
        and may.allow(length.value)
        for one, other in combinations(inside[:_MOST_MOMENTS], 2)
    )


# ----- a length told behind the moments of its sentence -----

_SENTENCE = lazy(f"[{SENTENCE_ENDS}]")
_MOST_MOMENTS, _LONGEST_SENTENCE, _SHORT_PAUSE = 5, 160, 2
_ITS_TIME = lazy(r"(?:[，,（(]|这|在|[，、]前后|[，、]经过)[ ]?$")
_OF_ANOTHER = lazy(
    r"另|分别|各|每|其中|扣除|实际|净|休息|不足|工龄|党龄|教龄|军龄|提前|推迟|延|逾期|晚|超|比|年龄|岁|有效|(?<!前)后[^，。]{0,4}$"
)


def _in_sentences(document: Document, text: str, starts: Sequence[int]) -> Iterator[Slip]:
    """Yield the lengths said to be the time between moments of their sentence, or of the last.

    Which of the moments are meant need not be told: no two of them are as far apart.
    """
    moments = document.view(find_moments)
    after = -1
    for one in moments.items[1:]:
        if one.span.start < after or not _is_exact(one):
            continue
        sentence = _sentence_of(text, one.span)
        after = sentence.end
        inside = [each for each in moments.within(sentence) if _is_exact(each)]
        if not 1 < len(inside) <= _MOST_MOMENTS:
            continue
        last = inside[-1].span.end
        behind = Span(last, sentence.end)
        found = list(_told_of_all(text, behind))
        if not found and text[sentence.end : sentence.end + 1] in ("。", "；"):
            following = _sentence_of(text, Span(sentence.end + 1, sentence.end + 1))
            if not moments.within(following):
                found = list(_told_of_all(text, following))
        if len(found) == 1:
            yield from _between_none(text, starts, inside, *found[0])


def _is_exact(one: Moment) -> bool:
    return one.year is not None or one.day is not None or one.minute is not None


def _sentence_of(text: str, span: Span) -> Span:
    left = max(0, span.start - _LONGEST_SENTENCE)
    for match in _SENTENCE.finditer(text, left, span.start):
        left = match.end()
    stop = _SENTENCE.search(text, span.end, span.end + _LONGEST_SENTENCE)
    return Span(left, stop.start() if stop else min(len(text), span.end + _LONGEST_SENTENCE))


def _told_of_all(text: str, within: Span) -> Iterator[tuple[Length, Span]]:
    for length in find_lengths(text, within):
        start = max(within.start, length.span.start - 24)
        cue = _SURELY.search(text, start, length.span.start)
        ahead = text[start : length.span.start].rpartition("，")[2]
        if _OF_ANOTHER.search(ahead):
            continue
        if cue is not None:
            yield length, Span(cue.start(), length.span.end)
        elif _OF_LENGTH.match(text, length.span.end) and (
            _ITS_TIME.search(text, start, length.span.start) or length.span.start == within.start
        ):
            yield length, length.span


def _between_none(
    text: str, starts: Sequence[int], moments: Sequence[Moment], length: Length, cue: Span
) -> Iterator[Slip]:
    first = moments[0]
    pairs = [
        _made(starts, one, _on_the_day(first, other, next_day=False), "")
        for one, other in combinations(moments, 2)
    ]
    around = text[first.span.start : length.span.end + 6]
    if length.by_clock and _SEVERAL.search(around):
        return
    told = [
        (may, pair)
        for pair in pairs
        if (may := readings(pair.first, pair.last, length.unit)) is not None
    ]
    # Two lengths on end may be told as one, and each is a reading.
    if not told or any(may.allow(length.value) for may, _ in told):
        return
    widest = max(told, key=lambda one: one[0].most)[1]
    slip = _slip(text, widest, length, cue)
    if slip is not None:
        yield slip


# ----- columns of beginnings, ends and lengths -----

_FROM_HEAD = lazy(r"(?:计划|实际|预计)?(?:开始|起始|开工|启动|进场|入住|借出)(?:日期|时间)?")
_TO_HEAD = lazy(
    r"(?:计划|实际|预计)?(?:结束|截止|完成|完工|竣工|终止|离店|归还|完成)(?:日期|时间)?"
)
_LENGTH_HEAD = lazy(
    r"(?:总|计划|持续|实际)?(?:天数|工期|历时|时长|用时|工作日|月数|周数)(?:[（(](?P<unit>天|日|个?月|周|小时|分钟|工作日)[）)])?"
)
_UNIT_OF_HEAD = {"天数": "天", "月数": "月", "周数": "周", "工期": "天", "工作日": "工作日"}
_CELL_LENGTH = lazy(r"(?P<n>[0-9]{1,4})[ ]?(?P<unit>天|日|个月|周|小时|分钟|个?工作日)?")


def _in_columns(document: Document, text: str) -> Iterator[Slip]:
    """Check a column of lengths against the columns of beginnings and ends beside it."""
    for grid in tables(document):
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        columns = [
            [column for column, head in heads.items() if pattern.fullmatch(head)]
            for pattern in (_FROM_HEAD, _TO_HEAD, _LENGTH_HEAD)
        ]
        if [len(one) for one in columns] == [1, 1, 1]:
            (first,), (last,), (length,) = columns
            yield from _wrong_rows(document, text, grid, (first, last, length), heads[length])


def _wrong_rows(
    document: Document, text: str, grid: Grid, columns: tuple[int, int, int], head: str
) -> Iterator[Slip]:
    moments = document.view(find_moments)
    wrong: list[Slip] = []
    rows = sorted({row for row, _ in grid} - {0})
    told = 0
    for row in rows:
        spans = [grid.get((row, column)) for column in columns]
        said = _CELL_LENGTH.fullmatch(cell_text(text, grid, row, columns[2]))
        if said is None or any(span is None for span in spans):
            continue
        ends = [moments.within(span) for span in spans[:2] if span is not None]
        unit = _unit_of_column(head, said["unit"])
        if unit is None or any(len(end) != 1 for end in ends) or spans[2] is None:
            continue
        first, last = ends[0][0], ends[1][0]
        may = readings(first, last, unit)
        told += may is not None
        if may is not None and not may.allow(Fraction(int(said["n"]))):
            zh = f"从{first.span.of(text).strip()}到{last.span.of(text).strip()}是{may.plain}"
            wrong.append(Slip(spans[2], (first.span, last.span), zh, f"it is {may.plain}"))
    if len(wrong) * 2 < told:
        yield from wrong


def _unit_of_column(head: str, written: str | None) -> Unit | None:
    match = _LENGTH_HEAD.fullmatch(head)
    unit = written or (match["unit"] if match else None)
    if unit is None:
        unit = next((one for name, one in _UNIT_OF_HEAD.items() if name in head), "")
    unit = unit.removeprefix("个")
    return Unit({"日": "天"}.get(unit, unit)) if unit else None


# ----- stretches -----


def _stretches(document: Document, text: str, starts: Sequence[int]) -> Iterator[Stretch]:
    periods = document.view(find_periods)
    for period in periods:
        if period.is_range:
            joint = text[period.first.span.end : period.last.span.start]
            last = _on_the_day(period.first, period.last, "次日" in joint or "翌日" in joint)
            yield _made(starts, period.first, last, _name(text, period.first), is_range=True)
    for one, two in pairwise(periods):
        if not one.is_range and not two.is_range and _is_told_on(text, one, two):
            yield _made(starts, one.first, two.first, _name(text, one.first))
    yield from _between_events(text, starts, document.view(find_events))


def _on_the_day(first: Moment, last: Moment, next_day: bool) -> Moment:
    """Give a bare time of day the day of the moment that it ends."""
    if last.month is not None or last.year is not None or last.minute is None:
        return last
    minute = last.minute + (_DAY if next_day else 0)
    return replace(last, year=first.year, month=first.month, day=first.day, minute=minute)


def _is_told_on(text: str, one: Period, two: Period) -> bool:
    between = text[one.span.end : two.span.start]
    return len(between) < _FAR and not _STATEMENT.search(between) and bool(_TO.search(between))


def _between_events(text: str, starts: Sequence[int], events: Sequence[Event]) -> Iterator[Stretch]:
    for one, two in pairwise(events):
        if one.period.is_range or two.period.is_range or _is_loose(one) or _is_loose(two):
            continue
        processes = {
            name
            for name, rank in one.stages
            for other, last in two.stages
            if (name == other and rank < last)
            or (name == _ANY and not rank)
            or (other, last) == _END
        }
        if not processes or (
            one.planned is not two.planned
            and not two.period.first.inherited
            and _apart(text, one, two)
        ):
            continue
        lines = _line_of(starts, two.words.start) - _line_of(starts, one.words.start)
        far = lines > _WITHIN_LINES or (lines and not (one.labelled and two.labelled))
        if far and not _in_next_statement(text, one, two):
            continue
        first, last = one.period.first, two.period.first
        before = text[max(0, last.span.start - 8) : last.span.start]
        next_day = _NEXT_DAY.search(before) is not None or (
            _TODAY.search(before) is not None
            and _YESTERDAY.search(text, max(0, first.span.start - 8), first.span.end) is not None
        )
        last = _on_the_day(first, last, next_day) if lines == 0 else last
        name = one.words.of(text) + two.words.of(text) + "".join(sorted(processes))
        yield _made(starts, first, last, name)


def _is_loose(one: Event) -> bool:
    return one.loose or one.about


def _apart(text: str, one: Event, two: Event) -> bool:
    return "\n" in text[one.period.span.end : two.period.span.start]


def _in_next_statement(text: str, one: Event, two: Event) -> bool:
    between = text[one.period.span.end : two.period.span.start]
    return len(between) < _FAR and "\n" not in between and SEPARATOR not in between


def _made(
    starts: Sequence[int], first: Moment, last: Moment, name: str, *, is_range: bool = False
) -> Stretch:
    span = Span(first.span.start, last.span.end)
    lines = (_line_of(starts, span.start), _line_of(starts, span.end))
    return Stretch(first, last, span, name, lines, is_range)


def _line_of(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _name(text: str, moment: Moment) -> str:
    """Return what stands before a moment in its statement."""
    start = moment.span.start
    left = max(0, start - 24, text.rfind("\n", 0, start) + 1)
    for match in _STATEMENT.finditer(text, left, start):
        left = match.end()
    return text[left:start]


# ----- binding -----


def _bound(
    text: str, lines: Sequence[Line], stretch: Stretch, stretches: Sequence[Stretch]
) -> Iterator[tuple[Length, Span]]:
    """Yield the lengths that belong to a stretch, each with the words that say so."""
    statement = _statement(text, stretch.span)
    inside = [one for one in stretches if one.span.overlaps(statement)]
    lengths = [
        one
        for one in find_lengths(text, statement)
        if not stretch.span.covers(one.span) or not _in_moment(stretch, one)
    ]
    cued = 0
    for length in lengths:
        cue = _cue(text, statement, length)
        cued += cue is not None
        if _is_adjacent(text, stretch, length, cue):
            yield length, cue or length.span
    if cued == 1 and len(inside) == 1:
        for length in lengths:
            cue = _cue(text, statement, length)
            if cue is not None and not _NOT_ALL.search(
                text, max(statement.start, cue.start - 8), length.span.end
            ):
                yield length, cue
    if not lengths:
        yield from _on_lines(text, lines, stretch, stretches)


def _in_moment(stretch: Stretch, length: Length) -> bool:
    return any(one.span.overlaps(length.span) for one in (stretch.first, stretch.last))


def _statement(text: str, span: Span) -> Span:
    left = max(0, span.start - _FAR)
    for match in _STATEMENT.finditer(text, left, span.start):
        left = match.end()
    stop = _STATEMENT.search(text, span.end, span.end + _FAR)
    right = stop.start() if stop else min(len(text), span.end + _FAR)
    # 9时5分停泵；10时45分启泵。停机历时90分钟: the next one tells how long.
    if stop and stop[0] in "。；":
        behind = _STATEMENT.search(text, stop.end(), stop.end() + _FAR)
        right = behind.start() if behind else right
    return Span(left, right)


def _cue(text: str, statement: Span, length: Length) -> Span | None:
    start = max(statement.start, length.span.start - 14)
    match = _CUE.search(text, start, length.span.start)
    return Span(match.start("cue"), length.span.end) if match else None


def _is_adjacent(text: str, stretch: Stretch, length: Length, cue: Span | None) -> bool:
    start = cue.start if cue else length.span.start
    if start >= stretch.span.end:
        between = text[stretch.span.end : start]
        if any(_LEFT_OUT.search(one) for one in _REMARK.findall(between)):
            return False
        between = _REMARK.sub("", between)
        words = between + text[start : length.span.start]
        if length.by_clock and stretch.is_range and _EACH_TURN.fullmatch(words):
            return True
        if len(between) > _ADJACENT or _NOT_ALL.search(words):
            return False
        if cue is None and not (
            between.strip()[-1:] in "，,（("
            and between.strip()
            and _STANDS_ALONE.match(text, length.span.end)
        ):
            return False
        return _JOINS.fullmatch(between) is not None
    if length.span.end <= stretch.span.start and cue is not None:
        between = text[length.span.end : stretch.span.start]
        before = text[max(0, cue.start - 4) : cue.start]
        leads = _LEADS.fullmatch(between)
        if len(between) > _ADJACENT or leads is None:
            return False
        # 其中试用期三个月，自7月1日至9月30日: the moments are those of the part.
        return not (_CHANGED if _FROM.search(between) else _NOT_ALL).search(before)
    return False


_REMARK = lazy(r"[（(][^（）()\n]{0,30}[）)]")
_EACH_TURN = lazy(
    r"[，,（(：:][ ]?每(?:班|[天日晚]|场|次|节课?|堂课)(?:次|值班|工作|开放|营业|上课|训练|运行"
    r"|服务)?(?:时间|时长)?[为是共]?"
)
_LEFT_OUT = lazy(r"除|休|不含|不计|不包括|实际|顺延")
_FROM = lazy(r"[，,：:（(][ ]?(?:即|自|从)")
_CHANGED = lazy(r"每|间隔|不足|逾期|顺延|延[长期]|除|另|余|提前")


_ADJACENT = 16


def _beside(text: str, stretch: Stretch, length: Length) -> bool:
    """Say whether a stretch stands right before or behind a length."""
    if stretch.span.end <= length.span.start:
        between = text[stretch.span.end : length.span.start]
    else:
        between = text[length.span.end : stretch.span.start]
    return len(between) <= _ADJACENT and not _STATEMENT.search(between)


# ----- lines of labels, rows of tables -----

_KINDS = (
    "工期|施工|建设|开工|works", "公示", "租", "展|show", "会期|会议|meeting",
    "培训|课程|课|班|学习|营|term", "学制", "任期", "试用", "质保|保修", "服务", "合同|聘|劳动",
    "实习", "开放|营业|open", "比赛|赛", "考试|exam|答题", "报名", "有效", "异议",
    "付款|交货|供货|到货", "宽限|缓", "征集", "公告", "借", "停电|停水|outage",
)  # fmt: skip
_OF_KIND = tuple(lazy(kind) for kind in _KINDS)
_GENERAL = lazy(r"期限|时长|天数|为期|历时|周期|工期|期$|时间$|共$|全程|连续|总计|合计|学制|课程")
_LABELLED = lazy(
    r"[ \t\u3000]*(?:[-*+•·][ ]|[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)])?[ ]?\**"
    r"(?P<label>[^，。；：:\n\d]{1,16}?)\**[ ]?[：:为是共]*[ ]?\**[ ]?$"
)
_LINE_ENDS = lazy(r"[天日]?(?:时间)?[。；，（(]?")


def _on_lines(
    text: str, lines: Sequence[Line], stretch: Stretch, stretches: Sequence[Stretch]
) -> Iterator[tuple[Length, Span]]:
    """Yield the length that a label names on a line, or in a row, beside those of the stretch."""
    first, last = stretch.lines
    near = range(max(0, first - _WITHIN_LINES), min(len(lines), last + _WITHIN_LINES + 1))
    if sum(first - 2 <= one.lines[0] <= last + 2 for one in stretches) > 1:
        return
    found = [
        (length, label)
        for place in near
        if place not in range(first, last + 1)
        for length, label in _labelled(text, lines, place)
        if _may_name(text, label, stretch)
    ]
    if len(found) == 1:
        yield found[0]


def _labelled(text: str, lines: Sequence[Line], place: int) -> Iterator[tuple[Length, Span]]:
    line = lines[place].span
    lengths = list(find_lengths(text, line))
    if len(lengths) != 1:
        return
    (length,) = lengths
    if lines[place].block.kind is BlockKind.TABLE_CELL:
        if place and text[line.start : length.span.start].strip() == "":
            yield length, lines[place - 1].span
        return
    label = _LABELLED.match(text, line.start, length.span.start)
    if label and label.end() == length.span.start:
        yield length, Span(*label.span("label"))


def _may_name(text: str, label: Span, stretch: Stretch) -> bool:
    words = label.of(text)
    if not _GENERAL.search(words) or _NOT_ALL.search(words):
        return False
    kinds = [place for place, kind in enumerate(_OF_KIND) if kind.search(words)]
    its = [place for place, kind in enumerate(_OF_KIND) if kind.search(stretch.name)]
    if kinds and its:
        return not set(kinds).isdisjoint(its)
    return not kinds or not _SUB.search(words)


_SUB = lazy("试用|质保|保修|报名|公示|异议|有效|付款|交货|供货|到货|宽限|缓|公告|征集|借")
