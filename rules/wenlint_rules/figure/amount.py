r"""大小写金额不一致：壹拾贰万叁仟元整（¥132,000.00）。
Amount: an amount in words that differs from the amount in figures beside it.

合同、票据、收据并写大小写金额，两者必须一致；票据法规定不一致的票据无效。角、分也要逐位相符。
括号里紧跟着的“三万二千元（32000元）”同样核对。

不报：
- 只有大写或只有小写的；中间隔着别的内容、不是同一笔的；
- 前面或后面另有一个数额与它相符的（叁拾元整（30.00元）、肆拾元整（40.00元））；
- 万元、元两种写法而数额相同的；四舍五入到万元的概数；“约”“近”之后的；
- 项目的编号（1、大写：壹万元整）；外币。

出处：《中华人民共和国票据法》第八条：票据金额以中文大写和数码同时记载，二者必须一致。

反例：

    合同总价为人民币壹拾贰万叁仟元整（¥132,000.00）。
    今收到货款￥3,508.60元（大写：叁仟伍佰零捌元陆角伍分）。
    月租金5500元（大写：伍仟元整）。
    违约金人民币（大写）贰万元，（小写）¥2,000.00。
    履约保证金12.5万元（大写：壹拾贰万元整）。
    货款￥７８００．００（人民币柒仟捌佰零拾元整），运费（小写）450元／（大写）：肆佰元整。
    从公积金中列支四万六千元（64000元）维修水塔。

反例（Markdown）：

    - 借款人：周某
    - 借款金额（小写）：¥26,500.00
    - 借款金额（大写）：贰万伍仟陆佰元整

反例（Markdown）：

    | 费目 | 小写 | 大写 |
    | --- | --- | --- |
    | 清运费 | 7,260.00 | 柒仟陆佰贰拾元整 |

反例：

    茲收到會費新臺幣參仟陸佰元整（NT$6,300）。

正例：

    1、大写：人民币壹万元整
    门票叁拾元整（30.00元）、肆拾元整（40.00元）；本息陆万零伍拾元捌角（60050.80元）。
    村里拿出约三万元（32000元）修桥；水费伍角整（￥0.50）；借给他二万二千元（2.2万元）。
    应收壹佰元整，实收80元，另收贰拾元整（20元）。
    合同总价为人民币壹拾贰万叁仟元整（¥123,000.00）。
    今收到货款￥3,508.65元（大写：叁仟伍佰零捌元陆角伍分）。
    月租金5500元（大写：伍仟伍佰元整），押金壹万元。
    履约保证金12.5万元（大写：壹拾贰万伍仟元整）。
    押金壹万元整，另付水电费300元。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.amounts import differing_cells, differing_pairs
from wenlint.figures.arithmetic import shown
from wenlint.lexicon.numerals import DIGITS, UP_TO_MYRIADS

_WORTH_IT = lazy(
    f"[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]|大写|[{UP_TO_MYRIADS}][元圆][整正]?[（(]|[元圆][（(][{DIGITS}两]"
)


@rule("FIG011", "amount", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    if not _WORTH_IT.search(text):
        return
    for pair in (*differing_pairs(text), *differing_cells(document)):
        first, last = sorted((pair.words.span, pair.figures.span), key=lambda span: span.start)
        words, figures = pair.words.span.of(text), pair.figures.span.of(text).strip()
        said = shown(pair.words.value, 2)
        yield Hit(
            Span(first.start, last.end),
            f"大写“{words}”＝{said}元，小写为{figures}",
            f"the words {words} say {said}, the figures {figures}",
            (Related(pair.figures.span, "小写", "the figures"),),
        )
