"""Labels of the pieces of a collection: 第3篇, 篇三, 【范文一】, 案例1, 样例A, 思想汇报（一）."""

from __future__ import annotations

from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.lexicon.numerals import CIRCLED, UP_TO_HUNDREDS
from wenlint.lexicon.patterns import any_of

_SIGN = rf"[0-9０-９]{{1,3}}|[{UP_TO_HUNDREDS}]{{1,4}}|[A-Z]|[{CIRCLED}]"
_OPEN = "[【\\[《〔“（(]?"
_NTH = lazy(
    rf"{_OPEN}第[ ]?(?P<n>{_SIGN})[ ]?"
    r"(?P<stem>[篇则首封套份例件个条问题讲课集回幕组类])(?![幅款项])"
)
_ASKED = lazy(r"(?P<n>[一二三四五六七八九十]{1,3})(?P<stem>问)(?=[：:，, \u3000]|\p{Han})")
_STEM = lazy(
    rf"{_OPEN}(?P<stem>[\p{{Han}}0-9A-Za-z“”·（）() \u3000]{{0,23}}?[\p{{Han}}A-Za-z])"
    rf"(?:[之 \u3000：:·—-]|第)?(?:[（(](?P<inner>{_SIGN})[）)]"
    rf"|(?P<n>{_SIGN})(?=$|[】\]》〕”（()）： :、.．。，,\u3000\t—-]))"
)
_NAMES_WORDS = (
    "篇 范文 例文 范本 范例 模板 样本 样例 样板 样稿 示例 案例 事例 实例 例 个案 故事 作品 文章"
    " 其 问 Q q 首 则 封 套 试卷 稿 信 短文 作文 日记 周记 讲话 材料 文稿 例题"
)
_NAMES_A_PIECE = lazy(rf"(?:{any_of(_NAMES_WORDS.split())})$")
_NTH_PIECE = "篇则首封套份例"
_LONGEST_LABEL = 40


class Label(Struct, frozen=True):
    """The label of a piece: 案例3 has the stem 案例 and the value 3, 第三篇 the stem 第篇."""

    stem: str
    value: int

    def names_a_piece(self, title: str, measure: str) -> bool:
        """Say whether it labels a piece of the collection `title`, counted by `measure`."""
        if self.stem.startswith("第"):
            return self.stem[1:] in _NTH_PIECE or self.stem[1:] == measure
        if _NAMES_A_PIECE.search(self.stem):
            return True
        return len(self.stem) >= 2 and self.stem in title


def label_of(text: str, span: Span) -> Label | None:
    """Return the label that a line begins with."""
    for pattern, before in ((_NTH, "第"), (_ASKED, "")):
        match = pattern.match(text, span.start, span.end)
        if match is not None and (value := _value(match["n"])):
            return Label(before + match["stem"], value)
    end = min(span.end, span.start + _LONGEST_LABEL)
    match = _STEM.match(text, span.start, end)
    if match is None or not (value := _value(match["inner"] or match["n"])):
        return None
    return Label(match["stem"].strip(" \u3000"), value)


def _value(sign: str) -> int | None:
    if sign in CIRCLED:
        return CIRCLED.index(sign) + 1
    if sign.isascii() and sign.isalpha():
        return ord(sign) - ord("A") + 1
    return parse_count(sign)
