"""Finds the list that stands right before a count: “A”“B”“C”三大系列, 石桥、柳林、东岗三个村."""

from __future__ import annotations

from collections.abc import Sequence

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import GROUPING, NUMBER, Declared
from wenlint.figures.counts.governed import governed
from wenlint.figures.counts.levels import read_levels
from wenlint.figures.counts.lists import (
    CONJUNCTION,
    NUMBERED,
    QUOTED_RUN,
    Listed,
    from_items,
    mask,
    quoted_items,
    spans_of,
)
from wenlint.language.tokenizer import words
from wenlint.lexicon.measure_sets import FIGURES_BEFORE, SELF_NAMED
from wenlint.lexicon.measures import PEOPLE
from wenlint.lexicon.names import SURNAME
from wenlint.lexicon.numerals import FROM_TWO
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import PHRASE_ENDS

_LONGEST_LIST = 400
_LONGEST_BARE = 160


def list_before(text: str, declared: Declared) -> Listed | None:
    """Return the list that ends where the count begins, if it can be told for sure."""
    start = declared.span.start
    is_open = text[start - 1 : start] == "等"
    end = start - 1 if is_open else start
    total = _IN_ALL.search(text, max(0, start - 4), start)
    if total is not None:  # 成员有张伟、刘洋、陈静，共三人
        return _in_all(text, declared, total.start())
    quoted = _quoted_before(text, declared, end, is_open)
    if quoted is not None:
        return quoted
    inside = _inside_quotes(text, end)
    if inside is not None:
        return inside if declared.number not in _characters(declared, inside) else None
    return _bare_before(text, declared, end, is_open=is_open)


_IN_ALL = lazy(r"[，（](?:一共|共计?|合计)$")


def _in_all(text: str, declared: Declared, end: int) -> Listed | None:
    """Return a list of quotations or of persons that 共 sums up."""
    quoted = _quoted_before(text, declared, end, is_open=False)
    if quoted is not None or declared.measure not in PEOPLE:
        return quoted
    return _bare_before(text, declared, end, is_open=False, people_only=True)


# 《甲》《乙》论文共4篇: what the titles are of may stand between.
_WORKS_WORDS = (
    "论文 文章 文件 制度 著作 书籍 图书 歌曲 节目 作品 方案 办法 规定 报告 荣誉 称号 奖项 教材"
    " 课程 材料 稿件 消息 通讯 品牌 产品 剧目 影片 专著 课题 标准 规程 预案 通知 意见 法律 法规"
    " 条例 书目 刊物 规范 规章 细则 短片 栏目 丛书"
)
_WORKS = any_of(_WORKS_WORDS.split())
_BETWEEN = lazy(rf"(?P<etc>等)?(?:\p{{Han}}{{0,3}}{_WORKS})?(?:共计|合计|总计|共有|共|计)?")
_BETWEEN_LONGEST = 10
_FAR = 3
_MEASURES_OF_WORKS = frozenset("篇部份本首册项件个种款张")


def _quoted_before(text: str, declared: Declared, end: int, is_open: bool) -> Listed | None:
    left = max(0, end - _LONGEST_LIST)
    left = max(left, text.rfind("\n", left, end) + 1)
    last = max(text.rfind(mark, max(left, end - _BETWEEN_LONGEST), end) for mark in "”》’」）")
    if last < 0:
        return None
    runs = [run for run in QUOTED_RUN.finditer(text, left, end) if run.end() == last + 1]
    if not runs:
        return None
    run = runs[-1]
    if run.end() < end:
        between = _BETWEEN.fullmatch(text, run.end(), end)
        if between is None or declared.measure not in _MEASURES_OF_WORKS:
            return None
        is_open = is_open or between["etc"] is not None
    items = quoted_items(text, Span(*run.span()))
    before = text[run.start() - 1 : run.start()] if run.start() else ""
    if before in tuple("、和与及）)”》") and declared.number > len(items):
        return None  # more of the list stands before, without quotation marks
    # 细化为“三级组织”和“五个岗位”59条规定
    far = not is_open and declared.number > 2 * len(items) + _FAR
    return None if far or declared.measure == "字" else Listed(items, open=is_open)


_INSIDE_QUOTES = lazy(r"[“‘](?P<list>[^“”‘’、，\n]{1,8}(?:、[^“”‘’、，\n]{1,8}){2,15})[”’]")


def _inside_quotes(text: str, end: int) -> Listed | None:
    """Read “水、电、路”三个方面."""
    if text[end - 1 : end] not in ("”", "’"):
        return None
    left = max(0, end - _LONGEST_LIST)
    inside = None
    for match in _INSIDE_QUOTES.finditer(text, left, end):
        inside = match if match.end() == end else None
    if inside is None or text[inside.start() - 1 : inside.start()] in ("、", "”"):
        return None
    items = spans_of(inside["list"].split("、"), inside.start("list"))
    is_open = items[-1].of(text).endswith("等")
    return from_items(text, items, is_open=is_open)


def _characters(declared: Declared, listed: Listed) -> set[int]:
    """Return how many characters the items have, where those may be what is counted."""
    counts_characters = declared.measure == "字" or declared.noun.startswith("字")
    return {sum(len(item) for item in listed.items)} if counts_characters else set()


_BOUNDARY = lazy(f"[{PHRASE_ENDS}]")
# 二、抓好三项任务: the number of a heading is no item.
_LINE_MARK = lazy(r"(?m)^[ \t\u3000]*(?:[一二三四五六七八九十百]{1,3}|\d{1,3})、")
_FUNCTION = lazy(
    r"[的从把将让被于]|(?<!存)在(?![建线校职岗])|(?<![核校应比])对(?![接账比照])|就(?![业医学读餐])"
    r"|(?<![方面导])向|(?<![自理来])由|使(?![用命])|(?<!供)给(?![排水])|(?<!原)因(?!素)|通过|其|中$|[上下]$|等|超过|或"
)
_FIGURES = lazy(rf"(?<![第\p{{Han}}])\d|[{FROM_TWO}十两][{FIGURES_BEFORE}]|{NUMBER}年")
_MODIFIER = lazy(
    r"(?:全[国省市县区镇乡村校厂院]|世界|各|本|我|中共|主要|重点|馆藏|国际|首批|历届|所属|下属|这|那|另|其他|当今|著名"
    r"|分别|共|共有|连续|先后|了|过|着|为|是|有|成|到|及|和|与|以及|同|年|月|日|近|前|后|后来|当时|涉及|以)$"
)
_PERSON = lazy(
    rf"(?:{SURNAME}|欧阳|司马|上官|诸葛|司徒|夏侯|尉迟)\p{{Han}}{{1,2}}(?:（[^（）]{{1,12}}）)?"
)
_PERSON_LAST = lazy(rf"{SURNAME}\p{{Han}}{{1,2}}$")
_NO_NOUN = lazy(r"[的和与及、，。；：！？）”\s]|(?:[了已均都也又为是被将在])")
_REGION = lazy(
    r"[东西南北中][部亚欧非美北南]|沿海|[洲湾海疆]$|[华苏浙闽粤陕皖赣鲁晋豫鄂湘][东西南北中]$|[东西][北南]$"
)
# 县医院、县妇联共同举办3场义诊: what the last piece does is no item.
_TOGETHER = lazy(r"(?:共同|联合|协同|一起|一道|先后|联手|携手|合作)\p{Han}{0,6}$")
_CLOSE = 2
_FEWEST = 2
_LONGEST_ITEM = 10
_MANY = 4


def _bare_before(
    text: str, declared: Declared, end: int, *, is_open: bool, people_only: bool = False
) -> Listed | None:
    """Return a list without quotation marks that ends at `end`."""
    left = max(0, end - _LONGEST_BARE, text.rfind("\n", max(0, end - _LONGEST_BARE), end))
    window = mask(text[left:end])
    boundary, at_sign = 0, left == 0
    for match in _BOUNDARY.finditer(window):
        boundary, at_sign = match.end(), True
    if not at_sign:
        return None
    mark = _LINE_MARK.match(text, left + boundary, end)
    start = mark.end() if mark else left + boundary
    masked = window[start - left :]
    pieces = masked.split("、")
    if len(pieces) < 2 or any(not piece.strip() for piece in pieces):
        return None
    spans = spans_of(pieces, start)
    if declared.measure == "年":
        return None
    if declared.measure == "级":
        return read_levels(text, declared, spans, Span(start, end), is_open)
    if declared.measure in PEOPLE and _are_people(pieces):
        return from_items(text, spans, is_open=is_open)
    if people_only or _TOGETHER.search(pieces[-1]):
        return None
    return _things(text, declared, spans, pieces, is_open)


def _are_people(pieces: Sequence[str]) -> bool:
    """Say whether the pieces are names of persons, the first one behind other words."""
    return _PERSON_LAST.search(pieces[0].replace("＿", "")) is not None and all(
        _PERSON.fullmatch(name)
        for piece in pieces[1:]
        for name in CONJUNCTION.split(piece.replace("＿", ""))
    )


def _things(
    text: str,
    declared: Declared,
    spans: Sequence[Span],
    pieces: Sequence[str],
    is_open: bool,
) -> Listed | None:
    """Return the list of the pieces if the count is of all of them for sure."""
    listed = from_items(text, list(spans), is_open=is_open)
    if listed.fits(declared.number):
        return listed
    if declared.number in _last_ones(pieces):
        return None
    # 基本支出、项目支出三部分: two items only where they are made alike.
    if len(pieces) == _FEWEST and not (
        declared.measure in GROUPING
        and len(pieces[0]) >= len(pieces[1]) > 1
        and pieces[0][-1] == pieces[1][-1]
    ):
        return None
    tails = [half for piece in pieces[1:] for half in CONJUNCTION.split(piece.replace("＿", ""))]
    if (
        not _are_items(pieces, tails)
        or not _is_counted(declared, listed)
        or _is_of_the_last(declared, listed, pieces)
        or governed(text, declared, spans, pieces)
    ):
        return None
    if declared.number > max(listed.numbers) and not _may_lack(declared, listed, tails):
        return None
    return listed


def _are_items(pieces: Sequence[str], tails: Sequence[str]) -> bool:
    """Say whether the pieces look like items of one list: of like lengths, without figures."""
    lengths = [len(tail) for tail in tails]
    return (
        min(lengths) > 0
        and max(lengths) <= _LONGEST_ITEM
        and max(lengths) - min(lengths) <= _MANY
        and (max(lengths) == 1 or not any(_FUNCTION.search(piece) for piece in pieces[1:]))
        and not _has_figures(pieces)
    )


def _is_counted(declared: Declared, listed: Listed) -> bool:
    """Say whether something stands behind the measure word that the count can be of."""
    if declared.measure in SELF_NAMED:
        return True
    if declared.noun:
        return _NO_NOUN.match(declared.noun) is None
    if all(len(item) == 1 for item in listed.items[1:]) and len(listed.items) > _FEWEST:
        return True  # 上、中、下三册
    few = listed.open and declared.number < min(listed.numbers)  # 甲、乙、丙、丁等3家
    return few or declared.measure in GROUPING


def _is_of_the_last(declared: Declared, listed: Listed, pieces: Sequence[str]) -> bool:
    """Say whether a count may be of the last item or the last two: 北欧五国, 湖南和贵州两省."""
    return (
        _MODIFIER.search(pieces[-1]) is not None
        or (declared.measure in SELF_NAMED and _REGION.search(pieces[-1]) is not None)
        or (listed.closed and declared.number == _FEWEST)
    )


def _has_figures(pieces: Sequence[str]) -> bool:
    """Say whether pieces hold figures, other than as their names: 101路、102路."""
    if all(NUMBERED.fullmatch(piece) for piece in pieces[1:]):
        return False
    return _FIGURES.search("、".join(pieces)) is not None


def _last_ones(pieces: Sequence[str]) -> set[int]:
    """Return how many the items behind each 和 are: 特区和北京、天津、上海三个直辖市."""
    found = set()
    for place, piece in enumerate(pieces):
        if CONJUNCTION.search(piece):
            found.add(len(pieces) - place)
    # 珠宝、玉石制品、丝绸、服装: the first two may be one.
    if len(pieces) > _FEWEST and len(pieces[1]) >= max(map(len, pieces[2:])) + _CLOSE:
        found.add(len(pieces) - 1)
    return found


def _may_lack(declared: Declared, listed: Listed, tails: Sequence[str]) -> bool:
    """Say whether a list shorter than its count lacks an item, not counts of its kinds.

    走访企业、学校、医院12家单位 counts the bodies, not the kinds.
    """
    lack = declared.number - max(listed.numbers)
    if lack > _CLOSE or (declared.digits and (lack > 1 or len(listed.items) < _MANY)):
        return False
    if declared.measure in GROUPING or declared.measure in SELF_NAMED:
        return True
    if declared.noun.startswith(_NAMED):
        return True
    noun = words(declared.noun[:8])[0] if declared.noun else None
    if noun is None or noun.tag[0] not in "nvjls":
        return False
    known = [words(tail) for tail in tails]
    return not all(len(cut) == 1 and cut[0].tag in ("n", "vn", "v") for cut in known)


# A count of these is of the things named, whatever their names look like.
_NAMED_WORDS = (
    "方面 环节 阶段 窗口 部门 科室 小组 村 乡镇 街道 社区 专业 学科 系统 领域 行业 模块 板块"
    " 维度 科目 栏目 奖项 职务 品种 剂型 组别 工种 语种 年级 层面 工作 任务 行动 工程 机制 制度"
    " 重点 关键 要素"
)
_NAMED = tuple(_NAMED_WORDS.split())
