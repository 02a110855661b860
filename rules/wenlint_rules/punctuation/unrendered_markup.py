r"""成对的星号没有排成粗体、斜体，读者看到的是星号
Unrendered markup: a pair of asterisks that should emphasise but stays in the text

Markdown 规定，结束的星号左边是标点、右边紧跟文字时不算结束（**年检：**每年办理），开始的星号
左边是文字、右边是标点时不算开始，星号里侧有空格也不算。作者以为加粗了，排出来却是星号。
把标点移到星号外面，或在星号外侧加一个空格即可。

不报：
能排出来的强调；代表空缺的星号（由 PH002 报告）；代码、公式、列表符号、分隔线。

出处：
技术文档和人工智能生成的文稿里，冒号、括号、引号加在粗体里面的段落。

反例（Markdown）：
    **开放时间：**周一至周五。

    系统把它记作**快照（snapshot）**再归档。

    请按照**“先登记”**的办法办理。

    ** 参会须知 **：提前十分钟入场。

正例（Markdown）：
    **开放时间**：周一至周五。

    系统把它记作**快照**（snapshot）再归档，*务必*核对。

    计算 `a ** b` 与 2*3*4。

正例：
    * * *
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.patterns import lazy
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.asterisks import asterisk_runs
from wenlint.language.symbols import symbol_masks

_HAN = lazy(r"[\u3400-\u9fff]")


@rule("PUN003", "unrendered-markup", severity=Severity.WARNING, preview=True)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    if "*" not in text:
        return
    masks = set(document.view(symbol_masks))
    for first, second in document.view(asterisk_runs).emphasis:
        said = text[first.end : second.start]
        if first in masks or second in masks or not _HAN.search(said):
            continue
        mark = first.of(text)
        yield Hit(
            first,
            f"“{mark}{said}{mark}”没有排成强调，读者会看到星号；把标点移到星号外面，或在外侧加空格",
            f"{mark}{said}{mark} is not rendered as emphasis: readers see the asterisks",
            related=(Related(second, "与它成对的星号", "its other half"),),
        )
