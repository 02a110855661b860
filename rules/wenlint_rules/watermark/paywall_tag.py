r"""付费标签：网站收费内容的标签和提示语留在文中。
Paywall tag: tags and notices of a site's paid content were left in the text.

内容管理系统用成对的标签圈出收费部分（##paidbegin##……##paidend##），下载或抓取时标签被当成
正文带了出来；“付费后查看”一类提示语则说明被遮住的正文没有复制到。标签可以放心删去；提示语所在之处
缺了正文，需补上。

不报：谈论这些标签的句子（“##paidbegin##”标签、[hide]短代码）、代码、公式 $$x$$、Markdown标题
## 起草说明 ##、界面按钮 [Login]、说明软件怎样设置付费的文字、博客程序的摘录标记 <!-- more -->。

选项：tags 添加别的标签名，写法如 ##名字## 或 [名字] 时即报。

    [rules.WM001]
    tags = ["goldbegin", "goldend"]

出处：FastAdmin的内容模块（paidbegin、“内容已经隐藏，点击付费后查看”）、织梦、帝国CMS、Discuz、
WordPress收费插件；公开的党建汇编里三处成对出现。

反例：
    ##paidbegin##
    四是聚焦##paidend##节水改造，管好每一处阀门。
    $$paidbegin$$第一章 总则
    ＃＃paidbegin＃＃
    四是聚焦#paidbegin#党建引领
    一、工作成效##pagebreak##
    [hide]本条例自公布之日起施行。[/hide]
    [vip]会员可见的正文[/vip]
    内容已经隐藏，点击付费后查看
    此处内容需要权限查看
    （此处内容需要登录后才可见）
    本帖隐藏的内容需要回复才可以浏览
    [!--empirenews.page--]
    #p#会议精神#e#
    剩余部分需订阅会员后阅读
    试看已结束，开通VIP继续观看
    本專欄為付費內容，加入會員解鎖全文
    请先登录后再发表评论

反例（Markdown）：
    第一段。<!--paidbegin-->

    第二段。

正例：
    系统把“##paidbegin##”标签替换为<paid>，再判断用户是否已付款。
    论坛帖子里的[hide]短代码用来隐藏内容。
    点击[Login]按钮进入系统。
    公式写作$$x+y$$，编号写作#12#。
    设置为付费的章节，其余内容需要购买后才能阅读，价格由作者设定。
    内容付费后，读者查看次数明显下降。
    会员到期后不能再阅读专栏，未用完的积分予以保留。
    未登录的读者只能看到目录，登录以后可以查看章节。

正例（Markdown）：
    ## 起草说明 ##

    <!-- more -->

    标签 `##paidbegin##` 之间是付费内容。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.core.document import Document, TriviaKind
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint_rules.watermark.gates import lines_with
from wenlint_rules.watermark.inventory import inventory
from wenlint_rules.watermark.listing import listing
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.removal import removal
from wenlint_rules.watermark.residue import residue
from wenlint_rules.watermark.trivia import place_of

_GATED = "paid|pay|hide|hidden|s?vip|member|buy|login|reply|lock|secret"
_EDGE = "begin|start|end|break|stop"
_FENCED = lazy(
    r"(?P<open>[#$＃＄%@]{1,2}+) ?(?P<name>[A-Za-z_-]{3,24}+) ?(?P<close>[#$＃＄%@]{1,2}+)"
)
# One sign at either side may be anything: there the name must say where something begins or ends.
_EDGE_NAME = lazy(
    rf"(?:(?:{_GATED}|free|page|read|more|content)[_-]?){{1,3}}(?:{_EDGE})", regex.IGNORECASE
)
_TAG_NAME = lazy(rf"{_EDGE_NAME.pattern}|(?:{_GATED})|begin|end", regex.IGNORECASE)
_KNOWN = lazy(
    r"(?<![A-Za-z_])[#$＃＄]{0,2}paid_?(?:begin|end)[#$＃＄]{0,2}(?![A-Za-z_])|</?paid>"
    r"|#p#[^#\n]{0,40}#e#|\[!--empirenews\.page--\]|_ueditor_page_break_tag_",
    regex.IGNORECASE,
)
_KNOWN_GATES = ("paid", "PAID", "Paid", "#p#", "empirenews", "_break_tag_")
# Upper case is a button of an interface, as is a word that no closing tag answers.
_SHORTCODE = lazy(
    r"\[(?P<end>/?)(?P<name>hide|hidecontent|rihide|erphpdown|reply2view|nextpage|pagebreak"
    r"|s?vip|paid|pay|ppv|login|reply|free|secret)(?:[= ][^\[\]\n]{0,40})?\]"
)
_ALWAYS_TAGS = {"hide", "hidecontent", "rihide", "erphpdown", "reply2view", "nextpage", "pagebreak"}
_HIDDEN_TAG = lazy(
    r"<!--\s*/?\{?(?:paid|pay|hide|s?vip|reply|nextpage)(?:begin|start|end)?\b.{0,40}-->"
    r"|</?(?:paid|hide)>",
    regex.IGNORECASE,
)
# A notice stands alone; in the midst of a sentence somebody describes a paywall.
_BEFORE = "\n：:。！？!?】”（( \t\u3000>"
_AFTER = "\n。！？!?】”）) \t\u3000！"


@dataclass(frozen=True, slots=True)
class Options:
    tags: tuple[str, ...] = ()
    """Further names of tags."""


@rule("WM001", "paywall-tag", inventory=listing("WM001", "paywall_notice.tsv"), options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find the tags of paid content and the notices that stand in for it."""
    text = document.text
    for span in _tags(text, options):
        if not is_mentioned(text, span):
            yield Hit(
                span,
                f"“{span.of(text)}”是网站付费或分页标签，请删去",
                f"“{span.of(text)}” is a site's paywall or page tag; delete it",
                fix=removal(document, span),
            )
    yield from _notices(document)
    for piece in document.trivia:
        if piece.kind in (TriviaKind.COMMENT, TriviaKind.HTML) and _HIDDEN_TAG.match(piece.text):
            yield Hit(
                place_of(document, piece),
                f"此处藏着付费标签 {piece.text}，请删去",
                f"a paywall tag is hidden here, {piece.text}; delete it",
            )


def _notices(document: Document) -> Iterator[Hit]:
    """Yield what a site says in place of a text that is to be paid for."""
    text = document.text
    notices = inventory("paywall_notice.tsv")
    noticed: list[Span] = []
    for line in lines_with(text, (gate for notice in notices for gate in notice.gates)):
        for notice in notices:
            for span in notice.find(text, line):
                if _stands_alone(text, span) and not is_mentioned(text, span, reach=8):
                    noticed.append(span)
                    yield _notice(text, span)
    for one in document.view(residue).get("WM001", ()):
        if not any(one.span.overlaps(span) for span in noticed):
            yield _notice(text, one.span)


def _notice(text: str, span: Span) -> Hit:
    said = span.of(text)
    return Hit(
        span,
        f"“{said}”是网站的付费或登录提示，正文可能没有复制全，请删去并补上正文",
        f"“{said}” is a site's notice to pay or to log in: the text behind it may be missing; "
        "delete it and put the text in",
    )


def _tags(text: str, options: Options) -> Iterator[Span]:
    found = {Span(*match.span()) for match in _fenced(text)}
    if any(gate in text for gate in _KNOWN_GATES):
        found |= {Span(*match.span()) for match in _KNOWN.finditer(text)}
    found |= set(_shortcodes(text))
    for name in map(regex.escape, options.tags):
        named = rf"(?P<sign>[#$＃＄%@]{{1,2}}){name}(?P=sign)|\[/?{name}\]"
        found |= {Span(*match.span()) for match in regex.finditer(named, text)}
    yield from sorted(found)


def _fenced(text: str) -> Iterator[regex.Match[str]]:
    """Yield tags between signs, such as ##paidbegin##."""
    if not any(sign in text for sign in "#$＃＄%@"):
        return
    for match in _FENCED.finditer(text):
        names = _TAG_NAME if len(match["open"]) == 2 else _EDGE_NAME
        if match["open"] == match["close"] and names.fullmatch(match["name"]):
            yield match


def _shortcodes(text: str) -> Iterator[Span]:
    """Yield tags in square brackets; an ambiguous one such as [reply] must be closed somewhere."""
    if "[" not in text:
        return
    found = list(_SHORTCODE.finditer(text))
    closed = {match["name"] for match in found if match["end"]}
    for match in found:
        if match["name"] in _ALWAYS_TAGS or match["name"] in closed:
            yield Span(*match.span())


def _stands_alone(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] in _BEFORE and text[span.end : span.end + 1] in _AFTER
