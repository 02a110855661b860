r"""段落近似：两个段落只差一个数、一个虚词或一个标点。
Near-duplicate paragraph: two paragraphs that differ in one figure, particle or mark.

同一篇里两个40字以上的段落，只有一处不同，而且不同的是一个数、一个虚词、一个标点，或者两个意思一样的词，
多半是复制了一段改了一处，原来那段忘了删，或该改的没有改全。两处写法都列出来。报告、通知、合同从头读到尾，
一件事只说一遍；手册在每一条下面都可以再说一遍，所以不查。

不报：
- 一字不差的段落（由 DUP003 管）；
- 手册、教程（有代码、公式、许多链接）；
- 差的是名称、人、事的排比（前端与后端、甲队与乙队）；差的是年月日、序号、期次、楼层；
- 意思相反的两种情形（已启用、未启用）；
- 法律各条、各项之间只差一两个字的规定；引文、修改决定里的新条文；通过、修正的记录；
- 表格里的格、目录；许多段落共有的套话；不同文章里的段落（汇编）。

选项：any-difference，连只差一个名称的也报，默认 false。

出处：工作总结、招标公告的修改稿。

反例（全文）：

    一、供水
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准的要求。
    二、保障
    全市现有水厂十三座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准的要求。

反例（全文）：

    三、安全
    各渡口每天开航前检查缆绳、栏杆和救生衣，发现隐患的立即停航，整改合格并经水务站验收以后才能恢复摆渡。

    各渡口每天开航前检查缆绳、栏杆和救生衣，发现隐患的立即停航，整改合格并经水务站验收以后才可恢复摆渡。

反例（Markdown）：

    ## 费用

    承运方每次摆渡收取客运费三元，随身行李二十公斤以内不另收费，超过部分按照每公斤五角收取行李费。

    ## 其他

    承运方每次摆渡收取客运费三元，随身行李十五公斤以内不另收费，超过部分按照每公斤五角收取行李费。

正例（全文）：

    一、供水
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达到国家标准的要求。
    二、排水
    全市现有泵站四十座，日排水能力一百万吨，排水管网总长三千一百公里，汛期运行平稳没有发生积水。

正例（全文）：

    第一条 市水务局违反本办法规定不履行供水管理职责的，由市人民政府责令改正，对有关人员给予处分。
    第二条 区水务局违反本办法规定不履行供水管理职责的，由市人民政府责令改正，对有关人员给予处分。

正例（全文）：

    上游渡口由县航运站负责日常管理，每天开航前检查缆绳、栏杆和救生衣，发现隐患的立即停航整改并且上报。
    下游渡口由县航运站负责日常管理，每天开航前检查缆绳、栏杆和救生衣，发现隐患的立即停航整改并且上报。

正例（全文）：

    第3期培训班在县航运站举行，内容为缆绳检查、救生衣穿戴和落水救援，考试合格的渡工发给上岗证书。
    第4期培训班在县航运站举行，内容为缆绳检查、救生衣穿戴和落水救援，考试合格的渡工发给上岗证书。

正例（全文）：

    已经安装照明灯的渡口可以夜间摆渡，开航前应当检查灯具、缆绳和栏杆，并且向县航运站报告当班渡工姓名。
    没有安装照明灯的渡口可以夜间摆渡，开航前应当检查灯具、缆绳和栏杆，并且向县航运站报告当班渡工姓名。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import SEPARATOR, Document
from wenlint.core.hit import Hit, Related, Severity
from wenlint.core.patterns import lazy, plain
from wenlint.engine.rule import rule
from wenlint.language.similarity import Pair, near_pairs
from wenlint.language.tokenizer import words
from wenlint.lexicon.traditional import SIMPLIFIED
from wenlint.structure.manuals import is_manual
from wenlint.structure.parallels import Parallels
from wenlint.structure.passages import Passage, paragraphs
from wenlint_rules.duplicate.neighbours import is_no_news

_SHORTEST = 40
_FEWEST_WORDS = 30
_SHOWN = 20
_LARGEST_INSERTION = 4
_HAN = plain("[\u3400-\u9fff]+")
_MARKS = lazy(r"[\p{P}\s]*")
_FIGURE = lazy(r"[\d０-９.,．，〇零一二两三四五六七八九十百千万亿几]*")
_NUMERAL = "0-9０-９.〇零一二两三四五六七八九十百千万亿"
# A figure that names or dates: 第3期, 2025年, 3号楼, 二标段.
_NAMES = lazy(
    rf"[{_NUMERAL}]*(?:年(?!限)|月|日|号|季度|期|届|层|楼|栋|幢|级|类|条|款|项|章|节|标段|标包|包|组|队|班|单元)"
)
_ORDINAL = lazy(rf"(?:[第图表附件页式之]|[A-Za-z.\-—－])[{_NUMERAL}]*\Z")
_ITEM = lazy(rf"[（(]?[{_NUMERAL}]*[、.．）)]?\Z")
_NOT = lazy(r"[不未非没无勿免禁别莫难]")
_WORDS_OF_FUNCTION = ("d", "p", "c", "u", "y", "w", "x")
_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Options:
    any_difference: bool = False


@rule("DUP004", "near-paragraph", severity=Severity.WARNING, options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    found = [
        one
        for one in paragraphs(document, _SHORTEST, in_laws=False)
        if not (one.is_quoted or one.is_history)
        and sum(map(len, _HAN.findall(one.key))) >= _FEWEST_WORDS
    ]
    if len(found) < 2 or document.view(is_manual):
        return
    parallels = document.view(Parallels)
    for pair in near_pairs([one.key for one in found]):
        first, second = found[pair.first], found[pair.second]
        if first.article != second.article or parallels.by_design(first.block, second.block):
            continue
        if not (options.any_difference or _is_revision(first.key, second.key, pair)):
            continue
        if first.section == second.section or not parallels.is_entry(second.section):
            yield _hit(document, first, second, pair)


def _is_revision(first: str, second: str, pair: Pair) -> bool:
    """Say whether two texts are versions of one: what differs names nothing that each is about."""
    was, now = pair.was.translate(SIMPLIFIED), pair.now.translate(SIMPLIFIED)
    if SEPARATOR in was + now or bool(_NOT.search(was)) is not bool(_NOT.search(now)):
        return False
    if _FIGURE.fullmatch(was) and _FIGURE.fullmatch(now):
        return _is_value(first, pair.at, pair.at + len(pair.was)) and _is_value(
            second, pair.at, pair.at + len(pair.now)
        )
    if _MARKS.fullmatch(was) and _MARKS.fullmatch(now):
        return True
    if not was or not now:
        said = was + now
        if len(said) > _LARGEST_INSERTION:
            return False
        return all(one.tag.startswith(_WORDS_OF_FUNCTION) for one in words(said))
    return is_no_news((was, now))


def _is_value(text: str, start: int, end: int) -> bool:
    """Say whether the figure at a spot of `text` counts or measures: it names and dates nothing."""
    before, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return not (
        _NAMES.match(behind) or _ORDINAL.search(before) or (start < _BESIDE and _ITEM.match(before))
    )


def _hit(document: Document, first: Passage, second: Passage, pair: Pair) -> Hit:
    shown = second.span.of(document.text)[:_SHOWN]
    was, now = pair.was or "（无）", pair.now or "（无）"
    return Hit(
        second.span,
        f"段落“{shown}…”与前面一段只差一处：前面是“{was}”，这里是“{now}”",
        f"the paragraph “{shown}…” differs from one before it in one spot: {was} there, {now} here",
        (Related(first.span, "前面一段在这里", "the one before"),),
    )
