"""Sentences that stand again right behind themselves, or a few sentences later in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from wenlint.core.document import SEPARATOR, BlockKind, Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.similarity import one_change
from wenlint.language.tokenizer import words
from wenlint.lexicon.traditional import SIMPLIFIED
from wenlint.structure.manuals import is_manual
from wenlint.structure.verses import is_verse

_SHORTEST = 5
_SHORTEST_ALIKE = 15
_SHORTEST_APART = 12
_ENDS = 3
_LARGEST_CHANGE = 4
_FEWEST_STOPS = 2
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)
_HAN = lazy(r"\p{Han}")
# What may stand before the first copy: the mark or the label of the paragraph.
_BOUNDARY = " \t\u3000：:、.．）)】；\n"
_WORDS_OF_FUNCTION = ("v", "d", "p", "c", "u", "r", "a", "z", "y", "k", "l")
_FIGURE = lazy(r"[\d〇零一二三四五六七八九十百千万亿两甲乙丙丁A-Za-z]")
_NOT = lazy(r"[不未非没无勿免禁别莫]")
_OPPOSITE = (
    "入出 读写 上下 左右 进出 升降 开关 收发 内外 前后 增减 买卖 多少 大小 高低 正反 始终 先后 加减"
    " 新旧 长短 早晚 快慢 冷热 男女 东西 南北 开闭 起止 借还 存取 进退 加去 装卸 拉推 来去 轻重"
)
_OPPOSITES = frozenset(frozenset(pair) for pair in _OPPOSITE.split(" "))


class Neighbours(Struct, frozen=True):
    """Two sentences: the second, the first, and what differs between them, if anything does."""

    span: Span
    before: Span
    change: tuple[str, str] | None = None


def _sentences(document: Document) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph in which one comes again, exactly or nearly."""
    text = document.text
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if text.count("。", start, end) + text.count("；", start, end) < _FEWEST_STOPS:
            continue
        if block.kind not in _PROSE or block.quoted:
            continue
        said = text[start:end]
        if _may_repeat([one.strip() for one in _STOPS.split(said)]):
            yield [
                Span(match.start("words"), match.end())
                for match in _SENTENCE.finditer(text, block.span.start, block.span.end)
            ]


def _may_repeat(pieces: Sequence[str]) -> bool:
    """Say whether a piece stands twice, or two pieces side by side begin and end alike."""
    said = [piece for piece in pieces if len(piece) >= _SHORTEST]
    return len(set(said)) < len(said) or any(
        one.endswith(other) or (one[:2] == other[:2] and one[-2:] == other[-2:])
        for one, other in pairwise(said)
    )


# 构成犯罪的，依法追究刑事责任。 is a formula, and comes again with each offence.
_LAW = lazy(
    r"^[^，]{2,8}的，.{0,4}依法|追究(?:刑事|法律|相应)?责任|(?:给予|处以?|并处)[^，]{0,10}(?:罚款|处分|处罚)"
)
_LONGEST_QUOTATION = 2000
_STOPS = plain("[。；]")
_SENTENCE = lazy(r"\s*(?P<words>[^。；！？]*[。；！？])")


def repeated(document: Document) -> Iterator[Neighbours]:
    """Yield the sentences that stand twice in a row, or again in their paragraph."""
    text = document.text
    manual: bool | None = None
    for found in document.view(_paragraphs):
        first: dict[str, Span] = {}
        for place, span in enumerate(found):
            said = span.of(text)
            above = found[place - 1] if place else None
            if above is not None and _is_again(text, above, said) and not _in_quotes(text, span):
                yield Neighbours(span, Span(above.end - len(said), above.end))
                continue
            before = first.setdefault(said, span)
            if (
                before is span
                or SEPARATOR in said
                or len(said) <= _SHORTEST_APART
                or _in_quotes(text, span)
            ):
                continue
            manual = document.view(is_manual) if manual is None else manual
            if not manual and len(_HAN.findall(said)) > _SHORTEST_APART and not _LAW.search(said):
                yield Neighbours(span, before)


_SHORTEST_CLAUSE = 4
# A clause of words alone behind a comma.
_CLAUSE = plain(rf"，(\w{{{_SHORTEST_CLAUSE},40}})(?=[，。；\n])")
_BEFORE_CLAUSE = "，。；：:！？\n\u3000 、．.）)】”"
_LONG_END = 5
_SUNG = lazy(r"[我你您咱俺啊呀吧嘛哟嗨嘿哎唉啦喽吗呢]|(?P<half>\w{2,4})(?P=half)")
_LONGEST_LINE = 2000


def doubled_clauses(document: Document) -> Iterator[Neighbours]:
    """Yield the clauses that stand twice in a row within a sentence: 加强巡查，加强巡查，及时上报.

    What is said or sung does so on purpose, and so does what stands thrice.
    """
    text = document.text
    for comma in _before_an_echo(text):
        match = _CLAUSE.match(text, comma)
        if match is None:
            continue
        said = match[1]
        start = comma - len(said)
        if start < 0 or not text.startswith(said, start):
            continue
        whole = not start or text[start - 1] in _BEFORE_CLAUSE
        if not whole and (len(said) < _LONG_END or not _HAN.match(text, start - 1)):
            continue  # 不要一起更新，一起更新，结果很难说
        thrice = text.startswith(said, match.end() + 1) or text.endswith(said, 0, max(0, start - 1))
        if thrice or _SUNG.search(said) or len(_HAN.findall(said)) < len(said):
            continue
        span = Span(*match.span(1))
        block = document.blocks[document.block_at(span.start)]
        if block.kind not in _PROSE or block.quoted or _in_quotes(text, span):
            continue
        if _is_one_of_many_lines(text, span) or is_verse(document, document.block_at(span.start)):
            continue
        yield Neighbours(span, Span(start, comma))


def _before_an_echo(text: str) -> Iterator[int]:
    """Yield the commas behind which stands what begins as something right before them does."""
    comma = -1
    for before, behind in pairwise(text.split("，")):
        comma += len(before) + 1
        if behind[:_SHORTEST_CLAUSE] in before and len(behind) >= _SHORTEST_CLAUSE:
            yield comma


def _is_one_of_many_lines(text: str, span: Span) -> bool:
    """Say whether the two clauses are all of their line: a refrain."""
    start = text.rfind("\n", max(0, span.start - _LONGEST_LINE), span.start) + 1
    return start == span.start - len(span) - 1 and text[span.end : span.end + 2].strip("，。") == ""


def _is_again(text: str, above: Span, said: str) -> bool:
    """Say whether a sentence stands again; a label may stand before it the first time."""
    if said[-1] not in "。；" or SEPARATOR in said or len(_HAN.findall(said)) < _SHORTEST:
        return False
    if not text.endswith(said, above.start, above.end):
        return False
    start = above.end - len(said)
    return start == above.start or text[start - 1] in _BOUNDARY


def _in_quotes(text: str, span: Span) -> bool:
    """Say whether a sentence stands in a quotation that its line has opened."""
    left = max(0, span.start - _LONGEST_QUOTATION)
    start = text.rfind("\n", left, span.start) + 1 or left
    return (
        any(
            text.count(opener, start, span.start + 1) > text.count(closer, start, span.start)
            for opener, closer in ("“”", "「」", "『』")
        )
        or text[span.start] in "“「『"
    )


def alike(document: Document) -> Iterator[Neighbours]:
    """Yield the sentences that repeat the one before them but for a word of the same meaning."""
    text = document.text
    for found in document.view(_paragraphs):
        for above, span in pairwise(found):
            if min(len(above), len(span)) < _SHORTEST_ALIKE:
                continue
            if text[above.end - _ENDS : above.end] != text[span.end - _ENDS : span.end]:
                continue
            if text[above.start : above.start + 2] != text[span.start : span.start + 2]:
                continue
            change = one_change(above.of(text), span.of(text))
            if change is not None and is_no_news(change):
                yield Neighbours(span, above, change)


def is_no_news(change: tuple[str, str]) -> bool:
    """Say whether two words mean the same: they say what is done, alike, and share a character."""
    was, now = (one.translate(SIMPLIFIED) for one in change)
    if max(len(was), len(now)) > _LARGEST_CHANGE or SEPARATOR in was + now:
        return False
    if _FIGURE.search(was + now) or bool(_NOT.search(was)) is not bool(_NOT.search(now)):
        return False
    first, second = set(was) - set(now), set(now) - set(was)
    if any(frozenset((one, other)) in _OPPOSITES for one in first for other in second):
        return False
    if not was or not now:
        return len(was + now) == 1 and was + now in _EMPTY
    if frozenset((was, now)) in _SAME:
        return True
    if not set(was) & set(now):
        return False
    return all(one.tag.startswith(_WORDS_OF_FUNCTION) for word in (was, now) for one in words(word))


# Words that a sentence says the same without.
_EMPTY = "的了也都将还并要会已就均又再来去地能可之"
_ALIKE = (
    "仅/只 与/同 与/和 和/同 与/跟 和/跟 将/把 及/和 均/都 也/亦 已/已经 须/必须 须/应 应/应当"
    " 应/应该 可/可以 如/若 若/如果 如/如果 因/因为 但/但是 按/按照 依/按 在/于 自/从 由/从"
    " 为/是 给/向 向/对 对/对于 会/将 使/让 令/使 较/比较 并/并且 或/或者 该/此 此/这 这/该"
    " 各/每 每/各个 时/的时候 经/经过 凭/持 能/可 能/能够 可/能够"
)
_SAME = frozenset(frozenset(pair.split("/")) for pair in _ALIKE.split(" "))


def _paragraphs(document: Document) -> tuple[list[Span], ...]:
    """Return the sentences of the paragraphs that hold several: a view."""
    return tuple(_sentences(document))
