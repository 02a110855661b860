r"""留着没有填的空：横线、空括号、空书名号、没有数字的“第　号”“年　月　日”
A blank not filled in: ____, 【　】, （　　）, 第　号, 2023年　月　日

“决定给予____同志表彰”“市政发〔2023〕　号”“2023年　月　日”是留着要填的空。供人手写的表单本来
就该留空：整篇是表单的只报一处，附件里的回执、登记表不报，签名处不报。

不报：
签名、盖章、签收处的横线和日期；附件里的报名表、回执、申请表；试卷的填空和括号；
选择题的题干；当作符号来谈的括号（用【】标出）；写明格式的一节（第六章 响应文件格式）；法规的附件；
整行的分隔线；代码里的下划线（__init__、first_name）；讲标点的“书名号《》”；对齐用的空格。
整篇是表单、合同文本的（空位多而密），只报一处并说明共有几处；题目已说明是样表、示范文本的不报。

选项：
each_in_forms = true 时，整篇是表单的也逐处报。

    [rules.PH004]
    each_in_forms = false

出处：
套用模板的通知、决定、合同；发文字号和成文日期待定的送审稿。

反例：
    经研究，决定给予____同志记功一次。
    本合同总价为人民币【　】元。
    会议由（　　）主持。
    依据市政发〔2023〕　号文件的要求执行。
    2023年　月　日
    自　年　月　日起施行。
    第　次常委会会议审议通过了《》。
    会议定于2023年6月　日召开。
    定于__月__日召开全体会议。
    夜间有事请拨打（　　）值班室。
    验收定于（）上午进行，抽检（ ）台。
    渡船由（ ）调度。

正例：
    数据里出现空的（）时重跑一遍，行文一般不用【】，〔〕用于年份。
    甲方（签字）：____________　　乙方（签字）：____________
    申请人签名：______　年　月　日
    __________________________________
    变量 first_name 和 __init__ 方法。
    书名号《》用于标明书名。
    主　　任　　王　强
    第1号公告于2023年6月1日发布。
    单项选择题：下列说法正确的是（　　）。
    批注请加【】，方便检索；时限用（　　）标出；【】可以省，（）不能省。
    雨天可以露天焊接。（　　）
    校样里“（　　）”与「【　】」都照原样排印。

正例（全文）：
    1. 消防通道的宽度不得小于（　　）米。
    A. 3
    B. 4

正例（全文）：
    请假条（样本）

    请假人：____
    事由：____
    起止日期：__年__月__日

正例（全文）：
    船票退改须知

    退票须填申请单，申请单格式如下：

    乘船人：______　航次：______

    三日内办结。

反例（全文）：
    船舶租赁合同（示范文本）

    使用说明：本示范文本由县港务所编印，自____年__月起推荐使用。

    出租方：________
    承租方：________
    租金每日____元，押金____元。

正例（全文）：
    第六章 响应文件格式

    （一）我方自愿参与____标段的投标。
    （二）投标总报价为人民币________元。

正例（全文）：
    关于举办培训班的通知

    请各单位于6月1日前报送回执。

    附件1

    报名回执

    单位名称：________
    姓　　名：________
    联系电话：________

反例（全文）：
    试卷

    做完的同学请把草稿纸送至（　　）办公室。
    一、填空题
    1. 渡口在（　　）边。
    2. 船工请客人到（　　）教室。

反例（全文）：
    值班记录
    日期：8月2日
    值班人：
    天气：晴
    夜间巡查两次，一切正常。

反例（全文）：
    采购编号：07
    采购内容：缆绳
    开标地点：
    联系人：秦岭

反例（全文）：
    施工日誌
    日期：三月五日　天氣：　　　氣溫：18℃
    今日澆置基礎兩處。

反例（Markdown）：
    | 楼层 | 负责人 | 电话 |
    | --- | --- | --- |
    | 一层 | 秦岭 | 6101 |
    | 二层 |  | 6102 |
    | 三层 | 罗布 | 6103 |

正例（全文）：
    来访登记
    姓名：
    单位：
    事由：
    时间：

正例（Markdown）：
    | 方法 | 参数 | 说明 |
    | --- | --- | --- |
    | open | path | 打开 |
    | close |  | 关闭 |
    | read | n | 读取 |

反例（全文）：
    车辆租赁合同

    甲方：________
    乙方：________
    车牌号：________
    租金每日____元，押金____元。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint.language.blanks import blanks
from wenlint.language.form import Hole, form_of
from wenlint.language.mention import is_exam
from wenlint.language.simplified import simplified
from wenlint_rules.placeholder.empties import empties

_SIGNED = lazy(
    r"签名|签字|签章|盖章|签署|签收|签发|章[）)]|指印|手印|承诺人|代表人|代理人|授权代表|经办人|审批意见|领导意见"
    r"|填表人|审核人|监护人|见证人|声明人"
)
_PARTIES = lazy(r"甲方|乙方|出租方|承租方|委托人|受托人")
# The options of a choice question stand behind its stem; 判断题 ends in its bracket.
_OPTIONS = lazy(
    r"[^\n]{0,40}(?:\n[ \t\u3000]*+(?:[①-⑩][^\n]{0,80})?){0,3}+"
    r"[ \t\u3000]*+[（(]?[Aa][ ]?[.．、）)][^\n]{0,80}\s*+[（(]?[Bb]"
)
_NUMBER = lazy(r"[ ]?\d{1,3}[.．、]")
_JUDGED = lazy(r"[。？]\Z|\A判断[：:].*")
_NUMBERED = lazy(
    r"[ \t\u3000]*+[（(]?[\d一二三四五六七八九十①-⑳]{1,3}+[.．、）)①-⑳]|[ \t\u3000]*+[①-⑳]"
)
# 【】表示反复, 空的（）, 不用【】: a sign and no gap.
_SIGN_BEFORE = lazy(r"(?:空的?|[全半]角的?|[括符记]号|遇到|不[用写加]|使用|采用)[“‘「]?\Z")
_SIGN_AFTER = lazy(
    r"[”’」]?(?:(?:可以?|不能|不可|必须)?省|表示|代表|用[于来作]|是指|指的是|[内里中]的|这[对个种])"
)
_ASKED = lazy(r"请|务必|一律|统一")
_TOWARDS = lazy(r"(?:[交送报发寄投退]|集合|[联咨][系询])[到至给往]?\Z|[到至向往]\Z")
_OF_THE_PAPER = lazy(
    r"(?:(?:考试|答题|答卷|作答)(?:时间|时长)|时限|[满总]分|[本全]卷共?)[为是：:]?\Z"
)
_IN_PAPER = lazy(r"[ ]?(?:分钟?|小时|题|页)")
_UNIT = lazy(
    r"[\u4e00-\u9fff]{0,4}(?:教研[室组]|办公室|教务[处科]|考务|[教考]室|考场|考点|年级组|信箱|邮箱|窗口|号楼|传达室|报名处)"
)
_NOTE = lazy(r"[ \t\u3000]*+(?:[\u4e00-\u9fff]{0,4}(?:说明|提示|須知|须知|說明))[：:]")
_SPECIMEN = lazy(r"本(?:示范|合同|协议|格式|参考|示範|協議)?(?:文本|样本|范本|样表|模板|樣本|範本)")
_ISSUED = lazy(
    r"编印|印[制发]|[制修]订|制定|推荐使用|推[行广]|启用|施行|发布|试行|依据|根据|第\n号|令|文号"
)
_STATEMENT_SIGN = lazy(r"[。；]")
_REACH = 60
_EMPTY = 2
_LINES_AROUND = 2
_SIGNATURE_LINE = 60
_LABEL = 10
_MANY = 4
_SPARSE = 800


@dataclass(frozen=True, slots=True)
class Options:
    each_in_forms: bool = False


@rule("PH004", "blank", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    text = document.text
    yield from _empties(document)
    found = document.view(blanks)
    if not found:
        return
    if document.view(is_exam) and (
        len(found) >= _MANY or any(_is_task(document, span) for span in found)
    ):
        found = tuple(span for span in found if _is_instruction(document, span))
    form = document.view(form_of)
    spans = [
        span
        for span in found
        if not form.in_sheet(span)
        and not _is_signature(document, span)
        and not _is_stem(document, span)
        and not _is_sign(document, span)
    ]
    if (form.declared or form.leading not in (None, Hole.BLANKS)) and not options.each_in_forms:
        yield from (_forgotten(span) for span in found if _is_of_specimen(document, span))
        return
    labelled = sum(text[span.start - 1 : span.start] in (":", "：") for span in spans)
    by_hand = 2 * labelled >= len(spans) or _PARTIES.search(text) is not None
    dense = by_hand and len(spans) >= _MANY and len(text) <= _SPARSE * len(spans)
    if spans and (form.leading or dense) and not options.each_in_forms:
        yield form.as_hit(spans[0])
        return
    yield from map(_forgotten, spans)


def _forgotten(span: Span) -> Hit:
    return Hit(
        span,
        "这里留空未填，应补上内容或删去",
        "a blank that was not filled in; fill it or delete it",
    )


def _is_of_specimen(document: Document, span: Span) -> bool:
    """Say whether a note tells of the specimen itself, who made it and when: that is not empty.

    `使用说明：本示范文本由农机站编印，自　年　月　日起推荐使用。`
    """
    text, index = document.view(simplified), document.index
    line = index.line(index.position(span.start).row)
    before = text[max(line.start, span.start - _REACH) : span.start]
    after = text[span.end : min(line.end, span.end + _REACH)]
    clause = _STATEMENT_SIGN.split(before)[-1] + "\n" + _STATEMENT_SIGN.split(after)[0]
    return (
        _NOTE.match(text, line.start, line.end) is not None
        and _SPECIMEN.search(before) is not None
        and _ISSUED.search(clause) is not None
        and before.count("（") <= before.count("）")
    )


def _empties(document: Document) -> Iterator[Hit]:
    """Yield the one label, or the one cell, that is empty where all others are filled."""
    if document.view(is_exam):
        return
    form = document.view(form_of)
    for span, name in document.view(empties):
        if not form.in_sheet(span) and not form.declared:
            yield Hit(
                span,
                f"“{name}”没有填，别处都已填上；应补上内容",
                f"{name!r} is empty where all else is filled; fill it",
            )


def _is_task(document: Document, span: Span) -> bool:
    """Say whether a paper asks for what is missing: in a numbered line, or at the sentence's end.

    Advice on taking an examination has no such lines, and a blank in it was forgotten.
    """
    text, index = document.text, document.index
    line = index.line(index.position(span.start).row)
    block = document.blocks[document.block_at(span.start)]
    return (
        block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
        or _NUMBERED.match(text, line.start) is not None
        or not text[span.end : line.end].strip(" \u3000。，；？")
        or text[span.end : span.end + 1] in tuple("。？")
        or _OPTIONS.match(text, span.end) is not None
    )


def _is_instruction(document: Document, span: Span) -> bool:
    """Say whether a paper tells where to go, and has lost the name: 交到（　　）教研室.

    So it is with what it says of itself: 考试时间（　）分钟.
    """
    text, index = document.text, document.index
    line = index.line(index.position(span.start).row)
    before = text[max(line.start, span.start - _REACH) : span.start]
    if _OF_THE_PAPER.search(before) is not None and _IN_PAPER.match(text, span.end) is not None:
        return True
    return (
        _ASKED.search(before) is not None
        and _TOWARDS.search(before) is not None
        and _UNIT.match(text, span.end) is not None
        and document.blocks[document.block_at(span.start)].kind is BlockKind.PARAGRAPH
        and _NUMBERED.match(text, line.start) is None
        and _OPTIONS.match(text, span.end) is None
    )


def _is_stem(document: Document, span: Span) -> bool:
    """Say whether the blank is the bracket for the answer to a question."""
    text, index = document.text, document.index
    if text[span.start] not in "（(":
        return False
    line = index.line(index.position(span.start).row)
    if not text[line.start : span.start].strip() and _NUMBER.match(text, span.end):
        return True
    if not text[span.end : line.end].strip() and _JUDGED.search(text[line.start : span.start]):
        return True
    return _OPTIONS.match(text, span.end) is not None


def _is_sign(document: Document, span: Span) -> bool:
    """Say whether brackets with nothing in them, no space either, are spoken of as signs."""
    text = document.text
    if len(span) != _EMPTY or text[span.start] not in "（(【〔［[{｛":
        return False
    block = document.blocks[document.block_at(span.start)]
    if block.kind is BlockKind.TABLE_CELL and len(block.span.of(text).strip()) == _EMPTY:
        return True
    before = _SIGN_BEFORE.search(text, max(0, span.start - _LABEL), span.start)
    return before is not None or _SIGN_AFTER.match(text, span.end) is not None


def _is_signature(document: Document, span: Span) -> bool:
    """Say whether the blank is to be signed by hand: a label of signing stands near."""
    text, index = document.text, document.index
    if _SIGNED.search(text, max(0, span.start - _LABEL), span.start):
        return True
    row = index.position(span.start).row
    if len(index.line(row)) > _SIGNATURE_LINE:
        return False
    first, last = max(1, row - _LINES_AROUND), min(len(index), row + _LINES_AROUND)
    lines = (index.line(near) for near in range(first, last + 1))
    return any(len(line) <= _SIGNATURE_LINE and _SIGNED.search(line.of(text)) for line in lines)
