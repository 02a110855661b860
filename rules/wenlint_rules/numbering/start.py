r"""编号不从一开始：一组编号的第一个是二、（2）、B.，前面没有一。
Start: a series begins with two or later.

一组编号应当从一开始。从二开始多半是删掉了第一段，或第一段丢了编号。摘录、续篇、法典的分编也会从中间开始，
所以这条规则在预览里。

不报：
- 从很大的号开始的（法典的分编从第二百零五条开始，续表、续篇）；条从第四条以后开始的摘录；
- “一、”粘在上一行末尾，或与“附件：”写在同一行；
- 单独一个行首数字（多半是数量、年份）；跨行引文、目录。

出处：工作报告的拼接稿。从一开始是通例，不是条文。

反例（全文）：

    某县防汛工作方案

    二、重点任务
    抓好巡查。
    三、保障措施
    加强领导。

反例（全文）：

    一、总体要求
    （二）坚持预防为主。
    （三）坚持群防群治。
    二、组织领导

正例（全文）：

    一、总体要求
    （一）坚持预防为主。
    （二）坚持群防群治。
    二、组织领导

正例（全文）：

    要做好以下工作：1. 巡查河道。
    2. 抢修堤坝。
    3. 转移群众。

正例（全文）：

    第二百零五条 本编调整因物的归属和利用产生的民事关系。
    第二百零六条 国家坚持和完善基本制度。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.faults import is_glued, shown
from wenlint.structure.markers import STRUCTURAL, Mark, Scheme
from wenlint.structure.series import line_series

_LATEST = 5
_LATEST_ARTICLE = 3
# A mark alone is a start only where it cannot be a figure.
_PLAIN = STRUCTURAL | {Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARTICLE}
_NEAR = 2000


@rule("NUM004", "start", preview=True)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series in document.view(line_series):
        first = series.marks[0]
        latest = _LATEST_ARTICLE if series.scheme is Scheme.ARTICLE else _LATEST
        if not 1 < min(mark.value for mark in series.marks) <= first.value <= latest:
            continue
        if len(series.marks) < 2 and series.scheme not in _PLAIN:
            continue
        if not _begun_before(document, first, series.parent):
            wanted = first.render(1)
            yield Hit(
                first.span,
                f"编号不从头开始：{shown(series, 0)}，前面没有“{wanted}”",
                f"the series {shown(series, 0)} does not begin with {wanted}",
            )


def _begun_before(document: Document, first: Mark, parent: Mark | None) -> bool:
    """Say whether the first number is glued to the end of a line before."""
    start = max(parent.span.end if parent else 0, first.span.start - _NEAR)
    return is_glued(document.text, start, first)
