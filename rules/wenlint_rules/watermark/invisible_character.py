r"""看不见的字符：零宽字符、私用区字符、方向控制符等留在文中。
Invisible character: zero-width, private-use or control characters were left in the text.

这些字符看不见，或在别人的机器上是一个方框，却会使检索、比对、排版出错：网页复制带来零宽空格，转换丢字
留下替换符，字库自造字落在私用区。两个数字之间的私用区字符多半是丢失的小数点（不得低于2\ue0105米本是
2.5米），意思全变了，报错另有说法。每处报字符的码位；同一字符连成一串只报一处。不带意思的字符可以放心
删去；替换符和私用区字符丢了内容，须对照原文补上。

不报：表情里的连接符（👨\u200d👩\u200d👧、❤\ufe0f）、旗帜里的标签符、阿拉伯文、波斯文、印度诸文字里的连接符和
方向符、汉字异体选择符、行内的不换行空格、用实体写明的 &nbsp;、网页里的不换行空格、Markdown里紧靠强
调符号的零宽空格（有意使 ** 生效）、谈论图标字体的行。

选项：allowed 列出允许的码位，例如本单位字库的自造字。

    [rules.WM007]
    allowed = ["U+E010"]

出处：21件公布的法规文本中28处，其中U+E010两处是丢失的小数点；网页正文的U+200B、字处理软件的
U+F0B7项目符号。

反例：
    \u200b第一条 为了规范任免工作，制定本条例。
    全年完成投资\ufeff12亿元。
    中华人民\u00ad共和国
    护栏净高不小于2\ue0105米。
    本院\ufffd\ufffd理认为，原告的诉讼请求成立。
    \uf0b7 加强组织领导
    同意\u202e执行\u202c该方案
    总\u2060则
    会议强调\U000e0041\U000e0042，要抓好落实。
    王\ue815同志任局长。
    各有关单位\u00a0
    一是\u200d加强领导
    见下图\ufffc所示

正例：
    祝大家节日快乐👨\u200d👩\u200d👧！
    我❤\ufe0f读书，按3\ufe0f\u20e3键。
    英格兰队🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f晋级。
    波斯语“我想”写作می\u200cخواهم。
    阿拉伯语书名\u200fكتاب\u200f已译出。
    印地语क\u094d\u200dष
    泰语“早上好”是สวัสดี\u200bตอนเช้า。
    第一章\u00a0总则
    葛\U000e0100市长出席。
    图标字体里\uf015表示主页。

正例（Markdown）：
    **注意：**\u200b本表由申请人填写。

    &nbsp;

    第一段&#8203;文字。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.document import Document
from wenlint.rule import Hit, rule
from wenlint.text import Span
from wenlint_rules.watermark.invisible import (
    INVISIBLE,
    LINE_END_SPACE,
    code_point,
    is_lost,
    is_meant,
    lost_name,
    may_hold_invisible,
    meaningless_name,
)
from wenlint_rules.watermark.removal import removal


@dataclass(frozen=True, slots=True)
class Options:
    allowed: tuple[str, ...] = ()
    """Code points, written U+E010, that are meant."""


@rule("WM007", "invisible-character", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find characters that nobody sees, or sees as a box."""
    text = document.text
    for match in INVISIBLE.finditer(text) if may_hold_invisible(text) else ():
        span = Span(*match.span())
        if code_point(match[1]) in options.allowed or is_meant(document, span):
            continue
        if is_lost(match[1]):
            yield _lost(text, span)
        else:
            yield _meaningless(document, span)
    if "\u00a0" in text and not document.source.markup:  # in a page it is there for the layout
        for match in LINE_END_SPACE.finditer(text):
            span = Span(*match.span())
            if document.source.editable(span):
                yield Hit(
                    span,
                    "行末有不换行空格 U+00A0，请删去",
                    "a no-break space U+00A0 at the end of a line; delete it",
                    fix=removal(document, span),
                )


def _lost(text: str, span: Span) -> Hit:
    """Return the hit for a character in whose place another one is missing."""
    sign = text[span.start]
    code = code_point(sign)
    before = text[max(0, span.start - 1) : span.start]
    after = text[span.end : span.end + 1]
    if len(span) == 1 and before.isdecimal() and after.isdecimal():
        return Hit(
            span,
            f"{before}和{after}之间有字符 {code}，小数点可能丢失：是{before}.{after}"
            f"还是{before}{after}，请对照原文改正",
            f"{code} stands between {before} and {after}: a lost decimal point? "
            f"check whether {before}.{after} is meant",
        )
    zh, en = lost_name(sign)
    return Hit(
        span,
        f"看不见的字符 {code}（{zh}），请对照原文改正",
        f"invisible character {code} ({en}); check the original",
    )


def _meaningless(document: Document, span: Span) -> Hit:
    """Return the hit for a character that says nothing."""
    sign = document.text[span.start]
    zh, en = meaningless_name(sign)
    times = f"，连续{len(span)}个" if len(span) > 1 else ""
    return Hit(
        span,
        f"看不见的字符 {code_point(sign)}（{zh}{times}），请删去",
        f"invisible character {code_point(sign)} ({en}); delete it",
        fix=None if sign in "\u2028\u2029" else removal(document, span),
    )
