"""The order of events: stages of one process, and what a document tells beside its own date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from wenlint.claims.ages import BORN, year_of
from wenlint.claims.events import Event, find_events
from wenlint.claims.moments import Moment, compare, find_dating, find_moments
from wenlint.claims.slips import Slip
from wenlint.claims.timelines import broken_timelines
from wenlint.core.document import SEPARATOR, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.dates.dates import BEFORE_ROC
from wenlint.lexicon.stages import CLOSING, ORDERED, PLANNED
from wenlint.lexicon.stops import STATEMENT_ENDS
from wenlint.structure.outline import make_outline

_STATEMENT = lazy(f"[{STATEMENT_ENDS}]")
# Something else begins, or is counted on its own.
_OTHER = lazy(
    r"第[一二三四五六七八九十0-9]+[标包期批次届轮段]|[一二三四五六七八九十0-9][期标]|分别|[甲乙丙丁]|另|其余"
    r"|同[年期]|各|补|二次|重新|再次|延期|变更|更正|推迟|提前|顺延|原[定计]|改[为至到期]|修[正订]|又|复(?![赛评试核查])"
    r"|历[届年]|上[一次届]"
)
_MOST_LINES, _FAR = 8, 120


class Pair(Struct, frozen=True):
    """Two events of a process, the one that must come first and the other."""

    process: str
    first: Event
    then: Event


def wrong_orders(document: Document) -> Iterator[Slip]:
    """Yield the events that are told to happen before what they come after."""
    events = document.view(find_events)
    if len(events) > 1:
        yield from _disordered(document, events)
    yield from broken_timelines(document)
    yield from _before_birth(document)
    yield from _due_too_late(document)
    yield from _beside_signature(document)
    yield from _wrong_numbers(document)


def _disordered(document: Document, events: Sequence[Event]) -> Iterator[Slip]:
    text = document.view(find_moments).text
    told: set[int] = set()
    for pair in _pairs(text, events):
        early, late = _ends(pair)
        if (
            compare(early, late) <= 0
            or _may_be_near(pair, early, late)
            or pair.then.period.span.start in told
        ):
            continue
        told.add(pair.then.period.span.start)
        one, two = pair.first.words.of(text), pair.then.words.of(text)
        zh = f"“{two}”在“{one}”（{early.span.of(text).strip()}）之前"
        place = Span(
            min(late.span.start, pair.then.words.start), max(late.span.end, pair.then.words.end)
        )
        yield Slip(place, (pair.first.period.span,), zh, f"before {one} ({early.span.of(text)})")


def _may_be_near(pair: Pair, early: Moment, late: Moment) -> bool:
    """Say whether two moments of which one is told about may be the same."""
    if not (pair.first.about or pair.then.about):
        return False
    same_day = (early.month, early.day) == (late.month, late.day)
    near = early.minute is None or late.minute is None or abs(early.minute - late.minute) < _NEAR
    return same_day and near


_NEAR = 30


def _ends(pair: Pair) -> tuple[Moment, Moment]:
    """Return the two moments of which the first must not be the later, in any reading."""
    closing = any((pair.process, rank) in CLOSING for rank in (pair.first.rank(pair.process),))
    early = pair.first.period.last if closing else pair.first.period.first
    return early, pair.then.period.first if closing else pair.then.period.last


def _pairs(text: str, events: Sequence[Event]) -> Iterator[Pair]:
    """Yield the pairs of events of which one must come before the other."""
    times = Counter(stage for event in events for stage in event.stages)
    for process in ORDERED:
        told = [(event, rank) for event in events if (rank := event.rank(process)) is not None]
        for place, (event, rank) in enumerate(told):
            for other, its in told[place + 1 : place + 4]:
                if rank == its:
                    break
                once = times[process, rank] == times[process, its] == 1
                if _of_one_thing(text, event, other, once):
                    yield Pair(process, *((event, other) if rank < its else (other, event)))


def _of_one_thing(text: str, event: Event, other: Event, once: bool) -> bool:
    """Say whether two events, in the order of the text, are told of the same thing."""
    if event.loose or other.loose or event.planned is not other.planned:
        return False
    start, end = event.period.span.start, other.period.span.end
    if end - start > _FAR * 2:
        return False
    start = min(start, event.words.start)
    between = text[max(0, start - 12) : max(end, other.words.end)]
    left = max(between.rfind("\n", 0, 12), between.rfind("。", 0, 12)) + 1
    if _OTHER.search(between[left:]):
        return False
    one_statement = not _STATEMENT.search(text, event.period.span.end, other.period.span.start)
    if one_statement:
        return True
    lines = text.count("\n", start, end)
    if not once or lines > _MOST_LINES:
        return False
    told_in_turn = all(_begins_sentence(text, one) for one in (event, other))
    return told_in_turn or (event.labelled and other.labelled)


def _begins_sentence(text: str, event: Event) -> bool:
    """Say whether a sentence begins with the moment of an event, as a story is told."""
    ahead = text[max(0, event.period.span.start - 3) : event.period.span.start].rstrip("于在 -*")
    return not ahead or ahead[-1] in "。\n、．."


# ----- what must be done before an event, and when that is -----

_HELD = lazy(
    r"(?:(?:会议|听证会|考试|比赛|演出|活动|讲座|仪式|培训|开标|开庭|家长会|大会)?(?:时间"
    r"|日期)[：:为是 *]{0,3}|(?:定于|拟于|将于|订于))$"
)
_HELD_BEHIND = lazy(
    r"[^，。；\n]{0,24}?(?:召开|举[行办]|开幕|开庭|开标|开考|开赛|进行|报到)|[^，。；0-9]{0,3}[\n；]|$"
)
_DUE_BEFORE = lazy(
    r"[^，。；\n0-9]{0,3}(?:之?前|以前)[，]?[^，。；\n]{0,16}?"
    r"(?:回执|名单|报名|签到|入场|到场|到会|就座|候场|检票|进场|参会人员|领取准考证|打印准考证)"
)


_LEAP_YEAR = 2024


def _due_too_late(document: Document) -> Iterator[Slip]:
    """Yield until when something must be done for an event, where the event is over by then."""
    text = document.view(find_moments).text
    if "前" not in text:
        return
    items = document.view(find_moments).items
    held = [
        one
        for one in items
        if one.day is not None
        and _HELD.search(text, max(0, one.span.start - 12), one.span.start)
        and _HELD_BEHIND.match(text, one.span.end)
    ]
    due = [
        one
        for one in items
        if one.day is not None and _DUE_BEFORE.match(text, one.span.end, one.span.end + 30)
    ]
    if len(held) != 1:
        return
    (event,) = held
    for one in due:
        years = event.year or one.year or _LEAP_YEAR
        first, last = event.as_date(years), one.as_date(years)
        if first is None or last is None or one is event:
            continue
        same_day = first == last and event.minute is not None and one.minute is not None
        if last > first or (same_day and (one.minute or 0) > (event.minute or 0)):
            shown = event.span.of(text).strip()
            zh = f"在{shown}之后，事情已经开始"
            yield Slip(one.span, (event.span,), zh, f"after {shown}, when it has begun")


# ----- what a life tells beside its beginning -----

_OTHERS = lazy(
    r"父|母|祖|爷|奶|叔|伯|姑|姨|舅|妻|夫|丈|兄|弟|姐|妹|儿|女(?=[，儿])|孙|成立|创办|始建|建于|家族|先人|前身|上溯|曾"
)
_GROWN = lazy(
    r"[^，。；\n0-9]{0,12}?(?:毕业|大学|学院|大专|本科|硕士|博士|参加工作|工作|入党|加入中国|入伍|参军|从军|从业|任教|任职|结婚)"
)
_IN_LIFE, _GROWN_UP = 160, 8


def _before_birth(document: Document) -> Iterator[Slip]:
    """Yield what somebody did before being born, or as a small child, in the line of the birth."""
    text = document.view(find_moments).text
    if "生" not in text:
        return
    moments = document.view(find_moments)
    births = [one for one in BORN.finditer(text) if not one["until"]]
    for place, born in enumerate(births):
        year = year_of(born)
        end = min(len(text), born.end() + _IN_LIFE)
        line = text.find("\n", born.end(), end)
        end = line if line >= 0 else end
        if place + 1 < len(births):
            end = min(end, births[place + 1].start())
        for one in moments.within(Span(born.end(), end)):
            if (
                one.year is None
                or one.inherited
                or _OTHERS.search(text, born.end(), one.span.start)
            ):
                break
            grown = _GROWN.match(text, one.span.end, end) is not None
            if not year - _LONGEST_LIFE < one.year < year + _GROWN_UP * grown:
                continue
            shown = born[0].strip("，。；")
            zh = (
                f"早于出生（{shown}）"
                if one.year < year
                else f"出生（{shown}）才{one.year - year}年"
            )
            yield Slip(one.span, (Span(*born.span()),), zh, f"too early for a birth in {year}")


_LONGEST_LIFE = 60


# ----- what a document tells beside its own date -----

_PAST = lazy(
    r"了|已(?!经?[将拟])|完成|发现|查明|召开|举行了|赴|来到|接[到报]|发生|立案|开庭|审议|研究|听取"
)
_FUTURE = lazy(
    rf"将|{PLANNED}|定于|订于|截[止至]|[应须请]|起(?!火|草|诉|因|初|源)|施行|有效|届时|期间|至|到期"
    r"|之?前|以后|之后|如|若|待|明年|次年|改期|下[一次期]"
)
_TO_COME = lazy(r"(?:定于|订于|拟于|将于|兹定于|特定于|决定于)[^，。；\n0-9]{0,6}$")
_MOST_DAYS_AFTER = 400
_MOST_DAYS_BEFORE = 200
_DAYPART = 4


def _beside_signature(document: Document) -> Iterator[Slip]:
    """Yield what is told as past and lies after the date of the document, and the reverse."""
    signed = document.view(find_dating).signed
    moments = document.view(find_moments)
    day = signed.as_date() if signed else None
    if signed is None or day is None or len(document.view(make_outline).articles) > 1:
        return
    text = moments.text
    for one in moments.items:
        if one.span.start >= signed.span.start:
            break
        when = one.as_date(day.year)
        if when is None or (one.year is None and len(moments.years) > 1):
            continue
        clause = _clause(text, one)
        shown = signed.span.of(text)
        if when > day:
            past = _is_past(text, one, clause)
            if past and (when - day).days < (_MOST_DAYS_AFTER if one.year else 60):
                yield Slip(
                    one.span,
                    (signed.span,),
                    f"在落款日期{shown}之后",
                    f"after {shown}, the document's date",
                )
        elif _is_deadline(document, text, one) and 0 < (day - when).days < (
            _MOST_DAYS_BEFORE if one.year else 60
        ):
            zh = f"截止在落款日期{shown}之前"
            yield Slip(one.span, (signed.span,), zh, f"a deadline before {shown}, when it is told")
        elif _TO_COME.search(text, max(0, one.span.start - 14), one.span.start):
            told = (day - when).days
            if 0 < told < (_MOST_DAYS_BEFORE if one.year else 60) and _begins_document(
                document, one
            ):
                zh = f"在落款日期{shown}之前，却说“{_plan_word(text, one)}”"
                yield Slip(one.span, (signed.span,), zh, f"before {shown}, the document's date")


_DUE = lazy(
    r"(?:截止|截稿|截至)(?:日期|时间)?(?:[：:为是于至]|[ *])*$|请[^。；\n0-9]{0,20}(?:于|在|务必"
    r"|最迟|最晚)+[ ]?$"
)
_DUE_BEHIND = lazy(
    r"[^，。；\n]{0,10}?(?:之?前|截止)[，]?[^，。；\n]{0,14}?(?:报[送名到]|交[至到回纳]?|送[至达]|提交|填[写报]|反馈|发[送至]|回复|寄)"
)
_TELLS_BACK = lazy(
    "结果|中标|成交|总结|公示|更正|变更|延期|简报|报道|纪实|通报|纪要|名单|表彰|汇报|情况|简讯|决定|判决"
)


def _is_deadline(document: Document, text: str, one: Moment) -> bool:
    """Say whether a moment is until when the readers of a call may act."""
    left = max(0, one.span.start - 30)
    label = _DUE.search(text, left, one.span.start)
    if label is None or (
        label[0].startswith("请") and not _DUE_BEHIND.match(text, one.span.end, one.span.end + 40)
    ):
        return False
    title = document.view(make_outline).title
    head = title.span if title else document.lines[0].span
    return not _TELLS_BACK.search(text, head.start, head.end)


def _plan_word(text: str, one: Moment) -> str:
    match = _TO_COME.search(text, max(0, one.span.start - 14), one.span.start)
    return match[0] if match else ""


def _begins_document(document: Document, one: Moment) -> bool:
    """Say whether a moment stands near the head, where a notice says what it is about."""
    return sum(line.span.start < one.span.start for line in document.lines) <= _MOST_LINES


def _clause(text: str, one: Moment) -> Span:
    left = max(0, one.span.start - 30)
    for match in _STATEMENT.finditer(text, left, one.span.start):
        left = match.end()
    stop = _STATEMENT.search(text, one.span.end, one.span.end + 80)
    return Span(left, stop.start() if stop else min(len(text), one.span.end + 80))


def _is_past(text: str, one: Moment, statement: Span) -> bool:
    """Say whether a sentence that begins with a moment tells what has happened then."""
    ahead = text[statement.start : one.span.start]
    comma = text.find("，", one.span.end + _DAYPART, statement.end)
    first = comma if comma >= 0 else statement.end
    if SEPARATOR in text[statement.start : statement.end]:
        return False
    if _FUTURE.search(ahead) or _FUTURE.search(text, one.span.end, first):
        return False
    return _PAST.search(text, one.span.end, statement.end) is not None


# ----- numbers of documents -----

_NUMBER = lazy(
    r"(?:^|(?<=\n))[ \t\u3000*#]*(?P<organ>\p{Han}{2,16})[（(\[〔［【](?P<year>(?:19|20)[0-9]{2})"
    r"[）)\]〕］】][ ]?第?[0-9]{1,5}[ ]?号[ \t*]*(?=\n|$)"
)
_LETTER = lazy(r"发文字号[：:][ ]?\p{Han}{2,12}第(?P<roc>1[0-9]{2})[0-9]{4,8}号")
_HEAD_LINES = 6


def _wrong_numbers(document: Document) -> Iterator[Slip]:
    """Yield the year of a document's own number where it is not that of its date."""
    signed = document.view(find_dating).signed
    if signed is None or signed.year is None:
        return
    text = document.view(find_moments).text
    lines = document.lines
    head = lines[min(_HEAD_LINES, len(lines)) - 1].span.end
    numbers = [
        *((one, int(one["year"]), one.span("year")) for one in _NUMBER.finditer(text, 0, head)),
        *((one, int(one["roc"]) + BEFORE_ROC, one.span("roc")) for one in _LETTER.finditer(text)),
    ]
    if len(numbers) != 1:
        return
    _, year, place = numbers[0]
    # At the turn of the year a number of the old one is still given out.
    allowed = {signed.year} | ({signed.year - 1} if (signed.month or 1) <= _SPRING else set())
    if year not in allowed:
        shown = signed.span.of(text)
        yield Slip(
            Span(*place),
            (signed.span,),
            f"文号的年份与{shown}不是同一年",
            f"not the year of {shown}",
        )


_SPRING = 3
