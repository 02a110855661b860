"""Bytes to text: the encoding told from the bytes alone, never from the locale."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from wenlint.patterns import lazy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of files that carry a text suffix by mistake.
_SIGNATURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
)

# C0 controls that no text holds; form feed, the separators and escape do occur in text.
_FOREIGN = lazy(r"[\x00-\x08\x0e-\x1a]")
_COMMON = lazy(r"[\t\r\n\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_SAMPLE = 64 * 1024

# A page names its encoding within its first kilobyte, says the standard of HTML. Only Big5 needs
# to be told so: without it the bytes would be taken for GB18030, whose every name is known.
_DECLARED_BIG5 = lazy(r"(?i)\s*+<[^\0]*?(?:charset|encoding)\s*=\s*[\"']?big5(?:-hkscs)?\b")
_DECLARATIONS = 1024
_BIG5 = ("big5", "big5hkscs", "cp950")


class Undecodable(Exception):
    """The bytes are no text in any encoding that wenlint tells apart, or no text at all."""

    def __init__(self, zh: str, en: str, *, binary: bool = False) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.binary = binary


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text: `bom` is its byte order mark, not part of `text`."""

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode `data`, by `encoding` if given, else by what the bytes themselves say.

    Told apart are a byte order mark, UTF-8, UTF-16 without a mark, and GB18030 (which holds
    GBK and GB2312); a page that says it is Big5 is, if it decodes so. Raises Undecodable.
    """
    for bom, name in _MARKS:
        if data.startswith(bom):
            return Decoded(_strictly(data[len(bom) :], name), name, bom)
    if encoding is not None:
        return Decoded(_strictly(data, encoding), encoding)
    if data.startswith(_SIGNATURES):
        raise _binary()
    try:
        return Decoded(_plain(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        torn = error
    if (wide := _wide_encoding(data)) is not None:
        return Decoded(_plain(_strictly(data, wide)), wide)
    if (decoded := _declared_big5(data)) is not None:
        return decoded
    try:
        return Decoded(_plain(data.decode("gb18030")), "gb18030")
    except UnicodeDecodeError:
        row = data.count(b"\n", 0, torn.start) + 1
        raise Undecodable(
            f"第{row}行起不是UTF-8，整个文件也不是GB18030、UTF-16；请用 --encoding 指明编码，"
            "或转存为UTF-8",
            f"neither UTF-8 (row {row}) nor GB18030 nor UTF-16; "
            "name the encoding with --encoding, or save the file as UTF-8",
        ) from None


def _declared_big5(data: bytes) -> Decoded | None:
    """Decode a page that says it is Big5 and is so."""
    if not _DECLARED_BIG5.match(data[:_DECLARATIONS].decode("latin-1")):
        return None
    for encoding in _BIG5:
        try:
            return Decoded(_plain(data.decode(encoding)), encoding)
        except UnicodeDecodeError:
            continue
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"按 {encoding} 解码，第{error.start}字节出错；请换一种 --encoding",
            f"not {encoding} at byte {error.start}; try another --encoding",
        ) from None


def _plain(text: str) -> str:
    """Return `text` if it is one, for bytes can decode and be no text all the same."""
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) > max(2, len(sample) // 1000):
        raise _binary()
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


def _binary() -> Undecodable:
    return Undecodable(
        "这是二进制文件，不是文本；请改正后缀，或在 exclude 中排除它",
        "a binary file, not text; mend its suffix, or exclude it",
        binary=True,
    )
