"""Ages, jubilees and plans of years: how many years lie between two that are told."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.claims.moments import find_dating, find_moments
from wenlint.claims.slips import Slip
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.tables.grids import Grid, cell_text, tables
from wenlint.language.numerals import parse_count
from wenlint.lexicon.ranges import DASHES, WORDS
from wenlint.lexicon.stops import CLAUSE_ENDS

_YEAR = "(?:18|19|20)[0-9]{2}"
_N = "[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
_DAY = r"年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
_TO = rf"[ ]?(?:[{WORDS}]|[{DASHES}]{{1,2}})[ ]?"

# ----- ages -----

BORN = lazy(
    rf"(?P<from>{_YEAR}){_DAY}[^。；\n0-9]{{0,10}}?(?:出生(?![地率])|诞生|(?<![新学招考医先后师民卫发产院校男女毕业众])生(?=[，。、；）)人于]|$))"
    rf"|(?:出?生于|诞生于|出生(?:年月|日期|时间)?[：:为]?)[^。；\n0-9]{{0,6}}(?P<since>{_YEAR})(?:年|[./-][0-9])"
    rf"|[（(](?P<lived>{_YEAR})(?:{_DAY})?{_TO}(?P<until>{_YEAR})(?:{_DAY})?[，；）)]"
)
_DIED = lazy(
    rf"(?P<at>{_YEAR}){_DAY}[^。；\n0-9]{{0,16}}?(?:逝世|去世|病逝|病故|辞世|离世|牺牲|殉职|圆寂|谢世|故去)"
)
_AGE = lazy(
    rf"(?P<kind>享年|终年|卒年|时年|年仅|现年|今年|年龄(?:为|[：:])?|芳龄)[ ]?(?P<n>{_N})[ ]?周?岁?"
    r"(?![0-9以多余个月年])"
)
_AT_DEATH = frozenset(["享年", "终年", "卒年"])
_LIMIT = lazy(
    rf"(?:(?P<n>{_N})周?岁(?:及|（含）|\(含\))?(?P<side>以下|以上|以内)"
    rf"|不(?:超过|大于|低于|满)(?P<m>{_N})周?岁)(?:者)?"
    rf"[ ]?[（(，][ ]?(?:即)?(?P<born>(?P<year>{_YEAR})年[^（）()。；\n]{{0,10}}[以之]?[前后]"
    r"[^（）()。；\n]{0,4}出生)"
)
_FAR = 90


def wrong_ages(document: Document) -> Iterator[Slip]:
    """Yield the ages, limits of age, jubilees and plans that the years beside them contradict."""
    text = document.view(find_moments).text
    if "岁" in text or "年" in text:
        year = document.view(find_dating).year
        yield from _ages(text, _now(document))
        yield from _at_ages(text)
        yield from _limits(text, year)
        yield from _in_tables(document, text, year)
    if (
        "周年" in text
        or "华诞" in text
        or "走过" in text
        or "诞辰" in text
        or "历经" in text
        or "年来" in text
    ):
        yield from _jubilees(text, _now(document))
    yield from _plans(text)
    yield from _since(text)


_HEAD, _FOOT = 3, 2
_TO_COME = lazy(r"(?:至|到|在|于|计划|目标)[ ]?$")


def _now(document: Document) -> int | None:
    """Return the year in which a document is told: its own, or the latest, told first or last."""
    year = document.view(find_dating).year
    moments = document.view(find_moments)
    if year is not None or not moments.years:
        return year
    latest = max(moments.years)
    ends = (*document.lines[:_HEAD], *document.lines[-_FOOT:])
    told = {one.year for line in ends for one in moments.within(line.span)}
    return latest if latest in told and told - {None} != {min(moments.years)} else None


_AT_AGE = lazy(
    rf"(?<![0-9一二三四五六七八九十近约超过近满])(?P<n>{_N})周?岁(?![以多余及至到—~～-]|以?[上下内])"
)
_YEAR_BEFORE = lazy(rf"(?P<year>{_YEAR})年")
_YEAR_BEHIND = lazy(rf"(?:那年|时|这年|当年)?[，,]?(?:也就是|即|是在|[（(])[ ]?(?P<year>{_YEAR})年")
_AGE_OF_OTHERS = lazy(
    r"父|母|儿|女[儿婿]|孙|妻|夫|丈|兄|弟|姐|妹|爷|奶|学生|孩子|平均|每|至|到|满|退休|法定|不足|未满|以[上下]|条件|要求"
)


def _at_ages(text: str) -> Iterator[Slip]:
    """Check an age told in a year against the one birth of the line: 1974年，18岁的他."""
    births: list[regex.Match[str]] | None = None
    for match in _AT_AGE.finditer(text) if "岁" in text else ():
        births = list(BORN.finditer(text)) if births is None else births
        near = [one for one in births if one.end() <= match.start() < one.end() + _IN_LINE]
        near = [one for one in near if "\n" not in text[one.end() : match.start()]]
        age = parse_count(match["n"])
        if len(near) != 1 or age is None:
            continue
        told = _year_of_age(text, near[0].end(), match)
        year = year_of(near[0])
        if (
            told is None
            or told <= year
            or _AGE_OF_OTHERS.search(text, near[0].end(), match.start())
        ):
            continue
        if not age - 1 <= told - year <= age + 1:
            zh = f"{year}年生，{told}年应为{told - year}岁上下"
            behind = _YEAR_BEHIND.match(text, match.end())
            place = Span(match.start(), behind.end() if behind else match.end())
            yield Slip(place, (Span(*near[0].span()),), zh, f"about {told - year} years")


def _year_of_age(text: str, after: int, age: regex.Match[str]) -> int | None:
    """Return the only year that the sentence of an age names before it, or that stands behind."""
    behind = _YEAR_BEHIND.match(text, age.end())
    if behind is not None:
        return int(behind["year"])
    left = max(after, age.start() - _NEAR)
    for stop in _SENTENCE_END.finditer(text, left, age.start()):
        left = stop.end()
    years = list(_YEAR_BEFORE.finditer(text, left, age.start()))
    return int(years[0]["year"]) if len(years) == 1 else None


_IN_LINE = 200


def _ages(text: str, now: int | None) -> Iterator[Slip]:
    births = list(BORN.finditer(text)) if _AGE.search(text) else []
    for match in _AGE.finditer(text) if births else ():
        near = [one for one in births if _near(text, one, match)]
        age = parse_count(match["n"])
        if len(near) != 1 or age is None:
            continue
        (born,) = near
        year = year_of(born)
        until = _until(text, born, match, now)
        if until is None or not 0 < until - year < _OLDEST:
            continue
        lived = until - year
        if not lived - 1 <= age <= lived + 1:
            then = "去世" if match["kind"] in _AT_DEATH else ""
            zh = f"{year}年生，{until}年{then}应为{lived}岁上下"
            place = Span(match.start(), match.end())
            yield Slip(place, (Span(*born.span()),), zh, f"about {lived} years")


_OLDEST = 130


def _near(text: str, born: regex.Match[str], age: regex.Match[str]) -> bool:
    left, right = sorted((born, age), key=lambda one: one.start())
    between = text[left.end() : right.start()]
    return len(between) < _FAR and "\n" not in between


def _until(text: str, born: regex.Match[str], age: regex.Match[str], now: int | None) -> int | None:
    """Return the year in which somebody was as old as is told."""
    if born["until"]:
        return int(born["until"]) if age["kind"] in _AT_DEATH else None
    if age["kind"] in ("现年", "今年") or age["kind"].startswith("年龄"):
        return now
    start = max(0, min(born.start(), age.start()) - _FAR)
    died = [
        one
        for one in _DIED.finditer(text, start, age.end() + _FAR)
        if "\n" not in text[min(one.start(), age.start()) : max(one.end(), age.end())]
    ]
    if len(died) == 1 and (age["kind"] != "时年" or died[0].end() <= age.start()):
        return int(died[0]["at"])
    return None


def _limits(text: str, now: int | None) -> Iterator[Slip]:
    for match in _LIMIT.finditer(text) if now else ():
        age = parse_count(match["n"] or match["m"])
        assert now is not None
        if age is not None and not age - 1 <= now - int(match["year"]) <= age + 1:
            zh = f"{now}年满{age}周岁的人生于{now - age}年前后"
            limit = Span(match.start(), match.start("born"))
            yield Slip(Span(*match.span("born")), (limit,), zh, f"born about {now - age}")


_BIRTH_HEAD = lazy(r"出生(?:年月|日期|时间|年份|年)|生日")
_AGE_HEAD = lazy(r"年龄(?:[（(]周?岁[）)])?")
_CELL_YEAR = lazy(rf"(?P<year>{_YEAR})(?:年|[./-]|$).*")
_CELL_AGE = lazy(r"(?P<n>[0-9]{1,3})[ ]?周?岁?")
_LEAST_ROWS = 2


def _in_tables(document: Document, text: str, now: int | None) -> Iterator[Slip]:
    """Check ages against births in columns, by the year of the document or that of most rows."""
    if "年龄" not in text:
        return
    for grid in tables(document):
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        births = [column for column, head in heads.items() if _BIRTH_HEAD.fullmatch(head)]
        ages = [column for column, head in heads.items() if _AGE_HEAD.fullmatch(head)]
        if len(births) == len(ages) == 1:
            yield from _rows(text, grid, births[0], ages[0], now)


def _rows(text: str, grid: Grid, births: int, ages: int, now: int | None) -> Iterator[Slip]:
    told = []
    for row in sorted({row for row, _ in grid} - {0}):
        born = _CELL_YEAR.fullmatch(cell_text(text, grid, row, births))
        aged = _CELL_AGE.fullmatch(cell_text(text, grid, row, ages))
        if born and aged:
            told.append((int(born["year"]), int(aged["n"]), row))
    sums = sorted(year + age for year, age, _ in told)
    if (len(told) <= _LEAST_ROWS and now is None) or not sums:
        return
    middle = sums[len(sums) // 2] if len(told) > _LEAST_ROWS else now or 0
    wrong = [one for one in told if abs(one[0] + one[1] - middle) > 1]
    for year, _, row in wrong if len(wrong) * _LEAST_ROWS < len(told) else ():
        right = middle - year
        yield Slip(
            grid[row, ages],
            (grid[row, births],),
            f"{year}年生，应为{right}岁上下",
            f"about {right}",
        )


# ----- jubilees -----

_BUILT = "建[校院厂社馆站所党军国]"
_BEGUN = "成立|创办|创建|创立|组建|诞生|开业|开办|通车|通航|开馆|开园|投产|复建|设立|挂牌"
_FOUNDED = lazy(
    rf"(?P<year>{_YEAR})年[^。；\n0-9]{{0,40}}?(?:{_BEGUN}|{_BUILT}|始建|建成)"
    rf"|(?:{_BEGUN}|始建|建成|{_BUILT}|(?<![修重改扩新])建)于[^。；\n0-9]{{0,4}}"
    rf"(?P<then>{_YEAR})年"
)
_FEAST = "校庆|院庆|厂庆|馆庆|店庆|台庆|社庆|庆典|华诞"
_JUBILEE = lazy(
    rf"(?:(?P<what>{_BUILT}|{_BEGUN}|校庆|院庆|厂庆|馆庆)(?:以来|至今|走过|迎来)?的?(?P<said>(?P<n>{_N})周年)"
    rf"|(?P<said>(?P<n>{_N})周年)(?P<feast>{_FEAST})|(?P<said>(?P<n>{_N})(?:岁|周岁)?(?P<feast>华诞|诞辰))"
    rf"|(?P<passed>走过|历经|经历|度过|跨越)了?(?:整整)?(?P<said>(?P<n>{_N})(?:年(?!代|级|度)|载|个春秋))的?"
    r"(?=历程|风雨|发展|办学|历史|岁月|征程|路程|光阴|春秋|时光|奋斗|[，。；])"
    rf"|(?P<feast>诞辰)(?P<said>(?P<n>{_N})周年)"
    rf"|(?<=[，。；\n])(?P<passed>(?P<said>(?P<n>{_N})(?:多|余)?年))(?=来(?!临|到|自|年|信|访|电|宾))"
    r")"
)
_NOW = lazy(rf"(?P<now>{_YEAR})年|今年|今天|今日|如今")
_CLAUSE_END = lazy(f"[{CLAUSE_ENDS}]")
_SUBJECT = lazy(
    r"(?P<name>[^\P{Han}年月日将要即举办行迎来]{2,3})(?:将|要|即将)?(?:迎来|举[办行]|召开|庆祝|纪念)?$"
)
_NEAR = 40


def _jubilees(text: str, now: int | None) -> Iterator[Slip]:
    """Check a jubilee against the one year of foundation of its line, or of the text."""
    found = list(_JUBILEE.finditer(text))
    if not found or len(found) > _MOST_JUBILEES:
        return
    founded = [
        one
        for one in _FOUNDED.finditer(text)
        if one["then"] or not _JUBILEE.search(text, one.end() - 2, one.end() + 8)
    ]
    births = list(BORN.finditer(text)) if "诞辰" in text else []
    for match in found:
        passed = match["passed"] is not None
        begun = births if match["feast"] == "诞辰" else founded
        then = _year_told(text, match, now)
        here = [one for one in begun if one.end() <= match.start() < one.end() + _IN_LINE]
        here = [
            one
            for one in here
            if "\n" not in text[one.end() : match.start()]
            and (
                not _SENTENCE_END.search(text, one.end(), match.start())
                or _same_body(text, one, match)
            )
        ]
        years = {year_of(one) for one in here}
        if len(years) != 1:
            years = {year_of(one) for one in begun}
            if len(years) != 1 or passed or not _same_body(text, begun[0], match):
                continue
        year, said = years.pop(), parse_count(match["n"])
        then = now if passed and then == year else then  # 成立于1998年，26年来
        if then is None or said is None or said < _FEW or then == year:
            continue
        apart = then - year
        if apart > 0 and said not in (apart, apart + 1):
            zh = f"{year}年到{then}年是{apart}周年"
            place = (here or begun)[0]
            yield Slip(
                Span(*match.span("said")), (Span(*place.span()),), zh, f"that is {apart} years"
            )


_MOST_JUBILEES, _FEW = 3, 2


def year_of(one: regex.Match[str]) -> int:
    """Return the year that a match of a birth or foundation names."""
    groups = one.groupdict()
    names = ("year", "then", "from", "since", "lived")
    return int(next(told for name in names if (told := groups.get(name))))


def _year_told(text: str, match: regex.Match[str], now: int | None) -> int | None:
    """Return the year of a jubilee: the last that its sentence names before it."""
    left = max(0, match.start() - _NEAR)
    for stop in _SENTENCE_END.finditer(text, left, match.start()):
        left = stop.end()
    told = list(_NOW.finditer(text, left, match.start()))
    if not told:
        return None
    return int(told[-1]["now"]) if told[-1]["now"] else now


_SENTENCE_END = lazy("[。；！？\n]")


def _same_body(text: str, founded: regex.Match[str], jubilee: regex.Match[str]) -> bool:
    """Say whether what was founded is what has the jubilee, by the words before either."""
    stop = _CLAUSE_END.search(text, founded.end(), founded.end() + 20)
    end = stop.start() if stop else founded.end() + 20
    ahead = text[max(0, founded.start() - 30) : end]
    what = jubilee["what"] or jubilee["feast"] or ""
    if what[:1] == "建":
        return what[1] in ahead or (what == "建校" and "中学" in ahead)
    start = max(0, jubilee.start() - _NEAR)
    subject = _SUBJECT.search(text[start : jubilee.start()])
    if subject is None:
        return 0 <= jubilee.start() - founded.end() < _NEAR
    return subject["name"] in ahead


# ----- plans and stretches of years -----

_PLAN_WORDS = "行动|规划|计划|攻坚|改造|整治|提升|建设|工程|方案"
_PLAN = lazy(
    rf"(?P<said>(?<![0-9第前近约这首每头]|[一二三四五六七八九十]个?)(?P<n>[2-9]|1[0-9]|[二三四五六七八九十两])年(?:期)?"
    rf"(?P<what>[^，。；：、（）()\n0-9]{{0,12}}(?:{_PLAN_WORDS})[^，。；：、（）()\n0-9]{{0,6}}))"
    rf"[ ]?[（(](?P<from>{_YEAR})年?{_TO}(?P<to>{_YEAR})年?[）)]"
)
_SINCE = lazy(
    rf"(?P<from>{_YEAR})年(?:[0-9]{{1,2}}月)?(?![^。]{{0,12}}[至到—]{_YEAR})[^\n；0-9]{{2,40}}?"
    rf"(?:到|至|截至)(?P<to>{_YEAR})年(?:[0-9]{{1,2}}月)?(?:底|末|为止)?[，]?(?:已|前后)?"
    rf"(?P<said>(?:整整|足足|历时|跨越|一干就是|一晃)(?:了|过去了?)?(?P<n>{_N})个?年(?!代|级|度))"
)


def _plans(text: str) -> Iterator[Slip]:
    """Check 五年行动计划（2026—2028年）."""
    for match in _PLAN.finditer(text):
        said, passed = parse_count(match["n"]), int(match["to"]) - int(match["from"])
        if said is not None and passed > 0 and said not in (passed, passed + 1):
            ends = (Span(match.start("from"), match.end("to")),)
            zh = f"{match['from']}年至{match['to']}年是{passed + 1}年"
            yield Slip(Span(*match.span("said")), ends, zh, f"that is {passed + 1} years")


def _since(text: str) -> Iterator[Slip]:
    """Check 2003年参加工作，到2023年，整整三十年."""
    for match in _SINCE.finditer(text) if "年" in text else ():
        passed, said = int(match["to"]) - int(match["from"]), parse_count(match["n"])
        if said is not None and passed > 0 and not passed - 1 <= said <= passed + 1:
            ends = (Span(*match.span("from")), Span(*match.span("to")))
            zh = f"{match['from']}年到{match['to']}年是{passed}年"
            yield Slip(Span(*match.span("said")), ends, zh, f"that is {passed} years")
