r"""引用落空：文中说见第九条、附件5、图7，文件里却没有。
Dangling reference: the text refers to a 条, item, attachment, figure or table that is not there.

增删条文、附件、图表之后，引用它们的句子常常忘了改。只看引用本文件的句子：“本法第X条”“依照第X条”
“前条第X项”、第几章、X.Y 节、第几步、附录、式（3）、清单 2-4、参考文献的序号、脚注，以及“见下表”
“见附件”和没有列名的丙方。编号超出本文件最后一个的才报；同类的部分须从一数起、没有断过。

不报：
- 引用别的文件：《某某法》第九条、该条例第九条、刑法第九条，同一句里前面提到了别的文件的；
- 修改决定、修正案里要改的条；条号不从第一条开始的摘录；
- 没有附件说明也没有附件标题的文件（附件另发）；没有图题、表题的文件（图在别处）；
- 没有列出（一）（二）的条里的项；
- 同一句里提到别的书、标准、法规，或链接到别的文件；号数大得离谱的（多半说的是别的书）；
- 下文有表格、图片、代码、制表符的“见下表”；提到过“附件：”“另发”的；数组下标 a[7]、区间 [1, 8]；
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

    图1 船体
    图2 舵机
    装舵时对照图4逐件核对。

反例（全文）：

    请按时报送，名单详见附件5。
    附件：1.名单
    2.申请表

反例（全文）：

    各月变化如图7所示。
    图1 点位
    图2 各月变化

反例（Markdown）：

    # 第一章 采茶

    炒制的火候见第七章。

    # 第二章 摊青

    薄摊两个时辰。

    # 第三章 炒制

    先高后低。

反例（全文）：

    出租方（甲方）：柳湾船厂
    承租方（乙方）：望江客运社
    一、甲方出租渡船两艘。
    二、船只年检由丙方办理。

反例（全文）：

    四、物资发放
    各户数量见下表。
    五、联系方式
    有事请拨打值班电话。

反例（Markdown）：

    水碓何时传入已不可考[^1]，形制却有图可证[^5]。

    [^1]: 乡志卷四。

反例（全文）：

    苇帘的保温作用早有测定[1]，用法也有总结[2]，寿命则少有人问[7]。
    参考文献
    [1] 葛川. 苇帘保温. 园艺, 2015.
    [2] 汀兰. 苇帘用法. 园艺, 2018.
    [3] 白露. 苇帘编织. 手工, 2020.

反例（Markdown）：

    1. 拧开底盖。
    2. 倒出积水。
    3. 换上新垫圈。

    仍然漏水的，重复第 8 步。

反例（全文）：

    第一章 值守
    夜间险情按第五章的办法处置，处理结果次日上报。
    第二章 巡查
    每日两次。
    第三章 交接
    当面清点。

反例（全文）：

    表1 井深
    各井的出水量列于表4。
    表2 水质

正例（Markdown）：

    # 第一章 采茶

    炒制的火候，《茶谱》第七章说得更细。

    # 第二章 炒制

    先高后低，下一册第九章还要讲。

正例（Markdown）：

    各户数量见下表。

    | 户 | 石 |
    |---|---|
    | 东 | 三 |

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

反例（全文）：

    渡口章程（第二册）

    第八条　渡船按时刻表开行。
    第九条　超载的，依照本册第十五条处理。
    第十条　夜间停航。

正例（全文）：

    渡口章程

    第一条　渡船按时刻表开行。
    第二条　超载的，依照本章程第二十条处理。
    （罚则一章另册印发）

正例（全文）：

    渡口章程·总则

    本册是总则分册，处罚办法印在后面一册。
    第一条　渡船按时刻表开行。
    第二条　超载的，依照本章程第二十条处理。

反例（全文）：

    渡口章程

    本章程全文两条，不另设分册。
    第一条　渡船按时刻表开行。
    第二条　超载的，依照本章程第二十条处理。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document, TriviaKind
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL, REFERENCE
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.dangling import Dangling, dangling_divisions
from wenlint.structure.references import Targets, references
from wenlint.structure.unmet import unmet_references


@rule("NUM010", "dangling-reference", triggers=(NUMERAL, REFERENCE))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    targets: Targets | None = None
    told: set[int] = set()
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
            told.add(reference.span.end)
    for found in (*dangling_divisions(document), *unmet_references(document)):
        if found.span.end not in told and not (found.written and _is_linked(document, found.span)):
            told.add(found.span.end)
            yield _unmet(document, found)


def _is_linked(document: Document, span: Span) -> bool:
    """Say whether a link in the sentence leads to another file: that one has the part."""
    sentence = document.sentence(span)
    return any(
        piece.kind is TriviaKind.LINK
        and sentence.start <= piece.offset <= sentence.end
        and not piece.text.startswith("#")
        for piece in document.trivia
    )


def _unmet(document: Document, found: Dangling) -> Hit:
    """Return the hit of a reference that leads to nothing, with the last part that there is."""
    words = found.span.of(document.text)
    zh, en = f"引用落空：文中说“{words}”，", f"“{words}” is not there"
    if found.written:
        zh, en = f"{zh}而最后一个是“{found.written}”", f"{en}: the last one is {found.written}"
    else:
        zh += "文中却没有"
    related = (Related(found.last, "最后一个在这里", "the last one"),) if found.last else ()
    return Hit(found.span, zh, en, related)
