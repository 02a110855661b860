"""Takes a written list apart: its items, and every number of them that it can be read as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from wenlint.core.document import SEPARATOR
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import NUMBER
from wenlint.figures.counts.parallels import SUMS_UP, parallel
from wenlint.language.numerals import parse_count
from wenlint.lexicon.lists import FIRST, SHI, SHI_IS_NONE_IN_LISTS
from wenlint.lexicon.measure_sets import OWN_COUNTS
from wenlint.lexicon.patterns import any_of
from wenlint.structure.lists import Listed as Listed


class _Masked(Struct, frozen=True):
    """A part of the text with what stands in brackets and quotation marks blotted out."""

    span: Span
    text: str


_INNER = lazy(r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)|“[^“”\n]{0,60}”|《[^《》\n]{0,80}》")
_MARKS = lazy(
    rf"^[一1][、.．]|(?<!\p{{Han}})[一二三]{any_of(SHI)}(?!{SHI_IS_NONE_IN_LISTS})|[①②]|[（(][一二12][）)]|第[一二12][，,、]|(?<!\p{{Han}}){FIRST}|其[一二][，,：是]"
)
_JOINS = "(?:以及|和|与|及|或者?)"
CONJUNCTION = lazy(
    r"(?<=[\p{Han}》”＿])(?:以及|和|与|及|跟|暨|或者|或是|或)(?=[\p{Han}《“＿])"
    # Node、Deno 和 Bun; 读取API和写入API
    rf"|(?<=[\w》”＿.+])(?:[ ]{_JOINS}[ ]?|{_JOINS}[ ])(?=[\w《“＿])"
    rf"|(?<=[A-Za-z0-9]){_JOINS}(?=[\w《“＿])|(?<=[\w》”＿]){_JOINS}(?=[A-Za-z0-9])"
)
_SLASH = lazy(r"(?<=[\w＿])[ ]?/[ ]?(?=[\w＿])")
_TRAILING_ETC = lazy(
    r"(?<![一二三四五六七八九头上中下高初优平同相均])等等?(?:\p{Han}{0,8})$|…+$|\.{3,}$|之类$"
)
_LEADING_JOINT = lazy(r"^(?:以及|和|及|与|还有)(?=[\p{Han}《“＿])")
_MORE = lazy(r"^(?:以及|和|及|还有|并|外加|另|再加|同时|最后|也|加上|或)")
NUMBERED = lazy(
    r"(?:\p{Han}{1,2}|[A-Z])?\d{1,4}(?:路|号|号楼|号线|线|班|室|栋|幢|车间|号院)(?:公交线?)?"
)
"""A pattern for names that begin with a number: 12路, 3号楼."""

QUOTED_ITEM = (
    r"(?:“[^“”\n]{1,50}”|【[^【】\n]{1,50}】"
    r"|《[^《》\n]{1,60}》|‘[^‘’\n]{1,50}’|「[^「」\n]{1,50}」)"
)
_QUOTED = lazy(QUOTED_ITEM + r"(?:（[^（）\n]{1,20}）)?")
_GAP = r"(?:（[^（）\n]{1,20}）)?(?:[、，,]?(?:以及|[和与及])?)?"
QUOTED_RUN = lazy(rf"{QUOTED_ITEM}(?:{_GAP}{QUOTED_ITEM})++(?:（[^（）\n]{{1,20}}）)?")
_LEAD_IN = lazy(
    rf"[：:]|(?:^|[，“])[”]?{NUMBER}[”]?\p{{Han}}{{0,4}}[”]?(?:即|[是指为])|{NUMBER}[个大项种条所]"
)
_LONGEST_ITEM = 40
_LONGEST_PART = 90
_FEWEST_NOTED = 2


def read_list(text: str, span: Span) -> Listed | None:
    """Return the list that fills `span`, or begins it; None where it is none for sure."""
    part = span.of(text)
    if _MARKS.search(part):
        return None
    if part[:1] in ("“", "《", "‘", "「", "【"):
        quoted = read_quoted(text, span)
        if quoted is not None:
            return quoted
        if part[0] in "“‘「" and not _looks_bare(part):
            return None  # somebody speaks
    masked = _Masked(span, _blotted(part))
    if "；" in masked.text or ";" in masked.text:
        return _semicolons(text, masked)
    if "、" not in masked.text:
        return _signed(masked) or _pair(masked) or _clauses(text, masked)
    head, comma, rest = masked.text.partition("，")
    if not comma:
        return _flat(text, masked, "、")
    if "、" not in head or "、" in rest or _MORE.match(rest):
        return None
    listed = _flat(text, _cut(masked, len(head)), "、")
    return _with_rest(listed, head, rest) if listed else None


def _signed(masked: _Masked) -> Listed | None:
    """Read 大号/中号/小号 and 扫码+人脸+指纹: names with a sign between."""
    for sign in "/+＋":
        pieces = masked.text.rstrip("。").split(sign)
        if len(pieces) > _FEWEST_NOTED and all(_PIECE.fullmatch(piece) for piece in pieces):
            return Listed(spans_of(pieces, masked.span.start))
    return None


def _pair(masked: _Masked) -> Listed | None:
    """Read 知识目标和能力目标: two names that one 和 joins, and nothing else."""
    written = masked.text.rstrip("。 ")
    joints = list(_PAIR_JOINT.finditer(written))
    if len(joints) != 1 or _NO_PAIR.search(written):
        return None
    start, joint = masked.span.start, joints[0]
    halves = Span(start, start + joint.start()), Span(start + joint.end(), start + len(written))
    coded = {written[: joint.start()], written[joint.end() :]} == {"＿"}
    if not coded and not all(1 < len(half) <= _LONGEST_NAME for half in halves):
        return None
    return Listed(halves, frozenset({len(halves)}), closed=True)


_PAIR_JOINT = lazy(r"[ ]?(?:以及|和|与|及)[ ]?")
_NO_PAIR = lazy(r"[，；;：、的]|等$")
_PIECE = lazy(r"[ ]?(?:\p{Han}[\p{Han}A-Za-z0-9]{1,11}|[A-Z][A-Za-z0-9]{1,11})[ ]?")


def spans_of(pieces: Iterable[str], start: int) -> tuple[Span, ...]:
    """Return where `pieces` stand that one separator each parts, the first at `start`."""
    spans, at = [], start
    for piece in pieces:
        spans.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    return tuple(spans)


def mask(part: str) -> str:
    """Blot out what stands in brackets and quotation marks; every offset stays."""
    return _INNER.sub(lambda match: "＿" * len(match[0]), part)


def _blotted(part: str) -> str:
    """Blot out code, formulas and the like too: they are members as words are."""
    return mask(part).replace(SEPARATOR, "＿")


def _looks_bare(part: str) -> bool:
    quotation = _QUOTED.match(part)
    return quotation is not None and part[quotation.end() : quotation.end() + 1] not in "，。"


def _cut(masked: _Masked, length: int) -> _Masked:
    span = Span(masked.span.start, masked.span.start + length)
    return _Masked(span, masked.text[:length])


def _with_rest(listed: Listed, head: str, rest: str) -> Listed:
    """Read the clauses behind a list as items too, where they look like them."""
    longest = max(len(item) for item in listed.items) + 2
    figures = any(character.isdigit() for character in head)
    clauses = rest.rstrip("。").split("，")
    alike = 0
    for clause in clauses:
        if len(clause) > longest or (
            not figures and any(character.isdigit() for character in clause)
        ):
            break
        alike += 1
    more = {number + alike for number in listed.numbers} | {1 + alike} if alike else set()
    return Listed(listed.items, listed.numbers | more, listed.open, listed.closed, listed.marks)


def _semicolons(text: str, masked: _Masked) -> Listed | None:
    """Read A；B；C; of parallel lead-ins (一中、二中；三所小学：…) the first list alone."""
    pieces = masked.text.replace(";", "；").split("；")
    first, rest = pieces[0], pieces[1:]
    if "、" in first:
        if all(_LEAD_IN.search(piece[:24]) for piece in rest if piece.strip()):
            return read_list(text, _cut(masked, len(first)).span)
        # 数量多、范围广，三者互为因果；…: two levels or two sentences
        return None
    return _flat(text, masked, "；", longest=_LONGEST_PART)


def read_quoted(text: str, span: Span) -> Listed | None:
    """Read a run of quotations or titles with nothing but separators between."""
    run = QUOTED_RUN.match(text, span.start, span.end)
    if run is None or (run.end() < span.end and text[run.end()] not in "，。；;等（(的"):
        return None
    items = tuple(Span(*match.span()) for match in _QUOTED.finditer(text, *run.span()))
    return Listed(items, open=text[run.end() : run.end() + 1] == "等")


def quoted_items(text: str, span: Span) -> tuple[Span, ...]:
    """Return the quotations and titles in `span`."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text, span.start, span.end))


def _stripped(text: str, start: int, end: int) -> Span:
    """Return a part without the blanks at its ends; what stands for code is no blank."""
    while start < end and text[start] in " \t\n\u3000":
        start += 1
    while start < end and text[end - 1] in " \t\n\u3000":
        end -= 1
    return Span(start, end)


def _flat(
    text: str, masked: _Masked, separator: str, *, longest: int = _LONGEST_ITEM
) -> Listed | None:
    """Read a list with one separator."""
    etc = _TRAILING_ETC.search(masked.text.rstrip("；;。， "))
    items, at = [], masked.span.start
    for piece in masked.text.replace(";", "；").split(separator):
        lead = _LEADING_JOINT.match(piece)
        skip = lead.end() if lead else 0
        item = _stripped(text, at + skip, at + len(piece))
        if len(item):
            items.append(item)
        at += len(piece) + 1
    if len(items) < 2 or any(len(item) > longest for item in items):
        return None
    if separator == "；":
        # A；B、C兄弟: what stands in one piece may be several.
        more = len(CONJUNCTION.findall(mask(items[-1].of(text)))) + masked.text.count("、")
        numbers = frozenset(range(len(items), len(items) + more + 1))
        return Listed(tuple(items), numbers, etc is not None)
    return from_items(text, items, is_open=etc is not None)


def from_items(text: str, items: Sequence[Span], *, is_open: bool) -> Listed:
    """Return the list of `items`, its last one parted at a 和 where that joins two of them."""
    items, sure_end = _at_sure_joints(text, items)
    written = [_blotted(item.of(text)) for item in items]
    joints = sum(len(CONJUNCTION.findall(one)) + len(_SLASH.findall(one)) for one in written)
    merged = sum(len(one) <= 2 and len(other) >= len(one) + 2 for one, other in pairwise(written))
    least = len(items) - merged
    parted = _parted(items[-1], written)
    if parted is not None:
        whole = (*items[:-1], *parted)
        # An item much longer than all others is two for sure.
        sure = len(written[-1]) > max(map(len, written[:-1])) + 2
        fewest = least + 1 if sure and not merged else least
        numbers = frozenset(range(fewest, len(items) + joints + 1))
        return Listed(whole, numbers, is_open, closed=True)
    closed = joints > 0 or sure_end
    may_be = set(range(least, len(items) + joints + 1))
    # 乡议局（27席）、甲会、乙会的代表（76席）: the notes may tell where the items end.
    noted = sum(one.endswith("＿") for one in written)
    if noted >= _FEWEST_NOTED:
        may_be.add(noted)
    return Listed(tuple(items), frozenset(may_be), is_open, closed=closed)


def _at_sure_joints(text: str, items: Sequence[Span]) -> tuple[Sequence[Span], bool]:
    """Part the last item at its 以及, which joins items and stands in no name."""
    *before, last = items
    first, joint, second = last.of(text).partition("以及")
    if not joint or not first or not second or mask(last.of(text)).find("以及") < 0:
        return items, False
    middle = last.start + len(first)
    return [*before, Span(last.start, middle), Span(middle + len(joint), last.end)], True


def _parted(last: Span, written: Sequence[str]) -> tuple[Span, Span] | None:
    """Part the last item at the one 和 whose halves look like the other items."""
    lengths = [len(one) for one in written[1:-1]] or [len(written[0])]
    found = []
    for joint in CONJUNCTION.finditer(written[-1]):
        halves = joint.start(), len(written[-1]) - joint.end()
        if min(halves) > 1 and all(min(lengths) - 1 <= half <= max(lengths) + 2 for half in halves):
            found.append(joint)
    if len(found) != 1:
        return None
    joint = found[0]
    return (
        Span(last.start, last.start + joint.start()),
        Span(last.start + joint.end(), last.end),
    )


def _at_last_joint(spans: Sequence[Span], text: str) -> Sequence[Span]:
    """Part the last clause at its one 和 where both halves are short names: 长度和校验码."""
    *before, last = spans
    joints = list(CONJUNCTION.finditer(mask(last.of(text))))
    if not before or len(joints) != 1 or any(CONJUNCTION.search(one.of(text)) for one in before):
        return spans
    joint = joints[0]
    halves = [
        Span(last.start, last.start + joint.start()),
        Span(last.start + joint.end(), last.end),
    ]
    longest = max(len(one) for one in before) + 2
    return [*before, *halves] if all(1 < len(one) <= longest for one in halves) else spans


_NO_ITEM = lazy(r"依次|分别|[均都各共]|其中|合计|[是为有在]")


def _closed_by_joint(text: str, masked: _Masked) -> tuple[Span, ...] | None:
    """Read 东馆，西馆和南馆，藏书依次为…: short names up to the one 和 that closes their list."""
    spans = spans_of(masked.text.rstrip("。").split("，"), masked.span.start)
    joined = [bool(CONJUNCTION.search(_blotted(span.of(text)))) for span in spans]
    last = joined.index(True) if True in joined else 0
    if not last:
        return None
    before, rest = [one.of(text) for one in spans[:last]], spans[last + 1 :]
    items = _at_last_joint(spans[: last + 1], text)
    written = [item.of(text) for item in items]
    longest = max(map(len, before)) + 2
    # 维护核心地位，维护中央权威和集中统一领导: the second half lacks the verb of the clauses.
    if len({one[:2] for one in written[:-1]}) == 1 and written[-1][:2] != written[0][:2]:
        return None
    alike = max(map(len, written)) - min(map(len, written)) <= _ALIKE
    if len(items) == last + 1 or not alike or min(map(len, before)) < 2:
        return None
    if longest > _LONGEST_NAME or any(_NO_ITEM.search(one) for one in written):
        return None
    if any(SUMS_UP.match(one) for one in written):
        return None
    goes_on = bool(rest) and len(rest[0]) <= longest and not _NO_ITEM.search(rest[0].of(text))
    return None if goes_on else tuple(items)


_ALIKE = 4
_LONGEST_NAME = 14


def _clauses(text: str, masked: _Masked) -> Listed | None:
    """Read A，B，C where the clauses are made alike; what follows them is no item."""
    closed = _closed_by_joint(text, masked)
    if closed is not None:
        return Listed(closed, closed=True)
    spans = _at_last_joint(spans_of(masked.text.rstrip("。").split("，"), masked.span.start), text)
    pieces = [span.of(text) for span in spans]
    number, sure = parallel(pieces)
    if number < 2 or any(len(span) > _LONGEST_ITEM for span in spans[:number]):
        return None
    rest = pieces[number:]
    # 可读和可写状态，挂起的读和写状态: two, or four.
    joints = sum(len(CONJUNCTION.findall(mask(piece))) for piece in pieces)
    numbers = {number, *range(number, number + joints + 1)} if not rest else {number}
    if rest and not sure and not SUMS_UP.match(rest[0]):
        numbers |= {number + 1, len(pieces), len(pieces) + joints}
    is_open = _TRAILING_ETC.search(masked.text.rstrip("。")) is not None
    return Listed(tuple(spans[:number]), frozenset(numbers), is_open)


_OWN = lazy(
    rf"(?<![\d０-９件表图第.])(?P<digits>[0-9０-９]{{1,6}})(?P<unit>\p{{Han}})"
    rf"|(?<!第)(?P<han>[一]|{NUMBER})(?P<han_unit>[{OWN_COUNTS}])"
)


def own_counts(text: str, listed: Listed, measure: str) -> tuple[bool, bool]:
    """Return whether items carry counts of their own, and whether by the same measure."""
    any_own = same = False
    for item in listed.items:
        for match in _OWN.finditer(text, item.start, item.end):
            any_own = True
            unit = match["unit"] or match["han_unit"]
            value = parse_count(match["digits"] or match["han"])
            same = same or (unit == measure[-1] and value is not None)
    return any_own, same
