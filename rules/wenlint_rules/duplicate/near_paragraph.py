r"""段落近似：两个段落只差一个词或一个数。
Near-duplicate paragraph: two paragraphs that differ in one word or figure.

同一篇里两个40字以上的段落，只有一处不同（一个词、一个数、一个标点），多半是复制了一段改了一处，
原来那段忘了删，或该改的没有改全。两处写法都列出来。

不报：
- 一字不差的段落（由 DUP003 管）；
- 法律各条、各项之间只差一两个字的规定；表格里的格、目录、引文；
- 许多段落共有的套话（同样的开头、结尾）；不同文章里的段落（汇编）。

出处：工作总结、招标公告的修改稿。有的近似段落是有意的排比，所以这条规则在预览里。

反例（全文）：

    一、供水
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准的要求。
    二、保障
    全市现有水厂十三座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准的要求。

正例（全文）：

    一、供水
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准的要求。
    二、排水
    全市现有泵站四十座，日排水能力一百万吨，排水管网总长三千一百公里，汛期运行平稳没有发生积水。

正例（全文）：

    第一条 市水务局违反本办法规定不履行供水管理职责的，由市人民政府责令改正，对有关人员给予处分。
    第二条 区水务局违反本办法规定不履行供水管理职责的，由市人民政府责令改正，对有关人员给予处分。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.similarity import Pair, near_pairs
from wenlint.structure.parallels import Parallels
from wenlint.structure.passages import Passage, paragraphs

_SHORTEST = 40
_SHOWN = 20


@rule("DUP004", "near-paragraph", severity=Severity.WARNING, preview=True)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    found = [one for one in paragraphs(document, _SHORTEST) if not one.in_law]
    parallels = document.view(Parallels)
    for pair in near_pairs([one.key for one in found]):
        first, second = found[pair.first], found[pair.second]
        if first.article != second.article or parallels.by_design(first.block, second.block):
            continue
        if first.section == second.section or not parallels.is_entry(second.section):
            yield _hit(document, first, second, pair)


def _hit(document: Document, first: Passage, second: Passage, pair: Pair) -> Hit:
    shown = second.span.of(document.text)[:_SHOWN]
    was, now = pair.was or "（无）", pair.now or "（无）"
    return Hit(
        second.span,
        f"段落“{shown}…”与前面一段只差一处：前面是“{was}”，这里是“{now}”",
        f"the paragraph “{shown}…” differs from one before it in one spot: {was} there, {now} here",
        (Related(first.span, "前面一段在这里", "the one before"),),
    )
