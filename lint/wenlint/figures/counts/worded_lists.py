"""Lists of one paragraph that count in words: 首先 其次, 其一 其二, 第一步 第二步, 一则 二则."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.leads import before_sign, lead_counts
from wenlint.figures.counts.lists import Listed
from wenlint.language.numerals import format_han
from wenlint.lexicon.lists import FIRST, ONE_SIDE, OTHER_SIDES, PARTS_IN_ORDER, SEQUENCE_IN_PROSE
from wenlint.lexicon.numerals import DIGITS
from wenlint.lexicon.patterns import any_of

_LONGEST_ITEM = 600
_FEWEST = 2
_FIRST = lazy(f"(?<=[：:。，]){FIRST}[，,是要]?")
# 首先…；其次…。 and, in the next paragraph: 此外，…
_GOES_ON = lazy(
    rf"\s{{1,8}}(?P<mark>{any_of(chain.from_iterable(SEQUENCE_IN_PROSE))}|此外|另外|再有|还有|第[三四五])[，,]?"
)
_ITS = lazy(rf"(?<=[：:。，；])(?:其(?P<n>[{DIGITS}])(?=[，,是：:])|(?P<n>[{DIGITS}])曰)")
_NTH = lazy(
    rf"(?<=[：:，。；\n])第一(?P<kind>个?(?:{any_of(PARTS_IN_ORDER)}|\p{{Han}}))(?P<noun>意思|问题|任务|内容)?"
)
# 分三批，第一批已结束，第二批正在进行: what is told is how far they are, not what they are.
_STATUS = lazy(r"\p{Han}{0,4}?(?:已|正在|将|尚|计划|预计|刚|即将|还|于|由)|\p{Han}{0,4}\d")
_NAMED_IN_PASSING = lazy(r"(?:及|和|与|跟|[指设确选]定|需要|提供|传入|加上|省略|忽略|使用|按照)$")
_ONE_SIDE = lazy(f"(?<=[：:，。；]){ONE_SIDE}")
_OTHER_SIDES = lazy(f"(?<=[：:，。；、]){any_of(OTHER_SIDES)}")
_MOST_NTH = 20


def worded_lists(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists of one paragraph that count in words: 首先 其次, 其一 其二, 第一步 第二步."""
    for match in _FIRST.finditer(text):
        end = _line_end(text, match.end())
        spans, at = [Span(match.start(), match.start() + 2)], match.end()
        for words in SEQUENCE_IN_PROSE:
            found = regex.compile(rf"(?<=[。；，]){any_of(words)}").search(text, at, end)
            if found is not None:
                spans.append(Span(*found.span()))
                at = found.end()
        if len(spans) >= _FEWEST and FIRST not in text[match.end() : end]:
            yield match.start(), _marked([*spans, *in_paragraphs_behind(text, end)])
    yield from _its(text)
    yield from _nth(text)
    yield from _sides(text)
    yield from _chains(text)
    yield from _steps(text)


def in_paragraphs_behind(text: str, end: int) -> Iterator[Span]:
    """Yield the words that go on with a list, each at the head of a paragraph behind `end`."""
    for _ in range(_MOST_CHAINED):
        found = _GOES_ON.match(text, end)
        if found is None:
            return
        yield Span(*found.span("mark"))
        end = _line_end(text, found.end())


def _marked(spans: Sequence[Span]) -> Listed:
    return Listed(tuple(spans), marks=tuple(spans))


def _line_end(text: str, offset: int, limit: int = 2000) -> int:
    end = text.find("\n", offset, offset + limit)
    return min(len(text), offset + limit) if end < 0 else end


def _its(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 其一 其二 其三 of one paragraph each."""
    series: list[Span] = []
    for match in (*_ITS.finditer(text), None):
        number = "一二三四五六七八九".index(match["n"]) if match else 0
        follows = (
            match is not None
            and bool(series)
            and number == len(series)
            and "\n" not in text[series[-1].end : match.start()]
        )
        if not follows:
            if len(series) >= _FEWEST:
                yield series[0].start, _marked(series)
            series = []
        if match is not None and (follows or number == 0):
            series.append(Span(match.start(), match.end()))


_OF_TIME = frozenset("周天日晚")


def _nth(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 第一期 第二期, 第一步 第二步, 第一章 第二章 of one paragraph each."""
    for match in _NTH.finditer(text):
        end = _line_end(text, match.end())
        lead = before_sign(text, match.start())
        kind = match["kind"].removeprefix("个")
        timed = kind in _OF_TIME
        if timed:  # 为期三天：第一天…，第二天…。第四天离会
            stop = text.find("。", match.end(), end)
            end = stop if stop >= 0 else end
        if lead is None or not (
            timed
            or any(
                (one.measure + one.noun).startswith(kind)
                or one.noun.startswith(kind)
                or one.measure.endswith(kind)
                for one in lead_counts(text, lead)
            )
        ):
            continue
        spans, at = [Span(match.start(), match.end("kind"))], match.end()
        while len(spans) < _MOST_NTH and (
            (found := text.find(f"第{format_han(len(spans) + 1)}{match['kind']}", at, end)) >= 0
        ):
            if _NAMED_IN_PASSING.search(text, max(0, found - 4), found):
                break  # …；有时还要指定第三个参数, A、以及第二个
            at = found + 2 + len(match["kind"])
            spans.append(Span(found, at))
        if len(spans) >= _FEWEST:
            told = any(_STATUS.match(text, span.end) for span in spans)
            name = kind if timed else ""
            yield match.start(), Listed(tuple(spans), open=told, marks=tuple(spans), name=name)


def _sides(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield the lists 一方面 另一方面 再一方面."""
    for match in _ONE_SIDE.finditer(text):
        end = _line_end(text, match.end(), _LONGEST_ITEM)
        spans = [Span(*match.span())]
        for other in _OTHER_SIDES.finditer(text, match.end(), end):
            if other[0] == "同时":
                break
            spans.append(Span(*other.span()))
        if len(spans) >= _FEWEST:
            yield match.start(), _marked(spans)


_CHAIN = lazy(
    r"(?<=[：:，。；])一(?P<key>[^\P{Han}要是一二三四五六七八九十百千曰些下直起般旦样定方])"
)


# 分两期：一期…，二期…；三期规划正在论证: what is to come is not counted.
_IN_TURN = frozenset("期批轮次届")
_LATER = lazy(r"\p{Han}{0,4}?(?:已|正在|将|尚|拟|计划|规划|预计|论证|筹备)")


def _chains(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield 一则 二则, 一来 二来, 一靠 二靠: clauses that count with the same word behind."""
    after = 0
    for match in _CHAIN.finditer(text):
        end = _line_end(text, match.end(), _LONGEST_ITEM)
        spans = [Span(*match.span())]
        while len(spans) < _MOST_CHAINED:
            mark = f"{format_han(len(spans) + 1)}{match['key']}"
            found = regex.compile(rf"(?<=[，；。：][ ]?){mark}").search(text, spans[-1].end, end)
            again = text.find(f"一{match['key']}", spans[-1].end, end)
            if found is None or -1 < again < found.start():
                break  # another list begins
            spans.append(Span(*found.span()))
        if len(spans) >= _FEWEST and match.start() >= after:
            after = spans[-1].end
            if match["key"] in _IN_TURN:
                told = [span for span in spans if not _LATER.match(text, span.end)]
                listed = replace(_marked(told or spans), open=len(told) < len(spans))
            else:
                listed = _marked(spans)
            yield match.start(), listed


_FIRST_OF_ALL = lazy(r"(?<=[：:，])先(?![后生进前锋期行例天导])")
_THEN = lazy(r"(?:然后再?|再次?|接着|随后|而后|接下来|其后|之后)(?![也三说者度])")
_AT_LAST = lazy(r"(?:最后|末了|最终)")
_MOST_CHAINED = 9


def _steps(text: str) -> Iterator[tuple[int, Listed]]:
    """Yield 先 再 最后, each at the head of a clause, with no other clause between."""
    for match in _FIRST_OF_ALL.finditer(text):
        end = _line_end(text, match.end(), _LONGEST_ITEM)
        spans: list[Span] = []
        at = match.start()
        for piece in regex.split("[，；]", text[at:end].partition("。")[0]):
            last = _AT_LAST.match(piece)
            if spans and not last and not _THEN.match(piece):
                break
            spans.append(Span(at, at + 1 + (last is not None)))
            at += len(piece) + 1
            if last:
                if len(spans) > _FEWEST:
                    yield match.start(), _marked(spans)
                break
