r"""序次语后的标点：1、 一. （一）、 3.1、 第一、 一是，。
Punctuation behind marks: 1、 for 1., 一. for 一、, （一）、 第一、 一是，.

不带括号的汉字数字后用顿号（一、），不带括号的阿拉伯数字和字母后用下脚点（1. A.），加括号的后面
不用点号，章节号（3.1）末尾不用点号；“第一”“首先”后用逗号，“一是”后不加标点。一组编号只报一次。

不报：
- 括号自成一体的 1）、a）；带圈的 ①；
- 条、款、章、节；步骤和题目的标签；
- 同一组里写法不一的先后：那是 NUM006 的事，这里只看每种写法合不合规定；
- “第一、第二产业”“首先、优先”这类并列。

修复：改成规定的标点。

出处：GB/T 15834-2011 B.3.1—B.3.5、B.3.7，GB/T 9704-2012 7.3.3。

反例（全文）：

    1、先泡种；
    2、再催芽；
    3、后下地。

反例（全文）：

    一．缘起
    二．经过

反例（全文）：

    一，缘起
    二，经过

反例（全文）：

    （一）、巡查
    （二）、抢修

反例（全文）：

    3.1、河道
    3.2、水库

反例（全文）：

    第一、查河道；第二、查水库。

反例（全文）：

    一是，查河道；二是，查水库。

反例（全文）：

    首先、查河道；其次、查水库。

反例（全文）：

    1、先備種；
    2、再開溝。

正例（全文）：

    一、巡查
    （一）河道
    1. 上游
    （1）堤坝
    ①闸门
    a）启闭机
    2. 下游
    （二）水库
    二、抢修

正例（全文）：

    第一，查河道；第二，查水库。一是查得细，二是改得快。首先，要抓早；其次，要抓小。
    第一、第二产业都有增长。
    3.1 河道
    3.2 水库
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL, lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.structure.inline_series import inline_series
from wenlint.structure.markers import Mark, Scheme
from wenlint.structure.series import line_series


class _Slip(Struct, frozen=True, gc=False):
    """A wrong sign behind a mark: where it stands, what should stand there, by which clause."""

    span: Span
    due: str
    clause: str


_HAN = lazy(r"(?P<sign>[.．])\Z")
_ARABIC = lazy(r"(?P<sign>[、。])\Z")
_BRACKET = lazy(r"[）)](?P<sign>[、.．])\Z")
_BEHIND = {
    Scheme.HAN: (_HAN, "、", "B.3.2"),
    Scheme.ARABIC: (_ARABIC, ".", "B.3.3"),
    Scheme.LATIN_UPPER: (_ARABIC, ".", "B.3.3"),
    Scheme.PAREN_HAN: (_BRACKET, "", "B.3.4"),
    Scheme.PAREN_ARABIC: (_BRACKET, "", "B.3.4"),
}
_LINE_START = lazy(
    rf"(?:(?P<han>[{UP_TO_TEN}]{{1,3}})(?P<comma>[，,])"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?P<pause>、)(?!\d))(?=[ ]?\p{Han})"
)
_SHOWN = 8


@rule(
    "GW004",
    "mark-punctuation",
    severity=Severity.WARNING,
    opt_in=True,
    triggers=(NUMERAL, lines_with("首其A")),
)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for series in document.view(line_series):
        yield from _said(text, [one for mark in series.marks for one in _slips(text, mark)])
    for series in document.view(inline_series):
        if len(series.marks) > 1 and not _begins_lines(text, series.marks):
            yield from _said(text, [one for mark in series.marks for one in _inline(text, mark)])
    for group in ("han", "decimal"):
        yield from _said(text, list(_at_line_starts(document, group)))


def _slips(text: str, mark: Mark) -> Iterator[_Slip]:
    pattern, due, clause = _BEHIND.get(mark.scheme, (None, "", ""))
    found = pattern.search(text, mark.span.start, mark.span.end) if pattern else None
    if found is not None:
        sign = Span(found.start("sign"), found.end("sign"))
        yield _Slip(sign, due, clause)


def _inline(text: str, mark: Mark) -> Iterator[_Slip]:
    end = mark.span.end
    if mark.scheme is Scheme.SHI and text[end : end + 1] in ("，", "、"):
        yield _Slip(Span(end, end + 1), "", "B.3.7")
    elif mark.scheme in (Scheme.ORDINAL, Scheme.SEQUENCE):
        if text[end - 1] == "、":
            yield _Slip(Span(end - 1, end), "，", "B.3.1")
        elif mark.scheme is Scheme.SEQUENCE and text[end : end + 1] == "、":
            yield _Slip(Span(end, end + 1), "，", "B.3.1")
    else:
        yield from _slips(text, mark)


def _begins_lines(text: str, marks: Sequence[Mark]) -> bool:
    """Say whether the marks are those of lines, which are read as such."""
    return all(text[: mark.span.start].endswith("\n") for mark in marks)


def _at_line_starts(document: Document, group: str) -> Iterator[_Slip]:
    """Yield the slips of marks that are no marks for their sign: 一， and 3.1、 at line starts."""
    found: list[regex.Match[str]] = []
    for line in document.lines:
        if line.block.kind is BlockKind.TABLE_CELL:
            continue
        match = _LINE_START.match(document.text, line.span.start, line.span.end)
        if match is not None and match[group]:
            found.append(match)
    if group == "han" and [match["han"] for match in found[:2]] != ["一", "二"]:
        return
    for match in found if len(found) > 1 else ():
        sign = "comma" if group == "han" else "pause"
        due, clause = ("、", "B.3.2") if group == "han" else (" ", "B.3.5")
        yield _Slip(Span(match.start(sign), match.end(sign)), due, clause)


def _said(text: str, slips: Sequence[_Slip]) -> Iterator[Hit]:
    """Yield the one hit for the slips of a series."""
    if not slips:
        return
    first = slips[0]
    start = text.rfind("\n", max(0, first.span.start - _SHOWN), first.span.start) + 1
    start = max(start, first.span.start - _SHOWN)
    mark = regex.search(r"[\p{Han}\dA-Z.．（）()]+\Z", text[start : first.span.start])
    begin = start + mark.start() if mark else first.span.start
    written = text[begin : first.span.end]
    due = text[begin : first.span.start] + first.due
    more = f"（同组共{len(slips)}处）" if len(slips) > 1 else ""
    yield Hit(
        Span(begin, first.span.end),
        f"序次语“{written}”应当写作“{due.strip()}”{more}（GB/T 15834 {first.clause}）",
        f"the mark {written} is written {due.strip()} (GB/T 15834 {first.clause})",
        fix=Fix(
            f"改为“{due.strip()}”",
            f"write {due.strip()}",
            tuple(Edit(slip.span, slip.due) for slip in slips),
            safe=False,
        ),
    )
