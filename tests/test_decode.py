"""Encodings told from the bytes alone."""

from __future__ import annotations

import codecs

import pytest

from wenlint.readers.decode import Undecodable, decode

TEXT = "全市基层党建工作情况\n一、主要做法，占54.2%。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (TEXT.encode(), "utf-8", b""),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", codecs.BOM_UTF8),
        (TEXT.encode("gb18030"), "gb18030", b""),
        (TEXT.encode("gbk"), "gb18030", b""),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", codecs.BOM_UTF16_LE),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", codecs.BOM_UTF16_BE),
        (TEXT.encode("utf-16-le"), "utf-16-le", b""),
        (TEXT.encode("utf-16-be"), "utf-16-be", b""),
    ],
)
def test_an_encoding_is_told_from_the_bytes(data: bytes, encoding: str, bom: bytes) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.bom) == (TEXT, encoding, bom)


def test_big5_is_read_on_request_only() -> None:
    assert decode("工作報告".encode("big5"), "big5").text == "工作報告"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        b"%PDF-1.7 \xe2\xe3\xcf\xd3",
        bytes(range(32)) * 64,
    ],
)
def test_a_binary_file_is_no_text(data: bytes) -> None:
    with pytest.raises(Undecodable, match="not text"):
        decode(data)


def test_a_broken_file_names_the_place_and_the_remedy() -> None:
    data = "第一行\n第二行".encode() + b"\xff\xff\n"
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert "第2行" in caught.value.zh
    assert "--encoding" in caught.value.zh
    assert "row 2" in caught.value.en


def test_a_wrong_encoding_on_request_is_said_so() -> None:
    with pytest.raises(Undecodable, match="utf-8"):
        decode(TEXT.encode("gb18030"), "utf-8")
