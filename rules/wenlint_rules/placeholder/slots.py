"""Places whose grammar wants a number, a name or an address, and that hold a mask instead.

Elsewhere a letter or a sign may stand for anything; behind a label of telephones, between 图 and
所示, before a term of days it stands for what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.document import Document, TriviaKind
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import lines_at, matches
from wenlint.language.mention import (
    hides_names,
    is_beside_code,
    is_directed,
    is_exam,
    is_inscribed,
    is_prescribed,
    is_sample,
    is_technical,
    is_technical_text,
    sentence_around,
)
from wenlint.language.simplified import simplified
from wenlint.language.words import MEASURE
from wenlint.lexicon.names import POST

_X = "XxＸｘ×✕*＊"
_TERM = "(?:个?(?:工作日|自然日|日历日|交易日|小时|月)|日历天|日|天|年)"
_PHONES = (
    "电话|手机|热线|专线|传真|联系方式|咨询|客服|报修|洽询|预约|订票|举报|拨打|致电|同号|座机|短信"
)
_ROLES = (
    "主持人|主持|出席人员|出席|列席人员|列席|参会人员|参加人员|与会人员|缺席|记录人|记录|书记员"
    "|审判员|审判长|人民陪审员|联系人|联络人|承办人"
    "|经办人|负责人|校对|校长|主席|理事长|签发人|领队|裁判长|讲解员|司仪|记者|通讯员|秘书长"
    "|总经理|主讲人?"
)
_UNITS = (
    r"(?:[KMGT]i?B|[KMG]bps|[kM]?W|kVA|kV|mA|[kM]?Pa|k?g|[kcm]?m[²³23]?|[kMG]?Hz|mAh|dB"
    r"|ml)(?![A-Za-z\d])"
)
_DOMAIN = r"(?:com|cn|net|org|gov|edu)(?:\.(?:cn|tw|hk))?"
# Each with the words of which a text without any is not searched.
_SLOTS = {
    _PHONES: (
        rf"(?:{_PHONES})[^\n，。；\d{_X}]{{0,6}}?"
        rf"(?P<m>[(（+]?[\d{_X}_＿][\d{_X}_＿()（）－—–\- ]{{5,20}}[{_X}_＿])(?![\d{_X}A-Za-z])",
        rf"(?:{_PHONES})[^\n，。；\d]{{0,6}}?(?P<m>0{{3,4}}[-－—]?0{{7,8}})(?!\d)",
        rf"(?<![\d{_X}A-Za-z])(?P<m>1[3-9]\d[{_X}]{{8}}|1[{_X}]{{10}}"
        rf"|400-[\dXx]{{3}}-[Xx×*]{{4}})(?![\d{_X}])",
    ),
    "XXXX xxxx ＸＸＸＸ ××××": (  # 袁师傅138XXXXXXXX
        r"(?<![\dXxＸ×A-Za-z-])(?P<m>1[3-9]\d(?:[-— ]?[XxＸ×]{4}){2})(?![\dXxＸ×A-Za-z])",
    ),
    "@": (
        r"(?:寄|函|联系|邮箱|信箱|邮件|[Ee]-?mail|写信|发送?[至到]|寄[至到送]|投[稿至])[^\n。；@]{0,14}?"
        r"(?P<m>(?:[XxＸ×*]{3,}@[\w.×*]{2,24}|[\w.]{1,20}@[XxＸ×*]{2,}\.[\w.]{2,12}"
        r"|(?:your|someone|user|name)[\w.-]{0,12}@[\w-]{2,12}\.com))(?![\w@])",
    ),
    "登录 访问 网址 官网 网站 打开 点击 进入 浏览": (
        r"(?:登录|访问|网址|官网|网站|打开|点击|进入|浏览)[^\n。；]{0,10}?"
        rf"(?P<m>(?:https?://)?(?:www\.)?[Xx×*○]{{3,}}(?:\.[Xx]{{2,}})?\.{_DOMAIN}/?)(?![\w/])",
    ),
    "年": (
        r"(?P<m>(?<![〇零○一二三四五六七八九十百千万])二[〇零○](?:[〇零○一二三四五六七八九][XxＸｘ×]"
        r"|[XxＸｘ×]{1,2}))(?=年)",
        r"(?<![\dA-Za-z])(?P<m>(?:20|19)(?:\d[XxＸｘ×?？*＊]|[?？]{2}))(?=年(?!代))",
        r"民国(?P<m>1[01]?\d?[XxＸ×○]{1,2})(?=年)",
    ),
    "工作日 日 天 年 月 小时": (
        r"(?=[NnXxＮＸ])(?<=(?:起|后|前|在|于|内|满|逾期|超过|逾期超过|提前|不少于|不超过|延长|延迟"
        r"|公示期?|质保期?为?)[ ]?)"
        rf"(?P<m>[NnXxＮＸ])[ ]?(?={_TERM}(?:内|前|后|以内|之内|以上|的|通知|，|。|；))",
    ),
    "元": (
        r"(?=[NXＸ])(?<=(?:押金|工资|租金|费用?|单价|总价|违约金|赔偿|缴纳|交纳|收取|支付|补助|奖励|罚款|定金"
        r"|保证金|补贴|每[日月年天人次台套]|按)"
        r"为?(?:人民币|每[日月年天人次])?[ ]?)(?P<m>[NXＸ])[ ]?(?=[百千万亿]?元)",
    ),
    "图 表 式 第": (
        r"(?:附?[图表]|公式|算式|式)[ ]?[（(]?[ ]?(?P<m>(?:\d{1,2}|[XxＸ])[-.－．–][XxＸ])"
        r"(?![A-Za-z\d\-.])",
        r"(?:见|如|参见|在|由|按|据)附?[图表式][ ]?(?P<m>[XＸ])(?=[ ]?(?:所示|所列|[，。、；）)]"
        r"|中|给出|$))",
        r"(?:见|参见|参照|参考|依据|按照|根据|符合|违反)(?:本[\u4e00-\u9fff]{1,4}"
        r"|附录)?[ ]?第[ ]?(?P<m>[XxＸ×]{1,2})"
        r"(?=[ ]?[章节条款页])",
    ),
    "XX xx ＸＸ ××": (rf"(?<![A-Za-z\d\-.])(?P<m>[XxＸ×]{{2,}})[ ]?(?={_UNITS})",),
    "编号 号": (
        r"(?:编号|(?:合同|协议|项目|订单|流水|案|批|证|文|受理)号)[ ]?[：:][ ]?"
        r"(?P<m>[A-Za-z\d\u4e00-\u9fff〔〕\[\]]{0,14}-?(?:\d{2,4}-?)?"
        r"(?:[XxＸ×*＊_＿○]{2,}-?){1,3})(?=号|$|[\s　，。；])",
        r"字第(?P<m>[○×XＸ]{2,})(?=号)",
    ),
    "？ ?": (
        r"(?<![\u4e00-\u9fff][几哪])第[ ]?(?P<m>[?？]{1,3})(?=[\u4e00-\u9fff])",
        rf"(?P<m>(?<=[\u4e00-\u9fff])[?？]{{2,4}})[ ]?(?=[余多]?{MEASURE})",
        rf"(?:约|共|达|计)(?P<m>[?？])(?={MEASURE})",
        r"[月年](?P<m>[?？]{1,2})(?=[日月])",
        r"(?:地点|地址|会场|场地|考场|展位|座位)[：:][^\n。？?，；]{1,16}(?P<m>[?？]{1,3})(?=[\u4e00-\u9fff])",
    ),
    "章 节 页": (
        r"(?:见|参见|参照)本?[\u4e00-\u9fff]{0,3}[ ]?第[ ]?(?P<m>[XxＸ×]{1,2})(?=[ ]?页)",
    ),
    "× X x Ｘ * ＊ ○○": (
        rf"(?:^|(?<=[\n\x1f]))"
        rf"(?:{'|'.join('[ 　]*'.join(role) for role in _ROLES.split('|') if '?' not in role)})"
        r"[：: 　]+(?P<m>[×XxＸ*＊]{2,4}|○{2,4})(?=[ 　]*(?:$|[\n\x1f 　，。、]))",
    ),
    "* ＊ ×": (
        rf"(?=[*＊×]{{3}})(?<=(?:{POST})[ 　]?)(?P<m>[*＊×]{{3}})(?=$|[\s　、，。；出主讲致])",
    ),
    "** ＊＊ ××": (r"[：:][ ]?(?P<m>(?:\*{2,3}|＊{2,3}|×{2,3})(?:、(?:\*{2,3}|＊{2,3}|×{2,3}))+)",),
    "○": (
        r"第[ ]?(?P<m>○)(?=[次届期号])",
        r"(?<![\u4e00-\u9fff〇○])(?P<m>○)(?=[年月][ ]?○)|(?<=[於于订定])(?P<m>○)(?=月[ ]?○日)",
        r"(?:新台币|人民币|共计)(?P<m>○)(?=[万元])",
    ),
    "文/图 摄 记者 通讯员": (
        r"[（(](?:文/图|图/文|摄影|摄|记者|通讯员|本报记者)[ ：:]?(?P<m>[×XxＸ*＊]{2,4})[）)]",
    ),
    ":XX ：XX X: X： x:": (r"(?<![A-Za-z\d:])(?P<m>[Xx]{1,2}[:：][Xx]{2})(?=$|[\s—~至-])",),
}
_COMPILED = {
    words: tuple(lazy(source, regex.M) for source in sources) for words, sources in _SLOTS.items()
}
# Every slot holds one of these on its line.
_MASK = plain("[XxＸｘ×✕*＊NnＮ○?？_＿@]|000")
_ASKS = lazy(
    r"[吗呢么啥谁吧嘛啊呀真][^，。；\n]{0,3}\Z|什么|为何|怎么|是不是|难道|多少|[几哪][个]?\Z"
)
_SUPPOSES = lazy(r"假设|例如|比如|形如|替换|换成|示例|样例|格式|如：|设有|任意|代表|表示")
_CODE_ADDRESS = lazy(r"[XxＸ×*]{2,}@[\w.×*]{2,24}|[\w.]{1,20}@[XxＸ×*]{2,}\.[\w.]{2,12}")
_WRITES_TO = lazy(r"(?:写信给?|发送?[至到]|邮件[至到]?|邮箱[：:为是]?|联系)[ ]?\x1f?\Z")
_MATHS = lazy(r"[=＝<>≤≥√∑]|方程|函数|变量|复杂度|求|遍历")
_ROMAN = lazy(r"第[ ]?(?:[IVＩⅤ]|X[IVX]|[ⅠⅡⅢⅣⅤ])")
_OF_FIGURES = lazy(r"[图表][ ]?\Z")
_CALLED = lazy(r"叫做?|称为|名为|命名|写作|填[写作]|用[“‘]")


def slots(document: Document) -> tuple[Span, ...]:
    """Return the masks where the grammar wants a number, a name or an address: a view."""
    text = document.view(simplified)
    found: set[Span] = set()
    lines = list(lines_at(_MASK, text))
    for words, patterns in _COMPILED.items() if lines else ():
        if not any(word in text for word in words.replace("|", " ").split()):
            continue
        for pattern in patterns:
            for match in matches(pattern, text, lines):
                span = Span(*match.span("m"))
                if _is_missing(document, text, span):
                    found.add(span)
    if "@" in document.source.text:
        found.update(_in_code(document, text))
    return tuple(sorted(found))


def _is_missing(document: Document, text: str, span: Span) -> bool:
    """Say whether something is missing at a mask, and nobody speaks about the mask itself."""
    said = span.of(text)
    before, after = sentence_around(text, span)
    if set(said) <= set("0123456789-－—–()（） ") and set(said) - set("0-－—"):
        return False
    if said.startswith("*") and said.strip("*").isascii() and not said.strip("*-0123456789"):
        return not said.strip("*")  # emphasised
    if "_" in said and "-" not in said and not any(map(str.isalnum, said)):
        return False  # a line to write on
    if ("@" in said or "." in said or said in _VARIABLES) and _may_be_code(document, text, span):
        return False
    if said[0] in "?？" and (_ASKS.search(before) or document.view(_is_garbled)):
        return False
    if before.endswith("第") and said[0] in "XxＸ" and _ROMAN.search(text):
        return False
    # 试验装置见图3-X，主要参数列于表2 is no talk about notations.
    told = _OF_FIGURES.search(before) is None and is_technical(before + after)
    if _SUPPOSES.search(before[-30:] + after[:24]) or told:
        return False
    if _CALLED.search(before[-12:]):
        return False
    return not _is_told(document, text, span)


def _may_be_code(document: Document, text: str, span: Span) -> bool:
    """Say whether an address or a letter may be an example or a variable of a technical text."""
    if document.view(is_technical_text) or is_beside_code(text, span):
        return True
    before, after = sentence_around(text, span)
    return _MATHS.search(before + after) is not None or document.view(is_exam)


def _is_told(document: Document, text: str, span: Span) -> bool:
    """Say whether a text rather shows or dictates a mask than uses it, or hides a name by it."""
    return (
        is_prescribed(text, span)
        or is_directed(text, span)
        or is_inscribed(text, span)
        or is_sample(text, span)
        or hides_names(document, span)
    )


def _is_garbled(document: Document) -> bool:
    """Say whether question marks stand for characters that were lost all over the text."""
    return document.text.count("??") > _GARBLED


_GARBLED = 8
_VARIABLES = tuple("NnXxＮＸ")


def _in_code(document: Document, text: str) -> Iterator[Span]:
    """Yield where a masked address stands as code behind words that tell to write to it."""
    if document.view(is_technical_text):
        return
    for piece in document.trivia:
        if (
            piece.kind is TriviaKind.CODE
            and _CODE_ADDRESS.fullmatch(piece.text.strip("`"))
            and _WRITES_TO.search(text, max(0, piece.offset - 12), piece.offset)
        ):
            yield Span(max(0, piece.offset - 1), min(len(text), piece.offset + 1))
