"""Bytes to text: the encoding told from the bytes alone, never from the locale."""

from __future__ import annotations

import codecs

from msgspec import Struct

from wenlint.core.patterns import lazy, plain

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of files that carry a text suffix by mistake, and what such a file is.
_SIGNATURES = (
    (b"\x89PNG", "PNG 图片", "a PNG picture"),
    (b"\xff\xd8\xff", "JPEG 图片", "a JPEG picture"),
    (b"GIF8", "GIF 图片", "a GIF picture"),
    (b"%PDF-", "PDF 文件", "a PDF file"),
    (b"PK\x03\x04", "压缩包或 Office 文档", "an archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文档", "an old Office document"),
    (b"\x1f\x8b", "压缩文件", "a compressed file"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"Rar!", "压缩包", "an archive"),
    (b"\x7fELF", "程序", "a program"),
)

# C0 controls that no text holds; form feed, the separators and escape do occur in text.
_FOREIGN = plain(r"[\x00-\x08\x0e-\x1a]")
_COMMON = lazy(r"[\t\r\n\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
# What else a text may be written in that somebody names the encoding of.
_WRITTEN = lazy(
    r"[\t\r\n\x20-\x7e\u2010-\u2027\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
    r"\U00020000-\U0003ffff]+"
)
_WIDE = lazy(r"[\u0800-\ud7ff\ue000-\ufffc]")  # three bytes each in UTF-8
_SURROGATE = lazy(r"[\ud800-\udfff]")
_SAMPLE = 64 * 1024
_SHARE_OF_FOREIGN = 100
_SHARE_OF_COMMON = 0.4
_FEW = 10
_SEPARATOR = "\x1f"  # what the readers put where code was; a text of its own would cut words
# Chinese in seven bits: ISO-2022, which announces its sets, and HZ, which brackets them.
_SEVEN_BITS = lazy(r"\x1b\$[@-J()*+]|~\{(?:[!-w][!-~]){2,200}~\}")

# A page names its encoding within its first kilobyte, says the standard of HTML. Only Big5 needs
# to be told so: without it the bytes would be taken for GB18030, whose every name is known.
_DECLARED_BIG5 = lazy(r"(?i)\s*+<[^\0]*?(?:charset|encoding)\s*=\s*[\"']?big5(?:-hkscs)?\b")
_DECLARATIONS = 1024
_BIG5 = ("big5", "big5hkscs", "cp950")


class Undecodable(Exception):
    """The bytes are no text in any encoding that wenlint tells apart, or no text at all."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Decoded(Struct, frozen=True):
    """A file as text: `bom` is its byte order mark, not part of `text`."""

    text: str
    encoding: str
    bom: bytes = b""


def is_encoding(name: str) -> bool:
    """Say whether `name` is an encoding of texts that Python knows."""
    try:
        b"".decode(name)
        "".encode(name)
    except (LookupError, ValueError):  # `undefined` refuses even the empty text
        return False
    return True


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode `data`, by `encoding` if given, else by what the bytes themselves say.

    Told apart are a byte order mark, UTF-8, UTF-16 without a mark, and GB18030 (which holds
    GBK and GB2312); a page that says it is Big5 is, if it decodes so. Raises Undecodable for
    what is no text, and for a mark or an `encoding` that makes no text of what else is one.
    """
    for bom, name in _MARKS:
        if data.startswith(bom):
            rest = data[len(bom) :]
            return Decoded(_named_rightly(_strictly(rest, name), rest, name), name, bom)
    if encoding is not None:
        text = _strictly(data, encoding)
        return Decoded(_named_rightly(text, data, encoding), encoding)
    many_zeros = data.count(0, 0, _SAMPLE) * 8 > len(data[:_SAMPLE])  # ASCII as UTF-16 has them
    if many_zeros and (wide := _wide_encoding(data)) is not None:
        return Decoded(_plain(_strictly(data, wide), data), wide)
    try:
        return Decoded(_not_seven_bits(_plain(data.decode("utf-8"), data)), "utf-8")
    except UnicodeDecodeError as error:
        torn = error
    if (wide := _wide_encoding(data)) is not None:
        return Decoded(_plain(_strictly(data, wide), data), wide)
    return _declared_big5(data) or Decoded(_gb18030(data, torn), "gb18030")


def _gb18030(data: bytes, torn: UnicodeDecodeError) -> str:
    """Decode what is not UTF-8, as `torn` says."""
    try:
        text = _plain(data.decode("gb18030"), data)
    except UnicodeDecodeError:
        raise (_binary(data) if _signature(data) else _torn(data, torn)) from None
    if _signature(data) and (data.startswith(b"%PDF-") or _share(text) < 0.85):
        raise _binary(data)
    if _mostly_utf8(data) or not _is_chinese(text):
        raise _torn(data, torn)
    return text


def _is_chinese(text: str) -> bool:
    """Say whether the characters are those that people use.

    Of published documents 76 in 100 and more are common ones, of other encodings taken for
    GB18030 (Big5, Shift-JIS, EBCDIC) hardly one in five.
    """
    wide = "".join(sign for sign in text[:_SAMPLE] if sign > "\x7f")
    pairs = 2 * len(wide) - len(wide.encode("gb18030")) // 2  # the others have four bytes each
    leads = wide.encode("gb2312", "ignore")[::2]
    common = sum(0xB0 <= lead <= 0xD7 or lead <= 0xA3 for lead in leads)
    return pairs < _FEW or common > _SHARE_OF_COMMON * pairs


def _not_seven_bits(text: str) -> str:
    has_any = "\x1b$" in text or "~{" in text
    if has_any and (match := _SEVEN_BITS.search(text)):
        row = text.count("\n", 0, match.start()) + 1
        name = "hz" if match[0].startswith("~") else "iso2022_jp"
        raise Undecodable(
            f"第{row}行起看来是七位编码（{name} 等）；请用 --encoding 指明，或转存为UTF-8",
            f"from row {row} on in an encoding of seven bits ({name} or the like), it seems; "
            "name it with --encoding, or save the file as UTF-8",
        )
    return text


def _torn(data: bytes, torn: UnicodeDecodeError) -> Undecodable:
    row = data.count(b"\n", 0, torn.start) + 1
    return Undecodable(
        f"第{row}行起不是UTF-8，整个文件也不是GB18030、UTF-16；请用 --encoding 指明编码，"
        "或转存为UTF-8",
        f"neither UTF-8 (row {row}) nor GB18030 nor UTF-16; "
        "name the encoding with --encoding, or save the file as UTF-8",
    )


def _mostly_utf8(data: bytes) -> bool:
    """Say whether bytes that are no UTF-8 nearly are: a few of another encoding are among them.

    They may be GB18030 by chance, which would make words that nobody wrote of all of them.
    """
    text = data.decode("utf-8", "replace")
    return len(_WIDE.findall(text)) > text.count("\ufffd")


def _share(text: str) -> float:
    """Return how much of `text` is written in the scripts of East Asia or in ASCII."""
    sample = text[:_SAMPLE]
    return sum(map(len, _WRITTEN.findall(sample))) / max(1, len(sample))


def _named_rightly(text: str, data: bytes, encoding: str) -> str:
    """Return `text`, which is `data` in `encoding`, if it is one and the bytes are no other."""
    if _SURROGATE.search(text):
        raise Undecodable(
            f"按 {encoding} 解码，得出的不是文字；请换一种 --encoding",
            f"not text in {encoding}; try another --encoding",
        )
    share = _share(text)
    if share < 1 and not encoding.lower().replace("_", "-").startswith("utf-8"):
        for other, enough in (("utf-8", share), ("gb18030", max(0.85, share))):
            try:
                likelier = data.decode(other)
            except UnicodeDecodeError:
                continue
            doubtful = other == "utf-8" or (share < 0.5 and len(text) >= _FEW)
            if doubtful and (_share(likelier) > enough and _WIDE.search(likelier)):
                raise Undecodable(
                    f"按 {encoding} 解码不成文字，内容看来是 {other}；请改正 encoding 设置，"
                    "或去掉文件开头的字节顺序标记",
                    f"no text in {encoding}, but it is in {other}; correct the setting `encoding`, "
                    "or remove the byte order mark of the file",
                )
    return _plain(text, data)


def _declared_big5(data: bytes) -> Decoded | None:
    """Decode a page that says it is Big5 and is so."""
    if not _DECLARED_BIG5.match(data[:_DECLARATIONS].decode("latin-1")):
        return None
    for encoding in _BIG5:
        try:
            return Decoded(_plain(data.decode(encoding), data), encoding)
        except UnicodeDecodeError:
            continue
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError) as error:  # UnicodeError is a ValueError
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise Undecodable(
            f"按 {encoding} 解码，第{at}字节出错；请换一种 --encoding",
            f"not {encoding} at byte {at}; try another --encoding",
        ) from None


def _plain(text: str, data: bytes) -> str:
    """Return `text` if it is one, for bytes can decode and be no text all the same."""
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) > max(2, len(sample) // _SHARE_OF_FOREIGN):
        raise _binary(data)
    return whole(text)


def whole(text: str) -> str:
    """Return `text` if nothing in it would be taken for a mark of the readers."""
    if _SEPARATOR in text:
        row = text.count("\n", 0, text.index(_SEPARATOR)) + 1
        raise Undecodable(
            f"第{row}行有控制符 U+001F，会把词语隔断；请删去",
            f"row {row} holds the control U+001F, which cuts words; remove it",
        )
    return text


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: zero bytes, and nearly all of it Chinese or ASCII so read."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\x00" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if sum(map(len, _COMMON.findall(text))) > 0.85 * len(text):
            return encoding
    return None


def _signature(data: bytes) -> tuple[str, str] | None:
    return next(((zh, en) for mark, zh, en in _SIGNATURES if data.startswith(mark)), None)


def _binary(data: bytes) -> Undecodable:
    zh, en = _signature(data) or ("二进制文件", "a binary file")
    return Undecodable(
        f"这是{zh}，不是文本；请改正后缀，或在 exclude 中排除它",
        f"{en}, not text; mend its suffix, or exclude it",
    )
