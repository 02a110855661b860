"""One thing told again: 这42名干部, 全部640套住宅, a key of a table in prose, a deadline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.claims.moments import Moment, compare, find_moments
from wenlint.claims.twice import Twice
from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.quantities import Quantities, Quantity, find_quantities
from wenlint.figures.tables.grids import cell_text, tables
from wenlint.structure.outline import make_outline

_CLAUSE = lazy("[，。；：！？、（）()\n\x1f]")
_NOT_SAME = lazy(
    r"其中|另|剩|余|新增|再|每|各|除|不含|不计|以外|约|近|超|原|计划|预计|拟|比|增|减|若|如|至少|最|不[足超少]|平均"
)


def told_again(document: Document) -> Iterator[Twice]:
    """Yield what is told again with another value."""
    quantities = document.view(find_quantities)
    text = quantities.text
    yield from _referred_back(text, quantities)
    yield from _keys(document, text, quantities)
    yield from _deadlines(document, text)
    yield from _versions(document, text)
    yield from _samples(text, quantities)
    yield from _victims(text)


# ----- 这42名干部 -----

_BACK = lazy(r"(?P<lead>这|上述|以上|前述|全部|全体|所有)(?:的)?[ ]?$")
_ALL_OF_THEM = lazy(r"\p{Han}{2,3}(?:已经?|都|均)?(?P<lead>全部|悉数)(?!的)")
_NOUN = lazy(r"(?:的)?(?P<noun>\p{Han}{2,6})")
_TASK = lazy(r"(?P<noun>\p{Han}{2,3})(?:任务|目标|指标)")
_BODY_WORDS = lazy("[的了将都均已在是有为和与及被由]")
_REACH, _NAME_BEFORE, _NAME_BEHIND = 900, 8, 8
_UNITS = frozenset("人名位户家所套台辆件株亩元吨头栋座间张支只箱本册份盏眼艘架") | frozenset(
    ["公斤", "平方米", "公里", "公顷"]
)
_SMALL = 4


def _referred_back(text: str, quantities: Quantities) -> Iterator[Twice]:
    """Check a figure that points back against the one before it that counts the same."""
    for at, one in enumerate(quantities.items):
        if one.unit not in _UNITS or not one.exact or one.value < _SMALL:
            continue
        start = one.number.start
        back = _BACK.search(text, max(0, start - 6), start) or _ALL_OF_THEM.match(
            text, one.span.end
        )
        noun = (_NOUN if back else _TASK).match(text, one.span.end)
        if noun is None or (back is None and _BEFORE_NOUN.search(text, max(0, start - 3), start)):
            continue
        words = _BODY_WORDS.split(noun["noun"])[0]
        if len(words) < _SHORT or _is_vague(words):
            continue
        before = _counted_before(text, quantities.items[:at], one, words, whole=back is None)
        values = {each.value for each in before}
        if len(values) != 1 or one.value in values:
            continue
        if back and _other_count(text, back["lead"], quantities.items[:at], one):
            continue
        (first, *_) = before
        yield Twice(first.span, one.span, words, (first.span.of(text), one.span.of(text)))


_SHORT = 2
_BEFORE_NOUN = lazy("[^，。；：、\n]{0,2}(?:每|各|另|新|第)$")
_VAGUE = frozenset(["方面", "问题", "情况", "工作", "内容", "措施", "以上", "以下", "左右", "时间"])


def _is_vague(words: str) -> bool:
    return words[:_SHORT] in _VAGUE


def _counted_before(
    text: str, items: Sequence[Quantity], one: Quantity, words: str, *, whole: bool
) -> Sequence[Quantity]:
    """Return the figures of the unit that count what `words` name, before or behind them."""
    found = []
    noun = words if whole else words[:_SHORT]
    for other in reversed(items):
        if one.span.start - other.span.end > _REACH:
            break
        if other.unit != one.unit:
            continue
        ahead, behind = _clause_before(text, other), _clause_behind(text, other)
        # 这24名干部 may have been 24名驻村干部, and 640套住宅 住宅640套.
        before_it = noun in ahead[-_NAME_BEFORE:] and (whole or not behind)
        if not before_it and noun not in behind[:_NAME_BEHIND]:
            continue
        if not other.exact or _NOT_SAME.search(ahead[-_FAR:] + behind[:2]):
            return ()
        found.append(other)
    return found


_FAR = 12


def _clause_before(text: str, one: Quantity) -> str:
    left = max(0, one.number.start - 24)
    for match in _CLAUSE.finditer(text, left, one.number.start):
        left = match.end()
    return text[left : one.number.start]


def _clause_behind(text: str, one: Quantity) -> str:
    end = one.span.end
    stop = _CLAUSE.search(text, end, end + _NAME_BEHIND * 2)
    return text[end : stop.start() if stop else end + _NAME_BEHIND * 2]


def _other_count(text: str, lead: str, items: Sequence[Quantity], one: Quantity) -> bool:
    """Say whether what is pointed back to may be a part or a sum of what was counted."""
    left = max(0, one.number.start - 60)
    near = text[left : one.number.start]
    if lead in ("全部", "全体", "所有", "悉数"):
        near = near[-_FAR:]
    elif sum(each.unit == one.unit and each.span.start > left for each in items) > 1:
        return True  # 12人和30人……这42人
    return regex.search("其中|另有|剩|余下|新增|再|每", near) is not None


# ----- keys of tables -----

_UNIT_IN_BRACKETS = lazy(r"(?P<key>[^（()）]+)[（(](?P<unit>[^（()）]{1,6})[）)]")
_CELL = lazy(
    r"(?:约)?(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|[0-9]{1,9}(?:\.[0-9]{1,4})?)[ ]?(?P<u>[^0-9 ，。；、（）()/]{1,5})?"
)
_LETTERS = lazy(r"[ ]?(?P<unit>[A-Za-zμΩ]{1,4}[²³]?)(?![A-Za-z0-9])")
_LINK = lazy(r"(?:为|是|达到?|高达|共|[：:]|可达|仅|有|只有|[ ])*$")
_UNLIKE = lazy(
    r"若|如|另|额外|最[多高低少]|延[长期]|加|升级|普通|标准版|其中|每|不同|选配|可选|以上|以下|约|近|旧|原|上一代|相比|比|提[升高]|减|降|增"
)
_KEY = lazy(r"\p{Han}{2,10}")
_FEWEST_KEYS, _SHORT_KEY = 2, 2


class Key(Struct, frozen=True):
    """A value that a table gives to a key."""

    key: str
    value: Fraction
    unit: str
    span: Span


def _keys(document: Document, text: str, quantities: Quantities) -> Iterator[Twice]:
    """Check the values of a table of two columns against those of the prose."""
    grids = list(tables(document))
    keys = [key for grid in grids for key in _keys_of(text, grid)] if len(grids) <= _FEW else []
    if len(keys) < _FEWEST_KEYS:
        return
    names = [key.key for key in keys]
    units = [key.unit for key in keys]
    cells = [span for grid in grids for span in grid.values()]
    for one in quantities.items:
        letters = _LETTERS.match(text, one.number.end) if not one.unit else None
        unit = letters["unit"] if letters else one.unit
        if not unit or not one.exact or any(cell.covers(one.number) for cell in cells):
            continue
        ahead = _clause_before(text, one)
        words = ahead[: link.start()] if (link := _LINK.search(ahead)) else ahead
        bound = [
            key
            for key in keys
            if key.unit == unit
            and names.count(key.key) == 1
            and (
                words.endswith(key.key)
                or (len(words) >= _SHORT_KEY and key.key.endswith(words) and units.count(unit) == 1)
            )
        ]
        if len(bound) != 1 or bound[0].value == one.value:
            continue
        (key,) = bound
        if _UNLIKE.search(ahead.replace(key.key, "")) or _UNLIKE.match(text, one.span.end):
            continue
        place = Span(one.span.start, max(one.span.end, letters.end() if letters else 0))
        yield Twice(key.span, place, key.key, (key.span.of(text).strip(), place.of(text)))


_FEW = 3


def _keys_of(text: str, grid: Mapping[tuple[int, int], Span]) -> Iterator[Key]:
    if {column for _, column in grid} != {0, 1}:
        return
    for row in sorted({row for row, _ in grid}):
        key = cell_text(text, grid, row, 0)
        match = _CELL.fullmatch(cell_text(text, grid, row, 1))
        bracket = _UNIT_IN_BRACKETS.fullmatch(key)
        unit = (match["u"] or (bracket["unit"] if bracket else "")) if match else ""
        key = bracket["key"] if bracket else key
        if match is None or not unit or not _KEY.fullmatch(key):
            continue
        value = Fraction(match["n"].replace(",", ""))
        yield Key(key, value, unit.strip(), grid[row, 1])


# ----- deadlines -----

_ACTS = "报名|投标|递交|提交|征稿|投稿|缴费|申报|报送|反馈|申请|预约|登记|注册"
_LABEL = lazy(
    rf"(?P<act>{_ACTS})[^，。；\n0-9]{{0,6}}?截止(?:日期|时间)?[：:为是于至到 *]{{0,4}}$"
    rf"|(?P<act>{_ACTS})(?:时间|日期)?[^，。；\n0-9]{{0,4}}?截[止至][到至于]?[ ]?$"
)
_BY = lazy(
    rf"(?:[^，。；\n0-9]{{0,4}})(?:之?前|截止前)[^，。；\n]{{0,14}}?(?P<act>{_ACTS})(?![人者书表]|单位|材料)"
)
_MOVED = lazy(
    r"延|改|推迟|顺延|补|原定|第[一二三]批|[线网][上下]|现场|初|复|个人|团体|分别|审核|另"
)


class Deadline(Struct, frozen=True):
    """A moment until when something may be done."""

    act: str
    moment: Moment


def _deadlines(document: Document, text: str) -> Iterator[Twice]:
    """Check 报名截止时间：6月20日 against 于6月25日前报名."""
    if "前" not in text or "截" not in text:
        return
    told: list[Deadline] = []
    for one in document.view(find_moments).items:
        if one.day is None:
            continue
        start, end = one.span.start, one.span.end
        label = _LABEL.search(text, max(0, start - 24), start)
        by = _BY.match(text, end, end + 30) if label is None else None
        act = label["act"] if label else by["act"] if by else None
        if act is None or _MOVED.search(text, max(0, start - 14), by.end() if by else end):
            continue
        told.append(Deadline(act, one))
    for act in dict.fromkeys(one.act for one in told):
        same = [one.moment for one in told if one.act == act]
        if len(same) != 2 or not _on_other_days(*same):
            continue
        one, other = same
        yield Twice(one.span, other.span, f"{act}截止", (one.span.of(text), other.span.of(text)))


def _on_other_days(one: Moment, other: Moment) -> bool:
    if (one.month, one.day) == (other.month, other.day):
        return one.year is not None and other.year is not None and one.year != other.year
    return compare(one, other) != 0 or one.year is None or other.year is None


# ----- versions -----

_VERSION = r"[vV]?(?P<v>[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,3})?)(?![0-9.])"
_OF_TITLE = lazy(rf"(?P<name>[A-Za-z][A-Za-z0-9 +#-]{{1,20}}?|\p{{Han}}{{2,8}})[ ]?{_VERSION}")
_APPLIES = lazy(
    r"本(?:手册|文档|指南|教程|说明书?|文|书|文件|规范)[^，。；\n0-9]{0,6}?(?:适用于|基于|对应|针对|以)"
    rf"[ ]?(?P<name>[A-Za-z][A-Za-z0-9 +#-]{{1,20}}?|的?(?:是)?)?[ ]?{_VERSION}[ ]?(?P<is>版本?)?"
)


def _versions(document: Document, text: str) -> Iterator[Twice]:
    """Check 本手册适用于2.3版本 in the manual of 2.4."""
    title = document.view(make_outline).title
    if title is None or "." not in text[title.span.start : title.span.end]:
        return
    own = _OF_TITLE.search(text, title.span.start, title.span.end)
    match = _APPLIES.search(text, title.span.end) if own else None
    if own is None or match is None:
        return
    name = (match["name"] or "").strip(" 的是")
    short = min(own["v"], match["v"], key=len)
    long = max(own["v"], match["v"], key=len)
    if name != own["name"].strip() if name else not match["is"]:
        return
    if not long.startswith(short):
        places = Span(*own.span("v")), Span(*match.span("v"))
        yield Twice(*places, "版本", (own["v"], match["v"]))


# ----- samples and victims -----

_SAMPLE = lazy(
    r"(?:选取|纳入|收治|分析|随访)[^，。；]{0,24}(?:患者|病例)|例(?:患者|病例)[^，。；]{0,6}(?:分析|研究)|样本|调查对象|研究对象|受访|被试"
)
_GROUPS = lazy(r"组|其中|有效|剔除|回收|男|女|另|最终|剩余|每|预调查|试点|训练|测试|验证")


def _samples(text: str, quantities: Quantities) -> Iterator[Twice]:
    """Check 以300名农户为样本 against 选取350名农户作为样本."""
    if _SAMPLE.search(text) is None:
        return
    found: dict[tuple[str, str], list[Quantity]] = {}
    for one in quantities.items:
        noun = _NOUN.match(text, one.span.end)
        if (
            noun is None
            or one.unit not in ("名", "位", "户", "家", "所", "个", "人", "例")
            or not one.exact
        ):
            continue
        behind = text[one.span.end : one.span.end + 16]
        ahead = _clause_before(text, one)
        sentence = _CLAUSE.split(behind)[0]
        if _SAMPLE.search(ahead + one.span.of(text) + sentence) and not _GROUPS.search(
            ahead + sentence
        ):
            found.setdefault((one.unit, noun["noun"][:2]), []).append(one)
    for (_, noun_), told in found.items():
        if len(told) == 2 and told[0].value != told[1].value:
            first, second = (each.span for each in told)
            yield Twice(first, second, noun_, (first.of(text), second.of(text)))


_HARM = lazy(
    r"(?P<n>(?<![0-9.第])[0-9]{1,4}|[一二两三四五六七八九十]{1,3})[ ]?(?:名\p{Han}{0,4}"
    r"|人)(?P<harm>死亡|遇难|受伤|失踪|轻伤|重伤)"
)
_LATER = lazy(
    r"升至|增至|上升|截至|初步|后|又|另|以上|以下|不满|或者?|重大|较大|一般|特别|分别|累计|全年"
)


def _victims(text: str) -> Iterator[Twice]:
    """Check 造成2人死亡 against 造成3人死亡 of the one accident."""
    if "事故" not in text and "火灾" not in text:
        return
    found: dict[str, list[regex.Match[str]]] = {}
    for match in _HARM.finditer(text):
        left = max(0, match.start() - 16)
        if _LATER.search(text, left, match.end() + 4):
            return
        found.setdefault(match["harm"], []).append(match)
    for harm, told in found.items():
        if len(told) == 2 and told[0]["n"] != told[1]["n"]:
            one, other = (Span(*each.span()) for each in told)
            yield Twice(one, other, harm, (one.of(text), other.of(text)))
