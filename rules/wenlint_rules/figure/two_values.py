r"""同一事物前后两个数：前面“在职党员120名”，后面“在职党员125名”。
Two values: the same thing, named in the same words, has two values.

总数一类的数（共有、现有、总计）在同一篇里应当前后一致。默认不开，因为同样的话也可能说的是不同时间、不同范围。

不报：
- 说法不完全相同的；不同年份、不同单位的；
- 汇编里不同的文章；
- 概数。

出处：工作总结的开头与正文各写一遍基本情况。

反例（全文）：

    我局现有在职党员120名，分属8个支部。
    今年加强了党员教育。
    截至目前，我局现有在职党员125名。

正例（全文）：

    我局现有在职党员120名，分属8个支部。
    截至目前，我局现有退休党员25名，现有在职党员120名。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.document import Document
from wenlint.figures.quantities import Quantity
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule

_TOTAL = lazy(r"(?P<key>\p{Han}{0,10}(?:现有|共有|总计有|总数为?|下辖|下设)\p{Han}{2,10})$")
_WINDOW = 24


@rule("FIG008", "two-values", preview=True)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    first: dict[tuple[int, str, str], Quantity] = {}
    text = document.text
    for one in document.quantities:
        match = _TOTAL.search(text[max(0, one.span.start - _WINDOW) : one.span.start])
        if match is None or not one.exact:
            continue
        place = document.outline.article_at(one.span.start).place
        before = first.setdefault((place, match["key"], one.unit), one)
        if before.value != one.value:
            said, earlier = one.span.of(text), before.span.of(text)
            yield Hit(
                one.span,
                f"“{match['key']}”前面是{earlier}，这里是{said}",
                f"{match['key']} is {earlier} above and {said} here",
                (Related(before.span, f"前面是{earlier}", f"{earlier} above"),),
            )
