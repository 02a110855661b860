r"""文内列举断号：一是、二是、四是，或漏了“是”、第一之后直接第三。
Inline series: 一是 二是 四是; a lost 是; 第一 then 第三; ① ② ④.

段落里的“一是……二是……”“第一，……第二，……”“首先……其次……”“（1）……（2）……”“①……②……”“1.……2.……”
“A. B. C.”应当逐个数下去。断号是删改后没有顺延，或丢了一段；“四聚力攻坚”是丢了“是”字。列举可以跨过
断行继续；每遇“一是”重新开始。

不报：
- 换了标题后重新从一是开始，“原因：一是……”在同一段里另起一列；
- 句首的四大班子、四星级、六成以上、一季度、一以贯之、三是毫不放松；
- 是否、是不是、要求、要素、要点；
- 对条款的引用（第一款第（一）、（三）项）；“再次强调”的再次；人名缩写。

修复：从第一个编号起整列重编，或补上“是”；不算安全。

出处：基层党建总结“三是强化基层治理。……四聚力攻坚战疫。”；GB/T 15834-2011 B.3.7 列有“一是”的用法，
逐个数下去是通例。

反例：

    成色分档：(a) 通透；(b) 微瑕；(d) 浑浊。
    靠岸分三步走。步骤一：减速；步骤三：系缆；步骤四：搭板。
    船况分三等：（A）完好；（C）待修；（D）报废。
    请逐条回复：1）渡口几处？2）渡船几只？4）船工几名？
    重点：（1）队伍建设；（2）制度建设；（3）项目建设；（5）条件保障。
    重点抓好三件事：一是扩面，二是提质，四是增效。
    要求如下：第一，抓学习。第二，抓整改。第四，抓考核。
    材料包括：①申请书；②身份证明；④委托书。
    一是夯实基础。完善制度。二是用好人才。办好培训。三是强化治理。完善网格。四聚力攻坚战役。面对困难，全员上阵。
    一是摸底。走访群众。二是建账。登记造册。三销号。逐项验收。四是巩固。防止反弹。
    “四不”要求：一是不漏一户一人，二是不走危险路段，三是不准擅自返回，四不让群众受冻。
    首先，摸清底数。再次，逐项整改。
    步骤如下：1.打开阀门；2.排空余水；4.关闭阀门。
    A.明渠 B.暗管 D.隧洞
    出船前查三处：(1) 缆绳；(1) 船底；(3) 橹。回来再查两处：(1) 缆桩；(2) 渔网。
    搬到河边有两个理由。其一，取水近；其三，地价低。
    首先，把种子筛净；第三，用草木灰拌匀。
    值日要求：⑴锁好门窗；⑵倒掉垃圾；⑷关闭电源。

正例：

    成色分档：(a) 通透；(b) 微瑕；(c) 浑浊。
    靠岸分三步。第一步，减速；第二步，系缆；第三步，搭板。
    第一天，过江；第三天，上山；第四天，采药。
    村里有三户船匠，其一住在渡口，其三子学了木工。
    首先，看天气。其次，看潮水。第三，看船况。

    重点：（1）队伍建设；（2）制度建设；（3）项目建设；（4）条件保障。
    重点抓好三件事：一是扩面，二是提质，三是增效。原因：一是认识不够，二是投入不足。
    一是建强队伍。二是深化创建，四星级以上支部达到六成。三是毫不放松抓安全。四大班子分片包联。
    依照本条第一款第（一）项、第（三）项处理。
    首先，摸清底数。其次，逐项整改。会议再次强调，首先要统一思想。
    步骤如下：1.打开阀门；2.排空余水；3.关闭阀门。水压为1.5、2.5兆帕。
    A.明渠 B.暗管 C.隧洞 D.渡槽
    甲队：(1) 挖沟；乙队：(1) 砌井；(2) 装表。出船前查三处：(1) 缆绳；(2) 船底；(3) 橹。
    一是是否到位，二是要求是否落实，三是一季度能否完成。

反例（全文）：

    搬家攒下几条经验，说给后来人听。
    首先，书要最先装箱，装到八分满就封口。
    第三，碗碟竖着放，中间夹旧报纸。

正例（全文）：

    先烧窑。第一步，装坯；第二步，点火；第三步，封门。三步都要老师傅看着。

正例（全文）：

    一、成效
    一是抓学习。二是抓调研，形成
    调研报告三篇。三是抓落实。
    二、不足
    一是学习不深。二是作风不实。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from wenlint.core.document import Document, TriviaKind
from wenlint.core.hit import Edit, Fix, Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.numerals import format_han
from wenlint.lexicon.lists import FIRST
from wenlint.structure.faults import Fault, FaultKind, faults, missing_marks, renumbering, shown
from wenlint.structure.inline_series import inline_series
from wenlint.structure.lost_items import sentence_without_number
from wenlint.structure.markers import INLINE, Mark, Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.parallels import trivia_in
from wenlint.structure.series import Series

# What a numeral at the beginning of a sentence counts, ranks or begins, when it is no item.
_NOT_AN_ITEM = (
    r"[个项条名位种类级星成季度月日年大家方面次届者则维分角边川省市县区乡镇村处所院校部委办局只张份本册"
    r"篇章节句字道座栋层间户口人代辈周天时刻秒元块里亩吨批轮波线环路号楼期版套组队支把手心步重点通会中"
    r"以一二三四五六七八九十百千万亿、，。；：和与至到—～两多余来几是要为则者]"
)
_LOST_SHI = r"(?<=[{ends}])(?P<mark>{number})(?!{not_an_item})\p{{Han}}{{2,16}}(?=[。，；：])"
_STOPS = "。；;"
_ONCE_MORE = lazy(r"同一|一遍|又[^。，]{1,6}了|因为[^。]{0,40}[还仍又]")
_THEN = lazy(r"[，。；](?:然后|接着|随后|其后|之后|继而|第二)")
_SECOND = lazy(r"其次|再次|第[二两2]|再者|然后|接着|接下来|随后|另外|此外|二[是要来则]")
_LONGEST_WAY = 400
_SAME_WORDS = 4
_LONGEST_ITEM = 200


@rule("NUM007", "inline-series")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    series_by_place = document.view(inline_series)
    words = [one for one in series_by_place if one.scheme in INLINE]
    following = {id(one): after.marks[0].span.start for one, after in pairwise(words)}
    for series in series_by_place:
        if (hit := _third_after_first(document.text, series)) is not None:
            yield hit
        if len(series.marks) < 2:
            continue
        for count, fault in enumerate(faults(document.text, series)):
            if (hit := _lost_shi(document, fault, series)) is not None:
                yield hit
            elif series.scheme is not Scheme.SEQUENCE or (
                fault.kind is FaultKind.GAP and not _is_once_more(document.text, fault)
            ):
                if _is_in_code(document, fault):
                    continue
                fix = None if count else renumbering(document.text, series)
                yield _broken(document.text, series, fault, fix)
        if series.scheme is Scheme.SHI:
            end = following.get(id(series), len(document.text))
            if (hit := _lost_at_the_end(document, series.marks[-1], end)) is not None:
                yield hit


def _third_after_first(text: str, series: Series) -> Hit | None:
    """Find a 第三， that goes on with the 首先 of its paragraph, with no second between them."""
    third = series.marks[0]
    if series.scheme is not Scheme.ORDINAL or third.value != 3 or third.style != "第#":
        return None
    start = text.rfind("\n", 0, third.span.start) + 1
    first = text.rfind(FIRST, max(third.span.start - _LONGEST_WAY, start), third.span.start)
    if first < 0 and not text[start : third.span.start].strip():
        first = _begins_before(text, start)
    if first < 0 or _SECOND.search(text, first, third.span.start):
        return None
    span = Span(first, first + len(FIRST))
    return Hit(
        third.span,
        "列举断号：“首先”之后是“第三”，缺“其次”或“第二”",
        "the series lacks 其次 or 第二 between 首先 and 第三",
        (Related(span, "列举从这里开始", "the series begins here"),),
    )


def _begins_before(text: str, start: int) -> int:
    """Return where the paragraph before the one at `start` begins, if with 首先; else -1."""
    end = len(text[max(0, start - _LONGEST_WAY) : start].rstrip()) + max(0, start - _LONGEST_WAY)
    begin = text.rfind("\n", max(0, end - _LONGEST_WAY), end) + 1
    while begin < end and text[begin] in " \u3000":
        begin += 1
    return begin if text.startswith(FIRST, begin) else -1


def _is_in_code(document: Document, fault: Fault) -> bool:
    """Say whether the marks that a gap leaves out stand in code between: \x60(2) 勾选\x60."""
    if fault.kind is not FaultKind.GAP:
        return False
    between = Span(fault.before.span.end, fault.mark.span.start)
    code = [one.text for one in trivia_in(document, between) if one.kind is TriviaKind.CODE]
    return bool(code) and all(
        any(fault.mark.render(value) in one for one in code) for value in fault.missing
    )


def _is_once_more(text: str, fault: Fault) -> bool:
    """Say whether 再次 tells that the same is done again: by its words, or those of 首先.

    In another paragraph it counts on only if both begin theirs.
    """
    first, again = (_sentence(text, mark) for mark in (fault.before, fault.mark))
    between = text[fault.before.span.start : fault.mark.span.start]
    without_comma = text[fault.mark.span.end - 1] not in "，,"
    if _ONCE_MORE.search(again) and not without_comma:
        return True
    if _THEN.search(between) or (without_comma and "。" in between):
        return True
    if any(again[at : at + _SAME_WORDS] in first for at in range(len(again) - _SAME_WORDS + 1)):
        return True
    if "\n" not in between:
        return False
    return any(
        mark.span.start > 0 and text[mark.span.start - 1] != "\n"
        for mark in (fault.before, fault.mark)
    )


def _sentence(text: str, mark: Mark) -> str:
    stop = min(mark.body.end, mark.body.start + _LONGEST_ITEM)
    return text[mark.body.start : stop].partition("。")[0]


def _broken(text: str, series: Series, fault: Fault, fix: Fix | None) -> Hit:
    marks = shown(series, fault.place)
    before = fault.before.written
    related: tuple[Related, ...] = (
        Related(fault.before.span, f"前一个是“{before}”", f"before it: {before}"),
    )
    if series.scheme is Scheme.SEQUENCE:
        zh, en = (
            "列举断号：“首先”之后是“再次”，缺“其次”",
            "the series lacks 其次 between 首先 and 再次",
        )
    elif fault.kind is FaultKind.GAP:
        missing = missing_marks(fault)
        bare = sentence_without_number(text, fault.before, fault.mark)
        if bare is not None:
            said = Related(bare, "可能是这一句丢了编号", "this may have lost its number")
            related = (*related, said)
        zh, en = f"列举断号：{marks}，缺{missing}", f"the series has a gap: {marks} lacks {missing}"
    else:
        due = fault.mark.render(fault.due)
        zh = f"列举的编号重复或颠倒：{marks}，这里应当是“{due}”"
        en = f"numbers repeat or go back in the series {marks}; {due} is due here"
    return Hit(fault.mark.span, zh, en, related, fix)


def _lost_shi(document: Document, fault: Fault, series: Series) -> Hit | None:
    """Find the item between two others whose 是 is lost."""
    if fault.kind is not FaultKind.GAP or series.scheme is not Scheme.SHI:
        return None
    part = Span(fault.before.span.end, fault.mark.span.start)
    return _item_without_shi(document, fault.before, fault.missing[0], part)


def _lost_at_the_end(document: Document, last: Mark, end: int) -> Hit | None:
    """Find a last item whose 是 is lost, in the passage that the series is in."""
    section = document.view(make_outline).section_at(last.span.start)
    below = document.view(make_outline).sections[section.place + 1 : section.place + 2]
    ends = [end, section.span.end, last.body.end, *(other.span.start for other in below)]
    return _item_without_shi(document, last, last.value + 1, Span(last.span.end, min(ends)))


def _item_without_shi(document: Document, before: Mark, value: int, part: Span) -> Hit | None:
    number = format_han(value)
    # 一是…，二是…，三…: the items are parted by commas where the one before is.
    comma = document.text[before.span.start - 1 : before.span.start] == "，"
    ends = _STOPS + "，" * comma
    pattern = regex.compile(_LOST_SHI.format(number=number, ends=ends, not_an_item=_NOT_AN_ITEM))
    match = pattern.search(document.text, part.start, part.end)
    if match is None:
        return None
    span = Span(*match.span("mark"))
    return Hit(
        span,
        f"列举到“{before.written}”，这里的“{number}”后面漏了“是”",
        f"an item of the series lost its 是: {number}是 is due here",
        (Related(before.span, "前一项在这里", "the item before"),),
        Fix(f"改为“{number}是”", f"write {number}是", (Edit(span, f"{number}是"),), safe=False),
    )
