r"""附件说明写法：顺序号后用顿号，名称后加标点，冒号用半角。
Note of attachments: 、 behind the number, a mark behind the name, a half-width colon.

正文之下的附件说明写作“附件：1.名称”：后标全角冒号，顺序号用阿拉伯数字，附件名称后不加标点符号。

不报：
- 正文里提到的附件（见附件1：……）、表格里的附件清单；
- 网页上供下载的“附件1：名单.docx”；
- 名称里原有的问号、书名号、括号、省略号。

修复：改正顺序号后的点、冒号，删去名称后的标点。

出处：GB/T 9704-2012 7.3.4。

反例（全文）：

    请各村认真落实。
    附件：1、渡口名录
    2、缆绳规格

反例（全文）：

    请各村认真落实。
    附件：1.渡口名录；
    2.缆绳规格。

反例（全文）：

    请各村认真落实。
    附件：渡口名录。

反例（全文）：

    请各村认真落实。
    附件:渡口名录

反例（全文）：

    請各村認真落實。
    附件：渡口名錄。

正例（全文）：

    请各村认真落实。
    附件：1.渡口名录
    2.缆绳规格（试行）

正例（全文）：

    请各村认真落实。
    附件：《渡口名录》

正例（全文）：

    本合同的附件：
    1、图纸；
    2、报价。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import ATTACHMENT
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.attachments import find_attachments
from wenlint.structure.markers import Mark

_NOTE = lazy(r"附[ \u3000]*件[ \u3000]*(?P<colon>[:：])")
_LABEL_ENDS = frozenset("：:")
_MARKS = "。；，、;,."
_SUFFIX = lazy(r"\.[A-Za-z]{2,5}\Z")
_SHOWN = 12


@rule("GW003", "attachment-note", severity=Severity.WARNING, opt_in=True, triggers=(ATTACHMENT,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    found = find_attachments(document)
    note = found.note_span
    colon = _NOTE.match(text, note.start, note.end) if note else None
    if note is None or colon is None:
        return
    first_line = text[note.start : note.end].split("\n", 1)[0]
    items = [mark for mark in found.listed if note.covers(mark.span)]
    if first_line.rstrip()[-1] in _LABEL_ENDS or not (items or found.unnumbered):
        return  # 附件： alone on its line heads a list or the attachment itself
    names = list(_names(text, note, colon.end(), items))
    if any(_SUFFIX.search(name.of(text)) for name in names):
        return
    if colon["colon"] == ":":
        at = Span(colon.start("colon"), colon.end("colon"))
        yield _hit(note, at, "：", "“附件”后用全角冒号", "附件 takes a full-width colon")
    yield from chain(_numbers(items), _ends(text, names))


def _names(text: str, note: Span, start: int, items: list[Mark]) -> Iterator[Span]:
    """Yield the names of the attachments, without white space at their ends."""
    starts = [mark.span.end for mark in items] or [start]
    ends = [*(mark.span.start for mark in items[1:]), note.end]
    for begin, end in zip(starts, ends, strict=True):
        said = text[begin:end]
        yield Span(begin + len(said) - len(said.lstrip()), begin + len(said.rstrip()))


def _numbers(items: list[Mark]) -> Iterator[Hit]:
    wrong = [mark for mark in items if mark.style != "#." and mark.style != "#．"]
    if not wrong:
        return
    due = wrong[0].style.translate(str.maketrans("、。", "..")).replace("）", ".")
    edits = tuple(Edit(Span(mark.span.end - 1, mark.span.end), ".") for mark in wrong)
    written = due.replace("#", wrong[0].numeral)
    yield Hit(
        wrong[0].span,
        f"附件顺序号写作“{written}”（GB/T 9704 7.3.4）",
        f"the number of an attachment is written {written} (GB/T 9704 7.3.4)",
        fix=Fix(f"改为“{written}”", f"write {written}", edits, safe=False),
    )


def _ends(text: str, names: list[Span]) -> Iterator[Hit]:
    wrong = [name for name in names if len(name) > 1 and text[name.end - 1] in _MARKS]
    if not wrong:
        return
    edits = tuple(Edit(Span(name.end - 1, name.end), "") for name in wrong)
    name = wrong[0]
    yield Hit(
        Span(max(name.start, name.end - _SHOWN), name.end),
        f"附件名称后不加“{text[name.end - 1]}”（GB/T 9704 7.3.4）",
        f"no {text[name.end - 1]} behind the name of an attachment (GB/T 9704 7.3.4)",
        fix=Fix("删去标点", "remove the mark", edits, safe=False),
    )


def _hit(note: Span, at: Span, due: str, zh: str, en: str) -> Hit:
    return Hit(
        Span(note.start, at.end),
        f"{zh}（GB/T 9704 7.3.4）",
        f"{en} (GB/T 9704 7.3.4)",
        fix=Fix(f"改为“{due}”", f"write {due}", (Edit(at, due),), safe=True),
    )
