r"""跨文件重复：同一个长段落出现在两份文件里。
Paragraph across files: the same long paragraph in two documents of one run.

一批同时检查的文件里，两份文件有一段60字以上的文字一字不差（不计空白），多半是从另一份抄来忘了改。
每一段只报一次，写明另一处在哪个文件。默认关闭，用 --across 或配置 across = true 打开。

不报：
- 三份以上文件共有的段落（格式文本、声明、套话）；
- 以日期开头的通过、修正记录；法律、合同各条里的段落；表格里的格、目录、引文、标题；
- 同一份文件里的重复（由 DUP003 管）；内容相同的两份文件里的第二段起（只报第一段）。

选项：shortest，段落至少多少字才比较，默认60；most-files，一段至多在几份文件里出现才报，默认2。

    [rules.DUP008]
    shortest = 100

出处：各单位同时报送的总结，两份里同一段只字未改。

反例（多份）：

    甲镇工作总结

    一年来，全镇坚持把农村供水作为第一位的民生实事来抓，新建水厂两座，改造管网四十公里，惠及群众一万六千人，水质抽检合格率保持在百分之九十九以上。
    ====
    乙镇工作总结

    一年来，全镇坚持把农村供水作为第一位的民生实事来抓，新建水厂两座，改造管网四十公里，惠及群众一万六千人，水质抽检合格率保持在百分之九十九以上。

正例（多份）：

    甲镇工作总结

    一年来，全镇坚持把农村供水作为第一位的民生实事来抓，新建水厂两座，改造管网四十公里。
    ====
    乙镇工作总结

    一年来，全镇坚持把农村供水作为第一位的民生实事来抓，新建水厂一座，改造管网十五公里。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import rule_across
from wenlint.structure.passages import Passage, paragraphs

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Options:
    shortest: int = 60
    most_files: int = 2


@rule_across("DUP008", "across-files", severity=Severity.WARNING, options=Options)
def check(documents: Sequence[Document], options: Options) -> Iterator[tuple[Document, Hit]]:
    first: dict[str, list[tuple[int, Passage]]] = {}
    for place, document in enumerate(documents):
        for one in paragraphs(document, options.shortest):
            if one.in_law or one.is_history:
                continue
            known = first.setdefault(one.key, [])
            if all(place != other for other, _ in known):
                known.append((place, one))
    told: set[tuple[int, ...]] = set()
    for key, known in first.items():
        places = tuple(place for place, _ in known)
        if not 1 < len(known) <= options.most_files:
            continue
        # Of two copies of one file, the first paragraph says enough.
        before, after = documents[places[0]], documents[places[-1]]
        if places in told and before.text == after.text:
            continue
        told.add(places)
        *others, (_, one) = known
        related = tuple(
            Related(passage.span, "另一份文件里的同一段", "the same paragraph", documents[place])
            for place, passage in others
        )
        shown = key[:_SHOWN]
        zh = f"段落“{shown}…”在 {before.path} 里也有，一字不差"
        en = f"the paragraph “{shown}…” stands in {before.path} as well"
        yield after, Hit(one.span, zh, en, related)
