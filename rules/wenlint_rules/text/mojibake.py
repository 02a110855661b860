r"""乱码：字节用错了编码读出来的字，或读不出来留下的问号。
Mojibake: bytes read in the wrong encoding, or question marks where characters were lost.

UTF-8 的字节当作 Latin-1 读，中文变成 ä¸­ 一类的字母；当作 GBK 读，变成 涓 浠 鍏 一类的生僻字；
来回转两次剩下“锟斤拷”；没有初始化的内存打出来是一串“烫”“屯”。判断的办法是把这些字按错的编码
写回字节，再按 UTF-8 读：读得出通顺的汉字，就是乱码。修复不了的只指出位置。

不报：
- 外文单词里的重音字母：café、Müller、São Paulo；
- 讲乱码、编码的文字，引号和代码里的例子；
- 地名人名里的生僻字：浠水、涓涓细流；
- 句末表示疑问、惊讶的一串问号。

出处：旧网站转码后的公告，数据库导出的表格，压缩包里的文件名。

反例：

    比赛改在本周锟斤拷举行。
    材质：å¡‘æ–™，容量五百毫升。
    设备由丙厂提供烫烫烫烫，三月到货。
    收到样品后五日内出具????报告。

正例：

    咖啡馆名叫 Café Müller，开在浠水河边，涓涓细流从门前经过。
    屏幕上出现“锟斤拷”，是编码转换出了错。
    真的吗????我不信。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule

_KNOWN = lazy(
    r"(?:锟斤拷?|斤拷锟|锟(?=\p{Han}))(?:[锟斤拷\p{Han}](?<=[锟斤拷]))*|烫{3,}|屯{4,}|葺{3,}"
)
# What the bytes of UTF-8 look like in Latin-1 and Windows-1252.
_LATIN = lazy(
    "[\u00c2-\u00f4][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]"
    "(?:[\u0080-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|[ ](?=[\u00c2-\u00f4]))*"
)
_LOST = lazy(r"(?<=[\p{Han}，、：])(?<![吗呢啊吧呀么嗎麼哦])\?{3,}(?=[\p{Han}，、；])")
_TALKS = lazy(r"乱码|亂碼|编码|編碼|解码|解碼|字符集|字元集|UTF|GBK|utf|gbk|Unicode")


def _leading() -> str:
    """Return what the first two bytes of a Chinese character are in GBK: E4–E9, then 80–BF."""
    pairs = (
        (lead, trail) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0) if trail != 0x7F
    )
    return b"".join(bytes(pair) for pair in pairs).decode("gb18030")


_LEADING = _leading()
_LEADS = plain(f"[{_LEADING}]")
_SIGNS = lines_with(f"锟烫屯葺?{_LEADING}\u00c2-\u00f4")
_AROUND = 60
_FEWEST = 2


@rule("TXT004", "mojibake", as_written=True, triggers=(_SIGNS,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for span, meant in _found(text):
        around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
        if _TALKS.search(around):
            continue
        yield Hit(
            span,
            f"乱码“{span.of(text)}”" + (f"，原来大概是“{meant}”" if meant else ""),
            f"mojibake: {span.of(text)}" + (f", probably {meant}" if meant else ""),
        )


def _found(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the spans of mojibake, each with what it meant where that can be told."""
    if any(sign in text for sign in "锟烫屯葺"):
        for match in _KNOWN.finditer(text):
            yield Span(*match.span()), ""
    if "???" in text:
        for match in _LOST.finditer(text):
            yield Span(*match.span()), ""
    for match in _LATIN.finditer(text):
        meant = _from_latin(match[0])
        if meant:
            yield Span(*match.span()), meant
    end = 0
    for start in _starts(text):
        if start < end:
            continue
        length, meant = _from_gbk(text[start : start + _LONGEST])
        if length:
            end = start + length
            yield Span(start, end), meant


_LONGEST = 40


def _from_latin(run: str) -> str:
    """Return what a run of letters meant whose bytes are UTF-8; empty if they are none."""
    data = bytearray()
    for sign in run:
        try:
            data += sign.encode("cp1252")
        except UnicodeEncodeError:
            if ord(sign) > 0xFF:
                return ""
            data.append(ord(sign))
    meant = bytes(data).decode("utf-8", "ignore")
    han = sum(map(_is_han, meant))
    return meant if 3 * han >= len(data) - 2 > 0 or (han > 1 and 6 * han > len(data)) else ""


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign in "，。、；：“”（）《》"


def _starts(text: str) -> Iterator[int]:
    """Yield where characters stand that are the first two bytes of a Chinese one, read as GBK."""
    for match in _LEADS.finditer(text):
        yield match.start()


def _from_gbk(run: str) -> tuple[int, str]:
    """Return how many characters of `run` are UTF-8 read as GBK, and what they meant; 0 if none.

    Two Chinese characters are six bytes and become three; a third one that is itself rare tells
    them from a name.
    """
    data = bytearray()
    taken = 0
    for sign in run:
        try:
            data += sign.encode("gb18030") if ord(sign) < 0xE000 or ord(sign) > 0xF8FF else b"??"
        except UnicodeEncodeError:
            break
        taken += 1
    meant = "".join(takewhile(_is_han, _decoded(bytes(data))))
    bytes_used = len(meant.encode("utf-8"))
    length, used = 0, 0
    while length < taken and used < bytes_used:
        used += len(run[length].encode("gb18030"))
        length += 1
    han = sum(_is_han(one) for one in meant)
    rare = sum(_is_rare(one) for one in run[:length])
    if han >= _FEWEST and rare >= _FEWEST and all(_is_common(one) for one in meant):
        return length, meant
    # 涓枃: the byte between was lost with a character that GBK does not have.
    if len(run) > 1 and _is_rare(run[0]) and (_is_exotic(run[1]) or "\ue000" <= run[1] <= "\uf8ff"):
        return 2, ""
    return 0, ""


def _decoded(data: bytes) -> str:
    """Return as much of `data` as is UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[: error.start].decode("utf-8")


def _is_rare(sign: str) -> bool:
    """Say whether a character is none of the first level of GB 2312."""
    try:
        data = sign.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return data[0] >= 0xD8


def _is_common(sign: str) -> bool:
    return not _is_rare(sign)


def _is_exotic(sign: str) -> bool:
    """Say whether a character is neither in GB 2312 nor among the common ones of Big5."""
    if not "\u4e00" <= sign <= "\u9fff":
        return False
    for encoding, last in (("gb2312", 0xF7), ("big5", 0xC6)):
        try:
            if sign.encode(encoding)[0] <= last:
                return False
        except UnicodeEncodeError:
            continue
    return True
