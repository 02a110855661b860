r"""图表编号有误：图1之后是图3，两张不同的表都叫表1。
Caption: figures, tables or formulas are numbered with a gap, twice, or out of order.

图、表、公式、代码清单、示例各自连续编号，或在每章里连续编号（图2-1、图2-2）。断号、重号多半是增删图表后没有顺延，
正文里的“见图3”就会指错。

不报：
- 续表、同一张表跨页重复的表题；
- 各章、各附件、汇编各篇重新从1开始的编号；中英文两行图题；
- “图1所示”“图 1 展示了”等正文句子，图2a、图2b；图目录、表目录。

修复：从第一个编号起整列重编；正文里的引用不会跟着改，所以不算安全。

出处：技术报告与论文的通例；GB/T 15834-2011 A.1 图注。

反例（Markdown）：

    清单 5-1 开灯

    ```
    on()
    ```

    清单 5-2 关灯

    ```
    off()
    ```

    清单 5-2 调光

    ```
    dim(3)
    ```

反例（全文）：

    圖1 泊位
    圖2 航道
    圖4 錨地
    資料來源：港務所。

反例（全文）：

    水质监测结果见图1。
    图1 监测点位
    各月变化见图3。
    图3 各月变化

反例（全文）：

    表2-1 采样点
    表2-2 检测方法
    表2-2 检测结果

正例（全文）：

    图2所示为各月变化，图1所示为监测点位。
    图1 监测点位
    图2 各月变化
    表1 采样点
    续表1 采样点
    表2 检测方法

正例（全文）：

    图 1 展示了两条渠道的位置。图 1b 另见
    图1a 东渠
    图1b 西渠
    图2 连续三年的水位

正例（Markdown）：

    清单 5-1：开灯

    清单 5-1 中的程序会把灯打开。

    清单 5-2：关灯

    清单 5-2 会打印：

    清单 5-3：调光

正例（全文）：

    第一章 概况
    图1-1 位置
    图1-2 边界
    第二章 水质
    图2-1 点位
    附件1
    表1 名单
    附件2
    表1 物资
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.captions import caption_series
from wenlint.structure.faults import FaultKind, faults, missing_marks, renumbering, shown
from wenlint.structure.labels import label_faults, listing_series


@rule("NUM009", "caption", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    captions = [(one, faults(document.text, one)) for one in caption_series(document)]
    listings = [(one, label_faults(document, one)) for one in document.view(listing_series)]
    for series, found in (*captions, *listings):
        for count, fault in enumerate(found):
            before, written = fault.before.written, fault.mark.written
            marks = shown(series, fault.place)
            if fault.kind is FaultKind.GAP:
                missing = missing_marks(fault)
                zh, en = f"图表编号不连续：{marks}，缺{missing}", f"a gap: {marks} lacks {missing}"
            elif fault.kind is FaultKind.REPEAT:
                zh = f"图表编号“{written}”用了两次：{marks}"
                en = f"the number {written} is used twice: {marks}"
            else:
                zh = f"图表编号颠倒：{marks}，“{before}”之后是“{written}”"
                en = f"the numbers go back: {marks}; {written} comes after {before}"
            yield Hit(
                fault.mark.span,
                zh,
                en,
                (Related(fault.before.span, f"前一个是“{before}”", f"before it: {before}"),),
                None if count else renumbering(document.text, series),
            )
