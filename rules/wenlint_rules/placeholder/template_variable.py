r"""模板变量没有换成实际内容
A variable of a template not replaced: {{姓名}}, ${甲方}, <公司名称>, «姓名», %name%, [领导姓名]

邮件合并、合同模板、网站模板里的变量原样留在了文中。花括号、美元符号、书名形尖括号的变量一望而知；
方括号和单尖括号只有里面写的是表单栏目的名称（姓名、名称、日期、金额……）时才算。

不报：
HTML 标签、泛型、代码段里的模板；讲解模板语法的句子（使用 {{ name }} 插值）；环境变量（%PATH%）；
站点短代码、公式、表达式（{{ .name }}、${HOME:-/root}）；
技术文档里英文名的变量；集合和属性集{学号}；
百分号编码的网址；尖括号、方括号写的文章名和小标题（【时间】6月1日）；引用标记[1]。
变量很多的，只报一处并说明共有几处；整篇就是表单的另外说明。

选项：
each_in_forms = true 时，整篇是模板的也逐处报；allowed 是不算变量的字串。

    [rules.PH006]
    each_in_forms = false
    allowed = ["{{TOC}}"]

出处：
邮件合并失败的通知；代写站点的讲话稿模板。

反例：
    尊敬的{{姓名}}同志：
    甲方为${甲方}，住所地为${address}。
    本合同由<公司名称>与乙方签订。
    兹证明«姓名»系我单位职工。
    亲爱的%name%，您好！
    下面请[领导姓名]讲话。
    亲爱的{船东}：缆桩已经换好。
    药箱已送到{收货人}手中。
    下面请[XXX领导姓名]讲话。
    联系人：【联系人姓名】

正例：
    使用 {{ name }} 语法可以插值。
    模板中的变量写作{{姓名}}。
    在 %PATH% 和 %APPDATA% 目录下查找。
    网址为 https://example.com/%E4%BD%A0%E5%A5%BD/index.html
    <人民日报>刊发了评论员文章。
    【时间】6月1日上午
    【作者】李四
    研究表明[1]，效果显著[2]。
    Map<String, List> 是泛型。
    增长5%以上，降幅3%左右。
    «真理报»发表了社论。
    关系的主键为{工号}，由它决定{姓名}和{电话}。
    脚本读取 ${limit} 的值，投影到 {船东姓名}。
    目录由 ${cache.dir:-/tmp} 决定，值为 {{ order.total | money }}。

正例（Markdown）：
    | 写法 | 结果 |
    | --- | --- |
    | {{ title }} | 标题 |
    | {{ 姓名 }} | 秦岭 |

    由 {单位, 部门} 推出 {姓名}。

正例（Markdown）：
    模板里写 `{{姓名}}`，渲染后得到实际的姓名。

    <div class="name">正文</div>

    {{< callout type="note" >}}
    第一次启动要先初始化。
    {{< /callout >}}

    事件 $\{a,b\}$ 与 ${e_1}^2$ 独立。

    | 键 | 默认值 |
    | --- | --- |
    | 主题 | {{ mailSubject }} |

反例（Markdown）：
    # 通知

    尊敬的{{客户姓名}}，您的申请已于${date}受理。

反例（Markdown）：
    集合 $S$ 由${审稿人}复核，属性值一并列出。

反例（Markdown）：
    设 $B=\{2,4\}$，由归纳法得证。

    卷面由${grader}批改，共 ${total} 份。

反例（Markdown）：
    模板里写 `{{ nick }}`。

    敬爱的{{ nick }}：船票附后，请按时登船。

    {{ guest.name }}女士，您好！座位已经留好。

正例（Markdown）：
    模板里写 `{{ nick }}`，信的开头写成：

    敬爱的{{ nick }}：

    开头是“敬爱的{{ nick }}：”。

    {{ guest.name }}女士的座位在前排。

反例（全文）：
    邀请函

    尊敬的{{姓名}}：
    诚邀您于{{日期}}出席{{会议名称}}，地点在{{地点}}，联系人{{联系人}}，电话{{电话}}。
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from wenlint.core.document import BlockKind, Document, TriviaKind
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint.language.form import Hole, form_of, is_dense
from wenlint.language.mention import is_sample, is_technical, sentence_around
from wenlint.language.simplified import in_simplified
from wenlint.lexicon.names import FIELD, PERSON_FIELD
from wenlint.lexicon.placeholders import X_OF_VARIABLES

_HAN = "[\u4e00-\u9fff]"
_VARIABLE = lazy(
    rf"""
      (?P<plain>\{{\{{[^{{}}\n]{{1,40}}\}}\}} | \$\{{[^{{}}\n]{{1,40}}\}}
      | «(?:{_HAN}{{0,6}}{FIELD}|[A-Za-z_]\w{{0,20}})»
      | [<＜]{_HAN}{{0,6}}{FIELD}[>＞]
      | (?<![%A-Za-z\d_./\\])%[a-z_]{{3,20}}%(?![A-Za-z\d_/\\])
      | (?<![%A-Za-z\d_])%{_HAN}{{0,4}}{FIELD}%
      | (?<![A-Za-z\d_{{$])\{{{_HAN}{{0,6}}(?:{FIELD}|{PERSON_FIELD})\}}
      | (?<=尊敬的|敬爱的|亲爱的|[您你]好[，！,! ])\{{{_HAN}{{1,8}}\}}
      | \{{{_HAN}{{1,8}}\}}(?=(?:同学|先生|女士|老师)?[，, ]?[您你]好)
      | (?<=[\u4e00-\u9fff：])\{{[a-z_]{{3,20}}\}}(?=[\u4e00-\u9fff：，。]))
    | (?<={_HAN}|[，：:])(?P<bracket>[\[【［][{X_OF_VARIABLES}]*+{_HAN}{{0,6}}{FIELD}[\]】］])(?!\()
    """,
    regex.X,
)
_ABOUT = lazy(
    r"模[板版](?:文件|中|里|语法|引擎|变量)|[}»>](?:来|就)?(?:表示|代表)(?!团|处)|标签|语法|代码|环境变量|路径|字段|宏|脚本|变量|参数|占位"
    r"|替换[为成]|渲染|插值|读取|[取的]值|赋值|传入|实体"
)
_SET_OF_MORE = lazy(r"\{[^{}\n，,、]{1,12}[，,、][^{}\n]{1,40}\}")  # {单位, 部门}
_HEAD_OF_SYNTAX = lazy(
    r"写法|语法|标记|占位|变量|字段|标签|模[板版]|代码|格式|参数|键|符号|示例|输入"
)
_WRITTEN = lazy(r"(?:写作|写为|写成|形如)[^，。；]{0,6}\Z")
_SETS = lazy(
    r"属性|集合|[主外]键|[主外]码|候选[码键]|元组|函数依赖|决定因素|推出|依赖|投影|选择运算|连接运算|闭包|范式|关系模式"
)
_CODE_NAME = lazy(r"[{$%«\s]*(?P<name>[^\u3400-\u9fff]+?)[}%»\s]*")
_NAME = lazy(r"[A-Za-z_]\w*")
_CHINESE = lazy(r"[\u3400-\u9fff，。、；：？！“”《》（）]")
_PATH = lazy(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,3}")
_GREETED = lazy(r"(?:\A|[\s，。！])(?:尊敬|亲爱|敬爱)的[ ]?\Z")
_AFTER_NAME = lazy(
    r"[ ]?(?:$|[\n：:，,]|同学|先生|女士|老师|同志|用户|客户|会员|家长|朋友|[您你]好)"
)
# 祝学习顺利！讲师：{{ teacher }} closes a letter.
_SIGNED = lazy(
    r"[。！][ \u3000]*(?:讲师|作者|主讲人?|联系人|负责人|主持人|编辑|记者|班主任|校长"
    r"|[此敬]致|签名|署名)[：:][ ]?\Z"
)
_TITLED = lazy(
    r"[ ]?(?:同学|先生|女士|老师|同志|家长|朋友)?[，,]?[ ]?"
    r"(?:[您你]好[！!，,：:。]|(?<=[士生学师志长友])[：:])"
)
_LEADS = lazy(r"模[板版]|示例|例[如子]|样例|写[成作法]|格式|语法|如下|代码|输出")
_QUOTES = '“‘「『`"'
_FORMULA = ("$", "\\")  # a formula is cut out as code is; it says nothing of templates
_REACH = 60
_MANY = 5
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Options:
    each_in_forms: bool = False
    allowed: tuple[str, ...] = ()


@rule("PH006", "template-variable", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    given, written = document, document.text
    document = given.view(in_simplified)
    text = document.text
    spans = [
        Span(*match.span(match.lastgroup or 0))
        for match in _VARIABLE.finditer(text)
        if written[match.start() : match.end()] not in options.allowed
    ]
    addressed = {document.block_at(span.start) for span in spans if _is_addressed(document, span)}
    technical = any(
        piece.kind is TriviaKind.CODE and piece.text[:1] not in _FORMULA
        for piece in document.trivia
    )
    spans = [
        span
        for span in spans
        if not (
            _is_explained(text, span)
            or (document.block_at(span.start) not in addressed and _is_code(text, span, technical))
            or _is_shown(document, span)
        )
    ]
    if not spans:
        return
    form = given.view(form_of)
    if not options.each_in_forms and (form.leading or len(spans) >= _MANY):
        if form.leading is Hole.VARIABLES or (form.leading is None and is_dense(text, spans)):
            yield form.as_hit(spans[0], len(spans))
        elif form.leading is None:
            yield _together(written, spans)
        return
    for span in spans:
        if not form.in_specimen(span):
            name = span.of(written)
            yield Hit(
                span,
                f"“{name}”是没有替换的模板变量，应换成实际内容",
                f"{name!r} is a variable of a template; put the real content there",
            )


def _together(text: str, spans: Sequence[Span]) -> Hit:
    """Report the variables of a text that is no form, but holds many, at the first of them."""
    name = spans[0].of(text)
    return Hit(
        spans[0],
        f"“{name}”等{len(spans)}处是没有替换的模板变量，应换成实际内容",
        f"{name!r} and others, {len(spans)} in all, are variables of a template; "
        "put the real content there",
        tuple(Related(span, "还有这一处", "here, too") for span in spans[1:_MOST_SHOWN]),
    )


def _is_explained(text: str, span: Span) -> bool:
    """Say whether the sentence teaches the notation."""
    before, after = sentence_around(text, span)
    if text[span.start] in "[【［" and before.lstrip()[:1] == text[span.start]:
        return True  # 【单位】…【姓名】…: labels
    return (
        is_sample(text, span)
        or is_technical(before + after)
        or _ABOUT.search(before + after) is not None
        or _WRITTEN.search(before) is not None
        or (_is_set(text, span) and _SETS.search(before + after) is not None)
        or (_is_set(text, span) and _SET_OF_MORE.search(before + after) is not None)
    )


def _is_set(text: str, span: Span) -> bool:
    """Say whether a variable in single braces may be a set: {学号}."""
    return text[span.start] == "{" and text[span.start : span.start + 2] != "{{"


def _is_code(text: str, span: Span, technical: bool) -> bool:
    """Say whether a variable without a Chinese name is code rather than a blank of a letter.

    A blank is a plain name that a sentence runs through, in a document that shows no code.
    """
    code = _CODE_NAME.fullmatch(span.of(text))
    if code is None:
        return False
    if technical or not _NAME.fullmatch(code["name"]):
        return True
    before, after = text[: span.start][-2:].rstrip(" "), text[span.end : span.end + 2].lstrip(" ")
    return not (_CHINESE.match(before[-1:]) or _CHINESE.match(after[:1]))


def _is_addressed(document: Document, span: Span) -> bool:
    """Say whether a letter addresses its reader by the variable: 尊敬的{{ name }}：.

    Where a template is shown, the words are quoted, or the line before leads to them.
    """
    text = document.text
    code = _CODE_NAME.fullmatch(span.of(text))
    if code is None or not _PATH.fullmatch(code["name"].strip()):
        return False
    block = document.blocks[document.block_at(span.start)]
    if block.kind is BlockKind.TABLE_CELL or block.quoted:
        return False
    start = max(block.span.start, text.rfind("\n", block.span.start, span.start) + 1)
    before, after = (
        text[max(start, span.start - _REACH) : span.start],
        text[span.end : span.end + 8],
    )
    if any(sign in before for sign in _QUOTES):
        return False
    above = text[max(0, start - _REACH) : start].rstrip()
    if above.endswith(("：", ":")) and _LEADS.search(above.rpartition("\n")[2]):
        return False
    greets = _GREETED.search(before) is not None and _AFTER_NAME.match(after) is not None
    if _SIGNED.search(before) is not None and not after.strip(" \n"):
        return True
    return greets or (not before.strip() and _TITLED.match(after) is not None)


def _is_shown(document: Document, span: Span) -> bool:
    """Say whether a variable is shown as a sample: quoted in a table of formats or a quotation."""
    at = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    block = document.blocks[max(0, at)] if document.blocks else None
    if block is None or not (block.quoted or block.kind is BlockKind.TABLE_CELL):
        return False
    if block.cell is not None and _HEAD_OF_SYNTAX.search(_head_above(document, at)):
        return True
    said = document.text[block.span.start : span.start]
    return said.count('"') % 2 == 1 or said.count("“") > said.count("”")


def _head_above(document: Document, place: int) -> str:
    """Return the head of the column of a cell, by the place of its block."""
    cell = document.blocks[place].cell
    for at in range(place - 1, max(-1, place - 1 - _FURTHEST_HEAD), -1):
        block = document.blocks[at]
        if cell is None or block.cell is None or block.cell.table != cell.table:
            break
        if block.cell.row == 0 and block.cell.column == cell.column:
            return block.span.of(document.text)
    return ""


_FURTHEST_HEAD = 400
