r"""附件编号有误：附件说明里 1. 之后是 3.，只有一个附件却编了 1，附件标题与说明对不上。
Attachment: the attachments are numbered with a gap, or a single one bears a number.

附件说明里的顺序号、正文之后各附件的“附件1”“附件2”都应当从1起逐个数下去，而且两处相符。
只有一个附件时不编号。

不报：
- 一项断成两行的（括号到下一行才收）；
- “附件：”后面没有顺序号的一个附件；另发的附件（正文之后没有附件标题）；
- 一份文件里有几处附件说明的（汇编）；引文里的附件。

修复：附件说明断号时整列重编；只有一个附件时去掉编号。

出处：GB/T 9704-2012 7.3.4（如有多个附件，使用阿拉伯数字标注附件顺序号）、7.3.7。

反例（全文）：

    现将有关事项通知如下，请遵照执行。
    附件：1.人员名单
    3.时间安排

反例（全文）：

    现将有关事项通知如下，请遵照执行。
    附件：1.人员名单

反例（全文）：

    现将有关事项通知如下，请遵照执行。
    附件：1.人员名单
    2.时间安排

    附件1
    人员名单

    附件3
    时间安排

反例（全文）：

    现将评选办法印发给你们，请遵照执行。
    附件：1. 评选细则
    2. 推荐名册

    附件1
    评选细则
    一船一票，当场唱票。

正例（全文）：

    现将有关事项通知如下，请遵照执行。
    附件：1.人员名单
    2.时间安排

    附件1
    人员名单

    附件2
    时间安排

正例（全文）：

    现将有关事项通知如下，请遵照执行。
    附件：1.渡口检查记录表（由渡口所在的乡镇
    填报）
    2.船舶停航通知书（由航道管理
    站送达）

    附件1
    渡口检查记录表

    附件2
    船舶停航通知书

正例（全文）：

    现将有关事项通知如下，请遵照执行。
    附件：人员名单
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Related, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import ATTACHMENT
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.attachment_titles import lone_headings, other_titles
from wenlint.structure.attachments import find_attachments
from wenlint.structure.faults import faults, missing_marks, renumbering, shown
from wenlint.structure.markers import Mark
from wenlint.structure.series import Series


@rule("NUM013", "attachment", severity=Severity.WARNING, triggers=(ATTACHMENT,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    attachments = document.view(find_attachments)
    listed, headings = attachments.listed, attachments.headings
    if len(listed) == 1 and attachments.note_span and not headings:
        yield _single(listed[0])
    yield from _one_for_several(document, listed, headings)
    yield from _other_numerals(headings)
    for other in other_titles(document):
        name, title = other.name.of(document.text).strip(), other.title.of(document.text)
        yield Hit(
            other.title,
            f"附件的标题“{title}”与附件说明里的名称“{name}”不同",
            f"the attachment is called {name} where it is listed, but here {title}",
            (Related(other.name, "附件说明里的名称", "its name in the list"),),
        )
    for marks in (listed, headings):
        if marks:
            yield from _broken(document, Series(tuple(marks)))
    yield from _lacking(document, listed, headings)
    if listed and headings and _counts_on(headings) and _counts_on(listed):
        beyond = [mark for mark in headings if mark.value > len(listed)]
        if beyond:
            yield Hit(
                beyond[0].span,
                f"附件说明只列了{len(listed)}个附件，这里却是“{beyond[0].written}”",
                f"the note lists {len(listed)} attachments, but here is {beyond[0].written}",
                (Related(listed[-1].span, "附件说明的最后一项", "the last one listed"),),
            )


def _one_for_several(
    document: Document, listed: tuple[Mark, ...], headings: tuple[Mark, ...]
) -> Iterator[Hit]:
    """Yield the hit of a note that lists several attachments where one without a number follows."""
    alone = lone_headings(document)
    if len(alone) == 1 and len(listed) > 1 and not headings and _counts_on(listed):
        extra = listed[1]
        yield Hit(
            Span(extra.span.start, extra.body.end),
            f"附件说明列了{len(listed)}个附件，后面却只有一个不编号的“附件”",
            f"the note lists {len(listed)} attachments, but a single one follows",
            (Related(alone[0].span, "只有这一个附件", "the only attachment"),),
        )


def _lacking(
    document: Document, listed: tuple[Mark, ...], headings: tuple[Mark, ...]
) -> Iterator[Hit]:
    """Yield the hit of a note whose last attachments do not follow, where the others do."""
    if not headings or len(headings) >= len(listed):
        return
    if not (_counts_on(headings) and _counts_on(listed)) or _ELSEWHERE.search(document.text):
        return
    missing = listed[len(headings)]
    yield Hit(
        Span(missing.span.start, missing.body.end),
        f"附件说明列了{len(listed)}个附件，后面只到“{headings[-1].written}”为止",
        f"the note lists {len(listed)} attachments, but only {headings[-1].written} follows",
        (Related(headings[-1].span, "后面的最后一个附件", "the last one that follows"),),
    )


# The others are files of their own.
_ELSEWHERE = lazy(
    r"另[发附行]|附后|下载|链接|网站|网址|电子版|[Ww]ord|[Ee]xcel|\.(?:docx?|xlsx?|pdf|zip)|略"
)


def _other_numerals(headings: tuple[Mark, ...]) -> Iterator[Hit]:
    """Yield the hit of the one attachment that is numbered in other numerals: 附件一, 附件2."""
    by_kind: dict[bool, list[Mark]] = {True: [], False: []}
    for mark in headings:
        by_kind[mark.numeral.isdecimal()].append(mark)
    arabic, others = by_kind[True], by_kind[False]
    if not arabic or not others or others[0].numeral.isascii():
        return
    odd, usual = (others, arabic) if len(others) <= len(arabic) else (arabic, others)
    written, other = odd[0].written, usual[0].written
    yield Hit(
        odd[0].span,
        f"附件的编号写法不一：这里是“{written}”，别处是“{other}”",
        f"the attachments are numbered in two ways: {written} here, {other} elsewhere",
        (Related(usual[0].span, "别处这样写", "as elsewhere"),),
    )


def _counts_on(marks: tuple[Mark, ...]) -> bool:
    return [mark.value for mark in marks] == list(range(1, len(marks) + 1))


def _single(mark: Mark) -> Hit:
    return Hit(
        mark.span,
        f"只有一个附件，不必编“{mark.written}”",
        f"a single attachment needs no number {mark.written}",
        fix=Fix("去掉编号", "remove the number", (Edit(mark.span, ""),), safe=False),
    )


def _broken(document: Document, series: Series) -> Iterator[Hit]:
    for count, fault in enumerate(faults(document.text, series)):
        before, marks = fault.before.written, shown(series, fault.place)
        missing = missing_marks(fault)
        zh = f"附件编号有误：{marks}，" + (
            f"缺{missing}" if missing else f"这里应当是“{fault.mark.render(fault.due)}”"
        )
        en = f"the attachments are numbered {marks}" + (
            f": {missing} is missing" if missing else ""
        )
        yield Hit(
            fault.mark.span,
            zh,
            en,
            (Related(fault.before.span, f"前一个是“{before}”", f"before it: {before}"),),
            None if count else renumbering(document.text, series),
        )
