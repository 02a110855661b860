"""Items that stand twice in one list, or in two lists that exclude each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.tokenizer import is_listed
from wenlint.language.tokenizer import words as cut
from wenlint.structure.entries import Entry, EntryList, entry_lists
from wenlint_rules.duplicate.entries.repetition import Repetition

_HAN = lazy(r"\p{Han}")
_MASK = lazy(r"[^\p{Han}]*[xX×_*.…]+[^\p{Han}]*|\p{Han}{0,6}[xX×]{2,}\p{Han}{0,6}")
# What is done again and again, in the list or in its lead: the order is what matters there.
_IN_ORDER = lazy(
    r"菜单|食谱|三餐|值[日班]表|排班|步骤|流程|操作|过程|[方办做]法|教程|程序|顺序|用法|玩法|演示|示例|例子|举例|日程|议程|时间表|课程?表|路线|行程|歌词|台词|对白"
    r"|剧本|如何|怎[么样]|依次|轮流|交替|循环|输出|结果|日志|记录|步驟|過程|順序|行程|歌詞|如下操作"
)
_ACTION = lazy(
    r"(?:再次?|然后|接着|最后)?(?:点[击选开按]|[单双]击|长?按[下住]?|选[择中取]?|勾选|打开|关闭|关上|等待?|重复|返回|回到|运行|执行|保存"
    r"|确[认定]|输入|填写|提交|登录|静[置止]|搅拌|冲洗|清洗|擦干|加[入水热]|倒[入出掉]|拧[紧松]|松开|停|休息|[左右]转|直行|前进|后退|深?呼吸|吸气|呼气"
    r"|暂停|继续|启动|重启|刷新|點擊|選擇|重複|執行|輸入)"
)
_SHORTEST = 2
_SHORTEST_APART = 3
_OF_PARAGRAPHS = 30
# More copies than these are a form, not a slip.
_LARGEST_SHARE = 0.3


def repeated_items(document: Document) -> Iterator[Repetition]:
    """Yield the items that stand a second time in their list."""
    for one in document.view(entry_lists):
        copies = _copies(one.entries)
        if not copies or _is_by_design(one, copies):
            continue
        in_order = _IN_ORDER.search(one.lead + "\n" + one.heading) is not None
        for first, second in copies:
            entry = one.entries[second]
            apart = second > first + 1
            if len(entry.span) >= _OF_PARAGRAPHS and "\0" not in entry.key:
                continue  # a paragraph, as such another rule compares it
            if apart and (in_order or _comes_again(entry, one.is_ordered)):
                continue
            yield Repetition(
                entry.span,
                one.entries[first].span,
                "这一项“{}”在同一个清单里写了两遍",
                "the item “{}” stands twice in one list",
            )


def _copies(entries: Sequence[Entry]) -> Sequence[tuple[int, int]]:
    """Return the places of what stands a second time, with those of the first time."""
    first: dict[str, int] = {}
    found = []
    for place, entry in enumerate(entries):
        before = first.setdefault(entry.key, place)
        if before != place and is_worded(entry.key):
            found.append((before, place))
    return found


def is_worded(key: str) -> bool:
    """Say whether an entry says enough to be told from others."""
    words = key.partition("\0")[0]
    if _MASK.fullmatch(words):
        return False
    return len(_HAN.findall(words)) >= _SHORTEST or (len(words) > _SHORTEST and words.isascii())


def _is_by_design(one: EntryList, copies: Sequence[tuple[int, int]]) -> bool:
    if len(one.entries) == len(copies) + 1:
        return len(copies) > 1  # the same thing three times and nothing else
    often = Counter(first for first, _ in copies)
    if max(often.values()) > 1:
        return True
    return len(copies) > 1 and len(copies) > _LARGEST_SHARE * len(one.entries)


def _comes_again(entry: Entry, is_ordered: bool) -> bool:
    """Say whether an item may be done a second time, after others."""
    words = entry.key.partition("\0")[0]
    if is_ordered and len(words) < _SHORTEST_APART:
        return not _is_thing(words)
    return _ACTION.match(words) is not None and (is_ordered or len(words) < 2 * _SHORTEST_APART)


def _is_thing(words: str) -> bool:
    """Say whether a short item names a thing and nothing that is done: 雨衣."""
    found = cut(words)
    return len(found) == 1 and found[0].tag == "n" and is_listed(found[0].text)


# Two lists of which each excludes the other, by their headings or leads.
_OPPOSED = (
    (
        "可以?|允许|能够?|应当?|准许|可|允許",
        "不可以?|不允许|不能|不应当?|不得|禁止|严禁|请勿|不准|切勿|不可|不允許|禁止|嚴禁|請勿",
    ),
    ("支持", "不支持|尚不支持|暂不支持"),
    ("包[括含]|含", "不包[括含]|不含"),
    ("需要?|须", "不需要?|无需|无须|不必"),
    ("适[用合]|適[用合]", "不适[用合]|不適[用合]|禁忌"),
    ("推荐|推薦|建议", "不推荐|不推薦|不建议"),
    ("收[费取]|付费", "不收[费取]|免费"),
    ("优点|好处|優點", "缺点|不足|缺點"),
    ("已完成|已办结|已解决|已支持", "未完成|待完成|未办结|未解决|待办|尚未完成"),
    (
        "(?:本|上|这|今)(?:周|日|月|季度?|年度?|天|週)(?:的?(?:完成|工作|进展|已|小结|总结))?|已完成",
        "(?:下|次|明)(?:周|日|月|季度?|年度?|天|一?步|週)(?:的?(?:计划|安排|工作|打算|計畫|計劃))?",
    ),
)
_TIMED = len(_OPPOSED) - 1
_GOES_ON = lazy(
    r"继续|持续|跟进|推进|日常|例行|常态|维护|值班|巡[查检]|优化|完善|协助|配合|参加|学习|联系|对接|调研|研究|加强|做好|繼續|持續|跟進"
)
_LONGEST_NAME = 24
_MOST_LISTS = 60


def shared_items(document: Document) -> Iterator[Repetition]:
    """Yield the items that stand in two lists of which each excludes the other."""
    named = [
        (name, one)
        for one in document.view(entry_lists)
        if len(name := _name(one)) <= _LONGEST_NAME and name
    ]
    sides = [(side, one) for name, one in named[:_MOST_LISTS] if (side := _sides(name))]
    for (first, one), (second, other) in combinations(sides, 2):
        opposed = _opposition(first, second)
        if opposed is None:
            continue
        known = {entry.key: entry for entry in one.entries}
        for entry in other.entries:
            before = known.get(entry.key)
            if before is None or not is_worded(entry.key):
                continue
            if opposed == _TIMED and _GOES_ON.search(entry.key):
                continue
            yield Repetition(
                entry.span,
                before.span,
                f"“{{}}”既在“{_name(one)}”里，又在“{_name(other)}”里",
                f"“{{}}” stands under “{_name(one)}” and under “{_name(other)}”",
            )


# 可以携带：甲、乙 above 禁止携带：乙、丙: lists within their lines.
_LABELLED = lazy(r"[ \t\u3000]*(?P<name>\p{Han}{2,8})[：:](?P<items>[^\n。；：:]{4,200})[。；]?")
_EXCLUDES = lazy(
    r"\n[ \t\u3000]*\p{Han}{0,3}"
    r"(?:禁止|严禁|嚴禁|不[得准可能含允包支必适適推建收]|请勿|請勿|切勿|无[需须]|免费)"
    r"\p{Han}{0,6}[：:]"
)
_PARTED = lazy(r"[、，]|(?:以及|和|及|与)(?=\p{Han})")
_FEWEST_NAMED = 2
_NEAR_LINES = 3


def shared_in_lines(document: Document) -> Iterator[Repetition]:
    """Yield the items that two labelled lines share of which each excludes the other."""
    text, lines = document.text, document.lines
    if _EXCLUDES.search(text) is None:
        return
    last: list[tuple[int, frozenset[tuple[int, bool]], str, dict[str, Span]]] = []
    for place, line in enumerate(lines):
        match = _LABELLED.fullmatch(text, line.span.start, line.span.end)
        sides = _sides(match["name"]) if match else frozenset()
        if match is None or not sides:
            continue
        items = _items(text, Span(*match.span("items")))
        for at, other, name, known in last:
            if place - at > _NEAR_LINES or _opposition(other, sides) in (None, _TIMED):
                continue
            if name[-_FEWEST_NAMED:] != match["name"][-_FEWEST_NAMED:]:
                continue
            for words in items.keys() & known.keys():
                yield Repetition(
                    items[words],
                    known[words],
                    f"“{{}}”既在“{name}”里，又在“{match['name']}”里",
                    f"“{{}}” stands under “{name}” and under “{match['name']}”",
                )
        last = [*last[-_NEAR_LINES:], (place, sides, match["name"], items)]


def _items(text: str, span: Span) -> dict[str, Span]:
    """Return the items of a list within a line, each with its place."""
    found: dict[str, Span] = {}
    start = span.start
    for end in (*(one.start() for one in _PARTED.finditer(text, span.start, span.end)), span.end):
        piece = Span(start, end)
        words = piece.of(text).strip()
        if _FEWEST_NAMED <= len(words) <= _LONGEST_NAME and _HAN.search(words):
            found.setdefault(words, piece)
        gap = _PARTED.match(text, end)
        start = gap.end() if gap else end
    return found


def _name(one: EntryList) -> str:
    """Return what a list is called: the line above it, else its heading."""
    lead = one.lead.strip("：:#* ")
    return lead if 0 < len(lead) <= _LONGEST_NAME else one.heading.strip("：: ")


_SIDES = tuple(
    (
        lazy(rf"^(?:\p{{Han}}{{0,4}}(?<![不未勿禁])|[一二三四五（）、\d.\s]*)(?:{yes})"),
        lazy(rf"^(?:\p{{Han}}{{0,4}}|[一二三四五（）、\d.\s]*)(?:{no})"),
    )
    for yes, no in _OPPOSED
)


def _sides(name: str) -> frozenset[tuple[int, bool]]:
    """Return the oppositions in which a name takes a side: which one, and whether the first."""
    found = set()
    for place, (yes, no) in enumerate(_SIDES):
        if no.search(name):
            found.add((place, False))
        elif yes.search(name):
            found.add((place, True))
    return frozenset(found)


def _opposition(one: frozenset[tuple[int, bool]], other: frozenset[tuple[int, bool]]) -> int | None:
    return next((place for place, side in sorted(one) if (place, not side) in other), None)
