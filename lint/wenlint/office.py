"""Documents of office programs, which wenlint cannot read yet: what they are, how to check them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from wenlint.core.message import Message

_WORD = Message("Word 文档", "a Word document")
_WPS = Message("WPS 文档", "a WPS document")
_SHEET = Message("电子表格", "a spreadsheet")
_SLIDES = Message("演示文稿", "a presentation")
_OPEN = Message("OpenDocument 文档", "an OpenDocument text")
_PDF = Message("PDF 文件", "a PDF file")
_OFD = Message("OFD 版式文件", "an OFD file")
_BOOK = Message("电子书", "an e-book")
_LAID_OUT = Message("版式文件", "a laid-out document")
_MAIL = Message("邮件或网页存档", "a mail or an archived page")

_KINDS: Mapping[str, Message] = {
    **dict.fromkeys((".doc", ".dot", ".dotm", ".rtf"), _WORD),
    **dict.fromkeys((".wps", ".wpt", ".uof", ".uot"), _WPS),
    **dict.fromkeys((".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods"), _SHEET),
    **dict.fromkeys((".pptx", ".ppt", ".pptm", ".ppsx", ".pps", ".dps", ".odp"), _SLIDES),
    **dict.fromkeys((".odt", ".ott", ".fodt"), _OPEN),
    ".pdf": _PDF,
    ".ofd": _OFD,
    **dict.fromkeys((".epub", ".mobi", ".azw3"), _BOOK),
    **dict.fromkeys((".ceb", ".cebx", ".caj", ".kdh", ".xps", ".gw", ".gd"), _LAID_OUT),
    **dict.fromkeys((".eml", ".msg", ".mht", ".mhtml"), _MAIL),
}


def office_kind(name: str) -> Message | None:
    """Return what kind of office document a file of this name is, if it is any."""
    return _KINDS.get(PurePath(name).suffix.lower())


def remedy(name: str, kind: Message) -> Message:
    """Return why an office document is not checked, and how it can be."""
    if kind is _PDF:
        zh = "pdftotext -enc UTF-8 转成 .txt"
        en = "convert it to .txt with pdftotext -enc UTF-8"
    elif kind is _WORD:
        zh, en = "用 Word 或 WPS 另存为 .docx", "save it as .docx in Word or WPS"
    elif kind is _SHEET:
        zh, en = "另存为网页（.html）", "save it as a web page (.html)"
    else:
        zh = "另存为纯文本（.txt，UTF-8）或网页（.html）"
        en = "save it as plain text (.txt, UTF-8) or a web page (.html)"
    return Message(
        f"这是{kind.zh}（{PurePath(name).suffix}），wenlint 还读不了；请{zh}再检查，"
        "或在 exclude 中排除它",
        f"this is {kind.en} ({PurePath(name).suffix}), which wenlint cannot read yet; "
        f"{en} and check that, or exclude it",
    )
