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

_BORN = lazy(
    rf"(?P<from>{_YEAR}){_DAY}[^。；\n0-9]{{0,10}}?(?:出生(?![地率])|诞生|生(?=[，。、；）)人于]|$))"
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
        yield from _ages(text, year)
        yield from _limits(text, year)
        yield from _in_tables(document, text, year)
    if "周年" in text:
        yield from _jubilees(text, document.view(find_dating).year)
    yield from _plans(text)
    yield from _since(text)


def _ages(text: str, now: int | None) -> Iterator[Slip]:
    births = list(_BORN.finditer(text)) if _AGE.search(text) else []
    for match in _AGE.finditer(text) if births else ():
        near = [one for one in births if _near(text, one, match)]
        age = parse_count(match["n"])
        if len(near) != 1 or age is None:
            continue
        (born,) = near
        year = int(born["from"] or born["since"] or born["lived"])
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
_FOUNDED = lazy(
    rf"(?P<year>{_YEAR})年[^。；\n0-9]{{0,40}}?"
    rf"(?:成立|创办|创建|创立|{_BUILT}|始建|诞生|组建|设立|开办|挂牌|开业)"
    rf"|(?:成立|创办|创建|创立|始建|建成|组建|设立|开办|诞生|开业|{_BUILT})于[^。；\n0-9]{{0,4}}"
    rf"(?P<then>{_YEAR})年"
)
_JUBILEE = lazy(
    rf"(?:(?P<now>{_YEAR})年|今年|本月)[^。；\n]{{0,40}}?"
    rf"(?P<what>{_BUILT}|成立|创办|创建|创立|组建|诞生|开业|校庆|院庆|厂庆|馆庆)"
    rf"(?P<said>(?P<n>{_N})周年)"
)
_CLAUSE_END = lazy(f"[{CLAUSE_ENDS}]")
_SUBJECT = lazy(
    r"(?P<name>[^\P{Han}年月日将要即举办行迎来]{2,3})(?:将|要|即将)?(?:迎来|举[办行]|召开|庆祝|纪念)?$"
)
_NEAR = 40


def _jubilees(text: str, now: int | None) -> Iterator[Slip]:
    """Check a jubilee where the text names one year of foundation and one jubilee."""
    found = list(_JUBILEE.finditer(text))
    founded = [
        one for one in _FOUNDED.finditer(text) if "周年" not in text[one.end() : one.end() + 6]
    ]
    since = {int(one["year"] or one["then"]) for one in founded}
    if len(found) != 1 or len(since) != 1 or text.count("周年") > _MOST_JUBILEES:
        return
    match, year = found[0], since.pop()
    then = int(match["now"]) if match["now"] else now
    if then is None or not _same_body(text, founded[0], match):
        return
    passed, said = then - year, parse_count(match["n"])
    if said is not None and passed > 0 and said not in (passed, passed + 1):
        zh = f"{year}年到{then}年是{passed}周年"
        where = tuple(Span(*one.span()) for one in founded[:1])
        yield Slip(Span(*match.span("said")), where, zh, f"that is {passed} years")


_MOST_JUBILEES = 2


def _same_body(text: str, founded: regex.Match[str], jubilee: regex.Match[str]) -> bool:
    """Say whether what was founded is what has the jubilee, by the words before either."""
    stop = _CLAUSE_END.search(text, founded.end(), founded.end() + 20)
    end = stop.start() if stop else founded.end() + 20
    ahead = text[max(0, founded.start() - 30) : end]
    what = jubilee["what"]
    if what[0] == "建":
        return what[1] in ahead or (what == "建校" and "中学" in ahead)
    subject = _SUBJECT.search(text[jubilee.start() : jubilee.start("what")])
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
