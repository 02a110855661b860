r"""起草人留给自己或留给填写人的提示，没有删去
A note to the drafter or to whoever fills the text in, left behind

“【待补】”“（此处填写单位全称）”“单击此处输入文字。”“TODO：核对数据”都是写给起草人看的话。
提示要么自成一段、自成一句，要么用括号单独括起；规则只认这样的位置，句子里当事实讲的不算。

不报：
作为事实的待定（时间待定、名单待核实后公布、问题线索待核实）、有待补充、亟待完善；
“此处的‘换新’是指……”一类行文；讲待办清单、TODO 软件的文章；代码里的 TODO；
操作说明（请输入密码后点击登录）；引用来讲解的提示语；整篇表单里的填写说明。

选项：
extra 是本单位另外惯用的提示语，出现就报；allowed 是不算提示的字串。

    [rules.PH005]
    extra = ["请综合科核"]
    allowed = ["（待补充）"]

出处：
Word 模板的提示文字；多人合写的报告；范文网站的模板；Wikipedia 清理出的 [INSERT SOURCE URL]。

反例：
    全年实现产值【待补】亿元。
    数据待补充，请核实。
    （此处填写单位全称）
    （此处应补充去年同期数据）
    参会人员：待补充
    主要做法（待完善）如下。
    【此处插入现场照片】
    请输入姓名
    尊敬的【请填写客户名称】：
    单击或点击此处输入文字。
    键入章节标题
    TODO：核对投资额
    投资额为TBD，请财务科确认。
    负责人：TBD
    来源见 [INSERT SOURCE URL] 一文。
    FIXME: 补一张图
    全市共有[待核实]家企业参评。
    Click or tap here to enter text.
    工作成效XXX（待核）

正例：
    会议地点另行通知，时间待定。
    名单待核实后公布。
    移交问题线索12条，其中待核实3条。
    这方面的研究有待补充，制度亟待完善。
    此处的“换新”应指以旧换新。
    我把今天要做的事写进待办清单，又装了一个 TODO 应用。
    代码里留着不少 TODO 注释。
    请输入密码后点击“登录”按钮。
    页面提示“请输入姓名”时，输入本人姓名。
    待补充物资已经装车。
    对待核实工作要认真细致。
    请填写《报名表》并于周五前报送。
    Word 会在封面显示“单击此处输入文字”。
    此处省略部分内容。
    演讲嘉宾（待确认）将分享经验。
    （上篇完，待续）
    订单状态分为待付款、待审核、待完善三种。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.document import Document
from wenlint.language.form import form_of
from wenlint.language.mention import is_sample
from wenlint.language.words import places_of
from wenlint.patterns import lazy
from wenlint.rule import Hit, rule
from wenlint.text import Span

_PENDING = "待(?:补充?|核实?|填写?|完善|添加|定稿|修改|续写|查证|校对|插入|替换|配图)"
_IN_SQUARE = "待(?:确认|更新|定)"
_OPEN, _CLOSE = r"[【（(\[［〔{]", r"[】）)\]］〕}]"
_INSIDE = r"[^【】（）()\[\]\n]"
_ALONE = r"(?=$|[\n\x1f])"
_SELF = (
    "(?:数据|数字|内容|材料|图片|照片|姓名|名称|此处|这里|该处|此段|本段|本节|下文|以下"
    "|具体(?:内容|数据|名单|数字)?|详情)"
)
_VERB = (
    "(?:填|补充|插入|添加|加入|输入|键入|粘贴|替换|写[明上入]?|放(?:置|入|图|照片|表)|列[出明]"
    "|说明(?!一|的)|注明|空着|留空|待补|请|改为|核对|附[图表上]|配图|缺)"
)
_ASK = "(?:输入|填写?|填入|补充|插入)"
_NOTE = lazy(
    rf"""
      {_OPEN}[ ]?[^【】（）()\[\]\n。；]{{0,8}}?{_PENDING}
      (?:[，、,：:]{_INSIDE}{{0,16}})?[ ]?{_CLOSE}
    | {_OPEN}待(?:插入|补充|添加|填写){_INSIDE}{{1,8}}{_CLOSE}
    | [【\[［]{_INSIDE}{{0,8}}?{_IN_SQUARE}[ ]?[】\]］]
    | {_OPEN}{_INSIDE}{{0,4}}(?:此处|在此|这里|此段){_INSIDE}{{0,4}}{_VERB}{_INSIDE}{{0,40}}{_CLOSE}
    | [【\[［][ ]?请(?:在此处?|在这里)?(?:{_ASK}|选择|替换|核[实对]|自行){_INSIDE}{{0,20}}[】\]］]
    | [（(][ ]?请(?:在此处?{_ASK}|在这里{_ASK}|补充|插入|替换){_INSIDE}{{0,20}}[）)]
    | [【\[［][ ]?(?:填写|填入|插入|输入|键入)[^【】\[\]\n，。]{{1,12}}[】\]］](?!\()
    | (?<=^|[，。；：:\n\x1f]){_SELF}{_PENDING}(?=$|[，。；！\n\x1f])
    | (?<=[：:]){_PENDING}(?=$|[，。；\n\x1f])
    | (?:^|(?<=[\n\x1f]))[ \u3000]*+{_PENDING}[。！]?{_ALONE}
    | (?:^|(?<=[\n\x1f：]))[ ]?请(?:输入|填写|键入)[^\n\x1f，。；：《“”后并]{{1,10}}{_ALONE}
    | (?:单击|点击|双击|单击或点击|请?在)此处(?:输入|添加|键入|编辑|插入)[^\n。，；“”]{{1,12}}。?
    | [\[【]?键入[^\n。，；“”]{{1,10}}(?:标题|文字|内容|摘要|名称|日期|姓名)[\]】]?
    | \[[ ]?(?:INSERT|Insert|ADD|TODO|TBD|FIXME|TK)\b[^\]\n]{{0,60}}\]
    | (?:Click|Tap|Click\ or\ tap)\ here\ to\ (?:enter|add)\ [^\n。]{{1,30}}?(?:\.|$)
    | (?<![A-Za-z_/-])(?:TODO|FIXME|TBD)(?=[ ]?[：:（(][ ]?\S)
    | (?:^|(?<=[\n\x1f]))TODO[ ](?=[\u4e00-\u9fff])(?!列表|清单|应用|软件|工具|注释|项|是)
    | (?<![A-Za-z])(?:TBD|TBC)(?=[个名人项条家次场户年月元万亿%％])
    | (?<=[：:为是在（【([，])[ ]?(?:TODO|TBD|FIXME)(?=$|[，。；、）】)\]\n\x1f])
    """,
    regex.X | regex.M,
)
_REACH = 40
_SPOKEN_OF = lazy(r"[“‘`「『][ ]?\Z")
_ABOUT = lazy(r"待办|注释|清单|代码|提示[“：:]|占位")


@dataclass(frozen=True, slots=True)
class Options:
    extra: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@rule("PH005", "fill-in-note", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    text = document.text
    found = {Span(*match.span()) for match in _NOTE.finditer(text)}
    spans = sorted({*(span for span in found if not _is_mention(text, span))})
    for span in sorted({*spans, *places_of(options.extra, text)}):
        note = span.of(text).strip()
        if note in options.allowed or form_of(text).in_sheet(span):
            continue
        yield Hit(
            span,
            f"“{note}”是起草时的提示，应补上内容或删去",
            f"{note!r} is a note to the drafter; put the content there or delete it",
        )


def _is_mention(text: str, span: Span) -> bool:
    """Say whether the note is quoted or explained."""
    start = (
        max(text.rfind("\n", max(0, span.start - _REACH), span.start), span.start - _REACH - 1) + 1
    )
    before = text[max(0, start) : span.start]
    return bool(_SPOKEN_OF.search(before) or _ABOUT.search(before)) or is_sample(text, span)
