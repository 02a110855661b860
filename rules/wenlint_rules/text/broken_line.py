r"""断行：一个段落在句子中间断成了两行。
Broken line: a paragraph cut in two in the middle of a sentence.

从 PDF 里复制，或误按了回车，一句话就断成两段：逗号、顿号后面换了行，引号到下一行才关，
数字和量词分了家，“坚持”“按照”之后没有了下文。修复是把两行接起来。

不报：
- 标题、诗词、清单、地址、落款、目录、表格；
- 按固定宽度折行的文件（不少行都没有句末标点，或者每行都很短）；Markdown 里同一段的换行；
- 下一行是编号、标签（“来源：”）、代码、图片、引文的；他常说，下面接引文的。

出处：工作总结的汇编，从 PDF 复制的通知。

反例（全文）：

    一年来，全镇新修水渠十二公里，改造泵站三座。今年汛期，各村组织巡堤查险，共有37
    名党员连续值守二十昼夜，没有发生险情。
    秋收以后，各村开展渠系清淤，群众踊跃参加。

反例（全文）：

    图书馆举办了“书香
    满园”读书活动，吸引三百多名读者参加，收到读后感一百余篇。
    活动期间，馆里还开放了古籍修复室，供读者参观。

反例（全文）：

    会议听取了防汛准备情况的汇报，研究了物资储备、队伍演练、
    险工险段的值守办法，要求各单位六月底前全部落实到位。
    会议还讨论了抗旱用水的调度方案，决定分三批放水。

反例（全文）：

    养老院检修了锅炉，室温保持在二十二度。餐厅每周更换菜单。
    为了让老人住得舒心，我们将
    探视时间为每日九时至十一时，来访请先登记。
    家属开放日另行通知。

正例（全文）：

    三、将第六条修改为：
    “水费纠纷的管辖
    水费纠纷由供水单位所在地的人民法院管辖，当事人另有约定的，从其约定。”
    四、将第九条删去，其后各条依次前移。

正例（Markdown）：

    渡口建成以后，两岸的人来往方便多了。老人们说，从前过河要等半天。

    每到汛期，镇上都派人日夜看守，从来没有出过事。提起这些，老船工常说，

    > 水涨船高，人心更要齐，这是祖上传下来的话。

    如今新桥已经动工，渡口也许再过两年就要停了。

正例（全文）：

    白日依山尽，
    黄河入海流。
    欲穷千里目，
    更上一层楼。

正例（全文）：

    村口的老槐树去年秋天遭了虫，
    镇上请来园林站的人打了两回药。
    树下原有的石凳已经换新（由
    村里的老石匠出工），照旧免费歇脚。
    今年花开得晚，香气却和往年一样。

正例（全文）：

    一年来，全镇新修水渠十二公里，改造泵站三座。
    汛期共有三十七名党员连续值守二十昼夜，没有发生险情。
    联系人：水利站
    地址：东街十七号，邮政编码三一二四〇〇
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Related, Severity
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.paragraphs_cut import Cut, cut_paragraphs


@rule("TXT001", "broken-line", severity=Severity.WARNING)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for one in document.view(cut_paragraphs):
        if one.kind is not Cut.BROKEN:
            continue
        begins = Span(one.behind.start, min(one.behind.end, one.behind.start + 8))
        join = Edit(Span(one.span.end, one.behind.start), "")
        yield Hit(
            one.span,
            f"句子在“{one.span.of(document.text)}”之后断成了两行",
            f"the sentence is cut in two lines behind “{one.span.of(document.text)}”",
            (Related(begins, "下一行从这里接上", "goes on here"),),
            Fix("把两行接起来", "join the two lines", (join,), safe=False),
        )
