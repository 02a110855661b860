r"""引用落空：文中说见第九条、附件5、图7，文件里却没有。
Dangling reference: the text refers to a 条, item, attachment, figure or table that is not there.

增删条文、附件、图表之后，引用它们的句子常常忘了改。只看引用本文件的句子：“本法第X条”、句首的
“依照第X条”，以及与它们并列的条号。编号超出本文件最后一个的才报。

不报：
- 引用别的文件：《某某法》第九条、该条例第九条、刑法第九条，同一句里前面提到了别的文件的；
- 修改决定、修正案里要改的条；条号不从第一条开始的摘录；
- 没有附件说明也没有附件标题的文件（附件另发）；没有图题、表题的文件（图在别处）；
- 没有列出（一）（二）的条里的项；
- 节选、一部法规的一编，引用的条在别处；勘误里别的书页上的图。

出处：规章、合同的修改稿；已公布法规中引用超出末条的几处。

反例（全文）：

    第一条 为了加强管理，制定本办法。
    第二条 市水务局负责实施。
    第三条 违反本办法第九条规定的，责令改正。

反例（全文）：

    第一条 有下列情形之一的，不予受理：
    （一）材料不全的；
    （二）超过期限的。
    第二条 依照本办法第一条第（三）项不予受理的，应当告知。

反例（全文）：

    第一条 有下列情形之一的，不予受理：
    （一）材料不全的；
    （二）超过期限的。
    前款第（五）项所称期限，为三十日。
    第二条 本办法自公布之日起施行。

反例（全文）：

    请按时报送，名单详见附件5。
    附件：1.名单
    2.申请表

反例（全文）：

    各月变化如图7所示。
    图1 点位
    图2 各月变化

正例（全文）：

    第一条 为了加强管理，依照《供水条例》第九条和水法第七十八条，制定本办法。
    第二条 违反本办法第一条、该条例第十二条规定的，责令改正。
    第三条 依照《供水条例》作出处罚的，按照第三十条执行。

正例（全文）：

    渔港管理办法（节选）
    第一条 为了规范渔港管理，制定本办法。
    第二条 违反规定停泊的，依照本办法第二十七条处理。
    ……

正例（全文）：

    请按时报送，名单见附件1、附件2，样式见《通知》附件5。
    附件：1.名单
    2.申请表

反例（全文）：

    溫泉會館管理規約

    第一條　為管理會館，訂定本規約。
    第二條　未著泳帽者，依本規約第十二條處理。
    第三條　本規約自公告日施行。

正例（全文）：

    渡口章程

    第一条　渡船按时刻表开行。
    第二条　超载的，依照本章程第二十条处理。
    （罚则一章另册印发）
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.references import Targets, references


@rule("NUM010", "dangling-reference")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    targets: Targets | None = None
    for reference in references(document):
        targets = targets or Targets(document)
        last = targets.last(reference)
        if last is not None:
            words, written = reference.span.of(document.text), last.written
            yield Hit(
                reference.span,
                f"引用落空：文中说“{words}”，而最后一个是“{written}”",
                f"“{words}” is not there: the last one is {written}",
                (Related(last.span, "最后一个在这里", "the last one"),),
            )
