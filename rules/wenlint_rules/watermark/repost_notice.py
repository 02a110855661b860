r"""转载声明：博客站的版权、转载声明留在文中。
Repost notice: a blog host's notice of copyright and reposting was left in the text.

从博客、问答站复制文章时，会带上站点替作者写的声明：“著作权归作者所有，商业转载请联系作者”“本文为某博主
的原创文章，遵循某协议，转载请附上原文链接”。那是站点的话，不是本文的话；真是转载的，应当按本文的体例
注明来源。规则看整行是否只由这类话的词组成，说话的人是不是第三者（作者、博主、站名、博客站的链接）。

不报：
出版者、刊物自己的版权声明（未经本社许可，不得转载）；投稿须知；项目的许可协议；句子里谈论转载的话；
引号里的话。

选项：phrases 添加别的声明，“…”代表不多于30个字，“#”代表数，“(甲|乙)”代表任一。

    [rules.WM009]
    phrases = ["本文首发于…，转载须经同意"]

出处：CSDN、简书、知乎、掘金、博客园、51CTO 等站的页面。

反例：
    版权声明：本文为博主原创文章，转载请附上原文出处链接和本声明。
    作者：小麦 链接：https://www.zhihu.com/question/1/answer/2 来源：知乎
    著作权归作者所有，转载请联系作者获得授权，并注明出处。
    未经原作者允许，不得转载文章内容。
    著作權歸作者所有，轉載請聯繫作者。

正例：
    来稿一经采用，版权归本刊所有，未经许可不得转载。
    他在声明中说，转载文章应当联系作者取得授权，并支付报酬。
    页面底部写着“著作权归作者所有”字样。
    本书版权归编委会所有。

正例（Markdown）：
    本手册以 CC BY 4.0 协议发布，欢迎转载。

    转载本教程的插图请注明出处：https://example.org/silk

    互联网上有许多原创的联网协议科普文章。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.engine.rule import rule
from wenlint_rules.watermark.inventory import phrase
from wenlint_rules.watermark.listing import listing
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.removal import removal
from wenlint_rules.watermark.residue import residue


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    """Further notices."""


@rule("WM009", "repost-notice", inventory=listing("WM009"), options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    """Find the notices of blog hosts."""
    spans = {one.span for one in document.view(residue).get("WM009", ())}
    for said in options.phrases:
        spans |= {
            span
            for span in phrase(said, "博客站").find(document.text)
            if not is_mentioned(document.text, span)
        }
    for span in sorted(spans):
        yield Hit(
            span,
            "这是博客站的版权或转载声明，不是本文的话，请删去，或改为注明来源",
            "a blog host's notice of copyright or reposting, not the text's own; delete it, "
            "or name the source instead",
            fix=removal(document, span, safe=False),
        )
