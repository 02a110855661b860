"""Counts that a text declares (四个方面, “四个一”, 三大工程) beside the lists that they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from wenlint.language.numerals import parse_count
from wenlint.language.words import any_of
from wenlint.patterns import lazy
from wenlint.text import Span

if TYPE_CHECKING:
    from wenlint.document import Document


@dataclass(frozen=True, slots=True)
class Declared:
    """A count as the text gives it: 四个方面, 三大工程, “六联”.

    `noun` is what stands behind the measure word up to the next sign; `term` is true for a
    quoted slogan that begins with its number.
    """

    span: Span
    number: int
    measure: str
    noun: str
    term: bool = False
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its items and the most items that it can be read as.

    `open` is true where 等 says that there are more of them; `marks` are shown in messages.
    """

    items: tuple[Span, ...]
    most: int
    open: bool = False
    marks: tuple[Span, ...] = ()

    @property
    def fewest(self) -> int:
        return len(self.items)

    @property
    def span(self) -> Span:
        first = self.marks[0].start if self.marks else self.items[0].start
        return Span(first, self.items[-1].end)


@dataclass(frozen=True, slots=True)
class Claim:
    """A declared count and the list that it counts."""

    declared: Declared
    listed: Listed

    @property
    def holds(self) -> bool:
        number, listed = self.declared.number, self.listed
        return listed.fewest <= number and (listed.open or number <= listed.most)


_NUMBER = r"(?:十[一二三四五六七八九]?|[二三四五六七八九两]|1\d|[2-9])"
_MEASURES_WORDS = (
    "个方面 方面 个环节 个层面 个维度 个层次 个阶段 个步骤 个部分 个 大 项 种"
    " 类 条 点 件 级 步 支 位 部 篇 本 套 块 组 驾 色 型 重 层 门 道 轮"
    " 座 首 册 家 人 份 期 村 镇 乡 县 区 市 省 国 校 院 局 社 厂 队 场 卷"
)
_MEASURES = _MEASURES_WORDS.split()
_NOT_COUNTED_WORDS = (
    "第 数 几 这 那 该 此 每 另 各 某 余 多 前 后 上述 以上 前述 另外 其他 其它 其余 任何 其中 达到"
)
_NOT_COUNTED = _NOT_COUNTED_WORDS.split()
COUNT = lazy(
    rf"(?<![\d十百千零〇一二三四五六七八九两.．/:：+\-—～~×xX]|{'|'.join(_NOT_COUNTED)})"
    rf"(?P<n>{_NUMBER})(?P<measure>{any_of(_MEASURES)})(?![、\d])"
    # 五点办公 and 三级医院 tell the time and a grade.
    r"(?<!人(?=[次才民员大事工类群物均间格]))(?<!家(?=[庭长乡]))(?<!场(?=[地所]))(?<!份(?=额))(?<!期(?=间))"
    r"(?<!点(?![要建意体希启做认思看想疑心特：，。]))"
)
"""A pattern for a small number with a measure word that declares how many there are."""

TERM = lazy(rf"[“‘](?P<n>{_NUMBER})(?P<key>\p{{Han}}{{1,5}})[”’]")
_ABSTRACT = frozenset(
    ["大", "级", "方面", "个方面", "个环节", "个层面", "个维度", "个层次", "色", "型", "重"]
)
_NUMERAL = lazy(r"[一二三四五六七八九十两](?<!^个一)")
_NOUN = lazy(r"\p{Han}{0,8}+(?!\p{Han})|")

# What leads from a count to its list.
_FORWARD = lazy(
    r"[：:]|——|[，,]?(?:即|包括|分别[是为指]?|主要[有是]|具体[为是]|依次[是为])[：:]?|。即[：:]?|(?P<bracket>[（(])"
)
_LEADING = lazy(r"\p{Han}{0,6}?(?P<word>即|包括|分别[是为])")
_STOP = lazy(r"[。！？\n\x1f]")
_CONJUNCTION = lazy(r"(?<=[\p{Han}》”＿])(?:以及|和|与|及|跟)(?=[\p{Han}《“＿])")
_ETC = lazy(r"等等?[^、，；。]{0,8}$|…+$|\.{3,}$")
# 从 in 市纪委、组织部从学习、宣传两个方面 shows that the list has not one level.
_FUNCTION = lazy(r"[的从在对把将就以向由围聚让使被给因于]|通过|其|中$|[上下]$|等")
_INNER = lazy(r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)")
_LONGEST_LIST = 400
_QUOTED_ITEM = r"(?:“[^“”\n]{1,50}”|《[^《》\n]{1,60}》|‘[^‘’\n]{1,50}’)"
_QUOTED = lazy(_QUOTED_ITEM)
_QUOTED_RUN = lazy(rf"{_QUOTED_ITEM}(?:(?:[、，]|以及|[和与及])?{_QUOTED_ITEM})++")
_INSIDE_QUOTES = lazy(r"“(?P<list>[^“”、，\n]{1,8}(?:、[^“”、，\n]{1,8}){2,9})”")


def inline_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts whose lists stand in the same sentence, told for sure."""
    text = document.text
    for match in COUNT.finditer(text):
        if (match.start() and text[match.start() - 1] in "“‘") or _inside_slogan(
            text, match.start()
        ):
            continue
        declared = declared_at(text, match)
        found = _ahead(text, declared) or _before(text, declared)
        if found is not None and _counts_itself(text, declared, found):
            continue
        if found is not None:
            yield Claim(declared, found)
    for match in TERM.finditer(text):
        number = parse_count(match["n"]) or 0
        key = match["key"]
        if _NUMERAL.search(key):  # 三重一大: several counts in one
            continue
        declared = Declared(
            Span(match.start("n"), match.end("key")), number, key[0], key, term=True
        )
        found = _ahead(text, declared)
        if found is not None and fits_term(text, key, found):
            yield Claim(declared, found)


def digit_claims(text: str) -> Iterator[Claim]:
    """Yield the digits of a slogan like “321” beside what each stands for: “3”即甲、乙两支队伍."""
    for match in _DIGIT.finditer(text):
        counts = list(COUNT.finditer(text, match.start("said"), match.end("said")))
        listed = _before(text, declared_at(text, counts[-1])) if counts else None
        if listed is not None:
            start = text.find(match["sign"], match.end("n")) + len(match["sign"])
            items = tuple(Span(max(one.start, start), one.end) for one in listed.items)
            digit = Declared(Span(*match.span("n")), int(match["n"]), "", "", digits=True)
            yield Claim(digit, Listed(items, listed.most, listed.open))


_DIGIT = lazy(r"[“‘](?P<n>[2-9])[”’](?P<sign>即|是指|是|指|为)(?P<said>[^；。\n]{4,80})")


def declared_at(text: str, match: regex.Match[str]) -> Declared:
    """Return the count that COUNT has matched."""
    noun = _NOUN.match(text, match.end())
    written = noun[0] if noun else ""
    end = match.end() + (len(written) if len(written) <= 2 else 0)
    return Declared(
        Span(match.start(), end),
        parse_count(match["n"]) or 0,
        match["measure"],
        written,
        digits=match["n"][0].isdigit(),
    )


def _counts_itself(text: str, declared: Declared, listed: Listed) -> bool:
    """Say whether the items carry counts of their own: 分三期举办：3月一期、5月两期."""
    own = regex.compile(
        rf"(?<![\d件表图第])\d+\p{{Han}}|[一二两三四五六七八九十]个?{declared.measure[-1]}"
    )
    if any(own.search(text, item.start, item.end) for item in listed.items):
        return True
    before = [
        parse_count(match["n"])
        for match in COUNT.finditer(text, max(0, declared.span.start - 10), declared.span.start)
    ]
    return len(listed.items) in before


def _inside_slogan(text: str, offset: int) -> bool:
    """Say whether a count stands inside a quoted slogan, behind another word of it."""
    left = max(0, offset - 12)
    opened = text.rfind("“", left, offset)
    return -1 < opened < offset - 1 and text.find("”", opened, offset) < 0


def fits_term(text: str, key: str, listed: Listed) -> bool:
    """Say whether a list spells a slogan out: most of its items hold a character of it."""
    if key[0] == "步":  # 四步工作法（摸底、建账、整改、销号）
        return True
    sign = "一" if key == "个一" else key.removeprefix("个")
    holding = sum(any(c in item.of(text) for c in sign) for item in listed.items)
    return 5 * holding >= 3 * len(listed.items)


def _ahead(text: str, declared: Declared) -> Listed | None:
    """Return the list that follows a count: after a colon, 即, 分别为, or in brackets."""
    noun = _NOUN.match(text, declared.span.end)
    at = noun.end() if noun else declared.span.end
    for end in (at, at + 1):
        if end > at and text[at:end] not in "”’":
            return None
        extra = _NOUN.match(text, end) if end > at else None
        if COUNT.search(text, declared.span.end, extra.end() if extra else end):
            return None
        sign = _FORWARD.match(text, extra.end() if extra else end) or _leading_word(
            text, end if end > at else declared.span.end
        )
        if sign is None:
            continue
        if sign["bracket"]:
            return _bracketed(text, declared, sign)
        return _items(text, Span(sign.end(), _sentence_end(text, sign.end())))
    return None


def _sentence_end(text: str, start: int) -> int:
    """Return where the sentence ends; `start` where it goes on for too long."""
    stop = _STOP.search(text, start, start + _LONGEST_LIST)
    if stop is None:
        return len(text) if len(text) <= start + _LONGEST_LIST else start
    return stop.start()


def _leading_word(text: str, start: int) -> regex.Match[str] | None:
    """Find 即 and its like inside the run of characters after the count: 四个一即…"""
    match = _LEADING.match(text, start)
    return _FORWARD.match(text, match.start("word")) if match else None


def _bracketed(text: str, declared: Declared, sign: regex.Match[str]) -> Listed | None:
    close = "）" if sign["bracket"] == "（" else ")"
    end = text.find(close, sign.end(), sign.end() + _LONGEST_LIST)
    if end < 0 or "（" in text[sign.end() : end]:
        return None
    listed = _items(text, Span(sign.end(), end))
    # 12个县（市、区）: the brackets name other kinds, they do not count.
    if listed is None or declared.measure == "级" or declared.term:
        return listed
    return listed if all(len(item) > 3 for item in listed.items) else None


def _items(text: str, span: Span) -> Listed | None:
    """Take a list apart at its highest separators; None where it cannot be done for sure."""
    part = span.of(text)
    if regex.search(r"(?<![\p{Han}])[一二三四]是|[①②（(][一二12]?[）)]?|第[一二][，,]|首先", part):
        return None
    quoted = _quoted_items(text, span)
    if quoted is not None:
        return quoted
    masked = _INNER.sub(lambda match: "＿" * len(match[0]), part)
    masked = regex.sub(r"[“《][^“”《》]*[”》]", lambda match: "＿" * len(match[0]), masked)
    if "；" in masked:
        if "、" in regex.split("[，；]", masked)[0]:
            return None  # 数量多、范围广、影响大，三者互为因果；…: two levels or two sentences
        return _split(text, span, masked, "；", certain=True)
    if "、" in masked and "，" not in masked:
        return _split(text, span, masked, "、")
    if "，" in masked and "、" not in masked:
        listed = _split(text, span, masked, "，", certain=True)
        return listed if listed and _parallel(text, listed) else None
    head, comma, rest = masked.partition("，")
    if comma and "、" in head and "、" not in rest:
        return _split(text, Span(span.start, span.start + len(head)), head, "、")
    return None


def _parallel(text: str, listed: Listed) -> bool:
    """Say whether all items begin alike (开展一次…，开展一次…) or name 一."""
    heads = {item.of(text)[0] for item in listed.items}
    if heads & set("在其这那是也还并"):
        return False
    lengths = [len(item) for item in listed.items]
    short = max(lengths) <= 8 and max(lengths) - min(lengths) <= 1
    return len(heads) == 1 or short or all("一" in item.of(text)[:4] for item in listed.items)


def _quoted_items(text: str, span: Span) -> Listed | None:
    """Take a run of quotations or titles with nothing but separators between."""
    run = _QUOTED_RUN.match(text, span.start, span.end)
    if run is None or (run.end() < span.end and text[run.end()] not in "，。；等（的"):
        return None
    items = tuple(Span(*match.span()) for match in _QUOTED.finditer(text, *run.span()))
    return Listed(items, len(items), open=text[run.end() : run.end() + 1] == "等")


def _split(
    text: str, span: Span, masked: str, separator: str, *, certain: bool = False
) -> Listed | None:
    open_ = _ETC.search(masked) is not None
    items, at = [], span.start
    for piece in masked.split(separator):
        if piece.strip():
            items.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    if len(items) < 2 or any(len(item) > 60 for item in items):
        return None
    if certain:
        return Listed(tuple(items), len(items), open_)
    return _with_conjunctions(text, items, masked, open_)


def _with_conjunctions(text: str, items: Sequence[Span], masked: str, open_: bool) -> Listed:
    """Read A、B和C as three where its halves look like the other items, else as two or three."""
    joints = _CONJUNCTION.findall(masked)
    last = items[-1].of(text)
    halves = _CONJUNCTION.split(last)
    lengths = [len(item) for item in items[1:-1]] or [len(items[0])]
    alike = all(min(lengths) - 1 <= len(half) <= max(lengths) + 1 for half in halves)
    if len(joints) == 1 and len(halves) == 2 and alike and len(halves[0]) > 1:
        joint = items[-1].start + len(halves[0])
        return Listed(
            (
                *items[:-1],
                Span(items[-1].start, joint),
                Span(joint + len(joints[0]), items[-1].end),
            ),
            len(items) + 1,
            open_,
        )
    return Listed(tuple(items), len(items) + len(joints), open_)


def _before(text: str, declared: Declared) -> Listed | None:
    """Return the list that stands right before a count: “A”“B”“C”三大系列, 交通、邮政两个部门."""
    start = declared.span.start
    open_ = text[start - 1 : start] == "等"
    end = start - 1 if open_ else start
    if text[end - 1 : end] in "”》’" and end:
        return _quoted_before(text, end, open_)
    found = None if declared.digits else _enumerated_before(text, end, open_)
    if found is None or declared.noun or declared.measure in _ABSTRACT:
        return found
    # 收集意见、建议三条: the count at a clause's end is that of the things, not of their kinds.
    return Listed(found.items, 99, found.open)


def _quoted_before(text: str, end: int, open_: bool) -> Listed | None:
    left = max(0, end - _LONGEST_LIST)
    left = max(left, text.rfind("\n", left, end) + 1)
    for run in _QUOTED_RUN.finditer(text, left, end):
        if run.end() == end:
            items = tuple(Span(*match.span()) for match in _QUOTED.finditer(text, *run.span()))
            more = text[run.start() - 1 : run.start()] in "、和与及）)”" if run.start() else False
            return Listed(items, 99 if more else len(items), open_)
    inside = None
    for match in _INSIDE_QUOTES.finditer(text, left, end):
        inside = match if match.end() == end else None
    if inside is None or text[inside.start() - 1 : inside.start()] in "、”":
        return None
    span = Span(*inside.span("list"))
    return _split(text, span, span.of(text), "、")


_FIGURES = lazy(rf"\d|[二三四五六七八九十两]{any_of(_MEASURES)}")
_BOUNDARY = lazy(r"[，。；：！？“”‘’《》\n\x1f]")
# 二、抓好三项任务: the number of a heading is no item.
_LINE_MARK = lazy(r"(?m)^[ \t\u3000]*(?:[一二三四五六七八九十百]{1,3}|\d{1,3})、")


def _enumerated_before(text: str, end: int, open_: bool) -> Listed | None:
    left = max(0, end - 90)
    boundary = left
    for match in _BOUNDARY.finditer(text, left, end):
        boundary = match.end()
    if boundary == left and left:
        return None
    mark = _LINE_MARK.match(text, boundary, end)
    boundary = mark.end() if mark else boundary
    part = text[boundary:end]
    if "、" not in part:
        return None
    masked = _INNER.sub(lambda match: "＿" * len(match[0]), part)
    if masked.count("（") or masked.count("）"):
        return None
    listed = _split(text, Span(boundary, end), masked, "、")
    if listed is None:
        return None
    pieces = masked.split("、")
    if any(_FUNCTION.search(piece) for piece in pieces[1:]) or _FIGURES.search(masked):
        return None
    lengths = [len(piece.replace("＿", "")) for piece in pieces[1:]]
    if max(lengths) > 8 or max(lengths) - min(lengths) > 2 or not min(lengths):
        return None
    return Listed(listed.items, listed.most, open_, listed.marks)
