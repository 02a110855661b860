"""The number of pieces that the title of a collection announces: （14篇）, 案例五则, 家书四封."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from wenlint.core.document import BlockKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.measure_sets import CASES, PIECES, PIECES_ASKED, PIECES_IN_COLLECTIONS
from wenlint.lexicon.numerals import HAN_DIGITS, UP_TO_TEN
from wenlint.lexicon.patterns import any_of

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_N = r"(?P<n>[0-9０-９]{1,3}|[一二两三四五六七八九十百]{1,4})"
_NOT_BEFORE = rf"(?<![第之约近超余0-9０-９.．,年月日{HAN_DIGITS}])"
_MEASURE = f"(?P<measure>[{PIECES}{PIECES_ASKED}{PIECES_IN_COLLECTIONS}])"
_KEPT_WORDS = (
    "合编 合集 合刊 精选 选编 选登 汇编 集锦 集 选 范文 例文 文章 案例 故事 通用"
    " 全文 最新 完整版 打包 赏析 鉴赏 解析 精讲"
)
_KEPT = any_of(_KEPT_WORDS.split())
_COUNT = rf"(?P<count>{_N}[ ]?{_MEASURE})"
_IN_BRACKETS = lazy(
    rf"[（(\[【〔](?!附)(?:\p{{Han}}{{1,4}}[，,、：: ]?){{0,2}}?{_NOT_BEFORE}{_COUNT}(?:{_KEPT})?"
    r"(?:[，,、 ]?[共约近]?[0-9.]{1,6}万?余?字)?[）)\]】〕]"
)
_AT_END = lazy(
    rf"{_NOT_BEFORE}{_COUNT}(?:{_KEPT}|(?:[{UP_TO_TEN}]{{1,3}}|[0-9]{{1,3}})答)?[ ]?"
    rf"(?:$|[（(\[【〔](?![^）)\]】〕]{{0,12}}[{PIECES}]))"
)
_PIECE_NAMES_WORDS = (
    "信 家书 书信 情书 诗 古诗 诗歌 儿歌 歌 歌曲 短诗 案例 典型案例 故事 寓言 范文 例文 模板 作文"
    " 日记 短文 试卷 试题 对联 春联 标语 口号 谜语 新闻"
    " 演讲稿 发言稿 文章 发言 通知 心得 体会 总结 真题"
)
_PIECE_NAME = any_of(_PIECE_NAMES_WORDS.split())
_BEFORE_NAME = lazy(rf"{_NOT_BEFORE}{_COUNT}\p{{Han}}{{0,4}}?{_PIECE_NAME}$")
_CASES = r"(?:典型|违纪|违法)?(?:案例|问题|案件|事故|事件|故事)(?:的(?:通报|通知))?$"
_OF_CASES = lazy(
    rf"(?:^|关于|通报|公布|发布|曝光|公开)(?P<count>{_N}(?P<measure>[{CASES}]))\p{{Han}}{{0,24}}{_CASES}"
)
_TOP = lazy(
    r"(?P<count>(?P<n>十|[0-9]{2})(?P<measure>大))(?:典型案例|新闻|要闻|案例|优秀案例|热点事件)$"
)
_AT_HEAD = lazy(
    rf"^{_COUNT}[^，。；：,、的]{{2,24}}$"
    r"(?<=范文|例文|文章|故事|案例|模板|范本|稿|总结|体会|报告|家书|短文|作文|日记|汇编|精选|合集)"
)
_ANNOUNCED = (_IN_BRACKETS, _AT_END, _BEFORE_NAME, _OF_CASES, _TOP, _AT_HEAD)
# What 条, 项 and 个 count is a piece only in a collection; the points of one article are others'.
_COLLECTION = lazy(
    r"汇编|选编|汇总|合集|集锦|精选|选集|案例|事例|个案|故事|模[板版]|范[文本例]|样[本例]|标语|口号|谚语"
    r"|金句|短信|祝福|名言|警句|歇后语|谜语|绕口令|对联|春联|新闻|要闻|简讯|快讯|简报|试[卷题]|真题"
    r"|作品|制度|知识|文稿|讲稿|党课|教案|课件|典型|通报|问答|剧本|小品|书[目单]|规章|(?<![问专主课标])题"
)
_ANY_COUNT = lazy(rf"[0-9０-９一二两三四五六七八九十百][ ]?[{PIECES}]")
# What was published or found is not what the text holds, and a part holds less than the whole.
_REPORTED = lazy(
    r"发表|刊发|刊登|荣?获|入选|完成|撰写|报送|征集|收到|评出|查处|新增|确诊|立案|审结|侦破|出台|制定"
    r"|推出|增至|达|增加|下达|修订|废止|清理"
)
_IN_PART = lazy(r"节选|摘选|连载|更新中|待续|[（(][上中下][）)]|部分")
_TITLE_LINES = 3
_LONGEST_TITLE = 60
_FEWEST = 2


class Announced(Struct, frozen=True):
    """The number of pieces that a title announces; `measure` is what it counts them by.

    `title` reaches from the first line of the document to the end of the line with the number,
    which is the line `line`.
    """

    span: Span
    number: int
    measure: str
    title: Span
    line: int

    def reports(self, text: str) -> bool:
        """Say whether the title tells how many there were rather than how many follow."""
        return _REPORTED.search(text, self.title.start, self.title.end) is not None


_NUMERALS = frozenset("0123456789０１２３４５６７８９一二两三四五六七八九十")


def announced(document: Document) -> Announced | None:
    """Return the number in the title, which may stand in one of the first lines by itself."""
    text = document.text
    for place, line in enumerate(document.lines[:_TITLE_LINES]):
        span = line.span
        if len(span) > _LONGEST_TITLE or text[span.end - 1] in "。；，：:":
            return None
        words = span.of(text)
        if _NUMERALS.isdisjoint(words):
            continue
        for pattern in _ANNOUNCED:
            match = pattern.search(words)
            if match is None:
                continue
            number = parse_count(match["n"])
            alone = len(words) <= len(match[0]) + 4
            if number is None or number < _FEWEST or not (place == 0 or alone or _is_title(line)):
                return None
            if len(_ANY_COUNT.findall(words)) > 1 or _IN_PART.search(words):
                return None
            if match["measure"] in PIECES_IN_COLLECTIONS and not _collects(words):
                return None
            at = span.start + match.start("count")
            found = Span(at, at + len(match["count"]))
            head = Span(document.lines[0].span.start, span.end)
            return Announced(found, number, match["measure"], head, place)
    return None


def _is_title(line: Line) -> bool:
    return line.block.kind is BlockKind.HEADING and line.block.level <= 1


def _collects(title: str) -> bool:
    return _COLLECTION.search(title) is not None
