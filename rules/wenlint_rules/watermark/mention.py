"""Tells a phrase that a document mentions from one that was left in it."""

from __future__ import annotations

from wenlint.core.patterns import lazy
from wenlint.core.text import Span

_OPENING = "“‘「『《`"
_CLOSING = "”’」』》`"
_LINE_REACH = 120
_HAN = lazy(r"\p{Han}")
# 出现“…”字样, …这样的标记: somebody speaks about the phrase.
_SPOKEN_OF_AFTER = lazy(
    r"[”’」』》）)\"'`]?\s*(?:一类|之类|这样|这类|这种|[的]?(?:标签|标记|标识|字样|水印|提示语?|占位|按钮|参数"
    r"|短代码|代码|语法|命令|字段|选项)|等(?:字样|标[签记识]|内容|提示|词|话|语|套话|文字|残留|符号|参数))"
)
_SPOKEN_OF_BEFORE = lazy(
    r"(?:标签|标记|标识|字样|出现|显示|注明|标注|标明|形如|例如|比如|诸如|所谓|类似|删除|去掉|去除|清除|搜索"
    r"|写着|写有|写明|印有|输出|插入|替换|使用|提示)[了为是到出有上]?\s*[:：]?\s*[“‘「『《（(\"'`]?"
)


def is_mentioned(text: str, span: Span, *, reach: int = 2) -> bool:
    """Say whether the sentence around `span` quotes it or speaks about it.

    A quotation must open at most `reach` characters before the span and leave prose of its
    own on the line: a line that is nothing but the quoted phrase mentions nothing.
    """
    line = _line_around(text, span)
    outside = text[line.start : span.start] + text[span.end : line.end]
    if len(_HAN.findall(outside)) < 4:
        return False
    if _SPOKEN_OF_AFTER.match(text, span.end, line.end):
        return True
    before = text[max(line.start, span.start - 14) : span.start]
    if any(match.end() == len(before) for match in _SPOKEN_OF_BEFORE.finditer(before)):
        return True
    return _is_quoted(text, span, line, reach)


def _is_quoted(text: str, span: Span, line: Span, reach: int) -> bool:
    head = text[max(line.start, span.start - reach) : span.start]
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        opened = head.rfind(opening) > head.rfind(closing) or (
            opening == closing and opening in head
        )
        if opened and closing in text[span.end : line.end]:
            return True
    # A straight quote opens where an even number of them stands before it.
    at = head.rfind('"')
    if at < 0 or '"' not in text[span.end : line.end]:
        return False
    return text.count('"', line.start, span.start) % 2 == 1


def _line_around(text: str, span: Span) -> Span:
    """Return the line of `span`, cut to what can matter, so that no line is too long."""
    left, right = max(0, span.start - _LINE_REACH), min(len(text), span.end + _LINE_REACH)
    start = text.rfind("\n", left, span.start) + 1
    end = text.find("\n", span.end, right)
    return Span(start or left, end if end >= 0 else right)
