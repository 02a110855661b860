r"""失效的域：文字处理软件和电子表格算不出引用时留下的报错
A dead field: what a word processor or a spreadsheet leaves where a reference fails

交叉引用的目标删去之后更新域，原处就成了“错误!未找到引用源。”；表格的公式失效则成为 #REF!。

不报：
谈这条报错的文章（文档中出现“错误！未找到引用源”怎么办）；讲电子表格函数的说明。

选项：
无。

出处：
Word 的交叉引用、目录、索引；Excel 粘贴来的表格。

反例：
    具体数据见错误!未找到引用源。所列。
    第三章	错误！未定义书签。
    如图 Error! Reference source not found. 所示。
    合计为#REF!万元。
    附表 错误!文档中没有指定样式的文字。-1
    同比增长#DIV/0!，环比持平。
    详见{ REF _Ref123456 \h }。

反例（全文）：

    詳見錯誤! 找不到參照來源。
    三、錯誤! 尚未定義書籤。

正例：
    文档中出现“错误！未找到引用源”，多半是书签被删。
    单元格显示 #REF! 说明公式引用的单元格已被删除。
    函数返回 #N/A 时请检查查找范围。
    错误！你应该先保存文件。
    打印时提示错误!未找到引用源，解决办法是重新插入引用。
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.mention import sentence_around

_DEAD = lazy(
    r"""
      错误[!！][ ]?(?:未找到引用源|未定义书签|未找到目录项|文档中没有指定样式的文字
        |不能识别的开关参数|不能通过编辑域代码创建对象|链接无效|书签自引用|未指定书签|尚未定义书签|使用“开始”选项卡
        |未提供文件名|找不到引用源|找不到参照来源|尚未定义书签|所指定的样式的文字不存在文件中|超链接引用无效)[。.]?
    | Error![ ](?:Reference[ ]source[ ]not[ ]found|Bookmark[ ]not[ ]defined
        |No[ ]text[ ]of[ ]specified[ ]style[ ]in[ ]document|Hyperlink[ ]reference[ ]not[ ]valid
        |Not[ ]a[ ]valid[ ]link|No[ ]table[ ]of[ ](?:contents|figures)[ ]entries[ ]found
        |Unknown[ ]document[ ]property[ ]name|Main[ ]Document[ ]Only)\.?
    | (?<![A-Za-z\d_/#])(?:\#REF!|\#VALUE!|\#DIV/0!|\#NAME\?|\#NUM!|\#NULL!|\#N/A)(?![A-Za-z])
    | \{[ ]?(?:PAGEREF|REF|MERGEFIELD|SEQ|STYLEREF|TOC)[ ][^{}\n]{1,80}\}
    """,
    regex.X,
)
_QUOTED = lazy(r"[“‘\"'「《]\Z")
_ABOUT = lazy(
    r"提示|显示|表示|不适用|指的是|报错|出现|解决|公式|函数|单元格|返回|书签被|域代码|怎么办|怎样|如何"
    r"|为什么|错误值|错误类型|Excel|Word"
)


@rule("PH009", "dead-field")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for match in _DEAD.finditer(text):
        span = Span(*match.span())
        before, after = sentence_around(text, span, 40)
        if _QUOTED.search(before) or _ABOUT.search(before) or _ABOUT.search(after):
            continue
        yield Hit(
            span,
            f"“{match[0]}”是失效的引用，应更新或改写",
            f"{match[0]!r} is a dead reference; update it or rewrite the place",
        )
