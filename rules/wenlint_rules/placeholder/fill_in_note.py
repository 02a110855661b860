r"""起草人留给自己或留给填写人的提示，没有删去
A note to the drafter or to whoever fills the text in, left behind

“【待补】”“（此处填写单位全称）”“单击此处输入文字。”“TODO：核对数据”都是写给起草人看的话。
提示要么自成一段、自成一句，要么用括号单独括起；规则只认这样的位置，句子里当事实讲的不算。

不报：
作为事实的待定（时间待定、名单待核实后公布、问题线索待核实）、有待补充、亟待完善；
“此处的‘换新’是指……”一类行文，括注的说明（这里只是举例说明）和编者、译者的按语（译者注：此处改为
新写法）；栏目的名称（【输入格式】、【填写说明】）；讲待办清单、TODO 软件的文章；代码里的 TODO；
操作说明（请输入密码后点击登录）；引用来讲解的提示语；与旁边代码里的注释一样说进度的（待添加）；整篇表单里的填写说明。

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
    端口任选（此处填端口号），保存后重启。
    碑文后半磨灭（整理者注：此处待补充拓片）。
    ## [输入作者姓名]
    下文三处的脚注待补。
    产量增长两成（小周，再核一下这个数）。
    完成验收 @老秦 补一下日期
    据记载始建于明代（文献后补）。
    【这里再加一个邻村的例子】
    下面请会长（姓名）宣读名单。
    拧紧螺母。此处需配一张示意图。
    🚧 本章撰写中，过几天补全
    题目：（待定）
    恢复步骤 TODO
    （此處請補現場照片）
    经办人：（请填写）
    今春栽下果树（请填写数目）棵。
    诗句（译文待定）见下。
    〔此处请补录跋文〕
    碑陰磨滅（編者：此處待補錄文）。
    商队在渡口过夜（译者注：镇名还没有查到，付印前补译）。
    【编者按：这一封的日期拿不准，回头再核。】
    译者注：此人生平尚未查到，定稿前补注。
    入库的菌种又多了两成。小孙帮忙查一下这组数，下班前告诉我。
    接下来上台的是家长代表（姓名）女士，请大家欢迎。
    測站的型號為[輸入儀器型號]，房租（請補充租金）按季付。
    （此處請會計室補去年決算數據）
    冷却塔的余量仍有富裕。FIXME 上一句要改

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
    商队在渡口过夜（译者注：镇名尚未查到，两说并存）。
    【编者按：这一封的日期付印前据信封补上。】
    译者注：初版未收此文，再版前补入。
    灌溉用井水（这里说的井水不含泉水），每日两次。
    是年大水，（按：此处有缺文。）民多流徙。
    这段已经删去（译注：此处据初版补充）。
    在搜索框键入城市名称，列表就会缩短。
    用户在此处输入的文字会保留一周。
    模块分为[输入层]、[隐藏层]和[输出层]。
    【填写说明】字迹清楚，不得涂改。
    [填写超时] 请重新登录以后再试。
    感谢@小麦 提供的照片。
    申请书应当写明负责人（姓名）、住所。
    材料复印件（加盖公章）一式三份。
    新馆正在建设中，明年开放。
    看板上有 TODO 与 DONE 两列。
    来宾须核对姓名后入场（请勿拥挤）。
    小孙帮忙查一下这组数，发现少算了一车。
    受理期限为一个月（补交附件的日子除外），逾期视为同意（补充名单另行公示）。

正例（Markdown）：
    水泵的接口如下：

    ```c
    int open(void);
    int drain(void);  // 待完善
    ```

    - 阀门的接口与水泵一致（待完善）

反例（Markdown）：
    ---
    title: 秋播
    author: 你的名字
    ---

    霜降前后播种。

反例（Markdown）：
    安装如图所示。

    ![底座](img/placeholder.png)

反例（Markdown）：
    水泵的接口如下：

    ```c
    int open(void);
    int drain(void);
    ```

    - 阀门的接口与水泵一致（待完善）
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.core.document import BlockKind, Document, TriviaKind
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint.language.form import form_of
from wenlint.language.mention import is_sample
from wenlint.language.simplified import simplified
from wenlint.language.words import MEASURE, places_of
from wenlint.lexicon.measure_sets import AFTER_NOTES
from wenlint.lexicon.names import FIELD
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.placeholders import (
    INSERTED,
    MARKERS,
    MARKERS_IN_SQUARE,
    MARKERS_OF_FIGURES,
    PENDING,
    PENDING_IN_SQUARE,
    PENDING_MATERIAL,
    PENDING_PARTS,
    TO_WRITE,
    WRITTEN_PARTS,
)
from wenlint_rules.placeholder.notes import defaults, notes

_OPEN, _CLOSE = r"[【（(\[［〔{]", r"[】）)\]］〕}]"
_INSIDE = r"[^【】（）()\[\]\n]"
_ALONE = r"(?=$|[\n\x1f])"
_VERB = (
    "(?:填(?:[写入上])?|补充|(?<=[请請待])[补補](?:[入录錄写寫齐齊上])?|(?<=[请待])校|插入|添加|加入|输入|键入|粘贴|替换|写[明上入]?(?![错法成作得])|放(?:置|入|图|照片|表)"
    "|列[出明]|说明(?![一：:，。）)]|[有见如])|注明|空着|留空|待补|(?<=[应需要请待可拟])改为|核[对实]|附(?:[图表上]|说明)|配图"
    "|缺(?=[^，。]{0,4}(?:图|照片|表|数据|材料|内容)))(?![了过着的一两几])"
)
# （此处应补充数据） asks for something; （这里只是举例说明）, （此处据初版补充） tell something.
_TO_DO = "(?:还|再|应当?|需要?|须|要|请|待|可|拟|建议|后续|稍后|统一|继续|进一步)"
# （译者注：此处改为新写法） tells what was done, too: its reader is the reader of the text.
_EDITORIAL = "[编译校整理者笔作]{0,3}[注按案]"
# 【填写说明】 and 【输入格式】 are titles: 填写 and 输入 belong to a noun there.
_TITLE_HEAD = "说明|要求|须知|示例|样例|范例|指南|指引|规范|规则|方法|步骤|人|日期|时间|完|注意"
# 尚未查到，交稿前补译: what is not done, and when it is to be. 今已无考 tells of the text alone.
_UNDONE = "(?:[尚还還仍暂暫]未|未[能及曾]|[还還尚仍暂暫]?[没沒]有?|拿不[准準]|存疑|不[确確]定)"
_SOON = "(?:回[头頭]|稍[后後]|改天|有空|日后|日後|明[天日]|下[次周週])"
_BEFORE_PRINT = (
    "(?:[交定发發]稿|付[印排]|送[审審]|出版|提交|成[书書]|发布|印刷|上[线線]|[终終]校)之?[前时時]"
)
_DO_STILL = (
    "[再须須要请請务務必得]{0,3}+(?:[补補][译譯录錄写寫校查全上注齐齊正]?"
    "|[核校查改译譯][对對实實验驗定正]?)(?![了过過于於])"
)
_LATER = f"(?:{_SOON}|{_BEFORE_PRINT}){_DO_STILL}"
_SURELY_LATER = f"(?:{_SOON}|{_BEFORE_PRINT}(?=[再须須要请請务務必得])){_DO_STILL}"
_EDITORIAL_ALONE = "(?:[编編校译譯][者注]|整理者|笔者|作者)[注按案]?"
_LATER_WORDS = "回头 回頭 稍后 稍後 改天 有空 日后 日後 明天 明日 下次 下周 下週 前 时 時"


# Those that are in brackets, each with words of which one is in the same brackets. Each by itself,
# for then a plain search rules most out: all as one would be tried everywhere.
_IN_BRACKETS = [
    (words.split(), [lazy(source, regex.X | regex.M) for source in sources])
    for words, sources in {
        "待": (
            rf"""
              {_OPEN}[ ]?[^【】（）()\[\]\n。；]{{0,8}}?{PENDING}
              (?:[，、,：:]{_INSIDE}{{0,16}})?[ ]?{_CLOSE}
            """,
            rf"[【〔［]待补{_INSIDE}{{1,8}}{_CLOSE}",
            rf"{_OPEN}{PENDING_MATERIAL}{_INSIDE}{{1,8}}{_CLOSE}",
            rf"[【\[［]{_INSIDE}{{0,8}}?{PENDING_IN_SQUARE}[ ]?[】\]］]",
            rf"[（(](?:{WRITTEN_PARTS})待定[）)]",
        ),
        "注： 注: 按： 按: 案： 案:": (
            rf"""
              {_OPEN}{_EDITORIAL}[：:](?:{_INSIDE}{{0,30}}?[，,；;])?
              (?P<m>[^【】（）()\[\]\n，,；;]{{0,16}}?[待应需请]{{1,2}}+[补核查校]{_INSIDE}{{0,16}}){_CLOSE}
            """,
        ),
        _LATER_WORDS: (
            rf"""
              {_OPEN}{_INSIDE}{{0,30}}?{_UNDONE}{_INSIDE}{{0,16}}?[，,；;]
              {_LATER}{_INSIDE}{{0,8}}{_CLOSE}
            """,
            rf"""
              {_OPEN}{_EDITORIAL}[：:]{_INSIDE}{{0,24}}?(?<=[，,；;：:])
              {_SURELY_LATER}{_INSIDE}{{0,8}}{_CLOSE}
            """,
        ),
        "此处 在此 这里 此段 此處": (
            rf"""
              {_OPEN}(?!{_EDITORIAL}){_INSIDE}{{0,4}}(?:此[处處]|在此|这里|此段)
              {_TO_DO}{{0,2}}+(?:[\u4e00-\u9fff]{{2}}(?=待))?{_VERB}{_INSIDE}{{0,40}}{_CLOSE}
            """,
        ),
        "请": (
            rf"[【\[［][ ]?请(?:在此处?|在这里)?(?:{TO_WRITE}|选择|替换|核[实对]|自行)"
            rf"{_INSIDE}{{0,20}}[】\]］]",
            rf"[（(][ ]?请{TO_WRITE}[ ]?[）)]",
            # What is asked for stands where a figure is missing: 产茶（请填写产量）公斤
            rf"(?<=[\u4e00-\u9fff])[（(][ ]?请{TO_WRITE}{_INSIDE}{{1,12}}[）)](?=[ ]?{MEASURE})",
            rf"[（(][ ]?请(?:在此处?{TO_WRITE}|在这里{TO_WRITE}|补充|插入|替换)"
            rf"{_INSIDE}{{0,20}}[）)]",
        ),
        "填写 填入 键入 输入 插入": (
            rf"""
              [【\[［][ ]?(?:(?:填写|填入|键入)(?!{_TITLE_HEAD})
              (?:(?:[您你此具相实所对]|各自)[^【】\[\]\n，。]{{1,11}}
              |[^【】\[\]\n，。]{{0,10}}?{FIELD})
              |(?P<input>输入)(?:[您你][^【】\[\]\n，。]{{1,11}}|[^【】\[\]\n，。]{{0,10}}?{FIELD})
              |插入[^【】\[\]\n，。]{{0,8}}?(?:{INSERTED}))[ ]?[】\]］](?!\()
            """,
            # Where a value is wanted: 系统版本为 [输入系统版本]
            rf"""
              (?<=[为是：:在于至到由][ ]?)[【\[［](?:填写|填入|键入|输入|插入)
              (?!{_TITLE_HEAD}|[法框端层口线源流器])[\u4e00-\u9fff]{{2,12}}[】\]］](?!\()
            """,
        ),
        " ".join(MARKERS_IN_SQUARE): (rf"\[[ ]?{any_of(MARKERS_IN_SQUARE)}\b[^\]\n]{{0,60}}\]",),
    }.items()
]
_BRACKET = plain(
    r"[【（(\[［〔{](?![一二三四五六七八九十\d]{1,3}[）)】\]］])(?=([^【】（）()\[\]\n]{1,80}))"
)
# Those that are in none, each with what must be in the text.
_NOTES = [
    (plain(sign), [lazy(source, regex.X | regex.M) for source in sources])
    for sign, sources in {
        "待[补補校核填完添定修续查插替配]": (
            rf"(?<=^|[，。；：:\n\x1f]){PENDING_PARTS}{PENDING}(?=$|[，。；！\n\x1f])",
            rf"(?<=的)(?:{WRITTEN_PARTS}){PENDING}(?=$|[，。；！\n\x1f])",
            rf"(?<=[：:]){PENDING}(?=$|[，。；\n\x1f])",
            rf"(?:^|(?<=[\n\x1f]))[ \u3000]*+{PENDING}[。！]?{_ALONE}",
        ),
        "：待更新": (r"(?<=[^态型记段级签]：)待更新(?=[。]?(?:$|[\n\x1f]))",),
        "[注按案者][：:]": (
            rf"""
              (?:^|(?<=[\n\x1f。！？])){_EDITORIAL_ALONE}[：:][^\n。]{{0,30}}?{_UNDONE}
              [^\n。]{{0,16}}?[，,；;]{_LATER}[^\n。，]{{0,8}}(?:。|$)
            """,
        ),
        "请(?:输入|填写|键入)": (
            rf"""
              (?:^|(?<=[\n\x1f：]))[ ]?
              (?P<alone>请(?:输入|填写|键入)[^\n\x1f，。；：《“”后并]{{1,10}}){_ALONE}
            """,
        ),
        "此处": (
            r"""
              (?:单击|点击|双击|单击或点击|(?<![\u4e00-\u9fff])请?在)此处(?:输入|添加|键入|编辑|插入)
              (?![^\n。，；]{0,8}的)[^\n。，；“”]{1,12}。?
            """,
        ),
        "键入": (
            rf"""
              (?:^|(?<=[\n\x1f：:（(]))[ ]?[\[【]?(?P<alone>键入[^\n。，；“”]{{0,10}}
              (?:标题|文字|内容|摘要|名称|日期|姓名))(?:[\]】）)]|{_ALONE})
            """,
        ),
        "|".join(sorted({*MARKERS, *MARKERS_OF_FIGURES})): (
            rf"(?<![A-Za-z_/-]){any_of(MARKERS)}(?=[ ]?[：:（(][ ]?\S)",
            r"(?:^|(?<=[\n\x1f]))TODO[ ](?=[\u4e00-\u9fff])(?!列表|清单|应用|软件|工具|注释|项|是)",
            rf"(?<![A-Za-z]){any_of(MARKERS_OF_FIGURES)}(?=[{AFTER_NOTES}])",
            rf"(?<=[：:为是在（【([，])[ ]?{any_of(MARKERS)}(?=$|[，。；、）】)\]\n\x1f])",
        ),
        "here": (r"(?:Click|Tap|Click\ or\ tap)\ here\ to\ (?:enter|add)\ [^\n。]{1,30}?(?:\.|$)",),
    }.items()
]
_ADDRESSES = lazy(r"请|[您你]|此处|具体|待")
_TAGGED = lazy(r"[ \u3000]?[^\s，。；：:、的]{2}")
_TAG = lazy(
    r"(?m)^[ \t\u3000]*+(?P<tag>[\[【［][^\[\]【】［］\n]{1,10}[\]】］])"
    r"[ \u3000]?[^\s，。；：:、的]{2}"
)
_PENDING_ALONE = lazy(rf"[（(][ ]?(?P<words>{PENDING})[ ]?[）)]")
_COMMENT = lazy(rf"(?://|#|--|/\*|<!--|;)[ \t]*+(?P<words>{PENDING})")
_REACH = 40
_SPOKEN_OF = lazy(r"[“‘`「『][ ]?\Z")
_ABOUT = lazy(
    r"待办|注释|清单|代码|提示[“：:]|占位"
    r"|(?:点击|单击|双击|点选|选[中择]|按下?|打开|进入|菜单|按钮)[ “]?\Z"
)
_OUTPUT = lazy(r"[【\[［][ ]?输出")


@dataclass(frozen=True, slots=True)
class Options:
    extra: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@rule("PH005", "fill-in-note", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    written, text = document.text, document.view(simplified)
    found = {
        _span(match)
        for match in _notes(text)
        if not _is_title(document, match) and not _is_tag(document, Span(*match.span()))
    }
    fields = [one.span for one in document.trivia if one.kind is TriviaKind.PLACEHOLDER]
    for span in fields:
        yield Hit(
            span,
            f"“{span.of(written).strip()[:20]}”是空着的填写框，应填写或删去",
            "an empty field that still shows what to fill in",
        )
    found = {
        span
        for span in found
        if not _is_mention(text, span) and not any(span.overlaps(field) for field in fields)
    }
    found |= {
        span
        for span in document.view(notes)
        if not any(span.overlaps(other) for other in (*found, *fields))
        and not _is_tag(document, span)
        and not any(word in span.of(written) for word in options.allowed)
    }
    spans = sorted(found)
    for span in sorted({*spans, *places_of(options.extra, written)}):
        note = span.of(written).strip()
        if _is_status(document, note):
            continue
        if note in options.allowed or document.view(form_of).in_sheet(span):
            continue
        yield Hit(
            span,
            f"“{note}”是起草时的提示，应补上内容或删去",
            f"{note!r} is a note to the drafter; put the content there or delete it",
        )
    for span, said, there in defaults(document):
        if said not in options.allowed:
            yield Hit(
                span,
                f"“{said}”是模板里的默认内容，应换成实际的",
                f"{said!r} is what a template says; put the real thing there",
                there=there,
            )


def _span(match: regex.Match[str]) -> Span:
    """Return what of a match says that something is to be done, else all of it."""
    return Span(*match.span("m" if "m" in match.groupdict() else 0))


def _notes(text: str) -> Iterator[regex.Match[str]]:
    """Yield what looks like a note, from left to right; what lies in another is none."""
    found = [*_in_brackets(text)]
    for sign, patterns in _NOTES:
        if sign.search(text):
            for pattern in patterns:
                found.extend(pattern.finditer(text))
    end = 0
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= end:
            end = match.end()
            yield match


def _in_brackets(text: str) -> Iterator[regex.Match[str]]:
    brackets = [(match.start(), match[1]) for match in _BRACKET.finditer(text)]
    all_said = "\n".join([said for _, said in brackets])
    for words, patterns in _IN_BRACKETS:
        had = [word for word in words if word in all_said]
        places = [at for at, said in brackets if any(word in said for word in had)] if had else []
        for pattern in patterns:
            end = 0
            for place in places:
                match = pattern.match(text, place) if place >= end else None
                if match is not None:
                    end = match.end()
                    yield match


def _is_title(document: Document, match: regex.Match[str]) -> bool:
    """Say whether the words are the title of a section (【输入格式】), or a step of a manual."""
    groups = match.groupdict()
    if groups.get("input"):
        return _OUTPUT.search(document.text) is not None
    alone = groups.get("alone")
    if not alone or not match[0].strip().startswith(alone):
        return False
    place = document.block_at(match.start("alone"))
    return document.blocks[place].kind is BlockKind.LIST_ITEM


def _is_tag(document: Document, span: Span) -> bool:
    """Say whether the words are the tag of their line, as others have one: [输入] 支持手写."""
    text = document.text
    if text[span.start] not in "[【［" or _ADDRESSES.search(text, span.start, span.end):
        return False
    if not _TAGGED.match(text, span.end):
        return False
    block = document.blocks[document.block_at(span.start)]
    start = max(block.span.start, text.rfind("\n", block.span.start, span.start) + 1)
    if text[start : span.start].strip():
        return False
    return any(found["tag"] != span.of(text) for found in _TAG.finditer(text))


def _said_in_code(document: Document) -> frozenset[str]:
    """Return what the comments in the code of a document say is still to come: // 待添加."""
    return frozenset(
        match["words"]
        for piece in document.trivia
        if piece.kind is TriviaKind.CODE
        for match in _COMMENT.finditer(piece.text)
    )


def _is_status(document: Document, note: str) -> bool:
    """Say whether a note in brackets tells how far the code beside it has come.

    A comment in that code says the same of one of its functions.
    """
    inside = _PENDING_ALONE.fullmatch(note)
    return inside is not None and inside["words"] in document.view(_said_in_code)


def _is_mention(text: str, span: Span) -> bool:
    """Say whether the note is quoted or explained."""
    start = (
        max(text.rfind("\n", max(0, span.start - _REACH), span.start), span.start - _REACH - 1) + 1
    )
    before = text[max(0, start) : span.start]
    return bool(_SPOKEN_OF.search(before) or _ABOUT.search(before)) or is_sample(text, span)
