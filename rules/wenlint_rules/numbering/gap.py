r"""编号缺号：同一层级的编号中间少了一个或几个。
Gap: a series of numbers at one level leaves one or more out.

章、节、条、一、（一）、壹、1.、1.1、（1）、① 等行首编号，在同一上级标题下应当连续；带词的编号
（步骤一、案例2、Q3、第四天、第 5 期）、表格里“序号”一栏也是这样。缺号多半是删稿、
拼接时丢了一段，或改了编号没有改全，读者会去找并不存在的那一项。报告写明整个序列、缺的是哪一个，
并指出前后两处。

不报：
- 换了上级标题、换了文章后重新从一开始的编号；法律的条文跨章连续编号；
- 第三条之一（修法插入的条文）；
- 缺的编号其实粘在上一行末尾（“……决定。 第十六条……”）；
- 行首的年份、数量（“2022.”“3.5万元”“一、二级公司”）；目录里的编号；表格里的数字；
- Markdown 有序列表自动编的号；跨行的引文里引用的条、项；附件说明里的编号（由 NUM013 管）；
- 从中间开始、一再跳号的条（节选）；
- 题号、版本号、链接到别的文件的编号（[36. 甲](甲.md)）；选出来的几题的答案；
- 带词的编号里断得太多、不从一开始的，或缺的那一个在别处写着的；倒着数的期刊目录按倒序查；
- 写在代码里的编号；不同级标题、标题与其下的正文各自的阿拉伯数字编号；
- 后来在别处补上的编号（那是次序颠倒，由 NUM003 管），行首的人名缩写与变量（A. Smith）。

中间那一行其实在，只是编号写错了一个字（笫三条、十－、），或 `##三.` 的井号后面少了空格的，
指出那一行。

修复：从第一个编号起整列重编，只改编号本身，记号的样式不动；可能另有文字引用旧编号，所以不算安全。

出处：洛阳、浙江等地已公布法规中“（四）”后接“（六）”、第二章后接第四章；工作报告的拼接稿。
GB/T 9704-2012 7.3.3 规定层次序数；同级编号连续是通例，不是条文。

反例（全文）：

    一、总体要求
    坚持稳中求进。
    二、重点任务
    抓好三件事。
    四、保障措施
    加强领导。

反例（全文）：

    第一条 为了加强管理，制定本办法。
    第二条 有下列情形之一的，不予受理：
    （一）材料不全的；
    （三）超过期限的。

反例（全文）：

    测试题
    A.明渠
    B.暗管
    D.隧洞
    说明：
    a) 按季度填报；
    b) 按年度汇总；
    d) 逐级审核。

反例（Markdown）：

    ## 第二章 规划

    规划由市人民政府编制。

    ## 第四章 保护

    保护区内不得采砂。

正例（全文）：

    一、工作成效
    （一）抓学习
    （二）抓落实
    二、存在问题
    （一）学习不深
    （二）落实不够

正例（全文）：

    第一章 总则
    第一条 为了规范管理，制定本办法。
    第二章 职责
    第二条 市水务局负责本办法的实施。 第三条 各区应当配合。
    第四条 街道按照分工做好工作。
    第四条之一 社区协助街道工作。
    第五条 本办法自公布之日起施行。

反例（Markdown）：

    <table>
    <tr><th>岗位</th><th>职责</th></tr>
    <tr><td>1、门卫</td><td>1、登记 2、查验 3、放行</td></tr>
    <tr><td>2、保洁</td><td>每日清扫</td></tr>
    <tr><td>4、维修</td><td>随叫随到</td></tr>
    </table>

反例（全文）：

    一、供水
    （一）更换水表。
    （二）清洗水箱。
    二、供电
    （三）检修线路。
    三、供气
    （五）置换管道。

反例（全文）：

    第一条 为了保护古树，制定本办法。
    笫二条 古树由所在村看护。
    第三条 本办法自公布之日起施行。

反例（Markdown）：

    ## 一. 选种

    颗粒饱满。

    ##二. 浸种

    水温适中。

    ## 三. 播种

    深浅一致。

反例（全文）：

    壹、緣起
    舊渡口停用多年。
    貳、作法
    修復石階與棧道。
    肆、經費
    由地方籌措。

反例（Markdown）：

    ### 关卡一：过桥

    三人同行。

    ### 关卡二：翻墙

    互相托举。

    ### 关卡四：寻宝

    按图索骥。

反例（Markdown）：

    | 序号 | 鱼种 | 尾数 |
    |---|---|---|
    | 1 | 青鱼 | 300 |
    | 2 | 鲢鱼 | 500 |
    | 4 | 鳊鱼 | 200 |

反例（Markdown）：

    #### 3.1. 磨刀

    先粗后细。

    #### 3.2. 下料

    留出余量。

    #### 3.4. 开榫

    深浅一致。

正例（Markdown）：

    ## 第一天

    到达渡口。第二天一早过江。

    ## 第三天

    上山采药。

    | 编号 | 类型 |
    |---|---|
    | 1 | 地址 |
    | 2 | 域名 |
    | 5 | 别名 |
    | 12 | 指针 |

正例（全文）：

    部分习题答案
    2. 六米
    3. 略
    5. 四十元
    8. 九天

正例（全文）：

    下面是第3、4、7题的解答。
    (3) 顺流
    (4) 逆流
    (7) 横渡

    评分办法
    一、写出算式，得一半的分。
    二、结果正确，得另一半的分。

反例（Markdown）：

    ## 1. 装船

    先重后轻。

    ## 2. 各号船型

    ### 3.x

    平底。

    ## 4. 开船

    候潮。

反例（全文）：

    下面是第3、4、5题的解答。
    (3) 顺流
    (5) 横渡
    (6) 摆渡

正例（Markdown）：

    **1.`dry`**

    烘干。

    **`2.roast`**

    焙炒。

    **3.`pack`**

    包装。

正例（全文）：

    年度安排如下：
    2023. 启动建设
    2026. 建成投用

正例（全文）：

    一、将第八条修改为：“第八条 申请人应当提交下列材料：
    （一）申请书；
    （三）营业执照。”
    二、删去第十条。
    附件：1.申请表
    2.承诺书
    3.流程图

正例（全文）：

    1. 水源地
    1）巡查记录
    2）检测报告
    2. 管网
    1.1 主干管
    1.2 支管
    3. 泵站
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from wenlint.core.document import Document
from wenlint.core.hit import Fix, Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.counted import counted_series
from wenlint.structure.faults import (
    Fault,
    FaultKind,
    missing_marks,
    renumbering,
    shown,
    stand_aside,
)
from wenlint.structure.lost_headings import HeadingLines
from wenlint.structure.lost_items import item_without_number
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import make_outline
from wenlint.structure.series import Series

_LONGEST_LEAD = 60
_PICKED = frozenset({Scheme.ARABIC, Scheme.PAREN_ARABIC, Scheme.DECIMAL})
_ANSWERS = lazy(r"题|答|解[析法]|提示|练习|选[做答]")
_EVERY_SECOND = lazy(r"[奇偶]数|[单双][号数]")
_SECOND = 2
_DIGITS = lazy(r"\d{1,3}")
_LINE_START = lazy(r"(?m)^[ \t\u3000]*+(?P<signs>#{1,6}+)?")
# Signs that are taken for those of a number.
_LIKE = {"第": "笫苐", "一": "－—–―ー-", "二": "ニ", "八": "ハ", "三": "彡", "十": "＋+"}
# More 条 than these are not lost by a slip.
_MOST_LOST = 3


@rule("NUM001", "gap")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    lines: HeadingLines | None = None
    for series, found_faults in counted_series(document):
        gaps = [
            one
            for one in found_faults
            if one.kind is FaultKind.GAP
            and not stand_aside(document, one.before, one.mark, one.missing)
        ]
        if not gaps or _is_excerpt(document, series, gaps):
            continue
        lines = lines or HeadingLines(document)
        look = lines.look_of(series)
        # One fix renumbers the whole series.
        fix = renumbering(document.text, series)
        for fault in gaps:
            spots = _misspelt(document.text, fault)
            for value, spot in spots.items():
                yield _as_misspelt(document.text, series, fault, value, spot)
            if spots:
                fix = None  # it would count past the line whose number is written wrong
                fault = replace(fault, missing=tuple(v for v in fault.missing if v not in spots))
            if not fault.missing:
                continue
            found = (
                [line.span for line in lines.between(fault.before, fault.mark, look)]
                if look
                else []
            )
            if not found:
                bare = item_without_number(document, fault.before, fault.mark)
                found = [bare] if bare is not None else []
            yield _hit(series, fault, fix, found)
            fix = None


def _misspelt(text: str, fault: Fault) -> Mapping[int, Span]:
    """Return where numbers left out stand after all, in signs that look like their own.

    So they do as 笫三条 or 十－、, and as ##三. that is no heading without its space.
    """
    wanted = {fault.mark.render(value): value for value in fault.missing}
    found: dict[int, Span] = {}
    for match in _LINE_START.finditer(text, fault.before.span.end, fault.mark.span.start):
        for right, value in wanted.items():
            written = text[match.end() : match.end() + len(right)]
            if (match["signs"] or written != right) and _looks_like(written, right):
                start = match.start("signs") if match["signs"] else match.end()
                found.setdefault(value, Span(start, match.end() + len(right)))
    return found


def _looks_like(written: str, right: str) -> bool:
    return len(written) == len(right) and all(
        sign == other or sign in _LIKE.get(other, "")
        for sign, other in zip(written, right, strict=True)
    )


def _as_misspelt(text: str, series: Series, fault: Fault, value: int, spot: Span) -> Hit:
    written, right = spot.of(text), fault.mark.render(value)
    zh, en = f"编号写错了字：“{written}”应为“{right}”", f"{written} should be the number {right}"
    if written[0] == "#":
        zh = f"“{written}”的井号后面少了空格，没有成为标题“{right}”"
        en = f"{written} lacks a space behind the number sign and is no heading"
    before = fault.before.written
    return Hit(
        spot,
        f"{zh}：{shown(series, fault.place)}",
        f"{en}: {shown(series, fault.place)}",
        (
            Related(fault.before.span, f"前一个编号是“{before}”", f"the number before: {before}"),
            Related(fault.mark.span, "后一个编号在这里", "the next number"),
        ),
    )


def _is_excerpt(document: Document, series: Series, gaps: Sequence[Fault]) -> bool:
    """Say whether somebody has picked the numbers out.

    So are 条 that begin late and leap again and again, and the answers to some of the questions.
    """
    if series.scheme in _PICKED and _are_named(document, series):
        return True
    if series.scheme in _PICKED:
        leaping = len(gaps) > 1 and 2 * len(gaps) >= len(series.marks) - 1
        return leaping and (len(gaps) >= _MOST_LOST or _gives_answers(document, series))
    late = series.scheme is Scheme.ARTICLE and series.marks[0].value > 1
    return late and (len(gaps) > 1 or len(gaps[0].missing) > _MOST_LOST)


def _gives_answers(document: Document, series: Series) -> bool:
    """Say whether the line before a series, or the heading over it, speaks of questions."""
    text, start = document.text, series.marks[0].span.start
    heading = document.view(make_outline).section_at(max(0, start - 1)).heading
    before = text[max(0, start - _LONGEST_LEAD) : start].rstrip().rpartition("\n")[2]
    return bool(_ANSWERS.search(before) or (heading and _ANSWERS.search(heading.span.of(text))))


def _are_named(document: Document, series: Series) -> bool:
    """Say whether the line before a series names its numbers: 第2、5题的答案, 单号题的答案."""
    text, start = document.text, series.marks[0].span.start
    before = text[max(0, start - _LONGEST_LEAD) : start].rstrip().rpartition("\n")[2]
    if not _ANSWERS.search(before):
        return False
    values = [mark.value for mark in series.marks]
    if _EVERY_SECOND.search(before):
        return all(later - value == _SECOND for value, later in pairwise(values))
    named = [int(one) for one in _DIGITS.findall(before)]
    return len(values) > 1 and any(
        named[place : place + len(values)] == values for place in range(len(named))
    )


def _hit(series: Series, fault: Fault, fix: Fix | None, lost: Sequence[Span]) -> Hit:
    missing = missing_marks(fault)
    marks = shown(series, fault.place)
    before = fault.before.written
    related = [
        Related(fault.before.span, f"前一个编号是“{before}”", f"the number before: {before}")
    ]
    if len(lost) == 1:
        related.append(
            Related(lost[0], "可能是这一行丢了编号", "this line may have lost its number")
        )
    return Hit(
        fault.mark.span,
        f"编号不连续：{marks}，缺{missing}",
        f"the numbering has a gap: {marks} lacks {missing}",
        tuple(related),
        fix,
    )
