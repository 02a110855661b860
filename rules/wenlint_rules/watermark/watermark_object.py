r"""Word 文档里留着批注、修订、隐藏文字或水印
Word: comments, tracked changes, hidden text or a watermark left in.

批注、没有接受或拒绝的修订、隐藏的文字，收到文件的人都看得见；“机密”“样稿”一类水印印在每一页上。
定稿以前它们是工作需要，所以只作提示；加 --final 检查定稿时是警告。每一类在一份文档里只报一次，
说明有多少处。

不报：Markdown 和 HTML 里的注释；与文档本身无关的批注框样式。

出处：公开的 Word 文件（合同、论文）里留下的批注和修订。

正例：
    专家在批注里提出三条意见，均已采纳。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.core.document import Document, Trivia, TriviaKind
from wenlint.core.hit import Hit, Severity
from wenlint.core.message import Message
from wenlint.engine.rule import NoOptions, rule

_SHOWN = 20
_KINDS = (
    ((TriviaKind.REMARK,), Message("批注", "comments")),
    ((TriviaKind.INSERTION, TriviaKind.DELETION), Message("修订", "tracked changes")),
    ((TriviaKind.HIDDEN,), Message("隐藏文字", "pieces of hidden text")),
    ((TriviaKind.WATERMARK,), Message("水印", "watermarks")),
)


@rule("WM008", "watermark-object", severity=Severity.INFO)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for kinds, name in _KINDS:
        found = [one for one in document.trivia if one.kind in kinds]
        if found:
            yield _hit(found, name)


def _hit(found: Sequence[Trivia], name: Message) -> Hit:
    text = " ".join(found[0].text.split())
    shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    return Hit(
        found[0].span,
        f"文档里留着{name.zh} {len(found)} 处（“{shown}”），定稿前应清除",
        f'{len(found)} {name.en} left in ("{shown}"): clear them before publication',
    )
