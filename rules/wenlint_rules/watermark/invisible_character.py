r"""看不见的字符：零宽字符、私用区字符、方向控制符等留在文中。
Invisible character: zero-width, private-use or control characters were left in the text.

这些字符看不见，或在别人的机器上是一个方框，却会使检索、比对、排版出错：网页复制带来零宽空格，转换丢字
留下替换符，字库自造字落在私用区，复制终端的输出带来转义序列（\u001b[31m，整串删去）。两个数字之间的私用区字符多半是丢失的小数点（不得低于2\ue0105米本是
2.5米），意思全变了，报错另有说法。每处报字符的码位；同一字符连成一串只报一处。不带意思的字符可以放心
删去；替换符和私用区字符丢了内容，须对照原文补上。

不报：表情里的连接符（👨\u200d👩\u200d👧、❤\ufe0f）、旗帜里的标签符、阿拉伯文、波斯文、印度诸文字里的连接符和
方向符、公式里看不见的运算符（f\u2061(x)）、汉字异体选择符、行内的不换行空格、用实体写明的 &nbsp;、
网页里的不换行空格、Markdown里紧靠强调符号的零宽空格（有意使 ** 生效）、行首空白之前的零宽空格
（有意缩进）、引号或括号里单独举出的字符、谈论图标字体的行。同一个不带意思的字符在一份文件里超过20处时合成一处报，写明处数。

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
    票价\u2062减半，儿童\u2063免票。
    会议强调\U000e0041\U000e0042，要抓好落实。
    王\ue815同志任局长。
    各有关单位\u00a0
    一是\u200d加强领导
    见下图\ufffc所示
    \u001b[1;31m构建失败\u001b[0m，请查看日志。

正例：
    祝大家节日快乐👨\u200d👩\u200d👧！
    我❤\ufe0f读书，按3\ufe0f\u20e3键。
    英格兰队🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f晋级。
    波斯语“我想”写作می\u200cخواهم。
    求f\u2061(x)在零处的值，约去2\u2062a。
    阿拉伯语书名\u200fكتاب\u200f已译出。
    印地语क\u094d\u200dष
    泰语“早上好”是สวัสดี\u200bตอนเช้า。
    第一章\u00a0总则
    函数 f\u2061(x) 与乘积 2\u2062y。
    葛\U000e0100市长出席。
    图标字体里\uf015表示主页。
    解码失败的地方会显示为“\ufffd”，零宽空格（\u200b）看不见。

正例（Markdown）：
    | 字符 | 说明 |
    | --- | --- |
    | \u2060 | 单词连接符，U+2060 |

    **注意：**\u200b本表由申请人填写。

    &nbsp;

    第一段&#8203;文字。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenlint.core.document import Document
from wenlint.core.hit import Fix, Hit, Related
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint_rules.watermark.invisible import (
    INVISIBLE,
    LINE_END_SPACE,
    code_point,
    is_lost,
    is_meant,
    lost_name,
    may_hold_invisible,
    meaningless_name,
    residue_at,
)
from wenlint_rules.watermark.removal import removal

# What a file holds oftener came in with a copied page: one finding says so once.
_MOST_APART = 20


@dataclass(frozen=True, slots=True)
class Options:
    allowed: tuple[str, ...] = ()
    """Code points, written U+E010, that are meant."""


@rule("WM007", "invisible-character", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find characters that nobody sees, or sees as a box."""
    text = document.text
    same: dict[str, list[Span]] = {}
    for match in INVISIBLE.finditer(text) if may_hold_invisible(text) else ():
        span = residue_at(document, match)
        if code_point(match[1]) in options.allowed or is_meant(document, span):
            continue
        if is_lost(match[1]):
            yield _lost(text, span)
        else:
            same.setdefault(match[1], []).append(span)
    if "\u00a0" in text and not document.source.markup:  # in a page it is there for the layout
        same["\u00a0"] = [
            span
            for match in LINE_END_SPACE.finditer(text)
            if document.source.is_literal(span := Span(*match.span()))
        ]
    for sign, spans in same.items():
        if len(spans) <= _MOST_APART:
            yield from (_meaningless(document, sign, [span]) for span in spans)
        else:
            yield _meaningless(document, sign, spans)


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


def _meaningless(document: Document, sign: str, spans: Sequence[Span]) -> Hit:
    """Return the hit for a character that says nothing, at one place or at many."""
    first = spans[0]
    where, there = ("行末有", "at the end of a line") if sign == "\u00a0" else ("", "")
    zh, en = meaningless_name(sign)
    rest = document.text[first.start + 1 : first.end]
    times = f"，连续{len(first)}个" if rest and not rest.strip(sign) else ""
    if rest.strip(sign):
        zh, en = "控制终端的转义序列", "an escape sequence for a terminal"
    many = f"，全文共{len(spans)}处" if len(spans) > 1 else ""
    counted = f", {len(spans)} times in this text" if len(spans) > 1 else ""
    return Hit(
        first,
        f"{where}看不见的字符 {code_point(sign)}（{zh}{times}）{many}，请删去",
        f"invisible character {code_point(sign)} ({en}) {there}".rstrip() + f"{counted}; delete it",
        tuple(Related(span, "这里也有", "here too") for span in spans[1:]),
        None if sign in "\u2028\u2029" else _removal(document, spans),
    )


def _removal(document: Document, spans: Sequence[Span]) -> Fix:
    fixes = [removal(document, span) for span in spans]
    if len(fixes) == 1:
        return fixes[0]
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    return Fix(f"删去这{len(edits)}处", f"delete all {len(edits)}", edits, safe=True)
