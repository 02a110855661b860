"""Names of persons and places that stand twice in one list of names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.structure.outline import make_outline
from wenlint_rules.duplicate.entries.repetition import Repetition

_APART = "、，。；：:！？!?;,\n\x1f（）()“”"
_RUN = lazy(rf"[^{_APART}]{{2,12}}(?:、\n?[^{_APART}]{{2,12}}){{2,}}")
# A name in the middle of such a list, where it is looked for.
_INNER = plain(rf"、\n?[^{_APART}]{{2,12}}(?=、)")
_LONGEST, _SHORTEST = 12, 2
_NAME = lazy(r"[\p{Han}·]{2,12}")
_PLACE = lazy(
    r"\p{Han}{1,8}(?:[村乡镇县区州省盟旗]|街道|社区|林场|农场|鄉|鎮|縣|區|路|街|站|水库|小学|中学)"
)
# Before such a list one name may come again: what follows in turn, and ways there and back.
_IN_TURN = lazy(
    r"依次|依序|分别|顺序|先后|交替|轮流|循环|往返|沿|经|途经|→|分別|順序|先後|輪流|往返|循環"
)
_BEFORE = 16
_LEADS_TO_PERSONS = lazy(
    r"(?:人员?|者|成员|委员|代表|专家|同[志学]|教师|老师|干部|队员|嘉宾|家长|个人|名单|出席|列席|参加|缺席|请假|译校?|校对|编[辑委]|主持"
    r"|作者|组长|组员|导师|评委|标兵|能手|模范|员|名單|人員|成員|委員|教師|譯者|志工|同學|同仁|組員)(?:如下|为|是|有|包括|：|:|如下：|\s)*$"
)
# Two lists that a verb, a preposition or 和 joins: 直辖市航道规划由省, 镇人民政府和乡.
_JOINERS = "和与及或同跟由向对报经将为归从往至到给受"
_JOINS_TWO = lazy(
    rf"\p{{Han}}{{2,}}[{_JOINERS}](?:[省市县區区鄉乡鎮镇州旗村縣]|自治[区州县旗]|直辖市|民族[乡鄉]|街道)"
    rf"|\p{{Han}}+(?:[村乡镇县区州省市盟旗鄉鎮縣區]|街道|社区)[{_JOINERS}]\p{{Han}}{{2,}}"
)
# What makes another name of one that it stands before: 极高风险区, 上石桥村.
_SETS_APART = lazy(
    r"[极極较較最特超很更中副大小东東西南北上下新老旧舊前后後左右内內外次非半亚亞准準总總正]$"
)
_SPACED = lazy(r"(?P<line>[ \t\u3000]*\p{Han}{2,4}(?:[ \t\u3000]+\p{Han}{2,4}){2,}[ \t\u3000。]*)")
_LONGEST_NAME = 4
_BEHIND = lazy(r"[等的在共为均都各也]|[0-9一二三四五六七八九十两兩]")
_SPACES = lazy(r"[ \t\u3000]+")


def repeated_names(document: Document) -> Iterator[Repetition]:
    """Yield the names that stand a second time in a list of persons or places."""
    text = document.text
    if "、" in text:
        for span in _runs(text):
            written = text[span.start : span.end].split("、")
            parts = [one.lstrip("\n") for one in written]
            if _may_repeat(parts):
                yield from _in_run(document, span, parts, written)
    for place, line in enumerate(document.lines):
        start, end = line.span.start, line.span.end
        if text[start + 2 : start + 5].isalnum() or line.block.kind is not BlockKind.PARAGRAPH:
            continue
        if place and _SPACED.fullmatch(text, start, end):
            above = document.lines[place - 1].span.of(text)
            if _leads(above):
                yield from _twice(text, _pieces(text, line.span))


def _runs(text: str) -> Iterator[Span]:
    """Yield the matches of `_RUN`: each from as far before its first inner name as it can be."""
    end = 0
    for inner in _INNER.finditer(text):
        sign = inner.start()
        if sign < end:
            continue
        start, first = sign, max(end, sign - _LONGEST)
        while start > first and text[start - 1] not in _APART:
            start -= 1
        match = _RUN.match(text, start) if sign - start >= _SHORTEST else None
        if match is not None:
            end = match.end()
            yield Span(start, end)


def _leads(above: str) -> bool:
    return _LEADS_TO_PERSONS.search(above.rstrip("：:")) is not None or (
        above.endswith(("：", ":")) and _LEADS_INSIDE.search(above) is not None
    )


_LEADS_INSIDE = lazy(r"人员|同志|名单|个人|干部|教师|同学|名單|人員|教師|同學|模范|标兵")


def _pieces(text: str, span: Span) -> Sequence[Span]:
    found: list[Span] = []
    start = span.start
    for match in _SPACES.finditer(text, span.start, span.end):
        if match.start() > start:
            found.append(Span(start, match.start()))
        start = match.end()
    if start < span.end:
        end = span.end - (text[span.end - 1] == "。")
        found.append(Span(start, end))
    return found


def _in_run(
    document: Document, span: Span, parts: Sequence[str], written: Sequence[str]
) -> Iterator[Repetition]:
    """Yield the names that stand twice in the list at `span`: `parts`, as they are `written`."""
    text = document.text
    inner = parts[1:-1]
    if not all(_NAME.fullmatch(one) for one in inner):
        return
    if any(_JOINS_TWO.fullmatch(one) for one in inner):
        return
    first = _first_name(parts)
    ahead = parts[0][: len(parts[0]) - len(first)]
    before = text[max(0, span.start - _BEFORE) : span.start] + ahead
    if _IN_TURN.search(before):
        return
    places = all(_PLACE.fullmatch(one) for one in (first, *inner)) and len(ahead) != 1
    persons = all(len(one) <= _LONGEST_NAME or "·" in one for one in inner) and (
        _LEADS_TO_PERSONS.search(before) is not None
        or (
            before.endswith(("：", ":"))
            and (_is_headed(document, span) or _is_among_persons(document, span))
        )
    )
    if not (places or persons):
        return
    names = [first, *inner, _last_name(parts[-1], {first, *inner})]
    items: list[Span] = []
    start = span.start + len(ahead)
    for name, part in zip(names, written, strict=True):
        start += len(part) - len(part.lstrip("\n"))
        items.append(Span(start, start + len(name)))
        start += len(name) + 1
    yield from _twice(text, items)


def _may_repeat(parts: Sequence[str]) -> bool:
    """Say whether one of the names may stand twice; around the first and the last is prose."""
    inner = tuple(parts[1:-1])
    first, last = parts[0], parts[-1]
    return (
        len(set(inner)) < len(inner)
        or first.endswith(inner)
        or last.startswith(inner)
        or (last[:_SHORTEST] in first and _shared(first, last) != "")
    )


def _shared(first: str, last: str) -> str:
    """Return the longest name in which `first` ends and with which `last` begins."""
    longest = min(len(first), len(last))
    return next((last[:size] for size in range(longest, 1, -1) if first.endswith(last[:size])), "")


def _first_name(parts: Sequence[str]) -> str:
    """Return the first name without what stands before it: 冲毁石桥村."""
    first = parts[0]
    names = [one for one in (*parts[1:-1], _shared(first, parts[-1])) if one]
    ends = [one for one in names if first.endswith(one)]
    found = max(ends, key=len, default=first)
    return first if _SETS_APART.search(first[: len(first) - len(found)]) else found


def _last_name(last: str, names: Collection[str]) -> str:
    """Return the last name without what stands behind it: 里塘村四个村, 青河镇等地."""
    found = [
        one
        for one in names
        if last.startswith(one) and (last == one or _BEHIND.match(last, len(one)))
    ]
    return max(found, key=len, default=last)


def _is_headed(document: Document, span: Span) -> bool:
    """Say whether the heading above is one of persons: 译者, 评审专家."""
    heading = document.view(make_outline).section_at(span.start).heading
    return (
        heading is not None and _LEADS_TO_PERSONS.search(heading.span.of(document.text)) is not None
    )


def _is_among_persons(document: Document, span: Span) -> bool:
    """Say whether one of the lines right above speaks of persons: 确定下列同志参加汇演。"""
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    above = text[max(0, start - _ABOVE) : start].rstrip().split("\n")[-2:]
    return any(_LEADS_INSIDE.search(one) for one in above)


_ABOVE = 160


def _twice(text: str, items: Sequence[Span]) -> Iterator[Repetition]:
    first: dict[str, Span] = {}
    copies: list[tuple[Span, Span]] = []
    for item in items:
        name = item.of(text)
        before = first.setdefault(name, item)
        if before is not item:
            copies.append((before, item))
    if len(copies) != 1 or len(first) < 2:
        return
    before, item = copies[0]
    yield Repetition(
        item,
        before,
        "“{}”在同一个名单里写了两遍",
        "“{}” stands twice in one list of names",
    )
