r"""结语与文种不符：报告以“妥否，请批示”收尾，请示以“特此报告”收尾。
Closing formula: the closing words are those of another kind of document.

结语随文种：请示用“妥否，请批示”，报告用“特此报告”，函用“特此函复”，批复用“此复”，通知用“特此通知”。
换了文种忘了换结语，收文的机关不知道要不要批。报告等非请示性公文中不得夹带请示事项。

不报：
- 没有“关于……的××”一类标题、不知道是什么文种的；
- 意见、方案、办法等文种；引号里的、讲结语写法的；
- 函、复函之间，批复、复函用“此复”。

出处：《党政机关公文处理工作条例》第八条、第十五条第四项；结语的套语是通例，不是条文。

反例（全文）：

    关于修缮石桥渡口的请示
    县人民政府：
    石桥渡口栏杆年久失修，拟予修缮，所需经费约三万元。
    特此报告。

反例（全文）：

    关于今年渡口安全情况的报告
    县人民政府：
    全年没有发生事故。拟新建渡口一处。
    妥否，请批示。

反例（全文）：

    关于夜间停航的通知
    各渡口：
    自即日起夜间停航。
    特此通告。

反例（全文）：

    關於夜間停航的通知
    各渡口：
    自即日起夜間停航。
    特此公告。

正例（全文）：

    关于修缮石桥渡口的请示
    县人民政府：
    石桥渡口栏杆年久失修，拟予修缮。
    妥否，请批示。

正例（全文）：

    关于同意修缮石桥渡口的复函
    来函收悉，同意修缮。
    此复。

正例（全文）：

    关于进一步规范公文结语的通知
    请示的结语用“妥否，请批示”，报告用“特此报告”。
    特此通知。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.official import closings

_MAY_CLOSE = {
    "请示": {"请示"},
    "报告": {"报告"},
    "通知": {"通知"},
    "通告": {"通告"},
    "公告": {"公告"},
    "通报": {"通报"},
    "批复": {"批复"},
    "函": {"函", "批复"},
    "复函": {"函", "批复"},
}


@rule(
    "GW009",
    "closing-formula",
    severity=Severity.WARNING,
    opt_in=True,
    triggers=(lines_with("此请請"),),
)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for one in closings(document):
        if one.kind in _MAY_CLOSE.get(one.title_kind, {one.kind}):
            continue
        formula = one.span.of(document.text)
        yield Hit(
            one.span,
            f"结语“{formula}”是{one.kind}的，题目却是{one.title_kind}",
            f"{formula} closes a {one.kind}, but the title says {one.title_kind}",
            (Related(one.title, f"题目是{one.title_kind}", f"the title: {one.title_kind}"),),
        )
