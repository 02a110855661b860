"""Ranks and trends: who is first, what is the most, which way a row goes, against the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import regex
from msgspec import Struct

from wenlint.claims.rows import wrong_rows
from wenlint.claims.slips import Slip
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.changes.trends import broken_trends
from wenlint.figures.quantities import Quantities, Quantity, Sentence, find_quantities
from wenlint.figures.tables.grids import CellFigure, Grid, cell_figure, cell_text, tables
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified

_COUNT = "[一二三四五六七八九十0-9]{1,3}"
_MOST_WORDS = "最[多大高长快重好强优]|居首|第一|领先|冠军|榜首|首位"
_LEAST_WORDS = "最[少小低短轻弱差]|居末|垫底|末位|倒数第一"

# ----- ranked lists -----

_RANKED = lazy(
    rf"第(?P<rank>{_COUNT})(?:名|位|中标候选人|成交候选人|候选人|候选单位|顺位)(?!以[上下]|同学|的?是)"
    r"(?P<between>[^第\n]{1,60}?)"
    r"(?P<name>综合得分|总得分|得分|总分|评分|分数|成绩|积分|得票数?|票数)[^0-9\n第，。；]{0,4}"
    r"(?P<n>[0-9]{1,6}(?:\.[0-9]{1,4})?)(?P<unit>分|票)?(?![0-9.:：秒]|分[0-9]|分钟)"
)
_GAP = 30


def wrong_ranks(document: Document) -> Iterator[Slip]:
    """Yield the ranks, superlatives and trends that the figures beside them contradict."""
    text = document.view(simplified)
    yield from _ranked_lists(text)
    yield from _tables(document, text)
    if _CUES.search(text):
        quantities = document.view(find_quantities)
        yield from _rivals(text, quantities)
        yield from wrong_rows(text, quantities)
        yield from _trends(text, quantities)


_CUES = lazy(
    rf"{_MOST_WORDS}|{_LEAST_WORDS}|[一二]等奖|亚军|前[三四五六八十]名|[由从][高低多少大小]|降序|升序|持平|不变|没有变化|完全|[居列排]第|逐[年月季周日届次期]|连续|连年|一[年月届]比一"
)


def _ranked_lists(text: str) -> Iterator[Slip]:
    row: list[regex.Match[str]] = []
    for match in _RANKED.finditer(text) if "第" in text else ():
        rank = parse_count(match["rank"])
        before = parse_count(row[-1]["rank"]) if row else None
        if row and (
            before is None
            or rank != before + 1
            or match.start() - row[-1].end() > _GAP
            or match["name"] != row[-1]["name"]
        ):
            yield from _not_falling(row)
            row = []
        if row or rank == 1:
            row.append(match)
    yield from _not_falling(row)


def _not_falling(row: Sequence[regex.Match[str]]) -> Iterator[Slip]:
    rising = [
        (one, other) for one, other in pairwise(row) if Fraction(other["n"]) > Fraction(one["n"])
    ]
    if len(rising) == 1:
        (one, other) = rising[0]
        zh = f"第{other['rank']}名的{other['name']}高于第{one['rank']}名的{one['n']}"
        yield Slip(Span(*other.span("n")), (Span(*one.span("n")),), zh, "more than the rank above")


# ----- tables -----

_RANK_HEAD = lazy(r"(?:名次|排名|位次|总排名|综合排名)")
_SCORE_HEAD = lazy(
    r"(?:综合|最终|最后|总)?(?:得分|总分|总成绩|分数|积分|平均分|得票数?|票数|总评分|评分)(?:[（(][分票][）)])?"
)
_RANK_CELL = lazy(rf"(?:第)?(?P<rank>{_COUNT})(?:名|位)?")
_LEAST_ROWS = 3


class Row(Struct, frozen=True):
    """A row of a ranking: its rank and its score."""

    rank: int
    score: CellFigure


def _tables(document: Document, text: str) -> Iterator[Slip]:
    for grid in tables(document):
        heads = {column: cell_text(text, grid, 0, column) for row, column in grid if row == 0}
        ranks = [column for column, head in heads.items() if _RANK_HEAD.fullmatch(head)]
        scores = [column for column, head in heads.items() if _SCORE_HEAD.fullmatch(head)]
        if len(ranks) == len(scores) == 1:
            yield from _ranking(text, grid, ranks[0], scores[0])
        yield from _named_beside(text, grid, heads)
        yield from _trend_beside(text, grid, heads)


def _ranking(text: str, grid: Grid, ranks: int, scores: int) -> Iterator[Slip]:
    rows = []
    for row in sorted({row for row, _ in grid} - {0}):
        rank = _RANK_CELL.fullmatch(cell_text(text, grid, row, ranks))
        number = parse_count(rank["rank"]) if rank else None
        score = cell_figure(text, grid, (row, scores))
        if number is None or score is None:
            return
        rows.append(Row(number, score))
    if len(rows) < _LEAST_ROWS or len({row.rank for row in rows}) * 2 < len(rows):
        return
    rows.sort(key=lambda row: row.rank)
    wrong = [
        (one, other)
        for one, other in pairwise(rows)
        if one.rank < other.rank and one.score.value < other.score.value
    ]
    if len(wrong) != 1 or (
        len(rows) == _LEAST_ROWS and rows[0].score.value <= rows[-1].score.value
    ):
        return
    (one, other) = wrong[0]
    above, below = (row.score.span.of(text).strip() for row in (one, other))
    zh = f"第{other.rank}名的{below}高于第{one.rank}名的{above}"
    yield Slip(other.score.span, (one.score.span,), zh, "more than the rank above")


_SUPERLATIVE = lazy(
    r"(?:(?P<most>最[多大高长])|(?P<least>最[少小低短]))"
    r"(?:的(?:是|为|有)(?P<behind>[^，。；！？\n\x1f：:]{1,16})|(?=[，。；！\n）\x1f]|$))"
)
_CLAUSE_BEFORE = lazy(r"[^，。；！？\n\x1f：:]{1,24}$")
_BESIDE = 160
_BRACKETS = lazy(r"[（(].*")
_OF_GROUP = lazy(
    r"除|次|其次|仅|并列|之一|历[史年]|去年|上年|同比|增[长速加幅]|人均|平均|每|占|率|单|预计|将"
)
_TOTALS = lazy("合计|总计|小计|平均|共计|全[市县区镇乡校]")


def _named_beside(text: str, grid: Grid, heads: dict[int, str]) -> Iterator[Slip]:
    """Check what is said right before or behind a table of one of its rows: 石壁村最多."""
    end = max(span.end for span in grid.values())
    start = min(span.start for span in grid.values())
    rows = sorted({row for row, _ in grid} - {0})
    labels = {row: cell_text(text, grid, row, 0) for row in rows}
    for left, right in ((max(0, start - _BESIDE), start), (end, min(len(text), end + _BESIDE))):
        for match in _SUPERLATIVE.finditer(text, left, right):
            behind = match["behind"] or ""
            before = _CLAUSE_BEFORE.search(text[left : match.start()])
            clause = (before[0] if before else "") + behind
            column = _column(heads, clause, grid, text, rows)
            head = _BRACKETS.sub("", heads[column]) if column is not None else ""
            ahead = clause.replace(head, "") if head else clause
            if not clause or _OF_GROUP.search(ahead) or _OF_GROUP.match(text, match.end()):
                continue
            named = [row for row, label in labels.items() if len(label) > 1 and label in clause]
            if len(named) != 1 or column is None:
                continue
            figures = {
                row: cell_figure(text, grid, (row, column))
                for row in rows
                if not _TOTALS.search(labels[row])
            }
            if any(figure is None for figure in figures.values()) or named[0] not in figures:
                continue
            values = {row: figure.value for row, figure in figures.items() if figure is not None}
            best = max(values.values()) if match["most"] else min(values.values())
            if values[named[0]] != best:
                top = next(row for row, value in values.items() if value == best)
                said = [
                    f"{labels[row]}为{cell_text(text, grid, row, column)}"
                    for row in (top, named[0])
                ]
                zh = "表中" + "，".join(said)
                place = Span(match.start() - len(clause) + len(behind), match.end())
                yield Slip(
                    place,
                    (grid[named[0], column], grid[top, column]),
                    zh,
                    "the table says otherwise",
                )


_TREND_WORD = lazy(
    r"(?P<trend>(?:逐[年月季周日届次期天]|连年|年年)(?:[稳快持大小明不均].)?"
    r"(?:(?P<up>增[长加多]|上升|提[高升]|攀升|走高)|(?P<down>下降|减少|降低|回落|走低)))"
)
_IN_TIME = lazy(r"(?:(?:19|20)[0-9]{2}年?度?|[0-9]{1,2}月份?|第?[一二三四]季度)")


def _trend_beside(text: str, grid: Grid, heads: dict[int, str]) -> Iterator[Slip]:
    """Check 逐年上升 beside a table whose rows are years."""
    rows = sorted({row for row, _ in grid} - {0})
    if len(rows) < _LEAST_ROWS or not all(
        _IN_TIME.fullmatch(cell_text(text, grid, row, 0)) for row in rows
    ):
        return
    labels = [cell_text(text, grid, row, 0) for row in rows]
    if labels != sorted(labels, key=lambda one: (len(one), one)):
        return
    end = max(span.end for span in grid.values())
    start = min(span.start for span in grid.values())
    for left, right in ((max(0, start - _BESIDE), start), (end, min(len(text), end + _BESIDE))):
        for match in _TREND_WORD.finditer(text, left, right):
            clause = _CLAUSE_BEFORE.search(text[left : match.start()])
            said = clause[0] if clause else ""
            column = _column(heads, said, grid, text, rows)
            if column is None or _NOT_STEADY.search(said):
                continue
            cells = [cell_figure(text, grid, (row, column)) for row in rows]
            figures = [one for one in cells if one is not None]
            if len(figures) != len(rows):
                continue
            wrong = [
                (one, other)
                for one, other in pairwise(figures)
                if (other.value < one.value if match["up"] else other.value > one.value)
            ]
            if len(wrong) in (1, 2) and len(wrong) < len(rows) - 1:
                (one, other), *_ = wrong
                shown = f"{one.span.of(text).strip()}之后是{other.span.of(text).strip()}"
                yield Slip(
                    Span(*match.span("trend")),
                    (one.span, other.span),
                    f"表中{shown}",
                    "the table does not",
                )


_NOT_STEADY = lazy(r"总体|整体|波动|增速|增幅|增长率|占比|不再|没有|并非")


def _column(
    heads: dict[int, str], clause: str, grid: Grid, text: str, rows: Sequence[int]
) -> int | None:
    """Return the column that a clause speaks of: the one whose head it names, or the only one."""
    counted = [
        column
        for column in heads
        if column and all(cell_figure(text, grid, (row, column)) is not None for row in rows)
    ]
    named = [
        column
        for column in counted
        if (head := _BRACKETS.sub("", heads[column])) and head in clause
    ]
    if len(named) == 1:
        return named[0]
    return None if named or len(counted) != 1 else counted[0]


# ----- rivals in one sentence -----

_PLACED = lazy(
    r"[，,（(]?[ ]?(?P<what>\p{Han}{0,4}?)"
    r"(?:[位名排]?[居列]|排(?:名|在)?|名列|为|是)?(?:全[县镇乡市区校村]|各[村组班])?"
    r"(?:第(?P<rank>[一二三四五六七八九])(?:[位名])?(?![季批次期轮部阶章个届])"
    r"|(?P<most>最[多大高]|居首|首位|榜首)|(?P<least>最[少小低]|居末|末位|垫底))(?=[，。；、）)]|$)"
)
_OTHER_MEASURE = lazy("增|幅|速|率|均|比|单|降|进步")
_NO_RIVALS = lazy(
    r"比|增|降|减|其中(?=.{0,6}[0-9])|共|总|合计|每|人均|平均|上年|去年|同比|计划|目标|至|到|率|原|后|次"
)
_CLAUSES = lazy(r"[，。；：、,;\n]")


def _rivals(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check 居第一 and 最多 behind one of several figures of one unit in a sentence."""
    for sentence in quantities.sentences:
        if not _CUES.search(text, sentence.span.start, sentence.span.end + _TAIL):
            continue
        row = _row(text, sentence)
        if row is None:
            continue
        yield from _placed(text, row)


_TAIL = 20


def _row(text: str, sentence: Sentence) -> Sequence[Quantity] | None:
    """Return the figures of a sentence if all count one thing of rivals, each in its clause."""
    figures = _of_one_unit(text, sentence.quantities)
    if len(figures) < _RIVALS or not figures[0].unit:
        return None
    if figures[0].is_percent or any(not figure.exact for figure in figures):
        return None
    start, end = figures[0].span.start, figures[-1].span.start
    first = max(sentence.span.start, start - _GAP)
    for match in _CLAUSES.finditer(text, first, start):
        first = match.end()
    if _NO_RIVALS.search(text, first, end):
        return None
    if any(
        not _CLAUSES.search(text, one.span.end, other.span.start)
        for one, other in pairwise(figures)
    ):
        return None
    return figures


_RIVALS = 2
_HAN_NAME = lazy("[一二三四五六七八九十]{1,2}[组队班村社站厂车号标期所]")


def _of_one_unit(text: str, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the figures of the unit that is told most, if all others are names: 二组."""
    units = Counter(figure.unit for figure in figures)
    (unit, _), *_ = units.most_common(1)
    row = [figure for figure in figures if figure.unit == unit]
    others = [
        figure
        for figure in figures
        if figure.unit != unit
        and figure.span.start > row[0].span.start
        and not _HAN_NAME.match(text, figure.span.start)
    ]
    return () if others else row


def _placed(text: str, row: Sequence[Quantity]) -> Iterator[Slip]:
    for figure in row:
        match = _PLACED.match(text, figure.span.end)
        if match is None or _OTHER_MEASURE.search(match["what"]):
            continue
        greater = [one for one in row if one.value > figure.value]
        smaller = [one for one in row if one.value < figure.value]
        rank = parse_count(match["rank"]) if match["rank"] else 1
        if match["least"]:
            rivals = smaller
        elif rank is not None and len(greater) >= rank:
            rivals = greater
        else:
            continue
        if rivals:
            words = match["least"] or match["most"] or f"第{match['rank']}"
            name = next(group for group in ("least", "most", "rank") if match[group])
            zh = f"同句另有{rivals[0].span.of(text)}，{figure.span.of(text)}不能是“{words}”"
            place = Span(match.start(name) - (name == "rank"), match.end(name))
            yield Slip(Span(figure.span.start, place.end), (rivals[0].span,), zh, "another is more")
            return


# ----- trends -----

_TREND = lazy(
    r"[，,、：]?[ ]?(?P<what>\p{Han}{0,6}?)(?:总体|整体|均|都)?(?:呈|呈现)?"
    r"(?P<trend>(?:逐[年月季周日届次期天]|连年|连续[一二两三四五六七八九十0-9]{1,2}[个]?[年月季周届天]度?|年年"
    r"|一[年月周届次季]比一[年月周届次季])(?:[稳快持大小明不均].)?(?:呈)?"
    r"(?:(?P<up>增[长加多]?|上升|提[高升]|攀升|走高|多|高)|(?P<down>下降|减少|降低|回落|走低|少|低)))"
    r"了?(?:的?(?:趋势|态势|势头|走势))?(?=[，。；]|$)"
)
_NO_TREND = lazy(r"其中|比[上去]|占|共|总|每|平均|增长[0-9]|下降[0-9]|至|到|由|从")


def _trends(text: str, quantities: Quantities) -> Iterator[Slip]:
    """Check 逐周上升 behind three figures or more of one unit in a sentence."""
    known = {one.trend for one in broken_trends(text, quantities)}
    for sentence in quantities.sentences:
        told = sentence.quantities
        match = next(
            (
                found
                for one in told[_LEAST_ROWS - 1 :]
                if (found := _TREND.match(text, one.span.end))
            ),
            None,
        )
        if match is None or Span(*match.span("trend")) in known:
            continue
        before_it = [figure for figure in told if figure.span.end <= match.start()]
        last = before_it[-1]
        others = [place for place, one in enumerate(before_it) if one.unit != last.unit]
        figures = before_it[others[-1] + 1 if others else 0 :]
        if len(figures) < _LEAST_ROWS:
            continue
        before = text[max(sentence.span.start, figures[0].span.start - _GAP) : last.span.start]
        if any(not figure.exact for figure in figures) or _NO_TREND.search(before):
            continue
        if match["what"][:2] and match["what"][:2] not in before:
            continue
        for one, other in pairwise(figures):
            if (other.value < one.value) if match["up"] else (other.value > one.value):
                zh = f"{one.span.of(text)}之后是{other.span.of(text)}"
                yield Slip(
                    Span(*match.span("trend")), (one.span, other.span), zh, "the row does not"
                )
                break
