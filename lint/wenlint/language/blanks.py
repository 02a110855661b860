"""Places left empty to be filled: `____`, `【　】`, `（　　）`, `第　号`, `2023年　月　日`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.document import Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.simplified import simplified
from wenlint.language.words import MEASURE
from wenlint.lexicon.measures import BEHIND_FIGURES
from wenlint.lexicon.patterns import before_no_word

_GAP = "[ \u3000\xa0]"
# 用【】标出, 带【】的: the sign itself is spoken of.
_SIGN = (
    "(?:[里中前后旁内尾]面?的|看[见到]|[遇碰见]到|[用加带打]上?|使用|采用|插入|输入|放[进入]|写[进入]"
    "|去掉|删去)"
)
_COUNTER = before_no_word(BEHIND_FIGURES)
_BLANK = lazy(
    rf"""
      (?<![A-Za-z\d_./*-])_{{3,}}+(?![A-Za-z\d./*-])   # a line to write on
    | (?<![A-Za-z_])__(?={_GAP}?[年月日时号元%％])
    | ＿{{2,}}+ | ﹍{{2,}}+
    | 【{_GAP}++】 | (?<![、和号]|{_SIGN})【】(?![是为和、等里内中]) | 〔{_GAP}++〕
    | (?<![、和或]|{_SIGN})［{_GAP}*+］
    | [（(](?:{_GAP}{{2,}}+|\u3000)[）)](?![内中里处])
    | (?<=[\u4e00-\u9fff])[（(]{_GAP}[）)](?={_GAP}?(?:{MEASURE}))
    | (?<=共有|共计|合计|总共|[为达计设分][有到成为]|[\u4e00-\u9fff][为有约近]|时间|[满总]分|超过)
      [（(]{_GAP}++[）)](?={_GAP}?(?:{_COUNTER}|[行列页字](?=[，。；、])))
    | (?<=[定位设]于|由|共计|合计|至|自|[点址]在|[往到])[（(]{_GAP}?[）)](?=[\u4e00-\u9fff])
    | (?<![\d０-９年月])(?:[12]\d{{3}}{_GAP}?)?年{_GAP}++(?:\d\d?{_GAP}?)?月{_GAP}++日
    | [12]\d{{3}}{_GAP}?年{_GAP}?\d\d?{_GAP}?月{_GAP}++日
    | (?<=[\u4e00-\u9fff][：:]){_GAP}{{4,}}+(?=[（(，。；、])
    | 第{_GAP}++(?:[号次届期批](?![人级楼]))
    | (?<=[〕］\]]){_GAP}++号
    | (?<=人民币|合计|共计|总计){_GAP}{{2,}}+[万亿]?元
    """,
    regex.X,
)
# Where one may begin: each begins with one of these signs, and few of them go on so.
_FIRST = plain(
    r"[_＿﹍【〔［（(年第12 \u3000\xa0](?=[_＿﹍】］）) \u3000\xa0\d万亿元号])"
    r"(?:(?<=[_＿﹍【〔［（(年第])|(?<=[12])\d{3}[ \u3000\xa0]?年"
    r"|(?<=[：:〕］\]币计][ \u3000\xa0]))"
)
_EMPTY_NAME = lazy(rf"(?<!号|点|[、和]|{_SIGN})《{_GAP}*+》(?!号|表示|内|中的|标|是|和|等)")
# 请拨打（　　）值班电话 is no talk about a sign: there the clause ends, or goes on about marking.
_SIGN_BEFORE = lazy(rf"(?<![拨录费参增携聘雇租选引叫敲攻雇信])(?:{_SIGN})\Z")
_SIGN_AFTER = lazy(
    r"\Z|[，。；、！？）”\n\x1f]|标|表|括|圈|注|号|代|框|来|把|分|隔|作|占|留|照|抄|补|填|涂|改|换|等|或|和|与|[（(【]"
)
_LINE_TEXT = lazy(r"[\u4e00-\u9fffA-Za-z\d]")


def blanks(document: Document) -> tuple[Span, ...]:
    """Return the empty places of `text`, in order; rules made of underscores are none."""
    text = document.view(simplified)
    found = [*_matches(text), *_EMPTY_NAME.finditer(text)]
    spans = sorted(Span(*match.span()) for match in found)
    return tuple(span for span in spans if _has_words(text, span) and not _is_sign(text, span))


def _matches(text: str) -> Iterator[regex.Match[str]]:
    end = 0
    for first in _FIRST.finditer(text):
        match = _BLANK.match(text, first.start()) if first.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _is_sign(text: str, span: Span) -> bool:
    """Say whether an empty bracket is spoken of: 在表里打（　　）, 用（　　）标出, “（　　）”."""
    quoted = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    if text[span.start] in "（(【〔［" and quoted in ("“”", "‘’", "「」", "『』"):
        return True
    return (
        text[span.start] in "（("
        and _SIGN_AFTER.match(text, span.end) is not None
        and _SIGN_BEFORE.search(text, max(0, span.start - 4), span.start) is not None
    )


def _has_words(text: str, span: Span) -> bool:
    """Say whether words stand in the line, or the cell, of the blank."""
    start = max(text.rfind("\n", max(0, span.start - 200), span.start), span.start - 200) + 1
    end = text.find("\n", span.end, span.end + 200)
    around = text[max(0, start) : span.start] + text[span.end : end if end >= 0 else span.end + 200]
    return _LINE_TEXT.search(around) is not None or _LINE_TEXT.search(span.of(text)) is not None
