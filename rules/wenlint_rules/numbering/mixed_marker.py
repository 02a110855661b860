r"""编号样式混用：同一组编号有的写 1、有的写 1.，括号一半全角一半半角。
Mixed marker: marks of one series are written in different ways.

同一组编号的记号应当一个样。混用多半是从几份稿子拼来的。一对括号宽窄不一（“（三)”）、括号后又加顿号
（“（一）、”）不论别处怎样写都不对。号数正好接上、却换了一套记号的（一、2、三、）也算同一组。

不报：
- 4.2.1. 与 4.2.2 这样末尾有没有点；
- 各组之间不同的写法（上一组用 1、下一组用 1.）；
- 记号与文字之间有没有空格；
- 不同层次各用各的记号；跨行引文、目录；
- 整组都写作“(1).”“一).”：括号后加点是作者的体例（加顿号仍报）。

修复：改成同组其余编号的样子；其余编号都一样时是安全的。

出处：GB/T 15834-2011 B.3.2—B.3.5；已公布报告里的“（三)监测”。

反例（Markdown）：

    ## 一、缘起

    旧仓库闲置。

    ## 2、经过

    众人集资。

    ## 三、结果

    开了书店。

反例（全文）：

    1、先泡种；
    2、再催芽；
    （3）后下地；
    4、勤浇水。

反例（全文）：

    1.清点库存。
    2、核对账目。
    3.上报结果。

反例（全文）：

    （一）巡查
    （二）抢修
    （三)监测

反例（全文）：

    （一）、巡查
    （二）、抢修

正例（全文）：

    一、巡查
    1.河道
    2. 水库
    二、抢修
    1、堤坝
    2、闸门

正例（全文）：

    (1). 采样
    (2). 送检
    (3). 归档

正例（全文）：

    （一）巡查
    1）河道
    2）水库
    （二）抢修
    （1）堤坝
    （2）闸门
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Related, Severity
from wenlint.core.patterns import lazy
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.markers import Mark
from wenlint.structure.series import line_series

_UNEVEN = lazy(r"（#\)|\(#）|［#\]|\[#］")
_STOPPED_BRACKET = lazy(r"([（(]#[）)]|#[）)])[、．.]")
_EVEN = str.maketrans("()[]", "（）［］")


@rule("NUM006", "mixed-marker", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series in document.view(line_series):
        if _are_alike(series.marks):
            continue
        ways = Counter(_way(mark) for mark in series.marks)
        if len({mark.style for mark in series.marks}) == 1 and _is_manner(series.marks[0].style):
            continue
        usual = ways.most_common(1)[0][0]
        sample = next(mark for mark in series.marks if _way(mark) == usual)
        style = _better(usual[0]) or usual[0]
        others = [mark for mark in series.marks if _way(mark) != (style, usual[1])]
        if others:
            safe = style != usual[0] or (len(ways) == 2 and ways[usual] > 1)
            yield _hit(others, sample, style, safe=safe)


def _way(mark: Mark) -> tuple[str, str]:
    """Return how a mark is written: its signs, and the kind of its numerals."""
    return mark.style, _kind(mark.numeral[0])


def _kind(sign: str) -> str:
    return "#" if not sign.isdigit() else "wide" if sign > "9" else "narrow"


def _are_alike(marks: Sequence[Mark]) -> bool:
    """Say whether marks are all written in one way that is well, which most series are."""
    styles = {mark.style for mark in marks}
    if len(styles) > 1 or _better(marks[0].style) is not None:
        return False
    return len({_kind(sign) for sign in {mark.numeral[0] for mark in marks}}) == 1


def _is_manner(style: str) -> bool:
    """Say whether a dot behind a bracket is a manner of writing, where all of a series have it."""
    return style.endswith((".", "．")) and _STOPPED_BRACKET.fullmatch(style) is not None


def _better(style: str) -> str | None:
    """Return how a mark should look whose own signs clash."""
    if _UNEVEN.match(style):
        return style.translate(_EVEN)
    stopped = _STOPPED_BRACKET.fullmatch(style)
    return stopped[1] if stopped else None


def _hit(marks: Sequence[Mark], sample: Mark, style: str, *, safe: bool) -> Hit:
    """Return the one hit for all marks of a series that are not written in `style`."""
    edits = tuple(
        Edit(mark.span, style.replace("#", sample.numbered(mark.value) or mark.numeral, 1))
        for mark in marks
    )
    mark, due = marks[0], edits[0].content
    alike = sample.style == style
    why = "与同组其他编号的写法不一致" if alike else "写法有误"
    more = f"（同组共{len(marks)}处）" if len(marks) > 1 else ""
    return Hit(
        mark.span,
        f"编号“{mark.written}”{why}，应当写作“{due}”{more}",
        f"the mark {mark.written} should be written {due} ({len(marks)} of this series)",
        (Related(sample.span, "其他编号这样写", "as the others are"),) if alike else (),
        Fix(f"改为“{due}”这样的写法", f"write {due}", edits, safe),
    )
