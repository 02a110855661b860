r"""只有一项的编号：有一、没有二、。
Lone item: a series of a single number.

只有一项就不必编号；有一、没有二、多半是后面的几项删掉了，或丢了编号。摘录和分篇发布的文件也会这样，
所以这条规则在预览里。

不报：
- 编、章、节、条、附件；图表编号；1.1 这样的多级编号；
- “二、”粘在同一行里；引文、目录；
- A. a) [1] 之类（可能是人名、变量、注释）。

出处：工作报告的删节稿。

反例（全文）：

    一、总体要求
    （一）坚持预防为主。
    二、组织领导
    加强领导。

正例（全文）：

    一、总体要求
    （一）坚持预防为主。
    （二）坚持群防群治。
    二、组织领导
    加强领导。

正例（全文）：

    1.清点库存；2.核对账目。
    全部工作月底前完成。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Severity
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.markers import Mark, Scheme
from wenlint.structure.series import line_series

_LISTED = frozenset(
    {Scheme.HAN, Scheme.PAREN_HAN, Scheme.ARABIC, Scheme.PAREN_ARABIC, Scheme.CIRCLED}
)


@rule("NUM012", "lone-item", severity=Severity.WARNING, preview=True)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for series in document.view(line_series):
        mark = series.marks[0]
        if len(series.marks) > 1 or mark.value != 1 or mark.scheme not in _LISTED:
            continue
        if not _goes_on(document, mark):
            second = mark.render(2)
            yield Hit(
                mark.span,
                f"只有“{mark.written}”，没有“{second}”",
                f"there is {mark.written} but no {second}",
            )


def _goes_on(document: Document, mark: Mark) -> bool:
    """Say whether the second number stands on the same line."""
    return mark.render(2) in mark.body.of(document.text)
