r"""成对的星号没有排成粗体、斜体，读者看到的是星号
Unrendered markup: a pair of asterisks that should emphasise but stays in the text

Markdown 规定，结束的星号左边是标点、右边紧跟文字时不算结束（**年检：**每年办理），开始的星号
左边是文字、右边是标点时不算开始，星号里侧有空格也不算。作者以为加粗了，排出来却是星号。
把标点移到星号外面，或在星号外侧加一个空格即可。

别的文件（纯文本、HTML、Word）里几行都以成对的两个星号开头，多半是粘贴来的，谁都不会排；全篇只报一次。

不报：
- 能排出来的强调；代表空缺的星号（由 PH002 报告）；代码、公式、列表符号、分隔线；
- 反斜线后面的星号；乘号（电流 * 电压 * 时间、长*宽*高）；
- 用 Markdown 写的纯文本（有两个以上的 # 标题）。

出处：技术文档和人工智能生成的文稿里，冒号、括号、引号加在粗体里面的段落。

反例（Markdown）：

    **开放时间：**周一至周五。

    系统把它记作**快照（snapshot）**再归档。

    请按照**“先登记”**的办法办理。

    ** 参会须知 **：提前十分钟入场。

反例（全文）：

    关于夜间摆渡的说明
    **摆渡时间**：每晚七点到九点。
    **收费标准**：每人两元。

反例（Markdown）：

    他说*“先登记”*才能上船。

正例（Markdown）：

    **开放时间**：周一至周五。

    系统把它记作**快照**（snapshot）再归档，*务必*核对。

    计算 `a ** b` 与 2*3*4，能量等于电流 * 电压 * 时间，\\*甲类型和\\*乙类型是指针。

正例（全文）：

    # 渡口守则
    **渡工**要持证上岗。
    ## 乘客
    **乘客**要穿救生衣。

正例：

    * * *
    长*宽*高。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.asterisks import asterisk_runs
from wenlint.language.symbols import symbol_masks

_HAN = plain("[\u3400-\u9fff]")
_MARKDOWN = (".md", ".markdown")
_HEADING = lazy(r"(?m)^#{1,6} \S")
_FEWEST = 2
_DEEPEST = 12  # characters before the words of a line
_SPACES = " \t\n\u3000\xa0"
_OPENERS = "“‘《（(【「『〈["
_LAST = "”’》）)】」』〉]：:。！？!?；…"


@rule(
    "PUN003",
    "unrendered-markup",
    severity=Severity.WARNING,
    preview=True,
    triggers=(lines_with("*"),),
)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    masks = set(document.view(symbol_masks))
    pairs = [
        (first, second)
        for first, second in document.view(asterisk_runs).emphasis
        if first not in masks and second not in masks and _HAN.search(text, first.end, second.start)
    ]
    if document.path.endswith(_MARKDOWN):
        for first, second in pairs:
            if _is_meant(text, first, second) and not _is_rendered(document, first, second):
                yield _hit(text, first, second)
    else:
        yield from _pasted(text, [pair for pair in pairs if _begins_line(text, *pair)])


def _hit(text: str, first: Span, second: Span) -> Hit:
    said, mark = text[first.end : second.start], first.of(text)
    return Hit(
        first,
        f"“{mark}{said}{mark}”没有排成强调，读者会看到星号；把标点移到星号外面，或在外侧加空格",
        f"{mark}{said}{mark} is not rendered as emphasis: readers see the asterisks",
        related=(Related(second, "与它成对的星号", "its other half"),),
    )


def _pasted(text: str, pairs: Sequence[tuple[Span, Span]]) -> Iterator[Hit]:
    """Yield the one hit of a document that nobody renders, and that is no Markdown by itself."""
    headings = zip(_HEADING.finditer(text), range(_FEWEST), strict=False)
    if len(pairs) < _FEWEST or sum(1 for _ in headings) == _FEWEST:
        return
    first, second = pairs[0]
    said, mark = text[first.end : second.start], first.of(text)
    yield Hit(
        first,
        f"“{mark}{said}{mark}”是 Markdown 的写法，这里排不出来，读者会看到星号"
        f"（这样开头的有{len(pairs)}行）",
        f"{mark}{said}{mark} is markup that nothing renders here ({len(pairs)} lines begin so)",
        related=(Related(second, "与它成对的星号", "its other half"),),
    )


def _begins_line(text: str, first: Span, second: Span) -> bool:
    """Say whether a pair in bold begins a line: within one it may be two masks."""
    before = text[max(0, first.start - _DEEPEST) : first.start].rpartition("\n")
    at_start = bool(before[1]) or first.start <= _DEEPEST
    begins = at_start and not before[2].strip(" \t\u3000-·•")
    return begins and len(first) > 1 and _is_phrase(text, first, second)


def _is_meant(text: str, first: Span, second: Span) -> bool:
    """Say whether a pair is meant to stress: single asterisks may multiply or point as well."""
    return len(first) > 1 or _is_phrase(text, first, second)


def _is_phrase(text: str, first: Span, second: Span) -> bool:
    """Say whether what stands between two runs begins and ends as a phrase does."""
    inner = text[first.end : second.start]
    return (inner[0].isalnum() or inner[0] in _OPENERS) and (
        inner[-1].isalnum() or inner[-1] in _LAST or inner[-1] == " "
    )


def _is_rendered(document: Document, first: Span, second: Span) -> bool:
    """Say whether CommonMark would pair two runs, or the author has taken their force away."""
    file = document.source.text
    one, other = document.source.span(first), document.source.span(second)
    if "\\" in (file[one.start - 1 : one.start], file[other.start - 1 : other.start]):
        return True
    if file[one.start - 1 : one.start] == ">":
        return False  # within a block of HTML nothing is rendered
    opens = _flanks(file[one.end : one.end + 1], file[one.start - 1 : one.start])
    closes = _flanks(file[other.start - 1 : other.start], file[other.end : other.end + 1])
    return opens and closes


def _flanks(inside: str, outside: str) -> bool:
    """Say whether a run with these characters beside it may open (or close) an emphasis."""
    if not inside or inside in _SPACES:
        return False
    return inside.isalnum() or not outside or outside in _SPACES or not outside.isalnum()
