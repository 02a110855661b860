r"""残留标记：正文里露出网页的实体、标签，半截的转义符，合并冲突的记号，缺了格的表格行。
Stray markup: entities, tags, half an escape, merge conflict marks, a table row that lacks a cell.

从网页、后台或版本库里复制出来的文字，常带着 &nbsp;、<br/>、\n 这样的记号；两人改同一处以后，
<<<<<<< 和 >>>>>>> 也会忘了删。读者看到的都是乱码一样的东西。

不报：
- 代码、行内代码、注释里的；Markdown 里能排出来的实体和标签；
- 说到这些记号的话：引号里的“&nbsp;”，讲网页、转义的手册；
- 书名、数学式里的尖括号：<论语>、a < b；Markdown 用等号画的标题线（长短不是七个）；
- 只有一格的表格行，行行都少一格的表格。

出处：从网站后台导出的通知和新闻稿；开源项目说明文件里的合并冲突记号。

反例：

    春季植树改在三月九日。&nbsp;&nbsp;地点不变。
    他说：&ldquo;先修渠，后种树。&rdquo;
    展览延期一周。<br/>
    <p>本周六闭馆一天。</p>
    第一行说明\n第二行说明，请照此填写。

反例（Markdown）：

    ## 票价

    <<<<<<< HEAD
    成人二十元。
    =======
    成人三十元。
    >>>>>>> price

反例（Markdown）：

    | 型号 | 重量 | 产地 |
    | --- | --- | --- |
    | K-1 | 2 kg | 甲地 |
    | K-2 | 3 kg 乙地 |
    | K-3 | 5 kg | 丙地 |

正例：

    网页里用“&nbsp;”表示空格，用“<br>”换行。
    若 a < b 且 b > c，则取 <论语> 一章。
    路径是 C:\new\temp，命令里写 \n 表示换行。

正例（Markdown）：

    空格写作 `&nbsp;`，换行写作 `<br/>`。<br/>

    旧式标题
    ========

    正文&nbsp;在此。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.manuals import is_manual
from wenlint.structure.raw import is_hidden, prose_by

_ENTITY = lazy(
    r"(?:&(?:nbsp|[lr][ds]quo|[mn]dash|hellip|middot|e[mn]sp|amp|lt|gt|quot"
    r"|#\d{2,5}|#x[0-9a-fA-F]{2,4});[ ]?)+"
    r"|&(?:nbsp|ldquo|rdquo)(?![A-Za-z;=])"
)
_TAG = lazy(
    r"(?i)<(?:/?(?:p|div|span|font|center|strong|em|sup|sub|table|tbody|tr|td|th|ul|ol|li|h[1-6]|b|i|u)"
    r"(?:[ ]+[a-z-]{1,20}=[^<>\n]{0,200})?|br[ ]?/?|hr[ ]?/?"
    r"|(?:img|a)[ ]+[a-z-]{1,20}=[^<>\n]{0,300}|/a)[ ]?/?>"
)
_ESCAPE = lazy(
    r"(?<=[\p{Han}。，；：！？”）])\\[nrt](?=[\p{Han}“（]|$)|(?:\\u[0-9a-fA-F]{4}){2,}"
    r"|(?<=[\p{Han}，。])(?:%[0-9A-F]{2}){3,}(?=[\p{Han}，。])"
)
_IN_QUOTES = lazy(r"[“‘「『\"'`（(《][^“”‘’「」\n]{0,12}$")
_TALKS = lazy(
    r"实体|標籤|标签|转义|轉義|换行符|換行符|编码|網頁|网页|源码|源代码|HTML|html|代码|字符|字段|格式化|正则"
)
_CONFLICT = lazy(r"(?m)^(?:<{7}(?: [^\n]*)?|>{7}(?: [^\n]*)?|\|{7}(?: [^\n]*)?|={7})$")
_SIGNS = lines_with(r"&<\\%")
_ROW = lazy(r"(?m)^[ ]{0,3}\|[^\n]*\|[ \t]*$")
_RULE = lazy(r"[ ]{0,3}\|[ \t:|\-]+\|[ \t]*")
_BAR = lazy(r"(?<!\\)\|")
_FEWEST_CELLS = 3
_FEWEST_ROWS = 4


def _marks(document: Document) -> Sequence[Span]:
    """Return the file if there may be marks of a conflict or a table in it: a trigger."""
    text = document.source.text
    found = any(sign in text for sign in ("<<<<<<<", ">>>>>>>", "\n=======", "\n|"))
    return (Span(0, len(document.text)),) if found else ()


@rule("TXT006", "stray-markup", triggers=(_SIGNS, _marks))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    if any(sign in text for sign in "&<\\%") and not document.view(is_manual):
        for pattern, zh, en in (
            (_ENTITY, "网页的实体“{}”留在了正文里", "the entity {} was left in the text"),
            (_TAG, "网页的标签“{}”留在了正文里", "the tag {} was left in the text"),
            (_ESCAPE, "转义符“{}”留在了正文里", "the escape sequence {} was left in the text"),
        ):
            for match in pattern.finditer(text):
                span = Span(*match.span())
                if not _is_meant(text, span):
                    yield Hit(span, zh.format(match[0]), en.format(match[0]))
    yield from _conflicts(document)
    yield from _short_rows(document)


def _is_meant(text: str, span: Span) -> bool:
    """Say whether a sign is talked about: in quotation marks, or among words on pages and code."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - 80)
    end = text.find("\n", span.end)
    end = min(end if end >= 0 else len(text), span.end + 80)
    if (
        _IN_QUOTES.search(text[start : span.start])
        and text[span.end : span.end + 1] in "”’」』\"'`）)》"
    ):
        return True
    return _TALKS.search(text, start, end) is not None


def _conflicts(document: Document) -> Iterator[Hit]:
    """Yield the marks of a merge conflict, the first of each conflict."""
    raw = document.source.text
    if "<<<<<<<" not in raw and ">>>>>>>" not in raw and "\n=======" not in raw:
        return
    open_ = False
    for match in _CONFLICT.finditer(raw.replace("\r", " ")):
        sign = match[0][0]
        if is_hidden(document, match.start()):
            continue
        if sign == "=" and (open_ or not _cuts_prose(raw, match.start())):
            continue
        if sign in "|>" and open_:
            open_ = sign != ">"
            continue
        open_ = sign == "<"
        yield Hit(
            prose_by(document, match.start()),
            f"合并冲突的记号“{match[0].strip()}”没有删去",
            f"the mark of a merge conflict {match[0].strip()} was left in",
            there=Span(*match.span()),
        )


def _cuts_prose(raw: str, start: int) -> bool:
    """Say whether a line of = stands below a whole sentence: below a heading it underlines."""
    above = raw[:start].rstrip("\r\n").rpartition("\n")[2].rstrip()
    return above.endswith(("。", "！", "？", "；", "，"))


def _short_rows(document: Document) -> Iterator[Hit]:
    """Yield the row of a Markdown table that lacks a cell which all others have."""
    if not any(block.kind is BlockKind.TABLE_CELL for block in document.blocks):
        return
    rows: list[tuple[Span, int]] = []
    end = -1
    raw = document.source.text
    if "|" not in raw or document.source.markup:
        return
    for match in _ROW.finditer(raw):
        if match.start() != end + 1:
            yield from _short_row(document, rows)
            rows = []
        end = match.end()
        cells = len(_BAR.findall(match[0])) - 1
        rows.append((Span(*match.span()), 0 if _RULE.fullmatch(match[0]) else cells))
    yield from _short_row(document, rows)


def _short_row(document: Document, rows: Sequence[tuple[Span, int]]) -> Iterator[Hit]:
    if len(rows) <= _FEWEST_ROWS or rows[1][1] != 0:
        return
    wanted = rows[0][1]
    short = [span for span, cells in rows[2:] if 0 < cells < wanted]
    full = sum(1 for _, cells in rows[2:] if cells == wanted)
    if wanted < _FEWEST_CELLS or len(short) != 1 or full < len(rows) - 3:
        return
    span = short[0]
    if is_hidden(document, span.start):
        return
    said = span.of(document.source.text)
    if len(_BAR.findall(said)) - 1 < 2 or said.rstrip(" |").endswith("|"):
        return
    yield Hit(
        prose_by(document, span.start),
        f"这一行比表头少一格（表头{wanted}格）",
        f"this row has fewer cells than the header, which has {wanted}",
        there=span,
    )
