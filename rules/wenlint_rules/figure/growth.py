r"""增减与前后两个数不符：由200增加到250，增长30%；由43下降到86。
Growth: a rate, a difference, a multiple or a direction that the two values beside it do not give.

写明起点和终点的增减，可以重算：增长率＝（终点－起点）÷起点，净增＝终点－起点，倍数＝终点÷起点；“下降到”之后
的数应当更小。允许所写小数位的末位半个单位误差。

不报：
- 实际增长、可比增长、年均增长，国内生产总值一类按不变价计算的增速；
- 起点不在句中的（同比增长25%）；
- 百分比的变化：由60%提高到75%，提高15个百分点（或15%）；
- 约、近、余等概数，只在其容许范围之外才报；
- 名次、排位的升降；“增长3倍”与“增长到3倍”两种说法都对得上其一的。

出处：统计公报、述职报告中常见；改了基数忘改增幅，或“增加”“减少”写反。

反例：

    社员由200户增加到250户，增长30%。
    投诉量由43件下降到86件。
    销售额达到250万元，比上年的200万元增长35%。
    编制由120名精简到100名，净减少30名。
    入园企业从40家增加到120家，增长5倍。
    产量达到900吨，是2020年300吨的4倍。
    国务院组成部门由40个减少到29个，净减少12个。
    2024年接待游客120万人次，2025年接待游客150万人次，同比增长35%。
    全年新增商户1200户，注销300户，净增800户。
    合格率由90%提高到96%，提高8个百分点。
    实现收入250万元，同比增加50万元，增长40%。

正例：

    社员由200户增加到250户，增长25%；投诉量由86件下降到43件，下降50%。
    国内生产总值由54万亿元增加到82.7万亿元，年均增长7.1%。
    销售额达到250万元，比上年的200万元增长25%，同比多50万元。
    从40家增加到120家，增长2倍；由60%提高到75%，提高15个百分点。
    产量达到900吨，是2020年300吨的3倍；排名由第5位上升到第3位。
    局属科室由40个减少到29个，编制压缩四分之一。
    由亏损300万元增加到盈利200万元；排名由12名上升到5名；对口就业从三级提升到一级。
    时间由5天缩短到2天，压缩60%；从2019年的30人增加到去年的50多人。
    实现收入250万元，同比增加50万元，增长25%。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.document import Document
from wenlint.figures.change_sums import Contradiction, Fault, contradictions
from wenlint.figures.changes import changes_in
from wenlint.figures.nets import wrong_nets
from wenlint.figures.ranks import Moved, wrong_moves
from wenlint.figures.trends import averaged_rows, broken_trends
from wenlint.rule import Hit, NoOptions, Related, rule
from wenlint.text import Span


@rule("FIG006", "growth")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text, quantities = document.text, document.quantities
    changes = chain(changes_in(text, quantities), averaged_rows(text, quantities))
    told = chain.from_iterable(contradictions(text, *change) for change in changes)
    seen: set[Span] = set()
    for wrong in chain(wrong_nets(text, quantities), told):
        if wrong.place not in seen:
            seen.add(wrong.place)
            yield _contradicted(text, wrong)
    for moved in wrong_moves(text):
        yield _moved(text, moved)
    for broken in broken_trends(text, quantities):
        trend, before, after = (
            one.of(text) for one in (broken.trend, broken.before.span, broken.after.span)
        )
        yield Hit(
            broken.trend,
            f"{before}之后是{after}，与“{trend}”不符",
            f"{before} is followed by {after}, which is not {trend}",
            _ends(broken.before.span, broken.after.span),
        )


def _contradicted(text: str, wrong: Contradiction) -> Hit:
    written, before, after = (
        one.of(text) for one in (wrong.place, wrong.before.span, wrong.after.span)
    )
    related = _ends(wrong.before.span, wrong.after.span)
    if wrong.fault is Fault.DIRECTION:
        return Hit(
            wrong.place,
            f"从{before}到{after}，与文中所写的方向相反",
            f"from {before} to {after} is the opposite of what the text says",
            related,
        )
    return Hit(
        wrong.place,
        f"{wrong.sum}，文中为{written}",
        f"{wrong.sum}, the text says {written}",
        related,
    )


def _moved(text: str, moved: Moved) -> Hit:
    written, first, last = moved.place.of(text), moved.first, moved.last
    if moved.turned:
        zh = f"从第{first}到第{last}，与“{written}”的方向相反"
        en = f"from rank {first} to rank {last} is the opposite of {written}"
    else:
        zh = f"从第{first}到第{last}是{abs(first - last)}位，文中为{written}"
        en = f"from rank {first} to {last} it is {abs(first - last)}, the text says {written}"
    return Hit(moved.place, zh, en, _ends(*moved.ranks))


def _ends(before: Span, after: Span) -> tuple[Related, Related]:
    return (
        Related(before, "起点", "the value before"),
        Related(after, "终点", "the value after"),
    )
