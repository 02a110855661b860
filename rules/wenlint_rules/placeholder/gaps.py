"""Figures that are missing where a blank, a sibling or the name of a quantity shows it.

接待群众    人次 keeps the room of its figure; 约谈人次 stands between 扣分4人次 and 停岗1人次;
水位米 names what is measured and the unit. Each tells more than a bare measure word does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.simplified import simplified
from wenlint.language.tokenizer import words
from wenlint.language.words import MEASURE

if TYPE_CHECKING:
    import regex

_WORDS = "人次|场次|户次|公里|公顷|平方米|万元|亿元|小时|个百分点"
_SIGNS = "个名件人户条场次处间所座项亩家台辆套支份篇幅吨门种册届株只艘首架盏期类起批面封"
_MEASURES = f"(?:{_WORDS}|[{_SIGNS}])"
_FIRST = frozenset(_SIGNS + "".join(word[0] for word in _WORDS.split("|")))
_LAST = _SIGNS + "".join(word[-1] for word in _WORDS.split("|"))
_ROOM = lazy(
    rf"(?<=[\u4e00-\u9fff])(?<![一二两三四五六七八九十百千万亿零几多余每各某第本该])"
    rf"(?P<gap>[ \u3000]{{1,12}})"
    rf"(?P<m>{_MEASURES})(?=[，。；、]|$|\n)"
)
# 新增 项便民服务, 培训 余人: a space where the figure stood, between a verb and its object.
_OPENED = lazy(rf"[ \u3000]{{1,4}}(?P<m>余?{MEASURE}|余人|人次)(?P<after>\p{{Han}}{{0,4}})")
_OPENING_WORDS = (
    "新增 召开 培训 开展 组织 举办 建成 完成 走访 慰问 检查 查处 化解 受理 发放 接待 迁入 招收"
    " 招聘 安装 更换 修复 整改 排查 新建 改建 扩建 整修 清理 发现 查出 收到 救助 资助 共计 合计"
    " 累计 共有 计有 现有 设有 配备 购置 添置 捐赠 办理 调解 印发 发出 悬挂 张贴 栽植 种植"
)
_OPENING = frozenset(_OPENING_WORDS.split())
_BLANK = plain("[ \u3000](?<=[\u4e00-\u9fff].)")
_UNITS = (
    "毫米 厘米 公里 千米 海里 平方米 平方公里 立方米 公顷 公斤 千克 米 吨 亩 升 ℃ 摄氏度 小时 分钟"
)
_LAST_OF_UNITS = "".join(sorted({unit[-1] for unit in _UNITS.split()}))
_SPREAD = lazy(r"[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]")
_FIGURE = lazy(r"[\d一二两三四五六七八九十百千万]")
_SERIES = lazy(
    rf"(?<=[，、；\n。：])(?P<head>[\u4e00-\u9fff]{{2,5}}?)(?P<m>{_MEASURES})(?=[，、；。])"
)
# 86处、41处和处, 86处、处和41处: the one of a row that lacks its figure
_IN_ROW = plain(
    rf"\d(?P<same>{_MEASURES})(?:(?:、|和|与|及|以及)(?P<m>(?P=same))(?=[，。；、和与及]))"
)
# Where a short clause ends with a measure word: few do, and the clauses of a text are many.
_SHORT = plain(
    f"[{_LAST}](?=[，、；。])(?:"
    + "|".join(f"(?<=[，、；\n。：].{{{n}}})" for n in range(3, 10))
    + ")"
)
_UNIT_LAST = plain(rf"[{_LAST_OF_UNITS}](?:(?=[，。；、\n])|\Z)")
_QUANTITY = lazy(
    r"(?:水位|井深|水深|深度|长度|全长|总长|宽度|净宽|面宽|高度|层高|面积|总重|重量|净重|体积"
    r"|容积|流量|时长|直径|半径|厚度|间距|距离|里程|产量|库容|水温|气温|温度|降雨量|载重)"
    r"(?P<lead>[约达为至共计]|降至|升至|降到|升到|达到)?(?P<m>"
    + _UNITS.replace(" ", "|")
    + r")(?=[，。；、]|$|\n)"
)


def gaps(document: Document) -> Iterator[Span]:
    """Yield the measure words whose figure is missing, by what stands around them."""
    text = document.view(simplified)
    blanks = [match.start() for match in _BLANK.finditer(text)]
    yield from _rooms(document, text, blanks)
    for match in _quantities(text):
        if _in_prose(document, match.start("m")):
            yield Span(*match.span())
    yield from _siblings(text)
    yield from _opened(document, text, blanks)
    yield from (Span(*match.span("m")) for match in _IN_ROW.finditer(text))


def _quantities(text: str) -> Iterator[regex.Match[str]]:
    """Yield the quantities without a figure, looked for from their ends."""
    units = tuple(_UNITS.split())
    for last in _UNIT_LAST.finditer(text):
        end = last.end()
        if text.endswith(units, max(0, end - 4), end):
            for match in _QUANTITY.finditer(text, max(0, end - 10), end + 1):
                if match.end() == end:
                    yield match


def _in_prose(document: Document, at: int) -> bool:
    kind = document.blocks[document.block_at(at)].kind if document.blocks else None
    return kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def _rooms(document: Document, text: str, blanks: Sequence[int]) -> Iterator[Span]:
    found = []
    for blank in blanks:
        sign = text[blank + 1 : blank + 2]
        match = _ROOM.match(text, blank) if sign in _FIRST or sign in _BLANKS else None
        if match is None:
            continue
        line = _line_around(text, match)
        if len(_SPREAD.findall(line)) > _MOST or not _in_prose(document, match.start()):
            continue  # a table laid out with blanks, or words set apart
        found.append((Span(match.start(), match.end("m")), len(match["gap"]), line))
    for span, room, line in found:
        if (len(found) > 1 or room > 1) and any(sign in line for sign in "，。；"):
            yield span


def _opened(document: Document, text: str, blanks: Sequence[int]) -> Iterator[Span]:
    """Yield the spaces between a verb and its object that keep the room of a figure."""
    for blank in blanks:
        is_opened = blank >= 2 and text[blank - 2 : blank] in _OPENING
        match = _OPENED.match(text, blank) if is_opened else None
        if match is None:
            continue
        first = words(match["m"] + match["after"])[0].text
        if len(first) > len(match["m"]) or not _in_prose(document, match.start()):
            continue
        line = _line_around(text, match)
        if len(_SPREAD.findall(line)) <= _MOST and any(sign in line for sign in "，。；"):
            yield Span(match.start(), match.end("m"))


_BLANKS = (" ", "\u3000")


def _line_around(text: str, match: regex.Match[str]) -> str:
    """Return the line of a match, or of a long one what stands near."""
    left = max(0, match.start() - _LONGEST)
    start = text.rfind("\n", left, match.start()) + 1 or left
    end = text.find("\n", match.end(), match.end() + _LONGEST)
    return text[start : end if end >= 0 else match.end() + _LONGEST]


_MOST = 3
_LONGEST = 200


def _siblings(text: str) -> Iterator[Span]:
    """Yield the clauses of a series that lack the figure which the ones beside them have."""
    for last in _SHORT.finditer(text):
        end = last.end()
        start = 1 + max(text.rfind(sign, max(0, end - 10), end) for sign in "，、；\n。：")
        match = _SERIES.match(text, start)
        if match is None:
            continue
        measure, head = match["m"], match["head"]
        if any(sign in _COUNTS for sign in head) or head.endswith(("若干", "多少")):
            continue
        before = _SENTENCE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
        after = _SENTENCE.split(text[match.end() : match.end() + _REACH] + "。")[0]
        if not (_FIGURES.search(before) and _COUNTED.search(before)) and not (
            _FIGURES.search(after) and _COUNTED.search(after + "，")
        ):
            continue
        cut = [word.text for word in words(head + measure)]
        if len(cut) > 1 and cut[-1] == measure:
            yield Span(*match.span())


_REACH = 24
_COUNTS = "一二两三四五六七八九十百千万几多余每各整半数"
_SENTENCE = plain(r"[。\n]")
_FIGURES = plain(r"[\d一二两三四五六七八九十百]")
_COUNTED = lazy(
    rf"[\u4e00-\u9fff]{{1,6}}(?:\d+|[一二两三四五六七八九十百]+){_MEASURES}(?=[，、；])"
)
