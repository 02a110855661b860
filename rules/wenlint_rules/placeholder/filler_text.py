r"""排版、测试用的填充文字没有换掉
Filler for layout or tests left behind: lorem ipsum, 测试文本, 示例文字, asdf

设计稿、网站模板里的假文，以及测试时随手敲的字，发布前应换成正文。

不报：
谈排版、讲假文的文章（只提到 Lorem ipsum 这个名字，或加引号引用）；把测试文本、示例文字
当作事物来谈的句子（用测试文本验证效果）；测试报告；代码；真有数据、表格跟着的“示例数据”；
动词重叠（自己测试测试）；讲字符串的句子（字符串asdfasdf的循环节）。

选项：
extra 是另外一律视为填充文字的字串。

    [rules.PH008]
    extra = ["天地玄黄宇宙洪荒"]

出处：
网站模板、幻灯片模板。

反例：
    Lorem ipsum dolor sit amet, consectetur adipiscing elit.
    这是一段测试文字，用来占位。
    测试文本
    示例文字示例文字
    此处为示例文本，请替换。
    asdfasdf
    测试测试测试
    摆渡票价：示例数据
    【示例文字】
    占位文本占位文本，以后再换。
    这里是正文内容这里是正文内容
    这里是产品简介文字，这里是产品简介文字。
    单击此处添加标题文字

正例：
    排版时常用 Lorem ipsum 作为假文。
    他在文章里引用了“Lorem ipsum dolor sit amet”的出处。
    用测试文本验证了识别效果。
    这是一段难忘的经历，这是一段文字记录。
    示例文字应当简短。
    数据类型：示例数据
    摆渡票价：示例数据一栏已经删去。
    压力测试、安全测试、性能测试均已通过。
    这里是正文。
    字符串asdfasdf的最小循环节是asdf。

正例（Markdown）：
    示例数据 `sale.csv` 在根目录。

    函数返回一个字典，以下是示例数据：

    | 站名 | 里程 |
    |---|---|
    | 东坝 | 12 |

    ## 测试数据

    | 批号 | 重量 |
    |---|---|
    | A1 | 3 |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.core.document import SEPARATOR, BlockKind, Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import on_lines
from wenlint.engine.rule import rule
from wenlint.language.mention import is_sample, is_technical
from wenlint.language.words import places_of
from wenlint.lexicon.placeholders import FILLER_KINDS, FILLER_THINGS

_SAID_WORDS = "标题|副标题|文字|内容|正文|文本|文案|简介|介绍|描述|说明|段落|簡介|說明|標題|內容"
_SAID = f"(?:{_SAID_WORDS})"
_FILLER = lazy(
    rf"""
      (?<![“"‘'《「])\b(?P<head>[Ll]orem\ ipsum\ dolor)\b[^\n]{{0,200}}
    | (?:这|此处|这里|以下|下面)(?:是|为|系)(?:一[段行些个条])?
      {FILLER_KINDS}用?(?:的|性)?{FILLER_THINGS}(?![：:]\s)  # 以下为示例数据：
    | (?:^|(?<=[\n\x1f]))[ \u3000]*+
      (?P<line>(?:{FILLER_KINDS}用?{FILLER_THINGS}[\d一二三四五]{{0,2}})++(?:[，,]请?(?:及时|自行)?替换|[。.!！])?)
      (?=[ \u3000]*+(?:$|[\n\x1f]))
    | (?:^|(?<=\n))[ \u3000]*+[（(【\[](?P<line>(?:{FILLER_KINDS}用?{FILLER_THINGS})++)[）)】\]]
      (?=[ \u3000]*+(?:$|\n))
    | (?:^|(?<=[\n\x1f]))[ \u3000]*+(?P<label>[\u4e00-\u9fff]{{2,8}})[：:][ ]?
      (?P<value>{FILLER_KINDS}用?{FILLER_THINGS})[。]?(?=[ \u3000]*+(?:$|[\n\x1f]))
    | (?P<word>这里是[标题正文内容文字]{{2,6}}|示例文字|文字内容)(?P=word){{1,20}}+
      (?![A-Za-z\d_\u4e00-\u9fff])
    | (?P<word>{FILLER_KINDS}用?{FILLER_THINGS})(?P=word){{1,20}}+(?![A-Za-z\d_的])
    | (?:^|(?<=[\n\x1f]))[ \u3000]*+
      (?P<line>(?:此处|这里|這裡|这儿)(?:是|为|為|系)(?:一[段行些个])?[\u4e00-\u9fff]{{0,6}}{_SAID}{_SAID}+
      (?:[，。；、！]?(?:请(?:替换|更换|自行)[\u4e00-\u9fff]{{0,8}}|(?:此处|这里|這裡)(?:是|为)[\u4e00-\u9fff]{{1,12}}))*+[。！]?)
      (?=[ \u3000]*+(?:$|[\n\x1f]))
    | (?:^|(?<=[\n\x1f]))[ \u3000]*+
      (?P<line>(?P<unit>{_SAID}{{1,2}})(?P=unit){{2,20}}+|[您你]的{_SAID}打在这里[^\n]{{0,40}}
      |(?:单击|点击|双击)(?:此处)?(?:添加|编辑|输入|替换){_SAID}{{1,3}})[。！]?
      (?=[ \u3000]*+(?:$|[\n\x1f]))
    | 测试(?:测试){{2,20}}+(?![A-Za-z\d_\u4e00-\u9fff])  # once more is a verb: 自己测试测试
    | (?:^|(?<=[\n\x1f]))[ \u3000]*+测试测试[。.!！]?(?=[ \u3000]*+(?:$|[\n\x1f]))
      (?![A-Za-z\d_\u4e00-\u9fff])
    | (?P<keys>(?<![A-Za-z])(?:asdf){{1,8}}+(?:gh|jkl)?(?![A-Za-z]))
    | (?P<keys>(?<![A-Za-z])qwer(?:ty|qwer)(?=[\u4e00-\u9fff]|$))
    """,
    regex.X | regex.M,
)
# What each holds: most documents hold none.
_SIGN = plain(
    "测试|示例|占位|样例|填充|演示|假[用的性]{0,2}[文内段数标正]|文字内容|这里是|orem|asdf|此处"
    "|這裡|打在这里|单击|点击|双击|标题标题|文字标|内容内容|文字文字|qwer"
)
# What each holds on its line.
_ON_LINE = plain(  # each begins with a sign of its own, which is looked up
    "|".join(
        (
            *(_SIGN.pattern, "这里", "这儿"),
            *(f"{word}{_SAID}{{2}}" for word in _SAID_WORDS.split("|")),
        )
    )
)
_NAMED = ("line", "head", "value")
# 类型：示例数据 says what a thing is.
_NAMES_KIND = lazy(
    "[类种]|名|标签|标题|用途|来源|性质|说明|备注|注|[文附]件|目录|菜单|按钮|包[括含]|例|如下|分组|输[入出]|使用|准备|是|为"
)
_QUOTED = lazy(r"(?:[“‘\"'「]|[输键]入|敲)[ ]?\Z")


@dataclass(frozen=True, slots=True)
class Options:
    extra: tuple[str, ...] = ()


@rule("PH008", "filler-text", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    text = document.text
    found = {
        Span(*match.span(next((name for name in _NAMED if match[name]), 0)))
        for match in (on_lines(_FILLER, _ON_LINE, text) if _SIGN.search(text) else ())
        if not _QUOTED.search(text, max(0, match.start() - 3), match.start())
        and not (match["line"] and _is_caption(document, Span(*match.span("line"))))
        and not (match["label"] and _NAMES_KIND.search(match["label"]))
        and not (match["keys"] and is_technical(document.sentence(Span(*match.span())).of(text)))
    }
    spans = {span for span in found if not is_sample(text, span)}
    for span in sorted({*spans, *places_of(options.extra, text)}):
        yield Hit(
            span,
            "这是排版或测试用的填充文字，应换成正文",
            "filler for layout or tests; put the real text there",
        )


def _is_caption(document: Document, span: Span) -> bool:
    """Say whether the line is a title over data that follow, or goes on behind code.

    `示例数据` over a table, and `测试数据 \x60seed.sql\x60 在根目录`, name something that is there.
    """
    text = document.text
    place = document.block_at(span.start)
    block = document.blocks[place]
    if block.kind is BlockKind.HEADING:
        return "标题" not in span.of(text)
    if block.kind is BlockKind.TABLE_CELL:
        return False
    if text[span.end : block.span.end].strip(" \u3000\n）)】]") or SEPARATOR in block.span.of(text):
        return text[span.end : span.end + 2].strip(" \u3000")[:1] == SEPARATOR
    following = document.blocks[place + 1 : place + 2]
    return bool(following) and following[0].kind is BlockKind.TABLE_CELL
