"""The annexes of a document, and whether it is a law: there they show how papers are to look."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

import regex

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import on_lines
from wenlint.language.simplified import simplified
from wenlint.lexicon.lists import CHAPTERS_OF_FORMATS
from wenlint.lexicon.numerals import UP_TO_HUNDREDS, UP_TO_TEN

_HEAD = "[ \t\u3000#*]*+"
_ANNEX = lazy(
    rf"(?m)^{_HEAD}附[件录表][ \u3000]*+[{UP_TO_TEN}\d]*+[-—\d]*+"
    r"(?P<colon>[：:]?)[、. \u3000]*+(?P<title>[^\n]{0,40})$"
    rf"(?:\n[ \t\u3000]*+)*+"
)
_ARTICLE = lazy(rf"(?m)^{_HEAD}第[{UP_TO_HUNDREDS}零〇\d]{{1,6}}条")
_ARTICLES = 3
_LAW_TITLE = lazy(
    r"(?:法|条例|规定|办法|解释|批复|规则|细则|规范|规程|章程|制度|准则|标准|决定|意见|通知)(?:[（(].{0,30}[）)])?\Z"
)
_TITLE_LINES = 3
_NUMERAL = r"[一二三四五六七八九十百\d]{1,4}"
_FORMAT_SECTION = lazy(  # 第六章 响应文件格式, 6.3 投标函格式
    rf"(?m)^{_HEAD}(?:第{_NUMERAL}(?P<unit>[{CHAPTERS_OF_FORMATS}]|部分)|(?P<numbers>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}})"
    rf"|(?P<han>{_NUMERAL})、)"
    r"[^\n，。；：]{1,30}?(?:格式|式样|样式|范本|样表|(?<=[\p{Han}）》])样本|示范文本|模[板版])(?:附件|文件|文本|说明|要求)?"
    r"[* ]*+(?:[（(][^\n]{0,30}[）)])?[* ]*+$"
)
_OF_FORMATS = plain("格式|式样|样[式本表]|范本|示范文本|模[板版]")
_TITLE_LENGTH = 40
# 申请表格式如下：, 填写下表（一式两份）：, 附：值班牌样式, 回　执
_SHEET = lazy(
    rf"(?m)^{_HEAD}(?:"
    r"[^\n。]{0,60}(?:格式|[样式]式|样[本表张例]|范[例文本]|(?:申请|登记|报名|预约|回执|填写(?:以下|下列|下面的?|下|如下))[表单]?格?|回执|承诺书|便条|借条|请假条)"
    r"(?:格式)?(?:如[下右]|为|是)?(?:[（(][^\n（）()]{0,20}[）)])?[：:]"
    r"|附[录件表]?[一二三四五\d]?[：:][^\n，。；]{1,30}?(?:样式|式样|样[本表张]|[表单条书]|回执)(?:[（(][^\n（）()]{0,24}[）)])?"
    r"|回[ \u3000]{0,4}执(?:[（(][^\n（）()]{0,12}[）)])?"
    r"|[^\n，。；：]{0,16}(?:申请|登记|报名|预约|申报|推荐|回执)[表单](?:[（(][^\n（）()]{0,12}[）)])?"
    r")[* \u3000]*$"
)
_SHEET_END = plain(r"[：:式样本表张单条书执）)](?=[* \u3000]*(?:\n|\Z))")
_SHEET_LABEL = lazy(r"[^\n：:，。；]{1,16}[：:]")
_SHEET_LINES = 30


def annexes(document: Document) -> tuple[tuple[str, Span, bool], ...]:
    """Return the annexes with their titles, which may stand in the line below.

    The third value is true where the line might only name the annex, which follows later.
    """
    text = document.text
    if "附" not in text:
        return ()
    heads = list(_ANNEX.finditer(text))
    found = []
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        title = head["title"].strip(" \t\u3000*#")
        if not title:
            line_end = text.find("\n", head.end(), head.end() + _TITLE_LENGTH)
            title = text[head.end() : line_end].strip() if line_end >= 0 else ""
        listing = head["colon"] != "" and (title[:1].isdigit() or not title)
        if not listing:
            found.append((title, Span(head.end(), end), head["colon"] != ""))
    return tuple(found)


def sheets_led_to(document: Document, holes: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts that a line leads to as a form to be filled in: `申请表格式如下：`.

    `holes` are the places to be filled, in order. Such a part is the next lines that hold some:
    those that follow without a gap, and behind a gap those that begin with a label.
    """
    if not holes:
        return ()
    text = document.view(simplified)
    found: list[Span] = []
    for head in on_lines(_SHEET, _SHEET_END, text):
        end = at = head.end()
        if found and found[-1].end >= end:
            continue
        table = _table_below(document, end)
        if table > end:
            found.append(Span(end, table))
            continue
        for _ in range(_SHEET_LINES):
            start = at + 1
            if start >= len(text):
                break
            at = text.find("\n", start)
            at = at if at >= 0 else len(text)
            if at == start:
                continue
            place = bisect_left(holes, start, key=lambda hole: hole.end)
            holds = place < len(holes) and holes[place].start < at
            apart = end > head.end() and start > end + 1
            if not holds or (apart and not _SHEET_LABEL.match(text, start)):
                break
            end = at
        if end > head.end():
            found.append(Span(head.end(), end))
    return tuple(found)


def _table_below(document: Document, end: int) -> int:
    """Return where the table ends that begins right below a line, which ends at `end`."""
    place = document.block_at(max(0, end - 1)) + 1
    while place < len(document.blocks) and document.blocks[place].kind is BlockKind.TABLE_CELL:
        end = document.blocks[place].span.end
        place += 1
    return end


def is_law(document: Document) -> bool:
    """Say whether the text is made of articles (第一条, 第二条 …) and called a law or the like."""
    text = document.text
    titles = [line.strip(" \t\u3000#*") for line in text[:400].split("\n") if line.strip()]
    if not any(_LAW_TITLE.search(title) for title in titles[:_TITLE_LINES]):
        return False
    return len(list(islice(_ARTICLE.finditer(text), _ARTICLES))) == _ARTICLES


def format_sections(document: Document) -> tuple[Span, ...]:
    """Return the sections that show how papers are to look: `第六章 响应文件格式`."""
    text = document.text
    found: list[Span] = []
    for head in on_lines(_FORMAT_SECTION, _OF_FORMATS, text):
        if found and head.start() < found[-1].end:
            continue
        following = regex.compile(_next_head(head)).search(text, head.end())
        found.append(Span(head.end(), following.start() if following else len(text)))
    return tuple(found)


def _next_head(head: regex.Match[str]) -> str:
    """Return a pattern for the heading that ends the section of `head`: of its kind and depth."""
    if head["unit"]:
        return rf"(?m)^{_HEAD}第{_NUMERAL}{head['unit']}"
    if head["han"]:
        return rf"(?m)^{_HEAD}{_NUMERAL}、"
    depth = head["numbers"].count(".")
    return rf"(?m)^{_HEAD}\d{{1,3}}(?:\.\d{{1,3}}){{{depth}}}(?![.\d年月日])"
