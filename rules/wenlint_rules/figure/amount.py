r"""大小写金额不一致：壹拾贰万叁仟元整（¥132,000.00）。
Amount: an amount in words that differs from the amount in figures beside it.

合同、票据、收据并写大小写金额，两者必须一致；票据法规定不一致的票据无效。角、分也要逐位相符。

不报：
- 只有大写或只有小写的；中间隔着别的内容、不是同一笔的；
- 万元、元两种写法而数额相同的；四舍五入到万元的概数。

出处：《中华人民共和国票据法》第八条：票据金额以中文大写和数码同时记载，二者必须一致。

反例：

    合同总价为人民币壹拾贰万叁仟元整（¥132,000.00）。
    今收到货款￥3,508.60元（大写：叁仟伍佰零捌元陆角伍分）。
    月租金5500元（大写：伍仟元整）。
    违约金人民币（大写）贰万元，（小写）¥2,000.00。
    履约保证金12.5万元（大写：壹拾贰万元整）。

正例：

    合同总价为人民币壹拾贰万叁仟元整（¥123,000.00）。
    今收到货款￥3,508.65元（大写：叁仟伍佰零捌元陆角伍分）。
    月租金5500元（大写：伍仟伍佰元整），押金壹万元。
    履约保证金12.5万元（大写：壹拾贰万伍仟元整）。
    押金壹万元整，另付水电费300元。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from wenlint.document import Document
from wenlint.figures.arithmetic import shown
from wenlint.figures.quantities import parse_number
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span

_N = "[零〇壹贰贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億一二两三四五六七八九十百千]"
_WORDS = (
    rf"(?P<words>(?P<yuan>{_N}{{1,24}}+)[元圆](?:零?(?P<jiao>{_N})角)?"
    rf"(?:零?(?P<fen>{_N})分)?[整正]?)"
)
_FIGURES = (
    r"(?P<figures>[¥￥]?[ ]?(?P<n>\d[\d,]{0,18}(?:\.\d{1,4})?)[ ]?"
    r"(?P<power>[万亿])?(?:元|圆)?[整正]?)"
)
# Nothing but brackets and names of the two forms may stand between them.
_BETWEEN = r"(?:[ （）()：:，,、；;¥￥]|人民币|RMB|大写|小写|金额|即|计|为|￥|元){0,8}"
_PAIRS = (
    regex.compile(rf"(?<!{_N}){_WORDS}(?P<between>{_BETWEEN}){_FIGURES}(?![\d%％])"),
    regex.compile(rf"(?<![\d.,]){_FIGURES}(?P<between>{_BETWEEN}){_WORDS}(?!{_N})"),
)
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億", "一二二三三四五六六七八九十百千万亿")
_TIED = lazy(r"[（(：:¥￥]|大写|小写|即")
_CAPITALS = lazy("[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]")
_POWERS = {"万": 10**4, "亿": 10**8}


@rule("FIG011", "amount")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    if not _CAPITALS.search(text) and "大写" not in text:
        return
    for pattern in _PAIRS:
        for match in pattern.finditer(text):
            between = match["between"]
            tied = _TIED.search(between) or match["figures"][0] in "¥￥"
            if not tied or not (_CAPITALS.search(match["words"]) or "大写" in match[0]):
                continue
            words, figures = _words(match), _figures(match)
            if words is None or words == figures:
                continue
            yield Hit(
                Span(*match.span()),
                f"大写“{match['words']}”＝{shown(words, 2)}元，小写为{match['figures'].strip()}",
                f"the words {match['words']} say {shown(words, 2)}, "
                f"the figures {match['figures'].strip()}",
                (Related(Span(*match.span("figures")), "小写", "the figures"),),
            )


def _words(match: regex.Match[str]) -> Fraction | None:
    yuan = parse_number(match["yuan"].translate(_FORMAL))
    if yuan is None:
        return None
    for group, parts in (("jiao", 10), ("fen", 100)):
        if match[group]:
            digit = parse_number(match[group].translate(_FORMAL))
            if digit is None:
                return None
            yuan += digit / parts
    return yuan


def _figures(match: regex.Match[str]) -> Fraction:
    return Fraction(match["n"].replace(",", "").rstrip(".")) * _POWERS.get(match["power"] or "", 1)
